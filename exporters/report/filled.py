"""The report put into a board's Word template: filled, read back, every place and part of it accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lxml import etree

from domain.errors import NotUnderstood
from domain.report.leaving import OutgoingReport
from exporters.office.proving import Change, Proof
from exporters.report.around import kept_around
from exporters.report.asked import Personal
from exporters.report.filling import Filling
from exporters.report.printed import OURS, kept
from exporters.report.putting import Filled
from exporters.report.read_back import meant_by, read_back
from exporters.templates.report_places import ReportMapping, ReportTemplate
from exporters.word.boxes import kept_twice
from exporters.word.contents import number_contents
from exporters.word.document import Document, cell_text, cells_of, each_paragraph, rows_of
from exporters.word.fields import ask_to_update
from exporters.word.footers import add_to_footers
from exporters.word.pictures import Picture
from exporters.word.text import W, text_of

PANEL_LABEL = {
    "names": "PANEL COPY: people are named in it. Not to be passed on.",
    "initials": "PANEL COPY: people are shown by initials and job titles. Not to be passed on.",
}
"""What stands at the foot of every page of a copy for the panel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledReport:
    """A board's template with the report in it, read back. `places` counts what was filled, `notes` are sentences for
    the author, `printed` what it says by mark, `changes` every place filled and every part changed.

    `personal` are the places that ask for what identifies somebody, as the disclosure check calls them, in `main`, the
    part that holds the text.
    """

    data: bytes = field(repr=False)
    places: int
    notes: tuple[str, ...]
    printed: Mapping[str, str] = field(repr=False)
    changes: tuple[Change, ...] = ()
    personal: tuple[Personal[str], ...] = field(default=(), repr=False)
    main: str = "word/document.xml"
    paragraphs: int = 0


def fill_report(
    out: OutgoingReport,
    data: bytes,
    name: str,
    today: date,
    mapping: ReportMapping | None = None,
    *,
    pictures: Mapping[str, Picture] | None = None,
    prove: bool = False,
) -> FilledReport:
    """Fill a board's template, given as bytes and called `name` in sentences, with the report.

    Guidance and example rows are taken out as the mapping agrees.
    Raises `NotUnderstood` where something in it would have to be asked; nothing is written then. Raises
    `ReadBackDiffers` where the finished file does not hold what was meant.
    """
    from exporters.templates.report_template import understand_report

    document, template = understand_report(data, name, out.questions, out.report.criteria, mapping)
    if template.uncertain:
        answer = f"Answer on the screen, or by --map: imr template {name} --write-map map.json begins one."
        raise NotUnderstood("\n".join((f"Not certain what {name} asks for:", *template.uncertain, answer)))
    return fill_understood(out, document, template, data, today, pictures=pictures, prove=prove)


def agreeing(template: ReportTemplate) -> ReportTemplate:
    """The same with the removal of all that looks like guidance or examples agreed."""
    removals = tuple(replace(each, agreed=each.agreed or each.likely) for each in template.removals)
    return replace(template, removals=removals, decided=True)


