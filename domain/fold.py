"""Text made plain for comparing: small letters, no accents, one kind of apostrophe, dash and space."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u02bb\u02bd\u02be\u02bf\u02c8\u2032\u2035\u00b4\u0060\uff07\ua78c"
_SLASHES = "\u2044\u2215\uff0f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_WITHOUT_PARTS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n"}
_WIDER = {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
_VANISHING = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNEVEN = re.compile(f"[{_MARKS}{_VANISHING}{''.join(_WIDER)}]")
_LOOKS_LIKE = dict(zip("авекмнорстухіјѕһԁԛԝѵӏαβεζηικμνορτυχ", "abekmhopctyxijshdqwvlabezhikmnoptyx", strict=True))
"""Letters of the Cyrillic and the Greek alphabet that stand for Latin ones without being seen to, big or small."""


class _OneForOne(dict[int, int]):
    """The plain letter for each letter met, worked out once."""

    def __missing__(self, point: int) -> int:
        plain = self[point] = ord(_plain(chr(point)))
        return plain


def _plain(letter: str) -> str:
    if letter in _APOSTROPHES:
        return "'"
    if letter in _DASHES:
        return "-"
    if letter in _SLASHES:
        return "/"
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if letter.isspace():
        return "\n" if letter in "\n\r\u2028\u2029" else " "
    small = letter.lower()[0]
    if small in _WITHOUT_PARTS:
        return _WITHOUT_PARTS[small]
    if small in _WIDER:
        return small
    bare = unicodedata.normalize("NFKD", small)[0].lower()[0] if small > "\x7f" else small
    return _LOOKS_LIKE.get(bare, bare)


_TABLE = _OneForOne()
_ODD = re.compile(r"[^\x00-\x7f]")


def _even(odd: re.Match[str]) -> str:
    return chr(_TABLE[ord(odd[0])])


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made plain, and the way back: `place(i)` is where its `i`th letter stands in the text as it was."""

    text: str
    _here: tuple[int, ...] = ()
    _there: tuple[int, ...] = ()

    def place(self, index: int) -> int:
        """Where the letter at `index` of the plain text begins in the original."""
        step = bisect_right(self._here, index) - 1
        return index if step < 0 else self._there[step] + index - self._here[step]

    def changed(self, text: str) -> Folded:
        """Another plain text, letter for letter in this one's places."""
        return Folded(text, self._here, self._there)

    def without(self, cuts: Sequence[tuple[int, int]]) -> Folded:
        """The plain text less these stretches, given as (start, end) in order; what is left can still be traced."""
        pieces: list[str] = []
        here: list[int] = []
        there: list[int] = []
        read = gone = step = 0
        for start, end in (*cuts, (len(self.text), len(self.text))):
            while step < len(self._here) and self._here[step] < start:
                if self._here[step] >= read:
                    here.append(self._here[step] - gone)
                    there.append(self._there[step])
                step += 1
            pieces.append(self.text[read:start])
            gone += end - start
            if end > start:
                here.append(end - gone)
                there.append(self.place(end))
            read = end
        return Folded("".join(pieces), tuple(here), tuple(there))


def fold(text: str) -> Folded:
    """Make a text plain: linear in its length, and each letter can be traced back.

    Capitals, accents (composed or not), ligatures, curly apostrophes, dashes, figures and kinds of space come to one
    form, and letters of other alphabets to the Latin ones they look like; soft hyphens, joiners and marks of direction
    vanish.
    """
    if text.isascii():
        return Folded(text.lower())
    low = text.lower()
    even = _ODD.sub(_even, low) if len(low) == len(text) else text.translate(_TABLE)
    if not _UNEVEN.search(even):
        return Folded(even)
    pieces: list[str] = []
    here: list[int] = []
    there: list[int] = []
    length = read = 0
    for odd in _UNEVEN.finditer(even):
        wide = _WIDER.get(odd[0], "")
        pieces += (even[read : odd.start()], wide)
        length += odd.start() - read + len(wide)
        read = odd.end()
        for back in range(len(wide), 0, -1):
            here.append(length - back)
            there.append(odd.start())
        here.append(length)
        there.append(read)
    pieces.append(even[read:])
    return Folded("".join(pieces), tuple(here), tuple(there))
