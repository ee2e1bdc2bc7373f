"""An agency's own template for minutes, understood: what each label, placeholder and table in it asks for.

Only what is certain is filled: a label every word of which is accounted for, a placeholder so named. What would have
to be guessed is asked (a `Mapping` answers, its `columns` naming labels); what is not known stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from domain.asked.found import field_of, label_of
from domain.errors import NotUnderstood
from exporters.templates.mapping import Mapping
from exporters.templates.words import guesses, plain, words
from exporters.word.document import Document, cell_text, cells_of, each_paragraph, rows_of
from exporters.word.text import W, text_of

How = Literal["span", "after", "cell", "control", "below", "table"]
_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]{1,80}?)\s*\}\}|«\s*([^«»]{1,80}?)\s*»|<<\s*([^<>]{1,80}?)\s*>>"
                          r"|\[\s*([^\[\]]{1,80}?)\s*\]")  # fmt: skip
_BLANK = re.compile(r"^[\s_.…\u2026-]*$")
_LABELLED = re.compile(r"^(?P<label>[^:\n]{2,60}):(?P<rest>[\s_.…-]*)$")
_LONGEST_LABEL = 60
_ROW_WORDS = {
    "number": {"no", "number", "item", "ref", "para", "paragraph", "#"},
    "time": {"time", "when"},
    "speaker": {"who", "speaker", "name", "person", "initials", "code"},
    "text": {"notes", "note", "discussion", "minutes", "minute", "record", "said", "text", "details", "summary"},
    "role": {"role", "capacity", "title", "designation", "position", "job"},
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to be filled: `field` with what, `label` the agency's own words.

    A "span" is part of a paragraph, "after" comes behind its label, "cell" into an empty cell, "control" into a content
    control, "below" as paragraphs under a heading; a "table" has a row for each, its columns said by `columns`.
    """

    how: How
    field: str
    label: str
    element: etree._Element
    start: int = 0
    end: int = 0
    columns: tuple[str, ...] = ()


@dataclass(slots=True)
class Places:
    """What was understood: where what goes, what is not certain, and what stays as it is, a sentence each."""

    spots: list[Spot] = field(default_factory=list)
    uncertain: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def places_in(document: Document, mapping: Mapping | None) -> Places:
    """Understand a template. Raises `NotUnderstood` where the minutes have no place, or a place would be guessed."""
    found = Places()
    answers = {plain(label).lower(): fields for label, fields in (mapping.columns if mapping else ())}
    seen: set[etree._Element] = set()
    for _, root in document.stories:
        _controls(root, answers, found, seen)
        for table in root.iter(f"{W}tbl"):
            _table(table, answers, found, seen)
        for paragraph in each_paragraph(root):
            if paragraph not in seen:
                _placeholders(paragraph, answers, found, seen)
    _labels(document, answers, found, seen)
    _headings(document, answers, found, seen)
    if missing := [label for label in answers if not any(plain(one.label).lower() == label for one in found.spots)
                   and answers[label]]:  # fmt: skip
        found.uncertain.append(f"the map names “{missing[0]}”, which {document.name} does not have, or not blank")
    _see(found, document.name)
    return found


def _see(found: Places, name: str) -> None:
    places = [spot for spot in found.spots if spot.field == "minutes"]
    if len(places) > 1 and any(spot.how == "table" for spot in places):
        # A heading over the table is no place of its own.
        found.spots = [spot for spot in found.spots if spot.field != "minutes" or spot.how == "table"]
        places = [spot for spot in places if spot.how == "table"]
    if not places:
        found.uncertain.append("no place for the minutes themselves was found, such as a heading “Notes”")
    elif len(places) > 1:
        named = " and ".join(f"“{spot.label}”" for spot in places)
        found.uncertain.append(f"the minutes could go under {named}")
    if found.uncertain:
        said = "; ".join(found.uncertain[:8])
        raise NotUnderstood(
            f"{name} is not certain: {said}. Answer by --map, such as "
            '{"columns": {"Notes": "minutes", "Prepared by": "nothing"}}.'
        )


