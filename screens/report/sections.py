"""The report: every section a board may ask for, how far it is written, and what the author has still to see to."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len

from domain.errors import Refusal, WrongUse
from domain.report.board_asks import BoardAsks
from domain.report.parts import question_of
from domain.report.passage_line import SIGNS
from domain.report.section_standing import SectionStanding, done_said
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.glyphs import fit, one_line
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.report.answered import say_relevance
from screens.report.reading import mark_done, numbered, read_report
from screens.report.writing_records import task_of
from screens.report.writing_saving import MINE
from screens.session import Session
from screens.task_screen import SHARED
from screens.tasks import TASKS
from screens.widgets.lines import Lines

COUNTS = 5.0
"""Seconds between two counts of what is missing: it takes the whole case."""
_MOVES = (
    "list.word", "list.help", "list.up", "list.down", "list.page_up", "list.page_down", "list.first", "list.last",
    "list.back",
)
_OTHERS = (
    ("r", "recommendations", "Recommendations"), ("a", "actions", "Action plan"), ("q", "quality", "Quality form"),
    ("u", "author", "Author"), ("s", "searched", "Records searched"), ("p", "policies", "Policies"),
    ("b", "abbreviations", "Abbreviations"), ("l", "deadlines", "Deadlines"), ("d", "ready", "What is missing"),
    ("g", "genogram", "Genogram"), ("v", "picture", "Picture of the case"), ("x", "submissions", "Sign-off"),
)  # fmt: skip
_TOLD = {
    "recommendations": "What is to change, each tied to the paragraphs it rests on.",
    "actions": "Who does what by when, and how it stands.", "quality": "The form a senior person fills in.",
    "author": "Eligibility, independence and the other short answers.", "searched": "Records searched, and not found.",
    "policies": "What was in force at the time.", "abbreviations": "Short forms, those unexplained first.",
    "deadlines": "What is due by when.", "ready": "What still stops a submission, by section.",
    "genogram": "The family drawn.", "picture": "Contacts over time, and gaps.",
    "submissions": "Submissions, and who signed them.",
}  # fmt: skip
REPORT_COMMANDS = (
    Command(id="report.write", action="open_row", keys=("enter", "w"), title="Write", footer=True,
            tooltip="Open the section, to read and write it."),
    Command(id="report.notrelevant", action="not_relevant", keys=("n",), word="notrelevant", title="Not relevant",
            footer=True,
            tooltip="Say that the question is not relevant to the agency, and why; or that it is after all."),
    Command(id="report.points", action="points", keys=("c",), word="points", title="Points to consider",
            tooltip="The checklists for this section: tick what you have thought of, with a note if you wish."),
    Command(id="report.find", action="find", keys=("f3", "f"), word="find", takes="WORDS", title="Find",
            tooltip="Every paragraph of the report that holds these words, to go to."),
    Command(id="report.left", action="left", keys=("o",), word="open", title="Only what is open",
            tooltip="Only sections with something still to do, or all of them."),
    Command(id="report.done", action="done", keys=("m",), word="done", title="Done", footer=True,
            tooltip="Say that the section is done as it stands, or that it is not; a change of it, or of what it rests"
            " on, is told."),
    Command(id="report.look", action="template", keys=("i",), word="template", title="The board's template",
            tooltip="Look at the board's Word template: its sections, headings and numbers then stand here, and while"
            " you write; nothing is exported."),
    Command(id="report.template", action="everything", keys=("t",), word="asked", title="What the board does not ask",
            tooltip="Show the sections that the board's Word template does not ask for, too, or fold them away."),
    *(Command(id=f"report.{name}", action=f"other('{name}')", keys=(key,), title=title, tooltip=_TOLD[name],
              footer=name in ("recommendations", "actions", "ready"))
      for key, name, title in _OTHERS),
    Command(id="report.file", action="file", keys=("e",), word="intofile", title="Into a file",
            tooltip="The report into the board's Word template, or our own layout; what goes where is confirmed once."),
    Command(id="list.undo", action="undo", keys=("ctrl+y",), word="undo", title="Undo",
            tooltip="Take back your last act."),
    *(each for each in LIST_COMMANDS if each.id in _MOVES),
)  # fmt: skip


class ReportScreen(ListScreen[SectionStanding], inherit_bindings=False):
    """The sections in their order, the answers to the questions in their place."""

    OFFERS = REPORT_COMMANDS
    NAME = "report"
    TABLES = MINE
    BINDINGS = bindings((*REPORT_COMMANDS, *SHARED))
    TITLE_WORDS = "Report"
    EMPTY = ""
    DETAIL = 4
    _only_open = False
    _everything = False
    _folded = 0
    _done = ""
    board: BoardAsks = BoardAsks()
    _came = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.missing: Counter[str] = Counter()
        self._counts_old, self._counted = True, -COUNTS - 1.0

    async def _begin(self) -> None:
        await super()._begin()
        here = next((at for at, each in enumerate(self.things) if each.section.id == self.session.section), 0)
        self._came = True
        await self.rows.renew(len(self.things), here)
        self.show_all()

    async def look(self) -> None:
        before = self._version
        await super().look()
        self._counts_old = self._counts_old or self._version != before
        now = asyncio.get_running_loop().time()
        if self._counts_old and now - self._counted > COUNTS:
            self._counts_old, self._counted = False, now
            self.run_worker(self._count_missing(), exclusive=True, group="missing")

    async def _count_missing(self) -> None:
        """Count what is missing, beside everything else: it takes the whole case."""
        from domain.readiness.whole import missing

        try:
            review = await self.session.do(self.session.case.review)
        except Refusal:
            return
        found = await asyncio.to_thread(missing, review, self.session.today())
        counts = Counter(each.section.casefold() for each in found)
        # The screen may be left, and its parts taken down, while it is counted.
        if counts != self.missing and self.is_mounted and self.query("#title"):
            self.missing = counts
            self.show_all()

    async def fetch_all(self) -> Sequence[SectionStanding]:
        found = await self.session.do(read_report, self.session.case)
        self.board = await self.session.do(self.session.case.board)
        if self.board.places and not self._everything:
            every, found = len(found), tuple(each for each in found if self._is_listed(each))
            self._folded = every - len(found)
        else:
            self._folded = 0
        self._done = done_said(each for each in found if each.asked or each.passages)
        if self._only_open:
            found = tuple(each for each in found if self._is_open(each))
        return found

    def _is_listed(self, thing: SectionStanding) -> bool:
        """Whether it stands among what the board asks for: what is written, or has to be, is never folded away."""
        return bool(
            thing.asked or thing.passages or thing.section.kind == "answers"
            or question_of(thing.section.id) or self.missing.get(thing.section.id.casefold())
        )  # fmt: skip

    def _is_open(self, thing: SectionStanding) -> bool:
        needed = thing.section.needed == "always" and thing.section.kind == "text"
        return bool(thing.flagged or thing.checks or self.missing.get(thing.section.id.casefold())) or (
            needed and thing.relevant and not thing.passages
        )

    def works(self, command: Command) -> bool:
        name = command.id.removeprefix("report.")
        return name not in _TOLD or any(each.name == name for each in TASKS)

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return (("No.", 4), ("Section", 0), ("State", 19)) if self.board.places else (("Section", 0), ("State", 19))
        return ("No.", 5), ("Section", 0), ("Words", 8), ("State", 20), ("Missing", 8)

    def columns(self, thing: SectionStanding) -> tuple[str, ...]:
        title = thing.title
        if question_of(thing.section.id):
            label = question_of(thing.section.id)
            title = f"  {label}. {one_line(thing.section.asks, self.session.glyphs)}" if thing.section.asks else title
        if self.size.width < 60:
            return (thing.number, title, thing.state) if self.board.places else (title, thing.state)
        words = f"{thing.words:,}" if thing.words else ""
        missing = self.missing.get(thing.section.id.casefold(), 0)
        return thing.number, title, words, thing.state, f"{missing:,}" if missing else ""

    def name_of(self, thing: SectionStanding) -> str:
        return thing.section.id

    def detail(self, thing: SectionStanding) -> str:
        section = thing.section
        told = [section.asks]
        if not thing.asked:
            where = f"printed under {thing.number}" if thing.number else "put at its end"
            told.insert(0, f"The board's template does not ask for it: what is written is {where}.")
        if thing.done == "changed":
            told.append("Said to be done, and another since: m says that it is done as it stands now.")
        if not thing.relevant:
            told.append(f"Not relevant: {thing.why_not}.")
        if thing.flagged:
            told.append(f"{_paragraphs(thing.flagged)} with evidence that is to be looked at.")
        if thing.checks:
            told.append(f"{_paragraphs(thing.checks)} marked to be looked at again.")
        if missing := self.missing.get(section.id.casefold(), 0):
            told.append(f"{missing} missing; d lists them.")
        if section.kind == "records":
            task = task_of(section.id)
            where = next((each.opens.title for each in TASKS if each.name == task), "")
            told.append(f"Printed from records{f' ({where})' if where else ''}; you may write before them.")
        return " ".join(told)

    def show_all(self) -> None:
        super().show_all()
        words = f"{sum(each.words for each in self.things):,} words"
        left = "  Only what is open" if self._only_open else ""
        left = f"  As {self.board.name or 'the board'} has it{left}" if self.board.places else left
        dot = self.session.glyphs.dot
        folded = f"{self._folded} more: t" if self._folded else ""
        told = filter(None, (words, f"{len(self.things)} sections", self._done, folded))
        right = f"{f' {dot} '.join(told)} "
        if cell_len(right) + len(" imr  Report  ") > self.size.width:
            right = f"{self._done or words} "
        room = self.size.width - cell_len(right)
        self.query_one("#title", Lines).show([[(fit(f" imr  Report{left}", room), "title"), (right, "label")]])

    # Doing

    async def action_back(self) -> None:
        await self.open_task("chronology")

    async def action_open_row(self) -> None:  # type: ignore[override]
        here = self.rows.row()
        if isinstance(here, SectionStanding):
            self.session.section, self.session.passage = here.section.id, ""
            await self.open_task("write")

    async def action_other(self, name: str) -> None:
        """Another screen of the report."""
        if any(each.name == name for each in TASKS):
            await self.open_from_here(name)

    async def action_left(self) -> None:
        """Only what is open, or everything."""
        self._only_open = not self._only_open
        self.moves()
        await self.renew()

    async def action_everything(self) -> None:
        """What the board's template does not ask for too, or folded away."""
        if not self.board.places:
            raise WrongUse("No Word template of a board was looked at yet: i looks at one." if not self.board.sections
                           else "The board's template was looked at before its headings were kept: i looks again.")
        folded = self._folded
        self._everything = not self._everything
        self.moves()
        await self.renew()
        if self._everything and not folded:
            self.say("All sections stand here: what the board's template does not ask for is written, or has to be.")
        elif self._everything:
            self.say("What the board's template does not ask for stands below; t folds it away again.")

    def action_template(self) -> None:
        self.run_worker(self._template())

    async def _template(self) -> None:
        from screens.report.template import look_at_template

        try:
            said = await look_at_template(self)
        except Refusal as refusal:
            self.say(" ".join(refusal.sentence.split()), "problem")
            return
        self._everything = False
        await self.renew()
        self.say(said)

    def action_done(self) -> None:
        self.run_worker(self._mark_done())

    async def _mark_done(self) -> None:
        here = self.rows.row()
        if not isinstance(here, SectionStanding):
            return
        try:
            said = await self.session.do(mark_done, self.session.case, here.section.id)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.renew()
        self.say(f"{here.title} {said}. /undo takes that back.")

    def action_not_relevant(self) -> None:
        self.run_worker(self._not_relevant())

    async def _not_relevant(self) -> None:
        here = self.rows.row()
        label = question_of(here.section.id) if isinstance(here, SectionStanding) else ""
        if not label:
            raise WrongUse("Go to a question first: only a question can be said not to be relevant.")
        if said := await say_relevance(self, label):
            await self.renew()
            self.say(said)

    def action_file(self) -> None:
        self.run_worker(self._file())

    async def _file(self) -> None:
        from screens.leaving.report_into_file import report_into_file

        try:
            self.say(await report_into_file(self))
        except Refusal as refusal:
            self.say(" ".join(refusal.sentence.split()), "problem")

    def action_points(self) -> None:
        self.run_worker(self._points())

    async def _points(self) -> None:
        from screens.report.checklist import ChecklistScreen

        here = self.rows.row()
        if isinstance(here, SectionStanding):
            await self.app.push_screen_wait(ChecklistScreen(self.session, here.section.id, here.section.title))
            await self.renew()

    async def action_find(self, argument: str = "") -> None:
        if argument:
            self.run_worker(self._find(argument))
        else:
            self.action_begin_word("/find ")

    async def _find(self, words: str) -> None:
        case, do = self.session.case, self.session.do
        passages = await do(case.passages.all)
        found = [each for each in passages if words.casefold() in each.text.casefold()]
        if not found:
            self.say(f"No paragraph of the report holds “{words}”.")
            return
        numbers = await do(numbered, case)
        glyphs = self.session.glyphs
        options = [
            Option(each.id, one_line(f"{numbers.get(each.id, SIGNS.get(each.kind, '')):>8}  {each.text}", glyphs),
                   one_line(each.text, glyphs))
            for each in found
        ]  # fmt: skip
        title = f"{_paragraphs(len(found))} with “{words}”"
        chosen = await self.app.push_screen_wait(Choices(glyphs, title, options, "Enter goes to it."))
        passage = next((each for each in found if each.id == chosen), None)
        if passage is not None:
            self.session.section, self.session.passage = passage.section, passage.id
            await self.open_task("write")


def _paragraphs(count: int) -> str:
    return "1 paragraph" if count == 1 else f"{count} paragraphs"
