"""Minuting: a screen to type on while somebody speaks. Nothing typed is lost, and the hands never leave the keys."""

from __future__ import annotations

import asyncio

from textual import events

from domain.errors import Refusal
from domain.minute_line import paragraphs_in
from screens.choices import Choices, Option
from screens.coding import Coding
from screens.commands import bindings
from screens.glyphs import one_line
from screens.minuting_commands import MINUTING_COMMANDS
from screens.minuting_frame import LOOKS
from screens.minuting_meeting import MinutingMeeting
from screens.minuting_reading import PLACE
from screens.pasted_names import look_over
from screens.task_screen import SHARED, TaskScreen
from screens.which_meeting import which_meeting
from screens.widgets.entry_line import EntryLine


class MinutingScreen(MinutingMeeting, inherit_bindings=False):
    """The minutes of one interview, as they are typed."""

    OFFERS = MINUTING_COMMANDS
    NAME = "minutes"
    BINDINGS = bindings((*MINUTING_COMMANDS, *SHARED))
    _sought = ""
    _leaving = ""
    """What was half typed when Escape was pressed: pressed again it leaves."""

    async def on_mount(self) -> None:
        self.box.enter, self.box.changed, self.box.pasted = self.enter, self.text_changed, self.text_pasted
        self.box.focus()
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
            self.keeping.place = f"{PLACE}{self.number}"
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
        self.call_after_refresh(self.run_worker, self._warm)

    async def _warm(self) -> None:
        await asyncio.to_thread(self.names.warm)
        self.see_names()

    # Enter, Escape and the arrows

    async def enter(self) -> None:
        """Enter in the box: do what it is for."""
        text = self.box.value
        self._said = ("", "")
        if text.startswith("/"):
            self.box.put("")
            refusal = await self.run_word(text)
            if refusal:
                self.box.put(text)
                self.box.select_all()
                self.say(refusal, "problem")
        elif text.strip():
            await self.save(text)
        elif self.editing is not None:
            self.say("Nothing to save: to take the paragraph out, leave it and press Delete.")
        elif self.here is not None:
            await self.open(self.here)

    async def action_back(self) -> None:
        """One step back, whatever that is now; nothing that is typed is lost by it."""
        text = self.box.value
        self._said = ("", "")
        if text.startswith("/"):
            self.box.put("")
        elif self.editing is not None:
            await self._leave_as_it_was(text)
        elif self.here is not None:
            self.view.go(len(self.paragraphs))
            self.show_message()
        elif self.after is not None:
            self.after = None
            self.settled()
        elif text and text != self._leaving:
            enter, back = (self.session.keymap.shown(self.command(f"minuting.{id}")) for id in ("enter", "back"))
            self._leaving = text
            self.say(f"This paragraph is not ended yet: {enter} saves it; {back} again leaves it half typed, and kept.")
        else:
            await self.keep_drafts()
            await self.app.pop_screen()

    async def _leave_as_it_was(self, text: str) -> None:
        assert self.editing is not None
        number, same = self._number_of(self.editing.id), self.read(text).in_place_of(self.editing) == self.editing
        if not same:
            self.remember(text)
        await self.fresh()
        older = self.session.keymap.shown(self.command("minuting.older"))
        self.say(f"Paragraph {number} stays as it was.{'' if same else f' {older} brings back what you typed.'}")

    async def action_clear(self) -> None:
        """Set what is typed aside."""
        text = self.box.value
        if not text:
            return
        if text.startswith("/"):
            self.box.put("")
            return
        self.remember(text)
        older, back = (self.session.keymap.shown(self.command(f"minuting.{id}")) for id in ("older", "back"))
        if self.editing is not None:
            self.box.put("")
            number = self._number_of(self.editing.id)
            self.say(f"Paragraph {number} is still being changed: {older} brings its words back, {back} leaves it.")
            return
        await self.fresh()
        self.say(f"Set aside. {older} brings it back.")

    def action_up(self) -> None:
        if not (self.box.value and self.box.up()):
            self.view.step(-1)

    def action_down(self) -> None:
        if not (self.box.value and self.box.down()):
            self.view.step(1)

    def action_page(self, by: int) -> None:
        self.view.page(by)

    def action_go(self, to: int) -> None:
        """To the first paragraph, or behind the last."""
        self.view.go(0 if to == 0 else len(self.paragraphs))

    def action_insert(self) -> None:
        """New paragraphs go behind the one the bar is on."""
        here = self.here
        if here is None:
            self.say("Go to the paragraph first, with the up arrow; new ones then go behind it.")
            return
        self.after = here.id
        self.settled()

    def on_entry_line_on_empty(self, event: EntryLine.OnEmpty) -> None:
        if event.key == "delete":
            self.action_delete()
        else:
            self.action_go(0 if event.key == "home" else -1)

    # Finding

    async def action_find(self, argument: str = "") -> None:
        """Go to the paragraph above the bar that holds these words, from the last on again behind the first."""
        self._sought = argument.strip() or self._sought
        if not self._sought:
            self.box.put("/find ")
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

    # What is pasted

    def on_entry_line_pasted(self, event: EntryLine.Pasted) -> None:
        self.run_worker(self._pasted(event.text.replace("\t", " ")))

    async def _pasted(self, text: str) -> None:
        """Pasted lines: paragraphs each, or all one in the box; their names coded, and what became of them listed."""
        coding = Coding(self.names, self.coding.left)
        text = await look_over(self.app, self.session.glyphs, coding.whole(text), coding)
        parts = paragraphs_in(text)
        if len(parts) < 2 or self.editing is not None:
            self._put_in(" ".join(parts))
            return
        read = [self.read(each) for each in parts]
        read = [self.read("\\" + part) if each.problem else each for part, each in zip(parts, read, strict=True)]
        glyphs, heads = self.session.glyphs, sum(each.kind == "heading" for each in read)
        told = f", {heads} of them headings" if heads else ""
        options = [
            Option("add", f"{len(read)} paragraphs: add each{told}", "Undo takes them back as one."),
            Option("one", "One paragraph: put all of it into the box", "Nothing is saved yet."),
            *(Option("add", one_line(f"Paragraph: {part}", glyphs)) for part in parts),
        ]
        chosen = await self.app.push_screen_wait(
            Choices(glyphs, f"{len(parts)} paragraphs were pasted", options, "Esc adds nothing.")
        )
        if chosen == "one":
            self._put_in(" ".join(parts))
        elif chosen == "add" and await self.may_change():
            added = await self.add([each.paragraph for each in read if not each.problem])
            await self.mine_landed()
            self.kept("saved")
            self.say(f"{len(added)} paragraphs added.")
        elif chosen is None:
            self.remember(" ".join(parts))
            self.say(f"Nothing was added. {self.session.keymap.shown(self.command('minuting.older'))} brings it back.")

    def _put_in(self, text: str) -> None:
        """Put a text where the cursor is."""
        box = self.box
        before, after = box.value[: box.cursor_position], box.value[box.cursor_position :]
        box.put(f"{before}{text}{after}", len(before) + len(text))

    # Coming and going

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        self.box.focus()
        self.call_after_refresh(self.box.place_cursor)
        if self.is_mounted and self._version is not None:
            self.run_worker(self.look(own=True))
            self.show_all()

    async def open_task(self, name: str) -> TaskScreen:
        await self.keep_drafts()
        return await super().open_task(name)

    async def open_about(self, name: str, argument: str) -> None:
        if name == self.NAME and argument.strip() not in ("", str(self.number)):
            # Of another meeting: a screen is of one.
            await self.open_task("chronology")
            below = self.app.screen
            assert isinstance(below, TaskScreen)
            await below.open_about(name, argument)
        else:
            await super().open_about(name, argument)
