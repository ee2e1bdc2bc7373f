"""A source and the place in it as one text, and such a text taken apart again."""

from __future__ import annotations

import re

_PLACE = re.compile(
    r"\s(?=(?:\d|(?:p|pp|vol|f|doc|ref|no|entry|page|pages|para|folio)\b\.?\s?\S*\d))", re.IGNORECASE
)


def cited(name: str, ref: str | None) -> str:
    """The source and the place in it, with a comma between only where they could not be told apart without."""
    if not ref:
        return name
    plain, parted = f"{name} {ref}", f"{name}, {ref}"
    return parted if taken_apart(plain) != (name, ref) and taken_apart(parted) == (name, ref) else plain


def taken_apart(text: str) -> tuple[str, str | None]:
    """The name of a source nobody knows yet, and the place in it where one can be made out, else None."""
    name, comma, ref = text.partition(", ")
    if comma and any(character.isdigit() for character in ref) and not _PLACE.search(name):
        return name.rstrip(" :"), ref.strip()
    cut = _PLACE.search(text)
    if cut and cut.start():
        return text[: cut.start()].rstrip(" ,:"), text[cut.end() :].strip()
    return text, None
