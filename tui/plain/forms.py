"""The forms beside the report at plain prompts: quality, author, records searched, policies, abbreviations, deadlines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from domain.dates.days import day_in_box, day_said, day_typed
from domain.errors import WrongUse
from domain.report.due import in_order, state_of
from domain.report.eligibility import spoken_against
from domain.report.facts import FACTS, FactOf
from domain.report.in_force import in_force
from domain.report.parts import Abbreviation, Criterion, Deadline, Fact, Policy, Searched
from domain.report.quality import board_lines, mark_typed, needs_comment, offered, open_said
from domain.report.searching import checked, found_typed, grade_typed, missing, rows_by_source, unlisted
from tui.plain.asks import CANCEL
from tui.plain.lists import asked, called, prompted
from tui.plain.plan import placed

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation


def _quality(talk: Conversation, rest: str) -> None:
    """The quality form, each matter with its number; a number with yes, no or n/a behind it answers one."""
    if rest.casefold() in ("ours", "offered"):
        theirs, known = talk.case.board().criteria, talk.case.criteria.all()
        new = board_lines(theirs, known) if theirs and rest.casefold() == "offered" else offered(known)
        put = talk.case.criteria.add(*new) if new else ()
        talk.say(f"{len(put)} put down.")
        return
    every = talk.case.criteria.all()
    if not rest:
        for place, one in enumerate(every, 1):
            comment = f" {one.comment}" if one.comment else ""
            talk.say(f"{place}. {one.text.rstrip('.')}: {one.mark or 'not answered yet'}.{comment}")
        if not every:
            talk.say("Nothing yet. /quality ours puts down what a senior person checks, /quality offered the"
                     " lines of the board's form.")
        return
    which, _, more = rest.partition(" ")
    if not which.isdecimal():
        kept = talk.case.criteria.put(Criterion(text=talk.typing.coded(rest)[0]))
        talk.say(f"Asked now: {kept.text}.")
        return
    one = placed(every, which, "a matter", "/quality 2 no the plan came late")
    mark, _, comment = more.strip().partition(" ")
    if not mark:
        talk.say(f"{one.text}: {one.mark or 'not answered yet'}. {one.comment}".strip())
        return
    comment = talk.typing.coded(comment.strip())[0] or one.comment
    given = replace(one, mark=mark_typed(mark), comment=comment)
    if needs_comment(given):
        comment = prompted(talk, "No: why, and what is being done about it? ", "")
        given = replace(given, comment=comment)
    if needs_comment(given):
        raise WrongUse(open_said(given))
    kept = talk.case.criteria.put(given)
    talk.say(f"{kept.text}: {kept.mark}. {kept.comment}".strip())


def _author(talk: Conversation, rest: str) -> None:
    """What boards ask of the author and the review, each with its number; an answer behind the number gives it."""
    of_all = sorted(FACTS, key=lambda each: each.section != "author")
    kept = {each.name: each for each in talk.case.facts.all()}
    which, _, answer = rest.partition(" ")
    if not rest:
        for place, of in enumerate(of_all, 1):
            talk.say(f"{place}. {_answer_said(of, kept.get(of.name, Fact(name=of.name)))}")
        return
    of = placed(of_all, which, "what is asked", "/author 5 yes")
    before = kept.get(of.name, Fact(name=of.name))
    if not answer.strip():
        answer = prompted(talk, f"{of.label}: ", day_in_box(before.value), names=of.personal)
    elif not of.personal:
        answer = talk.typing.coded(answer)[0]
    now = talk.case.facts.put(replace(before, value=_fact_typed(of, answer.strip(), talk)))[0]
    talk.say(_answer_said(of, now))


def _answer_said(of: FactOf, fact: Fact) -> str:
    value = "given" if of.personal and fact.value else day_said(fact.value) if of.kind == "day" else fact.value
    needed = "still needed" if of.needed else "not answered"
    return " ".join(filter(None, (f"{of.label}: {value or needed}.", spoken_against(of.name, fact.value))))


def _fact_typed(of: FactOf, text: str, talk: Conversation) -> str:
    if of.kind == "day":
        return day_typed(text, talk.today, of.label)
    if of.kind == "yes or no":
        answer = {"y": "yes", "n": "no"}.get(text.casefold(), text.casefold())
        if answer not in ("", "yes", "no"):
            raise WrongUse(f"{of.label}: write yes or no.")
        return answer
    return text


def _searched(talk: Conversation, rest: str) -> None:
    """The records searched; all puts down every source of the chronology, a number or words describe one."""
    case = talk.case
    every = case.searched.all()
    if rest.casefold() == "all":
        new = unlisted(case.sources.all(), every, rows_by_source(case.entries.all()))
        for each in new:
            case.searched.add(each)
        talk.say(f"{len(new)} put down as found. /searched reads them out.")
        return
    if not rest:
        for place, one in enumerate(every, 1):
            left = missing(one)
            parts = (one.what, one.span, one.place, one.found, one.why)
            still = f" Still to say: {', '.join(left)}." if left else ""
            talk.say(f"{place}. {one.source}: {'; '.join(filter(None, parts))}.{still}")
        if not every:
            talk.say("None yet. /searched all puts down every source of the chronology; /searched NAME another.")
        return
    new = Searched(source=talk.typing.coded(rest)[0])
    one = placed(every, rest, "records", "/searched 2") if rest.isdecimal() else new
    talk.say(f"{one.source}. Enter keeps what stands there; {CANCEL} leaves all as it was.")
    days = {}
    what = prompted(talk, "What they are: ", one.what)
    span = prompted(talk, "What years or volumes: ", one.span)
    place_kept = prompted(talk, "Where they are kept: ", one.place)
    found = asked(talk, "Found, in part or not found: ", one.found, found_typed)
    why = one.why
    if found in ("in part", "not found"):
        why = asked(talk, "Why not, or only in part: ", one.why, _why)
    for name, label in (("searched", "Searched"), ("secured", "Secured")):
        days[name] = asked(talk, f"{label} on: ", day_in_box(getattr(one, name)), partial(_day, talk, f"{label} on"))
        days[f"{name}_by"] = prompted(talk, f"{label} by: ", getattr(one, f"{name}_by"))
    grade = asked(talk, "Primary, secondary or anecdotal: ", one.grade, grade_typed)
    given = replace(one, what=what, span=span, place=place_kept, found=found, why=why, grade=grade, **days)
    (case.searched.change if one.number else case.searched.add)(checked(given))
    talk.say("Saved.")


def _day(talk: Conversation, label: str, typed: str) -> str:
    return day_typed(typed, talk.today, label)


def _why(typed: str) -> str:
    if not typed:
        raise WrongUse("Say why: a board asks after every record that could not be had.")
    return typed


def _policies(talk: Conversation, _rest: str) -> None:
    every = talk.case.policies.all()
    for place, one in enumerate(every, 1):
        talk.say(f"{place}. {', '.join(filter(None, (one.title, one.issue, in_force(one), one.whose)))}.")
    if not every:
        talk.say("None yet. /policy TITLE puts one down.")


def _policy(talk: Conversation, rest: str) -> None:
    """Describe a policy: a new one by its title, one that is there by its number."""
    if not rest:
        raise WrongUse("After /policy give its title, or the number /policies reads out.")
    every = talk.case.policies.all()
    one = placed(every, rest, "a policy", "/policy 2") if rest.isdecimal() else Policy(title=talk.typing.coded(rest)[0])
    talk.say(f"{one.title}. Enter keeps what stands there; {CANCEL} leaves all as it was.")
    one = replace(
        one, issue=prompted(talk, "Issue in force then: ", one.issue),
        from_when=prompted(talk, "From: ", one.from_when), until=prompted(talk, "Until: ", one.until),
        whose=prompted(talk, "Whose: ", one.whose),
    )  # fmt: skip
    (talk.case.policies.change if one.number else talk.case.policies.add)(one)
    talk.say("Saved.")


def _abbreviations(talk: Conversation, _rest: str) -> None:
    """The short forms the report uses, those nobody has explained first."""
    from domain.report.abbreviations import abbreviations_of

    review = talk.case.review()
    found = {each.short: each.meaning for each in (*abbreviations_of(review, review.report),
                                                   *talk.case.abbreviations.all())}  # fmt: skip
    for short in sorted(found, key=lambda each: (bool(found[each]), each.casefold())):
        talk.say(f"{short}: {found[short] or 'nobody has explained it'}.")
    if not found:
        talk.say("The report uses no short form yet. /abbreviation MARAC what it stands for puts one down.")


def _abbreviation(talk: Conversation, rest: str) -> None:
    """Say what a short form stands for."""
    known = {each.short: each for each in talk.case.abbreviations.all()}
    short, meaning = called(rest, known)
    if not short or not meaning:
        raise WrongUse("Give the short form and what it stands for, as in /abbreviation DN district nurse.")
    kept = talk.case.abbreviations.put(replace(known.get(short, Abbreviation(short=short)), meaning=meaning))
    talk.say(f"{kept.short} is {kept.meaning}.")


def _deadlines(talk: Conversation, _rest: str) -> None:
    every = in_order(talk.case.deadlines.all())
    for place, one in enumerate(every, 1):
        due = f" by {day_said(one.due)}" if one.due else ""
        talk.say(f"{place}. {one.what}{due}: {state_of(one, talk.today)}.")
    if not every:
        talk.say("None yet. /deadline WHAT puts one down.")


def _deadline(talk: Conversation, rest: str) -> None:
    """Put a deadline down; a number with done behind it says that it is done."""
    which, _, more = rest.partition(" ")
    if not rest:
        raise WrongUse("Say what is due, as in /deadline First draft; or /deadline 2 done.")
    if not which.isdecimal():
        what = talk.typing.coded(rest)[0]
        due = asked(talk, "Due by: ", "", lambda typed: day_typed(typed, talk.today, "Due by", ahead=True))
        talk.case.deadlines.add(Deadline(what=what, due=due))
        talk.say(f"{what}: {f'due by {day_said(due)}' if due else 'no day set'}.")
        return
    one = placed(in_order(talk.case.deadlines.all()), which, "a deadline", "/deadline 2 done")
    word, _, day = more.strip().partition(" ")
    if word.casefold() != "done":
        raise WrongUse(f"Behind the number say done, as in /deadline {which} done 3/3/27.")
    done = day_typed(day, talk.today, "Day", usual=talk.today.isoformat())
    now = talk.case.deadlines.change(replace(one, done=done))
    talk.say(f"{now.what}: done on {day_said(now.done)}. /undo takes it back.")


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "quality": _quality, "author": _author, "searched": _searched, "policies": _policies, "policy": _policy,
    "abbreviations": _abbreviations, "abbreviation": _abbreviation, "deadlines": _deadlines, "deadline": _deadline,
}
"""What each word does, with what was typed after it."""
