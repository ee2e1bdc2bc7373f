"""The phrase that opens a packet: words made up for it, easy to say and to type."""

from __future__ import annotations

import re
import secrets
import unicodedata

from domain.names.word_lists import listed

WORDS = 8
"""Of some 1,700 words: 86 bits."""

_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_APART = re.compile(r"[^a-z]+")


def counted(count: int) -> str:
    """So many, in words where there is a short one."""
    return _COUNTED[count] if count < len(_COUNTED) else str(count)


def made_up() -> str:
    """A phrase nobody has to think of: eight words, of 80 bits and more."""
    words = sorted(listed("phrase"))
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def normal(phrase: str) -> str:
    """The phrase as keys are made of it: its letters alone, small; capitals, spaces and hyphens do not count."""
    return _APART.sub("", _small(phrase))


def words_of(phrase: str) -> list[str]:
    """The words of what was typed, as far as they are set apart."""
    return _APART.sub(" ", _small(phrase)).split()


def no_such_words(phrase: str) -> tuple[str, ...]:
    """The words of what was typed that no phrase has: slips, most likely. None where the words are not set apart."""
    words = words_of(phrase)
    return tuple(word for word in words if word not in listed("phrase")) if len(words) > 1 else ()


def _small(phrase: str) -> str:
    return unicodedata.normalize("NFKC", phrase).casefold()
