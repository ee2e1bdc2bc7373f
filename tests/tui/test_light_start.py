"""What is loaded before the first paint and before the rows: a start must not grow with what the program can do."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect
import pytest

from storage.casefile import CaseFile
from tests.tui.conftest import ROOT, surroundings

PROGRAM = """
import sys
from pathlib import Path
from tui.app import Imr
from tui.shell import Ending

told, when, *sys.argv[1:] = sys.argv[1:]

def tell():
    Path(told).write_text("\\n".join(sorted(sys.modules)), encoding="utf-8")

if when == "painted":
    async def begin(app):
        tell()
        app._finish(Ending())
    Imr._begin = begin
else:
    from screens.chronology.screen import ChronologyScreen
    async def once_shown(screen):
        tell()
        screen.session.leave()
    ChronologyScreen._once_shown = once_shown

from tui.start import main
main()
"""
HEAVY = {
    "docx", "openpyxl", "lxml", "exporters", "keyring", "stdnum", "phonenumbers", "nicknames", "pyrage", "msoffcrypto",
    "cryptography", "olefile", "PIL", "zipfile",
    "screens.form", "screens.list_screen", "screens.leaving.screen", "screens.board_file.mapping",
    "textual.widgets._text_area",
}
"""What only a form, a list, exporting, importing, remembering or checking needs."""
PAINTED = {"click", "domain", "platformdirs", "rich", "screens", "textual", "tui", "typing_extensions"}
"""All that may be loaded before the first paint beside Python's own."""
ROWS = PAINTED | {
    "click_default_group", "dateutil", "pluggy", "pysqlite3", "rapidfuzz", "six", "sqlcipher3", "sqlite_fts4",
    "sqlite_utils", "storage", "tabulate", "wcwidth",
}
"""And before the rows."""
CUSTOMS = {"sitecustomize", "usercustomize", "apport_python_hook"}
"""What a machine's own Python loads into every program."""
OWN = {"domain", "screens", "storage", "tui"}


def loaded(case: CaseFile, passphrase_file: Path, tmp_path: Path, when: str) -> set[str]:
    """The modules loaded by the time the screen was painted, or its rows were shown."""
    case.close()
    told = tmp_path / "loaded"
    child = pexpect.spawn(
        sys.executable,
        ["-c", PROGRAM, str(told), when, str(case.path), "--passphrase-file", str(passphrase_file)],
        cwd=str(ROOT), env={**surroundings(), "PYTHONPATH": str(ROOT)}, dimensions=(24, 80), timeout=150,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return set(told.read_text(encoding="utf-8").split("\n"))


@pytest.mark.parametrize(("when", "allowed", "own", "most"), [("painted", PAINTED, 110, 470), ("rows", ROWS, 830, 650)])
def test_nothing_is_loaded_that_a_start_does_not_need(
    case: CaseFile, passphrase_file: Path, tmp_path: Path, when: str, allowed: set[str], own: int, most: int
) -> None:
    modules = loaded(case, passphrase_file, tmp_path, when)
    assert modules & HEAVY == set()
    packages = {name.partition(".")[0] for name in modules if not name.startswith("_")}
    assert packages - set(sys.stdlib_module_names) - CUSTOMS <= allowed
    ours = sum(source(name).stat().st_size for name in modules if name.partition(".")[0] in OWN) // 1024

    assert ours <= own, f"{ours} kB of the program is loaded: load what is not needed yet where it is"
    assert len(modules) <= most, f"{len(modules)} modules are loaded: load what is not needed yet where it is"


def source(name: str) -> Path:
    """The file of a module of the program."""
    path = ROOT / name.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
