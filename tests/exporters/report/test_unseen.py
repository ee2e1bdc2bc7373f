"""Templates of boards nobody has seen before, filled: text boxes, two tongues, tables within tables, small print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exporters.word.boxes import kept_twice
from exporters.word.document import Document
from exporters.word.text import W, text_of
from tests.exporters.report.cases import REVIEW
from tests.exporters.report.templates import filled, paragraphs
from tests.exporters.word_templates.boards import WordBoard
from tests.exporters.word_templates.raw import docx, gap, p, r, sdt, table, tc
from tests.exporters.word_templates.unseen_asked import UNSEEN
from tests.exporters.word_templates.unseen_parts import append, as_bytes, box, box_text

AGENCY = REVIEW.details.agency


def _boxes(*lines: tuple[str, bool], fallback: bool = True) -> bytes:
    import docx as python_docx

    document = python_docx.Document()
    append(document, box(box_text(*lines), fallback=fallback))
    document.add_paragraph()
    return as_bytes(document)


@pytest.mark.parametrize("board", UNSEEN, ids=lambda board: board.name)
def test_nothing_of_the_boards_is_lost(board: WordBoard) -> None:
    before = [text for text in paragraphs(board.build()) if text.strip(" …._")]
    after = "\n".join(paragraphs(filled(board.build()).data))
    filled_in = ("Click", "Choose", "<", "[", "…", "_", "From ", ".....", "☐")
    stays = [text for text in before if not any(mark in text for mark in filled_in)]
    assert [text for text in stays if text not in after] == []


@pytest.mark.real
@pytest.mark.parametrize("board", UNSEEN, ids=lambda board: board.name)
def test_microsofts_validator_finds_no_new_fault(
    board: WordBoard, validator: Callable[[Path], list[dict[str, Any]]], tmp_path: Path
) -> None:
    before, after = tmp_path / "before.docx", tmp_path / "after.docx"
    before.write_bytes(board.build())
    after.write_bytes(filled(board.build()).data)
    known = {fault["description"] for fault in validator(before)}
    assert [fault["description"] for fault in validator(after) if fault["description"] not in known] == []


def test_a_value_in_a_text_box_is_filled_in_both_ways_word_keeps_it_and_said() -> None:
    made = filled(_boxes(("Agency:", True), ("", False)))
    pairs = kept_twice(Document(made.data, "made.docx"))
    assert [text_of(each) for each in pairs[0].second.iter(f"{W}p")][0] == f"Agency: {AGENCY}"
    assert pairs[0].said == tuple(text_of(each) for each in pairs[0].second.iter(f"{W}p"))
    assert any("text box" in note and "older programs" in note for note in made.notes)


def test_text_under_a_heading_in_a_text_box_stands_in_the_room_of_the_box() -> None:
    made = Document(filled(_boxes(("5 Narrative", True), ("", False))).data, "made.docx")
    first = next(made.body.iter(f"{W}txbxContent"))
    assert any("In the first months of 2024" in text_of(each) for each in first.iter(f"{W}p"))


def test_text_under_a_heading_alone_in_a_text_box_stands_behind_the_box() -> None:
    made = Document(filled(_boxes(("5 Narrative", True))).data, "made.docx")
    ours = next(each for each in made.body.iter(f"{W}p") if "In the first months of 2024" in text_of(each))
    assert next(ours.iterancestors(f"{W}txbxContent"), None) is None


def test_marks_stand_once_though_a_text_box_is_kept_twice() -> None:
    made = Document(filled(_boxes(("5 Narrative", True), ("", False))).data, "made.docx")
    names = [each.get(f"{W}name") for each in made.body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))


def test_a_part_of_a_table_is_filled_within_its_own_rows() -> None:
    body = table((tc(p("8. Action plan"), span=3),), ("Recommendation", "Action", "Lead"), ("",) * 3,
                 (tc(p("9. Conclusion"), span=3),), (tc(gap(2), span=3),))  # fmt: skip
    said = paragraphs(filled(docx(p("Report", style="Title") + body)).data)
    assert said.index("Recommendation") < said.index("9. Conclusion")
    assert not any("card" in each for each in said[: said.index("Recommendation")])


def test_words_are_not_as_small_as_the_blank_line_they_stand_in() -> None:
    tiny = '<w:p><w:pPr><w:rPr><w:sz w:val="4"/></w:rPr></w:pPr></w:p>'
    made = Document(filled(docx(p("Report", style="Title") + table(("Agency", tc(tiny))))).data, "made.docx")
    ours = next(each for each in made.body.iter(f"{W}p") if text_of(each) == AGENCY)
    assert ours.find(f"{W}r/{W}rPr/{W}sz") is None


def test_words_in_a_control_are_not_grey_as_those_that_stood_there() -> None:
    control = sdt(r("Click or tap here to enter text.", "color=808080"), alias="agency")
    made = Document(filled(docx(p("Report", style="Title") + p([r("Agency: "), control]))).data, "made.docx")
    run = next(each for each in made.body.iter(f"{W}r") if AGENCY in "".join(each.itertext()))
    assert run.find(f"{W}rPr/{W}color") is None


def test_a_line_of_dots_under_a_heading_goes_when_the_text_stands_there() -> None:
    said = paragraphs(filled(docx(p("5. Narrative", style="Heading1") + p("………………………………"))).data)
    assert not any("………" in each for each in said)


def test_guidance_in_brackets_stays_over_the_text_of_its_box() -> None:
    box = tc(p("[Describe what your agency knew and when it came to know of it.]", "i") + gap())
    said = paragraphs(filled(docx(p("Report", style="Title") + table((tc(p("5. Narrative", "b")),), (box,)))).data)
    at = next(at for at, each in enumerate(said) if "In the first months of 2024" in each)
    assert any(each.startswith("[Describe") for each in said[:at])
