"""Text made safe to keep and to show, where it enters: by keys, pipe, paste, import or packet.

Every visible character stays. What goes is what a reader cannot see and a terminal, an Office file or a search
for names would stumble over: control and escape characters, marks that turn the direction of text, zero-width
characters inside words. Every kind of line break becomes a newline, every kind of space a plain one, letters
take their composed form (NFC), and what cannot be stored becomes U+FFFD.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GONE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters but tab and line breaks
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
_JOINERS = "\u200c\u200d"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_LOST = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_ANY = re.compile(f"\r\n?|[{_GONE}{_JOINERS}{_SPACES}{_BREAKS}{_LOST}]")
_SPACE, _BREAK, _UNSTORABLE = (re.compile(f"[{characters}]") for characters in (_SPACES, _BREAKS + "\r", _LOST))
_UNSURE = re.compile("[^\n\t\x20-\x7e]")
_MARKS = "[\u0300-\u036f\u0483-\u1dff\u20d0-\u20ff\u302a-\u309a\ufe20-\ufe2f]*"
_CLUSTER = re.compile(f"[\u1100-\u11ff]+|.{_MARKS}", re.DOTALL)


def clean(text: str) -> str:
    """The text without what cannot be seen or stored; idempotent, and the text itself when there is nothing to do."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _ANY.sub(_instead, text))


@lru_cache(maxsize=4096)
def visible(character: str) -> str:
    """The character as it may be sent to a terminal: a control as "?", a direction mark not at all."""
    category = unicodedata.category(character)
    if category in ("Cc", "Cs") or character in "\u2028\u2029":
        return "?"
    if category == "Cf" and character not in "\u200c\u200d\u00ad":
        return ""
    return character


def harmless(text: str) -> str:
    """Text as it may be sent to a terminal, its lines and tabs left as they are: nothing in it moves the cursor."""
    return _UNSURE.sub(lambda found: visible(found[0]), text)


def clean_with_places(text: str) -> tuple[str, list[int] | None]:
    """The cleaned text, and for each of its characters, and its end, the place it has in `text`.

    The places are None when nothing was changed.
    """
    cleaned = clean(text)
    if cleaned == text:
        return text, None
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for bad in _ANY.finditer(text):
        _compose(text, at, bad.start(), pieces, places)
        piece = _instead(bad)
        pieces.append(piece)
        places.extend([bad.start()] * len(piece))
        at = bad.end()
    _compose(text, at, len(text), pieces, places)
    places.append(len(text))
    mapped = "".join(pieces)
    if mapped != cleaned:  # rare scripts compose across what was taken out: keep the text, give places in proportion
        places = [min(place, len(text)) for place in range(len(cleaned))] + [len(text)]
    return cleaned, places


def _instead(found: re.Match[str]) -> str:
    character = found[0]
    if _SPACE.match(character):
        return " "
    if _BREAK.match(character):
        return "\n"
    if _UNSTORABLE.match(character):
        return "\ufffd"
    if character in _JOINERS:
        text = found.string
        around = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if all(neighbour and not neighbour.isascii() and _ANY.match(neighbour) is None for neighbour in around):
            return character
    return ""


def _compose(text: str, start: int, end: int, pieces: list[str], places: list[int]) -> None:
    stretch = text[start:end]
    if unicodedata.is_normalized("NFC", stretch):
        pieces.append(stretch)
        places.extend(range(start, end))
        return
    for cluster in _CLUSTER.finditer(stretch):
        piece = unicodedata.normalize("NFC", cluster[0])
        pieces.append(piece)
        places.extend(start + cluster.start() + min(step, len(cluster[0]) - 1) for step in range(len(piece)))
