"""Files the author names, on the command line or on a screen; `-` is the standard input of a command."""

from __future__ import annotations

import sys
from io import BufferedReader
from pathlib import Path

from domain.errors import NotUnderstood, WrongUse
from storage.plain_files import NotPlain, open_plain

WORD = (".docx", ".dotx")
"""How the name of a board's Word template ends."""

LARGEST = 256 * 1024 * 1024
"""Bytes: no board's workbook or old chronology comes near it."""


def content_of(path: Path) -> bytes:
    """The whole of a file, or of the standard input for `-`. Raises WrongUse, NotUnderstood when it is too large."""
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with BufferedReader(open_plain(path)) as file:
                data = file.read(LARGEST + 1)
    except NotPlain as error:
        instead = "" if path.is_dir() else "; give - in its place, and send it to the standard input"
        raise WrongUse(f"{path} cannot be read: {error.strerror}{instead}.") from error
    except OSError as error:
        raise WrongUse(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST:
        raise NotUnderstood(f"{named(path)} is larger than 256 MB, which no file of this kind is.")
    return data


def text_of(path: Path) -> str:
    """A file as UTF-8 text. Raises WrongUse, NotUnderstood."""
    try:
        return content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUnderstood(f"{named(path)} is not UTF-8 text.") from error


def named(path: Path) -> str:
    """What to call the file in a sentence."""
    return "The standard input" if str(path) == "-" else path.name


def is_word_document(data: bytes | None) -> bool:
    """Whether a file is a Word document, by what is in it."""
    return data is not None and data.startswith(b"PK") and b"word/document.xml" in data


def meant_as_word(path: Path | None, data: bytes | None) -> bool:
    """Whether a board's file is a Word document, by what is in it; by its name, where that cannot be read any more."""
    return is_word_document(data) or path is not None and path.suffix.lower() in WORD
