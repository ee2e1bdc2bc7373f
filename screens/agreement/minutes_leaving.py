"""Minutes on their way out in Word, for screen and command alike: a copy for each, the text, the finished ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from domain.dates.days import day_said
from domain.errors import WrongUse
from screens.agreement.copy_given import Copy

if TYPE_CHECKING:
    from domain.agreement.for_agreement import ForAgreement
    from domain.agreement.steps import Way
    from domain.meetings.minutes import Minutes
    from domain.review import Review
    from exporters.way_out.job import Job, Step
    from exporters.way_out.ready import Ready
    from screens.agreement.doubt_kinds import DoubtKind
    from storage.casefile import CaseFile

_UNFIT = re.compile(r"[^\w-]+")


def file_name(number: int, version: int, code: str = "", ending: str = ".docx") -> str:
    """What a file of minutes is called: by meeting, version and code, never a name."""
    whose = f"-{_UNFIT.sub('-', code).strip('-')}" if code else ""
    return f"interview-{number}-v{version}{whose}{ending}"


def copies(
    case: CaseFile,
    number: int,
    codes: Iterable[str] = (),
    *,
    job: Job,
    step: Step = lambda _: None,
    rows: Mapping[str, Sequence[str]] | None = None,
    reply_by: str = "",
) -> list[Copy]:
    """A copy of the version issued last, or that would be issued now, for each of these people, or all that are asked.

    `rows` are the ids of the rows each is to check, without it all that name them. Nothing is issued, logged or placed
    yet. Raises WrongUse, for a day to reply by that is past too, and what `prepare` raises.
    """
    from domain.agreement.course import State, asked_of, next_version, standing
    from domain.agreement.for_agreement import for_agreement, rows_naming
    from exporters.prepare import prepare

    if reply_by and reply_by < job.today.isoformat():
        raise WrongUse(f"Reply by: {day_said(reply_by)} is past already. Give a day to come, or none.")
    step("Reading the case")
    review = case.review()
    minutes = _of(review, number)
    version = next_version(minutes)
    if version is not minutes.latest:
        review = _with(review, replace(minutes, versions=(*minutes.versions, version)))
    terms, accepted = case.terms.all(), case.accepted.all()
    found = []
    for code in dict.fromkeys(codes) or asked_of(minutes):
        wanted = [each.id for each in rows_naming(review, code)] if rows is None else rows.get(code, ())
        new = version is not minutes.latest or standing(minutes, code).state is State.DRAFT
        by = reply_by or ("" if new else standing(minutes, code).reply_by)
        out: ForAgreement = for_agreement(review, number, code, wanted, reply_by=by, terms=terms, past=case.log)
        ready = prepare(out, replace(job, accepted=accepted), step)
        name = file_name(number, version.number, out.code, ready.suffix)
        found.append(Copy(
            code=out.code, name=name, ready=ready, new=new, version=version.number, sha256=version.sha256,
            rows=tuple(row.entry for row in out.rows),
            nobodys=tuple((one.matched, one.day) for one in out.not_in_key if not one.who),
        ))  # fmt: skip
    if not found:
        raise WrongUse("Nobody who was present is asked to agree. Say who was present first.")
    return found


def send_copies(
    case: CaseFile, number: int, made: Sequence[Copy], places: Sequence[Path], *, day: str, reply_by: str = "",
    again: bool = False, way: Way = "Word", issued: Callable[[], None] = lambda: None,
    settled: Collection[DoubtKind] = (),
) -> list[Path]:  # fmt: skip
    """Issue to those it was not issued to yet, with `again` to all, log each copy, and place it; where they are.

    `issued` is called between the issue and the first copy that is placed; `settled` as in `issue`. What can be seen
    beforehand is refused before anything is issued. Raises WrongUse, Stopped, CannotWrite.
    """
    from screens.agreement.issuing import issue
    from screens.leaving.sending import send

    for copy, place in zip(made, places, strict=True):
        copy.ready.check_place(place)
        case.log.see_current(copy.ready.log_head)
    issue(case, number, made, way=way, day=day, reply_by=reply_by, again=again, settled=settled)
    issued()
    # Their being issued is the one change since they were made.
    head = case.log.head()
    return [
        send(case, replace(copy.ready, log_head=head), place) for copy, place in zip(made, places, strict=True)
    ]


def finished(case: CaseFile, number: int, *, job: Job, step: Step = lambda _: None) -> Ready:
    """The finished minutes for the file. Raises WrongUse while they may not be used, and what `prepare` raises."""
    from domain.meetings.for_file import for_file
    from exporters.prepare import prepare

    step("Reading the case")
    out = for_file(case.review(), number, case.terms.all(), case.log)
    return prepare(out, replace(job, accepted=case.accepted.all()), step)


def exact_text(case: CaseFile, number: int, *, today: date, step: Step = lambda _: None) -> Ready:
    """The exact text of the version issued last, as plain text. Raises WrongUse, and what `prepare` raises."""
    from domain.meetings.for_file import text_alone
    from exporters.prepare import prepare
    from exporters.way_out.job import Job

    step("Reading the case")
    out = text_alone(case.review(), number, case.terms.all())
    return prepare(out, Job(kind="minutes", today=today, suffix=".txt", accepted=case.accepted.all()), step)


def _of(review: Review, number: int) -> Minutes:
    found = next((each for each in review.minutes if each.interview.number == number), None)
    if found is None:
        numbers = ", ".join(str(each.interview.number) for each in review.minutes)
        raise WrongUse(f"There is no interview {number}. {f'There are: {numbers}.' if numbers else 'There are none.'}")
    return found


def _with(review: Review, minutes: Minutes) -> Review:
    held = (minutes if each.interview.number == minutes.interview.number else each for each in review.minutes)
    return replace(review, minutes=tuple(held))
