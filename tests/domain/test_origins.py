"""A name found in a finished file is coded where in the case it comes from, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.entry import Citation, Entry
from domain.names import Finder
from domain.origins import coded, known_by, origins
from domain.people import Person
from domain.review import Details, Field, Question, Review, Source
from domain.when import UNKNOWN

SW1 = Person(code="SW1", role="Social worker", name="Ambrose Wetherstone")
FINDER = Finder([SW1])
ENTRY = Entry(
    id="1", when=UNKNOWN, who="DN1", people=("DN1",), event="Rang Ambrose Wetherstone, then Wetherstone",
    comment="See Ambrose Wetherstone", fields=(("seen", "by Ambrose Wetherstone"),),
    sources=(Citation("EMIS", "note of Ambrose Wetherstone"),),
)


def test_the_code_stands_in_every_text_of_a_row_that_held_the_words() -> None:
    after = coded(ENTRY, "Ambrose Wetherstone", "SW1", FINDER)
    assert isinstance(after, Entry)
    assert after.event == "Rang SW1, then Wetherstone"
    assert after.comment == "See SW1"
    assert after.fields == (("seen", "by SW1"),)
    assert after.sources == (Citation("EMIS", "note of SW1"),)
    assert (after.id, after.people) == ("1", ("DN1",))


def test_among_who_a_row_names_the_code_is_one_of_its_people() -> None:
    after = coded(replace(ENTRY, who="DN1 to Ambrose Wetherstone"), "Ambrose Wetherstone", "SW1", FINDER)
    assert isinstance(after, Entry)
    assert (after.who, after.people) == ("DN1 to SW1", ("DN1", "SW1"))


def test_where_the_words_do_not_stand_whole_nothing_is_changed() -> None:
    assert coded(ENTRY, "Wetherstone came", "SW1", FINDER) is not None
    assert coded(ENTRY, "Wetherstone came", "SW1", FINDER) == ENTRY


REVIEW = Review(
    details=Details(agency="Riverside, c/o Ambrose Wetherstone"),
    sources=(Source("EMIS"), Source("File of Ambrose Wetherstone", "kept apart")),
    questions=(Question("1", "Was Ambrose Wetherstone told?"),),
    fields=(Field(name="seen", values=("alone", "with Ambrose Wetherstone")),),
    people=(SW1, Person(code="DN1", role="nurse, seconded to Ambrose Wetherstone")),
)


def test_everything_of_the_case_that_holds_the_words_is_found_but_the_key_itself() -> None:
    assert [each.called for each in origins(REVIEW, "Ambrose Wetherstone")] == [
        "the details of the case", "the source File of Ambrose Wetherstone", "the question 1", "the field seen",
        "what is said of DN1",
    ]


@pytest.mark.parametrize("number", range(5))
def test_each_of_them_is_coded(number: int) -> None:
    thing = origins(REVIEW, "Ambrose Wetherstone")[number].thing
    after = coded(thing, "Ambrose Wetherstone", "SW1", FINDER)
    assert "SW1" in repr(after) and "Wetherstone" not in repr(after)
    assert (known_by(thing) != known_by(after)) == (number == 1)
