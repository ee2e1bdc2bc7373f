"""A made-up report for the tests of a case file."""

from __future__ import annotations

from typing import Any

from domain.chronology.entry import Entry
from domain.people import Person
from domain.question import Question
from domain.report.parts import (
    Abbreviation,
    Action,
    ActionUpdate,
    Answered,
    Considered,
    Criterion,
    Deadline,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Searched,
    Signature,
    Submission,
)
from domain.review import Source
from storage.casefile import CaseFile
from tests.storage.made import on
from tests.storage.made_meetings import meeting


def said(text: str, **more: Any) -> Passage:
    """A paragraph of the report."""
    return Passage(text=text, **more)


def texts(case: CaseFile, section: str) -> list[str]:
    """What a section says, in its order."""
    return [each.text for each in case.passages.of(section)]


def visited(case: CaseFile, day: int = 3) -> Entry:
    """A row of the chronology of a day in March 2024, of SW1."""
    if case.people.get("SW1") is None:
        case.people.add(Person(code="SW1", role="Social worker"))
    return case.entries.add(on(day, who="SW1", people=("SW1",), event="home visit by SW1"))


def frozen(case: CaseFile, text: str = "The exact text.") -> Submission:
    """The report put up for signature."""
    return case.submissions.freeze("1", "draft for the panel", text)


def signature(submission: Submission, who: str = "Ann Body", **more: Any) -> Signature:
    """A signature of the author's, on the day of freezing."""
    given: dict[str, Any] = {"signed_as": "author", "day": submission.at[:10], "how": "by e-mail", **more}
    return Signature(submission=submission.number, who=who, **given)


def report_of_everything(case: CaseFile) -> None:
    """Something in every list of the report, signed by whoever the case says writes it."""
    case.questions.add(Question("1a", "Was it shared?"))
    case.sources.add(Source("EMIS"))
    row = visited(case)
    first, _ = case.passages.add("narrative", said("SW1 came."), said("Nobody answered.", check=True))
    case.passages.add("answer:1a", said("It was not."))
    case.passages.add("learning", said("Say it twice.", kind="quote"))
    case.cited.cite(first.id, row.id)
    number = meeting(case, "SW1", texts=("I rang.",))
    case.evidence.rest_passage(first.id, number, [case.minutes.of(number).paragraphs[0].id])
    case.answers.put(Answered(question="1A", relevant=False, why_not="SW1 was not yet in post."))
    one = case.recommendations.add(Recommendation(text="Say it twice.", measurable="Audit", rests_on=(first.id,)))
    action = case.actions.add(Action(text="Tell all.", recommendation=one.number, lead="SW1", target="2026-12-01"))
    case.actions.report(ActionUpdate(action=action.number, day="2026-10-01", status="In progress", words="SW1 began."))
    case.criteria.put(Criterion(text="Independent", mark="yes", comment="as SW1 is"))
    case.facts.put(Fact(name="author_job", value="Nurse"), Fact(name="senior", value="yes"))
    case.searched.add(
        Searched(source="EMIS", searched="2026-09-01", searched_by="SW1", found="found", grade="primary")
    )
    case.policies.add(Policy(title="Self-neglect", issue="v3", from_when="2022", until="2025"))
    case.abbreviations.put(Abbreviation(short="MCA", meaning="Mental Capacity Act 2005"))
    case.considered.put(Considered(list="author", point="hindsight", note="said so"))
    case.deadlines.add(Deadline(what="First draft", due="2026-12-01"))
    case.submissions.sign(signature(frozen(case), case.details().author or "An Author"))
