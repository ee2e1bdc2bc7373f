"""An entry as a row of the case file, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from domain.chronology.entry import Citation, Entry, EntryType
from domain.clean import clean
from domain.dates.when import UNKNOWN, Kind, When

UNDATED = "undated"
TEXTS = ("time", "who", "event", "action", "outcome", "comment")
NOTICE = "(This row cannot be read as it stands in the file: imr verify names what is wrong with it.)"


def row_of(entry: Entry) -> dict[str, Any]:
    """What the author gave, as columns; what the case file gives (id, slot, sequence, recorded) is not among them."""
    when, day = entry.when, entry.when.order_day()
    return {
        "type": entry.type,
        "written": clean(when.written),
        "kind": when.kind,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "doubtful": int(when.doubtful),
        **{name: _text(getattr(entry, name)) for name in TEXTS},
        "people": _list(entry.people),
        "sources": _list([[cited.name, cited.ref] for cited in entry.sources]),
        "questions": _list(entry.questions),
        "flags": _list(entry.flags),
        "fields": _list(entry.fields),
        "agency": clean(entry.agency),
        "order_day": day.isoformat() if day else UNDATED,
    }


COLUMNS = (
    "id, type, written, kind, earliest, latest, doubtful, time, who, people, event, action, outcome, comment, "
    "sources, questions, flags, fields, agency, slot, sequence, recorded_at, recorded_by, revision"
)


def entry_of(row: Sequence[Any], users: Mapping[int, str]) -> Entry:
    """The entry of a row of COLUMNS. One that cannot be read comes out as a notice in its place, never as an error."""
    try:
        return Entry(
            id=row[0],
            type=_type(row[1]),
            when=_when(*row[2:7]),
            time=row[7],
            who=row[8],
            people=_names(row[9]),
            event=row[10],
            action=row[11],
            outcome=row[12],
            comment=row[13],
            sources=_citations(row[14]),
            questions=_names(row[15]),
            flags=_names(row[16]),
            fields=_pairs(row[17]),
            agency=row[18],
            slot=row[19],
            sequence=row[20],
            recorded_at=row[21],
            recorded_by=users[row[22]],
            revision=row[23],
        )
    except (ValueError, TypeError, KeyError, IndexError):
        return Entry(id=str(row[0]), when=UNKNOWN, event=NOTICE)


def entry_of_named(row: Mapping[str, Any], users: Mapping[int, str]) -> Entry:
    """The entry of a row whose columns are known by name."""
    return entry_of([row[column] for column in COLUMNS.split(", ")], users)


def _text(text: str | None) -> str | None:
    return None if text is None else clean(text)


def _list(values: Any) -> str:
    def cleaned(value: Any) -> Any:
        if value is None or isinstance(value, str):
            return _text(value)
        return [cleaned(part) for part in value]

    return json.dumps(cleaned(values), ensure_ascii=False, separators=(",", ":")) if values else "[]"


def _type(text: str) -> EntryType:
    if text not in ("event", "gap"):
        raise ValueError
    return cast(EntryType, text)


# The same few lists and dates stand in thousands of rows: read once, and shared.


@lru_cache(20_000)
def _when(written: str, kind: str, earliest: str | None, latest: str | None, doubtful: int) -> When:
    return When(written, cast(Kind, kind), _day(earliest), _day(latest), bool(doubtful))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _listed(text: str, read: Callable[[Any], Any]) -> tuple[Any, ...]:
    if text == "[]":
        return ()
    values = json.loads(text)
    if not isinstance(values, list):
        raise ValueError
    return tuple(read(value) for value in values)


def _name(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


@lru_cache(20_000)
def _names(text: str) -> tuple[str, ...]:
    return _listed(text, _name)


@lru_cache(20_000)
def _citations(text: str) -> tuple[Citation, ...]:
    return _listed(text, lambda value: Citation(_name(value[0]), None if value[1] is None else _name(value[1])))


@lru_cache(20_000)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return _listed(text, lambda value: (_name(value[0]), _name(value[1])))
