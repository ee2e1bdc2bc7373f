"""The first pages of somebody who answers: what this is, the phrase, and what was opened."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Horizontal

from domain.errors import CannotOpen
from exporters.packet.phrases import WORDS, counted
from screens.answering.page import AnsweringPage, Keys
from screens.answering.text import ANSWERED_ALREADY, ASKED_OF_THEM, ASKS_FOR_PHRASE, WHAT_THIS_IS, about
from screens.widgets.entry_line import EntryLine
from screens.widgets.lines import Lines
from screens.widgets.reading import Reading

TYPE_IT = f"Type the phrase of {counted(WORDS)} words, then Enter."


class PhrasePage(AnsweringPage):
    """Says what this is and asks for the phrase; gives True once it has opened the packet, None to leave."""

    AUTO_FOCUS = "#phrase"
    INTERRUPTED = "Nothing is open yet. Esc leaves."
    BINDINGS = [("ctrl+u", "clear", "")]
    DEFAULT_CSS = """
    PhrasePage Horizontal { height: 1; margin: 1 0; }
    PhrasePage #prompt { width: 12; height: 1; }
    """

    def middle(self) -> ComposeResult:
        yield Reading(self.sitting.glyphs, id="text")
        with Horizontal():
            yield Lines(id="prompt")
            yield EntryLine(id="phrase")

    def on_mount(self) -> None:
        super().on_mount()
        line = self.query_one("#phrase", EntryLine)
        line.enter, line.changed = self._take, self._typed
        self._prompt()

    def begin(self) -> None:
        self.again()
        again = (ANSWERED_ALREADY,) if self.sitting.packet.answered else ()
        text = "\n\n".join((*again, *WHAT_THIS_IS, ASKS_FOR_PHRASE))
        self.query_one("#text", Reading).show([[(text, "")]])
        self.say(TYPE_IT)

    def keys(self) -> Keys:
        return [("Enter", "open"), ("Ctrl+U", "empty the line"), ("F1", "help"), ("Esc", "leave")]

    def _prompt(self) -> None:
        """What stands before the phrase: that its beginning is out of sight, where it is."""
        line = self.query_one("#phrase", EntryLine)
        beyond = self.sitting.glyphs.more if line.scroll_offset.x else ""
        self.query_one("#prompt", Lines).show([[(f" Phrase: {beyond}".ljust(12), "key")]])

    def _typed(self) -> None:
        line = self.query_one("#phrase", EntryLine)
        if "?" in line.value:
            line.put(line.value.replace("?", ""))
            self.action_help()
        count = len(line.value.split())
        self.say(f"{counted(count).capitalize()} of {counted(WORDS)} words." if count else TYPE_IT)
        self.call_after_refresh(self._prompt)

    def action_clear(self) -> None:
        """Empty the line."""
        self.query_one("#phrase", EntryLine).put("")

    def on_entry_line_pasted(self, event: EntryLine.Pasted) -> None:
        """The phrase, pasted as it was shown: in two lines."""
        event.stop()
        self.query_one("#phrase", EntryLine).put(" ".join(event.text.split()))

    async def _take(self) -> None:
        phrase = self.query_one("#phrase", EntryLine).value
        if not phrase.strip():
            return
        self.say("Opening it.")
        try:
            await asyncio.to_thread(self.sitting.packet.open, phrase)
        except CannotOpen as refusal:
            # The next letter takes its place; End leaves it there to be mended.
            self.query_one("#phrase", EntryLine).select_all()
            self.say(refusal.sentence, "problem")
            return
        self.dismiss(True)

    def action_go_on(self) -> None:
        """Enter is the line's."""

    def again(self) -> None:
        self.query_one(Horizontal).styles.margin = (1, 0) if self.size.height >= 20 else (0, 0)


class AboutPage(AnsweringPage):
    """What was opened, for whom, and what is asked; gives True to begin, None to leave."""

    def begin(self) -> None:
        self.sitting.begun  # noqa: B018
        text = [*about(self.sitting.packet.given)]
        if self.sitting.in_room:
            text = [f"{text[0]} {ASKED_OF_THEM}", *WHAT_THIS_IS[1:], *text[1:]]
        self.query_one("#text", Reading).show([[("\n\n".join(text), "")]])
        self.say(self.sitting.said)
        self.sitting.said = ""

    def keys(self) -> Keys:
        leave = "give the keyboard back" if self.sitting.in_room else "leave"
        return [("Enter", "begin to read"), ("w", "who is who"), ("?", "help"), ("Esc", leave)]

    def action_go_on(self) -> None:
        self.dismiss(True)
