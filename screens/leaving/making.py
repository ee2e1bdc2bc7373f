"""Making what is to leave, away from the screen, and letting it leave; what the author must say first is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from domain.errors import Refusal
from screens.board_file.leftover import leftovers
from screens.choices import Choices, Option
from screens.given_files import content_of, meant_as_word
from screens.leaving.asking import Asked
from screens.leaving.file_password import password_for
from screens.leaving.form import Wanted
from screens.leaving.frame import ExportFrame
from screens.leaving.sending import Board, check_word, job_in, lacking, prepared, send, understood
from screens.names.settling import Told
from screens.session import Session

if TYPE_CHECKING:
    from domain.chronology.entry import Entry
    from domain.chronology.find import Query
    from exporters.way_out.job import Job
    from exporters.way_out.ready import Ready

STOPPED = "Stopped. Nothing was written."


class Halted(Refusal):
    """The author stopped it."""

    exit_code = 1


class ExportMaking(ExportFrame, inherit_bindings=False):
    """From what is wanted to a file on disk."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.wanted: Asked = Wanted(None, Path())
        self._halt = Event()
        self._ready: Ready | None = None
        self._news: tuple[str, ...] = ()

    def sought_rows(self) -> tuple[Query | None, str]:
        """What the chronology shows only the rows of, and how the author asked for it."""
        from screens.chronology.screen import ChronologyScreen

        shown = next((each for each in self.app.screen_stack if isinstance(each, ChronologyScreen)), None)
        return (shown.sought, shown.asked.strip()) if shown is not None and shown.sought is not None else (None, "")

    async def make(self, wanted: Wanted) -> list[Told]:
        """Make it and let it leave; gives what came of it. Raises Refusal, Halted among it."""
        from exporters.way_out.placed import check_free

        self._loop = asyncio.get_running_loop()
        await asyncio.to_thread(check_free, wanted.output)
        job = await self.job_of(wanted)
        if job is None:
            return [Told("Nothing was exported: the board's file was left unconfirmed.")]
        if job.suffix == ".docx":
            check_word(wanted.what, wanted.output)
        if wanted.lock:
            password = await password_for(self.app, self.session, wanted.what, wanted.output.name)
            if password is None:
                raise Halted(STOPPED)
            job = replace(job, password=password)
        keep = await self._keep(wanted)
        ready = await asyncio.to_thread(
            prepared, self.session.case, job, self.step, keep, wanted.what, wanted.unagreed
        )
        path = await self.let_leave(ready, wanted.output)
        return self.came_of(ready, path)

    async def let_leave(self, ready: Ready, output: Path) -> Path:
        """Log it and place it, unless the author stopped it."""
        if self._halt.is_set():
            raise Halted(STOPPED)
        path = await asyncio.to_thread(send, self.session.case, ready, output)
        self._ready, self.looked_for = ready, ready.looked_for
        return path

    async def _keep(self, wanted: Wanted) -> Callable[[Entry], bool] | None:
        """Which rows leave; None for all."""
        period = (await self.session.do(self.session.case.details)).period
        query, _ = self.sought_rows()
        ids: frozenset[str] | None = None
        if wanted.found and query is not None:
            entries = self.session.case.entries
            count = await self.session.do(entries.count, query)
            ids = frozenset(entry.id for entry in await self.session.do(entries.page, 0, count, query))
        if ids is None and not wanted.inside:
            return None
        return lambda entry: (ids is None or entry.id in ids) and not (
            wanted.inside and period.holds(entry.when) is False
        )

    async def job_of(self, wanted: Wanted, guidance: str = "") -> Job | None:
        """What is to be made; the board's file is confirmed on one screen when it is not certain, None where it is not.

        For a submission `guidance` says what becomes of guidance and example rows of a Word template.
        """
        from exporters.way_out.job import Job

        today = self.session.today()
        if wanted.board is None:
            return Job(today=today, suffix=wanted.output.suffix.lower())
        data = await asyncio.to_thread(content_of, wanted.board)
        if meant_as_word(wanted.board, data):
            return await self._in_word(wanted.board, wanted.boards_names, guidance)
        board = await asyncio.to_thread(understood, self.session.case, data, wanted.board.name)
        if board.template.uncertain:
            confirmed = await self._confirmed(board)
            if confirmed is None:
                return None
            board = confirmed
        board = await self._with_leftovers(board)
        self._news = (*board.news, *lacking(board.template, await self.session.do(self.session.case.details)))
        return job_in(board, today, boards_names=wanted.boards_names)

    async def _in_word(self, path: Path, boards_names: bool, guidance: str) -> Job | None:
        """The chronology into the table of a board's Word template; None where the author goes back from it."""
        from screens.board_file.asked_by_board import report_in_hand
        from screens.leaving.report_into_file import report_job, settled_board
        from screens.path_form import LetGo

        try:
            with report_in_hand(self.session.case):
                board = await settled_board(self, path, guidance, whole=False)
        except LetGo:
            return None
        return replace(report_job(self, board, "", None), kind="chronology", boards_names=boards_names)

    async def _with_leftovers(self, board: Board) -> Board:
        """Ask once where what the board has no column for is to stand; the answer is kept with the case."""
        if board.kept:
            return board
        entries = await self.session.do(self.session.case.entries.all)
        left = leftovers(board.template, entries)
        answers = board.template.mapping
        for each in left:
            options = [Option("yes", each.yes), Option("no", "No, leave it out of this workbook")]
            said = "Asked once of each board's file."
            chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, each.question, options, said))
            if chosen is None:
                raise Halted(STOPPED)
            if chosen == "yes":
                answers = each.put_into(answers)
        if not left:
            return board
        news = board.news
        board = await asyncio.to_thread(understood, self.session.case, board.data, board.name, answers)
        return replace(board, news=(*news, *board.news))

    async def _confirmed(self, board: Board) -> Board | None:
        from exporters.templates import read_template
        from screens.board_file.mapping import MappingScreen
        from screens.board_file.what_goes_where import confirmed_on

        fields = await self.session.do(self.session.case.fields.all)
        screen = MappingScreen(
            self.session.glyphs,
            board.template,
            fields=fields,
            again=lambda answers: read_template(board.data, board.name, answers),
        )
        answers = await confirmed_on(self.app, self.session, screen, board.template.fingerprint)
        if answers is None:
            return None
        return await asyncio.to_thread(understood, self.session.case, board.data, board.name, answers)

    def step(self, doing: str) -> None:
        """Called from the thread that works: say what is done, or stop it."""
        if self._halt.is_set():
            raise Halted(STOPPED)
        self._loop.call_soon_threadsafe(self.call_next, self._doing, doing)

    def _doing(self, doing: str) -> None:
        if self._working:
            self.say(f"{doing}{self.session.glyphs.more}")

    # What came of it

    def came_of(self, ready: Ready, path: Path) -> list[Told]:
        """What is told of a file that left."""
        lines = [Told(f"{ready.what} {'is' if ready.rows == 1 else 'are'} in {path}", "strong")]
        if ready.kind == "chronology":
            lines.append(Told(f"They are {self._layout()}.", "strong"))
        if ready.profile == "panel copy":
            lines.append(Told("A panel copy: its last sheet is the key, and every sheet says so at its foot.", "note"))
        if ready.locked:
            lines.append(Told("It opens by its password alone. Tell it another way than you send the file.", "note"))
        lines += [Told(f"SHA-256 {ready.sha256}", "dim"), Told(f"The log of the case stood at {ready.log_head}", "dim")]
        return [*lines, *self.fetched(path), *(Told(note) for note in ready.notes)]

    def fetched(self, path: Path) -> list[Told]:
        """How to fetch it to one's own machine, where that is known."""
        fetch = self.session.fetch(path) if self.session.fetch is not None else None
        return [Told(f"To fetch it, on your own machine: {fetch}", "note")] if fetch else []

    def _layout(self) -> str:
        board = self.wanted.board if isinstance(self.wanted, Wanted) else None
        if board is not None:
            return f"in the board's file {board.name}"
        return "in lines of CSV" if self.wanted.output.suffix.lower() == ".csv" else "in our own layout"
