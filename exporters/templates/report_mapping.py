"""The author's answers to a board's Word template; to and from a simple JSON file.

`{"places": {"5. Narrative": "narrative", "Author and position": "cover:author+fact:author_job", "Appendix 1":
"nothing"}, "columns": {"table: Name": {"0": "who", "2": "nothing"}}, "removals": ["guidance: 2. Methodology"],
"leave_out": ["context"]}`: any part may be left out; places are named as `imr template` prints them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import process

from domain.asked.field_of import NOTHING
from domain.asked.found import field_of, fields_of
from domain.errors import NotUnderstood
from domain.report.parts import ANSWER
from domain.report.sections import SECTIONS
from exporters.templates.mapping_file import object_in
from exporters.templates.report_places import SEVERAL, Place, Removal, ReportMapping
from exporters.templates.report_questions import QUESTION
from exporters.templates.report_words import TABLES, is_asks, read_columns

_PARTS = ("places", "columns", "removals", "leave_out")
KEEP = "none"
"""In the place of a list of removals: all stays, and the author says so."""
UNSAID = "?"
"""What a map written by `imr template` says of a place only the author can answer for."""
EVERY = "all"
"""In the place of a list of removals: each that looks like guidance or examples."""


def from_json(text: str) -> ReportMapping:
    """Read a mapping file. Raises `NotUnderstood` naming what is wrong in it."""
    read = object_in(text, '{"places": {"5. Narrative": "narrative"}}')
    for key in read:
        if key not in _PARTS:
            raise NotUnderstood(
                f"The mapping file has an entry “{key}”, which means nothing for a Word template. Use places, columns, "
                "removals and leave_out."
            )
    places = {key: _asks(key, value) for key, value in _object(read, "places").items()}
    columns = {key: _columns(key, value) for key, value in _object(read, "columns").items()}
    return ReportMapping(places, columns, _removals(read), _left_out(read))


def to_json(mapping: ReportMapping) -> str:
    """The mapping as a file that `from_json` reads."""
    shown: dict[str, Any] = {"places": dict(mapping.places)}
    if mapping.columns:
        shown["columns"] = {name: {str(at): field for at, field in sorted(columns.items())}
                            for name, columns in mapping.columns.items()}  # fmt: skip
    if mapping.removals is not None:
        shown["removals"] = list(mapping.removals)
    if mapping.leave_out:
        shown["leave_out"] = list(mapping.leave_out)
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def answered(places: Sequence[Place], mapping: ReportMapping, questions: Sequence[str], name: str) -> list[Place]:
    """The places with a mapping's answers. Raises `NotUnderstood` for what the template or the case does not have."""
    known = {each.name.casefold(): each.name for each in places}
    answers = {_named(key, known, name): asks for key, asks in mapping.places.items()}
    columns = {_named(key, known, name): each for key, each in mapping.columns.items()}
    found = []
    for place in places:
        asks = answers.get(place.name)
        if asks is not None and asks != UNSAID:
            if _of_no_question(asks, questions):
                why = "the case has no such question any more"
                found.append(replace(place, certain=False, why=why))
                continue
            if not is_asks(asks, questions):
                raise NotUnderstood(f"The mapping says “{asks}” for “{place.name}”, {_not_there(asks)}")
            place = _as_said(place, asks)
        if place.name in columns:
            place = _with_columns(place, columns[place.name])
        found.append(place)
    return found


def agreed(removals: Sequence[Removal], mapping: ReportMapping, name: str) -> list[Removal]:
    """The removals as the mapping agrees to them. Raises `NotUnderstood` for one the template does not have."""
    said = mapping.removals or ()
    if said == (KEEP,):
        return [replace(each, agreed=False) for each in removals]
    if said == (EVERY,):
        return [replace(each, agreed=each.likely) for each in removals]
    known = {each.name.casefold(): each.name for each in removals}
    wanted = {_named(key, known, name, "a removal") for key in said}
    return [replace(each, agreed=each.name in wanted) for each in removals]


def every_asks(questions: Sequence[str]) -> tuple[str, ...]:
    """Everything a place can ask for, in the order of the screen: nothing first."""
    sections = []
    for each in SECTIONS:
        sections.append(each.id)
        if each.kind == "answers":
            sections += [f"{ANSWER}{label}" for label in questions]
    cover = [each.id for each in fields_of("cover")]
    roles = ("author", "quality assurer", "countersigner", "chief officer")
    signs = [f"sign:{role}:{part}" for role in roles for part in ("who", "job", "day", "signed")]
    return (NOTHING, *sections, *cover, *signs, *(f"table:{kind}" for kind in TABLES))


