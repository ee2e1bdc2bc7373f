"""Minutes that were answered, opened again: read with the answer, and kept as a plain copy where one is wanted."""

from __future__ import annotations

import asyncio

from domain.agreement.answer_begun import said_by
from domain.dates.days import day_said
from screens.answering.page import AnsweringPage, Keys, either
from screens.answering.sitting import Sitting
from screens.answering.text import head, label, notes_on
from screens.widgets.reading import Piece, Reading


class AgainPage(AnsweringPage):
    """What was answered, and the minutes it was answered to; nothing is changed here. Any way out of it leaves."""

    MARKS = True
    INTERRUPTED = "Your answer was given before. Esc leaves."
    BINDINGS = [*either("s", "save")]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._answer = sitting.packet.answer_given()
        self._asked = ""

    def begin(self) -> None:
        self._pieces(0)
        self.say("This is what you answered; the minutes follow. Nothing can be changed here.")

    def _pieces(self, at: int | None = None) -> None:
        given, answer = self.sitting.packet.given, self._answer
        pieces: list[Piece] = [[(sentence, "mark")] for sentence in said_by(answer, given.version, given.rows)]
        pieces.append([(line, "label") for line in head(given)])
        for each in given.version.paragraphs:
            notes = [(note, "dim") for note in notes_on(given, each.id)]
            pieces.append([(f"{label(given, each)} {each.text}", "title" if each.kind == "heading" else ""), *notes])
        pieces.extend([(row.text, "")] for row in given.rows)
        self.query_one("#text", Reading).show(pieces, at)

    def heading(self) -> str:
        day = f" on {day_said(self._answer.day)}" if self._answer.day else ""
        return f"Version {self._answer.version}, as you answered it{day}"

    def keys(self) -> Keys:
        if self._asks:
            return [("Enter", "yes, write it"), ("Esc", "no")]
        return [("Up Down", "read"), ("s", "save a plain copy"), ("w", "who is who"), ("?", "help"), ("Esc", "leave")]

    def action_save(self) -> None:
        """Ask whether the minutes are to be written in plain form."""
        path = self.sitting.packet.plain_copy
        self._asked = f"This writes the minutes into {path.name}: in plain form, for your account only to read."
        self.say(self._asked, "ask")

    @property
    def _asks(self) -> bool:
        """Whether it is asked back, which it is as long as the question stands there."""
        return bool(self._asked) and self._told == self._asked

    def action_back(self) -> None:
        if self._asks:
            self.say("Nothing was written.")
        else:
            super().action_back()

    def action_go_on(self) -> None:
        if self._asks:
            self.run_worker(self._save(), exclusive=True)
        else:
            self.say("Esc leaves.")

    async def _save(self) -> None:
        self.say(await asyncio.to_thread(self.sitting.packet.write_plain))

    def again(self) -> None:
        self._pieces()
