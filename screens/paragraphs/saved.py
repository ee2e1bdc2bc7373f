"""What happens between Enter and a paragraph on disk, and to paragraphs that stand already."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from domain.errors import ChangedUnderneath, Refusal
from screens.choices import Choices, Option
from screens.glyphs import fit, one_line
from screens.paragraphs.kept import ParagraphsKept


@dataclass(frozen=True, slots=True)
class Verbs:
    """What the case can do to the paragraphs of a screen, with those of which meeting or section they are filled in."""

    add: Callable[..., list[Any]]
    change: Callable[[Any], Any]
    replace: Callable[..., list[Any]]
    delete: Callable[[str, int], None]
    move: Callable[[str, Literal[-1, 1]], Any]


class ParagraphsSaved(ParagraphsKept, inherit_bindings=False):
    """Adding, changing, parting, joining, moving and taking out paragraphs. Each is on disk before it is shown."""

    TABLES: ClassVar[Collection[str]] = ()
    """What the acts done here are about, as the log has it: another's is not taken back here without being asked about.
    """

    @property
    def meeting(self) -> int:
        """The meeting they are of, 0 for none: an act at another is asked about, too."""
        return 0

    @property
    def verbs(self) -> Verbs:
        """What the case can do to these paragraphs."""
        raise NotImplementedError

    def landed(self, here: str | None) -> None:
        """`paragraphs` are what stands on disk now: show that, the bar on that of this id, behind the last for None."""
        raise NotImplementedError

    def numbered_one(self, number: str) -> Any:
        """The paragraph of the number typed behind a word; None, said why, when there is none such."""
        raise NotImplementedError

    def parted(self, one: Any, second: str) -> Any:
        """The paragraph these words are that were parted from one."""
        return replace(self.read("\\" + second).paragraph, kind=one.kind)

    def joined(self, above: Any, here: Any) -> Any:
        """The one paragraph two are; raises Refusal where they stay apart."""
        return replace(above, text=f"{above.text} {here.text}", check=above.check or here.check)

    def asks_first(self, read: Any) -> bool:
        """Whether the author is asked before this is saved."""
        return False

    async def may_change(self) -> bool:
        """Whether the author wants the paragraphs changed, asked where that is to be asked."""
        return True

    # A paragraph ends

    async def save(self, text: str) -> None:
        self._code_whole()
        text = self.box.value
        read = self.read(text)
        if read.problem:
            self.say(read.problem, "problem")
        elif self.asks_first(read):
            self.run_worker(self._save_when_sure(text))
        else:
            await self._save(text)

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
            self.run_worker(self._changed_underneath(text, changed, type(read.paragraph)))
            return
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.fresh()
        await self.mine_landed()
        self.kept("saved")
        if read.notes:
            self.say(f"Saved. {' '.join(read.notes)}")

    async def add(self, paragraphs: Sequence[Any]) -> list[Any]:
        """Add paragraphs where new ones go, and show them. Raises Refusal."""
        added = await self.session.do(self.verbs.add, *paragraphs, after=self.after)
        at = len(self.paragraphs) if self.after is None else self._number_of(self.after)
        self.paragraphs[at:at] = added
        if self.after is not None:
            self.after = added[-1].id
        self.landed(self.after)
        return added

    async def add_pasted(self, read: list[Any]) -> int:
        return len(await self.add([each.paragraph for each in read])) if await self.may_change() else 0

    async def _changed(self, paragraph: Any) -> None:
        saved = await self.session.do(self.verbs.change, paragraph)
        self.paragraphs = [saved if each.id == saved.id else each for each in self.paragraphs]
        self.landed(saved.id)

    async def _changed_underneath(self, text: str, changed: ChangedUnderneath, kind: type[Any]) -> None:
        """Ask what is to become of a text whose paragraph is another now; both stand beside the answers."""
        theirs, editing = changed.theirs, self.editing
        await self.renew()
        title = "Changed by someone else meanwhile"
        if isinstance(theirs, kind):
            options = [
                Option("theirs", "Keep theirs; my words are set aside", self.written(theirs)),
                Option("mine", "Save mine in place of theirs", text),
                Option("new", "Keep both: mine as a new paragraph behind it", text),
            ]
        else:
            title = "Taken out by someone else meanwhile"
            options = [
                Option("new", "Save mine as a new paragraph, at the end", text),
                Option("theirs", "Leave it taken out; my words are set aside", text),
            ]
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, title, options, changed.sentence))
        if chosen == "theirs":
            self.remember(text)
            await self.fresh()
        elif chosen == "mine" and isinstance(theirs, kind):
            self.editing = theirs
            await self._save(text)
        elif chosen == "new":
            self.editing = None
            self.after = theirs.id if isinstance(theirs, kind) else None
            await self._save(text)
            self.after = None
        elif editing is not None and not isinstance(theirs, kind):
            self.say("Not saved: the paragraph is there no more. Enter asks again; Ctrl+U sets your words aside.")

    # Paragraphs that stand already

    async def action_edit(self, argument: str = "") -> None:
        """Take a paragraph into the box."""
        paragraph = self.numbered_one(argument.strip()) if argument else self.here
        if paragraph is not None:
            await self.open(paragraph)
        elif not argument:
            self.say("Go to a paragraph first, with the up arrow.")

    async def act_on(self, what: str) -> Any:
        """The paragraph an act is about, None, said why, when it cannot be done now."""
        here = self.here
        if here is None:
            self.say(f"Go to the paragraph to {what} first, with the up arrow.")
            return None
        return here if await self.may_change() else None

    def action_delete(self) -> None:
        self.run_worker(self._delete())

    async def _delete(self) -> None:
        here = await self.act_on("take out")
        if here is None:
            return
        at = self.view.at
        if await self._done(self.session.do(self.verbs.delete, here.id, here.revision)):
            await self.renew()
            self.view.go(at)
            said = fit(one_line(here.text), 40).rstrip()
            self.say(f"Taken out: “{said}”. {self.key('undo') or '/undo'} brings it back.")

    def action_move(self, step: Literal[-1, 1]) -> None:
        self.run_worker(self._move(step))

    async def _move(self, step: Literal[-1, 1]) -> None:
        here = await self.act_on("move")
        if here is not None and await self._done(self.session.do(self.verbs.move, here.id, step)):
            await self.renew(here.id)

    def action_split(self) -> None:
        self.run_worker(self._split())

    async def _split(self) -> None:
        """Part the paragraph in the box where the cursor is."""
        text, cursor, editing = self.box.value, self.box.cursor_position, self.editing
        if editing is None:
            self.say("Open the paragraph first: the up arrow, then Enter. A new one is ended by Enter.")
            return
        first, second = text[:cursor].rstrip(), text[cursor:].lstrip()
        if cursor <= self.read(text).begins or not second:
            self.say("Put the cursor between the words where it is to be parted.")
            return
        if not await self.may_change():
            return
        one = self.read(first).in_place_of(editing)
        parts = [one, self.parted(one, second)]
        if await self._done(self.session.do(self.verbs.replace, editing.id, editing.revision, parts)):
            await self.fresh()
            await self.renew(editing.id)
            self.say("Parted in two.")

    def action_join(self) -> None:
        self.run_worker(self._join())

    async def _join(self) -> None:
        here = await self.act_on("join")
        at = self.view.at
        if here is None:
            return
        above = self.paragraphs[at - 1] if at else None
        if above is None or above.kind != here.kind or above.kind == "picture":
            self.say("There is no paragraph above it that it can be joined to.")
            return
        try:
            one = self.joined(above, here)
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        joined = [(here.id, here.revision)]
        if await self._done(self.session.do(self.verbs.replace, above.id, above.revision, [one], joined=joined)):
            await self.renew(above.id)
            self.say("Joined to the one above.")

    async def change_here(self, paragraph: Any) -> bool:
        """Save a paragraph that stands already, the bar staying where it is; False, said why, when it could not be."""
        here = self.here
        if not await self._done(self._changed(paragraph)):
            return False
        self.shown_anew(here.id if here is not None else None)
        return True

    async def check(self, paragraph: Any) -> None:
        """Mark a paragraph that stands already to be looked at again, or have done with it: no part of its text."""
        if await self.change_here(replace(paragraph, check=not paragraph.check)):
            said = "is done with" if paragraph.check else "is to be looked at again; /checks"
            self.say(f"{self.called(paragraph)} {said}.")

    async def _done(self, act: Awaitable[object]) -> bool:
        """Do something to a paragraph; False, said why, when it could not be."""
        try:
            await act
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

    # Back and forth

    def action_undo(self) -> None:
        self.run_worker(self._back_and_forth("undo"))

    def action_redo(self) -> None:
        self.run_worker(self._back_and_forth("redo"))

    async def _back_and_forth(self, how: Literal["undo", "redo"]) -> None:
        """Take back the last act, or do it again; the words of a paragraph that goes come back into the box."""
        log, do = self.session.case.log, self.session.do
        if how == "undo":
            last = await do(log.undoes)
            elsewhere = last is not None and self.meeting and last.meeting not in (0, self.meeting)
            if last is not None and (elsewhere or last.table not in self.TABLES):
                options = [Option("no", "Leave it"), Option("yes", f"Take it back: {last.about}")]
                said = f"Your last act was not in {self.CALLED}."
                if await self.app.push_screen_wait(Choices(self.session.glyphs, said, options)) != "yes":
                    return
        before = {each.id: each for each in self.paragraphs}
        try:
            undone = await do(log.undo if how == "undo" else log.redo)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.renew()
        await self.mine_landed()
        left = {each.id: each for each in self.paragraphs}
        gone = [each for id, each in before.items() if id not in left]
        # Of a paragraph parted in two the words are back where they were.
        others_stay = all(before[id].text == each.text for id, each in left.items() if id in before)
        if how == "undo" and len(gone) == 1 and others_stay and not self.box.value:
            self.box.put(self.written(gone[0]))
        self.say(undone.sentence)
