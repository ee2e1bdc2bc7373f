"""What the completing key offers between the words of a row."""

from dataclasses import replace
from datetime import date

import pytest

from domain.dates.when import When
from domain.line.draft import Known
from domain.line.reading import read
from domain.line.suggest import complete, shortens
from domain.line.suggest_parts import next_part, people_as_before, rest_of_word, word_begun
from domain.people import Person
from domain.question import Question
from domain.review import STANDING_FLAGS, Source

KNOWN = Known(
    today=date(2024, 10, 1),
    people=(Person(code="DN1"), Person(code="DN2"), Person(code="GP1"), Person(code="Adult B")),
    sources=(Source("EMIS"),),
    questions=(Question("2"),),
    flags=STANDING_FLAGS,
)
EARLIER = ["DN2", "DN1 to GP1", "DN1", "DN2", "(bank nurse)"]


def spans(text):
    return read(text, replace(KNOWN, before=When("3/3/24", "day", date(2024, 3, 3), date(2024, 3, 3)))).spans


def before(text):
    found = people_as_before(text, spans(text), EARLIER)
    return [found.taken(text, number)[0] for number in range(len(found.choices))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("3/3/24 ", "3/3/24 DN2: "),
        ("3/3/24 0930 ", "3/3/24 0930 DN2: "),
        ("+1 ", "+1 DN2: "),
        ("= ", "= DN2: "),
        ("3/3/24 d", "3/3/24 DN2: "),
        ("3/3/24 DN1", "3/3/24 DN1 to GP1: "),
        ("3/3/24 d1", "3/3/24 DN1: "),
        ("3/3/24 d1g1", "3/3/24 DN1 to GP1: "),
        ("3/3/24 (", "3/3/24 (bank nurse): "),
    ],
)
def test_behind_the_stamp_the_people_of_earlier_rows_are_offered_whole(text, first):
    assert before(text)[0] == first


@pytest.mark.parametrize("text", ["3/3/24", "", "3/3/24 x", "3/3/24 DN1: ", "3/3/24 DN1: call d", "d"])
def test_elsewhere_no_people_are_offered(text):
    assert before(text) == []


@pytest.mark.parametrize(("typed", "code"), [("d2", "DN2"), ("cp1", "CPN1"), ("C1", "CPN1")])
def test_a_code_may_be_shortened_to_its_first_letter_and_figure(typed, code):
    assert shortens(typed, code)


@pytest.mark.parametrize(("typed", "code"), [("d2", "DN1"), ("n2", "DN2"), ("dn", "DN2"), ("dn2", "DN2"), ("", "DN2")])
def test_what_is_no_shortening_is_none(typed, code):
    assert not shortens(typed, code)


def test_a_shortened_code_is_completed_in_the_middle_of_the_people():
    text = "3/3/24 GP1 to d2"
    assert complete(text, len(text), KNOWN, spans(text)).taken(text)[0] == "3/3/24 GP1 to DN2"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("3/3/24 DN1: call about med", "med"),
        ("3/3/24 DN1: call > med", "med"),
        ("3/3/24 DN1: call m", ""),
        ("3/3/24 DN1: call ", ""),
        ("3/3/24 DN1: call @EM", ""),
        ("3/3/24 DN1: call #2", ""),
        ("3/3/24 DN1", ""),
    ],
)
def test_the_word_being_typed_is_known_in_texts_only(text, word):
    assert word_begun(text, spans(text)) == word


def test_the_rest_of_the_commonest_word_is_offered():
    assert rest_of_word("med", ["medication", "medical"]) == "ication"
    assert rest_of_word("Med", ["medication"]) == "ication"


def test_a_word_that_is_whole_already_or_nearly_is_left_alone():
    assert rest_of_word("visit", ["visits", "visit", "visited"]) == ""
    assert rest_of_word("visi", ["visit"]) == ""
    assert rest_of_word("zz", []) == ""


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("3/3/24 DN1: call", "3/3/24 DN1: call > "),
        ("3/3/24 DN1: call ", "3/3/24 DN1: call > "),
        ("3/3/24 DN1: call > ", "3/3/24 DN1: call >> "),
        ("3/3/24 DN1: call >> ", "3/3/24 DN1: call ~ "),
        ("3/3/24 DN1: call ~ ", "3/3/24 DN1: call > "),
        ("3/3/24 DN1: call > card left", "3/3/24 DN1: call > card left >> "),
        ("3/3/24 DN1: call > card left >> seen", "3/3/24 DN1: call > card left >> seen ~ "),
        ("3/3/24 DN1: call ~ late", None),
        ("3/3/24 DN1: call @EMIS", None),
        ("3/3/24 DN1: ", None),
        ("", None),
    ],
)
def test_the_next_part_begins_with_its_mark(text, after):
    assert next_part(text, spans(text)) == after
