"""Minutes in Word from the screen: issued with a copy for each, and what came back taken in as confirmed."""

from __future__ import annotations

import pytest

from domain.agreement.standing import State
from domain.people import Person
from exporters.office.locking import lock
from exporters.readers.minutes_reply import printed_on
from screens.agreement.forms import IssueForm
from screens.agreement.word_forms import DocumentForm, SendingForm
from screens.agreement.word_reply import OpeningForm
from screens.choices import Choices
from storage.casefile import CaseFile
from tests.exporters.readers.editing import Edited
from tests.screens.agreeing import agreement, at_agreement, form, issued, meeting, on, state  # noqa: F401
from tests.screens.conftest import Author, Sitting


@pytest.fixture
def folder(case: CaseFile):
    return case.path.parent / "copies"


async def sent(author: Author, folder) -> None:
    """Everything as offered in the form of where copies go, but the folder."""
    await author.comes_to(lambda: isinstance(author.app.screen, SendingForm))
    await author.types(str(folder), "ctrl+o")


async def test_issuing_in_word_writes_a_copy_for_each(sits: Sitting, case: CaseFile, folder):
    meeting(case)
    async with at_agreement(sits) as author:
        await author.presses("i")
        await author.comes_to(lambda: isinstance(author.app.screen, IssueForm))
        await author.presses("ctrl+o")
        await sent(author, folder)
        await author.comes_to_see("3 copies are in")
        assert state(case, "SW1") is State.ISSUED
        names = sorted(path.name for path in folder.iterdir())
        assert names == ["interview-1-v1-SW1.docx", "interview-1-v1-SW2.docx", "interview-1-v1-TM1.docx"]
        assert printed_on((folder / names[0]).read_bytes(), names[0]).code == "SW1"


async def test_a_name_in_them_issues_nothing_and_each_is_listed_where_it_stands(
    sits: Sitting, case: CaseFile, folder
):
    meeting(case, "Wilhelmina Ashgrove rang.", "I had told Mrs Ashgrove of it.")
    case.people.add(Person(code="GP9", name="Wilhelmina Ashgrove"))
    async with at_agreement(sits) as author:
        await author.presses("i")
        await author.comes_to(lambda: isinstance(author.app.screen, IssueForm))
        await author.presses("ctrl+o")
        await sent(author, folder)
        await author.comes_to_see("2 things keep the minutes back")
        await author.comes_to_see("paragraph 1: “Wilhelmina Ashgrove” for GP9")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, IssueForm))
        assert case.minutes.of(1).latest is None and not folder.exists()


async def test_what_came_back_is_taken_in_as_the_author_says_its_names_coded(sits: Sitting, case: CaseFile, folder):
    meeting(case)
    case.people.add(Person(code="GP9", name="Wilhelmina Ashgrove"))
    async with at_agreement(sits) as author:
        await author.presses("i")
        await author.comes_to(lambda: isinstance(author.app.screen, IssueForm))
        await author.presses("ctrl+o")
        await sent(author, folder)
        await author.comes_to_see("3 copies are in")
        assert state(case, "SW1") is State.ISSUED
        back = Edited((folder / "interview-1-v1-SW1.docx").read_bytes())
        back.replace("SW1: Nobody answered", "Nobody", "Wilhelmina Ashgrove")
        back.save(folder / "back.docx")
        await author.rests()
        await author.presses("t")
        await author.comes_to(lambda: isinstance(author.app.screen, DocumentForm))
        await author.presses("ctrl+u")
        await author.types(str(folder / "back.docx"), "ctrl+o")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.presses("enter")
        await author.comes_to(lambda: state(case, "SW1") is State.REPRESENTED)
        (one,) = case.minutes.of(1).representations
        assert (one.kind, one.words) == ("change", "GP9 answered.")


async def test_what_came_back_under_a_password_is_read_whole_before_it_is_taken_in(
    sits: Sitting, case: CaseFile, folder
):
    meeting(case)
    async with at_agreement(sits) as author:
        await author.presses("i")
        await author.comes_to(lambda: isinstance(author.app.screen, IssueForm))
        await author.presses("ctrl+o")
        await sent(author, folder)
        await author.comes_to_see("3 copies are in")
        back = Edited((folder / "interview-1-v1-SW1.docx").read_bytes())
        back.add("Your answer", "I was told to agree, and I do not: none of what stands here about the call is what I"
                 " said, and the day is wrong as well, which I said at the time to all who sat there.")  # fmt: skip
        (folder / "back.docx").write_bytes(lock(back.data, "correct horse battery"))
        await author.rests()
        await author.presses("t")
        await author.comes_to(lambda: isinstance(author.app.screen, DocumentForm))
        await author.presses("ctrl+u")
        await author.types(str(folder / "back.docx"), "ctrl+o")
        await author.comes_to(lambda: isinstance(author.app.screen, OpeningForm))
        await author.types("correct horse battery", "ctrl+o")
        await author.comes_to_see("Read all that was found")
        await author.types("read all", "enter")
        await author.comes_to_see("All that SW1 sent back says")
        await author.comes_to_see("wrong as well, which I said at the time to all")
        await author.presses("escape")
        await author.comes_to_see("What SW1 sent back")
        await author.presses("enter")
        await author.comes_to(lambda: state(case, "SW1") is State.REPRESENTED)
        (one,) = case.minutes.of(1).representations
        assert one.kind == "comment" and "I was told to agree, and I do not" in one.words
