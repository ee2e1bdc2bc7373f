"""Going to rows of the chronology: the bar, a date, what is found as it is typed."""

from __future__ import annotations

from typing import Literal

from domain.chronology.find import by_code, read_query
from domain.errors import Refusal
from screens.chronology.typing import ChronologyTyping
from screens.names.coding import told_coded


class ChronologyFinding(ChronologyTyping, inherit_bindings=False):
    """What happens while the line is for finding or for a date, and where the bar goes."""

    # Moving the bar

    def action_step(self, by: int) -> None:
        self.rows.step(by)
        self._moved()

    def action_page(self, by: int) -> None:
        self.rows.page_step(by)
        self._moved()

    def action_first(self) -> None:
        self.rows.go(0)
        self._moved()

    def action_last(self) -> None:
        self.rows.go(self.rows.total - 1)
        self._moved()

    def _moved(self) -> None:
        here = self.rows.row()
        self._chosen = here.id if here is not None else ""
        if not self.line.value:
            self.unsay()
            self.show_state()

    async def action_jump(self, argument: str = "") -> None:
        """Go to a date, or ask for one."""
        if not argument:
            self._turn_line_to("jump")
            return
        sentence = await self._go_to(argument)
        if sentence:
            self.say(sentence, "problem")

    async def _go_to(self, text: str) -> str | None:
        when, sentence = self.typing.date(text)
        if when is None:
            return sentence
        day = when.order_day()
        if day is None:
            place = self.rows.total - 1
        else:
            place = await self.session.do(self.session.case.entries.position_of_day, day, self.sought)
        self.rows.go(place, third=True)
        self._moved()
        return None

    async def show_row(self, id: str) -> None:
        """Make the row of this id the author's, among all rows where it is not among those found."""
        position = self.session.case.entries.position
        if self.sought is not None and await self.session.do(position, id, self.sought) is None:
            self.sought, self.asked = None, ""
        await self.renew_rows(id)
        self.show_all()

    # Finding

    async def action_find(self, argument: str = "") -> None:
        """Find as it is typed, or what was given."""
        if argument:
            await self._filter(argument + " ")
        else:
            self._turn_line_to("find", self.asked)
            self.line.select_all()

    def _turn_line_to(self, mode: Literal["find", "jump"], text: str = "") -> None:
        if self.mode == "entry":
            self._aside = (self.line.value, self.line.cursor_position)
        self.mode = mode
        self.say_of_line("")
        self.show_prompt()
        self.line.put(text)
        self.show_state()

    def _turn_line_back(self) -> None:
        self.mode = "entry"
        self.show_prompt()
        self.line.put(*self._aside)
        self.settled()

    async def settled_elsewhere(self, text: str) -> None:
        if self.mode == "find":
            await self._filter(text)
        elif text.strip():
            when, sentence = self.typing.date(text)
            self.say_of_line(when.said() if when is not None else sentence)
        else:
            self.say_of_line("")

    async def _filter(self, text: str) -> None:
        codes = [person.code for person in self.known.people]
        coded, names = by_code(text, self.typing.names.finder)
        query = read_query(coded, codes, today=self.known.today, period=self.known.period)
        self.asked = text
        self.sought = None if query.empty else query
        try:
            await self.renew_rows()
        except Refusal as refusal:
            self.say_of_line(refusal.sentence, "problem")
        else:
            told = told_coded((hit.matched, hit.code) for hit in names)
            self.say_of_line(f"{told}: found by code. In quotes a name is looked for as it stands." if told else "")
        self.show_record()

    async def entered_elsewhere(self, text: str) -> None:
        if self.mode == "find":
            await self._filter(text)
            self._turn_line_back()
        elif text.strip() and (sentence := await self._go_to(text)):
            self.say_of_line(sentence, "problem")
        else:
            self._turn_line_back()

    async def action_back(self) -> None:
        """One step back, whatever that is now."""
        self._said = ("", "")
        if self.mode == "find":
            await self._show_everything()
            self._turn_line_back()
        elif self.mode == "jump":
            self._turn_line_back()
        elif self.line.grey:
            self.line.offer(())
        elif self.line.value or self.typing.editing is not None:
            await self.set_aside()
        elif self.sought is not None:
            await self._show_everything()
            self.settled()
        else:
            self.show_message()

    async def _show_everything(self) -> None:
        self.sought, self.asked = None, ""
        await self.renew_rows()

    async def action_clear(self) -> None:
        if self.mode == "entry" and self.line.value:
            await self.set_aside()
        else:
            self.line.put("")
