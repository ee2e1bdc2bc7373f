"""The end of an answer: which of three it is, what it says in somebody's name, and that it is given."""

from __future__ import annotations

import asyncio

from domain.agreement.answer_begun import Choice
from screens.answering.page import AnsweringPage, Keys, either
from screens.answering.sitting import Sitting
from screens.answering.text import CHOICES, IN_YOUR_WORDS, so_far
from screens.answering.words import WordsBox
from screens.widgets.reading import Piece, Reading

THERE_IS_MORE = "More is said below. Down reads on; the answer is given at its end."
GIVES_IT = (
    "This is said in your name. g gives it. Once it is given it is not changed; a new version of the minutes can be"
    " answered anew."
)
PRESS_A_FIGURE = "Press 1, 2 or 3 for your answer. You see first what is said; nothing is given yet."


class ChoicePage(AnsweringPage):
    """The three answers, none of them chosen; gives the one chosen and the words of a dispute, None to go back."""

    BINDINGS = [(str(number), f"choose({number})", "") for number in (1, 2, 3)]

    def begin(self) -> None:
        begun = self.sitting.begun
        pieces: list[Piece] = []
        for number, (choice, name, meaning) in enumerate(CHOICES, 1):
            why = begun.why_not(choice)  # type: ignore[arg-type]
            lacking = [(f"   {why}", "dim")] if why else []
            pieces.append([(f"{number}  {name}", "title"), (f"   {meaning}", ""), *lacking])
        self.query_one("#text", Reading).show(pieces)
        self.say(so_far(begun))
        if begun.typing and begun.typing.kind == "dispute":
            self.action_choose(3)

    def heading(self) -> str:
        steps = 3 if self.sitting.packet.given.rows else 2
        return f"Step {steps} of {steps}: your answer"

    def keys(self) -> Keys:
        return [("1 2 3", "your answer: you see first what is said"), ("Up Down", "read"), ("Esc", "back")]

    def action_go_on(self) -> None:
        # Enter has led here page by page: what is said in somebody's name is chosen by another key.
        self.say(PRESS_A_FIGURE, "ask")

    def action_choose(self, number: int) -> None:
        """Take this one."""
        choice: Choice = CHOICES[number - 1][0]  # type: ignore[assignment]
        if why := self.sitting.begun.why_not(choice):
            self.say(why, "problem")
        elif choice == "dispute":
            self.run_worker(self._dispute())
        else:
            self.dismiss((choice, ""))

    async def _dispute(self) -> None:
        sitting = self.sitting
        begun = sitting.begun.typing
        words = await self.app.push_screen_wait(
            WordsBox(
                sitting.glyphs, "You dispute these minutes", IN_YOUR_WORDS, "",
                lambda text: sitting.typing("dispute", "", text),
                begun.text if begun and begun.kind == "dispute" else None,
            )
        )  # fmt: skip
        if words is not None and words.strip():
            self.dismiss(("dispute", words.strip()))
        else:
            sitting.typed()
            needed = "To dispute them, say in your own words what you dispute."
            self.say(needed if words is not None else so_far(sitting.begun))


class SaidPage(AnsweringPage):
    """What will be said in their name; gives True when it is given, None to go back."""

    BINDINGS = [*either("g", "give")]

    def __init__(self, sitting: Sitting, choice: Choice, words: str) -> None:
        super().__init__(sitting)
        self._seen_end = False
        self._choice, self._words = choice, words

    def begin(self) -> None:
        said = self.sitting.begun.said(self._choice, self._words)
        self.query_one("#text", Reading).show([[(sentence, "")] for sentence in said])
        self.say(THERE_IS_MORE, "ask")

    def heading(self) -> str:
        return "What will be said in your name"

    def keys(self) -> Keys:
        give = [("g", "give this answer")] if self._seen_end else []
        return [*give, ("Up Down", "read"), ("Esc", "go back: nothing is given")]

    def show(self) -> None:
        # Once seen, for good: the keys must not come and go with the lines they take.
        if self._here and self.query_one("#text", Reading).at_end and not self._seen_end:
            self._seen_end = True
            self._told, self._tone = GIVES_IT, "ask"
        super().show()

    def action_go_on(self) -> None:
        if self._seen_end:
            self.say("Press g to give this answer. Esc goes back, and nothing is given.", "ask")
        else:
            self.action_step(1)

    def action_give(self) -> None:
        """Give it, once all of it was on the screen."""
        if not self._seen_end:
            self.say(THERE_IS_MORE, "ask")
            return
        self.run_worker(self._give(), exclusive=True)

    async def _give(self) -> None:
        await asyncio.to_thread(self.sitting.give, self._choice, self._words)
        self.dismiss(True)


class GivenPage(AnsweringPage):
    """That the answer is given, and what is next. Any way out of it is the way out."""

    INTERRUPTED = "Your answer is given; there is nothing more to do. Enter leaves."

    def __init__(self, sitting: Sitting, told: str) -> None:
        super().__init__(sitting)
        self._next = told

    def begin(self) -> None:
        told = (
            ["Thank you. Your answer is given.", self._next]
            if not self.sitting.in_room
            else ["Thank you. Your answer is given.", "Now give the keyboard back to the author of the minutes."]
        )
        self.query_one("#text", Reading).show([[("\n".join(("", *told)), "")]])
        self.show()

    def heading(self) -> str:
        return "Done"

    def keys(self) -> Keys:
        return [("Enter", "the author goes on" if self.sitting.in_room else "leave")]

    def action_go_on(self) -> None:
        self.dismiss(None)
