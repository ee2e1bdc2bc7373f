"""Finding what a paragraph of the report rests on: rows and minutes, several at once, with their words if wished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.chronology.entry import Citation
from domain.dates.when import When
from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.report.parts import Passage
from screens.report.citing import CiteScreen
from screens.report.settling_evidence import BeforeAndNow
from storage.casefile import CaseFile
from tests.screens.conftest import day_entry
from tests.screens.report.test_writing import Writes, Writing, sooner, writes

__all__ = ["sooner", "writes"]


@pytest.fixture
def rows(case: CaseFile) -> list[str]:
    """Three rows, the second of which is of question 2."""
    return [
        case.entries.add(day_entry(date(2024, 3, day), words, sources=(Citation("EMIS"),), questions=questions)).id
        for day, words, questions in (
            (3, "Call about missed medication", ()), (4, "Home visit, no reply", ("2",)), (5, "Letter to the ward", ()),
        )
    ]  # fmt: skip


@pytest.fixture
def minuted(case: CaseFile) -> None:
    """A meeting with two paragraphs, agreed by nobody."""
    case.interviews.add(Interview(held="2024-07-01", people=(Attendee("SW1"), Attendee("GP1"))))
    case.minutes.add(1, Paragraph(speaker="SW1", text="I left a card."), Paragraph(speaker="GP1", text="I rang twice."))


async def finder(at: Writing) -> CiteScreen:
    await at.author.comes_to(lambda: isinstance(at.author.app.screen, CiteScreen))
    await at.author.rests()
    found = at.author.app.screen
    assert isinstance(found, CiteScreen)
    return found


async def test_several_rows_are_marked_and_cited_in_one_act(writes: Writes, case: CaseFile, rows: list[str]) -> None:
    async with writes("Nobody came.") as at:
        await at.presses("ctrl+g")
        await finder(at)
        await at.presses("ctrl+g", "down", "ctrl+g")
        assert at.sees("Enter cites 2: “Call about")
        await at.presses("enter")
        await at.author.rests()
        assert [each.entry for each in case.cited.all()] == rows[:2]
        await at.presses("ctrl+y")
        await at.author.rests()
        assert case.cited.all() == ()


async def test_the_words_of_a_row_stand_in_the_box_behind_the_paragraph(
    writes: Writes, case: CaseFile, rows: list[str]
) -> None:
    async with writes("Nobody came.") as at:
        await at.presses("up", "ctrl+g")
        await finder(at)
        await at.types("visit", "ctrl+o")
        await at.author.rests()
        assert at.text == "Nobody came. On 4 March 2024 SW1: Home visit, no reply."
        await at.presses("enter")
        assert case.passages.of("narrative")[0].text.endswith("no reply.")


async def test_what_is_half_typed_is_saved_before_it_rests_on_anything(
    writes: Writes, case: CaseFile, rows: list[str]
) -> None:
    async with writes() as at:
        await at.types("Nobody came.", "ctrl+g")
        await finder(at)
        await at.types("ward", "enter")
        await at.author.rests()
        (passage,) = case.passages.of("narrative")
        assert [(each.passage, each.entry) for each in case.cited.all()] == [(passage.id, rows[2])]


async def test_in_an_answer_the_rows_of_its_question_are_found_first(
    writes: Writes, case: CaseFile, rows: list[str]
) -> None:
    async with writes("It was not.", section="answer:2") as at:
        await at.presses("ctrl+g")
        screen = await finder(at)
        assert screen.rows.total == 1 and at.sees("Home visit, no reply")
        await at.presses("ctrl+u")
        await at.author.rests()
        assert screen.rows.total == 3


async def test_minutes_are_found_by_tab_and_those_not_agreed_say_so_below_the_paragraph(
    writes: Writes, case: CaseFile, minuted: None
) -> None:
    async with writes("A card was left.") as at:
        await at.presses("ctrl+g")
        screen = await finder(at)
        await at.presses("tab")
        await at.author.comes_to(lambda: screen.rows.total == 2)
        await at.types("card")
        await at.author.comes_to(lambda: screen.rows.total == 1)
        assert at.sees("not to be used")
        await at.presses("enter")
        await at.author.rests()
        (evidence,) = case.evidence.all()
        assert evidence.kind == "passage" and at.sees("!! interview 1, paragraph 1, not issued yet")
        assert at.sees("cannot leave while those minutes may not be used")
        await at.presses("ctrl+g", "tab")
        await at.types("card", "enter")
        await at.author.rests()
        assert len(case.evidence.all()) == 1


async def test_what_rests_on_minutes_is_taken_out_with_the_reason(
    writes: Writes, case: CaseFile, minuted: None
) -> None:
    (passage,) = case.passages.add("voice", Passage(text="A card was left."))
    case.evidence.rest_passage(passage.id, 1, [case.minutes.of(1).paragraphs[0].id])
    async with writes(section="voice") as at:
        await at.presses("up", "ctrl+n")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, BeforeAndNow))
        assert at.sees("SW1: I left a card.")
        await at.presses("t")
        await at.author.rests()
        await at.types("It was another card.", "ctrl+o")
        await at.author.rests()
        assert case.evidence.all() == ()


async def test_escape_cites_nothing(writes: Writes, case: CaseFile, rows: list[str]) -> None:
    async with writes("Nobody came.") as at:
        await at.presses("ctrl+g")
        await finder(at)
        await at.types("visit", "ctrl+g", "escape")
        assert case.cited.all() == ()


async def test_a_day_that_is_looked_for_has_the_bar_on_its_own_row(
    writes: Writes, case: CaseFile, rows: list[str]
) -> None:
    year = When("2024", "year", date(2024, 1, 1), date(2024, 12, 31))
    case.entries.add(replace(day_entry(date(2024, 1, 1), "Loosely dated"), when=year))
    async with writes("Nobody came.") as at:
        await at.presses("ctrl+g")
        screen = await finder(at)
        await at.types("4/3/24")
        await at.author.comes_to(lambda: screen.rows.total == 2)
        assert screen.rows.row().id == rows[1]
        await at.presses("enter")
        await at.author.rests()
        assert [each.entry for each in case.cited.all()] == rows[1:2]


async def test_rows_of_one_day_and_source_are_told_apart_below_the_paragraph(writes: Writes, case: CaseFile) -> None:
    (passage,) = case.passages.add("narrative", Passage(text="They rang."))
    for words in ("Call from the ward", "Call to the ward"):
        row = case.entries.add(day_entry(date(2024, 3, 3), words, sources=(Citation("EMIS"),)))
        case.cited.cite(passage.id, row.id)
    async with writes() as at:
        assert at.sees("Call from the ward") and at.sees("Call to the ward")


async def test_what_finds_nothing_in_minutes_says_what_would(writes: Writes, case: CaseFile, minuted: None) -> None:
    async with writes("A card was left.") as at:
        await at.presses("ctrl+g")
        await finder(at)
        await at.types("zebra", "tab")
        await at.author.comes_to_see("Words alone find paragraphs of minutes")
