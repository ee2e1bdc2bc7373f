"""The rows of the tables a report asks for: what stands in each column, and what each row is known by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from domain.dates.days import day_said
from domain.family.members import Member
from domain.gate import KeyLine
from domain.question import Question
from domain.report.leaving import OutgoingReport, Seen
from domain.report.parts import Abbreviation, Policy, Recommendation, section_of
from domain.report.parts import Searched as Records
from exporters.actions.rows import PlanCells, plan_rows
from exporters.chronology.cells import Cells
from exporters.office.placing import ColumnPlacing
from exporters.office.row_xml import in_words
from exporters.report.lines import Printing, rests_on
from exporters.report.said import who_seen
from exporters.templates.report_places import SEVERAL

Texts = list[str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """What goes into a row, column by column (None leaves a cell alone), and what the row is known by."""

    texts: Texts
    mark: str = ""


Columns = Sequence[str | None]


def rows_for(asks: str, columns: Columns, printing: Printing) -> list[Row]:
    """The rows of a table of this kind ("table:family"), for these columns."""
    return list(_TABLES[asks](columns, printing))


def is_known(asks: str) -> bool:
    """Whether the rows of such a table can be had."""
    return asks in _TABLES


def _said(columns: Columns, ways: Mapping[str, str | None]) -> Texts:
    """The texts of the columns; several things in one, each on a line of its own."""
    texts: Texts = []
    for name in columns:
        if name is None:
            texts.append(None)
            continue
        parts = [ways.get(part) for part in name.split(SEVERAL)]
        known = [part for part in parts if part is not None]
        texts.append("\n".join(filter(None, known)) if known else None)
    return texts


def _words(value: object) -> str:
    if isinstance(value, (date, time)):
        return in_words(value)
    return "" if value is None else str(value)


def _family(columns: Columns, printing: Printing) -> Iterator[Row]:
    for place, each in enumerate(printing.out.family, 1):
        yield Row(_said(columns, _of_member(each, place, printing.out)), f"member:{each.code}")


def _of_member(one: Member, place: int, out: OutgoingReport) -> dict[str, str | None]:
    name = next((line.name for line in out.people if line.code == one.code), "")
    return {
        "number": str(place), "code": one.code, "name": name or None, "relationship": one.relationship,
        "born": one.born, "died": one.died, "address": one.address, "ethnicity": one.ethnicity, "sex": one.sex,
        "household": one.household,
    }  # fmt: skip


def _personnel(columns: Columns, printing: Printing) -> Iterator[Row]:
    family = {each.code.casefold() for each in printing.out.family}
    asked = {part for name in columns if name for part in name.split(SEVERAL)}
    place = 0
    for each in printing.out.people:
        if each.code.casefold() in family:
            continue
        place += 1
        yield Row(_said(columns, _of_person(each, place, asked)), f"person:{each.code}")


def _of_person(one: KeyLine, place: int, asked: set[str]) -> dict[str, str | None]:
    # Where a table has no column for the code, the code is the name staff go by; a panel reads both in any case.
    name = one.name or ("" if "code" in asked else one.code)
    code = f"{one.code} ({one.name})" if one.name and "name" not in asked else one.code
    others = ", ".join(one.other_names)
    return {
        "number": str(place), "code": code, "name": name, "role": one.role, "organisation": one.organisation,
        "involvement": one.involvement, "other_names": others, "first_name": None, "last_name": None,
    }  # fmt: skip


def _interviewed(columns: Columns, printing: Printing) -> Iterator[Row]:
    names = {part for name in columns if name for part in name.split(SEVERAL)}
    why = "why" in names
    for place, each in enumerate((one for one in printing.out.seen if why or not one.not_seen), 1):
        yield Row(_said(columns, _of_seen(each, place, names)), f"seen:{each.code}")


def _of_seen(one: Seen, place: int, names: set[str]) -> dict[str, str | None]:
    # Where codes have no column of their own they stand beside the name: the text goes by them.
    code = f" ({one.code})" if one.name and "code" not in names else ""
    who = who_seen(one) if "role" not in names else f"{one.name or one.code}{code}"
    days = "\n".join(one.days)
    return {"number": str(place), "who": who, "code": one.code, "name": one.name or one.code, "role": one.job,
            "dates": days, "by": one.by, "why": one.not_seen}  # fmt: skip


def _searched(columns: Columns, printing: Printing) -> Iterator[Row]:
    for place, each in enumerate(printing.out.report.searched, 1):
        yield Row(_said(columns, _of_record(each, place)), f"searched:{each.number}")


def _of_record(one: Records, place: int) -> dict[str, str | None]:
    return {
        "number": str(place), "source": one.source, "what": one.what, "place": one.place, "span": one.span,
        "searched": day_said(one.searched), "searched_by": one.searched_by, "secured": day_said(one.secured),
        "secured_by": one.secured_by, "found": one.found, "why": one.why, "grade": one.grade, "note": one.note,
    }  # fmt: skip


def _policies(columns: Columns, printing: Printing) -> Iterator[Row]:
    for place, each in enumerate(printing.out.report.policies, 1):
        yield Row(_said(columns, _of_policy(each, place)), f"policy:{each.number}")


def _of_policy(one: Policy, place: int) -> dict[str, str | None]:
    return {"number": str(place), "title": one.title, "issue": one.issue, "from_when": one.from_when,
            "until": one.until, "whose": one.whose, "note": one.note}  # fmt: skip


def _abbreviations(columns: Columns, printing: Printing) -> Iterator[Row]:
    meant = (Abbreviation(short=short, meaning=meaning) for short, meaning in printing.out.abbreviations if meaning)
    for place, each in enumerate(meant, 1):
        ways = {"number": str(place), "short": each.short, "meaning": each.meaning}
        yield Row(_said(columns, ways), f"abbreviation:{each.short}")


def _recommendations(columns: Columns, printing: Printing) -> Iterator[Row]:
    names = {part for name in columns if name for part in name.split(SEVERAL)}
    for place, each in enumerate(printing.out.report.recommendations, 1):
        ways = _of_recommendation(each, place, rests_on(printing, each), names)
        yield Row(_said(columns, ways), f"recommendation:{each.number}:text")


def _of_recommendation(one: Recommendation, place: int, rests: str, names: set[str]) -> dict[str, str | None]:
    text = one.text if "paragraphs" in names or not rests else f"{one.text} {rests}"
    smart = {name: str(getattr(one, name)) for name in ("specific", "measurable", "achievable", "realistic", "timely",
                                                        "outcome", "evaluated", "note", "whose")}  # fmt: skip
    return {"number": str(place), "text": text, "paragraphs": rests.strip("()").removeprefix("see "), **smart}


def _answers(columns: Columns, printing: Printing) -> Iterator[Row]:
    names = {part for name in columns if name for part in name.split(SEVERAL)}
    for place, each in enumerate(printing.out.questions, 1):
        said = "\n".join(line.printed for line in printing.passages(section_of(each.label)))
        label = each.label if each.label != str(place) or "label" in names else str(place)
        ways = {"number": str(place), "label": label, "question": _asked(each, names), "answer": said}
        yield Row(_said(columns, ways), f"answer:{each.label}")


def _asked(one: Question, names: set[str]) -> str:
    return one.text if "label" in names else f"{one.label}. {one.text}"


def _actions(columns: Columns, printing: Printing) -> Iterator[Row]:
    placed = [ColumnPlacing(letter="A", fields=tuple(name.split(SEVERAL)) if name else ()) for name in columns]
    plan = PlanCells(printing.out, [one for one in placed if one.fields])
    asked = {field for one in placed for field in one.fields}
    # The report speaks of “Recommendation 2”: a reader of the plan must find it.
    apart = "recommendation_number" in asked
    for number, row in enumerate(plan_rows(printing.out), 1):
        values: Iterator[object] = iter(plan.row(row, number))
        texts: Texts = [_words(next(values)) if one.fields else None for one in placed]
        if row.place and not apart:
            texts = [
                f"Recommendation {row.place}: {text}" if text and "recommendation" in one.fields else text
                for one, text in zip(placed, texts, strict=True)
            ]
        mark = f"action:{row.action.number}:text" if row.action is not None else ""
        yield Row(texts, mark)


def chronology_rows(out: OutgoingReport, columns: Columns) -> Iterator[Row]:
    """The rows of the chronology, for a table in a document. Raises Stopped where it has no column for what staff
    dispute or do not confirm."""
    from exporters.chronology.both_accounts import with_both_accounts

    placed = [ColumnPlacing(letter="A", fields=tuple(name.split(SEVERAL)) if name else ()) for name in columns]
    chronology = with_both_accounts(out.chronology, {name for one in placed for name in one.fields})
    cells = Cells(chronology, [one for one in placed if one.fields])
    for number, entry in enumerate(chronology.entries, 1):
        values: Iterator[object] = iter(cells.row(entry, number))
        yield Row([_words(next(values)) if one.fields else None for one in placed], f"row:{entry.id}")


def _chronology(columns: Columns, printing: Printing) -> Iterable[Row]:
    return chronology_rows(printing.out, columns)


_TABLES: Mapping[str, Callable[[Columns, Printing], Iterable[Row]]] = {
    "table:family": _family, "table:personnel": _personnel, "table:interviewed": _interviewed,
    "table:searched": _searched, "table:policies": _policies, "table:abbreviations": _abbreviations,
    "table:recommendations": _recommendations, "table:answers": _answers, "table:actions": _actions,
    "table:chronology": _chronology,
}  # fmt: skip

