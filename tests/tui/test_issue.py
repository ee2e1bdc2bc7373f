"""`imr issue` and `imr receive` from the command line, with the phrase in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.agreement.course import State, standing
from storage.casefile import CaseFile
from tests.screens.meeting import case_with_minutes
from tests.storage.cases import PHRASE
from tests.tui.conftest import Run

AGREE = ["", "", "", "", "1", "yes"]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    case_with_minutes(tmp_path / "A.imr").close()
    secret = tmp_path / "secret"
    secret.touch(0o600)
    secret.write_text(PHRASE + "\n")
    return tmp_path / "A.imr"


def state(case: Path) -> State:
    with CaseFile.open(case, PHRASE) as opened:
        return standing(opened.minutes.of(1), "SW1").state


def test_the_round_from_the_command_line_and_the_authors_own_file_only_as_attested(
    imr: Run, case: Path, tmp_path: Path
) -> None:
    key = ("--passphrase-file", "secret")
    done = imr("issue", case, 1, "--to", "SW1", "-o", "sw1.packet", "--phrase-file", "phrase", *key)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "phrase").stat().st_mode & 0o777 == 0o600
    phrase = (tmp_path / "phrase").read_text().strip()
    assert phrase not in done.stdout + done.stderr and state(case) is State.ISSUED
    done = imr("agree", "sw1.packet", "--phrase-file", "phrase", given="\n".join(AGREE) + "\n")
    assert done.returncode == 0 and "Your answer is given" in done.stdout, done.stdout + done.stderr
    done = imr("receive", case, "sw1.packet.answer", *key)
    assert done.returncode == 2 and "belongs to your own account" in done.stderr
    done = imr("receive", case, "sw1.packet.answer", "--attested", *key)
    assert done.returncode == 0 and "by you, who attest it" in done.stderr, done.stderr
    assert state(case) is State.AGREED
    done = imr("receive", case, "sw1.packet.answer", "--attested", *key)
    assert done.returncode == 2 and "taken in already" in done.stderr
    for path in tmp_path.iterdir():
        assert path.name == "phrase" or not path.is_file() or phrase.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["-o", "it.packet"], 2, "no terminal to show the phrase on"),
        (["-o", "it.docx", "--phrase-file", "p"], 2, "it.packet"),
        (["-o", "none/it.packet", "--phrase-file", "p"], 5, "no folder"),
        (["-o", "secret.packet", "--phrase-file", "secret"], 5, "is there already"),
        (["-o", "it.packet", "--phrase-file", "p", "--for", "nobody-here"], 2, "no account nobody-here"),
        (["-o", "it.packet", "--phrase-file", "p", "--reply-by", "soon"], 2, "--reply-by"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_before_anything_is_issued(
    imr: Run, case: Path, tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    done = imr("issue", case, 1, "--to", "SW1", "--passphrase-file", "secret", *words, TERM="xterm")
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert state(case) is State.DRAFT and not (tmp_path / "p").exists()
