"""Writing a section of the report: its paragraphs above, the one being typed at the foot, its evidence at a key."""

from __future__ import annotations

from domain.errors import Refusal
from domain.report.as_printed import section_meant
from domain.report.parts import Passage, question_of
from domain.report.passage_line import passages_in
from screens.choices import Choices, Option
from screens.commands import bindings
from screens.glyphs import one_line
from screens.paragraphs.kept import LOOKS
from screens.report.reading import mark_done, view_of
from screens.report.writing_commands import WRITING_COMMANDS
from screens.report.writing_saving import WritingSaving
from screens.session import Session
from screens.task_screen import SHARED
from screens.tasks import TASKS
from screens.widgets.entry_line import EntryLine

FIRST = "narrative"
"""The section that is opened where none was."""


class WritingScreen(WritingSaving, inherit_bindings=False):
    """One section of the report, as it is written."""

    OFFERS = WRITING_COMMANDS
    NAME = "write"
    BINDINGS = bindings((*WRITING_COMMANDS, *SHARED))

    async def on_mount(self) -> None:
        self.begin_box()
        self.box.told_empty = ("left", "right", "ctrl+k", "ctrl+e")
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        self.run_worker(self._begin_with_section())

    async def _begin_with_section(self) -> None:
        """Fill the frame from the case."""
        if not self.section_id:
            self.section_id = FIRST
            self.keeping.place = self.draft_place
        try:
            self.coding.names = self.names
            await self._show_section()
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        self.set_interval(LOOKS, self.look)
        self.call_after_refresh(self.run_worker, self.warm)

    async def _show_section(self) -> None:
        await self.renew()
        await self.mine_landed()
        at, self.session.passage = self.session.passage, ""
        place = self._number_of(at)
        self.view.go(place - 1 if place else self.view.total)
        self.show_all()
        await self.take_up_kept()

    async def go_to(self, section: str, passage: str = "") -> None:
        """Write on another section, the bar on this passage of it."""
        await self.keep_drafts()
        if section.casefold() == self.section_id.casefold():
            place = self._number_of(passage)
            self.view.go(place - 1 if place else self.view.total)
            return
        self.session.passage = passage
        self.session.section = self.section_id = section
        self.after, self.editing, self._words = None, None, None
        self._said, self._leaving = ("", ""), ""
        # What is half typed stays kept where it was typed.
        self.keeping.take_up(self.draft_place, "")
        self.coding.fresh()
        self.box.put("")
        self.paragraphs = []
        self.view.renew(0)
        await self._show_section()
        self.settled()

    @classmethod
    async def open_at(cls, session: Session, argument: str) -> str:
        """Take the section typed behind /write; gives a sentence where there is none such."""
        if not argument.strip():
            return ""
        view = await session.do(view_of, session.case)
        try:
            session.section = section_meant(argument, view).id
            at = view.passage(argument)
            session.passage = at if view.where.get(at, "").casefold() == session.section.casefold() else ""
        except Refusal as refusal:
            return refusal.sentence
        return ""

    # Enter, Escape and the arrows

    async def enter_empty(self) -> None:
        if self.on_records and self.records is not None:
            if any(each.name == self.records.task for each in TASKS):
                await self.open_from_here(self.records.task)
        else:
            await super().enter_empty()

    async def leave(self) -> None:
        await self.back_to("report")

    def on_entry_line_on_empty(self, event: EntryLine.OnEmpty) -> None:
        if event.key in ("left", "right"):
            self.run_worker(self.action_section(1 if event.key == "right" else -1))
        elif event.key == "ctrl+k":
            self.action_not_relevant()
        elif event.key == "ctrl+e":
            self.action_done()
        else:
            super().on_entry_line_on_empty(event)

    async def action_section(self, by: int) -> None:
        """The next section, or the one before."""
        to = self.view_as.beside(self.section_id, by)
        if to is None:
            self.say("This is the first section." if by < 0 else "This is the last section.")
            return
        await self.go_to(to.id)

    def parts_of(self, text: str) -> list[str]:
        return passages_in(text)

    # Finding

    async def action_find(self, argument: str = "") -> None:
        """Every paragraph of the report that holds these words, to go to one."""
        self._sought = argument.strip() or self._sought
        if not self._sought:
            self.begin_word("/find ")
            return
        self.run_worker(self._find(self._sought))

    async def _find(self, sought: str) -> None:
        words = sought.casefold()
        found = [each for each in self.all if words in each.text.casefold()]
        self._sought = ""
        if not found:
            self.say(f"No paragraph of the report holds “{sought}”.")
            return
        await self._go_to_one(f"{len(found)} hold “{sought}”", found, words)

    async def _go_to_one(self, title: str, found: list[Passage], words: str = "") -> None:
        glyphs = self.session.glyphs
        here = self.here.id if self.here is not None else ""

        def around(text: str) -> str:
            at = max(0, text.casefold().find(words) - 24) if words else 0
            return f"{'…' if at else ''}{text[at:]}"

        options = [
            Option(each.id, one_line(f"{self.numbers.get(each.id, ''):>7}  {around(each.text)}", glyphs),
                   f"{self._title_of(each.section)}. {one_line(each.text, glyphs)}")
            for each in sorted(found, key=lambda one: one.id == here)
        ]  # fmt: skip
        chosen = await self.app.push_screen_wait(Choices(glyphs, title, options, "Enter goes to it."))
        passage = next((each for each in found if each.id == chosen), None)
        if passage is not None:
            await self.go_to(passage.section, passage.id)

    def _title_of(self, id: str) -> str:
        found = next((each for each in self.view_as.sections if each.id.casefold() == id.casefold()), None)
        return self.view_as.title(found) if found is not None else id

    def action_checks(self) -> None:
        self.run_worker(self._checks())

    async def _checks(self) -> None:
        found = [each for each in self.all if each.check]
        if not found:
            self.say("No paragraph of the report is marked to be looked at again.")
            return
        await self._go_to_one("To be looked at again", found)

    # Beside the text

    def action_points(self) -> None:
        if self.box.value.startswith("/"):
            self._complete_word()
            return
        self.run_worker(self._points())

    async def _points(self) -> None:
        from screens.report.checklist import ChecklistScreen

        title = self.section.title if self.section is not None else ""
        await self.app.push_screen_wait(ChecklistScreen(self.session, self.section_id, title))
        await self.renew()
        await self.mine_landed()

    def action_done(self) -> None:
        self.run_worker(self._done_with())

    async def _done_with(self) -> None:
        """Say that the section is done as it stands, or that it is not after all."""
        if self.section is None:
            return
        try:
            said = await self.session.do(mark_done, self.session.case, self.section.id)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.renew()
        await self.mine_landed()
        self.say(f"{self.view_as.title(self.section)} {said}. {self.key('undo') or '/undo'} takes that back.")

    def action_not_relevant(self) -> None:
        self.run_worker(self._not_relevant())

    async def _not_relevant(self) -> None:
        from screens.report.answered import say_relevance

        if not question_of(self.section_id):
            self.say("This section answers no question: only a question can be said not to be relevant.")
            return
        said = await say_relevance(self, question_of(self.section_id))
        if said:
            await self.renew()
            await self.mine_landed()
            self.say(said)

    async def action_cite(self, argument: str = "") -> None:
        """Find evidence for the paragraph the bar is on, or the one being changed, or the last."""
        self.run_worker(self._cite(argument))

    async def _cite(self, argument: str) -> None:
        from screens.report.citing import cite_for

        passage = self.editing or self.here
        text = self.box.value.strip()
        if passage is None and text and not text.startswith("/"):
            # What is typed is saved first: evidence is of a paragraph.
            await self.save(self.box.value)
            if self.box.value:
                return
            passage = self.paragraphs[-1] if self.after is None else self.paragraphs[self._number_of(self.after) - 1]
        passage = passage or (self.paragraphs[-1] if self.paragraphs else None)
        if passage is None:
            self.say("Write a paragraph first: evidence is of a paragraph.")
            return
        await self.keep_drafts()
        label = question_of(self.section_id)
        begun = argument or (f'#"{label}" ' if " " in label else f"#{label} " if label else "")
        said, words = await cite_for(self, passage, begun)
        if not said:
            return
        await self.see_behind(passage.id)
        self.view.go(self._number_of(passage.id) - 1)
        if words and self.editing is not None:
            self._put_in(words)
        elif words:
            now = next((each for each in self.paragraphs if each.id == passage.id), passage)
            await self.open(now, f"{self.written(now)} {words}")
            said = f"{said} Its words are in the box behind the paragraph; Enter saves them."
        self.say(said)

    def action_rests(self) -> None:
        self.run_worker(self._rests())

    async def _rests(self) -> None:
        from screens.report.settling_evidence import settle_evidence

        passage = self.editing or self.here or (self.paragraphs[-1] if self.paragraphs else None)
        if passage is None or not self.behind.get(passage.id):
            self.say(f"It rests on no row and no minutes yet: {self.key('evidence')} finds some.")
            return
        said = await settle_evidence(self, self.called(passage), self.behind[passage.id])
        if self.is_current:
            await self.see_behind(passage.id)
            if said:
                self.say(said)

    async def open_about(self, name: str, argument: str) -> None:
        if name != self.NAME:
            await super().open_about(name, argument)
            return
        if refusal := await self.open_at(self.session, argument):
            self.say(refusal, "problem")
        else:
            await self.go_to(self.session.section or self.section_id, self.session.passage)


