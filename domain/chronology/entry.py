"""One line of a chronology."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from domain.dates.when import When

EntryType = Literal["event", "gap"]

TEXTS = ("event", "action", "outcome", "comment")
"""The texts of an entry, in their order."""

NO_CONTACT = "No contact recorded"
"""The standing words of a gap row that has none of its own."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an entry comes from: a source of the case by name, and the place in it as typed."""

    name: str
    ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the chronology, as the author accepted it.

    `id` is an opaque text, empty until saved. `time` is `HH:MM`, `HH:MM-HH:MM`, a word as typed, or None.
    `who` keeps the people as typed ("SW1 to GP1"), `people` their codes in that order. Texts not given are None.
    `slot` and `sequence` place the row within its day: `slot` is the `HH:MM` it stands at ("" before all
    timed rows), `sequence` the order entered. `recorded_at` is UTC in ISO 8601.
    """

    id: str = ""
    type: EntryType = "event"
    when: When
    time: str | None = None
    who: str | None = None
    people: tuple[str, ...] = ()
    event: str | None = None
    action: str | None = None
    outcome: str | None = None
    comment: str | None = None
    sources: tuple[Citation, ...] = ()
    questions: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    agency: str = ""
    slot: str = ""
    sequence: int = 0
    recorded_at: str = ""
    recorded_by: str = ""
    revision: int = 0

    def field(self, name: str) -> str | None:
        """The value of one of the case's fields, None when the entry has none."""
        return next((value for key, value in self.fields if key == name), None)

    def in_place_of(self, seen: Entry) -> Entry:
        """This as the new state of the row the author saw: the same row, as recorded then, and in its place unless its
        day or time is another now."""
        stays = (self.when.order_day(), self.time) == (seen.when.order_day(), seen.time)
        return replace(
            self,
            id=seen.id, revision=seen.revision, agency=seen.agency, slot=seen.slot if stays else self.slot,
            sequence=seen.sequence, recorded_at=seen.recorded_at, recorded_by=seen.recorded_by,
        )


_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](?=$|-)")


def slot_of(time: str | None, put: str = "") -> str:
    """The clock time a row stands at in its day: its own; a row without one where it was `put` (the time it is about,
    or that of the row it was moved behind); "" before all timed rows."""
    found = _CLOCK.match(time or "") or _CLOCK.fullmatch(put)
    return found[0] if found else ""


def order(entry: Entry) -> tuple[date, str, int, str]:
    """The key a chronology is sorted by: earliest possible day (undated last), slot, sequence, id."""
    return (entry.when.order_day() or date.max, entry.slot, entry.sequence, entry.id)
