"""What there is to do about minutes, rows that rest on them, and staff, before a submission and after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.evidence.resting import resting
from domain.evidence.row_standing import latest_checks
from domain.meetings.afterwards import check_state, overdue_said, owed
from domain.meetings.seeing import missing, not_done_said, planned_for, seen_on
from domain.meetings.state import next_to_do
from domain.report.extracts import extracts_said
from domain.review import Review


def to_do(review: Review, today: date) -> list[str]:
    """Everything there is to do, a sentence or two each: meetings by number, rows, whom to see, what is owed after."""
    return [*_meetings(review, today), *_rows(review), *_to_see(review, today), *_afterwards(review, today)]


def _meetings(review: Review, today: date) -> Iterator[str]:
    for one in review.minutes:
        interview = one.interview
        if one.paragraphs or one.latest is not None:
            if said := next_to_do(one, today):
                yield f"Interview {interview.number}: {said}"
        elif not interview.held:
            yield f"Interview {interview.number}: no day is set for it yet."
        elif interview.held <= today.isoformat():
            yield f"Interview {interview.number}: held, and no minutes are typed yet."


def _rows(review: Review) -> Iterator[str]:
    days = {entry.id: entry.when.said() for entry in review.entries}
    for one in resting(review):
        if not one.current and one.evidence.target in days:
            yield (
                f"The row of {days[one.evidence.target]} rests on interview {one.evidence.interview}, and may not"
                f" leave: {one.why}."
            )
    former = {old: new for each in review.minutes for old, new in each.former.items()}
    checks = latest_checks((check for each in review.minutes for check in each.row_checks), former)
    for check in checks:
        if check.verdict == "corrected" and not check.taken and check.entry in days:
            yield f"{check.code} wants the row of {days[check.entry]} corrected: “{check.words}”"


def _to_see(review: Review, today: date) -> Iterator[str]:
    meetings = [one.interview for one in review.minutes]
    for one in review.to_see:
        seen = bool(seen_on(one.code, meetings, today))
        if one.not_seen:
            if not one.not_seen_why:
                yield f"{one.code} is not interviewed ({one.not_seen}): say in what circumstances."
            continue
        if missing(one):
            yield f"{one.code}: {_lowered(not_done_said(one, seen=seen))}"
        if one.on_hold:
            yield f"{one.code} is on hold for {one.hold}{', and was seen all the same' if seen else ''}."
        elif seen:
            continue
        elif not planned_for(one.code, meetings, today):
            yield f"{one.code} is to be seen: plan a meeting, or say why they are not interviewed."


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _afterwards(review: Review, today: date) -> Iterator[str]:
    meetings = [one.interview for one in review.minutes]
    if said := overdue_said(owed(review.debriefs, review.to_see, meetings, today), today):
        yield f"Debriefs. {said}"
    for check in review.extract_checks:
        state = check_state(check, today)
        if state.startswith("overdue"):
            yield f"{check.code} has not answered about {extracts_said(review)[check.number]} of the report: {state}."
