"""What is offered behind the cursor."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.line.draft import Known
from domain.line.reading import read
from domain.line.suggest import complete, suggest
from domain.people import Person
from domain.question import Question
from domain.review import STANDING_FLAGS, Field, Source

KNOWN = Known(
    today=date(2026, 11, 20),
    people=(
        Person(code="SW1", role="social worker", name="Sarah Jones"),
        Person(code="SW2", role="senior social worker", name="Sam Mary-Lee"),
        Person(code="GP1", role="general practitioner", name="Anil Patel", other_names=("Doc P",)),
        Person(code="Mother", role="mother of Adult A"),
    ),
    sources=(Source("EMIS", "practice record"), Source("RiO", "mental health record")),
    questions=(Question("2", "Was medication reviewed?"), Question("2a", "By whom?")),
    flags=STANDING_FLAGS,
    fields=(Field(name="contact", values=("home visit", "phone", "letter")), Field(name="seen")),
)


def offered(text: str) -> list[str]:
    return [choice.text for choice in complete(text, len(text), KNOWN, read(text, KNOWN).spans).choices]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("3/3/24 S", ["SW1", "SW2"]),
        ("3/3/24 sw", ["SW1", "SW2"]),
        ("3/3/24 SW1", []),
        ("3/3/24 SW1 to g", ["GP1"]),
        ("3/3/24 SW1 to gen", ["GP1"]),
        ("3/3/24 sen", ["SW2"]),
        ("3/3/24 pat", ["GP1"]),
        ("3/3/24 lee", ["SW2"]),
        ("3/3/24 doc", ["GP1"]),
        ("3/3/24 0930 mo", ["Mother"]),
        ("3 mar", []),
        ("3/3/24 SW1: call @E", ["@EMIS"]),
        ("3/3/24 SW1: call @", ["@EMIS", "@RiO"]),
        ("3/3/24 SW1: call @mental", ["@RiO"]),
        ("3/3/24 SW1: call @EMIS", []),
        ("3/3/24 SW1: call #2", ["#2a"]),
        ("3/3/24 SW1: call #med", ["#2"]),
        ("3/3/24 SW1: call !con", ["!concern"]),
        ("3/3/24 SW1: call !missed", ["!opportunity"]),
        ("3/3/24 SW1: call contact=", ['contact="home visit"', "contact=phone", "contact=letter"]),
        ("3/3/24 SW1: call contact=ph", ["contact=phone"]),
        ("3/3/24 SW1: call seen=", []),
        ("3/3/24 SW1: sw", []),
        ("3/3/24 09:30 s", ["SW1", "SW2"]),
        ("", []),
        ("@E", []),
    ],
)
def test_a_word_is_completed_by_what_the_case_knows(text: str, choices: list[str]) -> None:
    assert offered(text)[: max(1, len(choices))] == choices


def test_a_completion_that_begins_as_typed_shows_its_rest_and_another_an_arrow_to_it() -> None:
    by_code = complete("3/3/24 s", 8, KNOWN)
    by_role = complete("3/3/24 gen", 10, KNOWN)
    assert by_code.grey("3/3/24 s") == "W1"
    assert by_role.grey("3/3/24 gen") == " = GP1"


def test_a_completion_taken_stands_in_place_of_the_word_with_the_cursor_behind_it() -> None:
    assert complete("3/3/24 gen", 10, KNOWN).taken("3/3/24 gen") == ("3/3/24 GP1", 10)


def test_nothing_is_completed_in_the_middle_of_a_word() -> None:
    assert complete("3/3/24 SW1", 8, KNOWN).choices == ()


EARLIER = ["call about missed medication > GP1 to visit today >> seen #2", "call to Mother, no reply"]


def rest(text: str, earlier: list[str] = EARLIER) -> tuple[str, ...]:
    return suggest(read(text, KNOWN), earlier)


def test_the_most_similar_earlier_row_offers_its_rest_piece_by_piece() -> None:
    assert rest("3/3/24 SW1: cal") == ("l about missed medication", " > GP1 to visit today", " >> seen ", "#2")


def test_capitals_do_not_matter_and_what_was_typed_stays() -> None:
    assert rest("3/3/24 SW1: CALL A")[0] == "bout missed medication"


def test_the_first_that_begins_as_typed_is_offered() -> None:
    assert rest("3/3/24 SW1: call to") == (" Mother, no reply",)


def test_the_rest_is_still_offered_behind_the_event() -> None:
    assert rest("3/3/24 SW1: call about missed medication >") == (" GP1 to visit today", " >> seen ", "#2")


@pytest.mark.parametrize(
    "text", ["3/3/24 SW1: c", "3/3/24 SW1: ", "3/3/24 SW1: visit", "3/3/24 SW1: call about missed medication ~ x"]
)
def test_nothing_is_offered_when_nothing_begins_as_typed(text: str) -> None:
    assert rest(text) == ()


def test_nothing_is_offered_before_there_is_an_event() -> None:
    assert rest("call about") == ()


@given(st.text(max_size=60), st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_completing_or_suggesting_fail(text: str, cursor: int) -> None:
    draft = read(text, KNOWN)
    found = complete(text, min(cursor, len(text)), KNOWN, draft.spans)
    assert 0 <= found.start <= found.end <= len(text)
    for index in range(len(found.choices)):
        taken, place = found.taken(text, index)
        assert taken[:place].endswith(found.choices[index].text)
    assert all(suggest(draft, [text, *EARLIER])) or suggest(draft, [text, *EARLIER]) == ()
