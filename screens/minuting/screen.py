"""Minuting: a screen to type on while somebody speaks. Nothing typed is lost, and the hands never leave the keys."""

from __future__ import annotations

from domain.errors import Refusal
from domain.meetings.minute_line import paragraphs_in
from screens.commands import bindings
from screens.meetings.which_meeting import which_meeting
from screens.minuting.commands import MINUTING_COMMANDS
from screens.minuting.meeting import MinutingMeeting
from screens.paragraphs.kept import LOOKS
from screens.task_screen import SHARED, TaskScreen


class MinutingScreen(MinutingMeeting, inherit_bindings=False):
    """The minutes of one interview, as they are typed."""

    OFFERS = MINUTING_COMMANDS
    NAME = "minutes"
    BINDINGS = bindings((*MINUTING_COMMANDS, *SHARED))

    async def on_mount(self) -> None:
        self.begin_box()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        self.run_worker(self._begin_with_meeting())

    async def _begin_with_meeting(self) -> None:
        """Fill the frame from the case."""
        case, do = self.session.case, self.session.do
        if not self.number or await do(case.interviews.get, self.number) is None:
            self.number = await which_meeting(self)
            if not self.number:
                await self.app.pop_screen()
                return
            self.keeping.place = self.draft_place
        self.session.meeting = self.number
        try:
            self.coding.names = self.names
            await self.renew()
            await self.mine_landed()
            at, self.session.paragraph = self.session.paragraph, 0
            self.view.go(at - 1 if 0 < at <= len(self.paragraphs) else len(self.paragraphs))
            self.show_all()
            if self.issued:
                self.say(self.issued)
            await self.take_up_kept()
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        self.set_interval(LOOKS, self.look)
        self.call_after_refresh(self.run_worker, self.warm)

    def action_cited(self) -> None:
        self.run_worker(self._cited())

    async def _cited(self) -> None:
        from screens.meetings.resting_on import show_resting_on

        ids = [self.here.id] if self.here is not None else []
        what = f"paragraph {self._number_of(ids[0])}" if ids else "these minutes"
        await show_resting_on(self, what, interview=self.number, paragraphs=ids)

    # Finding

    async def action_find(self, argument: str = "") -> None:
        """Go to the paragraph above the bar that holds these words, from the last on again behind the first."""
        self._sought = argument.strip() or self._sought
        if not self._sought:
            self.begin_word("/find ")
            return
        words, count = self._sought.casefold(), len(self.paragraphs)
        for step in range(1, count + 1):
            at = (self.view.at - step) % max(1, count)
            each = self.paragraphs[at]
            if words in each.text.casefold() or words == each.speaker.casefold():
                self.view.go(at)
                return
        self.say(f"No paragraph holds “{self._sought}”.")
        self._sought = ""

    def parts_of(self, text: str) -> list[str]:
        return paragraphs_in(text)

    # Coming and going

    async def open_about(self, name: str, argument: str) -> None:
        if name == self.NAME and argument.strip() not in ("", str(self.number)):
            # Of another meeting: a screen is of one.
            await self.open_task("chronology")
            below = self.app.screen
            assert isinstance(below, TaskScreen)
            await below.open_about(name, argument)
        else:
            await super().open_about(name, argument)
