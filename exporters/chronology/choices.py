"""What an entry says, as one of the values a board's list allows."""

from __future__ import annotations

import re
from collections.abc import Iterable

Listed = str | int | float | bool
_WORDS = re.compile(r"[^\W_]+(?:[.\-/][^\W_]+)*")
_YES = frozenset({"y", "yes", "true", "1", "x"})


class Choices:
    """The values of one list, found again whatever capitals, spaces or label words stand around them."""

    def __init__(self, listed: Iterable[Listed | None]) -> None:
        self.listed = tuple(value for value in listed if value is not None)
        self._exact: dict[str, Listed] = {}
        self._by_label: dict[str, list[Listed]] = {}
        for value in self.listed:
            self._exact.setdefault(_plain(value), value)
            words = _WORDS.findall(_plain(value))
            if words and any(character.isdigit() for character in words[-1]):
                self._by_label.setdefault(words[-1], []).append(value)
            if len(words) > 1 and words[0] not in words[1:] and any(c.isdigit() for c in words[0]):
                self._by_label.setdefault(words[0], []).append(value)

    def match(self, text: str) -> Listed | None:
        """The one listed value a text stands for ("2" for "KLOE 2"), None when none or several could be meant."""
        plain = _plain(text)
        if plain in self._exact:
            return self._exact[plain]
        words = _WORDS.findall(plain)
        if not words:
            return None
        spaceless = "".join(words)
        same = [value for key, value in self._exact.items() if "".join(_WORDS.findall(key)) == spaceless]
        if len(same) == 1:
            return same[0]
        if len(words) <= 2 and any(character.isdigit() for character in words[-1]):
            found = self._by_label.get(words[-1], [])
            if len(found) == 1:
                return found[0]
        if plain in _YES:
            yes = [value for key, value in self._exact.items() if key in _YES]
            return yes[0] if len(yes) == 1 else None
        return None

    def spoken(self) -> str:
        """The values for a sentence: "KLOE 1, KLOE 2, Not applicable"."""
        shown = [str(value) for value in self.listed[:12]]
        more = len(self.listed) - len(shown)
        return ", ".join(shown) + (f" and {more} more" if more else "")


def _plain(value: Listed) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return " ".join(text.casefold().split())
