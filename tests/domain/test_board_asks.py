"""What the board's files in hand ask for: kept and read again, and wanted before a submission."""

from __future__ import annotations

from dataclasses import replace

from domain.action_plan import begun, done_word, statuses
from domain.board_asks import BoardAsks, asks_kept, plan_to_json, report_to_json
from domain.board_order import BoardPlace
from domain.quality import OFFERED, board_lines, in_boards_words
from domain.readiness import missing
from domain.report import DONE, Considered, Criterion
from domain.report_as_printed import as_printed, section_meant
from domain.section_done import Material, digest_of_section
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
