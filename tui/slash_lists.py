"""The lists of a case at plain prompts: read out, and changed by answering one question after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from domain.people import Person
from domain.review import Question, Source

if TYPE_CHECKING:
    from tui.line_mode import Conversation


def _people(talk: Conversation, _rest: str) -> None:
    known = talk.typing.known.people
    _said(talk, [", ".join(filter(None, (one.code, one.role, one.organisation))) for one in known], "people")


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


def _person(talk: Conversation, code: str) -> None:
    """Ask all there is to know of a person, new or known."""
    if not code:
        raise WrongUse("After /person give the code, as in /person SW1.")
    held = talk.case.people.get(code)
    person = held or Person(code=code)
    talk.say(f"{person.code} is {'known' if held else 'new'}. Enter keeps what stands there.")
    person = replace(
        person,
        role=talk.ask("Job role: ", person.role).strip(),
        organisation=talk.ask("Organisation: ", person.organisation).strip(),
        involvement=talk.ask("Involvement: ", person.involvement).strip(),
        name=talk.ask("Real name: ", person.name).strip(),
        other_names=tuple(
            name.strip()
            for name in talk.ask("Other names, with commas between: ", ", ".join(person.other_names)).split(",")
            if name.strip()
        ),
        note=talk.ask("Note: ", person.note).strip(),
    )
    (talk.case.people.change if held else talk.case.people.add)(person)
    talk.typing.refresh()
    talk.say("Saved.")


def _source(talk: Conversation, name: str) -> None:
    if not name:
        raise WrongUse("After /source give its short name, as in /source EMIS.")
    held = talk.case.sources.get(name)
    source = held or Source(name)
    source = replace(source, description=talk.ask(f"What is {source.name}? ", source.description).strip())
    (talk.case.sources.change if held else talk.case.sources.add)(source)
    talk.typing.refresh()
    talk.say("Saved.")


def _question(talk: Conversation, label: str) -> None:
    if not label:
        raise WrongUse("After /question give its label, as in /question 2.")
    held = talk.case.questions.get(label)
    question = held or Question(label)
    question = replace(question, text=talk.ask(f"Question {question.label}: ", question.text).strip())
    (talk.case.questions.change if held else talk.case.questions.add)(question)
    talk.typing.refresh()
    talk.say("Saved.")


def _notname(talk: Conversation, word: str) -> None:
    if not word:
        raise WrongUse("After /notname give the word, as in /notname May.")
    talk.case.terms.add(word)
    talk.typing.refresh()
    talk.say(f"{word} is nobody's name.")


def _details(talk: Conversation, _rest: str) -> None:
    from tui.period import period_of

    details = talk.case.details()
    talk.say("Enter keeps what stands there.")
    agency = talk.ask("Agency: ", details.agency).strip()
    subject = talk.ask("Subject, by a reference name: ", details.subject).strip()
    author = talk.ask("Author: ", details.author).strip()
    reference = talk.ask("The board's reference: ", details.reference).strip()
    first, last = details.period.first, details.period.last
    first_text = talk.ask("First day of the period under review: ", f"{first:%d/%m/%Y}" if first else "").strip()
    last_text = talk.ask("Last day: ", f"{last:%d/%m/%Y}" if last else "").strip()
    period = period_of(first_text, last_text, talk.today)
    talk.case.set_details(
        replace(details, agency=agency, subject=subject, author=author, reference=reference, period=period)
    )
    talk.typing.refresh()
    talk.say("Saved.")


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "people": _people, "sources": _sources, "questions": _questions, "flags": _flags, "person": _person,
    "source": _source, "question": _question, "notname": _notname, "details": _details,
}
"""What each word of the lists does, with what was typed after it."""
