"""A workbook of our own with one sheet: the parts every such package has around what is drawn in it."""

from __future__ import annotations

import io
import zipfile

from exporters.office.xml import CONTENT_TYPES, DECLARATION, PACKAGE_RELATIONSHIPS, RELATIONSHIPS

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT_TYPES = (
    f'<Types xmlns="{CONTENT_TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)


def one_sheet(workbook: str, styles: str, sheet: str) -> bytes:
    """The package of these three parts, each without its declaration; the sheet is `rId1` in the workbook."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (
            ("[Content_Types].xml", _CONTENT_TYPES),
            ("_rels/.rels", _rels(("officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", _rels(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))),
            ("xl/styles.xml", styles),
            ("xl/worksheets/sheet1.xml", sheet),
        ):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, DECLARATION + text)
    return made.getvalue()


def _rels(*targets: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{links}</Relationships>'
