"""What is seen to by itself when a case is opened and left."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.chronology.entry import Entry
from domain.dates.when import UNKNOWN
from storage.care import backups, sharing
from storage.casefile import CaseFile
from tui.asking import Given, at_work
from tui.backing_up import seen_to_on_opening

ON_A_NETWORK = "This case is on a network drive (nfs4). Open it from one host at a time"


@pytest.fixture
def on_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is on a network drive."""
    monkeypatch.setattr(sharing, "kind_of_drive", lambda path, table=None: "nfs4")


def letter() -> Entry:
    return Entry(when=UNKNOWN, event="a letter")


def test_a_sitting_that_ended_without_a_backup_is_made_good_at_the_next_opening(case: CaseFile) -> None:
    case.entries.add(letter())
    assert seen_to_on_opening(case) == ""
    assert [backup.head for backup in backups.listed(case.path)] == [case.log.head()[: backups.HEAD]]


def test_opening_a_case_that_has_not_changed_takes_no_second_backup(case: CaseFile) -> None:
    seen_to_on_opening(case)
    seen_to_on_opening(case)
    assert len(backups.listed(case.path)) == 1


@pytest.mark.usefixtures("on_a_network")
def test_a_command_says_once_that_the_case_is_on_a_network_drive(
    case: CaseFile, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case.close()
    with at_work(case.path, Given(passphrase_file)) as opened:
        opened.entries.add(letter())
    said = capsys.readouterr()
    assert said.err.count(ON_A_NETWORK) == 1 and not said.out
    assert len(backups.listed(case.path)) == 2


def test_where_no_backup_can_be_taken_that_is_said_and_the_case_is_open(case: CaseFile) -> None:
    backups.folder_of(case.path).write_text("in the way")
    assert seen_to_on_opening(case).startswith("No backup was taken.")
    assert case.entries.add(letter()).id
