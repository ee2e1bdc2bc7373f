"""Words of minutes found in a file whose rows have them from somewhere else too: a record that was read out there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from domain.chronology.entry import Entry
from domain.evidence.unagreed import KIND
from domain.evidence.unagreed_runs import texts_of
from domain.fold import fold
from domain.meetings.cited import has_another_source
from exporters.disclosure.searching import Found


def with_their_sources(hits: Iterable[Found], entries: Iterable[Entry]) -> tuple[Found, ...]:
    """The hits, each of minutes marked where every row that says the same names another source than minutes."""
    hits = tuple(hits)
    if not any(hit.kind == KIND for hit in hits):
        return hits
    rows = [(entry, [_plain(text) for text in texts_of(entry)]) for entry in entries]

    def recorded(hit: Found) -> bool:
        words = _plain(hit.matched)
        theirs = [entry for entry, texts in rows if any(words in text for text in texts)]
        return bool(theirs) and all(map(has_another_source, theirs))

    return tuple(replace(hit, recorded=recorded(hit)) if hit.kind == KIND and hit.in_row else hit for hit in hits)


def _plain(text: str) -> str:
    """The words of a text alone, each between spaces."""
    kept = "".join(letter if letter.isalnum() else " " for letter in fold(text).text)
    return f" {' '.join(kept.split())} "
