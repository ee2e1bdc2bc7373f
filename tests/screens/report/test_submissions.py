"""What is missing, and the text frozen, read, compared and signed, on the screen."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from domain.report.parts import Fact, Passage, Signature, Submission
from screens.choices import Choices
from screens.report.author import AuthorScreen
from screens.report.ready import ReadyScreen
from screens.report.signing_form import FreezeForm, SigningForm
from screens.report.submissions import SubmissionsScreen
from screens.report.writing import WritingScreen
from screens.text_page import TextPage
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting


async def opened(author: Author, word: str, screen: type) -> None:
    await author.types(f"/{word}", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, screen))
    await author.rests()


async def comes(author: Author, kind: type) -> None:
    await author.comes_to(lambda: isinstance(author.app.screen, kind))
    await author.rests()


@pytest.fixture
def written(case: CaseFile) -> CaseFile:
    """A case with a paragraph of narrative and an author."""
    case.set_details(replace(case.details(), author="Jo Writer"))
    case.passages.add("narrative", Passage(text="SW1 came in March."))
    return case


async def frozen(author: Author) -> None:
    """Freeze the text as a draft, whatever is missing."""
    await author.presses("f")
    await comes(author, Choices)
    await author.presses("down", "enter")
    await comes(author, FreezeForm)
    await author.presses("ctrl+o")
    await comes(author, SubmissionsScreen)
    await author.comes_to_see("is frozen.")


async def test_what_stops_stands_first_and_enter_goes_there_and_escape_comes_back(
    sits: Sitting, written: CaseFile
) -> None:
    async with sits() as author:
        await opened(author, "ready", ReadyScreen)
        await author.comes_to_see("things stop a submission")
        assert author.lines()[2].lstrip().startswith("! ")
        here = next(at for at, each in enumerate(author.app.screen.things) if each.argument == "qualifications")
        author.app.screen.rows.go(here)
        await author.presses("enter")
        await comes(author, AuthorScreen)
        assert author.app.screen.rows.row().of.name == "qualifications"
        await author.presses("enter")
        await author.types("Registered nurse", "ctrl+o")
        await author.comes_to(lambda: bool(written.facts.all()))
        await author.presses("escape")
        await comes(author, ReadyScreen)
        await author.comes_to(lambda: all(each.argument != "qualifications" for each in author.app.screen.things))


async def test_a_section_that_is_empty_opens_to_be_written(sits: Sitting, written: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "ready", ReadyScreen)
        await author.comes_to_see("a submission")
        here = next(at for at, each in enumerate(author.app.screen.things) if each.argument == "learning")
        author.app.screen.rows.go(here)
        await author.presses("enter")
        await comes(author, WritingScreen)
        await author.comes_to_see("Learning")


async def test_freezing_shows_first_what_is_missing_and_goes_there(sits: Sitting, written: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "submissions", SubmissionsScreen)
        await author.comes_to_see("not frozen yet")
        await author.presses("f")
        await comes(author, Choices)
        await author.comes_to_see("things still stop a submission")
        await author.comes_to_see("Author's job title: say it.")
        await author.presses("enter")
        await comes(author, ReadyScreen)
        await author.presses("escape")
        await comes(author, SubmissionsScreen)
    assert not written.submissions.all()


async def test_the_exact_text_is_frozen_and_read(sits: Sitting, written: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "submissions", SubmissionsScreen)
        await frozen(author)
        (one,) = written.submissions.all()
        assert (one.version, one.stage) == ("1", "first draft")
        assert one.sha256 == hashlib.sha256(one.text.encode()).hexdigest() and "SW1 came in March." in one.text
        await author.presses("home", "enter")
        await comes(author, TextPage)
        await author.comes_to_see(f"SHA-256 {one.sha256[:12]}")
        await author.comes_to_see("Individual Management Review")
        await author.presses("end", "home", "pagedown", "escape")
        await comes(author, SubmissionsScreen)
        await author.presses("w")
        await comes(author, Choices)
        await author.presses("down", "enter")
        await author.comes_to_see("Version 1 is withdrawn.")
    assert not written.submissions.all()


async def test_the_author_signs_as_author_only(sits: Sitting, written: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "submissions", SubmissionsScreen)
        await author.presses("s")
        await author.comes_to_see("There is nothing to sign yet")
        await frozen(author)
        await author.presses("s")
        await comes(author, SigningForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Recorded: author Jo Writer")
        await author.comes_to_see("Still to sign: quality assurer and countersigner.")
        await author.presses("s")
        await comes(author, SigningForm)
        await author.presses("tab")
        assert author.app.screen.query_one("#text").value == ""
        await author.presses("ctrl+o")
        await author.comes_to_see("Who: say who signed")
        await author.types("Jo Writer", "ctrl+o")
        await author.comes_to_see("type the first 8 letters")
        author.app.screen.set_focus(author.app.screen.query_one("#text"))
        await author.types(written.submissions.all()[0].sha256[:8], "ctrl+o")
        await author.comes_to_see("is the author of the report")
        assert author.app.screen.focused is not None and author.app.screen.focused.id == "who"
        await author.types("", "ctrl+u", *"GP1", "ctrl+o")
        await author.comes_to_see("Recorded: quality assurer GP1")
    signed = [(each.signed_as, each.who) for each in written.submissions.signatures()]
    assert signed == [("author", "Jo Writer"), ("quality assurer", "GP1")]
    assert "quality form" in written.submissions.signatures()[1].statement


async def test_a_signature_of_another_text_is_refused(sits: Sitting, written: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "submissions", SubmissionsScreen)
        await frozen(author)
        await author.presses("s")
        await comes(author, SigningForm)
        author.app.screen.set_focus(author.app.screen.query_one("#text"))
        await author.types("", "ctrl+u", *"00000000", "ctrl+o")
        await author.comes_to_see("that is another text than the one frozen")
    assert not written.submissions.signatures()


def signed(case: CaseFile, text: str) -> Submission:
    """A text frozen and signed by its author."""
    one = case.submissions.freeze("1", "first draft", text)
    case.submissions.sign(
        Signature(submission=one.number, signed_as="author", who="Jo Writer", day=date.today().isoformat(), how="paper")
    )
    return one


async def test_a_change_after_the_signature_makes_it_void_and_is_told_paragraph_by_paragraph(
    sits: Sitting, written: CaseFile
) -> None:
    async with sits() as author:
        await opened(author, "submissions", SubmissionsScreen)
        await frozen(author)
        await author.presses("s")
        await comes(author, SigningForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Recorded")
        (passage,) = written.passages.all()
        written.passages.change(replace(passage, text="SW1 came in April."))
        await author.comes_to_see("text changed since, sign-off void")
        await author.presses("home")
        await author.comes_to_see("Sign-off void: signatures under it do not count")
        await author.presses("c")
        await comes(author, TextPage)
        await author.comes_to_see("The text as it is now against version 1")
        await author.comes_to_see("March")
        await author.comes_to_see("April")
        await author.presses("escape", "s")
        await comes(author, Choices)
        await author.comes_to_see("It would not count for what is written now.")
        await author.presses("enter")
        await frozen(author)
        await author.comes_to_see("Version 2 is frozen.")
        await author.presses("c")
        await comes(author, TextPage)
        await author.comes_to_see("Version 2 against version 1")
        await author.presses("escape", "end", "w")
        await author.comes_to_see("bears a signature, and so stays in the case")


async def test_the_chief_officer_is_asked_for_where_the_report_names_one(sits: Sitting, written: CaseFile) -> None:
    written.facts.put(Fact(name="chief_officer", value="Jane Doe"))
    signed(written, "A text.")
    async with sits() as author:
        await opened(author, "submissions", SubmissionsScreen)
        await author.presses("end")
        await author.comes_to_see("Still to sign: quality assurer, countersigner and chief officer.")
        await author.presses("s")
        await comes(author, Choices)
        await author.presses("down", "enter")
        await comes(author, SigningForm)
        await author.types("chief", "tab", "tab")
        await author.comes_to_see("Jane Doe")
        await author.comes_to_see("The agency accepts the report")


async def test_who_signed_a_version_before_is_offered_for_the_next(sits: Sitting, written: CaseFile) -> None:
    before = written.submissions.freeze("1", "first draft", "A text.")
    given = Signature(
        submission=before.number, signed_as="author", who="Jo Writer", day=date.today().isoformat(), how="on paper"
    )
    written.submissions.sign(given)
    written.submissions.sign(replace(given, signed_as="quality assurer", who="GP1", job="Head of quality"))
    one = written.submissions.freeze("2", "second draft", "Another text.")
    written.submissions.sign(replace(given, submission=one.number))
    async with sits() as author:
        await opened(author, "submissions", SubmissionsScreen)
        # As much of the hash stands on the list as is asked for of a signature.
        await author.comes_to_see(f" {one.sha256[:8]} ")
        await author.presses("s")
        await comes(author, Choices)
        await author.presses("down", "enter")
        await comes(author, SigningForm)
        form = author.app.screen
        assert [form.query_one(f"#{box}").value for box in ("who", "job", "text")] == ["GP1", "Head of quality", ""]


async def test_the_hash_is_offered_only_to_who_signs_here_and_now(sits: Sitting, written: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "submissions", SubmissionsScreen)
        await frozen(author)
        first = written.submissions.all()[0].sha256[:12]
        await author.presses("s")
        await comes(author, SigningForm)
        form = author.app.screen
        assert (form.query_one("#how").value, form.query_one("#text").value) == ("in person", first)
        await author.types("", "ctrl+u", *"countersigner", "tab")
        await author.comes_to(lambda: form.query_one("#text").value == "")
        assert form.query_one("#how").value == "by hand on paper"
        form.set_focus(form.query_one("#how"))
        await author.types("", "ctrl+u", *"in p", "tab")
        await author.comes_to(lambda: form.query_one("#text").value == first)


async def test_a_half_filled_signature_is_there_again(sits: Sitting, written: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "submissions", SubmissionsScreen)
        await frozen(author)
        await author.presses("s")
        await comes(author, SigningForm)
        author.app.screen.set_focus(author.app.screen.query_one("#job"))
        await author.types("Head of quality")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("A signature under version 1")
        await author.presses("enter")
        await comes(author, SigningForm)
        await author.presses("ctrl+o")
        await author.comes_to(lambda: len(written.submissions.signatures()) == 1)
    assert written.submissions.signatures()[0].job == "Head of quality"
