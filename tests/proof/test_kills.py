"""The long sweep of kills: `make proof`."""

from __future__ import annotations

import pytest

from storage.casefile import CaseFile
from tests.storage.made_meetings import PEOPLE
from tests.storage.writing import kill_while_minuting, kill_while_typing, saved_of, typist
from tests.storage.writing_report import kill_while_reporting

pytestmark = pytest.mark.proof


def test_two_hundred_kills_lose_no_saved_row_and_no_half_typed_line(case: CaseFile) -> None:
    case.close()
    acknowledged, lost = kill_while_typing(case.path, rounds=200, seed=7)
    print(f"200 kills while typing and saving: {acknowledged:,} rows acknowledged, {lost} lost")  # noqa: T201
    assert acknowledged > 200
    assert lost == 0


def test_a_hundred_kills_while_minuting_lose_no_paragraph_version_or_answer(case: CaseFile) -> None:
    for person in PEOPLE:
        case.people.add(person)
    case.close()
    acknowledged, lost = kill_while_minuting(case.path, rounds=100, seed=7)
    print(f"100 kills while minuting: {acknowledged:,} acts acknowledged, {lost} lost")  # noqa: T201
    assert acknowledged > 100
    assert lost == 0


def test_a_hundred_kills_while_reporting_lose_no_passage_no_evidence_and_no_signature(case: CaseFile) -> None:
    case.close()
    acknowledged, lost = kill_while_reporting(case.path, rounds=100, seed=7)
    print(f"100 kills while writing the report: {acknowledged:,} acts acknowledged, {lost} lost")  # noqa: T201
    assert acknowledged > 500
    assert lost == 0


def test_two_writers_of_a_thousand_rows_each_lose_nothing(case: CaseFile) -> None:
    both = [typist(case.path, name, 1_000) for name in ("gp", "hv")]
    saved: dict[str, int] = {}
    for process in both:
        printed, _ = process.communicate()
        assert process.returncode == 0
        saved |= saved_of(printed)
    print(f"two writers at once: {len(saved):,} rows acknowledged")  # noqa: T201
    assert len(saved) == 2_000
    assert {entry.id: entry.revision for entry in case.entries.all()} == saved
    assert case.log.check() is None
    assert case.log.check_rows() is None
