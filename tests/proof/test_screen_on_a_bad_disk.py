"""The screen on a disk that is full and in a folder that cannot be written to: a sentence, nothing lost, then on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.care import verify
from storage.casefile import CaseFile
from tests.proof.typing_killed import ROOT
from tests.screens.conftest import PASSPHRASE, made
from tests.screens.real_terminal import Window, environment, imr

__all__ = ["made"]
LINE = "3/3/24 SW1: a visit that has to be written down"
Opens = Callable[..., Window]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with the passphrase that only its owner reads."""
    place = tmp_path / "passphrase"
    place.touch(0o600)
    place.write_text(PASSPHRASE + "\n")
    return place


@pytest.fixture
def opens(secret: Path, tmp_path: Path) -> Iterator[Opens]:
    """Open a case in a window, which is closed at the end."""
    windows: list[Window] = []

    def begin(case: Path, *before: str) -> Window:
        command = [*before, *imr(str(case), "--passphrase-file", str(secret))]
        window = Window(command, environment(tmp_path), cwd=ROOT)
        windows.append(window)
        window.comes_to_show("F1 Help")
        window.comes_to_show("0 entries")
        return window

    yield begin
    for window in windows:
        window.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir(mode=0o700)
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=0700", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can make a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def rows(case: Path) -> list[str | None]:
    """What the rows of a case that verifies say."""
    assert verify.verify_path(case, PASSPHRASE).good
    with CaseFile.open(case, PASSPHRASE) as opened:
        return [entry.event for entry in opened.entries.all()]


@pytest.mark.real
def test_on_a_full_disk_the_line_stays_with_a_sentence_and_is_saved_once_there_is_room(
    small_disk: Path, made: Path, opens: Opens
) -> None:
    case = Path(shutil.copy(made, small_disk / "A.imr"))
    window = opens(case)
    window.types(LINE)
    window.comes_to_show("draft kept")
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    window.types("\r")
    window.comes_to_show("so nothing of this was saved")
    assert f"> {LINE}" in window.text
    window.types(" and more of it")
    window.comes_to_show("and more of it")
    ballast.unlink()
    window.types("\r")
    window.comes_to_show("1 entry")
    window.types("= SW1: the next row\r")
    window.comes_to_show("2 entries")
    window.types("/quit\r")
    assert window.ends() == 0
    assert rows(case) == [f"{LINE.partition(': ')[2]} and more of it", "the next row"]


def test_in_a_folder_that_cannot_be_written_to_the_line_stays_and_is_saved_once_it_can(
    tmp_path: Path, made: Path, opens: Opens
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o700)
    case = Path(shutil.copy(made, folder / "A.imr"))
    # Root writes anywhere, so the program is given a root without that power.
    without_power: tuple[str, ...] = ()
    if os.geteuid() == 0:
        program = shutil.which("setpriv")
        if program is None:
            pytest.skip("root cannot be refused without setpriv (Debian: util-linux)")
        without_power = (program, "--bounding-set=-dac_override,-dac_read_search,-fowner")
    window = opens(case, *without_power)
    folder.chmod(0o500)
    window.types(LINE + "\r")
    window.comes_to_show("nothing was saved")
    assert f"> {LINE}" in window.text
    folder.chmod(0o700)
    window.types("\r")
    window.comes_to_show("1 entry")
    window.types("/quit\r")
    assert window.ends() == 0
    assert rows(case) == [LINE.partition(": ")[2]]
