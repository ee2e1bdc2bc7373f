"""Which sections of the report are printed in which place of a board's template, and by what number their paragraphs
go: the one rule for the file that is filled and for the screens that are written on before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from domain.question import Question
from domain.report.numbers import ANSWERS, numbers
from domain.report.parts import Report, question_of, section_of
from domain.report.sections import SECTIONS, sections_of

Takes = Literal["guests", "text", ""]
WITHIN_METHODOLOGY = ("records", "interviews", "policies")
"""What the methodology tells of, in this order, where it has no place of its own."""
_IDS = frozenset(each.id for each in SECTIONS)
_PLACES = {each.id: place for place, each in enumerate(SECTIONS)}
_HOSTS: Mapping[str, tuple[str, ...]] = {
    "summary": ("introduction",), "author": ("methodology",), "context": ("background", "narrative"),
    "policies": ("records", "methodology"), "interviews": ("methodology",), "genogram": ("family",),
    "family": ("genogram",), "involvement": ("background", "narrative", "chronology"),
    "chronology": ("involvement", "narrative"),
    "background": ("narrative", "family"), "narrative": ("chronology",), "voice": ("narrative", "analysis"),
    "diversity": ("analysis", "narrative"), "analysis": ("answers", "narrative"), "answers": ("analysis",),
    "good_practice": ("learning", "analysis"), "learning": ("conclusion", "analysis"),
    "learning_between": ("learning", "conclusion"), "conclusion": ("learning", "analysis"),
    "notifications": ("parallel", "terms", "introduction", "recommendations"),
    "media": ("notifications", "parallel", "terms", "introduction", "recommendations"),
    "parallel": ("terms", "notifications", "introduction", "recommendations"), "actions": ("recommendations",),
    "statement": ("sign_off",), "records": ("methodology",), "methodology": ("author", "introduction"),
    "introduction": ("terms",), "terms": ("introduction",),
}  # fmt: skip
"""Where else what belongs to a section is read, when a template has no place for it: the nearest first."""
_TABLES = {"records": "table:searched", "interviews": "table:interviewed", "policies": "table:policies"}
_ALL_ANSWERS = "table:answers"
_READ_FIRST = ("context", "involvement", "background", "chronology")
_TYPED = re.compile(r"\s*(\d+|[A-Z])\.(\d+)(?![.\d])\D")


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """A place of a template, as far as sections are printed in it: what it asks for, the number it goes by ("" for
    none), the board's words for it, and whether it takes the text of sections, of those without a place as guests
    too."""

    asks: tuple[str, ...]
    number: str = ""
    title: str = ""
    takes: Takes = "guests"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is printed in the place at this index: the sections it asks for, and those that have none of their own,
    before them where they are read first."""

    at: int
    own: tuple[str, ...]
    guests: tuple[str, ...] = ()

    @property
    def before(self) -> tuple[str, ...]:
        """The guests read before what the place asks for: background and what services were given before narrative."""
        first = min((_PLACES.get(one, len(_PLACES)) for one in self.own), default=0)
        return tuple(one for one in _READ_FIRST if one in self.guests and _PLACES.get(one, len(_PLACES)) < first)

    @property
    def behind(self) -> tuple[str, ...]:
        """The other guests."""
        return tuple(one for one in self.guests if one not in self.before)

    @property
    def sections(self) -> tuple[str, ...]:
        """All of them, in the order printed."""
        return (*self.before, *self.own, *self.behind)


@dataclass(frozen=True, slots=True)
class Arranged:
    """What stands in which place. `last` are the sections put at the end, `again` what a place asks for that another
    has, by its index."""

    places: tuple[BoardPlace, ...]
    standing: tuple[Standing, ...] = ()
    last: tuple[str, ...] = ()
    again: tuple[tuple[int, str], ...] = ()
    order: tuple[tuple[str, str], ...] = field(default=())
    """Every section printed with its number, as `report_numbers.numbers` takes it."""


def is_section(asks: str) -> bool:
    """Whether a section, or the answer to a question, is asked for."""
    return asks in _IDS or bool(question_of(asks))


