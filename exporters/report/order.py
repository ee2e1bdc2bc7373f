"""Which section of the report is printed in which place of a template, and by what number its paragraphs go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.report.board_order import (
    BoardPlace,
    Standing,
    Takes,
    arranged,
    highest_typed,
    is_section,
    numbers_printed,
)
from domain.report.leaving import OutgoingReport
from domain.report.sections import section
from exporters.templates.report_places import Place, ReportTemplate
from exporters.templates.words import unnumbered
from exporters.word.document import Document
from exporters.word.text import W, text_of

TEXT_WAYS = frozenset(("under", "box", "control", "form field", "placeholder", "cell", "after label"))
_LABELLED = re.compile(r"\s*(\d{1,2})[.)]\s")
_OF_A_CHILD = re.compile(r"(?:child|baby|infant)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed(Standing):
    """A place and the sections printed in it."""

    place: Place


@dataclass(frozen=True, slots=True)
class Order:
    """What is printed where. `last` are the sections put at the end, `again` places that ask for what another has."""

    printed: tuple[Printed, ...] = ()
    last: tuple[str, ...] = ()
    again: tuple[tuple[Place, str], ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)

    def of(self, place: Place) -> Printed | None:
        """What is printed in a place."""
        return next((each for each in self.printed if each.place is place), None)


def fillable(template: ReportTemplate) -> tuple[Place, ...]:
    """The places of a template that are filled without asking."""
    return tuple(each for each in template.places if each.certain and each.fields and each.asks != "nothing")


def ordered(
    places: Sequence[Place], out: OutgoingReport, said: Iterable[str], typed: Iterable[str] = ()
) -> Order:
    """What goes where: `said` are the sections that have something to say, `typed` the template's own paragraphs, whose
    typed numbers are counted on from."""
    found = arranged(board_places(places), out.questions, out.report, said)
    return Order(
        tuple(Printed(each.at, each.own, each.guests, place=places[each.at]) for each in found.standing),
        found.last,
        tuple((places[at], asks) for at, asks in found.again),
        numbers_printed(found, out.report, highest_typed(typed)),
    )


def board_places(places: Sequence[Place]) -> tuple[BoardPlace, ...]:
    """Places of a template as sections are ordered by them, one for each: each with the number it goes by, its own,
    that typed before its label, else that of the heading it stands under."""
    found: list[BoardPlace] = []
    last = ""
    for place in places:
        typed = _LABELLED.match(place.label)
        last = place.number.strip().rstrip(".") or (typed[1] if typed is not None else "") or last
        asks = tuple(one for one in place.fields if is_section(one) or one.startswith("table:"))
        takes: Takes = "" if place.way not in TEXT_WAYS else "guests" if place.way in ("under", "box") else "text"
        heads = takes == "guests" and any(is_section(one) for one in asks)
        found.append(BoardPlace(asks, last, " ".join(unnumbered(place.label).split()) if heads else "", takes))
    return tuple(found)


def typed_in(document: Document) -> tuple[str, ...]:
    """The paragraphs a template has of its own, among which are those it numbers itself."""
    return tuple(text_of(each) for each in document.body.iterchildren(f"{W}p"))


def title_of(one: str, out: OutgoingReport) -> str:
    """What a section is called in our words."""
    if one == "voice" and _OF_A_CHILD.match(out.details.subject):
        return "The child's voice"
    found = section(one, out.questions)
    return found.title if found is not None else one
