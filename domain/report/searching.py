"""The records that were looked through: which sources of the chronology are not put down yet, what is missing of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from domain.chronology.entry import Citation, Entry
from domain.dates.days import day_short
from domain.errors import WrongUse
from domain.meetings.cited import is_minutes
from domain.report.parts import Found, Grade, Searched
from domain.review import Source

FOUND_WORDS: dict[str, Found] = {
    "found": "found", "yes": "found", "y": "found", "in part": "in part", "p": "in part", "part": "in part",
    "partly": "in part", "not found": "not found", "no": "not found", "n": "not found",
    "missing": "not found",
}  # fmt: skip
"""What may be typed for whether records were found."""


def rows_by_source(entries: Iterable[Entry]) -> Mapping[str, int]:
    """How many rows come from each source, by its name in small letters."""
    found: Counter[str] = Counter()
    for entry in entries:
        found.update({each.name.casefold() for each in entry.sources})
    return found


def weak_sources(searched: Iterable[Searched]) -> Mapping[str, str]:
    """The grade of each source that is not primary, by its name in small letters: such information is to be identified
    as such. One graded twice has the weaker grade. Source: CPSCB section 4."""
    found: dict[str, str] = {}
    for one in searched:
        name = one.source.casefold()
        if one.grade in ("secondary", "anecdotal") and found.get(name) != "anecdotal":
            found[name] = one.grade
    return found


def unlisted(sources: Iterable[Source], known: Iterable[Searched], rows: Mapping[str, int]) -> tuple[Searched, ...]:
    """Each source rows of the chronology come from that is not put down as searched, as it would be put down.

    The minutes of interviews are no records that were searched.
    """
    there = {each.source.casefold() for each in known}
    return tuple(
        Searched(source=each.name, what=each.description, found="found")
        for each in sources
        if rows.get(each.name.casefold()) and each.name.casefold() not in there
        and not is_minutes(Citation(each.name))
    )


def missing(one: Searched) -> tuple[str, ...]:
    """What is not said yet of records searched, in lower case."""
    if one.found == "not found":
        return () if one.why.strip() else ("why",)
    wanted = [
        ("span", one.span), ("place", one.place), ("when searched", one.searched), ("by whom", one.searched_by),
        ("found or not", one.found), ("why", one.why if one.found == "in part" else "-"),
    ]  # fmt: skip
    return tuple(name for name, value in wanted if not value.strip())


def found_typed(text: str) -> Found:
    """Whether they were found, as typed; "" while that is open. Raises WrongUse."""
    low = " ".join(text.casefold().split())
    if low and low not in FOUND_WORDS:
        raise WrongUse(f"Found: “{text.strip()}” is neither found, in part nor not found.")
    return FOUND_WORDS[low] if low else ""


def grade_typed(text: str) -> Grade:
    """The weight of what they say, as typed or begun; raises WrongUse."""
    from domain.report.parts import GRADES

    low = text.strip().casefold()
    found = [each for each in GRADES if each and each.startswith(low)] if low else [GRADES[0]]
    if len(found) != 1:
        raise WrongUse(f"Grade: “{text.strip()}” is neither primary, secondary nor anecdotal.")
    return found[0]


def checked(one: Searched) -> Searched:
    """It as it may be saved; raises WrongUse where it says not what was searched, or not why it was not found."""
    if not one.source.strip():
        raise WrongUse("Records: say which, as in EMIS, or the paper file of the school nurse.")
    if one.found in ("in part", "not found") and not one.why.strip():
        raise WrongUse(f"Why: say why they were {one.found.replace('in part', 'found only in part')}.")
    return one


def at_a_glance(one: Searched) -> str:
    """How it stands, where there is little room."""
    when = f" {day_short(one.searched)}" if one.searched else ""
    return f"{one.found or 'open'}{when}"
