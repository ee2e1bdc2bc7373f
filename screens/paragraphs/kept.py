"""What Enter, Escape and the arrows do where paragraphs are typed; what is half typed is kept and taken up again."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import events

from screens.choices import Choices, Option
from screens.glyphs import one_line
from screens.names.coding import Coding
from screens.names.pasted_names import look_over
from screens.paragraphs.typed import ParagraphsTyped
from screens.task_screen import TaskScreen
from screens.widgets.entry_line import EntryLine

LOOKS = 1.0
"""Seconds between two looks for what others have written."""


class ParagraphsKept(ParagraphsTyped, inherit_bindings=False):
    """One paragraph after the other: opened, saved, left as it was, parted from what others made of it meanwhile."""

    CALLED = "these paragraphs"
    """What the paragraphs are together."""
    _sought = ""
    _under = ""
    """What was half typed when a key began a /word in the box: it is there again when the word is done or left."""
    _leaving = ""
    """What was half typed when Escape was pressed: pressed again it leaves."""

    @property
    def draft_place(self) -> str:
        """Where a half-typed paragraph is kept; of a changed one with a colon and its id."""
        raise NotImplementedError

    def written(self, paragraph: Any) -> str:
        """The text that reads as this paragraph."""
        raise NotImplementedError

    def same(self, text: str, paragraph: Any) -> bool:
        """Whether what is typed is what the paragraph already is."""
        return bool(self.read(text).in_place_of(paragraph) == paragraph)

    async def save(self, text: str) -> None:
        """Save what is typed: a new paragraph, or the one that was being changed."""
        raise NotImplementedError

    async def add_pasted(self, read: list[Any]) -> int:
        """Add pasted paragraphs in one act; gives how many, 0 when that was not wanted."""
        raise NotImplementedError

    async def leave(self) -> None:
        """Nothing is left to go back to on this screen."""
        await self.app.pop_screen()

    def begin_box(self) -> None:
        """Let the box be typed in."""
        self.box.enter, self.box.changed, self.box.pasted = self.enter, self.text_changed, self.text_pasted
        self.box.focus()

    async def warm(self) -> None:
        """Load what looks for names, beside the typing."""
        await asyncio.to_thread(self.names.warm)
        self.see_names()

    # Enter, Escape and the arrows

    async def enter(self) -> None:
        """Enter in the box: do what it is for."""
        text = self.box.value
        self._said = ("", "")
        if text.startswith("/"):
            under = self._put_back()
            refusal = await self.run_word(text)
            if refusal:
                if not under:
                    self.box.put(text)
                    self.box.select_all()
                self.say(refusal, "problem")
        elif text.strip():
            await self.save(text)
        elif self.editing is not None:
            self.say("Nothing to save: to take the paragraph out, leave it and press Delete.")
        else:
            await self.enter_empty()

    def begin_word(self, word: str) -> None:
        """Begin a /word in the box, in place of what is half typed there."""
        text = self.box.value
        self._under = self._under if text.startswith("/") else text
        self.box.put(word)

    def _put_back(self) -> str:
        """Take the /word out of the box again; gives what stands there in its place."""
        text, self._under = self._under, ""
        self.box.put(text)
        return text

    async def enter_empty(self) -> None:
        """Enter on an empty box: open the paragraph the bar is on."""
        if self.here is not None:
            await self.open(self.here)

    async def action_back(self) -> None:
        """One step back, whatever that is now; nothing that is typed is lost by it."""
        text = self.box.value
        self._said = ("", "")
        if text.startswith("/"):
            self._put_back()
        elif self.editing is not None:
            await self._leave_as_it_was(text)
        elif self.view.here is not None:
            self.view.go(self.view.total)
            self.show_message()
        elif self.after is not None:
            self.after = None
            self.settled()
        elif text and text != self._leaving:
            self._leaving = text
            await self.keep_drafts()
            self._say_not_ended()
        else:
            await self.keep_drafts()
            await self.leave()

    def _say_not_ended(self) -> None:
        """Say what becomes of what is half typed when it is left."""
        enter, back = self.key("enter"), self.key("back")
        if self.keeping.on_disk:
            self.say(f"This paragraph is not ended yet: {enter} saves it; {back} again leaves it half typed, and kept.")
        else:
            said = f"{enter} tries to save it; {back} again leaves it, and it is here again until the program ends."
            self.say(f"This paragraph is not on disk: {said} {self._said[0]}".rstrip(), "problem")

    async def _leave_as_it_was(self, text: str) -> None:
        called, same = self.called(self.editing), self.same(text, self.editing)
        if not same:
            self.remember(text)
        await self.fresh()
        older = self.key("older")
        self.say(f"{called} stays as it was.{'' if same else f' {older} brings back what you typed.'}")

    def called(self, paragraph: Any) -> str:
        """What a paragraph is called at the beginning of a sentence."""
        return f"Paragraph {self._number_of(paragraph.id)}"

    async def action_clear(self) -> None:
        """Set what is typed aside."""
        text = self.box.value
        if not text:
            return
        if text.startswith("/"):
            self._put_back()
            return
        self.remember(text)
        older, back = self.key("older"), self.key("back")
        if self.editing is not None:
            self.box.put("")
            called = self.called(self.editing)
            self.say(f"{called} is still being changed: {older} brings its words back, {back} leaves it.")
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
        if not (self.box.value and self.box.page(by)):
            self.view.page(by)

    def action_go(self, to: int) -> None:
        """To the first paragraph, or behind the last."""
        self.view.go(0 if to == 0 else self.view.total)

    def action_insert(self) -> None:
        """New paragraphs go behind the one the bar is on."""
        here = self.here
        if here is None:
            self.say("Go to the paragraph first, with the up arrow; new ones then go behind it.")
            return
        self.after = here.id
        self.settled()

    def action_delete(self) -> None:
        """Take out the paragraph the bar is on."""
        raise NotImplementedError

    def on_entry_line_on_empty(self, event: EntryLine.OnEmpty) -> None:
        if event.key == "delete":
            self.action_delete()
        else:
            self.action_go(0 if event.key == "home" else -1)

    # A paragraph is opened, and ends

    async def open(self, paragraph: Any, text: str | None = None) -> None:
        """Put a paragraph into the box to be changed, or what was typed of it before."""
        before = self.box.value
        if before and not before.startswith("/"):
            self.remember(before)
        place = f"{self.draft_place}:{paragraph.id}"
        await self.fresh(place)
        self._again(place, text or self.written(paragraph), paragraph)
        self.settled()

    def _again(self, place: str, text: str, paragraph: Any) -> None:
        self.editing = paragraph
        self.keeping.take_up(place, text)
        self.view.go(self._number_of(paragraph.id) - 1)
        self.box.put(text)

    async def fresh(self, place: str = "") -> None:
        """The box is empty and for a new paragraph; what was half typed is no more."""
        self.editing = None
        self.coding.fresh()
        self._coded, self._back = "", 0
        self.box.put("")
        self.say_of_text(())
        await self.keeping.begin(place or self.draft_place)
        self.settled()

    # Half typed, and kept

    async def take_up_kept(self) -> None:
        """Bring back what was being typed here when this author left, was cut off or killed."""
        place, text, on_disk = await self._kept_here()
        if not text:
            return
        id = place.removeprefix(self.draft_place).removeprefix(":")
        paragraph = next((each for each in self.paragraphs if each.id == id), None)
        if paragraph is not None:
            self._again(place, text, paragraph)
        else:
            self.keeping.take_up(place, text)
            self.box.put(text)
        if not on_disk:
            self.keeping.take_up(place, "")
            self.keeping.typed(text)
        self.say(f"What was half typed is in the box again; it is no part of {self.CALLED} until Enter.")
        self.settled()

    async def _kept_here(self) -> tuple[str, str, bool]:
        """What was left half typed here last: its place, its text, "" for nothing, and whether it is on disk."""
        drafts, do = self.session.case.drafts, self.session.do
        for place, text in self.session.unkept.items():
            if _is_of(place, self.draft_place):
                return place, text, False
        kept = [*await do(drafts.orphans), *await do(drafts.mine)]
        mine = [each for each in kept if each.user == self.session.case.user and _is_of(each.place, self.draft_place)]
        typed = max(mine, key=lambda each: each.at, default=None)
        if typed is None or await do(drafts.adopt, typed.id) is None:
            return "", "", True
        return typed.place, typed.text, True

    async def keep_drafts(self) -> None:
        if self.is_mounted and not self.box.value.startswith("/"):
            self.keeping.typed(self.box.value)
        await self.keeping.now()

    # What is pasted

    def on_entry_line_pasted(self, event: EntryLine.Pasted) -> None:
        self.run_worker(self._pasted(event.text.replace("\t", " ")))

    def parts_of(self, text: str) -> list[str]:
        """The paragraphs of a pasted text."""
        raise NotImplementedError

    async def _pasted(self, text: str) -> None:
        """Pasted lines: paragraphs each, or all one in the box; their names coded, and what became of them listed."""
        coding = Coding(self.names, self.coding.left)
        text = await look_over(self.app, self.session.glyphs, coding.whole(text), coding)
        parts = self.parts_of(text)
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
        elif chosen == "add":
            added = await self.add_pasted([each for each in read if not each.problem])
            if added:
                await self.mine_landed()
                self.kept("saved")
                self.say(f"{added} paragraphs added.")
        elif chosen is None:
            self.remember(" ".join(parts))
            self.say(f"Nothing was added. {self.key('older')} brings it back.")

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


def _is_of(place: str, mine: str) -> bool:
    return place == mine or place.startswith(f"{mine}:")