def _of_no_question(asks: str, questions: Sequence[str]) -> bool:
    """Whether an answer, right but for it, names a question that the case does not have (any more)."""
    named = [each for each in asks.split(SEVERAL) if each.startswith((ANSWER, QUESTION))]
    rest = [each for each in asks.split(SEVERAL) if each not in named]
    return bool(named) and not is_asks(asks, questions) and all(is_asks(each, questions) for each in rest)


def _as_said(place: Place, asks: str) -> Place:
    """The place with what the author says goes there; a table said to be of another kind has its columns read anew."""
    kind = asks.partition(":")[2]
    columns = place.columns
    if place.way == "table" and asks.startswith("table:") and asks != place.asks:
        readings = [read_columns([heading], TABLES[kind])[0] for heading in place.headings]
        fields = [each.fields[0] if each.fields and each.fields[0] != NOTHING else None for each in readings]
        columns = tuple(each if each not in fields[:at] else None for at, each in enumerate(fields))
    return replace(place, asks=asks, certain=True, why="", columns=columns)


def _with_columns(place: Place, answers: Mapping[int, str]) -> Place:
    kind = (place.asks or "").partition(":")[2]
    if place.way != "table" or kind not in TABLES:
        raise NotUnderstood(f"The mapping names columns of “{place.name}”, which is no table filled row by row.")
    columns = list(place.columns)
    for at, field in answers.items():
        if not 0 <= at < len(columns):
            raise NotUnderstood(
                f"The mapping names column {at} of “{place.name}”, which has {len(columns)}, the first being 0."
            )
        if field != NOTHING and any(field_of(each, TABLES[kind]) is None for each in field.split(SEVERAL)):
            offered = ", ".join(each.id for each in fields_of(TABLES[kind]))
            raise NotUnderstood(
                f"The mapping says “{field}” for column {at} of “{place.name}”. The columns of such a table are: "
                f"{offered}."
            )
        columns[at] = None if field == NOTHING else field
    return replace(place, columns=tuple(columns), certain=True, why="")


def _named(key: str, known: Mapping[str, str], name: str, what: str = "a place") -> str:
    found = known.get(key.strip().casefold())
    if found is None:
        near = process.extractOne(key.casefold(), list(known), score_cutoff=60)
        offer = f" Did you mean “{known[near[0]]}”?" if near else ""
        raise NotUnderstood(
            f"The mapping names {what} “{key}”, which {name} does not have.{offer} imr template {name} lists them."
        )
    return found


def _not_there(asks: str) -> str:
    near = process.extractOne(asks, every_asks(()), score_cutoff=60)
    offer = f" Did you mean “{near[0]}”?" if near else ""
    return f"which is nothing a report has.{offer} docs/templates-word.md lists what can stand there."


def _object(read: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = read.get(key, {})
    if not isinstance(value, dict):
        raise NotUnderstood(f"In the mapping file, {key} must be an object of names and fields in braces.")
    return value


def _asks(key: str, value: object) -> str:
    given = [value] if isinstance(value, str) else value
    if given is None or given == []:
        return NOTHING
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise NotUnderstood(f"In the mapping file, “{key}” must name what goes there in quotes, or “{NOTHING}”.")
    return SEVERAL.join(each.strip() for item in given for each in item.split(SEVERAL)) or NOTHING


def _columns(key: str, value: object) -> dict[int, str]:
    if not isinstance(value, dict) or not all(
        at.isdigit() and isinstance(field, str) for at, field in value.items()
    ):
        raise NotUnderstood(
            f"In the mapping file, the columns of “{key}” must be numbers from 0 in quotes, each with a field, such as "
            '{"0": "who", "2": "nothing"}.'
        )
    return {int(at): field.strip() for at, field in value.items()}


def _removals(read: Mapping[str, Any]) -> tuple[str, ...] | None:
    value = read.get("removals")
    if value is None:
        return None
    if value in (EVERY, KEEP):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise NotUnderstood(
            'In the mapping file, removals must be a list of names in brackets, such as ["guidance pages"], "all" or'
            ' "none".'
        )
    return tuple(value)


def _left_out(read: Mapping[str, Any]) -> tuple[str, ...]:
    value = read.get("leave_out", [])
    known = [each.id for each in SECTIONS if each.needed != "always"]
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise NotUnderstood('In the mapping file, leave_out must be a list of sections, such as ["context", "media"].')
    for each in value:
        if each not in known:
            raise NotUnderstood(
                f"In the mapping file, leave_out names “{each}”. What can be left out is: {', '.join(known)}."
            )
    return tuple(value)
