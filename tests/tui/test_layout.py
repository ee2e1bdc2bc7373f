"""Our own layouts, empty, for a board that would take one over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from domain.question import Question
from exporters.templates import read_template
from exporters.templates.actions_template import read_plan
from exporters.templates.report_template import understand_report
from tests.tui.conftest import Run

FILES = [("adults", "a.docx"), ("children", "c.docx"), ("chronology", "c.xlsx"), ("chronology", "w.docx"),
         ("actions", "p.xlsx")]  # fmt: skip


@pytest.mark.real
@pytest.mark.parametrize(("kind", "name"), FILES)
def test_a_layout_is_written_empty_and_valid(
    imr: Run, tmp_path: Path, kind: str, name: str, validator: Callable[[Path], list[dict[str, Any]]]
) -> None:
    done = imr("layout", kind, "-o", name)
    assert done.returncode == 0 and f"The layout is in {name}" in done.stderr.replace(f"{tmp_path}/", "")
    assert not validator(tmp_path / name)
    again = imr("layout", kind, "-o", name)
    assert again.returncode == 5 and "already" in again.stderr


@pytest.mark.real
def test_what_is_handed_over_is_understood_when_it_comes_back(imr: Run, tmp_path: Path) -> None:
    question = "Was the risk seen and weighed?"
    assert imr("layout", "children", "-o", "c.docx", "--question", question).returncode == 0
    _, template = understand_report((tmp_path / "c.docx").read_bytes(), "c.docx", (Question("1", question),))
    assert not template.uncertain and "answer:1" in {place.asks for place in template.places}
    assert imr("layout", "actions", "-o", "p.xlsx").returncode == 0
    assert not read_plan((tmp_path / "p.xlsx").read_bytes(), "p.xlsx").uncertain
    assert imr("layout", "chronology", "-o", "x.xlsx").returncode == 0
    assert not read_template((tmp_path / "x.xlsx").read_bytes(), "x.xlsx").uncertain
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx").active
    assert str(sheet.data_validations.dataValidation[0].sqref).endswith("27")


@pytest.mark.real
@pytest.mark.parametrize("words", [("adults", "-o", "a.xlsx"), ("actions", "-o", "p.xlsx", "--question", "Why?"),
                                   ("novel", "-o", "n.docx"), ("adults",)])  # fmt: skip
def test_what_does_not_go_together_is_wrong_usage(imr: Run, words: tuple[str, ...]) -> None:
    assert imr("layout", *words).returncode == 2
