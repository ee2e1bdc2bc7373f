"""The page on mapping files says what the program takes."""

from __future__ import annotations

from domain.asked.found import CATALOGUE
from exporters.templates.mapping import from_json
from tests.tui.conftest import ROOT
from tui.mapping_page import EXAMPLE, page


def test_the_page_of_mapping_files_names_every_field() -> None:
    said = page()
    assert all(f"`{each.id}`" in said for each in CATALOGUE)
    assert (ROOT / "docs" / "mapping.md").read_text(encoding="utf-8") == page(), "docs/mapping.md is old: make docs"


def test_the_example_is_a_map_the_program_takes() -> None:
    taken = from_json(EXAMPLE)
    assert dict(taken.columns)["F"] == ("action", "outcome") and dict(taken.cells)["C6"] is None
