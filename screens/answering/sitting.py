"""One person answering one packet: what they have made so far, and its being kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from domain.agreement.answer_begun import AnswerBegun, Choice, Typing
from domain.errors import Refusal
from screens.agreement.packet_here import PacketHere
from screens.glyphs import DRAWN, Glyphs
from screens.session import local_today


@dataclass
class Sitting:
    """Whoever answers, at a screen or at plain prompts: no case is open, and none is known.

    `said` is what happened when the packet was opened, `told` where the answer is once it was given.
    """

    packet: PacketHere
    glyphs: Glyphs = DRAWN
    today: Callable[[], date] = local_today
    said: str = ""
    told: str = ""
    _begun: AnswerBegun | None = None
    _kept: AnswerBegun | None = None
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def begun(self) -> AnswerBegun:
        """What was made so far; what was begun another time is taken up."""
        if self._begun is None:
            self._begun, self.said = self.packet.begun()
            self._kept = self._begun
        return self._begun

    @begun.setter
    def begun(self, begun: AnswerBegun) -> None:
        self._begun = begun

    @property
    def in_room(self) -> bool:
        """Whether this is the author's terminal, which the reader gives back."""
        return self.packet.way == "reading room"

    def typing(self, kind: str, where: str, text: str) -> None:
        """Remember what stands in a box that is open."""
        from dataclasses import replace

        self.begun = replace(self.begun, typing=Typing(kind, where, text))

    def typed(self) -> None:
        """No box is open any more."""
        from dataclasses import replace

        self.begun = replace(self.begun, typing=None)

    def keep_now(self) -> None:
        """Put what was made on disk, sealed, when it is another than what is there. Raises CannotWrite."""
        begun = self._begun
        if begun is not None and begun is not self._kept:
            self.packet.keep(begun)
            self._kept = begun

    async def keep(self) -> None:
        """As `keep_now`, beside the typing."""
        async with self._turn:
            await asyncio.to_thread(self.keep_now)

    def give(self, choice: Choice, words: str) -> None:
        """Write the answer; `told` then says where it is. Raises CannotWrite, WrongUse."""
        self._kept = self._begun
        try:
            self.told = self.packet.give(self.begun, choice, words, self.today())
        except Refusal:
            self._kept = None
            raise
