"""Representations on the screen: the paragraph as issued, their words beside it, and what is decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.agreement.steps import Answer, Representation
from screens import session
from screens.agreement.representations import RepresentationsScreen, VerdictForm
from storage.casefile import CaseFile
from tests.screens.agreeing import TEXTS, meeting_issued, opens
from tests.screens.conftest import Author, Sitting


@pytest.fixture(autouse=True)
def on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.local_today", lambda: date(2024, 3, 20))
    monkeypatch.setattr(session, "local_today", lambda: date(2024, 3, 20))


def wants(case: CaseFile, code: str, *wanted: tuple[str, int, str]) -> None:
    """What somebody wants: the kind, the number of the paragraph (0 for none), the words."""
    latest = case.minutes.of(1).latest
    assert latest is not None
    made = []
    for kind, place, words in wanted:
        about = latest.paragraphs[place - 1] if place else None
        made.append(
            Representation(version=latest.number, code=code, kind=kind, paragraph=about.id if about else "",  # type: ignore[arg-type]
                           quoted=about.text if about else "", words=words, day="2024-03-10")
        )  # fmt: skip
    case.agreement.answer(
        Answer(interview=1, version=latest.number, sha256=latest.sha256, code=code, kind="represent",
               representations=tuple(made), day="2024-03-10", how="e-mail")
    )  # fmt: skip


async def representations(author: Author) -> None:
    await author.types("/representations 1", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, RepresentationsScreen))
    await author.comes_to(lambda: bool(getattr(author.app.screen, "things", None)))
    await author.rests()


def made(case: CaseFile, *wanted: tuple[str, int, str]) -> None:
    meeting_issued(case)
    wants(case, "SW1", *wanted)


async def test_what_differs_stands_beside_the_paragraph_in_brackets(sits: Sitting, case: CaseFile) -> None:
    made(case, ("change", 1, "I rang the practice at seven."))
    async with sits() as author:
        await representations(author)
        assert author.sees("Paragraph 1, version 1") and author.sees("SW1 wants it to say, 10 Mar 24")
        assert author.sees("I rang the [surgery] at [six].") and author.sees("I rang the [practice] at [seven].")


async def test_what_is_accepted_may_be_edited_before_it_goes_into_the_text(sits: Sitting, case: CaseFile) -> None:
    made(case, ("change", 1, "I rang at seven."))
    async with sits() as author:
        await representations(author)
        await opens(author, VerdictForm, "a")
        await author.presses("ctrl+u", "ctrl+o")
        await author.comes_to_see("It will say: nothing stands there")
        await author.types("I rang about seven.", "ctrl+o")
        await author.comes_to_see("Next: issue version 2 to SW1, SW2 and TM1.")
    assert case.minutes.of(1).paragraphs[0].text == "I rang about seven."


async def test_each_kind_is_put_into_the_text_in_its_way(sits: Sitting, case: CaseFile) -> None:
    made(case, ("delete", 2, ""), ("add", 3, "It was raining."), ("comment", 0, "A fair record."))
    async with sits() as author:
        await representations(author)
        assert author.sees("SW1 wants it taken out")
        await author.presses("a")
        await author.comes_to_see("SW1 wants this paragraph taken out of the minutes.")
        assert len(case.minutes.of(1).paragraphs) == 3
        await author.presses("down", "enter")
        await author.comes_to_see("Accepted: it is taken out of the minutes now. 2 left")
        await opens(author, VerdictForm, "a")
        await author.presses("ctrl+o")
        await author.comes_to_see("1 left to be considered")
        await author.presses("a")
        await author.comes_to_see("A comment asks for no other text")
        await opens(author, VerdictForm, "n")
        await author.presses("ctrl+o")
        await author.comes_to_see("Noted.")
    assert [each.text for each in case.minutes.of(1).paragraphs] == [TEXTS[0], TEXTS[2], "It was raining."]


async def test_what_was_declined_stays_in_the_list_with_the_reason(sits: Sitting, case: CaseFile) -> None:
    made(case, ("change", 1, "I never rang."), ("change", 2, "The nurse answered."))
    async with sits() as author:
        await representations(author)
        await opens(author, VerdictForm, "d")
        await author.types("The log has the call", "ctrl+o")
        await author.comes_to_see("1 left to be considered")
        await author.presses("b")
        await author.comes_to_see("Taken back.")
        await author.presses("home")
        await author.comes_to_see("Declined on")
        assert author.sees("The log has the call") and author.sees("declined: The log")
    assert [each.verdict for each in case.minutes.of(1).representations] == ["declined", "taken back"]


async def test_a_paragraph_changed_since_it_was_issued_is_told_of(sits: Sitting, case: CaseFile) -> None:
    made(case, ("change", 1, "I rang at seven."))
    first = case.minutes.of(1).paragraphs[0]
    case.minutes.change(1, replace(first, text="I rang the surgery twice at six."))
    async with sits() as author:
        await representations(author)
        assert author.sees("It says now: I rang the surgery twice at six.")
        await opens(author, VerdictForm, "a")
        await author.comes_to_see("says another thing now than as issued")


async def test_a_long_text_is_read_on(sits: Sitting, case: CaseFile) -> None:
    made(case, ("change", 1, "I rang the surgery again and again. " * 40 + "The end."))
    async with sits() as author:
        await representations(author)
        assert author.sees("more lines: PgDn") and not author.sees("The end.")
        await author.presses(*["pagedown"] * 4)
        await author.comes_to_see("The end.")


async def test_one_of_an_older_version_is_shown_and_not_decided_again(sits: Sitting, case: CaseFile) -> None:
    made(case, ("change", 1, "I rang at seven."))
    case.agreement.consider(1, 1, "declined", "No")
    first = case.minutes.of(1).paragraphs[0]
    case.minutes.change(1, replace(first, text="I rang the surgery twice at six."))
    case.agreement.issue(1, ["SW1", "SW2", "TM1"], way="Word", day="2024-03-12")
    async with sits() as author:
        await representations(author)
        await author.presses("a")
        await author.comes_to_see("It was made to version 1, and version 2 was issued since.")


async def test_it_is_read_on_a_narrow_screen(sits: Sitting, case: CaseFile) -> None:
    made(case, ("change", 1, "I rang the surgery at seven."))
    async with sits(40, 10) as author:
        await representations(author)
        assert author.sees("I rang the surgery at [six].")
