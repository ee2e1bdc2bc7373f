"""Which paragraphs of the report may leave by the minutes they rest on, and what stands beside those that do.

A paragraph rests on what was drawn for it from minutes, on the whole of minutes it only names, and on all that the rows
it points to rest on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain.evidence.agreed_rows import LeftOut, against_rows, marks_beside, rest_said
from domain.evidence.resting import Resting, resting
from domain.evidence.row_grounds import grounds_of_rows, whole_minutes
from domain.meetings.cited import meetings_in
from domain.report.parts import Passage

if TYPE_CHECKING:
    from domain.review import Review


DESCRIBES = ("methodology", "interviews")
"""Sections that say which meetings were held: one named there is no source of what is said."""


@dataclass(frozen=True, slots=True)
class AgreedPassages:
    """The paragraphs that may leave, and what goes beside each, by its id.

    `left` says of each interview how many are left out and why, `held` are their ids.
    """

    passages: tuple[Passage, ...]
    left: tuple[LeftOut, ...] = ()
    held: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)

    @property
    def rest(self) -> str:
        """How many rest on minutes that may not be used: "2 paragraphs rest"."""
        return rest_said(len(self.held), "paragraph")


def grounds_of_passages(review: Review) -> dict[str, list[Resting]]:
    """By passage, for those that stand on minutes at all, each piece of that as it stands now.

    What a passage names without having been drawn from it counts as resting on the whole of those minutes, but where
    the report says which meetings were held.
    """
    found: dict[str, list[Resting]] = {}
    for one in resting(review):
        if one.evidence.kind == "passage":
            found.setdefault(one.evidence.target, []).append(one)
    rows = _by_rows(review)
    whole = whole_minutes(review, "passage")
    for passage in review.report.passages:
        rests = found.get(passage.id, [])
        drawn = {one.evidence.interview for one in rests}
        names = meetings_in(passage.text) if passage.section not in DESCRIBES else ()
        named = [whole(passage.id, number, "") for number in names if number not in drawn]
        held = (one if one.current else replace(one, why=f"{one.why} (its words name that interview)") for one in named)
        made = [*rests, *held, *rows.get(passage.id, ())]
        if made:
            found[passage.id] = made
    return found


def agreed_passages(review: Review, grounds: Mapping[str, Sequence[Resting]] | None = None) -> AgreedPassages:
    """Of the report's paragraphs those that may leave; `grounds` where `grounds_of_passages` was asked already."""
    rests = grounds_of_passages(review) if grounds is None else grounds
    held = [each.id for each in review.report.passages if any(not one.current for one in rests.get(each.id, ()))]
    waiting: dict[tuple[int, str], set[str]] = {}
    for id in held:
        for one in rests[id]:
            if not one.current:
                waiting.setdefault((one.evidence.interview, one.why), set()).add(id)
    left = tuple(LeftOut(number, len(ids), why, "paragraph") for (number, why), ids in sorted(waiting.items()))
    kept = tuple(each for each in review.report.passages if each.id not in set(held))
    against = against_rows(review)
    rows: dict[str, list[tuple[str, str]]] = {}
    for cited in review.report.cited if against else ():
        rows.setdefault(cited.passage, []).extend(against.get(cited.entry, ()))
    beside = {
        each.id: said
        for each in kept
        if (said := marks_beside(rests.get(each.id, ()), dict.fromkeys(rows.get(each.id, ()))))
    }
    return AgreedPassages(kept, left, tuple(held), beside)


def _by_rows(review: Review) -> dict[str, list[Resting]]:
    """What passages rest on by the rows they point to."""
    if not review.report.cited:
        return {}
    rests = grounds_of_rows(review)
    day_of = {entry.id: entry.when.said() for entry in review.entries} if rests else {}
    found: dict[str, list[Resting]] = {}
    for one in review.report.cited:
        if one.entry in day_of and one.entry in rests:
            found.setdefault(one.passage, []).extend(_through(rests[one.entry], day_of[one.entry]))
    return found


def _through(rests: Sequence[Resting], day: str) -> Iterator[Resting]:
    for each in rests:
        yield each if each.current else replace(each, why=f"{each.why} (by the row of {day} it points to)")
