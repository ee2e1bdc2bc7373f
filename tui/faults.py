"""A fault of the program itself: kept as where it happened, never with a word of a case."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tui.folders import private_folder, state_folder

FRAMES = 30
"""So many of the outermost places are kept, and so many of the innermost."""


def record(fault: BaseException) -> Path | None:
    """Write the types and places of a fault to a new private file; None when that cannot be done.

    Messages, source lines and values are left out: they may hold case text.
    """
    try:
        folder = private_folder(state_folder() / "faults")
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        path = folder / f"{stamp}-{os.getpid()}.txt"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(described(fault))
    except OSError:
        return None
    return path


def described(fault: BaseException) -> str:
    """The fault and those it came from: versions, exception types, and file, line and function of each frame."""
    lines = [f"imr {_own_version()}, Python {platform.python_version()}, {sys.platform}"]
    seen: set[int] = set()
    current: BaseException | None = fault
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        frames = [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        if len(frames) > 2 * FRAMES:
            frames[FRAMES:-FRAMES] = [f"  … {len(frames) - 2 * FRAMES:,} more"]
        lines.extend(frames)
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def told(fault: BaseException) -> str:
    """Record the fault and give the sentence the author is told."""
    path = record(fault)
    where = f" Where it happened, without a word of the case, is in {path}." if path else ""
    return f"imr met a fault of its own and stopped. What was said to be saved is saved.{where}"


def _short(filename: str) -> str:
    parts = Path(filename).parts
    return "/".join(parts[-2:])


def _own_version() -> str:
    try:
        return version("imr")
    except PackageNotFoundError:
        return "(not installed)"
