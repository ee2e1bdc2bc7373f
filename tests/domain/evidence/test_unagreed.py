"""The net under the gate: words of minutes that may not be used are found wherever they stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from domain.agreement.steps import RowCheck
from domain.chronology.entry import Citation
from domain.evidence.unagreed import KIND, Net, Sought, net_of
from domain.gate import outgoing
from domain.meetings.minutes import Minutes
from domain.names.finding import Finder
from domain.people import Person
from domain.question import Question
from domain.review import Details, Review
from tests.domain.evidence.test_agreed_rows import row
from tests.domain.meeting import HELD, LONG, agreed, decided, drawn, edited, issue, step, typed, wants

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
    assert (hit.kind, hit.why, hit.code, hit.asked) == (KIND, "interview 3, which may not be used", "", False)
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
    assert net_of(review, Past("2026-03-09T09:00:00Z")).find(LONG[0])
    assert net_of(review, Past("2026-02-20T09:00:00Z")).find(LONG[0]) == []


def test_what_was_typed_and_taken_out_again_is_looked_for_too() -> None:
    typed_once = Past("", "She told him that the keys were kept under the mat by the door.")
    assert net_of(case(agreed(typed())), typed_once).find("SHE TOLD HIM THAT THE KEYS WERE KEPT UNDER A MAT")


def test_what_was_typed_counts_when_its_meeting_is_there_no_more() -> None:
    review = Review(details=Details(), entries=(row("r1", LONG[0]), row("r2", LONG[1], recorded_at=OLD)))
    assert net_of(review, Past("", *LONG)).find(LONG[0])
    assert net_of(review, Past("", *LONG)).find(LONG[1]) == [], "said before that meeting was held"
    assert not net_of(review, Past("")).runs and not net_of(review).runs


def test_of_a_meeting_dated_to_come_what_was_typed_before_the_row_is_no_record_read_out() -> None:
    to_come = typed()
    to_come = replace(to_come, interview=replace(to_come.interview, held="2099-03-02"))
    review = case(to_come, row("r1", LONG[0]), row("r2", LONG[1], recorded_at=OLD))
    found = net_of(review, Past("", *LONG))
    assert found.find(LONG[0]) and found.find(LONG[1]) == []


def test_a_sentence_is_found_under_the_code_its_speaker_has_now() -> None:
    minutes = issue(typed("SW1 rang the ward on Monday night."))
    review = case(minutes, people=(Person(code="SWX", former_codes=("SW1",)),))
    assert net_of(review).find("SWX rang the ward on Monday night.")
    assert net_of(review).find("SW1 rang the ward on Monday night.")


def disputed() -> Minutes:
    minutes = step(issue(typed()), "agree", "SW1")
    return step(minutes, "dispute", "SW2", words="I was there.", paragraph="p1")


def unconfirmed() -> Minutes:
    minutes = step(step(issue(typed()), "agree", "SW1"), "cannot", "SW2", words="left")
    return step(minutes, "authorise", "SW2", words="left", who="The director")


def test_what_is_disputed_or_not_confirmed_is_looked_for_and_what_all_agree_is_not() -> None:
    (hit,) = net(disputed()).find(LONG[0])
    assert hit.why == "interview 3, which are disputed or not confirmed there"
    assert net(disputed()).find(LONG[1]) == []
    assert net(unconfirmed()).find(LONG[0]) and net(unconfirmed()).find(LONG[1])
    assert net(disputed(), agreed(typed(number=4))).find(LONG[0]) == [], "another meeting agreed to say so"


def test_a_row_that_rests_on_disputed_words_may_say_them_and_no_other_row_may() -> None:
    minutes = disputed()
    drawn_row, copied = row("r1", LONG[0]), row("r2", "As told: " + LONG[0].upper())
    review = case(minutes, drawn_row, evidence=(drawn(minutes, "r1", "p1"),))
    out = outgoing(review)
    assert out.net.find(LONG[0]) == [] and out.by_hand == ()
    out = outgoing(replace(review, entries=(drawn_row, copied)))
    (found,) = out.by_hand
    assert found.day == copied.when.said() and found.matched.startswith("I RANG THE SURGERY TWICE")
    other = outgoing(replace(review, evidence=(drawn(minutes, "r1", "p2"),)))
    assert other.net.find(LONG[0]), "it rests on another paragraph"


def test_words_a_row_may_say_are_found_in_what_stands_around_the_rows() -> None:
    minutes = disputed()
    people = (Person(code="SW2", involvement=LONG[0]),)
    review = case(minutes, row("r1", LONG[0]), evidence=(drawn(minutes, "r1", "p1"),), people=people)
    (found,) = outgoing(review).by_hand
    assert found.where == "What stands around the rows"


def test_a_dissent_may_quote_its_own_minutes_where_it_stands_and_nowhere_else() -> None:
    once = "She told him that the keys were kept under the mat by the door."
    minutes = step(issue(typed()), "dispute", "SW1", words=f"I never said: {once}", paragraph="p2")
    minutes = step(minutes, "agree", "SW2")
    review = case(minutes, row("r1", "Letter"), evidence=(drawn(minutes, "r1", "p2"),))
    out = outgoing(review, past=Past("", once))
    assert once in str(out.entries[0].comment) and out.net.find(once) == [] and out.by_hand == ()
    two = outgoing(replace(review, entries=(*review.entries, row("r2", once))), past=Past("", once))
    assert [found.text for found in two.by_hand] == [once]


def test_what_somebody_says_of_a_row_brings_no_words_of_unagreed_minutes_with_it() -> None:
    check = RowCheck(
        interview=3, code="SW1", entry="r1", revision=1, shown="", verdict="disputed", words=f"As I said: {LONG[0]}"
    )
    minutes = replace(issue(typed()), row_checks=(check,))
    out = outgoing(case(minutes, row("r1", "Call")))
    assert LONG[0] in str(out.entries[0].comment) and out.net.find(str(out.entries[0].comment))


class Past:
    """A log in which row r1 was last changed at a moment, and paragraphs of interview 3 once said this."""

    def __init__(self, at: str, *said: str, typed: str = "2026-03-02T12:00:00Z") -> None:
        self.at, self.said, self.typed = at, said, typed

    def touched(self, ids: Collection[str]) -> dict[str, str]:
        return {"r1": self.at}

    def once_said(self) -> list[tuple[int, str, str]]:
        return [(3, text, self.typed) for text in self.said]

    def met(self) -> dict[int, str]:
        return {3: HELD}


def test_names_and_words_of_minutes_are_found_together() -> None:
    finder = Finder((Person(code="SW1", name="Petra Quillfeather"),))
    hits = Sought(finder, net(issue(typed()))).find(f"Petra Quillfeather: {LONG[0]}")
    assert [hit.kind for hit in hits] == ["name", KIND]


def test_the_gate_carries_the_net() -> None:
    out = outgoing(case(issue(typed()), row("r1", LONG[0])))
    assert out.net.find(LONG[0])


SHORT = "I never rang them back."


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ({"people": ("SW1",), "who": "SW1"}, True),
        ({"sources": (Citation("Minutes", "no. 3"),)}, True),
        ({"people": ("GP1",), "who": "GP1"}, False),
        ({}, False),
        ({"people": ("SW1",), "recorded_at": OLD}, False),
        ({"people": ("SW1",), "recorded_at": OLD, "revision": 2}, True),
    ],
)
def test_a_sentence_of_four_or_five_words_is_found_in_rows_about_the_meeting(
    rest: dict[str, object], found: bool
) -> None:
    one = row("r1", f"SW1 said: {SHORT.upper()}", **rest)
    assert bool(net_of(case(issue(typed(*LONG, SHORT)), one)).find(SHORT)) is found
    assert net_of(case(agreed(typed(*LONG, SHORT)), one)).find(SHORT) == []


def test_a_short_sentence_that_agreed_minutes_say_no_more_is_found_there_too() -> None:
    before = edited(issue(typed(*LONG, SHORT)), "p4", "I rang them in the end.")
    minutes = issue(before, day="2026-03-20")
    for code in ("SW1", "SW2"):
        minutes = step(minutes, "agree", code, "2026-03-21")
    about = case(minutes, row("r1", SHORT, people=("SW1",)))
    assert net_of(about).find(SHORT) and net_of(about).find("I rang them in the end.") == []
