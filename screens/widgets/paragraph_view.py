"""Paragraphs of any number and length, of which only those in sight are wrapped and drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.message import Message
from textual.strip import Strip

from screens.widgets.lines import Line, Toned


class ParagraphView(Toned):
    """`draw(index, width)` gives the lines of one paragraph. The bar is on the paragraph `at`; behind the last one,
    at `total`, it is on none. The view never has the focus; what is in sight begins at a line of a paragraph."""

    DEFAULT_CSS = "ParagraphView { height: 1fr; }"

    class Moved(Message):
        """The bar is on another paragraph."""

        def __init__(self, view: ParagraphView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> ParagraphView:
            return self.view

    def __init__(self, draw: Callable[[int, int], Sequence[Line]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.draw = draw
        self.empty: Sequence[Line] = ()
        self.total = 0
        self.at = 0
        self._top = (0, 0)
        self._seen: list[tuple[int, int]] = []

    # What stands in it

    def renew(self, total: int, at: int | None = None) -> None:
        """There are so many paragraphs now, and some may be others; the bar goes to `at`, else stays."""
        end = self.at >= self.total
        self.total = total
        wanted = at if at is not None else total if end else self.at
        self.at = min(max(0, wanted), total)
        self._top = (min(self._top[0], total), self._top[1])
        self._show()
        self._again()

    @property
    def here(self) -> int | None:
        """The paragraph the bar is on, None behind the last."""
        return self.at if self.at < self.total else None

    # Moving in it

    def go(self, index: int) -> None:
        """Put the bar on this paragraph, and as much of it as there is room for into sight."""
        index = min(max(0, index), self.total)
        if index != self.at:
            self.at = index
            self._show()
            self._again()

    def step(self, by: int) -> None:
        """One paragraph on or back; in one longer than the view, a line at a time until its end is seen."""
        if by < 0 and self._top[0] == self.at < self.total and self._top[1] > 0:
            self._scroll(-1)
        elif by > 0 and self.at < self.total and self._seen and self._seen[-1] < (self.at, self._height(self.at) - 1):
            self._scroll(1)
        else:
            self.go(self.at + by)

    def page(self, by: int) -> None:
        """Nearly as many lines on or back as are in sight; the bar goes along."""
        self._scroll(by * max(1, self.size.height - 1))
        if not self._seen:
            return
        whole = [index for index, row in self._seen if row == 0] or [self._seen[0][0]]
        if by > 0:
            last = self._seen[-1] >= (self.total - 1, self._height(self.total - 1) - 1)
            self.at = self.total if last else whole[-1]
        else:
            self.at = 0 if self._seen[0] == (0, 0) else whole[0]
        self._again()

    def _again(self) -> None:
        self.refresh()
        self.post_message(self.Moved(self))

    def _height(self, index: int) -> int:
        return max(1, len(self.draw(index, self.size.width))) if 0 <= index < self.total else 0

    def _show(self) -> None:
        """Scroll as little as is needed for the bar's paragraph to be seen, its end before its beginning."""
        height = self.size.height
        if not height:
            return
        index = min(self.at, self.total - 1)
        if index < 0:
            self._top, self._seen = (0, 0), []
            return
        lowest = self._back((index, self._height(index) - 1), height - 1)
        if self._top < lowest or self.at == self.total:
            self._top = lowest
        elif self._top > (index, 0) and self._height(index) <= height:
            self._top = (index, 0)
        elif self._top[0] > index:
            self._top = lowest
        self._see()

    def _back(self, place: tuple[int, int], lines: int) -> tuple[int, int]:
        """The place so many lines above another."""
        index, row = place
        while lines > row:
            if index == 0:
                return (0, 0)
            lines -= row + 1
            index -= 1
            row = self._height(index) - 1
        return (index, row - lines)

    def _scroll(self, by: int) -> None:
        """Move what is in sight by so many lines, as far as there are any."""
        if not self.total:
            return
        if by < 0:
            self._top = self._back(self._top, -by)
        else:
            index, row = self._top
            while by > 0 and index < self.total:
                left = self._height(index) - row
                index, row, by = (index, row + by, 0) if by < left else (index + 1, 0, by - left)
            end = (self.total - 1, self._height(self.total - 1) - 1)
            self._top = min((index, row), self._back(end, self.size.height - 1))
        self._see()
        self.refresh()

    def _see(self) -> None:
        """Work out which line of which paragraph stands in each line of the view."""
        self._seen = []
        index, row = self._top
        while len(self._seen) < self.size.height and index < self.total:
            self._seen += [(index, each) for each in range(row, self._height(index))]
            index, row = index + 1, 0
        del self._seen[self.size.height :]

    def on_resize(self, event: events.Resize) -> None:
        self._top = (self._top[0], 0)
        self._show()
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._scroll(-3)

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self.total:
            return self.strip(self.empty[y] if y < len(self.empty) else (), width)
        if y >= len(self._seen):
            return self.strip((), width)
        index, row = self._seen[y]
        lines = self.draw(index, width)
        line: Any = lines[row] if row < len(lines) else ()
        if index == self.at:
            line = [("".join(text for text, _ in line).ljust(width), "here")]
        return self.strip(line, width)
