"""The program as its user runs it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "tui.start"]
Run = Callable[..., subprocess.CompletedProcess[str]]
Spawn = Callable[..., "pexpect.spawn[str]"]


def surroundings() -> dict[str, str]:
    """The environment of a run outside the checkout, which still finds the program."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}


@pytest.fixture
def imr(tmp_path: Path) -> Run:
    """Run `imr` with these words in the test's folder, without a terminal."""

    def run(*args: object, given: str | bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*COMMAND, *map(str, args)],
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True, cwd=tmp_path, env={**surroundings(), **env}, timeout=150, start_new_session=True,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def at_terminal(tmp_path: Path) -> Iterator[Spawn]:
    """Start `imr` on a terminal of 80×24, ended with the test."""
    started: list[pexpect.spawn[str]] = []

    def spawn(*args: object, **env: str) -> pexpect.spawn[str]:
        child = pexpect.spawn(
            COMMAND[0], [*COMMAND[1:], *map(str, args)], cwd=str(tmp_path), env={**surroundings(), **env},
            dimensions=(24, 80), encoding="utf-8", timeout=90,
        )
        child.delaybeforesend = None
        started.append(child)
        return child

    yield spawn
    for child in started:
        child.close(force=True)
