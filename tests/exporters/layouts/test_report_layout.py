"""Our own layouts of a report and of a chronology in Word: accessible, valid, and certain to their own reader."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from domain.question import Question
from domain.report.about_whom import Kind
from domain.report.facts import FACTS
from domain.report.parts import Criterion
from domain.report.quality import OFFERED
from domain.report.sections import SECTIONS
from exporters.layouts.chronology_document import chronology_document
from exporters.layouts.report import KINDS, report_layout
from exporters.templates.report_template import understand_report
from exporters.word.read_back import paragraphs_in
from tests.exporters.plans import leaving

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
QUESTIONS = (
    Question("1", "Was the risk of harm seen and weighed?"),
    Question("2a", "How well did the agency share what it knew?"),
    Question("KLOE 3", "Was the person’s own voice heard?"),
)
LAYOUTS: tuple[tuple[str, bytes], ...] = (
    *((kind, report_layout(kind, QUESTIONS, agency="Riverside", version="2", versions=(("1", "3 March", "draft"),)))
      for kind in KINDS),
    *((f"{kind} with guidance", report_layout(kind, QUESTIONS, guidance=True)) for kind in KINDS),
    ("chronology", chronology_document(leaving().chronology)),
)  # fmt: skip
of_each = pytest.mark.parametrize("data", [data for _, data in LAYOUTS], ids=[name for name, _ in LAYOUTS])
of_each_kind = pytest.mark.parametrize("kind", KINDS)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def style_of(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def said(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


# what Word's accessibility checker looks for

@of_each
def test_headings_nest_and_begin_with_the_highest(data: bytes) -> None:
    styles = {each.get(f"{W}styleId"): each for each in part(data, "word/styles.xml").iter(f"{W}style")}

    def level(style: str) -> int | None:
        held = styles.get(style)
        if held is None:
            return None
        found = held.find(f"{W}pPr/{W}outlineLvl")
        above = held.find(f"{W}basedOn")
        if found is not None:
            return int(found.get(f"{W}val", "9"))
        return level(above.get(f"{W}val", "")) if above is not None else None

    levels = [at for each in part(data, "word/document.xml").iter(f"{W}p") if (at := level(style_of(each))) is not None]
    assert levels and levels[0] == 0
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@of_each
def test_every_table_has_a_row_of_headings_repeated_or_a_first_column_of_labels(data: bytes) -> None:
    tables = list(part(data, "word/document.xml").iter(f"{W}tbl"))
    assert tables
    for table in tables:
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        flags = int(look.get(f"{W}val", "0"), 16)
        headed = table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert headed == bool(flags & 0x20) and headed != bool(flags & 0x80)
        first = [said(row[0] if row[0].tag == f"{W}tc" else row.find(f"{W}tc")) for row in table.iter(f"{W}tr")]
        assert headed or all(first)


@of_each
def test_every_table_says_what_it_is_and_merges_no_cells(data: bytes) -> None:
    document = part(data, "word/document.xml")
    captions = [table.find(f"{W}tblPr/{W}tblCaption") for table in document.iter(f"{W}tbl")]
    assert all(each is not None and each.get(f"{W}val") for each in captions)
    assert not list(document.iter(f"{W}gridSpan", f"{W}vMerge"))


@of_each
def test_every_picture_would_have_words_and_the_language_is_british_english(data: bytes) -> None:
    document = part(data, "word/document.xml")
    assert all(each.get("descr") for each in document.iter() if str(each.tag).endswith("}docPr"))
    language = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language is not None and language.get(f"{W}val") == "en-GB"
    core = part(data, "docProps/core.xml")
    assert [each.text for each in core if str(each.tag).endswith("}title")][0]


@of_each
def test_no_empty_paragraph_makes_space(data: bytes) -> None:
    """An empty paragraph is one to write in, under a heading, or the last, as a document may not end with a table."""
    body = part(data, "word/document.xml").find(f"{W}body")
    assert body is not None
    empty_before = False
    for each in body:
        empty = each.tag == f"{W}p" and not said(each)
        assert not (empty and empty_before)
        empty_before = empty
        if empty and each.getnext() is not body[-1] and each.find(f"{W}pPr/{W}sectPr") is None:
            before = each.getprevious()
            assert before is not None and style_of(before).startswith(("Heading", "Banded", "Guidance"))


@of_each
def test_colours_can_be_read_by_anyone(data: bytes) -> None:
    """Contrast of 4.5 to 1 on white and on the shade of headings, as WCAG asks."""
    styles = part(data, "word/styles.xml")
    inks = {each.get(f"{W}val", "") for each in styles.iter(f"{W}color")} - {"auto"}
    shades = {each.get(f"{W}fill", "") for each in part(data, "word/document.xml").iter(f"{W}shd")} | {"FFFFFF"}
    assert all(contrast(ink, shade) >= 4.5 for ink in inks for shade in shades)


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@of_each
def test_every_page_has_its_number_and_says_it_is_confidential(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        headers = [package.read(name).decode() for name in names if re.match(r"word/header\d\.xml", name)]
        footers = [package.read(name).decode() for name in names if re.match(r"word/footer\d\.xml", name)]
    assert headers and all("Confidential" in text for text in headers)
    assert footers and all(" PAGE " in text and " NUMPAGES " in text for text in footers)
    sections = list(part(data, "word/document.xml").iter(f"{W}sectPr"))
    assert all(len(each.findall(f"{W}headerReference")) == 1 == len(each.findall(f"{W}footerReference"))
               for each in sections)  # fmt: skip


@of_each
@pytest.mark.real
def test_microsofts_validator_finds_no_fault(
    data: bytes, validator: Callable[[Path], list[dict[str, Any]]], tmp_path: Path
) -> None:
    path = tmp_path / "layout.docx"
    path.write_bytes(data)
    assert not validator(path)


# what is in them

@of_each_kind
@pytest.mark.parametrize("guidance", [False, True])
def test_every_place_of_a_layout_is_certain_to_its_own_reader(kind: Kind, guidance: bool) -> None:
    criteria = tuple(Criterion(text=text) for text in OFFERED)
    data = report_layout(kind, QUESTIONS, guidance=guidance)
    _, template = understand_report(data, "ours", QUESTIONS, criteria)
    assert not template.uncertain
    asked = {place.asks for place in template.places if place.certain}
    assert {f"answer:{question.label}" for question in QUESTIONS} <= asked
    assert {each.id for each in SECTIONS} <= asked
    needed = {f"fact:{fact.name}" for fact in FACTS if fact.needed} - {"fact:independence"}
    assert needed <= asked
    tables = {place.asks: place.columns for place in template.places if place.way == "table"}
    assert {"table:family", "table:actions", "table:quality", "table:searched", "table:policies", "table:interviewed",
            "table:personnel", "table:abbreviations"} == set(tables)  # fmt: skip
    assert all(None not in columns for columns in tables.values())
    signing = {f"sign:{whose}:{part}" for whose in ("author", "quality assurer", "countersigner", "chief officer")
               for part in ("who", "job", "day", "signed")}  # fmt: skip
    assert signing <= asked


def test_practice_with_children_and_with_adults_is_asked_about_in_its_own_words() -> None:
    adults, children = (said(part(report_layout(kind, guidance=True), "word/document.xml")) for kind in KINDS)
    for words in ("Safeguarding Adults Review", "Making Safeguarding Personal", "Mental Capacity Act", "Care Act"):
        assert words in adults and words not in children
    for words in ("Local Child Safeguarding Practice Review", "Working Together", "sibling", "lived experience"):
        assert words in children and words not in adults


def test_the_same_layout_is_the_same_file() -> None:
    assert report_layout("adults", QUESTIONS) == report_layout("adults", QUESTIONS)


def test_agency_reference_and_version_stand_on_every_page() -> None:
    data = report_layout("adults", agency="Riverside & Co", reference="SAR 9", version="draft 2")
    header, footer = (said(part(data, f"word/{name}2.xml")) for name in ("header", "footer"))
    assert "Riverside & Co  ·  SAR 9" in header and "·  draft 2" in footer


def test_a_copy_for_the_panel_does_not_say_that_names_are_kept_apart() -> None:
    for named in (False, True):
        said = " ".join(paragraphs_in(report_layout("adults", named=named)))
        assert ("their names are kept apart" in said) is not named
        assert ("the key in it says who they are" in said) is named


def test_over_the_title_stands_the_kind_of_review_the_author_gave() -> None:
    for kind in KINDS:
        given = " ".join(paragraphs_in(report_layout(kind, review_kind="SAR")))
        assert given.startswith("Safeguarding Adults Review")
        assert "Local Child" not in given


@of_each_kind
def test_every_line_of_the_contents_points_to_its_heading_and_has_its_page_worked_out(kind: Kind) -> None:
    body = part(report_layout(kind, QUESTIONS), "word/document.xml")
    lines = [each for each in body.iter(f"{W}p") if style_of(each) == "TOC1"]
    headings = [each for each in body.iter(f"{W}p") if style_of(each) == "Heading1"]
    marks = [each.find(f"{W}bookmarkStart").get(f"{W}name") for each in headings]
    assert [each.find(f"{W}hyperlink").get(f"{W}anchor") for each in lines] == marks
    assert [each.findtext(f".//{W}instrText", "").split()[1] for each in lines] == marks
    assert [said(each).removesuffix("…") for each in lines] == [said(each) for each in headings]


@of_each_kind
def test_a_remark_for_who_fills_it_in_is_not_sent_to_the_board(kind: Kind) -> None:
    told = "how it was given"
    assert told not in said(part(report_layout(kind), "word/document.xml"))
    assert told in said(part(report_layout(kind, guidance=True), "word/document.xml"))
