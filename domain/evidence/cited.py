"""Rows of the chronology that passages of the report point to: how they are printed, and whether they changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from domain.chronology.entry import Entry
from domain.dates.when import When, long_day
from domain.evidence.row_shown import shown
from domain.meetings.cited import is_minutes
from domain.report.parts import Cited

CitedState = Literal["current", "changed", "gone"]


def digest_of_entry(entry: Entry) -> str:
    """The SHA-256, in hexadecimal, of what a row says as evidence: its facts and where they come from.

    The author's comment, marks and fields are no part of it, nor where the row stands in its day.
    """
    row = shown(entry)
    words = [entry.type, row.when, row.time, row.who, row.event, row.action, row.outcome, row.source]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def state_of(cited: Cited, entry: Entry | None) -> CitedState:
    """Whether the row is still what it was when the passage came to point to it; None stands for a row that is gone."""
    if entry is None:
        return "gone"
    return "current" if digest_of_entry(entry) == cited.digest else "changed"


def states(cited: Iterable[Cited], entries: Iterable[Entry]) -> Mapping[int, CitedState]:
    """How each stands now, by its number."""
    cited = tuple(cited)
    wanted = {one.entry for one in cited}
    rows = {entry.id: entry for entry in entries if entry.id in wanted}
    return {one.number: state_of(one, rows.get(one.entry)) for one in cited}


def rows_cited_said(entries: Sequence[Entry], weak: Mapping[str, str] | None = None) -> list[str]:
    """Rows as they are printed behind what points to them all: with their times where two would read alike."""
    said = [row_cited_said(each, weak) for each in entries]
    times: dict[str, set[str | None]] = {}
    for each, words in zip(entries, said, strict=True):
        times.setdefault(words, set()).add(each.time)
    return [
        row_cited_said(each, weak, timed=True) if len(times[words]) > 1 else words
        for each, words in zip(entries, said, strict=True)
    ]


def row_cited_said(entry: Entry, weak: Mapping[str, str] | None = None, *, timed: bool = False) -> str:
    """A row as it is printed behind what points to it: its date as known, and its sources ("3 March 2024, EMIS"), with
    its time between them where that is asked.

    `weak` are grades to be said of sources by their names in small letters ("Diary, anecdotal").
    """
    graded = weak or {}
    sources = [
        " ".join(filter(None, (source.name, source.ref if is_minutes(source) else None)))
        + (f", {grade}" if (grade := graded.get(source.name.casefold())) else "")
        for source in entry.sources
    ]
    return ", ".join(dict.fromkeys(filter(None, (day_of(entry.when), entry.time if timed else None, *sources))))


def day_of(when: When) -> str:
    """A date as known, as a reference has it: a certain day without its weekday."""
    return long_day(when.earliest) if when.kind == "day" and when.earliest and not when.doubtful else when.said()
