"""The meetings of the demo: minutes in every state of agreement, what rests on them, and what is owed to staff.

Their days are told from the day the demo is made, so that what is due is due, and what is planned lies ahead.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from domain.agreement.for_agreement import shown
from domain.agreement.steps import Answer, Representation, RowCheck, Step
from domain.line.draft import Known
from domain.line.following import following
from domain.line.reading import read
from domain.meetings.interview import Debrief, ExtractCheck, Interview, ToSee
from domain.meetings.minute_line import Speakers, paragraphs_in, read_minute
from domain.meetings.minutes import Minutes, Paragraph
from domain.meetings.present_line import read_present
from domain.people import Person
from domain.review import Source
from tui.demo.days import day_of
from tui.demo.packet import CODE, INTERVIEW, REPLY_BY, SENT

if TYPE_CHECKING:
    from storage.casefile import CaseFile

DAYS = (
    "held", "raised_elsewhere", "told", "support", "company", "held_since", "held_until", "due", "done", "sent",
)  # fmt: skip
AUTHORITY = "Director of Nursing"


def add_meetings(case: CaseFile, known: Known, today: date, packet: Callable[[CaseFile], None] | None = None) -> None:
    """Put the meetings of the demo into the case, as they stand on this day; `packet` issues the minutes that wait."""
    told: dict[str, Any] = json.loads(_text("meetings.json"))
    key = case.people.all()
    for code, role, organisation, involvement, name in told["people"]:
        person = Person(code=code, role=role, organisation=organisation, involvement=involvement, name=name)
        key = (*key, case.people.add(person))
    case.sources.add(Source(*told["source"]))
    for heading in told["headings"]:
        case.headings.add(heading)
    for number, one in enumerate(told["meetings"], 1):
        present = read_present(one.pop("present"), key).people
        case.interviews.add(Interview(people=present, **_dated(one, today)))
        _type_minutes(case, number, known)
    for one in told["to_see"]:
        case.to_see.add(ToSee(**_dated(one, today)))
    known = replace(known, people=key, sources=case.sources.all())
    _agreed(case, today)
    _not_confirmed(case, today)
    _represented(case, today)
    if packet is None:
        case.agreement.issue(INTERVIEW, [CODE], way="packet", day=day_of(today, SENT), reply_by=day_of(today, REPLY_BY))
    else:
        packet(case)
    _draw(case, told["rows"], known)
    for one in told["debriefs"]:
        case.debriefs.put(Debrief(**_dated(one, today)))


def add_extract_checks(case: CaseFile, today: date) -> None:
    """Put down which paragraphs of the report, which is written by now, were sent to those they concern."""
    told: dict[str, Any] = json.loads(_text("meetings.json"))
    for one in told["extract_checks"]:
        case.extract_checks.add(ExtractCheck(**_dated(one, today)))


def _type_minutes(case: CaseFile, number: int, known: Known) -> None:
    """Type the minutes of a meeting, where it has been held."""
    place = files(__package__).joinpath("minutes", f"{number}.txt")
    if not place.is_file():
        return
    interview = case.interviews.get(number)
    assert interview is not None
    speakers = Speakers.of(interview, [person.code for person in known.people])
    questions = {each.label: each.text for each in known.questions}
    lines = paragraphs_in(place.read_text(encoding="utf-8"))
    case.minutes.add(number, *(read_minute(line, speakers, questions).paragraph for line in lines))


def _agreed(case: CaseFile, today: date) -> None:
    """DN1 wanted two things changed; one was, one was not and is said why, and the second version is agreed."""
    version = case.agreement.issue(1, ["DN1"], way="Word", day=day_of(today, -45), reply_by=day_of(today, -31))
    first = _at(version.paragraphs, "The surgery asked us")
    rang = _at(version.paragraphs, "I learned that it had been closed")
    wanted = (
        Representation(
            version=1, code="DN1", kind="change", paragraph=first.id, quoted=first.text,
            words=first.text.replace("Mondays and Fridays", "Tuesdays and Fridays"),
        ),
        Representation(
            version=1, code="DN1", kind="change", paragraph=rang.id, quoted=rang.text,
            words="I learned that it had been closed from a letter that reached the team on 11 April. Nobody rang.",
        ),
    )  # fmt: skip
    minutes = case.agreement.answer(
        Answer(
            interview=1, version=1, sha256=version.sha256, code="DN1", kind="represent", representations=wanted,
            day=day_of(today, -40), how="Word",
        )
    )  # fmt: skip
    accepted, declined = (one.number for one in minutes.representations)
    case.agreement.consider(1, accepted, "accepted")
    case.agreement.consider(
        1, declined, "declined",
        "You said this of your own accord, and both who took notes have it. What you want stands beside it.",
    )  # fmt: skip
    version = case.agreement.issue(1, ["DN1"], way="Word", day=day_of(today, -36), reply_by=day_of(today, -22))
    case.agreement.answer(
        Answer(
            interview=1, version=2, sha256=version.sha256, code="DN1", kind="agree", row_checks=_row_checks(case),
            day=day_of(today, -30), how="e-mail",
        )
    )  # fmt: skip


def _row_checks(case: CaseFile) -> tuple[RowCheck, ...]:
    """What DN1 says of three rows: two as they were, one to be corrected."""
    said = (
        ("safeguarding concern sent; self-neglect, clutter, missed insulin", "confirmed", ""),
        ("Adult A shown the pen again", "confirmed", ""),
        ("insulin given; leaves the team today", "corrected", "Handed over to DN2 at the flat and to TM1 by e-mail."),
    )
    rows = {begun: next(row for row in case.entries.all() if begun in (row.event or "")) for begun, _, _ in said}
    return tuple(
        RowCheck(
            interview=1, code="DN1", entry=rows[begun].id, revision=rows[begun].revision, shown=shown(rows[begun]).text,
            verdict="confirmed" if verdict == "confirmed" else "corrected", words=words,
        )
        for begun, verdict, words in said
    )  # fmt: skip


def _not_confirmed(case: CaseFile, today: date) -> None:
    """Of a team discussion one agrees, one disputes a point, and one does not answer."""
    version = case.agreement.issue(
        2, ["TM1", "DN2", "BN1"], way="e-mail", day=day_of(today, -44), reply_by=day_of(today, -30)
    )

    def take(**step: Any) -> None:
        day = day_of(today, step.pop("days"))
        case.agreement.take(2, Step(version=1, day=day, sha256=version.sha256, **{"how": "e-mail", **step}))

    take(kind="agree", code="DN2", days=-41, reference="DN2's e-mail, folder IMR answers")
    take(
        kind="dispute", code="TM1", days=-34, paragraph=_at(version.paragraphs, "The rating was read out").id,
        words="The pen was discussed. I asked whether Adult A could set the dose, and was told: with a prompt."
        " Nobody mentioned the ward note of September.",
    )  # fmt: skip
    take(kind="remind", code="BN1", days=-29)
    take(kind="remind", code="BN1", days=-22)
    take(kind="no reply", code="BN1", days=-15)
    take(
        kind="authorise", code="BN1", days=-13, who=AUTHORITY,
        words="BN1 left the bank after the meeting and answers neither letters nor calls. What was said of the last"
        " weekend is needed for question 3, and agrees with the log of calls.",
    )  # fmt: skip


def _represented(case: CaseFile, today: date) -> None:
    """SG1 wants a change, an addition and something noted; the author has considered none of it."""
    version = case.agreement.issue(3, ["SG1"], way="Word", day=day_of(today, -30), reply_by=day_of(today, -16))
    advice = _at(version.paragraphs, "I advise. I do not hold cases")
    leave = _at(version.paragraphs, "I was on leave from 3 June")
    concern = _at(version.paragraphs, "I would like the review to say")
    wanted = (
        Representation(
            version=1, code="SG1", kind="change", paragraph=leave.id, quoted=leave.text,
            words=leave.text.replace("since March", "since 4 March"),
        ),
        Representation(
            version=1, code="SG1", kind="add", paragraph=advice.id,
            words="SG1 had 212 calls for advice in that quarter, and no one to ring back any of them.",
        ),
        Representation(
            version=1, code="SG1", kind="comment", paragraph=concern.id, quoted=concern.text,
            words="I mean that it was clear, not that it came in time.",
        ),
    )  # fmt: skip
    case.agreement.answer(
        Answer(
            interview=3, version=1, sha256=version.sha256, code="SG1", kind="represent", representations=wanted,
            day=day_of(today, -18), how="Word",
        )
    )  # fmt: skip


def _draw(case: CaseFile, rows: list[dict[str, Any]], known: Known) -> None:
    """Draw rows of the chronology from minutes that are agreed, disputed, not confirmed and not agreed yet."""
    for row in rows:
        minutes: Minutes = case.minutes.of(row["of"])
        draft = read(row["line"], known)
        if draft.entry is None or not draft.ready_in_pipe:
            raise ValueError(f"a line of the demo is not read: {row['line'][:40]}")
        found = [_at(minutes.paragraphs, begun.partition(": ")[2]).id for begun in row["paragraphs"]]
        case.evidence.draw(draft, row["of"], found)
        known = following(known, draft, draft.entry)


def _at(paragraphs: tuple[Paragraph, ...], begun: str) -> Paragraph:
    return next(each for each in paragraphs if each.text.startswith(begun))


def _dated(told: dict[str, Any], today: date) -> dict[str, Any]:
    return {name: day_of(today, value) if name in DAYS else value for name, value in told.items()}


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
