"""Names found in a finished file, told by the rows of the chronology that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.chronology.entry import Entry
from domain.evidence.unagreed import KIND as UNAGREED

if TYPE_CHECKING:
    from exporters.disclosure.searching import Found

WORDS = 6


@dataclass(frozen=True, slots=True)
class RowHit:
    """A name found, and the row it comes from; None for one that comes from no row. `where` is what of the report it
    comes from instead, "" where that is not known."""

    hit: Found
    entry: Entry | None
    where: str = ""

    @property
    def sentence(self) -> str:
        """The hit in one line, by the row where there is one: its day, who, the words around."""
        entry, hit, where = self.entry, self.hit, self.where
        if entry is None and not where:
            return hit.sentence
        if entry is not None:
            who = ", ".join(entry.people) or entry.who or ""
            where = f"row of {entry.when.said()}{f', {who}' if who else ''}"
        if not hit.code and hit.kind == "name":
            stands = "is nobody of the key"
            around = _first_words(entry) if entry is not None else hit.around
        else:
            stands, around = f"for {hit.whose}", hit.around
            if hit.kind != "name":
                stands = f"is the {hit.kind} of {hit.whose}" if hit.code else f"looks like: {hit.kind}"
            if hit.kind == UNAGREED:
                stands = f"stands in the minutes of {hit.why}"
        return f"“{hit.matched}” {stands}{hit.doubt}: {where}: {around}"


def _first_words(entry: Entry) -> str:
    words = (entry.event or "").split()
    return " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")


def row_hits(hits: Sequence[Found], entries: Sequence[Entry]) -> list[RowHit]:
    """Each hit with its row. Hits and entries stand in the same order, so the same words twice are two rows."""
    texts = [(entry, [" ".join(text.split()) for text in _texts(entry)]) for entry in entries]
    used: dict[tuple[str, str, str], int] = {}
    found = []
    for hit in hits:
        entry = None
        if not hit.boards_own and hit.in_row:
            around = hit.around.strip("…").strip()
            fit = [each for each, held in texts if any(around in text for text in held)]
            # A cell may hold more than one part of a row, so that the words around are in no part whole.
            fit = fit or [each for each, held in texts if any(hit.matched in text for text in held)]
            # A name among who a row names, and words that another row may say, are told by the day of their row.
            fit = [each for each in fit if hit.place.startswith(f"Row of {each.when.said()}, w")] or fit
            key = (hit.place.partition("!")[0], hit.matched, around)
            at = used.get(key, 0)
            entry, used[key] = (fit[min(at, len(fit) - 1)] if fit else None), at + 1
        found.append(RowHit(hit, entry))
    return found


def _texts(entry: Entry) -> Iterator[str]:
    yield from (text for text in (entry.event, entry.who, entry.action, entry.outcome, entry.comment) if text)
    yield from (value for _, value in entry.fields)
    yield from (f"{citation.name}, {citation.ref}" for citation in entry.sources if citation.ref)
