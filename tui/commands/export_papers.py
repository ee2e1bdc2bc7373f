"""`imr export CASE trail`, `register` and `authority`: how minutes came to be, whom one saw, a manager asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from domain.errors import WrongUse
from tui.asking import Given, at_work
from tui.commands.export_minutes import STDOUT, Meeting, leave
from tui.file_password import Locking
from tui.progress import Progress


def export_trail(path: Path, meeting: Meeting, output: Path | None, locking: Locking, given: Given) -> None:
    """Write the trail of one meeting or of all. Raises WrongUse, Stopped, CannotWrite."""
    from exporters.office.locking import GUESSES_A_SECOND
    from exporters.way_out.job import Job
    from screens.leaving.papers_leaving import trail

    if (meeting.number is None) != meeting.all:
        raise WrongUse("Say of which meeting: --interview N, or --all.")
    if asked := replace(meeting, number=None, all=False).option():
        raise WrongUse(f"{asked} is for minutes only: leave it out.")
    output = _document(output)
    with at_work(path, given) as case:
        password = locking.password(output.name, GUESSES_A_SECOND) if locking.wanted else None
        job = Job(kind="trail", today=date.today(), suffix=".docx", password=password)
        with Progress() as progress:
            ready = trail(case, (meeting.number,) if meeting.number else (), job=job, step=progress)
        leave(case, ready, output)


def export_register(path: Path, panel: str | None, output: Path | None, locking: Locking, given: Given) -> None:
    """Write the register of persons seen, with `panel` by names. Raises WrongUse, Stopped, CannotWrite."""
    from exporters.office.locking import GUESSES_A_SECOND
    from exporters.way_out.job import Job
    from exporters.way_out.ready import check_label
    from screens.leaving.papers_leaving import register

    if panel == "initials":
        raise WrongUse("A register is by codes, or by names for the panel: --panel names.")
    output = _document(output)
    if panel and output == STDOUT:
        raise WrongUse("A panel copy says so in its name, and a pipe has none: give -o FILE.")
    if output != STDOUT:
        check_label(output, panel=panel is not None)
    with at_work(path, replace(given, remembered=panel is None)) as case:
        wanted = locking.wanted or panel is not None
        password = locking.password(output.name, GUESSES_A_SECOND) if wanted else None
        job = Job(kind="register", today=date.today(), suffix=".docx", password=password)
        with Progress() as progress:
            ready = register(case, names=panel is not None, job=job, step=progress)
        leave(case, ready, output)


def export_authority(path: Path, meeting: Meeting, output: Path | None, locking: Locking, given: Given) -> None:
    """Write the request for a senior manager's authority for one person. Raises WrongUse, Stopped, CannotWrite."""
    from exporters.office.locking import GUESSES_A_SECOND
    from exporters.way_out.job import Job
    from screens.leaving.papers_leaving import authority

    if meeting.number is None or len(meeting.to) != 1 or replace(meeting, number=None, to=()).option():
        raise WrongUse("Say of which meeting, and who has not confirmed its minutes: --interview N --to CODE.")
    output = _document(output)
    with at_work(path, given) as case:
        password = locking.password(output.name, GUESSES_A_SECOND) if locking.wanted else None
        job = Job(kind="authority", today=date.today(), suffix=".docx", password=password)
        with Progress() as progress:
            ready = authority(case, meeting.number, meeting.to[0], job=job, step=progress)
        leave(case, ready, output)


def _document(output: Path | None) -> Path:
    import sys

    if output is None:
        raise WrongUse("Say where it goes: -o FILE.docx")
    if output == STDOUT and sys.stdout.isatty():
        raise WrongUse("The file is not for reading on a terminal: give -o FILE, or send it into a pipe.")
    if output != STDOUT and output.suffix.lower() != ".docx":
        raise WrongUse(f"The file will be .docx; give it a name that ends so: {output.stem}.docx")
    return output
