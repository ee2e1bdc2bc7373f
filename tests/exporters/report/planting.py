"""Every field of a report a person can type into, each with a way to put a text there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

from domain.chronology.entry import Citation
from domain.family.members import Member, Relation
from domain.people import Person
from domain.question import Question
from domain.report.facts import FACTS
from domain.report.parts import (
    Abbreviation,
    Action,
    ActionUpdate,
    Answered,
    Considered,
    Criterion,
    Deadline,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Searched,
    Signature,
    section_of,
)
from domain.report.sections import SECTIONS
from domain.review import Review, Source
from tests.exporters.forms import day
from tests.exporters.report.cases import REVIEW, _entry

Plant = Callable[[Review, str], Review]


def in_report(review: Review, **more: Any) -> Review:
    return replace(review, report=replace(review.report, **more))


def of_report(**more: Any) -> Review:
    return in_report(REVIEW, **more)


def _passage(section: str, kind: str = "said") -> Plant:
    def planted(review: Review, text: str) -> Review:
        id = f"x{len(review.report.passages)}"
        made = Passage(id=id, section=section, kind=kind, text=text)  # type: ignore[arg-type]
        return in_report(review, passages=(*review.report.passages, made))

    return planted


def _more(field: str, made: Any, part: str, number: bool = True) -> Plant:
    """One more of what stands in this field of the report, with the text in this part."""

    def planted(review: Review, text: str) -> Review:
        there = getattr(review.report, field)
        own = {"number": 100 + len(there)} if number else {}
        return in_report(review, **{field: (*there, replace(made, **own, **{part: text}))})

    return planted


def _of_review(field: str, made: Callable[[str], Any]) -> Plant:
    def planted(review: Review, text: str) -> Review:
        return replace(review, **{field: (*getattr(review, field), made(text))})

    return planted


def _member(part: str) -> Plant:
    def planted(review: Review, text: str) -> Review:
        made = Member(code=f"Adult {10 + len(review.family)}", relationship="Aunt")
        return replace(review, family=(*review.family, replace(made, **{part: text})))

    return planted


def _of_person(part: str) -> Plant:
    def planted(review: Review, text: str) -> Review:
        made = Person(code=f"N{len(review.people)}")
        return replace(review, people=(*review.people, replace(made, **{part: text})))

    return planted


def _fact(name: str) -> Plant:
    def planted(review: Review, text: str) -> Review:
        others = (one for one in review.report.facts if one.name != name)
        return in_report(review, facts=(*others, Fact(name=name, value=text)))

    return planted


def _signature(part: str, signed_as: str) -> Plant:
    def planted(review: Review, text: str) -> Review:
        made = Signature(submission=1, signed_as=signed_as, who="Sam Sample", job="Director", day="2026-11-19")  # type: ignore[arg-type]
        last = next((one for one in reversed(review.report.signatures) if one.signed_as == signed_as), made)
        return in_report(review, signatures=(*review.report.signatures, replace(last, **{part: text})))

    return planted


def _submission(part: str) -> Plant:
    def planted(review: Review, text: str) -> Review:
        return in_report(review, submissions=(replace(review.report.submissions[0], **{part: text}),))

    return planted


def _details(part: str) -> Plant:
    return lambda review, text: replace(review, details=replace(review.details, **{part: text}))


def _source(review: Review, text: str) -> Review:
    row = replace(_entry("e3", day(2024, 4, 3), "Seen"), sources=(Citation(text),))
    return replace(review, sources=(*review.sources, Source(text)), entries=(*review.entries, row))


ADVICE = Recommendation(text="Do better.", rests_on=("l1",))
DONE = Action(recommendation=1, text="Do it.")
UPDATED = ActionUpdate(action=1, day="2026-10-01", status="In progress")
TIE = Relation(one="Adult A", kind="married", other="Mrs C")
PARTS = {
    "recommendations": (ADVICE, ("text", "specific", "measurable", "achievable", "realistic", "timely", "outcome",
                                 "evaluated", "note")),
    "actions": (DONE, ("text", "lead", "target_said", "evidence", "outcome", "comment", "agency")),
    "updates": (UPDATED, ("words", "evidence")),
    "searched": (Searched(source="Paper file", found="in part"), (
        "source", "what", "place", "span", "searched", "searched_by", "secured", "secured_by", "why", "note")),
    "policies": (Policy(title="Visits"), ("title", "issue", "from_when", "until", "whose", "note")),
    "deadlines": (Deadline(what="Draft"), ("what", "note")),
    "criteria": (Criterion(text="Author was independent", mark="yes"), ("text", "comment")),
}  # fmt: skip
PLANTS: dict[str, Plant] = {
    **{f"a passage of {one.id}": _passage(one.id) for one in SECTIONS},
    **{f"a {kind}": _passage("narrative", kind) for kind in ("heading", "item", "quote", "picture")},
    "an answer": _passage(section_of("1")),
    "why a question is not relevant": _more("answers", Answered(question="6", relevant=False), "why_not", False),
    **{f"{field}, {part}": _more(field, made, part) for field, (made, parts) in PARTS.items() for part in parts},
    **{f"fact {one.name}": _fact(one.name) for one in FACTS},
    "an abbreviation": _more("abbreviations", Abbreviation(short="x", meaning="of no use"), "short", False),
    "what an abbreviation means": _more("abbreviations", Abbreviation(short="EMIS"), "meaning", False),
    "a note beside a checklist": _more("considered", Considered(list="context", point="staffing"), "note", False),
    **{f"a submission, {part}": _submission(part) for part in ("version", "stage", "text")},
    **{f"a signature, {part}": _signature(part, "countersigner") for part in ("who", "job", "how", "statement")},
    **{f"the signature of the {one}": _signature("who", one) for one in ("quality assurer", "chief officer")},
    **{f"a member of the family, {part}": _member(part) for part in (
        "code", "relationship", "born", "died", "address", "ethnicity", "sex", "household", "note")},
    "a note on a relation": _of_review("relations", lambda text: replace(TIE, note=text)),
    **{f"somebody of the key, {part}": _of_person(part) for part in ("role", "organisation", "involvement")},
    "the text of a question": _of_review("questions", lambda text: Question("8", text)),
    "a source": _source,
    "a row": _of_review("entries", lambda text: _entry("e4", day(2024, 5, 3), text)),
    **{f"details, {part}": _details(part) for part in ("agency", "author", "reference")},
}  # fmt: skip


def names() -> dict[str, str]:
    """A surname for every field, each more than a slip of a letter from every other."""
    made = ("".join(each) for each in product(
        ("Bra", "Cle", "Dro", "Fli", "Gru", "Stu"), ("mbor", "ndes", "rtuk", "scap", "zzil"),
        ("field", "worthy", "stead", "combe", "shaw"),
    ))  # fmt: skip
    return dict(zip(PLANTS, made, strict=False))
