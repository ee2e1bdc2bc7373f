"""The action plan: who does what by when, how each stands, and what was reported of it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.dates.days import day_said, day_typed
from domain.errors import ChangedUnderneath, Refusal, WrongUse
from domain.report.action_plan import (
    done_word,
    due_said,
    is_done,
    overdue,
    plan_said,
    state_of,
    statuses,
    target_of,
    trail_of,
    update_said,
)
from domain.report.parts import Action, ActionUpdate, Report
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.filling_in import fill_in
from screens.form import Form
from screens.meanwhile import in_a_form
from screens.report.action_forms import ActionForm, UpdateForm
from screens.report.lists import ADD, DELETE, MOVES, OPEN, REST, UNDO, ReportList
from screens.task_screen import SHARED

ACTION_COMMANDS = (
    OPEN, replace(ADD, tooltip="Add an action, under the recommendation the bar is at."),
    Command(id="actions.progress", action="progress", keys=("p",), word="progress", title="Progress", footer=True,
            tooltip="Report how it goes: the day, the status, and words. What was reported is never changed."),
    Command(id="actions.done", action="done", keys=("t",), word="done", takes="[DAY]", title="Done today", footer=True,
            tooltip="It is completed: today, or on another day behind the word."),
    Command(id="actions.file", action="file", keys=("x",), word="intofile", title="Into a file", footer=True,
            tooltip="Put the plan into the board's workbook, or one of our own; searched for names first."),
    Command(id="actions.trail", action="trail", keys=("v",), word="trail", title="Trail", footer=True,
            tooltip="All that was reported of it, each with its day."),
    DELETE, UNDO, *MOVES, *REST,
)  # fmt: skip
NARROW = 60


class ActionsScreen(ReportList[Action], inherit_bindings=False):
    """The actions by their recommendation, those of none last."""

    OFFERS = ACTION_COMMANDS
    NAME = "actions"
    TABLES = ("actions", "action_updates")
    BINDINGS = bindings((*ACTION_COMMANDS, *SHARED))
    STORE, CALLED = "actions", "Action"
    EMPTY = "None yet. Press a and say what is to be done, by whom and by when."
    DETAIL = 5
    report: Report = Report()
    board: Sequence[str] = ()
    """The statuses a board's action plan takes, where one was looked at."""
    places: Mapping[int, int] = {}
    under = 0
    """The number of the recommendation a new action is for, until the bar is at one of another."""
    only = 0
    """The number of the recommendation whose actions alone are listed, 0 for the whole plan."""

    async def fetch_all(self) -> Sequence[Action]:
        self.report = await self.session.do(self.session.case.report)
        self.board = (await self.session.do(self.session.case.board)).statuses
        self.places = {each.number: place for place, each in enumerate(self.report.recommendations, 1)}
        found = [each for each in self.report.actions if not self.only or each.recommendation == self.only]
        plan = f"Recommendation {self.places.get(self.only, 0)}" if self.only else "Action plan"
        self.TITLE_WORDS = f"{plan}: {plan_said(found, self.session.today())}"
        return found

    @property
    def every(self) -> Sequence[Action]:
        return self.report.actions

    async def _begin(self) -> None:
        await super()._begin()
        first = next((each for each in self.things if self.under and each.recommendation == self.under), None)
        if first is not None:
            await self.renew(self.key_of(first))
        elif self.under:
            self.say(f"Recommendation {self.places.get(self.under, 0)} has no action yet; a adds one.")

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < NARROW:
            return ("Rec", 4), ("Action", 0), ("Status", 14)
        return ("Rec", 4), ("Action", 0), ("Lead", 12), ("By", 12), ("Status", 22)

    def columns(self, thing: Action) -> tuple[str, ...]:
        place, state = str(self.places.get(thing.recommendation, "-")), state_of(thing, self.session.today())
        if self.size.width < NARROW:
            return place, thing.text, "overdue" if overdue(thing, self.session.today()) else thing.status
        return place, thing.text, thing.lead or "-", target_of(thing) or "-", state

    def detail(self, thing: Action) -> str:
        today, trail = self.session.today(), trail_of(thing.number, self.report.updates)
        said = ["Overdue." if overdue(thing, today) else ""]
        said.append(f"{thing.status}{f' on {day_said(thing.completed)}' if thing.completed else ''}.")
        said.append(f"{due_said(thing)}.")
        if not thing.lead:
            said.append("Nobody leads it yet.")
        said.append(_ended(thing.text))
        parts = (("Evidence", thing.evidence), ("Outcome", thing.outcome), ("Comment", thing.comment))
        said += [_ended(f"{label}: {text}") for label, text in parts if text]
        if trail:
            said.append(f"Last reported: {update_said(trail[-1])}")
        return " ".join(filter(None, said))

    # Adding and changing

    def _for(self) -> int:
        """The recommendation a new action is for."""
        here = self.rows.row()
        of_under = not self.under or any(each.recommendation == self.under for each in self.things)
        return here.recommendation if here is not None and of_under else self.under

    async def form(self, thing: Action | None) -> Form[Action]:
        place = self.place_of(thing) if thing is not None else 0
        return ActionForm(self.session, thing or Action(recommendation=self._for()), place, self.report, self.board)

    async def keep(self, thing: Action, before: Action | None) -> str:
        if self.only and thing.recommendation != self.only:
            # What was given to another recommendation is to be seen, too.
            self.only = 0
        said = await super().keep(thing, before)
        self.under = thing.recommendation
        return said

    async def action_move(self, by: int) -> None:
        """Move it among those of its recommendation."""
        here = self.here()
        group = [each.number for each in self.things if each.recommendation == here.recommendation]
        if not 0 <= group.index(here.number) + by < len(group):
            self.say("It is the first of its recommendation." if by < 0 else "It is the last of its recommendation.")
            return
        await super().action_move(by)

    async def action_done(self, day: str = "") -> None:
        here, today = self.here(), self.session.today()
        if is_done(here):
            raise WrongUse("It is done already. p reports more of it; Enter changes it.")
        done = done_word(statuses(self.report.actions, self.board))
        on = day_typed(day, today, "Day", usual=today.isoformat())
        await self._report(ActionUpdate(action=here.number, day=on, status=done))
        self.say(f"{self.name_of(here)} was completed on {day_said(on)}. p reports more of it; u undoes it.")

    def action_progress(self) -> None:
        self.run_worker(self._progress(self.here()))

    async def _progress(self, here: Action, typed: Mapping[str, str] | None = None) -> None:
        async def make() -> Form[ActionUpdate]:
            return UpdateForm(self.session, here, self.place_of(here), self.report, self.board)

        async def keep(update: ActionUpdate) -> str:
            try:
                await self._report(update)
            except ChangedUnderneath as changed:
                raise in_a_form(changed) from None
            return f"Reported: {update_said(update)}"

        filled = await fill_in(self, f"{self.NAME}:progress {here.number}", make, keep, typed)
        if filled is not None:
            self.say(filled[1])

    async def take_up(self, name: str, typed: Mapping[str, str]) -> None:
        about, _, number = name.partition(" ")
        if about != "progress":
            await super().take_up(name, typed)
            return
        await self.look()
        here = next((each for each in self.things if self.key_of(each) == number), None)
        if here is not None:
            self.run_worker(self._progress(here, typed))

    async def _report(self, update: ActionUpdate) -> None:
        kept = await self.session.do(self.store.report, update)
        await self.renew(self.key_of(kept))

    def action_file(self) -> None:
        self.run_worker(self._file())

    async def _file(self) -> None:
        from screens.leaving.plan_into_file import plan_into_file

        try:
            self.say(await plan_into_file(self))
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")

    def action_trail(self) -> None:
        self.run_worker(self._trail(self.here()))

    async def _trail(self, here: Action) -> None:
        trail = trail_of(here.number, self.report.updates)
        if not trail:
            self.say("Nothing was reported of it yet; p reports how it goes.")
            return
        said = [(update_said(each), f"Written on {day_said(each.at)} by {each.by}.") for each in reversed(trail)]
        options = [Option(str(at), text, f"{text} {by}") for at, (text, by) in enumerate(said)]
        await self.app.push_screen_wait(Choices(self.session.glyphs, f"Reported of: {here.text}", options))


def _ended(text: str) -> str:
    """The text as a sentence beside others, whether or not its author ended it."""
    return text if text.rstrip().endswith((".", "!", "?", "…")) else f"{text.rstrip()}."
