"""Whom to see and why: what was done for each before, what keeps them from being seen, and why some are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.and_between import and_between
from domain.dates.days import day_in_box, day_typed
from domain.errors import ChangedUnderneath, WrongUse
from domain.meetings.interview import HOLDS, NOT_SEEN, Interview, ToSee
from domain.meetings.seeing import OFFERED, at_a_glance, checked, done, done_said, in_full, planned_for, seen_on
from domain.people import Person
from screens.choices import OWN_WORDS, Choices, Option
from screens.commands import Command, bindings
from screens.day_boxes import DayBoxes
from screens.form import Box, Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.meanwhile import in_a_form, on_a_list
from screens.people.people_to_add import PeopleBox
from screens.task_screen import SHARED
from screens.yes_or_no import yes_or_no

NONE = "none"


def _offered(what: str, key: str, title: str, tooltip: str) -> Command:
    return Command(id=f"tosee.{what}", action=what, keys=(key,), word=what, takes="[DAY]", title=title, footer=True,
                   tooltip=f"{tooltip} Today, or another day behind the word; Enter changes it.")  # fmt: skip


_OPEN, _ADD, _DELETE, _UNDO, _ROWS, *_REST = LIST_COMMANDS
TO_SEE_COMMANDS = (
    _OPEN, replace(_ADD, tooltip="Add people of the key: mark one or several. F4 adds people to the key."),
    _offered("told", "t", "Told", "They were told of purpose and process."),
    _offered("support", "s", "Support", "They were offered support."),
    _offered("company", "c", "Company", "They were told that they may be accompanied."),
    Command(id="tosee.notseen", action="not_seen", keys=("n",), word="notseen", takes="[WHY]", title="Not seen",
            footer=True, tooltip="They are not interviewed, and why, in the words boards ask for."),
    Command(id="tosee.hold", action="hold", keys=("h",), word="hold", takes="[WHO]", title="Hold", footer=True,
            tooltip="The police, a coroner or others hold the meeting back from today; or the hold is lifted today."),
    Command(id="tosee.plan", action="plan", keys=("p",), word="plan", title="Plan", footer=True,
            tooltip="Plan a meeting with them: its form opens with them present."),
    Command(id="tosee.own_wish", action="own_wish", keys=("o",), word="ownwish", title="Own wish",
            tooltip="They asked to be seen themselves, or did not after all."),
    replace(_DELETE, tooltip="Take them off the list; the key and the meetings stay as they are."), _UNDO, _ROWS,
    *_REST,
)  # fmt: skip


class ToSeeScreen(ListScreen[ToSee], inherit_bindings=False):
    """Whom the author means to see, in the order they were put on the list."""

    OFFERS = TO_SEE_COMMANDS
    NAME = "tosee"
    TABLES = ("to_see",)
    BINDINGS = bindings((*TO_SEE_COMMANDS, *SHARED))
    TITLE_WORDS = "Whom to see"
    EMPTY = "Nobody yet. Press a and mark them in the key."
    DETAIL = 5
    people: Mapping[str, Person] = {}
    interviews: Sequence[Interview] = ()

    async def fetch_all(self) -> Sequence[ToSee]:
        case, do = self.session.case, self.session.do
        self.people = {person.code.casefold(): person for person in await do(case.people.all)}
        self.interviews = await do(case.interviews.all)
        return await do(case.to_see.all)

    def titles(self) -> tuple[tuple[str, int], ...]:
        who = "Name" if self.session.names_shown else "Role"
        return ("Code", 11), (who, 20 if self.size.width < 100 else 30), ("Where it stands", 0)

    def columns(self, thing: ToSee) -> tuple[str, ...]:
        person = self.people.get(thing.code.casefold())
        who = (person.name if self.session.names_shown else person.role) if person else ""
        return thing.code, who, at_a_glance(thing, *self._meetings(thing))

    def _meetings(self, thing: ToSee) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The days they were seen, and those they are to be."""
        today = self.session.today()
        return seen_on(thing.code, self.interviews, today), planned_for(thing.code, self.interviews, today)

    def name_of(self, thing: ToSee) -> str:
        return thing.code

    def detail(self, thing: ToSee) -> str:
        return in_full(thing, *self._meetings(thing))

    async def action_back(self) -> None:
        await self.back_to("interviews")

    # Adding, changing, taking off

    def action_add(self) -> None:
        self.run_worker(self._add())

    async def _add(self) -> None:
        box = PeopleBox(self.session, "Whom to see", list(self.people.values()), [one.code for one in self.things])
        chosen = await self.app.push_screen_wait(box)
        if chosen:
            await self.session.do(self.session.case.to_see.add, *(ToSee(code=one.code) for one in chosen))
            await self.renew(chosen[0].code)
            self.say(f"{and_between(one.code for one in chosen)} to be seen. Enter says why; t when they are told.")

    async def form(self, thing: ToSee | None) -> Form[ToSee]:
        assert thing is not None
        return ToSeeForm(self, thing)

    async def keep(self, thing: ToSee, before: ToSee | None) -> str:
        try:
            await self.session.do(self.session.case.to_see.change, thing)
        except ChangedUnderneath as changed:
            raise in_a_form(changed) from None
        return f"{thing.code} is changed."

    async def _changed(self, thing: ToSee, said: str) -> None:
        """Save what one key did to the row, and say it."""
        try:
            await self.session.do(self.session.case.to_see.change, thing)
        except ChangedUnderneath as changed:
            await self.renew()
            raise on_a_list(changed) from None
        await self.renew(thing.code)
        self.say(f"{said} u undoes it.")

    async def take_out(self, thing: ToSee) -> None:
        await self.session.do(self.session.case.to_see.delete, thing.code, thing.revision)

    def rows_query(self, thing: ToSee) -> str:
        return thing.code if " " not in thing.code else f'"{thing.code}"'

    # One key each

    def _here(self) -> ToSee:
        here = self.rows.row()
        if here is None:
            raise WrongUse("There is nobody on the list yet; a adds people of the key.")
        return here

    async def action_told(self, day: str = "") -> None:
        await self._done("told", day)

    async def action_support(self, day: str = "") -> None:
        await self._done("support", day)

    async def action_company(self, day: str = "") -> None:
        await self._done("company", day)

    async def _done(self, what: str, day: str) -> None:
        today = self.session.today()
        one = done(self._here(), what, day_typed(day, today, "Day", usual=today.isoformat()))
        await self._changed(one, done_said(one, what))

    def action_hold(self, who: str = "") -> None:
        self.run_worker(self._hold(who.strip()))

    async def _hold(self, who: str) -> None:
        here, today = self._here(), self.session.today().isoformat()
        if here.on_hold and not who:
            one = replace(here, held_until=today)
            await self._changed(one, f"{here.code} is no longer held back by {here.hold}, from today.")
            return
        who = who or await self._chosen(f"Who holds the meeting with {here.code} back?", HOLDS, "hold") or ""
        if who:
            held = replace(here, hold=who, held_since=today, held_until="")
            await self._changed(held, f"{here.code} is on hold for {who} from today; Enter changes the day.")

    def action_not_seen(self, why: str = "") -> None:
        self.run_worker(self._not_seen(why.strip()))

    async def _not_seen(self, why: str) -> None:
        here = self._here()
        title = f"{here.code} is not interviewed:"
        after_all = "They are to be seen after all" if here.not_seen else ""
        chosen = why or await self._chosen(title, NOT_SEEN, "not_seen", after_all)
        if chosen == NONE:
            await self._changed(replace(here, not_seen="", not_seen_why=""), f"{here.code} is to be seen after all.")
        elif chosen:
            said = f"{here.code} is not interviewed: {chosen}. Enter adds the circumstances."
            await self._changed(replace(here, not_seen=chosen), said)

    async def _chosen(self, title: str, words: Sequence[str], box: str, none: str = "") -> str | None:
        """One of the words offered; None when the author goes back, or writes own words into the form."""
        options = [Option(NONE, none)] if none else []
        options += [Option(each, each) for each in words]
        options.append(Option(OWN_WORDS, "In other words: in the form"))
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, title, options))
        if chosen != OWN_WORDS:
            return chosen
        self._begin_at = box
        await self._fill(self._here())
        return None

    _begin_at = ""

    @property
    def begin_at(self) -> str:
        """The box the next form begins in, once."""
        box, self._begin_at = self._begin_at, ""
        return box

    async def action_own_wish(self) -> None:
        here = self._here()
        one = replace(here, asked_to_be_seen=not here.asked_to_be_seen)
        said = "asked to be seen themselves." if one.asked_to_be_seen else "did not ask to be seen themselves."
        await self._changed(one, f"{here.code} {said}")

    async def action_plan(self) -> None:
        from screens.meetings.interviews import InterviewsScreen

        here = self._here()
        screen = await self.open_task("interviews")
        assert isinstance(screen, InterviewsScreen)
        screen.plan_with(here.code)


