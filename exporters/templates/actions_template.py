"""A board's action plan workbook, understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from domain.and_between import and_between
from domain.asked.actions import PLAN_CONTENT
from domain.asked.field_of import Where
from domain.asked.found import label_of
from domain.errors import NotUnderstood
from domain.report.parts import STATUSES
from exporters.chronology.choices import Choices
from exporters.office.workbook import Workbook
from exporters.templates.layout import Found, Page, is_action_plan, is_chronology, page_of, tables_in
from exporters.templates.mapping import Mapping as Answers
from exporters.templates.statuses import statuses_in
from exporters.templates.template import Column, Template, understood_as


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionsTemplate(Template):
    """An action plan, understood. `said` are statuses of ours and what the author says the board's list calls them."""

    where: ClassVar[Where] = "action"
    called: ClassVar[str] = "action plan"
    fits: ClassVar[Callable[[Found], bool]] = staticmethod(is_action_plan)
    needed: ClassVar[tuple[str, ...]] = ("action",)
    content: ClassVar[tuple[str, ...]] = PLAN_CONTENT
    parts: ClassVar[str] = "plan"

    said: tuple[tuple[str, str], ...] = ()

    @property
    def statuses(self) -> Mapping[str, str]:
        """What stands for each status of ours in the board's own list; empty where there is no list."""
        column = self._status
        if column is None:
            return {}
        return {**statuses_in(column.listed), **dict(self.said)}

    @property
    def listed_statuses(self) -> tuple[str, ...]:
        """The board's own list of statuses, in its order; () where there is none."""
        column = self._status
        return column.listed if column is not None else ()

    @property
    def statuses_asked(self) -> Mapping[str, str]:
        """By each status of ours what the board calls it, "" where that is not certain; {} without a list."""
        return {status: self.statuses.get(status, "") for status in STATUSES} if self._status else {}

    @property
    def uncertain(self) -> tuple[str, ...]:
        """What has to be asked before anything is filled in, a sentence each."""
        doubts = list(Template.uncertain.__get__(self))
        column = self._status
        if column is not None and (open := [status for status in STATUSES if status not in self.statuses]):
            doubts.append(
                f"Column {column.letter} “{column.heading}” takes only: {Choices(column.listed).spoken()}. Which of"
                f" them stands for {and_between(open)} is not certain: say it in a mapping file as statuses."
            )
        return tuple(doubts)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the author should know of how it will be filled, a sentence each."""
        left = [
            f"Column {column.letter} “{column.heading}” asks for the {label_of(field, 'action')}, and is left for you"
            " to fill in."
            for column in self.columns
            for field in column.not_held
        ]
        return (*left, *Template.notes.__get__(self))

    @property
    def mapping(self) -> Answers:
        """The whole mapping as it stands: what is settled only."""
        held: Answers = Template.mapping.__get__(self)
        return replace(held, statuses=tuple(self.statuses.items()))

    @property
    def _status(self) -> Column | None:
        """The column of the status, where it takes only what the board lists."""
        return next((each for each in self.columns if "status" in each.fields and each.listed), None)

    @classmethod
    def not_found(cls, pages: Sequence[Page], name: str) -> str:
        """Why a workbook is no action plan, a sentence."""
        return (
            f"{name} does not look like an action plan: no row of headings asking for an action and who does it by when"
            " was found. If it is one, say which sheet and which row the headings are in, in a mapping file (--map)."
        )


def read_plan(data: bytes, name: str, mapping: Answers | None = None) -> ActionsTemplate:
    """Understand a board's action plan, with `mapping` as answers to what is not certain.

    Raises `NotUnderstood` when it is no workbook, no action plan, or the mapping does not fit it.
    """
    return plan_in(Workbook(data, name), name, mapping)


def plan_in(workbook: Workbook, name: str, mapping: Answers | None = None) -> ActionsTemplate:
    """As `read_plan`, of a workbook already opened."""
    template = understood_as(ActionsTemplate, workbook, name, mapping)
    if mapping is None or not mapping.statuses:
        return template
    column = template._status
    if column is None:
        raise NotUnderstood(f"The mapping says what statuses are called, and no column of {name} lists any.")
    said = []
    for ours, theirs in mapping.statuses:
        value = Choices(column.listed).match(theirs)
        if value is None:
            raise NotUnderstood(
                f"The mapping calls {ours} “{theirs}”, which column {column.letter} “{column.heading}” does not list:"
                f" {Choices(column.listed).spoken()}."
            )
        said.append((ours, str(value)))
    return replace(template, said=tuple(said))


def is_plan_workbook(data: bytes, name: str) -> bool:
    """Whether a board's workbook has the headings of an action plan, and none of a chronology. Raises `NotUnderstood`
    where it is no workbook."""
    pages = [page_of(sheet) for sheet in Workbook(data, name).sheets()]
    plans, chronologies = tables_in(pages, is_action_plan, "action"), tables_in(pages, is_chronology)
    if not plans or not chronologies:
        return bool(plans)
    recommends = any("recommendation" in each.fields for each in plans[0].readings if each.certain)
    dated = {field for each in chronologies[0].readings if each.certain for field in each.fields}
    return recommends and not {"date", "event"} <= dated
