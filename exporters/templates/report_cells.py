"""The cells of a template's tables that ask for something: values beside or below labels, boxes, signatures."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from domain.question import Question
from exporters.templates.report_asked import Asked
from exporters.templates.report_blocks import Grid, is_input
from exporters.templates.report_inputs import Input, control_names, input_of
from exporters.templates.report_places import Place
from exporters.templates.report_questions import QUESTION, Boxed, question_in
from exporters.templates.report_tables import is_example
from exporters.templates.report_tongues import tongues
from exporters.templates.report_words import (
    after_author,
    for_a_box,
    number_of,
    read_label,
    read_section,
    read_signature,
    role_in,
)
from exporters.word.document import each_paragraph
from exporters.word.text import text_of

_SIGNING = re.compile(r"\bsign(?:ed|ature)\b|\bcounter-?\s?sign|\bapproved by\b|\bquality assured\b", re.IGNORECASE)
_NAMES = re.compile(r"\b(?:name|signed|signature|by|officer|manager|director|lead)\b", re.IGNORECASE)
_AND_JOB = re.compile(r"\b(?:designation|position|job title|post|role)\b", re.IGNORECASE)
_OF_AUTHOR = ("fact:training", "fact:supervision", "fact:author_job", "fact:experience")
_BOARDS_OWN = re.compile(r"\b(?:panel|board|office|admin\w*|partnership)\b.{0,20}\buse\b", re.IGNORECASE)
_GUIDES_FROM = 5
_ROWS_ASKED = 2
_MOST_LABEL = 160
_IN_ONE = re.compile(r"^(?P<label>[^:\n]{2,80}):(?P<rest>[\s_.…\u2026-]*)$")


@dataclass(slots=True)
class Found:
    """What was found in a table: places still without names, cells that are used, and what stays as it is."""

    places: list[Place] = field(default_factory=list)
    used: set[etree._Element] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    guidance: list[etree._Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Around:
    """Where a table stands: the heading above it, what that asks for, the questions of the case."""

    heading: str
    sections: tuple[str, ...]
    questions: Sequence[Question]


def cells_in(grid: Grid, around: Around, part: str, taken: Collection[etree._Element] = ()) -> Found:
    """The cells of a table that ask for something, in order; `taken` are those that are spoken for."""
    found = Found(used=set(taken))
    own = [any(len(text) < _MOST_LABEL and _BOARDS_OWN.search(text) for text in row) for row in grid.texts]
    boards = own.index(True) if True in own else len(grid.rows)
    if not boards:
        found.notes.append(f"The table “{_one_line(grid.texts[0][0])}” is for the board to fill and stays as it is.")
        return found
    signed = _signed_rows(grid, around)
    role = "chief officer" if any(signed) and "statement" in around.sections else ""
    if any(signed) and _grid_of_signatures(grid, part, found):
        return found
    for at, (row, signing) in enumerate(zip(grid.rows, signed, strict=True)):
        if at and signing != signed[at - 1]:
            role = ""
        if len(row) == 1:
            _single(grid, at, around, part, found)
            continue
        if _side_by_side(grid, at, around, part, found):
            continue
        role = _pairs(grid, at, around, part, found, signing=signing, role=role)
        _below(grid, at, part, found, signing=signing, role=role)
        _in_one(grid, at, part, found, signing=signing, role=role)
    inside = {each for row in grid.rows[boards:] for cell in row for each in cell.iter()}
    found.places = [
        replace(each, certain=False, why="it may be for the board to fill") if each.element in inside and each.certain
        else each for each in found.places
    ]  # fmt: skip
    return found


def _signed_rows(grid: Grid, around: Around) -> list[bool]:
    """Row by row whether it stands among signatures: in a table of several parts, each under its own title, only the
    part that has any."""
    if "sign_off" in around.sections:
        return [True] * len(grid.rows)
    found: list[bool] = []
    begins = [at for at, row in enumerate(grid.rows) if len(row) == 1 and at] if grid.width > 1 else []
    for first, end in zip([0, *begins], [*begins, len(grid.rows)], strict=True):
        signed = any(_SIGNING.search(text) for row in grid.texts[first:end] for text in row)
        found += [signed] * (end - first)
    return found


def _grid_of_signatures(grid: Grid, part: str, found: Found) -> bool:
    """Who signs down the side, and name, signature and day along the top."""
    if len(grid.rows) < 2 or grid.width < 3 or any(len(row) != grid.width for row in grid.rows):
        return False
    parts = [read_signature(text, "author", signing=True) for text in grid.texts[0][1:]]
    if any(each is None or not each.certain for each in parts):
        return False
    whose = [read_signature(row[0], signing=True) for row in grid.texts[1:]]
    if not any(role_in(each.asks) and each.certain for each in whose if each is not None):
        return False
    for row, texts, who in zip(grid.rows[1:], grid.texts[1:], whose, strict=True):
        role = role_in(who.asks) if who is not None and who.certain else ""
        for cell, heading, each in zip(row[1:], grid.texts[0][1:], parts, strict=True):
            room = input_of(cell)
            assert each is not None and each.asks is not None
            if room is None:
                continue
            asks = each.asks.replace("sign:author", f"sign:{role or 'author'}")
            asked = Asked(asks, bool(role), "" if role else "it is not known who is to sign")
            found.places.append(_place(room, f"{_one_line(texts[0])}: {_one_line(heading)}", asked, part))
        found.used.update(row)
    found.used.update(grid.rows[0])
    return True


def asked_of(text: str, around: Around, *, signing: bool = False, role: str = "") -> Asked:
    """What the label of a cell asks for: of the cover or a form, a question, a section."""
    label = read_label(text, signing=signing, role=role)
    if label.certain:
        if label.asks == "sign:author:who" and not around.heading:
            # On a cover who wrote it is named, signed or not.
            return plainly if (plainly := read_label(text)).asks == "cover:author" and plainly.certain else label
        return label
    if label.asks in _OF_AUTHOR and "author" in around.sections:
        return Asked(label.asks, True)
    question = question_in(text, around.questions)
    if question is not None and question.asked.certain:
        return question.asked
    section = read_section(text)
    if section.certain:
        return section
    if question is not None:
        return question.asked
    return label if label.asks else section


def _single(grid: Grid, at: int, around: Around, part: str, found: Found) -> None:
    """A row of one cell: the title of the box below it, a box, or both in one."""
    cell, text = grid.rows[at][0], grid.texts[at][0]
    if cell in found.used:
        return
    below = grid.rows[at + 1] if at + 1 < len(grid.rows) else ()
    if len(below) == 1 and (boxed := question_in(text, around.questions)) is not None and boxed.insert:
        _inserted(cell, below[0], boxed, part, found)
        return
    room = input_of(cell)
    if room is not None and room.way in ("cell", "control", "form field", "placeholder"):
        if not text or room.way != "cell" or is_input(text):
            asks = "+".join(around.sections)
            alone = len(grid.rows) == 1 or not any(grid.texts[0])
            asked = Asked(asks, True) if asks and alone else Asked(None, False, "nothing says what it is for")
            if room.way == "control":
                asked = _by_names(room, asked)
            found.places.append(_place(room, around.heading or text, asked, part, box=True))
            found.used.add(cell)
        return
    if len(below) == 1 and (into := input_of(below[0])) is not None and into.way != "form field":
        asked = _title(text, around)
        if asked.asks is not None or len(text) <= _MOST_LABEL or text.rstrip().endswith("?"):
            found.places.append(_place(into, _one_line(text), asked, part, box=True))
            found.used.update((cell, below[0]))
        return
    paragraphs = list(each_paragraph(cell))
    said = [each for each in paragraphs if text_of(each).strip()]
    blanks = _trailing(paragraphs)
    if said and blanks:
        asked = _title(text_of(said[0]).strip(), around)
        if asked.asks is not None:
            found.places.append(Place(name="", way="box", label=_one_line(text_of(said[0])), asks=asked.asks,
                                      certain=asked.certain, why=asked.why, others=asked.others, element=cell,
                                      part=part, blanks=tuple(blanks), after=said[-1]))  # fmt: skip
            found.used.add(cell)
            return
    if len(grid.rows) == 1 and text:
        found.guidance.append(grid.element)


def _inserted(cell: etree._Element, below: etree._Element, boxed: Boxed, part: str, found: Found) -> None:
    """A box whose title the author is to put in: "Insert question 1 from Section 1"."""
    into = input_of(below)
    if into is None:
        return
    title = next(each for each in each_paragraph(cell) if text_of(each).strip())
    label = _one_line(text_of(title))
    words = QUESTION + boxed.asked.asks.partition(":")[2] if boxed.asked.asks else None
    found.places.append(Place(name="", way="placeholder", label=f"title: {label}", asks=words,
                              certain=boxed.asked.certain, why=boxed.asked.why, element=title, part=part,
                              end=len(text_of(title))))  # fmt: skip
    found.places.append(_place(into, label, boxed.asked, part, box=True))
    found.used.update((cell, below))


def _side_by_side(grid: Grid, at: int, around: Around, part: str, found: Found) -> bool:
    """The title of a box in two tongues, a cell for each, and the box below both."""
    row, texts = grid.rows[at], grid.texts[at]
    below = grid.rows[at + 1] if at + 1 < len(grid.rows) else ()
    if len(row) != 2 or not all(texts) or len(below) != 1 or {*row, *below} & found.used:
        return False
    title = " / ".join(map(_one_line, texts))
    into = input_of(below[0])
    if into is None or into.way == "form field" or tongues(title) is None:
        return False
    found.places.append(_place(into, title, _title(title, around), part, box=True))
    found.used.update((*row, *below))
    return True


def _title(text: str, around: Around) -> Asked:
    """What the title of a box asks for."""
    question = question_in(text, around.questions)
    if question is not None and (question.asked.certain or question.insert):
        return question.asked
    section = read_section(text)
    if section.certain:
        return section
    if question is not None:
        return question.asked
    label = read_label(text)
    return label if label.certain or not section.asks else section


def _pairs(
    grid: Grid, at: int, around: Around, part: str, found: Found, *, signing: bool, role: str
) -> str:
    """Labels with room beside them; gives who is to sign as far as the labels say."""
    row, texts = grid.rows[at], grid.texts[at]
    before = found.places[-1].asks or "" if found.places else ""
    place = 0
    while place + 1 < len(row):
        text, cell, beside = texts[place], row[place], row[place + 1]
        room = input_of(beside)
        own = input_of(cell)
        is_label = text and (own is None or (own.way == "placeholder" and room is not None and not texts[place + 1]))
        if is_label and room is None and len(row) == 2 and len(texts[place + 1].split()) >= _GUIDES_FROM:
            _with_guidance(cell, beside, text, part, found)
        if not is_label or room is None or cell in found.used or beside in found.used:
            place += 1
            continue
        asked = read_label(text) if room.kind == "box" else asked_of(text, around, signing=signing, role=role)
        if room.way == "control" and not asked.certain:
            asked = _by_names(room, asked)
        asked = after_author(asked, before)
        asked = for_a_box(asked) if room.kind == "box" else asked
        before = asked.asks or ""
        role = _role_after(text, asked, role, signing=signing)
        if room.kind == "gap" and asked.asks != "cover:period":
            asked = asked.doubted(f"the board has begun it: “{_one_line(room.says)}”")
        if room.locked or room.kind == "picture":
            found.notes.append(f"“{_one_line(text)}” is locked by the board and stays as it is.")
        else:
            box = asked.asks is not None and ":" not in asked.asks or (asked.asks or "").startswith("answer:")
            found.places.append(_place(room, _one_line(text), asked, part, box=box))
        found.used.update((cell, beside))
        place += 2
    return role


def _role_after(text: str, asked: Asked, role: str, *, signing: bool) -> str:
    """Who the labels behind this one are about; "" where it names somebody whose part is not known."""
    if not signing:
        return role_in(asked.asks) if asked.certain and role_in(asked.asks) else role
    if asked.certain:
        return role_in(asked.asks) or ("author" if asked.asks == "cover:author" else role)
    return "" if _NAMES.search(text) else role


def _with_guidance(
    cell: etree._Element, beside: etree._Element, text: str, part: str, found: Found
) -> None:
    """A section's title beside a box that says something already, guidance as a rule: the author must look at it."""
    section = read_section(text)
    said = [each for each in each_paragraph(beside) if text_of(each).strip()]
    if not section.certain or not said or read_label(text).certain:
        return
    found.places.append(Place(name="", way="box", label=_one_line(text), asks=section.asks,
                              why="there is text in its box already", element=beside, part=part,
                              blanks=tuple(_trailing(list(each_paragraph(beside)))), after=said[-1]))  # fmt: skip
    found.used.update((cell, beside))


