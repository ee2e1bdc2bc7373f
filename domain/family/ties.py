"""How the members of a family are related: read from a line, checked against each other, and said in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.and_between import and_between
from domain.errors import WrongUse
from domain.family.members import Kind, Member, Relation

PARENT: Kind = "parent of"
COUPLES: tuple[Kind, ...] = ("married", "cohabiting", "separated", "divorced", "transitory")
TOGETHER = frozenset(("married", "cohabiting"))
"""Couples of now: of these nobody has two without a word on why."""

_SAID: dict[Kind, str] = {
    "married": "married to", "cohabiting": "living with", "separated": "separated from", "divorced": "divorced from",
    "transitory": "in a transitory relationship with",
}  # fmt: skip
# What may be typed between two codes: the kind, whether it is told from the second to the first, and the sex of the
# first where the word tells it.
_WORDS: dict[str, tuple[Kind, bool, str]] = {
    "married": ("married", False, ""), "married to": ("married", False, ""), "spouse of": ("married", False, ""),
    "husband of": ("married", False, "male"), "wife of": ("married", False, "female"),
    "cohabiting": ("cohabiting", False, ""), "cohabiting with": ("cohabiting", False, ""),
    "living with": ("cohabiting", False, ""), "lives with": ("cohabiting", False, ""),
    "partner of": ("cohabiting", False, ""),
    "separated": ("separated", False, ""), "separated from": ("separated", False, ""),
    "divorced": ("divorced", False, ""), "divorced from": ("divorced", False, ""),
    "transitory": ("transitory", False, ""), "transitory with": ("transitory", False, ""),
    "in a transitory relationship with": ("transitory", False, ""),
    "parent of": ("parent of", False, ""), "mother of": ("parent of", False, "female"),
    "father of": ("parent of", False, "male"),
    "child of": ("parent of", True, ""), "daughter of": ("parent of", True, "female"),
    "son of": ("parent of", True, "male"),
}  # fmt: skip
OFFERED = (
    "married", "cohabiting", "separated", "divorced", "transitory", "parent of", "mother of", "father of", "child of",
    "son of", "daughter of",
)  # fmt: skip
"""What may stand between two codes, as it is offered while typing."""
_ASIDE = re.compile(r"\s*\((?P<note>.*)\)\s*", re.DOTALL)
_EXAMPLE = "Write it as in “Adult B married Adult C” or “Adult B parent of Child 1”."


@dataclass(frozen=True, slots=True)
class ReadRelation:
    """A line as understood: the relation, and the sex of a member where the word told it ("mother of")."""

    relation: Relation
    sex_of: str = ""
    sex: str = ""


def read_relation(line: str, codes: Iterable[str]) -> ReadRelation:
    """The relation a line is: a code, a word for it, another code, and perhaps a note in brackets.

    Raises WrongUse, saying what is not understood.
    """
    text = " ".join(line.split())
    known = sorted(codes, key=len, reverse=True)
    one = _code_at(text, known)
    if one is None:
        raise WrongUse(f"{_first_words(text)} is nobody of the family. {_EXAMPLE}" if text else _EXAMPLE)
    rest = text[len(one) :].strip()
    found = next((word for word in _longest_first() if _begins(rest, word)), None)
    if found is None:
        raise WrongUse(f"After {one} say how they are related: {', '.join(OFFERED)}.")
    rest = rest[len(found) :].strip()
    other = _code_at(rest, known)
    if other is None:
        said = f"{_first_words(rest)} is nobody of the family: add them first." if rest else "Then say to whom."
        raise WrongUse(f"{said} {_EXAMPLE}")
    behind = rest[len(other) :]
    aside = _ASIDE.fullmatch(behind)
    if behind.strip() and aside is None:
        raise WrongUse(f"“{behind.strip()}” is too much: a remark goes in brackets, one relation on a line.")
    kind, turned, sex = _WORDS[found]
    first, second = _as_held(one, known), _as_held(other, known)
    pair = (second, first) if turned else (first, second)
    note = aside["note"].strip() if aside else ""
    return ReadRelation(Relation(one=pair[0], kind=kind, other=pair[1], note=note), first if sex else "", sex)


def written(relation: Relation) -> str:
    """The relation as a line that reads back as it."""
    aside = f" ({relation.note})" if relation.note else ""
    return f"{relation.one} {relation.kind} {relation.other}{aside}"


def offers(line: str, codes: Sequence[str]) -> list[str]:
    """What the rest of a half-typed line may be, the likeliest first: codes, then words, then codes again."""
    text = line.lstrip()
    known = sorted(codes, key=len, reverse=True)
    one = _code_at(text, known)
    if one is None:
        return _beginning(text, codes)
    rest = text[len(one) :]
    if not rest:
        return []
    word = next((word for word in _longest_first() if _begins(rest.strip(), word)), None)
    after = rest.lstrip()[len(word) :] if word else ""
    if word is None or not after:
        return _beginning(rest.lstrip(), OFFERED)
    others = [code for code in codes if code.casefold() != one.casefold()]
    return [] if _code_at(after.strip(), known) in others else _beginning(after.lstrip(), others)


def check(relation: Relation, others: Iterable[Relation]) -> None:
    """Refuse a relation that cannot be beside the others, or only with a remark that says why.

    Nobody is related to themselves or among their own forebears; a pair stands in one relation, a person in one
    couple of now and under two parents, unless the remark in brackets says otherwise. Raises WrongUse.
    """
    held = list(others)
    one, other = relation.one, relation.other
    if _same(one, other):
        raise WrongUse(f"{one} cannot be related to themselves.")
    check_line(relation, held)
    twice = next((each for each in held if _pair(each) == _pair(relation)), None)
    if twice is not None and alike(twice, relation):
        raise WrongUse(f"{written(twice)}: that is said already.")
    if relation.note:
        return
    if twice is not None:
        raise WrongUse(
            f"{written(twice)}: both cannot be so at once. Take that one out first, or say in brackets why both stand."
        )
    _in_one_couple(relation, held)
    parents = [each.one for each in held if each.kind == PARENT and _same(each.other, other)]
    if relation.kind == PARENT and len(parents) > 1:
        raise WrongUse(
            f"{other} has two parents already, {' and '.join(parents)}. Say in brackets what {one} is: adoptive, step."
        )


def check_line(relation: Relation, others: Iterable[Relation]) -> None:
    """Refuse a parent who would be among their own forebears. Raises WrongUse."""
    if relation.kind == PARENT and relation.one.casefold() in _below(relation.other, list(others)):
        raise WrongUse(
            f"{relation.one} would be among their own forebears: {relation.one} comes from {relation.other} as the"
            " family stands."
        )


def alike(one: Relation, other: Relation) -> bool:
    """Whether two say the same: of a couple in either order."""
    same = (one.one.casefold(), one.other.casefold()) == (other.one.casefold(), other.other.casefold())
    return one.kind == other.kind and (same or (one.kind != PARENT and _pair(one) == _pair(other)))


def check_sex(member: Member, sex: str) -> None:
    """Refuse a word that tells another sex than the family has of a member. Raises WrongUse."""
    if sex and member.sex and member.sex != sex:
        raise WrongUse(f"{member.code} is {member.sex} in the family. Change that first, or write parent of, child of.")


def ties(code: str, members: Iterable[Member], relations: Iterable[Relation]) -> list[str]:
    """How a member is related to the others, in words: "married to Adult B", "mother of Child 1 and Child 2"."""
    sexes = {member.code.casefold(): member.sex for member in members}
    held = list(relations)
    sex = sexes.get(code.casefold(), "")
    found = []
    for kind in COUPLES:
        for each in held:
            if each.kind == kind and code.casefold() in _pair(each):
                other = each.other if _same(each.one, code) else each.one
                found.append(f"{_SAID[kind]} {other}{_noted(each)}")
    children = [f"{each.other}{_noted(each)}" for each in held if each.kind == PARENT and _same(each.one, code)]
    parents = [f"{each.one}{_noted(each)}" for each in held if each.kind == PARENT and _same(each.other, code)]
    if children:
        found.append(f"{ {'male': 'father', 'female': 'mother'}.get(sex, 'parent') } of {and_between(children)}")
    if parents:
        found.append(f"{ {'male': 'son', 'female': 'daughter'}.get(sex, 'child') } of {and_between(parents)}")
    called = {"male": "brother", "female": "sister"}.get(sex, "sibling")
    for half, siblings in _siblings(code, held).items():
        if siblings:
            found.append(f"{half}{called} of {and_between(siblings)}")
    return found


def _siblings(code: str, relations: Sequence[Relation]) -> Mapping[str, list[str]]:
    """Those who share a parent, by "" and "half-": half where both have two parents and share one."""
    parents: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for each in relations:
        if each.kind == PARENT:
            parents.setdefault(each.other.casefold(), set()).add(each.one.casefold())
            shown.setdefault(each.other.casefold(), each.other)
    mine = parents.get(code.casefold(), set())
    found: dict[str, list[str]] = {"": [], "half-": []}
    for other, theirs in parents.items():
        shared = mine & theirs
        if other != code.casefold() and shared:
            half = len(mine) > 1 and len(theirs) > 1 and len(shared) == 1
            found["half-" if half else ""].append(shown[other])
    return found


def moved(relation: Relation, old: str, new: str) -> Relation:
    """The relation with one code in another's place."""
    one, other = (new if _same(code, old) else code for code in (relation.one, relation.other))
    return replace(relation, one=one, other=other)


