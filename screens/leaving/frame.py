"""How the screen of an export is laid out, and the lines it tells; nothing here makes a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult

from screens.glyphs import fit, one_line
from screens.names.settling import Settling, Told, done
from screens.session import Session
from screens.widgets.lines import Line, Lines, broken, told
from screens.widgets.row_view import RowView
from screens.word_at_foot import WordAtFoot


class ExportFrame(WordAtFoot, Settling, inherit_bindings=False):
    """What came of an export, line by line, and each line whole below."""

    DEFAULT_CSS = """
    ExportFrame { layout: vertical; }
    ExportFrame #title, ExportFrame #footer { height: 1; }
    ExportFrame #detail { height: 4; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.told: list[Told] = []
        self._working = False
        self._said = ("", "")

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield RowView[Told](self._draw, self._fetch, empty="  Enter begins an export.", id="rows", focus=True)
        yield Lines(id="detail")
        yield from self.foot()

    # What was found, and what became of it

    def here(self) -> Told | None:
        return self.rows.row()

    def open_hits(self) -> list[Told]:
        return [line for line in self.told if line.hit is not None]

    async def settled(self, lines: list[Told], how: str) -> None:
        at = self.rows.row()
        place = self.told.index(at) if at in self.told else 0
        ids = {id(line) for line in lines}
        self.told = [done(line, how) if id(line) in ids else line for line in self.told]
        following = next((n for n, line in enumerate(self.told) if n > place and line.hit is not None), place)
        await self.rows.renew(len(self.told), following)
        left = len(self.open_hits())
        more = f"{left:,} left." if left else "All are settled: e exports again."
        self.show_all()
        self.say(f"{how[:1].upper()}{how[1:]}. {more}")

    # Showing

    async def show(self, lines: Sequence[Told]) -> None:
        """Show these lines in place of what is told now."""
        self.told, self._said = [part for line in lines for part in self._in_lines(line)], ("", "")
        await self.rows.renew(len(self.told), 0)
        self.show_all()
        self._detail()

    def show_all(self) -> None:
        """Draw the title, and at the foot what works now."""
        width = self.size.width
        title = " Export" + ("  (working)" if self._working else "")
        self.query_one("#title", Lines).show([[(fit(title, width, self.session.glyphs), "title")]])
        self.show_footer()

    def _detail(self) -> None:
        if self.types_word and not self._said[0]:
            return
        here = self.rows.row()
        whole = (here.whole or here.text, here.tone) if here is not None else ("", "")
        text, tone = self._said if self._said[0] else whole
        lines = self.query_one("#detail", Lines)
        text = one_line(text, self.session.glyphs)
        lines.show(told(text, tone, self.size.width, max(1, lines.size.height)) if text else [])

    def say(self, sentence: str, tone: str = "note") -> None:
        self._said = (sentence, tone)
        self._detail()

    def _in_lines(self, line: Told) -> list[Told]:
        """A sentence in as many lines as it takes; what was found stays one line, to be settled as one."""
        text = one_line(line.text, self.session.glyphs)
        first, *others = broken(text, max(20, self.size.width - 2))
        if line.about is not None or line.whole or not others:
            return [line]
        return [replace(line, text=part, whole=text) for part in (first, *others)]

    def _draw(self, line: Told, width: int) -> Line:
        return [(" " + fit(one_line(line.text, self.session.glyphs), width - 1, self.session.glyphs), line.tone)]

    async def _fetch(self, start: int, count: int) -> Sequence[Told]:
        return self.told[start : start + count]

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self._detail()
        self.show_all()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#detail", Lines).styles.height = 4 if event.size.height >= 14 else 1
        self.call_after_refresh(self.show_all)

    def moves(self) -> None:
        self._said = ("", "")
