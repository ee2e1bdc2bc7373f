"""Minutes on their way out in Word, for screen and command alike: a copy for each, the text, the finished ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import WrongUse

if TYPE_CHECKING:
    from domain.agreement_steps import Way
    from domain.for_agreement import ForAgreement
    from domain.minutes import Minutes
    from domain.review import Review
    from exporters.prepare import Job, Step
    from exporters.ready import Ready
    from storage.casefile import CaseFile

_UNFIT = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What one person is given, ready to be placed under `name`. `new` says that it is to be issued to them first."""

    code: str
    name: str
    ready: Ready
    new: bool
    version: int
    sha256: str


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
    unchecked: bool = False,
) -> list[Copy]:
    """A copy of the version issued last, or that would be issued now, for each of these people, or all that are asked.

    `rows` are the ids of the rows each is to check, without it all that name them. Nothing is issued, logged or placed
    yet; with `unchecked` what the author still means to look at is no reason against it. Raises WrongUse, and what
    `prepare` raises.
    """
    from domain.agreement import State, asked_of, next_version, standing
    from domain.for_agreement import for_agreement, rows_naming
    from exporters.prepare import prepare

    step("Reading the case")
    review = case.review()
    minutes = _of(review, number)
    version = next_version(minutes)
    if version is not minutes.latest:
        if not unchecked:
            _see_checked(minutes)
        review = _with(review, replace(minutes, versions=(*minutes.versions, version)))
    terms, accepted = case.terms.all(), case.accepted.all()
    found = []
    for code in dict.fromkeys(codes) or asked_of(minutes):
        wanted = [each.id for each in rows_naming(review, code)] if rows is None else rows.get(code, ())
        new = version is not minutes.latest or standing(minutes, code).state is State.DRAFT
        by = reply_by or ("" if new else standing(minutes, code).reply_by)
        out: ForAgreement = for_agreement(review, number, code, wanted, reply_by=by, terms=terms)
        ready = prepare(out, replace(job, accepted=accepted), step)
        name = file_name(number, version.number, out.code, ready.suffix)
        found.append(Copy(code=out.code, name=name, ready=ready, new=new, version=version.number,
                          sha256=version.sha256))  # fmt: skip
    if not found:
        raise WrongUse("Nobody who was present is asked to agree. Say who was present first.")
    return found


def send_copies(
    case: CaseFile, number: int, made: Sequence[Copy], places: Sequence[Path], *, day: str, reply_by: str = "",
    again: bool = False, way: Way = "Word", issued: Callable[[], None] = lambda: None,
) -> list[Path]:  # fmt: skip
    """Issue to those it was not issued to yet, with `again` to all, log each copy, and place it; where they are.

    `issued` is called between the issue and the first copy that is placed. What can be seen beforehand is refused
    before anything is issued. Raises WrongUse, Stopped, CannotWrite.
    """
    from screens.sending import send

    for copy, place in zip(made, places, strict=True):
        copy.ready.check_place(place)
    if to := [copy.code for copy in made if again or copy.new]:
        version = case.agreement.issue(number, to, way=way, day=day, reply_by=reply_by)
        if any(copy.sha256 != version.sha256 for copy in made):
            raise WrongUse(
                f"The minutes were changed by somebody else just now. Version {version.number} is issued; make the"
                " copies again, they hold the older text."
            )
    issued()
    return [send(case, copy.ready, place) for copy, place in zip(made, places, strict=True)]


def finished(case: CaseFile, number: int, *, job: Job, step: Step = lambda _: None) -> Ready:
    """The finished minutes for the file. Raises WrongUse while they may not be used, and what `prepare` raises."""
    from domain.for_file import for_file
    from exporters.prepare import prepare

    step("Reading the case")
    out = for_file(case.review(), number, case.terms.all())
    return prepare(out, replace(job, accepted=case.accepted.all()), step)


def exact_text(case: CaseFile, number: int, *, today: date, step: Step = lambda _: None) -> Ready:
    """The exact text of the version issued last, as plain text. Raises WrongUse, and what `prepare` raises."""
    from domain.for_file import text_alone
    from exporters.prepare import Job, prepare

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



def _see_checked(minutes: Minutes) -> None:
    """Refuse to issue what the author still means to look at."""
    left = [str(place) for place, each in enumerate(minutes.paragraphs, 1) if each.check]
    if left:
        one = len(left) == 1
        raise WrongUse(
            f"{'Paragraph' if one else 'Paragraphs'} {', '.join(left)} {'is' if one else 'are'} still marked “check"
            " this”. Look at each and take the mark off before the minutes are issued."
        )
