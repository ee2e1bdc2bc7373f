"""Entries from a pipe: each line answered by its number, the good ones on disk, the bad ones named."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from datetime import date
from pathlib import Path

import pytest

from domain.people import Person
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.tui.conftest import COMMAND, Run, surroundings

EXAMPLE = """\
3/3/24 0930 SW1 to GP1: call about missed medication > GP1 to visit today @EMIS #2
= 1400 GP1: home visit, no reply > card left ~ not followed up !concern
+2 HV1: seen in clinic, weight unchanged !voice seen=alone
c mar 24 SW1: assessment begun
12-14/3/24 WN1: inpatient, ward 4 >> discharged home @PAS vol 2 p.112
1/4/24 - 30/6/24 gap: no contact recorded
? GP1: letter, undated, filed between 3 and 9 May
letter from DWP: PIP stopped
"""


@pytest.fixture
def closed_case(case: CaseFile) -> Path:
    """The case, for another process to open."""
    case.close()
    return case.path


def test_the_example_is_saved_and_the_bad_line_named(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    done = imr("add", closed_case, "--passphrase-file", passphrase_file, given=EXAMPLE)
    lines = done.stdout.splitlines()
    assert done.returncode == 4 and done.stderr == ""
    assert len(lines) == 8
    assert re.fullmatch(
        r"1 saved \w+; new person SW1; new person GP1; new source EMIS; new question 2(; note: .*)*", lines[0]
    )
    assert all(re.match(rf"{number} saved \w+", line) for number, line in enumerate(lines[:7], 1))
    assert lines[7].startswith("8 refused: ")


def test_what_was_added_is_what_is_listed(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    added = imr("add", closed_case, "--passphrase-file", passphrase_file, given=EXAMPLE)
    listed = imr("list", closed_case, "--json", "--passphrase-file", passphrase_file)
    entries = json.loads(listed.stdout)
    saved = re.findall(r"^\d+ saved (\w+)", added.stdout, re.MULTILINE)
    assert sorted(entry["id"] for entry in entries) == sorted(saved)
    first = next(entry for entry in entries if entry["id"] == saved[0])
    assert {**first, "id": "", "recorded": "", "when": first["when"] | {"written": ""}} == {
        "id": "", "type": "event",
        "when": {"written": "", "earliest": "2024-03-03", "latest": "2024-03-03", "kind": "day", "doubtful": False},
        "time": "09:30", "who": "SW1 to GP1", "people": ["SW1", "GP1"],
        "event": "call about missed medication", "action": "GP1 to visit today", "outcome": None, "comment": None,
        "sources": [{"name": "EMIS", "ref": None}], "questions": ["2"], "flags": [], "fields": {},
        "in_period": True, "recorded": "",
    }  # fmt: skip
    by_id = {entry["id"]: entry for entry in entries}
    second, third, last = by_id[saved[1]], by_id[saved[2]], entries[-1]
    assert second["when"]["earliest"] == "2024-03-03" and second["sources"] == [{"name": "EMIS", "ref": None}]
    assert third["when"]["earliest"] == "2024-03-05" and third["fields"] == {"seen": "alone"}
    assert last["when"]["kind"] == "unknown" and last["in_period"] is None
    assert [entry["type"] for entry in entries].count("gap") == 1


def test_text_lists_one_row_after_the_other(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    imr("add", closed_case, "--passphrase-file", passphrase_file, given=EXAMPLE)
    listed = imr("list", "--passphrase-file", passphrase_file, closed_case)
    assert "Sun  3 Mar 24  09:30  SW1 to GP1: call about missed medication" in listed.stdout
    assert "                      Action: GP1 to visit today" in listed.stdout


def test_after_a_refused_line_dates_from_the_row_before_wait_for_a_full_date(
    imr: Run, closed_case: Path, passphrase_file: Path
) -> None:
    lines = "3/3/24 SW1: visit\n31/2/24 SW1: visit\n= SW1: call\n\n+2 SW1: call\n5/3/24 SW1: call\n+1 SW1: call\n"
    done = imr("add", closed_case, "--passphrase-file", passphrase_file, given=lines)
    assert re.findall(r"^(\d+) (saved|refused)", done.stdout, re.MULTILINE) == [
        ("1", "saved"), ("2", "refused"), ("3", "refused"), ("5", "refused"), ("6", "saved"), ("7", "saved"),
    ]  # fmt: skip


def test_a_line_that_is_not_utf_8_is_refused_by_its_number(
    imr: Run, closed_case: Path, passphrase_file: Path
) -> None:
    lines = b"3/3/24 SW1: visit\n4/3/24 SW1: caf\xe9\n5/3/24 SW1: caf\xc3\xa9\n"
    done = imr("add", closed_case, "--passphrase-file", passphrase_file, given=lines)
    assert done.returncode == 4
    assert "\n2 refused: " in done.stdout and "\n3 saved " in done.stdout


def test_a_line_of_another_kind_of_file_is_refused_and_the_next_one_read(
    imr: Run, closed_case: Path, passphrase_file: Path
) -> None:
    lines = b"3/3/24 SW1: " + b"word " * 100_000 + b"\n4/3/24 SW1: visit\n"
    done = imr("add", closed_case, "--passphrase-file", passphrase_file, given=lines)
    assert done.stdout.startswith("1 refused: ") and "\n2 saved " in done.stdout


def test_a_tab_is_refused_and_import_named(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    done = imr("add", closed_case, "--passphrase-file", passphrase_file, given="3/3/24\tSW1\tvisit\n")
    assert done.returncode == 4
    assert "imr import" in done.stdout


def test_a_line_that_could_mean_two_things_is_refused(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    done = imr("add", closed_case, "--passphrase-file", passphrase_file, given="3/3/24 SW1: A > B > C\n")
    assert (done.returncode, done.stdout.startswith("1 refused: ")) == (4, True)


def test_nothing_to_read_is_nothing_done(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    done = imr("add", closed_case, "--passphrase-file", passphrase_file, given="\n  \n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_known_real_name_in_a_piped_line_is_coded_and_said(
    imr: Run, case: CaseFile, passphrase_file: Path
) -> None:
    case.people.add(Person(code="SW2", role="Social worker", name="Thandiwe Plumtree"))
    case.close()
    given = "3/3/24 SW1: joint visit with Thandiwe Plumtree > Plumtree to write\n4/3/24 Plumtree: call\n"
    done = imr("add", case.path, "--passphrase-file", passphrase_file, given=given)
    assert done.returncode == 0 and "note: " in done.stdout
    listed = imr("list", case.path, "--json", "--passphrase-file", passphrase_file).stdout
    assert "plumtree" not in listed.lower()
    first, second = json.loads(listed)
    assert (first["event"], first["action"]) == ("joint visit with SW2", "SW2 to write")
    assert second["people"] == ["SW2"]


def test_each_answer_comes_as_soon_as_its_row_is_on_disk(closed_case: Path, passphrase_file: Path) -> None:
    adding = subprocess.Popen(
        [*COMMAND, "add", str(closed_case), "--passphrase-file", str(passphrase_file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings(), start_new_session=True,
    )
    assert adding.stdin and adding.stdout
    for number in range(1, 4):
        adding.stdin.write(f"{number}/3/24 SW1: visit\n".encode())
        adding.stdin.flush()
        assert adding.stdout.readline().startswith(f"{number} saved".encode())
    adding.send_signal(signal.SIGKILL)
    adding.wait(10)
    with CaseFile.open(closed_case, PASSPHRASE) as case:
        assert [entry.when.earliest for entry in case.entries.all()] == [date(2024, 3, day) for day in (1, 2, 3)]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_in_the_middle_keeps_what_was_answered(
    closed_case: Path, passphrase_file: Path, number: signal.Signals, code: int
) -> None:
    adding = subprocess.Popen(
        [*COMMAND, "add", str(closed_case), "--passphrase-file", str(passphrase_file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings(),
        start_new_session=True,
    )
    assert adding.stdin and adding.stdout and adding.stderr
    adding.stdin.write(b"3/3/24 SW1: visit\n4/3/24 SW1: half a li")
    adding.stdin.flush()
    assert adding.stdout.readline().startswith(b"1 saved")
    adding.send_signal(number)
    assert adding.wait(10) == code
    assert adding.stderr.read() == b""
    with CaseFile.open(closed_case, PASSPHRASE) as case:
        assert case.entries.count() == 1


def test_the_passphrase_may_come_down_the_same_pipe_as_the_lines(imr: Run, closed_case: Path) -> None:
    done = imr("add", closed_case, "--passphrase-fd", "0", given=f"{PASSPHRASE}\n3/3/24 SW1: visit\n")
    assert done.stdout.startswith("1 saved ")


def test_a_reader_of_the_answers_that_goes_away_stops_the_reading(closed_case: Path, passphrase_file: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [*COMMAND, "add", str(closed_case), "--passphrase-file", str(passphrase_file)],
        input=b"3/3/24 SW1: visit\n4/3/24 SW1: visit\n", stdout=theirs, stderr=subprocess.PIPE,
        env=surroundings(), timeout=150,
    )
    os.close(theirs)
    assert done.returncode == 5
    assert b"after 1 " in done.stderr
    with CaseFile.open(closed_case, PASSPHRASE) as case:
        assert case.entries.count() == 1


def test_a_wrong_passphrase_is_exit_code_3_and_a_missing_one_2(imr: Run, closed_case: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not the passphrase\n")
    wrong.chmod(0o600)
    assert imr("add", closed_case, "--passphrase-file", wrong, given=EXAMPLE).returncode == 3
    assert imr("add", closed_case, given=EXAMPLE).returncode == 2


def test_a_passphrase_file_others_can_read_is_refused(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    passphrase_file.chmod(0o644)
    done = imr("list", closed_case, "--passphrase-file", passphrase_file)
    assert done.returncode == 2 and "chmod 600" in done.stderr


def test_a_case_that_is_not_there_is_exit_code_3(imr: Run, passphrase_file: Path) -> None:
    assert imr("list", "nothing.imr", "--passphrase-file", passphrase_file).returncode == 3


def test_no_typed_word_is_left_outside_the_case(
    imr: Run, closed_case: Path, passphrase_file: Path, tmp_path: Path, own_home: Path
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    line = "3/3/24 SW1: zanzibarplanted visit\n" + "4/3/24 SW1: zanzibarplanted > a > b\n"
    imr("add", closed_case, "--passphrase-file", passphrase_file, given=line, TMPDIR=str(scratch))
    imr("list", closed_case, "--passphrase-file", passphrase_file, TMPDIR=str(scratch))
    for folder in (scratch, own_home, tmp_path):
        for path in folder.rglob("*"):
            if path.is_file():
                assert b"zanzibarplanted" not in path.read_bytes(), path
