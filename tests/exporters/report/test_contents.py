"""A contents page that a board typed by hand."""

from __future__ import annotations

import docx

from tests.exporters.report.templates import filled, saved, xml

HEADINGS = ("1. Introduction", "2. Narrative", "3. Learning")


def contents(*lines: tuple[str, str], rest: tuple[str, ...] = HEADINGS) -> bytes:
    made = docx.Document()
    made.add_paragraph().add_run("TABLE OF CONTENTS").bold = True
    grid = made.add_table(len(lines) + 1, 3, style="Table Grid")
    grid.rows[0].cells[2].text = "Page no"
    for row, (number, title) in zip(grid.rows[1:], lines, strict=True):
        row.cells[0].text, row.cells[1].text = number, title
    for title in rest:
        made.add_heading(title, 1)
        made.add_paragraph("")
    return saved(made)


LINES = (("1.", "Introduction"), ("2.", "Narrative"), ("3.", "Learning"))


def test_page_numbers_are_left_for_word_to_work_out() -> None:
    made = filled(contents(*LINES))
    assert xml(made.data).count("PAGEREF _imr_page_") == 3
    assert "<w:updateFields" in xml(made.data, "word/settings.xml")
    assert any("3 page numbers" in note for note in made.notes)


def test_a_line_that_is_no_heading_of_the_document_stays_blank() -> None:
    assert xml(filled(contents(*LINES, ("4.", "Bibliography"))).data).count("PAGEREF") == 3


def test_a_table_that_only_looks_like_a_contents_page_is_left_alone() -> None:
    assert "PAGEREF" not in xml(filled(contents(("1.", "Introduction"), ("2.", "Another matter"))).data)


def test_a_heading_said_twice_gets_a_number_only_where_its_own_number_tells_which_is_meant() -> None:
    twice = ("1. Introduction", "2. Narrative", "3. Context", "Learning", "4. Learning")
    lines = (*LINES[:2], ("3.", "Context"))
    assert xml(filled(contents(*lines, ("", "Learning"), rest=twice)).data).count("PAGEREF") == 3
    assert xml(filled(contents(*lines, ("4.", "Learning"), rest=twice)).data).count("PAGEREF") == 4
