"""Exporting: the chronology into the board's workbook or a layout of our own, searched, logged, placed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.errors import CannotWrite, Refusal, WrongUse
from screens.choices import Choices
from screens.commands import Command, bindings
from screens.leaving.asking import CHRONOLOGY, KINDS, Asked, asking_for, kind_of, once_of
from screens.leaving.commands import COMMANDS
from screens.leaving.form import Wanted
from screens.leaving.making import ExportMaking
from screens.leaving.report_into_file import layout_for
from screens.names.hits import RowHit, row_hits
from screens.names.settling import SETTLING, Told
from screens.session import Session
from screens.task_screen import SHARED

if TYPE_CHECKING:
    from exporters.way_out.job import Disclosed

NAME = "export"


@dataclass(frozen=True, slots=True)
class LeftExport:
    """An export that was stopped, as it stood when the author went to one of its rows, or away.

    `head` is the head of the log where the list is of no use once the case has changed, "" where it stays.
    """

    wanted: Asked
    told: list[Told]
    stopped: Disclosed
    at: int
    head: str = ""


class ExportScreen(ExportMaking, inherit_bindings=False):
    """Asks what is wanted, does it away from the screen, and says what came of it."""

    OFFERS = COMMANDS
    NAME = NAME
    BINDINGS = bindings((*COMMANDS, *SHARED))

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._stopped: Disclosed | None = None

    async def make(self, wanted: Asked) -> list[Told]:
        if isinstance(wanted, Wanted):
            return await super().make(wanted)
        from screens.leaving.report import making_of

        self._loop = asyncio.get_running_loop()
        return await making_of(self, wanted)

    def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        left = self.session.left.pop(NAME, None)
        if not isinstance(left, LeftExport) or (left.head and left.head != await self._head()):
            await self.show(())
            self.action_again()
            return
        self.wanted, self._stopped, self.looked_for = left.wanted, left.stopped, left.stopped.looked_for
        await self.show(left.told)
        await self.rows.renew(len(self.told), left.at)
        self.show_all()

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
        """Export with the answers given last; what is to be set right in them is asked, and said why."""
        stopped, told, at = self._stopped, self.told, self._at()
        refusal = await self._export(self.wanted)
        if refusal is not None:
            await self._ask(refusal)
        elif stopped is not None and self._stopped is None and self._ready is None:
            # Stopped by the author, as where no passphrase was given: the list is not lost by it.
            said = (self.told[0].whole or self.told[0].text) if self.told else ""
            self._stopped = stopped
            await self.show(told)
            await self.rows.renew(len(told), at)
            self.show_all()
            self.say(said)

    def _at(self) -> int:
        here = self.rows.row()
        return self.told.index(here) if here in self.told else 0

    async def _head(self) -> str:
        return await self.session.do(self.session.case.log.head)

    async def _ask(self, refused: Refusal | None = None) -> None:
        """Ask until it can be done; what stands in the way of it is said in the form, and nothing typed is lost."""
        kind = kind_of(self.wanted) if refused is not None else await self._kind()
        if kind is None:
            return
        if kind == "minutes":
            await self.open_task("interviews")
            return
        found, rests = self.sought_rows()[1], await self._rests()
        layout = await self.session.do(lambda: layout_for(self.session.case, self.session.today()))
        asking = asking_for(kind, self.session, found, rests, layout)
        form = asking.form(asking.values(self.session), "")
        if refused is not None:
            form.begin_with({**asking.values(self.session), **once_of(self.wanted)}, refused.sentence)
        while (wanted := await self.app.push_screen_wait(form)) is not None:
            values = form.kept_values
            self.session.kept_forms[asking.name] = asking.kept(values)
            self.wanted = wanted
            refusal = await self._export(wanted)
            if refusal is None:
                return
            again = {**values, "output": asking.values(self.session)["output"]}
            kept = again if isinstance(refusal, CannotWrite) else values
            start = "output" if kept != values else ""
            form = asking.form(values, start)
            form.begin_with(kept, refusal.sentence)
        if form.dropped is not None:
            self.session.kept_forms[asking.name] = form.dropped

    async def _kind(self) -> str | None:
        """What is to leave; while there is no report, that is the chronology, and the form asks for the rest."""
        from domain.report.parts import Report

        if await self.session.do(self.session.case.report) == Report():
            return CHRONOLOGY
        asked = "What is to leave the case?"
        return await self.app.push_screen_wait(Choices(self.session.glyphs, asked, KINDS, "Type its first letters."))

    async def _rests(self) -> bool:
        """Whether any row rests on minutes, so that it is to be asked what to do where these may not be used."""
        return bool(await self.session.do(self.session.case.evidence.all))

    # Doing

    async def _export(self, wanted: Asked) -> Refusal | None:
        """Do it and say what came of it; gives what is to be set right in the form."""
        self._working, self._ready, self._stopped, self._news = True, None, None, ()
        self._halt.clear()
        await self.show(())
        try:
            lines = await self.make(wanted)
        except (WrongUse, CannotWrite) as refusal:
            self._working = False
            await self.show([Told(refusal.sentence, "problem")])
            return refusal
        except Refusal as refusal:
            lines = await self._told_of(refusal)
        finally:
            self._working = False
        await self.show([*lines, *map(Told, self._news)])
        return None

    async def _told_of(self, refusal: Refusal) -> list[Told]:
        """What was refused; what was found, each by the row it is in."""
        from exporters.way_out.job import Disclosed
        from screens.leaving.submitting import NamesInSubmission

        if isinstance(refusal, NamesInSubmission):
            found = [one for _, one in refusal.disclosed]
        elif isinstance(refusal, Disclosed):
            found = [refusal]
        else:
            return [Told(line, "problem") for line in refusal.sentence.split("\n")]
        self._stopped, self.looked_for = found[0], found[0].looked_for
        lines = [Told(each.sentence, "problem", each) for one in found for each in await self._hits_of(one)]
        count = sum(len(one.verdict.stopping) for one in found)
        head = f"Nothing was written: {count:,} to be settled. c codes it, a accepts it; then e."
        return [Told(head, "strong"), *lines]

    async def _hits_of(self, stopped: Disclosed) -> Sequence[RowHit]:
        """What keeps one file back, each with its row, or with what of the report it comes from."""
        case = self.session.case
        if stopped.kind in (CHRONOLOGY, "key", "log"):
            return row_hits(stopped.verdict.stopping, await self.session.do(case.entries.all))
        from screens.leaving.checking_report import told_in_report

        return await asyncio.to_thread(told_in_report, stopped.verdict.stopping, case)

    def action_stop(self) -> None:
        """Stop what is being prepared."""
        self._halt.set()

    # The row of what was found

    async def action_rows_of(self) -> None:
        """Go to the row that holds the name on this line, or export where there is none."""
        from screens.chronology.screen import ChronologyScreen

        here = self.rows.row()
        if here is None or not self._leads(here):
            self.action_again()
            return
        if self._stopped is not None:
            at = self.told.index(here)
            self.session.left[NAME] = LeftExport(self.wanted, self.told, self._stopped, at)
        if not here.row and await self._open_report(here):
            return
        screen = await self.open_task("chronology")
        assert isinstance(screen, ChronologyScreen)
        if not here.row:
            assert here.hit is not None
            await screen.action_find(f'"{here.hit.matched}"')
            return
        await screen.show_row(here.row)

    async def _open_report(self, here: Told) -> bool:
        """Go to what of the report holds the words on this line; whether there is such."""
        from domain.origins import OfReport, origins, screen_of

        assert here.hit is not None
        if not here.where:
            return False
        review = await self.session.do(self.session.case.review)
        held = [each for each in origins(review, here.hit.matched) if isinstance(each.thing, OfReport)]
        held = [each for each in held if here.where.endswith(each.called)] or held
        if not held:
            return False
        thing = held[0].thing
        assert isinstance(thing, OfReport)
        name, argument = screen_of(thing)
        if name == "write":
            self.session.section, self.session.passage = argument, getattr(thing, "id", "")
        screen = await self.open_task(name)
        if name != "write":
            await screen.go_to(argument)
        return True

    @staticmethod
    def _leads(line: Told | None) -> bool:
        """Whether a line leads to a row of the chronology, or to those that hold its words."""
        from exporters.disclosure.searching import UNSEARCHED

        hit = line.hit if line is not None else None
        return hit is not None and not hit.boards_own and hit.kind != UNSEARCHED

    # The certificate

    def action_certificate(self) -> None:
        """Write the certificate of what was searched into a new file."""
        if self._ready is not None or self._stopped is not None:
            self.run_worker(self._certificate())

    async def _certificate(self) -> None:
        from exporters.way_out.placed import free_name
        from screens.leaving.certifying import certificate_of, place_certificate

        case, today = self.session.case, self.session.today()
        result = self._ready or self._stopped
        assert result is not None
        made = await asyncio.to_thread(certificate_of, case, result, today)
        path = self.wanted.output.with_name(f"certificate {today:%Y-%m-%d}.txt")
        path = free_name(path) if path.exists() else path
        path = await asyncio.to_thread(place_certificate, case, made, path)
        self.say(f"The certificate is in {path}")

    async def action_back(self) -> None:
        """Back to the chronology; the list of what stopped an export is here again while nothing has changed."""
        self._halt.set()
        if self._stopped is not None and not self._working:
            head = await self._head()
            self.session.left[NAME] = LeftExport(self.wanted, self.told, self._stopped, self._at(), head)
        await self.open_task("chronology")
