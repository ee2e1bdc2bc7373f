"""What the process keeps to itself, and what it lets through to a terminal."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.tui.conftest import ROOT, Run, Spawn
from tests.tui.test_start import _in_a_process

WORKBOOK = ROOT / "tests" / "exporters" / "workbooks" / "wsab-chronology.xlsx"
HOSTILE = "_x001B_]0;Plumtree_x0007_ \u009b31m \u202eemit"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A board's workbook with a heading that would write the window's title, turn colours and turn the text round."""
    path = tmp_path / "hostile.xlsx"
    with zipfile.ZipFile(WORKBOOK) as source, zipfile.ZipFile(path, "w") as made:
        for part in source.namelist():
            data = source.read(part)
            if part == "xl/sharedStrings.xml":
                assert b"<t>Action taken and outcome</t>" in data
                data = data.replace(b"<t>Action taken and outcome</t>", f"<t>{HOSTILE}</t>".encode())
            made.writestr(part, data)
    return path


def test_the_screens_library_cannot_be_told_by_the_environment_to_log_keys_or_draw_the_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in (
        ("TEXTUAL", "devtools,debug"), ("TEXTUAL_LOG", str(tmp_path / "log")), ("TEXTUAL_DEBUG", "1"),
        ("TEXTUAL_SCREENSHOT", "1"), ("TEXTUAL_SCREENSHOT_LOCATION", str(tmp_path)), ("TEXTUAL_PRESS", "x"),
    ):
        monkeypatch.setenv(name, value)
    done = _in_a_process("""
        def body():
            print("textual" in sys.modules, [name for name in os.environ if name.startswith("TEXTUAL")])
            from textual import constants
            from textual.app import App
            print(constants.LOG_FILE, constants.DEBUG, constants.SCREENSHOT_DELAY, sorted(App().features))
        odd(body)
    """)
    assert (done.stdout, done.stderr) == ("False []\nNone False -1 []\n", "")


def test_no_other_process_of_the_account_nor_a_collector_of_crashes_gets_at_its_memory() -> None:
    done = _in_a_process("""
        def body():
            import ctypes
            print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
        odd(body)
    """)
    assert done.stdout == "0\n"


def test_a_fault_without_end_is_kept_short(own_state: Path) -> None:
    done = _in_a_process("""
        def body(): body()
        odd(body)
    """)
    assert done.returncode == 70
    (kept,) = (own_state / "faults").iterdir()
    assert 30 < len(kept.read_text().splitlines()) < 80


@pytest.fixture
def own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where faults are kept."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "imr"


def test_a_boards_words_cannot_move_the_cursor_or_write_the_windows_title(at_terminal: Spawn, hostile: Path) -> None:
    child = at_terminal("template", hostile)
    child.expect("not understood")
    shown = child.before + child.after + child.read()
    assert "?]0;Plumtree? ?31m emit" in shown
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def test_a_files_name_cannot_either(at_terminal: Spawn) -> None:
    child = at_terminal("template", "no\x1b]0;Plumtree\x07 such\u202e.xlsx")
    child.expect("cannot be read")
    assert child.before.replace("\r\n", "") == "no?]0;Plumtree? such.xlsx "


def test_a_pipe_gets_a_boards_words_as_they_stand(imr: Run, hostile: Path) -> None:
    assert "\u202eemit" in imr("template", hostile, "--json").stdout
