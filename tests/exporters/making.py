"""Makes the workbooks of `boards.py`, by openpyxl, by hand, by XlsxWriter and by way of LibreOffice.

Those of the last two are kept beside this file; `python -m tests.exporters.making` makes them anew.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from exporters.office.refs import Range, cell, letter
from tests.exporters.boards import BOARDS, OTHER_BOARDS, Board

KEPT = Path(__file__).parent / "workbooks"


def workbook(board: Board) -> bytes:
    """One board's workbook, as its producer makes it."""
    if board.producer == "openpyxl":
        return by_openpyxl(board)
    if board.producer == "xml":
        return by_hand(board)
    return (KEPT / f"{board.name.replace(' ', '-')}.xlsx").read_bytes()


def texts(board: Board) -> dict[tuple[int, int], str]:
    """Every text of the board's sheet, by row and column."""
    top, left = cell(board.at)
    found = {cell(ref): text for ref, text in board.above.items()}
    for ref, text in board.groups.items():
        group = Range.read(ref)
        found[group.top, group.left] = text
    for number, column in enumerate(board.columns):
        found[top, left + number] = column.heading
    for down, row in enumerate(board.rows, 1):
        for number, text in enumerate(row):
            if text:
                found[top + down, left + number] = text
    return found


def merges(board: Board) -> list[str]:
    """Merged ranges, those of group headings among them."""
    return [*board.merges, *(ref for ref in board.groups if ref.split(":")[0] != ref.split(":")[-1])]


def by_openpyxl(board: Board) -> bytes:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table

    book = Workbook()
    sheet = book.active
    sheet.title = board.sheet
    for (row, column), text in texts(board).items():
        sheet.cell(row, column, text)
    for ref in merges(board):
        sheet.merge_cells(ref)
    top, left = cell(board.at)
    last = top + board.blank_rows
    for number, column in enumerate(board.columns):
        at = letter(left + number)
        sheet.column_dimensions[at].width = column.width
        for row in range(top + 1, last + 1):
            if column.format:
                sheet.cell(row, left + number).number_format = column.format
        if column.listed:
            rule = DataValidation(type="list", formula1='"' + ",".join(column.listed) + '"')
            rule.add(f"{at}{top + 1}:{at}{last}")
            sheet.add_data_validation(rule)
    if board.table:
        sheet.add_table(Table(displayName="Rows", ref=f"{board.at}:{letter(left + len(board.columns) - 1)}{last}"))
    for name, (state, held) in board.other_sheets.items():
        other = book.create_sheet(name)
        other.sheet_state = state
        for ref, text in held.items():
            other[ref] = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_xlsxwriter(board: Board) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(board.sheet)
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1})
    for ref in merges(board):
        sheet.merge_range(ref, "", bold)
    for (row, column), text in texts(board).items():
        sheet.write_string(row - 1, column - 1, text, bold)
    top, left = cell(board.at)
    for number, column in enumerate(board.columns):
        at = left + number - 1
        sheet.set_column(at, at, column.width, book.add_format({"num_format": column.format or "General"}))
        if column.listed:
            rule = {"validate": "list", "source": list(column.listed)}
            sheet.data_validation(top, at, top + board.blank_rows, at, rule)
    book.close()
    return out.getvalue()


def by_hand(board: Board) -> bytes:
    """The least a workbook can be: inline strings, no styles but one for dates and one for times."""
    rows: dict[int, list[str]] = {}
    for (row, column), text in sorted(texts(board).items()):
        inline = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        rows.setdefault(row, []).append(f'<c r="{letter(column)}{row}" t="inlineStr">{inline}</c>')
    body = "".join(f'<row r="{row}">{"".join(cells)}</row>' for row, cells in sorted(rows.items()))
    joined = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges(board))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
        'PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet '
        f'name={quoteattr(board.sheet)} sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>'
        + (f"<mergeCells>{joined}</mergeCells>" if joined else "")
        + "</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def by_libreoffice(board: Board) -> bytes:
    """Made by openpyxl, then opened and saved by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.xlsx"
        made.write_bytes(by_openpyxl(board))
        soffice = shutil.which("soffice") or "soffice"
        profile = f"-env:UserInstallation=file://{folder}/profile"
        kind = "xlsx:Calc MS Excel 2007 XML"
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", kind, "--outdir", f"{folder}/out", str(made)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return (Path(folder) / "out" / "made.xlsx").read_bytes()


def keep() -> None:
    """Make the kept workbooks anew."""
    KEPT.mkdir(exist_ok=True)
    for board in (*BOARDS, *OTHER_BOARDS):
        make = {"xlsxwriter": by_xlsxwriter, "libreoffice": by_libreoffice}.get(board.producer)
        if make is not None:
            (KEPT / f"{board.name.replace(' ', '-')}.xlsx").write_bytes(make(board))


if __name__ == "__main__":
    keep()
