"""What finished minutes say beside and behind the agreed text: dissent where it stands, reminders, who was not asked,
the rows drawn, and where a senior manager signs."""

from __future__ import annotations

from collections.abc import Iterator

from domain.dates.days import weekday_said
from domain.meetings.for_file import ForFile
from exporters.word.blocks import Block, Cell, Heading, Numbered, Table, Words

SIGNED = ("Name", "Office", "Signature", "Date")


def with_dissent(out: ForFile, numbered: Iterator[Numbered]) -> Iterator[Block]:
    """The paragraphs, and under each that somebody disputes a line that says so, in their words."""
    for each, block in zip(out.version.paragraphs, numbered, strict=True):
        yield block
        for one in out.dissent.get(each.id, ()):
            yield Words(f"Disputed by {one.code}: {one.said}", look="quote")


def asked_and_not(out: ForFile) -> Iterator[Block]:
    """Of whom an answer was asked for again, and who was present and not asked, and why."""
    for code, days in out.reminders:
        yield Words(f"{code} was reminded on {'; '.join(map(weekday_said, days))}.")
    for one in out.not_asked:
        why = f": {one.why_not_asked}" if one.why_not_asked else ""
        yield Words(f"{one.code} ({one.role}) was present and not asked to agree{why}.")


def closing(out: ForFile) -> Iterator[Block]:
    """The rows of the chronology that rest on the minutes, and the block a senior manager signs."""
    if out.rows:
        yield Heading("Rows of the chronology that rest on these minutes")
        rows = tuple((Cell((when,)), Cell((", ".join(map(str, places)) or "–",))) for when, places in out.rows)
        yield Table(rows, (8.5, 8.5), ("Row of", "Paragraphs"))
    yield Heading("Signed off by a senior manager of the agency")
    yield Table(tuple((Cell((label,)), Cell()) for label in SIGNED), (3.6, 13.4), least=1.0)
