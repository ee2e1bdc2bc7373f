"""Real case files for the tests of their care."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from domain.chronology.entry import Entry
from domain.dates.when import When
from domain.review import Details
from storage.casefile import CaseFile

PHRASE = "river lamp seven thistle"
OTHER = "pencil orbit marigold"
DAY = date(2024, 3, 3)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def reachable() -> Path | None:
    """A folder for temporary files that every account may make its way into, whatever this one's own is; None: that."""
    for place in map(Path, (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm")):
        if place.is_dir() and all(each.stat().st_mode & 0o001 for each in (place, *place.parents)):
            return place
    return None


def row(event: str) -> Entry:
    """A row of 3 March 2024."""
    return Entry(when=When("3/3/24", "day", DAY, DAY), event=event, who="SW1", people=("SW1",))


def make(path: Path, rows: int = 3, passphrase: str = PHRASE) -> Path:
    """A closed case with so many rows, visit 1, visit 2 …"""
    with CaseFile.create(path, passphrase, Details(agency="Riverside Community Trust")) as case:
        case.entries.add_many([row(f"visit {number}") for number in range(1, rows + 1)])
    return path


def add(path: Path, *events: str, passphrase: str = PHRASE) -> None:
    """Open the case, add rows, close it."""
    with CaseFile.open(path, passphrase) as case:
        for event in events:
            case.entries.add(row(event))


def events(path: Path, passphrase: str = PHRASE) -> list[str | None]:
    """What the rows of a case say, in order."""
    with CaseFile.open(path, passphrase) as case:
        assert case.log.check() is None
        return [entry.event for entry in case.entries.all()]


def flip(path: Path, page: int) -> int:
    """Flip one bit of a page (counted from 1; from the end when negative) of a closed case; gives its number."""
    raw = bytearray(path.read_bytes())
    number = page if page > 0 else len(raw) // 4096 + 1 + page
    raw[(number - 1) * 4096 + 100] ^= 1
    path.write_bytes(raw)
    return number


def days_before(days: float) -> datetime:
    """So many days before noon of a day in November 2026."""
    return NOON - timedelta(days=days)
