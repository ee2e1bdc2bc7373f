"""Boards' templates of a report, made by hand: as small as a behaviour needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from domain.report.leaving import OutgoingReport
from domain.report.parts import Criterion
from exporters.report.filled import FilledReport, agreeing, fill_understood
from exporters.templates.report_template import understand_report
from exporters.word.pictures import Picture
from tests.exporters.report.cases import TODAY, leaving


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def guidance(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.italic = True
    run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)


def sections(*titles: str, blanks: int = 2) -> bytes:
    """Headings, each with a line of guidance and blank paragraphs to write in."""
    made = docx.Document()
    for title in titles:
        made.add_heading(title, 1)
        guidance(made, f"Please write what belongs under this heading, in your own words ({title.lower()}).")
        for _ in range(blanks):
            made.add_paragraph("")
    return saved(made)


def table(heading: str, *columns: str, rows: int = 2) -> bytes:
    """A heading and a table of blank rows under it."""
    made = docx.Document()
    made.add_heading(heading, 1)
    grid = made.add_table(rows + 1, len(columns), style="Table Grid")
    for cell, text in zip(grid.rows[0].cells, columns, strict=True):
        cell.text = text
        cell.paragraphs[0].runs[0].bold = True
    return saved(made)


def quality(*criteria: str, heads: tuple[str, ...] = ("Criteria", "Yes", "No", "Comments")) -> bytes:
    """A quality form, a row for each criterion."""
    made = docx.Document()
    made.add_heading("Quality assurance form", 1)
    grid = made.add_table(len(criteria) + 1, len(heads), style="Table Grid")
    for cell, text in zip(grid.rows[0].cells, heads, strict=True):
        cell.text = text
    for row, text in zip(grid.rows[1:], criteria, strict=True):
        row.cells[0].text = text
    return saved(made)


def boxes(count: int) -> bytes:
    """A heading, and for each question a box with its place above and blank lines in it."""
    made = docx.Document()
    made.add_heading("6. Analysis", 1)
    for number in range(1, count + 1):
        grid = made.add_table(2, 1, style="Table Grid")
        grid.rows[0].cells[0].paragraphs[0].add_run("Insert question ").bold = True
        grid.rows[0].cells[0].paragraphs[0].add_run(f"{number} from the terms of reference").bold = True
        grid.rows[1].cells[0].add_paragraph("")
        made.add_paragraph("")
    return saved(made)


def labels(*names: str) -> bytes:
    """A cover: labels with blank cells beside them."""
    made = docx.Document()
    grid = made.add_table(len(names), 2, style="Table Grid")
    for row, name in zip(grid.rows, names, strict=True):
        row.cells[0].text = name
    return saved(made)


def with_control(label: str, properties: str, shown: str = "Click here") -> bytes:
    """A cover of one label with a content control beside it, showing its placeholder."""
    made = docx.Document()
    grid = made.add_table(1, 2, style="Table Grid")
    grid.rows[0].cells[0].text = label
    spaces = nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    grid.rows[0].cells[1].paragraphs[0]._p.append(
        parse_xml(
            f'<w:sdt {spaces}><w:sdtPr><w:id w:val="77"/><w:showingPlcHdr/>{properties}</w:sdtPr><w:sdtContent>'
            f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>'
        )
    )
    return saved(made)


def with_form_field(label: str, data: str) -> bytes:
    """A cover of one label with a legacy form field beside it."""
    made = docx.Document()
    grid = made.add_table(1, 2, style="Table Grid")
    grid.rows[0].cells[0].text = label
    for piece in (
        f'<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="F1"/><w:enabled/><w:calcOnExit w:val="0"/>{data}'
        "</w:ffData></w:fldChar>",
        '<w:instrText xml:space="preserve"> FORMTEXT </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>     </w:t>", '<w:fldChar w:fldCharType="end"/>',
    ):  # fmt: skip
        grid.rows[0].cells[1].paragraphs[0]._p.append(parse_xml(f"<w:r {nsdecls('w')}>{piece}</w:r>"))
    return saved(made)


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with one part changed as text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if name == part else text)
    return out.getvalue()


def filled(
    data: bytes, out: OutgoingReport | None = None, *, remove: bool = False, pictures: dict[str, Picture] | None = None,
    prove: bool = False,
) -> FilledReport:  # fmt: skip
    """The template filled, whatever of it is not certain left alone."""
    out = out or leaving()
    criteria: tuple[Criterion, ...] = out.report.criteria
    document, template = understand_report(data, "board.docx", out.questions, criteria)
    return fill_understood(
        out, document, agreeing(template) if remove else template, data, TODAY, pictures=pictures, prove=prove
    )


def paragraphs(data: bytes) -> list[str]:
    """What every paragraph of the body says, those of tables among them."""
    from exporters.word.read_back import paragraphs_in

    return paragraphs_in(data)


def xml(data: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(part).decode()


def with_workbook(workbook: bytes) -> bytes:
    """A heading for the action plan, and under it a workbook that stands in the document as an object."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    made = docx.Document()
    made.add_heading("8. Recommendations", 1)
    made.add_paragraph("")
    made.add_heading("Action plan", 1)
    made.add_paragraph("Please complete the attached Excel file below")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    part = Part(PackURI("/word/embeddings/Worksheet1.xlsx"), kind, workbook, made.part.package)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
    id = made.part.relate_to(part, relation)
    made.element.body.insert(
        len(made.element.body) - 1,
        parse_xml(
            f'<w:p {nsdecls("w")} xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="{relation[:-8]}"><w:r>'
            '<w:object w:dxaOrig="1530" w:dyaOrig="990"><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" '
            f'ShapeID="_x0000_i1025" DrawAspect="Icon" ObjectID="_1528106411" r:id="{id}"/></w:object></w:r></w:p>'
        ),
    )
    return saved(made)
