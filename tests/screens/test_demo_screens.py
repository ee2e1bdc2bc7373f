"""Every screen about meetings fills 80×24 with the demo in it: the title above, its keys in the last line."""

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
