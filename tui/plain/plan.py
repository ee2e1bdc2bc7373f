"""Recommendations and the action plan at plain prompts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from domain.dates.days import day_in_box, day_said, day_typed
from domain.errors import WrongUse
from domain.report.action_plan import (
    begun,
    checked,
    done_word,
    due_said,
    is_done,
    overdue,
    plan_said,
    status_typed,
    statuses,
    target_typed,
    trail_of,
    update_said,
)
from domain.report.parts import STATUSES, WHOSE, Action, ActionUpdate, Recommendation, Whose
from domain.report.smart import PARTS, missing, rests_said, rests_typed
from tui.plain.asks import CANCEL
from tui.plain.lists import asked, prompted

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation

T = TypeVar("T")


def placed(things: Sequence[T], typed: str, called: str, example: str) -> T:
    """The thing of the place typed, from 1; raises WrongUse that says which there are."""
    word = typed.strip().removeprefix("#")
    if not (word.isascii() and word.isdecimal() and 1 <= int(word) <= len(things)):
        there = f"there is 1 to {len(things)}" if things else "there is none yet"
        raise WrongUse(f"Give the number of {called}, as in {example}; {there}.")
    return things[int(word) - 1]


def _numbers(talk: Conversation) -> dict[str, str]:
    """The numbers paragraphs are read by, as the screen has them."""
    from screens.report.reading import numbered

    return numbered(talk.case)


def _recommendations(talk: Conversation, _rest: str) -> None:
    """Each recommendation, what of it is still to say, and what it rests on."""
    report = talk.case.report()
    numbers, passages = _numbers(talk), {each.id for each in report.passages}
    for place, one in enumerate(report.recommendations, 1):
        without, rests = missing(one, passages), rests_said(one, numbers, passages)
        talk.say(f"Recommendation {place}, for {one.whose}: {one.text}")
        talk.say(" ".join(filter(None, (
            f"Still to say: {', '.join(without)}." if without else "All parts are there.",
            f"Rests on {rests}." if rests else "",
        ))))  # fmt: skip
    if not report.recommendations:
        talk.say("None yet. /recommendation puts the first down, asked part by part.")


def _recommendation(talk: Conversation, rest: str) -> None:
    """Put a recommendation down, or change the one of this number, asked part by part."""
    every = talk.case.recommendations.all()
    one = placed(every, rest, "a recommendation", "/recommendation 2") if rest else Recommendation()
    talk.say(f"Enter keeps what stands there; {CANCEL} leaves all as it was.")
    given: dict[str, str] = {}
    for part in PARTS:
        talk.say(part.asks)
        given[part.name] = prompted(talk, f"{part.label}: ", getattr(one, part.name))
        if part.name == "text" and not given["text"]:
            raise WrongUse("Left as it was: a recommendation says what is to change.")
    meant = asked(talk, "For the own agency or between agencies: ", one.whose, _whose)
    changed = replace(one, **given, whose=meant)  # type: ignore[arg-type]
    kept = (talk.case.recommendations.change if rest else talk.case.recommendations.add)(changed)
    place = [each.number for each in talk.case.recommendations.all()].index(kept.number) + 1
    talk.say(f"Saved as recommendation {place}. /ties {place} 17.1 says which paragraphs it rests on.")


def _whose(typed: str) -> Whose:
    found = [each for each in WHOSE if each.startswith(typed.casefold())]
    if len(found) != 1:
        raise WrongUse("Write own agency, or between agencies.")
    return found[0]


def _ties(talk: Conversation, rest: str) -> None:
    """Say which paragraphs a recommendation rests on, by their numbers."""
    which, _, typed = rest.partition(" ")
    one = placed(talk.case.recommendations.all(), which, "a recommendation", "/ties 2 17.1, 18.2")
    report = talk.case.report()
    numbers = _numbers(talk)
    passages = {each.id for each in report.passages}
    if typed:
        one = talk.case.recommendations.change(replace(one, rests_on=rests_typed(typed, numbers, one.rests_on)))
    talk.say(f"Recommendation {which} rests on {rests_said(one, numbers, passages) or 'nothing yet'}.")
    texts = {each.id: each.text for each in report.passages}
    for id in one.rests_on:
        if id in texts:
            talk.say(f"{numbers.get(id, '-')}: {texts[id]}")


def _actions(talk: Conversation, _rest: str) -> None:
    """The action plan, each action with its number, what is overdue said."""
    every, updates = talk.case.actions.all(), talk.case.actions.updates()
    places = {each.number: place for place, each in enumerate(talk.case.recommendations.all(), 1)}
    talk.say(f"{plan_said(every, talk.today)}.")
    for place, one in enumerate(every, 1):
        under = f", recommendation {places[one.recommendation]}" if one.recommendation in places else ""
        stands = one.status + (f" on {day_said(one.completed)}" if one.completed else "")
        stands += ", overdue" if overdue(one, talk.today) else ""
        lead = f"{one.lead}." if one.lead else "No lead yet."
        talk.say(f"{place}{under}: {one.text} {lead} {due_said(one)}. {stands}.")
        trail = trail_of(one.number, updates)
        if trail:
            talk.say(f"   Last reported: {update_said(trail[-1])}")
    if not every:
        talk.say("/action puts the first down.")


def _action(talk: Conversation, rest: str) -> None:
    """Put an action down, or change one; with done, or progress and words, behind its number report of it."""
    which, _, more = rest.partition(" ")
    if not which:
        _described(talk, Action())
        return
    one = placed(talk.case.actions.all(), which, "an action", "/action 2 done, or /action 2 progress five audited")
    word, _, said = more.strip().partition(" ")
    said = talk.typing.coded(said.strip())[0]
    words = statuses(talk.case.actions.all(), talk.case.board().statuses)
    if not word:
        _described(talk, one)
    elif word.casefold() in ("done", "completed"):
        day = day_typed(said, talk.today, "Day", usual=talk.today.isoformat())
        _reported(talk, ActionUpdate(action=one.number, day=day, status=done_word(words)))
    elif word.casefold() in ("progress", "report"):
        if not said:
            raise WrongUse(f"Say what was done, as in /action {which} progress five files audited.")
        status = begun(words) if one.status == STATUSES[0] else one.status
        _reported(talk, ActionUpdate(action=one.number, day=talk.today.isoformat(), status=status, words=said))
    elif word.casefold() == "trail":
        for update in trail_of(one.number, talk.case.actions.updates()):
            talk.say(update_said(update))
    else:
        raise WrongUse(f"Behind the number say done, progress or trail, as in /action {which} done 3/3/27.")


def _reported(talk: Conversation, update: ActionUpdate) -> None:
    talk.case.actions.report(update)
    talk.say(f"Reported: {update_said(update)} /undo takes it back.")


def _described(talk: Conversation, one: Action) -> None:
    """Ask all there is to say of an action."""
    recommendations = talk.case.recommendations.all()
    words = statuses(talk.case.actions.all(), talk.case.board().statuses)
    numbers = [each.number for each in recommendations]
    place = str(numbers.index(one.recommendation) + 1) if one.recommendation in numbers else ""
    talk.say(f"Enter keeps what stands there; {CANCEL} leaves all as it was.")

    def tied(typed: str) -> int:
        return placed(recommendations, typed, "a recommendation", "2").number if typed else 0

    under = asked(talk, "For recommendation, by its number: ", place, tied)
    text = asked(talk, "Action: ", one.text, _said)
    lead = prompted(talk, "Lead: ", one.lead)
    by = day_in_box(one.target) or one.target_said
    target, said = asked(talk, "By, a day or words: ", by, lambda typed: target_typed(typed, talk.today))
    status = asked(talk, f"Status, {', '.join(words)}: ", one.status, lambda typed: status_typed(typed, words))
    completed = ""
    if is_done(Action(status=status)):
        usual = day_in_box(one.completed or talk.today.isoformat())
        completed = asked(talk, "Completed on: ", usual, lambda typed: day_typed(typed, talk.today, "Completed on"))
    action = checked(replace(
        one, recommendation=under, text=text, lead=lead, target=target, target_said=said, status=status,
        completed=completed, outcome=prompted(talk, "Outcome: ", one.outcome),
        evidence=prompted(talk, "Evidence: ", one.evidence), comment=prompted(talk, "Comment: ", one.comment),
    ))  # fmt: skip
    kept = (talk.case.actions.change if one.number else talk.case.actions.add)(action)
    talk.say(f"Saved as action {[each.number for each in talk.case.actions.all()].index(kept.number) + 1}.")


def _said(typed: str) -> str:
    if not typed:
        raise WrongUse("Say what is to be done.")
    return typed


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "recommendations": _recommendations, "recommendation": _recommendation, "ties": _ties, "actions": _actions,
    "action": _action,
}
"""What each word does, with what was typed after it."""
