"""The key of personnel: as a sheet to stand in another workbook, and as a workbook of our own."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.gate import KeyLine, KeyOfPersonnel, Naming
from exporters.office.differs import ReadBackDiffers
from exporters.office.one_sheet import one_sheet
from exporters.office.refs import letter
from exporters.office.xml import DECLARATION, MAIN, RELATIONSHIPS, cleaned, escaped, unescaped

SHEET = "Key of personnel"
HEADER_ROW = 4
_LETTERS_A_LINE = 1.1


@dataclass(frozen=True, slots=True)
class Looks:
    """Which cell formats of the workbook the sheet uses, by their number: a title, a note, a heading, a text."""

    title: int
    note: int
    heading: int
    body: int


def columns_of(key: Sequence[KeyLine], naming: Naming) -> tuple[tuple[str, float], ...]:
    """The headings of the key and how wide each column is, in characters; earlier codes only where anyone had one."""
    columns = [("Code", 12.0)]
    if naming == "names":
        columns += [("Real name", 26.0), ("Job title or role", 26.0), ("Organisation", 26.0), ("Involvement", 34.0),
                    ("Other names", 24.0)]  # fmt: skip
    else:
        columns += [("Initials", 12.0), ("Job title or role", 32.0), ("Organisation", 32.0), ("Involvement", 44.0)]
    if any(line.former_codes for line in key):
        columns.append(("Earlier codes", 16.0))
    return tuple(columns)


def rows_of(key: Sequence[KeyLine], naming: Naming) -> Iterator[tuple[str, ...]]:
    """The lines of the key as texts under those headings."""
    earlier = any(line.former_codes for line in key)
    for line in key:
        row: tuple[str, ...] = (line.code, line.name, line.role, line.organisation, line.involvement)
        if naming == "names":
            row += ("; ".join(line.other_names),)
        yield row + (("; ".join(line.former_codes),) if earlier else ())


def sheet_xml(key: Sequence[KeyLine], naming: Naming, looks: Looks, label: str, log_head: str) -> str:
    """The sheet: a title, the label, the headings, a row a person; A4 landscape, the label in its footer."""
    return DECLARATION + _sheet(key, naming, looks, label, log_head)


def _sheet(key: Sequence[KeyLine], naming: Naming, looks: Looks, label: str, log_head: str) -> str:
    columns = columns_of(key, naming)
    last, below = letter(len(columns)), HEADER_ROW + len(key)
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width + 0.7109375}" customWidth="1"/>'
        for n, (_, width) in enumerate(columns, 1)
    )
    rows = [
        _row(1, 26, [(SHEET, looks.title)]),
        _row(2, 18, [(label, looks.note)]),
        _row(HEADER_ROW, 32, [(heading, looks.heading) for heading, _ in columns]),
        *(
            _row(number, _height(texts, columns), [(text, looks.body) for text in texts])
            for number, texts in enumerate(rows_of(key, naming), HEADER_ROW + 1)
        ),
    ]
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}{below}"/><sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>'
        '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f'<cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<mergeCells count="2"><mergeCell ref="A1:{last}1"/><mergeCell ref="A2:{last}2"/></mergeCells>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>{escaped(_footer(label, log_head))}</oddFooter></headerFooter></worksheet>"
    )


def workbook(out: KeyOfPersonnel, today: date) -> bytes:
    """The key as a workbook of its own, in plain form: it leaves only under a password."""
    label = f"{out.details.subject or 'Case'}, {today:%-d %B %Y} – real names inside – not for circulation"
    return one_sheet(_workbook(), _STYLES, _sheet(out.key, "names", Looks(1, 2, 3, 4), label, out.log_head))


def read_back(data: bytes, sheet: str, key: Sequence[KeyLine], naming: Naming) -> None:
    """Read the sheet by another reader and compare every cell with the key. Raises `ReadBackDiffers`."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            found = list(book[sheet].iter_rows(min_row=HEADER_ROW, values_only=True))
            book.close()
    except Exception:
        raise ReadBackDiffers("the key cannot be read again") from None
    meant = [tuple(heading for heading, _ in columns_of(key, naming)), *rows_of(key, naming)]
    read = [tuple(unescaped(str(value)) if value is not None else "" for value in row) for row in found]
    if read != [tuple(cleaned(text) for text in row) for row in meant]:
        raise ReadBackDiffers("the key is not what was meant")


def _footer(label: str, log_head: str) -> str:
    text = label.replace("&", "&&")
    return f"&L&8{text}&C&8Page &P of &N" + (f"&R&8Log {log_head[:16]}" if log_head else "")


def _row(number: int, height: float, cells: Sequence[tuple[str, int]]) -> str:
    drawn = "".join(
        f'<c r="{letter(n)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'
        if text
        else f'<c r="{letter(n)}{number}" s="{style}"/>'
        for n, (text, style) in enumerate(cells, 1)
    )
    return f'<row r="{number}" ht="{height:g}" customHeight="1">{drawn}</row>'


def _height(texts: Sequence[str], columns: Sequence[tuple[str, float]]) -> float:
    """Points for the longest text of a row; Excel's limit is 409."""
    lines = 1
    for text, (_, width) in zip(texts, columns, strict=True):
        lines = max(lines, sum(1 + int(len(part) // (width * _LETTERS_A_LINE)) for part in text.split("\n")))
    return min(409.0, 4.0 + 13.5 * lines)


def _workbook() -> str:
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/>'
        '</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"'{SHEET}'!${HEADER_ROW}:${HEADER_ROW}</definedName></definedNames></workbook>"
    )


_FONT = '<font>{bold}<sz val="{size}"/><color rgb="{colour}"/><name val="Arial"/><family val="2"/></font>'
_EDGE = "".join(f'<{side} style="thin"><color rgb="FFA6A6A6"/></{side}>' for side in ("left", "right", "top", "bottom"))
_XF = '<xf numFmtId="{format}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1" '\
    'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="{at}" wrapText="{wrap}"/></xf>'
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="4">'
    + _FONT.format(bold="", size=10, colour="FF000000")
    + _FONT.format(bold="<b/>", size=15, colour="FF1F3864")
    + _FONT.format(bold="", size=9, colour="FF7F7F7F")
    + _FONT.format(bold="<b/>", size=10, colour="FF000000")
    + '</fonts><fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFDCE6F1"/><bgColor indexed="64"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    f"<border>{_EDGE}<diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    + _XF.format(format=0, font=1, fill=0, border=0, at="center", wrap=0)
    + _XF.format(format=0, font=2, fill=0, border=0, at="center", wrap=0)
    + _XF.format(format=0, font=3, fill=2, border=1, at="center", wrap=1)
    + _XF.format(format=49, font=0, fill=0, border=1, at="top", wrap=1)
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