class ToSeeForm(DayBoxes[ToSee]):
    """One person to be seen."""

    WORDS = {"hold": HOLDS, "not_seen": NOT_SEEN}
    DAYS = (*(name for name, _ in OFFERED), "held_since", "held_until")

    def __init__(self, screen: ToSeeScreen, one: ToSee) -> None:
        day = "The day, 3/3/26 or today; empty while it is not done."
        boxes = (
            Box("why", "Why them", one.why, hint="What they had to do with it, and what to ask them about."),
            Box("own_wish", "Own wish", "yes" if one.asked_to_be_seen else "", choices=("", "yes"),
                hint="yes, if they asked to be seen."),
            Box("told", "Told", day_in_box(one.told), hint=f"Of purpose and process. {day}"),
            Box("support", "Support", day_in_box(one.support), hint=f"Support and counselling offered. {day}"),
            Box("company", "Company", day_in_box(one.company), hint=f"Told that they may be accompanied. {day}"),
            Box("hold", "Hold", one.hold, hint=f"Who holds the meeting back: {', '.join(HOLDS)}, or in other words."),
            Box("held_since", "Hold since", day_in_box(one.held_since), hint="The day they were asked to wait."),
            Box("held_until", "Hold until", day_in_box(one.held_until), hint="The day it was lifted, if it was."),
            Box("not_seen", "Not seen", one.not_seen, hint=f"{'; '.join(NOT_SEEN)}; or in other words."),
            Box("not_seen_why", "Circumstances", one.not_seen_why, hint="Why not, and what was tried, for the report."),
            Box("note", "Note", one.note, hint="For your eyes only."),
        )
        super().__init__(screen.session.glyphs, f"{one.code}, to be seen", boxes, start=screen.begin_at)
        self._one, self._today = one, screen.session.today()

    def holds_text(self, box: str) -> bool:
        return box in ("why", "not_seen_why", "note")

    def wrong_box(self, sentence: str) -> str | None:
        return "held_until" if sentence.startswith("The hold would end") else super().wrong_box(sentence)

    def result(self, values: Mapping[str, str]) -> ToSee:
        days = {name: self.day(values, name) for name in self.DAYS}
        return checked(
            replace(
                self._one, why=values["why"].strip(), asked_to_be_seen=yes_or_no("Own wish", values["own_wish"]),
                hold=values["hold"].strip(), not_seen=values["not_seen"].strip(),
                not_seen_why=values["not_seen_why"].strip(), note=values["note"].strip(), **days,
            )
        )  # fmt: skip

