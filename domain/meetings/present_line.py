"""Who is at a meeting and in what role, as it is typed into one box: "SW1 interviewed; TU1 trade union"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.agreement.who_is_asked import HOLD_THE_MEETING, not_asked_said
from domain.errors import WrongUse
from domain.meetings.interview import INTERVIEWED, ROLES, Attendee
from domain.people import Person

TAKES_MINUTES = ROLES[2]
NOT_ASKED_BY_ROLE = HOLD_THE_MEETING
"""Whose agreement minutes do not want, unless "asked" stands behind the role."""

MADE_UP = "SW1 interviewed; TU1 trade union not asked: took no part; SW9 interviewer"
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_UNKNOWN = re.compile(r"[A-Z][^\W\d_]+ [A-Z][^\W\d_]+(?!\S)|\S+(?: (?:\d+|[A-Z])(?!\S))?")
_NOT_ASKED = re.compile(r"(?:^|\s)not asked\s*(?::\s*(?P<why>.*))?$", re.IGNORECASE)
_ASKED = re.compile(r"(?:^|\s)asked$", re.IGNORECASE)
_ABSENT = re.compile(r"(?:^|\s)(?:absent|not present|apologies)$", re.IGNORECASE)
_UNCLEAR = re.compile(r"\b(?:asked|absent|not present|apologies)\b", re.IGNORECASE)
_SHORT = {
    "minutes": TAKES_MINUTES, "minute taker": TAKES_MINUTES, "note taker": TAKES_MINUTES, "notes": TAKES_MINUTES,
    "union": "trade union", "tu": "trade union", "support": "colleague in support", "manager": "line manager",
    "legal": "legal representative", "solicitor": "legal representative", "team": "team member",
}  # fmt: skip
"""What is typed for an offered role by those in a hurry."""


@dataclass(frozen=True, slots=True)
class Present:
    """Those read, in the order typed, and the codes among them that nobody of the key has."""

    people: tuple[Attendee, ...] = ()
    unknown: tuple[str, ...] = ()


def read_present(text: str, key: Iterable[Person]) -> Present:
    """Those a box names, a person a line or with semicolons between; raises WrongUse.

    Each is a code, then a role ("interviewed" where none stands), then perhaps "not asked: WHY" or "asked", or
    "absent". A former code is its person's. A first word that is no code of the key is taken as a new one, with the
    number, the letter or the capitalised word behind it.
    """
    codes = _codes(key)
    found: list[Attendee] = []
    unknown: list[str] = []
    for piece in _BETWEEN.split(text.strip()):
        if not piece:
            continue
        code, rest, known = _code(" ".join(piece.split()), codes)
        one = _attendee(code, rest)
        if any(other.code.casefold() == code.casefold() for other in found):
            raise WrongUse(f"Present: {code} stands here twice. Give each person one role.")
        if (next_one := _code_begun(rest, codes)) is not None:
            raise WrongUse(f"Present: write ; between {code} and {next_one}, or a line for each.")
        found.append(one)
        if not known:
            unknown.append(code)
    return Present(tuple(found), tuple(unknown))


def written(people: Iterable[Attendee]) -> str:
    """The people of a meeting as a box has them, a person a line: read again it gives the same."""
    return "\n".join(_written(one) for one in people)


def read_back(people: Sequence[Attendee]) -> str:
    """Those of a meeting in a sentence: in what role, who is not asked to agree, and whether minutes can go out so."""
    said = "; ".join(_said(one) for one in people)
    return ". ".join(filter(None, (said, not_asked_said(people))))


def rest_of(text: str, cursor: int, key: Iterable[Person], roles: Sequence[str] = ROLES) -> tuple[str, ...]:
    """What may follow at the cursor, the likeliest first: the rest of a code of the key or of a role.

    Nothing where the word before the cursor begins none, or is whole.
    """
    start = max(text.rfind(";", 0, cursor), text.rfind("\n", 0, cursor)) + 1
    before = text[start:cursor].lstrip()
    if not before or (cursor < len(text) and text[cursor] not in ";\n "):
        return ()
    codes = _codes(key)
    begun = _code_begun(before, codes)
    if begun is None:
        named = [person.code for person in key]
        taken = {each.casefold() for each in _named(text[:start] + text[cursor:], codes)}
        ends = [code[len(before) :] for code in named if _begins(code, before) and code.casefold() not in taken]
        return tuple(end for end in ends if end)
    role = before[len(begun) :].lstrip()
    if not before[len(begun) :].startswith(" ") or not role:
        return ()
    return tuple(each[len(role) :] for each in roles if _begins(each, role) and len(each) > len(role))


def _codes(key: Iterable[Person]) -> dict[str, str]:
    """The code of now by every code there is or was, in small letters."""
    people = tuple(key)
    former = {each.casefold(): person.code for person in people for each in person.former_codes}
    return {**former, **{person.code.casefold(): person.code for person in people}}


def _code_begun(text: str, codes: dict[str, str]) -> str | None:
    """As much of the text as is a code of the key, None when it begins with none."""
    low = f"{text.casefold()} "
    longest = sorted(codes, key=len, reverse=True)
    code = next((code for code in longest if low.startswith((f"{code} ", f"{code}:", f"{code},"))), None)
    return text[: len(code)] if code is not None else None


def _code(piece: str, codes: dict[str, str]) -> tuple[str, str, bool]:
    """The code a piece begins with, what stands behind it, and whether the key has it."""
    begun = _code_begun(piece, codes)
    if begun is not None:
        return codes[begun.casefold()], piece[len(begun) :].strip(" :,"), True
    first = _UNKNOWN.match(piece)
    code = re.sub(r"[’']s$", "", first[0].strip(":,")) if first else ""
    if first is None or not code or any(code.casefold() == role.split()[0] for role in ROLES):
        raise WrongUse(f"Present: “{piece}” names nobody. Begin with a code, as in SW1 {piece}.")
    return code, piece[first.end() :].strip(" :,"), False


def _named(text: str, codes: dict[str, str]) -> list[str]:
    begun = (_code_begun(piece, codes) for piece in _BETWEEN.split(text.strip()))
    return [codes[each.casefold()] for each in begun if each is not None]


def _attendee(code: str, rest: str) -> Attendee:
    why = _NOT_ASKED.search(rest)
    asked = None if why else _ASKED.search(rest)
    about = why or asked
    rest = rest[: about.start()] if about else rest
    absent = _ABSENT.search(rest)
    role = _role(rest[: absent.start()] if absent else rest)
    if _UNCLEAR.search(role):
        raise WrongUse(f"Present: “{role}” is not clear of {code}. Write it as in {MADE_UP.split('; ')[1]}.")
    one = Attendee(code=code, role=role, asked=role not in NOT_ASKED_BY_ROLE, present=not absent)
    if asked:
        return replace(one, asked=True)
    if not why:
        return one
    reason = (why["why"] or "").strip()
    if not reason and role not in NOT_ASKED_BY_ROLE:
        raise WrongUse(f"Present: say why {code} is not asked to agree, as in {code} {role} not asked: took no part.")
    return replace(one, asked=False, why_not_asked=reason)


def _role(text: str) -> str:
    typed = text.strip(" ,:")
    if not typed:
        return INTERVIEWED
    low = typed.casefold()
    return next((role for role in ROLES if role.casefold() == low), _SHORT.get(low, typed))


def _written(one: Attendee) -> str:
    by_role = one.role not in NOT_ASKED_BY_ROLE
    told = f"{one.code} {one.role}" + ("" if one.present else " absent")
    if one.asked:
        return told if by_role else f"{told} asked"
    if one.why_not_asked or by_role:
        return f"{told} not asked: {one.why_not_asked or 'no reason given'}"
    return told


def _said(one: Attendee) -> str:
    told = f"{one.code} {one.role}"
    if not one.present:
        return f"{told}, absent"
    if one.asked:
        return f"{told}, asked to agree"
    return f"{told}, not asked" + (f": {one.why_not_asked}" if one.why_not_asked else "")


def _begins(whole: str, begun: str) -> bool:
    return whole.casefold().startswith(begun.casefold())
