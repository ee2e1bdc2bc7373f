"""Two people who are one: what the key and the family say of both, put together."""

from __future__ import annotations

from dataclasses import replace

from domain.errors import WrongUse
from domain.family.members import Relation, is_value
from domain.family.ties import alike, check_line, moved
from domain.people import Person, is_letters_and_number
from storage.desk import Act, Desk, Row
from storage.family_rows import relation_of

MEMBER = ("relationship", "born", "died", "address", "ethnicity", "sex", "household", "aware")


def joined(stays: Person, goes: Person) -> Person:
    """The one person two are: what is said of the one who stays goes first, and nothing said of either is lost."""
    names = [*stays.other_names, *with_code_as_name(goes, goes.code)]
    if goes.name and stays.name and goes.name.casefold() != stays.name.casefold():
        names.append(goes.name)
    texts = {name: getattr(stays, name) or getattr(goes, name) for name in ("role", "organisation", "name")}
    told = dict.fromkeys(text for text in (stays.involvement, goes.involvement) if text)
    notes = dict.fromkeys(text for text in (stays.note, goes.note) if text)
    former = dict.fromkeys((*stays.former_codes, goes.code, *goes.former_codes))
    return replace(
        stays,
        **texts,
        involvement="; ".join(told),
        note="; ".join(notes),
        other_names=tuple(dict.fromkeys(names)),
        identifiers=tuple(dict.fromkeys((*stays.identifiers, *goes.identifiers))),
        former_codes=tuple(code for code in former if code.casefold() != stays.code.casefold()),
    )


def with_code_as_name(person: Person, code: str) -> tuple[str, ...]:
    """Their other names, and with them a code of their own choosing that looks like a real name, once it is given up:
    it is looked for from then on, and no copy of the key prints it."""
    if person.given_by_board or is_letters_and_number(code):
        return person.other_names
    from domain.names.code_naming import looks_like_a_name

    return (*person.other_names, code) if looks_like_a_name(code) else person.other_names


def join_family(desk: Desk, act: Act, stays: str, goes: str) -> tuple[str, ...]:
    """Put together what the family says of two codes of one person, within an act.

    Where both said something else, the second goes into the note; a second date of birth and address are given back,
    as they tell who it is all the same. Relations to others go over; of those that came to
    be said twice one is left. Raises WrongUse when the two are related to each other, or would be their own forebears.
    """
    kept: list[tuple[Row, Relation]] = []
    for row in desk.rows("SELECT * FROM relations ORDER BY number"):
        was = relation_of(row)
        now = moved(was, goes, stays)
        if now.one.casefold() == now.other.casefold():
            raise WrongUse(
                f"{was.one} and {was.other} are related in the family ({was.kind}). If they are one person, take"
                " that relation out first."
            )
        twins = [held for held, each in kept if alike(now, each)]
        if not twins:
            kept.append((row, now))
        else:
            act.delete("relations", row)
            same = twins[0]
            if row["note"] and not same["note"]:
                act.update("relations", same, {"note": row["note"], "revision": same["revision"] + 1})
    relations = [each for _, each in kept]
    for each in relations:
        check_line(each, [other for other in relations if other is not each])
    mine, theirs = (desk.row("SELECT * FROM family WHERE code = ?", [code]) for code in (stays, goes))
    if mine is None or theirs is None:
        return ()
    act.delete("family", theirs)
    changes = {
        name: theirs[name]
        for name in MEMBER
        if theirs[name] and (not mine[name] or (is_value(theirs[name]) and not is_value(mine[name])))
    }
    differs = [
        f"{name} {theirs[name]}"
        for name in MEMBER
        if is_value(mine[name]) and is_value(theirs[name]) and mine[name] != theirs[name]
    ]
    notes = [mine["note"], theirs["note"], f"also recorded: {'; '.join(differs)}" if differs else ""]
    note = "; ".join(dict.fromkeys(each for each in notes if each))
    act.update("family", mine, {**changes, "note": note, "revision": mine["revision"] + 1})
    return tuple(
        theirs[name]
        for name in ("born", "address")
        if is_value(mine[name]) and is_value(theirs[name]) and mine[name] != theirs[name]
    )


def drop_member(desk: Desk, act: Act, code: str) -> None:
    """Take what the family says of a person out with them, within an act."""
    for row in desk.rows("SELECT * FROM relations WHERE one = ? OR other = ?", [code, code]):
        act.delete("relations", row)
    member = desk.row("SELECT * FROM family WHERE code = ?", [code])
    if member is not None:
        act.delete("family", member)


def unlink(desk: Desk, act: Act, code: str) -> None:
    """Nobody is the same as themselves: after two codes of one person became one, within an act."""
    row = desk.row("SELECT * FROM people WHERE code = ? AND same_as = ?", [code, code])
    if row is not None:
        act.update("people", row, {"same_as": "", "revision": row["revision"] + 1})