def _asked(label: str, answers: dict[str, tuple[str, ...]]) -> tuple[str | None, bool]:
    """The field a label asks for, None for none, and whether that is certain."""
    key = plain(label).lower()
    if key in answers:
        return (answers[key][0] if answers[key] else None), True
    tokens, guessed = words(label)
    found = guesses(tokens, "minutes")
    if not found:
        return None, True
    sure = [one for one in found if one.sure]
    if len(sure) == 1 or (len(sure) > 1 and sure[0].groups > sure[1].groups) or (sure and sure[0].field in _FIRST):
        return sure[0].field, not guessed
    return found[0].field, False


_FIRST = frozenset(("starts", "ends", "held"))
"""Fields whose words are those of a wider one too."""


def _held(id: str | None) -> bool:
    asked = field_of(id, "minutes") if id else None
    return asked is not None and asked.held


def _take(spot: Spot, sure: bool, found: Places, *, must: bool) -> None:
    """Keep a place that is certain; say of one that is not."""
    asked = field_of(spot.field, "minutes")
    if asked is None or not asked.held:
        return
    if sure:
        found.spots.append(spot)
    elif must:
        found.uncertain.append(f"“{spot.label}” may ask for {label_of(spot.field, 'minutes')}")
    else:
        asks = label_of(spot.field, "minutes")
        found.left.append(f"“{spot.label}” may ask for {asks} and stays empty: --map answers")


def _controls(
    root: etree._Element, answers: dict[str, tuple[str, ...]], found: Places, seen: set[etree._Element]
) -> None:
    for control in root.iter(f"{W}sdt"):
        about, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        if about is None or content is None or any(each in seen for each in control.iter(f"{W}p")):
            continue
        called = (about.find(f"{W}alias"), about.find(f"{W}tag"))
        names = [each.get(f"{W}val", "") for each in called if each is not None]
        label = next((name for name in names if name and _asked(name, answers)[0]), "")
        if not label or next(content.iter(f"{W}tbl"), None) is not None:
            continue
        lock = about.find(f"{W}lock")
        if lock is not None and lock.get(f"{W}val") in ("contentLocked", "sdtContentLocked"):
            found.left.append(f"“{label}” is locked by the agency and stays as it is")
            continue
        shows = about.find(f"{W}showingPlcHdr") is not None
        if not shows and "".join(text_of(each) for each in each_paragraph(content)).strip():
            found.left.append(f"“{label}” is filled in already and stays as it is")
            continue
        id, sure = _asked(label, answers)
        _take(Spot("control", id or "", label, control), sure, found, must=True)
        seen.update(content.iter(f"{W}p"))
        if (around := next(control.iterancestors(f"{W}p"), None)) is not None:
            seen.add(around)


def _placeholders(
    paragraph: etree._Element, answers: dict[str, tuple[str, ...]], found: Places, seen: set[etree._Element]
) -> None:
    text = text_of(paragraph)
    for match in reversed(list(_PLACEHOLDER.finditer(text))):
        label = next(filter(None, match.groups()))
        id, sure = _asked(label.replace("_", " "), answers)
        square = match[4] is not None
        if id is None and plain(label).lower() not in answers:
            if square:
                found.left.append(f"“[{label}]” stays as it is")
            else:
                found.uncertain.append(f"“{match[0]}” is not understood")
            continue
        if id == "minutes" and match[0].strip() == text.strip():
            found.spots.append(Spot("below", "minutes", label, paragraph))
        elif id:
            _take(Spot("span", id, label, paragraph, match.start(), match.end()), sure, found, must=not square)
        seen.add(paragraph)


def _table(
    table: etree._Element, answers: dict[str, tuple[str, ...]], found: Places, seen: set[etree._Element]
) -> None:
    rows = [cells_of(row) for row in rows_of(table)]
    if not rows:
        return
    if (columns := _columns(rows)) is not None:
        what = "minutes" if "text" in columns else "present"
        label = " ".join(plain(cell_text(cell)) for cell in rows[0])
        if all(_BLANK.match(cell_text(cell)) for row in rows[1:] for cell in row):
            found.spots.append(Spot("table", what, label, table, columns=columns))
            seen.update(table.iter(f"{W}p"))
            return
    for row in rows:
        for cell, beside in zip(row, row[1:], strict=False):
            label = cell_text(cell)
            if not _may_be_label(label) or not _BLANK.match(cell_text(beside)):
                continue
            if any(each in seen for each in beside.iter(f"{W}p")):
                continue
            id, sure = _asked(label, answers)
            if id is None:
                if plain(label).lower() not in answers:
                    found.left.append(f"“{plain(label)}” is not known and stays empty")
                continue
            _take(Spot("cell", id, plain(label), beside), sure, found, must=False)
            seen.update(beside.iter(f"{W}p"))
    _over(rows, answers, found, seen)


