"""Every screen about meetings, and every list of the report, fills 80×24: title above, its keys in the last line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.screens.conftest import PASSPHRASE, Sitting
from tui.demo.build import build_demo

WAYS = {
    "Interviews": "f7", "Whom to see": "f7 s", "Debriefs": "f7 b", "Checks of extracts": "f7 x", "Register": "f7 t",
    "Interview 5": "f7 down down down down m", "Agreement · interview 2": "f7 down g",
    "Representations · interview 3": "f7 down down g enter", "Versions · interview 1": "f7 g v",
    "Factual accuracy: DN1": "f7 g f",
}  # fmt: skip
FEET = ("Esc Back", "Enter Change", "Enter Consider")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, made once, to be copied."""
    place = tmp_path_factory.mktemp("demo") / "A.imr"
    place.parent.chmod(0o700)
    build_demo(place, PASSPHRASE, today=date.today()).close()
    return place


@pytest.fixture
def path(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo, tmp_path / "A.imr"))


@pytest.mark.parametrize(("title", "keys"), WAYS.items(), ids=list(WAYS))
async def test_its_keys_stand_in_the_last_line(sits: Sitting, title: str, keys: str) -> None:
    async with sits() as author:
        for key in keys.split():
            await author.presses(key)
        await author.comes_to(lambda: title in author.lines()[0])
        await author.rests()
        lines = author.lines()
        assert len(lines) == 24
        assert any(foot in lines[-1] for foot in FEET), "\n".join(lines)


LISTS = {
    "recommendations": "Recommendations", "actions": "9 actions, 1 done", "quality": "11 of 11 answered",
    "author": "About the author", "searched": "Records searched", "policies": "Policies and guidance",
    "abbreviations": "Abbreviations", "deadlines": "Deadlines", "ready": "2 things stop a submission",
    "submissions": "Submissions and sign-off",
}  # fmt: skip


async def test_the_lists_of_the_report_are_full_and_their_keys_stand_in_the_last_line(sits: Sitting) -> None:
    async with sits() as author:
        for word, title in LISTS.items():
            await author.types(f"/{word}", "enter")
            await author.comes_to(lambda: title in author.lines()[0] and bool(author.app.screen.things))  # noqa: B023
            await author.rests()
            lines = author.lines()
            assert len(lines) == 24 and not any("…" in line for line in lines[:1]), "\n".join(lines)
            assert any(foot in lines[-1] for foot in (*FEET, "U Undo")), "\n".join(lines)
            await author.presses("down", "pagedown", "end", "home")
            await author.rests()
