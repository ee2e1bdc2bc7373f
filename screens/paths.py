"""Completing the path of a file as it is typed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path


def completed(text: str, endings: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The path as far as it is certain, and, where it could go on in several ways, what could follow.

    Only folders and files of these endings are meant, hidden ones never; what cannot be read offers nothing.
    """
    folder, begun = os.path.split(text.lstrip())
    try:
        inside = sorted(Path(folder or ".").expanduser().iterdir())
        names = [each.name + os.sep * each.is_dir() for each in inside if each.name.startswith(begun)]
    except (OSError, RuntimeError, ValueError):
        return text, ()
    meant = [name for name in names if not name.startswith(".") and name.endswith((os.sep, *endings))]
    if not meant:
        return text, ()
    more = os.path.commonprefix(meant)[len(begun) :]
    return (text + more, ()) if more or len(meant) == 1 else (text, tuple(meant))


def begun_anew(text: str, offered: str) -> str:
    """The path that was meant where a whole one was typed behind the folder offered: /srv/x for /cases//srv/x."""
    typed = text.removeprefix(offered) if offered.endswith(os.sep) and text.startswith(offered) else ""
    return typed if typed.startswith((os.sep, f"~{os.sep}")) else text
