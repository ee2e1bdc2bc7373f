"""What a board's file in hand asks for, understood from its places, and kept with the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from domain.report.board_asks import PLAN, REPORT, BoardAsks, plan_to_json, report_to_json
from domain.report.board_order import highest_typed
from domain.report.parts import question_of
from domain.report.sections import section

if TYPE_CHECKING:
    from exporters.templates.report_places import Place, ReportTemplate
    from exporters.word.document import Document
    from storage.casefile import CaseFile


def asks_of(document: Document, template: ReportTemplate) -> BoardAsks:
    """What a Word template asks for: its sections in its order, under its own headings and with its own numbers, its
    quality form, what of it waits for an answer."""
    from exporters.report.order import board_places, fillable, typed_in

    found: dict[str, str] = {}
    criteria: list[str] = []
    number = ""
    for place in template.places:
        number = place.number.strip().rstrip(".") or number
        criteria += place.criteria
        for field in place.fields:
            if wanted := _section_of(field):
                found.setdefault(wanted, number)
    return BoardAsks(
        tuple(found.items()), tuple(dict.fromkeys(criteria)), open=len(template.uncertain),
        places=tuple(each for each in board_places(fillable(template)) if each.asks),
        typed=tuple(highest_typed(typed_in(document)).items()), left_out=template.left_out, name=template.name,
    )  # fmt: skip


def sections_asked(places: Iterable[Place]) -> frozenset[str]:
    """The sections these places of a template belong to, by their ids."""
    fields = (field for place in places for field in place.fields)
    return frozenset(filter(None, map(_section_of, fields)))


def keep_report(case: CaseFile, document: Document, template: ReportTemplate) -> None:
    """Keep with the case what this Word template asks for, in place of any before."""
    _keep(case, REPORT, report_to_json(asks_of(document, template)))


def forget_report(case: CaseFile) -> None:
    """Go by our own sections and numbers again, as before any template was looked at."""
    put_back(case, BoardAsks())


def put_back(case: CaseFile, board: BoardAsks) -> None:
    """Go by the Word template again that was in hand before another was looked at."""
    _keep(case, REPORT, report_to_json(board))


@contextmanager
def report_in_hand(case: CaseFile) -> Iterator[None]:
    """The report goes on by its own template after a Word file for something else was looked at."""
    before = case.maps.get(REPORT) or report_to_json(BoardAsks())
    try:
        yield
    finally:
        if case.maps.get(REPORT):
            _keep(case, REPORT, before)


def keep_plan(case: CaseFile, statuses: Iterable[str]) -> None:
    """Keep with the case the statuses a board's action plan takes; none leaves those of another file."""
    if words := tuple(statuses):
        _keep(case, PLAN, plan_to_json(words))


def _keep(case: CaseFile, under: str, text: str) -> None:
    if case.maps.get(under) != text:
        case.maps.keep(under, text)


def _section_of(field: str) -> str:
    """The section what a place asks for belongs to, "" for none."""
    if question_of(field):
        return "answers"
    kind, _, name = field.partition(":")
    wanted = name if kind == "table" else "statement" if kind == "sign" and "chief" in name else field
    return wanted if section(wanted) is not None else ""
