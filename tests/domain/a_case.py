"""A made-up case to read lines against."""

from __future__ import annotations

from datetime import date

from domain.dates.period import Period
from domain.dates.when import When
from domain.line.draft import Draft, Known
from domain.line.reading import read
from domain.people import Person
from domain.question import Question
from domain.review import Field, Source

TODAY = date(2026, 1, 15)
PERIOD = Period(date(2023, 1, 1), date(2024, 6, 30))


def day(year: int, month: int, number: int, written: str = "") -> When:
    """A single day."""
    return When(written, "day", date(year, month, number), date(year, month, number))


PEOPLE = (
    Person(code="SW1", role="Social worker", name="Jane Smith", other_names=("Janey",)),
    Person(code="GP1", role="General practitioner", name="Anita Patel"),
    Person(code="HV1", role="Health visitor", former_codes=("HV9",)),
    Person(code="WN1", role="Ward nurse"),
    Person(code="WN2", role="Ward nurse"),
    Person(code="Midwife 1"),
    Person(code="Mrs A"),
    Person(code="Adult 10", name="Will May"),
)

KNOWN = Known(
    today=TODAY,
    period=PERIOD,
    people=PEOPLE,
    sources=(Source("EMIS"), Source("PAS"), Source("RiO"), Source("Paper file")),
    questions=(Question("1"), Question("2"), Question("1a"), Question("KLOE 3.2")),
    fields=(Field(name="rag", values=("Red", "Amber", "Green")), Field(name="expected practice")),
    terms=frozenset({"OT1"}),
    before=day(2024, 3, 3),
)


def shown(text: str, known: Known = KNOWN, answers: dict[str, int] | None = None) -> Draft:
    """The line as read."""
    return read(text, known, answers)


def lines(table: str) -> list[list[str]]:
    """The rows of a table whose cells stand between bars, spaces round them left out."""
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines() if row.strip()]


def outcome(draft: Draft) -> list[str]:
    """What became of a line, as the tables of lines state it: what was read, refused, asked, noted, new."""
    told = []
    if draft.entry and not draft.problems:
        entry = draft.entry
        parts = [("gap" if entry.type == "gap" else "", ""), ("when", entry.when.said()), ("time", entry.time)]
        parts += [(part, getattr(entry, part)) for part in ("who", "event", "action", "outcome", "comment")]
        parts += [("@", f"{source.name} ({source.ref})" if source.ref else source.name) for source in entry.sources]
        parts += [("#", label) for label in entry.questions] + [("!", name) for name in entry.flags]
        parts += [(f"{name} =", value) for name, value in entry.fields]
        told.append(" ; ".join(f"{name} {text}".strip() for name, text in parts if text or name == "gap"))
    told += [f"refused: {problem.sentence}" for problem in draft.problems]
    for ask in draft.asks:
        readings = [f"*{text}" if place == ask.taken else text for place, text in enumerate(ask.readings)]
        told.append(f"asks{' in passing' if ask.harmless else ''} {ask.key}: {' / '.join(readings)}")
    told += [f"notes: {note}" for note in draft.notes]
    told += [f"new: {person.code}" + (f" ({person.name})" if person.name else "") for person in draft.new_people]
    told += [f"new: @{source.name}" for source in draft.new_sources]
    told += [f"new: #{question.label}" for question in draft.new_questions]
    return told


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """Lines and, indented under each, what becomes of it; rows that begin with % are headings."""
    found: list[tuple[str, list[str]]] = []
    for row in text.splitlines():
        if row.startswith("    "):
            found[-1][1].append(row.strip())
        elif row.strip() and not row.startswith("%"):
            found.append((row, []))
    return found
