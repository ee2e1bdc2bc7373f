"""Factual accuracy: the rows that name somebody present, which of them go with the minutes, what they said of each."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.agreement.for_agreement import rows_naming
from domain.agreement.standing import standing, standings
from domain.agreement.steps import RowCheck, RowVerdict, Step
from domain.chronology.entry import Entry, order
from domain.dates.days import day_in_box, day_typed
from domain.dates.period import Period
from domain.errors import WrongUse
from domain.evidence.row_shown import shown
from domain.evidence.row_standing import check_said, latest_checks
from domain.line.draft import Draft
from domain.meetings.minutes import Minutes
from screens.chronology.entry_rows import entry_row
from screens.chronology.row_form import row_filled
from screens.chronology.splitting import RowsBox
from screens.commands import Command, bindings
from screens.form import Box, Form
from screens.meetings.about_meeting import BACK, MOVES, AboutMeeting
from screens.session import Session
from screens.task_screen import SHARED, TaskScreen
from screens.widgets.lines import Line, Part

ROW_CHECK_COMMANDS = (
    Command(id="facts.confirm", action="confirm", keys=("c",), word="confirmed", title="Confirmed", footer=True,
            tooltip="They say the row is right; the bar goes on to the next."),
    Command(id="facts.correct", action="correct", keys=("r",), word="corrected", title="Corrected", footer=True,
            tooltip="They say what is wrong in the row, and what would be right: in their words."),
    Command(id="facts.dispute", action="dispute", keys=("x",), word="disputes", title="Disputed", footer=True,
            tooltip="They dispute the row: their words stay beside it."),
    Command(id="facts.take", action="take_over", keys=("enter", "e"), word="take", title="Change the row", footer=True,
            tooltip="Open the row with their words beside it: saved, it is corrected as they said, and the log keeps"
            " whose correction it was."),
    Command(id="facts.decline", action="decline", keys=("d",), word="decline", title="Decline", footer=True,
            tooltip="Leave the row as it is, with a reason; their words stay beside it."),
    Command(id="facts.mark", action="mark", keys=("space",), word="mark", title="Goes with the minutes",
            tooltip="Whether this row goes with the minutes when they are issued."),
    Command(id="facts.all", action="mark_all", keys=("a",), word="markall", title="All, or none",
            tooltip="All of these rows go with the minutes, or none."),
    Command(id="facts.others", action="others", keys=("o",), word="others", title="Other rows",
            tooltip="Choose further rows of the chronology to be checked by them."),
    Command(id="facts.who", action="who", keys=("w",), word="whose", title="Somebody else's",
            tooltip="The rows of the next person present."),
    *MOVES,
    BACK,
)
NONE = "No row names them. o chooses rows of the chronology to be checked."


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row, whether it goes with the minutes, and what this person said of it last."""

    entry: Entry
    sent: bool
    check: RowCheck | None

    @property
    def to_consider(self) -> bool:
        """Whether they said something of it the author has not decided on yet."""
        return self.check is not None and self.check.verdict != "confirmed" and not self.check.taken


