"""The lists of a case at plain prompts: read out, and changed by answering one question after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from domain.errors import Refusal, WrongUse
from domain.naming import answered, check_person, names_let_go, not_a_name, rows_told, term_like
from domain.people import Person, names_in
from domain.question import Question
from domain.review import Source
from tui.plain.asks import CANCEL

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation

T = TypeVar("T")
_QUOTED = re.compile(r"[\"“”']([^\"“”]+?)[\"“”'](?=\s|$)")
_WORDS = re.compile(r"(\S+(?: (?:\d+|[A-Z])(?!\S))?)")

def _people(talk: Conversation, _rest: str) -> None:
    known = talk.typing.known.people
    _said(talk, [", ".join(filter(None, (one.code, one.role, one.organisation))) for one in known], "people")
    talk.say("/person CODE adds one, or says more of one.")


def _sources(talk: Conversation, _rest: str) -> None:
    known = talk.typing.known.sources
    _said(talk, [": ".join(filter(None, (one.name, one.description))) for one in known], "sources")


def _questions(talk: Conversation, _rest: str) -> None:
    known = talk.typing.known.questions
    _said(talk, [": ".join(filter(None, (one.label, one.text))) for one in known], "questions")


def _flags(talk: Conversation, _rest: str) -> None:
    _said(talk, [": ".join(filter(None, (one.name, one.meaning))) for one in talk.typing.known.flags], "flags")


def _said(talk: Conversation, lines: list[str], called: str) -> None:
    for line in lines or [f"No {called} yet."]:
        talk.say(line)


def _person(talk: Conversation, rest: str) -> None:
    """Ask all there is to know of a person, new or known."""
    code, role = called(rest, [person.code for person in talk.typing.known.people])
    if not code:
        raise WrongUse("After /person give the code, as in /person SW1.")
    held = talk.case.people.get(code)
    person = held or Person(code=code)
    begin(talk, person.code, bool(held))
    person = replace(
        person,
        role=prompted(talk, "Job role: ", role or person.role),
        organisation=prompted(talk, "Organisation: ", person.organisation),
        involvement=prompted(talk, "Involvement: ", person.involvement),
        name=prompted(talk, "Real name: ", person.name, names=True),
        other_names=names_in(
            prompted(talk, "Other names, with commas between: ", ", ".join(person.other_names), names=True)
        ),
        note=prompted(talk, "Note: ", person.note),
    )
    check_person(person, talk.typing.known.people, talk.typing.known.terms)
    keep = talk.case.people.change if held else talk.case.people.add
    save(talk, keep, person, lambda: _names_told(talk, person, held))


def _names_told(talk: Conversation, person: Person, before: Person | None) -> str:
    """What is to be known of the names of a person who was saved, and of those they had."""
    entries = talk.case.entries.all()
    now = talk.case.people.get(person.code)
    let_go = names_let_go(now, before, entries) if now is not None and before is not None else ""
    return " ".join(filter(None, (let_go, rows_told(person, entries, before))))


def _source(talk: Conversation, rest: str) -> None:
    name, description = called(rest, [source.name for source in talk.typing.known.sources])
    if not name:
        raise WrongUse('After /source give its short name, as in /source EMIS or /source "Paper file".')
    held = talk.case.sources.get(name)
    source = held or Source(name)
    begin(talk, source.name, bool(held))
    source = replace(source, description=prompted(talk, f"What is {source.name}? ", description or source.description))
    save(talk, talk.case.sources.change if held else talk.case.sources.add, source)


def _question(talk: Conversation, rest: str) -> None:
    label, text = called(rest, [question.label for question in talk.typing.known.questions])
    if not label:
        raise WrongUse("After /question give its label, as in /question 2.")
    held = talk.case.questions.get(label)
    question = held or Question(label)
    begin(talk, question.label, bool(held))
    question = replace(question, text=prompted(talk, f"Question {question.label}: ", text or question.text))
    save(talk, talk.case.questions.change if held else talk.case.questions.add, question)


def save(talk: Conversation, keep: Callable[[T], object], thing: T, more: Callable[[], str] = str) -> None:
    """Put it on disk and say so, with what more there is to say of it then. Raises Refusal."""
    keep(thing)
    talk.typing.refresh()
    talk.say(f"Saved. {more()}".strip())


def called(rest: str, known: Iterable[str]) -> tuple[str, str]:
    """What something is called, and the words after that: one that is known, what stands in quotes, else the first
    word with the number or capital letter behind it ("Midwife 2", "Adult A")."""
    low = rest.casefold()
    for name in sorted(known, key=len, reverse=True):
        if low == name.casefold() or low.startswith(f"{name.casefold()} "):
            return rest[: len(name)], rest[len(name) :].strip()
    found = _QUOTED.match(rest) or _WORDS.match(rest)
    return (found[1].strip(), rest[found.end() :].strip()) if found else ("", "")


def begin(talk: Conversation, name: str, known: bool) -> None:
    """Say what is to be described, and how to leave it."""
    talk.say(f"{name} is {'known' if known else 'new'}. Enter keeps what stands there; {CANCEL} leaves all as it was.")


def prompted(talk: Conversation, question: str, text: str, *, names: bool = False) -> str:
    """What is answered, which began as `text`; real names in it as codes, and said, unless `names` are what is asked.

    Raises WrongUse when the author would rather not.
    """
    try:
        answer = talk.ask(question, text).strip()
    except EOFError:
        answer = CANCEL
    # Typed behind what stood there, most likely.
    if answer.lower().endswith(CANCEL):
        raise WrongUse("Left as it was.")
    if names:
        return answer
    coded, told = talk.typing.coded(answer)
    for each in told:
        talk.say(each)
    return coded


def asked(talk: Conversation, question: str, text: str, read: Callable[[str], T]) -> T:
    """What is answered, read; asked again while it cannot be. Raises WrongUse when the author would rather not."""
    while True:
        answer = prompted(talk, question, text)
        try:
            return read(answer)
        except Refusal as refusal:
            talk.say(refusal.sentence)
            text = answer


def _notname(talk: Conversation, word: str) -> None:
    known = talk.typing.known
    if not word:
        talk.say(answered(known.terms))
        return
    not_a_name(word, known.people, known.terms)
    talk.case.terms.add(word)
    talk.typing.refresh()
    talk.say(f"{word} alone is nobody's name. /isname {word} takes it back.")


def _isname(talk: Conversation, word: str) -> None:
    if not word:
        raise WrongUse("After /isname give the word, as in /isname May; /notname lists them.")
    known = talk.typing.known
    talk.case.terms.delete(term_like(word, known.terms | known.codes_meant))
    talk.typing.refresh()
    talk.say(f"{word} may be a name or a code again.")


def _details(talk: Conversation, _rest: str) -> None:
    from domain.dates.period_typed import period_of

    details = talk.case.details()
    talk.say(f"Enter keeps what stands there; {CANCEL} leaves all as it was.")
    agency = prompted(talk, "Agency: ", details.agency)
    subject = prompted(talk, "Subject, by a reference name: ", details.subject)
    author = prompted(talk, "Author: ", details.author, names=True)
    reference = prompted(talk, "The board's reference: ", details.reference)
    first, last = details.period.first, details.period.last
    first_text = prompted(talk, "First day of the period under review: ", f"{first:%d/%m/%Y}" if first else "")
    last_text = prompted(talk, "Last day: ", f"{last:%d/%m/%Y}" if last else "")
    period = period_of(first_text, last_text, talk.today)
    details = replace(details, agency=agency, subject=subject, author=author, reference=reference, period=period)
    save(talk, talk.case.set_details, details)


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "people": _people, "sources": _sources, "questions": _questions, "flags": _flags, "person": _person,
    "source": _source, "question": _question, "notname": _notname, "isname": _isname,
    "details": _details,
}
"""What each word of the lists does, with what was typed after it."""
