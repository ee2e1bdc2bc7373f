"""What the board's files in hand ask for: kept and read again, and wanted before a submission."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.meetings.interview import ToSee
from domain.people import Person
from domain.readiness.whole import missing
from domain.report.action_plan import begun, done_word, statuses
from domain.report.as_printed import as_printed, section_meant
from domain.report.board_asks import BoardAsks, asks_kept, plan_to_json, report_to_json
from domain.report.board_order import BoardPlace
from domain.report.parts import DONE, Considered, Criterion
from domain.report.quality import OFFERED, board_lines, in_boards_words
from domain.report.section_done import Material, digest_of_section, done_states
from domain.review import Review
from tests.domain.a_report import READY, TODAY

ASKS = BoardAsks((("narrative", "5"), ("context", "6")), ("Was the report on time?",), ("To do", "Under way", "Done"))


def test_what_a_board_asks_for_comes_back_as_it_was_kept() -> None:
    assert asks_kept(report_to_json(replace(ASKS, open=2)), plan_to_json(ASKS.statuses)) == replace(ASKS, open=2)
    assert asks_kept(None, None) == BoardAsks()


def test_what_was_kept_before_there_were_places_is_read_and_leaves_our_own_numbers() -> None:
    old = '{"sections": [["narrative", "5"]], "criteria": [], "open": 0}'
    board = asks_kept(old, None)
    assert board == BoardAsks((("narrative", "5"),))
    ours = as_printed(READY.report.passages, READY.questions, BoardAsks())
    assert as_printed(READY.report.passages, READY.questions, board) == ours


@pytest.mark.parametrize(
    "old",
    [
        "{}", '{"sections": []}', '{"sections": [["narrative", "5"]], "criteria": ["On time?"]}',
        '{"sections": [["narrative", "5"]], "places": [[["narrative"], "5", "Story", "guests"]]}',
    ],
)
def test_what_an_older_program_kept_is_read_with_what_it_lacks_empty(old: str) -> None:
    board = asks_kept(old, "{}")
    assert (board.typed, board.left_out, board.name, board.open, board.statuses) == ((), (), "", 0, ())
    view = as_printed(READY.report.passages, READY.questions, board)
    assert "n" in view.paragraphs
    assert board.places == () or view.chapter("narrative") == "5"


def test_the_places_of_a_template_come_back_as_they_were_kept() -> None:
    places = (BoardPlace(("narrative",), "5", "The story", "guests"), BoardPlace(("table:family",), "6", "", ""))
    board = replace(ASKS, places=places, typed=(("5", 2),), left_out=("media",), name="board.docx")
    assert asks_kept(report_to_json(board), plan_to_json(board.statuses)) == board


def test_a_section_is_meant_by_the_board_s_number_or_words_or_that_of_a_paragraph() -> None:
    board = BoardAsks((("narrative", "5"), ("learning", "6")), places=(
        BoardPlace(("narrative",), "5", "The story"), BoardPlace(("learning",), "6", "Lessons"),
    ))  # fmt: skip
    view = as_printed(READY.report.passages, READY.questions, board)
    meant = [section_meant(typed, view).id for typed in ("5", "section 6", "6.2", "less", "the story", "narr")]
    assert meant == ["narrative", "learning", "good_practice", "learning", "narrative", "narrative"]


def test_sections_with_text_that_are_not_said_to_be_done_are_told_once_one_is() -> None:
    material = Material.of(READY)
    done = Considered(list=DONE, point="narrative", note=digest_of_section("narrative", material))

    def noted(*considered: Considered) -> dict[str, str]:
        report = replace(READY.report, considered=considered)
        found = missing(replace(READY, report=report), TODAY)
        return {each.section: each.sentence for each in found if "said to be done" in each.sentence and not each.stops}

    assert noted() == {}
    assert "narrative" not in noted(done) and "is not said to be done" in noted(done)["learning"]
    assert "changed since" in noted(replace(done, note="another"))["narrative"]


def test_a_section_has_the_number_of_the_template() -> None:
    assert (ASKS.number_of("Context"), ASKS.number_of("learning")) == ("6", "")


def told(board: BoardAsks) -> list[str]:
    return [each.sentence for each in missing(replace(READY, board=board), TODAY) if each.task != "submissions"]


def test_an_empty_section_the_template_in_hand_asks_for_stops_a_submission() -> None:
    found = missing(replace(READY, board=ASKS), TODAY)
    assert [(each.section, each.stops) for each in found if each.section == "context"] == [("context", True)]
    assert not any(each.section == "context" for each in missing(replace(READY, board=ASKS), TODAY, ()))


def test_what_of_the_template_waits_for_an_answer_is_told() -> None:
    assert any("2 things in it wait for your answer" in each for each in told(replace(ASKS, open=2)))


def test_sections_written_that_the_template_has_no_place_for_are_told() -> None:
    without = "Introduction, Analysis, Good practice, Learning and Conclusion"
    assert any(f"no place of its own for {without}:" in each for each in told(ASKS))


def test_lines_of_the_board_s_quality_form_that_nothing_answers_are_told() -> None:
    assert any("lines of the board's quality form" in each for each in told(replace(ASKS, criteria=("One", "Two"))))


def test_a_line_of_the_board_s_form_that_ours_answers_in_other_words_is_not_put_down_again() -> None:
    lines = ("There is a chronology of what the agency did", "The panel was told")
    known = [Criterion(text=each) for each in OFFERED]
    assert [each.text for each in board_lines(lines, known)] == ["The panel was told"]
    assert in_boards_words(known[3], lines) == lines[0]
    assert in_boards_words(known[1], lines) == ""


def test_statuses_are_the_board_s_own_where_its_plan_lists_some() -> None:
    offered = statuses((), ASKS.statuses)
    assert offered == ASKS.statuses
    assert (begun(offered), done_word(offered)) == ("Under way", "Done")
    assert (begun(("Red", "Green")), done_word(("Red", "Green"))) == ("In progress", "Completed")


def boxed(*asks: str, number: str = "6") -> BoardAsks:
    """A template whose heading for the analysis is followed by these, and by learning under the next number."""
    places = [BoardPlace((each,), number, "") for each in ("background", *asks)]
    return BoardAsks((("background", number),), places=(*places, BoardPlace(("learning",), "7", "")))


@pytest.mark.parametrize(
    ("board", "stops"),
    [
        (boxed("answer:1a", "answer:2"), False), (boxed("analysis", number="6"), False), (boxed("voice"), True),
        (boxed(), True), (boxed("answer:1a", number=""), False), (boxed("voice", "answer:1a", number=""), True),
    ],
)  # fmt: skip
def test_a_heading_over_boxes_that_hold_the_answers_does_not_stop_as_empty(board: BoardAsks, stops: bool) -> None:
    found = missing(replace(READY, board=board), TODAY)
    assert any(each.section == "background" and each.stops for each in found) == stops


def test_a_section_from_records_with_nothing_recorded_is_noted_with_the_way_there() -> None:
    board = BoardAsks((("personnel", "9"), ("involvement", "4"), ("genogram", "5")))
    found = {each.section: each for each in missing(replace(READY, board=board, people=()), TODAY)}
    told = "Key of personnel: nothing is recorded or written yet; F4 adds people to the key."
    assert found["personnel"].sentence == told
    assert (found["personnel"].task, found["involvement"].task) == ("people", "write")
    assert not found["personnel"].stops and "genogram" not in found


CHANGES: dict[str, Review] = {
    "chronology": replace(READY, entries=(replace(READY.entries[0], revision=READY.entries[0].revision + 1),)),
    "sign_off": replace(READY, report=replace(READY.report, signatures=READY.report.signatures[:1])),
    "actions": replace(READY, report=replace(READY.report, actions=())),
    "interviews": replace(READY, to_see=(ToSee(code="SW1"),)),
    "personnel": replace(READY, people=(Person(code="SW7"),)),
    "methodology": replace(READY, report=replace(READY.report, searched=())),
    "family": replace(READY, family=()), "genogram": replace(READY, family=()),
    "terms": replace(READY, questions=READY.questions[:1]),
    "author": replace(READY, report=replace(READY.report, facts=READY.report.facts[1:])),
}  # fmt: skip


@pytest.mark.parametrize("section", CHANGES)
def test_a_section_printed_from_records_is_changed_since_when_they_are(section: str) -> None:
    said = (Considered(list=DONE, point=section, note=digest_of_section(section, Material.of(READY))),)

    def state(review: Review) -> str:
        return done_states(Material.of(replace(review, report=replace(review.report, considered=said))))[section]

    assert (state(READY), state(CHANGES[section])) == ("done", "changed")