def _below(grid: Grid, at: int, part: str, found: Found, *, signing: bool, role: str) -> None:
    """Labels side by side with room below them."""
    row, texts = grid.rows[at], grid.texts[at]
    if at + 1 >= len(grid.rows) or not all(texts) or any(cell in found.used for cell in row):
        return
    blanks = 0
    while at + 1 + blanks < len(grid.rows):
        under = grid.rows[at + 1 + blanks]
        if len(under) != len(row) or any(input_of(cell) is None for cell in under):
            break
        blanks += 1
    if not blanks or blanks > 3:
        return
    dotted = next((n for n in range(1, blanks + 1) if all(grid.texts[at + n])), 1)
    readings = []
    before = ""
    for text in texts:
        readings.append(asked := after_author(read_label(text, signing=signing, role=role), before))
        before = asked.asks or ""
        role = (role_in(asked.asks) if asked.certain else "") or role
    if not any(each.asks for each in readings):
        return
    if not signing and (blanks > 1 or at + 2 < len(grid.rows) or not any(each.certain for each in readings)):
        return
    for column, (text, asked) in enumerate(zip(texts, readings, strict=True)):
        cell = grid.rows[at + dotted][column]
        room = input_of(cell)
        assert room is not None
        found.places.append(_place(room, _one_line(text), asked, part))
        found.used.update((row[column], cell))
        for more in range(1, blanks + 1):
            found.used.add(grid.rows[at + more][column])
        whose = role_in(asked.asks)
        if whose:
            _further(grid, at + blanks + 1, column, whose, part, found)


