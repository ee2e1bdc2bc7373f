"""What the pages of somebody who answers have in common: a title, text, a line said, the keys in plain words, and help
on top of any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from domain.errors import Refusal
from screens.answering.sitting import Sitting
from screens.answering.text import help_told, who_is_who
from screens.glyphs import fit, one_line
from screens.saying_screen import SayingScreen
from screens.widgets.lines import Line, Lines, rule, told
from screens.widgets.reading import Reading

KEPT_EVERY = 1.0
"""Seconds between two keepings of what is being made."""

NARROW = 60
"""Columns below which keys and headings are told in fewer words."""

Keys = Sequence[tuple[str, str]]


def either(key: str, action: str) -> tuple[Binding, Binding]:
    """A letter bound, small or capital: Caps Lock may be on."""
    return Binding(key, action, show=False), Binding(key.upper(), action, show=False)


class AnsweringPage(SayingScreen[Any], inherit_bindings=False):
    """A page: a heading, text to read, a line said, the keys that work. Escape goes back and destroys nothing.

    Where `MARKS` is true the text is of pieces, of which one is marked.
    """

    AUTO_FOCUS = "#text"
    MARKS: ClassVar[bool] = False
    INTERRUPTED: ClassVar[str] = "Esc goes back; everything you have done is kept."
    BINDINGS = [
        Binding("up", "step(-1)", show=False), Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False), Binding("pagedown,space", "page(1)", show=False),
        Binding("enter", "go_on", show=False), Binding("escape", "back", show=False),
        Binding("ctrl+l", "redraw", show=False), Binding("ctrl+c", "interrupt", show=False),
        Binding("f1,question_mark", "help", show=False), *either("w", "who"),
    ]
    DEFAULT_CSS = """
    AnsweringPage { layout: vertical; }
    AnsweringPage #title { height: 1; }
    AnsweringPage #above { height: 1; }
    AnsweringPage Reading { height: 1fr; }
    AnsweringPage #said { height: 2; }
    AnsweringPage #keys { height: 2; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._told, self._tone = "", "note"
        self._here = False

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="above")
        with Vertical(id="middle"):
            yield from self.middle()
        yield Lines(id="said")
        yield Lines(id="keys")

    def middle(self) -> ComposeResult:
        """What stands between title and foot."""
        yield Reading(self.sitting.glyphs, id="text")

    def on_mount(self) -> None:
        self.set_interval(KEPT_EVERY, self._keep)
        text = self.query_one("#text", Reading)
        text.moved, text.scrolled, text.marks = self.show, self.show, self.MARKS
        # Only now is the room known that there is.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.is_attached:
            self._here = True
            self.begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key does anything on a page that is not on the screen yet."""
        return self._here and self.is_attached

    def begin(self) -> None:
        """The page is on the screen: fill it."""
        self.show()

    def again(self) -> None:
        """The window has another size: what was set by its width is set again."""

    # What the pages differ in

    def heading(self) -> str:
        """What stands in the first line."""
        return "Minutes for you to read and answer"

    def brief(self) -> str:
        """The heading where there is little room."""
        return self.heading().replace("Minutes for you to read and answer", "Minutes to answer")

    def keys(self) -> Keys:
        """The keys that work now, and what each does; those that matter most come first."""
        return ()

    def show(self) -> None:
        """Draw all of it anew."""
        width, glyphs = self.size.width, self.sitting.glyphs
        narrow, low = width < NARROW, self.size.height < 14
        more = "" if self.query_one("#text", Reading).at_end else MORE
        title = f" {one_line(self.brief() if narrow else self.heading())}"
        beside = f" {more} " if low and more else ""
        self.query_one("#title", Lines).show(
            [[(fit(title, width - len(beside), glyphs), "title"), (beside, "label")]]
        )
        above = self.query_one("#above", Lines)
        above.display = not low
        above.show([rule(width, "", more, glyphs.rule)])
        self.query_one("#said").styles.height = 1 if low and len(self._told) <= width - 2 else 2
        self.query_one("#said", Lines).show(told(one_line(self._told, glyphs), self._tone, width, 2))
        lines = flowed([(key, BRIEF.get(does, does)) for key, does in self.keys()] if narrow else self.keys(), width)
        keys = self.query_one("#keys", Lines)
        keys.styles.height = min(len(lines), 3)
        keys.show(lines)

    def say(self, sentence: str, tone: str = "note") -> None:
        """Say something at the foot."""
        self._told, self._tone = sentence, tone
        if self._here:
            self.show()

    # What they have in common

    def action_step(self, by: int) -> None:
        self.query_one("#text", Reading).step(by)

    def action_page(self, by: int) -> None:
        self.query_one("#text", Reading).step(by)

    def action_go_on(self) -> None:
        """The next page."""

    def action_back(self) -> None:
        """The page before."""
        self.dismiss(None)

    def action_redraw(self) -> None:
        forget = getattr(self.app, "draw_again", None)
        if forget is not None:
            forget()

    def action_interrupt(self) -> None:
        self.say(self.INTERRUPTED)

    def action_help(self) -> None:
        """What can be done, in sentences."""
        if not isinstance(self, HelpPage):
            self.app.push_screen(HelpPage(self.sitting))

    def action_who(self) -> None:
        """Who the codes are."""
        if self.sitting.packet.opened is not None and not isinstance(self, WhoPage):
            self.app.push_screen(WhoPage(self.sitting))

    def on_resize(self, event: events.Resize) -> None:
        if not self._here:
            return
        self.again()
        self.show()

    async def _keep(self) -> None:
        try:
            await self.sitting.keep()
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")

    async def keep_drafts(self) -> None:
        """Put what was made on disk: the program is about to end."""
        await self.sitting.keep()


MORE = "more below"
BRIEF = {
    "change words": "change", "should not be there": "out", "add after": "add", "comment": "say",
    "take back": "undo", "next change": "next", "done reading": "done", "read": "read", "who is who": "who",
    "not correct: say what": "wrong", "I dispute it": "dispute", "other rows": "rows", "go on": "go on",
    "the rest are correct": "rest correct", "back to the minutes": "back", "empty the line": "empty",
    "begin to read": "begin", "yes, all of them": "yes",
    "your answer: you see first what is said": "your answer", "give this answer": "give it",
    "give the keyboard back": "give back", "this one: you see first what is said": "this one",
    "go back: nothing is given": "back", "on all the same": "go on", "save a plain copy": "plain copy",
}
"""What keys do, in fewer words."""


def flowed(keys: Keys, width: int) -> list[Line]:
    """Keys and what each does, in as many lines as they need."""
    lines: list[Line] = [[]]
    used = 0
    for key, does in keys:
        need = cell_len(key) + cell_len(does) + 4
        if used and used + need > width:
            lines.append([])
            used = 0
        lines[-1] = [*lines[-1], (" ", ""), (key, "key"), (f" {does}  ", "")]
        used += need
    return lines


class _OnTop(AnsweringPage):
    """A page to read; any way out of it leads back to the page below."""

    BINDINGS = [*either("q", "back")]
    INTERRUPTED = "Esc goes back to where you were."

    def keys(self) -> Keys:
        return [("Esc", "back to where you were"), ("Up Down", "read")]

    def action_go_on(self) -> None:
        self.dismiss(None)


class HelpPage(_OnTop):
    """What can be done on every page, and what becomes of it."""

    def begin(self) -> None:
        self.query_one("#text", Reading).show([[("\n\n".join(help_told(self.sitting.in_room)), "")]])
        self.show()

    def heading(self) -> str:
        return "Help"


class WhoPage(_OnTop):
    """Who the codes are: by role and organisation, never by name."""

    def begin(self) -> None:
        told = who_is_who(self.sitting.packet.given)
        self.query_one("#text", Reading).show([[("\n".join(told), "")]])
        self.show()

    def heading(self) -> str:
        return "Who is who"
