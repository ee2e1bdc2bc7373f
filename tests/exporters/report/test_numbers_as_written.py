"""What is numbered 5.3 while it is written is 5.3 in the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.report.as_printed import as_printed
from domain.report.leaving import outgoing_report
from exporters.layouts.report import report_paper
from exporters.report.filling import Filling
from exporters.templates.report_template import understand_report
from exporters.templates.words import unnumbered
from exporters.word.blocks import Heading
from exporters.word.building import docx
from exporters.word.text import text_of
from screens.board_file.asked_by_board import asks_of
from tests.domain.a_report import READY, TODAY


@pytest.mark.parametrize("own_numbers", [True, False])
def test_a_paragraph_is_printed_with_the_number_it_is_written_under(own_numbers: bool) -> None:
    paper = report_paper("adults", READY.questions)
    if not own_numbers:
        bare = (replace(each, text=unnumbered(each.text).split(": ")[-1]) if isinstance(each, Heading) else each
                for each in paper.blocks)  # fmt: skip
        paper = replace(paper, blocks=tuple(bare))
    document, template = understand_report(docx(paper), "board.docx", READY.questions)
    view = as_printed(READY.report.passages, READY.questions, asks_of(document, template))
    filled = Filling(document, template, outgoing_report(READY, today=TODAY), TODAY).fill()
    assert view.board and set(view.paragraphs) == {each.id for each in READY.report.passages}
    for passage, number in view.paragraphs.items():
        assert text_of(filled.marks[f"passage:{passage}"]).partition("\t")[0] == number
