"""Short sentences of minutes that may not be used, in the rows where they are nobody's by chance.

A sentence of four or five words may be anybody's: it counts only in rows whose source is the minutes of that meeting,
or that name somebody who was at it and were recorded, or changed, since.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from domain.evidence.past import Past
from domain.evidence.unagreed_runs import Words, short_runs_of, texts_of, words_in
from domain.meetings.cited import cited_in

if TYPE_CHECKING:
    from domain.chronology.entry import Entry
    from domain.meetings.minutes import Minutes
    from domain.review import Review


def short_runs(
    review: Review, once: Iterable[tuple[int, str, str]], past: Past | None, besides: Collection[int],
    former: Mapping[str, str],
) -> dict[Words, int]:
    """The short sentences that stand in such rows, each with the interview in whose minutes it stands."""
    from domain.agreement.course import use_of

    said: dict[int, list[str]] = {}
    free: set[Words] = set()
    held: dict[int, Minutes] = {}
    for one in review.minutes:
        texts = [each.text for each in one.paragraphs] + [
            each.text for version in one.versions for each in version.paragraphs
        ]
        own = one.interview.number in besides
        if own or use_of(one).may:
            free |= short_runs_of(texts if own else (each.text for each in one.paragraphs), former)
        if not own:
            # What minutes that may be used say no more is nobody's word either.
            held[one.interview.number] = one
            said[one.interview.number] = texts
    for number, text, _ in once:
        if number in said:
            said[number].append(text)
    runs = {number: short_runs_of(texts, former) - free for number, texts in said.items()}
    if not any(runs.values()):
        return {}
    found: dict[Words, int] = {}
    for number, entry in _about(review, held, past):
        if runs[number]:
            words = [words_in(text) for text in texts_of(entry)]
            there = {tuple(each[at : at + n]) for each in words for n in (4, 5) for at in range(len(each) - n + 1)}
            found.update(dict.fromkeys(there & runs[number], number))
    return found


def _about(review: Review, held: Mapping[int, Minutes], past: Past | None) -> Iterator[tuple[int, Entry]]:
    """The rows in which words of a meeting may be looked for closely."""
    there = {
        number: {one.code.casefold() for one in minutes.interview.people if one.present}
        for number, minutes in held.items()
    }
    changed = [entry.id for entry in review.entries if entry.revision > 1]
    last = past.touched(changed) if past is not None and changed else {}
    for entry in review.entries:
        named = {code.casefold() for code in entry.people}
        cited = cited_in(entry)
        since = max(entry.recorded_at, last.get(entry.id, "9" if entry.revision > 1 and past is None else ""))[:10]
        for number, minutes in held.items():
            if number in cited or (named & there[number] and since >= minutes.interview.held):
                yield number, entry
