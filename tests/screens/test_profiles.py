"""On the screen too, what holds names asks for the passphrase of the case each time and leaves under a password."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.people import Person
from exporters.data.case import case_from_json
from exporters.office.locking import unlock
from exporters.way_out import aged
from screens.choices import Choices
from screens.leaving.file_password import PasswordForm
from screens.leaving.form import ExportForm
from screens.leaving.screen import ExportScreen
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.screens.conftest import PASSPHRASE, Author, Sitting, day_entry
from tests.screens.exporting import ended

PASSWORD = "seven plain lanterns"


@pytest.fixture
def rows(case: CaseFile) -> CaseFile:
    """Two rows and somebody with a name."""
    if case.people.get("SW1") is None:
        case.people.add(Person(code="SW1", role="Social worker", name="Petronella Quillfeather"))
    case.entries.add(day_entry(date(2024, 3, 3), "First visit"))
    case.entries.add(day_entry(date(2024, 3, 4), "Call to GP1"))
    return case


def shown(author: Author) -> str:
    """Every line of the screen."""
    return "\n".join(author.lines())


async def asked(author: Author, what: str, output: Path | None = None, lock: str = "no") -> None:
    """Open F9, say what is to leave, and go."""
    await author.presses("f9")
    await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
    form = author.app.screen
    form.query_one("#what", EntryLine).put(what)
    form.query_one("#lock", EntryLine).put(lock)
    if output is not None:
        form.query_one("#output", EntryLine).put(str(output))
    await author.presses("ctrl+o")


async def secrets(author: Author, **typed: str) -> PasswordForm:
    """Fill the form of passphrase and password, and go."""
    await author.comes_to(lambda: isinstance(author.app.screen, PasswordForm))
    form = author.app.screen
    assert isinstance(form, PasswordForm)
    for name, text in typed.items():
        form.query_one(f"#{name}", EntryLine).put(text)
    await author.presses("ctrl+o")
    return form


@pytest.mark.parametrize("what", ["panel names", "panel initials"])
async def test_a_panel_copy_is_named_so_and_opens_by_its_password(
    sits: Sitting, rows: CaseFile, tmp_path: Path, what: str
) -> None:
    async with sits() as author:
        await asked(author, what, tmp_path / "out.xlsx")
        await secrets(author, passphrase=PASSPHRASE, password=PASSWORD, again=PASSWORD)
        said = await ended(author)
        assert "A panel copy" in said and "opens by its password alone" in said
    assert unlock((tmp_path / "out-PANEL-COPY.xlsx").read_bytes(), PASSWORD).startswith(b"PK")


async def test_a_wrong_passphrase_is_said_and_asked_for_again(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    async with sits() as author:
        await asked(author, "key", tmp_path / "key.xlsx")
        await secrets(author, passphrase="not the one at all", password=PASSWORD, again=PASSWORD)
        await author.comes_to_see("does not open the case")
        assert not (tmp_path / "key.xlsx").exists()
        await secrets(author, passphrase=PASSPHRASE)
        assert "of the key" in await ended(author)
    unlock((tmp_path / "key.xlsx").read_bytes(), PASSWORD)


async def test_passphrase_and_password_are_shown_nowhere_and_kept_nowhere(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await asked(author, "key", tmp_path / "key.xlsx")
        await author.comes_to(lambda: isinstance(author.app.screen, PasswordForm))
        form = author.app.screen
        form.query_one("#passphrase", EntryLine).put(PASSPHRASE)
        form.query_one("#password", EntryLine).put(PASSWORD)
        await author.rests()
        assert PASSPHRASE not in shown(author) and PASSWORD not in shown(author)
        await author.presses("escape", "escape")
        await ended(author)
        screen = author.app.screen
        assert isinstance(screen, ExportScreen)
        assert PASSWORD not in str(screen.session.kept_forms) and PASSPHRASE not in str(screen.session.kept_forms)
    assert not (tmp_path / "key.xlsx").exists()


async def test_without_a_password_one_is_made_up_shown_once_and_opens_the_file(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await asked(author, "data", tmp_path / "all.json.age")
        await secrets(author, passphrase=PASSPHRASE)
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        password = author.app.screen._options[0].text
        await author.comes_to_see(password)
        await author.presses("enter")
        said = await ended(author)
        assert password not in said and password not in shown(author)
    back = case_from_json(aged.unlock((tmp_path / "all.json.age").read_bytes(), password))
    assert len(back.review.entries) == 2


async def test_a_chronology_is_locked_on_request_without_the_passphrase(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await asked(author, "anonymised", tmp_path / "out.xlsx", lock="yes")
        form = await secrets(author, password=PASSWORD, again=PASSWORD)
        assert not form.query("#passphrase")
        assert "2 entries are in" in await ended(author)
    assert unlock((tmp_path / "out.xlsx").read_bytes(), PASSWORD).startswith(b"PK")


async def test_two_passwords_that_differ_or_a_short_one_are_refused_in_the_form(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await asked(author, "key", tmp_path / "key.xlsx")
        await secrets(author, passphrase=PASSPHRASE, password=PASSWORD, again="another thing")
        await author.comes_to_see("not the same")
        await secrets(author, password="short", again="short")
        await author.comes_to_see("12 characters or more")


async def test_the_next_export_is_anonymised_again(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    async with sits() as author:
        await asked(author, "log", tmp_path / "log.csv")
        assert "lines of the log" in await ended(author)
        await author.presses("n")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await author.rests()
        values = author.app.screen.values()
        assert (values["what"], values["lock"]) == ("anonymised", "no")


@pytest.mark.parametrize(
    ("what", "name"), [("key", "key {}.xlsx"), ("data", "data {}.json.age"), ("log", "log {}.csv")]
)
def test_a_name_only_suggested_says_what_is_in_the_file(what: str, name: str) -> None:
    from screens.glyphs import DRAWN
    from screens.leaving.form import ExportForm

    form = ExportForm(DRAWN, {"output": "/x/chronology 2024-10-01.xlsx"})
    values = {"board": "", "output": "/x/chronology 2024-10-01.xlsx", "outside": "", "what": what, "lock": ""}
    assert form.result(values).output == Path("/x") / name.format("2024-10-01")


def test_what_cannot_be_is_said_in_the_form() -> None:
    from domain.errors import WrongUse
    from screens.glyphs import DRAWN
    from screens.leaving.form import ExportForm

    form = ExportForm(DRAWN, {})
    given = {"board": "", "output": "/x/a.xlsx", "outside": "", "what": "", "lock": ""}
    for change, said in (
        ({"what": "panel"}, "write one of"), ({"what": "all"}, "write one of"),
        ({"what": "key", "board": "/x/b.xlsx"}, "leave it out"), ({"what": "data"}, r"\.json\.age"),
        ({"lock": "yes", "output": "/x/a.csv"}, "Only a workbook"),
        ({"what": "panel names", "output": "/x/a.csv"}, "Only a workbook"),
    ):
        with pytest.raises(WrongUse, match=said):
            form.result({**given, **change})


