"""The meetings with staff: whom with, when, where each stands, and what is next to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.agreement.said import overdue
from domain.and_between import and_between
from domain.dates.days import day_said, day_short
from domain.errors import ChangedUnderneath, WrongUse
from domain.meetings.interview import Attendee, Interview, ToSee
from domain.meetings.minutes import Minutes
from domain.meetings.present_line import read_back
from domain.meetings.state import asked_no_more, at_a_glance, hindrances, met, next_to_do
from domain.names.code_naming import code_refused
from domain.people import Person
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.form import Form
from screens.glyphs import one_line
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.meanwhile import in_a_form
from screens.meetings.interview_form import Given, InterviewForm
from screens.task_screen import SHARED, screen_of
from screens.tasks import task

WITH = "with "
"""What the name of a new meeting's form begins with, when somebody is there already."""


def _goes_to(task: str, key: str, title: str, tooltip: str) -> Command:
    return Command(id=f"interviews.{task}", action=f"over('{task}')", keys=(key,), title=title, tooltip=tooltip,
                   footer=True)  # fmt: skip


_OPEN, _ADD, _DELETE, _UNDO, *_REST = (each for each in LIST_COMMANDS if each.id != "list.find")
INTERVIEW_COMMANDS = (
    _OPEN, _ADD,
    Command(id="interviews.minutes", action="minutes", keys=("m",), title="Minutes", footer=True,
            tooltip="Type the minutes of this meeting, while people speak or afterwards."),
    Command(id="interviews.agreement", action="agreement", keys=("g",), title="Agreement", footer=True,
            tooltip="Issue the minutes, and record what each person present answers."),
    _goes_to("tosee", "s", "To see", "Whom to see and why: told, offered support, on hold, not seen and why."),
    _goes_to("debriefs", "b", "Debriefs", "The debriefs owed to all staff involved: due, done, overdue."),
    replace(_DELETE, tooltip="Take the meeting out, while nothing of it was issued. Undo brings it back."), _UNDO,
    _goes_to("extracts", "x", "Extracts", "Checks of extracts of the report by those they concern."),
    Command(id="interviews.find", action="find", keys=("f3", "f"), word="find", takes="[WORDS]", title="Find",
            tooltip="Find a meeting by its number, day, people, or what it was about."),
    Command(id="interviews.due", action="due_first", keys=("o",), word="due", title="Due first",
            tooltip="Put first where a reply is overdue, then where something is to be done; again: by their day."),
    _goes_to("register", "t", "Register", "The register of persons seen, and of those not interviewed and why."),
    *_REST,
)  # fmt: skip


