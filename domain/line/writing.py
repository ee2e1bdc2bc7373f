"""An entry written as the line that reads as it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

from domain.chronology.entry import Citation, Entry
from domain.dates.points import DateFault
from domain.dates.relative import plain
from domain.dates.shape import shape_at
from domain.dates.when import When
from domain.dates.words import fold
from domain.dates.years import Leaning, settle
from domain.line.draft import Draft, Known
from domain.line.known_index import KnownIndex, index_of
from domain.line.marks import PARTS, escaped, forced

_SHORT_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})")
_PLAIN_REF = re.compile(r"(?=.*\d)[^\s\"\u201c\u201d'()]*[^\s\"\u201c\u201d'().,;]")
_PLAIN_VALUE = re.compile(r"[^\s\"\u201c\u201d']*[^\s\"\u201c\u201d'.,;-]")
_PLAIN_SOURCE = re.compile(r"[^\s\"=\\]*[^\s\"=\\.,;]")


def written_line(entry: Entry, known: Known, read: Callable[[str, Known], Draft]) -> str:
    """The plainest line that `read` gives back as the entry; the most careful one when none quite does."""
    entry = _in_one_line(entry)
    line = ""
    for line in _lines(entry, known, index_of(known)):
        draft = read(line, known)
        if draft.ready and not draft.asks and draft.entry and same(draft.entry, entry):
            return line
    return line


def same(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same, however their dates were written and whenever they were saved."""
    return _said(one) == _said(other)


def _said(entry: Entry) -> tuple[object, ...]:
    when = replace(entry.when, written="")
    texts = (entry.type, when, entry.time, entry.who, entry.people, entry.event, entry.action, entry.outcome)
    return (*texts, entry.comment, entry.sources, entry.questions, entry.flags, entry.fields)


def _lines(entry: Entry, known: Known, index: KnownIndex) -> Iterator[str]:
    rests = [_texts_and_marks(entry, known, index)]
    if entry.questions and not entry.sources and not known.sticky_sources:
        # "see #2" and "bed #2" are text: a mark between them sets the question apart.
        rests.append(_texts_and_marks(entry, known, index, apart=True))
    for date, rest in product(_dates(entry.when, known), rests):
        stamp = f"{date} {entry.time}" if entry.time else date
        if entry.type == "gap":
            yield f"{stamp} gap: {rest}"
        elif entry.who:
            yield f"{stamp} {entry.who}: {rest}"
            yield f"{stamp}, {entry.who}: {rest}"
        else:
            if not entry.time:
                yield f"{stamp} {rest}"
            yield f"{stamp} : {rest}"


def _dates(when: When, known: Known) -> Iterator[str]:
    """The date as typed where that says it in full, then written out."""
    lean = Leaning(known.today)
    low = fold(when.written)
    try:
        shape = shape_at(low, 0)
        if shape and shape.end == len(low):
            dates = settle(low, shape, lean)
            if len(dates) == 1 and replace(dates[0], written=when.written) == when:
                yield when.written
    except DateFault:
        pass
    if when.kind == "unknown":
        yield "?"
        return
    yield plain(when)
    if when.kind == "year":
        yield f"in {plain(when)}"
        return
    yield _SHORT_DAY.sub(lambda found: f"{found[1]}-{found[2]}-{found[3]}", plain(when))


def _texts_and_marks(entry: Entry, known: Known, index: KnownIndex, *, apart: bool = False) -> str:
    pieces = [escaped(entry.event or "", index)]
    for sign, part in PARTS.items():
        text = getattr(entry, part)
        if text:
            words = escaped(text, index)
            pieces.append(f"{sign} {forced(words)}")
    pieces += [_citation(source) for source in entry.sources]
    if apart or (not entry.sources and known.sticky_sources):
        pieces.append("@-")
    pieces += [f"#{label.replace(' ', '')}" for label in entry.questions]
    pieces += [f"!{flag.replace(' ', '')}" for flag in entry.flags]
    fields = dict(entry.fields)
    cleared = {name: "" for name, _ in known.sticky_fields if name not in fields}
    for name, value in (fields | cleared).items():
        pieces.append(f"{re.sub(r'[ ]+', '_', name)}=" + _value(value))
    return " ".join(piece for piece in pieces if piece)


def _value(value: str) -> str:
    if not value or _PLAIN_VALUE.fullmatch(value):
        return value
    if '"' not in value:
        return f'"{value}"'
    # Quotes within quotes must be of the other kind; where both stand in the value, one kind is written as the other.
    return f"'{value}'" if not re.search("['=]", value) else '"' + value.replace('"', "'") + '"'


def _citation(source: Citation) -> str:
    name = source.name if _PLAIN_SOURCE.fullmatch(source.name) else f'"{source.name}"'
    if not source.ref:
        return f"@{name}"
    ref = _flat(source.ref).replace('"', "\u201d")
    return f"@{name} {ref}" if _PLAIN_REF.fullmatch(ref) and ref[0].isdigit() else f'@{name} "{ref}"'


def _in_one_line(entry: Entry) -> Entry:
    texts = (entry.who, entry.event, entry.action, entry.outcome, entry.comment)
    who, event, action, outcome, comment = (_flat(text) if text else text for text in texts)
    fields = tuple((name, _flat(value)) for name, value in entry.fields)
    return replace(entry, who=who, event=event, action=action, outcome=outcome, comment=comment, fields=fields)


def _flat(text: str) -> str:
    return re.sub(r"[\n\t]", " ", text).strip()
