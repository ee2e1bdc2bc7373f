"""`imr export CASE minutes`: a copy for each person present, one of them, the finished minutes, or their exact text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from domain.errors import WrongUse
from screens.agreement.doubt_kinds import OPTIONS
from tui.asking import Given, at_work
from tui.doubt_options import doubt_options
from tui.file_password import Locking
from tui.progress import Progress
from tui.saying import say

if TYPE_CHECKING:
    from exporters.way_out.job import Job
    from exporters.way_out.ready import Ready
    from screens.agreement.doubt_kinds import DoubtKind
    from storage.casefile import CaseFile

STDOUT = Path("-")


@dataclass(frozen=True)
class Meeting:
    """What the command line says of minutes: of which meeting, for whom, and by when they are to answer."""

    number: int | None = None
    to: tuple[str, ...] = ()
    all: bool = False
    reply_by: str = ""
    no_rows: bool = False
    settled: tuple[DoubtKind, ...] = ()
    version: int | None = None

    def option(self) -> str | None:
        """An option that was given, None when none was."""
        given: dict[str, object] = {"--interview": self.number is not None, "--to": self.to, "--all": self.all,
                 "--reply-by": self.reply_by, "--no-rows": self.no_rows,
                 "--version": self.version is not None}  # fmt: skip
        given |= {OPTIONS[kind]: True for kind in self.settled}
        return next((name for name, value in given.items() if value), None)


def minutes_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what is asked of minutes; it is called with `meeting`, a `Meeting`."""

    @wraps(command)
    def with_meeting(
        interview: int | None, to: tuple[str, ...], all_present: bool, reply_by: str, no_rows: bool,
        settled: tuple[DoubtKind, ...], version: int | None, **rest: Any,
    ) -> Any:  # fmt: skip
        return command(meeting=Meeting(interview, to, all_present, reply_by, no_rows, settled, version), **rest)

    for option in reversed((
        click.option("--interview", metavar="N", type=click.IntRange(min=1), help="Minutes: of which meeting."),
        click.option("--to", metavar="CODE", multiple=True, help="Minutes: a copy for this person to agree."),
        click.option("--all", "all_present", is_flag=True,
                     help="Minutes: a copy for each person present, into the folder OUT."),
        click.option("--reply-by", metavar="DATE", default="", help="Minutes: the day to reply by."),
        click.option("--no-rows", is_flag=True, help="Minutes: without the rows of the chronology that name them."),
        click.option("--version", metavar="K", type=click.IntRange(min=1),
                     help="Minutes: the exact text of this version as it was issued (.txt, .docx)."),
    )):  # fmt: skip
        with_meeting = option(with_meeting)
    return doubt_options(with_meeting, "Minutes: ", again=False)


def export_minutes(
    path: Path, meeting: Meeting, template: Path | None, map_file: Path | None, output: Path | None, boards_names: bool,
    locking: Locking, given: Given,
) -> None:  # fmt: skip
    """Write minutes as the options say. Raises WrongUse, Stopped, NotUnderstood, CannotWrite."""
    number = meeting.number
    if number is None:
        raise WrongUse(
            "Say of which meeting: --interview N. F7 lists them; --all -o FOLDER makes a copy for each person present."
        )
    if output is None:
        raise WrongUse("Say where it goes: -o FILE.docx, or with --all -o FOLDER.")
    many = meeting.all or len(meeting.to) > 1
    if meeting.all and meeting.to:
        raise WrongUse("--all is for everyone asked: leave out --to.")
    text = output.suffix.lower() == ".txt"
    only = replace(meeting, version=None)
    if meeting.version and (only.option() not in (None, "--interview") or meeting.all or meeting.to or template):
        raise WrongUse("A version as it was issued is the same for everyone: give --interview, --version and -o FILE.")
    if text and (only.option() not in (None, "--interview") or meeting.to or template or locking.wanted):
        raise WrongUse("The exact text (.txt) is the same for everyone, and cannot be locked or put into a template.")
    if many:
        _see_folder(output)
    elif not text and output != STDOUT and output.suffix.lower() != ".docx":
        raise WrongUse(f"The file will be .docx; give it a name that ends so: {output.stem}.docx")
    if output == STDOUT and (many or sys.stdout.isatty()):
        raise WrongUse("The file is not for reading on a terminal: give -o FILE, or send it into a pipe.")
    reply_by = _day(meeting.reply_by)
    with at_work(path, given) as case:
        password = locking.password(output.name, _guesses()) if locking.wanted else None
        if meeting.version:
            leave(case, _as_issued(case, number, meeting.version, text, password), output)
        elif text:
            leave(case, _text(case, number), output)
        elif many or meeting.to:
            _copies(case, number, meeting, _job(template, map_file, boards_names, password), output, reply_by, many)
        else:
            if meeting.reply_by or meeting.no_rows:
                raise WrongUse("That is for a copy to be agreed: say for whom, by --to CODE or --all.")
            leave(case, _finished(case, number, _job(template, map_file, boards_names, password)), output)


