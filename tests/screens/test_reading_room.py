"""The reading room in a real terminal: nothing of the case in its process, and no way behind it but the passphrase."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.agreement.course import State, standing
from storage.casefile import CaseFile
from tests.screens.meeting import SAID, case_with_minutes
from tests.screens.real_terminal import Window, environment
from tests.storage.cases import PHRASE

ROOT = Path(__file__).parents[2]
Opens = Callable[..., Window]
pytestmark = [pytest.mark.real, pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="there is no /proc")]

# As the author's screen does it, without going through its lists.
ENTER = """
import sys
from pathlib import Path
from datetime import date
from storage.casefile import CaseFile
from screens.answering.reading_rooms import room_for
from tui.entering_room import enter
path, phrase = Path(sys.argv[1]), sys.stdin.readline().strip()
with CaseFile.open(path, phrase) as case:
    room = room_for(case, 1, "SW1", today=date(2026, 11, 20))
enter(room)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "A.imr"
    case_with_minutes(path).close()
    return path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "casework of mine"
    folder.mkdir()
    return Path(shutil.copy(made, folder / "of-adult-a.imr"))


@pytest.fixture
def opens(case: Path, tmp_path: Path) -> Iterator[Opens]:
    import sys

    windows: list[Window] = []

    def begin(*command: str, shows: str = "begin to read") -> Window:
        folder = str(case.parent)
        env = environment(tmp_path, PYTHONPATH=str(ROOT), PWD=folder, OLDPWD=folder)
        window = Window(command or [sys.executable, "-c", ENTER, str(case)], env, cwd=case.parent)
        windows.append(window)
        if not command:
            window.types(PHRASE + "\r")
        if shows:
            window.comes_to_show(shows)
        return window

    yield begin
    for window in windows:
        window.close()


def told(pid: int, what: str) -> bytes:
    return Path(f"/proc/{pid}/{what}").read_bytes()


def open_files(pid: int) -> list[str]:
    folder = Path(f"/proc/{pid}/fd")
    return [str(each.readlink()) for each in folder.iterdir()]


def alive(window: Window) -> bool:
    state = told(window.child.pid, "stat").rpartition(b")")[2].split()[0]
    return state in (b"S", b"R", b"D")


def answer(window: Window) -> None:
    """Agree, page by page."""
    window.types("\r")
    window.comes_to_show("Step 1")
    window.types("\x1b[B" * 3 + "\r")
    window.comes_to_show("Step 2")
    window.types("y")
    window.comes_to_show("All rows are answered")
    window.types("\r")
    window.comes_to_show("I agree")
    window.types("1")
    window.comes_to_show("SW1 agrees version 1")
    window.types("g")
    window.comes_to_show("give the keyboard back")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root looks into a process that has shut itself to others")
def test_the_readers_process_has_no_case_open_and_names_none(opens: Opens, case: Path) -> None:
    window = opens()
    pid = window.child.pid
    window.types("\r")
    window.comes_to_show(SAID)
    files = open_files(pid)
    assert not [each for each in files if case.name in each or each.startswith("pipe:")], files
    assert b"tui.reading_room" in told(pid, "cmdline")
    for what in ("cmdline", "environ", "maps"):
        for word in (case.stem, case.parent.name, PHRASE):
            assert word.encode() not in told(pid, what), what
    assert str(Path(f"/proc/{pid}/cwd").readlink()) == "/"
    assert window.raw.rindex(b"\x1b[3J") < window.raw.index(b"begin to read"), "the author's scrollback was not cleared"
    assert b"sqlcipher" not in told(pid, "maps")
    assert not [each for each in case.parent.rglob("*") if each.is_file() and SAID.encode() in each.read_bytes()]


def test_nothing_that_is_painted_before_the_passphrase_names_the_case(opens: Opens, case: Path) -> None:
    window = opens()
    window.types("\x1b")
    window.comes_to_show("goes on here")
    window.types("nonsense\r")
    window.comes_to_show("This passphrase does not open")
    for name in (case.name, case.stem, case.parent.name):
        assert name.encode() not in window.raw


