"""Checks of extracts: passages of the report shown to those they concern, for their facts, before it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.and_between import and_between
from domain.dates.days import day_in_box, day_said
from domain.errors import ChangedUnderneath, WrongUse
from domain.meetings.afterwards import OUTCOMES, check_state, checked
from domain.meetings.interview import ExtractCheck
from domain.meetings.present_line import read_present, rest_of
from domain.people import Person
from domain.report.extracts import Extract, extract_now, extract_of
from domain.report.parts import Considered, Passage
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.day_boxes import DayBoxes
from screens.form import Box, Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.meanwhile import in_a_form, on_a_list
from screens.report.reading import numbered
from screens.task_screen import SHARED

_OPEN, _ADD, _DELETE, _UNDO, _ROWS, *_REST = LIST_COMMANDS
EXTRACT_COMMANDS = (
    _OPEN, replace(_ADD, tooltip="Add a check: whom the extract is sent to, which paragraphs, when, and by when."),
    Command(id="extracts.outcome", action="outcome", keys=("o",), word="outcome", title="Outcome", footer=True,
            tooltip="What they answered, today: correct, corrected, disputed, no reply. Enter changes the day."),
    Command(id="extracts.there", action="there", keys=("g",), word="there", title="Go there", footer=True,
            tooltip="To the paragraphs that were meant, as they are written now, whatever their numbers are."),
    replace(_DELETE, tooltip="Take the check out. Undo brings it back."), _UNDO, *_REST,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checks:
    """The check as the form left it, one for each of these codes."""

    check: ExtractCheck
    codes: tuple[str, ...]


class ExtractChecksScreen(ListScreen[ExtractCheck], inherit_bindings=False):
    """The checks in the order they were added."""

    OFFERS = EXTRACT_COMMANDS
    NAME = "extracts"
    TABLES = ("extract_checks",)
    BINDINGS = bindings((*EXTRACT_COMMANDS, *SHARED))
    TITLE_WORDS = "Checks of extracts of the report"
    EMPTY = "None yet. Press a when a passage is sent to those it concerns."
    people: Sequence[Person] = ()
    numbers: Mapping[str, str] = {}
    passages: Sequence[Passage] = ()
    considered: Sequence[Considered] = ()
    _saved = ExtractCheck(code="", extract="")

    async def fetch_all(self) -> Sequence[ExtractCheck]:
        case, do = self.session.case, self.session.do
        self.people = await do(case.people.all)
        self.passages = await do(case.passages.all)
        self.numbers = await do(numbered, case) if self.passages else {}
        self.considered = await do(case.considered.all)
        return await do(case.extract_checks.all)

    def meant(self, check: ExtractCheck) -> Extract:
        """The paragraphs a check means, as they stand now."""
        return extract_now(check, self.considered, self.passages, self.numbers)

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("Who", 20 if self.session.names_shown else 12), ("Extract", 24), ("Where it stands", 0)

    def columns(self, thing: ExtractCheck) -> tuple[str, ...]:
        names = self.session.names(tuple(self.people)) or {}
        now = self.meant(thing).now
        extract = f"now {now}; sent as {thing.extract}" if now else thing.extract
        return names.get(thing.code, thing.code), extract, check_state(thing, self.session.today())

    def name_of(self, thing: ExtractCheck) -> str:
        return f"Check {thing.number}"

    def name_saved(self, thing: object) -> str:
        return self.name_of(self._saved)

    def detail(self, thing: ExtractCheck) -> str:
        days = ((thing.sent, "Sent on"), (thing.due, "reply by"), (thing.done, "answered on"))
        said = "; ".join(f"{label} {day_said(day)}" for day, label in days if day)
        told = [f"{said[:1].upper()}{said[1:]}." if said else "Not sent yet: Enter gives the day."]
        if thing.outcome:
            told.append(f"Outcome: {thing.outcome}.")
        elif thing.sent:
            told.append("o records what they answered.")
        if said := (meant := self.meant(thing)).said:
            said = f"{said} g goes there." if meant.passages else said
            # What is another than was sent stands first: a small screen shows no more.
            told.insert(0 if meant.now or meant.changed or meant.gone else len(told), said)
        return " ".join((*told, thing.note))

    async def action_back(self) -> None:
        await self.back_to("interviews")

    async def form(self, thing: ExtractCheck | None) -> Form[ExtractCheck]:
        return ExtractForm(self, thing)  # type: ignore[return-value]

    async def keep(self, thing: Checks, before: ExtractCheck | None) -> str:  # type: ignore[override]
        checks, do = self.session.case.extract_checks, self.session.do
        if before is None:
            for code in thing.codes:
                self._saved = await do(checks.add, replace(thing.check, code=code))
            return f"A check of {thing.check.extract} by {and_between(thing.codes)} is there now."
        try:
            self._saved = await do(checks.change, replace(thing.check, code=thing.codes[0]))
        except ChangedUnderneath as changed:
            raise in_a_form(changed) from None
        return f"The check of {thing.check.extract} by {thing.codes[0]} is changed."

    async def take_out(self, thing: ExtractCheck) -> None:
        await self.session.do(self.session.case.extract_checks.delete, thing.number, thing.revision)

    async def action_there(self) -> None:
        """To the first paragraph of the extract, as it is written now."""
        here = self.rows.row()
        if here is None:
            raise WrongUse("There is no check yet; a adds one.")
        found = self.meant(here)
        first = next((each for each in self.passages if each.id in found.passages[:1]), None)
        if first is None:
            raise WrongUse("Its paragraphs were taken out." if found.gone else
                           "It names no paragraph by a number the report has here: write it as in 14.2 to 14.6.")
        self.session.section, self.session.passage = first.section, first.id
        await self.open_from_here("write")

    def action_outcome(self) -> None:
        self.run_worker(self._outcome())

    async def _outcome(self) -> None:
        here = self.rows.row()
        if here is None:
            raise WrongUse("There is no check yet; a adds one.")
        asked = f"What did {here.code} say of {here.extract}?"
        outcomes = [Option(each, each) for each in OUTCOMES]
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, asked, outcomes))
        if chosen is None:
            return
        answered = checked(replace(here, outcome=chosen, done=self.session.today().isoformat()))
        try:
            await self.session.do(self.session.case.extract_checks.change, answered)
        except ChangedUnderneath as changed:
            await self.renew()
            raise on_a_list(changed) from None
        await self.renew()
        self.say(f"{here.code}, {here.extract}: {chosen}, today. u undoes it.")


class ExtractForm(DayBoxes[Checks]):
    """One check; a new one may be sent to several."""

    WORDS = {"outcome": OUTCOMES}
    ONLY = frozenset(("outcome",))
    DAYS = ("sent", "due", "done")
    AHEAD = frozenset(("due",))

    def __init__(self, screen: ExtractChecksScreen, check: ExtractCheck | None) -> None:
        given = check or ExtractCheck(code="", extract="")
        boxes = (
            Box("who", "Who", given.code,
                hint="By code: SW1." if check else "By code, several with ; between: SW1; GP1. Tab completes."),
            Box("extract", "Extract", given.extract, hint="Which: 4.2 to 4.9, or a heading; never its words."),
            Box("sent", "Sent on", day_in_box(given.sent), hint="The day it was sent: 3/3/27, or today."),
            Box("due", "Reply by", day_in_box(given.due), hint="The day they were asked to answer by."),
            Box("done", "Answered on", day_in_box(given.done), hint="The day they answered."),
            Box("outcome", "Outcome", given.outcome, choices=("", *OUTCOMES),
                hint=f"{', '.join(OUTCOMES)}; empty while it is open."),
            Box("note", "Note", given.note, hint="For your eyes only; not the words of the extract."),
        )  # fmt: skip
        title = f"Check of {given.extract} by {given.code}" if check else "A check of an extract"
        super().__init__(screen.session.glyphs, title, boxes)
        self._numbers, self._was = screen.numbers, screen.meant(given)
        self._check, self._people, self._today = given, screen.people, screen.session.today()

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        at = self.focused.id if self.focused is not None else ""
        if at == "extract" and (found := self._meant(values[at])).said:
            return found.said, "ask" if found.unknown or found.now or not found.kept else "note"
        return super().message(values)

    def _meant(self, typed: str) -> Extract:
        """What is typed means what it did while it stays, and what has those numbers today once it is another."""
        same = " ".join(typed.split()) == self._check.extract
        return self._was if same else extract_of(typed, self._numbers)

    def rest_of(self, box: str, text: str, cursor: int) -> Sequence[str]:
        if box == "who":
            return rest_of(text, cursor, self._people, ()) if cursor == len(text) else ()
        return super().rest_of(box, text, cursor)

    def holds_text(self, box: str) -> bool:
        return box in ("extract", "note")

    def wrong_box(self, sentence: str) -> str | None:
        return "extract" if sentence.startswith("Say which extract") else super().wrong_box(sentence)

    def result(self, values: Mapping[str, str]) -> Checks:
        read = read_present(values["who"], self._people)
        codes = tuple(one.code for one in read.people)
        if read.unknown:
            raise WrongUse(f"Who: {and_between(read.unknown)} not in the key. F4 adds people to the key.")
        if not codes or (self._check.number and len(codes) > 1):
            raise WrongUse("Who: give one code." if self._check.number else "Who: give the code of whom it is sent to.")
        check = replace(
            self._check, extract=" ".join(values["extract"].split()), sent=self.day(values, "sent"),
            due=self.day(values, "due"), done=self.day(values, "done"), outcome=values["outcome"].strip(),
            note=values["note"].strip(),
        )  # fmt: skip
        return Checks(checked(check), codes)
