"""What leaves locked is never on disk in plain form: no file for passing use is made, no planted word lies about."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from domain.chronology.entry import Entry
from domain.dates.when import UNKNOWN
from domain.people import Person
from storage.casefile import CaseFile
from tests.tui.conftest import COMMAND, surroundings

NAME, ROW, PASSWORD = "Tindersticks", "Plumtreewards", "seven plain lanterns"
LEAVES = [
    ("export", "chronology", "-o", "c.xlsx", "--password-file", "pw"),
    ("export", "chronology", "--panel", "names", "-o", "c-PANEL-COPY.xlsx", "--password-file", "pw"),
    ("export", "key", "-o", "key.xlsx", "--password-file", "pw"),
    ("export", "data", "-o", "case.json.age", "--password-file", "pw"),
    ("copy", "reader.imr", "--without-names", "--new-passphrase-file", "pw"),
    ("copy", "whole.imr", "--new-passphrase-file", "pw"),
]
CALLS = "openat,open,creat,memfd_create,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
MAKES = re.compile(r"O_CREAT|O_TMPFILE|^\d+ +(?:creat|memfd_create|rename\w*|\w*link(?:at)?)\(")
PLACE = re.compile(r'"([^"]*)"')


@pytest.mark.real
@pytest.mark.parametrize("words", LEAVES, ids=lambda words: "-".join(words[:3]))
def test_nothing_is_on_disk_but_the_locked_file_and_what_keeps_the_case(
    case: CaseFile, passphrase_file: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    case.people.add(Person(code="SP1", role="support worker", name=f"Maud {NAME}"))
    case.entries.add(Entry(when=UNKNOWN, event=f"{ROW} seen", who="SP1", people=("SP1",)))
    case.close()
    (tmp_path / "pw").touch(0o600)
    (tmp_path / "pw").write_text(PASSWORD)
    passing = tmp_path / "passing"
    passing.mkdir(0o700)
    os.utime(passing, (1, 1))
    trace = tmp_path / "trace"
    command, *rest = words
    done = subprocess.run(
        [strace, "-f", "-o", str(trace), "-e", f"trace={CALLS}", "-e", "status=successful", *COMMAND, command,
         str(case.path), *rest, "--passphrase-file", str(passphrase_file)],
        cwd=tmp_path, env={**surroundings(), "TMPDIR": str(passing), "SQLITE_TMPDIR": str(passing)},
        capture_output=True, text=True, timeout=150, start_new_session=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = [place for line in trace.read_text().splitlines() if MAKES.search(line) for place in PLACE.findall(line)]
    trace.unlink()
    out = next(word for word in words if word.endswith((".xlsx", ".age", ".imr")))
    assert any(place.endswith(out) for place in made)
    ours = re.compile(rf"(?:.*/)?(?:{re.escape(out)}|\.[\w.-]+\.part(?:-journal)?|case\.imr(?:-journal)?|/dev/\w+)$")
    backups = re.compile(r".*case\.imr\.backups/.*")
    assert [place for place in made if not (ours.match(place) or backups.match(place) or "__pycache__" in place)] == []
    assert list(passing.iterdir()) == [] and passing.stat().st_mtime == 1
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [word for word in (NAME, ROW) if word.encode() in data], path.name
    assert not list(tmp_path.glob(".*.part*"))
