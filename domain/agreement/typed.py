"""What an author types of a step towards agreement: how, about which paragraph, with whom. Read, or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from domain.agreement.steps import WAYS, Representation, RepresentationKind, Way
from domain.errors import WrongUse
from domain.meetings.minutes import Minutes, Paragraph, Version

Word = TypeVar("Word", bound=str)
WHOLE = ("", "whole", "the whole", "all")
KINDS: dict[RepresentationKind, str] = {
    "change": "other words for a paragraph", "delete": "a paragraph taken out", "add": "a paragraph added",
    "comment": "said, and no other text asked for",
}  # fmt: skip
"""What somebody may want of minutes, each in words."""
_PLACES = re.compile(r"\s*(\d+)\s*(?:(?:-|–|to)\s*(\d+))?\s*", re.ASCII)


def way_typed(text: str) -> Way:
    """The way that is typed, or the only one that begins so; raises WrongUse."""
    return _one_of(text, WAYS, "How")


def kind_typed(text: str) -> RepresentationKind:
    """What is wanted of a paragraph, by its word or the beginning of it; raises WrongUse."""
    return _one_of(text, tuple(KINDS), "What")


def _one_of(text: str, words: tuple[Word, ...], label: str) -> Word:
    typed = text.strip().casefold().replace("email", "e-mail")
    found = [word for word in words if word.casefold().startswith(typed)] if typed else []
    exact = [word for word in found if word.casefold() == typed] or found
    if len(exact) != 1:
        raise WrongUse(f"{label}: write one of {', '.join(words)}; the first letters are enough.")
    return exact[0]


def paragraph_typed(text: str, version: Version, label: str) -> Paragraph | None:
    """The paragraph of this number in a version, None for the whole of it; raises WrongUse."""
    typed = text.strip().casefold().removeprefix("paragraph").strip()
    if typed in WHOLE:
        return None
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(version.paragraphs)):
        raise WrongUse(
            f"{label}: write the number of a paragraph of version {version.number}, 1 to {len(version.paragraphs)}, or"
            " leave it empty for the whole."
        )
    return version.paragraphs[int(typed) - 1]


def places_typed(text: str, count: int) -> tuple[int, ...]:
    """The numbers of paragraphs as typed, "4-6, 9", of so many; raises WrongUse."""
    found: list[int] = []
    for piece in filter(str.strip, re.split(r"[,;]|\band\b", text)):
        read = _PLACES.fullmatch(piece)
        first, last = (int(read[1]), int(read[2] or read[1])) if read else (0, 0)
        if not 1 <= first <= last <= count:
            of = f"there are {count}" if count else "there are none yet"
            raise WrongUse(f"Paragraphs: “{piece.strip()}” is none of them; {of}. Write them as in 4 or 4-6, 9.")
        found += range(first, last + 1)
    if not found:
        raise WrongUse("Paragraphs: write the number of one, or several as in 4-6, 9.")
    return tuple(dict.fromkeys(found))


def codes_typed(text: str, asked: Sequence[str]) -> tuple[str, ...]:
    """The codes among those asked that are typed, with commas between; raises WrongUse for anybody else."""
    known = {code.casefold(): code for code in asked}
    found = []
    for typed in filter(None, map(str.strip, re.split(r"[,;]|\band\b", text))):
        code = known.get(typed.casefold())
        if code is None:
            raise WrongUse(f"To: {typed} is not asked to agree these minutes. Asked are {', '.join(asked)}.")
        found.append(code)
    if not found:
        raise WrongUse(f"To: write to whom, with commas between: {', '.join(asked)}.")
    return tuple(dict.fromkeys(found))


def wanted(
    minutes: Minutes, code: str, kind: RepresentationKind, paragraph: Paragraph | None, words: str, day: str
) -> Representation:
    """A representation made by hand to the version issued last; raises WrongUse where it asks for nothing."""
    latest = minutes.latest
    if latest is None:
        raise WrongUse("These minutes have not been issued to anyone yet.")
    said = words.strip()
    if kind in ("change", "delete") and paragraph is None:
        raise WrongUse("What: say which paragraph is to be changed, by its number; of the whole there is a comment.")
    if kind == "change" and paragraph is not None and said == paragraph.text.strip():
        raise WrongUse("Words: that is what the paragraph says already. Write what they want it to say.")
    if kind == "delete":
        said = ""
    elif not said:
        raise WrongUse(f"Words: write what {code} wants it to say, or says.")
    return Representation(
        version=latest.number, code=code, kind=kind, paragraph=paragraph.id if paragraph else "",
        quoted=paragraph.text if paragraph and kind != "add" else "", words=said, day=day,
    )  # fmt: skip


def where_said(one: Representation, version: Version | None) -> str:
    """What a representation is about: "paragraph 4", "after paragraph 4", "the whole"."""
    place = version.place(one.paragraph) if version is not None and one.paragraph else 0
    if one.kind == "add":
        return f"after paragraph {place}" if place else "at the top"
    return f"paragraph {place}" if place else "the whole"


def unchecked(paragraphs: Iterable[Paragraph]) -> tuple[int, ...]:
    """The numbers of the paragraphs the author has marked to be checked."""
    return tuple(place for place, each in enumerate(paragraphs, 1) if each.check)