class RowChecksScreen(AboutMeeting[CheckedRow], inherit_bindings=False):
    """The rows somebody present is asked to check, and what became of what they said."""

    OFFERS = ROW_CHECK_COMMANDS
    NAME = "facts"
    TABLES = ()
    BINDINGS = bindings((*ROW_CHECK_COMMANDS, *SHARED))
    TITLE_WORDS = "Factual accuracy"
    EMPTY = NONE
    DETAIL = 6
    HEAD = 1

    def __init__(self, session: Session, number: int = 0, code: str = "") -> None:
        super().__init__(session, number)
        self.code = code
        self._goes_on = False

    async def fetch_of(self, minutes: Minutes) -> Sequence[CheckedRow]:
        asked = [one.code for one in standings(minutes)]
        if self.code.casefold() not in {code.casefold() for code in asked}:
            self.code = asked[0] if asked else ""
        if not self.code:
            return []
        case, do = self.session.case, self.session.do
        former = {before: now for before, now in minutes.former.items()}
        checks = latest_checks(await do(case.row_checks.all), former)
        mine = {each.entry: each for each in checks if minutes.now(each.code).casefold() == self.code.casefold()}
        sent = await rows_of(self.session, self.number, self.code)
        found = {entry.id: entry for entry in await naming(self.session, self.code)}
        for id in {*mine, *sent} - set(found):
            entry = await do(case.entries.get, id)
            if entry is not None:
                found[id] = entry
        rows = [CheckedRow(entry, entry.id in sent, mine.get(entry.id)) for entry in found.values()]
        return sorted(rows, key=lambda row: (not row.to_consider, order(row.entry)))

    def title_words(self, minutes: Minutes) -> str:
        return f"Factual accuracy: {self.code}" if self.code else self.TITLE_WORDS

    def told(self, minutes: Minutes) -> list[Part]:
        sent, answered = (sum(bool(each) for each in flags) for flags in (
            [thing.sent for thing in self.things], [thing.check for thing in self.things]
        ))  # fmt: skip
        left = sum(each.to_consider for each in self.things)
        pieces = [self._went(minutes, f"{sent} of {len(self.things)}"), f"{answered} answered."]
        pieces += [f"{left} to be considered."] if left else []
        return [(" ".join(pieces), "note")]

    def _went(self, minutes: Minutes, of: str) -> str:
        went = went_with(minutes, self.code)
        if went is None or (self.number, self.code) in self.session.rows_sent:
            return f"{of} go with the minutes."
        return f"{of} went with version {went.version}." if went.rows else (
            f"None went with version {went.version}; {of} go with the next."
        )

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("    Row", 0), ("Said", 13)

    def columns(self, thing: CheckedRow) -> tuple[str, ...]:
        return thing.entry.event or "", ""

    def _draw(self, thing: CheckedRow, width: int) -> Line:
        check = thing.check
        said = "" if check is None else check.verdict if not check.taken else check.taken
        if check is not None and not check.taken and check.verdict == "corrected":
            said = "to consider"
        mark = "[x]" if thing.sent else "[ ]"
        names = self.session.names(tuple(self.people))
        row = entry_row(thing.entry, width - 17, Period(), names, self.session.glyphs)
        return [(f" {mark}", "strong"), *row, (f" {said:<12}", "mark")]

    def name_of(self, thing: CheckedRow) -> str:
        return thing.entry.id

    def detail(self, thing: CheckedRow) -> str:
        said = check_said(thing.check, thing.entry, self.code) if thing.check is not None else "Nothing said of it yet."
        return self.named(f"{said} {shown(thing.entry).text}")

    async def action_who(self) -> None:
        """The rows of the next person asked."""
        codes = [one.code for one in standings(await self.loaded())]
        at = codes.index(self.code) if self.code in codes else -1
        self.code = codes[(at + 1) % len(codes)] if codes else ""
        await self.renew()

    # Which go with the minutes

    async def action_mark(self) -> None:
        """Whether the row at the bar goes with the minutes."""
        here = self.rows.row()
        if isinstance(here, CheckedRow):
            sent = [each.entry.id for each in self.things if each.sent != (each.entry.id == here.entry.id)]
            self.session.rows_sent[self.number, self.code] = tuple(sent)
            self.moves()
            await self.renewed()

    async def action_mark_all(self) -> None:
        """All of them go with the minutes, or none where all did."""
        every = all(each.sent for each in self.things)
        self.session.rows_sent[self.number, self.code] = () if every else tuple(each.entry.id for each in self.things)
        await self.renew()

    def action_others(self) -> None:
        self.run_worker(self._others())

    async def _others(self) -> None:
        entries = await self.session.do(self.session.case.entries.all)
        sent = await rows_of(self.session, self.number, self.code)
        box = _RowsToSend(self.session, f"Which rows does {self.code} check?", entries, sent)
        chosen = await self.app.push_screen_wait(box)
        if chosen is not None:
            self.session.rows_sent[self.number, self.code] = tuple(entry.id for entry in chosen)
            await self.renew()

    # What they said

    def action_confirm(self) -> None:
        self.run_worker(self._confirm())

    async def _confirm(self) -> None:
        here = self.rows.row()
        if not isinstance(here, CheckedRow):
            return
        today = self.session.today().isoformat()
        await self.session.do(self.session.case.row_checks.add, self._check(here, "confirmed", "", today))
        self._goes_on = True
        await self.renewed()
        self.say(f"Confirmed by {self.code}: {here.entry.when.said()}.")

    def landed(self) -> None:
        if self._goes_on:
            self._goes_on = False
            self.rows.step(1)

    def _check(self, row: CheckedRow, verdict: RowVerdict, words: str, day: str) -> RowCheck:
        entry = row.entry
        return RowCheck(
            interview=self.number, code=self.code, entry=entry.id, revision=entry.revision, shown=shown(entry).text,
            verdict=verdict, words=words, day=day, how="in person",
        )  # fmt: skip

    def action_correct(self) -> None:
        self.run_worker(self._says("corrected"))

    def action_dispute(self) -> None:
        self.run_worker(self._says("disputed"))

    async def _says(self, verdict: RowVerdict, id: str = "", typed: Mapping[str, str] | None = None) -> None:
        here = self._row(id)

        async def make() -> Form[tuple[str, str]]:
            return WordsForm(self.session, self.code, here.entry, verdict)

        async def keep(given: tuple[str, str]) -> str:
            await self.session.do(self.session.case.row_checks.add, self._check(here, verdict, *given))
            more = " Enter opens the row with their words beside it." if verdict == "corrected" else ""
            return f"Recorded: {verdict} by {self.code}.{more}"

        await self.filled(f"{verdict}|{self.code}|{here.entry.id}", make, keep, typed)

    def _row(self, id: str = "") -> CheckedRow:
        here = self.rows.row()
        found = next((each for each in self.things if each.entry.id == id), None) if id else here
        if not isinstance(found, CheckedRow):
            raise WrongUse(NONE)
        return found

    async def open_form(self, what: str, typed: Mapping[str, str]) -> None:
        verdict, code, id = (what.split("|") + ["", ""])[:3]
        if code != self.code:
            self.code = code
            await self.renew()
        if verdict == "declined":
            await self._decline(id, typed)
        else:
            await self._says(verdict, id, typed)  # type: ignore[arg-type]

    # What becomes of it

    def action_take_over(self) -> None:
        self.run_worker(self._take_over())

    async def _take_over(self) -> None:
        here = self._row()
        check = here.check
        if check is None or check.verdict == "confirmed":
            raise WrongUse(f"{self.code} asks for no change here. c, r and x record what they say of the row.")
        if check.taken:
            raise WrongUse(f"It is considered already. {check_said(check, here.entry, self.code)}")

        async def save(draft: Draft, entry: Entry | None) -> str:
            assert draft.entry is not None and entry is not None and check is not None
            if draft.new_people:
                raise WrongUse(f"{draft.new_people[0].code} is nobody of the key. Add them first with /people.")
            row_checks = self.session.case.row_checks
            await self.session.do(row_checks.correct, check.number, draft.entry.in_place_of(entry))
            return f"The row is corrected as {self.code} said."

        title = f"Corrected by {self.code}: the row of {here.entry.when.said()}"
        told = f"{self.code}: “{' '.join(check.words.split())}”."
        name = f"correct {check.number}"
        said = await row_filled(self, name, title, save, entry=here.entry, told=told)
        if said:
            await self.renew()
            self.say(said)

    def action_decline(self) -> None:
        self.run_worker(self._decline())

    async def _decline(self, id: str = "", typed: Mapping[str, str] | None = None) -> None:
        here = self._row(id)
        check = here.check
        if check is None or check.verdict == "confirmed":
            raise WrongUse(f"{self.code} asks for no change here.")

        async def make() -> Form[str]:
            return DeclineForm(self.session, check, self.code)

        async def keep(reason: str) -> str:
            await self.session.do(self.session.case.row_checks.consider, check.number, "declined", reason)
            return f"Declined; the words of {self.code} stay beside the row."

        await self.filled(f"declined|{self.code}|{here.entry.id}", make, keep, typed)


