"""Made-up minutes, issued, for the tests of what is written to Word and read from it."""

from __future__ import annotations

from dataclasses import replace

from domain.agreement.for_agreement import ForAgreement, for_agreement
from domain.agreement.steps import Representation, Step
from domain.chronology.entry import Citation, Entry
from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Facts, Minutes, Paragraph, Version
from domain.people import Person
from domain.review import Details, Review
from tests.exporters.forms import day

DETAILS = Details(
    agency="Riverside Community Trust", subject="Adult A", author="An Author", reference="SAR 9"
)
PEOPLE = (
    Person(code="HV1", name="Marigold Quillfeather", role="Health visitor", organisation="Riverside Community Trust"),
    Person(code="SW1", name="Tobias Underhay", role="Social worker", organisation="Northshire Council"),
    Person(code="AU1", name="Wilhelmina Ashgrove", role="Author of the review"),
)
INTERVIEW = Interview(
    number=3, about="The visits of March 2024, and how they were recorded", held="2024-09-12", starts="10:00",
    ends="11:25", breaks="10:40-10:50", place="Meeting room 2, Riverside House",
    people=(
        Attendee("HV1"), Attendee("SW1", role="colleague in support"),
        Attendee("AU1", role="interviewer", asked=False, why_not_asked="holds the interview"),
    ),
)  # fmt: skip
_SAID = (
    ("10:02", "AU1", "Explained the purpose of the review and how these minutes will be used. HV1 had the letter and "
     "had no questions."),
    ("10:06", "HV1", "She had known the family since the birth in June 2022. Until March 2024 she saw the child every "
     "three weeks, always with the mother there."),
    ("10:15", "HV1", "On 3 March she rang SW1 about the missed medication. She expected a visit the same day. Nobody "
     "told her that it had been put off."),
    ("", "SW1", "Confirmed the call. The duty desk took it as information, not as a referral."),
    ("10:52", "HV1", "With hindsight she would have sent the form as well as ringing. Staff had been told that a call "
     "was enough.\nShe does not know who said so."),
    ("11:10", "HV1", "There had been no supervision since January: the post was vacant."),
    ("11:20", "AU1", "Explained what happens next. HV1 was told whom to speak to if the meeting had been upsetting."),
)  # fmt: skip


def paragraphs() -> tuple[Paragraph, ...]:
    """Seven paragraphs under two headings."""
    said = [Paragraph(id=f"p{n}", at=at, speaker=who, text=text) for n, (at, who, text) in enumerate(_SAID, 1)]
    return (
        Paragraph(id="h1", kind="heading", text="What was known of the family", question="KLOE 1"),
        *said[:2],
        Paragraph(id="h2", kind="heading", text="The call of 3 March"),
        *said[2:],
    )


def issued(*codes: str, version: int = 1, made: tuple[Paragraph, ...] | None = None) -> Minutes:
    """Minutes of which version 1 was issued to these people."""
    made = paragraphs() if made is None else made
    of = Version(number=version, facts=Facts.of(INTERVIEW), paragraphs=made)
    steps = tuple(
        Step(kind="issue", version=version, code=code, day="2024-09-20", how="Word", sha256=of.sha256,
             reply_by="2024-10-04")
        for code in codes or ("HV1", "SW1")
    )  # fmt: skip
    return Minutes(interview=INTERVIEW, paragraphs=made, versions=(of,), steps=steps)


def issued_again() -> Minutes:
    """Version 2 of them: HV1 had agreed version 1 but for one point, and one paragraph was changed since."""
    first = issued()
    v1 = first.versions[0]
    changed = tuple(
        replace(one, text=one.text.replace("every three weeks", "every two to three weeks")) if one.id == "p2" else one
        for one in v1.paragraphs
    )
    v2 = Version(number=2, facts=v1.facts, paragraphs=changed)
    steps = (
        *first.steps,
        Step(kind="agree", version=1, code="HV1", day="2024-09-25", how="e-mail", attested="author", sha256=v1.sha256),
        Step(kind="represent", version=1, code="SW1", day="2024-09-26", how="Word", sha256=v1.sha256),
        *(Step(kind="issue", version=2, code=code, day="2024-10-01", how="Word", sha256=v2.sha256,
               reply_by="2024-10-15") for code in ("HV1", "SW1")),
    )  # fmt: skip
    made = (
        Representation(version=1, code="SW1", kind="change", paragraph="p4", quoted=_SAID[3][2],
                       words="Confirmed the call. The duty desk took it as information.", verdict="declined",
                       reason="HV1 remembers the words about a referral; both accounts are kept.", number=1),
        Representation(version=1, code="HV1", kind="comment", paragraph="p2", quoted=_SAID[1][2],
                       words="Sometimes it was every two weeks.", verdict="accepted", number=2),
    )  # fmt: skip
    return replace(first, paragraphs=changed, versions=(v1, v2), steps=steps, representations=made)


def rows() -> tuple[Entry, ...]:
    """Three rows of the chronology, two of which name HV1."""
    return (
        Entry(id="11", when=day(2024, 3, 3), time="09:30", who="SW1 to GP1", people=("SW1", "GP1"),
              event="Call about missed medication", action="GP1 to visit today",
              sources=(Citation("EMIS"),), revision=1),
        Entry(id="12", when=day(2024, 3, 3), time="14:00", who="HV1", people=("HV1",), event="Home visit, no reply",
              action="Card left", outcome="Not followed up", sources=(Citation("RiO", "p.12"),), revision=2),
        Entry(id="15", when=day(2024, 3, 12), who="HV1", people=("HV1",), event="Seen in clinic, weight unchanged",
              sources=(Citation("RiO"),), revision=1),
    )  # fmt: skip


def review(minutes: Minutes, *, people: tuple[Person, ...] = PEOPLE) -> Review:
    """A case with these minutes and the rows."""
    return Review(details=DETAILS, entries=rows(), people=people, minutes=(minutes,), log_head="ab12" * 16)


def given(minutes: Minutes, code: str = "HV1", *, reply_by: str = "2024-10-04") -> ForAgreement:
    """What one of them is given: the version issued last, and the rows that name them."""
    return for_agreement(
        review(minutes), minutes.interview.number, code, [one.id for one in rows() if code in one.people],
        reply_by=reply_by,
    )
