"""The family at plain prompts: read out, members described question by question, relations a line each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from domain.family.doubts import doubts, doubts_of
from domain.family.members import Member, checked, missing
from domain.family.names import with_member_codes
from domain.family.ties import read_relation, ties, written
from domain.names.code_naming import board_code_told
from domain.people import Person, identifiers_in
from tui.plain.lists import begin, called, prompted, save

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation

WORDS_FOR_NONE = "a value, nk for not known, or na"


def _family(talk: Conversation, _rest: str) -> None:
    """Each member in a sentence: who they are, born, died, and how they are related."""
    members, relations = talk.case.family.all(), talk.case.relations.all()
    for member in members:
        parts = (
            member.relationship, f"born {member.born}" if member.born else "",
            f"died or incident {member.died}" if member.died else "", *ties(member.code, members, relations),
        )  # fmt: skip
        said = "; ".join(part for part in parts if part)
        talk.say(f"{member.code}: {said}." if said else f"{member.code}.")
    for sentence in missing(members) if members else ["Nobody in the family yet. /member gives the first."]:
        talk.say(sentence)
    for sentence in doubts(members, relations, talk.typing.known.people, talk.today):
        talk.say(f"Note: {sentence}")


def _doubted(talk: Conversation, *codes: str) -> str:
    """What goes against itself of these members, as a note; "" when nothing does."""
    members, relations = talk.case.family.all(), talk.case.relations.all()
    return " ".join(
        f"Note: {each}" for each in doubts_of(codes, members, relations, talk.case.people.all(), talk.today)
    )


def _member(talk: Conversation, rest: str) -> None:
    """Ask what boards ask of a member, new or known."""
    code, relationship = called(rest, [person.code for person in talk.typing.known.people])
    if not code:
        raise WrongUse("After /member give the reference name, as in /member Adult B.")
    held = talk.case.family.get(code)
    member = held or Member(code=code)
    begin(talk, member.code, bool(held))
    member = replace(
        member,
        relationship=prompted(talk, "Relationship to the subject: ", relationship or member.relationship),
        born=prompted(talk, f"Date of birth, as known; {WORDS_FOR_NONE}: ", member.born),
        died=prompted(talk, "Date of death or of the serious incident: ", member.died),
        address=prompted(talk, "Full address: ", member.address, names=True),
        ethnicity=prompted(talk, "Ethnicity or diversity needs: ", member.ethnicity),
        sex=prompted(talk, "Sex, f or m, for the genogram: ", member.sex),
        household=prompted(talk, "Household, one word for all who live together: ", member.household),
        aware=prompted(talk, "Aware of the abuse or neglect, y or n: ", member.aware),
        note=prompted(talk, "Note: ", member.note),
    )
    member = checked(member, talk.today)
    if held:
        save(talk, talk.case.family.change, member, lambda: _told(talk, member))
        return
    new = []
    if talk.case.people.get(code) is None:
        given = prompted(talk, f"{code} comes into the key. Did the board give this name? y or n: ", "y")
        by_board = given.casefold().startswith("y")
        new = [Person(code=code, role=member.relationship, given_by_board=by_board)]
        if told := board_code_told(new[0], talk.case.people.all()):
            talk.say(told)

    def add(one: Member) -> None:
        talk.case.family.add(one, new_people=new)

    save(talk, add, member, lambda: _told(talk, member))


def _told(talk: Conversation, member: Member) -> str:
    return " ".join(filter(None, (*missing([member]), _doubted(talk, member.code))))


def _relation(talk: Conversation, rest: str) -> None:
    """Say how two members are related; alone, read out how all are."""
    held = talk.case.relations.all()
    if not rest:
        for relation in held:
            talk.say(f"{written(relation)}.")
        if not held:
            talk.say("No relations yet. /relation Adult B married Adult C says one.")
        return
    codes = [member.code for member in talk.case.family.all()]
    text = talk.typing.finder.code(with_member_codes(rest, codes, talk.typing.known.people)).text
    read = read_relation(text, codes)
    saved = talk.case.relations.add(read.relation, sex_of=read.sex_of, sex=read.sex)
    talk.say(f"Saved: {written(saved)}.")
    if note := _doubted(talk, saved.one, saved.other):
        talk.say(note)


def _identifiers(talk: Conversation, rest: str) -> None:
    """Ask what else tells who somebody is."""
    code, _ = called(rest, [person.code for person in talk.typing.known.people])
    person = talk.case.people.get(code) if code else None
    if person is None:
        raise WrongUse("After /identifiers give a code of the key, as in /identifiers Adult B.")
    begin(talk, person.code, True)
    text = prompted(
        talk, "NHS number, telephone, address, date of birth, with semicolons between: ",
        "; ".join(person.identifiers), names=True,
    )  # fmt: skip
    save(talk, talk.case.people.change, replace(person, identifiers=identifiers_in(text)))


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "family": _family, "member": _member, "relation": _relation, "identifiers": _identifiers,
}
"""What each word of the family does, with what was typed after it."""
