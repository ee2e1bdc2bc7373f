from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.errors import CannotWrite
from domain.review import Details
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.cases import reachable
from tests.storage.made import on

ROOT = Path(__file__).resolve().parents[2]
AS_NOBODY = """
import os, sys
from pathlib import Path
folder = Path(sys.argv[1])
from domain.errors import CannotWrite
from domain.review import Details
from storage.casefile import CaseFile
from tests.storage.made import on
with CaseFile.create(Path(sys.argv[3]) / "trial.imr", sys.argv[2], Details()) as trial:
    trial.entries.add(on(3))
if os.geteuid() == 0:
    os.chown(folder, 65534, 65534)
    os.setgid(65534)
    os.setuid(65534)
with CaseFile.create(folder / "a.imr", sys.argv[2], Details(), user="nobody") as case:
    folder.chmod(0o500)
    try:
        case.entries.add(on(3))
    except CannotWrite as refusal:
        print("refused:", refusal)
    folder.chmod(0o700)
    case.entries.add(on(3))
    print("saved", case.entries.count())
"""
LONG = "a long account of a visit " * 200


@dataclass
class Disk:
    """A folder with little room: `fill_up` leaves none, `make_room` gives some."""

    path: Path
    fill_up: Callable[[], object]
    make_room: Callable[[], object]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A real disk of two megabytes, half full, for root; for anyone else a limit on the size of any file."""
    path = tmp_path / "disk"
    path.mkdir(mode=0o700)
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=0700", "tmpfs", str(path)]
    if os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        (path / "ballast").write_bytes(bytes(1_000_000))
        yield Disk(path, lambda: (path / "more").write_bytes(bytes(1_040_000)), (path / "ballast").unlink)
        subprocess.run(["umount", "-l", str(path)], check=True)
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))

    limit(600_000)
    yield Disk(path, lambda: limit(1_000), lambda: limit(before[0]))
    limit(before[0])


def fill(case: CaseFile) -> tuple[list[str], CannotWrite]:
    """Add rows until one is refused; the ids of those saved, and the refusal."""
    saved = []
    for number in range(2_000):
        try:
            saved.append(case.entries.add(on(3, event=f"{number} {LONG}")).id)
        except CannotWrite as refusal:
            return saved, refusal
    raise AssertionError("the disk never filled up")


def test_a_full_disk_refuses_the_row_keeps_every_other_and_takes_it_when_there_is_room(disk: Disk) -> None:
    with CaseFile.create(disk.path / "a.imr", PASSPHRASE, Details()) as case:
        saved, refusal = fill(case)
        assert "so nothing of this was saved" in refusal.sentence
        assert LONG not in refusal.sentence
        for _ in range(3):
            with pytest.raises(CannotWrite, match="so nothing of this was saved"):
                case.entries.add_many([on(3, event=LONG) for _ in range(50)])
        assert [entry.id for entry in case.entries.all()] == saved
        assert case.log.check() is None
        disk.make_room()
        saved.append(case.entries.add(on(3, event=LONG)).id)
    with CaseFile.open(disk.path / "a.imr", PASSPHRASE) as again:
        assert [entry.id for entry in again.entries.all()] == saved
        assert again.log.check_rows() is None


def test_a_full_disk_leaves_no_half_made_case(disk: Disk) -> None:
    disk.fill_up()
    before = sorted(path.name for path in disk.path.iterdir())
    with pytest.raises(CannotWrite):
        CaseFile.create(disk.path / "a.imr", PASSPHRASE, Details())
    assert sorted(path.name for path in disk.path.iterdir()) == before


def test_a_limit_on_the_size_of_files_refuses_the_row_and_keeps_every_other(case: CaseFile) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, before[1]))
    try:
        saved, refusal = fill(case)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "save" in refusal.sentence
    saved.append(case.entries.add(on(3, event="afterwards")).id)
    assert [entry.id for entry in case.entries.all()] == saved
    assert case.log.check_rows() is None


def test_a_folder_that_cannot_be_written_to_refuses_the_row_with_a_sentence() -> None:
    # Root may write anywhere, so the row is added by an account that may not. All is tried as root first: that account
    # may not be able to read this Python.
    with tempfile.TemporaryDirectory(dir=reachable()) as folder, tempfile.TemporaryDirectory() as trial:
        program = [sys.executable, "-c", AS_NOBODY, folder, PASSPHRASE, trial]
        done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == (
        "refused: This case can only be read here, so nothing was saved. See that you may write to the file and its "
        "folder.\nsaved 1\n"
    )
