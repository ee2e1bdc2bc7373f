"""The screen in a real terminal: what arrives, what is sent, and every way it can end."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.casefile import CaseFile
from tests.screens.conftest import PASSPHRASE, events, fill
from tests.screens.real_terminal import Window, environment, imr

Opens = Callable[..., Window]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with the passphrase that only its owner reads."""
    place = tmp_path / "passphrase"
    place.touch(0o600)
    place.write_text(PASSPHRASE + "\n")
    return place


@pytest.fixture
def opens(path: Path, secret: Path, tmp_path: Path) -> Iterator[Opens]:
    """Open the case in a window; every window is closed at the end."""
    windows: list[Window] = []

    def begin(*, width: int = 80, height: int = 24, asks: bool = False, shows: str = "F1 Help", **env: str) -> Window:
        arguments = [str(path)] if asks else [str(path), "--passphrase-file", str(secret)]
        window = Window(
            imr(*arguments), environment(tmp_path, **env), width=width, height=height, cwd=ROOT
        )
        windows.append(window)
        if shows:
            window.comes_to_show(shows)
        return window

    yield begin
    for window in windows:
        window.close()


def rows(path: Path) -> list[str | None]:
    with CaseFile.open(path, PASSPHRASE) as case:
        return events(case.entries.all())


def kept(path: Path) -> list[str]:
    with CaseFile.open(path, PASSPHRASE) as case:
        return [typed.text for typed in case.drafts.orphans()]


def test_a_row_typed_in_a_terminal_is_on_disk_before_it_is_shown(opens: Opens, path: Path) -> None:
    window = opens()
    window.types("3/3/24 0930 SW1 to GP1: call about missed medication @EMIS #2\r")
    window.comes_to_show("Sun  3 Mar 24 09:30")
    os.kill(window.child.pid, signal.SIGKILL)
    assert rows(path) == ["call about missed medication"]


def test_the_passphrase_is_asked_for_and_not_shown(opens: Opens) -> None:
    window = opens(asks=True, shows="Passphrase:")
    window.types(PASSPHRASE)
    window.comes_to_show("*" * len(PASSPHRASE))
    window.types("\r")
    window.comes_to_show("F3 Find")
    assert PASSPHRASE.encode() not in window.raw


def test_a_burst_of_keys_is_taken_in_order(opens: Opens, path: Path) -> None:
    window = opens()
    window.types("3/3/24 SW1: onx\x7fe\r= SW1: two\r= SW1: three\r")
    window.comes_to_show("3 entries")
    assert rows(path) == ["one", "two", "three"]


def test_the_cursor_is_shown_where_the_typing_is(opens: Opens) -> None:
    window = opens()
    window.types("3/3/24")
    window.comes_to_show("> 3/3/24")
    window.comes_to(lambda: (window.screen.cursor.x, window.screen.cursor.y) == (8, 22))
    assert not window.screen.cursor.hidden


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_keeps_the_half_typed_line_and_restores_the_terminal(
    opens: Opens, path: Path, number: int, code: int
) -> None:
    window = opens()
    window.types("3/3/24 SW1: half a wo")
    window.comes_to_show("half a wo")
    os.kill(window.child.pid, number)
    assert window.ends() == code
    assert b"\x1b[?1049l" in window.raw
    assert b"\x1b[?25h" in window.raw
    assert kept(path) == ["3/3/24 SW1: half a wo"]


def test_of_a_killed_program_no_more_than_a_second_of_typing_is_lost(opens: Opens, path: Path) -> None:
    window = opens()
    window.types("3/3/24 SW1: half a word")
    window.comes_to_show("draft kept")
    os.kill(window.child.pid, signal.SIGKILL)
    window.ends()
    assert kept(path) == ["3/3/24 SW1: half a word"]


def test_a_terminal_that_goes_away_ends_the_program_with_everything_kept(opens: Opens, path: Path) -> None:
    window = opens()
    window.types("3/3/24 SW1: half a wo")
    window.comes_to_show("half a wo")
    pid = window.child.pid
    window.vanish()
    until = time.monotonic() + 60
    while time.monotonic() < until:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            assert os.waitstatus_to_exitcode(status) == 129
            break
        time.sleep(0.05)
    else:
        raise AssertionError("The program outlived its terminal.")
    assert kept(path) == ["3/3/24 SW1: half a wo"]


