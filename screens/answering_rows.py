"""The rows of the chronology that name somebody, each to be said correct, not correct, or disputed."""

from __future__ import annotations

from domain.answer_begun import Typing
from domain.row_shown import ShownRow
from screens.answering_page import AnsweringPage, Keys
from screens.answering_text import ASKED_OF_ROW, of_row
from screens.answering_words import WordsBox
from screens.widgets.reading import Piece, Reading


class RowsPage(AnsweringPage):
    """The rows, one marked at a time; gives True to go on, None to go back."""

    MARKS = True
    BINDINGS = [
        ("y", "confirm", ""), ("n", "say_of('corrected')", ""), ("d", "say_of('disputed')", ""), ("u", "take_back", "")
    ]

    @property
    def _row(self) -> ShownRow:
        return self.sitting.packet.given.rows[self.query_one("#text", Reading).at]

    def begin(self) -> None:
        rows, begun = self.sitting.packet.given.rows, self.sitting.begun
        first = next((at for at, row in enumerate(rows) if begun.check_of(row.entry) is None), 0)
        typing = begun.typing
        known = [row.entry for row in rows]
        if typing is not None and typing.kind in ASKED_OF_ROW and typing.where in known:
            first = known.index(typing.where)
        self._pieces(first)
        self.say("Is each row correct, as far as you know? If it does not concern you, leave it with Down.")
        if typing is not None and typing.kind in ASKED_OF_ROW and typing.where in known:
            self.run_worker(self._ask(typing.kind, typing))

    def heading(self) -> str:
        rows = self.sitting.packet.given.rows
        here = self.query_one("#text", Reading).at + 1
        return f"Step 2 of 3: rows of the chronology that name you. Here: row {here} of {len(rows)}"

    def keys(self) -> Keys:
        held = self.sitting.begun.check_of(self._row.entry)
        return [
            ("y", "correct"), ("n", "not correct: say what"), ("d", "I dispute it"), ("Up Down", "other rows"),
            *([("u", "take back")] if held else []), ("Enter", "go on"), ("Esc", "back to the minutes"),
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
            *([(f"* {said}", "mark")] if said else []),
        ]

    def action_confirm(self) -> None:
        """Say that the row is correct, and go to the next."""
        self.sitting.begun = self.sitting.begun.check(self._row, "confirmed")
        self._marked(True)

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
        self.say(f"{left} left to look at." if left else "All rows are answered. Enter goes on.")
        self.run_worker(self.sitting.keep(), group="keep")

    def action_go_on(self) -> None:
        self.dismiss(True)

    def again(self) -> None:
        self._pieces()
