"""The trail of meetings, the register and a version as it was issued on their way out, for screen and command alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from exporters.way_out.job import Job, Step
    from exporters.way_out.ready import Ready
    from storage.casefile import CaseFile


def trail(case: CaseFile, numbers: Sequence[int], *, job: Job, step: Step = lambda _: None) -> Ready:
    """The trails of these meetings, of all where none is given. Raises WrongUse, and what `prepare` raises."""
    from domain.meetings.trail import trails_of
    from exporters.prepare import prepare

    step("Reading the case")
    review = case.review()
    wanted = tuple(numbers) or tuple(each.interview.number for each in review.minutes)
    out = trails_of(review, {number: case.meeting_log.of(number) for number in wanted}, case.terms.all())
    return prepare(out, replace(job, accepted=case.accepted.all()), step)


def register(case: CaseFile, *, names: bool = False, job: Job, step: Step = lambda _: None) -> Ready:
    """The register of persons seen, with `names` for the panel, under a password. Raises what `prepare` raises."""
    from domain.meetings.register_leaving import register_leaving
    from exporters.prepare import prepare

    step("Reading the case")
    out = register_leaving(case.review(), job.today, case.terms.all(), case.log, names=names)
    return prepare(out, replace(job, accepted=case.accepted.all()), step)


def authority(case: CaseFile, number: int, code: str, *, job: Job, step: Step = lambda _: None) -> Ready:
    """The request for a senior manager's authority to use minutes without this person. Raises as `trail`."""
    from domain.agreement.authority_asked import authority_asked
    from exporters.prepare import prepare

    step("Reading the case")
    out = authority_asked(case.review(), number, code, job.today, case.terms.all())
    return prepare(out, replace(job, accepted=case.accepted.all()), step)


def as_issued(case: CaseFile, number: int, version: int, *, job: Job, step: Step = lambda _: None) -> Ready:
    """A version of the minutes of a meeting as it was issued. Raises WrongUse, and what `prepare` raises."""
    from domain.meetings.as_issued import as_issued as issued
    from exporters.prepare import prepare

    step("Reading the case")
    out = issued(case.review(), number, version, case.terms.all())
    return prepare(out, replace(job, accepted=case.accepted.all()), step)


def genogram(case: CaseFile, today: date, *, step: Step = lambda _: None) -> Ready:
    """The family drawn, as a picture. Raises WrongUse, and what `prepare` raises."""
    from domain.report.leaving import outgoing_report
    from exporters.prepare import prepare
    from exporters.way_out.job import Job

    step("Reading the case")
    out = outgoing_report(case.review(), unagreed="leave out", terms=case.terms.all(), past=case.log, today=today)
    job = Job(kind="genogram", today=today, suffix=".png", accepted=case.accepted.all())
    return prepare(out, job, step)
