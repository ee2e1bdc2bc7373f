"""Is a case sound: its pages, what is in them, its rows and its log; and if not, the first bad place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.and_between import and_between
from domain.errors import CannotOpen, Refusal
from storage import cipher
from storage.care import backups, pages
from storage.care.minutes_sound import check_minutes
from storage.care.report_sound import check_report
from storage.entry_rows import NOTICE

if TYPE_CHECKING:
    from storage.casefile import CaseFile
    from storage.desk import Desk

TABLES = {
    "entries": "the chronology",
    "people": "the people",
    "family": "the family",
    "relations": "the relations of the family",
    "sources": "the sources",
    "questions": "the questions",
    "flags": "the flags",
    "fields": "the fields",
    "interviews": "the interviews",
    "attendees": "who was at the interviews",
    "paragraphs": "the minutes",
    "versions": "the minutes as issued",
    "steps": "what was recorded of agreement",
    "representations": "what people want changed in minutes",
    "row_checks": "what people said of rows",
    "evidence": "what rests on minutes",
    "to_see": "the list of whom to see",
    "debriefs": "the debriefs",
    "extract_checks": "the checks of extracts",
    "headings": "the headings for minutes",
    "passages": "the text of the report",
    "cited": "what the report points to",
    "answers": "the answers to the questions",
    "recommendations": "the recommendations",
    "actions": "the action plan",
    "action_updates": "what was reported of actions",
    "criteria": "the quality form",
    "facts": "the short answers of the report",
    "searched": "the records searched",
    "policies": "the policies",
    "abbreviations": "the abbreviations",
    "considered": "the points considered",
    "deadlines": "the deadlines",
    "submissions": "what was put up for signature",
    "signatures": "the signatures",
    "printed": "what files that left said",
    "log": "the log",
    "details": "the details of the case",
}
"""Tables by what the author calls what is in them."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, and each thing found wrong as a sentence, the first bad place first.

    `copied` is when the newest copy for the records office was made, in UTC, None when the log knows of none; `since`
    counts the lines of the log written after it.
    """

    pages: int
    rows: int
    lines: int
    problems: tuple[str, ...] = ()
    copied: datetime | None = None
    since: int = 0

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def sentence(self) -> str:
        """The one sentence to show: what was checked, or the first bad place."""
        if self.problems:
            return self.problems[0]
        return f"The case is sound: {self.pages:,} pages, {self.rows:,} rows and {self.lines:,} lines of its log."


def verify(case: CaseFile) -> Report:
    """Check all of an open case. Never raises for what is wrong in the file: that is what the report says."""
    desk = case._desk
    count = desk.run(lambda: int(desk.value("PRAGMA page_count")))
    found = desk.run(lambda: _pages(desk, count))
    if found:
        found += desk.run(lambda: _touched(desk))
        return Report(count, 0, 0, tuple(found))
    rows, lines = _number(case.entries.count), _number(case.log.count)
    checks: tuple[Callable[[], list[str]], ...] = (
        lambda: desk.run(lambda: _inside(desk)),
        lambda: desk.run(lambda: _linked(desk)),
        lambda: _read_back(case),
        lambda: desk.run(lambda: _names(desk)),
        lambda: desk.run(lambda: check_minutes(desk)),
        lambda: desk.run(lambda: check_report(desk)),
        lambda: _named(case.log.check()),
        lambda: _named(case.log.check_rows()),
    )
    for check in checks:
        try:
            found += check()
        except (Refusal, ValueError, TypeError, KeyError) as error:
            found.append(error.sentence if isinstance(error, Refusal) else "A line of the log cannot be read.")
    copied, since = (None, 0) if found else desk.run(lambda: _copied(desk))
    return Report(count, rows, lines, tuple(dict.fromkeys(found)), copied, since)


def verify_path(path: Path, passphrase: str) -> Report:
    """Check a case that is not open, also one that will not open. Raises CannotOpen when there is no such file.

    An interrupted change is finished or taken back on the way, as by opening. Not to be called while this
    process has the case open.
    """
    from storage.casefile import CaseFile

    journal = path.resolve().with_name(f"{path.resolve().name}-journal")
    interrupted = journal.exists() and journal.stat().st_size > 0
    try:
        with CaseFile.open(path, passphrase, read_only=not interrupted) as case:
            return verify(case)
    except CannotOpen as refused:
        if not path.is_file():
            raise
        return _shut(path, passphrase, refused.sentence)


def _copied(desk: Desk) -> tuple[datetime | None, int]:
    """When the newest copy for the records office was made, and how many lines of the log there are since."""
    copies = desk.tuples("SELECT number, at, content FROM log WHERE verb = 'copy' ORDER BY number DESC")
    for number, at, content in copies:
        if (json.loads(content).get("copy") or {}).get("for") == "records":
            return datetime.fromisoformat(at), int(desk.value("SELECT count(*) FROM log WHERE number > ?", [number]))
    return None, 0


def _pages(desk: Desk, count: int) -> list[str]:
    damaged = desk.tuples("PRAGMA cipher_integrity_check")
    numbers = [re.search(r"page (\d+)", str(line)) for (line,) in damaged]
    return _pages_said([int(number[1]) for number in numbers if number], count) or [str(line) for (line,) in damaged]


def _pages_said(numbers: list[int], count: int) -> list[str]:
    if not numbers:
        return []
    first = numbers[0]
    others = f", and {len(numbers) - 1:,} more" if len(numbers) > 1 else ""
    return [
        f"Page {first:,} of {count:,} is damaged (bytes {(first - 1) * pages.SIZE:,} to {first * pages.SIZE - 1:,})"
        f"{others}. imr restore brings a backup back."
    ]


def _touched(desk: Desk) -> list[str]:
    """Which parts of the case the damaged pages belong to."""
    hurt = []
    for table, called in TABLES.items():
        try:
            # Every column of every row is asked for, so that every page of the table is read.
            cursor = desk.connection.execute(f"SELECT * FROM {table}")
            while cursor.fetchmany(500):
                pass
        except Exception as error:
            if cipher.refusal(error) is None:
                raise
            hurt.append(called)
    if not hurt:
        return ["Rows, people and log can still be read; the damage is in an index or in empty space."]
    return [f"The damage touches {and_between(hurt)}."]


def _inside(desk: Desk) -> list[str]:
    found = [str(line) for (line,) in desk.tuples("PRAGMA integrity_check(3)")]
    return [] if found == ["ok"] else [f"The database finds a fault in itself: {line}." for line in found]


def _linked(desk: Desk) -> list[str]:
    return [
        f"A row of {TABLES.get(table, table)} names one that is not there." for table, *_ in
        desk.tuples("PRAGMA foreign_key_check")
    ]


def _read_back(case: CaseFile) -> list[str]:
    found = []
    unread = [entry.id for entry in case.entries.all() if entry.event == NOTICE]
    if unread:
        others = f", nor can {len(unread) - 1:,} more" if len(unread) > 1 else ""
        found.append(f"A row of the chronology (entries/{unread[0]}) cannot be read{others}.")
    readers: tuple[tuple[str, Callable[[], object]], ...] = (
        ("people", case.people.all), ("family", case.family.all), ("relations", case.relations.all),
        ("sources", case.sources.all), ("questions", case.questions.all),
        ("flags", case.flags.all), ("fields", case.fields.all), ("details", case.details),
        ("interviews", case.interviews.all), ("to_see", case.to_see.all), ("debriefs", case.debriefs.all),
        ("extract_checks", case.extract_checks.all), ("evidence", case.evidence.all),
        ("row_checks", case.row_checks.all), ("headings", case.headings.all), ("passages", case.passages.all),
        ("cited", case.cited.all), ("answers", case.answers.all), ("recommendations", case.recommendations.all),
        ("actions", case.actions.all), ("action_updates", case.actions.updates), ("criteria", case.criteria.all),
        ("facts", case.facts.all), ("searched", case.searched.all), ("policies", case.policies.all),
        ("abbreviations", case.abbreviations.all), ("considered", case.considered.all),
        ("deadlines", case.deadlines.all), ("submissions", case.submissions.all),
        ("signatures", case.submissions.signatures), ("printed", case.printed.all),
    )  # fmt: skip
    for table, read in readers:
        try:
            read()
        except (ValueError, TypeError, KeyError, AssertionError):
            found.append(f"Something in {TABLES[table]} cannot be read.")
    return found


def _names(desk: Desk) -> list[str]:
    """Lists of names that are none: reading keeps every word of them, since names are looked for by them."""
    bad = desk.tuples(
        "SELECT number FROM people WHERE NOT json_valid(other_names) OR NOT json_valid(former_codes)"
        " OR NOT json_valid(identifiers) ORDER BY number"
    )
    return [f"The names of a person (people/{bad[0][0]}) are not as the program writes them."] if bad else []


def _named(sentence: str | None) -> list[str]:
    return [sentence] if sentence else []


def _number(count: Callable[[], int]) -> int:
    try:
        return count()
    except Refusal:
        return 0


def _shut(path: Path, passphrase: str, refused: str) -> Report:
    """What the bare pages say of a file that does not open."""
    try:
        if path.stat().st_size == 0:
            return Report(0, 0, 0, ("The file is empty. imr restore brings a backup back.",))
        own = pages.salt_of(path)
        if own == cipher.PLAIN_HEADER:
            return Report(0, 0, 0, (refused,))
        found = pages.check(path, pages.Key(passphrase, own))
        if found.answer:
            said = _pages_said(list(found.damaged), found.count)
            if found.left_over:
                said.append(f"The file ends in the middle of page {found.count + 1:,}: its end is missing.")
            return Report(found.count, 0, 0, tuple(said) or (refused,))
        for backup in backups.listed(path):
            salt = pages.salt_of(backup.path)
            if salt != own and pages.check(path, pages.Key(passphrase, salt)).answer:
                first = "The passphrase is right, and the very beginning of the file (bytes 0 to 15) is damaged."
                return Report(found.count, 0, 0, (f"{first} imr restore brings a backup back.",))
    except OSError as error:
        raise CannotOpen(f"{path.name} cannot be read: {error.strerror}.") from None
    return Report(found.count, 0, 0, (refused,))
