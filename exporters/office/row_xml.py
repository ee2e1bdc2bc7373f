"""Rows of a sheet written as XML text: cells in the form's style, formulas copied, heights that show every line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from lxml import etree

from exporters.office import refs
from exporters.office.form import Form, FormColumn, Value
from exporters.office.formulas import copied
from exporters.office.heights import Room
from exporters.office.serials import to_serial
from exporters.office.xml import MAIN, escaped, integer, measure

_OWN = frozenset({"r", "spans", "ht", "customHeight"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """One column to fill in a row: which value, and how its cell begins and ends in XML, by kind of value."""

    index: int
    start: str
    empty: str
    text: str
    spaced: str
    long_text: str
    day: str
    clock: str
    moment: str
    number: str
    end: str
    end_text: str
    as_text: bool
    merged: bool
    room: Room
    least: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """A cell of the board's own in a row that is written: XML by row number."""

    draw: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPattern:
    """How one row, or many alike, is written."""

    open: str
    attributes: str
    close: str
    parts: tuple[_Placed | _Kept, ...]
    height: float | None
    fixed: bool
    standard: float
    from_1904: bool
    has_formulas: bool
    carried: frozenset[int]

    @classmethod
    def of_row(cls, form: Form, row: int, element: etree._Element | None, prefix: str) -> RowPattern:
        """The pattern of an input row that is in the form already: cells of the board's own stay as they are."""
        sheet = form.sheet
        parts: dict[int, _Placed | _Kept] = {}
        formulas = False
        for cell in () if element is None else element:
            if cell.tag == f"{{{MAIN}}}c":
                column = refs.place_of(cell, "r").left
                xml = drawn(cell, prefix)
                parts[column] = _Kept(lambda number, xml=xml: xml)  # type: ignore[misc]
                formulas |= cell.find(f"{{{MAIN}}}f") is not None
        for index, asked in enumerate(form.columns):
            at = asked.column
            if not sheet.has_formula(row, at) and sheet.is_empty(row, at):
                parts[at] = _placed(form, index, asked, sheet.style_index(row, at), prefix)
        return cls._made(form, element, parts, prefix, formulas)

    @classmethod
    def of_new_rows(
        cls,
        form: Form,
        model: int,
        element: etree._Element | None,
        before: etree._Element | None,
        prefix: str,
    ) -> RowPattern:
        """The pattern of rows put in: like the last input row, its formulas copied, its numbering carried on."""
        parts: dict[int, _Placed | _Kept] = {}
        formulas = False
        filled = {column.column for column in form.columns}
        standing = {column.column for column in form.columns if column.standing}
        for cell in () if element is None else element:
            if cell.tag != f"{{{MAIN}}}c":
                continue
            column = refs.place_of(cell, "r").left
            formula = cell.find(f"{{{MAIN}}}f")
            if formula is not None and formula.text and formula.get("t", "normal") in ("normal", "array"):
                parts[column] = _Kept(_formula_cell(cell, formula, model, prefix))
                formulas = True
            elif column not in filled or column in standing:
                carried = _carried(cell, before, column, model, prefix)
                if carried is not None:
                    parts[column] = _Kept(carried)
                elif column not in filled:
                    parts[column] = _Kept(_blank(cell, column, prefix))
        for index, asked in enumerate(form.columns):
            if asked.column not in parts:
                parts[asked.column] = _placed(form, index, asked, form.style_index(asked.column), prefix)
        return cls._made(form, element, parts, prefix, formulas)

    @classmethod
    def _made(
        cls,
        form: Form,
        element: etree._Element | None,
        parts: dict[int, _Placed | _Kept],
        prefix: str,
        formulas: bool,
    ) -> RowPattern:
        return cls(
            open=f'<{prefix}row r="',
            attributes=_attributes(element) if element is not None else "",
            close=f"</{prefix}row>",
            parts=tuple(parts[column] for column in sorted(parts)),
            height=measure(element.get("ht")) if element is not None else None,
            fixed=element is not None and element.get("customHeight") in ("1", "true"),
            standard=form.sheet.default_height,
            from_1904=form.workbook.dates_from_1904,
            has_formulas=formulas,
            carried=frozenset(c.column for c in form.columns if type(parts[c.column]) is _Kept),
        )

    def draw(self, number: int, values: Sequence[Value]) -> str:
        """One row as XML."""
        out: list[str] = []
        need, by_hand = 0.0, False
        for part in self.parts:
            if type(part) is _Kept:
                out.append(part.draw(number))
                continue
            assert type(part) is _Placed
            value = values[part.index]
            if value is None:
                out.append(f"{part.start}{number}{part.empty}")
                continue
            if type(value) is not str:
                kind, value = self._number(part, value)
                if kind is not None:
                    out.append(f"{part.start}{number}{kind}{value}{part.end}")
                    continue
            style = part.text
            if value and (value[0] <= " " or value[-1] <= " "):
                style = part.spaced
            if (len(value) > part.least or "\n" in value) and (lines := part.room.lines(value)) > 1:
                style = part.long_text
                if (height := part.room.height(lines)) > need:
                    need, by_hand = height, part.merged
            out.append(f"{part.start}{number}{style}{escaped(value)}{part.end_text}")
        return f'{self.open}{number}"{self.attributes}{self._tall(need, by_hand)}>{"".join(out)}{self.close}'

    def _number(self, part: _Placed, value: Value) -> tuple[str | None, str]:
        """How a value that is no text is written; None and the words when it must be text after all."""
        if isinstance(value, date):
            serial = to_serial(value.date() if isinstance(value, datetime) else value, self.from_1904)
            if serial is None or part.as_text:
                return None, in_words(value)
            if isinstance(value, datetime):
                return part.moment, repr(serial + (value.hour * 60 + value.minute) / 1440)
            return part.day, str(serial)
        if isinstance(value, time):
            return (None, in_words(value)) if part.as_text else (part.clock, _fraction(value))
        return part.number, repr(value)

    def _tall(self, need: float, by_hand: bool) -> str:
        """The height of the row: the form's own while it shows every line, else as much as is needed.

        A height needed is not fixed, so that Excel fits the row again when it is edited, but for merged cells, which
        it cannot fit.
        """
        own = self.height if self.height is not None else self.standard
        if need <= own + 0.01:
            if self.height is None:
                return ""
            return f' ht="{self.height:g}"' + (' customHeight="1"' if self.fixed else "")
        return f' ht="{need:g}"' + (' customHeight="1"' if by_hand else "")


