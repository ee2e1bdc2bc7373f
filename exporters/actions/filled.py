"""The action plan put into a board's workbook, or into our own layout, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.asked.actions import PLAN_REST
from domain.asked.found import label_of
from domain.errors import NotUnderstood
from domain.report.leaving import OutgoingReport
from domain.shortened import cut
from exporters.actions.blocks import Blocks, blocks_in, into_blocks
from exporters.actions.rows import PlanCells, PlanRow, plan_rows
from exporters.chronology.cells import header_value
from exporters.chronology.choices import Choices
from exporters.chronology.listed import many, some
from exporters.chronology.printed import kept_lines
from exporters.office import refs
from exporters.office.continuation import too_long
from exporters.office.filled_book import FilledBook, kept_said
from exporters.office.filling import fill
from exporters.office.form import Form, FormColumn, Value
from exporters.office.placing import ColumnPlacing, Placing
from exporters.office.proving import Change, changes
from exporters.office.read_back import Meant, compare
from exporters.office.sheet import Sheet
from exporters.office.workbook import Workbook
from exporters.templates.actions_template import plan_in
from exporters.templates.mapping import Mapping as Answers
from exporters.templates.words import plain

_DAYS = frozenset({"target", "completed"})
_STANDING = frozenset({"number", "agency"})
_FIGURES = frozenset({"number", "recommendation_number"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPlan(FilledBook):
    """A workbook with the plan in it, in memory and read back. `rows` is how many rows of it were written."""

    rows: int

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every part and cell changed in the board's file, worked out from the two files."""
        return tuple(changes(self.template, self.data, self.filled.sheet, self.filled.move))


def fill_plan(
    out: OutgoingReport, data: bytes, name: str, today: date, mapping: Answers | None = None
) -> FilledPlan:
    """Fill a board's action plan, given as bytes and called `name` in sentences, with every action of the report.

    Raises `NotUnderstood` where something in it would have to be asked, or an action does not fit a list; nothing is
    written then. Raises `ReadBackDiffers` where the finished file does not hold what was meant.
    """
    book = Workbook(data, name)
    template = plan_in(book, name, mapping)
    made = fill_placed(out, book, data, template.placing(), today, statuses=template.statuses, theirs=True)
    return replace(made, notes=(*template.notes, *made.notes))


def fill_placed(
    out: OutgoingReport,
    book: Workbook,
    data: bytes,
    placing: Placing,
    today: date,
    *,
    statuses: Mapping[str, str],
    theirs: bool = False,
) -> FilledPlan:
    """As `fill_plan`, with everything about the workbook known. `theirs`: its formulas are the board's."""
    plan = _Plan(out, book, placing, statuses, theirs)
    header = {cell.ref: header_value(cell.field, out, today) for cell in placing.header_cells}
    whole = {**header, **plan.shared}
    filled = fill(plan.form, plan.values, len(plan.values), whole)
    notes = (*plan.notes, *kept_said(filled, placing, plan.shared))
    made = FilledPlan(filled=filled, template=data, placing=placing, rows=len(plan.values), notes=notes,
                      printed=plan.printed())  # fmt: skip
    compare(
        Meant(
            template=data,
            data=filled.data,
            filled=filled,
            before=plan.form.sheet,
            columns=tuple(column.column for column in plan.form.columns),
            rows=lambda: plan.values,
            count=len(plan.values),
            header=whole,
        )
    )
    return made


def _mark_of(row: PlanRow) -> str:
    if row.action is not None:
        return f"action:{row.action.number}"
    return f"recommendation:{row.recommendation.number}" if row.recommendation is not None else ""


