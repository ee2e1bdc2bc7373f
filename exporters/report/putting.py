"""Words put into one place of a template, of whatever kind it is; what does not fit is told, never cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from exporters.report.asked import Personal
from exporters.report.told import short
from exporters.templates.report_places import Place, Removal
from exporters.word.controls import DoesNotFit, fill_control, fill_form_field
from exporters.word.document import Document, each_paragraph
from exporters.word.lines import Lines
from exporters.word.taking_out import may_go, take_out
from exporters.word.text import W, text_of
from exporters.word.writing import add_text, fill_cell, replace_span, set_text

_BEGINS_SMALL = re.compile(
    r"(?:The|An?|Its?|His|Her|Their|This|That|These|Those|How|Whether|What|When|Where|Why|Concerns?)(?= [a-z])"
)
"""First words of a fact that are nobody's name: within a sentence they begin small."""
BLANK = re.compile(r"[\s_.\u2026·…-]*\Z")
"""What a place to write in says: nothing, or dots and lines."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One place and what became of it: what stood there, what stands there now, in a few words."""

    place: Place
    before: str
    after: str


@dataclass(slots=True)
class Report:
    """What filling came to: every place, every sentence for the author, and by mark the element that holds its words.

    `words` are the bare words of a mark, without number, lead and brackets, `cells` what each cell of its row asks for.
    `elsewhere` is what the workbook inside it says, by mark; `personal` are places that ask for what identifies
    somebody, each with what was put there and the kinds of it. `missing` are places nothing was said for, `unsigned` as
    whom nobody signed, `guests` by the label of a place the titles of what stands there for want of one of its own.
    """

    filled: list[Filled] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marks: dict[str, etree._Element] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    cells: dict[str, Sequence[str | None]] = field(default_factory=dict)
    personal: list[Personal[etree._Element]] = field(default_factory=list)
    touched: set[etree._Element] = field(default_factory=set)
    removed: set[etree._Element] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)
    unsigned: list[str] = field(default_factory=list)
    guests: dict[str, list[str]] = field(default_factory=dict)

    def remove(self, removal: Removal) -> None:
        """Take out what was agreed to go, with a blank line that parted it from what follows."""
        for element in removal.elements:
            if element.getparent() is None or element in self.removed:
                continue
            before, behind = element.getprevious(), element.getnext()
            self.take_out(element)
            if all(each is not None and each.tag == f"{W}p" and not text_of(each).strip() and may_go(each)
                   for each in (before, behind)):  # fmt: skip
                # The blank line that parted it from the next would make a gap.
                self.take_out(behind)  # type: ignore[arg-type]

    def take_out(self, element: etree._Element) -> None:
        """Take an element out of the document."""
        self.removed.update(element.iter(f"{W}p"))
        self.removed.add(element)
        take_out(element)


def within(before: str, text: str) -> str:
    """A text as it begins behind these words of the board's: small within a sentence, where it begins with no name."""
    goes_on = re.search(r"[\w,;)”’]\s+\Z", before)
    return text[:1].lower() + text[1:] if goes_on and _BEGINS_SMALL.match(text) else text


class Putting:
    """Puts words into the places of one document, and keeps what became of each."""

    def __init__(self, document: Document, lines: Lines, report: Report) -> None:
        self.document = document
        self.lines = lines
        self.report = report

    def put(self, place: Place, text: str, day: date | None) -> bool:
        """Put words into a place of any kind; what does not fit is told, never cut."""
        element = place.element
        before = short(text_of(element) if element.tag == f"{W}p" else " ".join(map(text_of, each_paragraph(element))))
        try:
            if place.way == "control" or element.tag == f"{W}sdt":
                text = fill_control(self.document, element, text, day)
            elif place.way == "form field":
                text = fill_form_field(element, text, day)
            elif place.way == "placeholder":
                text = within(text_of(element)[: place.start], text)
                replace_span(element, place.start, place.end, text)
            elif place.way == "after label":
                self._behind(place, text)
            elif element.tag == f"{W}tc":
                self._in_cell(element, text)
            elif element.tag == f"{W}p":
                if place.end > place.start:
                    text = within(text_of(element)[: place.start], text)
                    replace_span(element, place.start, place.end, text)
                else:
                    add_text(element, f" {text}" if text_of(element).strip() else text)
            else:
                raise DoesNotFit("it is no place words can be put into")
        except DoesNotFit as refused:
            self.report.notes.append(f"Not filled: “{short(place.label)}” with “{short(text)}”: {refused.why}.")
            return False
        holder = element if element.tag == f"{W}p" else next(each_paragraph(element), element)
        if holder.tag != f"{W}p":
            # A control within a paragraph.
            holder = next(element.iterancestors(f"{W}p"), holder)
        self.report.touched.update((element, holder))
        for asks in place.fields:
            if holder.tag == f"{W}p" and asks not in self.report.marks:
                self.lines.mark(holder, asks)
                self.report.marks[asks] = holder
                self.report.words[asks] = text
        self.report.filled.append(Filled(place, before, text))
        return True

    def _in_cell(self, cell: etree._Element, text: str) -> None:
        control = next((each for each in cell.iter(f"{W}sdt")), None)
        if control is not None:
            fill_control(self.document, control, text)
            return
        # What is signed stands on the line of dots, or in the blank line above it; a label in the same cell stays.
        paragraphs = list(each_paragraph(cell))
        for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
            if len(text_of(paragraph).strip()) > 3 and BLANK.match(text_of(paragraph)):
                above = before is not None and not text_of(before).strip()
                set_text(before if above and before is not None else paragraph, text)
                return
        for paragraph in paragraphs:
            said = text_of(paragraph)
            if said.strip() and not BLANK.match(said):
                add_text(paragraph, f" {text}")
                return
        fill_cell(cell, text)

    def _behind(self, place: Place, text: str) -> None:
        said = text_of(place.element)
        if place.end > place.start and (said[place.start : place.end].strip() or said[place.end :].strip()):
            gap = "" if place.start and said[place.start - 1 : place.start].isspace() else " "
            rest = "" if place.end >= len(said) or said[place.end].isspace() else " "
            replace_span(place.element, place.start, place.end, f"{gap}{text}{rest}")
        else:
            add_text(place.element, text if said.endswith((" ", "\t")) else f" {text}")
