"""Checking minutes: each version is the text it was issued as, and what points to something finds it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from domain.agreement.steps import Answer, Representation, RowCheck
from domain.meetings.interview import ToSee
from domain.review import Details
from storage.care import verify
from storage.casefile import CaseFile
from tests.storage.care.test_verify import sql, told
from tests.storage.cases import PHRASE, row
from tests.storage.made_meetings import meeting


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with minutes issued and answered, a row that rests on them and one that was checked."""
    path = tmp_path_factory.mktemp("first") / "adult-a.imr"
    with CaseFile.create(path, PHRASE, Details()) as case:
        number = meeting(case, "SW1", texts=("I rang.", "Nobody came."))
        case.to_see.add(ToSee(code="SW2"))
        drawn = case.evidence.draw(row("visit"), number, [case.minutes.of(number).paragraphs[0].id])
        version = case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06")
        wants = Representation(version=1, code="SW1", kind="delete", paragraph=version.paragraphs[1].id)
        check = RowCheck(interview=number, code="SW1", entry=drawn.id, revision=1, shown="visit", verdict="confirmed")
        case.agreement.answer(
            Answer(
                interview=number, version=1, sha256=version.sha256, code="SW1", kind="represent",
                representations=(wants,), row_checks=(check,), day="2024-03-08",
            )
        )  # fmt: skip
    return path


@pytest.fixture
def case(first: Path, tmp_path: Path) -> Path:
    """The test's own copy of that case."""
    return Path(shutil.copy2(first, tmp_path / "adult-a.imr"))


def test_minutes_issued_and_answered_are_sound(case: Path) -> None:
    assert told(case).good
    with CaseFile.open(case, PHRASE) as opened:
        assert verify.verify(opened).good


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE versions SET paragraphs = replace(paragraphs, 'I rang', 'I wrote')", "not the text it was issued as"),
        ("UPDATE versions SET facts = replace(facts, '\"version\"', '\"x\"'), sha256 = ''", "not the text"),
        ("UPDATE versions SET facts = '{'", "cannot be read"),
        ("UPDATE steps SET sha256 = 'beef' WHERE kind = 'issue'", "of another text than version 1"),
        ("UPDATE steps SET version = 2", "of a version that is not there"),
        ("UPDATE representations SET version = 2", "of a version that is not there"),
        ("DELETE FROM interviews", "attendees/1 is of an interview that is not there"),
        ("UPDATE to_see SET code = 'SW9'", "to_see/1 names somebody who is not in the key"),
        ("UPDATE evidence SET target = 'x'", "of a row that is not there"),
        ("UPDATE evidence SET paragraphs = '[]'", "cannot be read"),
        ("UPDATE paragraphs SET text = 'I wrote'", "paragraphs/1 is not as the log left it"),
        ("DELETE FROM row_checks", "row_checks/1 is missing"),
    ],
)
def test_the_first_bad_place_is_named(case: Path, change: str, sentence: str) -> None:
    with CaseFile.open(case, PHRASE) as opened:
        triggers = opened._desk.run(
            lambda: opened._desk.tuples("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name != 'log'")
        )
    sql(case, *(f"DROP TRIGGER {name}" for (name,) in triggers), change)
    assert sentence in told(case).sentence
