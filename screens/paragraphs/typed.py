"""What happens between a key and what is said of a paragraph as it is typed: its names coded, its text kept."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from domain.names.code_words import CodeWord
from domain.strangers import Stranger
from screens.keeping import NOT_KEPT, Keeping
from screens.names.answered_once import answered
from screens.names.coding import Coding
from screens.names.pasted_names import is_a_page, look_over
from screens.paragraphs.shown import ParagraphsShown
from screens.session import Session
from screens.words import completed

SETTLES = 0.04
"""Seconds without a key before what is typed is read back: a fast typist's keys are only echoed."""
SHOWN = "#title, #said, #rule, #message, #box, #footer"
HISTORY = 50


class ParagraphsTyped(ParagraphsShown, inherit_bindings=False):
    """Reading back what is typed; nothing here saves it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.coding = Coding(self.names)
        self.keeping = Keeping(session, "", self.kept)
        self.history: list[str] = []
        self._back = 0
        self._coded = ""
        self._settling: asyncio.TimerHandle | None = None

    def read(self, text: str) -> Any:
        """What is typed, as a paragraph: it has `begins`, `problem`, `notes`, `paragraph` and `in_place_of`."""
        raise NotImplementedError

    def names_renewed(self) -> None:
        self.coding.names = self.names

    # A key was typed

    def text_changed(self) -> None:
        """Echoed already; here only what must not wait. Everything else waits until the typing pauses."""
        text = self.box.value
        if text:
            self.unsay()
        if not text.startswith("/"):
            changed = self.coding.behind(text, self.box.cursor_position)
            if changed is not None:
                self._coded = f"{self.coding.told}. {self._name_key} leaves it as typed."
                self.box.put(*changed)
                return
            if not text:
                self._coded = ""
            self.keeping.typed(text)
        if self._settling is not None:
            self._settling.cancel()
        self._settling = asyncio.get_running_loop().call_later(SETTLES, self.call_next, self.settled)

    def text_pasted(self, text: str) -> None:
        """One line was pasted into the box: its names are coded at once; of a long one, say what became of them."""
        if self.box.value.startswith("/"):
            return
        self._code_whole()
        if is_a_page(text):
            self.run_worker(self._look_over)

    async def _look_over(self) -> None:
        self.box.put(await look_over(self.app, self.session.glyphs, self.box.value, self.coding))

    def _code_whole(self) -> None:
        text, cursor = self.box.value, self.box.cursor_position
        new = self.coding.whole(text)
        if new != text:
            self._coded = f"{self.coding.told}. {self._name_key} leaves it as typed."
            self.box.put(new, max(0, cursor + len(new) - len(text)))

    def settled(self) -> None:
        """The typing pauses: read it back."""
        # A pause may end while the screen is being taken down, some of its parts gone before it is.
        if not self.is_mounted or len(self.query(SHOWN)) < SHOWN.count("#"):
            return
        text = self.box.value
        if text.startswith("/") or not text.strip():
            self.box.mark(())
            self.say_of_text(())
            self.show_message()
            self.show_state()
            return
        read = self.read(text)
        coding, key = self.coding, self._name_key
        places = [(*place, "coded") for place in coding.places(text)]
        self.box.mark([*places, *((hit.start, hit.end, "ask") for hit in coding.asked(text))])
        pieces = [(each, "ask") for each in coding.identifiers(text, read.begins)]
        pieces += [(each, "ask") for each in coding.questions(text, key)]
        pieces += [(each, "note") for each in read.notes]
        if self._coded:
            pieces.append((self._coded, "note"))
        pieces += [(each, "ask") for each in coding.also(text, key, read.begins)]
        self.say_of_text(pieces)
        self.show_state(read)

    @property
    def _name_key(self) -> str:
        """The key that turns a name into its code and back."""
        return self.key("take_back")

    def kept(self, status: str) -> None:
        """What is half typed is on disk, or is not yet; a whole sentence says why it cannot be."""
        if status.endswith("."):
            self.say(status, "problem")
            status = NOT_KEPT
        if status != self.status:
            self.status = status
            self.show_title()

    def _put_before(self, new: str) -> None:
        """The text with something else before its words, the cursor staying where it is in them."""
        text, cursor = self.box.value, self.box.cursor_position
        self.box.put(new, max(0, cursor + len(new) - len(text)))
        self.settled()

    def change_typed(self, new: str) -> None:
        """The text with something else behind its words, the cursor staying where it is."""
        cursor = self.box.cursor_position
        self.box.put(new, min(cursor, len(new)))
        self.settled()

    # Names

    def action_take_back(self) -> None:
        """Write what else the name before the cursor may stand for: a code, another's, or the name as it was typed."""
        text, cursor = self.box.value, self.box.cursor_position
        asked = self.coding.unsure(text, cursor, self.read(text).begins)
        if asked is not None:
            self.run_worker(partial(self._answer, asked))
            return
        changed = self.coding.turn(text, cursor)
        if changed is None:
            self.say("There is no name in what is typed that is somebody's of the key.")
            return
        self._coded = f"{self.coding.told}."
        self.box.put(*changed)

    async def _answer(self, asked: CodeWord | Stranger) -> None:
        said = await answered(self.app, self.session, asked, self.coding.left)
        if said:
            await self.renew()
            await self.mine_landed()
            self.say(said)
        self._code_whole()
        self.settled()

    # What stood here before

    def remember(self, text: str) -> None:
        """Keep a text that leaves the box without being saved."""
        if text.strip() and (not self.history or self.history[-1] != text):
            self.history.append(text)
            del self.history[:-HISTORY]
        self._back = 0

    def action_older(self) -> None:
        """What was set aside before this."""
        if self._back < len(self.history):
            self._back += 1
            self.box.put(self.history[-self._back])

    def _complete_word(self) -> None:
        """Complete a /word as far as only one goes."""
        if (new := completed(self.box.value, self.fitting(self.box.value))) is not None:
            self.box.put(new)

    def _put_in(self, text: str) -> None:
        """Put a text where the cursor is."""
        box = self.box
        before, after = box.value[: box.cursor_position], box.value[box.cursor_position :]
        box.put(f"{before}{text}{after}", len(before) + len(text))
