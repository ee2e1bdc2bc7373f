"""Filling a form in a workbook: only the parts that must change are changed, everything else stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from lxml import etree

from domain.errors import NotUnderstood
from exporters.office import refs, region, stale
from exporters.office.formulas import Move
from exporters.office.heights import Room, room
from exporters.office.laying import Laying, set_cell
from exporters.office.linking import Links
from exporters.office.moving import Moving
from exporters.office.refs import Range
from exporters.office.row_xml import cell_xml
from exporters.office.sheet import Sheet
from exporters.office.styles import Style
from exporters.office.workbook import Workbook
from exporters.office.xml import MAIN, X14, XM, parse, serialise

Value = str | int | float | date | time | datetime | None
"""What a cell is to show. A `datetime` is a day with its time, a `date` a day, a `time` a time of day."""

DATE = "dd/mm/yyyy"
TIME = "hh:mm"
MOMENT = "dd/mm/yyyy hh:mm"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column of the form to fill. `heading` is for sentences; `standing` ones may hold values of the board's own;
    `key` ones ask for a day.

    `days`, `times`, `moments` say which real values will be written, so that formats are there for them; `long` that a
    text may need more than a line.
    """

    column: int
    heading: str = ""
    standing: bool = False
    key: bool = False
    days: bool = False
    times: bool = False
    moments: bool = False
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled workbook.

    `rows` are the sheet rows written, in order; `move` what was put in, None when nothing had to move; `fresh` the rows
    written that the form did not have, and `carried` the columns in which those carry on what the board has (formulas,
    numbers). `header` are the header cells asked for and where they are now ("C4", "Cover!C4"); `kept` those filled or
    locked, and left.
    """

    data: bytes
    suffix: str
    sheet: str
    rows: tuple[int, ...]
    move: Move | None
    fresh: range
    carried: frozenset[int]
    header: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]


class Form:
    """One form on one sheet, understood and ready to be filled once.

    Raises `NotUnderstood` when it cannot be filled: a locked sheet, entries merged over several rows.
    """

    def __init__(self, workbook: Workbook, sheet: str, header_row: int, columns: Sequence[FormColumn]) -> None:
        self.workbook = workbook
        self.sheet: Sheet = workbook.sheet(sheet)
        self.columns = tuple(columns)
        self._numbers = tuple(column.column for column in columns)
        standing = frozenset(column.column for column in columns if column.standing)
        self.header_row = header_row
        keys = frozenset(column.column for column in columns if column.key)
        self.region = region.find(self.sheet, header_row, self._numbers, standing, keys)
        if "xl/revisions/revisionHeaders.xml" in workbook.package:
            raise NotUnderstood(
                f"{workbook.package.name} is a shared workbook that tracks changes. Stop sharing it in Excel "
                "(Review, Share Workbook), save it and try again."
            )
        self._refuse_locked()

    # what a caller may ask before filling

    def listed(self, column: int) -> tuple[str | int | float | bool | None, ...] | None:
        """What may be chosen in a column, None when anything may or when only Excel can tell."""
        return self.sheet.list_values(self.region.row_at(0), column)

    def asks_strictly(self, column: int) -> bool:
        """Whether the column has a list, and Excel refuses anything else."""
        rule = self.sheet.validation(self.region.row_at(0), column)
        return rule is not None and rule.strict

    def room(self, column: int) -> Room:
        """The room the column gives to text, once wrapped."""
        merged = self.merged(column)
        last = merged.right if merged is not None else column
        width = sum(self.sheet.width(n) for n in range(column, last + 1))
        style = self.look(column)
        return room(width, style, self.workbook.styles.default_font, wraps=not style.shrink)

    def merged(self, column: int) -> Range | None:
        """The cells a column's cell is merged with across its row, None when it is not."""
        return self.sheet.merge_at(self.region.model, column) if self.region.model else None

    def style_index(self, column: int) -> int:
        """The format of a column's cells in rows that are put in or went without one."""
        if self.region.model:
            return self.sheet.style_index(self.region.model, column)
        described = self.sheet.column(column)
        return described.style if described is not None else 0

    def look(self, column: int) -> Style:
        """How the cells of a column look."""
        return self.workbook.styles[self.style_index(column)]

    # filling

    def fill(self, rows: Iterable[Sequence[Value]], count: int, header: Mapping[str, Value] | None = None) -> Filled:
        """Write `count` rows, each with a value for every column, and the header cells that are empty.

        `header` is by reference: "C4", on another sheet "Cover!C4".
        """
        workbook, package = self.workbook, self.workbook.package
        root = package.tree(self.sheet.part)
        book_root = workbook.tree
        move = self._move(count)
        changed: dict[str, bytes | Iterable[bytes]] = {}
        book_changed = False
        if move is not None:
            moving = Moving(workbook, move, self.sheet.part, self.region.table)
            book_changed = moving.run(root, book_root)
            changed.update(moving.finished())
        written, kept, others = self._header_cells(root, header or {}, move, changed)
        if stale.drop_results(workbook, root, self.sheet.name, changed, others):
            stale.ask_for_calculation(book_root)
            book_changed = True
        plan = Laying(self, root, move, count)
        book_changed |= self._reach(root, book_root, plan.last_row)
        links = Links(workbook, changed)
        chain = links.drop_chain() if plan.lay_out() else None
        if book_changed:
            changed[workbook.part] = serialise(book_root)
        if workbook.styles.changed:
            changed[workbook.styles_part or links.add_styles()] = workbook.styles.bytes()
        if "template" in workbook.content_type:
            links.become_workbook()
        changed[self.sheet.part] = plan.pieces(rows)
        return Filled(
            data=package.rewritten(changed, frozenset({chain} if chain else ())),
            suffix=workbook.suffix,
            sheet=self.sheet.name,
            rows=tuple(self.region.row_at(index) for index in range(count)),
            fresh=plan.fresh,
            carried=plan.carried,
            move=move,
            header=written,
            kept=kept,
        )

    def _move(self, count: int) -> Move | None:
        more = count - len(self.region.inputs)
        if more <= 0 or (self.region.open and self.region.last + more <= refs.LAST_ROW):
            return None
        bottom = max(self.region.last, self.sheet.last_row) + more
        if bottom > refs.LAST_ROW:
            raise NotUnderstood(f"The sheet “{self.sheet.name}” has no room for {count:,} rows.")
        return Move(self.sheet.name, self.header_row + 1, self.region.last, more)

    def _refuse_locked(self) -> None:
        if not self.sheet.protected:
            return
        row = self.region.model or self.region.row_at(0)
        locked = [
            column
            for column in self.columns
            if self.sheet.locked(row, column.column)
            and not self.sheet.has_formula(row, column.column)
            and not (column.standing and not self.sheet.is_empty(row, column.column))
        ]
        if not locked:
            return
        if len(locked) == len(self.columns):
            raise NotUnderstood(
                f"The sheet “{self.sheet.name}” is protected and all its cells are locked. Ask the board for a copy "
                "that can be filled, or unprotect the sheet in Excel (Review, Unprotect Sheet)."
            )
        names = ", ".join(f"{refs.letter(c.column)} “{c.heading}”" for c in locked)
        raise NotUnderstood(
            f"The sheet “{self.sheet.name}” is protected and these columns are locked: {names}. Leave them out of the "
            "mapping, or ask the board for a copy in which they can be filled."
        )

    def _header_cells(
        self,
        root: etree._Element,
        header: Mapping[str, Value],
        move: Move | None,
        changed: dict[str, bytes | Iterable[bytes]],
    ) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]]:
        """Write the header cells that are empty, those of other sheets into `changed`; gives those written with where
        they are now, those kept as they were, and the names of the other sheets written."""
        written, kept = [], []
        roots = {self.sheet.name: root}
        for asked, value in header.items():
            if value is None or value == "":
                continue
            name, ref = refs.split_sheet(asked)
            sheet = self.sheet if name is None else self.workbook.sheet(name)
            row, column = refs.cell(ref)
            merged = sheet.merge_at(row, column)
            if merged is not None:
                row, column = merged.top, merged.left
            if not sheet.is_empty(row, column) or sheet.locked(row, column):
                kept.append(asked)
                continue
            if sheet.name not in roots:
                held = changed.get(sheet.part)
                roots[sheet.name] = (
                    parse(held, sheet.part) if isinstance(held, bytes) else self.workbook.package.tree(sheet.part)
                )
            style, place = self.style_for(sheet.style_index(row, column), value), f"{refs.letter(column)}{row}"
            set_cell(roots[sheet.name], row, column, cell_xml(place, style, value, self.workbook.dates_from_1904))
            if sheet is not self.sheet:
                place = refs.on_sheet(sheet.name, place)
            elif move is not None:
                place = f"{refs.letter(column)}{move.row(row)}"
            written.append((asked, place))
        others = tuple(name for name in roots if name != self.sheet.name)
        changed.update({self.workbook.sheet(name).part: serialise(roots[name]) for name in others})
        return tuple(written), tuple(kept), others

    @property
    def lifts(self) -> bool:
        """Whether texts are wrapped that the board did not wrap; then cells it did not align stand at the top."""
        looks = ((column.long, self.look(column.column)) for column in self.columns)
        return any(long and not look.wrap and not look.shrink for long, look in looks)

    def style_for(self, index: int, value: Value, *, long: bool = False, top: bool = False) -> int:
        """The style a value takes in a cell of this style: its own, unless a day would show as a number, a text hide.

        `top` puts a cell that has no alignment of its own at the top.
        """
        styles = self.workbook.styles
        style = styles[index]
        code = None
        if isinstance(value, datetime):
            code = None if style.asks_date and style.asks_time else MOMENT
        elif isinstance(value, date):
            code = None if style.asks_date else DATE
        elif isinstance(value, time):
            code = None if style.asks_time else TIME
        wrap = long and not style.wrap and not style.shrink
        top = top and not style.vertical
        if code is None and not wrap and not top:
            return index
        return styles.variant(index, code=code, wrap=wrap, top=top)

    def _reach(self, root: etree._Element, book_root: etree._Element, last: int) -> bool:
        """Let filter, print area and, in an open form, lists and colours reach the last row."""
        changed = False
        for element in root.iter(f"{{{MAIN}}}conditionalFormatting", f"{{{MAIN}}}dataValidation"):
            element.set("sqref", self._reached(element.get("sqref", ""), last))
        for element in root.iter(f"{{{XM}}}sqref"):
            if next(element.iterancestors(f"{{{X14}}}sparkline"), None) is None:
                element.text = self._reached(element.text or "", last)
        own = self.workbook.all_tabs.index(self.sheet.name)
        for element in root.findall(f"{{{MAIN}}}autoFilter"):
            held = refs.place_of(element)
            if held.top <= self.header_row <= held.bottom < last:
                element.set("ref", str(Range(held.top, held.left, last, held.right)))
        for element in book_root.iterfind(f"{{{MAIN}}}definedNames/{{{MAIN}}}definedName"):
            name, text = element.get("name"), element.text or ""
            if name not in ("_xlnm.Print_Area", "_xlnm._FilterDatabase") or element.get("localSheetId") != str(own):
                continue
            place, _, ref = text.rpartition("!")
            try:
                held = Range.read(ref)
            except ValueError:
                continue
            if "," not in text and held.top <= self.header_row <= held.bottom < last:
                held = Range(held.top, held.left, last, held.right)
                letters = refs.letter(held.left), refs.letter(held.right)
                element.text = f"{place}!${letters[0]}${held.top}:${letters[1]}${held.bottom}"
                changed = True
        return changed

    def _reached(self, sqref: str, last: int) -> str:
        """Ranges of a rule that begin in an open form and end before its last row, made to cover that."""
        if not self.region.open:
            return sqref
        made = []
        for held in refs.ranges(sqref):
            inside = self.header_row < held.top <= self.region.row_at(0) <= held.bottom < last
            made.append(Range(held.top, held.left, last, held.right) if inside else held)
        return " ".join(str(held) for held in made)
