"""Runs of words by which what was said in a meeting is known again, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from domain.chronology.entry import TEXTS, Entry
from domain.fold import fold
from domain.people import codes_now

RUN = 8
"""So many words in a row are nobody's by chance."""
SENTENCE = 6
"""A whole sentence of fewer words may be anybody's."""
SHORTEST = 4
"""Nor is one of so few words looked for but in the rows about the meeting (`domain.evidence.short_sentences`)."""
PARTED = "\x00"
"""Stands between texts of a file that are searched together; no run crosses it."""
WORD = re.compile(rf"[^\W_]+|{PARTED}")
"""A word as it is compared, or a parting of texts."""
_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+|\n")

Words = tuple[str, ...]


def texts_of(entry: Entry) -> tuple[str, ...]:
    """Every text of a row in which words of minutes can stand."""
    texts = (entry.who, *(getattr(entry, name) for name in TEXTS), *(value for _, value in entry.fields))
    return tuple(filter(None, (*texts, *(source.ref for source in entry.sources))))


def words_in(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return WORD.findall(fold(text).text)


def short_runs_of(texts: Iterable[str], former: Mapping[str, str]) -> set[Words]:
    """Every whole sentence of these paragraphs that is too short to be looked for everywhere."""
    both = (each for text in texts for each in dict.fromkeys((text, codes_now(text, former))))
    sentences = (tuple(words_in(sentence)) for text in both for sentence in _END.split(text))
    return {words for words in sentences if SHORTEST <= len(words) < SENTENCE}


def runs_of(texts: Iterable[str], former: Mapping[str, str]) -> set[Words]:
    """Every run of these paragraphs that nobody writes by chance, under the codes of before and of now."""
    return {run for text in texts for run in each_run(text, former)}


def each_run(text: str, former: Mapping[str, str]) -> Iterator[Words]:
    """Every run of a paragraph that nobody writes by chance."""
    yield from _runs_of_text(text)
    if former and (now := codes_now(text, former)) != text:
        yield from _runs_of_text(now)


def _runs_of_text(text: str) -> Iterator[Words]:
    words = WORD.findall(fold(text).text)
    yield from (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    for sentence in _END.split(text):
        words = WORD.findall(fold(sentence).text)
        if SENTENCE <= len(words) < RUN:
            yield tuple(words)
