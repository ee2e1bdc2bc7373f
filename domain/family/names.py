"""Members of a family by their real names, where only members can be meant: the line of a relation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from domain.people import Person


def with_member_codes(line: str, members: Collection[str], people: Iterable[Person]) -> str:
    """The line with the real names of members as their codes: full, given as another name, or a first name alone.

    `members` are codes. A name that two of them bear stays as typed, and so does a code, and a remark in brackets.
    """
    inside = {code.casefold() for code in members}
    whose: dict[str, set[str]] = {}
    for person in people:
        if person.code.casefold() not in inside:
            continue
        for name in (person.name, *person.other_names):
            plain = " ".join(name.split())
            for form in {plain, plain.split(" ")[0]} - {""}:
                whose.setdefault(form.casefold(), set()).add(person.code)
    names = {name: next(iter(codes)) for name, codes in whose.items() if len(codes) == 1 and name not in inside}
    if not names:
        return line
    longest = sorted((*names, *inside), key=len, reverse=True)
    phrases = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
    told, bracket, note = line.partition("(")
    return phrases.sub(lambda found: names.get(found[0].casefold(), found[0]), told) + bracket + note