def arranged(
    places: Sequence[BoardPlace], questions: Iterable[Question], report: Report, said: Iterable[str]
) -> Arranged:
    """What goes where: `said` are the sections that have something to say, in their order."""
    own: dict[str, int] = {}
    again: list[tuple[int, str]] = []
    for at, place in enumerate(places):
        for asks in place.asks if place.takes else ():
            if is_section(asks):
                if asks.casefold() in own:
                    again.append((at, asks))
                else:
                    own[asks.casefold()] = at
    held: dict[int, list[str]] = {}
    for asks, at in own.items():
        held.setdefault(at, []).append(asks)
    guests: dict[int, list[str]] = {}
    last: list[str] = []
    for one in said:
        if one.casefold() in own or (question_of(one) and ANSWERS in own):
            continue
        hosts = (ANSWERS, "analysis") if question_of(one) else _HOSTS.get(one, ())
        host = next((own[each] for each in hosts if each in own and places[own[each]].takes == "guests"), None)
        # All answers without a box of their own stand together.
        one = ANSWERS if question_of(one) else one
        into = guests.setdefault(host, []) if host is not None else last
        if one not in into:
            into.append(one)
    standing = tuple(Standing(at, tuple(held[at]), tuple(guests.get(at, ()))) for at in sorted(held))
    found = Arranged(tuple(places), standing, tuple(last), tuple(again))
    return Arranged(found.places, standing, found.last, found.again, tuple(_order(found, tuple(questions), report)))


def within_methodology(asked: Collection[str]) -> tuple[str, ...]:
    """The sections the methodology tells, where these are the things a template asks for."""
    records = "records" in asked
    return tuple(
        one for one in WITHIN_METHODOLOGY
        if one not in asked and _TABLES[one] not in asked and not (one == "policies" and records)
    )  # fmt: skip


def written_in(
    places: Iterable[BoardPlace], questions: Iterable[Question], report: Report, left_out: Collection[str] = ()
) -> tuple[str, ...]:
    """The sections with paragraphs a file filled from these places prints by themselves, in our order; `left_out` are
    left out where they have no place."""
    asked = {one for place in places for one in place.asks}
    held = {each.section.casefold() for each in report.passages}
    without = {*left_out, *within_methodology(asked)}
    return tuple(
        each.id for each in sections_of(questions)
        if each.id.casefold() in held and each.id not in without
        and not (question_of(each.id) and _ALL_ANSWERS in asked)
    )  # fmt: skip


def highest_typed(texts: Iterable[str]) -> dict[str, int]:
    """The highest number a template types itself before a paragraph, by the number of the section: 5 of "1.5"."""
    highest: dict[str, int] = {}
    for text in texts:
        if (typing := _TYPED.match(text)) is not None:
            highest[typing[1]] = max(highest.get(typing[1], 0), int(typing[2]))
    return highest


def numbers_printed(arrangement: Arranged, report: Report, highest: Mapping[str, int]) -> dict[str, str]:
    """The number of every paragraph by its passage's id, counted on from those the template types itself: behind its
    1.5 comes 1.6."""
    made = {}
    for passage, number in numbers(_spelt(arrangement.order, report), report).items():
        prefix, point, rest = number.partition(".")
        figures = rest.partition("(")[0]
        if point and prefix in highest and figures.isdigit():
            rest = f"{int(figures) + highest[prefix]}{rest[len(figures):]}"
            number = f"{prefix}.{rest}"
        made[passage] = number
    return made


def _order(found: Arranged, questions: tuple[Question, ...], report: Report) -> Iterable[tuple[str, str]]:
    """Each section printed with its number: the template's own, or 1, 2, 3 where it has none."""
    numbered = any(found.places[each.at].number for each in found.standing)
    named = {one for each in found.standing for one in each.own}
    asked = {one for place in found.places for one in place.asks}
    within = within_methodology(asked)
    held = {each.section.casefold() for each in report.passages}
    labels = [section_of(each.label) for each in questions]

    def with_its_own(one: str, taken: Collection[str] = ()) -> list[str]:
        told = within if one == "methodology" else ()
        answers = [label for label in labels if label.casefold() not in taken] if one == ANSWERS else ()
        return [one, *told, *answers]

    count = 0
    for each in found.standing:
        prefix = found.places[each.at].number
        if not numbered:
            count += any(not question_of(one) for one in each.own)
            prefix = str(max(count, 1))
        for one in each.sections:
            yield from ((id, prefix) for id in with_its_own(one, named))
    for place in found.places:
        if _ALL_ANSWERS in place.asks:
            yield from ((label, place.number) for label in labels)
    for one in found.last:
        these = with_its_own(one)
        # What has no paragraph has no number to be known by.
        count += any(id.casefold() in held for id in these)
        yield from ((id, "" if numbered else str(count)) for id in these)


def _spelt(order: Iterable[tuple[str, str]], report: Report) -> list[tuple[str, str]]:
    """Sections as the report spells them, each once."""
    spelling = {each.section.casefold(): each.section for each in report.passages}
    found: dict[str, str] = {}
    for one, prefix in order:
        found.setdefault(spelling.get(one.casefold(), one), prefix)
    return [*found.items()]
