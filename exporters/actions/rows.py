"""The rows of an action plan, one for each action: what each column of a board's sheet says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.dates.days import day_said
from domain.report.leaving import OutgoingReport
from domain.report.parts import Action, ActionUpdate, Recommendation
from exporters.office.form import Value
from exporters.office.placing import ColumnPlacing
from exporters.office.row_xml import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One row of a plan. `place` is the recommendation's place among all, from 1, 0 for none; `within` the action's
    place among those of its recommendation, 0 where the recommendation has none."""

    recommendation: Recommendation | None
    place: int
    action: Action | None
    within: int
    updates: tuple[ActionUpdate, ...] = ()


def plan_rows(out: OutgoingReport) -> tuple[PlanRow, ...]:
    """Every action under its recommendation, in the author's order; a recommendation without one has a row all the
    same, and actions without a recommendation stand last."""
    report = out.report
    rows: list[PlanRow] = []

    def row(one: Recommendation | None, place: int, action: Action | None, within: int) -> None:
        told = tuple(each for each in report.updates if action is not None and each.action == action.number)
        rows.append(PlanRow(recommendation=one, place=place, action=action, within=within, updates=told))

    for place, one in enumerate(report.recommendations, 1):
        own = [action for action in report.actions if action.recommendation == one.number]
        for within, action in enumerate(own, 1):
            row(one, place, action, within)
        if not own:
            row(one, place, None, 0)
    known = {one.number for one in report.recommendations}
    loose = [action for action in report.actions if action.recommendation not in known]
    for within, action in enumerate(loose, 1):
        row(None, 0, action, within)
    return tuple(rows)


class PlanCells:
    """The columns of one plan, and what stands in each of them for a row."""

    def __init__(self, out: OutgoingReport, columns: Sequence[ColumnPlacing]) -> None:
        self.out = out
        self.columns = tuple(columns)
        # A finding leaves with what is held against it, wherever it is printed.
        self._findings = {
            one.id: " ".join(filter(None, (one.text, out.beside.get(one.id, "")))) for one in out.report.passages
        }
        self._ways = tuple(self._column(column) for column in columns)

    def row(self, row: PlanRow, number: int) -> list[Value]:
        """A value for each column; `number` is the running number of the row, from 1."""
        return [way(row, number) for way in self._ways]

    def _column(self, column: ColumnPlacing) -> Callable[[PlanRow, int], Value]:
        ways = [self._way(field) for field in column.fields]
        if len(ways) == 1:
            return ways[0]
        separator = column.separator

        def several(row: PlanRow, number: int) -> Value:
            texts = [_words(value) for way in ways if (value := way(row, number)) is not None]
            return separator.join(dict.fromkeys(texts)) if texts else None

        return several

    def _way(self, field: str) -> Callable[[PlanRow, int], Value]:
        ways: Mapping[str, Callable[[PlanRow, int], Value]] = {
            "number": lambda row, number: number,
            "recommendation_number": lambda row, number: row.place or None,
            "action_number": _numbered,
            "recommendation": _of_recommendation(lambda one: one.text),
            "whose": _of_recommendation(lambda one: one.whose),
            "measure": _of_recommendation(lambda one: one.evaluated or one.measurable),
            "learning": self._learning,
            "action": _of_action(lambda one: one.text),
            "evidence": _of_action(lambda one: one.evidence),
            "outcome": _outcome,
            "lead": _of_action(lambda one: one.lead),
            "target": _of_action(lambda one: day_or_words(one.target) or one.target_said),
            "completed": _of_action(lambda one: day_or_words(one.completed)),
            "status": _of_action(lambda one: one.status),
            "comment": _of_action(lambda one: one.comment),
            "progress": _progress,
            "agency": lambda row, number: (row.action.agency if row.action else "") or self.out.details.agency or None,
        }
        return ways.get(field, lambda row, number: None)

    def _learning(self, row: PlanRow, number: int) -> Value:
        rests_on = row.recommendation.rests_on if row.recommendation else ()
        return "\n".join(self._findings[id] for id in rests_on if self._findings.get(id)) or None


def _numbered(row: PlanRow, number: int) -> Value:
    if row.action is None:
        return None
    return f"{row.place}.{row.within}" if row.place else str(row.within)


def _of_recommendation(said: Callable[[Recommendation], str]) -> Callable[[PlanRow, int], Value]:
    return lambda row, number: (said(row.recommendation) or None) if row.recommendation else None


def _of_action(said: Callable[[Action], Value]) -> Callable[[PlanRow, int], Value]:
    return lambda row, number: (said(row.action) or None) if row.action else None


def _outcome(row: PlanRow, number: int) -> Value:
    """What the action is to bring about, else what its recommendation is to."""
    own = row.action.outcome if row.action else ""
    return own or (row.recommendation.outcome if row.recommendation else "") or None


def _progress(row: PlanRow, number: int) -> Value:
    """Everything reported of an action, the latest first."""
    told = []
    for each in sorted(row.updates, key=lambda one: one.day, reverse=True):
        shown = f"Evidence: {each.evidence}" if each.evidence else ""
        said = ". ".join(text.rstrip(".") for text in (each.status, each.words, shown) if text)
        told.append(f"{day_said(each.day)}: {said}")
    return "\n".join(told) or None


def day_or_words(iso: str) -> date | str:
    """An ISO day as a day; what is none stays as it is."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return iso


def _words(value: Value) -> str:
    return in_words(value) if isinstance(value, date) else str(value)
