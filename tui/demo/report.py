"""The report of the demo: written, resting on rows and agreed minutes, put up for signature as a draft and signed.

It is ready but for two things: DN2 has not answered the minutes of interview 4, on which a row of the chronology rests,
and CPN1 is still to be seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from domain.report.exact_text import exact_text
from domain.report.leaving import outgoing_report
from domain.report.parts import (
    DONE,
    Abbreviation,
    Action,
    ActionUpdate,
    Considered,
    Criterion,
    Deadline,
    Fact,
    Passage,
    PassageKind,
    Policy,
    Recommendation,
    Searched,
    Signature,
)
from domain.report.section_done import Material, digest_of_section
from domain.report.sections import sections_of
from tui.demo.days import day_of

if TYPE_CHECKING:
    from storage.casefile import CaseFile

WAITING = ("chronology", "interviews")
"""Sections not said to be done."""
_KINDS: dict[str, PassageKind] = {"# ": "heading", "* ": "item", "> ": "quote"}


@dataclass
class Written:
    """A paragraph as it stands in the file: what it says, what it points to, what recommendations call it by."""

    section: str
    passage: Passage
    rests_on: list[str] = field(default_factory=list)
    name: str = ""


def add_report(case: CaseFile, today: date) -> None:
    """Put the report of the demo into the case, as it stands on this day."""
    told: dict[str, Any] = json.loads(_text("report.json"))
    named = _write(case)
    case.facts.put(*(Fact(name=name, value=value) for name, value in told["facts"].items()))
    numbers = [
        case.recommendations.add(
            Recommendation(**{**one, "rests_on": tuple(named[name] for name in one["rests_on"])})
        ).number
        for one in told["recommendations"]
    ]
    for one in told["actions"]:
        updates = one.pop("updates", ())
        number = case.actions.add(Action(**_dated(one, today), recommendation=numbers[one.pop("recommendation") - 1]))
        for update in updates:
            case.actions.report(ActionUpdate(action=number.number, **_dated(update, today)))
    for text, mark, comment in told["criteria"]:
        case.criteria.put(Criterion(text=text, mark=mark, comment=comment))
    for one in told["searched"]:
        case.searched.add(Searched(**_dated(one, today)))
    for one in told["policies"]:
        case.policies.add(Policy(**one))
    for short, meaning in told["abbreviations"]:
        case.abbreviations.put(Abbreviation(short=short, meaning=meaning))
    for of, point, note in told["considered"]:
        case.considered.put(Considered(list=of, point=point, note=note))
    for one in told["deadlines"]:
        case.deadlines.add(Deadline(**_dated(one, today)))
    _put_up(case, told["submission"], today)


def add_done(case: CaseFile) -> None:
    """Say that every section is done but the two that wait: the row that rests on interview 4, and CPN1 to be seen."""
    review = case.review()
    material = Material.of(review)
    for section in sections_of(review.questions):
        held = section.kind != "answers" or review.report.of(section.id)
        if held and section.id not in WAITING:
            digest = digest_of_section(section.id, material)
            case.considered.put(Considered(list=DONE, point=section.id, note=digest))


def _write(case: CaseFile) -> dict[str, str]:
    """Write the text, section by section, and say what it rests on; gives the ids of what recommendations name."""
    rows = _rows(case)
    paragraphs = _paragraphs(case)
    named = {}
    sections: dict[str, list[Written]] = {}
    for one in written():
        sections.setdefault(one.section, []).append(one)
    for section, those in sections.items():
        kept = case.passages.add(section, *(one.passage for one in those))
        for one, passage in zip(those, kept, strict=True):
            if one.name:
                named[one.name] = passage.id
            cited = {_found(rows, said) for said in one.rests_on if not _is_minutes(said)}
            if cited:
                case.cited.cite(passage.id, *(id for id in rows.values() if id in cited))
            by_meeting: dict[int, list[str]] = {}
            for said in filter(_is_minutes, one.rests_on):
                by_meeting.setdefault(int(said.partition(" ")[0]), []).append(_found(paragraphs, said))
            for number, ids in by_meeting.items():
                case.evidence.rest_passage(passage.id, number, ids)
    return named


def written() -> Iterator[Written]:
    """Every paragraph of the demo's report, in order."""
    section = ""
    for block in _text("report.txt").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if lines[0].startswith("== "):
            section = lines.pop(0)[3:]
            if not lines:
                continue
        said = " ".join(line for line in lines if not line.startswith(("^ ", "= ")))
        kind = _KINDS.get(said[:2], "said")
        passage = Passage(kind=kind, text=said if kind == "said" else said[2:])
        yield Written(
            section, passage, [line[2:] for line in lines if line.startswith("^ ")],
            next((line[2:] for line in lines if line.startswith("= ")), ""),
        )  # fmt: skip


def _rows(case: CaseFile) -> dict[str, str]:
    """The ids of rows by what they are pointed to by: their day and event, or how their date is written and event."""
    found: dict[str, str] = {}
    for entry in case.entries.all():
        first = entry.when.earliest or entry.when.latest
        day = f"{first.day}/{first.month}/{first:%y}" if first is not None else entry.when.written
        for stamp in (day, entry.when.written):
            found.setdefault(f"{stamp} {entry.event}", entry.id)
    return found


def _paragraphs(case: CaseFile) -> dict[str, str]:
    """The ids of paragraphs of minutes by what they are pointed to by: the meeting, who speaks, what they say."""
    return {
        f"{number} {each.speaker}: {each.text}": each.id
        for number in (1, 2)
        for each in case.minutes.of(number).paragraphs
    }


def _is_minutes(said: str) -> bool:
    return said[:2] in ("1 ", "2 ")


def _found(held: Mapping[str, str], begun: str) -> str:
    """The id of the one that begins like this."""
    plain = begun.replace("“", '"').replace("”", '"')
    found = dict.fromkeys(id for text, id in held.items() if text.startswith((begun, plain)))
    if len(found) != 1:
        raise ValueError(f"{len(found)} in the demo begin like this: {begun}")
    return next(iter(found))


def _put_up(case: CaseFile, told: Mapping[str, Any], today: date) -> None:
    """Freeze the text as it would leave now, and have it signed."""
    text = exact_text(outgoing_report(case.review(), unagreed="leave out", today=today))
    made = case.submissions.freeze(told["version"], told["stage"], text)
    for one in told["signatures"]:
        case.submissions.sign(Signature(submission=made.number, day=made.at[:10], **one))


def _dated(told: Mapping[str, Any], today: date) -> dict[str, Any]:
    """What is told, each day that is told in days from today as an ISO day; none for an action told in words."""
    made = {}
    for name, value in told.items():
        if isinstance(value, int) and name != "recommendation":
            value = "" if value == 0 else day_of(today, value)
        if name != "recommendation":
            made[name] = value
    return made


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
