"""Whom to see, debriefs and checks of extracts at plain prompts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.dates.days import day_in_box, day_said, day_typed
from domain.errors import WrongUse
from domain.meetings.afterwards import (
    after_typed,
    check_state,
    checked,
    debriefed,
    overdue_said,
    owed,
    state_of,
)
from domain.meetings.interview import HOLDS, NOT_SEEN, ExtractCheck, ToSee
from domain.meetings.seeing import done, done_said, in_full, planned_for, seen_on
from tui.plain.asks import CANCEL
from tui.plain.lists import called, prompted

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation


def _tosee(talk: Conversation, rest: str) -> None:
    """Whom to see, read out; with a code put them down, and behind it why."""
    if rest:
        code, why = _code(talk, rest, "/tosee SW1 took the first call")
        held = talk.case.to_see.get(code)
        if held is None:
            talk.case.to_see.add(ToSee(code=code, why=_coded(talk, why)))
        elif why:
            talk.case.to_see.change(replace(held, why=_coded(talk, why)))
        _read_out(talk, _one(talk, code, "/tosee SW1"))
        return
    everyone = talk.case.to_see.all()
    for one in everyone:
        _read_out(talk, one)
    if not everyone:
        talk.say("Nobody yet. /tosee SW1 took the first call puts somebody down, and why.")


def _offered(what: str) -> Callable[[Conversation, str], None]:
    def record(talk: Conversation, rest: str) -> None:
        code, day = _code(talk, rest, f"/{what} SW1, or /{what} SW1 3/3/26")
        one = _one(talk, code, f"/{what} SW1")
        now = talk.case.to_see.change(done(one, what, _day(talk, day)))
        talk.say(f"{done_said(now, what)} /undo takes it back.")

    return record


def _hold(talk: Conversation, rest: str) -> None:
    """Say who holds the meeting with somebody back; alone, that they no longer do."""
    code, who = _code(talk, rest, "/hold SW1 police")
    one, today = _one(talk, code, "/hold SW1 police"), talk.today.isoformat()
    if who:
        talk.case.to_see.change(replace(one, hold=_coded(talk, who), held_since=today, held_until=""))
        talk.say(f"{code} is on hold for {_coded(talk, who)} from today. /hold {code} lifts it.")
    elif one.on_hold:
        talk.case.to_see.change(replace(one, held_until=today))
        talk.say(f"{code} is no longer held back by {one.hold}, from today.")
    else:
        raise WrongUse(f"Say who holds it back, as in /hold {code} police. Offered: {', '.join(HOLDS)}.")


def _notseen(talk: Conversation, rest: str) -> None:
    """Say why somebody is not interviewed."""
    code, why = _code(talk, rest, "/notseen SW1 declined")
    one = _one(talk, code, "/notseen SW1 declined")
    if not why:
        raise WrongUse(f"Say why, as in /notseen {code} declined. Offered: {'; '.join(NOT_SEEN)}.")
    talk.case.to_see.change(replace(one, not_seen=_coded(talk, why)))
    talk.say(f"{code} is not interviewed: {_coded(talk, why)}. /undo takes it back.")


def _debriefs(talk: Conversation, _rest: str) -> None:
    """Both debriefs of everyone involved, what is overdue first."""
    case = talk.case
    every = owed(case.debriefs.all(), case.to_see.all(), case.interviews.all(), talk.today)
    if said := overdue_said(every, talk.today):
        talk.say(said)
    for each in every:
        talk.say(f"{each.debrief.code}, after the {each.debrief.after}: {state_of(each, talk.today)}.")
    if not every:
        talk.say("Nobody is involved yet: /tosee lists whom to see, /interviews the meetings.")


def _debriefed(talk: Conversation, rest: str) -> None:
    """Record that somebody was debriefed: after the IMR, or after the final review where that is said."""
    code, rest = _code(talk, rest, "/debriefed SW1, or /debriefed SW1 final 3/3/27")
    word, _, day = rest.partition(" ")
    if word[:1].isdigit() or word.casefold() == "today":
        word, day = "", rest
    after, case = after_typed(word), talk.case
    every = owed(case.debriefs.all(), case.to_see.all(), case.interviews.all(), talk.today)
    found = next((each.debrief for each in every if (each.debrief.code, each.debrief.after) == (code, after)), None)
    if found is None:
        raise WrongUse(f"{code} is not among those involved: /debriefs lists them, /tosee {code} puts them down.")
    now = talk.case.debriefs.put(debriefed(found, _day(talk, day.removeprefix("review ").strip())))
    talk.say(f"{code} was debriefed after the {after} on {day_said(now.done)}. /undo takes it back.")


def _extracts(talk: Conversation, _rest: str) -> None:
    """The checks of extracts, each with its number."""
    from domain.report.extracts import extract_now
    from screens.report.reading import numbered

    every = talk.case.extract_checks.all()
    passages, considered = talk.case.passages.all(), talk.case.considered.all()
    numbers = numbered(talk.case) if every and passages else {}
    for each in every:
        talk.say(f"{each.number}. {each.code}, {each.extract}: {check_state(each, talk.today)}.")
        if said := extract_now(each, considered, passages, numbers).said:
            talk.say(said)
    if not every:
        talk.say("None yet. /extract SW1 paragraphs 4.2 to 4.9 puts one down.")


def _extract(talk: Conversation, rest: str) -> None:
    """Put down that an extract goes to somebody: which paragraphs, when it was sent, by when to reply."""
    from domain.report.extracts import extract_now
    from screens.report.reading import numbered

    code, which = _code(talk, rest, "/extract SW1 paragraphs 4.2 to 4.9")
    talk.say(f"Enter leaves a day open; {CANCEL} leaves all as it was.")
    check = ExtractCheck(
        code=code, extract=_coded(talk, which),
        sent=day_typed(prompted(talk, "Sent on: ", ""), talk.today, "Sent on"),
        due=day_typed(prompted(talk, "Reply by: ", ""), talk.today, "Reply by", ahead=True),
    )  # fmt: skip
    kept = talk.case.extract_checks.add(checked(check))
    talk.say(f"Saved as check {kept.number}: {check_state(kept, talk.today)}.")
    passages = talk.case.passages.all()
    numbers = numbered(talk.case) if passages else {}
    if passages and (said := extract_now(kept, talk.case.considered.all(), passages, numbers).said):
        talk.say(said)


def _outcome(talk: Conversation, rest: str) -> None:
    """Record what somebody said of an extract, by the number of the check."""
    number, _, word = rest.partition(" ")
    found = next((each for each in talk.case.extract_checks.all() if str(each.number) == number), None)
    if found is None or not word.strip():
        raise WrongUse("Give the number of a check and its outcome, as in /outcome 2 correct; /extracts lists them.")
    done_on = prompted(talk, "Answered on: ", day_in_box(talk.today.isoformat()))
    day = day_typed(done_on, talk.today, "Answered on")
    now = talk.case.extract_checks.change(checked(replace(found, outcome=word.strip(), done=day)))
    talk.say(f"{now.code}, {now.extract}: {check_state(now, talk.today)}.")


def _code(talk: Conversation, rest: str, example: str) -> tuple[str, str]:
    """The code of the key a line begins with, as the key has it, and what stands behind it."""
    people = talk.typing.known.people
    coded, told = talk.typing.coded(rest)
    for each in told:
        talk.say(each)
    code, more = called(coded, [person.code for person in people])
    found = next((person.code for person in people if person.code.casefold() == code.casefold()), None)
    if found is None:
        raise WrongUse(f"Give a code of the key, as in {example}; /people lists them.")
    return found, more


def _one(talk: Conversation, code: str, example: str) -> ToSee:
    found = talk.case.to_see.get(code)
    if found is None:
        raise WrongUse(f"{code} is not among those to see: /tosee {code} puts them down; then {example}.")
    return found


def _day(talk: Conversation, text: str) -> str:
    return day_typed(text, talk.today, "Day", usual=talk.today.isoformat())


def _coded(talk: Conversation, text: str) -> str:
    return talk.typing.coded(text)[0]


def _read_out(talk: Conversation, one: ToSee) -> None:
    interviews = talk.case.interviews.all()
    seen, planned = (days(one.code, interviews, talk.today) for days in (seen_on, planned_for))
    talk.say(f"{one.code}. {in_full(one, seen, planned)}".strip())


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "tosee": _tosee, "told": _offered("told"), "support": _offered("support"), "company": _offered("company"),
    "hold": _hold, "notseen": _notseen, "debriefs": _debriefs, "debriefed": _debriefed, "extracts": _extracts,
    "extract": _extract, "outcome": _outcome,
}
"""What each word does, with what was typed after it."""
