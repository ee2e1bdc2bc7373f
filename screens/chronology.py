"""The chronology: what can be done there, and what each command does."""

from __future__ import annotations

from typing import Literal

from textual import events

from domain.errors import ChangedUnderneath, Refusal
from domain.find import read_query
from domain.naming import answered, not_a_name, term_like
from screens.choices import Choices, Option
from screens.chronology_reading import CHANGED, NEW
from screens.chronology_typing import ChronologyTyping
from screens.commands import Command, bindings
from screens.glyphs import one_line
from screens.task_screen import SHARED
from screens.widgets.entry_line import EntryLine

COMMANDS = (
    Command(id="enter", action="enter", keys=("enter",), title="Save", line_key=True,
            tooltip="Save the line as the record above shows it. On an empty line: open the row in the line."),
    Command(id="complete", action="complete", keys=("tab",), title="Complete",
            tooltip="Take what is offered in grey, piece by piece. Where something is asked: the other reading."),
    Command(id="next_question", action="next_question", keys=("shift+tab",), title="Next question",
            tooltip="Where the line raises several questions: leave this one as it is read, and show the next."),
    Command(id="word", action="word", keys=("right",), title="Take a word", line_key=True,
            tooltip="At the end of the line: take one word of what is offered in grey."),
    Command(id="form", action="form", keys=("f2",), word="form", title="Form", footer=True,
            tooltip="The line as a form, for long text; on an empty line a new row, or the row the arrows went to."),
    Command(id="find", action="find", keys=("f3",), word="find", takes="[WORDS]", title="Find", footer=True,
            tooltip='As you type: words, "words together", codes, @SOURCE, #QUESTION, !FLAG, dates, ? for undated.'),
    Command(id="back", action="back", keys=("escape",), word="all", title="Back",
            tooltip="One step back: from what was found to all rows, from a line to an empty one. Nothing is lost."),
    Command(id="jump", action="jump", keys=("ctrl+g",), word="jump", takes="[DATE]", title="Go to a date",
            tooltip="Go to the first row of a date, or after it."),
    Command(id="undo", action="undo", keys=("ctrl+y",), word="undo", title="Undo",
            tooltip="Take back your last act here; its text comes back into the line."),
    Command(id="redo", action="redo", word="redo", title="Redo", tooltip="Do again what was undone last."),
    Command(id="edit", action="edit", word="edit", title="Open the row",
            tooltip="Open the row the bar is on in the line, to change it."),
    Command(id="delete", action="delete", keys=("delete",), word="delete", title="Delete the row", line_key=True,
            tooltip="On an empty line: delete the row the bar is on. Undo brings it back."),
    Command(id="earlier", action="move(-1)", keys=("shift+up",), word="earlier", title="Move the row up",
            tooltip="Put the row before the one above it of the same day."),
    Command(id="later", action="move(1)", keys=("shift+down",), word="later", title="Move the row down",
            tooltip="Put the row after the one below it of the same day."),
    Command(id="gaps", action="gaps", word="gaps", takes="[DAYS]", title="Gaps",
            tooltip="Spans of the period without a contact, 28 days or more; one chosen is put into the line."),
    Command(id="case", action="case", word="details", title="The case",
            tooltip="Its subject, agency, author, reference and period, as boards' header blocks ask for them."),
    Command(id="kept", action="kept_lines", word="kept", title="Kept lines",
            tooltip="Half-typed lines kept from sessions that ended: take one up, or throw it away."),
    Command(id="older", action="older", keys=("ctrl+p",), title="Line before",
            tooltip="The line typed or set aside before this one."),
    Command(id="newer", action="newer", keys=("ctrl+n",), title="Line after",
            tooltip="The line after, back to what was being typed."),
    Command(id="again", action="again", keys=("ctrl+o",), title="As before",
            tooltip="What stood last in this part of a row: each press gives one older."),
    Command(id="take_back", action="take_back", keys=("ctrl+t",), title="Leave the name",
            tooltip="Leave the name that was just turned into a code as it was typed."),
    Command(id="clear", action="clear", keys=("ctrl+u",), title="Set the line aside",
            tooltip="An empty line; Ctrl+P brings the text back."),
    Command(id="not_a_name", action="not_a_name", word="notname", takes="[WORD]", title="Not a name",
            tooltip="A word that looks like a name or code and is none (ED, May): not asked again. Alone: lists them."),
    Command(id="a_name", action="a_name", word="isname", takes="WORD", title="A name after all",
            tooltip="Take back a /notname: the word is looked for and asked about again."),
    Command(id="up", action="step(-1)", keys=("up",), title="Row above", tooltip="The bar goes one row up."),
    Command(id="down", action="step(1)", keys=("down",), title="Row below", tooltip="The bar goes one row down."),
    Command(id="page_up", action="page(-1)", keys=("pageup",), title="Page up", tooltip="The bar goes a page up."),
    Command(id="page_down", action="page(1)", keys=("pagedown",), title="Page down",
            tooltip="The bar goes a page down."),
    Command(id="first", action="first", keys=("home",), word="first", title="First row", line_key=True,
            tooltip="On an empty line: the first row."),
    Command(id="last", action="last", keys=("end",), word="last", title="Last row", line_key=True,
            tooltip="On an empty line: the last row."),
)