def _copies(
    case: CaseFile, number: int, meeting: Meeting, job: Job, output: Path, reply_by: str, many: bool
) -> None:  # fmt: skip
    from screens.agreement.issuing import issue
    from screens.agreement.minutes_leaving import copies, send_copies

    rows = {code: () for code in (*meeting.to, *_codes(case, number))} if meeting.no_rows else None
    with Progress() as progress:
        made = copies(case, number, meeting.to, job=job, step=progress, rows=rows, reply_by=reply_by)
    if output == STDOUT:
        (one,) = made
        today = date.today().isoformat()
        issue(case, number, made, way="Word", day=today, reply_by=reply_by, settled=meeting.settled)
        from screens.leaving.sending import send_to

        send_to(case, one.ready, sys.stdout.buffer)
        places = [output]
    else:
        if many:
            output.mkdir(mode=0o700, exist_ok=True)
        places = [output / one.name for one in made] if many else [output]
        today = date.today().isoformat()
        places = send_copies(case, number, made, places, day=today, reply_by=reply_by, settled=meeting.settled)
    for note in dict.fromkeys(note for one in made for note in one.ready.notes):
        say(note)
    for one, place in zip(made, places, strict=True):
        say(f"The copy for {one.code} is in {place if place != STDOUT else 'the standard output'}"
            f"{', and it is issued to them' if one.new else ''}; SHA-256 {one.ready.sha256}")  # fmt: skip
    say(f"The text to be agreed has the SHA-256 {made[0].sha256}")
    if made[0].ready.locked:
        say("It opens by its password only. Tell the password another way than you send the file.")


def _codes(case: CaseFile, number: int) -> tuple[str, ...]:
    from domain.agreement.course import asked_of

    return asked_of(case.minutes.of(number))


def _text(case: CaseFile, number: int) -> Ready:
    from screens.agreement.minutes_leaving import exact_text

    with Progress() as progress:
        return exact_text(case, number, today=date.today(), step=progress)


def _finished(case: CaseFile, number: int, job: Job) -> Ready:
    from screens.agreement.minutes_leaving import finished

    with Progress() as progress:
        return finished(case, number, job=job, step=progress)


def _as_issued(case: CaseFile, number: int, version: int, text: bool, password: str | None) -> Ready:
    from exporters.way_out.job import Job
    from screens.leaving.papers_leaving import as_issued

    job = Job(kind="minutes", today=date.today(), suffix=".txt" if text else ".docx", password=password)
    with Progress() as progress:
        return as_issued(case, number, version, job=job, step=progress)


def leave(case: CaseFile, ready: Ready, output: Path) -> None:
    """Log that the file leaves, then let it, and say so. Raises CannotWrite, Stopped."""
    from screens.leaving.sending import send, send_to

    if output == STDOUT:
        send_to(case, ready, sys.stdout.buffer)
    else:
        send(case, ready, output)
    for note in ready.notes:
        say(note)
    where = "the standard output" if output == STDOUT else str(output)
    say(f"{ready.what} {'is' if ready.rows == 1 else 'are'} in {where}; SHA-256 {ready.sha256}")
    say(f"The log of the case stood at {ready.log_head}")
    if ready.locked:
        say("It opens by its password only. Tell the password another way than you send the file.")


def _job(template: Path | None, map_file: Path | None, boards_names: bool, password: str | None) -> Job:
    """What is to be made. Raises WrongUse, NotUnderstood."""
    from exporters.templates.mapping import from_json
    from exporters.way_out.job import Job
    from screens.given_files import content_of, named, text_of

    if map_file and not template:
        raise WrongUse("--map answers for a template: give --template too.")
    return Job(
        kind="minutes", today=date.today(), suffix=".docx", password=password, boards_names=boards_names,
        template=content_of(template) if template else None, template_name=named(template) if template else "",
        mapping=from_json(text_of(map_file), "minutes") if map_file else None,
    )  # fmt: skip


def _see_folder(output: Path) -> None:
    if output == STDOUT or output.suffix:
        raise WrongUse("Several copies go into a folder: give -o FOLDER.")
    if output.exists() and not output.is_dir():
        raise WrongUse(f"{output} is no folder. Give -o FOLDER.")
    if not output.parent.is_dir():
        raise WrongUse(f"There is no folder {output.parent}. Make it, or choose another.")


def _day(typed: str) -> str:
    """A day typed as an author types days, as an ISO day. Raises WrongUse."""
    from domain.dates.days import day_typed

    return day_typed(typed, date.today(), "--reply-by", ahead=True)


def _guesses() -> int:
    from exporters.office.locking import GUESSES_A_SECOND

    return GUESSES_A_SECOND