def _further(grid: Grid, at: int, column: int, role: str, part: str, found: Found) -> None:
    """What stands further down in the column of somebody who signs: "Date:" and a blank in one cell."""
    for row, texts in zip(grid.rows[at:], grid.texts[at:], strict=True):
        if column >= len(row) or row[column] in found.used:
            continue
        if column + 1 < len(row) and not column and input_of(row[column + 1]) is not None:
            # Its room is beside it.
            continue
        _behind(row[column], texts[column], part, found, signing=True, role=role)


def _in_one(grid: Grid, at: int, part: str, found: Found, *, signing: bool, role: str) -> None:
    """Labels with their blank in the same cell."""
    for cell, text in zip(grid.rows[at], grid.texts[at], strict=True):
        if cell not in found.used:
            _behind(cell, text, part, found, signing=signing, role=role)


def _behind(
    cell: etree._Element, text: str, part: str, found: Found, *, signing: bool, role: str
) -> None:
    for paragraph in each_paragraph(cell):
        said = text_of(paragraph)
        match = _IN_ONE.match(said.strip())
        if match is None:
            continue
        asked = read_label(match["label"], signing=signing, role=role)
        if asked.asks is None:
            continue
        role = (role_in(asked.asks) if asked.certain else "") or role
        start = said.index(":") + 1
        found.places.append(Place(name="", way="after label", label=match["label"].strip(), asks=asked.asks,
                                  certain=asked.certain, why=asked.why, others=asked.others, element=paragraph,
                                  part=part, start=start, end=len(said)))  # fmt: skip
        found.used.add(cell)


