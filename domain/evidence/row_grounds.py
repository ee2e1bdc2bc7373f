"""All that rows stand on by minutes: what they were drawn from, what they name as their source, what they once rested
on. A row is held by each of them while those minutes may not be used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from domain.evidence.drawn_from import Evidence, Rested
from domain.evidence.resting import Ground, Resting, digest_of, resting
from domain.meetings.cited import has_another_source, meeting_of

if TYPE_CHECKING:
    from domain.review import Review


WholeMinutes = Callable[[str, int, str], Resting]
"""What a row or passage, by its id, stands on where it stands on all that was said in a meeting; the last is what is
said of why it is held, where it is held, "" for what the minutes come to."""


def whole_minutes(review: Review, kind: Literal["row", "passage"] = "row") -> WholeMinutes:
    """What rows or passages of this case stand on that go by the whole of some minutes."""
    by_number = {each.interview.number: each for each in review.minutes}
    ground_of = cache(lambda number: Ground.of(by_number[number]))

    def whole(target: str, number: int, why: str) -> Resting:
        if number not in by_number:
            made = Evidence(kind=kind, target=target, interview=number, paragraphs=(), digest="")
            return Resting(evidence=made, state="unagreed", why="there is no such interview in the case")
        ground = ground_of(number)
        paragraphs = ground.minutes.paragraphs
        made = Evidence(
            kind=kind, target=target, interview=number, paragraphs=tuple(each.id for each in paragraphs),
            digest=digest_of(paragraphs),
        )  # fmt: skip
        one = ground.resting(made)
        return replace(one, why=why) if why and not one.current else one

    return whole


def grounds_of_rows(review: Review) -> dict[str, list[Resting]]:
    """By row, for those that stand on minutes at all, each piece of that as it stands now.

    What a row names as its source without having been drawn from it counts as resting on the whole of those minutes;
    so does what it rested on once, while these may not be used and no other source of it is named.
    """
    found: dict[str, list[Resting]] = {}
    for one in resting(review):
        if one.evidence.kind == "row":
            found.setdefault(one.evidence.target, []).append(one)
    if not (review.minutes or review.rested):
        return found
    number_of, whole = cache(meeting_of), whole_minutes(review)
    once: dict[str, list[Rested]] = {}
    for each in review.rested:
        if each.kind == "passage":
            continue
        once.setdefault(each.entry, []).append(each)
    for entry in review.entries:
        rests = found.get(entry.id, [])
        drawn = {one.evidence.interview for one in rests}
        cited = {number for source in entry.sources if (number := number_of(source)) and number not in drawn}
        made = [whole(entry.id, number, "") for number in sorted(cited)]
        if entry.id in once and not has_another_source(entry):
            before = (
                whole(entry.id, each.interview, f"it {each.said}; no other source of it is named")
                for each in once[entry.id]
                if each.interview not in drawn | cited
            )
            made += [one for one in before if not one.current]
        if made:
            found[entry.id] = [*rests, *made]
    return found


def rested_on_unagreed(review: Review) -> Iterator[Rested]:
    """What rows and passages that are there rested on, and are said to rest on no more, of minutes that may not be used
    now."""
    if not review.rested:
        return
    from domain.agreement.course import use_of

    used = {each.interview.number for each in review.minutes if use_of(each).may}
    still = {(one.kind, one.target, one.interview) for one in review.evidence}
    there = {("row", entry.id) for entry in review.entries} | {("passage", one.id) for one in review.report.passages}
    for one in review.rested:
        here = (one.kind, one.entry)
        if here in there and one.interview not in used and (*here, one.interview) not in still:
            yield one
