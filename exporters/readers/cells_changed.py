"""A cell of a table that came back changed: what of it belongs where in the case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.errors import WrongUse
from domain.report.parts import Action, Recommendation
from domain.returned.cells import taken_apart
from domain.returned.changes import Change, alike, plain, without_beside
from domain.returned.places import told_only
from exporters.readers.aligning import likeness
from exporters.readers.in_case import InCase
from exporters.readers.row_cells import reads
from exporters.templates.template import between
from exporters.word.text import EMPTY

_NUMBERS = frozenset(("number", "sequence", "action_number", "recommendation_number", "label", "paragraphs"))
_RECOMMENDED = re.compile(r"\ARecommendation \d+:\s*")
_SEE = re.compile(r"\s*\(see [^()]*\)\s*\Z")
_TICKS = {"yes": "yes", "no": "no", "na": "n/a"}
_NO_TICK = frozenset(("", EMPTY, "□", "[ ]", "[]", "-", "–", "no", "n"))


def cell_changes(
    base: Change, part: str, was: str, now: str, in_case: InCase, separator: str = ""
) -> Iterator[Change]:
    """Each change in one cell that asks for this part ("lead+target", "" for nothing of the case's).

    `base` says of what its row is and where it stands, `was` and `now` what stood there and came back.
    """
    if alike(was, now):
        return
    base = replace(base, part=part, printed=was, returned=now.strip())
    if not part:
        yield replace(base, takes=False, said="This column holds nothing of the case.")
    elif _NUMBERS.issuperset(part.split("+")):
        yield replace(base, kind="reference", takes=False, said="Numbers are made anew at each export.")
    elif base.mark.startswith("row:") and reads(part):
        yield _read(base, in_case)
    elif "+" in part:
        yield from _several(base, in_case, separator or between(part.split("+")))
    elif part == "progress":
        yield from _reported(base)
    else:
        yield from _one(base, in_case)


def ticked(columns: Sequence[str], cells: Sequence[str]) -> str | None:
    """Which column of a quality form is ticked in a row: "yes", "no", "n/a", "" for none; None for several."""
    found = {_TICKS[part] for column, cell in zip(columns, cells, strict=False) for part in column.split("+")
             if part in _TICKS and plain(cell).casefold() not in _NO_TICK}  # fmt: skip
    return next(iter(found), "") if len(found) < 2 else None


def tick_change(base: Change, columns: Sequence[str], before: Sequence[str], cells: Sequence[str]) -> Iterator[Change]:
    """What became of the ticks of a row of a quality form."""
    was, now = ticked(columns, before), ticked(columns, cells)
    if was == now:
        return
    if now is None or was is None:
        yield replace(base, part="mark", printed=was or "", returned="several boxes are ticked", takes=False,
                      said=told_only(base.mark))  # fmt: skip
        return
    yield replace(base, part="mark", printed=was, returned=now)


def _read(base: Change, in_case: InCase) -> Change:
    """A cell read as the entry line reads: a date, people, a source."""
    entry = in_case.entry(base.mark)
    if entry is None:
        return base
    try:
        in_case.cells(base.columns).with_cell(entry, base.part, base.returned or "")
    except WrongUse as refused:
        return replace(base, said=f"{refused.sentence} Edit it before it is taken in.")
    return base


def _one(base: Change, in_case: InCase) -> Iterator[Change]:
    base = _where_it_belongs(base, in_case)
    places = in_case.places
    was, now = base.printed or "", base.returned or ""
    if base.part == "mark":
        was, now = was.casefold(), now.casefold()
    if base.mark.startswith("recommendation:") and base.part == "text":
        if not base.mark.endswith(base.id) or _RECOMMENDED.match(was):
            was, now = _RECOMMENDED.sub("", was), _RECOMMENDED.sub("", now)
        bare, came = _SEE.sub("", was), _SEE.sub("", now)
        if alike(bare, came):
            yield replace(base, kind="reference", takes=False,
                          said="Numbers and references are made anew at each export.")  # fmt: skip
            return
        was, now = bare, came
    takes = places.takes(base.mark, base.part)
    if takes and base.mark.startswith("row:"):
        both = without_beside(was, now, places.words(base))
        takes, (was, now) = both is not None, both or (was, now)
        if alike(was, now):
            return
    yield replace(base, printed=was, returned=now.strip(), takes=takes, said="" if takes else told_only(base.mark))


def _where_it_belongs(base: Change, in_case: InCase) -> Change:
    """What a cell is of: in the row of an action may stand what its recommendation says."""
    thing = in_case.places.thing(base.mark)
    if isinstance(thing, Action) and base.part in ("recommendation", "whose", "measure"):
        found = in_case.places.thing(f"recommendation:{thing.recommendation}")
        if isinstance(found, Recommendation):
            thing, base = found, replace(base, mark=f"recommendation:{found.number}")
    if isinstance(thing, Recommendation):
        measure = "evaluated" if thing.evaluated else "measurable"
        return replace(base, part={"recommendation": "text", "measure": measure}.get(base.part, base.part))
    return base


def _several(base: Change, in_case: InCase, separator: str) -> Iterator[Change]:
    """A cell of several parts, each told apart where that is certain."""
    names = base.part.split("+")
    entry = in_case.entry(base.mark)
    if entry is not None:
        stand: Sequence[str] = in_case.cells(base.columns).singly(entry, base.part)
    else:
        told = (_where_it_belongs(replace(base, part=name), in_case) for name in names)
        stand = [in_case.places.words(each) or "" for each in told]
    whole = separator.join(filter(None, stand))
    returned = base.returned or ""
    parts = None
    if alike(whole, base.printed):
        parts = taken_apart(stand, returned, separator)
    if parts is None:
        yield replace(base, takes=False, said=f"It is not certain which words are of what. {told_only(base.mark)}")
        return
    for name, was, now in zip(names, stand, parts, strict=True):
        if alike(was, now):
            continue
        if name == "progress":
            yield from _reported(replace(base, part=name, printed=was, returned=now))
        else:
            yield from _one(replace(base, part=name, printed=was, returned=now), in_case)


def _reported(base: Change) -> Iterator[Change]:
    """What was reported of an action: a new line is a new report; what was reported is never changed."""
    before = [line for line in (base.printed or "").split("\n") if line.strip()]
    lines = [line for line in (base.returned or "").split("\n") if line.strip()]
    known = {plain(line) for line in before}
    gone = [line for line in before if plain(line) not in set(map(plain, lines))]
    for line in lines:
        if plain(line) in known:
            continue
        was = next((each for each in gone if likeness(each, line) > 0.6), None)
        if was is not None:
            gone.remove(was)
            yield replace(base, printed=was, returned=line.strip(), takes=False,
                          said="What was reported of an action is never changed: report anew in /actions.")  # fmt: skip
        else:
            yield replace(base, part="update", printed="", returned=line.strip())
    for line in gone:
        yield replace(base, printed=line, returned="", takes=False,
                      said="What was reported of an action is never taken out.")  # fmt: skip
