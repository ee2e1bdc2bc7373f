"""The list of abbreviations: what the report uses, who says what it stands for, and where it is used first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.chronology.entry import Citation
from domain.people import Person
from domain.question import Question
from domain.report.abbreviations import abbreviations_of, undefined, used
from domain.report.parts import Abbreviation, Action, Fact, Passage, Report
from domain.review import Details, Review, Source
from tests.domain.evidence.test_agreed_rows import row


def case(*texts: str, **rest: Any) -> Review:
    report = Report(
        passages=tuple(Passage(id=f"p{at}", section="narrative", text=text) for at, text in enumerate(texts)),
        abbreviations=rest.pop("listed", ()), actions=rest.pop("actions", ()), facts=rest.pop("facts", ()),
    )  # fmt: skip
    return Review(details=Details(), report=report, **rest)


def short(review: Review) -> list[str]:
    return [one.short for one in used(review)]


def test_they_stand_in_the_order_of_the_alphabet_each_once_with_where_it_is_used_first() -> None:
    found = used(case("The MDT met.", "CPNs of the MDT; DoLS", entries=(row("r1", "CPN rang A&E"),)))
    assert [(one.short, one.where) for one in found] == [
        ("A&E", "row of Sun 3 March 2024"), ("CPN", "Narrative, paragraph 2"), ("DoLS", "Narrative, paragraph 2"),
        ("MDT", "Narrative, paragraph 1"),
    ]  # fmt: skip


def test_what_the_list_says_counts_before_the_source_and_the_text() -> None:
    review = case("a community nurse (CN), RiO and the CN", sources=(Source("RiO", "mental health records"),))
    assert {one.short: (one.meaning, one.in_text) for one in used(review)} == {
        "CN": ("community nurse", True), "RiO": ("mental health records", False)
    }  # fmt: skip
    listed = (Abbreviation(short="CN", meaning="charge nurse", revision=2),)
    review = replace(review, report=replace(review.report, abbreviations=listed))
    assert {one.short: (one.meaning, one.in_text) for one in used(review)}["CN"] == ("charge nurse", False)
    assert abbreviations_of(review, review.report)[0].revision == 2


def test_what_is_explained_later_or_in_a_row_is_explained() -> None:
    rows = (row("r1", "Multi-agency risk assessment conference (MARAC)"),)
    assert undefined(case("The MARAC met.", "The CMHT (community mental health team)", entries=rows)) == ()


def test_what_nobody_explains_is_told_and_what_the_report_does_not_use_is_not() -> None:
    review = case("The MDT met.", listed=(Abbreviation(short="CPN", meaning="community psychiatric nurse"),))
    assert [one.short for one in undefined(review)] == ["MDT"]
    assert short(review) == ["MDT"]


def test_codes_of_the_key_are_none_and_its_jobs_are_looked_through() -> None:
    people = (
        Person(code="SW1", role="AMHP", former_codes=("ASW",)), Person(code="GP", role="doctor"), Person(code="Mother"),
    )  # fmt: skip
    assert short(case("SW1, the GP and the ASW met.", people=people)) == ["AMHP"]


def test_questions_actions_sources_and_short_answers_are_looked_through() -> None:
    review = case(
        questions=(Question("1", "Was the MCA used?"),), actions=(Action(text="Tell the ICB"),),
        facts=(Fact(name="qualifications", value="RMN"),), entries=(row("r1", sources=(Citation("EMIS"),)),),
    )  # fmt: skip
    assert short(review) == ["EMIS", "ICB", "MCA", "RMN"]


def test_the_name_of_a_picture_and_the_list_itself_use_none() -> None:
    review = case(listed=(Abbreviation(short="CPN", meaning="nurse of the CMHT"),))
    picture = Passage(id="x", section="narrative", kind="picture", text="ABC")
    assert short(replace(review, report=replace(review.report, passages=(picture,)))) == []


def test_rows_that_do_not_leave_are_not_looked_through() -> None:
    review = case("The MDT met.", entries=(row("r1", "CPN rang"),))
    assert [one.short for one in abbreviations_of(review, review.report, ())] == ["MDT"]
