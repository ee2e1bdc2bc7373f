"""The screen killed while it is typed into: a few rounds with the ordinary tests, a hundred by `make proof`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from domain.meetings.interview import Attendee, Interview
from storage.casefile import CaseFile
from tests.proof.typing_killed import CHRONOLOGY, MINUTES, REPORT, Killed, Sitting, type_and_kill
from tests.screens.conftest import PASSPHRASE, made, path

__all__ = ["made", "path"]
SECOND = 1.0


def rounds_of(case: Path, home: Path, count: int, at: Sitting = CHRONOLOGY) -> list[Killed]:
    (home / "tmp").mkdir(mode=0o700)
    secret = home / "passphrase"
    secret.touch(0o600)
    secret.write_text(PASSPHRASE + "\n")
    chance = random.Random(11)
    return [type_and_kill(case, home, number + 1, chance, at) for number in range(count)]


def test_of_a_killed_screen_no_row_shown_as_saved_is_lost_and_nothing_is_left_in_plain_form(
    path: Path, tmp_path: Path
) -> None:
    for killed in rounds_of(path, tmp_path, 2):
        assert (killed.lost, killed.plain, killed.sound) == ([], [], True)


def with_a_meeting(case: Path) -> Path:
    """The case with a meeting to be minuted."""
    people = (Attendee("SW1"), Attendee("GP1"), Attendee("HV1", "interviewer", asked=False))
    with CaseFile.open(case, PASSPHRASE) as opened:
        opened.interviews.add(Interview(held="2024-07-01", people=people))
    return case


def test_of_minutes_killed_while_typed_no_paragraph_that_is_shown_is_lost(
    path: Path, tmp_path: Path
) -> None:
    for killed in rounds_of(with_a_meeting(path), tmp_path, 1, MINUTES):
        assert (killed.lost, killed.plain, killed.sound) == ([], [], True)


def test_of_a_section_of_the_report_killed_while_typed_no_paragraph_that_is_shown_is_lost(
    path: Path, tmp_path: Path
) -> None:
    for killed in rounds_of(path, tmp_path, 1, REPORT):
        assert (killed.lost, killed.plain, killed.sound) == ([], [], True)


@pytest.mark.proof
def test_fifty_kills_of_a_section_of_the_report_lose_no_paragraph_and_at_most_a_second_of_typing(
    path: Path, tmp_path: Path
) -> None:
    all_of_them = rounds_of(path, tmp_path, 50, REPORT)
    gone = sorted(killed.gone for killed in all_of_them)
    print(  # noqa: T201
        f"50 kills of a section of the report while typed at 20 keys a second: "
        f"{sum(killed.acknowledged for killed in all_of_them):,} paragraphs shown, "
        f"{sum(len(killed.lost) for killed in all_of_them)} lost; typing gone: half of the rounds {gone[25]:.2f} s "
        f"or less, at most {gone[-1]:.2f} s; files with a typed word: "
        f"{sum(len(killed.plain) for killed in all_of_them)}"
    )
    assert all(killed.sound for killed in all_of_them)
    assert not [each for killed in all_of_them for each in (*killed.lost, *killed.plain)]
    assert gone[-1] <= SECOND


@pytest.mark.proof
def test_fifty_kills_of_the_minutes_lose_no_paragraph_and_at_most_a_second_of_typing(
    path: Path, tmp_path: Path
) -> None:
    all_of_them = rounds_of(with_a_meeting(path), tmp_path, 50, MINUTES)
    gone = sorted(killed.gone for killed in all_of_them)
    print(  # noqa: T201
        f"50 kills of the minutes while typed at 20 keys a second: "
        f"{sum(killed.acknowledged for killed in all_of_them):,} paragraphs shown, "
        f"{sum(len(killed.lost) for killed in all_of_them)} lost; typing gone: half of the rounds {gone[25]:.2f} s "
        f"or less, at most {gone[-1]:.2f} s; files with a typed word: "
        f"{sum(len(killed.plain) for killed in all_of_them)}"
    )
    assert all(killed.sound for killed in all_of_them)
    assert not [each for killed in all_of_them for each in (*killed.lost, *killed.plain)]
    assert gone[-1] <= SECOND


@pytest.mark.proof
def test_a_hundred_kills_of_the_screen_lose_no_saved_row_and_at_most_a_second_of_typing(
    path: Path, tmp_path: Path
) -> None:
    all_of_them = rounds_of(path, tmp_path, 100)
    gone = sorted(killed.gone for killed in all_of_them)
    print(  # noqa: T201
        f"100 kills of the screen while typed into at 20 keys a second: "
        f"{sum(killed.acknowledged for killed in all_of_them):,} rows shown as saved, "
        f"{sum(len(killed.lost) for killed in all_of_them)} lost; typing gone: half of the rounds {gone[50]:.2f} s "
        f"or less, at most {gone[-1]:.2f} s; lines offered again though saved: "
        f"{sum(killed.offered_again for killed in all_of_them)}; files with a typed word: "
        f"{sum(len(killed.plain) for killed in all_of_them)}"
    )
    assert all(killed.sound for killed in all_of_them)
    assert not [each for killed in all_of_them for each in (*killed.lost, *killed.plain)]
    assert gone[-1] <= SECOND
