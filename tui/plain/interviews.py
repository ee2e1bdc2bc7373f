"""Meetings with staff at plain prompts: read out, planned and changed question by question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from domain.and_between import and_between
from domain.dates.days import day_in_box, day_said, day_typed
from domain.errors import WrongUse
from domain.meetings.interview import Interview
from domain.meetings.minutes import Minutes
from domain.meetings.present_line import Present, read_back, read_present
from domain.meetings.present_line import written as written_present
from domain.meetings.register import register_of
from domain.meetings.seeing import why_not
from domain.meetings.state import asked_no_more, at_a_glance, hindrances, met, next_to_do
from domain.meetings.typed import hours_typed, kind_typed, raised_typed, recorded_in_box, recorded_typed
from domain.names.code_naming import code_refused
from domain.people import Person
from domain.review import Review
from tui.plain.asks import CANCEL
from tui.plain.lists import asked, prompted, save

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation

T = TypeVar("T")

def _interviews(talk: Conversation, _rest: str) -> None:
    """Each meeting in a sentence or two: its number, whom with, when, where it stands, what is next."""
    every = talk.case.minutes.all()
    for each in every:
        one = each.interview
        about = ", ".join(filter(None, (day_said(one.held) or "no day yet", and_between(met(one)), one.about)))
        state, then = at_a_glance(each, talk.today), next_to_do(each, talk.today)
        talk.say(f"Interview {one.number}: {about}: {state}. {then}".strip())
    if not every:
        talk.say("No meetings yet. /interview SW1 plans one; /tosee lists whom to see.")


def _interview(talk: Conversation, rest: str) -> None:
    """Ask all there is to know of a meeting: of a new one with these people, or of the one of this number."""
    held = _of_number(talk, rest).interview if rest.isascii() and rest.isdigit() else None
    start = held or Interview(people=_read(talk, rest).people if rest else ())
    called = f"Interview {start.number}" if held else "A new meeting"
    talk.say(f"{called}. Enter keeps what stands there; {CANCEL} leaves all as it was.")
    shown = written_present(start.people).replace("\n", "; ")
    hours = "-".join(filter(None, (start.starts, start.ends)))
    kind = asked(talk, "Interview, team discussion or written answers: ", start.kind, kind_typed)
    present = asked(talk, "Who is there, and as what, as in SW1; SW9 interviewer: ", shown, partial(_read, talk))
    talk.say(f"{read_back(present.people) or 'Nobody yet'}.")
    day = asked(talk, "Day, as in 3/3/26: ", day_in_box(start.held), partial(_day, talk))
    starts, ends = asked(talk, "From and to, as in 0930-1045: ", hours, hours_typed)
    breaks = prompted(talk, "Breaks: ", start.breaks)
    place = prompted(talk, "Place: ", start.place)
    about = prompted(talk, "About: ", start.about)
    recorded, why = asked(
        talk, "Recorded at the time; or later, a colon and why: ", recorded_in_box(start), recorded_typed
    )
    raised = asked(
        talk, "Day a matter was raised elsewhere, the day alone: ", day_in_box(start.raised_elsewhere),
        lambda text: raised_typed(text, talk.today),
    )  # fmt: skip
    note = prompted(talk, "Note: ", start.note)
    _add_to_key(talk, present.unknown)
    _keep(talk, replace(
        start, kind=kind, people=present.people, held=day, starts=starts, ends=ends, breaks=breaks, place=place,
        about=about, recorded=recorded, recorded_why=why, raised_elsewhere=raised, note=note,
    ))  # fmt: skip


def _present(talk: Conversation, rest: str) -> None:
    """Say who is at a meeting, or with only its number read out who is."""
    number, _, typed = rest.partition(" ")
    one = _of_number(talk, number, "/present 2 SW1; SW9 interviewer").interview
    if not typed.strip():
        talk.say(f"{read_back(one.people)}." if one.people else f"Nobody is at interview {one.number} yet.")
        return
    present = _read(talk, typed)
    _add_to_key(talk, present.unknown)
    talk.say(f"{read_back(present.people)}.")
    _keep(talk, replace(one, people=present.people))


def _held(talk: Conversation, rest: str) -> None:
    """Say on which day a meeting was held or is planned."""
    number, _, typed = rest.partition(" ")
    one = _of_number(talk, number, "/held 2 3/3/26").interview
    day = _day(talk, typed)
    if not day:
        raise WrongUse(f"After /held {one.number} give the day, as in /held {one.number} 3/3/26.")
    _keep(talk, replace(one, held=day))


def _register(talk: Conversation, _rest: str) -> None:
    """Who was seen, when and by whom, and who was not and why."""
    case = talk.case
    review = Review(
        details=case.details(), people=case.people.all(), minutes=case.minutes.all(), to_see=case.to_see.all()
    )
    register = register_of(review, talk.today)
    for seen in register.seen:
        who = ", ".join(filter(None, (seen.who, seen.role)))
        by = f", by {and_between(seen.by)}" if seen.by else ""
        talk.say(f"{who}: seen on {and_between(map(day_said, seen.dates))}{by}.")
    for other in register.not_seen:
        why = other.why or (f"on hold for {other.hold}" if other.hold else "not yet")
        talk.say(f"{other.who}. {why_not(why, other.more)}.")
    if not (register.seen or register.not_seen):
        talk.say("Nobody yet. /tosee lists whom to see, /interviews the meetings.")


def _of_number(talk: Conversation, text: str, example: str = "/interview 2") -> Minutes:
    text = text.strip().rstrip(":")
    if not (text.isascii() and text.isdigit()):
        raise WrongUse(f"Give the number of a meeting first, as in {example}; /interviews lists them.")
    if talk.case.interviews.get(int(text)) is None:
        raise WrongUse(f"There is no interview {text}; /interviews lists them.")
    return talk.case.minutes.of(int(text))


def _read(talk: Conversation, text: str) -> Present:
    coded, told = talk.typing.coded(text)
    for each in told:
        talk.say(each)
    return read_present(coded, talk.typing.known.people)


def _day(talk: Conversation, text: str) -> str:
    return day_typed(text, talk.today, "Day", ahead=True)


def _add_to_key(talk: Conversation, codes: Sequence[str]) -> None:
    """Add people a meeting names and the key has not; raises WrongUse when they are not to be added."""
    for code in codes:
        one = Person(code=code)
        if refused := code_refused(one, talk.typing.known.people, talk.typing.known.terms):
            raise WrongUse(refused)
        if not talk.agrees(f"{code} is not in the key yet. Add {code}?"):
            raise WrongUse(f"{code} is not in the key, so nothing was saved. /people lists who is.")
        talk.case.people.add(one)
        talk.typing.refresh()


def _keep(talk: Conversation, one: Interview) -> None:
    """Put the meeting on disk, and say what speaks against holding it while it is still to come."""
    if one.number:
        before = talk.case.minutes.of(one.number)
        left = and_between(asked_no_more(before, one))
        if left and not talk.agrees(f"The minutes were issued to {left}, and wait for {left} all the same. Change it?"):
            raise WrongUse(f"Interview {one.number} stays as it was.")
    kept: list[Interview] = []
    verb = talk.case.interviews.change if one.number else talk.case.interviews.add

    def told() -> str:
        now = kept[-1]
        ahead = not now.held or now.held > talk.today.isoformat()
        to_see = {each.code.casefold(): each for each in talk.case.to_see.all()}
        said = f"Interview {now.number}, {day_said(now.held) or 'no day yet'}."
        return " ".join((said, *(hindrances(met(now), to_see) if ahead else ())))

    save(talk, lambda given: kept.append(verb(given)), one, told)


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "interviews": _interviews, "interview": _interview, "present": _present, "held": _held, "register": _register,
}
"""What each word of the meetings does, with what was typed after it."""