def _in_one_couple(relation: Relation, held: Sequence[Relation]) -> None:
    if relation.kind not in TOGETHER:
        return
    for each in held:
        if each.kind in TOGETHER and not each.note:
            shared = next((code for code in (relation.one, relation.other) if code.casefold() in _pair(each)), None)
            if shared is not None:
                raise WrongUse(
                    f"{written(each)} already. End that one first (separated, divorced), or say in brackets why"
                    f" {shared} has two."
                )


def _below(code: str, relations: Sequence[Relation]) -> set[str]:
    """A person and everyone below them: children, their children."""
    found, ahead = {code.casefold()}, [code.casefold()]
    while ahead:
        here = ahead.pop()
        for each in relations:
            child = each.other.casefold()
            if each.kind == PARENT and each.one.casefold() == here and child not in found:
                found.add(child)
                ahead.append(child)
    return found


def _pair(relation: Relation) -> frozenset[str]:
    return frozenset((relation.one.casefold(), relation.other.casefold()))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _noted(relation: Relation) -> str:
    return f" ({relation.note})" if relation.note else ""


def _code_at(text: str, codes: Sequence[str]) -> str | None:
    """The code a text begins with, as the text has it; the longest first."""
    return next((text[: len(code)] for code in codes if _begins(text, code)), None)


def _as_held(code: str, codes: Sequence[str]) -> str:
    return next(each for each in codes if _same(each, code))


def _begins(text: str, words: str) -> bool:
    low = text.casefold()
    return low.startswith(words.casefold()) and (len(low) == len(words) or not low[len(words)].isalnum())


def _longest_first() -> list[str]:
    return sorted(_WORDS, key=len, reverse=True)


def _beginning(text: str, words: Iterable[str]) -> list[str]:
    """What is left of each of these that begins as the text does."""
    low = text.casefold()
    return [word[len(text) :] for word in words if word.casefold().startswith(low) and len(word) > len(text)]


def _first_words(text: str) -> str:
    return f"“{' '.join(text.split()[:2])}”"
