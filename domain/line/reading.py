"""The entry line: one typed line read as one entry, purely.

The grammar is described in docs/entry-line.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from domain.chronology.entry import NO_CONTACT, Citation, Entry, EntryType
from domain.clean import clean_with_places
from domain.dates.words import fold
from domain.line.draft import Ask as Ask
from domain.line.draft import Draft as Draft
from domain.line.draft import Known as Known
from domain.line.draft import Problem as Problem
from domain.line.draft import Span as Span
from domain.line.known_index import KnownIndex, index_of
from domain.line.marks import read_texts
from domain.line.people_part import people_at
from domain.line.stamp import read_stamp
from domain.line.stamp_ends import Stamp
from domain.line.trailing_run import Run, read_run
from domain.line.who import Who, only_people, read_who
from domain.line.writing import written_line
from domain.meetings.cited import cited_said

_BULLET = re.compile(
    r"(?:[*\u2022\u00b7\u2023\u25aa\u25e6]\s*|-+\s+|-(?=\d{1,2}(?:st|nd|rd|th)?(?:[/.]\d|[ -]?[a-z]{3}))|-(?=\d{4}-))+",
    re.ASCII,
)
_GAP = re.compile(r"gap\s*:", re.ASCII)


def read(text: str, known: Known, answers: Mapping[str, int] | None = None) -> Draft:
    """Read one line; `answers` gives the reading chosen for each `Ask.key`. Never raises on any text."""
    cleaned, places = clean_with_places(text)
    draft = _Line(cleaned, known, answers or {}).read()
    return _placed(draft, text, places)


def write(entry: Entry, known: Known) -> str:
    """The line that reads as this entry: full date, marks escaped; reading it again gives the same entry.

    A line cannot hold line breaks and tabs: they become spaces.
    """
    return written_line(entry, known, read)


class _Line:
    def __init__(self, text: str, known: Known, answers: Mapping[str, int]) -> None:
        self.text, self.known, self.answers = text, known, answers
        self.low = fold(text)
        self.index: KnownIndex = index_of(known)

    def read(self) -> Draft:
        begins, ends = len(self.text) - len(self.text.lstrip()), len(self.text.rstrip())
        if begins >= ends:
            return Draft(text=self.text, entry=None)
        if wrong := self._not_a_line(begins, ends):
            return Draft(text=self.text, entry=None, problems=(wrong,))
        spans: list[Span] = []
        at = begins
        if bullet := _BULLET.match(self.low, at, ends):
            spans.append(Span("mark", at, bullet.end()))
            at = bullet.end()
        stamp = read_stamp(self.text, self.low, at, self.known, self.answers, self._people_ahead)
        spans += stamp.spans
        if stamp.when is None:
            return Draft(
                text=self.text, entry=None, problems=tuple(stamp.problems), asks=tuple(stamp.asks), spans=tuple(spans)
            )
        return self._rest(stamp, spans, ends)

    def _not_a_line(self, begins: int, ends: int) -> Problem | None:
        if self.text[begins] == "/":
            return Problem("A line that begins with / is a command of the screen, not an entry.", begins, ends)
        for character, sentence in (
            ("\t", "The line has a tab in it: use the form on the screen (F2), or `imr import` for rows from a table."),
            ("\n", "There is more than one line: use the form on the screen (F2), or a line for each entry."),
        ):
            at = self.text.find(character, begins, ends)
            if at >= 0:
                return Problem(sentence, at, at + 1)
        return None

    def _people_ahead(self, at: int) -> bool:
        while self.text.startswith(" ", at):
            at += 1
        return (
            self.text.startswith(":", at)
            or _GAP.match(self.low, at) is not None
            or people_at(self.text, at, self.index, self.answers) is not None
        )

    def _rest(self, stamp: Stamp, spans: list[Span], ends: int) -> Draft:
        assert stamp.when
        problems, asks, notes = list(stamp.problems), list(stamp.asks), list(stamp.notes)
        row_type: EntryType = "event"
        who = Who(stamp.end)
        at = stamp.end
        if gap := _GAP.match(self.low, at):
            row_type = "gap"
            spans.append(Span("mark", at, gap.end()))
            at = gap.end()
            if stamp.when.kind == "unknown":
                problems.append(Problem("A gap needs the dates it spans.", stamp.end, at))
        else:
            time_wanted = stamp.time is None and stamp.when.day is not None
            who = read_who(self.text, self.low, at, self.index, self.answers, time_wanted)
            at = who.end
            asks += who.asks
            notes += who.notes
            spans += who.spans
        people = who.people
        run = read_run(self.text, at, ends, self.index, self.answers)
        read_ = read_texts(self.text, at, run.begins, run.loose, self.index, self.answers)
        event = read_.texts.get("event")
        if row_type == "gap" and not event:
            event = NO_CONTACT
        elif not event or not any(map(str.isalnum, event)) or (at == stamp.end and only_people(event, self.index)):
            problems.append(Problem("Say what happened: the event has no words yet.", at, max(run.begins, at)))
        if row_type == "event" and event and re.match(r"gap\b", event.lower()) and not people:
            notes.append("this is an event; for a row that states a gap write gap: and its words")
        entry = Entry(
            type=row_type,
            when=stamp.when,
            time=who.time.text if who.time else stamp.time,
            slot=who.time.slot if who.time else stamp.slot,
            who=people.who if people else None,
            people=people.people if people else (),
            event=event,
            action=read_.texts.get("action"),
            outcome=read_.texts.get("outcome"),
            comment=read_.texts.get("comment"),
            sources=self._sources(run, row_type),
            questions=tuple(run.questions),
            flags=tuple(run.flags),
            fields=self._fields(run),
        )
        if entry.sources and (said := cited_said(entry)):
            notes.append(said)
        spans += [*read_.spans, *run.spans]
        spans.sort(key=lambda span: (span.start, span.end))
        return Draft(
            text=self.text,
            entry=entry,
            problems=(*problems, *read_.problems, *run.problems),
            asks=(*asks, *read_.asks, *run.asks),
            notes=(*notes, *read_.notes, *run.notes),
            spans=tuple(spans),
            new_people=people.new_people if people else (),
            new_sources=tuple(run.new_sources),
            new_questions=tuple(run.new_questions),
            clears_source=run.clears_source,
        )

    def _sources(self, run: Run, row_type: EntryType) -> tuple[Citation, ...]:
        if run.sources:
            return tuple(citation for citation, _ in run.sources)
        if row_type == "gap" or run.clears_source or run.source_in_text:
            return ()
        return tuple(Citation(kept.name) for kept in self.known.sticky_sources)

    def _fields(self, run: Run) -> tuple[tuple[str, str], ...]:
        values = run.fields | {name: value for name, value in self.known.sticky_fields if name not in run.fields}
        return tuple((name, value) for name, value in values.items() if value)


def _placed(draft: Draft, text: str, places: list[int] | None) -> Draft:
    """The draft with its places in the text as typed."""
    if places is None:
        return draft

    def at(place: int) -> int:
        return places[min(place, len(places) - 1)]

    return replace(
        draft,
        text=text,
        problems=tuple(replace(each, start=at(each.start), end=at(each.end)) for each in draft.problems),
        asks=tuple(replace(each, start=at(each.start), end=at(each.end)) for each in draft.asks),
        spans=tuple(replace(each, start=at(each.start), end=at(each.end)) for each in draft.spans),
    )
