"""A board's Word template filled with the report, place by place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.report.board_order import is_section
from domain.report.leaving import OutgoingReport
from domain.report.parts import question_of
from domain.report.sections import sections_of
from exporters.report.asked import Personal, asked_for, whose_may_stand
from exporters.report.filling_end import End
from exporters.report.filling_tables import Tables
from exporters.report.filling_text import Paragraphs
from exporters.report.lines import Printing
from exporters.report.order import Order, fillable, ordered, typed_in
from exporters.report.putting import Putting, Report
from exporters.report.sections import Sections, says
from exporters.report.told import Told, guidance_told, short, told
from exporters.report.values import SIGNING, subject_of, value_of
from exporters.templates.report_places import SEVERAL, Place, ReportTemplate
from exporters.word.document import Document, each_paragraph
from exporters.word.lines import Lines
from exporters.word.looks import Looks
from exporters.word.pictures import Picture
from exporters.word.text import text_of

_CHOICE = re.compile(r"(?:delete|strike|circle|cross out|tick) (?:as|where|if) (?:appropriate|applicable)", re.I)
_BORN_OR_HOME = frozenset(("cover:birth", "cover:address"))


class Filling:
    """Fills one document. `today` is the day of the export, `pictures` are by name, "genogram" among them.

    Without `whole` only its places are filled: what of the report has none is not put at the end.
    """

    def __init__(
        self,
        document: Document,
        template: ReportTemplate,
        out: OutgoingReport,
        today: date,
        pictures: Mapping[str, Picture] | None = None,
        whole: bool = True,
    ) -> None:
        self.document = document
        self.template = template
        self.out = out
        self.whole = whole
        self.today = today
        self.pictures = dict(pictures or {})
        self.report = Report()
        self.places = fillable(template)
        asked = {one.casefold() for place in self.places for one in place.fields}
        if any(place.way == "workbook" for place in self.places):
            asked.add("table:actions")
        asked |= {
            f"{place.fields[0]}/{part}" for place in self.places if place.way == "table"
            for column in place.columns if column for part in column.split(SEVERAL)
        }  # fmt: skip
        # What the board has in another file is not printed a second time here.
        asked |= {f"table:{one}" for place in self.places if place.elsewhere for one in place.fields}
        self.elsewhere = frozenset(asked)
        self.order = self._ordered()
        where = {
            one: " ".join(place.label.split()) for place in reversed(self.places) if place.way == "under"
            for one in place.fields
        }  # fmt: skip
        printing = Printing(out, self.order.numbers, self.elsewhere, self.pictures, where)
        self.removals = tuple(each for each in template.removals if each.agreed)
        self.looks = Looks(document)
        self.putting = Putting(document, Lines(document, self.looks), self.report)
        guidance = [each for removal in self.removals for each in removal.elements]
        self.text = Paragraphs(self.putting, self.looks, guidance, panel=out.naming is not None)
        self.tables = Tables(self.putting, printing, self.removals, today)
        self.sections = Sections(printing, self.report)

    def _ordered(self) -> Order:
        known = Printing(self.out, {}, self.elsewhere, self.pictures)
        said = [
            each.id for each in sections_of(self.out.questions)
            if self.whole and each.id not in self.template.left_out and says(each.id, known)
        ]  # fmt: skip
        return ordered(self.places, self.out, said, typed_in(self.document))

    def fill(self) -> Report:
        """Fill every place, put what has none at the end, and take out what was agreed. Raises `NotUnderstood`."""
        for place in self._from_behind():
            self._fill(place)
        End(self.text, self.sections, self.places).put(self.order.last)
        for removal in self.removals:
            self.report.remove(removal)
        self.report.notes[:0] = guidance_told(self.template)
        self.report.notes += told(
            Told(
                self.out, self.template, self.order, self.report.marks, tuple(self.report.missing),
                tuple(self.report.unsigned),
                tuple(said for each in each_paragraph(self.document.body) if _CHOICE.search(said := text_of(each))),
                {label: tuple(titles) for label, titles in self.report.guests.items()},
            )  # fmt: skip
        )
        return self.report

    def _from_behind(self) -> list[Place]:
        """Places in order, but those within one paragraph from its end, so that letters stay where they were found."""
        groups: dict[int, list[Place]] = {}
        for place in self.places:
            groups.setdefault(id(place.element), []).append(place)
        return [one for group in groups.values() for one in sorted(group, key=lambda each: -each.start)]

    def _fill(self, place: Place) -> None:
        printed = self.order.of(place)
        asked = tuple(one for one in place.fields if is_section(one))
        if place.way == "table":
            self.tables.fill(place)
        elif place.way == "workbook":
            self.tables.fill_workbook(place)
        elif printed is not None:
            if not self.text.put(place, self.sections.of(printed)) and not self._is_said_elsewhere(place):
                self.report.missing.append(f"“{short(place.label)}”")
        elif not asked:
            self._value(place)

    def _is_said_elsewhere(self, place: Place) -> bool:
        """Whether nothing under a heading is no gap: a table, boxes or blanks under it say it, or another file."""
        at = self.places.index(place)
        inside = self.places[at + 1] if at + 1 < len(self.places) else None
        if "answers" in place.fields and any(question_of(one) for each in self.places for one in each.fields):
            return True
        return bool(place.elsewhere) or (inside is not None and inside.way not in ("under",))

    def _value(self, place: Place) -> None:
        assert place.asks is not None
        value = value_of(place.asks, self.out, self.today)
        if not value.text:
            if place.asks.startswith(SIGNING):
                self.report.unsigned.append(place.asks.split(":")[1])
            else:
                self.report.missing.append(f"{value.asked or 'something'} (“{short(place.label)}”)")
            return
        if place.way == "cell" and place.asks.startswith("fact:"):
            # What was said within a sentence stands in a cell of its own.
            value = replace(value, text=value.text[:1].upper() + value.text[1:])
        kinds = asked_for(place.fields, panel=self.out.naming is not None)
        if self.putting.put(place, value.text, value.day) and kinds:
            # A control keeps the day beside its words, and says it in the form the board gave it.
            day = value.day.isoformat() if value.day else ""
            said = " ".join(filter(None, (value.text, day, self.report.filled[-1].after)))
            whose = whose_may_stand(self.out, subject_of(self.out)) if _BORN_OR_HOME.intersection(place.fields) else ()
            self.report.personal.append(Personal(place.element, said, kinds, whose))
