"""The findings and paragraphs of the report to choose from: what a recommendation rests on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding

from domain.question import Question
from domain.report.parts import Passage, Report
from domain.report.sections import FINDINGS, section
from screens.choices import Choices, Option
from screens.glyphs import fit, one_line
from screens.marking import MarkBox
from screens.session import Session
from screens.widgets.lines import Line


def pickable(report: Report, numbered: Mapping[str, str], questions: Sequence[Question]) -> list[Passage]:
    """What a recommendation may rest on: the findings first, then the paragraphs of every other section."""
    findings = [each for name in FINDINGS for each in report.of(name) if each.id in numbered]
    there = {each.id for each in findings}
    by_id = {each.id: each for each in report.passages}
    return [*findings, *(by_id[id] for id in numbered if id not in there)]


class FindingsBox(MarkBox[Passage], inherit_bindings=False):
    """Findings first, then paragraphs; what it rests on already is marked. Tab goes to the next section."""

    BINDINGS = [
        *MarkBox.BINDINGS, Binding("tab", "section(1)"), Binding("shift+tab", "section(-1)"), Binding("f3,f", "find"),
    ]
    MORE_KEYS = (("Tab", "section"), ("F3", "find"))
    EMPTY: ClassVar[str] = "Nothing is written yet: F6 has the sections of the report."
    TAKES: ClassVar[str] = "rest on these"

    def __init__(
        self, session: Session, title: str, passages: Sequence[Passage], numbered: Mapping[str, str],
        questions: Sequence[Question], marked: Collection[str],
    ) -> None:
        super().__init__(session, title, passages)
        self._numbered, self._questions = numbered, questions
        self._marked = {each.id for each in passages} & set(marked)

    def key_of(self, thing: Passage) -> str:
        return thing.id

    def line_of(self, thing: Passage, width: int) -> Line:
        glyphs = self.session.glyphs
        title = 18 if width > 60 else 0
        text = one_line(thing.text, glyphs)
        parts: Line = [(f" {fit(self._numbered.get(thing.id, ''), 8)}", "strong")]
        if title:
            parts = [*parts, (fit(self._title_of(thing), title - 1, glyphs) + " ", "label")]
        return [*parts, (fit(text, max(1, width - 9 - title), glyphs), "")]

    def note_of(self, thing: Passage) -> str:
        return f"{self._title_of(thing)}: {thing.text}"

    def _title_of(self, passage: Passage) -> str:
        found = section(passage.section, self._questions)
        return found.title if found is not None else passage.section

    def action_find(self) -> None:
        """Find one by its words or number; it is marked."""
        self.run_worker(self._find())

    async def _find(self) -> None:
        glyphs = self.session.glyphs
        options = [
            Option(each.id, one_line(f"{self._numbered.get(each.id, ''):<8} {each.text}", glyphs), self.note_of(each))
            for each in self._things
        ]
        chosen = await self.app.push_screen_wait(Choices(glyphs, "Which paragraph? Type words of it.", options))
        place = next((at for at, each in enumerate(self._things) if each.id == chosen), None)
        if chosen is not None and place is not None:
            self._marked |= {chosen}
            self.rows.go(place)
            self.rows.refresh()
            self._frame()

    def action_section(self, by: int) -> None:
        """To the first paragraph of the next section, or of the one before."""
        here, at = self.rows.row(), self.rows.at
        starts = [
            place for place, each in enumerate(self._things)
            if not place or self._things[place - 1].section != each.section
        ]
        if here is not None:
            wanted = [place for place in starts if (place > at if by > 0 else place < at)]
            if wanted:
                self.rows.go(wanted[0] if by > 0 else wanted[-1])