async def rows_of(session: Session, number: int, code: str) -> tuple[str, ...]:
    """The ids of the rows that go with the minutes to somebody: those chosen, else those that went with the version as
    it stands, else all that name them."""
    chosen = session.rows_sent.get((number, code))
    if chosen is not None:
        return chosen
    went = went_with(await session.do(session.case.minutes.of, number), code)
    if went is not None and went.rows:
        return went.rows
    return tuple(entry.id for entry in await naming(session, code))


def went_with(minutes: Minutes, code: str) -> Step | None:
    """The issue of the minutes as they stand to somebody, None when it has not gone to them."""
    return None if minutes.edited else standing(minutes, code).issued


async def naming(session: Session, code: str) -> tuple[Entry, ...]:
    """The rows that name somebody and may be shown to them: those that go with the minutes where none are chosen."""
    review = await session.do(session.case.review)
    return await asyncio.to_thread(rows_naming, review, code)


async def choose_rows(screen: TaskScreen, number: int, code: str) -> tuple[str, ...]:
    """Have the rows chosen that go with the minutes to somebody; raises WrongUse when the author goes back."""
    session = screen.session
    sent = await rows_of(session, number, code)
    found = {entry.id: entry for entry in await naming(session, code)}
    for id in set(sent) - set(found):
        entry = await session.do(session.case.entries.get, id)
        if entry is not None:
            found[id] = entry
    entries = sorted(found.values(), key=order)
    chosen = await screen.app.push_screen_wait(_RowsToSend(session, f"Which rows go to {code}?", entries, sent))
    if chosen is None:
        raise WrongUse(f"Nothing was issued: the rows for {code} were not chosen. Save again to choose, or go back.")
    session.rows_sent[number, code] = ids = tuple(entry.id for entry in chosen)
    return ids


