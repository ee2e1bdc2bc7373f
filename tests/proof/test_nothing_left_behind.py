"""Words typed by an author, looked for everywhere the program could leave them, in a sitting from start to end."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from domain.family.members import Member
from domain.people import Person
from storage.casefile import CaseFile
from tests.proof.typing_killed import PLANTED, ROOT, plain_files
from tests.screens.conftest import PASSPHRASE, made
from tests.screens.real_terminal import Window, environment, imr

__all__ = ["made"]
NAME = "Tindersticks"
"""A real name, which is in the key and typed too; on the screen it becomes a code."""
PLACE = "Larkspurton"
"""In the identifiers of somebody of the key, and in the family's address."""
LOCKED_BY = "seven plain lanterns of tin"
WORKBOOK = ROOT / "tests" / "exporters" / "workbooks" / "wsab-chronology.xlsx"
ALTERNATE, PRIMARY = b"\x1b[?1049h", b"\x1b[?1049l"
CALLS = "openat,open,creat,memfd_create,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
TALKS = "connect,sendto"

MAKES = re.compile(r"\d+ +(creat|memfd_create|rename\w*|link\w*|symlink\w*)\(")


class Home:
    """A home with a case in it, a folder for passing files in which nothing was ever made, and a folder for exports."""

    def __init__(self, folder: Path, made: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.exports = folder / "exports"
        self.passing = folder / "passing"
        for each in (self.home, self.exports, self.passing):
            each.mkdir(mode=0o700)
        self.case = Path(shutil.copy(made, self.home / "A.imr"))
        with CaseFile.open(self.case, PASSPHRASE) as case:
            known = ("943 476 5919", f"4 Mill Lane, {PLACE}")
            case.people.add(Person(code="SP1", role="support worker", name=f"Maud {NAME}", identifiers=known))
            case.people.add(Person(code="Adult B", role="mother", name=f"Ottoline {NAME}"))
            case.family.add(Member(code="Adult B", relationship="mother", address=f"9 High Street, {PLACE}"))
        self.secret = self.home / "passphrase"
        self.secret.touch(0o600)
        self.secret.write_text(PASSPHRASE + "\n")
        self.password = self.home / "password"
        self.password.touch(0o600)
        self.password.write_text(LOCKED_BY + "\n")
        self.env = environment(self.home, TMPDIR=str(self.passing), SQLITE_TMPDIR=str(self.passing))
        os.utime(self.passing, (1, 1))

    def imr(self, *words: object) -> list[str]:
        """A command on the case."""
        command, *rest = map(str, words)
        return [*imr(command, str(self.case), *rest), "--passphrase-file", str(self.secret)]

    def check(self) -> None:
        """Nothing typed is in any file but the exports, and no file for passing use was ever made."""
        assert plain_files(self.home, NAME, PLACE) == [] and plain_files(self.passing, NAME, PLACE) == []
        assert self.passing.stat().st_mtime == 1


@pytest.fixture
def home(tmp_path: Path, made: Path) -> Home:
    return Home(tmp_path, made)


@pytest.fixture
def window(home: Home) -> Iterator[Window]:
    """The case on the screen."""
    command = imr(str(home.case), "--passphrase-file", str(home.secret))
    opened = Window(command, home.env, cwd=ROOT)
    opened.comes_to_show("F1 Help")
    opened.comes_to_show("0 entries")
    yield opened
    opened.close()


def sit(window: Window) -> None:
    """Save a row, change it, look for it, undo and redo, and leave another half typed."""
    window.types(f"3/3/24 SW1: {PLANTED} seen > {PLANTED} to ring ~ {PLANTED} later\r")
    window.comes_to_show("1 entry")
    window.types(f"= HV1: {PLANTED} weighed by Maud {NAME}\r")
    window.comes_to_show("2 entries")
    window.types(f"\x1bOR{PLANTED[:6].lower()}\r")
    window.comes_to_show("found")
    window.types("\x1b")
    window.comes_to_show("2 entries")
    window.types("/undo\r")
    window.comes_to_show("1 entry")
    # Its text is back in the line, half typed.
    window.comes_to_show("draft kept")


def what_shows(raw: bytes) -> tuple[str, str]:
    """What stands in the terminal after all this, scrolled lines too, and what stood last on the alternate screen."""
    primary, alternate = pyte.HistoryScreen(80, 24, history=5000), pyte.Screen(80, 24)
    now: pyte.Screen = primary
    for piece in re.split(b"(" + re.escape(ALTERNATE) + b"|" + re.escape(PRIMARY) + b")", raw):
        if piece == ALTERNATE:
            now = alternate
        elif piece == PRIMARY:
            now = primary
        else:
            pyte.ByteStream(now).feed(re.sub(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p", b"", piece))
    scrolled = "\n".join("".join(cell.data for cell in line.values()) for line in primary.history.top)
    return scrolled + "\n" + "\n".join(primary.display), "\n".join(alternate.display)


def words_in(raw: bytes) -> list[str]:
    """The words looked for that stand in these bytes."""
    return [word for word in (PLANTED, NAME, PLACE, PASSPHRASE, LOCKED_BY) if word.encode() in raw]


def test_a_sitting_leaves_no_typed_word_in_files_process_or_terminal(home: Home, window: Window) -> None:
    sit(window)
    process = Path(f"/proc/{window.child.pid}")
    assert words_in((process / "cmdline").read_bytes()) == []
    assert re.search(r"Max core file size +0 +0 ", (process / "limits").read_text())
    # The process is closed to its own account, too; root looks into it.
    if os.geteuid() == 0:
        assert words_in((process / "environ").read_bytes()) == []
        open_files = [str(link.readlink()) for link in (process / "fd").iterdir()]
        assert not [name for name in open_files if "(deleted)" in name or str(home.passing) in name]
    home.check()
    window.types("\x15/quit\r")
    assert window.ends() == 0
    left, alternate = what_shows(window.raw)
    assert PLANTED in window.raw.decode(errors="replace")
    assert left.strip() == "" and alternate.strip() == ""
    home.check()


def test_every_list_and_real_names_on_the_screen_leave_nothing_in_terminal_or_files(
    home: Home, window: Window
) -> None:
    sit(window)
    window.types("\x15\x12")
    window.comes_to_show("names shown")
    # Its own title tells each screen: people, family, unknown people, record numbers, what was accepted, export.
    for words, title in (
        ("/people", NAME), ("/family", PLACE), ("/unknown", "Unknown people"), ("/recordnumbers", "Record numbers"),
        ("/accepted", "Accepted"),
    ):
        window.types(f"{words}\r")
        window.comes_to_show(title)
        window.types("\x1b")
        window.comes_to_show("1 entry")
    assert NAME in window.raw.decode(errors="replace") and PLACE in window.raw.decode(errors="replace")
    home.check()
    window.types("\x15/quit\r")
    assert window.ends() == 0
    left, alternate = what_shows(window.raw)
    assert left.strip() == "" and alternate.strip() == ""
    home.check()


@pytest.mark.parametrize("end", ["SIGTERM", "SIGHUP"])
def test_a_sitting_that_is_ended_leaves_no_typed_word_in_terminal_or_files(
    home: Home, window: Window, end: str
) -> None:
    import signal

    sit(window)
    os.kill(window.child.pid, signal.Signals[end])
    window.ends()
    left, alternate = what_shows(window.raw)
    assert PLANTED not in left and PLANTED not in alternate
    home.check()


def exports(home: Home) -> list[list[str]]:
    """Every way the chronology leaves: our own layout, a board's workbook, CSV; and what surrounds it."""
    return [
        home.imr("export", "chronology", "-o", home.exports / "own.xlsx"),
        home.imr("export", "chronology", "-o", home.exports / "own.csv"),
        home.imr("export", "chronology", "--template", WORKBOOK, "--prove", "-o", home.exports / "board.xlsx"),
        home.imr("list"),
        home.imr("backup"),
        home.imr("verify"),
    ]


def names_leave(home: Home) -> list[list[str]]:
    """What holds names leaves locked; what tells of the check and the log holds none; a reader's copy, a whole one."""
    locked, new = ["--password-file", home.password], ["--new-passphrase-file", home.password]
    return [
        home.imr("check", "--chronology", "--certificate", home.exports / "check.txt"),
        home.imr("export", "chronology", "--certificate", home.exports / "export.txt", "-o", home.exports / "c.xlsx"),
        home.imr("export", "chronology", "--panel", "names", "-o", home.exports / "c-PANEL-COPY.xlsx", *locked),
        home.imr("export", "key", "-o", home.exports / "key.xlsx", *locked),
        home.imr("export", "data", "-o", home.exports / "case.json.age", *locked),
        home.imr("export", "log", "-o", home.exports / "log.csv"),
        home.imr("copy", home.exports / "reader.imr", "--without-names", *new),
        home.imr("copy", home.exports / "whole.imr", *new),
    ]


def in_parts(folder: Path, *words: str) -> list[str]:
    """The parts of files in a folder, unpacked where they are packed, that hold one of these words."""
    found = []
    for path in folder.iterdir():
        parts = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                parts += [package.read(name) for name in package.namelist()]
        found += [path.name for part in parts for word in words if word.lower().encode() in part.lower()]
    return found


def add(home: Home, count: int) -> None:
    """Rows from a pipe."""
    lines = "".join(f"{number % 28 + 1}/3/24 0930 SW1: {PLANTED.upper()} {number}\n" for number in range(count))
    subprocess.run(home.imr("add"), input=lines.encode(), env=home.env, cwd=ROOT, check=True, capture_output=True)


def test_exports_leave_no_typed_word_anywhere_but_in_the_file_asked_for(home: Home) -> None:
    add(home, 30)
    for command in exports(home):
        done = subprocess.run(command, env=home.env, cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
    assert len(list(home.exports.iterdir())) == 3
    home.check()


def test_what_names_leave_in_is_locked_and_what_tells_of_it_holds_none(home: Home) -> None:
    add(home, 30)
    told = b""
    for command in names_leave(home):
        done = subprocess.run(command, env=home.env, cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == 0, (command, done.stderr.decode())
        told += done.stdout + done.stderr
    assert len(list(home.exports.iterdir())) == 9
    assert in_parts(home.exports, NAME, PLACE, "943 476 5919", "9434765919", LOCKED_BY) == []
    assert set(in_parts(home.exports, PLANTED)) == {"c.xlsx"}
    assert [word for word in words_in(told) if word != PLANTED] == []
    home.check()


@pytest.mark.proof
def test_of_every_file_the_program_ever_makes_only_exports_hold_a_typed_word_and_nothing_goes_over_a_network(
    home: Home, tmp_path: Path
) -> None:
    """Every call that makes or renames a file is traced, of every command and of a sitting at the screen."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    made: set[str] = set()
    trace = tmp_path / "trace"

    def traced(command: list[str]) -> list[str]:
        return [strace, "-f", "-qq", "-s", "500", "-e", f"trace={CALLS},{TALKS}", "-o", str(trace), *command]

    add(home, 300)
    sitting = Window(traced(imr(str(home.case), "--passphrase-file", str(home.secret))), home.env, cwd=ROOT)
    sitting.comes_to_show("300 entries", 60)
    sitting.types(f"3/3/24 SW1: {PLANTED} seen again\r")
    sitting.comes_to_show("301 entries", 60)
    sitting.types(f"3/3/24 SW1: {PLANTED} half typed")
    sitting.comes_to_show("draft kept", 60)
    sitting.types("\x15/quit\r")
    assert sitting.ends(60) == 0
    calls = [trace.read_text(errors="replace")]
    for command in [*exports(home), *names_leave(home)]:
        subprocess.run(traced(command), env=home.env, cwd=ROOT, capture_output=True, check=True)
        calls.append(trace.read_text(errors="replace"))
    for each in calls:
        made |= files_made(each)
    assert "AF_INET" not in "".join(calls)
    outside = sorted(name for name in made if not name.startswith((str(home.exports), "/dev/")) and ".pyc" not in name)
    folders = {str(Path(name).parent) for name in outside}
    print(f"files made outside exports: {len(outside)}, in {len(folders)} folders: the case's and its backups'")  # noqa: T201
    assert folders <= {str(home.home), str(home.home / "A.imr.backups")}, outside
    home.check()


def files_made(trace: str) -> set[str]:
    """The files that were made, by name, in a trace of calls."""
    found = set()
    for line in trace.splitlines():
        if " = -1 " in line:
            continue
        names = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
        if MAKES.match(line) or "O_CREAT" in line or "O_TMPFILE" in line:
            found |= set(names[-1:])
    return found
