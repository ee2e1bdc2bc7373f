"""The exact text that is signed, and what changed in it from one submission to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from domain.dates.period import Period
from domain.evidence.agreed_rows import Unagreed
from domain.family.members import Member, Relation
from domain.question import Question
from domain.report.exact_text import exact_text
from domain.report.leaving import outgoing_report
from domain.report.parts import (
    Action,
    Answered,
    Cited,
    Criterion,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Report,
    Searched,
)
from domain.report.submissions_compared import changes
from domain.review import Details, Review
from tests.domain.evidence.test_agreed_rows import row
from tests.domain.meeting import agreed, drawn, issue, typed

NARRATIVE = Passage(id="a", section="narrative", text="The surgery was rung twice.\nNobody called back.")
LEARNING = Passage(id="b", section="learning", text="Calls go unanswered at weekends.")
ANSWER = Passage(id="c", section="answer:1a", text="It was not.", kind="quote")
REPORT = Report(
    passages=(NARRATIVE, ANSWER, LEARNING),
    answers=(Answered(question="2", relevant=False, why_not="No nurses work here."),),
    recommendations=(
        Recommendation(number=7, text="Answer calls.", specific="The surgery", timely="By June", rests_on=("b", "a")),
    ),
    actions=(Action(number=3, recommendation=7, text="Buy a telephone", lead="Manager", target="2026-09-01"),),
    criteria=(Criterion(number=1, text="Independent", mark="no", comment="See 1.1"),),
    facts=(Fact(name="qualifications", value="RN"), Fact(name="secured", value="2026-01-05")),
    searched=(Searched(number=1, source="EMIS", span="2023", searched="2026-01-06", found="found"),),
    policies=(Policy(number=1, title="Telephones", issue="3rd"),),
)
CASE = Review(
    details=Details(agency="Riverside", subject="Adult A", author="IM1", period=Period(date(2023, 1, 1))),
    entries=(row("r1"), row("r2", "Call answered")),
    questions=(Question("1a", "Was it answered?"), Question("2", "Were nurses there?")),
    family=(Member(code="Adult A", relationship="subject", born="3/3/1960", address="1 High Street"),),
    relations=(Relation(one="Adult A", kind="married", other="Mrs A"),),
    report=REPORT,
)


def text(review: Review = CASE, order: Any = None, unagreed: Unagreed = "stop") -> str:
    return exact_text(outgoing_report(review, today=date(2026, 6, 1), unagreed=unagreed), order)


def with_report(**changes: Any) -> Review:
    return replace(CASE, report=replace(REPORT, **changes))


def said(before: Review, after: Review) -> list[str]:
    return [f"{one.section} | {one.said}" for one in changes(text(before), text(after))]


def test_the_text_holds_all_that_is_printed_section_by_section() -> None:
    found = text()
    assert found.startswith(
        "Individual Management Review\nAgency: Riverside\nAbout: Adult A\nAuthor: IM1\n"
        "Period: 1 January 2023 to open\n\n3. Terms of reference\nQuestion 1a: Was it answered?\n"
    )
    for line in (
        "4. About the author", "Qualifications: RN", "Records secured on: 5 January 2026",
        "Records: EMIS; span 2023; searched 6 January 2026; found", "Policy: Telephones; issue 3rd",
        "Adult A; subject", "Adult A married Mrs A", "14.1 The surgery was rung twice.", "    Nobody called back.",
        "18.1 Quotation: It was not.", "Not relevant to the agency: No nurses work here.",
        "Recommendation 1: Answer calls. (see paragraphs 14.1 and 20.1)", "    Specific: The surgery",
        "Action 1: Buy a telephone", "    For recommendation: 1", "    Target: 1 September 2026",
        "Independent: no; See 1.1",
    ):  # fmt: skip
        assert line in found.split("\n"), line


def test_every_row_stands_in_it_by_its_digest_and_birthdays_and_addresses_by_theirs() -> None:
    rows = [line for line in text().split("\n") if line.startswith("Row of 3 March 2024: SHA-256 ")]
    assert len(rows) == len(set(rows)) == 2
    assert "1960" not in text() and "High Street" not in text()
    moved = replace(CASE, family=(replace(CASE.family[0], address="2 High Street"),))
    assert said(CASE, moved) == ["Family composition | Dates of birth and death, and addresses: changed."]


def test_numbers_are_those_of_the_template_where_it_has_any_and_nothing_is_dropped() -> None:
    found = text(order=(("learning", "7"), ("narrative", "5")))
    assert "7. Learning\n7.1 Calls go" in found
    assert "(see paragraphs 7.1 and 5.1)" in found
    assert "Question 1a\nQuotation: It was not." in found


def test_the_text_is_the_same_whatever_the_day_and_numbers_of_records() -> None:
    other = outgoing_report(CASE, today=date(2027, 1, 1))
    assert exact_text(other) == text()


def test_a_paragraph_left_out_is_not_signed() -> None:
    minutes = issue(typed())
    evidence = replace(drawn(minutes, "a", "p1"), kind="passage")
    held = replace(CASE, minutes=(minutes,), evidence=(evidence,))
    assert "The surgery was rung twice" not in text(held, unagreed="leave out")
    free = replace(CASE, minutes=(agreed(typed()),), evidence=(evidence,))
    assert "    Nobody called back. (interview 3, paragraph 1)" in text(free)


def test_what_it_points_to_is_signed_with_it() -> None:
    cited = with_report(cited=(Cited(passage="b", entry="r1"),))
    assert "20.1 Calls go unanswered at weekends. (chronology, 3 March 2024)" in text(cited)


def test_the_same_text_shows_no_change() -> None:
    assert changes(text(), text()) == ()


def test_a_changed_paragraph_is_shown_word_by_word() -> None:
    later = with_report(passages=(NARRATIVE, ANSWER, replace(LEARNING, text="Calls go unanswered at night.")))
    assert said(CASE, later) == ["Learning | Changed: Calls go unanswered at [-weekends-] [+night+]."]


def test_new_paragraphs_change_the_numbers_of_none() -> None:
    fresh = Passage(id="n", section="narrative", text="A letter was sent.")
    later = with_report(passages=(fresh, *REPORT.passages))
    assert said(CASE, later) == ["Narrative | New: A letter was sent."]


def test_a_recommendation_that_rests_on_another_paragraph_is_told_by_the_numbers_of_now() -> None:
    fresh = Passage(id="n", section="narrative", text="A letter was sent.")
    tied = replace(REPORT.recommendations[0], rests_on=("b", "n"))
    later = with_report(passages=(fresh, *REPORT.passages), recommendations=(tied,))
    assert said(CASE, later)[-1].startswith(
        "Recommendations | Changed: Recommendation 1: Answer calls. (see paragraphs 14.[-2-] [+1+] and 20.1)"
    )


def test_paragraphs_taken_out_and_moved_are_told() -> None:
    two = (NARRATIVE, replace(NARRATIVE, id="d", text="A letter was sent to the family."))
    turned = said(with_report(passages=two), with_report(passages=two[::-1]))
    assert turned[0].startswith("Narrative | In another place")
    assert said(with_report(passages=two), with_report(passages=two[:1]))[0] == (
        "Narrative | Taken out: A letter was sent to the family."
    )


def test_a_changed_row_is_told_by_its_day() -> None:
    later = replace(CASE, entries=(row("r1", "Call not made"), CASE.entries[1]))
    assert said(CASE, later) == ["Chronology | Row of 3 March 2024: changed."]
    assert said(CASE, replace(CASE, entries=CASE.entries[:1])) == ["Chronology | Row of 3 March 2024: taken out."]
