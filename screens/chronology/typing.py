"""Saving what is typed on the chronology, opening rows in the line, and lines set aside."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.and_between import and_between
from domain.chronology.entry import Entry
from domain.errors import ChangedUnderneath, Refusal
from domain.line.draft import Draft, Known
from domain.line.following import following, opened
from screens.choices import Choices, Option
from screens.chronology.frame import LOOKS
from screens.chronology.pasted import PastedLine
from screens.chronology.reading import CHANGED, NEW, ChronologyReading
from screens.session import Session

SAME_DAY = 40
"""Rows of a day among which one that says the same is looked for."""
PARTS = ("who", "event", "action", "outcome", "comment")


@dataclass(frozen=True, slots=True)
class Again:
    """What earlier rows have in one part of the line, and which of it stands there now."""

    line: str
    start: int
    end: int
    texts: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A new row's line as it was typed, and what it leant on."""

    text: str
    known: Known
    leans_on: str


class ChronologyTyping(ChronologyReading, inherit_bindings=False):
    """What happens between Enter and a row on disk."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._again: Again | None = None
        self._typed: dict[str, Typed] = {}
        self._chosen = ""

    async def on_mount(self) -> None:
        self.line.enter = self.enter
        self.line.changed = self.line_changed
        self.line.pasted = self.line_pasted
        self.line.focus()
        self.show_prompt()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        try:
            await self.begin()
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")

    async def begin(self) -> None:
        """Fill the frame from the case."""
        case, do = self.session.case, self.session.do
        self.details = await do(case.details)
        self.whos = await do(case.entries.history, "who")
        await self.renew_known()
        await self.renew_rows(at=max(0, await do(case.entries.count) - 1))
        self._version = await do(case.version)
        self.show_all()
        self.settled()
        self.set_interval(LOOKS, self.look)
        self.call_after_refresh(self.run_worker, self._once_shown)
        await self.offer_kept()

    async def _once_shown(self) -> None:
        see_to, self.session.once_shown = self.session.once_shown, None
        if see_to is not None and (said := await asyncio.to_thread(see_to)):
            self.say(said)
        await asyncio.to_thread(self.typing.names.warm)

    # Enter

    async def enter(self) -> None:
        """Enter on the line: do what it is for."""
        text = self.line.value
        self._said = ("", "")
        if self.mode != "entry":
            await self.entered_elsewhere(text)
        elif text.startswith("/"):
            self.line.put("")
            refusal = await self.run_word(text)
            if refusal:
                self.line.put(text)
                self.say(refusal, "problem")
        elif not text.strip():
            await self.open_row()
        else:
            await self.save(text)

    async def entered_elsewhere(self, text: str) -> None:
        """Enter while the line is for something other than a row."""

    async def save(self, text: str) -> None:
        """Save the line, if it can be read and nothing is asked that was not shown yet."""
        draft = self.typing.read(text)
        self.draft = draft
        unseen = {ask.key for ask in draft.asks} - self._asks_seen
        if not draft.ready or unseen:
            self._asks_seen = frozenset(ask.key for ask in draft.asks)
            self.show_record()
            self.show_reading(draft, refused=not draft.ready)
            if draft.problems:
                self.line.cursor_position = min(len(text), draft.problems[0].end)
            return
        try:
            with self.writing():
                await self.saved(text, await self._write(draft), draft)
        except ChangedUnderneath as changed:
            self.run_worker(self._changed_underneath(draft, changed))
        except Refusal as refusal:
            self.say_of_line(refusal.sentence, "problem")

    async def _write(self, draft: Draft) -> Entry:
        case, entry, editing = self.session.case, draft.entry, self.typing.editing
        assert entry is not None
        if editing is None:
            return await self.session.do(case.entries.add, draft, copied_from=self._copied)
        return await self.session.do(
            case.entries.change, entry.in_place_of(editing),
            new_people=draft.new_people, new_sources=draft.new_sources, new_questions=draft.new_questions,
        )

    async def saved(self, text: str, entry: Entry, draft: Draft) -> None:
        """A row is on disk: show it, and begin the next line."""
        new = self.typing.editing is None
        listed = {each.name for each in (*self.known.sources, *draft.new_sources)}
        back = [each.name for each in entry.sources if each.name not in listed]
        if new:
            self._typed[entry.id] = Typed(text, self.known, self._leans_on)
        self._chosen = ""
        nobodies = [
            each.matched for each in self.typing.names.strangers.in_draft(draft)
            if each.matched.casefold() not in self.typing.coding.left
        ]  # fmt: skip
        self.known = following(self.known, draft, entry) if new else opened(self.known, entry)
        self.typing.remember(text)
        if entry.who:
            self.whos.insert(0, entry.who)
        self._leans_on = entry.id
        await self.fresh_line()
        await self.renew_known()
        await self.renew_rows(at_id=entry.id)
        await self.mine_landed()
        self.kept("saved")
        are = "is" if len(nobodies) == 1 else "are"
        said = [f"{and_between(nobodies)} {are} nobody of the key"] if nobodies else []
        said += [f"{name} was in the list of sources no more and is there again" for name in back]
        if self.sought is not None and self.rows.row() is not None and self.rows.row().id != entry.id:
            said.append("it is not among the rows found")
        if self.known.period.holds(entry.when) is False:
            said.append(f"{entry.when.said()} is outside the period under review")
        if await self._stands_already(entry):
            undo = self.session.keymap.shown(self.command("undo")) or "/undo"
            who = f", {entry.who}" if entry.who else ""
            said.append(f"it is the same as another row of {entry.when.said()}{who}; {undo} takes it back")
        if said:
            self.say(f"Saved; {'; '.join(said)}.")

    async def add_pasted(self, lines: Sequence[PastedLine]) -> None:
        """Save each pasted line that reads as a row; the others can be called back one by one."""
        refused = [each for each in lines if each.refused]
        for each in lines:
            if each.draft.entry is None or each.refused:
                continue
            entry = await self.session.do(self.session.case.entries.add, each.draft)
            await self.saved(each.text, entry, each.draft)
        for each in reversed(refused):
            self.typing.remember(each.text)
        said = f"{len(lines) - len(refused)} rows added."
        if refused:
            older = self.session.keymap.shown(self.command("older"))
            said += f" {len(refused)} could not be read; {older} brings each back. {refused[0].refused}"
        self.say(said)

    async def _stands_already(self, entry: Entry) -> bool:
        """Whether another row of the day says the same."""
        day, entries = entry.when.order_day(), self.session.case.entries
        if day is None:
            return False
        near = await self.session.do(entries.page, await self.session.do(entries.position_of_day, day), SAME_DAY)
        return any(each.id != entry.id and _said_in(each) == _said_in(entry) for each in near)

    def take_back(self, gone: Entry) -> None:
        """Put the line of a row taken back into the empty line, as it was typed, leaning on what it leant on."""
        typed = self._typed.pop(gone.id, None)
        if typed is None:
            self.line.put(self.typing.written(gone))
            self._copied = gone.id
            return
        self._leans_on = typed.leans_on
        self.known = replace(
            self.known, before=typed.known.before, before_lost=typed.known.before_lost,
            sticky_sources=typed.known.sticky_sources, sticky_fields=typed.known.sticky_fields,
        )
        self.typing.renew(self.known)
        self.keeping.place = NEW + typed.leans_on
        self.line.put(typed.text)
        self._copied = gone.id

    async def fresh_line(self) -> None:
        """The line is empty and for a new row; what was half typed is no more."""
        self.typing.fresh()
        self.draft, self._coded, self._copied, self._completion = None, "", "", None
        self.line.put("")
        self.say_of_line("")
        await self.keeping.begin(NEW + self._leans_on)

    async def _changed_underneath(self, draft: Draft, changed: ChangedUnderneath) -> None:
        theirs, mine = changed.theirs, draft.entry
        assert mine is not None
        if isinstance(theirs, Entry):
            options = [
                Option("theirs", "Keep theirs; my line is set aside", self.typing.written(theirs)),
                Option("mine", "Save mine in place of theirs", self.line.value),
            ]
        else:
            options = [
                Option("new", "Save mine as a new row", self.line.value),
                Option("theirs", "Leave it deleted; my line is set aside", self.line.value),
            ]
        chosen = await self.app.push_screen_wait(
            Choices(self.session.glyphs, "Changed by someone else meanwhile", options, changed.sentence)
        )
        if chosen == "theirs":
            self.typing.remember(self.line.value)
            await self.fresh_line()
            await self.look()
        elif chosen == "mine" and isinstance(theirs, Entry):
            self.typing.editing = theirs
            await self.save(self.line.value)
        elif chosen == "new":
            self._copied = self.typing.editing.id if self.typing.editing is not None else ""
            self.typing.editing = None
            await self.save(self.line.value)

    # Rows opened in the line, lines set aside

    async def open_row(self, entry: Entry | None = None) -> None:
        """Open a saved row in the line."""
        entry = entry or self.rows.row()
        if entry is None:
            return
        text = self.typing.open(entry)
        await self._opened(entry, text)

    async def _opened(self, entry: Entry, text: str) -> None:
        await self.keeping.begin(CHANGED + entry.id)
        self.lean_on(entry)
        self.keeping.take_up(CHANGED + entry.id, text)
        self.line.put(text, self.typing.end_of_event(self.typing.read(text)))
        self.settled()

    def lean_on(self, entry: Entry, *, follows: bool = False) -> None:
        """Let what is typed lean on this row; `follows` when it is typed as the row after it."""
        self._leans_on = entry.id
        self.known = following(self.known, None, entry) if follows else opened(self.known, entry)
        self.typing.renew(self.known)

    async def set_aside(self) -> None:
        """Take the text out of the line and keep it to be called back."""
        text = self.line.value
        changing = self.typing.editing is not None
        self.typing.remember(text)
        await self.fresh_line()
        older = self.session.keymap.shown(self.command("older"))
        self.say(f"{'The row stays as it was' if changing else 'Set aside'}. {older} brings the line back.")
        self.settled()

    def action_older(self) -> None:
        """The line before this one."""
        text = self.typing.older(self.line.value)
        if text is not None:
            self.line.put(text)

    def action_newer(self) -> None:
        """The line after this one."""
        text = self.typing.newer()
        if text is not None:
            self.line.put(text)

    async def earlier_text(self, text: str, cursor: int) -> tuple[str, int] | None:
        """The line with what stood earlier in the part the cursor is in; pressed again, what stood before that."""
        if self._again is not None and self._again.line == text:
            again = self._again
        else:
            draft = self.typing.read(text)
            span = next((each for each in draft.spans if each.part in PARTS and each.start < cursor <= each.end), None)
            if span is None:
                return None
            typed = text[span.start : cursor].casefold()
            found = await self.session.do(self.session.case.entries.history, span.part)
            texts = [each for each in found if each.casefold().startswith(typed) and "\n" not in each]
            again = Again(text, span.start, span.end, tuple(texts), -1)
        at = again.at + 1
        if at >= len(again.texts):
            return None
        new = text[: again.start] + again.texts[at] + text[again.end :]
        end = again.start + len(again.texts[at])
        self._again = Again(new, again.start, end, again.texts, at)
        return new, end

    async def offer_kept(self) -> None:
        """Offer what was half typed when an earlier session ended."""

    async def keep_drafts(self) -> None:
        text = self.line.value if self.mode == "entry" else self._aside[0]
        # A form over this screen keeps what is typed in it at the same place, and the line behind it is older.
        if self.is_current and not text.startswith("/"):
            self.keeping.typed(text)
        await self.keeping.now()


def _said_in(entry: Entry) -> tuple[object, ...]:
    return (
        entry.type, entry.when.kind, entry.when.earliest, entry.when.latest, entry.time, entry.who, entry.event,
        entry.action, entry.outcome, entry.comment, entry.sources,
    )
