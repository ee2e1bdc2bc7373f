"""Reading back what is typed on the chronology: the record, what is asked, names coded, the rest offered in grey."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

from domain.chronology.entry import Citation, Entry
from domain.errors import Refusal
from domain.line.draft import Ask, Draft
from domain.line.suggest import ARROW, FEWEST, Completion, complete, suggest
from domain.line.suggest_parts import next_part, people_as_before, rest_of_word, word_begun
from domain.names.code_words import CodeWord
from domain.strangers import Stranger
from screens.chronology.frame import ChronologyFrame
from screens.chronology.line import Typing
from screens.glyphs import fit, one_line
from screens.keeping import NOT_KEPT, Keeping
from screens.names.answered_once import answered
from screens.names.pasted_names import is_a_page, look_over
from screens.session import Session
from screens.words import completed

SETTLES = 0.04
"""Seconds without a key before the line is read back: a fast typist's keys are only echoed."""


TIME = "time"
"""The key of the question whether figures behind the date are a time."""
SHOWN = "#rows, #rule, #record, #message, #line, #footer"
NEW, CHANGED = "new:", "line:"
"""Where a half-typed line is kept: a new row by the id of the row it leans on, a changed one by its own."""


class ChronologyReading(ChronologyFrame, inherit_bindings=False):
    """What happens between a key and the record above the line."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.typing = Typing(self.known)
        self.keeping = Keeping(session, NEW, self.kept)
        self._leans_on = ""
        self._copied = ""
        self._settling: asyncio.TimerHandle | None = None
        self._completion: Completion | None = None
        self._asks_seen: frozenset[str] = frozenset()
        self._coded = ""
        self._aside: tuple[str, int] = ("", 0)
        self.whos: list[str] = []

    def known_changed(self) -> None:
        self.typing.renew(self.known)
        self.session.key_names = self.typing.names

    # A key was typed

    def line_changed(self) -> None:
        """Echoed already; here only what must not wait. Everything else waits until the typing pauses."""
        text = self.line.value
        if text:
            self.unsay()
        if self.mode == "entry" and not text.startswith("/"):
            changed = self.typing.coding.behind(text, self.line.cursor_position)
            if changed is not None:
                self._coded = f"{self.typing.coding.told}. {self._name_key} leaves it as typed."
                self.line.put(*changed)
                return
            if not text:
                self._coded = self._copied = ""
                self._completion = None
            self.keeping.typed(text)
        if self._settling is not None:
            self._settling.cancel()
        self._settling = asyncio.get_running_loop().call_later(SETTLES, self.call_next, self.settled)

    def line_pasted(self, text: str) -> None:
        """One line was pasted into the line: its names are coded at once; of a long one, say what became of them."""
        if self.mode != "entry" or self.line.value.startswith("/"):
            return
        line, coding = self.line, self.typing.coding
        before, cursor = line.value, line.cursor_position
        new = coding.whole(before)
        if new != before:
            self._coded = f"{coding.told}. {self._name_key} leaves it as typed."
            line.put(new, max(0, cursor + len(new) - len(before)))
        if is_a_page(text):
            self.run_worker(self._look_over_line)

    async def _answer(self, asked: CodeWord | Stranger) -> None:
        said = await answered(self.app, self.session, asked, self.typing.coding.left)
        if said:
            await self.renew_known()
            await self.mine_landed()
            self.say(said)
        text, cursor = self.line.value, self.line.cursor_position
        new = self.typing.coding.whole(text)
        if new != text:
            self.line.put(new, max(0, cursor + len(new) - len(text)))
        self.settled()

    async def _look_over_line(self) -> None:
        self.line.put(await look_over(self.app, self.session.glyphs, self.line.value, self.typing.coding))

    def settled(self) -> None:
        """The typing pauses: read the line back."""
        # A pause may end while the screen is being taken down, some of its parts gone before it is.
        if not self.is_mounted or len(self.query(SHOWN)) < SHOWN.count("#"):
            return
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
        text = self.line.value
        places = [(*place, "coded") for place in self.typing.coding.places(text)]
        places += [(hit.start, hit.end, "ask") for hit in self.typing.coding.asked(text)]
        places += [(each.start, each.end, "problem") for each in draft.problems]
        ask = self.typing.open_ask(draft)
        if ask is not None:
            places.append((ask.start, ask.end, "ask"))
        self.line.mark(places)
        stops = [(each.sentence, "problem" if refused else "note") for each in draft.problems[:1]]
        said = [(self._asked(ask, draft), "ask")] if ask is not None else []
        # While one types, what is asked can be answered; what is missing may yet come.
        pieces = [*stops, *said] if refused else [*said, *stops]
        names, key = self.typing.coding, self._name_key
        pieces += [(each, "ask") for each in names.identifiers(text, self.typing.text_begins(draft))]
        pieces += [(each, "ask") for each in names.questions(text, key)]
        if self._coded:
            pieces.append((self._coded, "note"))
        pieces += [(each, "ask") for each in names.also(text, key, self.typing.text_begins(draft))]
        marks = [each for each in draft.notes if each.startswith("@") or each.endswith("from the row before")]
        notes = [*marks, *(each for each in draft.notes if each not in marks)]
        pieces += [(each if each.endswith(".") else f"{each}.", "note") for each in notes]
        self.say_all_of_line(pieces)

    @property
    def _name_key(self) -> str:
        """The key that turns a name into its code and back."""
        return self.session.keymap.shown(self.command("take_back"))

    def _asked(self, ask: Ask, draft: Draft) -> str:
        if not ask.readings:
            return ask.sentence
        others = " or ".join(each for index, each in enumerate(ask.readings) if index != ask.taken)
        key, count = self.session.keymap.shown, len(draft.asks)
        on = f" {key(self.command('next_question'))}: the next of {count} questions." if count > 1 else ""
        part = one_line(draft.text[ask.start : ask.end].strip(), self.session.glyphs)
        part = fit(part, 24, self.session.glyphs).rstrip()
        about = f"“{part}”: " if part and part != ask.readings[ask.taken] else ""
        return f"{about}{ask.readings[ask.taken]}? Enter takes it, {key(self.command('complete'))}: {others}.{on}"

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
        """What is half typed is on disk, or is not yet; a whole sentence says why it cannot be."""
        if status.endswith("."):
            self.say(status, "problem")
            status = NOT_KEPT
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
        if self.mode == "entry" and text.startswith("/"):
            self._complete_word(text)
            return
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

    def _complete_word(self, text: str) -> None:
        """Complete a /word as far as only one goes, with a space where something may follow."""
        if (new := completed(text, self.fitting(text))) is not None:
            self.line.put(new)

    def action_next_question(self) -> None:
        """Leave this question as it is read, and show the next."""
        self.typing.next_ask()
        self.settled()

    def action_take_back(self) -> None:
        """Write what else the name before the cursor may stand for: a code, another's, or the name as it was typed."""
        text, cursor, coding = self.line.value, self.line.cursor_position, self.typing.coding
        changed = None
        if self.mode == "entry":
            asked = coding.unsure(text, cursor, self.typing.text_begins(self.typing.read(text)))
            if asked is not None:
                self.run_worker(partial(self._answer, asked))
                return
            changed = coding.turn(text, cursor)
        if changed is None:
            self.say("There is no name in the line that is somebody's of the key.")
            return
        self._coded = f"{self.typing.coding.told}."
        self.line.put(*changed)


def _event_of(draft: Draft) -> str:
    return draft.entry.event or "" if draft.entry is not None else ""
