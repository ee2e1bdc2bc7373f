"""Rows drawn from minutes: made, said to rest on them, listed, and flagged when the minutes change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.agreement.steps import RowCheck
from domain.evidence.row_shown import shown
from domain.meetings.minutes import Paragraph
from screens import session
from screens.chronology.row_form import RowForm
from screens.chronology.screen import ChronologyScreen
from screens.meetings.evidence import EvidenceScreen
from screens.meetings.versions import VersionsScreen
from screens.why_form import WhyForm
from storage.casefile import CaseFile
from tests.screens.agreeing import form, issued, meeting, opens, took
from tests.screens.conftest import Author, Sitting, day_entry


@pytest.fixture(autouse=True)
def on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.local_today", lambda: date(2024, 3, 20))
    monkeypatch.setattr(session, "local_today", lambda: date(2024, 3, 20))


async def versions(author: Author) -> None:
    await author.types("/versions 1", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, VersionsScreen))
    await author.comes_to(lambda: bool(getattr(author.app.screen, "things", None)))
    await author.rests()


def agreed(case: CaseFile) -> None:
    issued(case)
    for code in ("SW1", "SW2", "TM1"):
        took(case, "agree", code)


def changed(case: CaseFile) -> None:
    first = case.minutes.of(1).paragraphs[0]
    case.minutes.change(1, replace(first, text="I rang the surgery at seven."))


async def test_a_row_is_drawn_from_the_paragraphs_marked(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    agreed(case)
    async with sits() as author:
        await versions(author)
        await opens(author, RowForm, "space", "down", "space", "d")
        await author.comes_to_see("A row from interview 1, paragraphs 1-2")
        await author.presses("ctrl+o")
        assert isinstance(author.app.screen, RowForm)
        await author.presses("home", "up")
        await author.types("5/3/24 1800 SW1: ")
        await author.presses("ctrl+o")
        await author.comes_to_see("A row of Tue 5 March 2024 is in the chronology")
        assert author.sees("rests on interview 1, paragraphs 1-2.")
    (entry,) = case.entries.all()
    assert entry.event == "I rang the surgery at six.\nNobody answered."
    (evidence,) = case.evidence.of(entry.id)
    assert evidence.version == 1 and len(evidence.paragraphs) == 2


async def test_a_row_left_half_drawn_is_there_again(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await versions(author)
        await opens(author, RowForm, "d")
        await author.comes_to_see("No export has it until the minutes are agreed")
        await author.presses("home", "up")
        await author.types("5/3/24", "escape")
        await author.comes_to(lambda: isinstance(author.app.screen, VersionsScreen))
        await opens(author, RowForm, "d")
        await author.comes_to_see("5/3/24")
    assert not case.entries.all()


async def test_a_row_that_is_there_is_said_to_rest_on_paragraphs(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    agreed(case)
    case.entries.add(day_entry(date(2024, 3, 5), "Call to the surgery"))
    async with sits() as author:
        await versions(author)
        await author.types("/rests 1, 3", "enter")
        await author.comes_to_see("Which row rests on interview 1, paragraphs 1 and 3?")
        await author.types("surgery", "enter")
        await author.comes_to_see("The row of Tue 5 March 2024 rests on interview 1, paragraphs 1 and 3.")
    assert len(case.evidence.all()) == 1


async def test_a_paragraph_that_says_another_thing_now_is_not_drawn_from(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    agreed(case)
    changed(case)
    async with sits() as author:
        await versions(author)
        await author.comes_to_see("As it stands now, not issued. 1 paragraph differs from version 1.")
        await author.presses("left")
        await author.comes_to_see("Version 1 of 1")
        await author.presses("d")
        await author.comes_to_see("it says another thing now")
        await author.types("/draw 9", "enter")
        await author.comes_to_see("there are 3")


async def test_only_what_changed_is_shown_when_asked(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    agreed(case)
    case.minutes.delete(1, *(lambda each: (each.id, each.revision))(case.minutes.of(1).paragraphs[1]))
    case.minutes.add(1, Paragraph(speaker="SW2", text="There was no reply."))
    async with sits() as author:
        await versions(author)
        await author.presses("c")
        await author.comes_to_see("taken out")
        assert author.sees("new") and not author.sees("duty doctor")


def resting(case: CaseFile, *places: int) -> str:
    entry = case.entries.add(day_entry(date(2024, 3, 5), "Call to the surgery"))
    paragraphs = case.minutes.of(1).paragraphs
    case.evidence.rest(entry.id, 1, [paragraphs[place - 1].id for place in places])
    return str(entry.id)


async def evidence(author: Author) -> None:
    await author.types("/evidence", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, EvidenceScreen))
    await author.rests()


async def test_what_rests_on_changed_minutes_stands_first_and_is_read_again(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    agreed(case)
    resting(case, 1, 2)
    changed(case)
    async with sits() as author:
        await evidence(author)
        await author.comes_to_see("changed")
        await author.comes_to_see("not to be used")
        await author.presses("r")
        await author.comes_to_see("Does the row rest on interview 1, paragraphs 1-2, as it stands now?")
        await author.presses("down", "enter")
        await author.comes_to_see("It rests on interview 1, paragraphs 1-2, as it stands now.")
        await author.comes_to_see("unagreed")
    assert len(case.evidence.all()) == 1


async def test_what_does_not_rest_on_minutes_after_all_needs_a_reason(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    agreed(case)
    resting(case, 1)
    async with sits() as author:
        await evidence(author)
        await author.presses("r")
        await author.comes_to_see("says what it said")
        await opens(author, WhyForm, "d")
        await author.presses("ctrl+o")
        await author.comes_to_see("Why: say why")
        await author.types("The log says it too", "ctrl+o")
        await author.comes_to_see("It rests on interview 1, paragraph 1 no more")
        assert not case.evidence.all()
        await author.presses("u")
        await author.comes_to(lambda: len(case.evidence.all()) == 1)


async def test_from_what_rests_on_minutes_one_goes_to_the_row(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    agreed(case)
    resting(case, 1)
    case.entries.add(day_entry(date(2024, 3, 6), "Another row"))
    async with sits() as author:
        await evidence(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.rests()
        assert author.screen.rows.row().event == "Call to the surgery"


async def test_the_chronology_says_beside_a_row_who_confirmed_it_and_what_it_rests_on(
    sits: Sitting, case: CaseFile
) -> None:
    meeting(case)
    agreed(case)
    id = resting(case, 1)
    entry = case.entries.get(id)
    assert entry is not None
    case.row_checks.add(
        RowCheck(interview=1, code="SW2", entry=id, revision=entry.revision, shown=shown(entry).text,
                 verdict="confirmed", day="2024-03-03", how="in person")
    )  # fmt: skip
    other = case.entries.add(day_entry(date(2024, 3, 6), "Another row"))
    case.row_checks.add(
        RowCheck(interview=1, code="SW2", entry=other.id, revision=1, shown="", verdict="disputed",
                 words="I was on leave", day="2024-03-03")
    )  # fmt: skip
    async with sits() as author:
        await author.comes_to_see("Disputed by SW2, 3 March 2024: “I was on leave”.")
        await author.presses("up")
        await author.comes_to_see("Rests on interview 1, paragraph 1: version 1, agreed.")
        assert author.sees("Confirmed by SW2, 3 March 2024.") and not author.sees("I was on leave")
        await author.types("6/3/24")
        assert not author.sees("Confirmed by SW2")
        await author.presses("ctrl+u")
        changed(case)
        await author.comes_to_see("1 on changed minutes")
        await author.presses("up", "down", "up")
        await author.comes_to_see("not to be used, what it rests on was changed since")
        case.entries.change(replace(case.entries.get(id), event="Two calls"))  # type: ignore[type-var]
        await author.comes_to_see("Confirmed by SW2, 3 March 2024, before it was changed.")


async def test_a_row_is_drawn_from_the_chronology_by_a_word(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    agreed(case)
    case.entries.add(day_entry(date(2024, 3, 9), "Last of all"))
    async with sits() as author:
        await author.types("/draw 1 7", "enter")
        await author.comes_to_see("there are 3")
        await author.presses("ctrl+u")
        await author.types("/draw 1 2-3", "enter")
        await form(author, RowForm)
        await author.presses("home", "up")
        await author.types("5/3/24 SW1: ", "ctrl+o")
        await author.comes_to_see("A row of Tue 5 March 2024 is in the chronology")
        assert author.screen.rows.at == 0
        await author.types("/rests 1", "enter")
        await author.comes_to_see("The row of Tue 5 March 2024 rests on interview 1, paragraph 1.")
        await author.presses("down", "up")
        await author.comes_to_see("Rests on interview 1, paragraphs 2-3: version 1, agreed.")
    assert len(case.evidence.all()) == 2


async def test_drawing_without_a_number_shows_the_minutes(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await author.types("/draw", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, VersionsScreen))
