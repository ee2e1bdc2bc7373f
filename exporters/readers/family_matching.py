"""Which rows of a family composition are in the case already, which say more of a member, and which are new."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from domain.asked.found import label_of
from domain.family.members import ASKED, Member, is_value
from domain.names.code_naming import board_code_told, code_refused
from domain.people import Person
from domain.review import Review
from exporters.readers.decision import Decision, brief
from exporters.readers.reading import ReadRow

_COLUMNS = (*(name for name, _ in ASKED), "sex", "household", "aware", "note")
_TOLD = ("relationship", "household")
"""Columns said over again in a report: what else a family table holds is not for the scrollback."""


def match_family(
    rows: Sequence[ReadRow], review: Review, terms: Collection[str] = (), by_board: bool = False
) -> list[Decision]:
    """A decision for every row that is a member, in the order of the file.

    A reference name that holds a real name of the key, or looks like one, is not clear unless the author said that the
    board gave those of this file (`by_board`): then it is told.
    """
    held = {member.code.casefold(): member for member in review.family}
    people = {person.code.casefold(): person for person in review.people}
    former = {code.casefold(): person.code for person in review.people for code in person.former_codes}
    named = {person.name.casefold(): person for person in review.people if person.name}
    everyone = (*review.people, *(person for row in rows for person in row.new_people))
    decided: list[Decision] = []
    seen: set[str] = set()
    for row in rows:
        member, given = row.member, next(iter(row.new_people), None)
        if member is None:
            continue
        code = member.code.casefold()
        person = people.get(code)
        sentence = "" if code not in seen else f"{member.code} stands in the file more than once."
        seen.add(code)
        sentence = sentence or _clash(member, given, person, former, named)
        if given is not None and person is None and not sentence:
            if by_board:
                told = board_code_told(given, everyone)
                row = replace(row, notes=(*row.notes, told)) if told else row
            elif refused := code_refused(replace(given, given_by_board=False), everyone, terms):
                sentence = f"{refused} All of this file are the board's with --given-by-board."
        if sentence:
            decided.append(Decision(row=replace(row, new_people=()), what="unclear", sentence=sentence))
        else:
            row = replace(row, new_people=() if person is not None else row.new_people)
            decided.append(_decision(row, member, held.get(code)))
    return decided


def _clash(
    member: Member,
    given: Person | None,
    person: Person | None,
    former: dict[str, str],
    named: dict[str, Person],
) -> str:
    """Why it is not clear whom a row is about."""
    if person is None and member.code.casefold() in former:
        return f"{member.code} was given up for {former[member.code.casefold()]} and is not used again."
    if given is None or not given.name:
        return ""
    if person is not None and person.name and person.name.casefold() != given.name.casefold():
        return f"{member.code} stands for someone else in the case. Change one of the two."
    namesake = named.get(given.name.casefold())
    if person is None and namesake is not None:
        return f"This person is {namesake.code} in the case already."
    return ""


def _decision(row: ReadRow, member: Member, held: Member | None) -> Decision:
    if held is None:
        return Decision(row=row, what="new", member=member)
    changed = {
        name: value
        for name in _COLUMNS
        # What the file does not know takes nothing away that the case does.
        if (value := getattr(member, name)) and value != getattr(held, name)
        and (is_value(value) or not getattr(held, name))
    }
    if not changed:
        return Decision(row=row, what="same", member=held)
    told = tuple(
        f"{label_of(name, 'family')}: {brief(getattr(held, name))} → {brief(value)}"
        if name in _TOLD
        else label_of(name, "family")
        for name, value in changed.items()
    )
    return Decision(row=row, what="update", member=replace(held, **changed), changes=told)
