"""The exact text of a submission: all that is printed of the report, in plain lines, as it is signed.

A block begins at the margin; the lines that go on with it stand four spaces in. What is printed of dates of birth and
death, and addresses, and of the rows of the chronology, stands in it by its SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from domain.and_between import and_between
from domain.chronology.entry import Entry
from domain.dates.days import day_said
from domain.dates.when import long_day
from domain.evidence.cited import day_of
from domain.report.action_plan import target_said
from domain.report.facts import FACTS
from domain.report.leaving import OutgoingReport
from domain.report.numbers import numbers, see
from domain.report.parts import Action, Passage, Recommendation, question_of
from domain.report.sections import Section, own_order, sections_of
from domain.report.smart import PARTS

_LEADS = {"heading": "Heading: ", "quote": "Quotation: ", "picture": "Picture: "}


def exact_text(out: OutgoingReport, order: Sequence[tuple[str, str]] | None = None) -> str:
    """The text that is signed: what its SHA-256 in UTF-8 is of, and nothing else.

    `order` are the sections and the numbers they are printed with, as `report_numbers.numbers` has them; what it has no
    place for stands behind it, without numbers. Without it sections are counted as the author sees them. The same case
    gives the same text on any day and machine.
    """
    sections = {each.id.casefold(): each for each in sections_of(out.questions)}
    here = [each.id for each in sections.values() if _holds(each, out)]
    # Answers to questions that are no more, and the like, are printed nowhere; signed they are.
    here += dict.fromkeys(each.section for each in out.report.passages if each.section.casefold() not in sections)
    order = own_order(out.questions) if order is None else order
    given = numbers(order, out.report)
    named = {id.casefold() for id, _ in order}
    lines = list(_head(out))
    for id, prefix in (*order, *((id, "") for id in here if id.casefold() not in named)):
        section = sections.get(id.casefold())
        blocks = [_passage(each, given, out) for each in out.report.of(id)]
        blocks += _records(section, out, given) if section is not None else ()
        if blocks:
            number = prefix.strip().rstrip(".")
            title = section.title if section is not None else id
            lines += ["", f"{number}. {title}" if number else title, *blocks]
    return "\n".join(lines) + "\n"


def _holds(section: Section, out: OutgoingReport) -> bool:
    return bool(out.report.of(section.id)) or next(_records(section, out, {}), None) is not None


def _head(out: OutgoingReport) -> Iterator[str]:
    details = out.details
    period = details.period
    days = [long_day(day) if day else "open" for day in (period.first, period.last)]
    yield "Individual Management Review"
    yield from _said(
        ("Agency", details.agency), ("About", details.subject), ("Reference", details.reference),
        ("Author", details.author), ("Period", " to ".join(days) if period.first or period.last else ""),
    )  # fmt: skip


def _records(section: Section, out: OutgoingReport, given: Mapping[str, str]) -> Iterator[str]:
    """What is printed of the case in a section, beside its passages."""
    report = out.report
    yield from _said(*((each.label, _value(each.kind, report.fact(each.name))) for each in FACTS
                       if each.section == section.id))  # fmt: skip
    if label := question_of(section.id):
        answer = report.answered(label)
        if not answer.relevant:
            yield _block(f"Not relevant to the agency: {answer.why_not}")
        return
    match section.id:
        case "terms":
            yield from (_block(f"Question {each.label}: {each.text}") for each in out.questions)
        case "methodology":
            for record in report.searched:
                yield _block(_joined(f"Records: {record.source}", _all_but(record, ("source", "number", "revision"))))
        case "policies":
            for policy in report.policies:
                yield _block(_joined(f"Policy: {policy.title}", _all_but(policy, ("title", "number", "revision"))))
        case "interviews":
            for seen in out.seen:
                when = f"seen {and_between(seen.days)} by {seen.by}" if seen.days else f"not seen: {seen.not_seen}"
                yield _block(_joined(seen.code, (seen.job, when)))
        case "family":
            yield from _family(out)
        case "chronology":
            yield from (f"Row of {day_of(each.when)}: SHA-256 {_digest(_row(each))}" for each in out.chronology.entries)
        case "recommendations":
            yield from (_block(_recommendation(at, one, given)) for at, one in enumerate(report.recommendations, 1))
        case "actions":
            yield from (_block(_action(place, each, out)) for place, each in enumerate(report.actions, 1))
        case "quality":
            for criterion in report.criteria:
                yield _block(_joined(f"{criterion.text}: {criterion.mark or 'not marked'}", (criterion.comment,)))
        case "personnel":
            for line in out.people:
                yield _block(_joined(line.code, (line.role, line.organisation, line.involvement)))
        case "abbreviations":
            yield from (f"{short}: {' '.join(meaning.split()) or 'not said'}" for short, meaning in out.abbreviations)


def _family(out: OutgoingReport) -> Iterator[str]:
    for each in out.family:
        yield _block(_joined(each.code, (each.relationship, each.ethnicity, each.sex, each.household)))
    yield from (_block(f"{each.one} {each.kind} {each.other}") for each in out.relations)
    held = [[each.code, each.born, each.died, each.address] for each in out.family]
    if any(any(each[1:]) for each in held):
        yield f"Dates of birth and death, and addresses: SHA-256 {_digest(held)}"


def _recommendation(place: int, one: Recommendation, given: Mapping[str, str]) -> str:
    parts = [f"{part.label}: {text}" for part in PARTS[1:] if (text := getattr(one, part.name).strip())]
    where = see(one.rests_on, given)
    head = " ".join(filter(None, (f"Recommendation {place}: {one.text}", f"({where})" if where else "")))
    return "\n".join((head, f"For: {one.whose}", *parts))


def _action(place: int, one: Action, out: OutgoingReport) -> str:
    order = {each.number: at for at, each in enumerate(out.report.recommendations, 1)}
    tied = order.get(one.recommendation)
    parts = (
        ("For recommendation", str(tied) if tied else ""), ("Lead", one.lead), ("Target", target_said(one)),
        ("Status", one.status), ("Completed", day_said(one.completed)), ("Evidence", one.evidence),
        ("Outcome", one.outcome), ("Comment", one.comment), ("Agency", one.agency),
    )  # fmt: skip
    return "\n".join((f"Action {place}: {one.text}", *(f"{label}: {text}" for label, text in parts if text.strip())))


def _passage(each: Passage, given: Mapping[str, str], out: OutgoingReport) -> str:
    said = " ".join(filter(None, (given.get(each.id, ""), f"{_LEADS.get(each.kind, '')}{each.text}")))
    return _block(" ".join(filter(None, (said, out.evidence_said(each.id)))))


def _said(*pairs: tuple[str, str]) -> Iterator[str]:
    yield from (_block(f"{label}: {text}") for label, text in pairs if text.strip())


def _value(kind: str, text: str) -> str:
    return day_said(text) if kind == "day" else text


def _joined(first: str, rest: Iterable[str]) -> str:
    return "; ".join(filter(None, (first, *(each.strip() for each in rest))))


def _all_but(one: object, names: tuple[str, ...]) -> list[str]:
    assert is_dataclass(one)
    found = ((each.name, str(getattr(one, each.name))) for each in fields(one) if each.name not in names)
    return [
        text if name == "found" else f"{name.replace('_', ' ')} {day_said(text)}"
        for name, text in found
        if text.strip()
    ]


def _row(entry: Entry) -> list[Any]:
    """All that can be printed of a row."""
    return [
        entry.type, entry.when.said(), entry.time, entry.who, entry.event, entry.action, entry.outcome, entry.comment,
        [[source.name, source.ref] for source in entry.sources], list(entry.questions), list(entry.flags),
        [list(pair) for pair in entry.fields],
    ]  # fmt: skip


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _block(text: str) -> str:
    return text.strip().replace("\n", "\n    ")