def in_words(value: date | time) -> str:
    """A day, a time or both as UK forms write them."""
    if isinstance(value, datetime):
        return f"{value.day:02}/{value.month:02}/{value.year:04} {value.hour:02}:{value.minute:02}"
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return f"{value.hour:02}:{value.minute:02}"


def drawn(element: etree._Element, prefix: str) -> str:
    """An element of a sheet as XML text without repeating the namespaces of the sheet."""
    if not isinstance(element.tag, str):
        return ""
    name = _name(element.tag, element, prefix)
    inside = escaped_markup(element.text or "") + "".join(
        drawn(child, prefix) + escaped_markup(child.tail or "") for child in element
    )
    return f"<{name}{_all_attributes(element)}>{inside}</{name}>" if inside else f"<{name}{_all_attributes(element)}/>"


def escaped_markup(text: str) -> str:
    """Text of the board's own, escaped for XML and otherwise as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def cell_xml(ref: str, style: int, value: Value, from_1904: bool, prefix: str = "") -> str:
    """One cell as XML."""
    start = f'<{prefix}c r="{ref}"' + (f' s="{style}"' if style else "")
    if isinstance(value, time):
        return f"{start}><{prefix}v>{_fraction(value)}</{prefix}v></{prefix}c>"
    if isinstance(value, date):
        serial = to_serial(value.date() if isinstance(value, datetime) else value, from_1904)
        if serial is not None:
            more = (value.hour * 60 + value.minute) / 1440 if isinstance(value, datetime) else 0
            return f"{start}><{prefix}v>{serial + more if more else serial}</{prefix}v></{prefix}c>"
        value = in_words(value)
    if isinstance(value, (int, float)):
        return f"{start}><{prefix}v>{value!r}</{prefix}v></{prefix}c>"
    if value is None:
        return f"{start}/>"
    space = ' xml:space="preserve"' if value.strip() != value or "\n" in value else ""
    return f'{start} t="inlineStr"><{prefix}is><{prefix}t{space}>{escaped(value)}</{prefix}t></{prefix}is></{prefix}c>'


def _fraction(value: time) -> str:
    return repr((value.hour * 60 + value.minute) / 1440)


def _placed(form: Form, index: int, column: FormColumn, style: int, prefix: str) -> _Placed:
    look = form.workbook.styles[style]
    start = f'<{prefix}c r="{refs.letter(column.column)}'
    lifts = form.lifts

    def chosen(value: Value, long: bool = False) -> int:
        return form.style_for(style, value, long=long, top=lifts)

    own = chosen("")

    def number(index: int) -> str:
        return f'"{_style(index)}><{prefix}v>'

    def text(index: int, space: str = "") -> str:
        return f'"{_style(index)} t="inlineStr"><{prefix}is><{prefix}t{space}>'

    room = form.room(column.column)
    as_text = look.is_text
    long = chosen("", long=True) if column.long else own
    preserve = ' xml:space="preserve"'
    return _Placed(
        index=index,
        start=start,
        empty=f'"{_style(own)}/>',
        text=text(own),
        spaced=text(own, preserve),
        long_text=text(long, preserve),
        day=number(chosen(date.min) if column.days and not as_text else own),
        clock=number(chosen(time.min) if column.times and not as_text else own),
        moment=number(chosen(datetime.min) if column.moments and not as_text else own),
        number=number(own),
        end=f"</{prefix}v></{prefix}c>",
        end_text=f"</{prefix}t></{prefix}is></{prefix}c>",
        as_text=as_text,
        merged=form.merged(column.column) is not None,
        room=room,
        least=room.least,
    )


def _style(index: int) -> str:
    return f' s="{index}"' if index else ""


def _formula_cell(cell: etree._Element, formula: etree._Element, model: int, prefix: str) -> Callable[[int], str]:
    """A formula copied from row `model`; an array formula of one cell stays one."""
    letters = cell.get("r", "A1").rstrip("0123456789")
    mark = f' cm="{cell.get("cm")}"' if cell.get("cm") else ""
    style = f'"{_style(integer(cell, "s"))}{mark}><{prefix}f'
    text, array = formula.text or "", formula.get("t") == "array"

    def draw(number: int) -> str:
        kind = f' t="array" ref="{letters}{number}"' if array else ""
        copy = escaped_markup(copied(text, number - model))
        return f'<{prefix}c r="{letters}{number}{style}{kind}>{copy}</{prefix}f></{prefix}c>'

    return draw


def _carried(
    cell: etree._Element, before: etree._Element | None, column: int, model: int, prefix: str
) -> Callable[[int], str] | None:
    """What the last two rows share, carried on, or a numbering, continued; None when there is neither."""
    value = cell.findtext(f"{{{MAIN}}}v")
    above = None
    for other in () if before is None else before:
        if other.tag == f"{{{MAIN}}}c" and refs.place_of(other, "r").left == column:
            above = other.findtext(f"{{{MAIN}}}v") if other.get("t") == cell.get("t") else None
    if value is None or above is None or cell.find(f"{{{MAIN}}}f") is not None:
        return None
    start, style, kind = f'<{prefix}c r="{refs.letter(column)}', _style(integer(cell, "s")), cell.get("t", "n")
    end = f"</{prefix}v></{prefix}c>"
    if kind == "n" and value.isdigit() and above.isdigit() and int(value) == int(above) + 1:
        first = int(value) - model
        return lambda number: f'{start}{number}"{style}><{prefix}v>{first + number}{end}'
    if value == above and kind in ("n", "s", "b"):
        mark = "" if kind == "n" else f' t="{kind}"'
        return lambda number: f'{start}{number}"{style}{mark}><{prefix}v>{value}{end}'
    return None


def _blank(cell: etree._Element, column: int, prefix: str) -> Callable[[int], str]:
    """An empty cell that looks like this one."""
    start, style = f'<{prefix}c r="{refs.letter(column)}', _style(integer(cell, "s"))
    return lambda number: f'{start}{number}"{style}/>'


def _attributes(row: etree._Element) -> str:
    return "".join(
        f' {_name(str(name), row, "")}="{_quoted(str(value))}"'
        for name, value in row.attrib.items()
        if name not in _OWN
    )


def _all_attributes(element: etree._Element) -> str:
    return "".join(f' {_name(str(n), element, "")}="{_quoted(str(v))}"' for n, v in element.attrib.items())


def _name(tag: str, element: etree._Element, prefix: str) -> str:
    """A name with the prefix the sheet gives its namespace."""
    if not tag.startswith("{"):
        return tag
    space, _, local = tag[1:].partition("}")
    if space == "http://www.w3.org/XML/1998/namespace":
        return f"xml:{local}"
    if space == MAIN and element.tag == tag:
        return prefix + local
    known = next((p for p, uri in element.nsmap.items() if uri == space and p), None)
    return f"{known}:{local}" if known else local


def _quoted(text: str) -> str:
    return escaped_markup(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
