from __future__ import annotations

import pytest

from domain.errors import CannotWrite
from storage import cipher
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made import on
from tests.storage.made_meetings import PEOPLE
from tests.storage.writing import kill_while_minuting, kill_while_typing, saved_of, typist
from tests.storage.writing_report import kill_while_reporting


def test_no_row_said_to_be_saved_is_lost_when_the_program_is_killed(case: CaseFile) -> None:
    case.close()
    acknowledged, lost = kill_while_typing(case.path, rounds=8)
    assert acknowledged > 8
    assert lost == 0


def test_no_paragraph_version_or_answer_said_to_be_saved_is_lost_when_the_program_is_killed(case: CaseFile) -> None:
    for person in PEOPLE:
        case.people.add(person)
    case.close()
    acknowledged, lost = kill_while_minuting(case.path, rounds=6)
    assert acknowledged > 12
    assert lost == 0


def test_nothing_of_the_report_said_to_be_saved_is_lost_when_the_program_is_killed(case: CaseFile) -> None:
    case.close()
    acknowledged, lost = kill_while_reporting(case.path, rounds=5)
    assert acknowledged > 10
    assert lost == 0


def test_two_who_write_at_once_lose_nothing_and_see_each_others_rows(case: CaseFile) -> None:
    case.entries.page(0, 10)
    both = [typist(case.path, name, 60) for name in ("gp", "hv")]
    saved: dict[str, int] = {}
    for process in both:
        printed, _ = process.communicate()
        assert process.returncode == 0
        saved |= saved_of(printed)
    assert len(saved) == 120
    assert {entry.id: entry.revision for entry in case.entries.page(0, 200)} == saved
    assert len(case.people.all()) == 120
    assert case.log.check() is None
    assert case.log.check_rows() is None


def test_a_case_someone_else_holds_too_long_is_refused_with_a_sentence_and_then_taken(
    case: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CaseFile.open(case.path, PASSPHRASE) as other:
        theirs = other._desk
        theirs.run(lambda: theirs.connection.execute("BEGIN IMMEDIATE"))
        monkeypatch.setattr(cipher, "BUSY_SECONDS", 0.2)
        with pytest.raises(CannotWrite, match="Someone else is writing"):
            case.entries.add(on(3))
        assert case.entries.count() == 0
        theirs.run(lambda: theirs.connection.execute("ROLLBACK"))
        case.entries.add(on(3))
    assert case.entries.count() == 1
