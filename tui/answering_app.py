"""The screen program of somebody who answers a packet: page after page, without a case."""

from __future__ import annotations

from textual.app import ComposeResult

from screens.agreement.packet_here import PacketHere
from screens.answering.sitting import Sitting
from screens.widgets.lines import Lines
from tui.settings import Settings
from tui.shell import Ending, Shell
from tui.terminal import Terminal


class Answering(Shell):
    """One person, one packet, one terminal."""

    def __init__(self, packet: PacketHere, settings: Settings, shown: Terminal) -> None:
        super().__init__(settings, shown)
        self.sitting = Sitting(packet, glyphs=self._glyphs)

    def compose(self) -> ComposeResult:
        yield Lines(id="opening")

    def on_mount(self) -> None:
        self.query_one("#opening", Lines).show([[(" imr", "title")]])
        self.begin_to_listen()
        self.call_after_refresh(lambda: self.run_worker(self._begin(), exit_on_error=True))

    async def _begin(self) -> None:
        from screens.answering.opening import AboutPage, PhrasePage

        sitting = self.sitting
        if sitting.packet.opened is None and await self.push_screen_wait(PhrasePage(sitting)) is None:
            self._finish(Ending())
        elif sitting.packet.answered:
            from screens.answering.again import AgainPage

            await self.push_screen_wait(AgainPage(sitting))
            self._finish(Ending())
        elif await self.push_screen_wait(AboutPage(sitting)) is None or not await self._answered():
            await self.stopped()
        else:
            await self.given()

    async def _answered(self) -> bool:
        """Go through the pages, forwards and back, until the answer is given; False when it is stopped for now."""
        from screens.answering.end import ChoicePage, GivenPage, SaidPage
        from screens.answering.minutes import AnsweringScreen
        from screens.answering.rows import RowsPage

        sitting, page = self.sitting, 0
        while True:
            if page == 0:
                if await self.push_screen_wait(AnsweringScreen(sitting)) is None:
                    return False
                page = 1
            elif page == 1:
                rows = bool(sitting.packet.given.rows)
                page = 2 if not rows or await self.push_screen_wait(RowsPage(sitting)) else 0
            else:
                chosen = await self.push_screen_wait(ChoicePage(sitting))
                if chosen is None:
                    page = 1 if sitting.packet.given.rows else 0
                elif await self.push_screen_wait(SaidPage(sitting, *chosen)):
                    await self.push_screen_wait(GivenPage(sitting, sitting.told))
                    return True

    async def stopped(self) -> None:
        """The reader stops for now."""
        await self.sitting.keep()
        kept = self.sitting.packet.unfinished
        told = f"Stopped for now. What you did is kept, sealed, in {kept.name}; the same command goes on with it."
        self._finish(Ending(sentence=told if kept.exists() else "Nothing was given."))

    async def given(self) -> None:
        """The answer was given."""
        self._finish(Ending(sentence=self.sitting.told))