class ChronologyScreen(ChronologyTyping, inherit_bindings=False):
    """The chronology of the open case."""

    OFFERS = COMMANDS
    NAME = "chronology"
    BINDINGS = bindings((*COMMANDS, *SHARED))

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

    def on_entry_line_on_empty(self, event: EntryLine.OnEmpty) -> None:
        if self.mode != "entry":
            return
        if event.key == "home":
            self.action_first()
        elif event.key == "end":
            self.action_last()
        elif event.key == "delete":
            self.run_worker(self.action_delete())

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
        query = read_query(text, codes, today=self.known.today, period=self.known.period)
        self.asked = text
        self.sought = None if query.empty else query
        try:
            await self.renew_rows()
        except Refusal as refusal:
            self.say_of_line(refusal.sentence, "problem")
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

    async def _landed(self, at_id: str | None = None, at: int | None = None) -> None:
        await self.renew_rows(at_id=at_id, at=at)
        await self.mine_landed()
        self.show_record()
        self.show_state()

    def action_gaps(self, argument: str = "") -> None:
        """Offer the spans without a contact."""
        self.run_worker(self._gaps(argument))

    async def _gaps(self, argument: str) -> None:
        from domain.gaps import LONG, gaps

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

    async def _details(self) -> None:
        from screens.new_case import DetailsForm

        form = DetailsForm(self.session.glyphs, self.details, self.session.today())
        details = await self.app.push_screen_wait(form)
        if details is None:
            return
        try:
            await self.session.do(self.session.case.set_details, details)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.look()

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
            await self.session.do(self.session.case.terms.delete, term_like(argument, self.known.terms))
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

    # Lines kept from before

    async def offer_kept(self) -> None:
        case = self.session.case
        if any(typed.user == case.user for typed in await self.session.do(case.drafts.orphans)):
            self.run_worker(self._choose_kept())

    def action_kept_lines(self) -> None:
        self.run_worker(self._choose_kept())

    async def _choose_kept(self) -> None:
        drafts = self.session.case.drafts
        kept = await self.session.do(drafts.orphans)
        if not kept:
            self.say("No half-typed line is kept.")
            return
        options = []
        for typed in kept:
            what = "a changed row" if typed.place.startswith(CHANGED) else "a new row"
            said = f"Typed by {typed.user}, last kept {typed.at[:16].replace('T', ' ')} UTC; {what}."
            options.append(Option(f"take:{typed.id}", typed.text, said))
        options += [
            Option(f"drop:{typed.id}", f"Throw away: {one_line(typed.text)}", "It cannot be had back.")
            for typed in kept
        ]
        chosen = await self.app.push_screen_wait(
            Choices(self.session.glyphs, "Half typed, and kept", options, "Enter takes it up; Esc leaves it kept.")
        )
        if chosen is None:
            return
        what, _, number = chosen.partition(":")
        if what == "drop":
            await self.session.do(drafts.drop, int(number))
            return
        typed = await self.session.do(drafts.adopt, int(number))
        if typed is not None:
            await self._take_up(typed.place, typed.text)

    async def _take_up(self, place: str, text: str) -> None:
        if self.line.value:
            self.typing.remember(self.line.value)
        await self.fresh_line()
        kind, _, id = place.partition(":")
        entry = await self.session.do(self.session.case.entries.get, id) if id else None
        if entry is not None:
            self.lean_on(entry, follows=kind + ":" == NEW)
            self.typing.editing = entry if kind + ":" == CHANGED else None
        self.keeping.take_up(place, text)
        self.line.put(text)
        self.settled()

    # Long text

    def action_form(self) -> None:
        """The line as a form; on an empty line a new row, or the row the author went to."""
        self.run_worker(self._form())

    async def _form(self, pasted: str = "") -> None:
        from screens.entry_form import EntryForm

        if self.mode != "entry":
            self._turn_line_back()
        entry = self.rows.row()
        if not self.line.value and not pasted and entry is not None and entry.id == self._chosen:
            await self._opened(entry, self.typing.open(entry))
        form = EntryForm(self.session, self.typing, self.keeping, self.line.value, pasted)
        done = await self.app.push_screen_wait(form)
        if done is None:
            return
        self.line.put(done.text)
        if done.save:
            self._asks_seen = frozenset(ask.key for ask in self.typing.read(done.text).asks)
            await self.save(done.text)
        self.settled()

    async def _pasted(self, text: str) -> None:
        """Pasted lines: rows, when most of them read as rows and nothing else is being typed; else one text."""
        from screens.pasted import PastedRows, read_pasted

        if self.line.value or self.typing.editing is not None or "\t" in text:
            await self._form(text)
            return
        lines = read_pasted(text, self.typing, self.known)
        good = [each for each in lines if not each.refused]
        if len(good) < 2 or len(good) * 2 < len(lines):
            await self._form(text)
            return
        chosen = await self.app.push_screen_wait(PastedRows(self.session.glyphs, lines))
        if chosen == "form":
            await self._form(text)
        elif chosen == "add":
            await self.add_pasted(lines)
        else:
            self.typing.remember(text.strip())
            self.say(f"Nothing was added. {self.session.keymap.shown(self.command('older'))} brings the text back.")

    def on_entry_line_pasted(self, event: EntryLine.Pasted) -> None:
        if self.mode == "entry":
            self.run_worker(self._pasted(event.text))
        else:
            self.line.put(" ".join(event.text.split()))

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        self.line.focus()
        self.call_after_refresh(self.line.place_cursor)
        if self.is_mounted and self._version is not None:
            self.run_worker(self.look())
            self.show_all()
