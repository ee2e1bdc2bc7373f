"""A genogram in words: what the picture shows, for whoever does not see it, and what is missing from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.and_between import and_between
from domain.errors import NotUnderstood
from domain.family.members import Member, Relation, date_of, is_value
from domain.family.ties import ties
from domain.genogram.drawn import Genogram, is_dead
from domain.genogram.ranks import Union


def described(drawn: Genogram, relations: Sequence[Relation]) -> list[str]:
    """The genogram in sentences: how many, then each member, then households and what is not drawn.

    All that is written in the picture is in them, but for years.
    """
    count, deep = len(drawn.members), drawn.generations
    of = f" of the family of {drawn.subject}" if drawn.subject else ""
    people = "one person" if count == 1 else f"{count} people"
    found = [f"Genogram{of}: {people} in {'one generation' if deep == 1 else f'{deep} generations'}."]
    found += [member_said(drawn, code, relations) for code in drawn.members]
    found += [f"{and_between(codes)} live in one household." for codes in households(drawn)]
    if drawn.alone:
        found.append(f"Related to nobody, as far as is said: {and_between(drawn.alone)}.")
    found += drawn.left_out
    if drawn.crossings:
        found.append(f"{_times(drawn.crossings)}: with couples side by side there is no way without.")
    return found


def member_said(drawn: Genogram, code: str, relations: Sequence[Relation]) -> str:
    """One member in a sentence: who they are to the subject, their sex, whether they died, and how they are related."""
    member = drawn.members[code]
    parts = [
        "the subject" if code == drawn.subject else "", "" if _plain(member) == "subject" else member.relationship,
        member.sex or "sex not known", "died" if is_dead(member) else "",
        {"yes": "aware of the abuse or neglect", "no": "not aware of the abuse or neglect"}.get(member.aware, ""),
        *ties(code, drawn.members.values(), [Relation(one=each.one, kind=each.kind, other=each.other)
                                             for each in relations]),
    ]  # fmt: skip
    return f"{code}: {'; '.join(part for part in parts if part)}."


def _plain(member: Member) -> str:
    return member.relationship.casefold().removeprefix("the ")


def households(drawn: Genogram) -> list[tuple[str, ...]]:
    """Who lives together, of households of more than one."""
    together: dict[str, list[str]] = {}
    for member in drawn.members.values():
        if member.household:
            together.setdefault(member.household.casefold(), []).append(member.code)
    return [tuple(codes) for codes in together.values() if len(codes) > 1]


def missing(drawn: Genogram) -> list[str]:
    """What a genogram is to show and nobody has said yet, a sentence each."""
    found = list(drawn.left_out)
    if not drawn.members:
        return ["Nobody is in the family yet. F8 gives the first."]
    if not drawn.subject:
        found.append("Who the subject is is not said: nobody of the family bears the name /details has.")
    if drawn.alone:
        others = f"{and_between(drawn.alone)}: no relation said. They stand aside."
        found.append(others if len(drawn.members) > 1 else f"{drawn.alone[0]}: nobody else is in the family yet.")
    if len(drawn.kin) > 1:
        found.append(f"The family falls into {len(drawn.kin)} parts: no relation is said between them.")
    unknown = [member.code for member in drawn.members.values() if not member.sex]
    if unknown:
        found.append(f"{and_between(unknown)}: sex not known, drawn as a triangle.")
    unsaid = [union for union in drawn.unions if union.kind == ""]
    for union in unsaid:
        found.append(f"{and_between(union.parents)} have {_children(union)}: how they were related is not said.")
    for union in drawn.unions:
        if union.kind == "alone":
            found.append(f"{and_between(union.children)}: the other parent beside {union.parents[0]} is not said.")
    if drawn.crossings:
        found.append(f"{_times(drawn.crossings)}: with couples side by side there is no way without.")
    if not all(order.by_birth for order in drawn.kin):
        found.append("Some brothers and sisters are drawn out of birth order, so that no lines cross.")
    return found


def _children(union: Union) -> str:
    return f"{and_between(union.children)} as a child" if len(union.children) == 1 else and_between(union.children)


def _times(count: int) -> str:
    return "Lines cross once" if count == 1 else f"Lines cross {count} times"


def years(member: Member, today: date) -> str:
    """The years of birth and death of a member as they are known: "1961 - 2024", "born 2016", ""."""
    born, died = (_year(text, today, death=death) for text, death in ((member.born, False), (member.died, True)))
    if is_dead(member) and died:
        return f"{born or '?'} - {died}"
    return f"born {born}" if born else ""


def _year(text: str, today: date, *, death: bool) -> str:
    if not is_value(text):
        return ""
    try:
        when = date_of(text, today, death=death)
    except NotUnderstood:
        return ""
    first, last = (when.earliest, when.latest) if when is not None else (None, None)
    if first is None or last is None:
        return ""
    if first.year == last.year:
        return str(first.year)
    return f"about {first.year + (last.year - first.year) // 2}"
