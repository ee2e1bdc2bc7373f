"""Exporting: the chronology into the board's workbook or a layout of our own, searched, logged, placed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from domain.errors import Refusal, WrongUse
from screens.commands import Command, bindings
from screens.form import Box, Form
from screens.given_files import content_of
from screens.glyphs import Glyphs, fit, one_line
from screens.sending import Board, job_in, prepared, send, understood
from screens.session import Session
from screens.task_screen import SHARED, TaskScreen
from screens.widgets.lines import Line, Lines, told
from screens.widgets.row_view import RowView

if TYPE_CHECKING:
    from exporters.prepare import Job, Ready

COMMANDS = (
    Command(id="export.again", action="again", keys=("enter", "e"), word="again", title="Export", footer=True,
            tooltip="Say which board's file is to be filled and where the new file goes, and export."),
    Command(id="export.allow", action="allow", keys=("b",), word="boardsnames", title="Board's own names",
            footer=True, tooltip="Export in spite of names that stood in the board's file before; each is told again."),
    Command(id="export.rows", action="rows_of", keys=("r",), word="rows", title="Its rows", footer=True,
            tooltip="Show the rows of the chronology that hold the name found."),
    Command(id="export.stop", action="stop", keys=("s",), word="stop", title="Stop", footer=True,
            tooltip="Stop what is being prepared. Nothing of it is on disk yet."),
    Command(id="export.help", action="help", keys=("question_mark",), title="Help", tooltip="What works here."),
    Command(id="export.up", action="step(-1)", keys=("up", "k"), title="Up", tooltip="One line up."),
    Command(id="export.down", action="step(1)", keys=("down", "j"), title="Down", tooltip="One line down."),
    Command(id="export.page_up", action="page(-1)", keys=("pageup",), title="Page up", tooltip="One page up."),
    Command(id="export.page_down", action="page(1)", keys=("pagedown",), title="Page down", tooltip="One page down."),
    Command(id="export.back", action="back", keys=("escape",), title="Back", footer=True,
            tooltip="Back to the chronology; what is being prepared is stopped."),
)


STOPPED = "Stopped. Nothing was written."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the author wants exported: into which board's file, if any, and where to."""

    board: Path | None
    output: Path
    boards_names: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what came of it, its tone, and the name found that it tells of."""

    text: str
    tone: str = ""
    name: str = ""


class Halted(Refusal):
    """The author stopped it."""

    exit_code = 1


class ExportForm(Form[Wanted]):
    """Where from and where to. Paths are typed: no folder is listed."""

    def __init__(self, glyphs: Glyphs, wanted: Wanted) -> None:
        super().__init__(glyphs, "Export the chronology", (
            Box("board", "Board's file", str(wanted.board or ""),
                hint="The board's workbook (.xlsx) to fill, as a path; left empty, our own layout is made."),
            Box("output", "New file", str(wanted.output),
                hint="Where the new file goes; .csv makes CSV. No real names; never written over another file."),
        ))

    def result(self, values: Mapping[str, str]) -> Wanted:
        board, output = values["board"].strip(), values["output"].strip()
        if not output:
            raise WrongUse("Say where the new file goes.")
        path = Path(output).expanduser()
        if not path.suffix:
            path = path.with_name(f"{path.name}.xlsx")
        if board and path.suffix.lower() == ".csv":
            raise WrongUse("A board's workbook is not filled as CSV: leave out the board's file, or name it .xlsx.")
        return Wanted(Path(board).expanduser() if board else None, path)


class ExportScreen(TaskScreen, inherit_bindings=False):
    """Asks what is wanted, does it away from the screen, and says what came of it."""

    OFFERS = COMMANDS
    NAME = "export"
    BINDINGS = bindings((*COMMANDS, *SHARED))
    DEFAULT_CSS = """
    ExportScreen { layout: vertical; }
    ExportScreen #title, ExportScreen #footer { height: 1; }
    ExportScreen #detail { height: 4; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.told: list[Told] = []
        self.wanted = Wanted(None, Path())
        self._working = False
        self._halt = Event()
        self._only_boards_names = False
        self._news: tuple[str, ...] = ()
        self._said = ("", "")

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield RowView[Told](self._draw, self._fetch, empty="  Enter begins an export.", id="rows", focus=True)
        yield Lines(id="detail")
        yield Lines(id="footer")

    @property
    def rows(self) -> RowView[Told]:
        """What came of it, line by line."""
        return self.query_one("#rows", RowView)

    def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        today = self.session.today()
        folder = self.session.exchange or self.session.case.path.parent
        self.wanted = Wanted(None, folder / f"chronology {today:%Y-%m-%d}.xlsx")
        await self._show(())
        self.action_again()

    def works(self, command: Command) -> bool:
        """Only what can be done at this moment is named."""
        if command.id == "export.stop":
            return self._working
        if command.id == "export.allow":
            return self._only_boards_names and not self._working
        if command.id == "export.rows":
            here = self.rows.row()
            return here is not None and bool(here.name)
        return command.id != "export.again" or not self._working

    # Asking

    def action_again(self) -> None:
        """Ask where from and where to, then export."""
        if not self._working:
            self.run_worker(self._ask, exclusive=True)

    def action_allow(self) -> None:
        """Export in spite of names the board's file held."""
        if self._only_boards_names and not self._working:
            self.run_worker(partial(self._export, replace(self.wanted, boards_names=True)), exclusive=True)

    async def _ask(self) -> None:
        wanted = await self.app.push_screen_wait(ExportForm(self.session.glyphs, self.wanted))
        if wanted is not None:
            self.wanted = wanted
            await self._export(wanted)

    # Doing

    async def _export(self, wanted: Wanted) -> None:
        self._working, self._only_boards_names, self._news = True, False, ()
        self._loop = asyncio.get_running_loop()
        self._halt.clear()
        await self._show(())
        try:
            lines = await self._done(wanted)
        except Refusal as refusal:
            self._only_boards_names = _only_boards_names(refusal)
            names = _names_found(refusal)
            lines = [Told(line, "problem", names.get(line, "")) for line in refusal.sentence.split("\n")]
        finally:
            self._working = False
        await self._show([*lines, *(Told(sentence) for sentence in self._news)])

    async def _done(self, wanted: Wanted) -> list[Told]:
        """Make it and let it leave; gives what came of it."""
        job = await self._job(wanted)
        if job is None:
            return [Told("Nothing was exported: the board's file was left unconfirmed.")]
        ready = await asyncio.to_thread(prepared, self.session.case, job, self._step)
        if self._halt.is_set():
            raise Halted(STOPPED)
        return self._came_of(ready, await asyncio.to_thread(send, self.session.case, ready, wanted.output))

    async def _job(self, wanted: Wanted) -> Job | None:
        """What is to be made; the board's file is confirmed on one screen when it is not certain."""
        from exporters.prepare import Job

        today = self.session.today()
        if wanted.board is None:
            return Job(today=today, suffix=wanted.output.suffix.lower())
        data = await asyncio.to_thread(content_of, wanted.board)
        board = await asyncio.to_thread(understood, self.session.case, data, wanted.board.name)
        if board.template.uncertain:
            confirmed = await self._confirmed(board)
            if confirmed is None:
                return None
            board = confirmed
        self._news = board.news
        return job_in(board, today, boards_names=wanted.boards_names)

    async def _confirmed(self, board: Board) -> Board | None:
        from exporters.templates import read_template
        from screens.mapping import MappingScreen

        fields = await self.session.do(self.session.case.fields.all)
        screen = MappingScreen(
            self.session.glyphs,
            board.template,
            fields=fields,
            again=lambda answers: read_template(board.data, board.name, answers),
        )
        answers = await self.app.push_screen_wait(screen)
        if answers is None:
            return None
        return await asyncio.to_thread(understood, self.session.case, board.data, board.name, answers)

    def _step(self, doing: str) -> None:
        """Called from the thread that works: say what is done, or stop it."""
        if self._halt.is_set():
            raise Halted(STOPPED)
        self._loop.call_soon_threadsafe(self.call_next, self._doing, doing)

    def _doing(self, doing: str) -> None:
        if self._working:
            self.say(f"{doing}{self.session.glyphs.more}")

    def action_stop(self) -> None:
        """Stop what is being prepared."""
        self._halt.set()

    def _came_of(self, ready: Ready, path: Path) -> list[Told]:
        lines = [
            Told(f"{ready.rows:,} entries are in {path}", "strong"),
            Told(f"SHA-256 {ready.sha256}", "dim"),
        ]
        fetch = self.session.fetch(path) if self.session.fetch is not None else None
        if fetch:
            lines.append(Told(f"To fetch it, on your own machine: {fetch}", "note"))
        return [*lines, *(Told(note) for note in ready.notes)]

    # Showing

    async def _show(self, lines: Sequence[Told]) -> None:
        self.told, self._said = list(lines), ("", "")
        await self.rows.renew(len(self.told), 0)
        self._footer()
        self._detail()

    def _footer(self) -> None:
        width = self.size.width
        title = " Export" + ("  (working)" if self._working else "")
        self.query_one("#title", Lines).show([[(fit(title, width, self.session.glyphs), "title")]])
        self.show_footer()

    def _detail(self) -> None:
        here = self.rows.row()
        text, tone = self._said if self._said[0] else (here.text, here.tone) if here is not None else ("", "")
        lines = self.query_one("#detail", Lines)
        text = one_line(text, self.session.glyphs)
        lines.show(told(text, tone, self.size.width, max(1, lines.size.height)) if text else [])

    def say(self, sentence: str, tone: str = "note") -> None:
        self._said = (sentence, tone)
        self._detail()

    def _draw(self, line: Told, width: int) -> Line:
        return [(" " + fit(one_line(line.text, self.session.glyphs), width - 1, self.session.glyphs), line.tone)]

    async def _fetch(self, start: int, count: int) -> Sequence[Told]:
        return self.told[start : start + count]

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self._said = ("", "")
        self._detail()
        self._footer()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#detail", Lines).styles.height = 4 if event.size.height >= 14 else 1
        self.call_after_refresh(self._footer)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        self.rows.place_cursor()

    def action_step(self, by: int) -> None:
        self.rows.step(by)

    def action_page(self, by: int) -> None:
        self.rows.page_step(by)

    async def action_rows_of(self) -> None:
        """Show the rows that hold the name on this line."""
        here = self.rows.row()
        if here is not None and here.name:
            screen = await self.open_task("chronology")
            find = getattr(screen, "action_find", None)
            if find is not None:
                await find(f'"{here.name}"')

    async def action_back(self) -> None:
        """Back to the chronology."""
        self._halt.set()
        await self.open_task("chronology")


def _names_found(refusal: Refusal) -> dict[str, str]:
    """The name each line of the refusal tells of, by line."""
    from exporters.prepare import Disclosed

    if not isinstance(refusal, Disclosed):
        return {}
    return {hit.sentence: hit.matched for hit in refusal.shown if not hit.boards_own}


def _only_boards_names(refusal: Refusal) -> bool:
    """Whether nothing but names of the board's own keeps the file back."""
    from exporters.prepare import Disclosed

    return isinstance(refusal, Disclosed) and bool(refusal.shown) and all(hit.boards_own for hit in refusal.shown)
