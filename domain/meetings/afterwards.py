"""What is owed to staff afterwards: a debrief after the IMR and one after the final review, and checks of extracts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.and_between import and_between
from domain.dates.days import day_said, day_short
from domain.errors import WrongUse
from domain.meetings.interview import DEBRIEFINGS, Debrief, Debriefing, ExtractCheck, Interview, ToSee
from domain.meetings.seeing import is_seen

OUTCOMES = ("correct", "corrected", "disputed", "no reply")
"""How a check of an extract ended."""
DIED = "died"


@dataclass(frozen=True, slots=True)
class Owed:
    """A debrief owed to somebody, recorded yet or not; `revision` 0 while nothing of it is recorded."""

    debrief: Debrief
    why_not_seen: str = ""

    @property
    def name(self) -> str:
        """What it is known by in a list."""
        return f"{self.debrief.code} after {self.debrief.after}"

    def overdue(self, today: date) -> bool:
        """Whether it was due before today and is not done."""
        return not self.debrief.done and "" < self.debrief.due < today.isoformat()


def involved(to_see: Iterable[ToSee], interviews: Iterable[Interview]) -> tuple[str, ...]:
    """All staff involved, by code: whom the author means to see, and who was seen at a meeting. Nobody who died."""
    to_see = tuple(to_see)
    codes = {one.code.casefold(): one.code for one in to_see}
    for each in interviews:
        for one in each.people:
            if one.present and is_seen(one.role):
                codes.setdefault(one.code.casefold(), one.code)
    for seen_to in to_see:
        if seen_to.not_seen.casefold() == DIED:
            codes.pop(seen_to.code.casefold(), None)
    return tuple(codes.values())


def owed(
    recorded: Iterable[Debrief], to_see: Iterable[ToSee], interviews: Iterable[Interview], today: date
) -> tuple[Owed, ...]:
    """Both debriefs of everyone involved and of anyone added, those overdue first, then to do, then done."""
    to_see = tuple(to_see)
    why = {one.code.casefold(): one.not_seen for one in to_see}
    found = {(one.code.casefold(), one.after): one for one in recorded}
    people = {code.casefold(): code for code in involved(to_see, interviews)}
    people.update({one.code.casefold(): one.code for one in found.values() if one.code.casefold() not in people})
    every = [
        Owed(found.get((low, after), Debrief(code=code, after=after)), why.get(low, ""))
        for low, code in people.items()
        for after in DEBRIEFINGS
    ]

    def order(each: Owed) -> tuple[bool, bool, str, int]:
        last = each.debrief.due or "9999"
        return bool(each.debrief.done), not each.overdue(today), last, DEBRIEFINGS.index(each.debrief.after)

    return tuple(sorted(every, key=order))


def state_of(each: Owed, today: date) -> str:
    """Done, overdue, due or to do, with its day."""
    one = each.debrief
    if one.done:
        return f"done {day_short(one.done)}"
    if each.overdue(today):
        return f"overdue since {day_short(one.due)}"
    return f"due {day_short(one.due)}" if one.due else "no day set"


def overdue_said(every: Iterable[Owed], today: date) -> str:
    """Whose debrief is overdue, in a sentence for each of the two; "" when nobody's is."""
    said = []
    for after in DEBRIEFINGS:
        codes = [each.debrief.code for each in every if each.debrief.after == after and each.overdue(today)]
        if codes:
            said.append(f"Overdue after the {after}: {and_between(codes)}.")
    return " ".join(said)


def debriefed(one: Debrief, day: str) -> Debrief:
    """The debrief as done on this ISO day; raises WrongUse where it was done before."""
    if one.done:
        raise WrongUse(f"{one.code} was debriefed after the {one.after} on {day_said(one.done)}. Enter changes it.")
    return replace(one, done=day)


def after_typed(text: str) -> Debriefing:
    """Which of the two debriefs is meant; raises WrongUse."""
    low = " ".join(text.casefold().split()).removeprefix("after ").removeprefix("the ")
    if low in ("", "imr", "i", "1"):
        return "IMR"
    if low in ("final review", "final", "review", "f", "2"):
        return "final review"
    raise WrongUse("After: the IMR, or the final review. Write imr or final.")


def checked(check: ExtractCheck) -> ExtractCheck:
    """The check as it is to be kept, its outcome said in full; raises WrongUse for what cannot be."""
    if len(check.extract) > 120:
        raise WrongUse("Extract: its paragraph numbers or heading are enough. Its words do not belong here.")
    low = check.outcome.casefold()
    outcome = next((each for each in OUTCOMES if low and each.startswith(low)), "")
    if low and not outcome:
        raise WrongUse(f"Outcome: write {', '.join(OUTCOMES[:-1])} or {OUTCOMES[-1]}, or leave it empty.")
    if check.sent and check.done and check.done < check.sent:
        raise WrongUse("Answered: that is before it was sent. Look at the two days again.")
    if outcome and not check.sent:
        raise WrongUse("Sent: give the day it was sent, as there is an outcome.")
    return replace(check, outcome=outcome)


def check_state(check: ExtractCheck, today: date) -> str:
    """Where a check stands: its outcome, overdue, waiting, or not sent yet."""
    if check.outcome:
        return f"{check.outcome} {day_short(check.done)}".strip()
    if not check.sent:
        return "not sent yet"
    if "" < check.due < today.isoformat():
        return f"overdue since {day_short(check.due)}"
    return f"reply by {day_short(check.due)}" if check.due else f"sent {day_short(check.sent)}"