def test_stopped_and_continued_it_is_drawn_anew(opens: Opens, path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        fill(case, 5)
    window = opens(shows="Visit 4")
    os.kill(window.child.pid, signal.SIGTSTP)
    window.comes_to(lambda: b"\x1b[?1049l" in window.raw)
    window.screen.reset()
    os.kill(window.child.pid, signal.SIGCONT)
    window.comes_to_show("Visit 4")
    window.types("3/3/24")
    window.comes_to_show("> 3/3/24")


def test_leaving_clears_what_was_shown(opens: Opens, path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        fill(case, 5)
    window = opens(shows="Visit 4")
    window.types("/quit\r")
    assert window.ends() == 0
    assert window.raw.rindex(b"\x1b[2J") < window.raw.rindex(b"\x1b[?1049l")


def test_locking_clears_the_screen_and_asks_for_the_passphrase(opens: Opens, path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        fill(case, 5)
    window = opens(shows="Visit 4")
    pid = window.child.pid
    window.types("3/3/24 SW1: half\x18")
    window.comes_to_show("Locked.")
    assert "Visit" not in window.text
    assert window.child.pid == pid and window.child.isalive()
    window.types(PASSPHRASE + "\r")
    window.comes_to_show("Half typed, and kept")
    assert "3/3/24 SW1: half" in window.text


def test_resized_to_40_by_10_and_back_it_stays_usable(opens: Opens, path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        fill(case, 40)
    window = opens(shows="Visit 39")
    window.resize(40, 10)
    window.types("3/3/24 SW1: cal")
    window.comes_to_show("> 3/3/24 SW1: cal")
    window.comes_to_show("Sun  3 Mar 24 SW1: cal")
    assert "Visit 39" in window.text
    window.resize(80, 24)
    window.comes_to_show("SW1 (social worker)")
    window.types("l\r")
    window.comes_to_show("41 entries")


def test_no_colour_is_sent_where_none_is_wanted(opens: Opens) -> None:
    window = opens(NO_COLOR="1")
    window.types("letter\r")
    window.reads(0.5)
    colours = [number for number in (*range(30, 38), *range(40, 48), *range(90, 98)) if _sgr(window.raw, number)]
    assert not colours
    assert b"38;" not in window.raw and b"48;" not in window.raw


def test_sixteen_colours_are_enough(opens: Opens) -> None:
    window = opens(TERM="xterm")
    window.types("3/3/24 SW1: call\r")
    window.comes_to_show("1 entry")
    assert b"38;2;" not in window.raw and b"38;5;" not in window.raw


def test_in_a_locale_that_is_not_utf_8_the_screen_is_ascii(opens: Opens) -> None:
    window = opens(LANG="C", LC_ALL="C")
    window.types("3/3/24 SW1: call\r")
    window.comes_to_show("1 entry")
    assert b"\\u" not in window.raw
    assert window.text.isascii()


def test_a_byte_that_is_not_utf_8_is_no_end(opens: Opens, path: Path) -> None:
    window = opens()
    window.child.send(b"3/3/24 SW1: caf\xe9 visit\r")
    window.comes_to_show("1 entry")
    assert rows(path)[0].startswith("caf")  # type: ignore[union-attr]


def test_a_paste_with_line_ends_submits_nothing(opens: Opens, path: Path) -> None:
    window = opens()
    window.types("3/3/24 SW1: \x1b[200~one\rtwo\r\x1b[201~")
    window.comes_to_show("A new row")
    window.types("\x0f")
    window.comes_to_show("1 entry")
    assert rows(path) == ["one\ntwo"]


def test_escape_sequences_in_a_row_do_nothing(opens: Opens, path: Path) -> None:
    from datetime import date

    from tests.screens.conftest import day_entry

    with CaseFile.open(path, PASSPHRASE) as case:
        case.entries.add(day_entry(date(2023, 1, 1), "[red]x[/b] \x1b]0;title\x07 \x1b[2J end"))
    window = opens(shows="[red]x[/b]")
    assert b"\x1b]0;title" not in window.raw


def test_a_key_costs_a_few_bytes_and_idleness_none(opens: Opens, path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        fill(case, 200)
    window = opens(shows="Visit 199")
    window.reads(1)
    settled = []
    for letter in "3/3/24 SW1: call about pills":
        window.types(letter)
        settled.append(len(window.reads(0.1)))
    assert sorted(settled)[len(settled) // 2] <= 600
    window.reads(1.5)
    assert window.reads(1.5) == b""
    start = len(window.raw)
    window.types(" and as fast as it goes")
    window.comes_to_show("as fast as it goes")
    assert (len(window.raw) - start) / len(" and as fast as it goes") <= 150


def test_a_terminal_without_a_cursor_is_offered_line_mode(path: Path, secret: Path, tmp_path: Path) -> None:
    window = Window(
        imr(str(path), "--passphrase-file", str(secret)), environment(tmp_path, TERM="dumb"), cwd=ROOT
    )
    try:
        window.comes_to(lambda: len(window.raw) > 20)
        window.reads(0.5)
        assert b"\x1b[?1049h" not in window.raw
    finally:
        window.close()


def _sgr(raw: bytes, number: int) -> bool:
    import re

    return re.search(rb"\x1b\[(?:\d+;)*%d(?:;\d+)*m" % number, raw) is not None


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_what_is_half_typed_in_a_form_is_kept_when_the_program_is_ended(
    opens: Opens, path: Path, number: signal.Signals
) -> None:
    window = opens()
    window.types("3/3/24 SW1: call\x1bOQ")
    window.comes_to_show("F2 back to the line")
    window.types(" about the missed visit")
    window.comes_to_show("missed visit")
    os.kill(window.child.pid, number)
    assert window.ends() == 128 + number
    assert kept(path) == ["3/3/24 SW1: call about the missed visit"]


def test_what_is_half_typed_in_a_form_is_there_again_after_locking(opens: Opens) -> None:
    window = opens()
    window.types("3/3/24 SW1: call\x1bOQ")
    window.comes_to_show("F2 back to the line")
    window.types(" about the missed visit")
    window.comes_to_show("missed visit")
    window.types("\x18")
    window.comes_to_show("Locked")
    window.types(PASSPHRASE + "\r")
    window.comes_to_show("call about the missed visit")
