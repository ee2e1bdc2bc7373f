"""The authors' page on the entry line says what is so: each of its examples is read with the outcome it states."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.domain.a_case import blocks, outcome, shown

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "entry-line.md").read_text(encoding="utf-8")
LINES = [pair for block in re.findall(r"^```\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL) for pair in blocks(block)]
CELLS = [
    (typed, told)
    for left, told in re.findall(r"^\| (`.*`) \| (.*) \|$", PAGE, re.MULTILINE)
    for typed in re.findall(r"`([^`]+)`", left)
]


@pytest.mark.parametrize(("line", "told"), LINES)
def test_an_example_line_is_read_as_the_page_says(line: str, told: list[str]) -> None:
    assert outcome(shown(line)) == told


@pytest.mark.parametrize(("typed", "told"), CELLS)
def test_a_date_is_read_or_refused_as_the_page_says(typed: str, told: str) -> None:
    draft = shown(f"{typed} SW1: call")
    assert not draft.asks
    assert (draft.entry.when.said() if draft.entry else draft.problems[0].sentence) == told


def test_the_page_has_examples_of_every_kind() -> None:
    assert len(LINES) > 30 and len(CELLS) > 60
