"""Questions about names that are answered once for the whole case: a code that may be a word, a name of nobody."""

from __future__ import annotations

from typing import Any

from textual.app import App

from domain.line.people_part import title_prefix
from domain.names.code_words import CodeWord
from domain.naming import check_person, not_a_name
from domain.people import Person
from domain.strangers import Stranger
from screens.choices import Choices, Option
from screens.names.coding import KeyNames
from screens.session import Session

KINDS = {"": "nobody's name", "place": "a place", "agency": "a term of the agency's own"}
"""What a word that looks like a name may be said to be, by the kind of term it is kept as."""


async def answered(app: App[Any], session: Session, asked: CodeWord | Stranger, left: set[str]) -> str:
    """Ask, keep the answer in the case and in the session's names; gives a sentence, "" when it was not answered.

    `left` are the names to be left as typed in the text at hand: one nobody wants answered yet is among them then.
    Raises Refusal.
    """
    said = await (_word(app, session, asked) if isinstance(asked, CodeWord) else _person(app, session, asked, left))
    if said:
        known = await session.do(session.case.known, session.today())
        session.key_names = KeyNames(known)
    return said


async def _word(app: App[Any], session: Session, asked: CodeWord) -> str:
    code, terms = asked.code, session.case.terms
    person = await session.do(session.case.people.get, code)
    role = f" ({person.role})" if person is not None and person.role else ""
    options = [
        Option("word", "A word, wherever it stands in a text", f"/isname {code} takes it back."),
        Option("code", f"The person {code}{role}, wherever it stands", f"/notname {code} makes it a word."),
    ]
    chosen = await app.push_screen_wait(Choices(session.glyphs, asked.question, options))
    if chosen == "word":
        await session.do(terms.add, code)
        return f"{code} is a word in texts, and the person only before the colon."
    if chosen == "code":
        await session.do(terms.add, code, kind="code")
        return f"{code} is the person {code}."
    return ""


async def _person(app: App[Any], session: Session, asked: Stranger, left: set[str]) -> str:
    case = session.case
    code = await session.do(case.people.next_code, _prefix(asked.matched))
    takes_back = f"It is not asked about again. /isname {asked.word} takes it back."
    options = [
        Option("add", f"A person: {code}", "Comes into the key under this code, with the name; F4 has the rest."),
        *(Option(f"no:{kind}", f"“{asked.word}” is {said}", takes_back) for kind, said in KINDS.items()),
        Option("leave", "Leave it as it is in this text", "Nothing is kept."),
    ]
    title = f"“{asked.matched}” is nobody of the key"
    chosen = await app.push_screen_wait(Choices(session.glyphs, title, options))
    if chosen == "add":
        person = Person(code=code, name=asked.matched)
        people, terms = await session.do(case.people.all), await session.do(case.terms.all)
        check_person(person, people, terms)
        await session.do(case.people.add, person)
        return f"{asked.matched} is {code}."
    if chosen is not None and chosen.startswith("no:"):
        kind = chosen.partition(":")[2]
        people, terms = await session.do(case.people.all), await session.do(case.terms.all)
        not_a_name(asked.word, people, terms)
        await session.do(case.terms.add, asked.word, kind=kind)
        return f"“{asked.word}” alone is {KINDS[kind]}."
    if chosen == "leave":
        left.add(asked.matched.casefold())
    return ""


def _prefix(name: str) -> str:
    """What the code of somebody of this title begins with: "DR" of "Dr Bloggs", else "Person"."""
    return title_prefix(name.split()[0]) or "Person"
