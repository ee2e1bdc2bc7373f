"""The rows of the chronology that name somebody, each to be said correct, not correct, or disputed."""

from __future__ import annotations

from domain.agreement.answer_begun import Typing
from domain.evidence.row_shown import ShownRow
from screens.answering.page import AnsweringPage, Keys, either
from screens.answering.text import ASKED_OF_ROW, of_row, who_in_row
from screens.answering.words import WordsBox
from screens.widgets.reading import Piece, Reading


class RowsPage(AnsweringPage):
    """The rows, one marked at a time; gives True to go on, None to go back."""

    MARKS = True
    BINDINGS = [
        *either("y", "confirm"), *either("n", "say_of('corrected')"), *either("d", "say_of('disputed')"),
        *either("u", "take_back"), *either("r", "rest"),
    ]  # fmt: skip

    _asked = ""

    @property
    def _row(self) -> ShownRow:
        return self.sitting.packet.given.rows[self.query_one("#text", Reading).at]

    def begin(self) -> None:
        rows, begun = self.sitting.packet.given.rows, self.sitting.begun
        first = rows.index(begun.left[0]) if begun.left else 0
        typing = begun.typing
        known = [row.entry for row in rows]
        if typing is not None and typing.kind in ASKED_OF_ROW and typing.where in known:
            first = known.index(typing.where)
        self._pieces(first)
        self.say("Is each row correct, as far as you know? You may leave them: Down goes past a row, Enter goes on.")
        if typing is not None and typing.kind in ASKED_OF_ROW and typing.where in known:
            self.run_worker(self._ask(typing.kind, typing))

    def heading(self) -> str:
        rows = self.sitting.packet.given.rows
        here = self.query_one("#text", Reading).at + 1
        return f"Step 2 of 3: rows of the chronology that name you. Here: row {here} of {len(rows)}"

    def brief(self) -> str:
        at = self.query_one("#text", Reading).at + 1
        return f"Step 2 of 3: row {at} of {len(self.sitting.packet.given.rows)}"

    def keys(self) -> Keys:
        if self._asks:
            return [("Enter", "yes, all of them"), ("Esc", "no")]
        held = self.sitting.begun.check_of(self._row.entry)
        return [
            ("y", "correct"), ("n", "not correct: say what"), ("d", "I dispute it"), ("Up Down", "other rows"),
            *([("u", "take back")] if held else []), ("Enter", "go on"), ("Esc", "back to the minutes"),
            *([("r", "the rest are correct")] if self.sitting.begun.unchecked else []), ("w", "who is who"),
            ("?", "help"),
        ]  # fmt: skip

    def _pieces(self, at: int | None = None) -> None:
        self.query_one("#text", Reading).show([self._piece(row) for row in self.sitting.packet.given.rows], at)

    def _piece(self, row: ShownRow) -> Piece:
        then = [(f"{name}: {text}", "") for name, text in (("Action", row.action), ("Outcome", row.outcome)) if text]
        said = of_row(self.sitting.begun, row.entry)
        return [
            (" ".join(filter(None, (row.when, row.time))), "label"),
            (f"{row.who}: {row.event}" if row.who else row.event, ""),
            *then,
            *([(f"Source: {row.source}", "dim")] if row.source else []),
            *([(f"({known})", "dim")] if (known := who_in_row(self.sitting.packet.given, row.text)) else []),
            *([(f"* {said}", "mark")] if said else []),
        ]

    def action_confirm(self) -> None:
        """Say that the row is correct, and go to the next."""
        self.sitting.begun = self.sitting.begun.check(self._row, "confirmed")
        self._marked(True)

    def action_rest(self) -> None:
        """Say of every row not answered that it is correct as far as they know; asked back first."""
        if left := self.sitting.begun.unchecked:
            many = "1 row" if left == 1 else f"{left} rows"
            self._asked = f"{many} not answered yet: all correct, as far as you know?"
            self.say(self._asked, "ask")

    @property
    def _asks(self) -> bool:
        """Whether it is asked back, which it is as long as the question stands there."""
        return bool(self._asked) and self._told == self._asked

    def action_back(self) -> None:
        if self._asks:
            self.say("Nothing was said of the rest.")
        else:
            super().action_back()

    def action_take_back(self) -> None:
        """Take back what was said of the row marked."""
        self.sitting.begun = self.sitting.begun.check(self._row, None)
        self._marked(False)

    def action_say_of(self, verdict: str) -> None:
        """Say what is not right in the row marked."""
        self.run_worker(self._ask(verdict))

    async def _ask(self, verdict: str, typing: Typing | None = None) -> None:
        row, sitting = self._row, self.sitting
        held = sitting.begun.check_of(row.entry)
        asked, before = f"{ASKED_OF_ROW[verdict]}\n“{row.text}”", held.words if held else ""
        words = await self.app.push_screen_wait(
            WordsBox(
                sitting.glyphs, "A row of the chronology", asked, before,
                lambda text: sitting.typing(verdict, row.entry, text), typing.text if typing else None,
            )
        )  # fmt: skip
        sitting.typed()
        if words is not None and words.strip():
            sitting.begun = sitting.begun.check(row, verdict, words)  # type: ignore[arg-type]
        self._marked(bool(words and words.strip()))

    def _marked(self, on: bool) -> None:
        """Show what was said of the row at once, go on where it is answered, and keep it."""
        self._pieces()
        if on:
            self.query_one("#text", Reading).go(self.query_one("#text", Reading).at + 1)
        left = self.sitting.begun.unchecked
        self.say(f"{left} left to look at; you may leave them." if left else "All rows are answered. Enter goes on.")
        self.run_worker(self.sitting.keep(), group="keep")

    def action_go_on(self) -> None:
        if self._asks:
            self.sitting.begun = self.sitting.begun.rest_correct()
            self._marked(False)
            return
        self.dismiss(True)

    def again(self) -> None:
        self._pieces()
