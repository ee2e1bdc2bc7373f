"""The debriefs owed to all staff involved: after the IMR, and after the final review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.and_between import and_between
from domain.dates.days import day_in_box, day_said, day_typed
from domain.errors import ChangedUnderneath, WrongUse
from domain.meetings.afterwards import Owed, debriefed, overdue_said, owed, state_of
from domain.meetings.interview import Debrief
from domain.people import Person
from screens.commands import Command, bindings
from screens.day_boxes import DayBoxes
from screens.form import Box, Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.meanwhile import in_a_form, on_a_list
from screens.people.people_to_add import PeopleBox
from screens.task_screen import SHARED

_OPEN, _ADD, _DELETE, _UNDO, _ROWS, *_REST = LIST_COMMANDS
DEBRIEF_COMMANDS = (
    _OPEN,
    Command(id="debriefs.done", action="done", keys=("t",), word="done", takes="[DAY]", title="Done today", footer=True,
            tooltip="They were debriefed: today, or on another day behind the word."),
    Command(id="debriefs.due", action="due", keys=("f",), word="due", takes="[DAY]", title="Due for all", footer=True,
            tooltip="The day by which everyone is to have had this debrief, where no other day is set."),
    replace(_ADD, tooltip="Add somebody of the key who is owed a debrief too."),
    replace(_DELETE, tooltip="Take out what is recorded of it. Those involved stay on the list."), _UNDO, *_REST,
)  # fmt: skip


class DebriefsScreen(ListScreen[Owed], inherit_bindings=False):
    """Both debriefs of everyone involved: those overdue first, those done last."""

    OFFERS = DEBRIEF_COMMANDS
    NAME = "debriefs"
    TABLES = ("debriefs",)
    BINDINGS = bindings((*DEBRIEF_COMMANDS, *SHARED))
    EMPTY = "Nobody is involved yet: F7 has the meetings, and whom to see. Or press a."
    people: Mapping[str, Person] = {}

    async def fetch_all(self) -> Sequence[Owed]:
        case, do = self.session.case, self.session.do
        self.people = {person.code.casefold(): person for person in await do(case.people.all)}
        to_see, interviews = await do(case.to_see.all), await do(case.interviews.all)
        today = self.session.today()
        every = owed(await do(case.debriefs.all), to_see, interviews, today)
        late = sum(each.overdue(today) for each in every)
        done = sum(bool(each.debrief.done) for each in every)
        self.TITLE_WORDS = f"Debriefs: {done} done" + (f", {late} overdue" if late else "")
        return every

    def titles(self) -> tuple[tuple[str, int], ...]:
        after = ("After", 14)
        if self.size.width < 60:
            return ("Code", 10), after, ("Where it stands", 0)
        return ("Code", 11), ("Name" if self.session.names_shown else "Role", 26), after, ("Where it stands", 0)

    def columns(self, thing: Owed) -> tuple[str, ...]:
        person, one = self.people.get(thing.debrief.code.casefold()), thing.debrief
        state = state_of(thing, self.session.today())
        if self.size.width < 60:
            return one.code, one.after, state
        who = (person.name if self.session.names_shown else person.role) if person else ""
        return one.code, who, one.after, state

    def name_of(self, thing: Owed) -> str:
        return thing.name

    def detail(self, thing: Owed) -> str:
        one = thing.debrief
        said = [overdue_said(self.things, self.session.today())]
        said.append(f"Done on {day_said(one.done)}." if one.done else "Not debriefed yet; t marks it done today.")
        if one.due:
            said.append(f"Due by {day_said(one.due)}.")
        if thing.why_not_seen:
            said.append(f"Not interviewed: {thing.why_not_seen}.")
        return " ".join((*filter(None, said), one.note))

    async def action_back(self) -> None:
        await self.back_to("interviews")

    async def form(self, thing: Owed | None) -> Form[Owed]:
        assert thing is not None
        return DebriefForm(self, thing)

    async def keep(self, thing: Owed, before: Owed | None) -> str:
        try:
            await self.session.do(self.session.case.debriefs.put, thing.debrief)
        except ChangedUnderneath as changed:
            raise in_a_form(changed) from None
        return f"The debrief of {thing.debrief.code} after the {thing.debrief.after} is changed."

    async def _put(self, *some: Debrief) -> None:
        """Save what one key did. Raises Refusal."""
        try:
            await self.session.do(self.session.case.debriefs.put, *some)
        except ChangedUnderneath as changed:
            await self.renew()
            raise on_a_list(changed) from None

    async def take_out(self, thing: Owed) -> None:
        one = thing.debrief
        if not one.revision:
            raise WrongUse(f"Nothing of it is recorded. {one.code} is on the list as one involved: see /tosee and F7.")
        await self.session.do(self.session.case.debriefs.delete, one.code, one.after, one.revision)

    def action_add(self) -> None:
        self.run_worker(self._add())

    async def _add(self) -> None:
        there = {each.debrief.code for each in self.things}
        chosen = await self.app.push_screen_wait(
            PeopleBox(self.session, "Who is owed a debrief too", list(self.people.values()), there)
        )
        if chosen:
            await self._put(*(Debrief(code=person.code) for person in chosen))
            await self.renew(f"{chosen[0].code} after IMR")
            self.say(f"{and_between(one.code for one in chosen)} to be debriefed twice: after the IMR, and at the end.")

    def _here(self) -> Debrief:
        here = self.rows.row()
        if here is None:
            raise WrongUse("Nobody is owed a debrief yet; a adds somebody of the key.")
        return here.debrief

    async def action_done(self, day: str = "") -> None:
        one, today = self._here(), self.session.today()
        done = debriefed(one, day_typed(day, today, "Day", usual=today.isoformat()))
        await self._put(done)
        # The one that is done goes to the end; the bar stays where the next one to do is now.
        at = self.rows.at
        await self.renew()
        self.rows.go(at)
        self.say(f"{one.code} was debriefed after the {one.after} on {day_said(done.done)}. u undoes it.")

    def action_due(self, day: str = "") -> None:
        self.run_worker(self._due(day))

    async def _due(self, day: str) -> None:
        after, today = self._here().after, self.session.today()
        due = day_typed(day, today, "Day", ahead=True)
        if not due:
            form = DueForm(self, after)
            due = await self.app.push_screen_wait(form) or ""
        if not due:
            return
        unset = [each.debrief for each in self.things if each.debrief.after == after and not each.debrief.done]
        unset = [one for one in unset if not one.due]
        if unset:
            await self._put(*(replace(one, due=due) for one in unset))
        await self.renew()
        which = f"debrief{'' if len(unset) == 1 else 's'} after the {after}"
        self.say(f"{len(unset)} {which} due by {day_said(due)}; days set before stay as they are.")


class DueForm(Form[str]):
    """One box: the day by which everyone is to have had a debrief."""

    def __init__(self, screen: DebriefsScreen, after: str) -> None:
        box = Box("due", "Due by", hint="For everyone who has no day yet: 3/3/27.")
        super().__init__(screen.session.glyphs, f"Debriefs after the {after}", [box])
        self._today = screen.session.today()

    def result(self, values: Mapping[str, str]) -> str:
        return day_typed(values["due"], self._today, "Due by", ahead=True)


class DebriefForm(DayBoxes[Owed]):
    """One debrief."""

    DAYS = ("due", "done")
    AHEAD = frozenset(("due",))

    def __init__(self, screen: DebriefsScreen, owed: Owed) -> None:
        one = owed.debrief
        boxes = (
            Box("due", "Due by", day_in_box(one.due), hint="The day by which they are to be debriefed: 3/3/27."),
            Box("done", "Done on", day_in_box(one.done), hint="The day they were: 3/3/27, or today."),
            Box("note", "Note", one.note, hint="For your eyes only."),
        )
        super().__init__(screen.session.glyphs, f"Debrief of {one.code} after the {one.after}", boxes)
        self._owed, self._today = owed, screen.session.today()

    def result(self, values: Mapping[str, str]) -> Owed:
        one = replace(
            self._owed.debrief, due=self.day(values, "due"), done=self.day(values, "done"),
            note=values["note"].strip(),
        )  # fmt: skip
        return replace(self._owed, debrief=one)
