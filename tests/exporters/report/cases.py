"""A made-up report that leaves, for the tests of templates filled with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.chronology.entry import Citation, Entry
from domain.dates.period import Period
from domain.dates.when import When
from domain.family.members import Member, Relation
from domain.people import Person
from domain.question import Question
from domain.report.leaving import OutgoingReport, Seen, outgoing_report
from domain.report.parts import (
    Abbreviation,
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
    Signature,
    Submission,
)
from domain.review import Details, Review, Source
from tests.exporters.forms import day

TODAY = date(2026, 11, 20)

DETAILS = Details(
    agency="Riverside Community Trust", subject="Adult A", author="Pat Example", reference="SAR 9",
    period=Period(date(2023, 1, 1), date(2024, 6, 30)),
)  # fmt: skip
PEOPLE = (
    Person(code="HV1", name="Marigold Quillfeather", role="Health visitor", organisation="Riverside Community Trust"),
    Person(code="SW1", name="Tobias Underhay", role="Social worker", organisation="Northshire Council"),
    Person(code="GP1", name="Wilhelmina Ashgrove", role="General practitioner", involvement="Registered GP"),
    Person(code="Adult A", name="Rosalind Thackeray", role="Subject of the review"),
)
QUESTIONS = tuple(
    Question(str(number), text)
    for number, text in enumerate(
        ("Were the person's wishes and feelings sought, recorded and acted on?",
         "Did assessments lead to services, and did services follow the assessments?",
         "Was information shared between agencies when it should have been?",
         "Were policies and procedures for safeguarding followed?",
         "Were managers involved where they should have been?",
         "Did workload, vacancies or other matters of the organisation bear on practice?",
         "Was practice sensitive to race, culture, language, religion and disability?"), 1,
    )
)  # fmt: skip


def _said(id: str, section: str, text: str, kind: str = "said") -> Passage:
    return Passage(id=id, section=section, text=text, kind=kind)  # type: ignore[arg-type]


PASSAGES = (
    _said("m1", "methodology", "The author read every record the Trust holds of Adult A and saw the staff below."),
    _said("c1", "context", "Two of five posts of the community team were vacant from January to April 2024."),
    _said("b1", "background", "Adult A had been known to the Trust since 2015."),
    _said("n1", "narrative", "In the first months of 2024 three services saw Adult A within the same week, and none of"
          " them knew of the others."),
    _said("n2", "narrative", "The call of 3 March", "heading"),
    _said("n3", "narrative", "On 3 March HV1 rang SW1 about medication that had been missed. GP1 went to the flat that"
          " afternoon and had no reply; a card was left & nobody went back <for nine days>."),
    _said("n4", "narrative", "Three chances to go back were not taken:"),
    _said("n5", "narrative", "the card left on 3 March was not followed up;", "item"),
    _said("n6", "narrative", "the call of the neighbour was filed as information;", "item"),
    _said("n7", "narrative", "nobody told the pharmacy.", "item"),
    _said("n8", "narrative", "I thought somebody else had it.", "quote"),
    *(_said(f"a{n}", f"answer:{n}", f"Answer {n}: what was recorded shows this in part. Staff knew what was expected of"
            " them, and in four of six contacts did it.") for n in (1, 2, 3, 4, 5, 6)),
    _said("a2b", "answer:2", "The assessment of 12 March named the risk, and no service followed."),
    _said("g1", "good_practice", "HV1 saw Adult A alone at every visit and wrote down her words."),
    _said("l1", "learning", "A visit without a reply needs an owner by name until somebody has seen the person."),
    _said("l2", "learning", "A telephone call is not a referral, and staff must know which of the two they have made."),
    _said("lb1", "learning_between", "Pharmacies know first that medication is not collected; nobody asks them."),
    _said("no1", "notifications", "Nothing had to be notified at once."),
    _said("s1", "statement", "The Trust accepts the findings of this report."),
)  # fmt: skip

REPORT = Report(
    passages=PASSAGES,
    cited=(Cited(passage="n3", entry="e1"), Cited(passage="n5", entry="e2")),
    answers=(Answered(question="7", relevant=False, why_not="the Trust gave no service in which this arose."),),
    recommendations=(
        Recommendation(
            number=1, text="Every visit without a reply has a named owner until the person has been seen.",
            specific="Community nursing and health visiting, through the failed-visit procedure.",
            measurable="Audit of 20 failed visits a quarter.", achievable="Agreed by both service managers.",
            realistic="The record system can hold the owner's name.", timely="By 31 March 2027.",
            outcome="No person waits unseen for more than two days.", evaluated="Quarterly report to the board.",
            rests_on=("n5", "l1"),
        ),
        Recommendation(
            number=2, text="Calls that pass on a concern are confirmed in writing the same day.",
            whose="between agencies", timely="By 30 June 2027.", outcome="Referrals are known as referrals.",
            rests_on=("l2",),
        ),
    ),
    actions=(
        Action(number=1, recommendation=1, text="Write the owner of a failed visit into the procedure.",
               lead="Head of Nursing", target="2027-01-31", status="In progress", outcome="Procedure issued."),
        Action(number=2, recommendation=1, text="Audit failed visits each quarter.", lead="Audit lead",
               target="2027-03-31", evidence="Audit report"),
        Action(number=3, recommendation=2, text="Agree a form of words with the council.", lead="Safeguarding lead",
               target_said="Summer 2027"),
        *(Action(number=n, recommendation=2, text=f"Brief team {n} on what a referral is.", lead="Team manager",
                 target="2027-05-31") for n in range(4, 13)),
    ),
    criteria=(
        Criterion(number=1, text="Author was independent", mark="yes"),
        Criterion(number=2, text="Access to legal advice available where appropriate", mark="yes",
                  comment="Not needed."),
        Criterion(number=3, text="Report is completed within agreed timescale", mark="no",
                  comment="Two weeks late, agreed with the board."),
        Criterion(number=4, text="The moon was full", mark="yes"),
    ),
    facts=(
        Fact(name="concerning", value="the death of Adult A in June 2024"),
        Fact(name="author_job", value="Head of Safeguarding"), Fact(name="qualifications", value="RGN, MSc"),
        Fact(name="experience", value="Twenty years in community nursing"),
        Fact(name="independent", value="yes"), Fact(name="line_managed", value="no"),
        Fact(name="independence", value="The author has never worked with any of the staff involved."),
        Fact(name="secured", value="2024-07-02"), Fact(name="secured_by", value="Records manager"),
        Fact(name="time_enough", value="yes"), Fact(name="board", value="Northshire Safeguarding Adults Board"),
    ),
    searched=(
        Searched(number=1, source="EMIS", what="GP record", span="2015 to 2024", place="the surgery",
                 searched="2024-07-09", searched_by="the author", found="found", grade="primary"),
        Searched(number=2, source="Paper file", found="not found", why="lost in the move of 2019"),
    ),
    policies=(Policy(number=1, title="No Access Visits Policy", issue="version 4", from_when="May 2022"),),
    abbreviations=(Abbreviation(short="GP", meaning="general practitioner"),),
    submissions=(Submission(number=1, version="1", stage="for the panel"),),
    signatures=(
        Signature(submission=1, signed_as="author", who="Pat Example", job="Head of Safeguarding", day="2026-11-18",
                  how="typed name"),
    ),
)  # fmt: skip

FAMILY = (
    Member(code="Adult A", relationship="Subject", born="14/05/1954", died="12/06/2024", address="4 Alder Yard,"
           " Northwick NW9 1ZZ", ethnicity="White British", sex="female", household="Alder Yard"),
    Member(code="Adult B", relationship="Son", born="not known", died="n/a", address="not known",
           ethnicity="White British", sex="male"),
    Member(code="Mrs C", relationship="Sister", born="1958", died="n/a", address="not known", ethnicity="not known",
           sex="female"),
)  # fmt: skip


def _entry(id: str, when: When, event: str) -> Entry:
    return Entry(id=id, when=when, who="GP1", people=("GP1",), event=event, sources=(Citation("EMIS"),))


REVIEW = Review(
    details=DETAILS, people=PEOPLE, questions=QUESTIONS, sources=(Source("EMIS"),), report=REPORT, family=FAMILY,
    relations=(Relation(one="Adult A", kind="parent of", other="Adult B"),),
    entries=(_entry("e1", day(2024, 3, 3), "Home visit, no reply"), _entry("e2", day(2024, 3, 4), "Card left")),
    log_head="ab" * 32,
)  # fmt: skip

SEEN = (
    Seen(code="HV1", job="Health visitor", days=("12 September 2024", "3 October 2024"), by="AU1"),
    Seen(code="SW1", job="Social worker", days=("14 September 2024",), by="AU1"),
    Seen(code="GP1", job="General practitioner", not_seen="left the practice; not traced"),
)


def leaving(review: Review = REVIEW, submission: int = 1, **more: object) -> OutgoingReport:
    """The report as it leaves, the persons seen among it."""
    out = outgoing_report(review, submission=submission, today=TODAY, **more)  # type: ignore[arg-type]
    return replace(out, seen=SEEN)
