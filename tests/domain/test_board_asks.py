"""What the board's files in hand ask for: kept and read again, and wanted before a submission."""

from __future__ import annotations

from dataclasses import replace

from domain.action_plan import begun, done_word, statuses
from domain.board_asks import BoardAsks, asks_kept, plan_to_json, report_to_json
from domain.quality import OFFERED, board_lines, in_boards_words
from domain.readiness import missing
from domain.report import Criterion
from tests.domain.a_report import READY, TODAY

ASKS = BoardAsks((("narrative", "5"), ("context", "6")), ("Was the report on time?",), ("To do", "Under way", "Done"))


def test_what_a_board_asks_for_comes_back_as_it_was_kept() -> None:
    assert asks_kept(report_to_json(replace(ASKS, open=2)), plan_to_json(ASKS.statuses)) == replace(ASKS, open=2)
    assert asks_kept(None, None) == BoardAsks()


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
    assert any("no place of its own for Good practice and Learning:" in each for each in told(ASKS))


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
