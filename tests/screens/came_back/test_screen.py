"""What came back, on the screen: each change beside what was printed, taken in, edited or left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from domain.report.parts import Passage
from screens.came_back.screen import CameBackForm, CameBackScreen, WordsForm
from screens.choices import Choices
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting
from tests.screens.edited import Edited, exported

TEXTS = ("The first call was taken in the morning.", "Nobody went there.", "A card was left at the door.")


@pytest.fixture
def back(case: CaseFile) -> Path:
    """A report of three paragraphs that left, and came back with two changed and one added."""
    case.passages.add("narrative", *(Passage(text=each) for each in TEXTS))
    of = Edited(exported(case))
    of.change("morning", "evening")
    of.change("Nobody went", "Someone went")
    of.add_behind("A card was left", "It was found by Sarah Jones.")
    path = case.path.parent / "back.docx"
    path.write_bytes(of.data())
    return path


def said(case: CaseFile) -> list[str]:
    return [each.text for each in case.passages.of("narrative")]


async def opened(author: Author, path: Path) -> CameBackScreen:
    await author.types("/cameback", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, CameBackForm))
    await author.rests()
    await author.presses("ctrl+u", *str(path), "ctrl+o")
    await author.comes_to(lambda: isinstance(author.app.screen, CameBackScreen))
    await author.comes_to_see("3 changes")
    screen = author.app.screen
    assert isinstance(screen, CameBackScreen)
    return screen


async def test_changes_are_taken_in_one_by_one_and_undone(sits: Sitting, case: CaseFile, back: Path) -> None:
    async with sits() as author:
        await opened(author, back)
        assert author.sees("As it was printed") and author.sees("[evening]")
        await author.presses("enter")
        await author.comes_to(lambda: said(case)[0] == "The first call was taken in the evening.")
        assert said(case)[1:] == list(TEXTS[1:])
        await author.comes_to_see("taken in")
        await author.presses("x")
        await author.comes_to_see("Left:")
        await author.presses("enter")
        await author.comes_to(lambda: len(said(case)) == 4)
        assert said(case)[3] == "It was found by SW1." and said(case)[1] == TEXTS[1]
        await author.comes_to_see("written as codes")
        await author.presses("u")
        await author.comes_to(lambda: len(said(case)) == 3)


async def test_words_are_edited_before_they_are_taken_in(sits: Sitting, case: CaseFile, back: Path) -> None:
    async with sits() as author:
        await opened(author, back)
        await author.presses("e")
        await author.comes_to(lambda: isinstance(author.app.screen, WordsForm))
        await author.rests()
        await author.types(" Late.", "ctrl+o")
        await author.comes_to(lambda: said(case)[0] == "The first call was taken in the evening. Late.")


async def test_what_the_author_changed_meanwhile_is_asked_about_first(
    sits: Sitting, case: CaseFile, back: Path
) -> None:
    first = case.passages.of("narrative")[0]
    case.passages.change(replace(first, text="The first call was never taken."))
    async with sits() as author:
        await opened(author, back)
        assert author.sees("conflict")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.rests()
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, CameBackScreen))
        assert said(case)[0] == "The first call was never taken."


async def test_all_of_a_kind_are_taken_in_after_a_question(sits: Sitting, case: CaseFile, back: Path) -> None:
    async with sits() as author:
        await opened(author, back)
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.rests()
        await author.presses("down", "enter")
        await author.comes_to(lambda: said(case)[:2] == ["The first call was taken in the evening.",
                                                          "Someone went there."])  # fmt: skip
        assert len(said(case)) == 3


async def test_a_file_that_cannot_be_read_is_said_in_the_form_and_typing_takes_the_place_of_the_folder(
    sits: Sitting, case: CaseFile, back: Path
) -> None:
    async with sits() as author:
        await author.types("/cameback", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, CameBackForm))
        await author.rests()
        await author.types("/nowhere/x.docx", "ctrl+o")
        await author.comes_to_see("/nowhere/x.docx cannot be read")
        assert isinstance(author.app.screen, CameBackForm)
        assert author.app.screen.values()["file"] == "/nowhere/x.docx"
        # A name alone is of a file in the folder that was offered.
        await author.presses("ctrl+u", *"back.docx", "ctrl+o")
        await author.comes_to_see("3 changes")
