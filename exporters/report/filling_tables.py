"""The tables of a template filled with the rows of the report, and the workbook inside it with its action plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lxml import etree

from domain.and_between import and_between
from exporters.report.asked import Personal, kinds_in, whose_may_stand
from exporters.report.lines import Printing
from exporters.report.putting import Filled, Putting
from exporters.report.quality import same_words, tick_form
from exporters.report.tables import Row, is_known, rows_for
from exporters.report.told import quoted, short
from exporters.templates.report_places import SEVERAL, Place, Removal
from exporters.word.document import cell_text, cells_of, each_paragraph, rows_of
from exporters.word.growing import grow
from exporters.word.text import W
from exporters.word.writing import fill_row

_MAY_NAME = frozenset(("table:family", "table:personnel", "table:interviewed"))


class Tables:
    """Fills the tables of one document. `today` is the day of the export, `removals` are those agreed."""

    def __init__(self, putting: Putting, printing: Printing, removals: Sequence[Removal], today: date) -> None:
        self.putting = putting
        self.lines = putting.lines
        self.report = putting.report
        self.printing = printing
        self.out = printing.out
        self.removals = removals
        self.today = today

    def fill(self, place: Place) -> None:
        """Fill a table with what it asks for, row by row."""
        for asks in place.fields:
            if asks == "table:quality":
                self._quality(place)
            elif is_known(asks):
                self._rows(place, asks)
            else:
                self.report.notes.append(f"The table “{short(place.label)}” could not be filled: fill it by hand.")

    def _rows(self, place: Place, asks: str) -> None:
        rows = rows_for(asks, place.columns, self.printing)
        if not rows:
            self.report.missing.append(f"the rows of “{short(place.label)}”")
            return
        self._drop_examples(place)
        if asks == "table:answers":
            rows = self._answered(place, rows)
        panel = self.out.naming is not None
        members = {f"member:{one.code}": one for one in self.out.family}
        grown = grow(
            place.element, place.columns, [each.texts for each in rows], header_rows=place.header_rows,
            last_row=place.last_row,
        )  # fmt: skip
        for row, element in zip(rows, grown.rows, strict=True):
            self._keep_row(row, element, place)
            if asks not in _MAY_NAME:
                continue
            for at, (cell, text) in enumerate(zip(cells_of(element), row.texts, strict=False)):
                name = place.columns[at] if at < len(place.columns) else None
                if text and name and (kinds := kinds_in(name, panel=panel)):
                    whose = whose_may_stand(self.out, members.get(row.mark)) if asks == "table:family" else ()
                    self.report.personal.append(Personal(cell, text, kinds, whose))
        said = f"{len(rows)} row{'s' if len(rows) > 1 else ''}"
        if grown.added:
            said += f", {grown.added} of them new"
        if grown.left:
            said += f"; {grown.left} blank left"
        self.report.filled.append(Filled(place, "blank rows", said))
        blank = [
            heading for at, heading in enumerate(place.headings)
            if at < len(place.columns) and place.columns[at] == "name" and not any(row.texts[at] for row in rows)
        ]  # fmt: skip
        if blank:
            self.report.notes.append(
                f"{and_between(map(quoted, blank))} in “{short(place.label)}” stays blank: names go into a panel copy"
                " only."
            )
        unmapped = [
            heading for heading, name in zip(place.headings, place.columns, strict=False) if name is None and heading
        ]
        if unmapped:
            self.report.notes.append(f"Left to you in “{short(place.label)}”: {and_between(map(quoted, unmapped))}.")

    def _answered(self, place: Place, rows: Sequence[Row]) -> list[Row]:
        """Put each answer beside its question where the board has printed that; those left over, for rows of their own.
        """
        names = [name.split(SEVERAL) if name else [] for name in place.columns]
        asks = next((at for at, each in enumerate(names) if "question" in each), -1)
        left = list(rows)
        for row in rows_of(place.element)[place.header_rows : place.last_row or None] if asks >= 0 else ():
            cells = cells_of(row)
            said = cell_text(cells[asks]) if asks < len(cells) else ""
            found = next((each for each in left if said.strip() and same_words(said, each.texts[asks] or "")), None)
            if found is None:
                continue
            left.remove(found)
            texts = [None if at == asks or "label" in names[at] else text for at, text in enumerate(found.texts)]
            fill_row(row, texts)
            self._keep_row(found, row, place)
        return left

    def _keep_row(self, row: Row, element: etree._Element, place: Place) -> None:
        """Keep what a row is known by, and that it was written."""
        self.report.touched.add(element)
        if row.mark:
            self.lines.mark(next(each_paragraph(next(iter(cells_of(element))))), row.mark)
            if row.mark not in self.report.marks:
                self.report.cells[row.mark] = place.columns
            self.report.marks.setdefault(row.mark, element)

    def _drop_examples(self, place: Place) -> None:
        """Example rows go first, when that was agreed, so that no row of ours is made in their look."""
        inside = set(place.element.iter(f"{W}tr"))
        for removal in self.removals:
            if removal.kind == "example rows" and inside.intersection(removal.elements):
                self.report.remove(removal)

    def _quality(self, place: Place) -> None:
        told = tick_form(self.putting.document, place, self.out.report.criteria)
        self.report.touched.update(told.cells)
        self.report.notes += told.notes
        for row, one in told.known:
            self._keep_row(Row([], f"criterion:{one.number}"), row, place)
        self.report.filled.append(Filled(place, "no ticks", f"{told.ticked} answered of {told.rows}"))

    def fill_workbook(self, place: Place) -> None:
        """Fill the workbook inside the document with the action plan."""
        from exporters.actions.filled import fill_plan
        from exporters.actions.leaving import printed_plan
        from exporters.actions.rows import plan_rows

        if not place.part or place.part not in self.putting.document.package:
            self.report.notes.append(f"The workbook in “{short(place.label)}” could not be found: fill it by hand.")
            return
        if not (self.out.report.actions or self.out.report.recommendations):
            self.report.missing.append(f"the action plan (“{short(place.label)}”)")
            return
        named = "the workbook in the template"
        made = fill_plan(self.out, self.putting.document.package.read(place.part), named, self.today)
        self.putting.document.replace_part(place.part, made.data)
        self.report.elsewhere.update({**printed_plan(plan_rows(self.out)), **made.printed})
        self.report.notes += [f"Action plan in the document: {note}" for note in made.notes]
        self.report.notes.append(
            "The action plan stands in the workbook inside the document; its picture there is drawn anew when it is"
            " opened (double-click it)."
        )
        self.report.filled.append(Filled(place, "an empty plan", f"{made.rows} rows"))
