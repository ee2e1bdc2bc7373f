"""Text that reaches the chronology's line in other ways than key by key: kept lines, the form, pasted text."""

from __future__ import annotations

from screens.choices import Choices, Option
from screens.chronology.finding import ChronologyFinding
from screens.chronology.reading import CHANGED, NEW
from screens.glyphs import one_line
from screens.names.coding import Coding
from screens.names.pasted_names import look_over
from screens.widgets.entry_line import EntryLine

MINUTES = "minutes:"
PASSAGE = "passage:"


def _meeting(place: str) -> int:
    """Of which meeting the paragraph is that was half typed there."""
    number = place.removeprefix(MINUTES).partition(":")[0]
    return int(number) if number.isdecimal() else 0


def _section(place: str) -> tuple[str, str]:
    """Of which section of the report the paragraph is that was half typed there, and its id, "" for a new one."""
    section, _, id = place.removeprefix(PASSAGE).partition(":")
    return section.replace("=", ":"), id


class ChronologyTexts(ChronologyFinding, inherit_bindings=False):
    """What happens to half-typed lines kept from before, to long text and to what is pasted."""

    # Lines kept from before

    async def offer_kept(self) -> None:
        case = self.session.case
        if any(typed.user == case.user for typed in await self.session.do(case.drafts.orphans)):
            self.run_worker(self._choose_kept())

    def action_kept_lines(self) -> None:
        self.run_worker(self._choose_kept())

    async def _choose_kept(self) -> None:
        from screens.filling_in import take_up
        from screens.half_filled import FORM, shown_kept
        from screens.tasks import TASKS

        drafts = self.session.case.drafts
        kept = await self.session.do(drafts.orphans)
        if not kept:
            self.say("No half-typed line is kept.")
            return
        options = []
        for typed in kept:
            what = "a changed row" if typed.place.startswith(CHANGED) else "a new row"
            if typed.place.startswith(FORM):
                what = "a form"
            elif typed.place.startswith(MINUTES):
                what = f"minutes of interview {_meeting(typed.place)}"
            elif typed.place.startswith(PASSAGE):
                what = "a paragraph of the report"
            said = f"Typed by {typed.user}, last kept {typed.at[:16].replace('T', ' ')} UTC; {what}."
            options.append(Option(f"take:{typed.id}", shown_kept(typed.place, typed.text), said))
        options += [
            Option(f"drop:{each.id}", f"Throw away: {one_line(shown_kept(each.place, each.text))}",
                   "It cannot be had back.")
            for each in kept
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
        place = next((each.place for each in kept if str(each.id) == number), "")
        if place.startswith(MINUTES):
            self.session.meeting = _meeting(place)
            await self.open_task("minutes")
            return
        if place.startswith(PASSAGE):
            self.session.section, self.session.passage = _section(place)
            await self.open_task("write")
            return
        if place.startswith(FORM) and place.removeprefix(FORM).partition(":")[0] not in {each.name for each in TASKS}:
            self.say("It is there again when that form is next opened.")
            return
        typed = await self.session.do(drafts.adopt, int(number))
        if typed is not None and not await take_up(self, typed.place, typed.text):
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
        from screens.chronology.entry_form import EntryForm

        if self.mode != "entry":
            self._turn_line_back()
        entry = self.rows.row()
        if not self.line.value and not pasted and entry is not None and entry.id == self._chosen:
            await self._opened(entry, self.typing.open(entry))
        form = EntryForm(self.session, self.typing, self.keeping, self.line.value, pasted)
        done = await self.app.push_screen_wait(form)
        self.keeping.tell(self.kept)
        if done is None:
            return
        self.line.put(done.text)
        if done.save:
            self._asks_seen = frozenset(ask.key for ask in self.typing.read(done.text).asks)
            await self.save(done.text)
        self.settled()

    async def _pasted(self, text: str) -> None:
        """Pasted lines: rows, when most of them read as rows and nothing else is being typed; else one text."""
        from screens.chronology.pasted import PastedRows, read_pasted

        coding = Coding(self.typing.names, self.typing.coding.left)
        text = await look_over(self.app, self.session.glyphs, coding.whole(text), coding)
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