def test_a_fault_of_the_prompt_leads_to_the_prompt_and_never_to_the_authors_shell(opens: Opens, tmp_path: Path) -> None:
    window = opens()
    settings = tmp_path / "config" / "imr" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("lock_after = 'never'")
    window.types("\x1b")
    window.comes_to_show("does not have the right kind of value")
    window.reads(1.5)
    assert alive(window)
    settings.unlink()
    window.comes_to_show("The author of the minutes goes on here")
    window.comes_to_show("Esc back to reading")


def test_no_key_and_no_signal_a_key_could_send_gets_behind_it(opens: Opens) -> None:
    window = opens()
    for keys in ("\x03", "\x1a", "\x1c", "\x04", "\x11", "\x13", "\x18", "\x1b\x1b\x1b", "\x1b[21~/quit\r"):
        window.types(keys)
        window.reads(0.5)
        assert alive(window), repr(keys)
    for number in (signal.SIGTSTP, signal.SIGINT, signal.SIGQUIT, signal.SIGTTIN, signal.SIGWINCH):
        os.kill(window.child.pid, number)
        window.resize(60 + number, 18)
        window.reads(0.3)
        assert alive(window), number
    # What was typed last may have come to the prompt, which takes it for a passphrase.
    shown = ("Minutes for you", "Step", "What will be said", "goes on here", "This passphrase does not open")
    window.comes_to(lambda: any(each in window.text for each in shown))


def test_without_the_passphrase_the_prompt_leads_back_to_the_pages_and_with_it_to_the_authors_screen(
    opens: Opens, case: Path
) -> None:
    window = opens()
    answer(window)
    window.types("\r")
    window.comes_to_show("The author of the minutes goes on here")
    window.types("\x1b")
    window.comes_to_show("give the keyboard back")
    window.types("\r")
    window.comes_to_show("The author of the minutes goes on here")
    window.types("seven green bottles\r")
    window.comes_to_show("passphrase")
    window.comes_to(lambda: "Esc: back to reading" in window.text and "goes on here" not in window.text)
    window.types(PHRASE + "\r")
    window.comes_to_show("agreed")
    window.types("\x1b")
    os.kill(window.child.pid, signal.SIGTERM)
    assert window.ends() == 143
    with CaseFile.open(case, PHRASE) as opened:
        minutes = opened.minutes.of(1)
        assert standing(minutes, "SW1").state is State.AGREED
        assert (minutes.steps[-1].how, minutes.steps[-1].attested) == ("reading room", "themselves")
        assert [each.verdict for each in opened.row_checks.all()] == ["confirmed"]
    assert not (case.parent / "of-adult-a.room").exists()


@pytest.mark.parametrize(
    "number", [signal.SIGHUP, pytest.param(signal.SIGTERM, marks=pytest.mark.proof), signal.SIGKILL]
)
def test_a_dropped_connection_comes_back_locked_and_what_was_begun_goes_on(
    opens: Opens, case: Path, number: int
) -> None:
    import sys

    window = opens()
    window.types("\r")
    window.comes_to_show("Step 1")
    window.types("\x1b[Bn")
    window.comes_to_show("What do you want to say")
    window.types("Half a sent")
    window.comes_to_show("Half a sent")
    if number == signal.SIGKILL:
        until = time.monotonic() + 1.6
        while time.monotonic() < until:
            window.reads(0.1)
    os.kill(window.child.pid, number)
    window.ends()
    second = opens(sys.executable, "-m", "tui.start", str(case), shows="The reading room was left")
    assert SAID not in second.text
    for words in (("list", str(case)), ("--plain", str(case))):
        command = opens(sys.executable, "-m", "tui.start", *words, shows=f"Passphrase of {case.name}")
        assert "The reading room was left without the passphrase" in command.text and SAID not in command.text
        command.close()
    second.types(PHRASE + "\r")
    second.comes_to_show("began to answer in the reading room")
    second.close()
    third = opens()
    third.types("\r")
    third.comes_to_show("Half a sent")
