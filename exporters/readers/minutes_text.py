"""Minutes typed elsewhere, as plain text or in Word: their paragraphs in order, and which of them are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from domain.clean import clean
from domain.errors import NotUnderstood
from domain.meetings.minute_line import paragraphs_in
from exporters.word.document import Document, cells_of, each_paragraph, rows_of
from exporters.word.text import W, ends_no_more, is_tracked, text_of

LONGEST_HEADING = 100
"""Letters of a line in bold that may be a heading; longer ones are words somebody stressed."""
LONGEST_SPEAKER = 40
HEADS = frozenset((
    "time", "when", "who", "speaker", "name", "person", "said", "says", "words", "text", "what", "minute", "minutes",
    "note", "notes", "discussion", "comment", "comments", "item", "no", "number",
))  # fmt: skip
"""Words that stand above the columns of a table of minutes."""
_NUMBER = re.compile(r"(\d{1,3})(?:[.)]|\s*\t)\s+(?=\S)")
_TIME = re.compile(r"\d{1,2}[:.]?\d{2}\s?(?:am|pm)?", re.IGNORECASE | re.ASCII)
_HEADING = re.compile(r"heading ?\d*|title|subtitle")


@dataclass(frozen=True, slots=True)
class Typed:
    """A paragraph as it was typed elsewhere; `heading` says that it looks like one there."""

    text: str
    heading: bool = False


def typed_minutes(data: bytes, name: str) -> tuple[list[Typed], tuple[str, ...]]:
    """The paragraphs of a .docx or a text file, and what is to be said of how they were read. Raises NotUnderstood."""
    if data[:2] == b"PK":
        return _of_word(data, name)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise NotUnderstood(f"{name} is of an old kind of Word, or locked. Save it as .docx without a password.")
    try:
        text = clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotUnderstood(f"{name} is neither a .docx nor UTF-8 text. Save it as one of them.") from error
    found = [Typed(each) for each in paragraphs_in(text.replace("\t", " "))]
    if not found:
        raise NotUnderstood(f"{name} holds no words.")
    return _without_numbers(found, name)


def _of_word(data: bytes, name: str) -> tuple[list[Typed], tuple[str, ...]]:
    document = Document(data, name)
    headings = {id for called, id in document.styles().items() if _HEADING.fullmatch(called)}
    found: list[Typed] = []
    begun = ""
    for element in _in_order(document.body):
        if element.tag == f"{W}tr":
            text, heading = "" if _is_head(element) else _of_row(element), False
        else:
            text = f"{begun}{' ' if begun else ''}{_line(element)}"
            if ends_no_more(element):
                begun = text
                continue
            begun, heading = "", _is_heading(element, headings) and len(text) <= LONGEST_HEADING
        if text:
            found.append(Typed(text, heading))
    if begun:
        found.append(Typed(begun))
    if not found:
        raise NotUnderstood(f"{name} holds no words.")
    found, notes = _without_numbers(found, name)
    if is_tracked(document.body):
        tracked = "it was read as if each were accepted. What was struck out is not in it."
        notes = (*notes, f"{name} holds tracked changes: {tracked}")
    return found, notes


def _without_numbers(found: list[Typed], name: str) -> tuple[list[Typed], tuple[str, ...]]:
    """The paragraphs without the numbers they were given, where most have one and these rise; and that, said."""
    numbers = [int(number[1]) for each in found if (number := _NUMBER.match(each.text))]
    if len(numbers) < 3 or len(numbers) * 2 <= len(found) or numbers != sorted(set(numbers)):
        return found, ()
    plain = [Typed(_NUMBER.sub("", each.text, count=1), each.heading) for each in found]
    return plain, (f"The numbers of the paragraphs of {name} were left out: they are numbered anew here.",)


def _in_order(body: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a document and the rows of its tables, in order, wherever they hide."""
    done: set[etree._Element] = set()
    for paragraph in each_paragraph(body):
        rows = [each for each in paragraph.iterancestors(f"{W}tr")]
        if not rows:
            yield paragraph
        elif rows[-1] not in done:
            done.add(rows[-1])
            yield rows[-1]


def _line(element: etree._Element) -> str:
    return " ".join(clean(text_of(element)).replace("\n", " ").split())


def _of_row(row: etree._Element) -> str:
    """A row of a table as a line: a time, who speaks, the words, each in a cell of its own."""
    cells = [" ".join(filter(None, map(_line, each_paragraph(cell)))) for cell in cells_of(row)]
    cells = [each for each in cells if each]
    at = f"{cells.pop(0)} " if len(cells) > 1 and _TIME.fullmatch(cells[0]) else ""
    if at and at[0].isdigit() and ":" not in at:
        at = f"({at.strip()}) "
    if len(cells) > 1 and len(cells[0]) <= LONGEST_SPEAKER:
        who = cells.pop(0).rstrip(":")
        return f"{at}{who}: {' '.join(cells)}"
    return at + " ".join(cells)


def _is_head(row: etree._Element) -> bool:
    """Whether a row is that above the columns: the first of its table, and nothing in it but what heads a column."""
    table = next(row.iterancestors(f"{W}tbl"))
    cells = [" ".join(map(_line, each_paragraph(cell))).casefold().strip(" :.") for cell in cells_of(row)]
    return rows_of(table)[0] is row and len(cells) > 1 and all(each in HEADS for each in cells if each) and any(cells)


def _is_heading(paragraph: etree._Element, headings: set[str]) -> bool:
    """Whether a paragraph has the style of a heading, a level in the outline, or stands all in bold."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is not None and style.get(f"{W}val", "") in headings:
        return True
    level = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if level is not None and level.get(f"{W}val", "9") != "9":
        return True
    runs = [run for run in paragraph.iter(f"{W}r") if any((each.text or "").strip() for each in run.iter(f"{W}t"))]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: etree._Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(f"{W}val", "true") not in ("0", "false", "off")
