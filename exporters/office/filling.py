"""Filling a form in a workbook: only the parts that must change are changed, everything else stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from domain.errors import NotUnderstood
from exporters.office import refs, stale
from exporters.office.form import Form, Value
from exporters.office.formulas import Move
from exporters.office.laying import Laying, set_cell
from exporters.office.linking import Links
from exporters.office.moving import Moving
from exporters.office.refs import Range
from exporters.office.row_xml import cell_xml
from exporters.office.xml import MAIN, X14, XM, parse, serialise


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


def fill(form: Form, rows: Iterable[Sequence[Value]], count: int, header: Mapping[str, Value] | None = None) -> Filled:
    """Write `count` rows, each with a value for every column, and the header cells that are empty.

    `header` is by reference: "C4", on another sheet "Cover!C4".
    """
    workbook, package = form.workbook, form.workbook.package
    root = package.tree(form.sheet.part)
    book_root = workbook.tree
    move = _move(form, count)
    changed: dict[str, bytes | Iterable[bytes]] = {}
    book_changed = False
    if move is not None:
        moving = Moving(workbook, move, form.sheet.part, form.region.table)
        book_changed = moving.run(root, book_root)
        changed.update(moving.finished())
    written, kept, others = _header_cells(form, root, header or {}, move, changed)
    if stale.drop_results(workbook, root, form.sheet.name, changed, others):
        stale.ask_for_calculation(book_root)
        book_changed = True
    plan = Laying(form, root, move, count)
    book_changed |= _reach(form, root, book_root, plan.last_row)
    links = Links(workbook, changed)
    chain = links.drop_chain() if plan.lay_out() else None
    if book_changed:
        changed[workbook.part] = serialise(book_root)
    if workbook.styles.changed:
        changed[workbook.styles_part or links.add_styles()] = workbook.styles.bytes()
    if "template" in workbook.content_type:
        links.become_workbook()
    changed[form.sheet.part] = plan.pieces(rows)
    return Filled(
        data=package.rewritten(changed, frozenset({chain} if chain else ())),
        suffix=workbook.suffix,
        sheet=form.sheet.name,
        rows=tuple(form.region.row_at(index) for index in range(count)),
        fresh=plan.fresh,
        carried=plan.carried,
        move=move,
        header=written,
        kept=kept,
    )


def _move(form: Form, count: int) -> Move | None:
    more = count - len(form.region.inputs)
    if more <= 0 or (form.region.open and form.region.last + more <= refs.LAST_ROW):
        return None
    bottom = max(form.region.last, form.sheet.last_row) + more
    if bottom > refs.LAST_ROW:
        raise NotUnderstood(f"The sheet “{form.sheet.name}” has no room for {count:,} rows.")
    return Move(form.sheet.name, form.header_row + 1, form.region.last, more)


def _header_cells(
    form: Form,
    root: etree._Element,
    header: Mapping[str, Value],
    move: Move | None,
    changed: dict[str, bytes | Iterable[bytes]],
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]]:
    """Write the header cells that are empty, those of other sheets into `changed`; gives those written with where
    they are now, those kept as they were, and the names of the other sheets written."""
    written, kept = [], []
    roots = {form.sheet.name: root}
    for asked, value in header.items():
        if value is None or value == "":
            continue
        name, ref = refs.split_sheet(asked)
        sheet = form.sheet if name is None else form.workbook.sheet(name)
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
                parse(held, sheet.part) if isinstance(held, bytes) else form.workbook.package.tree(sheet.part)
            )
        style, place = form.style_for(sheet.style_index(row, column), value), f"{refs.letter(column)}{row}"
        set_cell(roots[sheet.name], row, column, cell_xml(place, style, value, form.workbook.dates_from_1904))
        if sheet is not form.sheet:
            place = refs.on_sheet(sheet.name, place)
        elif move is not None:
            place = f"{refs.letter(column)}{move.row(row)}"
        written.append((asked, place))
    others = tuple(name for name in roots if name != form.sheet.name)
    changed.update({form.workbook.sheet(name).part: serialise(roots[name]) for name in others})
    return tuple(written), tuple(kept), others


def _reach(form: Form, root: etree._Element, book_root: etree._Element, last: int) -> bool:
    """Let filter, print area and, in an open form, lists and colours reach the last row."""
    changed = False
    for element in root.iter(f"{{{MAIN}}}conditionalFormatting", f"{{{MAIN}}}dataValidation"):
        element.set("sqref", _reached(form, element.get("sqref", ""), last))
    for element in root.iter(f"{{{XM}}}sqref"):
        if next(element.iterancestors(f"{{{X14}}}sparkline"), None) is None:
            element.text = _reached(form, element.text or "", last)
    own = form.workbook.all_tabs.index(form.sheet.name)
    for element in root.findall(f"{{{MAIN}}}autoFilter"):
        held = refs.place_of(element)
        if held.top <= form.header_row <= held.bottom < last:
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
        if "," not in text and held.top <= form.header_row <= held.bottom < last:
            held = Range(held.top, held.left, last, held.right)
            letters = refs.letter(held.left), refs.letter(held.right)
            element.text = f"{place}!${letters[0]}${held.top}:${letters[1]}${held.bottom}"
            changed = True
    return changed


def _reached(form: Form, sqref: str, last: int) -> str:
    """Ranges of a rule that begin in an open form and end before its last row, made to cover that."""
    if not form.region.open:
        return sqref
    made = []
    for held in refs.ranges(sqref):
        inside = form.header_row < held.top <= form.region.row_at(0) <= held.bottom < last
        made.append(Range(held.top, held.left, last, held.right) if inside else held)
    return " ".join(str(held) for held in made)
