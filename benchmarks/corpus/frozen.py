"""The corpus as it was frozen: pages of case text, every mention of a person of the key marked in them."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

from domain.people import Person

FROZEN = Path(__file__).with_name("corpus.json.gz")
SECOND = Path(__file__).with_name("second.json.gz")
"""Other people in other sentences, written when the finder was done, to see that it was not made for the first ones."""
EXACT, VARIANT, SLIP = "exact", "variant", "slip"
STRANGER = "stranger"
"""The class of people who are not in the key: neither a mention of anybody known nor an ordinary word."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person at `start`..`end` of a page, where `said` stands: the code, how it is written, and the class of that."""

    start: int
    end: int
    code: str
    form: str
    kind: str
    said: str

    def as_list(self) -> list[str | int]:
        """As it is frozen."""
        return [self.start, self.end, self.code, self.form, self.kind, self.said]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of one kind of record."""

    kind: str
    text: str
    mentions: tuple[Mention, ...]

    @property
    def ordinary_words(self) -> int:
        """How many words stand outside the mentions."""
        rest, last = [], 0
        for one in self.mentions:
            rest.append(self.text[last : one.start])
            last = one.end
        return sum(1 for part in (*rest, self.text[last:]) for _ in _WORD.finditer(part))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The key as an author would have typed it, and the pages."""

    key: tuple[Person, ...]
    pages: tuple[Page, ...]


def content(path: Path = FROZEN) -> bytes:
    """What a frozen file holds, unpacked."""
    return gzip.decompress(path.read_bytes())


def corpus(path: Path = FROZEN) -> Corpus:
    """A frozen corpus."""
    data = json.loads(content(path))
    key = tuple(
        Person(code=who["code"], role=who["role"], name=who["name"], other_names=tuple(who["other_names"]))
        for who in data["key"]
    )
    pages = tuple(
        Page(page["kind"], page["text"], tuple(Mention(*mention) for mention in page["mentions"]))
        for page in data["pages"]
    )
    return Corpus(key, pages)
