"""Which section of the report is printed in which place of a template, and by what number its paragraphs go."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.report import question_of, section_of
from domain.report_leaving import OutgoingReport
from domain.report_numbers import numbers
from domain.report_sections import SECTIONS, section
from exporters.templates.report_places import Place

TEXT_WAYS = frozenset(("under", "box", "control", "form field", "placeholder", "cell", "after label"))
_IDS = frozenset(each.id for each in SECTIONS)
_HOSTS: Mapping[str, tuple[str, ...]] = {
    "summary": ("introduction",), "author": ("methodology",), "context": ("background", "narrative"),
    "policies": ("records", "methodology"), "interviews": ("methodology",), "genogram": ("family",),
    "family": ("genogram",), "involvement": ("chronology", "narrative"), "chronology": ("involvement", "narrative"),
    "background": ("narrative", "family"), "narrative": ("chronology",), "voice": ("narrative", "analysis"),
    "diversity": ("analysis", "narrative"), "analysis": ("answers", "narrative"), "answers": ("analysis",),
    "good_practice": ("learning", "analysis"), "learning": ("conclusion", "analysis"),
    "learning_between": ("learning", "conclusion"), "conclusion": ("learning", "analysis"),
    "notifications": ("recommendations",), "media": ("recommendations", "notifications"),
    "parallel": ("notifications", "recommendations", "introduction"), "actions": ("recommendations",),
    "statement": ("sign_off",), "records": ("methodology",), "methodology": ("author", "introduction"),
    "introduction": ("terms",), "terms": ("introduction",),
}  # fmt: skip
"""Where else what belongs to a section is read, when a template has no place for it: the nearest first."""
WITHIN_METHODOLOGY = ("records", "interviews", "policies")
"""What the methodology tells of, in this order, where it has no place of its own."""
_TABLES = {"records": "table:searched", "interviews": "table:interviewed", "policies": "table:policies"}
_PLACES = {each.id: place for place, each in enumerate(SECTIONS)}
_READ_FIRST = frozenset(("context", "background"))
_LABELLED = re.compile(r"\s*(\d{1,2})[.)]\s")
_OF_A_CHILD = re.compile(r"(?:child|baby|infant)\b", re.IGNORECASE)
_TYPED = re.compile(r"\s*(\d+|[A-Z])\.(\d+)(?![.\d])\D")


@dataclass(frozen=True, slots=True)
class Printed:
    """A place and the sections printed in it: those it asks for, and those that have none of their own, before them
    where they are read first."""

    place: Place
    own: tuple[str, ...]
    guests: tuple[str, ...] = ()

    @property
    def before(self) -> tuple[str, ...]:
        """The guests read before what the place asks for: background before narrative."""
        first = min((_PLACES.get(one, len(_PLACES)) for one in self.own), default=0)
        return tuple(one for one in self.guests if one in _READ_FIRST and _PLACES.get(one, len(_PLACES)) < first)

    @property
    def behind(self) -> tuple[str, ...]:
        """The other guests."""
        return tuple(one for one in self.guests if one not in self.before)

    @property
    def sections(self) -> tuple[str, ...]:
        """All of them, in the order printed."""
        return (*self.before, *self.own, *self.behind)


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


def is_section(asks: str) -> bool:
    """Whether a section, or the answer to a question, is asked for."""
    return asks in _IDS or bool(question_of(asks))


def ordered(
    places: Sequence[Place], out: OutgoingReport, said: Iterable[str], typed: Iterable[str] = ()
) -> Order:
    """What goes where: `said` are the sections that have something to say, `typed` the template's own paragraphs, whose
    typed numbers are counted on from."""
    own: dict[str, Place] = {}
    again: list[tuple[Place, str]] = []
    for place in places:
        if place.way not in TEXT_WAYS:
            continue
        for asks in place.fields:
            if is_section(asks):
                if asks.casefold() in own:
                    again.append((place, asks))
                else:
                    own[asks.casefold()] = place
    held: dict[int, list[str]] = {}
    by_id = {id(place): place for place in places}
    for asks, place in own.items():
        held.setdefault(id(place), []).append(asks)
    guests: dict[int, list[str]] = {}
    last: list[str] = []
    for one in said:
        key = one.casefold()
        if key in own or (question_of(one) and "answers" in own):
            continue
        hosts = ("answers", "analysis") if question_of(one) else _HOSTS.get(one, ())
        host = next((own[each] for each in hosts if each in own and own[each].way in ("under", "box")), None)
        if question_of(one):
            # All answers without a box of their own stand together.
            one = "answers"
        into = guests.setdefault(id(host), []) if host is not None else last
        if one not in into:
            into.append(one)
    printed = tuple(
        Printed(by_id[key], tuple(asked), tuple(guests.get(key, ())))
        for key, asked in held.items()
    )
    there = {id(each): place for place, each in enumerate(places)}
    printed = tuple(sorted(printed, key=lambda each: there[id(each.place)]))
    order = Order(printed, tuple(last), tuple(again))
    prefixes = _prefixes(places)
    asked = {one for place in places for one in place.fields}
    within = within_methodology(asked)
    tabled = [prefixes[id(each)] for each in places if "table:answers" in each.fields]
    return Order(printed, tuple(last), tuple(again), _numbers(order, prefixes, out, tuple(typed), tabled, within))


def within_methodology(asked: Collection[str]) -> tuple[str, ...]:
    """The sections the methodology tells, where these are the things a template asks for."""
    records = "records" in asked
    return tuple(
        one for one in WITHIN_METHODOLOGY
        if one not in asked and _TABLES[one] not in asked and not (one == "policies" and records)
    )  # fmt: skip


def _prefixes(places: Sequence[Place]) -> dict[int, str]:
    """The number each place goes by: its own, that typed before its label, else that of the heading it stands under."""
    found: dict[int, str] = {}
    last = ""
    for place in places:
        typed = _LABELLED.match(place.label)
        last = place.number.strip().rstrip(".") or (typed[1] if typed is not None else "") or last
        found[id(place)] = last
    return found


def _numbers(
    order: Order, prefixes: Mapping[int, str], out: OutgoingReport, typed: tuple[str, ...], tabled: Sequence[str],
    within: Sequence[str],
) -> dict[str, str]:  # fmt: skip
    numbered = any(prefixes.get(id(each.place)) for each in order.printed)
    sections: list[tuple[str, str]] = []
    count = 0
    for each in order.printed:
        prefix = prefixes.get(id(each.place), "")
        if not numbered and any(not question_of(one) for one in each.own):
            count += 1
            prefix = str(count)
        elif not numbered:
            prefix = str(max(count, 1))
        named = {one for printed in order.printed for one in printed.own}
        for one in each.sections:
            sections.append((one, prefix))
            if one == "methodology":
                sections += [(each, prefix) for each in within]
            if one == "answers":
                sections += [
                    (label, prefix) for question in out.questions
                    if (label := section_of(question.label)).casefold() not in named
                ]  # fmt: skip
    for prefix in tabled:
        sections += [(section_of(question.label), prefix) for question in out.questions]
    for one in order.last:
        count += 1
        prefix = "" if numbered else str(count)
        sections.append((one, prefix))
        if one == "methodology":
            sections += [(each, prefix) for each in within]
        if one == "answers":
            sections += [(section_of(question.label), prefix) for question in out.questions]
    return _counted_on(numbers(_spelt(sections, out), out.report), typed)


def _spelt(sections: Iterable[tuple[str, str]], out: OutgoingReport) -> list[tuple[str, str]]:
    """Sections as the report spells them, each once."""
    spelling = {each.section.casefold(): each.section for each in out.report.passages}
    found: dict[str, str] = {}
    for one, prefix in sections:
        found.setdefault(spelling.get(one.casefold(), one), prefix)
    return [*found.items()]


def _counted_on(found: dict[str, str], typed: Iterable[str]) -> dict[str, str]:
    """The numbers counted on from those the template has typed itself: behind its 1.5 comes 1.6."""
    highest: dict[str, int] = {}
    for text in typed:
        if (typing := _TYPED.match(text)) is not None:
            highest[typing[1]] = max(highest.get(typing[1], 0), int(typing[2]))
    made = {}
    for passage, number in found.items():
        prefix, point, rest = number.partition(".")
        figures = rest.partition("(")[0]
        if point and prefix in highest and figures.isdigit():
            rest = f"{int(figures) + highest[prefix]}{rest[len(figures):]}"
            number = f"{prefix}.{rest}"
        made[passage] = number
    return made


def title_of(one: str, out: OutgoingReport) -> str:
    """What a section is called in our words."""
    if one == "voice" and _OF_A_CHILD.match(out.details.subject):
        return "The child's voice"
    found = section(one, out.questions)
    return found.title if found is not None else one
