from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
TYPE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from storage.casefile import CaseFile
case = CaseFile.open(Path(sys.argv[1]), sys.argv[2])
case.drafts.save("line", "3/3/24 SW1: half a li")
print("typed", flush=True)
sys.stdin.readline()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_is_typed_is_kept_by_place_and_dropped_when_it_is_saved(case: CaseFile) -> None:
    case.drafts.save("line", "3/3/24 SW")
    case.drafts.save("line", "3/3/24 SW1: vis")
    case.drafts.save("form:abc", "other")
    assert [(typed.place, typed.text) for typed in case.drafts.mine()] == [
        ("line", "3/3/24 SW1: vis"),
        ("form:abc", "other"),
    ]
    case.drafts.save("line", "")
    case.drafts.drop("form:abc")
    assert case.drafts.mine() == []


def test_a_draft_is_not_logged_and_the_same_text_is_not_written_twice(case: CaseFile) -> None:
    lines = case.log.count()
    case.drafts.save("line", "half")
    version = case.version()
    case.drafts.save("line", "half")
    assert case.version() == version
    assert case.log.count() == lines


def test_what_another_session_is_typing_is_not_offered(case: CaseFile) -> None:
    with CaseFile.open(case.path, PASSPHRASE) as other:
        other.drafts.save("line", "theirs")
        assert case.drafts.orphans() == []
        assert case.drafts.mine() == []


def test_what_a_closed_session_left_is_offered_once(case: CaseFile) -> None:
    case.drafts.save("line", "half a line")
    case.close()
    with CaseFile.open(case.path, PASSPHRASE) as again:
        (left,) = again.drafts.orphans()
        assert (left.place, left.text, left.user) == ("line", "half a line", case.user)
        assert left.at.endswith("Z")
        with CaseFile.open(case.path, PASSPHRASE) as other:
            adopted = other.drafts.adopt(left.id)
            assert adopted is not None
            assert adopted.text == "half a line"
            assert again.drafts.orphans() == []
            assert [typed.text for typed in other.drafts.mine()] == ["half a line"]
            other.drafts.drop(left.id)
        assert again.drafts.adopt(left.id) is None


def test_what_a_killed_session_left_is_offered_and_not_before_it_is_dead(case: CaseFile) -> None:
    program = [sys.executable, "-c", TYPE_AND_DIE, str(case.path), PASSPHRASE]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "typed\n"
        assert case.drafts.orphans() == []
        other.stdin.write("\n")
        other.stdin.close()
        other.wait()
    assert [typed.text for typed in case.drafts.orphans()] == ["3/3/24 SW1: half a li"]


def test_a_process_that_has_the_number_of_a_dead_one_is_not_taken_for_it(case: CaseFile) -> None:
    case.drafts.save("line", "half")
    desk = case._desk

    def pretend() -> None:
        # Process 1 runs, and did not begin when this draft's did.
        desk.connection.execute("UPDATE drafts SET session = 'gone', pid = 1, process = 'boot:12345 ab'")

    desk.run(pretend)
    assert [typed.text for typed in case.drafts.orphans()] == ["half"]


def test_a_program_that_replaced_itself_by_its_prompt_leaves_its_draft_to_the_next(case: CaseFile) -> None:
    case.drafts.save("line", "half")
    desk = case._desk

    def pretend() -> None:
        desk.connection.execute(
            "UPDATE drafts SET session = 'before', process = substr(process, 1, length(process) - 8) || 'ffffffff'"
        )

    desk.run(pretend)
    assert [typed.text for typed in case.drafts.orphans()] == ["half"]


def test_what_is_typed_is_cleaned(case: CaseFile) -> None:
    case.drafts.save("line", "a\x1b[31mb\ud800")
    assert "\x1b" not in case.drafts.mine()[0].text
