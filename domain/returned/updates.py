"""What a returned action plan reports of an action, in a line of its column of progress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from domain.dates.days import day_said, day_typed
from domain.errors import WrongUse
from domain.report.action_plan import begun, status_typed
from domain.report.parts import STATUSES, Action, ActionUpdate
from domain.returned.changes import plain

_DATED = re.compile(r"\s*(?P<day>[^:]{3,30}\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\s*:\s*(?P<rest>.*)\Z", re.DOTALL)
_EVIDENCE = re.compile(r"(?:\A|[.;]\s+)Evidence:\s*(?P<what>.*)\Z", re.DOTALL | re.IGNORECASE)


def lines_of(update: ActionUpdate) -> str:
    """An update as a plan prints it: its day, how the action stood, what was said, the evidence."""
    shown = f"Evidence: {update.evidence}" if update.evidence else ""
    said = ". ".join(text.rstrip(".") for text in (update.status, update.words, shown) if text)
    return f"{day_said(update.day)}: {said}"


def is_told(line: str, updates: Iterable[ActionUpdate]) -> bool:
    """Whether one of these says what the line says, with its day or, where the line has none, without."""
    said = plain(line).casefold().rstrip(".")
    for each in updates:
        whole = plain(lines_of(each)).casefold().rstrip(".")
        if said in (whole, whole.partition(": ")[2], plain(each.words).casefold().rstrip(".")):
            return True
        dated = _DATED.fullmatch(line)
        if dated and said and plain(dated["rest"]).casefold().rstrip(".") == plain(each.words).casefold().rstrip("."):
            return True
    return False


def update_came(action: Action, line: str, today: date, used: Sequence[str] = ()) -> ActionUpdate:
    """What a line reports: its day, today where it has none, and how the action stands, where it begins with that.

    Raises WrongUse where its day is none.
    """
    dated = _DATED.fullmatch(line)
    day, rest = (dated["day"], dated["rest"]) if dated else ("", line)
    on = day_typed(day, today, "The day it was reported") if day else today.isoformat()
    words, evidence = rest.strip(), ""
    if found := _EVIDENCE.search(words):
        words, evidence = words[: found.start()].strip(), found["what"].strip().rstrip(".")
    offered = list(dict.fromkeys((*STATUSES, *filter(None, used))))
    status, first, more = "", *_first(words)
    if any(first.casefold() == each.casefold() for each in offered):
        status, words = status_typed(first, offered), more
    status = status or (begun(offered) if action.status == STATUSES[0] else action.status)
    if not words and not evidence and not first:
        raise WrongUse("Nothing is reported there.")
    return ActionUpdate(action=action.number, day=on, status=status, words=words, evidence=evidence)


def _first(words: str) -> tuple[str, str]:
    """The words before the first full stop, and those behind it."""
    first, _, more = words.partition(". ")
    return first.strip(" ."), more.strip()
