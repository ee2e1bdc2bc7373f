"""What is to be done with a row of a file, and how that is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from domain.chronology.entry import Entry
from domain.family.members import Member
from domain.people import Person
from exporters.readers.reading import ReadRow

What = Literal["new", "same", "update", "unclear"]
_MOST_TOLD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is to be done with one row: `entry`, `person` or `member` is what to save (with the id and revision of the
    one it changes), `existing` what stands in the case, `changes` what would change, `sentence` why it is not clear."""

    row: ReadRow
    what: What
    entry: Entry | None = None
    person: Person | None = None
    member: Member | None = None
    existing: Entry | Person | None = None
    changes: tuple[str, ...] = ()
    sentence: str = ""


def told(entry: Entry, field: str) -> str:
    """A field of an entry as a report says it, in quotes and cut short."""
    if field.startswith("field:"):
        text = entry.field(field.removeprefix("field:")) or ""
    elif field == "date":
        text = entry.when.said()
    elif field == "who":
        text = entry.who or ", ".join(entry.people)
    elif field == "source":
        text = "; ".join(f"{citation.name} {citation.ref or ''}".strip() for citation in entry.sources)
    elif field == "question":
        text = ", ".join(entry.questions)
    elif field == "flags":
        text = ", ".join(entry.flags)
    else:
        text = getattr(entry, field) or ""
    return brief(text)


def brief(text: str) -> str:
    """A text in quotes, its beginning only when it is long."""
    plain = " ".join(text.split())
    return f"“{plain}”" if 0 < len(plain) <= _MOST_TOLD else f"“{plain[: _MOST_TOLD - 1]}…”" if plain else "nothing"
