"""A /word typed at the foot of a screen whose letters are keys: while it stands there, no letter is one."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from screens.commands import Command
from screens.row_moves import RowMoves
from screens.task_screen import TaskScreen
from screens.widgets.entry_line import EntryLine
from screens.widgets.in_order import act_away
from screens.widgets.lines import Lines
from screens.widgets.row_view import RowView
from screens.words import completed, words_that_fit

SLASH = Command(
    id="list.word", action="begin_word", keys=("slash",), title="A word",
    tooltip="Type a /word at the foot; the words that fit are shown, Tab completes, Enter does it, Esc goes back.",
)  # fmt: skip


class WordLine(EntryLine, inherit_bindings=False):
    """The line a /word is typed on. What a key does is done away from it: the screen may go with it."""

    BINDINGS = [
        *(each for each in EntryLine.BINDINGS if isinstance(each, Binding)),
        Binding("escape,ctrl+u", "screen.leave_word", show=False), Binding("tab", "screen.complete_word", show=False),
    ]

    async def _on_key(self, event: events.Key) -> None:
        if (event.is_printable and event.character is not None) or not act_away(self, event):
            await super()._on_key(event)

    async def action_submit(self) -> None:
        await super().action_submit()
        self._tell()

    def action_delete_left(self) -> None:
        super().action_delete_left()
        self._tell()


class WordAtFoot(RowMoves, TaskScreen, inherit_bindings=False):
    """For a screen with rows, a `#detail` and a `#footer`: `/` begins a word in a line where the footer is."""

    DEFAULT_CSS = "WordAtFoot WordLine { display: none; }"

    def foot(self) -> ComposeResult:
        """The footer, and the line that takes its place."""
        yield Lines(id="footer")
        yield WordLine(id="word")

    @property
    def word_line(self) -> WordLine:
        """The line a /word is typed on."""
        return self.query_one("#word", WordLine)

    def action_begin_word(self, text: str = "/") -> None:
        """Begin a word at the foot."""
        line = self.word_line
        self.query_one("#footer").display = False
        line.display = True
        line.enter, line.changed = self._do_word, self._word_changed
        line.put(text)
        self.set_focus(line)

    def action_leave_word(self) -> None:
        """Back to the rows; nothing is done."""
        line = self.word_line
        line.changed = None
        line.put("")
        line.display = False
        self.query_one("#footer").display = True
        self.set_focus(self.query_one(RowView))
        self.unsay()

    def action_complete_word(self) -> None:
        """Complete the word as far as only one goes."""
        line = self.word_line
        if (text := completed(line.value, self.fitting(line.value))) is not None:
            line.put(text)

    @property
    def types_word(self) -> bool:
        """Whether a /word is being typed: what fits it stands where the rows are told of."""
        return bool(self.word_line.display)

    def unsay(self) -> None:
        """Show again what stands below the rows."""
        self.say("")

    def _word_changed(self) -> None:
        text = self.word_line.value
        if not text.startswith("/"):
            self.call_next(self.action_leave_word)
            return
        self.moves()
        detail = self.query_one("#detail", Lines)
        detail.show(words_that_fit(self.fitting(text), self.size.width, detail.size.height, self.session.glyphs))

    async def _do_word(self) -> None:
        text = self.word_line.value
        self.action_leave_word()
        if (refusal := await self.run_word(text)) and self.is_current:
            self.action_begin_word(text)
            self.call_after_refresh(partial(self.say, refusal, "problem"))
