"""What happens between Enter and a passage on disk, and to passages that stand already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from domain.check_mark import with_check
from domain.errors import ChangedUnderneath, Refusal
from domain.passage_line import next_kind, with_kind
from domain.report import Passage
from domain.report_sections import sections_of
from screens.choices import Choices, Option
from screens.glyphs import fit, one_line
from screens.report_reading import behind
from screens.writing_frame import WritingFrame

MINE = ("passages", "cited", "evidence", "answers", "considered")
"""What the acts done here are about, as the log has it: another's is not taken back here without being asked about."""


class WritingSaving(WritingFrame, inherit_bindings=False):
    """Adding, changing, parting, joining, moving and taking out passages. Each is on disk before it is shown."""

    # A paragraph ends

    async def save(self, text: str) -> None:
        self._code_whole()
        text = self.box.value
        if problem := self.read(text).problem:
            self.say(problem, "problem")
            return
        await self._save(text)

    async def _save(self, text: str) -> None:
        read, editing = self.read(text), self.editing
        try:
            if editing is None:
                await self.add([read.paragraph])
            else:
                await self._changed(read.in_place_of(editing))
        except ChangedUnderneath as changed:
            self.run_worker(self._changed_underneath(text, changed, Passage))
            return
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.fresh()
        await self.mine_landed()
        self.kept("saved")

    async def add(self, passages: Sequence[Passage]) -> list[Passage]:
        """Add passages where new ones go, and show them. Raises Refusal."""
        add = self.session.case.passages.add
        added: list[Passage] = await self.session.do(add, self.section_id, *passages, after=self.after)
        at = len(self.paragraphs) if self.after is None else self._number_of(self.after)
        self.paragraphs[at:at] = added
        if self.after is not None:
            self.after = added[-1].id
        self.landed(self.after)
        return added

    async def add_pasted(self, read: list[Any]) -> int:
        return len(await self.add([each.paragraph for each in read]))

    async def _changed(self, passage: Passage) -> None:
        saved = await self.session.do(self.session.case.passages.change, passage)
        self.paragraphs = [saved if each.id == saved.id else each for each in self.paragraphs]
        self.landed(saved.id)

    async def see_behind(self, *ids: str) -> None:
        """Read anew what these passages rest on."""
        found = await self.session.do(behind, self.session.case, set(ids))
        for id in ids:
            self.behind[id] = found.get(id, ())
        await self.mine_landed()
        self.view.renew(self.view.total)
        self.show_title()

    # Paragraphs that stand already

    def numbered_one(self, number: str) -> Passage | None:
        """The passage of the number typed behind a word, whole or its last part; None, said why, when there is none."""
        wanted = number.strip()
        for each in self.paragraphs:
            own = self.numbers.get(each.id, "")
            if own and wanted in (own, own.partition(".")[2]):
                return each
        self.say(f"There is no paragraph {number} in this section.", "problem")
        return None

    async def action_edit(self, argument: str = "") -> None:
        """Take a paragraph into the box."""
        passage = self.numbered_one(argument) if argument else self.here
        if passage is not None:
            await self.open(passage)
        elif not argument:
            self.say("Go to a paragraph first, with the up arrow.")

    def _act_on(self, what: str) -> Passage | None:
        """The paragraph an act is about, None, said why, when the bar is on none."""
        here: Passage | None = self.here
        if here is None:
            self.say(f"Go to the paragraph to {what} first, with the up arrow.")
        return here

    def action_delete(self) -> None:
        self.run_worker(self._delete())

    async def _delete(self) -> None:
        here = self._act_on("take out")
        if here is None:
            return
        at = self.view.at
        if await self._done(self.session.case.passages.delete, here.id, here.revision):
            await self.renew()
            self.view.go(at)
            said = fit(one_line(here.text), 40).rstrip()
            self.say(f"Taken out: “{said}”. {self.key('undo') or '/undo'} brings it back.")

    def action_move(self, step: Literal[-1, 1]) -> None:
        self.run_worker(self._move(step))

    async def _move(self, step: Literal[-1, 1]) -> None:
        here = self._act_on("move")
        if here is not None and await self._done(self.session.case.passages.move, here.id, step):
            await self.renew(here.id)

    def action_to(self, argument: str = "") -> None:
        self.run_worker(self._to(argument))

    async def _to(self, argument: str) -> None:
        """Put the paragraph at the end of another section."""
        here = self._act_on("put elsewhere")
        if here is None:
            return
        section = await self.which_section(argument, f"Where to, with “{fit(one_line(here.text), 40).rstrip()}”?")
        if section and await self._done(self.session.case.passages.put_into, here.id, here.revision, section):
            at = self.view.at
            await self.renew()
            self.view.go(at)
            title = next((each.title for each in sections_of(self.questions) if each.id == section), section)
            self.say(f"It stands at the end of {title} now; {self.key('undo') or '/undo'} takes that back.")

    async def which_section(self, wanted: str, title: str) -> str:
        """The id of the section meant by what was typed, else of the one chosen; "" for none."""
        every = sections_of(self.questions)
        low = wanted.strip().casefold()
        fits = [each for each in every if low and (low == each.id.casefold() or low in each.title.casefold())]
        if len(fits) == 1:
            return fits[0].id
        options = [Option(each.id, each.title, each.asks) for each in (fits or every)]
        return await self.app.push_screen_wait(Choices(self.session.glyphs, title, options)) or ""

    def action_split(self) -> None:
        self.run_worker(self._split())

    async def _split(self) -> None:
        """Part the paragraph in the box where the cursor is; both parts rest on what it rested on."""
        text, cursor, editing = self.box.value, self.box.cursor_position, self.editing
        if editing is None:
            self.say("Open the paragraph first: the up arrow, then Enter. A new one is ended by Enter.")
            return
        read = self.read(text)
        first, second = text[:cursor].rstrip(), text[cursor:].lstrip()
        if cursor <= read.begins or not second:
            self.say("Put the cursor between the words where it is to be parted.")
            return
        one = self.read(first).in_place_of(editing)
        rest = replace(self.read("\\" + second).paragraph, kind=one.kind)
        if await self._done(self.session.case.passages.replace, editing.id, editing.revision, [one, rest]):
            await self.fresh()
            await self.renew(editing.id)
            self.say("Parted in two.")

    def action_join(self) -> None:
        self.run_worker(self._join())

    async def _join(self) -> None:
        here = self._act_on("join")
        at = self.view.at
        if here is None:
            return
        above = self.paragraphs[at - 1] if at else None
        if above is None or above.kind != here.kind or above.kind == "picture":
            self.say("There is no paragraph above it that it can be joined to.")
            return
        one = replace(above, text=f"{above.text} {here.text}", check=above.check or here.check)
        joins = self.session.case.passages.replace
        if await self._done(joins, above.id, above.revision, [one], joined=[(here.id, here.revision)]):
            await self.renew(above.id)
            self.say("Joined to the one above.")

    # The kind, and the mark

    def action_kind(self, by: int) -> None:
        """The next kind of paragraph, of what is typed or, on an empty box, of the paragraph the bar is on."""
        text = self.box.value
        if text.startswith("/"):
            self._complete_word()
        elif not text and self.here is not None:
            here = self.here
            self.run_worker(self._change_here(replace(here, kind=next_kind(here.kind, by))))
        else:
            self._put_before(with_kind(text, next_kind(self.read(text).kind, by)))

    async def _change_here(self, passage: Passage) -> bool:
        try:
            await self._changed(passage)
        except ChangedUnderneath as changed:
            await self.renew()
            self.say(changed.sentence, "problem")
            return False
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return False
        await self.mine_landed()
        self.kept("saved")
        return True

    async def action_check(self, argument: str = "") -> None:
        """Mark what is typed, or, on an empty box, the paragraph the bar is on; or that of a number."""
        if self.box.value.strip() and not argument:
            self.change_typed(with_check(self.box.value))
            return
        passage = self.numbered_one(argument) if argument else self.here
        if passage is None and not argument:
            self.say(f"The bar is on no paragraph: go up to the one you mean, then {self.key('check')}.")
        if passage is not None and await self._change_here(replace(passage, check=not passage.check)):
            said = "is done with" if passage.check else "is to be looked at again; /checks"
            self.say(f"{self.called(passage)} {said}.")

    # Back and forth

    def action_undo(self) -> None:
        self.run_worker(self._back_and_forth("undo", MINE))

    def action_redo(self) -> None:
        self.run_worker(self._back_and_forth("redo", MINE))
