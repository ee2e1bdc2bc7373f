"""The list of the report's sections: how far each is written, and where one goes from there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.readiness.whole import missing
from domain.report.board_asks import REPORT, BoardAsks, report_to_json
from domain.report.board_order import BoardPlace
from domain.report.parts import Answered, Passage
from screens.report.sections import ReportScreen
from screens.report.writing import WritingScreen
from screens.tasks import TASKS
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting, day_entry

Lists = Callable[..., Any]


@pytest.fixture
def lists(sits: Sitting) -> Lists:
    """`async with lists() as author`: the sections of the report are listed."""

    @asynccontextmanager
    async def begin(width: int = 80, height: int = 24) -> AsyncIterator[Author]:
        async with sits(width, height) as author:
            await author.presses("f6")
            await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen) and author.app.screen._came)
            await author.rests()
            yield author

    return begin


def standing(author: Author, section: str) -> tuple[str, ...]:
    """What the columns say of a section."""
    screen = author.app.screen
    assert isinstance(screen, ReportScreen)
    return screen.columns(next(each for each in screen.things if each.section.id == section))


async def test_each_section_says_its_words_and_how_it_stands(lists: Lists, case: CaseFile) -> None:
    case.passages.add("narrative", Passage(text="Four words stand here."), Passage(text="Two more.", check=True))
    case.passages.add("learning", Passage(text="Handover was weak."))
    case.answers.put(Answered(question="2", relevant=False, why_not="No record."))
    async with lists() as author:
        assert standing(author, "narrative")[:4] == ("14", "Narrative", "6", "needs a look")
        assert standing(author, "learning")[2:4] == ("3", "begun")
        assert standing(author, "answer:2")[3] == "not relevant"
        assert standing(author, "answers")[3] == "1 of 1 answered"
        assert standing(author, "summary")[3] == "empty" and standing(author, "terms")[3] == "from records"


async def test_a_section_whose_evidence_changed_says_so(lists: Lists, case: CaseFile) -> None:
    entry = case.entries.add(day_entry(date(2024, 3, 3), "Home visit"))
    (passage,) = case.passages.add("narrative", Passage(text="Nobody answered."))
    case.cited.cite(passage.id, entry.id)
    case.entries.delete(entry.id, entry.revision)
    async with lists() as author:
        assert standing(author, "narrative")[3] == "evidence changed"


async def test_enter_opens_the_section_and_escape_comes_back_to_it(lists: Lists) -> None:
    async with lists() as author:
        await author.presses(*["down"] * 4, "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, WritingScreen))
        await author.rests()
        assert author.app.screen.section_id == "context"
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen) and author.app.screen._came)
        await author.rests()
        here = author.app.screen.rows.row()
        assert here is not None and here.section.id == "context"


async def test_every_letter_opens_the_screen_it_names(lists: Lists) -> None:
    names = {each.name for each in TASKS}
    letters = {
        "r": "recommendations", "a": "actions", "q": "quality", "u": "author", "s": "searched", "p": "policies",
        "b": "abbreviations", "l": "deadlines", "d": "ready", "g": "genogram", "v": "picture", "x": "submissions",
    }  # fmt: skip
    async with lists() as author:
        for letter, name in letters.items():
            assert name in names, name
            await author.presses(letter)
            assert author.app.screen.NAME == name
            await author.presses("f6")
            await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen) and author.app.screen._came)
            await author.rests()


async def test_escape_comes_back_to_the_report_from_every_screen_opened_there(lists: Lists) -> None:
    async with lists() as author:
        for letter in "raquspbldgvx":
            await author.presses(letter)
            assert author.app.screen.NAME != "report"
            await author.presses("escape")
            await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen) and author.app.screen._came)
            await author.rests()


BOARD = BoardAsks(
    (("answers", "2"), ("narrative", "7"), ("quality", "")), name="board.docx",
    places=(
        BoardPlace(("answers",), "2", "What happened, and why"), BoardPlace(("narrative",), "7", "Summary of facts"),
        BoardPlace(("quality", "table:quality"), "", "", ""),
    ),
)  # fmt: skip


async def test_the_sections_stand_as_the_board_s_template_has_them(lists: Lists, case: CaseFile) -> None:
    case.passages.add("background", Passage(text="She had lived there for ten years."))
    case.maps.keep(REPORT, report_to_json(BOARD))
    async with lists() as author:
        await author.comes_to_see("As board.docx has it")
        shown = [(each.section.id, each.number) for each in author.app.screen.things]
        assert shown[:4] == [("answers", "2"), ("answer:2", ""), ("narrative", "7"), ("quality", "")]
        assert standing(author, "answers")[1] == "What happened, and why (Answers to the questions)"
        assert ("background", "7") in shown and "media" not in dict(shown)
        await author.presses("t")
        await author.comes_to(lambda: len(author.app.screen.things) > 30)
        await author.presses("t")
        await author.comes_to(lambda: len(author.app.screen.things) < 30)


async def test_without_a_template_t_says_how_to_look_at_one(lists: Lists, case: CaseFile) -> None:
    async with lists() as author:
        await author.presses("t")
        await author.comes_to_see("No Word template of a board was looked at yet: i looks at one.")
        case.maps.keep(REPORT, report_to_json(BoardAsks((("narrative", "7"),))))
        await author.app.screen.renew()
        await author.presses("t")
        await author.comes_to_see("before its headings were kept: i looks")
        assert standing(author, "narrative")[:2] == ("14", "Narrative")


async def test_m_says_that_a_section_is_done_and_a_change_is_told(lists: Lists, case: CaseFile) -> None:
    (passage,) = case.passages.add("narrative", Passage(text="Nobody answered."))
    async with lists() as author:
        screen = author.app.screen
        screen.rows.go(next(at for at, each in enumerate(screen.things) if each.section.id == "narrative"))
        await author.presses("m")
        await author.comes_to_see("Narrative is done.")
        await author.comes_to_see("1 of 33 done")
        assert standing(author, "narrative")[3] == "done"
        case.passages.change(replace(passage, text="Nobody answered the door."))
        await author.app.screen.renew()
        assert standing(author, "narrative")[3] == "done, changed since"
        await author.presses("m")
        await author.comes_to_see("as it stands now")
        await author.presses("m")
        await author.comes_to_see("is not done any more")
        assert standing(author, "narrative")[3] == "begun"
        await author.presses("ctrl+y")
        await author.comes_to_see("the mark that a section is done is back")


async def test_n_says_that_a_question_is_not_relevant(lists: Lists, case: CaseFile) -> None:
    async with lists() as author:
        screen = author.app.screen
        at = next(place for place, each in enumerate(screen.things) if each.section.id == "answer:2")
        screen.rows.go(at)
        await author.presses("n")
        await author.types("No record was held.", "ctrl+o")
        await author.rests()
        assert standing(author, "answer:2")[3] == "not relevant"
        assert case.answers.all()[0].why_not == "No record was held."


async def test_what_is_missing_is_counted_by_section(lists: Lists) -> None:
    async with lists() as author:
        await author.comes_to(lambda: bool(author.app.screen.missing.get("narrative")))
        assert standing(author, "narrative")[4] == "1"


async def test_a_narrow_screen_keeps_section_and_state(lists: Lists) -> None:
    async with lists(40, 10) as author:
        assert author.sees("Introduction") and author.sees("empty")


async def test_what_is_counted_for_a_screen_left_meanwhile_is_shown_nowhere(lists: Lists) -> None:
    async with lists() as author:
        screen = author.app.screen
        await author.presses("q")
        await author.comes_to(lambda: not screen.query("#title"))

        async def counted() -> None:
            screen.show_all()

        worker = screen.run_worker(counted(), exit_on_error=False)
        await author.comes_to(lambda: worker.is_finished)
        await author.rests()
        assert worker.error is None and author.app.screen.NAME == "quality"


async def test_a_section_printed_from_records_is_changed_since_when_a_row_is(lists: Lists, case: CaseFile) -> None:
    entry = case.entries.add(day_entry(date(2024, 3, 3), "Home visit"))
    case.passages.add("chronology", Passage(text="The rows stand in the appendix."))
    async with lists() as author:
        screen = author.app.screen
        screen.rows.go(next(at for at, each in enumerate(screen.things) if each.section.id == "chronology"))
        await author.presses("m")
        await author.comes_to_see("Chronology is done.")
        assert not any("said to be done" in each.sentence for each in missing(case.review(), date(2026, 1, 1)))
        case.entries.change(replace(entry, event="Home visit, no reply"))
        await author.app.screen.renew()
        assert standing(author, "chronology")[3] == "done, changed since"
