"""A box in which somebody says in their own words what a paragraph or a row should say."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from screens.answering.page import flowed
from screens.glyphs import Glyphs, fit, one_line
from screens.widgets.in_order import take
from screens.widgets.lines import Lines, told
from screens.widgets.paragraphs import Paragraphs

LOW = 14
"""Lines below which the words have the room, and not what is asked."""


class Words(Paragraphs):
    """One text, which wraps; Enter is the end of it."""

    async def _on_key(self, event: events.Key) -> None:
        await take(self, event, types=event.is_printable)


class WordsBox(ModalScreen["str | None"], inherit_bindings=False):
    """Asks for a text, which begins as `text`; gives it, or None when it is left as it was.

    `typed` is told of every change, so that it can be kept. A first Escape in a changed text only says what the second
    does.
    """

    BINDINGS = [
        Binding("escape,ctrl+c", "back", show=False), Binding("enter", "take", show=False),
        Binding("f1", "help", show=False),
    ]
    DEFAULT_CSS = """
    WordsBox { background: $background; layout: vertical; }
    WordsBox #title, WordsBox #keys { height: 1; }
    WordsBox #asked { height: auto; max-height: 8; }
    WordsBox Words { height: 1fr; margin: 0 1; }
    WordsBox #said { height: 2; }
    """

    def __init__(
        self, glyphs: Glyphs, title: str, asked: str, text: str, typed: Callable[[str], None], begun: str | None = None
    ) -> None:
        super().__init__()
        self._glyphs, self._title, self._asked, self._typed = glyphs, title, asked, typed
        self._before = text
        self._begins = text if begun is None else begun
        self._warned = False

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="asked")
        yield Words(self._begins, id="words")
        yield Lines(id="said")
        yield Lines(id="keys")

    def on_mount(self) -> None:
        box = self.query_one("#words", Words)
        box.focus()
        box.cursor_position = len(self._begins)
        self._show()

    def on_resize(self) -> None:
        self._show()

    def action_help(self) -> None:
        """What the keys do here, and that nothing is given by it."""
        self._show("What you type is kept as you type. Enter is the end of it; nothing is given before the last step.")

    def _show(self, said: str = "") -> None:
        width = self.size.width or self.app.size.width
        self.query_one("#title", Lines).show([[(fit(f" {one_line(self._title)}", width, self._glyphs), "title")]])
        asked = [line for text in self._asked.split("\n") for line in told(text, "note", width, 8)]
        low = self.size.height < LOW
        self.query_one("#asked", Lines).show(asked[:2] if low else [[], *asked[:6], []])
        self.query_one("#said").styles.height = 2 if said or not low else 0
        self.query_one("#said", Lines).show(told(said, "ask", width, 2))
        self.query_one("#keys", Lines).show(
            flowed([("Enter", "done"), ("Esc", "leave it as it was"), ("F1", "help")], width)
        )

    def on_text_area_changed(self) -> None:
        self._warned = False
        self._typed(self.query_one("#words", Words).value)

    def action_take(self) -> None:
        """It is said: give it."""
        self.dismiss(self.query_one("#words", Words).value)

    def action_back(self) -> None:
        if self.query_one("#words", Words).value.strip() not in (self._before.strip(), "") and not self._warned:
            self._warned = True
            self._show("Esc once more leaves it as it was, without what you typed. Enter keeps what you typed.")
            return
        self.dismiss(None)

    async def keep_drafts(self) -> None:
        """What is typed here is kept by the page below."""
