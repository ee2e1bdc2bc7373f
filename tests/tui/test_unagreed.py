"""Rows on minutes that may not be used: export, copy and check stop or leave them out, and say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.agreement.steps import Step
from domain.chronology.entry import Entry
from domain.dates.when import When
from domain.meetings.interview import INTERVIEWER, Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from domain.review import Details
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.domain.meeting import LONG
from tests.tui.conftest import Run

DAY = date(2024, 3, 5)


@pytest.fixture
def opening(tmp_path: Path, passphrase_file: Path) -> tuple[object, ...]:
    """A case with a row drawn from minutes that are issued and not agreed, and another row."""
    tmp_path.chmod(0o700)
    path = tmp_path / "A.imr"
    with CaseFile.create(path, PASSPHRASE, Details(agency="Riverside Trust")) as case:
        for code in ("IM1", "SW1"):
            case.people.add(Person(code=code, role="social worker"))
        people = (Attendee("IM1", INTERVIEWER, asked=False), Attendee("SW1"))
        case.interviews.add(Interview(held="2024-03-04", people=people))
        (one,) = case.minutes.add(1, Paragraph(speaker="SW1", text=LONG[0]))
        case.evidence.draw(Entry(when=When("5/3/24", "day", DAY, DAY), event=LONG[0]), 1, [one.id])
        case.entries.add(Entry(when=When("5/3/24", "day", DAY, DAY), event="Home visit"))
        case.agreement.issue(1, ["SW1"], way="e-mail", day="2024-03-05")
    return (path, "--passphrase-file", passphrase_file)


def test_an_export_stops_and_says_which_interview_and_why(imr: Run, opening: tuple[object, ...]) -> None:
    done = imr("export", opening[0], "chronology", "-o", "out.csv", *opening[1:])
    assert done.returncode == 1
    assert "1 row rests on interview 1: version 1: SW1 has not answered." in done.stderr
    assert "--unagreed leave-out" in done.stderr


def test_left_out_it_is_counted(imr: Run, opening: tuple[object, ...], tmp_path: Path) -> None:
    done = imr("export", opening[0], "chronology", "-o", "out.csv", "--unagreed", "leave-out", *opening[1:])
    assert done.returncode == 0, done.stderr
    assert "1 row left out, resting on minutes that may not be used" in done.stderr
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert LONG[0] not in text and "Home visit" in text


def test_a_copy_for_a_reader_holds_to_it_too(
    imr: Run, opening: tuple[object, ...], tmp_path: Path, passphrase_file: Path
) -> None:
    other = passphrase_file.with_name("other")
    other.write_text("river lamp seven thistle\n")
    other.chmod(0o600)
    words = ("copy", opening[0], "reader.imr", "--without-names", "--new-passphrase-file", other, *opening[1:])
    stopped = imr(*words)
    assert stopped.returncode == 1 and "1 row rests on interview 1" in stopped.stderr
    assert not (tmp_path / "reader.imr").exists()
    done = imr(*words, "--unagreed", "leave-out")
    assert done.returncode == 0, done.stderr
    assert "1 row left out" in done.stderr and "1 row without names" in done.stderr
    with CaseFile.open(tmp_path / "reader.imr", "river lamp seven thistle") as copy:
        assert [entry.event for entry in copy.entries.all()] == ["Home visit"]
        assert copy.review().minutes == () and copy.review().evidence == ()


def test_a_whole_copy_has_no_use_for_it(imr: Run, opening: tuple[object, ...]) -> None:
    done = imr("copy", opening[0], "whole.imr", "--unagreed", "leave-out", *opening[1:])
    assert done.returncode == 2 and "--without-names" in done.stderr


def test_the_check_lists_it_and_ends_with_1(imr: Run, opening: tuple[object, ...]) -> None:
    done = imr("check", *opening)
    assert done.returncode == 1
    assert "1 row rests on interview 1: version 1: SW1 has not answered" in done.stdout
    assert "Nothing stops an export" not in done.stdout


def test_taken_into_another_case_a_row_that_is_disputed_says_so_still(
    imr: Run, opening: tuple[object, ...], tmp_path: Path
) -> None:
    with CaseFile.open(tmp_path / "A.imr", PASSPHRASE) as case:
        latest = case.minutes.of(1).latest
        assert latest is not None
        case.agreement.take(1, Step(
            kind="dispute", version=1, code="SW1", day="2024-03-06", how="e-mail", attested="author",
            sha256=latest.sha256, words="I never said so.",
        ))  # fmt: skip
    assert imr("export", opening[0], "chronology", "-o", "out.csv", *opening[1:]).returncode == 0
    with CaseFile.create(tmp_path / "B.imr", PASSPHRASE, Details(agency="Riverside Trust")):
        pass
    done = imr("import", tmp_path / "B.imr", "chronology", "out.csv", *opening[1:])
    assert "kept as words, as no minutes of this case say it: [Disputed by SW1: “I never said so.”]" in (
        done.stdout + done.stderr
    )
    assert imr("export", tmp_path / "B.imr", "chronology", "-o", "on.csv", *opening[1:]).returncode == 0
    assert "[Disputed by SW1: “I never said so.”]" in (tmp_path / "on.csv").read_text("utf-8-sig")
    back = imr("import", opening[0], "chronology", "out.csv", *opening[1:])
    assert "2 there already." in back.stdout + back.stderr and "what stood beside" not in back.stdout + back.stderr
