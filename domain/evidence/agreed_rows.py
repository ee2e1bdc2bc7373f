"""Which rows may leave by the minutes they rest on, and what stands beside those that do.

A row leaves only when all it rests on is current. Who does not confirm the minutes, and what anybody holds against
them or against the row itself, goes with it at the end of its comment: neither account is written over the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from domain.and_between import and_between
from domain.chronology.entry import NO_CONTACT, Entry
from domain.errors import Stopped

if TYPE_CHECKING:
    from domain.agreement.steps import RowCheck
    from domain.evidence.resting import Resting
    from domain.review import Review

Unagreed = Literal["stop", "leave out"]
"""What is done about rows that rest on minutes which may not be used."""
UNAGREED: tuple[Unagreed, Unagreed] = ("stop", "leave out")

_MARK = re.compile(r"\s*\[(?:not confirmed: [^\]]*|Disputed by [^:\]]+: (?:“[^”]*(?:”(?!\])[^”]*)*”|[^“\]]*))\]$")

_DAYS = 30
"""Days of rows left out that are told one by one."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many rows, or other things, rest on minutes of this interview that may not be used, and `why`."""

    interview: int
    rows: int
    why: str
    of: str = "row"

    @property
    def said(self) -> str:
        """It in a few words: "3 rows rest on interview 3: version 2: SW1 has not answered"."""
        return f"{rest_said(self.rows, self.of)} on interview {self.interview}: {self.why}"


def rest_said(count: int, of: str = "row") -> str:
    """So many rest: "1 row rests", "3 paragraphs rest"."""
    return f"1 {of} rests" if count == 1 else f"{count:,} {of}s rest"


@dataclass(frozen=True, slots=True)
class AgreedRows:
    """The rows that may leave, as the author has them, and what goes beside each, by its id.

    `left` says of each interview what is left out and why, `count` how many rows that is in all, `days` when they were;
    `rested` of rows that leave which of them once rested on minutes that may not be used, a sentence each.
    """

    entries: tuple[Entry, ...]
    left: tuple[LeftOut, ...] = ()
    count: int = 0
    beside: Mapping[str, str] = field(default_factory=dict)
    rested: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


def agreed_rows(review: Review, entries: Iterable[Entry]) -> AgreedRows:
    """Of these rows of the case those that may leave, each with what must stand beside it."""
    entries = tuple(entries)
    if not (review.evidence or review.minutes or review.rested):
        return AgreedRows(entries)
    # Late: a case without interviews exports without any of it.
    from domain.evidence.row_grounds import grounds_of_rows, rested_on_unagreed

    rests = grounds_of_rows(review)
    kept: list[Entry] = []
    out: list[Entry] = []
    for entry in entries:
        (kept if all(one.current for one in rests.get(entry.id, ())) else out).append(entry)
    against = against_rows(review)
    beside = {
        entry.id: said
        for entry in kept
        if (said := marks_beside(rests.get(entry.id, ()), against.get(entry.id, ())))
    }
    waiting = [one for entry in out for one in rests[entry.id] if not one.current]
    rows: dict[tuple[int, str], set[str]] = {}
    for one in waiting:
        rows.setdefault((one.evidence.interview, one.why), set()).add(one.evidence.target)
    left = tuple(LeftOut(number, len(ids), why) for (number, why), ids in sorted(rows.items()))
    day_of = {entry.id: entry.when.said() for entry in kept}
    rested = tuple(
        f"The row of {day_of[one.entry]} {one.said}." for one in rested_on_unagreed(review) if one.entry in day_of
    )
    days = tuple(entry.when.said() for entry in out)
    return AgreedRows(tuple(kept), left, len(out), beside, rested, days)


def beside_rows(review: Review) -> dict[str, str]:
    """What stands beside the rows of a case wherever they go, by id, whether or not they may leave now."""
    rests, against = _resting_rows(review), against_rows(review)
    ids = dict.fromkeys((*rests, *against))
    return {id: said for id in ids if (said := marks_beside(rests.get(id, ()), against.get(id, ())))}


def stopped(rows: AgreedRows) -> Stopped:
    """What stops an export while rows rest on minutes that may not be used."""
    return stopped_for(rest_said(rows.count), (f"{one.said}." for one in rows.left), "rows")


