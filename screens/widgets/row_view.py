"""Rows of any number, of which only those in sight are fetched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from domain.errors import Refusal
from screens.widgets.in_order import forward
from screens.widgets.lines import Line, Toned, broken

Row = TypeVar("Row")

PAGE = 64
PAGES_KEPT = 24


class RowView(Toned, Generic[Row]):
    """A list whose length and pages come from elsewhere; what it costs does not depend on how many there are.

    `fetch(start, count)` gives rows, `draw(row, width)` one line of one. The row the author is at has a number,
    `at`; it moves without the view taking the focus. Where the list goes on below what is in sight, the title of its
    screen (`#title`) says how many more there are, unless `says_below` is False.
    """

    DEFAULT_CSS = "RowView { height: 1fr; }"

    class Moved(Message):
        """The author's row is another one."""

        def __init__(self, view: RowView[Any]) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> RowView[Any]:
            return self.view

    class Arrived(Moved):
        """Rows that were not there yet have come."""

    def __init__(
        self,
        draw: Callable[[Row, int], Line],
        fetch: Callable[[int, int], Awaitable[Sequence[Row]]],
        *,
        empty: str = "",
        id: str | None = None,
        focus: bool = False,
        says_below: bool = True,
    ) -> None:
        super().__init__(id=id)
        self._says_below, self._told = says_below, 0
        self.draw, self.fetch, self.empty = draw, fetch, empty
        self.can_focus = focus
        self.total = 0
        self.at = 0
        self.top = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._coming: set[int] = set()
        self._edition = 0

    # What stands in the list

    async def renew(self, total: int, at: int | None = None) -> None:
        """The list has changed: forget what was fetched, fetch what is in sight, and only then redraw."""
        offset = self.at - self.top
        self._edition += 1
        edition = self._edition
        total = max(0, total)
        here = min(max(0, self.at if at is None else at), max(0, total - 1))
        top = self._top_for(here, here - offset, total)
        pages: dict[int, Sequence[Row]] = {}
        if total:
            height = max(1, self.size.height)
            for page in range(top // PAGE, min(total - 1, top + height) // PAGE + 1):
                pages[page] = await self.fetch(page * PAGE, PAGE)
        if edition != self._edition:
            return
        self._pages = OrderedDict(pages)
        self._coming.clear()
        self.total, self.at, self.top = total, here, top
        self._moved()

    def row(self, index: int | None = None) -> Row | None:
        """The row at `index`, the author's row when none is given; None while it has not come."""
        index = self.at if index is None else index
        if not 0 <= index < self.total:
            return None
        page = self._pages.get(index // PAGE)
        if page is None:
            self._ask_for(index // PAGE)
            return None
        self._pages.move_to_end(index // PAGE)
        within = index % PAGE
        return page[within] if within < len(page) else None

    def _ask_for(self, page: int) -> None:
        if page not in self._coming and self.is_mounted:
            self._coming.add(page)
            self.run_worker(self._bring(page, self._edition), exit_on_error=True)

    async def _bring(self, page: int, edition: int) -> None:
        try:
            rows = await self.fetch(page * PAGE, PAGE)
        except Refusal:
            self._coming.discard(page)
            return
        if edition != self._edition:
            return
        self._coming.discard(page)
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        self.refresh()
        self.post_message(self.Arrived(self))

    # Moving in it

    def go(self, index: int, third: bool = False) -> None:
        """Make `index` the author's row, and scroll it into sight: a `third` down when it is gone to from afar."""
        index = min(max(0, index), max(0, self.total - 1))
        if index == self.at:
            return
        self.at = index
        top = self.top
        if third and not top <= index < top + self.size.height - 1:
            top = index - self.size.height // 3
        self.top = self._top_for(index, top, self.total)
        self._moved()

    def _moved(self) -> None:
        self.refresh()
        self.place_cursor()
        self._tell_below()
        self.post_message(self.Moved(self))

    @property
    def below(self) -> int:
        """How many rows there are below those in sight."""
        return max(0, self.total - self.top - max(1, self.size.height))

    def _tell_below(self) -> None:
        if self._says_below and self.below != self._told:
            from screens.widgets.more_below import say_below

            self._told = self.below
            say_below(self.screen, self._told)

    def step(self, by: int) -> None:
        """Move by some rows."""
        self.go(self.at + by)

    def page_step(self, by: int) -> None:
        """Move by pages of what is in sight."""
        self.go(self.at + by * max(1, self.size.height - 1))

    def _top_for(self, at: int, top: int, total: int) -> int:
        height = max(1, self.size.height)
        top = min(top, at)
        top = max(top, at - height + 1)
        return max(0, min(top, total - height))

    def on_resize(self, event: events.Resize) -> None:
        self.top = self._top_for(self.at, self.top, self.total)
        self.refresh()
        self._tell_below()
        self.call_after_refresh(self.place_cursor)

    async def _on_key(self, event: events.Key) -> None:
        held = getattr(self.app, "held", None)
        if held is not None:
            event.stop()
            event.prevent_default()
            focused = self.app.focused
            if held.holds(event):
                return
            if focused is not None and focused is not self:
                forward(event, focused)
            else:
                held.act_from_app(event.key)

    def on_focus(self) -> None:
        self.place_cursor()

    def place_cursor(self) -> None:
        """Put the terminal's cursor on the author's row, when the view has the focus."""
        if self.has_focus:
            x, y, _, _ = self.content_region
            self.app.cursor_position = Offset(x, y + self.at - self.top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.step(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.step(-3)

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        index = self.top + y
        if index >= self.total:
            said = broken(self.empty.strip(), width - 3) if self.empty and not self.total else []
            return self.strip(((f"  {said[y]}", "dim"),) if y < len(said) else (), width)
        row = self.row(index)
        line: Line = self.draw(row, width) if row is not None else ()
        if index == self.at:
            line = [(text, "here") for text, _ in line]
        strip = self.strip(line, width)
        return strip
