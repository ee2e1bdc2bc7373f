"""Some hundreds of lines as records have them: each read as its author would say, asked about, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.line.reading import write
from domain.line.writing import same
from tests.domain.a_case import KNOWN, blocks, outcome, shown

TABLES = {
    path.stem: blocks(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "lines").glob("*.txt"))
}
LINES = [pytest.param(line, told, id=f"{name}: {line}") for name, table in TABLES.items() for line, told in table]


@pytest.mark.parametrize(("line", "told"), LINES)
def test_a_line_is_read_as_its_author_would_say(line: str, told: list[str]) -> None:
    assert outcome(shown(line)) == told


@pytest.mark.parametrize("name", TABLES)
def test_what_was_read_is_written_as_a_line_that_reads_the_same(name: str) -> None:
    changed = []
    for line, _ in TABLES[name]:
        draft = shown(line)
        if draft.ready and draft.entry and not draft.new_people:
            again = shown(write(draft.entry, KNOWN))
            if again.asks or not again.entry or not same(again.entry, draft.entry):
                changed.append((line, write(draft.entry, KNOWN)))
    assert not changed


def test_texts_that_only_look_like_dates_times_or_people_stay_whole_and_unasked() -> None:
    texts = (Path(__file__).parent / "plain_texts.txt").read_text(encoding="utf-8").splitlines()
    found = {text: outcome(shown(f"3/3/24 {text}")) for text in texts}
    assert {text: told for text, told in found.items() if told != [f"when Sun 3 March 2024 ; event {text}"]} == {}


def test_there_are_several_hundred_lines() -> None:
    assert len({line for table in TABLES.values() for line, _ in table}) > 400
