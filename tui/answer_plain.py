"""Answering minutes at plain prompts: for screen readers, and where no screen can be shown."""

from __future__ import annotations

import sys
from collections.abc import Callable

from domain.agreement_steps import RepresentationKind, RowVerdict
from domain.answer_begun import Choice
from domain.errors import CannotOpen, Refusal, WrongUse
from screens.answering_sitting import Sitting
from screens.answering_text import (
    ASKED,
    ASKED_OF_ROW,
    ASKS_FOR_PHRASE,
    CHOICES,
    IN_YOUR_WORDS,
    WHAT_THIS_IS,
    about,
    head,
    label,
    notes_on,
    of_row,
    so_far,
    wanted_of,
)
from screens.packet_here import PacketHere
from tui.asking import TRIES
from tui.prompt import Prompt
from tui.saying import say

KINDS: dict[str, RepresentationKind] = {"c": "change", "x": "delete", "a": "add", "n": "comment"}
LETTERS = (
    "Enter: right, go on. c change its words, x should not be there, a add after it, n comment, u take back, b back."
)
OF_ROWS = "y correct, n not correct, d I dispute it, u take back, Enter leaves it."


class _Stopped(Exception):
    """The reader stops for now."""


def answer_plainly(packet: PacketHere) -> None:
    """Ask, paragraph by paragraph, and give the answer; what was done is kept when it is stopped. Raises Refusal."""
    sitting = Sitting(packet)
    with Prompt() as prompt:
        talk = Talk(sitting, prompt, lambda said: say(said, result=True))
        try:
            talk.run()
        except (EOFError, _Stopped):
            sitting.keep_now()
            talk.say("Stopped for now. What you did is kept, sealed; the same command goes on with it.")


