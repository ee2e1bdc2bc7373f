"""Everything that rests on minutes: how it stands, why, who disputes it, and who has not confirmed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.chronology.entry import Entry
from domain.errors import WrongUse
from domain.evidence.resting import Ground
from domain.evidence.row_standing import Rests
from domain.people import Person, with_names
from domain.report.parts import Passage
from screens.commands import Command, bindings
from screens.form import Form
from screens.glyphs import one_line
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.meetings.about_meeting import MOVES
from screens.report.reading import numbered
from screens.task_screen import SHARED
from screens.why_form import WhyForm

EVIDENCE_COMMANDS = (
    Command(id="evidence.open", action="go_to_row", keys=("enter", "e"), title="Go to it", footer=True,
            tooltip="Go to the row in the chronology, or to the paragraph of the report."),
    Command(id="evidence.minutes", action="go_to_minutes", keys=("v",), title="The minutes", footer=True,
            tooltip="The versions of the minutes it rests on."),
    Command(id="evidence.again", action="again", keys=("r",), word="anew", title="Rests on it anew", footer=True,
            tooltip="You have looked: the row rests on these paragraphs as they stand now."),
    Command(id="evidence.delete", action="delete", keys=("d", "delete"), word="delete", title="Take out", footer=True,
            tooltip="It does not rest on these minutes after all: say why. Undo brings it back."),
    *(each for each in LIST_COMMANDS if each.id == "list.undo"),
    *MOVES,
    *(each for each in LIST_COMMANDS if each.id == "list.back"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RestingRow:
    """What rests on minutes, and the row or the passage of the report it is, None where that is gone."""

    rests: Rests
    entry: Entry | None = None
    passage: Passage | None = None
    number: str = ""

    @property
    def said(self) -> str:
        """What it is, in words."""
        if self.passage is not None:
            return f"Report {self.number}: {self.passage.text}".replace("Report :", "Report:")
        if self.entry is not None:
            return f"{self.entry.when.shown().strip()} {self.entry.event or 'gap'}"
        return "taken out since"


class EvidenceScreen(ListScreen[RestingRow], inherit_bindings=False):
    """What was drawn from minutes, that which may not be used first."""

    OFFERS = EVIDENCE_COMMANDS
    NAME = "evidence"
    TABLES = ("evidence",)
    BINDINGS = bindings((*EVIDENCE_COMMANDS, *SHARED))
    TITLE_WORDS = "What rests on minutes"
    EMPTY = "Nothing. Draw a row from the minutes of a meeting with v there, or here with /draw."
    DETAIL = 6
    people: Sequence[Person] = ()

    async def fetch_all(self) -> Sequence[RestingRow]:
        case, do = self.session.case, self.session.do
        self.people = await do(case.people.all)
        evidence = await do(case.evidence.all)
        grounds = {each.interview.number: Ground.of(each) for each in await do(case.minutes.all)} if evidence else {}
        passages = {each.id: each for each in await do(case.passages.all)} if evidence else {}
        numbers = await do(numbered, case) if passages else {}
        found = []
        for each in evidence:
            rests = Rests.of(each, grounds.get(each.interview))
            if each.kind == "row":
                found.append(RestingRow(rests, entry=await do(case.entries.get, each.target)))
            else:
                found.append(RestingRow(rests, passage=passages.get(each.target), number=numbers.get(each.target, "")))
        order = {"changed": 0, "unagreed": 1, "current": 2}
        return sorted(found, key=lambda one: (order[one.rests.resting.state], one.rests.resting.evidence.number))

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return ("State", 12), ("Row or paragraph", 0)
        return ("State", 12), ("Row or paragraph", 0), ("Rests on", 26), ("Disputed", 9)

    def columns(self, thing: RestingRow) -> tuple[str, ...]:
        resting = thing.rests.resting
        state = "not conf." if resting.current and resting.not_confirmed else resting.state
        who = ", ".join(dict.fromkeys(one.code for one in resting.dissent))
        found = state, self.named(thing.said), thing.rests.where, self.named(who)
        return found[:2] if self.size.width < 60 else found

    def name_of(self, thing: RestingRow) -> str:
        return str(thing.rests.resting.evidence.number)

    def detail(self, thing: RestingRow) -> str:
        resting, entry = thing.rests.resting, thing.entry
        said = [thing.rests.said]
        if resting.state == "changed":
            said.append("Look at it and the minutes again; r says it rests on them as they stand now.")
        if entry is not None:
            said.append(f"The row: {entry.event or 'gap'}")
        elif thing.passage is not None:
            said.append(f"The paragraph: {thing.passage.text}")
        return self.named(" ".join(said))

    def named(self, text: str) -> str:
        """The text with real names in the place of codes while the author wants to see them, on one line."""
        return one_line(with_names(text, self.session.names(tuple(self.people))), self.session.glyphs)

    async def action_go_to_row(self) -> None:
        """To the row in the chronology, or to the paragraph of the report."""
        here = self.rows.row()
        if isinstance(here, RestingRow) and here.passage is not None:
            self.session.section, self.session.passage = here.passage.section, here.passage.id
            await self.open_task("write")
            return
        if not isinstance(here, RestingRow) or here.entry is None:
            return
        screen = await self.open_task("chronology")
        show = getattr(screen, "show_row", None)
        if show is not None:
            await show(here.entry.id)

    async def action_go_to_minutes(self) -> None:
        """To the versions of the minutes it rests on."""
        from screens.meetings.versions import VersionsScreen

        here = self.rows.row()
        if isinstance(here, RestingRow):
            number = here.rests.resting.evidence.interview
            await self.app.push_screen(VersionsScreen(self.session, number))

    def action_again(self) -> None:
        self.run_worker(self._again())

    async def _again(self) -> None:
        here = self.rows.row()
        if not isinstance(here, RestingRow) or here.rests.ground is None:
            return
        old = here.rests.resting.evidence
        if here.rests.resting.state != "changed":
            raise WrongUse("What it rests on says what it said: there is nothing to look at again.")
        minutes = here.rests.ground.minutes
        ids = [each.id for each in minutes.paragraphs if each.id in old.paragraphs]
        if not ids:
            raise WrongUse("None of the paragraphs is there any more: d takes it out, with the reason.")
        what = "the paragraph" if here.passage is not None else "the row"
        if not await self.sure(
            f"Does {what} rest on {here.rests.where}, as it stands now?",
            "Yes, I have read both again", "Back, to look at them first",
        ):
            return
        evidence = self.session.case.evidence
        if here.passage is not None:
            await self.session.do(evidence.settle, old.number)
            await self.renew(str(old.number))
            self.say(f"It rests on {here.rests.where}, as it stands now.")
            return
        new = await self.session.do(evidence.rest, old.target, old.interview, ids)
        await self.session.do(evidence.delete, old.number, "read again, and it rests on the minutes as they stand")
        await self.renew(str(new.number))
        self.say(f"It rests on {here.rests.where}, as it stands now.")

    def action_delete(self) -> None:
        self.run_worker(self._take_out())

    async def _take_out(self) -> None:
        from screens.filling_in import fill_in

        here = self.rows.row()
        if not isinstance(here, RestingRow):
            return
        number = here.rests.resting.evidence.number

        async def make() -> Form[str]:
            return WhyForm(self.session, here.rests.where)

        async def keep(why: str) -> str:
            await self.session.do(self.session.case.evidence.delete, number, why)
            return f"It rests on {here.rests.where} no more; u undoes it."

        done = await fill_in(self, f"evidence:{number}", make, keep)
        if done is not None:
            await self.renew()
            self.say(done[1])