def fill_understood(
    out: OutgoingReport,
    document: Document,
    template: ReportTemplate,
    data: bytes,
    today: date,
    *,
    pictures: Mapping[str, Picture] | None = None,
    prove: bool = False,
    whole: bool = True,
) -> FilledReport:
    """As `fill_report`, with everything about the template known; `document` holds the elements of its places, and is
    spent by this. Without `whole` what has no place is left out."""
    _forget_marks(document)
    own = [(paragraph, text) for paragraph in each_paragraph(document.body) if (text := text_of(paragraph)).strip()]
    boxes = kept_twice(document)
    filling = Filling(document, template, out, today, pictures, whole)
    report = filling.fill()
    notes = list(report.notes)
    if count := sum([each.agree() for each in boxes]):
        notes.append(
            f"{count} text box{'es were' if count > 1 else ' was'} filled twice, as Word keeps them: as drawn, and for"
            " older programs."
        )
    if whole and (count := number_contents(document, filling.looks, (each for each, _ in own))):
        notes.append(f"The contents page has {count} page numbers, which Word works out when the file is opened.")
    if out.naming is not None:
        add_to_footers(document, (PANEL_LABEL[out.naming],))
    document.touch(document.main)
    written = {element.getroottree().getroot() for element in report.touched}
    for part, root in document.stories:
        if root in written:
            document.touch(part)
    if ask_to_update(document):
        notes.append("Contents and fields are brought up to date when the file is opened: Word asks, answer yes.")
    printed = {mark: _said(element) for mark, element in report.marks.items()}
    meant = meant_by(document, own, report.touched | report.removed, printed)
    personal = tuple(
        Personal(where, one.text, one.kinds, one.whose)
        for one in report.personal if (where := whereabouts(document, one.where))
    )
    finished, main, filled = document.data(), document.main, tuple(report.filled)
    more = {
        **report.elsewhere, **kept(document.body, report.marks, report.words, report.cells), **kept_around(document),
    }  # fmt: skip
    # What is read back is a tree of its own: long tables need not be held twice.
    del own, filling, report
    _spend(document)
    proof = read_back(finished, data, template.name, meant)
    notes.append(
        f"{len(proof.same)} of {len(proof.same) + len(proof.changed)} parts of the template are byte for byte as they"
        f" came; changed: {', '.join(proof.changed)}{'; new: ' + ', '.join(proof.added) if proof.added else ''}."
    )
    return FilledReport(
        data=finished,
        places=len(filled),
        notes=tuple(dict.fromkeys(notes)),
        printed={**more, **printed},
        changes=tuple(_changes(filled, proof, main)) if prove else (),
        personal=personal,
        main=main,
        paragraphs=sum(mark.startswith("passage:") for mark in printed),
    )


def _forget_marks(document: Document) -> None:
    """Take out bookmarks of ours, where the file is one that left before: what is printed now is marked anew."""
    for part, root in document.stories:
        ours = [each for each in root.iter(f"{W}bookmarkStart") if each.get(f"{W}name", "").startswith(OURS)]
        ids = {each.get(f"{W}id") for each in ours}
        ends = [each for each in root.iter(f"{W}bookmarkEnd") if each.get(f"{W}id") in ids] if ours else []
        for each in (*ours, *ends):
            parent = each.getparent()
            assert parent is not None
            parent.remove(each)
        if ours:
            document.touch(part)


def _spend(document: Document) -> None:
    """Let go of what a document holds, once it is written."""
    for table in list(document.body.iter(f"{W}tbl")):
        for row in list(table):
            table.remove(row)
    for element in list(document.body):
        document.body.remove(element)


def _said(element: etree._Element) -> str:
    """The words of a paragraph, or of a row cell by cell."""
    if element.tag == f"{W}tr":
        return "\t".join(cell_text(cell) for cell in cells_of(element))
    return text_of(element)


def _changes(filled: Sequence[Filled], proof: Proof, main: str) -> Iterator[Change]:
    """Every place, then every part that is not as it came."""
    for one in filled:
        part = one.place.part or main
        yield Change(part, f"{one.place.name} “{' '.join(one.place.label.split())[:60]}”", one.before, one.after)
    for part in proof.changed:
        yield Change(part, "", "as the board sent it", "changed")
    for part in proof.added:
        yield Change(part, "", "not there", "added")


def whereabouts(document: Document, element: etree._Element) -> str:
    """How the disclosure check calls the place of this element: its cell, or its paragraph, of the text."""
    cell = element if element.tag == f"{W}tc" else next(element.iterancestors(f"{W}tc"), None)
    if cell is None and (inner := next(element.iter(f"{W}tc"), None)) is not None:
        cell = inner
    if cell is not None:
        table = next(cell.iterancestors(f"{W}tbl"))
        tables = [each for each in document.body.iter(f"{W}tbl")]
        row = next(cell.iterancestors(f"{W}tr"))
        rows = rows_of(table)
        column = cells_of(row).index(cell) + 1
        return f"table {tables.index(table) + 1}, row {rows.index(row) + 1}, column {column}"
    paragraph = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
    if paragraph is None:
        paragraph = next(element.iter(f"{W}p"), None)
    if paragraph is None:
        return ""
    # One that holds nothing at all is not counted there.
    held = (each for each in document.body.iter(f"{W}p") if len(each))
    return next((f"paragraph {number}" for number, each in enumerate(held, 1) if each is paragraph), "")
