"""A remembered passphrase, with a real Secret Service."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from storage.casefile import CaseFile
from tests.tui.conftest import COMMAND, surroundings

PARTS = ("dbus-run-session", "gnome-keyring-daemon")
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not all(map(shutil.which, PARTS)), reason="no Secret Service: install dbus and gnome-keyring"),
]


def test_what_is_remembered_is_not_asked_for_until_it_is_forgotten(
    case: CaseFile, passphrase_file: Path
) -> None:
    case.close()
    imr, path = shlex.join(COMMAND), shlex.quote(str(case.path))
    script = f"""
        printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
        {imr} list {path}; echo $?
        {imr} remember {path} --passphrase-file {shlex.quote(str(passphrase_file))}; echo $?
        {imr} list {path}; echo $?
        {imr} forget {path}; echo $?
        {imr} list {path}; echo $?
    """
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script], env=surroundings(), capture_output=True, text=True, timeout=90,
        start_new_session=True,
    )
    assert done.stdout.split() == ["2", "0", "0", "0", "2"], done.stderr
