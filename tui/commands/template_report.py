"""What `imr template` says of a board's Word template of a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from domain.and_between import and_between
from domain.asked.field_of import NOTHING
from domain.errors import Refusal
from domain.report.sections import SECTIONS, section
from domain.shortened import cut
from tui.commands.template_parts import not_on_its_pages

if TYPE_CHECKING:
    from exporters.templates.report_places import Place, ReportTemplate

_ENDINGS = (".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".pdf")
_OLD = "WordDocument".encode("utf-16-le")
_SECTIONS = 2
_WIDTH = 44


def is_report(data: bytes, name: str) -> bool:
    """Whether a file is a Word document that asks for sections of a report, not but a table to be taken in."""
    if data[:2] != b"PK" or b"word/" not in data:
        # What cannot be read is refused in the words for a Word file.
        return name.lower().endswith(_ENDINGS) or b"opendocument.text" in data[:200] or _OLD in data
    from exporters.templates.report_template import understand_report

    try:
        _, template = understand_report(data, name, ())
    except Refusal:
        return True
    from exporters.readers.headings import kind_of

    sections = {field for each in template.places for field in each.fields if ":" not in field and field != NOTHING}
    if len(sections) >= _SECTIONS:
        return True
    try:
        return kind_of(data, name) == "row" and bool(template.places)
    except Refusal:
        return True


class Report:
    """A Word template of a report as understood, to be said. Raises `NotUnderstood`."""

    def __init__(self, data: bytes, name: str, map_text: str | None) -> None:
        from exporters.templates.report_mapping import from_json
        from exporters.templates.report_questions import NO_QUESTIONS
        from exporters.templates.report_template import understand_report

        mapping = from_json(map_text) if map_text is not None else None
        self._columns_said = mapping.columns if mapping is not None else {}
        self.template: ReportTemplate = understand_report(data, name, (), (), mapping)[1]
        self.later = [each for each in self.template.places if not each.certain and each.why == NO_QUESTIONS]
        held = {f"“{each.name}”" for each in self.later}
        self.inside = not_on_its_pages(data, name)
        self.doubts = [line for line in self.template.uncertain if not line.startswith(tuple(held) or ("\0",))]

    def as_text(self) -> Iterator[str]:
        """What goes where, what is not certain, what would be removed, a line each."""
        places = self.template.places
        filled = sum(each.certain and each.asks != NOTHING for each in places)
        asked = f", {len(self.doubts)} to be asked about" if self.doubts else ""
        left = sum(each.certain and each.asks == NOTHING for each in places)
        stays = f", {left} left as the board sent {'it' if left == 1 else 'them'}" if left else ""
        many = "1 place" if len(places) == 1 else f"{len(places)} places"
        of_case = f", {len(self.later)} for questions of the case" if self.later else ""
        yield f"{self.template.name}: a report, {many}: {filled} filled{of_case}{stays}{asked}"
        width = min(_WIDTH, max((len(each.name) for each in places), default=0))
        for place in places:
            yield f"  {cut(place.name, width):{width}}  {self._said(place)}".rstrip()
            if place.way == "table":
                yield from self._columns(place)
        if self.doubts:
            yield "Not certain:"
            yield from (f"  {sentence}" for sentence in self.doubts)
        if self.no_place:
            yield "Sections that it has no place for; what you write in them stands where it is read best:"
            yield f"  {and_between(f'{_title(each)} ({each})' for each in self.no_place)}."
            yield "  leave_out in the map file leaves them out."
        if self.template.left_out:
            yield f"Left out, as you said: {and_between(map(_title, self.template.left_out))}."
        if self.template.removals:
            yield "Would be removed, once you agree to it (removals in the map file); unanswered it stays:"
        for removal in self.template.removals:
            agreed = "agreed" if removal.agreed else "stays" if self.template.decided else ""
            agreed = agreed or ("" if removal.likely else "may be the board's own text")
            said = f"{removal.paragraphs} paragraph{'' if removal.paragraphs == 1 else 's'}"
            yield f"  {removal.name} ({said}{', ' + agreed if agreed else ''}): {removal.begins}"
        if self.template.notes:
            yield "To know:"
            yield from (f"  {sentence}" for sentence in self.template.notes)
        if self.inside:
            yield "In the file, and not to be seen on its pages:"
            yield from (f"  {sentence}" for sentence in self.inside)

    @property
    def no_place(self) -> list[str]:
        """The sections an author writes that it neither asks for nor leaves out, by their ids."""
        asked = {one for each in self.template.places for one in each.fields}
        return [
            each.id for each in SECTIONS
            if each.kind == "text" and each.needed != "always" and each.id not in (*asked, *self.template.left_out)
        ]

    def as_json(self) -> Iterator[str]:
        """The same as one JSON object; the mapping in it is what --map takes."""
        yield json.dumps({
            "file": self.template.name, "fingerprint": self.template.fingerprint,
            "places": [
                {"place": each.name, "way": each.way, "label": each.label, "number": each.number, "asks": each.asks,
                 "certain": each.certain, "why": each.why, "others": list(each.others),
                 "columns": list(each.columns), "headings": list(each.headings)}
                for each in self.template.places
            ],
            "removals": [
                {"removal": each.name, "kind": each.kind, "begins": each.begins, "paragraphs": each.paragraphs,
                 "likely": each.likely, "agreed": each.agreed}
                for each in self.template.removals
            ],
            "decided": self.template.decided, "no_place": self.no_place, "left_out": list(self.template.left_out),
            "inside": self.inside, "uncertain": list(self.doubts), "notes": list(self.template.notes),
            "mapping": self._map(),
        }, ensure_ascii=False, indent=1)  # fmt: skip

    def as_map(self) -> str:
        """A file for --map, with ? where the author is to say it."""
        return json.dumps(self._map(), ensure_ascii=False, indent=2) + "\n"

    def _map(self) -> dict[str, Any]:
        from exporters.templates.report_mapping import KEEP, UNSAID

        template = self.template
        kept: dict[str, Any] = {
            "places": {each.name: (each.asks or UNSAID) if each.certain else UNSAID for each in template.places}
        }
        if self._columns_said:
            kept["columns"] = {
                name: {str(at): field for at, field in sorted(columns.items())}
                for name, columns in self._columns_said.items()
            }
        agreed = [each.name for each in template.removals if each.agreed]
        kept["removals"] = KEEP if template.decided and not agreed else agreed
        if template.left_out:
            kept["leave_out"] = list(template.left_out)
        return kept

    def _said(self, place: Place) -> str:
        from exporters.templates.report_template import asks_said

        if place in self.later:
            return "the answer to a question of the case"
        if not place.certain:
            return "?"
        return asks_said(place.asks or NOTHING)

    def _columns(self, place: Place) -> Iterator[str]:
        for at, (heading, field) in enumerate(zip(place.headings, place.columns, strict=True)):
            yield f"    {at} {cut(heading, _WIDTH - 4)}: {self._column(place, field)}"

    @staticmethod
    def _column(place: Place, field: str | None) -> str:
        """What a column holds: in our words, and by the name a map file has for it."""
        from domain.asked.found import label_of
        from exporters.templates.report_places import SEVERAL
        from exporters.templates.report_words import TABLES

        where = TABLES.get((place.asks or "").partition(":")[2])
        if not field or field == NOTHING or where is None:
            return field if field and field != NOTHING else "left as it is"
        labels = and_between(label_of(each, where) for each in field.split(SEVERAL))
        return labels if labels == field else f"{labels} ({field})"


def _title(id: str) -> str:
    found = section(id)
    return found.title if found is not None else id
