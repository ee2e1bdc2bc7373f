"""A box for long text: wraps, takes paragraphs, and keeps to keys that arrive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os.path import commonprefix

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.widgets import TextArea

from domain.clean import clean
from screens.widgets.entry_line import TONES, Place
from screens.widgets.in_order import take


class Paragraphs(TextArea, inherit_bindings=False):
    """Long text. Enter begins a paragraph; Tab goes on to the next box. `pasted` is called with what was pasted.

    `beyond` is called with -1 or 1 where Up or Down leads out of the text, `take_back` at Ctrl+Y with whether
    there is anything to take back here: where that gives True, it was seen to.
    """

    BINDINGS = [
        Binding("up", "up", show=False), Binding("down", "down", show=False),
        Binding("left", "cursor_left", show=False), Binding("right", "cursor_right", show=False),
        Binding("ctrl+left", "cursor_word_left", show=False), Binding("ctrl+right", "cursor_word_right", show=False),
        Binding("home", "cursor_line_start", show=False), Binding("end", "cursor_line_end", show=False),
        Binding("pageup", "cursor_page_up", show=False), Binding("pagedown", "cursor_page_down", show=False),
        Binding("backspace", "delete_left", show=False), Binding("delete", "delete_right", show=False),
        Binding("ctrl+w", "delete_word_left", show=False), Binding("ctrl+y", "undo", show=False),
        Binding("ctrl+k", "delete_to_end_of_line_or_delete_line", show=False),
    ]
    DEFAULT_CSS = """
    Paragraphs, Paragraphs:focus { border: none; padding: 0; background: $panel; scrollbar-size: 0 0; }
    Paragraphs:ansi, Paragraphs:ansi:focus { background: ansi_default; }
    """

    def __init__(self, text: str, *, id: str) -> None:
        super().__init__(
            text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, highlight_cursor_line=False,
            compact=True,
        )
        self.cursor_blink = False
        self._places: tuple[Place, ...] = ()
        self.pasted: Callable[[str], None] | None = None
        self.beyond: Callable[[int], None] | None = None
        self.take_back: Callable[[bool], bool] | None = None

    # As a line is asked for what stands in it, so are paragraphs

    @property
    def value(self) -> str:
        """What stands in it."""
        return self.text

    @property
    def cursor_position(self) -> int:
        """Where in the text the cursor is."""
        return int(self.document.get_index_from_location(self.cursor_location))

    @cursor_position.setter
    def cursor_position(self, place: int) -> None:
        self.move_cursor(self.document.get_location_from_index(place))

    def put(self, text: str, cursor: int | None = None) -> None:
        """Make this the text by changing only what is another, so that it can be taken back; then the cursor."""
        before = self.text
        if text != before:
            start = len(commonprefix((before, text)))
            room = min(len(before), len(text)) - start
            after = 0
            while after < room and before[-1 - after] == text[-1 - after]:
                after += 1
            place = self.document.get_location_from_index
            self.replace(text[start : len(text) - after], place(start), place(len(before) - after))
        self.cursor_position = len(text) if cursor is None else cursor

    def mark(self, places: Sequence[Place]) -> None:
        """Show where in the text something is said about it."""
        if tuple(places) != self._places:
            self._places = tuple(places)
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        if self._places:
            start = self.document.get_index_from_location((line_index, 0))
            for begins, ends, tone in self._places:
                if begins < start + len(line) and ends > start:
                    line.stylize(TONES.get(tone, "underline"), max(0, begins - start), ends - start)
        return line

    def place_cursor(self) -> None:
        """Put the terminal's cursor where the typing is, as a screen reader or a magnifier looks for it."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()

    def on_focus(self) -> None:
        self.call_after_refresh(self.place_cursor)

    def on_resize(self) -> None:
        # Only now is it known where on the screen the box is.
        self.call_after_refresh(self.place_cursor)

    # Keys

    def action_up(self) -> None:
        """A line up, and from the first to the box above."""
        if self.wrapped_document.location_to_offset(self.cursor_location).y == 0:
            self._out(-1)
        else:
            self.action_cursor_up()

    def action_down(self) -> None:
        """A line down, and from the last to the box below."""
        last = self.wrapped_document.height - 1
        if self.wrapped_document.location_to_offset(self.cursor_location).y >= last:
            self._out(1)
        else:
            self.action_cursor_down()

    def _out(self, by: int) -> None:
        if self.beyond is not None:
            self.beyond(by)

    def action_undo(self) -> None:
        """Take back what was typed last."""
        if self.take_back is None or not self.take_back(bool(self.history.undo_stack)):
            super().action_undo()

    async def _on_key(self, event: events.Key) -> None:
        await take(self, event, types=event.is_printable or event.key == "enter")

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = clean(event.text)
        self.replace(text, *self.selection, maintain_selection_offset=False)
        if self.pasted is not None:
            self.pasted(text)
