"""An entry as the JSON object others read, and back: the names are fixed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast, get_args

from domain.chronology.entry import Citation, Entry, EntryType
from domain.dates.period import Period
from domain.dates.when import Kind, When
from domain.errors import NotUnderstood


def entry_as_json(entry: Entry, period: Period) -> dict[str, Any]:
    """One entry as `imr list --json` gives it; `in_period` is null for an undated row."""
    when = entry.when
    return {
        "id": entry.id,
        "type": entry.type,
        "when": {
            "written": when.written,
            "earliest": when.earliest.isoformat() if when.earliest else None,
            "latest": when.latest.isoformat() if when.latest else None,
            "kind": when.kind,
            "doubtful": when.doubtful,
        },
        "time": entry.time,
        "who": entry.who,
        "people": list(entry.people),
        "event": entry.event,
        "action": entry.action,
        "outcome": entry.outcome,
        "comment": entry.comment,
        "sources": [{"name": source.name, "ref": source.ref} for source in entry.sources],
        "questions": list(entry.questions),
        "flags": list(entry.flags),
        "fields": dict(entry.fields),
        "in_period": period.holds(when),
        "recorded": {"at": entry.recorded_at, "by": entry.recorded_by},
    }


def entry_from_json(given: Mapping[str, Any]) -> Entry:
    """The entry such an object stands for (its agency, place in the day and revision are not in it).

    Raises `NotUnderstood` when the object is not of that shape.
    """
    try:
        when = given["when"]
        kind, row_type = when["kind"], given["type"]
        if kind not in get_args(Kind) or row_type not in get_args(EntryType):
            raise ValueError
        return Entry(
            id=str(given["id"]),
            type=cast(EntryType, row_type),
            when=When(
                str(when["written"]),
                cast(Kind, kind),
                _day(when["earliest"]),
                _day(when["latest"]),
                bool(when["doubtful"]),
            ),
            time=_text(given["time"]),
            who=_text(given["who"]),
            people=tuple(str(code) for code in given["people"]),
            event=_text(given["event"]),
            action=_text(given["action"]),
            outcome=_text(given["outcome"]),
            comment=_text(given["comment"]),
            sources=tuple(Citation(str(source["name"]), _text(source["ref"])) for source in given["sources"]),
            questions=tuple(str(label) for label in given["questions"]),
            flags=tuple(str(name) for name in given["flags"]),
            fields=tuple((str(name), str(value)) for name, value in given["fields"].items()),
            recorded_at=str(given["recorded"]["at"]),
            recorded_by=str(given["recorded"]["by"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotUnderstood("This is not an entry as `imr list --json` gives it.") from None


def _day(text: object) -> date | None:
    return None if text is None else date.fromisoformat(cast(str, text))


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError
    return value
