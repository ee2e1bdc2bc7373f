"""A made-up case whose report wants nothing but to be signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from domain.chronology.entry import Citation
from domain.dates.period import Period
from domain.evidence.cited import digest_of_entry
from domain.family.members import Member
from domain.meetings.interview import Debrief, ToSee
from domain.people import Person
from domain.question import Question
from domain.report.exact_text import exact_text
from domain.report.leaving import outgoing_report
from domain.report.parts import (
    Abbreviation,
    Action,
    Answered,
    Cited,
    Criterion,
    Fact,
    Passage,
    Recommendation,
    Report,
    Searched,
    Signature,
    Submission,
)
from domain.report.sign_off import hash_of
from domain.review import Details, Review, Source
from tests.domain.evidence.test_agreed_rows import row

TODAY = date(2026, 6, 1)
MARCH = Period(date(2024, 3, 1), date(2024, 3, 20))
ROWS = (row("r1", sources=(Citation("EMIS"),)), row("r2", "Call answered", sources=(Citation("EMIS"),)))

FACTS = {
    "author_job": "Head of quality", "qualifications": "Nurse", "experience": "Six reviews", "author_role": "Quality",
    "senior": "yes", "line_managed": "no", "able": "yes", "independent": "yes", "involved": "no", "manages_panel": "no",
    "independence": "Works elsewhere.", "time_enough": "yes", "secured": "2026-01-05", "secured_by": "Records manager",
}  # fmt: skip

REPORT = Report(
    passages=(
        Passage(id="i", section="introduction", text="This is the review of the surgery."),
        Passage(id="n", section="narrative", text="The surgery was rung twice."),
        Passage(id="a", section="analysis", text="Nobody was there to answer."),
        Passage(id="q", section="answer:1a", text="It was not."),
        Passage(id="g", section="good_practice", text="The nurse rang on her day off."),
        Passage(id="l", section="learning", text="Calls go unanswered at weekends."),
        Passage(id="c", section="conclusion", text="Somebody has to answer."),
    ),
    cited=(
        Cited(number=1, passage="n", entry="r1", digest=digest_of_entry(ROWS[0])),
        *(Cited(number=at, passage=id, entry="r2", digest=digest_of_entry(ROWS[1])) for at, id in enumerate("qgla", 2)),
    ),
    answers=(Answered(question="2", relevant=False, why_not="No nurses work here."),),
    recommendations=(
        Recommendation(
            number=7, text="Answer calls.", specific="The surgery", measurable="Calls counted", achievable="Agreed",
            realistic="Staffed", timely="By June", outcome="Nobody waits", evaluated="An audit", rests_on=("l", "n"),
        ),
    ),
    actions=(
        Action(number=3, recommendation=7, text="Buy a telephone", lead="Manager", target="2026-09-01", outcome="Used"),
    ),
    criteria=(Criterion(number=1, text="The author is independent", mark="yes"),),
    facts=tuple(Fact(name=name, value=value) for name, value in FACTS.items()),
    searched=(
        Searched(
            number=1, source="EMIS", place="Surgery", span="2023 to 2024", searched="2026-01-06", searched_by="IM1",
            secured="2026-01-05", secured_by="Manager", found="found",
        ),
    ),
    abbreviations=(Abbreviation(short="EMIS", meaning="the surgery's records"),),
)  # fmt: skip

CASE = Review(
    details=Details(agency="Riverside", subject="Adult A", author="IM1", period=MARCH),
    entries=ROWS,
    to_see=(ToSee(code="IM1", not_seen="not required", not_seen_why="Writes it."),),
    debriefs=(Debrief(code="IM1", done="2026-05-01"),),
    people=(Person(code="IM1", role="Author"), Person(code="SW1", role="Social worker")),
    sources=(Source("EMIS"),),
    questions=(Question("1a", "Was it answered?"), Question("2", "Were nurses there?")),
    family=(
        Member(code="Adult A", relationship="subject", born="1960", died="n/a", address="not known", ethnicity="n/a"),
    ),
    report=REPORT,
)


def with_report(review: Review = CASE, **changes: Any) -> Review:
    """The case with these of its report."""
    return replace(review, report=replace(review.report, **changes))


def frozen(review: Review, number: int = 1, sent: str = "") -> Review:
    """The case put up for signature as it stands."""
    text = exact_text(outgoing_report(review, unagreed="leave out", today=TODAY))
    made = Submission(
        number=number, version=str(number), stage="final", text=text, sha256=hash_of(text), at="2026-05-30T10:00:00Z",
        sent=sent,
    )  # fmt: skip
    return with_report(review, submissions=(*review.report.submissions, made))


def signed(review: Review, *signed_as: str) -> Review:
    """The case with its latest submission signed so."""
    latest = review.report.submissions[-1]
    made = tuple(
        Signature(
            submission=latest.number, signed_as=each, who=f"Officer {at}", day="2026-05-31", how="by e-mail",  # type: ignore[arg-type]
            sha256=latest.sha256,
        )
        for at, each in enumerate(signed_as)
    )  # fmt: skip
    return with_report(review, signatures=(*review.report.signatures, *made))


READY = signed(frozen(CASE), "author", "quality assurer", "countersigner")
"""The case as nothing stops it."""

TO_SEE = ToSee(code="SW1", told="2026-01-01", support="2026-01-01", company="2026-01-01")
