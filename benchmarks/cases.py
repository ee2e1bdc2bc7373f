"""Made-up cases of any size, made once a run in a private folder, and the same rows as plain text for the peers."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from domain.chronology.entry import Citation, Entry
from domain.dates.period import Period
from domain.dates.when import When
from domain.people import Person
from domain.question import Question
from domain.review import Details, Source
from storage.casefile import CaseFile

PASSPHRASE = "plover lantern orchard seven"
FOLDER = "IMR_BENCHMARK_CASES"
"""Where `python -m benchmarks` has the cases of one run, so that each of its benchmarks need not make them anew."""

KEPT = ("PATH", "PYTHONPATH", "TMPDIR", "VIRTUAL_ENV")

ROLES = ("Social worker", "General practitioner", "Health visitor", "Ward nurse", "Support worker")
PREFIXES = ("SW", "GP", "HV", "WN", "SP")
SOURCES = ("EMIS", "PAS", "Case notes", "Letters", "E-mails")
DOES = (
    "call", "visit", "letter", "meeting", "referral", "assessment", "review", "handover", "discharge", "appointment",
    "message", "conversation", "check", "report", "request",
)
ABOUT = (
    "missed medication", "the tenancy", "weight and diet", "a fall at home", "money", "the son’s visits", "pain",
    "a bruise on the arm", "sleep", "the care plan", "transport", "a broken boiler", "blood pressure", "the landlord",
    "a safeguarding concern", "respite", "bereavement", "drinking", "the key safe", "continence",
)
THEN = (
    "no reply", "seen alone", "declined help", "agreed to come", "will ring back", "passed to the duty team",
    "noted on the record", "visit booked", "manager told", "nothing further asked", "consent given", "left a card",
)
PLACES = ("at home", "on the ward", "at the surgery", "by telephone", "at the day centre", "in the office")


def people(*, named: bool = True) -> list[Person]:
    """Twenty-five people, five of each prefix, with made-up names or none."""
    first = ("Rosalind", "Anil", "Mary", "Tobias", "Imogen")
    last = ("Pike", "Ferrant", "Okafor", "Lunt", "Quarrie")
    return [
        Person(code=f"{prefix}{number + 1}", role=role, name=f"{first[number]} {last[place]}" if named else "")
        for place, (prefix, role) in enumerate(zip(PREFIXES, ROLES, strict=True))
        for number in range(5)
    ]


def rows(count: int) -> Iterator[Entry]:
    """So many rows over eighteen months, in no order, as long as real ones are (some 90 letters)."""
    chance = random.Random(count)
    codes = [person.code for person in people()]
    for number in range(count):
        day = date(2023, 1, 1) + timedelta(days=chance.randrange(545))
        one, other = chance.sample(codes, 2)
        known = chance.random()
        when = When(f"{day.day}/{day.month}/{day:%y}", "day", day, day)
        yield Entry(
            when=when,
            time=f"{chance.randrange(8, 19):02}:{chance.randrange(0, 60, 5):02}" if known < 0.7 else None,
            who=f"{one} to {other}" if known < 0.5 else one,
            people=(one, other) if known < 0.5 else (one,),
            event=(
                f"{chance.choice(DOES).capitalize()} {chance.choice(PLACES)} about {chance.choice(ABOUT)}; "
                f"{chance.choice(THEN)}, {chance.choice(THEN)} (note {number})"
            ),
            action=f"{one} to {chance.choice(DOES)}" if known < 0.4 else None,
            sources=(Citation(chance.choice(SOURCES), f"p.{number % 900}"),),
            questions=(str(chance.randrange(1, 5)),) if known < 0.3 else (),
        )


def as_cells(entry: Entry) -> list[str]:
    """A row as the columns a board's workbook has."""
    day = entry.when.day
    return [
        day.isoformat() if day else entry.when.written, entry.time or "", entry.who or "", entry.event or "",
        entry.action or "", "; ".join(source.name for source in entry.sources),
    ]


class Cases:
    """Cases of so many rows in one folder, each made when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def case(self, count: int, *, named: bool = True) -> Path:
        """The closed case of so many rows, with the backup a sitting leaves. Its passphrase is `PASSPHRASE`.

        Without `named` nobody in its key has a name.
        """
        path = self.folder / f"rows-{count}{'' if named else '-nameless'}.imr"
        if not path.exists():
            from storage.care.backups import backup_if_changed

            details = Details(
                agency="Riverside Community Trust", subject="Adult A", author="An Author",
                period=Period(date(2023, 1, 1), date(2024, 6, 30)),
            )
            with CaseFile.create(path, PASSPHRASE, details) as case:
                case.entries.add_many(
                    rows(count), new_people=people(named=named), new_sources=[Source(name) for name in SOURCES],
                    new_questions=[Question(str(number), f"Question {number}") for number in range(1, 5)],
                )
                backup_if_changed(case)
        return path

    @contextmanager
    def copy(self, count: int, *, backups: bool = True, named: bool = True) -> Iterator[Path]:
        """A copy of it to write into, removed afterwards; without `backups` one is due."""
        case = self.case(count, named=named)
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            path = Path(shutil.copy(case, folder))
            if backups:
                beside = f"{case.name}.backups"
                shutil.copytree(case.with_name(beside), path.with_name(beside))
            yield path

    def text(self, count: int) -> Path:
        """The same rows as a table of plain text, in order of days, for programs that open one."""
        path = self.folder / f"rows-{count}.tsv"
        if not path.exists():
            lines = sorted("\t".join(as_cells(entry)) for entry in rows(count))
            path.write_text("\n".join(["Date\tTime\tWho\tEvent\tAction\tSource", *lines, ""]), encoding="utf-8")
        return path

    def env(self) -> dict[str, str]:
        """The surroundings programs are started in: a home of their own, a terminal of 256 colours, UTF-8."""
        home = self.folder / "home"
        home.mkdir(mode=0o700, exist_ok=True)
        keep = {name: value for name, value in os.environ.items() if name in KEPT}
        return {**keep, "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}


@contextmanager
def cases() -> Iterator[Cases]:
    """The cases of this run, in a private folder that is removed at the end."""
    shared = os.environ.get(FOLDER)
    if shared:
        yield Cases(Path(shared))
        return
    with tempfile.TemporaryDirectory(prefix="imr-benchmarks-") as folder:
        yield Cases(Path(folder))


def program(name: str) -> Path:
    """A program installed beside this Python."""
    from benchmarks.figures import PeerAbsent

    path = Path(sys.executable).with_name(name)
    if not path.exists():
        raise PeerAbsent(f"{name} is not installed beside {Path(sys.executable).name}: make bench installs it.")
    return path
