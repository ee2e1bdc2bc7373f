"""Typing on the chronology: reading back, completing, coding names, saving, and keeping what is half typed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial

from domain.draft import Ask, Draft
from domain.entry import Citation, Entry
from domain.errors import ChangedUnderneath, Refusal
from domain.following import following
from domain.suggest import ARROW, FEWEST, Completion, complete, suggest
from domain.suggest_parts import next_part, people_as_before, rest_of_word, word_begun
from screens.choices import Choices, Option
from screens.chronology_frame import LOOKS, ChronologyFrame
from screens.keeping import Keeping
from screens.session import Session
from screens.typing import Typing

SETTLES = 0.04
"""Seconds without a key before the line is read back: a fast typist's keys are only echoed."""


TIME = "time"
"""The key of the question whether figures behind the date are a time."""
NEW, CHANGED = "new:", "line:"
"""Where a half-typed line is kept: a new row by the id of the row it leans on, a changed one by its own."""
PARTS = ("who", "event", "action", "outcome", "comment")


@dataclass(frozen=True, slots=True)
class Again:
    """What earlier rows have in one part of the line, and which of it stands there now."""

    line: str
    start: int
    end: int
    texts: tuple[str, ...]
    at: int


class ChronologyTyping(ChronologyFrame, inherit_bindings=False):
    """What happens between a key and a row on disk."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.typing = Typing(self.known)
        self.keeping = Keeping(session, NEW, self.kept)
        self._leans_on = ""
        self._settling: asyncio.TimerHandle | None = None
        self._completion: Completion | None = None
        self._asks_seen: frozenset[str] = frozenset()
        self._coded = ""
        self._again: Again | None = None
        self._aside: tuple[str, int] = ("", 0)
        self.whos: list[str] = []

    async def on_mount(self) -> None:
        self.line.enter = self.enter
        self.line.changed = self.line_changed
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
        await self.offer_kept()

    def known_changed(self) -> None:
        self.typing.renew(self.known)

    # A key was typed

    def line_changed(self) -> None:
        """Echoed already; here only what must not wait. Everything else waits until the typing pauses."""
        text = self.line.value
        if self.mode == "entry" and not text.startswith("/"):
            changed = self.typing.code_behind(text, self.line.cursor_position)
            if changed is not None and self.typing.coding is not None:
                coding = self.typing.coding
                key = self.session.keymap.shown(self.command("take_back"))
                self._coded = f"{coding.matched} is {coding.code}. {key} leaves the name as typed in this line."
                self.line.put(*changed)
                return
            if not text:
                self._coded = ""
                self._completion = None
            self.keeping.typed(text)
        if self._settling is not None:
            self._settling.cancel()
        self._settling = asyncio.get_running_loop().call_later(SETTLES, self.call_next, self.settled)

    def settled(self) -> None:
        """The typing pauses: read the line back."""
        if not self.query("#line"):
            return  # the screen is being taken down
        text = self.line.value
        if self.mode != "entry":
            self.run_worker(partial(self.settled_elsewhere, text), group="find", exclusive=True)
            return
        if text.startswith("/") or not text.strip():
            self.draft = None
            self.line.mark(())
            self.say_of_line("")
            self._asks_seen = frozenset()
        else:
            self.draft = self.typing.read(text)
            self._asks_seen = frozenset(ask.key for ask in self.draft.asks)
            self.show_reading(self.draft)
            self.run_worker(partial(self._offer, text, self.draft), group="offer", exclusive=True)
        self.show_record()
        self.show_state()

    async def settled_elsewhere(self, text: str) -> None:
        """The typing pauses while the line is for something other than a row."""

    def show_reading(self, draft: Draft, refused: bool = False) -> None:
        """Say what stands in the way, what is asked, or what is to be seen, in this order; and where."""
        places = [(each.start, each.end, "problem") for each in draft.problems]
        ask = self.typing.open_ask(draft)
        if ask is not None:
            places.append((ask.start, ask.end, "ask"))
        self.line.mark(places)
        unsure = self.typing.unsure(self.line.value)
        if draft.problems and (refused or ask is None):
            self.say_of_line(draft.problems[0].sentence, "problem" if refused else "note")
        elif ask is not None:
            self.say_of_line(self._asked(ask, len(draft.asks)), "ask")
        elif self._coded:
            self.say_of_line(self._coded)
        elif unsure is not None:
            who = " or ".join(unsure.codes or (unsure.code,))
            self.say_of_line(f"“{unsure.matched}” may be {who}: write the code if it is.", "ask")
        else:
            self.say_of_line("; ".join(draft.notes))

    def _asked(self, ask: Ask, count: int) -> str:
        if not ask.readings:
            return ask.sentence
        others = " or ".join(each for index, each in enumerate(ask.readings) if index != ask.taken)
        key = self.session.keymap.shown
        on = f" {key(self.command('next_question'))}: the next of {count} questions." if count > 1 else ""
        return f"{ask.readings[ask.taken]}? Enter takes it, {key(self.command('complete'))}: {others}.{on}"

    def show_state(self) -> None:
        """What the record is of, whether it is on disk, and what the keys do now."""
        text, editing = self.line.value, self.typing.editing
        enter = self.session.keymap.shown(self.command("enter"))
        if self.mode != "entry":
            self.show_footer([(enter, "take"), ("Esc", "back")])
            self.show_rule("", "")
            return
        if editing is not None:
            left = f"changing the row of {editing.when.said()}"
            self.show_footer([(enter, "save"), ("Esc", "leave as it was")])
        elif text.startswith("/"):
            left = ""
            self.show_footer([(enter, "do")])
        elif text:
            left = "new row"
            self.show_footer([(enter, "save")])
        else:
            here = self.rows.row()
            left = f"row {self.rows.at + 1} of {self.rows.total}" if here is not None else "new row"
            if here is not None and here.recorded_by:
                left += f", recorded {here.recorded_at[:10]} by {here.recorded_by}"
            self.show_footer([(enter, "open row")] if here is not None else [])
        self.show_rule(left, self.status)

    def show_all(self) -> None:
        super().show_all()
        self.show_state()

    def kept(self, status: str) -> None:
        """What is half typed is on disk, or is not yet."""
        if status != self.status:
            self.status = status
            self.show_state()

    # Offers

    async def _offer(self, text: str, draft: Draft) -> None:
        """Offer the rest of a word, or of the row as the most similar earlier one has it."""
        cursor = self.line.cursor_position
        completion = complete(text, cursor, self.known, draft.spans)
        if cursor == len(text) and self.typing.editing is None:
            before = people_as_before(text, draft.spans, self.whos)
            completion = before if before.choices else completion
        self._completion = completion if completion.choices else None
        if cursor < len(text):
            return
        if self._completion is not None:
            self._hold_back_time(draft)
            grey = self._completion.grey(text)
            self.line.offer((grey,), hint=grey.startswith(ARROW))
            return
        entries = self.session.case.entries
        event = next((span for span in draft.spans if span.part == "event"), None)
        pieces: tuple[str, ...] = ()
        try:
            if (
                event is not None
                and draft.entry is not None
                and self.typing.editing is None
                and len(text[event.start :].strip()) >= FEWEST
            ):
                found = await self.session.do(entries.similar, draft.entry.people, _event_of(draft), 5)
                pieces = suggest(draft, map(self._tail, found))
            if not pieces and (begun := word_begun(text, draft.spans)):
                rest = rest_of_word(begun, await self.session.do(entries.words, begun))
                pieces = (rest,) if rest else ()
        except Refusal:
            return
        if self.line.value == text:
            self.line.offer(pieces)

    def _hold_back_time(self, draft: Draft) -> None:
        """Do not ask about a time while its people are being completed: their colon makes it certain."""
        ask = self.typing.open_ask(draft)
        if ask is not None and ask.key == TIME and TIME not in self.typing.answers:
            self._asks_seen -= {TIME}
            self.line.mark(())
            self.say_of_line("")

    def _tail(self, entry: Entry) -> str:
        """An earlier row as the line has it from its event on; a remark and a place in a source are not repeated."""
        kept = replace(
            entry, comment=None, time=None, who=None, people=(), flags=(), fields=(),
            sources=tuple(Citation(each.name) for each in entry.sources if each not in self.known.sticky_sources),
        )
        line = self.typing.written(kept)
        draft = self.typing.read(line)
        event = next((span for span in draft.spans if span.part == "event"), None)
        return line[event.start :] if event is not None else ""

    async def action_complete(self) -> None:
        """Flip the reading of what is asked; else take what is offered; else begin the next part of the row.

        The rest of a row or word is only taken once it was shown; a code or mark is, however fast it was typed.
        """
        text = self.line.value
        draft = self.draft
        unseen = (
            self.mode == "entry" and bool(text.strip()) and not text.startswith("/")
            and (draft is None or draft.text != text)
        )
        if unseen:
            draft = self.typing.read(text)
            await self._offer(text, draft)
        ask = self.typing.open_ask(draft) if draft is not None and self.mode == "entry" else None
        completion = self._completion
        offered = completion is not None and completion.end == self.line.cursor_position
        if ask is not None and offered and ask.key == TIME:
            ask = None
        if ask is not None and (ask.key not in self.typing.answers or not self.line.grey):
            self.typing.answer(ask)
            self.settled()
        elif completion is not None and offered:
            new, cursor = completion.taken(text)
            self._completion = None
            self.line.put(new, cursor)
        elif not (unseen and self.line.grey) and not self.line.take_offer() and draft is not None:
            await self._offer(text, draft)
            if not self.line.grey and self.line.cursor_at_end and self.line.value == text:
                begun = next_part(text, draft.spans)
                if begun is not None:
                    self.line.put(begun)

    def action_next_question(self) -> None:
        """Leave this question as it is read, and show the next."""
        self.typing.next_ask()
        self.settled()

    def action_take_back(self) -> None:
        """Leave the name that was just coded as it was typed."""
        changed = self.typing.take_back(self.line.value, self.line.cursor_position)
        if changed is not None:
            self._coded = ""
            self.line.put(*changed)

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
            saved = await self._write(draft)
        except ChangedUnderneath as changed:
            self.run_worker(self._changed_underneath(draft, changed))
            return
        except Refusal as refusal:
            self.say_of_line(refusal.sentence, "problem")
            return
        await self.saved(text, saved, draft)

    async def _write(self, draft: Draft) -> Entry:
        case, entry, editing = self.session.case, draft.entry, self.typing.editing
        assert entry is not None
        if editing is None:
            return await self.session.do(case.entries.add, draft)
        for person in draft.new_people:
            await self.session.do(case.people.add, person)
        for source in draft.new_sources:
            await self.session.do(case.sources.add, source)
        for question in draft.new_questions:
            await self.session.do(case.questions.add, question)
        changed = replace(
            entry, id=editing.id, slot=editing.slot, sequence=editing.sequence, agency=editing.agency,
            recorded_at=editing.recorded_at, recorded_by=editing.recorded_by, revision=editing.revision,
        )
        return await self.session.do(case.entries.change, changed)

    async def saved(self, text: str, entry: Entry, draft: Draft) -> None:
        """A row is on disk: show it, and begin the next line."""
        after = following(self.known, draft, entry) if self.typing.editing is None else self.known
        self.typing.remember(text)
        if entry.who:
            self.whos.insert(0, entry.who)
        self._leans_on = entry.id
        await self.fresh_line()
        await self.renew_known(
            before=entry.when, sticky_sources=after.sticky_sources, sticky_fields=after.sticky_fields
        )
        await self.renew_rows(at_id=entry.id)
        await self.mine_landed()
        self.kept("saved")
        if self.sought is not None and self.rows.row() is not None and self.rows.row().id != entry.id:
            self.say("Saved; it is not among the rows found.")
        elif self.known.period.holds(entry.when) is False:
            self.say(f"Saved; {entry.when.said()} is outside the period under review.")

    async def fresh_line(self) -> None:
        """The line is empty and for a new row; what was half typed is no more."""
        self.typing.fresh()
        self.draft, self._coded, self._completion = None, "", None
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
        self.line.put(text)
        self.settled()

    def lean_on(self, entry: Entry, sources: tuple[Citation, ...] | None = None) -> None:
        """Let what is typed lean on this row: its date, and its last source, when given."""
        self._leans_on = entry.id
        sticky = self.known.sticky_sources if sources is None else tuple(Citation(each.name) for each in sources[-1:])
        self.known = replace(self.known, before=entry.when, sticky_sources=sticky)
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
        if not text.startswith("/"):
            self.keeping.typed(text)
        await self.keeping.now()


def _event_of(draft: Draft) -> str:
    return draft.entry.event or "" if draft.entry is not None else ""
