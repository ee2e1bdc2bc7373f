"""An entry as a row of the case file, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

from domain.clean import clean
from domain.entry import Citation, Entry, EntryType
from domain.when import UNKNOWN, Kind, When

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


def entry_of(row: Mapping[str, Any], users: Mapping[int, str]) -> Entry:
    """The entry of this row. A row that cannot be read comes out as a notice in its place, never as an error."""
    try:
        return Entry(
            id=row["id"],
            type=_type(row["type"]),
            when=_when(row["written"], row["kind"], row["earliest"], row["latest"], row["doubtful"]),
            time=row["time"],
            who=row["who"],
            people=_names(row["people"]),
            event=row["event"],
            action=row["action"],
            outcome=row["outcome"],
            comment=row["comment"],
            sources=_citations(row["sources"]),
            questions=_names(row["questions"]),
            flags=_names(row["flags"]),
            fields=_pairs(row["fields"]),
            agency=row["agency"],
            slot=row["slot"],
            sequence=row["sequence"],
            recorded_at=row["recorded_at"],
            recorded_by=users[row["recorded_by"]],
            revision=row["revision"],
        )
    except (ValueError, TypeError, KeyError, IndexError):
        return Entry(id=str(row["id"]), when=UNKNOWN, event=NOTICE)


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