class _Plan:
    """The rows of a plan as one form takes them: `values` row by row, `shared` the cells merged over several."""

    def __init__(
        self, out: OutgoingReport, book: Workbook, placing: Placing, statuses: Mapping[str, str], theirs: bool
    ) -> None:
        self.placing = placing
        self.statuses = statuses
        self.notes: list[str] = []
        self.shared: dict[str, Value] = {}
        self.rows = plan_rows(out)
        self._cells = PlanCells(out, placing.columns)
        sheet = book.sheet(placing.sheet)
        _see_one_table(sheet, placing)
        self._blocks = blocks_in(sheet, placing.header_row, placing.columns)
        merged = self._blocks.columns if self._blocks else frozenset()
        self._indexes = [index for index in range(len(placing.columns)) if index not in merged]
        plain = [self._cells.row(row, number) for number, row in enumerate(self.rows, 1)]
        self._see_length(plain)
        columns = [self._column(index, plain) for index in self._indexes]
        self.form = Form(book, placing.sheet, placing.header_row, columns)
        self._as_listed(plain)
        self.form.columns = tuple(
            self._with_length(index, column, plain)
            for index, column in zip(self._indexes, self.form.columns, strict=True)
        )
        if self._blocks is None:
            self.values = [[row[index] for index in self._indexes] for row in plain]
        else:
            self.values = list(self._in_blocks(plain, self._blocks, book))
        self._tell_of_what_has_no_place(out)
        if theirs:
            self._tell_of_words_for_days(plain)
        self._tell_of_long_texts(plain)
        self._tell_of_the_boards_rows()

    def printed(self) -> dict[str, str]:
        """What each line says by mark; nothing where lines are not rows of their own."""
        if self._blocks is not None:
            return {}
        columns = [self.placing.columns[index] for index in self._indexes]
        lines = ((_mark_of(row), values) for row, values in zip(self.rows, self.values, strict=False))
        return kept_lines(lines, columns, self.placing.sheet, self.placing.header_row)

    # columns

    def _column(self, index: int, plain: Sequence[Sequence[Value]]) -> FormColumn:
        column = self.placing.columns[index]
        fields = set(column.fields)
        return FormColumn(
            column=refs.number(column.letter),
            heading=column.heading,
            standing=fields <= _STANDING,
            key="target" in fields,
            days=any(isinstance(row[index], date) for row in plain),
            long=not fields <= _FIGURES,
        )

    def _with_length(self, index: int, column: FormColumn, plain: Sequence[Sequence[Value]]) -> FormColumn:
        """The column, and whether a text in it needs more than a line that the board's format would not show."""
        style = self.form.look(column.column)
        if not column.long or style.wrap or style.shrink:
            return column
        room = self.form.room(column.column)
        texts = (value for row in plain if isinstance(value := row[index], str))
        return replace(column, long=any(room.lines(text) > 1 for text in texts))

    def _see_length(self, plain: Sequence[Sequence[Value]]) -> None:
        for number, row in enumerate(plain, 1):
            for index, value in enumerate(row):
                if isinstance(value, str) and too_long(value):
                    raise NotUnderstood(
                        f"Row {number} of the plan has more text for the column “{self.placing.columns[index].heading}”"
                        " than a cell of Excel takes (32,767 characters). Shorten it."
                    )

    # lists

    def _as_listed(self, plain: list[list[Value]]) -> None:
        """Where a board lists what may stand in a column, its own words. Raises `NotUnderstood`."""
        problems: list[str] = []
        for column in self.form.columns:
            index = next(i for i in self._indexes if refs.number(self.placing.columns[i].letter) == column.column)
            listed = self.form.listed(column.column)
            fields = self.placing.columns[index].fields
            if not listed or _FIGURES.issuperset(fields):
                continue
            choices = Choices(listed)
            unfit: dict[str, None] = {}
            for row in plain:
                value = row[index]
                if not isinstance(value, str):
                    continue
                known = self.statuses.get(value, value) if fields == ("status",) else value
                found = choices.match(known)
                if found is None:
                    unfit[f"“{cut(value, 60)}”"] = None
                else:
                    row[index] = found
            if unfit and self.form.asks_strictly(column.column):
                problems.append(
                    f"Column {self.placing.columns[index].letter} “{column.heading}” takes only: {choices.spoken()}."
                    f" The plan says: {some(list(unfit))}."
                )
        if problems:
            raise NotUnderstood(" ".join([*problems, "Change it to a listed value, or leave the column out."]))

    # merged cells

    def _in_blocks(self, plain: list[list[Value]], blocks: Blocks, book: Workbook) -> Iterator[list[Value]]:
        """The rows block by block, those of a block without an action empty; what is shared goes into `shared`."""
        values = {id(row): said for row, said in zip(self.rows, plain, strict=True)}
        empty: list[Value] = [None] * len(self._indexes)
        before: PlanRow | None = None
        written = 0
        for number, (span, own) in enumerate(into_blocks(self.rows, blocks, book.package.name), 1):
            said = values[id(own[0])]
            goes_on = before is not None and before.place == own[0].place and own[0].place > 0
            for index in blocks.columns:
                column = self.placing.columns[index]
                value: Value = number if column.fields == ("number",) else said[index]
                if goes_on and "recommendation" in column.fields and isinstance(value, str):
                    value = f"{value} (continued)"
                self.shared[f"{column.letter}{span.start}"] = value
            for place, _ in enumerate(span):
                whole = values[id(own[place])] if place < len(own) else None
                yield empty if whole is None else [whole[index] for index in self._indexes]
                written += 1
            before = own[0]
        if self.form.region.inputs[:written] != blocks.rows[:written]:
            raise NotUnderstood(
                f"On the sheet “{self.placing.sheet}” the rows under the merged cells are not all free to be filled in."
                " Empty them, or unmerge the cells, save the file and try again."
            )

    # what the author should know

    def _tell_of_what_has_no_place(self, out: OutgoingReport) -> None:
        asked = {field for column in self.placing.columns for field in column.fields}
        for name in PLAN_REST:
            if name in asked:
                continue
            cells = PlanCells(out, [ColumnPlacing(letter="A", fields=(name,))])
            said = sum(cells.row(row, 1)[0] is not None for row in self.rows)
            if said:
                self.notes.append(
                    f"No column asks for the {label_of(name, 'action')}, which {many(said, 'row', 'rows')} of the plan"
                    f" {'says' if said == 1 else 'say'}: that is not in this workbook."
                )

    def _tell_of_words_for_days(self, plain: Sequence[Sequence[Value]]) -> None:
        """Words that stand where formulas of the board count with a day: Excel takes a word for later than any day."""
        if not self.values:
            return
        row = self.form.region.row_at(0)
        held = self.form.sheet.cells.get(row, {})
        formulas = " ".join(cell.formula for cell in held.values() if cell.formula)
        for index in self._indexes:
            column = self.placing.columns[index]
            words = [str(each[index]) for each in plain if isinstance(each[index], str)]
            counted = re.search(rf"(?<![A-Za-z]){column.letter}\$?{row}(?!\d)", formulas)
            if words and counted and _DAYS.intersection(column.fields):
                self.notes.append(
                    f"Column {column.letter} “{column.heading}” holds words where no day is known"
                    f" ({some([f'“{each}”' for each in dict.fromkeys(words)])}): the board’s formulas take them for a"
                    " day still to come."
                )

    def _tell_of_long_texts(self, plain: Sequence[Sequence[Value]]) -> None:
        cut: list[str] = []
        for index in self._indexes:
            room = self.form.room(refs.number(self.placing.columns[index].letter))
            if any(isinstance(row[index], str) and room.lines(str(row[index])) > room.most_lines for row in plain):
                cut.append(f"{self.placing.columns[index].letter} “{self.placing.columns[index].heading}”")
        if cut:
            self.notes.append(
                f"A text in column {some(cut)} is higher than a row of Excel can be: it is all there, and only its"
                " beginning is seen until the column is made wider."
            )
        merged = self._blocks.columns if self._blocks else ()
        if self._blocks is not None and any(self._hidden(index, plain) for index in merged):
            self.notes.append(
                "A recommendation is longer than its merged cells are high: it is all there, and Excel shows the rest"
                " once its rows are made higher."
            )

    def _hidden(self, index: int, plain: Sequence[Sequence[Value]]) -> bool:
        """Whether a text of a merged column needs more lines than the rows of its block surely show."""
        assert self._blocks is not None
        sheet, room = self.form.sheet, self.form.room(refs.number(self.placing.columns[index].letter))

        def height(row: int) -> float:
            held = sheet.rows.get(row)
            return held.height if held is not None and held.height else sheet.default_height

        heights = [sum(height(row) for row in span) for span in self._blocks.spans]
        most = min(heights, default=0.0) / room.line
        return any(isinstance(row[index], str) and room.lines(str(row[index])) > most for row in plain)

    def _tell_of_the_boards_rows(self) -> None:
        """Rows of the board's own, examples perhaps, that stand before those written."""
        if not self.values:
            return
        first = self.form.region.row_at(0)
        columns = [column.column for column in self.form.columns if not column.standing]
        held = [
            row
            for row in range(self.placing.header_row + 1, first)
            if any(not self.form.sheet.is_empty(row, column) for column in columns)
        ]
        if held:
            one = len(held) == 1
            self.notes.append(
                f"{f'Row {held[0]}' if one else f'Rows {held[0]} to {held[-1]}'} of the board’s file"
                f" {'is' if one else 'are'} filled in already and {'stays' if one else 'stay'}: take examples out"
                " before you send it."
            )


def _see_one_table(sheet: Sheet, placing: Placing) -> None:
    """Raise `NotUnderstood` where the headings stand a second time further down: a table for each recommendation."""
    asked = {refs.number(column.letter): plain(column.heading.rpartition(": ")[2]) for column in placing.columns}
    for row in sorted(sheet.cells):
        same = sum(plain(sheet.text(row, number)) == heading != "" for number, heading in asked.items())
        if row > placing.header_row and same >= max(2, len(asked) // 2 + 1):
            raise NotUnderstood(
                f"The sheet “{sheet.name}” has a table for each recommendation: its headings stand in row"
                f" {placing.header_row} and again in row {row}. The plan would all go into the first, so nothing was"
                " written. Ask the board for one table, or export the plan without its file and copy it over."
            )
