"""The chronology: acts on its rows, and on what is known of the case around them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Literal

from textual import events

from domain.errors import ChangedUnderneath, Refusal
from domain.naming import answered, not_a_name, term_like
from domain.review import Details
from screens.choices import Choices, Option
from screens.chronology.commands import COMMANDS
from screens.chronology.texts import ChronologyTexts
from screens.commands import bindings
from screens.glyphs import one_line
from screens.task_screen import SHARED
from screens.widgets.entry_line import EntryLine


class ChronologyScreen(ChronologyTexts, inherit_bindings=False):
    """The chronology of the open case."""

    OFFERS = COMMANDS
    NAME = "chronology"
    BINDINGS = bindings((*COMMANDS, *SHARED))

    def on_entry_line_on_empty(self, event: EntryLine.OnEmpty) -> None:
        if self.mode != "entry":
            return
        if event.key == "home":
            self.action_first()
        elif event.key == "end":
            self.action_last()
        elif event.key == "delete":
            self.run_worker(self.action_delete())

    # Acts on rows

    async def action_edit(self) -> None:
        await self.open_row()

    async def action_delete(self) -> None:
        """Delete the author's row; undo brings it back."""
        here = self.rows.row()
        if here is None:
            return
        try:
            await self.session.do(self.session.case.entries.delete, here.id, here.revision)
        except ChangedUnderneath as changed:
            await self.look()
            self.say(changed.sentence, "problem")
            return
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self._landed(at=self.rows.at)
        undo = self.session.keymap.shown(self.command("undo")) or "/undo"
        self.say(f"Deleted: {here.when.said()}, {one_line(here.event or 'gap')[:60]}. {undo} brings it back.")

    async def action_undo(self) -> None:
        """Take back the last act; the text of a row that goes comes back into the line."""
        await self._back_and_forth("undo")

    async def action_redo(self) -> None:
        await self._back_and_forth("redo")

    async def _back_and_forth(self, how: Literal["undo", "redo"]) -> None:
        log = self.session.case.log
        try:
            undone = await self.session.do(log.undo if how == "undo" else log.redo)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        self.renew_standings()
        await self.renew_known()
        gone = undone.entry if undone.gone else None
        await self._landed(at_id=undone.entry.id if undone.entry is not None and not undone.gone else None)
        if gone is not None and how == "undo" and not self.line.value:
            self.take_back(gone)
        self.say(undone.sentence)

    async def action_move(self, step: Literal[-1, 1]) -> None:
        """Move the author's row among those of its day."""
        here = self.rows.row()
        if here is None:
            return
        try:
            await self.session.do(self.session.case.entries.move, here.id, step)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self._landed(at_id=here.id)

    async def action_copy(self) -> None:
        """Put a row like the one the bar is on into the line, as a new one."""
        here = self.rows.row()
        if here is None:
            return
        await self.put_line(self.typing.written(here, self.known))
        self._copied = here.id
        self.say(f"A new row like that of {here.when.said()}: change what is other, and Enter saves it.")

    def action_replace(self, argument: str = "") -> None:
        """Replace words in the rows that are shown, each seen before it is done."""
        self.run_worker(self._replace(argument))

    async def _replace(self, old: str) -> None:
        from domain.chronology.replacing import replaced
        from screens.chronology.replacing import DO, ReplaceForm, Replacements

        entries, sought = self.session.case.entries, self.sought
        rows = await self.session.do(entries.page, 0, self.rows.total, sought)
        count = f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}"
        form = ReplaceForm(self.session.glyphs, old, count if sought is None else f"the {count} found")
        wanted = await self.app.push_screen_wait(form)
        if wanted is None:
            return
        found = await asyncio.to_thread(replaced, rows, *wanted)
        if not found:
            self.say(f"None of {count} says “{wanted[0]}”; nothing was changed.")
            return
        shown = Replacements(self.session.glyphs, found)
        if await self.app.push_screen_wait(shown) != DO:
            self.say("Nothing was changed.")
            return
        chosen = [each.entry for each in shown.chosen_rows]
        with self.writing():
            await self.session.do(entries.change_many, chosen)
            await self._landed(at_id=chosen[0].id)
        undo = self.session.keymap.shown(self.command("undo")) or "/undo"
        self.say(f"Replaced in {len(chosen):,} {'row' if len(chosen) == 1 else 'rows'}; {undo} takes it back.")

    async def _landed(self, at_id: str | None = None, at: int | None = None) -> None:
        await self.renew_rows(at_id=at_id, at=at)
        await self.mine_landed()
        self.show_record()
        self.show_state()

    def action_draw(self, argument: str = "") -> None:
        """A new row from paragraphs of minutes."""
        self.run_worker(self._from_minutes(argument, rest=False))

    def action_rests(self, argument: str = "") -> None:
        """The author's row rests on paragraphs of minutes."""
        self.run_worker(self._from_minutes(argument, rest=True))

    def action_cited(self) -> None:
        """The paragraphs of the report that rest on the author's row."""
        self.run_worker(self._cited())

    async def _cited(self) -> None:
        from domain.evidence.cited import day_of
        from screens.meetings.resting_on import show_resting_on

        here = self.rows.row()
        if here is None:
            self.say("There is no row yet that the report could rest on.", "problem")
            return
        await show_resting_on(self, f"the row of {day_of(here.when)}", entry=here.id)

    async def _from_minutes(self, argument: str, rest: bool) -> None:
        from screens.meetings.drawing import draw_row, paragraphs_meant, rest_row

        here = self.rows.row()
        if rest and here is None:
            self.say("There is no row yet that could rest on minutes.", "problem")
            return
        meant = await paragraphs_meant(self.session, argument)
        if meant is None:
            await self.open_task("versions")
            return
        at = [here] if rest and here is not None else []
        said = await (rest_row(self, *meant, here) if rest else draw_row(self, *meant, at.append))
        if said:
            self.renew_standings()
            await self.renew_known()
            await self._landed(at_id=at[0].id)
            self.say(said)

    def action_gaps(self, argument: str = "") -> None:
        """Offer the spans without a contact."""
        self.run_worker(self._gaps(argument))

    async def _gaps(self, argument: str) -> None:
        from domain.chronology.gaps import LONG, gaps

        argument = argument.removesuffix("days").strip()
        if argument and not (argument.isascii() and argument.isdecimal() and 0 < int(argument) < 100_000):
            self.say(f"“{argument}” is no number of days: write it as in /gaps 28.", "problem")
            return
        long = int(argument or LONG)
        entries = await self.session.do(self.session.case.entries.all)
        found = gaps(entries, self.known.period, self.session.today(), long)
        if not found:
            self.say(f"There is no span of {long} days or more in the period without a row.")
            return
        options = [
            Option(
                gap.line(),
                f"{gap.days:4} days  {gap.first.day} {gap.first:%b %Y} - {gap.last.day} {gap.last:%b %Y}",
                f"{gap.vague} rows dated too loosely may fall in it." if gap.vague else "",
            )
            for gap in found
        ]
        said = "Enter puts it into the line as a gap row; nothing is saved yet."
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, "Without a contact", options, said))
        if chosen is not None:
            await self.put_line(chosen)

    async def put_line(self, text: str) -> None:
        """Put a line up to be looked at and saved; what stood there is set aside."""
        if self.line.value:
            self.typing.remember(self.line.value)
            await self.fresh_line()
        self.line.put(text)

    def action_case(self) -> None:
        """Change what is known of the case as a whole."""
        self.run_worker(self._details())

    async def take_up(self, name: str, typed: Mapping[str, str]) -> None:
        self.run_worker(self._details(typed))

    async def _details(self, typed: Mapping[str, str] | None = None) -> None:
        from screens.filling_in import DROPPED, fill_in
        from screens.new_case import DetailsForm

        async def form() -> DetailsForm:
            return DetailsForm(self.session.glyphs, self.details, self.session.today())

        async def keep(details: Details) -> str:
            await self.session.do(self.session.case.set_details, details)
            return "Saved."

        filled = await fill_in(self, "chronology:details", form, keep, typed)
        if filled is not None:
            await self.look()
            self.say(filled[1])
        elif "chronology:details" in self.session.kept_forms:
            self.say(DROPPED)

    async def action_not_a_name(self, argument: str = "") -> None:
        """Keep that a word is nobody's name or code."""
        if not argument:
            self.say(answered(self.known.terms))
            return
        try:
            not_a_name(argument, self.known.people, self.known.terms)
            await self.session.do(self.session.case.terms.add, argument)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.renew_known()
        await self.mine_landed()
        self.say(f"“{argument}” alone is no name and no code: it is not asked about again. /isname takes it back.")

    async def action_a_name(self, argument: str = "") -> None:
        """Take back that a word is nobody's name or code."""
        if not argument:
            self.say(answered(self.known.terms))
            return
        try:
            kept = term_like(argument, self.known.terms | self.known.codes_meant)
            await self.session.do(self.session.case.terms.delete, kept)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.renew_known()
        await self.mine_landed()
        self.say(f"“{argument}” may be a name or a code again.")

    async def action_again(self) -> None:
        """What stood before in the part of a row the cursor is in, one older at each press."""
        text, cursor = self.line.value, self.line.cursor_position
        changed = await self.earlier_text(text, cursor)
        if changed is not None:
            self.line.put(*changed)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        self.line.focus()
        self.call_after_refresh(self.line.place_cursor)
        if self.is_mounted and self._version is not None:
            self.run_worker(self.look())
            self.show_all()
