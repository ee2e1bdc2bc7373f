"""Building the demo case from the lines and lists beside this file."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.family.members import Member, checked
from domain.family.ties import read_relation
from domain.line.draft import Draft, Known
from domain.line.following import following
from domain.line.reading import read
from domain.people import Person, identifiers_in, names_in
from domain.question import Question
from domain.review import STANDING_FIELDS, STANDING_FLAGS, Details, Source

if TYPE_CHECKING:
    from storage.casefile import CaseFile


def build_demo(
    path: Path, passphrase: str, entries: Iterable[Entry] | None = None, today: date | None = None,
    packet: Callable[[CaseFile], None] | None = None,
) -> CaseFile:  # fmt: skip
    """Make the demo case at `path`, its family, meetings and report too, and leave it open; raises what
    `CaseFile.create` raises.

    `entries` are put in place of the demo's own rows, and then there are no meetings and no report. What is due is told
    from `today`, else from a day of the demo's own; `packet` issues the minutes that wait for an answer.
    """
    from storage.casefile import CaseFile

    about = _about()
    case = CaseFile.create(path, passphrase, _details(about))
    try:
        case.entries.add_many(
            map(_entry, demo_drafts()) if entries is None else entries,
            new_people=demo_people(),
            new_sources=_sources(about),
            new_questions=_questions(about),
        )
        _add_family(case)
        if entries is None:
            from tui.demo.meetings import add_extract_checks, add_meetings
            from tui.demo.report import add_done, add_report

            day = today or date.fromisoformat(about["today"])
            add_meetings(case, demo_known(), day, packet)
            add_report(case, day)
            add_extract_checks(case, day)
            add_done(case)
    except BaseException:
        case.close()
        raise
    return case


def demo_known() -> Known:
    """What the first line of the demo may lean on."""
    about = _about()
    return Known(
        today=date.fromisoformat(about["today"]),
        period=_details(about).period,
        people=demo_people(),
        sources=_sources(about),
        questions=_questions(about),
        flags=STANDING_FLAGS,
        fields=STANDING_FIELDS,
    )


def demo_drafts() -> Iterator[Draft]:
    """The lines of the demo, each read as the entry line reads it, one after the other."""
    known = demo_known()
    for line in _text("rows.txt").splitlines():
        draft = read(line, known)
        yield draft
        if draft.entry is not None:
            known = following(known, draft, draft.entry)


def demo_people() -> tuple[Person, ...]:
    """The key of the demo: codes and made-up names."""
    return tuple(
        Person(
            code=row["code"],
            role=row["role"],
            organisation=row["organisation"],
            involvement=row["involvement"],
            name=row["name"],
            other_names=tuple(other.strip() for other in row["other_names"].split(";") if other.strip()),
            given_by_board=row["given_by_board"] == "yes",
            identifiers=identifiers_in(row["identifiers"]),
        )
        for row in csv.DictReader(_text("people.csv").splitlines())
    )


def _add_family(case: CaseFile) -> None:
    told: dict[str, Any] = json.loads(_text("family.json"))
    today = date.fromisoformat(_about()["today"])
    people = [
        Person(
            code=code, role=role, name=name, other_names=names_in(others), involvement=involvement, given_by_board=True
        )
        for code, role, name, others, involvement in told["people"]
    ]
    members = case.family.add_many((checked(Member(**row), today) for row in told["members"]), new_people=people)
    for line in told["relations"]:
        read = read_relation(line, [member.code for member in members])
        case.relations.add(read.relation, sex_of=read.sex_of, sex=read.sex)


def _entry(draft: Draft) -> Entry:
    if draft.entry is None or not draft.ready_in_pipe:
        raise ValueError(f"a line of the demo is not read: {draft.text[:40]}")
    return draft.entry


def _details(about: dict[str, Any]) -> Details:
    told = about["details"]
    period = Period(date.fromisoformat(told["first"]), date.fromisoformat(told["last"]))
    return Details(
        agency=told["agency"],
        subject=told["subject"],
        author=told["author"],
        reference=told["reference"],
        period=period,
    )


def _sources(about: dict[str, Any]) -> tuple[Source, ...]:
    return tuple(Source(name, description) for name, description in about["sources"])


def _questions(about: dict[str, Any]) -> tuple[Question, ...]:
    return tuple(Question(label, text) for label, text in about["questions"])


def _about() -> dict[str, Any]:
    about: dict[str, Any] = json.loads(_text("case.json"))
    return about


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
