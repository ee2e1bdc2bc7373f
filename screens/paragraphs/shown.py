"""What screens show on which paragraphs are typed: those so far, what there is to say, and the box at the foot."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.css.query import NoMatches

from domain.errors import Refusal
from domain.line.draft import Known
from screens.commands import Command
from screens.glyphs import one_line
from screens.names.coding import KeyNames
from screens.notes import show_notes
from screens.session import Session
from screens.task_screen import TaskScreen
from screens.widgets.lines import Line, Lines, Part
from screens.widgets.paragraph_view import ParagraphView
from screens.widgets.sentences import told_all
from screens.widgets.typing_box import TypingBox
from screens.words import words_that_fit

DRAWN = 400
"""Paragraphs whose lines are remembered: more than any screen shows, however one pages."""


class ParagraphsShown(TaskScreen, inherit_bindings=False):
    """The frame of such a screen. `paragraphs` are what the case holds, each with an `id` and a `text`; what is typed
    is one of them that is `editing`, or a new one, which goes behind the one of the id `after`, at the end for None.
    """

    KEYS: ClassVar[str] = ""
    """What the ids of its commands begin with."""
    ROWS: ClassVar[tuple[int, int, int]] = (5, 3, 2)
    """Lines of the box on a screen of 20 lines and more, of 12 and more, and of fewer."""
    DEFAULT_CSS = """
    ParagraphsShown { layout: vertical; }
    ParagraphsShown #title, ParagraphsShown #rule, ParagraphsShown #footer { height: 1; }
    ParagraphsShown #message { height: 2; }
    ParagraphsShown #foot { height: 5; }
    ParagraphsShown #prompt { height: 5; width: 2; }
    ParagraphsShown TypingBox { height: 5; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.known = Known(today=session.today())
        self.names = session.key_names or KeyNames(self.known)
        self.paragraphs: list[Any] = []
        self.editing: Any = None
        self.after: str | None = None
        self.status = ""
        self.told: list[Part] = []
        self._said: Part = ("", "")
        self._said_of_text: tuple[Part, ...] = ()
        self._version: tuple[int, int] | None = None
        self._looking = False
        self._names_seen = False
        self._lines: OrderedDict[Hashable, Sequence[Line]] = OrderedDict()

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield from self.paragraphs_above()
        yield Lines(id="rule")
        yield Lines(id="message")
        with Horizontal(id="foot"):
            yield Lines(id="prompt")
            yield TypingBox(id="box")
        yield Lines(id="footer")

    def paragraphs_above(self) -> ComposeResult:
        """What stands between the title and the box."""
        yield ParagraphView(self._draw, id="said")

    @property
    def view(self) -> ParagraphView:
        """The paragraphs so far."""
        return self.query_one("#said", ParagraphView)

    @property
    def box(self) -> TypingBox:
        """What is being typed."""
        return self.query_one("#box", TypingBox)

    @property
    def here(self) -> Any:
        """The paragraph the bar is on, None where the new one comes."""
        at = self.view.here
        return self.paragraphs[at] if at is not None and at < len(self.paragraphs) else None

    def own(self, id: str) -> Command:
        """A command of this screen by what its id ends with."""
        return self.command(f"{self.KEYS}.{id}")

    def key(self, id: str) -> str:
        """The key of a command of this screen as people write it."""
        return self.session.keymap.shown(self.own(id))

    # What is known

    async def renew(self, at_id: str | None = None) -> None:
        """Read the paragraphs and what is known of the case anew; the bar goes to this one, or stays where it is."""
        raise NotImplementedError

    async def know(self) -> None:
        """Read what is known of the case anew."""
        self.known = await self.session.do(self.session.case.known, self.session.today())
        kept = self.session.key_names
        if not self.names.knows(self.known):
            self.names = kept if kept is not None and kept.knows(self.known) else KeyNames(self.known)
            self._lines.clear()
            self.names_renewed()
        self.session.key_names = self.names

    def names_renewed(self) -> None:
        """The names of the key are others."""

    async def look(self, own: bool = False) -> None:
        """Show what others have written since the last look; with `own` also what this author did on other screens.

        A draft kept each second is a writing of one's own, and no reason to read 10,000 words again.
        """
        if self._looking or not self.is_mounted:
            return
        self._looking = True
        try:
            version = await self.session.do(self.session.case.version)
            before, self._version = self._version, version
            if before is None or version[0] != before[0] or (own and version != before):
                await self.renew()
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
        except NoMatches:
            if not self.left:
                raise
        finally:
            self._looking = False

    async def mine_landed(self) -> None:
        """What was just written was written here: the next look need not read it again."""
        self._version = await self.session.do(self.session.case.version)

    # What is shown

    def see_names(self) -> None:
        """What looks for names is loaded: paragraphs say from now on where one is not answered."""
        self._names_seen = True
        self._lines.clear()
        self.view.refresh()

    def draw(self, index: int, width: int) -> tuple[Hashable, Sequence[Line] | None]:
        """What the lines of a paragraph are remembered by, and those remembered."""
        key = (index, self.paragraphs[index], width, self.session.names_shown)
        return key, self._lines.get(key)

    def drawn(self, key: Hashable, lines: Sequence[Line]) -> Sequence[Line]:
        """Remember these lines."""
        self._lines[key] = lines
        while len(self._lines) > DRAWN:
            self._lines.popitem(last=False)
        return lines

    def _draw(self, index: int, width: int) -> Sequence[Line]:
        raise NotImplementedError

    def say(self, sentence: str, tone: str = "note") -> None:
        """Say something until the next text is typed."""
        self._said = (sentence, tone)
        self.show_message()

    def unsay(self) -> None:
        """What was said of something done before is over."""
        if self._said[0]:
            self.say("")

    def say_of_text(self, pieces: Sequence[Part]) -> None:
        """Say this of what is being typed, what matters most first."""
        if tuple(pieces) != self._said_of_text:
            self._said_of_text = tuple(pieces)
            self.show_message()

    def show_message(self) -> None:
        """Show what there is to say: of what was just done, then of what is typed."""
        view = self.query_one("#message", Lines)
        pieces = [self._said] if self._said[0] else []
        pieces += [each for each in self._said_of_text if each[0] != self._said[0]]
        glyphs = self.session.glyphs
        self.told = [(one_line(sentence, glyphs), tone) for sentence, tone in pieces]
        if self.box.value.startswith("/") and not self._said[0]:
            view.show(words_that_fit(self.fitting(self.box.value), self.size.width, view.size.height, glyphs))
        else:
            view.show(told_all(self.told, self.size.width, max(1, view.size.height), self.key("notes")))

    def action_notes(self) -> None:
        """All there is to say, each whole."""
        self.run_worker(show_notes(self.app, self.session.glyphs, self.told))

    def show_title(self) -> None:
        """Where one is, and whether all is on disk."""
        raise NotImplementedError

    def show_state(self, read: Any = None) -> None:
        """What is being typed, as it is understood, and what may be done with it."""
        raise NotImplementedError

    def _number_of(self, id: str) -> int:
        """The place of a paragraph, from 1, 0 when it is there no more."""
        return next((at for at, each in enumerate(self.paragraphs, 1) if each.id == id), 0)

    def on_resize(self, event: events.Resize) -> None:
        """Everything stays usable down to 40 columns and 10 lines."""
        height = event.size.height
        self.box_height(self.rows_for(height))
        self.query_one("#message", Lines).styles.height = 2 if height >= 16 else 1
        self.query_one("#rule", Lines).display = height >= 9
        self.call_after_refresh(self.show_all)

    def rows_for(self, height: int) -> int:
        """Lines of the box on a screen of so many."""
        return self.ROWS[0] if height >= 20 else self.ROWS[1] if height >= 12 else self.ROWS[2]

    def box_height(self, rows: int) -> None:
        """Give the box so many lines."""
        for name in ("#foot", "#prompt", "#box"):
            self.query_one(name).styles.height = rows

    def show_all(self) -> None:
        """Show everything as it is now."""
        self.query_one("#prompt", Lines).show([[("> ", "key")]])
        self.show_title()
        self.show_message()
        self.show_state()
        self.view.refresh()

    def names_changed(self) -> None:
        self._lines.clear()
        self.view.renew(len(self.paragraphs))
        self.show_all()

    def on_paragraph_view_moved(self, event: ParagraphView.Moved) -> None:
        self.show_state()
