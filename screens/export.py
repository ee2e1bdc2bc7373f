"""Exporting: the chronology into the board's workbook or a layout of our own, searched, logged, placed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from domain.errors import CannotWrite, Refusal, WrongUse
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.export_form import ONCE, ExportForm, Wanted
from screens.file_password import password_for
from screens.given_files import content_of
from screens.glyphs import fit, one_line
from screens.hits import row_hits
from screens.leftover import leftovers
from screens.row_moves import RowMoves
from screens.sending import Board, job_in, lacking, prepared, send, understood
from screens.session import Session
from screens.settling import SETTLING, Settling, Told, done
from screens.task_screen import SHARED
from screens.widgets.lines import Line, Lines, told
from screens.widgets.row_view import RowView

if TYPE_CHECKING:
    from domain.entry import Entry
    from domain.find import Query
    from exporters.prepare import Disclosed, Job
    from exporters.ready import Ready

COMMANDS = (
    Command(id="export.again", action="again", keys=("e",), word="again", title="Again", footer=True,
            tooltip="Export once more as asked for last, when what was found is settled; otherwise ask anew."),
    *SETTLING,
    Command(id="export.rows", action="rows_of", keys=("enter", "r", "g"), word="rows", title="Its row", footer=True,
            tooltip="Go to the row of the chronology that holds what was found; where there is none, export."),
    Command(id="export.back", action="back", keys=("escape",), title="Back", footer=True,
            tooltip="Back to the chronology; what is being prepared is stopped."),
    Command(id="export.new", action="ask_anew", keys=("n",), word="anew", title="Another", footer=True,
            tooltip="Say which board's file is to be filled and where the new file goes, and export."),
    Command(id="export.certificate", action="certificate", keys=("t",), word="certificate", title="Certificate",
            footer=True, tooltip="Write what was searched, what was found and what was accepted and why, into a file."),
    Command(id="export.stop", action="stop", keys=("s",), word="stop", title="Stop", footer=True,
            tooltip="Stop what is being prepared. Nothing of it is on disk yet."),
    Command(id="export.help", action="help", keys=("question_mark",), title="Help", tooltip="What works here."),
    Command(id="export.up", action="step(-1)", keys=("up", "k"), title="Up", tooltip="One line up."),
    Command(id="export.down", action="step(1)", keys=("down", "j"), title="Down", tooltip="One line down."),
    Command(id="export.page_up", action="page(-1)", keys=("pageup",), title="Page up", tooltip="One page up."),
    Command(id="export.page_down", action="page(1)", keys=("pagedown",), title="Page down", tooltip="One page down."),
)


NAME = "export"
STOPPED = "Stopped. Nothing was written."


@dataclass(frozen=True, slots=True)
class LeftExport:
    """An export that was stopped, as it stood when the author went to one of its rows."""

    wanted: Wanted
    told: list[Told]
    stopped: Disclosed
    at: int


class Halted(Refusal):
    """The author stopped it."""

    exit_code = 1


class ExportScreen(RowMoves, Settling, inherit_bindings=False):
    """Asks what is wanted, does it away from the screen, and says what came of it."""

    OFFERS = COMMANDS
    NAME = NAME
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
        self._ready: Ready | None = None
        self._stopped: Disclosed | None = None
        self._news: tuple[str, ...] = ()
        self._said = ("", "")

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield RowView[Told](self._draw, self._fetch, empty="  Enter begins an export.", id="rows", focus=True)
        yield Lines(id="detail")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        left, self.session.left_export = self.session.left_export, None
        if left is None:
            await self._show(())
            self.action_again()
            return
        self.wanted, self._stopped, self.looked_for = left.wanted, left.stopped, left.stopped.looked_for
        await self._show(left.told)
        await self.rows.renew(len(self.told), left.at)
        self._footer()

    def works(self, command: Command) -> bool:
        """Only what can be done at this moment is named."""
        if command.id == "export.stop":
            return self._working
        if self._working:
            return command not in (*SETTLING, self.command("export.again"), self.command("export.new"))
        if command in SETTLING:
            return self.settles(command)
        if command.id == "export.rows":
            return self._leads(self.rows.row())
        if command.id == "export.certificate":
            return self._ready is not None or self._stopped is not None
        return True

    # Asking

    def action_again(self) -> None:
        """Export as asked for last, when what was found kept it back; otherwise ask."""
        if self._working:
            return
        if self._stopped is not None:
            self.run_worker(self._same_again, group="export", exclusive=True)
        else:
            self.action_ask_anew()

    def action_ask_anew(self) -> None:
        """Ask where from and where to, then export."""
        if not self._working:
            self.run_worker(self._ask, exclusive=True)

    async def _same_again(self) -> None:
        """Export with the answers given last; what is to be set right in them is asked."""
        if await self._export(self.wanted) is not None:
            await self._ask()

    # What was found, and what became of it

    def here(self) -> Told | None:
        return self.rows.row()

    def open_hits(self) -> list[Told]:
        return [line for line in self.told if line.hit is not None]

    async def settled(self, lines: list[Told], how: str) -> None:
        at = self.rows.row()
        place = self.told.index(at) if at in self.told else 0
        ids = {id(line) for line in lines}
        self.told = [done(line, how) if id(line) in ids else line for line in self.told]
        following = next((n for n, line in enumerate(self.told) if n > place and line.hit is not None), place)
        await self.rows.renew(len(self.told), following)
        left = len(self.open_hits())
        more = f"{left:,} left." if left else "All are settled: e exports again."
        self._footer()
        self.say(f"{how[:1].upper()}{how[1:]}. {more}")

    def _values(self) -> dict[str, str]:
        """What the boxes begin with: what stood in them last, under a name that is free."""
        from exporters.placed import free_name

        today = self.session.today()
        folder = self.session.exchange or self.session.case.path.parent
        values = {"output": str(folder / f"chronology {today:%Y-%m-%d}.xlsx"), **self.session.kept_forms.get(NAME, {})}
        output = Path(values["output"]).expanduser()
        if output.suffix and output.exists():
            values["output"] = str(free_name(output))
        return values

    def _sought(self) -> tuple[Query | None, str]:
        """What the chronology shows only the rows of, and how the author asked for it."""
        from screens.chronology import ChronologyScreen

        shown = next((each for each in self.app.screen_stack if isinstance(each, ChronologyScreen)), None)
        return (shown.sought, shown.asked.strip()) if shown is not None and shown.sought is not None else (None, "")

    async def _ask(self) -> None:
        """Ask until it can be done; what stands in the way of it is said in the form, and nothing typed is lost."""
        form = ExportForm(self.session.glyphs, self._values(), self._sought()[1])
        while (wanted := await self.app.push_screen_wait(form)) is not None:
            values = form.kept_values
            self.session.kept_forms[NAME] = {name: text for name, text in values.items() if name not in ONCE}
            self.wanted = wanted
            refusal = await self._export(wanted)
            if refusal is None:
                return
            kept = {**values, **self._values()} if isinstance(refusal, CannotWrite) else values
            start = "output" if kept != values else ""
            form = ExportForm(self.session.glyphs, values, self._sought()[1], start)
            form.begin_with(kept, refusal.sentence)
        if form.dropped is not None:
            self.session.kept_forms[NAME] = form.dropped

    # Doing

    async def _export(self, wanted: Wanted) -> Refusal | None:
        """Do it and say what came of it; gives what is to be set right in the form."""
        self._working, self._ready, self._stopped, self._news = True, None, None, ()
        self._loop = asyncio.get_running_loop()
        self._halt.clear()
        await self._show(())
        try:
            lines = await self._done(wanted)
        except (WrongUse, CannotWrite) as refusal:
            self._working = False
            await self._show([Told(refusal.sentence, "problem")])
            return refusal
        except Refusal as refusal:
            lines = await self._told_of(refusal)
        finally:
            self._working = False
        await self._show([*lines, *map(Told, self._news)])
        return None

    async def _told_of(self, refusal: Refusal) -> list[Told]:
        """What was refused; what was found, each by the row it is in."""
        from exporters.prepare import Disclosed

        if not isinstance(refusal, Disclosed):
            return [Told(line, "problem") for line in refusal.sentence.split("\n")]
        self._stopped, self.looked_for = refusal, refusal.looked_for
        hits = refusal.verdict.stopping
        entries = await self.session.do(self.session.case.entries.all)
        count = "one thing is" if len(hits) == 1 else f"{len(hits):,} things are"
        head = f"Nothing was written: {count} to be settled. On each, c codes it, a accepts it; e exports again."
        return [Told(head, "strong"), *(Told(each.sentence, "problem", each) for each in row_hits(hits, entries))]

    async def _done(self, wanted: Wanted) -> list[Told]:
        """Make it and let it leave; gives what came of it."""
        from exporters.placed import check_free

        await asyncio.to_thread(check_free, wanted.output)
        job = await self._job(wanted)
        if job is None:
            return [Told("Nothing was exported: the board's file was left unconfirmed.")]
        if wanted.lock:
            password = await password_for(self.app, self.session, wanted.what, wanted.output.name)
            if password is None:
                raise Halted(STOPPED)
            job = replace(job, password=password)
        keep = await self._keep(wanted)
        ready = await asyncio.to_thread(prepared, self.session.case, job, self._step, keep, wanted.what)
        if self._halt.is_set():
            raise Halted(STOPPED)
        path = await asyncio.to_thread(send, self.session.case, ready, wanted.output)
        self._ready, self.looked_for = ready, ready.looked_for
        return self._came_of(ready, path)

    async def _keep(self, wanted: Wanted) -> Callable[[Entry], bool] | None:
        """Which rows leave; None for all."""
        period = (await self.session.do(self.session.case.details)).period
        query, _ = self._sought()
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
        board = await self._with_leftovers(board)
        self._news = (*board.news, *lacking(board.template, await self.session.do(self.session.case.details)))
        return job_in(board, today, boards_names=wanted.boards_names)

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

    def _layout(self) -> str:
        if self.wanted.board is not None:
            return f"in the board's file {self.wanted.board.name}"
        return "in lines of CSV" if self.wanted.output.suffix.lower() == ".csv" else "in our own layout"

    def _came_of(self, ready: Ready, path: Path) -> list[Told]:
        lines = [Told(f"{ready.what} {'is' if ready.rows == 1 else 'are'} in {path}", "strong")]
        if ready.kind == "chronology":
            lines.append(Told(f"They are {self._layout()}.", "strong"))
        if ready.profile == "panel copy":
            lines.append(Told("A panel copy: its last sheet is the key, and every sheet says so at its foot.", "note"))
        if ready.locked:
            lines.append(Told("It opens by its password alone. Tell it another way than you send the file.", "note"))
        lines += [Told(f"SHA-256 {ready.sha256}", "dim"), Told(f"The log of the case stood at {ready.log_head}", "dim")]
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
        self._detail()
        self._footer()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#detail", Lines).styles.height = 4 if event.size.height >= 14 else 1
        self.call_after_refresh(self._footer)

    def moves(self) -> None:
        self._said = ("", "")

    async def action_rows_of(self) -> None:
        """Go to the row that holds the name on this line, or export where there is none."""
        from screens.chronology import ChronologyScreen

        here = self.rows.row()
        if here is None or not self._leads(here):
            self.action_again()
            return
        if self._stopped is not None:
            at = self.told.index(here)
            self.session.left_export = LeftExport(self.wanted, self.told, self._stopped, at)
        screen = await self.open_task("chronology")
        assert isinstance(screen, ChronologyScreen)
        if not here.row:
            assert here.hit is not None
            await screen.action_find(f'"{here.hit.matched}"')
            return
        await screen.show_row(here.row)

    @staticmethod
    def _leads(line: Told | None) -> bool:
        """Whether a line leads to a row of the chronology, or to those that hold its words."""
        hit = line.hit if line is not None else None
        return hit is not None and not hit.boards_own and hit.kind != "unsearched"

    # The certificate

    def action_certificate(self) -> None:
        """Write the certificate of what was searched into a new file."""
        if self._ready is not None or self._stopped is not None:
            self.run_worker(self._certificate())

    async def _certificate(self) -> None:
        from exporters.placed import free_name
        from screens.certifying import certificate_of, place_certificate

        case, today = self.session.case, self.session.today()
        result = self._ready or self._stopped
        assert result is not None
        made = await asyncio.to_thread(certificate_of, case, result, today)
        path = self.wanted.output.with_name(f"certificate {today:%Y-%m-%d}.txt")
        path = free_name(path) if path.exists() else path
        path = await asyncio.to_thread(place_certificate, case, made, path)
        self.say(f"The certificate is in {path}")

    async def action_back(self) -> None:
        """Back to the chronology."""
        self._halt.set()
        await self.open_task("chronology")
