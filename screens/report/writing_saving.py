"""What may be done to the passages of a section: their kind, their mark, and put into another section."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from domain.check_mark import with_check
from domain.report.as_printed import AsPrinted
from domain.report.parts import Passage
from domain.report.passage_line import next_kind, with_kind
from domain.report.sections import Section
from screens.choices import Choices, Option
from screens.glyphs import fit, one_line
from screens.paragraphs.saved import Verbs
from screens.report.reading import behind, done_in
from screens.report.writing_frame import WritingFrame

MINE = ("passages", "cited", "evidence", "answers", "considered")
"""What acts at the report are about, as the log has it: others are not taken back there without being asked about."""


class WritingSaving(WritingFrame, inherit_bindings=False):
    """The passages of one section of the report."""

    TABLES = MINE

    @property
    def verbs(self) -> Verbs:
        passages = self.session.case.passages
        return Verbs(
            add=partial(passages.add, self.section_id), change=passages.change, replace=passages.replace,
            delete=passages.delete, move=passages.move,
        )  # fmt: skip

    async def see_behind(self, *ids: str) -> None:
        """Read anew what these passages rest on."""
        found = await self.session.do(behind, self.session.case, set(ids))
        self.done = (await self.session.do(done_in, self.session.case, self.section_id)).get(
            self.section_id.casefold(), ""
        )
        for id in ids:
            self.behind[id] = found.get(id, ())
        await self.mine_landed()
        self.view.renew(self.view.total)
        self.show_title()

    def numbered_one(self, number: str) -> Passage | None:
        """The passage of the number typed behind a word, whole or its last part; None, said why, when there is none."""
        for each in self.paragraphs:
            own = self.numbers.get(each.id, "")
            if own and number in (own, own.partition(".")[2]):
                return each
        self.say(f"There is no paragraph {number} in this section.", "problem")
        return None

    # Elsewhere

    def action_to(self, argument: str = "") -> None:
        self.run_worker(self._to(argument))

    async def _to(self, argument: str) -> None:
        """Put the paragraph at the end of another section."""
        here = await self.act_on("put elsewhere")
        if here is None:
            return
        section = await self.which_section(argument, f"Where to, with “{fit(one_line(here.text), 40).rstrip()}”?")
        into, do = self.session.case.passages.put_into, self.session.do
        if section and await self._done(do(into, here.id, here.revision, section)):
            at = self.view.at
            await self.renew()
            self.view.go(at)
            title = next((self.view_as.title(each) for each in self.view_as.sections if each.id == section), section)
            self.say(f"It stands at the end of {title} now; {self.key('undo') or '/undo'} takes that back.")

    async def which_section(self, wanted: str, title: str) -> str:
        """The id of the section meant by what was typed, else of the one chosen; "" for none."""
        view = self.view_as
        low = wanted.strip().casefold()
        fits = [each for each in view.sections if low and (low == each.id.casefold() or low in _titles(view, each))]
        if len(fits) == 1:
            return fits[0].id
        options = [Option(each.id, view.title(each), each.asks) for each in (fits or view.sections)]
        return await self.app.push_screen_wait(Choices(self.session.glyphs, title, options)) or ""

    # The kind, and the mark

    def action_kind(self, by: int) -> None:
        """The next kind of paragraph, of what is typed or, on an empty box, of the paragraph the bar is on."""
        text = self.box.value
        if text.startswith("/"):
            self._complete_word()
        elif not text and self.here is not None:
            here = self.here
            self.run_worker(self.change_here(replace(here, kind=next_kind(here.kind, by))))
        else:
            self._put_before(with_kind(text, next_kind(self.read(text).kind, by)))

    async def action_check(self, argument: str = "") -> None:
        """Mark what is typed, or, on an empty box, the paragraph the bar is on; or that of a number."""
        if self.box.value.strip() and not argument:
            self.change_typed(with_check(self.box.value))
            return
        passage = self.numbered_one(argument.strip()) if argument else self.here
        if passage is not None:
            await self.check(passage)
        elif not argument:
            self.say(f"The bar is on no paragraph: go up to the one you mean, then {self.key('check')}.")


def _titles(view: AsPrinted, section: Section) -> str:
    """What a section is called, in the board's words and in ours."""
    return f"{view.title(section)}\n{section.title}".casefold()
