"""What happens between Enter and a paragraph on disk, and to paragraphs that stand already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from domain.errors import ChangedUnderneath, Refusal
from domain.minute_line import MinuteLine
from domain.minutes import Paragraph
from domain.minuting import is_settled, issued_said
from screens.choices import Choices, Option
from screens.glyphs import fit, one_line
from screens.minuting_reading import MinutingReading
from screens.session import Session

MINE = ("paragraphs", "interviews", "attendees", "headings")
"""What the acts done here are about, as the log has it: another's is not taken back here without being asked about."""


class MinutingSaving(MinutingReading, inherit_bindings=False):
    """Adding, changing, parting, joining, moving and taking out paragraphs. Each is on disk before it is shown."""

    def __init__(self, session: Session, number: int = 0) -> None:
        super().__init__(session, number)
        self._may_change = False

    # Issued minutes

    @property
    def issued(self) -> str:
        """What is to be known before minutes that were issued are changed, "" when nothing."""
        return issued_said(self.minutes)

    @property
    def changes_freely(self) -> bool:
        """Whether a change need not be asked about: nothing was issued, or it was said to be wanted."""
        return self._may_change or not is_settled(self.minutes)

    async def may_change(self) -> bool:
        """Whether the author wants issued minutes changed all the same; asked before the first change."""
        if self.changes_freely or self.minutes.latest is None:
            return True
        latest = self.minutes.latest.number
        options = [
            Option("no", "Leave the minutes as they were issued", "What you typed stays in the box."),
            Option("yes", f"Change them: version {latest + 1} will have to be agreed",
                   "What rests on them is not used until then."),
        ]  # fmt: skip
        title = f"Version {latest} was issued"
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, title, options, self.issued))
        self._may_change = chosen == "yes"
        if not self._may_change:
            self.say("Nothing was changed.")
        return self._may_change

    # A paragraph ends

    async def save(self, text: str) -> None:
        """Save what is typed: a new paragraph, or the one that was being changed."""
        self._code_whole()
        text = self.box.value
        read = self.read(text)
        if read.problem:
            self.say(read.problem, "problem")
            return
        same = self.editing is not None and read.paragraph.words() == self.editing.words()
        if same or self.changes_freely:
            await self._save(text)
        else:
            self.run_worker(self._save_when_sure(text))

    async def _save_when_sure(self, text: str) -> None:
        if await self.may_change():
            await self._save(text)

    async def _save(self, text: str) -> None:
        read, editing = self.read(text), self.editing
        try:
            if editing is None:
                await self.add([read.paragraph])
            else:
                await self._changed(read.in_place_of(editing))
        except ChangedUnderneath as changed:
            self.run_worker(self._changed_underneath(text, changed, Paragraph))
            return
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.fresh()
        await self.mine_landed()
        self.kept("saved")
        if read.notes:
            self.say(f"Saved. {' '.join(read.notes)}")

    async def add(self, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        """Add paragraphs where new ones go, and show them. Raises Refusal."""
        case, do = self.session.case, self.session.do
        added = await do(case.minutes.add, self.number, *paragraphs, after=self.after)
        if self.after is None:
            self.paragraphs += added
        else:
            at = self._number_of(self.after)
            self.paragraphs[at:at] = added
            self.after = added[-1].id
        self._landed(self.after)
        return added

    async def add_pasted(self, read: list[MinuteLine]) -> int:
        return len(await self.add([each.paragraph for each in read])) if await self.may_change() else 0

    async def _changed(self, paragraph: Paragraph) -> None:
        saved = await self.session.do(self.session.case.minutes.change, self.number, paragraph)
        self.paragraphs = [saved if each.id == saved.id else each for each in self.paragraphs]
        self._landed(saved.id)

    def _landed(self, here: str | None) -> None:
        """What is shown is what stands on disk now."""
        self.minutes = replace(self.minutes, paragraphs=tuple(self.paragraphs))
        self.shown_anew(here)

    # Paragraphs that stand already

    def numbered(self, number: str) -> Paragraph | None:
        """The paragraph of the number typed behind a word; None, said why, when there is none such."""
        if number.isascii() and number.isdigit() and 1 <= int(number) <= len(self.paragraphs):
            return self.paragraphs[int(number) - 1]
        self.say(f"There is no paragraph {number}; the last is {len(self.paragraphs)}.", "problem")
        return None

    async def action_edit(self, argument: str = "") -> None:
        """Take a paragraph into the box."""
        paragraph = self.here
        if argument:
            paragraph = self.numbered(argument.strip())
            if paragraph is None:
                return
        if paragraph is None:
            self.say("Go to a paragraph first, with the up arrow.")
            return
        await self.open(paragraph)

    async def open(self, paragraph: Paragraph, text: str | None = None) -> None:
        await super().open(paragraph, text)
        if self.issued:
            self.say(self.issued)

    async def _act_on(self, what: str) -> Paragraph | None:
        """The paragraph an act is about, None, said why, when it cannot be done now."""
        here = self.here
        if here is None:
            self.say(f"Go to the paragraph to {what} first, with the up arrow.")
            return None
        return here if await self.may_change() else None

    def action_delete(self) -> None:
        self.run_worker(self._delete())

    async def _delete(self) -> None:
        here = await self._act_on("take out")
        if here is None:
            return
        at = self.view.at
        if not await self._done(self.session.case.minutes.delete, self.number, here.id, here.revision):
            return
        await self.renew()
        self.view.go(at)
        undo = self.key("undo") or "/undo"
        self.say(f"Taken out: “{fit(one_line(here.text), 40).rstrip()}”. {undo} brings it back.")

    def action_move(self, step: Literal[-1, 1]) -> None:
        self.run_worker(self._move(step))

    async def _move(self, step: Literal[-1, 1]) -> None:
        here = await self._act_on("move")
        if here is not None and await self._done(self.session.case.minutes.move, self.number, here.id, step):
            await self.renew(here.id)

    def action_split(self) -> None:
        self.run_worker(self._split())

    async def _split(self) -> None:
        """Part the paragraph in the box where the cursor is; the second part has the same speaker."""
        text, cursor, editing = self.box.value, self.box.cursor_position, self.editing
        if editing is None:
            self.say("Open the paragraph first: the up arrow, then Enter. A new one is ended by Enter.")
            return
        read = self.read(text)
        first, second = text[:cursor].rstrip(), text[cursor:].lstrip()
        if cursor <= read.begins or not second:
            self.say("Put the cursor between the words where it is to be parted.")
            return
        if not await self.may_change():
            return
        one = self.read(first).in_place_of(editing)
        rest = replace(self.read("\\" + second).paragraph, kind=one.kind, speaker=one.speaker, question=one.question)
        replaced = self.session.case.minutes.replace
        if await self._done(replaced, self.number, editing.id, editing.revision, [one, rest]):
            await self.fresh()
            await self.renew(editing.id)
            self.say("Parted in two.")

    def action_join(self) -> None:
        self.run_worker(self._join())

    async def _join(self) -> None:
        here = await self._act_on("join")
        at = self.view.at
        if here is None:
            return
        above = self.paragraphs[at - 1] if at else None
        if above is None or above.kind != here.kind:
            self.say("There is no paragraph above it that it can be joined to.")
            return
        if here.speaker and above.speaker and here.speaker != above.speaker:
            self.say(f"{above.speaker} speaks above, {here.speaker} here: what two people said stays apart.")
            return
        one = replace(
            above, text=f"{above.text} {here.text}", speaker=above.speaker or here.speaker, at=above.at or here.at,
            check=above.check or here.check,
        )  # fmt: skip
        replaced = self.session.case.minutes.replace
        if await self._done(
            replaced, self.number, above.id, above.revision, [one], joined=[(here.id, here.revision)]
        ):
            await self.renew(above.id)
            self.say("Joined to the one above.")

    async def check(self, paragraph: Paragraph) -> None:
        """Mark a paragraph that stands already to be looked at again, or have done with it: no part of its text."""
        here = self.here
        try:
            await self._changed(replace(paragraph, check=not paragraph.check))
        except ChangedUnderneath as changed:
            await self.renew()
            self.say(changed.sentence, "problem")
            return
        await self.mine_landed()
        self.shown_anew(here.id if here is not None else None)
        number = self._number_of(paragraph.id)
        self.say(f"Paragraph {number} {'is done with' if paragraph.check else 'is to be looked at again; /checks'}.")

    # Back and forth

    def action_undo(self) -> None:
        self.run_worker(self._back_and_forth("undo", MINE, self.number))

    def action_redo(self) -> None:
        self.run_worker(self._back_and_forth("redo", MINE))

    # Half typed, and kept
