"""Actions recorded with no later row that shows them done: to be looked at, never asserted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, takewhile

from domain.chronology.entry import Entry
from domain.dates.when import short_day
from domain.shortened import cut

DAYS = 28
"""Days within which a later row is looked for, when the author has set nothing else."""

_ACTS = (
    "visit|refer|call|ring|phone|telephone|write|e-?mail|text|contact|chase|review|see|meet|arrange|book|check|"
    "follow|discuss|speak|talk|send|request|raise|complete|assess|attend|inform|tell|update|seek|make|issue|hold|look|"
    "find|ask|prescribe|obtain|get|provide|consider|plan|share|notify|escalate|collect|convene|prepare|monitor|liaise|"
    "reassess|rebook|return|try|let"
)
_TO_DO = re.compile(
    rf"(?:\b(?P<who>\S+) )?\b(?:(?:is|are|was|were|needs?|agreed|plans) to|to|will|shall|must|should)"
    rf" (?:also |then |again |both )?(?:{_ACTS})\b"
    rf"|\bto be (?:\w+(?:ed|en|t)|made|done|told|seen|rung)\b|\bawait(?:s|ing)?\b",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"\bnot (?:been )?(?:followed[- ]up|chased|actioned|done|rearranged|re-arranged|acted (?:up)?on|pursued)\b|"
    r"\bnever (?:been )?(?:followed[- ]up|chased|actioned|done|made|sent|happened|took place)\b|"
    r"\bno follow[- ]?up\b|\bnobody (?:checked|followed|chased|asked|acted)\b|\bdid not (?:happen|take place)\b|"
    r"\bno (?:record|evidence|note|trace) (?:that|of|on file)\b",
    re.IGNORECASE,
)
_ADVISED = frozenset(("advised", "asked", "told", "offered", "able", "refused", "declined", "how", "what", "not"))
"""Words before "to do" that leave it to the person, or say it was not to be."""
_WORD = re.compile(r"[^\W\d_]{5,}")
_COMMON = frozenset(re.findall(
    r"\w+",
    """about after again agreed arrange arranged asked before being booked called chase check contact contacted could
    date days discuss email emailed further given letter made make next phone please raise refer referred referral
    request review reviewed ring sent should speak team telephone their there these they this today tomorrow update
    visit visited visits week weeks when where which will with would write yesterday follow followed agree adult
    child""",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class NotFollowed:
    """A row whose action no later row takes up, as far as is seen, and why it is listed."""

    entry: Entry
    why: str
    marked: bool = False


def not_followed_up(
    entries: Sequence[Entry], *, days: int = DAYS, flags: frozenset[str] = frozenset(("unfollowed", "notfollowed"))
) -> tuple[NotFollowed, ...]:
    """Rows with something to be done of which nothing more is seen, in the order of the chronology.

    A row is listed when it says itself that nothing followed, or when its action says something is to be done, no
    outcome stands with it, and no row within `days` names who was to do it (anybody of the row where nobody is named)
    or shares a telling word with the action. Rows too near the end of the record, or without a day, are left out unless
    they say so themselves.
    """
    dated = [(each.when.earliest, each.when.latest) for each in entries]
    ends = [last for _, last in dated if last is not None]
    end = max(ends, default=None)
    found: list[NotFollowed] = []
    words = [_telling(f"{each.event or ''} {each.action or ''} {each.outcome or ''}") for each in entries]
    events = [each.type == "event" for each in entries]
    # A row of one day follows in its place; where one of several days, or of none, stands says little.
    vague = [place for place, (first, last) in enumerate(dated) if first is None or first != last]
    for place, entry in enumerate(entries):
        if entry.type != "event":
            continue
        said = _said_so(entry, flags)
        if said:
            found.append(NotFollowed(entry, said, marked=True))
            continue
        to_do = _TO_DO.search(entry.action or "")
        day = entry.when.latest
        if to_do is None or (to_do["who"] or "").casefold() in _ADVISED or entry.outcome:
            continue
        if day is None or entry.when.earliest is None or end is None:
            continue
        until = day + timedelta(days=days)
        if until > end:
            continue
        doers = _doers(entry, to_do["who"])
        telling = _telling(entry.action or "")
        behind = takewhile(lambda other: _begins_by(dated[other][0], until), range(place + 1, len(entries)))  # noqa: B023
        if not any(
            events[other] and other != place and _may_follow(*dated[other], other > place, day, until)
            and (not doers or doers & {code.casefold() for code in entries[other].people} or telling & words[other])
            for other in chain(behind, vague)
        ):
            names = [code for code in entry.people if code.casefold() in doers]
            of = f" of {' or '.join(names)}" if names else ""
            said = cut(" ".join((entry.action or "").split()), 80)
            found.append(NotFollowed(
                entry, f"“{said}”: no row{of}, or with its words, from then to {short_day(until)}."
            ))  # fmt: skip
    return tuple(found)



def _said_so(entry: Entry, flags: frozenset[str]) -> str:
    """Why a row says itself that nothing followed, "" where it does not."""
    flag = next((each for each in entry.flags if each.casefold() in flags), None)
    if flag:
        return f"It is flagged {flag}."
    if not entry.action:
        return ""
    for text in (entry.comment, entry.outcome):
        words = _MARKED.search(text or "")
        if words:
            return f"It says “{words[0]}”."
    return ""


def _doers(entry: Entry, named: str | None) -> set[str]:
    """Who was to do it: the person named before it, else anybody of the row."""
    codes = {code.casefold() for code in entry.people}
    named = (named or "").strip(".,;:").casefold()
    return {named} if named in codes else codes


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for each in _WORD.findall(text) if (word := each.casefold()) not in _COMMON)


def _begins_by(first: date | None, until: date) -> bool:
    return first is None or first <= until


def _may_follow(first: date | None, last: date | None, behind: bool, day: date, until: date) -> bool:
    """Whether a row of these days can be of one from `day` on, not too late; of that very day only from `behind`."""
    if first is None and last is None:
        return True
    if first is not None and first > until:
        return False
    return last is None or last > day or (behind and last == day)
