"""Writing a section of the report: each paragraph on disk as it ends, nothing half typed lost, evidence beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import pytest

from domain.report.parts import Passage
from screens.choices import Choices
from screens.report.ready import ReadyScreen
from screens.report.writing import WritingScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry
from tests.screens.paragraph_typing import Typing, sooner

__all__ = ["sooner"]

Writes = Callable[..., Any]
Writing = Typing[WritingScreen]


@pytest.fixture
def writes(sits: Sitting, case: CaseFile) -> Writes:
    """`async with writes() as at`: a section of the report is open, with these paragraphs."""

    @asynccontextmanager
    async def begin(
        *passages: str | Passage, section: str = "narrative", width: int = 80, height: int = 24
    ) -> AsyncIterator[Writing]:
        if passages and not case.passages.of(section):
            case.passages.add(section, *(Passage(text=each) if isinstance(each, str) else each for each in passages))
        async with sits(width, height) as author:
            if isinstance(author.app.screen, Choices):
                await author.presses("enter")
            else:
                await author.types(f"/write {section.removeprefix('answer:')}", "enter")
            at = Typing(author, WritingScreen)
            await at.is_open()
            yield at

    return begin


def written(case: CaseFile, section: str = "narrative") -> list[tuple[str, str]]:
    """The section on disk: kind and words."""
    return [(each.kind, each.text) for each in case.passages.of(section)]


async def test_enter_ends_a_paragraph_which_is_on_disk_when_it_is_shown(writes: Writes, case: CaseFile) -> None:
    async with writes() as at:
        await at.types("The ward rang at noon.", "enter")
        assert written(case) == [("said", "The ward rang at noon.")]
        assert at.text == "" and at.sees("14.1 The ward rang at noon.") and at.sees("saved")


@pytest.mark.parametrize(("typed", "kind", "words"), [
    ("# The weekend of the fall", "heading", "The weekend of the fall"),
    ("- the ward was not told", "item", "the ward was not told"),
    ("> I did not know whom to ring", "quote", "I did not know whom to ring"),
    ("!picture contacts", "picture", "contacts"),
    ("\\- 5 degrees that night", "said", "- 5 degrees that night"),
])  # fmt: skip
async def test_how_a_paragraph_begins_says_its_kind(
    writes: Writes, case: CaseFile, typed: str, kind: str, words: str
) -> None:
    async with writes() as at:
        await at.types(typed, "enter")
        assert written(case) == [(kind, words)]


async def test_tab_goes_through_the_kinds(writes: Writes, case: CaseFile) -> None:
    async with writes() as at:
        await at.types("Nobody was told", "tab")
        assert at.text == "- Nobody was told"
        await at.presses("tab")
        assert at.text == "# Nobody was told"
        await at.presses("tab", "enter")
        assert written(case) == [("quote", "Nobody was told")]


async def test_names_are_coded_as_they_are_typed(writes: Writes, case: CaseFile) -> None:
    async with writes() as at:
        await at.types("Sarah Jones rang the ward.", "enter")
        assert written(case) == [("said", "SW1 rang the ward.")]


async def test_what_is_half_typed_is_back_when_the_section_is_opened_again(writes: Writes, case: CaseFile) -> None:
    async with writes() as at:
        await at.types("The ward rang at")
        assert at.sees("not yet saved") or at.sees("draft kept")
    async with writes() as at:
        assert at.text == "The ward rang at"
        assert at.sees("no part of this section until Enter")
        await at.types(" noon.", "enter")
        assert written(case) == [("said", "The ward rang at noon.")]


async def test_a_paragraph_is_opened_changed_and_left_as_it_was(writes: Writes, case: CaseFile) -> None:
    async with writes("One.", "Two.") as at:
        await at.presses("up", "enter")
        assert at.text == "Two." and at.sees("changing paragraph 14.2")
        await at.types(" And more", "escape")
        assert at.sees("Paragraph 14.2 stays as it was") and written(case)[1] == ("said", "Two.")
        await at.presses("ctrl+p")
        assert at.text == "Two. And more"


async def test_split_join_move_and_delete_are_each_undone_by_one_key(writes: Writes, case: CaseFile) -> None:
    async with writes("One. Two.", "Three.") as at:
        await at.presses("up", "up", "enter", "home", *["right"] * 4, "ctrl+f")
        assert [words for _, words in written(case)] == ["One.", "Two.", "Three."]
        await at.presses("ctrl+y")
        assert [words for _, words in written(case)] == ["One. Two.", "Three."]
        await at.presses("end")
        await at.presses("up")
        await at.types("/join", "enter")
        assert [words for _, words in written(case)] == ["One. Two. Three."]
        await at.presses("ctrl+y")
        await at.presses("end")
        await at.presses("up", "shift+up")
        assert [words for _, words in written(case)] == ["Three.", "One. Two."]
        await at.presses("delete")
        assert [words for _, words in written(case)] == ["One. Two."]
        await at.presses("ctrl+y")
        assert [words for _, words in written(case)] == ["Three.", "One. Two."]


async def test_a_paragraph_goes_to_another_section(writes: Writes, case: CaseFile) -> None:
    async with writes("It was good.") as at:
        await at.presses("up")
        await at.types("/to good", "enter")
        assert written(case) == [] and written(case, "good_practice") == [("said", "It was good.")]


async def test_the_arrows_on_an_empty_box_go_from_section_to_section(writes: Writes) -> None:
    async with writes("One.") as at:
        await at.presses("right")
        await at.author.rests()
        assert at.screen.section_id == "voice"
        await at.presses("left", "left")
        await at.author.rests()
        assert at.screen.section_id == "background"


async def test_many_pasted_paragraphs_are_added_in_one_act(writes: Writes, case: CaseFile) -> None:
    async with writes() as at:
        await at.pastes("The first\nof two lines.\n\n- an item\n- another\n\nThe last.")
        await at.presses("enter")
        await at.author.rests()
        assert written(case) == [
            ("said", "The first of two lines."), ("item", "an item"), ("item", "another"), ("said", "The last."),
        ]
        await at.presses("ctrl+y")
        assert written(case) == []


async def test_find_lists_every_paragraph_of_the_report_and_goes_there(writes: Writes, case: CaseFile) -> None:
    case.passages.add("learning", Passage(text="Handover was weak at weekends."))
    async with writes("The handover failed.") as at:
        await at.types("/find handover", "enter")
        assert at.sees("2 hold “handover”")
        await at.types("weekends", "enter")
        await at.author.rests()
        assert at.screen.section_id == "learning" and at.screen.here.text == "Handover was weak at weekends."


async def test_a_row_found_is_cited_and_flagged_when_it_changed_and_settled(writes: Writes, case: CaseFile) -> None:
    entry = case.entries.add(day_entry(date(2024, 3, 3), "Call about missed medication"))
    async with writes("Nobody came.") as at:
        await at.presses("up", "ctrl+g")
        await at.types("medication", "enter")
        await at.author.rests()
        assert [each.entry for each in case.cited.all()] == [entry.id]
        assert at.sees("3 March 2024")
        case.entries.change(case.entries.get(entry.id).__class__(**{
            **{name: getattr(entry, name) for name in entry.__slots__}, "event": "Call about nothing",
        }))  # fmt: skip
        await at.screen.renew()
        assert at.sees("!! 3 March 2024, changed since")
        await at.presses("ctrl+n")
        assert at.sees("As it was") and at.sees("[missed medication]")
        await at.presses("a")
        await at.author.rests()
        assert not at.sees("changed since")


async def test_a_question_stands_on_top_of_its_answer_and_may_be_said_not_to_be_relevant(
    writes: Writes, case: CaseFile
) -> None:
    async with writes(section="answer:2") as at:
        assert at.sees("Was medication reviewed?")
        await at.types("/notrelevant", "enter")
        await at.types("The agency held no medication record.", "ctrl+o")
        await at.author.rests()
        (answer,) = case.answers.all()
        assert not answer.relevant and answer.why_not == "The agency held no medication record."
        assert at.sees("Not relevant to the agency")


async def test_a_key_on_an_empty_box_says_that_a_question_is_not_relevant(writes: Writes, case: CaseFile) -> None:
    async with writes(section="answer:2") as at:
        await at.types("Half", "left", "left", "ctrl+k")
        assert at.screen.box.value == "Ha"
        await at.presses("ctrl+u", "ctrl+k")
        await at.author.rests()
        await at.types("No record was held.", "ctrl+o")
        await at.author.rests()
        assert [each.why_not for each in case.answers.all()] == ["No record was held."]


async def test_points_to_consider_are_ticked_over_the_text(writes: Writes, case: CaseFile) -> None:
    async with writes(section="context") as at:
        await at.presses("shift+tab")
        await at.author.rests()
        assert at.sees("Points to consider")
        await at.presses("space")
        assert at.sees("[x] How much work there was")
        await at.presses("escape")
        assert [each.list for each in case.considered.all()] == ["context"]


async def test_what_is_printed_from_records_stands_behind_the_text(writes: Writes) -> None:
    async with writes(section="terms") as at:
        assert at.sees("printed here from records") and at.sees("Was medication reviewed?")
        await at.presses("up", "enter")
        assert type(at.author.app.screen).__name__ == "QuestionsScreen"


async def test_a_row_says_which_paragraphs_of_the_report_rest_on_it(writes: Writes, case: CaseFile) -> None:
    entry = case.entries.add(day_entry(date(2024, 3, 3), "Home visit, no reply"))
    (passage,) = case.passages.add("narrative", Passage(text="Nobody answered."))
    case.cited.cite(passage.id, entry.id)
    async with writes(section="learning") as at:
        await at.types("/chronology", "enter")
        await at.types("/cited", "enter")
        await at.author.comes_to(lambda: at.sees("14.1 Nobody answered."))
        await at.presses("enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, WritingScreen))
        await at.author.rests()
        assert at.screen.section_id == "narrative" and at.screen.here.id == passage.id


async def test_what_was_changed_by_someone_else_is_shown_beside_ones_own(writes: Writes, case: CaseFile) -> None:
    async with writes("One.") as at:
        await at.presses("up", "enter")
        await at.types(" Mine.")
        (theirs,) = case.passages.of("narrative")
        case.passages.change(Passage(**{
            **{name: getattr(theirs, name) for name in theirs.__slots__}, "text": "One. Theirs.",
        }))  # fmt: skip
        await at.presses("enter")
        await at.author.rests()
        assert at.sees("Changed by someone else meanwhile") and at.sees("One. Theirs.")
        await at.presses("down", "down", "enter")
        await at.author.rests()
        assert [words for _, words in written(case)] == ["One. Theirs.", "One. Mine."]


async def test_a_long_paragraph_is_gone_over_on_the_whole_screen(writes: Writes, case: CaseFile) -> None:
    async with writes(" ".join(f"word{at}" for at in range(500))) as at:
        await at.presses("up", "enter", "f2")
        assert at.screen.box.size.height >= 14 and at.sees("word499")
        await at.presses("pageup", "pageup", "pageup", "pageup", "pageup", "pageup", "home")
        assert at.screen.box.cursor_position == 0
        await at.types("Before ", "enter")
        assert case.passages.of("narrative")[0].text.startswith("Before word0 word1")


async def test_on_a_wide_screen_the_points_stand_beside_the_text(writes: Writes) -> None:
    async with writes("One.", section="context", width=130) as at:
        await at.author.comes_to(lambda: at.sees("[ ] Administrative help"))
        assert at.sees("5.1 One.")


@pytest.mark.parametrize(("width", "height"), [(40, 10), (60, 14), (200, 50)])
async def test_every_size_of_screen_is_usable(writes: Writes, case: CaseFile, width: int, height: int) -> None:
    async with writes("One.", section="answer:2", width=width, height=height) as at:
        await at.types("Two.", "enter")
        assert [words for _, words in written(case, "answer:2")] == ["One.", "Two."] and at.sees("Two.")


@pytest.mark.parametrize("words", ["[/b] [red]", "[@click=app.quit]x[/]", "\x1b[31m", "\u202eabc", "a" * 5000])
async def test_no_text_breaks_the_screen(writes: Writes, case: CaseFile, words: str) -> None:
    async with writes(words, section="voice") as at:
        await at.presses("up", "enter", "enter")
        assert len(case.passages.of("voice")) == 1


async def test_a_key_that_begins_a_word_leaves_what_is_half_typed_to_come_back(writes: Writes, case: CaseFile) -> None:
    async with writes("The handover failed.") as at:
        await at.types("Half a thought", "f3")
        assert at.text == "/find "
        await at.presses("escape")
        assert at.text == "Half a thought"
        await at.presses("f3")
        await at.types("nowhere", "enter")
        assert at.text == "Half a thought" and at.sees("No paragraph of the report holds “nowhere”")
        await at.presses("enter")
        assert [words for _, words in written(case)] == ["The handover failed.", "Half a thought"]


async def test_what_is_half_typed_in_one_section_waits_there(writes: Writes, case: CaseFile) -> None:
    async with writes("One.") as at:
        await at.types("Half a thought", "f6")
        await at.author.comes_to(lambda: type(at.author.app.screen).__name__ == "ReportScreen")
        await at.types("/write context", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, WritingScreen))
        await at.author.rests()
        assert at.text == ""
        await at.types("/write narrative", "enter")
        await at.author.rests()
        assert at.text == "Half a thought"


async def test_what_is_missing_of_a_marked_paragraph_leads_to_it(writes: Writes, case: CaseFile) -> None:
    marked = Passage(text="Who rang?", check=True)
    async with writes("One.", marked, "Three.") as at:
        await at.types("/ready", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, ReadyScreen))
        await at.author.comes_to_see("stop a submission")
        screen = at.author.app.screen
        assert isinstance(screen, ReadyScreen)
        screen.rows.go(next(at for at, each in enumerate(screen.things) if each.passage))
        await at.presses("enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, WritingScreen))
        await at.author.comes_to(lambda: at.screen.here is not None and at.screen.here.text == "Who rang?")
        assert at.sees("looked at")


async def test_a_mark_is_put_on_the_paragraph_at_the_bar_and_on_no_other(writes: Writes, case: CaseFile) -> None:
    async with writes("One.", "Two.") as at:
        await at.presses("ctrl+o")
        await at.author.comes_to_see("The bar is on no paragraph")
        assert not any(each.check for each in case.passages.all())
        await at.presses("up")
        assert at.sees("look again")
        await at.presses("ctrl+o")
        await at.author.rests()
        assert [each.check for each in case.passages.of("narrative")] == [False, True]


async def test_ctrl_e_says_that_the_section_is_done_and_ends_a_line_that_is_being_typed(
    writes: Writes, case: CaseFile
) -> None:
    async with writes("The ward rang.") as at:
        await at.presses("ctrl+e")
        await at.author.comes_to_see("Narrative is done.")
        assert [each.point for each in case.considered.all()] == ["narrative"]
        await at.types("Nobody came", "home", "ctrl+e", "!", "enter")
        assert written(case)[-1] == ("said", "Nobody came!")
        await at.author.comes_to_see("done, changed since")
        await at.presses("end")
        assert len(case.considered.all()) == 1
