"""Words found and replaced in what rows say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.chronology.entry import TEXTS, Entry
from domain.names.finding import Finder
from domain.naming import is_meant
from domain.origins import coded, texts_in
from domain.people import Person

AROUND = 30


@dataclass(frozen=True, slots=True)
class Replaced:
    """A row with words replaced in it: as it was seen, as it would be, how often, and the first place in its words."""

    seen: Entry
    entry: Entry
    count: int
    before: str
    old: str
    new: str
    after: str


def replaced(entries: Iterable[Entry], old: str, new: str) -> list[Replaced]:
    """The rows whose event, action, outcome or comment hold the words `old`, with `new` in their place.

    Whole words, whatever space is between them. In small letters they are found in any capitals, and a capital at
    their beginning is kept. A row whose event would have no words left is not among them.
    """
    words = old.split()
    if not words:
        return []
    any_capitals = old == old.lower()
    pattern = re.compile(
        r"(?<!\w)" * words[0][0].isalnum() + r"\s+".join(map(re.escape, words)) + r"(?!\w)" * words[-1][-1].isalnum(),
        re.IGNORECASE if any_capitals else 0,
    )
    found = (_in(entry, pattern, new, any_capitals) for entry in entries)
    return [each for each in found if each is not None]


def coded_rows(person: Person, entries: Iterable[Entry], people: Iterable[Person]) -> list[Replaced]:
    """The rows that hold a real name of this person and of nobody else, with the code in its place.

    `people` are all of the key, the person among them.
    """
    finder = Finder(people)
    return [each for entry in entries if (each := _coded(entry, person, finder)) is not None]


def _coded(entry: Entry, person: Person, finder: Finder) -> Replaced | None:
    hits = [
        (text, hit) for text in texts_in(entry) for hit in finder.find(text)
        if hit.codes == (person.code,) and hit.kind == "name" and is_meant(hit)
    ]  # fmt: skip
    after = entry
    for matched in {hit.matched for _, hit in hits}:
        put = coded(after, matched, person.code, finder)
        assert isinstance(put, Entry)
        after = put
    if after == entry:
        return None
    text, hit = hits[0]
    before, rest = text[max(0, hit.start - AROUND) : hit.start], text[hit.end : hit.end + AROUND]
    return Replaced(entry, after, len(hits), before, hit.matched, hit.written, rest)


def _in(entry: Entry, pattern: re.Pattern[str], new: str, keep_capital: bool) -> Replaced | None:
    def put(match: re.Match[str]) -> str:
        capital = keep_capital and match[0][:1].isupper() and new[:1].islower()
        return new[:1].upper() + new[1:] if capital else new

    changed: dict[str, str | None] = {}
    first: tuple[str, re.Match[str]] | None = None
    count = 0
    for part in TEXTS:
        text: str | None = getattr(entry, part)
        match = pattern.search(text) if text else None
        if text is None or match is None:
            continue
        first = first or (text, match)
        said, times = pattern.subn(put, text)
        changed[part] = (said if new else re.sub(r"(?<=\S)  +", " ", said)).strip() or None
        count += times
    after = replace(entry, **changed)  # type: ignore[arg-type]
    if first is None or after == entry or not after.event:
        return None
    text, match = first
    start, end = match.span()
    before = text[max(0, start - AROUND) : start]
    return Replaced(entry, after, count, before, match[0], put(match), text[end : end + AROUND])
