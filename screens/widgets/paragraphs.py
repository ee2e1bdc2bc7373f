"""A box for long text: wraps, takes paragraphs, and keeps to keys that arrive."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.widgets import TextArea

from domain.clean import clean
from screens.widgets.in_order import take


class Paragraphs(TextArea, inherit_bindings=False):
    """Long text. Enter begins a paragraph; Tab goes on to the next box."""

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

    def action_up(self) -> None:
        """A line up, and from the first to the box above."""
        if self.wrapped_document.location_to_offset(self.cursor_location).y == 0:
            self.screen.focus_previous()
        else:
            self.action_cursor_up()

    def action_down(self) -> None:
        """A line down, and from the last to the box below."""
        last = self.wrapped_document.height - 1
        if self.wrapped_document.location_to_offset(self.cursor_location).y >= last:
            self.screen.focus_next()
        else:
            self.action_cursor_down()

    async def _on_key(self, event: events.Key) -> None:
        await take(self, event, types=event.is_printable or event.key == "enter")

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text), *self.selection, maintain_selection_offset=False)
