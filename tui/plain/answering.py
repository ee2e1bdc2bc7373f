"""Answering minutes at plain prompts: for screen readers, and where no screen can be shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from domain.agreement.answer_begun import Choice, said_by
from domain.agreement.steps import RepresentationKind, RowVerdict
from domain.errors import CannotOpen, Refusal, WrongUse
from screens.agreement.packet_here import PacketHere
from screens.answering.sitting import Sitting
from screens.answering.text import (
    ANSWERED_ALREADY,
    ASKED,
    ASKED_OF_ROW,
    ASKS_FOR_PHRASE,
    CHOICES,
    IN_YOUR_WORDS,
    WHAT_THIS_IS,
    about,
    head,
    notes_on,
    of_row,
    read_out,
    so_far,
    wanted_of,
    who_in_row,
    who_is_who,
)
from tui.asking import TRIES
from tui.plain.prompt import Prompt
from tui.saying import say
from tui.signals import Ended

KINDS: dict[str, RepresentationKind] = {"c": "change", "x": "delete", "a": "add", "n": "comment"}
LETTERS = (
    "Enter or y: right, go on. c change its words, x should not be there, a add after it, n comment, u take back,"
    " b back, w who is who, q stop for now, ? these letters."
)
OF_ROWS = (
    "y correct, n not correct, d I dispute it, u take back, Enter leaves it, r the rest are correct as far as I know,"
    " e go on to the answer and leave the rest, w who is who, q stop for now."
)
HOW_TO_STOP = (
    "To stop for now, type q, or press Ctrl+D or Ctrl+C: what you did is kept, sealed, and the same command goes on."
)


class _Stopped(Exception):
    """The reader stops for now."""


def answer_plainly(packet: PacketHere) -> None:
    """Ask, paragraph by paragraph, and give the answer; what was done is kept when it is stopped. Raises Refusal."""
    sitting = Sitting(packet)
    with Prompt() as prompt:
        talk = Talk(sitting, prompt, lambda said: say(said, result=True))
        try:
            talk.run()
        except (EOFError, _Stopped, Ended, KeyboardInterrupt) as stop:
            sitting.keep_now()
            talk.say(f"\n{_stopped(packet)}" if not isinstance(stop, _Stopped) else _stopped(packet))
            if isinstance(stop, Ended):
                raise


def _stopped(packet: PacketHere) -> str:
    """What is true of somebody who stops here."""
    if packet.answered:
        return "Your answer was given before. Nothing was changed."
    if packet.answer.exists():
        return f"Your answer is given; it is in {packet.answer}."
    if packet.opened is None:
        return "Stopped. Nothing was opened."
    if packet.unfinished.exists():
        return f"Stopped for now. What you did is kept, sealed, in {packet.unfinished.name}; the same command goes on."
    return "Stopped. Nothing was given."


class Talk:
    """One sitting at plain prompts: everything is said in sentences, every answer is a line."""

    def __init__(self, sitting: Sitting, ask: Prompt, say: Callable[[str], None]) -> None:
        self.sitting, self.ask, self.say = sitting, ask, say

    def run(self) -> None:
        """From the first sentence to the answer. Raises EOFError when the reader stops."""
        if self.sitting.packet.opened is None:
            self._open()
        if self.sitting.packet.answered:
            return self._again()
        self.sitting.begun  # noqa: B018
        for sentence in filter(None, (*about(self.sitting.packet.given), self.sitting.said)):
            self.say(sentence)
        self.say(HOW_TO_STOP)
        self._minutes()
        self._rows()
        self._answer()

    def _again(self) -> None:
        """What was answered, read again; a plain copy where one is wanted."""
        given, answer = self.sitting.packet.given, self.sitting.packet.answer_given()
        self.say(ANSWERED_ALREADY)
        for sentence in said_by(answer, given.version, given.rows):
            self.say(sentence)
        for paragraph in (None, *given.version.paragraphs):
            self._tell(paragraph.id if paragraph else "", again=True)
        copy = self.sitting.packet.plain_copy.name
        typed = self.ask(f"\nType copy for a copy in plain form, {copy}, not sealed; Enter leaves: ")
        if typed.strip().casefold() == "copy":
            self.say(self.sitting.packet.write_plain())

    def _open(self) -> None:
        for sentence in (*WHAT_THIS_IS, HOW_TO_STOP, ASKS_FOR_PHRASE):
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
            # A text half typed another time is asked for where it belongs.
            typing = self.sitting.begun.typing
            self.sitting.begun = replace(self.sitting.begun, at=id)
            self._tell(id)
            self.sitting.begun = self.sitting.begun.saw([id] if id else [])
            if typing is not None and typing.where == id and typing.kind in KINDS.values():
                self._want(cast(RepresentationKind, typing.kind), id)
                continue
            answer = self.ask("Right? ").strip().casefold()
            if answer in ("", "y", "yes", "right"):
                at += 1
            elif answer in ("q", "quit", "stop"):
                raise _Stopped
            elif answer == "w":
                self._who()
            elif answer == "b":
                at = max(0, at - 1)
            elif answer == "u":
                self.sitting.begun = self.sitting.begun.take_back(id)
            elif answer in KINDS:
                self._want(KINDS[answer], id)
            else:
                self.say(LETTERS)
            self.sitting.keep_now()

    def _who(self) -> None:
        for line in filter(None, who_is_who(self.sitting.packet.given)):
            self.say(line)

    def _tell(self, id: str, again: bool = False) -> None:
        given = self.sitting.packet.given
        paragraph = given.version.paragraph(id)
        self.say("")
        for line in [read_out(given, paragraph)] if paragraph else head(given):
            self.say(line)
        for line in (*notes_on(given, id), *(() if again else wanted_of(self.sitting.begun, id))):
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
        from domain.agreement.answer_begun import AnswerBegun

        try:
            made = act()
            assert isinstance(made, AnswerBegun)
            self.sitting.begun = replace(made, typing=None)
        except WrongUse as refusal:
            self.say(refusal.sentence)

    def _rows(self) -> None:
        rows = self.sitting.packet.given.rows
        if rows:
            self.say(f"\nRows of the chronology that name you: {len(rows)}. You may leave them. {OF_ROWS}")
        for place, row in enumerate(rows, 1):
            if row.entry in self.sitting.packet.given.confirmed:
                self.say(f"\nRow {place} of {len(rows)}: {row.text}")
                self.say(of_row(self.sitting.begun, row.entry))
                continue
            while True:
                self.say(f"\nRow {place} of {len(rows)}: {row.text}")
                if known := who_in_row(self.sitting.packet.given, row.text):
                    self.say(f"({known})")
                if said := of_row(self.sitting.begun, row.entry):
                    self.say(said)
                answer = self.ask("Correct? ").strip().casefold()
                if answer == "":
                    break
                if answer in ("e", "end"):
                    return
                if answer in ("q", "quit", "stop"):
                    raise _Stopped
                if answer == "w":
                    self._who()
                elif answer == "r":
                    if self._rest():
                        return
                elif answer == "yes":
                    self.say("Type y where the row is correct.")
                elif answer == "u":
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

    def _rest(self) -> bool:
        """The rows nothing was said of said to be correct, once that is asked back."""
        left = self.sitting.begun.unchecked
        many = "1 row" if left == 1 else f"{left} rows"
        asked = f"Of {many} not answered yet you say that they are correct, as far as you know. Type yes: "
        if self.ask(asked).strip().casefold() != "yes":
            return False
        self.sitting.begun = self.sitting.begun.rest_correct()
        self.sitting.keep_now()
        return True

    def _answer(self) -> None:
        while True:
            self.say(f"\n{so_far(self.sitting.begun)}")
            for number, (_, name, meaning) in enumerate(CHOICES, 1):
                self.say(f"{number}  {name}. {meaning}")
            typed = self.ask("Your answer, 1, 2 or 3 (b: back to the minutes, q: stop for now): ").strip().casefold()
            if typed == "q":
                raise _Stopped
            if typed == "b":
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