class _RowsToSend(RowsBox, inherit_bindings=False):
    """Rows to be checked by somebody; those that go already are marked."""

    BINDINGS = RowsBox.BINDINGS
    EMPTY = "No row names them."
    TAKES = "these are checked"

    def __init__(self, session: Session, title: str, entries: Sequence[Entry], sent: Sequence[str]) -> None:
        super().__init__(session, title, entries)
        self._marked = set(sent) & {entry.id for entry in entries}


class WordsForm(Form[tuple[str, str]]):
    """What somebody says of a row, in their words, and on which day."""

    def __init__(self, session: Session, code: str, entry: Entry, verdict: RowVerdict) -> None:
        self._today = session.today()
        hint = "What is wrong, and what would be right." if verdict == "corrected" else "What they dispute, and why."
        boxes = (
            Box("words", "Their words", lines=5, hint=hint),
            Box("day", "Day", day_in_box(self._today.isoformat()), offered=True, hint="When they said so."),
        )
        title = f"{verdict.capitalize()} by {code}: the row of {entry.when.said()}"
        super().__init__(session.glyphs, title, boxes)
        self._row = shown(entry).text

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        said, tone = super().message(values)
        return f"{said} The row: {self._row}", tone

    def result(self, values: Mapping[str, str]) -> tuple[str, str]:
        if not values["words"].strip():
            raise WrongUse("Their words: write what they say of the row.")
        day = day_typed(values["day"], self._today, "Day", usual=self._today.isoformat())
        return values["words"].strip(), day


class DeclineForm(Form[str]):
    """Why a row stays as it is."""

    def __init__(self, session: Session, check: RowCheck, code: str) -> None:
        said = " ".join(check.words.split())
        box = Box("reason", "Reason", lines=4, hint=f"{code}: “{said}”. The reason stays beside their words.")
        super().__init__(session.glyphs, f"The row stays as it is, although {code} wants it changed", [box])

    def result(self, values: Mapping[str, str]) -> str:
        if not values["reason"].strip():
            raise WrongUse("Reason: say why the row stays as it is.")
        return values["reason"].strip()
