"""Which rows of a list of people are in the key already, which say more of somebody there, and which are new."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from domain.asked.found import label_of
from domain.names.code_naming import code_refused
from domain.people import Person
from domain.review import Review
from exporters.readers.decision import Decision, brief
from exporters.readers.reading import ReadRow

_REAL = ("name", "other_names", "identifiers", "note")


def match_people(rows: Sequence[ReadRow], review: Review, terms: Collection[str] = ()) -> list[Decision]:
    """A decision for every row that is a person, in the order of the file."""
    by_code = {person.code.casefold(): person for person in review.people}
    former = {code.casefold(): person for person in review.people for code in person.former_codes}
    by_name = {person.name.casefold(): person for person in review.people if person.name}
    # A code of one row may be the name of somebody further down.
    people = (*review.people, *(row.person for row in rows if row.person is not None))
    decided = []
    seen: set[str] = set()
    for row in rows:
        given = row.person
        if given is None:
            continue
        code = given.code.casefold()
        held = by_code.get(code)
        namesake = by_name.get(given.name.casefold()) if given.name else None
        sentence = ""
        if code in seen:
            sentence = f"The code {given.code} stands in the file more than once."
        elif held is None and code in former:
            sentence = f"{given.code} was given up for {former[code].code} and is not used again."
        elif held is not None and held.name and given.name and held.name.casefold() != given.name.casefold():
            sentence = f"{given.code} stands for someone else in the case. Change one of the two."
        elif held is None and namesake is not None:
            sentence = (
                f"This person is {namesake.code} in the case already. If they go by two codes, add the second there"
                " and say whom it is the same as."
            )
        elif held is None:
            sentence = code_refused(given, people, terms)
        seen.add(code)
        decided.append(_person_decision(row, given, held, sentence or "", namesake))
    return decided


def _person_decision(
    row: ReadRow, given: Person, held: Person | None, sentence: str, namesake: Person | None
) -> Decision:
    if sentence:
        return Decision(row=row, what="unclear", existing=held or namesake, sentence=sentence)
    if held is None:
        return Decision(row=row, what="new", person=given)
    changed: dict[str, Any] = {
        name: value
        for name in ("role", "organisation", "involvement", "name", "note")
        if (value := getattr(given, name)) and value != getattr(held, name)
    }
    for several in ("other_names", "identifiers"):
        before = getattr(held, several)
        joined = tuple(dict.fromkeys((*before, *getattr(given, several))))
        if joined != before:
            changed[several] = joined
    if not changed:
        return Decision(row=row, what="same", existing=held)
    told = tuple(
        # A real name is not said over again: what a report prints stays in the scrollback.
        label_of(name, "person") if name in _REAL
        else f"{label_of(name, 'person')}: {brief(getattr(held, name))} → {brief(value)}"
        for name, value in changed.items()
    )
    return Decision(row=row, what="update", person=replace(held, **changed), existing=held, changes=told)
