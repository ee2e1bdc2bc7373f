"""Where in a case the words come from that were found in a finished file, and the same with a code in their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from domain.chronology.entry import Citation, Entry
from domain.names.finding import Finder
from domain.people import Person
from domain.question import Question
from domain.report.facts import fact_of
from domain.report.parts import (
    Abbreviation,
    Action,
    Answered,
    Criterion,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Searched,
    section_of,
)
from domain.report.sections import called
from domain.report.smart import PARTS
from domain.review import Details, Field, Flag, Review, Source

OfReport = Passage | Answered | Recommendation | Action | Criterion | Fact | Searched | Policy | Abbreviation
"""What of a report holds texts that leave."""

Thing = Entry | Source | Question | Flag | Field | Details | Person | OfReport
"""What of a case holds texts that leave."""

_TEXTS: dict[type, tuple[str, ...]] = {
    Entry: ("who", "event", "action", "outcome", "comment", "time"),
    Source: ("description", "name"),
    Question: ("text", "label"),
    Flag: ("meaning", "name"),
    Field: ("label", "fill", "name"),
    Details: ("agency", "author", "reference", "subject"),
    Person: ("role", "organisation", "involvement"),
    Passage: ("text",),
    Answered: ("why_not",),
    Recommendation: tuple(part.name for part in PARTS),
    Action: ("text", "lead", "target_said", "evidence", "outcome", "comment", "agency"),
    Criterion: ("text", "comment"),
    Fact: ("value",),
    Searched: ("source", "what", "place", "span", "searched_by", "secured_by", "why", "note"),
    Policy: ("title", "issue", "whose", "note"),
    Abbreviation: ("meaning",),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """A thing of the case that holds words found, and what it is called in a sentence."""

    thing: Thing
    called: str


def texts_in(thing: Thing) -> Iterator[str]:
    """Every text of a thing that may leave."""
    for name in _TEXTS[type(thing)]:
        if text := getattr(thing, name):
            yield text
    if isinstance(thing, Entry):
        yield from (value for _, value in thing.fields if value)
        yield from (citation.ref for citation in thing.sources if citation.ref)
    elif isinstance(thing, Field):
        yield from thing.values


def origins(review: Review, matched: str) -> list[Origin]:
    """All that holds these very words, but the rows: sources, questions, flags, fields, details, what people do, and
    what the report says."""
    things: list[tuple[Thing, str]] = [(review.details, "the details of the case")]
    things += [(each, f"the source {each.name}") for each in review.sources]
    things += [(each, f"the question {each.label}") for each in review.questions]
    things += [(each, f"the flag {each.name}") for each in review.flags]
    things += [(each, f"the field {each.name}") for each in review.fields]
    things += [(each, f"what is said of {each.code}") for each in review.people]
    things += _of_report(review)
    return [Origin(thing, said) for thing, said in things if any(matched in text for text in texts_in(thing))]


def _of_report(review: Review) -> Iterator[tuple[Thing, str]]:
    report = review.report
    places = called(review.questions, report.passages)
    yield from ((each, places[each.id]) for each in report.passages if each.kind != "picture")
    yield from ((each, f"why question {each.question} is not relevant") for each in report.answers)
    yield from ((each, f"recommendation {place}") for place, each in enumerate(report.recommendations, 1))
    yield from ((each, f"action {place}") for place, each in enumerate(report.actions, 1))
    yield from ((each, "the quality form") for each in report.criteria)
    for fact in report.facts:
        of = fact_of(fact.name)
        yield fact, f"the short answer “{of.label if of else fact.name}”"
    yield from ((each, f"the records searched in {each.source}") for each in report.searched)
    yield from ((each, f"the policy {each.title}") for each in report.policies)
    yield from ((each, f"what {each.short} stands for") for each in report.abbreviations)


def screen_of(thing: OfReport) -> tuple[str, str]:
    """The screen a thing of the report is written on, by its name, and what of it: a section, a number."""
    if isinstance(thing, Passage):
        return "write", thing.section
    if isinstance(thing, Answered):
        return "write", section_of(thing.question)
    if isinstance(thing, Fact):
        return "author", thing.name
    if isinstance(thing, Abbreviation):
        return "abbreviations", thing.short
    names = {Recommendation: "recommendations", Action: "actions", Criterion: "quality", Searched: "searched"}
    return names.get(type(thing), "policies"), str(thing.number)


def coded(thing: Thing, matched: str, code: str, looked_for: Finder) -> Thing:
    """The thing with this code in place of these words wherever they are found in it; the same where they are not.

    What a row names as people has the code among them as well, where the words stood among who it names.
    """

    def put(text: str) -> str:
        for hit in reversed(looked_for.find(text)):
            if hit.matched == matched:
                text = f"{text[: hit.start]}{replace(hit, code=code).written}{text[hit.end :]}"
        return text

    changed: dict[str, Any] = {name: put(text) for name in _TEXTS[type(thing)] if (text := getattr(thing, name))}
    changed = {name: text for name, text in changed.items() if text != getattr(thing, name)}
    if isinstance(thing, Entry):
        people = thing.people
        if "who" in changed and code not in people:
            people = (*people, code)
        return replace(
            thing,
            **changed,
            people=people,
            fields=tuple((name, put(value)) for name, value in thing.fields),
            sources=tuple(Citation(each.name, put(each.ref) if each.ref else each.ref) for each in thing.sources),
        )
    if isinstance(thing, Field):
        return replace(thing, **changed, values=tuple(map(put, thing.values)))
    return replace(thing, **changed)


def known_by(thing: Thing) -> str:
    """What a source, flag or field is known by, its name; of a question its label; "" of anything else."""
    if isinstance(thing, (Source, Flag, Field)):
        return thing.name
    return thing.label if isinstance(thing, Question) else ""
