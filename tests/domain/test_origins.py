"""A name found in a finished file is coded where in the case it comes from, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.chronology.entry import Citation, Entry
from domain.dates.when import UNKNOWN
from domain.names.finding import Finder
from domain.origins import OfReport, coded, known_by, origins, screen_of
from domain.people import Person
from domain.question import Question
from domain.report.parts import (
    Abbreviation,
    Action,
    Answered,
    Criterion,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Report,
    Searched,
)
from domain.review import Details, Field, Review, Source

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


REPORT = Report(
    passages=(Passage(id="a", section="narrative", text="Then Ambrose Wetherstone rang."),),
    answers=(Answered(question="1", relevant=False, why_not="Ambrose Wetherstone said so."),),
    recommendations=(Recommendation(number=3, text="Train.", measurable="Ambrose Wetherstone counts."),),
    actions=(Action(number=5, text="Train", lead="Ambrose Wetherstone"),),
    criteria=(Criterion(number=2, text="Read", comment="by Ambrose Wetherstone"),),
    facts=(Fact(name="qualifications", value="Nurse, as Ambrose Wetherstone"),),
    searched=(Searched(number=4, source="EMIS", secured_by="Ambrose Wetherstone"),),
    policies=(Policy(number=6, title="Visits", note="by Ambrose Wetherstone"),),
    abbreviations=(Abbreviation(short="AW", meaning="Ambrose Wetherstone"),),
)
OF_REPORT = Review(details=Details(), questions=(Question("1", "Why?"),), people=(SW1,), report=REPORT)


@pytest.mark.parametrize(
    ("place", "screen"),
    tuple(enumerate((
        ("write", "narrative"), ("write", "answer:1"), ("recommendations", "3"), ("actions", "5"), ("quality", "2"),
        ("author", "qualifications"), ("searched", "4"), ("policies", "6"), ("abbreviations", "AW"),
    ))),
)  # fmt: skip
def test_what_the_report_says_is_coded_and_leads_to_its_screen(place: int, screen: tuple[str, str]) -> None:
    found = origins(OF_REPORT, "Ambrose Wetherstone")
    assert len(found) == 9
    thing = found[place].thing
    after = coded(thing, "Ambrose Wetherstone", "SW1", FINDER)
    assert "SW1" in repr(after) and "Wetherstone" not in repr(after)
    assert isinstance(thing, OfReport) and screen_of(thing) == screen
