"""What is due by when: those not done first, what is overdue said in the title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.dates.days import day_in_box, day_said, day_short, day_typed
from domain.errors import WrongUse
from domain.report.due import OFFERED, in_order, overdue, state_of
from domain.report.parts import Deadline
from screens.commands import Command, bindings
from screens.day_boxes import DayBoxes
from screens.form import Box, Form
from screens.report.lists import ADD, DELETE, OPEN, REST, UNDO, ReportList, of_answers
from screens.session import Session
from screens.task_screen import SHARED

DEADLINE_COMMANDS = (
    OPEN, ADD,
    Command(id="deadlines.done", action="done", keys=("t",), word="done", takes="[DAY]", title="Done today",
            footer=True, tooltip="It is done: today, or on another day behind the word."),
    DELETE, UNDO, *REST,
)  # fmt: skip


class DeadlinesScreen(ReportList[Deadline], inherit_bindings=False):
    """The days by which things are due, what is next first."""

    OFFERS = DEADLINE_COMMANDS
    NAME = "deadlines"
    TABLES = ("deadlines",)
    BINDINGS = bindings((*DEADLINE_COMMANDS, *SHARED))
    STORE = "deadlines"
    EMPTY = "None yet. Press a for what the board wants, and by when."

    async def fetch_all(self) -> Sequence[Deadline]:
        every, today = in_order(await self.session.do(self.session.case.deadlines.all)), self.session.today()
        late = sum(overdue(each, today) for each in every)
        self.TITLE_WORDS = "Deadlines" + (f": {late} overdue" if late else "")
        return every

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return ("Due", 11), ("What", 0)
        return ("Due", 11), ("What", 0), ("Where it stands", 28)

    def columns(self, thing: Deadline) -> tuple[str, ...]:
        due = day_short(thing.due) or "-"
        if self.size.width < 60:
            return due, thing.what
        return due, thing.what, state_of(thing, self.session.today())

    def name_of(self, thing: Deadline) -> str:
        return thing.what

    def detail(self, thing: Deadline) -> str:
        due = f"due {day_said(thing.due)}" if thing.due else ""
        state = state_of(thing, self.session.today())
        return " ".join((f"{thing.what}: {', '.join(filter(None, (due, state)))}.", thing.note)).strip()

    async def form(self, thing: Deadline | None) -> Form[Deadline]:
        return DeadlineForm(self.session, thing or Deadline(what=""))

    async def action_done(self, day: str = "") -> None:
        here, today = self.here(), self.session.today()
        kept = await self.put(replace(here, done=day_typed(day, today, "Day", usual=today.isoformat())))
        at = self.rows.at
        await self.renew()
        self.rows.go(at)
        self.say(f"{kept.what}: done on {day_said(kept.done)}. u undoes it.")


class DeadlineForm(DayBoxes[Deadline]):
    """One thing that is due."""

    DAYS = ("due", "done")
    AHEAD = frozenset(("due",))
    WORDS = {"what": OFFERED}

    def __init__(self, session: Session, one: Deadline) -> None:
        boxes = (
            Box("what", "What", one.what, hint=f"Tab completes: {', '.join(OFFERED[:3])} …"),
            Box("due", "Due by", day_in_box(one.due), hint="The day the board set: 3/3/27."),
            Box("done", "Done on", day_in_box(one.done), hint="The day it was done: 3/3/27, or today."),
            Box("note", "Note", one.note, hint="Who set it, who may move it. For your eyes only."),
        )
        super().__init__(session.glyphs, one.what or "A new deadline", boxes)
        self._one, self._today = one, session.today()

    def result(self, values: Mapping[str, str]) -> Deadline:
        given = of_answers(values)
        if not given["what"]:
            raise WrongUse("What: say what is due.")
        days = {name: self.day(values, name) for name in self.DAYS}
        return replace(self._one, what=given["what"], note=given["note"], **days)