def _by_names(room: Input, asked: Asked) -> Asked:
    """What a content control asks for by the names it was given, where its label does not say."""
    for name in control_names(room.element):
        for found in (read_label(name), read_section(name)):
            if found.certain:
                return found if asked.asks in (None, found.asks) else asked
    return asked


def _place(room: Input, label: str, asked: Asked, part: str, *, box: bool = False) -> Place:
    if asked.asks == "cover:author" and asked.certain and _AND_JOB.search(room.says):
        asked = Asked("cover:author+fact:author_job", True)
    elif asked.certain and (asked.asks or "").endswith(":who") and _AND_JOB.search(room.says):
        asked = Asked(f"{asked.asks}+sign:{role_in(asked.asks)}:job", True)
    blanks = tuple(each for each in each_paragraph(room.element) if not text_of(each).strip()) if box else ()
    way = "box" if box and room.way == "cell" else room.way
    number = number_of(label)[0].removesuffix(".0") if box else ""
    return Place(name="", way=way, label=label, asks=asked.asks, certain=asked.certain, why=asked.why,
                 others=asked.others, element=room.element, part=part, start=room.start, end=room.end,
                 blanks=blanks, number=number)  # fmt: skip


def _trailing(paragraphs: Sequence[etree._Element]) -> list[etree._Element]:
    found: list[etree._Element] = []
    for each in reversed(paragraphs):
        if text_of(each).strip():
            break
        found.insert(0, each)
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(": ")


def not_understood(grid: Grid, part: str) -> Place | None:
    """A table that asks for rows nobody understands, None where it asks for none."""
    for at, (row, texts) in enumerate(zip(grid.rows, grid.texts, strict=True)):
        first = at + 1
        while first < len(grid.rows) and is_example(" ".join(grid.texts[first])):
            first += 1
        below = grid.rows[first : first + _ROWS_ASKED]
        if len(row) > 1 and all(texts) and len(below) == _ROWS_ASKED and all(
            len(each) == len(row) and all((room := input_of(cell)) is not None and room.way == "cell" for cell in each)
            for each in below
        ):  # fmt: skip
            headings = tuple(_one_line(text) for text in texts)
            return Place(name="", way="table", label=" | ".join(headings), why="it is not known what its rows are for",
                         element=grid.element, part=part, columns=(None,) * len(row), headings=headings,
                         header_rows=at + 1, example_rows=first - at - 1)  # fmt: skip
    return None
