"""The line at the foot of the screen, which the cursor never leaves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input
from textual.widgets.input import Selection

from domain.clean import clean
from screens.glyphs import visible
from screens.widgets.in_order import take

Place = tuple[int, int, str]
"""Start and end in the text, and the tone it is shown in: "problem", "ask" or "coded"."""

TONES = {"problem": "underline bold", "ask": "underline", "coded": "bold"}


class EntryLine(Input, inherit_bindings=False):
    """One line of typing. A key costs one small repaint, never a layout of the screen.

    `offered` is what stands in it only until something is typed: it is selected when the cursor comes.
    `enter` is awaited on Enter, `changed` called when the text is another, `pasted` with what was pasted into it.

    `virtual_size` is a layout reactive in Textual's Input and changes at every key; here it is not (a test holds
    this to the pinned Textual). The terminal's own cursor is the cursor; nothing blinks. Keys that move in the
    text do that while there is text; on an empty line they are told to the screen as `OnEmpty`.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    BINDINGS = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("ctrl+left", "cursor_left_word", show=False),
        Binding("ctrl+right", "cursor_right_word", show=False),
        Binding("home", "home", show=False),
        Binding("end,ctrl+e", "end", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("enter", "submit", show=False),
        Binding("ctrl+w", "delete_left_word", show=False),
        Binding("ctrl+k", "delete_right_all", show=False),
    ]
    DEFAULT_CSS = """
    EntryLine, EntryLine:focus {
        border: none; height: 1; padding: 0; background: $background; background-tint: $foreground 0%; width: 1fr;
    }
    EntryLine:ansi { background: ansi_default; }
    EntryLine > .input--suggestion { color: $foreground 45%; }
    EntryLine:ansi > .input--suggestion { color: ansi_default; text-style: dim; }
    """

    class OnEmpty(Message):
        """A key that would act on the text was pressed while there is none: "home", "end" or "delete";
        "left", "right" and "ctrl+k" where a box tells of them."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Pasted(Message):
        """Text of more than one line was pasted: it is not Enter, and it is not in the line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, id: str | None = None, password: bool = False) -> None:
        super().__init__(id=id, select_on_focus=False, compact=True, password=password, highlighter=self._toned)
        self.cursor_blink = False
        self._cursor_visible = False
        self.places: Sequence[Place] = ()
        self._ends: list[int] = []
        self._hint = False
        self.enter: Callable[[], Awaitable[None]] | None = None
        self.changed: Callable[[], None] | None = None
        self.pasted: Callable[[str], None] | None = None
        self._told_of = ""
        self.offered = ""

    # What is in the line

    def put(self, text: str, cursor: int | None = None) -> None:
        """Put this text into the line, the cursor at its end or at `cursor`."""
        self.places = ()
        self.value = text
        self.cursor_position = len(text) if cursor is None else cursor
        self._tell()

    def select_all(self) -> None:
        """Select what stands in the line, so that the next letter takes its place."""
        self.selection = Selection(0, len(self.value))

    def _tell(self) -> None:
        """Tell of another text at once: a message would come after the next key."""
        if self.value != self._told_of:
            self._told_of = self.value
            if self.changed is not None:
                self.changed()

    @property
    def grey(self) -> str:
        """What is offered behind the text, "" when nothing is."""
        return self._suggestion[len(self.value) :] if self._suggestion.startswith(self.value) else ""

    def offer(self, pieces: Sequence[str], hint: bool = False) -> None:
        """Offer this behind the text, in grey; it is taken piece by piece. A `hint` is only shown."""
        self._hint = hint
        rest = "".join(pieces)
        self._suggestion = self.value + rest if rest else ""
        self._ends = [len(self.value) + sum(map(len, pieces[: index + 1])) for index in range(len(pieces))]

    def mark(self, places: Sequence[Place]) -> None:
        """Show where in the text something is said about it."""
        if tuple(places) != tuple(self.places):
            self.places = tuple(places)
            self.refresh()

    def take_offer(self, word: bool = False) -> bool:
        """Take the next piece of what is offered, or only its next word; False when nothing is offered."""
        offered, length = self._suggestion, len(self.value)
        if not self.grey or self._hint or not self.cursor_at_end:
            return False
        end = next((each for each in self._ends if each > length), len(offered))
        if word:
            start = length
            while start < end and offered[start] == " ":
                start += 1
            space = offered.find(" ", start, end)
            end = end if space == -1 else space
        self.value = offered[:end]
        self.cursor_position = end
        if len(offered) > end:
            self._suggestion = offered
        return True

    # What Textual's Input asks of it

    def _toned(self, text: Text) -> Text:
        for start, end, tone in self.places:
            text.stylize(TONES.get(tone, "underline"), start, max(end, start + 1))
        return text

    @property
    def _value(self) -> Text:
        if self.password:
            return Text("*" * len(self.value), no_wrap=True, overflow="ignore", end="")
        return self._toned(Text(self._drawn(self.value), no_wrap=True, overflow="ignore", end=""))

    @staticmethod
    def _drawn(text: str) -> str:
        """One character drawn for each character there is, so that places in the text stay places in the line."""
        if text.isprintable():
            return text
        return "".join("¶" if each == "\n" else " " if each == "\t" else visible(each) or "?" for each in text)

    def _position_to_cell(self, position: int) -> int:
        return cell_len(self._drawn(self.value[:position]))

    def _watch_value(self, value: str) -> None:
        offered = self._suggestion
        super()._watch_value(value)
        if offered.startswith(value) and len(offered) > len(value) and value:
            self._suggestion = offered

    def _restart_blink(self) -> None:
        self._cursor_visible = False

    def _pause_blink(self, visible: bool = False) -> None:
        self._cursor_visible = False

    def place_cursor(self) -> None:
        """Put the terminal's cursor where the typing is."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def _watch_selection(self, selection: Selection) -> None:
        self.place_cursor()
        cell, width, left = self._position_to_cell(self.cursor_position), self.size.width, self.scroll_offset.x
        if self._initial_value or not width or left <= cell < left + width:
            return
        # A third of the width at a time: a line scrolled by every key would be sent anew at every key.
        wanted = cell - width // 3 if cell < left else cell - width + 1 + width // 3
        self.scroll_to(max(0, wanted), 0, animate=False, force=True)
        self.place_cursor()

    @property
    def content_width(self) -> int:
        return self._value.cell_len + 1 + self.size.width // 3

    @property
    def cursor_screen_offset(self) -> Offset:
        x, y, _width, _height = self.content_region
        return Offset(x + self._position_to_cell(self.cursor_position) - self.scroll_offset.x, y)

    def on_resize(self) -> None:
        self.call_after_refresh(self.place_cursor)

    def on_focus(self) -> None:
        if self.offered and self.value == self.offered:
            self.select_all()
        self.call_after_refresh(self.place_cursor)

    # Keys

    async def _on_key(self, event: events.Key) -> None:
        types = event.is_printable and event.character is not None
        if not await take(self, event, types) and types and event.character is not None:
            event.stop()
            event.prevent_default()
            self.replace(event.character, *self.selection)
        self._tell()

    async def action_submit(self) -> None:
        if self.enter is not None:
            await self.enter()

    def action_home(self, select: bool = False) -> None:
        if self.value:
            super().action_home(select)
        else:
            self.post_message(self.OnEmpty("home"))

    def action_end(self, select: bool = False) -> None:
        if self.value:
            super().action_end(select)
        else:
            self.post_message(self.OnEmpty("end"))

    def action_delete_right(self) -> None:
        if self.value:
            super().action_delete_right()
        else:
            self.post_message(self.OnEmpty("delete"))

    def action_cursor_right(self, select: bool = False) -> None:
        if not self.selection.is_empty and not select:
            self.selection = Selection.cursor(self.selection.end)
        elif self.cursor_at_end:
            self.take_offer(word=True)
        else:
            super().action_cursor_right(select)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = clean(event.text)
        if "\n" in text.strip("\n") or "\t" in text:
            self.post_message(self.Pasted(text))
        elif text:
            self.replace(text.strip("\n"), *self.selection)
            self._tell()
            if self.pasted is not None:
                self.pasted(text)
