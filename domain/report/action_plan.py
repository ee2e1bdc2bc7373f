"""The action plan: when an action is due, how it stands, and what is reported of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from domain.asked.actions import STATUS_WORDS
from domain.dates.days import day_said, day_short, day_typed
from domain.errors import WrongUse
from domain.report.parts import STATUSES, Action, ActionUpdate

DONE = "Completed"


def target_typed(text: str, today: date, label: str = "Target") -> tuple[str, str]:
    """What was typed for the day an action is due: an ISO day, or words that stand for one ("ongoing", "June 2027").

    One of the two is "". Raises WrongUse for figures that are no date.
    """
    typed = " ".join(text.split())
    if not typed:
        return "", ""
    if not any(letter.isdigit() for letter in typed) and typed.casefold() not in ("today", "t"):
        return "", typed
    try:
        return day_typed(typed, today, label, ahead=True), ""
    except WrongUse:
        if _latest(typed, today) is None:
            raise
        return "", typed


def target_of(action: Action) -> str:
    """When it is due, where there is little room: 3 Mar 27, or the words that stand for a day."""
    return day_short(action.target) if action.target else action.target_said


def target_said(action: Action) -> str:
    """When it is due, in words: 3 March 2027, or the words that stand for a day; "" where nothing is said."""
    return day_said(action.target) if action.target else action.target_said


def due_said(action: Action) -> str:
    """When it is due, as a sentence begins: "By 3 March 2027", "Target: at the Board's next meeting"."""
    if action.target:
        return f"By {target_said(action)}"
    return f"Target: {action.target_said}" if action.target_said else "No target date yet"


def is_done(action: Action) -> bool:
    """Whether the action is completed: a day says so, or its status, in whatever list's words."""
    return bool(action.completed) or action.status.casefold() in STATUS_WORDS[DONE][0]


def overdue(action: Action, today: date) -> bool:
    """Whether it was due before today and is not done; a month is over when its last day is."""
    if is_done(action):
        return False
    if action.target:
        return action.target < today.isoformat()
    latest = _latest(action.target_said, today)
    return latest is not None and latest < today


def state_of(action: Action, today: date) -> str:
    """How an action stands, in a few words."""
    if is_done(action):
        return f"{action.status} {day_short(action.completed)}".strip()
    return f"{action.status}, overdue" if overdue(action, today) else action.status


def reported(action: Action, status: str, day: str) -> Action:
    """The action once this was reported of it on an ISO day: completed on that day, or not completed after all."""
    done = is_done(replace(action, status=status, completed=""))
    return replace(action, status=status, completed=(action.completed or day) if done else "")


def checked(action: Action) -> Action:
    """The action as it may be saved; raises WrongUse where it says nothing, or two things that cannot both be."""
    if not action.text.strip():
        raise WrongUse("Action: say what is to be done.")
    if action.completed and not is_done(replace(action, completed="")):
        raise WrongUse(f"Status: it was completed on {day_said(action.completed)}, and yet is “{action.status}”.")
    return action


def status_typed(text: str, offered: Sequence[str]) -> str:
    """The status meant: one of those offered by its beginning, else the board's own words as typed; raises WrongUse.

    "done" and "complete" are the completed of every list.
    """
    typed = " ".join(text.split())
    if not typed:
        raise WrongUse(f"Status: one of {', '.join(offered)}.")
    low = "complete" if typed.casefold() == "done" else typed.casefold()
    begun = [each for each in offered if each.casefold().startswith(low)]
    exact = [each for each in begun if each.casefold() == low]
    if len(exact or begun) == 1:
        return (exact or begun)[0]
    if begun:
        raise WrongUse(f"Status: “{typed}” could be {' or '.join(begun)}.")
    return typed


def statuses(actions: Iterable[Action], board: Sequence[str] = ()) -> tuple[str, ...]:
    """The words a status may be: the board's own list where there is one, else ours, and any other in use."""
    words = list(board or STATUSES)
    return tuple(dict.fromkeys((*words, *(each.status for each in actions if each.status))))


def begun(offered: Sequence[str]) -> str:
    """Which of these words says that an action is under way; ours where none of them does for certain."""
    ours = STATUSES[1]
    return next((each for each in offered if each.casefold() in STATUS_WORDS[ours][0]), ours)


def done_word(offered: Sequence[str]) -> str:
    """Which of these words says that an action is completed; ours where none of them does for certain."""
    return next((each for each in offered if each.casefold() in STATUS_WORDS[DONE][0]), DONE)


def trail_of(action: int, updates: Iterable[ActionUpdate]) -> tuple[ActionUpdate, ...]:
    """What was reported of the action of this number, by day, those of one day as they came."""
    return tuple(sorted((each for each in updates if each.action == action), key=lambda each: each.day))


def update_said(update: ActionUpdate) -> str:
    """One report of an action in a sentence: 3 March 2027: In progress. First audit done."""
    evidence = f" Evidence: {update.evidence.rstrip('.')}." if update.evidence else ""
    words = f" {update.words.strip()}" if update.words.strip() else ""
    return f"{day_said(update.day)}: {update.status}.{words}{evidence}"


def plan_said(actions: Sequence[Action], today: date) -> str:
    """The plan in one line: how many actions, done, overdue."""
    done = sum(map(is_done, actions))
    late = sum(overdue(each, today) for each in actions)
    said = f"{len(actions)} {'action' if len(actions) == 1 else 'actions'}, {done} done"
    return f"{said}, {late} overdue" if late else said


def _latest(text: str, today: date) -> date | None:
    """The last day that words like "June 2027" can mean; None where they mean none."""
    from domain.dates.period import Period
    from domain.dates.whole import NotADate, read_date

    if not any(letter.isdigit() for letter in text):
        return None
    try:
        when = read_date(text, today, Period(date(today.year, 1, 1), date(today.year, 12, 31)), sense="target")
    except NotADate:
        return None
    return when.latest
