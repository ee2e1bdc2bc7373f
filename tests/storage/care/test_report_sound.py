"""Checking a report: a submission is the text it was frozen as, and what points to something finds it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from domain.review import Details
from storage.care import backups, verify
from storage.care.restoring import restore
from storage.casefile import CaseFile
from tests.storage.care.test_verify import sql, told
from tests.storage.cases import NOON, PHRASE
from tests.storage.made_report import report_of_everything


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with something in every list of the report."""
    path = tmp_path_factory.mktemp("first") / "adult-a.imr"
    with CaseFile.create(path, PHRASE, Details(author="An Author")) as case:
        report_of_everything(case)
        case.printed.keep("report", "ab" * 32, case.log.head(), {"passage:a": "b"})
    return path


@pytest.fixture
def case(first: Path, tmp_path: Path) -> Path:
    """The test's own copy of that case."""
    return Path(shutil.copy2(first, tmp_path / "adult-a.imr"))


def test_a_report_with_everything_in_it_is_sound(case: Path) -> None:
    assert told(case).good
    with CaseFile.open(case, PHRASE) as opened:
        assert verify.verify(opened).good


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE submissions SET text = 'Another text.'", "Version 1 of the report (submissions/1) is not the text"),
        ("UPDATE signatures SET sha256 = 'beef'", "of another text than the one frozen"),
        ("DELETE FROM submissions", "under a submission that is not there"),
        ("DELETE FROM passages WHERE section = 'narrative'", "cited/1 is of a paragraph that is not there"),
        ("UPDATE evidence SET target = 'x'", "of a paragraph of the report that is not there"),
        ("DELETE FROM recommendations", "actions/1 is for a recommendation that is not there"),
        ("DELETE FROM actions", "action_updates/1 is of an action that is not there"),
        ("DELETE FROM questions", "answers/1 is of a question that is not there"),
        ("UPDATE recommendations SET rests_on = '{'", "recommendations/1 cannot be read"),
        ("UPDATE printed SET texts = '[]'", "printed/1 cannot be read"),
        ("UPDATE submissions SET files = '[1]'", "The files of a submission"),
        ("UPDATE facts SET value = 'Matron'", "facts/1 is not as the log left it"),
        ("DELETE FROM deadlines", "deadlines/1 is missing"),
    ],
)
def test_the_first_bad_place_is_named(case: Path, change: str, sentence: str) -> None:
    with CaseFile.open(case, PHRASE) as opened:
        triggers = opened._desk.run(
            lambda: opened._desk.tuples("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name != 'log'")
        )
    sql(case, *(f"DROP TRIGGER {name}" for (name,) in triggers), change)
    assert sentence in told(case).sentence


def test_a_backup_brings_the_report_back_with_what_files_said(case: Path) -> None:
    with CaseFile.open(case, PHRASE) as opened:
        meant, printed = opened.report(), opened.printed.all()
        kept = backups.backup(opened, NOON)
        for passage in meant.passages:
            opened.passages.delete(passage.id, passage.revision)
    restore(case, kept.path, PHRASE, now=NOON)
    with CaseFile.open(case, PHRASE) as opened:
        assert opened.report() == meant and opened.printed.all() == printed and verify.verify(opened).good
