"""What in a family composition goes against itself, told and never refused: families are not always as forms expect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from domain.dates.when import When
from domain.errors import NotUnderstood
from domain.family.members import Member, Relation, date_of, is_due, is_value
from domain.family.ties import COUPLES, PARENT
from domain.people import Person

_FEMALE = """
    mother mum sister daughter wife aunt niece granddaughter grandmother gran girlfriend stepmother stepsister
    stepdaughter half-sister ex-wife widow
"""
_MALE = """
    father dad brother son husband uncle nephew grandson grandfather grandad boyfriend stepfather stepbrother stepson
    half-brother ex-husband widower
"""
_SEX = {**dict.fromkeys(_FEMALE.split(), "female"), **dict.fromkeys(_MALE.split(), "male")}
# What a relationship to the subject, in one word, says of the line between the two.
_CHILD = frozenset(("son", "daughter", "child"))
_PARENT = frozenset(("mother", "father", "parent", "mum", "dad"))
_PARTNER = frozenset(("husband", "wife", "spouse", "partner"))
_LABEL = re.compile(r"(?:d\.?\s?o\.?\s?b\.?|date of birth|born)(?:\s+on)?[\s:.]*", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def doubts(
    members: Sequence[Member], relations: Iterable[Relation], people: Iterable[Person], today: date
) -> list[str]:
    """A sentence for each thing that cannot well be so at once; none holds a date of birth or a name."""
    held = list(relations)
    known = {person.code.casefold(): person for person in people}
    subject = next((code for code, person in known.items() if person.role.casefold() == "subject"), "")
    found = []
    for member in members:
        found += _of_words(member, held, subject)
        found += _of_dates(member, known.get(member.code.casefold()), today)
    return found


def doubts_of(
    codes: Iterable[str], members: Sequence[Member], relations: Iterable[Relation], people: Iterable[Person],
    today: date,
) -> list[str]:
    """The same of these members only."""
    wanted = {code.casefold() for code in codes}
    return doubts([member for member in members if member.code.casefold() in wanted], relations, people, today)


def _of_words(member: Member, relations: Sequence[Relation], subject: str) -> list[str]:
    relationship = member.relationship.casefold()
    found = []
    # "brother of the husband's mother" tells nothing certain: only the first word does.
    first = _WORD.match(relationship)
    told = _SEX.get(first[0], "") if first else ""
    if told and member.sex and told != member.sex:
        found.append(f"{member.code} is “{member.relationship}” and {member.sex}: look at the two again.")
    for each in relations:
        pair = (each.one.casefold(), each.other.casefold())
        if each.note or sorted(pair) != sorted((member.code.casefold(), subject)):
            continue
        is_parent = each.kind == PARENT and pair[0] != subject
        is_child = each.kind == PARENT and not is_parent
        if (
            (relationship in _CHILD and not is_child)
            or (relationship in _PARENT and not is_parent)
            or (relationship in _PARTNER and each.kind not in COUPLES)
        ):
            found.append(
                f"{member.code} is “{member.relationship}”, and the relations say {each.one} {each.kind} {each.other}:"
                " look at the two again."
            )
    return found


def _of_dates(member: Member, person: Person | None, today: date) -> list[str]:
    found = []
    born = _day(member.born, today)
    for each in person.identifiers if person is not None else ():
        other = _day(_LABEL.sub("", each.strip(), count=1), today)
        if born and other and born.kind == other.kind == "day" and born.day != other.day:
            found.append(f"{member.code} has one date of birth in the family, another in the key (/people): look.")
            break
    if born and is_due(member.born) and born.latest and born.latest < today:
        found.append(f"{member.code} was due before today: give the date of birth, or not known.")
    return found


def _day(text: str, today: date) -> When | None:
    if not is_value(text):
        return None
    try:
        return date_of(text, today)
    except NotUnderstood:
        return None
