"""The moves a screen makes in its rows: by one, by pages, to both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events

from screens.widgets.row_view import RowView

if TYPE_CHECKING:
    from textual.screen import Screen

    Above = Screen[Any]
else:
    Above = object


class RowMoves(Above):
    """For a screen with one view of rows: the actions `step`, `page` and `go`, and the terminal's cursor on its row."""

    @property
    def rows(self) -> RowView[Any]:
        """The screen's rows."""
        return self.query_one(RowView)

    def moves(self) -> None:
        """The author goes to another row: what was said of something done is over."""

    def action_step(self, by: int) -> None:
        self.moves()
        self.rows.step(by)

    def action_page(self, by: int) -> None:
        self.moves()
        self.rows.page_step(by)

    def action_go(self, to: int) -> None:
        """To a row by its number, from the last one backwards when it is below 0."""
        self.moves()
        self.rows.go(to if to >= 0 else self.rows.total + to)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        for view in self.query(RowView):
            view.place_cursor()
