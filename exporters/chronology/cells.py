"""What each column of a form says of an entry: real days and times where they are known, words where not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from domain.chronology.entry import NO_CONTACT, Entry
from domain.dates.period import Period
from domain.dates.when import When, long_day
from domain.gate import Outgoing
from domain.report.leaving import OutgoingReport
from exporters.chronology.citing import cited
from exporters.office.form import Value
from exporters.office.placing import ColumnPlacing
from exporters.office.row_xml import in_words

_CLOCK = re.compile(r"^([01]?\d|2[0-3]):([0-5]\d)$")
_CLOCKS = re.compile(r"^((?:[01]?\d|2[0-3]):[0-5]\d)\s*[-–]\s*((?:[01]?\d|2[0-3]):[0-5]\d)$")
_ARTICLE = re.compile(r"^(?:an?|the) ")

LONG_FIELDS = frozenset({"event", "action", "outcome", "comment"})
"""Fields whose text may run over several rows; the others are repeated there."""


class Cells:
    """The columns of one form, and what stands in each of them for an entry."""

    def __init__(self, out: Outgoing, columns: Sequence[ColumnPlacing]) -> None:
        self.out = out
        self.columns = tuple(columns)
        asked = {field: column for column in columns for field in column.fields}
        self._ends = "end_date" in asked and asked.get("date") is not asked["end_date"]
        self._ends_clock = "end_time" in asked and asked.get("time") is not asked["end_time"]
        self._refs_apart = "source_ref" in asked and asked.get("source") is not asked["source_ref"]
        self._roles = {person.code: person.role for person in out.people}
        self._meanings = {flag.name: without_article(flag.meaning) or flag.name for flag in out.flags}
        fills = {field.name: field.fill for field in out.fields if field.fill}
        self._columns = tuple(self._column(column) for column in columns)
        self._fills = tuple(
            next((fills[name] for f in column.fields if (name := f.removeprefix("field:")) in fills), None)
            for column in columns
        )
        self._ways = tuple(zip(self._columns, self._fills, strict=True))

    def row(self, entry: Entry, number: int) -> list[Value]:
        """A value for each column; `number` is the running number of the entry, from 1."""
        if entry.type == "gap":
            return [way(entry, number) for way in self._columns]
        return [fill if (value := way(entry, number)) is None else value for way, fill in self._ways]

    def fill(self, column: int) -> str | None:
        """What stands in a column, by index, where an entry has nothing."""
        return self._fills[column]

    def options(self, column: int, entry: Entry) -> tuple[tuple[str, ...], ...]:
        """What an entry says in a column with a list: each thing said, in the words it may be listed under."""
        fields = self.columns[column].fields
        if fields == ("question",):
            return tuple((label,) for label in entry.questions)
        if fields == ("flags",):
            return tuple((flag, self._meanings.get(flag, flag)) for flag in entry.flags)
        value = self._columns[column](entry, 0)
        if value is None:
            return ()
        return ((str(value) if isinstance(value, (str, int, float)) else in_words(value),),)

    def _column(self, column: ColumnPlacing) -> Callable[[Entry, int], Value]:
        ways = [self._way(field) for field in column.fields]
        if "agency" in column.fields and "who" in column.fields:
            # Before a person an organisation is read as theirs, and the case's own is not everybody's.
            ways[column.fields.index("agency")] = lambda entry, number: entry.agency or None
        if len(ways) == 1:
            return ways[0]
        if set(column.fields) == {"date", "time"}:
            day, clock = self._way("date"), self._way("time")
            return lambda entry, number: _moment(day(entry, number), clock(entry, number))
        separator = column.separator

        def several(entry: Entry, number: int) -> Value:
            texts = [_words(value) for way in ways if (value := way(entry, number)) is not None]
            return separator.join(dict.fromkeys(texts)) if texts else None

        return several

    def _way(self, field: str) -> Callable[[Entry, int], Value]:
        if field.startswith("field:"):
            name = field.removeprefix("field:")
            return lambda entry, number: entry.field(name) or None
        if field.startswith("flag:"):
            name = field.removeprefix("flag:")
            return lambda entry, number: "Yes" if name in entry.flags else None
        ways: Mapping[str, Callable[[Entry, int], Value]] = {
            "number": lambda entry, number: number,
            "date": self._date,
            "end_date": self._end_date,
            "time": self._time,
            "end_time": self._end_time,
            "sequence": lambda entry, number: entry.sequence or None,
            "who": lambda entry, number: entry.who or ", ".join(entry.people) or None,
            "role": lambda entry, number: "; ".join(self._role_of(entry)) or None,
            "agency": lambda entry, number: entry.agency or self.out.details.agency or None,
            "event": lambda entry, number: entry.event or (self._gap(entry) if entry.type == "gap" else None),
            "action": lambda entry, number: entry.action or None,
            "outcome": lambda entry, number: entry.outcome or None,
            "comment": lambda entry, number: entry.comment or None,
            "source": self._source,
            "source_ref": lambda entry, number: "; ".join(c.ref for c in entry.sources if c.ref) or None,
            "question": self._question,
            "flags": lambda entry, number: "; ".join(_opened(self._meanings.get(f, f)) for f in entry.flags) or None,
            "recorded_at": lambda entry, number: _day_of(entry.recorded_at),
            "recorded_by": lambda entry, number: entry.recorded_by or None,
        }
        return ways.get(field, lambda entry, number: None)

    def _date(self, entry: Entry, number: int) -> Value:
        when = entry.when
        if when.kind == "day" and not when.doubtful:
            return when.earliest
        if self._ends and _is_span(when):
            return when.earliest
        if when.kind == "week" and when.earliest and not when.doubtful:
            return f"w/c {long_day(when.earliest)}"
        return when.said()

    def _end_date(self, entry: Entry, number: int) -> Value:
        return entry.when.latest if self._ends and _is_span(entry.when) else None

    def _time(self, entry: Entry, number: int) -> Value:
        said = entry.time
        if not said:
            return None
        if _CLOCK.match(said):
            return _clock(said)
        if self._ends_clock and (both := _CLOCKS.match(said)):
            return _clock(both.group(1))
        return said

    def _end_time(self, entry: Entry, number: int) -> Value:
        both = _CLOCKS.match(entry.time or "") if self._ends_clock else None
        return _clock(both.group(2)) if both else None

    def _gap(self, entry: Entry) -> str:
        return f"{NO_CONTACT}, {entry.when.said()}" if _is_span(entry.when) else NO_CONTACT

    def _source(self, entry: Entry, number: int) -> Value:
        if len(entry.sources) == 1 and (entry.sources[0].ref is None or self._refs_apart):
            return entry.sources[0].name
        if self._refs_apart:
            return "; ".join(dict.fromkeys(citation.name for citation in entry.sources)) or None
        return "; ".join(cited(c.name, c.ref) for c in entry.sources) or None

    def _question(self, entry: Entry, number: int) -> Value:
        if len(entry.questions) == 1 and entry.questions[0].isdigit() and len(entry.questions[0]) < 10:
            return int(entry.questions[0])
        return "; ".join(entry.questions) or None

    def _role_of(self, entry: Entry) -> dict[str, None]:
        return dict.fromkeys(role for code in entry.people if (role := self._roles.get(code)))


def header_value(field: str, out: Outgoing | OutgoingReport, today: date) -> Value:
    """What a cell of the header block is to say, None when the case does not know."""
    details = out.details
    known: Mapping[str, Value] = {
        "agency": details.agency,
        "subject": details.subject,
        "author": details.author,
        "reference": details.reference,
        "period_from": details.period.first,
        "period_to": details.period.last,
        "period": _period(details.period),
        "today": today,
    }
    return known.get(field) or None


def _period(period: Period) -> str:
    if period.first and period.last:
        return f"{long_day(period.first)} to {long_day(period.last)}"
    if period.first:
        return f"from {long_day(period.first)}"
    return f"to {long_day(period.last)}" if period.last else ""


def _is_span(when: When) -> bool:
    return when.kind in ("range", "week") and not when.doubtful and bool(when.earliest and when.latest)


def _clock(text: str) -> time:
    hours, _, minutes = text.partition(":")
    return time(int(hours), int(minutes))


def _moment(day: Value, clock: Value) -> Value:
    if isinstance(day, date) and isinstance(clock, time):
        return datetime.combine(day, clock)
    if clock is None:
        return day
    return " ".join(text for text in (_words(day), _words(clock)) if text)


def _words(value: Value) -> str:
    if type(value) is str:
        return value
    return in_words(value) if isinstance(value, (date, time)) else "" if value is None else str(value)


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day_of(recorded: str) -> date | None:
    try:
        return date.fromisoformat(recorded[:10])
    except ValueError:
        return None


def without_article(meaning: str) -> str:
    """What a flag means, as a cell says it: “a concern” is “concern”."""
    return _ARTICLE.sub("", meaning)
