"""How the screen on which a section of the report is written is laid out and what it shows; it changes nothing."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from domain.evidence.passage_rests import Behind
from domain.question import Question
from domain.report.as_printed import as_printed
from domain.report.board_asks import BoardAsks
from domain.report.parts import Answered, Passage, question_of
from domain.report.passage_line import KIND_SAID, PassageLine, read_passage, write_passage
from domain.report.section_done import Done
from domain.report.section_standing import words_in
from domain.report.sections import Section, section
from screens.glyphs import fit, one_line
from screens.paragraphs.saved import ParagraphsSaved
from screens.report.checklist_beside import Beside
from screens.report.passage_lines import passage_lines
from screens.report.reading import SectionRead, read_section
from screens.report.writing_records import FromRecords, from_records
from screens.session import Session
from screens.tasks import TASKS
from screens.widgets.lines import Line, Lines, broken, rule
from screens.widgets.paragraph_view import ParagraphView

PLACE = "passage:"
"""Where a half-typed paragraph is kept: this and the section, of a changed one with a colon and its id."""
WIDE = 120
"""Columns from which the checklist stands beside the text."""
SMALL_VIEW = 3
"""Lines of the paragraphs above the box when it has the whole screen."""


class WritingFrame(ParagraphsSaved, inherit_bindings=False):
    """The question if it answers one, the paragraphs of the section with what they rest on, and the box."""

    NAME = "write"
    KEYS = "writing"
    CALLED = "this section"
    ROWS = (6, 4, 2)
    DEFAULT_CSS = """
    WritingFrame #asked { height: auto; max-height: 3; }
    WritingFrame #middle { height: 1fr; }
    WritingFrame #middle ParagraphView { width: 1fr; }
    WritingFrame #beside { width: 40; display: none; }
    """

    def __init__(self, session: Session, section_id: str = "") -> None:
        super().__init__(session)
        self.section_id = section_id or session.section
        self.section: Section | None = section(self.section_id)
        self.all: list[Passage] = []
        self.numbers: dict[str, str] = {}
        self.behind: dict[str, tuple[Behind, ...]] = {}
        self.questions: tuple[Question, ...] = ()
        self.answered: Answered | None = None
        self.board = BoardAsks()
        self.done: Done = ""
        self.view_as = as_printed((), (), self.board)
        self.records: FromRecords | None = None
        self.big = False
        self.keeping.place = self.draft_place
        self._words: int | None = None

    @property
    def draft_place(self) -> str:
        return f"{PLACE}{self.section_id.replace(':', '=')}"

    def paragraphs_above(self) -> ComposeResult:
        yield Lines(id="asked")
        with Horizontal(id="middle"):
            yield ParagraphView(self._draw, id="said")
            with Vertical(id="beside"):
                yield Beside(self.session.glyphs)

    # What is known

    def read(self, text: str) -> PassageLine:
        """What is typed, as a paragraph."""
        return read_passage(text)

    def written(self, paragraph: Passage) -> str:
        return write_passage(paragraph)

    def called(self, paragraph: Passage) -> str:
        number = self.numbers.get(paragraph.id, "")
        return f"Paragraph {number}" if number else KIND_SAID[paragraph.kind].capitalize().replace("A ", "The ", 1)

    async def renew(self, at_id: str | None = None) -> None:
        case, do = self.session.case, self.session.do
        here = at_id or (self.here.id if self.here is not None else None)
        read = await do(read_section, case, self.section_id)
        await self.know()
        if read is not None:
            self._take(read)
            self.records = await do(from_records, case, read.section.id)
        self.shown_anew(here)
        await self._show_beside()

    def _take(self, read: SectionRead) -> None:
        self.section, self.section_id = read.section, read.section.id
        self.session.section = self.section_id
        self.all, self.paragraphs = list(read.passages), read.own
        self.behind, self.questions, self.answered = read.behind, read.questions, read.answered
        self.board, self.done = read.board, read.done

    def shown_anew(self, here: str | None) -> None:
        """The paragraphs are others: show them, the bar on that of this id, behind the last for None."""
        self.view_as = as_printed(self.all, self.questions, self.board)
        self.numbers = self.view_as.paragraphs
        self._words = words_in(self.paragraphs)
        places = {each.id: at for at, each in enumerate(self.paragraphs)}
        self.view.empty = [] if self.paragraphs else self._nothing_yet()
        total = len(self.paragraphs) + (self.records is not None)
        self.view.renew(total, places.get(here or "", None if here else total))
        self.show_asked()
        self.show_title()

    def landed(self, here: str | None) -> None:
        """`paragraphs` are what stands on disk now: show that without reading the report again."""
        own, placed = self.paragraphs, False
        every: list[Passage] = []
        for each in self.all:
            if each.section.casefold() != self.section_id.casefold():
                every.append(each)
            elif not placed:
                every += own
                placed = True
        # It was said to be done as it stood before.
        self.done = "changed" if self.done else ""
        if not placed:
            # A section begun: where it stands among the others matters to answers alone, which are counted on.
            every += own
            order = {each.label.casefold(): at for at, each in enumerate(self.questions)}
            every.sort(key=lambda each: order.get(question_of(each.section).casefold(), -1))
        self.all = every
        self.shown_anew(here)

    @property
    def on_records(self) -> bool:
        """Whether the bar is on what the program prints from records."""
        return self.records is not None and self.view.here == len(self.paragraphs)

    # What is shown

    def _draw(self, index: int, width: int) -> Sequence[Line]:
        if index >= len(self.paragraphs):
            return self._records_drawn(width)
        passage = self.paragraphs[index]
        behind, number = self.behind.get(passage.id, ()), self.numbers.get(passage.id, "")
        key: Hashable = (passage, number, behind, width, self.session.names_shown)
        lines = self._lines.get(key)
        if lines is None:
            names = self.session.names(self.known.people)
            asks = self._names_seen and self.names.asks(passage.text)
            made = passage_lines(passage, number, behind, width, names, self.session.glyphs, asks)
            lines = self.drawn(key, made)
        return lines

    def _records_drawn(self, width: int) -> list[Line]:
        assert self.records is not None
        records, glyphs = self.records, self.session.glyphs
        sign = glyphs.rule
        where = next((each.opens.title for each in TASKS if each.name == records.task), "")
        goes = f"; Enter goes to {where}" if where else ""
        lines: list[Line] = [[(fit(f"  {sign * 2} printed here from records{goes}", width, glyphs), "dim")]]
        lines += [[(fit(f"     {one_line(each, glyphs)}", width, glyphs), "dim")] for each in records.lines]
        if not records.lines:
            lines.append([("     nothing yet", "dim")])
        elif records.count > len(records.lines):
            lines.append([(f"     and {records.count - len(records.lines):,} more", "dim")])
        return lines

    def _nothing_yet(self) -> list[Line]:
        asks = self.section.asks if self.section is not None and not question_of(self.section_id) else ""
        told = (
            asks, "Nothing is written here yet. Type below; Enter ends a paragraph, which is then on disk.",
            "Tab, or - # > and a space before the words: an item, a heading, a quotation.",
        )  # fmt: skip
        rows = [row for each in told if each for row in broken(each, max(20, self.view.size.width - 4))]
        return [[(f"  {row}", "dim")] for row in rows]

    def show_asked(self) -> None:
        """The question that is answered, and whether it is said not to be relevant."""
        glyphs, width = self.session.glyphs, self.size.width
        view = self.query_one("#asked", Lines)
        if not question_of(self.section_id) or self.section is None:
            view.display = False
            return
        rows = broken(one_line(self.section.asks or "(the question has no text yet)", glyphs), max(20, width - 2))
        room = 3 if self.size.height >= 20 else 1
        if len(rows) > room:
            rows = [*rows[: room - 1], fit(" ".join(rows[room - 1 :]), width - 2, glyphs)]
        lines: list[Line] = [[(f" {each}", "strong")] for each in rows]
        if self.answered is not None and not self.answered.relevant:
            said = f" Not relevant to the agency: {one_line(self.answered.why_not, glyphs)}"
            lines = [*lines[: room - 1], [(fit(said, width, glyphs), "ask")]]
        view.display = True
        view.styles.height = len(lines)
        view.show(lines)

    def show_title(self) -> None:
        """Which section, how many words, and whether all is on disk."""
        dot, width, glyphs = f" {self.session.glyphs.dot} ", self.size.width, self.session.glyphs
        title = self.view_as.title(self.section) if self.section is not None else "Report"
        if self._words is None:
            self.query_one("#title", Lines).show([[(f" {title}", "title")]])
            return
        words = f"{self._words:,} {'word' if self._words == 1 else 'words'}"
        flagged = sum(any(one.flagged for one in self.behind.get(each.id, ())) for each in self.paragraphs)
        told = [f"{flagged} with evidence to look at"] if flagged else []
        told += ["done, changed since" if self.done == "changed" else self.done] if self.done else []
        right = f" {dot.join(filter(None, (*told, words, self.status)))} "
        if cell_len(title) + cell_len(right) + 12 > width:
            right = f" {self.status or (told[-1] if self.done else words)} "
        chapter = self.view_as.chapter(self.section_id)
        left = f" Report{dot}{f'{chapter}. ' if chapter else ''}{title}"
        room = max(0, width - cell_len(right))
        self.query_one("#title", Lines).show([[(fit(one_line(left, glyphs), room, glyphs), "title"), (right, "label")]])

    def show_state(self, read: PassageLine | None = None) -> None:
        """What is being typed, as it is understood, and what may be done with it."""
        text = self.box.value
        if self.editing is not None:
            what = f"changing {_lower(self.called(self.editing))}"
        elif self.after is not None:
            after = next((each for each in self.paragraphs if each.id == self.after), None)
            what = f"new, after {_lower(self.called(after))}" if after is not None else "new paragraph"
        elif self.here is not None and not text:
            what = _lower(self.called(self.here))
        elif self.on_records and not text:
            what = "printed from records"
        else:
            what = "new paragraph"
        if text and not text.startswith("/"):
            read = read or self.read(text)
            kind = "" if read.kind == "said" else KIND_SAID[read.kind]
            told = ", ".join(filter(None, (kind, "to be checked" if read.check else "")))
            what += f": {told}" if told else ""
        words = f"{len(text.split())} words" if len(text) > 400 and not text.startswith("/") else ""
        self.query_one("#rule", Lines).show(
            [rule(self.size.width, one_line(what, self.session.glyphs), words, self.session.glyphs.rule)]
        )
        enter = self.key("enter")
        first: list[tuple[str, str]] = []
        if text.startswith("/"):
            first = [(enter, "do")]
        elif self.editing is not None:
            first = [(enter, "save"), (self.key("split"), "split")]
        elif not text and self.here is not None:
            done = "looked at" if self.here.check else "look again"
            first = [(enter, "change"), (self.key("check"), done), ("Del", "take out")]
        elif not text and self.on_records:
            first = [(enter, "go there")]
        self.show_footer(first)

    # Room

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        beside = self.query_one("#beside")
        if beside.display is not (event.size.width >= WIDE):
            beside.display = event.size.width >= WIDE
        if beside.display:
            self.call_after_refresh(self._show_beside)

    async def _show_beside(self) -> None:
        await self.query_one(Beside).renew(self.session, self.section_id)

    def show_all(self) -> None:
        self.view.empty = [] if self.paragraphs else self._nothing_yet()
        self.show_asked()
        super().show_all()

    def rows_for(self, height: int) -> int:
        if self.big:
            return max(2, height - SMALL_VIEW - 5)
        return super().rows_for(height)

    def action_big(self) -> None:
        """The box takes nearly the whole screen, or is small again."""
        self.big = not self.big
        self.box_height(self.rows_for(self.size.height))
        self.call_after_refresh(self.box.place_cursor)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


