"""An answer while it is made: what was read of the minutes, and what is left to say of the rows."""

from __future__ import annotations

from domain.agreement.answer_begun import AnswerBegun
from tests.exporters.packets import ROWS, given, second


def test_whoever_answers_before_the_end_says_so() -> None:
    begun = AnswerBegun(given=given()).saw(["p1", "p2", "p3"])
    assert begun.unseen == (4, 5)
    assert begun.answer("agree", "", "", "").unseen == 2
    told = " ".join(begun.said("agree"))
    assert "said before the end was read: 2 paragraphs of 5 had not been shown" in told
    assert "before the end" not in " ".join(begun.saw(["p4", "p5"]).said("agree"))


def test_of_a_later_version_only_what_changed_needs_to_be_read() -> None:
    begun = AnswerBegun(given=second())
    assert begun.unseen == (4,)
    assert begun.saw(["p4"]).unseen == ()


def test_the_day_of_the_meeting_is_said_with_its_number() -> None:
    told = " ".join(AnswerBegun(given=given()).said("agree"))
    assert "version 1 of the minutes of the meeting of 10 March 2026 (interview 3)" in told


def test_a_row_confirmed_another_time_need_not_be_answered() -> None:
    begun = AnswerBegun(given=given(confirmed={"row-1": "2026-03-03"}))
    assert begun.left == (ROWS[1],) and begun.unchecked == 1
    told = " ".join(begun.said("agree"))
    assert "What was said before of 1 row of the chronology stands." in told
    assert "Nothing is said of 1 row of the chronology that went with it." in told


def test_the_rest_of_the_rows_are_said_to_be_correct_at_once_and_what_was_said_stays() -> None:
    begun = AnswerBegun(given=given()).check(ROWS[0], "corrected", "It was 09:45").rest_correct()
    assert [one.verdict for one in begun.rows] == ["corrected", "confirmed"]
    assert begun.unchecked == 0
