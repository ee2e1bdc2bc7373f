"""`imr agree` at plain prompts and without a terminal: what may be wrong with a file is told, each with its code."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from domain.agreement.answer_begun import AnswerBegun
from exporters.packet.file import Sealing, open_answer, open_packet
from tests.exporters.packets import ROWS, given, version
from tests.tui.conftest import Run, Spawn

SEALING = Sealing.new()
PACKET = SEALING.packet(given())


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    path = tmp_path / "it.packet"
    path.write_bytes(PACKET)
    return path


def test_minutes_are_answered_at_plain_prompts_line_by_line(imr: Run, packet: Path) -> None:
    lines = [
        SEALING.phrase.title(), "", "", "", "c", "She went the same day.", "", "u", "x", "", "", "", "y", "n",
        "It was 15:00", "1", "2", "no", "2", "yes",
    ]  # fmt: skip
    done = imr("agree", packet, given="\n".join(lines) + "\n")
    assert done.returncode == 0, done.stderr
    assert "You are asked to read them" in done.stdout and "To agree instead, go back" in done.stdout
    answer = open_answer(
        packet.with_name("it.packet.answer").read_bytes(), SEALING.answer_key, version(), ROWS, "packet", "it"
    )
    assert answer.kind == "represent"
    assert [(one.kind, one.paragraph) for one in answer.representations] == [("change", "p3"), ("delete", "p4")]
    assert [(one.verdict, one.words) for one in answer.row_checks] == [("confirmed", ""), ("corrected", "It was 15:00")]


def test_enter_over_and_over_agrees_nothing(imr: Run, packet: Path) -> None:
    done = imr("agree", packet, given="\n".join([SEALING.phrase, *[""] * 30, "1", *[""] * 9]) + "\n")
    assert "This will be said in your name" in done.stdout and "Stopped for now" in done.stdout
    assert not packet.with_name("it.packet.answer").exists()


def test_stopped_in_the_middle_it_goes_on_where_it_was(imr: Run, packet: Path) -> None:
    done = imr("agree", packet, given="\n".join([SEALING.phrase, "", "", "x", "", ""]) + "\n")
    assert "Stopped for now" in done.stdout and packet.with_name("it.packet.unfinished").exists()
    done = imr("agree", packet, given=SEALING.phrase + "\n")
    assert "What you had begun is here again." in done.stdout


def test_somebody_agrees_at_a_terminal_that_can_show_no_screen(at_terminal: Spawn, packet: Path) -> None:
    child = at_terminal("agree", packet, TERM="dumb")
    child.expect("Phrase: ")
    child.sendline(SEALING.phrase.replace(" ", "-"))
    for _ in range(6):
        child.expect("Right\\? ")
        child.sendline("")
    for _ in range(2):
        child.expect("Correct\\? ")
        child.sendline("y")
    child.expect("Your answer, 1, 2 or 3")
    child.sendline("1")
    child.expect("Type yes")
    child.sendline("yes")
    child.expect("Your answer is given")
    child.wait()
    assert child.exitstatus == 0


@pytest.mark.parametrize(
    ("data", "phrase", "code", "said"),
    [
        (PACKET, SEALING.phrase + " apple", 3, "does not open"),
        (PACKET[:500] + b"\x00" + PACKET[501:], SEALING.phrase, 3, "is damaged"),
        (PACKET[:-40], SEALING.phrase, 3, "is damaged"),
        (b"", "", 4, "is empty"),
        (b"Dear colleague, please find attached", "", 4, "neither a packet"),
    ],
    ids=["another phrase", "a changed byte", "cut short", "empty", "no packet"],
)  # fmt: skip
def test_what_is_wrong_with_a_packet_is_told_with_a_code(
    imr: Run, packet: Path, data: bytes, phrase: str, code: int, said: str
) -> None:
    packet.write_bytes(data)
    done = imr("agree", packet, given=phrase + "\n")
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr


def test_an_altered_packet_under_a_new_hash_is_told(imr: Run, packet: Path) -> None:
    body = PACKET[:500] + b"\x00" + PACKET[501:-32]
    packet.write_bytes(body + hashlib.sha256(body).digest())
    done = imr("agree", packet, given=SEALING.phrase + "\n")
    assert done.returncode == 3 and "or the file was altered" in done.stderr


def test_a_packet_answered_already_is_read_again_and_not_answered_over_it(imr: Run, packet: Path) -> None:
    opened = open_packet(PACKET, SEALING.phrase, "it")
    answer, copy = packet.with_name("it.packet.answer"), packet.with_name("it.txt")
    data = opened.answer(AnswerBegun(given=opened.given).answer("agree", "", "2026-11-20", "packet"))
    answer.write_bytes(data)
    done = imr("agree", packet, given=f"{SEALING.phrase}\n\n")
    assert done.returncode == 0 and "You have answered this already." in done.stdout
    assert "SW1 agrees version 1" in done.stdout and "practice had rung" in done.stdout
    assert not copy.exists() and answer.read_bytes() == data
    done = imr("agree", packet, given=f"{SEALING.phrase}\ncopy\n")
    assert copy.read_text() == version().text and copy.stat().st_mode & 0o777 == 0o600
    done = imr("agree", answer)
    assert done.returncode == 4 and "is the answer to a packet" in done.stderr
    answer.write_bytes(Sealing.new().packet(given()))
    assert imr("agree", packet, given="\n").returncode == 4


def test_how_to_stop_is_said_first_and_q_stops_where_it_goes_on_again(imr: Run, packet: Path) -> None:
    done = imr("agree", packet, given="\n".join([SEALING.phrase, "", "y", "YES", "w", "q"]) + "\n")
    assert done.stdout.index("To stop for now, type q") < done.stdout.index("Held: ")
    assert "Paragraph 1 of 5, a heading, on question 2: The visit of 3 March" in done.stdout
    assert "SW1: you" in done.stdout and "kept, sealed, in it.packet.unfinished" in done.stdout
    done = imr("agree", packet, given=SEALING.phrase + "\n")
    assert "Paragraph 3 of 5" in done.stdout and "Paragraph 2 of 5" not in done.stdout


def test_the_rest_of_the_rows_are_said_to_be_correct_once_that_is_asked_back(imr: Run, packet: Path) -> None:
    packet.write_bytes(SEALING.packet(given(confirmed={"row-1": "2026-03-03"})))
    lines = [SEALING.phrase, *[""] * 6, "r", "no", "r", "yes", "1", "yes"]
    done = imr("agree", packet, given="\n".join(lines) + "\n")
    assert "You said: correct, 3 March 2026." in done.stdout, done.stdout
    assert "Of 1 row not answered yet" in done.stdout
    data = packet.with_name("it.packet.answer").read_bytes()
    answer = open_answer(data, SEALING.answer_key, version(), ROWS, "packet", "it")
    assert [one.entry for one in answer.row_checks] == ["row-2"] and answer.unseen == 0


def test_enter_alone_never_agrees(imr: Run, packet: Path) -> None:
    done = imr("agree", packet, given=f"{SEALING.phrase}\n" + "\n" * 30)
    assert "Your answer, 1, 2 or 3" in done.stdout and not packet.with_name("it.packet.answer").exists()


def test_ctrl_c_keeps_what_was_done_and_says_so(at_terminal: Spawn, packet: Path) -> None:
    child = at_terminal("agree", packet, TERM="dumb")
    child.expect("Phrase: ")
    child.sendline(SEALING.phrase)
    child.expect("Right\\? ")
    child.sendline("n")
    child.expect("> ")
    child.sendline("Wait.")
    child.expect("Right\\? ")
    child.sendintr()
    child.expect("What you did is kept, sealed, in it.packet.unfinished")
    child.wait()
    assert child.exitstatus == 130


def test_nothing_of_the_minutes_stands_in_the_open_anywhere(imr: Run, packet: Path, tmp_path: Path) -> None:
    imr("agree", packet, given="\n".join([SEALING.phrase, "", "", "n", "Private words", ""]) + "\n")
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"Private" not in data and b"practice had rung" not in data and SEALING.phrase.encode() not in data
