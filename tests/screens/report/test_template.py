"""The board's template looked at from the list of sections, without exporting: `i`, its list of what goes where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.report.board_asks import BoardAsks
from domain.report.parts import Passage
from exporters.office.compound import MAGIC
from exporters.office.locking import lock
from screens.board_file.report_mapping import ReportMappingScreen
from screens.report.sections import ReportScreen
from screens.report.template import TemplateForm
from storage.casefile import CaseFile
from tests.exporters.word_templates import letters
from tests.screens.conftest import Author, Sitting


@pytest.fixture
def template(case: CaseFile) -> Path:
    """A board's template beside the case, which holds a paragraph."""
    case.passages.add("narrative", Passage(text="Visits were missed."))
    path = case.path.parent / "board.docx"
    path.write_bytes(letters.flat())
    return path


async def listed(author: Author) -> None:
    await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen) and author.app.screen._came)
    await author.rests()


async def looks(author: Author, typed: str) -> None:
    """`i` and what is typed into its box."""
    await author.presses("i")
    await author.comes_to(lambda: isinstance(author.app.screen, TemplateForm))
    await author.rests()
    await author.presses("ctrl+u")
    await author.types(typed, "ctrl+o")


async def confirmed(author: Author, template: Path) -> None:
    await looks(author, str(template))
    await author.comes_to(lambda: isinstance(author.app.screen, ReportMappingScreen))
    await author.presses("ctrl+o")
    await author.comes_to_see("would stay in the file")
    await author.types("take", "enter")
    await listed(author)
    await author.comes_to_see("which stand here by its headings and numbers")


async def test_what_goes_where_is_confirmed_and_the_sections_then_stand_as_the_board_has_them(
    sits: Sitting, case: CaseFile, template: Path
) -> None:
    async with sits() as author:
        await author.presses("f6")
        await listed(author)
        await confirmed(author, template)
        await author.comes_to_see("As board.docx has it")
    assert case.board().name == "board.docx" and case.board().places
    assert not any(line.verb == "export" for line in case.log.lines())


async def test_an_empty_box_goes_by_our_own_sections_again(sits: Sitting, case: CaseFile, template: Path) -> None:
    async with sits() as author:
        await author.presses("f6")
        await listed(author)
        await confirmed(author, template)
        await looks(author, "")
        await author.comes_to_see("The sections stand in our own order again.")
        assert not author.sees("As board.docx has it")
    assert case.board() == BoardAsks()


async def test_going_back_from_what_goes_where_leaves_the_sections_as_they_stood(
    sits: Sitting, case: CaseFile, template: Path
) -> None:
    async with sits() as author:
        await author.presses("f6")
        await listed(author)
        await looks(author, str(template))
        await author.comes_to(lambda: isinstance(author.app.screen, ReportMappingScreen))
        await author.presses("escape")
        await author.comes_to_see("The sections stand as they did.")
        assert not author.sees("As board.docx has it")
    assert case.board().places == ()


NOT_READ: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "damaged": ("torn.docx", lambda: letters.flat()[:900], "torn.docx is"),
    "old": ("old.doc", lambda: MAGIC + "WordDocument".encode("utf-16-le"), "old.doc is an old Word document"),
    "locked": ("locked.docx", lambda: lock(letters.flat(), "a password"), "locked.docx is protected by a password"),
    "none": ("none.docx", lambda: b"", "none.docx cannot be read"),
}


@pytest.mark.parametrize("what", NOT_READ)
async def test_a_file_that_cannot_be_read_is_refused_in_the_form_with_what_was_typed(
    sits: Sitting, case: CaseFile, template: Path, what: str
) -> None:
    name, made, said = NOT_READ[what]
    path = template.with_name(name)
    if what != "none":
        path.write_bytes(made())
    async with sits() as author:
        await author.presses("f6")
        await listed(author)
        await looks(author, str(path))
        # A long path is broken wherever the line ends.
        await author.comes_to(lambda: "".join(said.split()) in "".join("".join(author.lines()).split()))
        assert isinstance(author.app.screen, TemplateForm)
        assert author.app.screen.query_one("#board").value == str(path)  # type: ignore[attr-defined]
    assert case.board() == BoardAsks()