class Talk:
    """One sitting at plain prompts: everything is said in sentences, every answer is a line."""

    def __init__(self, sitting: Sitting, ask: Prompt, say: Callable[[str], None]) -> None:
        self.sitting, self.ask, self.say = sitting, ask, say

    def run(self) -> None:
        """From the first sentence to the answer. Raises EOFError when the reader stops."""
        if self.sitting.packet.opened is None:
            self._open()
        self.sitting.begun  # noqa: B018
        for sentence in filter(None, (*about(self.sitting.packet.given), self.sitting.said)):
            self.say(sentence)
        self._minutes()
        self._rows()
        self._answer()

    def _open(self) -> None:
        for sentence in (*WHAT_THIS_IS, ASKS_FOR_PHRASE):
            self.say(sentence)
        for left in range(TRIES, 0, -1):
            try:
                return self.sitting.packet.open(self.ask("Phrase: "))
            except CannotOpen as refusal:
                if left == 1 or not sys.stdin.isatty():
                    raise
                self.say(refusal.sentence)

    def _minutes(self) -> None:
        given = self.sitting.packet.given
        ids = ["", *(each.id for each in given.version.paragraphs)]
        at = ids.index(self.sitting.begun.at) if self.sitting.begun.at in ids else 0
        self.say(f"The minutes, {len(ids) - 1} paragraphs. {LETTERS}")
        while at < len(ids):
            id = ids[at]
            self._tell(id)
            answer = self.ask("Right? ").strip().casefold()
            if answer == "":
                at += 1
            elif answer == "b":
                at = max(0, at - 1)
            elif answer == "u":
                self.sitting.begun = self.sitting.begun.take_back(id)
            elif answer in KINDS:
                self._want(KINDS[answer], id)
            else:
                self.say(LETTERS)
            self.sitting.keep_now()

    def _tell(self, id: str) -> None:
        given = self.sitting.packet.given
        paragraph = given.version.paragraph(id)
        self.say("")
        for line in [f"{label(given, paragraph)}: {paragraph.text}"] if paragraph else head(given):
            self.say(line)
        for line in (*notes_on(given, id), *wanted_of(self.sitting.begun, id)):
            self.say(line)

    def _want(self, kind: RepresentationKind, id: str) -> None:
        begun = self.sitting.begun
        if not id and kind in ("change", "delete"):
            return self.say("How the meeting was held is not changed here: type n, and say what is wrong in it.")
        self.say(ASKED[kind])
        words = self._words(kind, id, begun.words_of(kind, id))
        self._try(lambda: begun.want(kind, id, words))

    def _words(self, kind: str, where: str, text: str) -> str:
        """What is typed, kept every second while it grows."""

        def keep(typed: str) -> None:
            self.sitting.typing(kind, where, typed)
            self.sitting.keep_now()

        typing = self.sitting.begun.typing
        begun = typing.text if typing and (typing.kind, typing.where) == (kind, where) else text
        words = self.ask("> ", begun, keep=keep)
        self.sitting.typed()
        return words

    def _try(self, act: Callable[[], object]) -> None:
        from domain.answer_begun import AnswerBegun

        try:
            made = act()
            assert isinstance(made, AnswerBegun)
            from dataclasses import replace

            self.sitting.begun = replace(made, typing=None)
        except WrongUse as refusal:
            self.say(refusal.sentence)

    def _rows(self) -> None:
        rows = self.sitting.packet.given.rows
        if rows:
            self.say(f"\nRows of the chronology that name you: {len(rows)}. {OF_ROWS}")
        for row in rows:
            while True:
                self.say(f"\n{row.text}")
                if said := of_row(self.sitting.begun, row.entry):
                    self.say(said)
                answer = self.ask("Correct? ").strip().casefold()
                if answer == "":
                    break
                if answer == "u":
                    self.sitting.begun = self.sitting.begun.check(row, None)
                elif answer in ("y", "n", "d"):
                    verdict: RowVerdict = {"y": "confirmed", "n": "corrected", "d": "disputed"}[answer]  # type: ignore[assignment]
                    begun, words = self.sitting.begun, ""
                    if verdict != "confirmed":
                        self.say(ASKED_OF_ROW[verdict])
                        held = begun.check_of(row.entry)
                        words = self._words(verdict, row.entry, held.words if held else "")
                    self._try(lambda v=verdict, w=words, b=begun, r=row: b.check(r, v, w))  # type: ignore[misc]
                    self.sitting.keep_now()
                    if self.sitting.begun.check_of(row.entry) is not None:
                        break
                else:
                    self.say(OF_ROWS)
            self.sitting.keep_now()

    def _answer(self) -> None:
        while True:
            self.say(f"\n{so_far(self.sitting.begun)}")
            for number, (_, name, meaning) in enumerate(CHOICES, 1):
                self.say(f"{number}  {name}. {meaning}")
            typed = self.ask("Your answer, 1, 2 or 3 (b: back to the minutes, q: stop for now): ").strip().casefold()
            if typed == "q":
                raise _Stopped
            if typed == "b":
                from dataclasses import replace

                self.sitting.begun = replace(self.sitting.begun, at="")
                self._minutes()
                self._rows()
            elif typed in ("1", "2", "3") and self._give(CHOICES[int(typed) - 1][0]):  # type: ignore[arg-type]
                return

    def _give(self, choice: Choice) -> bool:
        begun = self.sitting.begun
        if why := begun.why_not(choice):
            self.say(why)
            return False
        words = ""
        if choice == "dispute":
            self.say(IN_YOUR_WORDS)
            words = self._words("dispute", "", "").strip()
            if not words:
                return False
        self.say("\nThis will be said in your name:")
        for sentence in self.sitting.begun.said(choice, words):
            self.say(sentence)
        yes = self.ask("Type yes to give this answer; Enter goes back, and nothing is given: ")
        if yes.strip().casefold() != "yes":
            return False
        try:
            self.sitting.give(choice, words)
        except Refusal as refusal:
            self.say(refusal.sentence)
            return False
        self.say(f"Thank you. Your answer is given. {self.sitting.told}")
        return True