def _over(
    rows: list[list[etree._Element]], answers: dict[str, tuple[str, ...]], found: Places, seen: set[etree._Element]
) -> None:
    """A label that is alone in its row, over an empty row: the minutes, as a rule."""
    for above, below in zip(rows, rows[1:], strict=False):
        if len(above) != 1 or len(below) != 1 or not _BLANK.match(cell_text(below[0])):
            continue
        label = cell_text(above[0])
        if not _may_be_label(label) or any(each in seen for each in below[0].iter(f"{W}p")):
            continue
        id, sure = _asked(label, answers)
        if id is not None:
            _take(Spot("cell", id, plain(label), below[0]), sure, found, must=False)
            seen.update(below[0].iter(f"{W}p"))


def _columns(rows: list[list[etree._Element]]) -> tuple[str, ...] | None:
    """What the columns of a table of paragraphs or of people hold, None when it is neither."""
    if len(rows) < 2 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return None
    found = []
    for cell in rows[0]:
        said = set(re.findall(r"[\w#]+", cell_text(cell).lower()))
        found.append(next((what for what, known in _ROW_WORDS.items() if said & known), ""))
    named = [what for what in found if what]
    if len(set(named)) != len(named):
        return None
    if "text" in named:
        return tuple(found)
    return tuple(found) if "speaker" in named and "role" in named else None


def _labels(
    document: Document, answers: dict[str, tuple[str, ...]], found: Places, seen: set[etree._Element]
) -> None:
    """Labels with nothing behind them: “Date: ______”."""
    for paragraph in each_paragraph(document.body):
        if paragraph in seen:
            continue
        match = _LABELLED.match(text_of(paragraph).strip())
        if match is None:
            continue
        id, sure = _asked(match["label"], answers)
        if id is None or not _held(id):
            continue
        if id == "minutes":
            continue
        in_cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if in_cell is not None and _beside_filled(in_cell):
            continue
        _take(Spot("after", id, match["label"].strip(), paragraph), sure, found, must=False)
        seen.add(paragraph)


def _beside_filled(cell: etree._Element) -> bool:
    """Whether the next cell of the row holds what this one's label asks for."""
    row = next(cell.iterancestors(f"{W}tr"))
    cells = cells_of(row)
    after = cells[cells.index(cell) + 1 :]
    return bool(after)


def _headings(
    document: Document, answers: dict[str, tuple[str, ...]], found: Places, seen: set[etree._Element]
) -> None:
    """A heading the minutes go under, where no table or placeholder asks for them."""
    if any(spot.field == "minutes" for spot in found.spots):
        return
    paragraphs = [each for each in each_paragraph(document.body) if next(each.iterancestors(f"{W}tbl"), None) is None]
    first_text = next((each for each in paragraphs if text_of(each).strip()), None)
    for paragraph, after in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        text = text_of(paragraph).strip()
        if paragraph in seen or not _may_be_label(text) or (paragraph is first_text and not _in_answers(text, answers)):
            continue
        free = after is None or _BLANK.match(text_of(after)) or _in_answers(text, answers)
        if free and _asked(text, answers) == ("minutes", True):
            found.spots.append(Spot("below", "minutes", plain(text), paragraph))


def _in_answers(text: str, answers: dict[str, tuple[str, ...]]) -> bool:
    return plain(text).lower() in answers


def _may_be_label(text: str) -> bool:
    said = plain(text)
    return 1 < len(said) <= _LONGEST_LABEL and "\n" not in text.strip() and not _PLACEHOLDER.search(text)


def told(places: Places) -> Iterator[str]:
    """What was not filled, a sentence each."""
    for sentence in dict.fromkeys(places.left):
        yield f"{sentence}."
