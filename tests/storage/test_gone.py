"""A case file that is taken away, or put in its place, under the open case."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import CannotWrite
from storage.care import backups
from storage.casefile import CaseFile
from tests.storage.test_casefile import on


def test_a_case_whose_file_is_gone_says_so_and_saves_again_once_it_is_back(case: CaseFile) -> None:
    case.entries.add(on(3))
    away = case.path.with_name("away.imr")
    case.path.rename(away)
    with pytest.raises(CannotWrite, match=f"{case.path.name} is gone from {case.path.parent}: nothing since ..:.. is"):
        case.entries.add(on(4))
    assert case.entries.count() == 1
    away.rename(case.path)
    case.entries.add(on(5))
    assert case.entries.count() == 2


def test_another_file_in_the_place_of_the_case_is_said(case: CaseFile) -> None:
    content = case.path.read_bytes()
    case.path.unlink()
    case.path.write_bytes(content)
    with pytest.raises(CannotWrite, match="Another file has taken the place of"):
        case.entries.add(on(4))


def test_a_case_whose_file_is_gone_is_still_backed_up(case: CaseFile) -> None:
    case.entries.add(on(3))
    case.path.unlink()
    taken = backups.backup(case)
    assert taken.path.is_file() and taken.path.stat().st_mode & 0o777 == 0o600


def test_where_the_folder_is_gone_too_no_backup_is_claimed(case: CaseFile, tmp_path: Path) -> None:
    case.entries.add(on(3))
    case.path.parent.rename(tmp_path.with_name(f"{tmp_path.name}-away"))
    with pytest.raises(CannotWrite, match="No copy was made: the case file .* is gone from"):
        backups.backup(case)
