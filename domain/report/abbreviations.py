"""Short forms the report uses, each with what it stands for and where it is first used.

Source: boards ask for a glossary of all short forms at the back of the report (WSAB section 4, Staffordshire's SAR 3b).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.chronology.entry import NO_CONTACT
from domain.report.parts import Abbreviation, Report
from domain.report.printed_texts import printed_texts
from domain.report.short_forms import defined_in, short_forms

if TYPE_CHECKING:
    from domain.chronology.entry import Entry
    from domain.review import Review


@dataclass(frozen=True, slots=True)
class Used:
    """A short form the report uses: what it stands for, "" where nobody says, and where it is used first.

    `in_text` where the report says so itself, and nobody put it into the list.
    """

    short: str
    meaning: str
    where: str
    in_text: bool = False


def used(review: Review, report: Report | None = None, entries: Iterable[Entry] | None = None) -> tuple[Used, ...]:
    """Every short form of the report and its chronology, in the order of the alphabet.

    `report` and `entries` are what leaves, where that is less than all. What a source of the case or the list of
    abbreviations says counts before what the text says.
    """
    report = review.report if report is None else report
    rows = review.entries if entries is None else tuple(entries)
    codes = {code.casefold() for one in review.people for code in (one.code, *one.former_codes)}
    listed = {one.short.casefold(): one for one in report.abbreviations}
    sources = {one.name.casefold(): one for one in review.sources}
    first: dict[str, tuple[str, str]] = {}
    said: dict[str, str] = {}
    for where, text in _texts(review, report, rows):
        if not text:
            continue
        for found in short_forms(text, codes, listed):
            first.setdefault(found.short.casefold(), (found.short, where))
        if "(" in text:
            for short, meaning in defined_in(text):
                said.setdefault(short.casefold(), meaning)
    made = []
    for low, (short, where) in first.items():
        kept = listed.get(low)
        meaning = kept.meaning.strip() if kept else ""
        by_source = sources[low].description.strip() if low in sources else ""
        in_text = not (meaning or by_source) and low in said
        made.append(Used(kept.short if kept else short, meaning or by_source or said.get(low, ""), where, in_text))
    return tuple(sorted(made, key=lambda one: (one.short.casefold(), one.short)))


def abbreviations_of(
    review: Review, report: Report, entries: Iterable[Entry] | None = None
) -> tuple[Abbreviation, ...]:
    """The short forms the report uses, as its list has them: with what each stands for, "" where nobody says."""
    kept = {one.short.casefold(): one for one in report.abbreviations}
    return tuple(
        Abbreviation(short=one.short, meaning=one.meaning, revision=revision)
        for one in used(review, report, entries)
        for revision in (kept[one.short.casefold()].revision if one.short.casefold() in kept else 0,)
    )


def undefined(review: Review) -> tuple[Used, ...]:
    """The short forms of the report that nobody explains."""
    return tuple(one for one in used(review) if not one.meaning)


def _texts(review: Review, report: Report, rows: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Every text that is printed, each with where it stands, in the order of printing as near as may be."""
    for each in printed_texts(review.questions, report):
        # The list itself uses none of them.
        if each.section != "abbreviations" or each.where.startswith("Abbreviations"):
            yield each.where, each.text
    for person in review.people:
        yield f"key, {person.code}", " \n".join((person.role, person.organisation, person.involvement))
    for entry in rows:
        texts = (entry.who, entry.event if entry.event != NO_CONTACT else "", entry.action, entry.outcome,
                 entry.comment, *(source.name for source in entry.sources), *(value for _, value in entry.fields))
        yield f"row of {entry.when.said()}", " \n".join(filter(None, texts))