class InterviewsScreen(ListScreen[Minutes], inherit_bindings=False):
    """The meetings by their day, those without one last."""

    OFFERS = INTERVIEW_COMMANDS
    NAME = "interviews"
    TABLES = ("interviews", "attendees")
    BINDINGS = bindings((*INTERVIEW_COMMANDS, *SHARED))
    TITLE_WORDS = "Interviews"
    EMPTY = "No meetings yet. Press s for whom to see and why, or a to add a meeting."
    DETAIL = 5
    people: Sequence[Person] = ()
    to_see: Mapping[str, ToSee] = {}
    due_first = False
    _planned: tuple[str, ...] = ()

    async def fetch_all(self) -> Sequence[Minutes]:
        case, do = self.session.case, self.session.do
        self.people = await do(case.people.all)
        self.to_see = {one.code.casefold(): one for one in await do(case.to_see.all)}
        every = await do(case.minutes.all)
        by_day = sorted(every, key=lambda each: (each.interview.held or "9999", each.interview.number))
        if not self.due_first:
            return by_day
        today = self.session.today()
        return sorted(by_day, key=lambda each: (not overdue(each, today), not next_to_do(each, today)))

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return ("No", 4), ("Who", 14), ("State", 0)
        return ("No", 4), ("Day", 11), ("Who", 16), ("About", 22), ("State", 0)

    def columns(self, thing: Minutes) -> tuple[str, ...]:
        interview = thing.interview
        number, state = str(interview.number), at_a_glance(thing, self.session.today())
        who = ", ".join(map(self._shown, met(interview)))
        if self.size.width < 60:
            return number, who, state
        return number, day_short(interview.held), who, interview.about or interview.kind, state

    def _shown(self, code: str) -> str:
        names = self.session.names(tuple(self.people)) or {}
        return names.get(code, code)

    def name_of(self, thing: Minutes) -> str:
        return f"Interview {thing.interview.number}"

    def detail(self, thing: Minutes) -> str:
        interview, today = thing.interview, self.session.today()
        hours = " to ".join(filter(None, (interview.starts, interview.ends)))
        when = ", ".join(filter(None, (day_said(interview.held), hours, interview.place)))
        said = [next_to_do(thing, today)]
        said.append(f"{interview.kind.capitalize()}{f': {when}' if when else ''}.")
        if not interview.held or interview.held >= today.isoformat():
            said[1:1] = hindrances(met(interview), self.to_see)
        if interview.people:
            shown = tuple(replace(one, code=self._shown(one.code)) for one in interview.people)
            said.append(f"{read_back(shown)}.")
        if interview.raised_elsewhere:
            said.append(f"A matter was raised elsewhere on {day_said(interview.raised_elsewhere)}.")
        return " ".join((*filter(None, said), interview.note))

    # Adding and changing

    async def form(self, thing: Minutes | None) -> Form[Minutes]:
        people = tuple(Attendee(code=code) for code in self._planned) if thing is None else ()
        interview = thing.interview if thing is not None else Interview(people=people)
        issued = thing.latest.number if thing is not None and thing.latest is not None else 0
        today = self.session.today()
        return InterviewForm(self.session.glyphs, interview, self.people, self.to_see, today, issued)  # type: ignore[return-value]

    def plan_with(self, *codes: str) -> None:
        """Begin the form of a meeting with these people."""
        self.run_worker(self._plan(codes))

    async def _plan(self, codes: tuple[str, ...], typed: Mapping[str, str] | None = None) -> None:
        await self.look()
        self._planned = codes
        await self._fill(None, typed)

    async def take_up(self, name: str, typed: Mapping[str, str]) -> None:
        if name.startswith(WITH):
            self.run_worker(self._plan(tuple(name.removeprefix(WITH).split("; ")), typed))
        else:
            await super().take_up(name, typed)

    def action_add(self) -> None:
        self._planned = ()
        super().action_add()

    def form_name(self, thing: Minutes | None) -> str:
        return f"{WITH}{'; '.join(self._planned)}" if thing is None and self._planned else super().form_name(thing)

    def name_saved(self, thing: object) -> str:
        return f"Interview {self.session.meeting}"

    async def keep(self, thing: Given, before: Minutes | None) -> str:  # type: ignore[override]
        if before is not None:
            await self._still_asked(before, thing.interview)
        saved = await self._save(thing)
        self.session.meeting = saved.number
        return self._told(saved, new=before is None)

    async def _still_asked(self, before: Minutes, interview: Interview) -> None:
        """Ask before somebody is left out to whom a version went, as the minutes wait for them all the same; raises
        WrongUse when nobody is to be."""
        left = and_between(asked_no_more(before, interview))
        latest = before.latest
        if not left or latest is None:
            return
        asked = f"The minutes were issued to {left}, and wait for {left} all the same."
        said = (
            "Whoever a version was issued to answers the last one, or is printed as not confirmed on a senior manager's"
            " authority; that is the way, too, where it was issued by mistake."
        )
        if not await self.sure(asked, f"Change it; {left} stays asked", "Back to the form", said):
            raise WrongUse(f"Present: the minutes were issued to {left}. Put them back, or save again.")

    async def _save(self, given: Given) -> Interview:
        """Put the meeting on disk, with those of it who are new to the key. Raises Refusal."""
        interviews, do = self.session.case.interviews, self.session.do
        if given.unknown:
            await self._add_to_key(given.unknown)
        if not given.interview.number:
            return await do(interviews.add, given.interview)
        try:
            return await do(interviews.change, given.interview)
        except ChangedUnderneath as changed:
            raise in_a_form(changed) from None

    def _told(self, interview: Interview, *, new: bool) -> str:
        ahead = not interview.held or interview.held > self.session.today().isoformat()
        said = f"Interview {interview.number} is {'planned' if new and ahead else 'there now' if new else 'changed'}."
        against = hindrances(met(interview), self.to_see) if ahead else []
        return " ".join((said, *against))

    async def _add_to_key(self, codes: Sequence[str]) -> None:
        """Add people the form names and the key has not; raises WrongUse when they are not to be added."""
        people, do = self.session.case.people, self.session.do
        new = [Person(code=code) for code in codes]
        terms = await do(self.session.case.terms.all)
        for one in new:
            if refused := code_refused(one, self.people, terms):
                raise WrongUse(refused)
        listed = and_between(codes)
        add = await self.app.push_screen_wait(Choices(
            self.session.glyphs, f"{listed} {'is' if len(codes) == 1 else 'are'} not in the key yet",
            [Option("add", f"Add {listed} to the key; F4 says who that is"), Option("no", "No: back to the form")],
        ))  # fmt: skip
        if add != "add":
            raise WrongUse(f"Present: {listed} {'is' if len(codes) == 1 else 'are'} not in the key. Give another code.")
        for one in new:
            await do(people.add, one)
        self.people = await do(people.all)

    async def take_out(self, thing: Minutes) -> None:
        number = thing.interview.number
        if thing.paragraphs and not thing.versions:
            count = len(thing.paragraphs)
            asked = f"Interview {number} has minutes of {count} {'paragraph' if count == 1 else 'paragraphs'}."
            if not await self.sure(asked, "Delete it, with its minutes", "Leave it", "u brings both back."):
                raise WrongUse(f"Interview {number} stays as it was.")
        await self.session.do(self.session.case.interviews.delete, number, thing.interview.revision)

    # Going to what is of one meeting

    async def action_due_first(self) -> None:
        self.due_first = not self.due_first
        await self.renew()
        first = "What is overdue stands first, then what is to be done."
        self.say(first if self.due_first else "In order of their days.")

    def action_find(self, argument: str = "") -> None:
        self.run_worker(self._find(argument))

    async def _find(self, words: str) -> None:
        """Go to the meeting chosen by words of it: at once where only one has those typed behind the word."""
        glyphs = self.session.glyphs
        options = [
            Option(self.key_of(each), one_line("  ".join(self._words_of(each)), glyphs), self.shown(self.detail(each)))
            for each in self.things
        ]
        found = [one for one in options if all(word in one.text.casefold() for word in words.casefold().split())]
        if not found:
            self.say(f"No meeting has “{words}”." if words else "There is no meeting here yet; a adds one.")
            return
        chosen = found[0].id if words and len(found) == 1 else await self.app.push_screen_wait(
            Choices(glyphs, "Which meeting? Type words of it.", found)
        )
        if chosen is not None:
            await self.renew(chosen)

    def _words_of(self, thing: Minutes) -> tuple[str, ...]:
        interview = thing.interview
        who = ", ".join(map(self._shown, met(interview)))
        state = at_a_glance(thing, self.session.today())
        return f"{interview.number:>3}", day_said(interview.held), who, interview.about or interview.kind, state

    async def action_minutes(self) -> None:
        await self._open_of_row("minutes")

    async def action_agreement(self) -> None:
        await self._open_of_row("agreement")

    async def _open_of_row(self, name: str) -> None:
        here = self.rows.row()
        if here is None:
            self.say("There is no meeting here yet; a adds one.")
            return
        self.session.meeting = here.interview.number
        await self.action_over(name)

    async def action_over(self, name: str) -> None:
        """Open a screen over this one: Escape comes back here."""
        await self.app.push_screen(screen_of(task(name))(self.session))
