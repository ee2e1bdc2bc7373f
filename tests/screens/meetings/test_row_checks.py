"""Factual accuracy on the screen: rows chosen, confirmed, corrected and disputed; corrections taken or declined."""

from __future__ import annotations

from datetime import date

import pytest

from domain.agreement.steps import RowCheck
from domain.evidence.row_shown import shown
from screens import session
from screens.agreement.forms import IssueForm
from screens.chronology.row_form import RowForm
from screens.meetings.row_checks import DeclineForm, RowChecksScreen, WordsForm
from storage.casefile import CaseFile
from tests.screens.agreeing import at_agreement, meeting, meeting_issued, opens
from tests.screens.conftest import Author, Sitting, day_entry


@pytest.fixture(autouse=True)
def on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.local_today", lambda: date(2024, 3, 20))
    monkeypatch.setattr(session, "local_today", lambda: date(2024, 3, 20))


def rows(case: CaseFile) -> None:
    meeting_issued(case)
    for day, event in ((5, "Call to the surgery"), (6, "Visit, nobody in"), (7, "Visit, seen")):
        case.entries.add(day_entry(date(2024, 3, day), event))
    case.entries.add(day_entry(date(2024, 3, 8), "Of somebody else", who="GP1", people=("GP1",)))


async def facts(author: Author) -> None:
    await author.types("/facts 1", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, RowChecksScreen))
    await author.comes_to(lambda: author.app.screen._there.is_set())  # type: ignore[attr-defined]
    await author.rests()


async def test_rows_are_confirmed_by_one_key_each(sits: Sitting, case: CaseFile) -> None:
    rows(case)
    async with sits() as author:
        await facts(author)
        assert author.sees("Factual accuracy: SW1")
        assert author.sees("None went with version 1; 3 of 3 go with the next. 0 answered.")
        assert not author.sees("Of somebody else")
        await author.presses("c")
        await author.comes_to_see("Confirmed by SW1: Tue 5 March 2024.")
        await author.presses("c")
        await author.comes_to_see("2 answered.")
    first, second = case.row_checks.all()
    assert (first.verdict, first.how, first.day, first.code) == ("confirmed", "in person", "2024-03-20", "SW1")
    assert second.entry != first.entry and first.shown == "Tue 5 March 2024 | SW1: Call to the surgery"


async def test_a_row_in_whose_text_alone_somebody_is_named_does_not_go_with_the_minutes(
    sits: Sitting, case: CaseFile
) -> None:
    rows(case)
    case.entries.add(day_entry(date(2024, 3, 9), "Letter to SW1 filed", who="GP1", people=("GP1",)))
    async with sits() as author:
        await facts(author)
        assert author.sees("3 of 3 go with the next.") and not author.sees("Letter to SW1")


async def test_the_rows_that_went_with_a_version_are_told_and_what_is_to_consider_stands_first(
    sits: Sitting, case: CaseFile
) -> None:
    rows(case)
    first, second, third, _ = case.entries.all()
    case.agreement.issue(1, ["SW1"], way="e-mail", day="2024-03-12", rows={"SW1": [first.id, third.id]})
    case.row_checks.add(RowCheck(
        interview=1, code="SW1", entry=third.id, revision=third.revision, shown=shown(third).text, verdict="disputed",
        words="Nobody came.", day="2024-03-13", how="e-mail",
    ))  # fmt: skip
    async with sits() as author:
        await facts(author)
        assert author.sees("2 of 3 went with version 1. 1 answered. 1 to be considered.")
        assert [row.entry.id for row in author.app.screen.things] == [third.id, first.id, second.id]


async def test_a_correction_is_taken_as_an_edit_of_the_row_with_its_origin(sits: Sitting, case: CaseFile) -> None:
    rows(case)
    async with sits() as author:
        await facts(author)
        await author.presses("enter")
        await author.comes_to_see("asks for no change here")
        await opens(author, WordsForm, "r")
        await author.presses("ctrl+o")
        await author.comes_to_see("Their words: write what they say")
        await author.types("It was two calls", "ctrl+o")
        await author.comes_to_see("Recorded: corrected by SW1.")
        await author.comes_to_see("to consider")
        await opens(author, RowForm, "enter")
        await author.comes_to_see("SW1: “It was two calls”.")
        await author.presses("ctrl+u")
        await author.types("Two calls to the surgery", "ctrl+o")
        await author.comes_to_see("The row is corrected as SW1 said.")
        await author.comes_to_see("Two calls to the surgery")
    (check,) = case.row_checks.all()
    assert check.taken == "taken"
    entry = case.entries.get(check.entry)
    assert entry is not None
    assert (entry.event, entry.revision) == ("Two calls to the surgery", 2)


async def test_a_correction_is_declined_with_a_reason_and_a_dispute_stays(sits: Sitting, case: CaseFile) -> None:
    rows(case)
    async with sits() as author:
        await facts(author)
        await opens(author, WordsForm, "x")
        await author.types("I was on leave", "ctrl+o")
        await author.comes_to_see("Recorded: disputed by SW1")
        await opens(author, DeclineForm, "d")
        await author.presses("ctrl+o")
        await author.comes_to_see("Reason: say why the row stays")
        await author.types("The rota has SW1 on duty", "ctrl+o")
        await author.comes_to_see("the words of SW1 stay beside the row")
    (check,) = case.row_checks.all()
    assert (check.verdict, check.taken, check.reason) == ("disputed", "declined", "The rota has SW1 on duty")


async def test_which_rows_go_with_the_minutes_is_marked_and_kept_for_the_issue(sits: Sitting, case: CaseFile) -> None:
    rows(case)
    case.minutes.add(1, *case.minutes.of(1).paragraphs[:1])
    async with at_agreement(sits) as author:
        await author.presses("f")
        await author.comes_to(lambda: isinstance(author.app.screen, RowChecksScreen))
        await author.comes_to_see("3 of 3 go with the minutes")
        await author.presses("space")
        await author.comes_to_see("2 of 3 go with the minutes")
        await author.presses("o")
        await author.comes_to_see("Which rows does SW1 check?")
        await author.presses("end", "space", "enter")
        await author.comes_to_see("3 of 4 go with the minutes")
        await author.presses("w")
        await author.comes_to_see("Factual accuracy: SW2")
        await opens(author, IssueForm, "escape", "i")
        assert author.sees("choose")
        await author.types("SW1", "tab")
        await author.types("in person", "ctrl+o")
        await author.comes_to_see("Which rows go to SW1?")
        assert author.sees("3 of 4 marked")
        await author.presses("home", "space", "enter")
        await author.comes_to_see("Version 2 is issued to SW1. 4 rows to be checked go with it.")


async def test_a_row_changed_since_it_was_confirmed_says_so(sits: Sitting, case: CaseFile) -> None:
    rows(case)
    entry = case.entries.all()[0]
    case.row_checks.add(
        RowCheck(interview=1, code="SW1", entry=entry.id, revision=0, shown=shown(entry).text + " then",
                 verdict="confirmed", day="2024-03-03")
    )  # fmt: skip
    async with sits() as author:
        await facts(author)
        await author.comes_to_see("Confirmed by SW1, 3 March 2024, before it was changed.")


async def test_nobody_named_in_a_row_is_told_how_rows_are_chosen(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await facts(author)
        await author.comes_to_see("o chooses rows of the chronology")
        await author.presses("c")
        assert not case.row_checks.all()