def stopped_for(what: str, sentences: Iterable[str], these: str) -> Stopped:
    """What stops an export while `what` ("2 rows rest") does on minutes that may not be used."""
    return Stopped(
        "\n".join(
            (
                f"{what} on minutes that may not be used, so nothing was written.",
                *sentences,
                f"Have the minutes agreed, draw anew what changed, or leave these {these} out: Unagreed rows on the"
                " screen, --unagreed leave-out on the command line.",
            )
        )
    )


def left_out_said(rows: AgreedRows) -> tuple[str, ...]:
    """What the author should know: what was left out and why, and what goes beside the rows that leave."""
    said = []
    if rows.count:
        what = "1 row" if rows.count == 1 else f"{rows.count:,} rows"
        why = "; ".join(one.said for one in rows.left)
        said.append(f"{what} left out, resting on minutes that may not be used: {why}.")
        said.append(f"Left out: {_rows_of(rows.days)}.")
    for word, what in (("[not confirmed: ", "not confirmed by everyone asked"), ("[Disputed by ", "disputed")):
        count = sum(word in text for text in rows.beside.values())
        if count:
            leave = "1 row leaves" if count == 1 else f"{count:,} rows leave"
            said.append(f"{leave} as {what}: it says so at the end of the comment.")
    return (*said, *rows.rested)


def _rows_of(days: Iterable[str]) -> str:
    """Rows by their days: "the rows of 3 March 2024 (2 rows) and 5 April 2024"."""
    times = Counter(days)
    each = [day if number == 1 else f"{day} ({number:,} rows)" for day, number in times.items()]
    shown = each if len(each) <= _DAYS else [*each[:_DAYS], f"{len(each) - _DAYS:,} days more"]
    return f"the {'row' if times.total() == 1 else 'rows'} of {and_between(shown)}"


RowText = Literal["comment", "event", "action", "outcome"]


def with_beside(entry: Entry, beside: str, place: RowText = "comment") -> Entry:
    """A row with what stands beside it, at the end of this text of it, where it does not stand there already."""
    text = getattr(entry, place) or (NO_CONTACT if place == "event" and entry.type == "gap" else "")
    if not beside or text.endswith(beside):
        return entry
    changes: dict[str, Any] = {place: " ".join(filter(None, (text, beside)))}
    return replace(entry, **changes)


def without(text: str | None, beside: str) -> str | None:
    """A text without what was put at its end."""
    return (text or "").removesuffix(beside).rstrip() or None


def without_beside(text: str) -> str:
    """A text read from a file that left, without what was put beside it there."""
    while found := _MARK.search(text):
        text = text[: found.start()]
    return text


def _resting_rows(review: Review) -> dict[str, list[Resting]]:
    # Late: a case without interviews exports without any of it.
    from domain.evidence.resting import resting

    rests: dict[str, list[Resting]] = {}
    for one in resting(review):
        if one.evidence.kind == "row":
            rests.setdefault(one.evidence.target, []).append(one)
    return rests


def marks_beside(resting: Iterable[Resting], against: Iterable[tuple[str, str]] = ()) -> str:
    """What stands beside something that rests on all this, and of which these are said, by code: who does not confirm
    it, and who disputes it in what words; "" where nobody does."""
    resting = tuple(resting)
    unconfirmed = dict.fromkeys(code for one in resting for code in one.not_confirmed)
    marks = [f"[not confirmed: {', '.join(unconfirmed)}]"] if unconfirmed else []
    said = [(one.code, one.said) for each in resting for one in each.dissent]
    marks += [f"[Disputed by {code}: {words}]" for code, words in dict.fromkeys((*said, *against))]
    return " ".join(marks)


def against_rows(review: Review) -> dict[str, list[tuple[str, str]]]:
    """By row who holds what against it: what they said last of it, unless the author took it."""
    from domain.evidence.row_standing import checks_that_stand

    found: dict[str, list[tuple[str, str]]] = {}
    former = {old: new for each in review.minutes for old, new in each.former.items()}
    checks: Iterable[RowCheck] = (check for each in review.minutes for check in each.row_checks)
    for check in checks_that_stand(checks, former):
        if check.verdict != "confirmed" and check.taken != "taken":
            code = former.get(check.code.casefold(), check.code)
            found.setdefault(check.entry, []).append((code, f"“{' '.join(check.words.split())}”"))
    return found
