"""Putting real names into the key: what may not hold one, and which rows hold it already."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.chronology.entry import Entry
from domain.errors import Stopped, WrongUse
from domain.names.finding import Finder, Hit
from domain.people import Person

if TYPE_CHECKING:
    from domain.meetings.minutes import Minutes

PRINTED = ("role", "organisation", "involvement")
"""What is printed of a person beside the code."""


def name_printed(person: Person, finder: Finder) -> str:
    """Why a person may not be kept as they are: a real name stands in what is printed of them; "" when none does."""
    for part in PRINTED:
        for hit in finder.find(getattr(person, part)):
            if is_meant(hit):
                return (
                    f"The {part} holds “{hit.matched}”, which is a name of {' or '.join(hit.codes)}, and is printed as"
                    " it stands. Write the code in its place."
                )
    return ""


def check_person(person: Person, people: Iterable[Person], terms: Collection[str]) -> None:
    """Refuse a person with a real name in what is printed of them: theirs or anybody's of the key."""
    others = [one for one in people if one.code.casefold() != person.code.casefold()]
    if refused := name_printed(person, Finder((*others, person), terms)):
        raise WrongUse(refused)


def check_file_name(name: str, finder: Finder) -> None:
    """Refuse a name for a file that tells who somebody is: file names travel in the open. Raises Stopped."""
    found = next((hit.matched for hit in finder.find(name) if hit.kind == "name" or not hit.asked), "")
    if found or (found := finder.within(name)):
        raise Stopped(f"The file name holds “{found}”. File names travel: use a code in place of it.")


def rows_told(person: Person, entries: Iterable[Entry], before: Person | None = None) -> str:
    """A sentence on the rows that hold a name just given to a person; "" when none do, or the names are as before."""
    if before is not None and (before.name, before.other_names) == (person.name, person.other_names):
        return ""
    found = names_held((person,), entries)
    if not found:
        return ""
    rows = "1 row holds" if len(found) == 1 else f"{len(found):,} rows hold"
    return f'{rows} this name: /find "{found[0]}" shows them; write {person.code} there.'


def minutes_told(person: Person, minutes: Iterable[Minutes]) -> str:
    """A sentence on the paragraphs of minutes that hold a name just given to a person, "" when none does."""
    finder = Finder((person,))
    found = [
        f"{each.interview.number}: {', '.join(places)}"
        for each in minutes
        if (places := [
            str(place) for place, one in enumerate(each.paragraphs, 1) if any(map(is_meant, finder.find(one.text)))
        ])
    ]  # fmt: skip
    if not found:
        return ""
    told = "; ".join(f"interview {each}" for each in found)
    return f"Paragraphs of minutes hold this name ({told}): write {person.code} there."


def with_former_name(person: Person, before: Person) -> Person:
    """The person with the real name they had among the other names: it stands in records, and is looked for on."""
    had = before.name.casefold()
    if not (had and person.name) or had in (each.casefold() for each in (person.name, *person.other_names)):
        return person
    return replace(person, other_names=(*person.other_names, before.name))


def names_let_go(now: Person, before: Person, entries: Iterable[Entry]) -> str:
    """A sentence on the names a person had and has no more: kept as another name, or looked for no longer while rows
    hold it; "" when there is nothing to say."""
    names = {each.casefold() for each in (now.name, *now.other_names)}
    if now.name != before.name and before.name and before.name.casefold() in names:
        return f"{before.name} is kept as another name of theirs: it is looked for on."
    gone = tuple(each for each in (before.name, *before.other_names) if each and each.casefold() not in names)
    held = names_held((Person(code=now.code, name=gone[0], other_names=gone[1:]),), entries) if gone else []
    if not held:
        return ""
    rows = "1 row holds" if len(held) == 1 else f"{len(held):,} rows hold"
    return f"{rows} “{held[0]}”, which is looked for no more: give it back as another name, or write {now.code} there."


def names_held(people: Iterable[Person], entries: Iterable[Entry]) -> list[str]:
    """Of each row that holds a real name of these people, the first one as it stands there."""
    finder = Finder(people)
    found = []
    for entry in entries:
        texts = (entry.who, entry.event, entry.action, entry.outcome, entry.comment, *(v for _, v in entry.fields))
        hit = next((hit for text in texts if text for hit in finder.find(text) if is_meant(hit)), None)
        if hit is not None:
            found.append(hit.matched)
    return found


def not_a_name(word: str, people: Iterable[Person], terms: Collection[str]) -> None:
    """Refuse to have a word answered to be no name when it is a name of the key that is no ordinary word."""
    if refused := Finder(people, terms).answer(word):
        raise WrongUse(refused)


def answered(terms: Collection[str]) -> str:
    """The words answered to be no names, in one sentence."""
    if not terms:
        return "No word is kept as no name. /notname WORD keeps one."
    return f"No names: {', '.join(sorted(terms, key=str.casefold))}. /isname WORD takes one back."


def term_like(word: str, terms: Iterable[str]) -> str:
    """The word as it was answered, whatever its capitals. Raises WrongUse when it was not."""
    for term in terms:
        if " ".join(term.casefold().split()) == " ".join(word.casefold().split()):
            return term
    raise WrongUse(f"“{word}” is not among the words kept as no names; /notname lists them.")


def is_meant(hit: Hit) -> bool:
    """Whether a name found in a row is to be told of: certain, or a name that more than one person may bear."""
    return not hit.asked or hit.another or len(hit.codes) > 1
