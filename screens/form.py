"""A form: labelled boxes, what stands in the way said at the foot, and nothing lost on the way back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, TextArea

from domain.errors import Refusal
from screens.choices import Choices, Option
from screens.commands import LOCK
from screens.form_keeping import AGAIN, FormKept
from screens.glyphs import Glyphs, fit, one_line
from screens.names.form_names import Box
from screens.notes import show_notes
from screens.widgets.entry_line import EntryLine
from screens.widgets.lines import Lines, Part, told
from screens.widgets.paragraphs import Paragraphs
from screens.widgets.sentences import told_all

Result = TypeVar("Result")
LABEL = 16
MOST = 5
"""Lines at the foot for a sentence that needs them."""
SETTLES = 0.1
KEEPS = 0.08
"""Seconds from a key to what is typed being handed on to be kept: what is kept of a long text is worked out for it."""
DROPS = "Esc again goes back without saving it; Ctrl+O saves it."


class Form(FormKept[Result], Generic[Result], inherit_bindings=False):
    """Boxes to fill. Tab, Enter and the arrows go on, Ctrl+O or Enter in the last box saves, Escape goes back.

    What was changed is not left by one Escape: the first says what the second does, and what that leaves behind is in
    `dropped`, for whoever opens the form again.
    """

    BINDINGS = [
        Binding("ctrl+o", "save"), Binding("escape,f2", "back"), Binding("f1", "help"),
        Binding("tab", "on(1)"), Binding("shift+tab", "on(-1)"), Binding("down", "line(1)"), Binding("up", "line(-1)"),
        Binding("ctrl+u", "clear"), Binding("ctrl+y", "as_saved"), Binding("ctrl+t", "name"),
        Binding("ctrl+d", "notes"), LOCK,
    ]
    MESSAGE: ClassVar[int] = 2
    """Lines for what is said at the foot."""
    # The focus is set when the boxes hold what they begin with: a key typed ahead waits for it.
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Form { background: $background; }
    Form #title, Form #footer { height: 1; }
    Form #message { height: 2; }
    Form VerticalScroll { height: 1fr; scrollbar-size-vertical: 0; }
    Form .box { height: auto; }
    Form .label { width: 16; height: 1; }
    """

    def __init__(self, glyphs: Glyphs, title: str, boxes: Sequence[Box], start: str = "") -> None:
        super().__init__(glyphs, title, boxes)
        self._start = start
        self._settling: asyncio.TimerHandle | None = None
        self._told: Sequence[Part] = ()
        self._answers: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self.kept_values: dict[str, str] = {}
        self.dropped: dict[str, str] | None = None
        self._asked: dict[str, str] | None = None

    def begin_with(self, values: Mapping[str, str], refused: str) -> None:
        """Begin with what was typed before, and say why it was refused, or that it is here again."""
        self._before = {box.name: box.value for box in self._boxes}
        self._boxes = [
            replace(box, value=text, offered=box.offered and text == box.value)
            for box in self._boxes
            for text in [values.get(box.name, box.value)]
        ]
        self._refused = refused
        self._start = self.wrong_box(refused) or self._start

    # Showing

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        with VerticalScroll(can_focus=False):
            for box in self._boxes:
                with Horizontal(classes="box"):
                    yield Lines(classes="label")
                    if box.lines == 1:
                        yield EntryLine(id=box.name, password=box.hidden)
                    else:
                        area = Paragraphs(box.value, id=box.name)
                        area.styles.height = box.lines
                        yield area
        yield Lines(id="message")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        for label, box in zip(self.query(".label").results(Lines), self._boxes, strict=True):
            label.show([[(f" {fit(box.label, LABEL - 2)} ", "label")]])
            if box.lines == 1:
                line = self.query_one(f"#{box.name}", EntryLine)
                line.enter = self.enter
                line.put(box.value)
                line.offered = box.value if box.offered else ""
                line.changed = partial(self._line_typed, line)
            widget = self.query_one(f"#{box.name}")
            if isinstance(widget, (EntryLine, Paragraphs)):
                widget.pasted = partial(self._was_pasted, widget)
            if isinstance(widget, Paragraphs):
                widget.beyond, widget.take_back = self.action_line, self._take_back
        session = self._session()
        if self._coding is None and session is not None and session.key_names is not None:
            self.code_with(session.key_names)
        self._begun = self._before or self.values()
        self._refused_at = self.values()
        if self._keeping is None and session is not None:
            self.run_worker(self._keep_alone(session))
        first = self.query_one(f"#{self._start or self._boxes[0].name}")
        if isinstance(first, Paragraphs):
            first.move_cursor(first.document.end)
        self.set_focus(first)
        self.call_after_refresh(self.show_frame)

    def show_title(self) -> None:
        """What the form is of, and whether what is typed is on disk."""
        # A form may close before the refresh it was asked for: its lines are gone before it is.
        if not (self.is_mounted and self.query("#title")):
            return
        room = self.size.width - cell_len(self._status) - 1
        title = fit(f" {self._title}", room, self._glyphs)
        self.query_one("#title", Lines).show([[(title, "title"), (f"{self._status} ", "label")]])

    def show_frame(self) -> None:
        """Title, footer and hint."""
        if not (self.is_mounted and self.query("#footer")):
            return
        self.show_title()
        keys = (("Up Down Tab", "on"), ("Ctrl+O", "save"), ("Esc", "back"), ("Ctrl+U", "clear"), ("F1", "help"))
        self.query_one("#footer", Lines).show(
            [[part for key, word in keys for part in ((" ", ""), (key, "key"), (f" {word} ", ""))]]
        )
        self.settled()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#message", Lines).styles.height = self.MESSAGE if event.size.height >= 14 else 1
        self.call_after_refresh(self.show_frame)

    # What is in it

    def values(self) -> dict[str, str]:
        """What stands in the boxes, by name."""
        found: dict[str, str] = {}
        for box in self._boxes:
            widget = self.query_one(f"#{box.name}")
            found[box.name] = widget.text if isinstance(widget, TextArea) else widget.value  # type: ignore[attr-defined]
        return found

    def result(self, values: Mapping[str, str]) -> Result:
        """What the form gives when saved; raises Refusal when it cannot be."""
        raise NotImplementedError

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        """What is to be said of what stands there now, and its tone."""
        focused = self.focused
        box = next((box for box in self._boxes if focused is not None and box.name == focused.id), None)
        if box is None:
            return "", "note"
        return f"{box.hint} Space: the next." if box.choices else box.hint, "note"

    def say(self, sentence: str, tone: str = "problem") -> None:
        """Say something at the foot."""
        lines = self.query_one("#message", Lines)
        text = one_line(sentence, self._glyphs)
        height = self._room(told(text, tone, self.size.width, MOST) if text else ())
        lines.show(told(text, tone, self.size.width, height) if text else [])

    def say_all(self, pieces: Sequence[Part]) -> None:
        """Say several things at the foot, as many as there is room for, what matters most first."""
        lines = self.query_one("#message", Lines)
        shown = [(one_line(sentence, self._glyphs), tone) for sentence, tone in pieces if sentence]
        self._told = shown
        lines.show(told_all(shown, self.size.width, self._room(()), "Ctrl+D"))

    def _room(self, said: Sequence[object]) -> int:
        """The lines at the foot, more of them where one sentence needs more and the screen has them."""
        usual = self.MESSAGE if self.size.height >= 14 else 1
        height = max(usual, len(said)) if self.size.height >= 14 else usual
        lines = self.query_one("#message", Lines)
        if lines.styles.height is None or lines.styles.height.value != height:
            lines.styles.height = height
        return height

    def action_notes(self) -> None:
        """All there is to say, each whole."""
        self.run_worker(show_notes(self.app, self._glyphs, self._told))

    # What happens

    def on_input_changed(self, event: Input.Changed) -> None:
        self._changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._typed(event.text_area)
        self._changed()

    def _changed(self) -> None:
        values = self.values()
        if self._refused and values != self._refused_at:
            self._refused = ""
        if self._asked != values:
            self._asked = None
        if self._keeping is not None and self._begun and self._to_keep is None:
            self._to_keep = asyncio.get_running_loop().call_later(KEEPS, self.call_next, self._keep)
        if self._settling is not None:
            self._settling.cancel()
        self._settling = asyncio.get_running_loop().call_later(SETTLES, self.call_next, self.settled)

    def settled(self) -> None:
        """The typing pauses."""
        # A pause may end while the form is closing, its boxes gone before it is, or before they have come.
        if not (self.is_mounted and self.is_current and self.query("#message")):
            return
        if self._asked is not None:
            self.say(DROPS, "ask")
        elif self._refused:
            self.say(self._refused)
        elif self._unkept:
            self.say(self._unkept)
        else:
            self.say_all([*self._names_said(), self.message(self.values())])
        self._mark_names()

    def on_descendant_focus(self) -> None:
        self._changed()

    def on_entry_line_pasted(self, event: EntryLine.Pasted) -> None:
        if isinstance(self.focused, EntryLine):
            self.focused.insert_text_at_cursor(" ".join(event.text.split()))
            self._was_pasted(self.focused, event.text)

    def action_on(self, by: int) -> None:
        if by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_line(self, by: int) -> None:
        """To the box above or below, as far as there is one."""
        names = [box.name for box in self._boxes]
        at = names.index(self.focused.id) + by if self.focused is not None and self.focused.id in names else 0
        if 0 <= at < len(names):
            self.set_focus(self.query_one(f"#{names[at]}"))

    def action_clear(self) -> None:
        """Empty the box the cursor is in."""
        if isinstance(self.focused, EntryLine):
            self.focused.put("")
        elif isinstance(self.focused, TextArea):
            self.focused.clear()

    def _line_typed(self, line: EntryLine) -> None:
        """A line has changed: Space behind one of a few answers, or in its place, puts the next of them there."""
        box = next(each for each in self._boxes if each.name == line.id)
        before = self._answers.get(box.name, box.value)
        if before in box.choices and line.value in (" ", f"{before} "):
            self._answers[box.name] = box.choices[(box.choices.index(before) + 1) % len(box.choices)]
            line.put(self._answers[box.name])
            return
        self._answers[box.name] = line.value
        self._typed(line)

    def action_as_saved(self) -> None:
        """Put back what stood in the boxes before anything was typed."""
        for name, text in self._begun.items():
            widget = self.query_one(f"#{name}")
            if isinstance(widget, EntryLine):
                widget.put(text)
            elif isinstance(widget, TextArea) and widget.text != text:
                widget.text = text

    def _take_back(self, typed: bool) -> bool:
        """Put all back from long text too: where nothing was typed in it, and while that is what is offered."""
        if typed and self._refused != AGAIN:
            return False
        self.action_as_saved()
        return True

    def helps(self) -> tuple[tuple[str, str, str], ...]:
        """What works here: an action, its keys, and what it does."""
        return (
            ("save", "Ctrl+O", "Save it; Enter in the last box does too"),
            ("line(1)", "Down", "The next box; Tab and Enter too. In long text: a line down, and on from the last"),
            ("line(-1)", "Up", "The box before; Shift+Tab too"),
            ("clear", "Ctrl+U", "Empty the box"),
            ("name", "Ctrl+T", "The name before the cursor: its code, another's, or as it was typed"),
            ("notes", "Ctrl+D", "List all there is to say, where only some of it has room"),
            ("as_saved", "Ctrl+Y", "Everything as it was before; in long text, what was typed last is taken back"),
            ("back", "Esc", "Back; what was changed is asked about first"),
        )

    def action_help(self) -> None:
        """What works here, and what is wanted of the box the cursor is in."""
        self.run_worker(self._help())

    async def _help(self) -> None:
        options = [Option(action, f"{keys:<8} {does}") for action, keys, does in self.helps()]
        hint = next((box.hint for box in self._boxes if self.focused is not None and box.name == self.focused.id), "")
        chosen = await self.app.push_screen_wait(Choices(self._glyphs, "What works here", options, hint))
        if chosen is not None:
            await self.run_action(chosen)

    async def enter(self) -> None:
        """Enter in a line: on to the next box, and after the last one save."""
        if self.focused is not None and self.focused.id == self._boxes[-1].name:
            await self.action_save()
        else:
            self.focus_next()

    async def action_save(self) -> None:
        for box in self._boxes:
            self._code_whole(self.query_one(f"#{box.name}"))
        self._keep()
        self.kept_values = self.values()
        try:
            self.dismiss(self.result(self.kept_values))
        except Refusal as refusal:
            self._refused_at, self._refused = self.kept_values, refusal.sentence
            if (wrong := self.wrong_box(refusal.sentence)) is not None:
                self.set_focus(self.query_one(f"#{wrong}"))
            self.say(refusal.sentence, "problem")

    def wrong_box(self, sentence: str) -> str | None:
        """The box a refusal names by its label, as in "What: write one of …" or "A person needs a code"; or None."""
        said = sentence.casefold()
        about = said.removeprefix("the ")
        for box in self._boxes:
            label = re.escape(box.label.casefold())
            if re.match(rf"{label}\b[^.]{{0,12}}:", about) or re.search(rf"\bneeds a {label}\b", said):
                return box.name
        return None

    def action_back(self) -> None:
        """Go back; with something changed only at the second time."""
        values = self.values()
        if values == self._begun:
            self.dismiss(None)
        elif self._asked == values:
            self.dropped = values
            self.dismiss(None)
        else:
            self._asked = values
            self.say(DROPS, "ask")
