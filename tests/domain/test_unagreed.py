"""The net under the gate: words of minutes that may not be used are found wherever they stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from domain.gate import outgoing
from domain.minutes import Minutes
from domain.names import Finder
from domain.people import Person
from domain.review import Details, Question, Review
from domain.unagreed import KIND, Net, Sought, net_of
from tests.domain.meeting import LONG, agreed, decided, edited, issue, step, typed, wants
from tests.domain.test_agreed_rows import row

OLD = "2026-02-01T10:00:00Z"


def net(*minutes: Minutes) -> Net:
    return Net.of(minutes)


@pytest.mark.parametrize(
    "text",
    [
        LONG[0],
        f"As told: {LONG[0].upper()}",
        "they rang the surgery twice on the Monday and nobody called, she said",
        LONG[0].replace(" ", "\u00a0").replace("Monday", "Mon\u00addáy"),
        LONG[0].replace(" the ", "\nthe "),
        LONG[0].replace(",", "").replace(" and ", ", and "),
    ],
)
def test_eight_words_in_a_row_are_found_however_they_are_dressed(text: str) -> None:
    (hit,) = net(issue(typed())).find(text)
    assert (hit.kind, hit.why, hit.code, hit.asked) == (KIND, "interview 3", "", False)
    assert text[hit.start : hit.end] == hit.matched


@pytest.mark.parametrize(
    "text",
    ["I rang the surgery twice on the day", "", "The discharge letter never reached her", "\x00".join(LONG[0].split())],
)
def test_fewer_words_and_words_of_texts_that_do_not_belong_together_are_anybodys(text: str) -> None:
    assert net(issue(typed())).find(text) == []


def test_a_whole_short_sentence_is_found_and_a_shorter_one_is_anybodys() -> None:
    minutes = issue(typed("He kept the file at home. Nobody came. She wept."))
    (hit,) = net(minutes).find("He kept the file at home, and nobody came.")
    assert hit.matched == "He kept the file at home"


def test_drafts_are_looked_for_as_issued_minutes_are_and_agreed_ones_are_not() -> None:
    assert net(typed()).find(LONG[1])
    assert net(agreed(typed())).find(LONG[1]) == []


def test_what_an_agreed_version_says_no_more_is_still_nobodys_word() -> None:
    minutes = decided(wants(issue(typed()), "SW1", "p1", "I rang the surgery once on Tuesday."), "accepted")
    minutes = edited(minutes, "p1", "I rang the surgery once on the Tuesday and they answered.")
    minutes = issue(minutes, day="2026-03-20")
    for code in ("SW1", "SW2"):
        minutes = step(minutes, "agree", code, "2026-03-21")
    assert net(minutes).find(LONG[0])
    assert net(minutes).find(minutes.paragraphs[0].text) == []


def test_what_other_minutes_that_may_be_used_say_too_is_let_be() -> None:
    assert net(issue(typed()), agreed(typed(number=4))).find(LONG[0]) == []


def test_headings_and_questions_are_no_words_of_the_minutes() -> None:
    question = "Were the risks to Adult A recognised by the staff who saw her at home?"
    minutes = typed(*LONG, question)
    heading = replace(minutes, paragraphs=(*minutes.paragraphs[:3], replace(minutes.paragraphs[3], kind="heading")))
    assert net(heading).find(question) == []
    case = Review(details=Details(), minutes=(minutes,), questions=(Question("1", question),))
    assert net_of(case).find(question) == [] and net_of(case).find(LONG[0])


def case(minutes: Minutes, *rows: object, **rest: object) -> Review:
    return Review(details=Details(), entries=rows, minutes=(minutes,), **rest)  # type: ignore[arg-type]


def test_a_record_read_out_at_the_meeting_is_no_word_of_the_minutes() -> None:
    before = row("r1", LONG[0], recorded_at=OLD)
    assert net_of(case(issue(typed()), before)).find(LONG[0]) == []
    assert net_of(case(issue(typed()), before)).find(LONG[1])
    assert net_of(case(issue(typed()), row("r1", LONG[0]))).find(LONG[0]), "recorded after the meeting"


def test_a_row_recorded_before_and_changed_since_may_hold_words_of_the_minutes() -> None:
    changed = row("r1", LONG[0], recorded_at=OLD, revision=2)
    review = case(issue(typed()), changed)
    assert net_of(review).find(LONG[0])
    assert net_of(review, past=Past("2026-03-09T09:00:00Z")).find(LONG[0])
    assert net_of(review, past=Past("2026-02-20T09:00:00Z")).find(LONG[0]) == []


def test_what_was_typed_and_taken_out_again_is_looked_for_too() -> None:
    typed_once = Past("", "She told him that the keys were kept under the mat by the door.")
    assert net_of(case(agreed(typed())), past=typed_once).find("SHE TOLD HIM THAT THE KEYS WERE KEPT UNDER A MAT")


class Past:
    """A log in which row r1 was last changed at a moment, and paragraphs of interview 3 once said this."""

    def __init__(self, at: str, *said: str) -> None:
        self.at, self.said = at, said

    def touched(self, ids: Collection[str]) -> dict[str, str]:
        return {"r1": self.at}

    def once_said(self) -> list[tuple[int, str]]:
        return [(3, text) for text in self.said]


def test_a_dissent_that_quotes_what_was_taken_out_leaves_with_its_row() -> None:
    beside = f"[Disputed by SW1: “I never said: {LONG[0]}”]"
    assert net_of(case(issue(typed())), (beside,)).find(LONG[0]) == []


def test_names_and_words_of_minutes_are_found_together() -> None:
    finder = Finder((Person(code="SW1", name="Petra Quillfeather"),))
    hits = Sought(finder, net(issue(typed()))).find(f"Petra Quillfeather: {LONG[0]}")
    assert [hit.kind for hit in hits] == ["name", KIND]


def test_the_gate_carries_the_net() -> None:
    out = outgoing(case(issue(typed()), row("r1", LONG[0])))
    assert out.net.find(LONG[0])
