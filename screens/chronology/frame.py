"""How the chronology's screen is laid out and what it shows; nothing here changes the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from domain.chronology.entry import Entry
from domain.chronology.find import Query
from domain.dates.period import Period
from domain.errors import Refusal
from domain.line.draft import Draft, Known
from domain.line.following import still_there
from domain.review import Details
from screens.chronology.entry_rows import entry_row, heading
from screens.chronology.record import HEIGHT, is_idle, record, record_height
from screens.glyphs import fit, one_line
from screens.notes import show_notes
from screens.session import Session
from screens.task_screen import TaskScreen
from screens.widgets.entry_line import EntryLine
from screens.widgets.lines import Line, Lines, Part, rule
from screens.widgets.row_view import RowView
from screens.widgets.sentences import all_fit, told_all
from screens.words import words_that_fit

if TYPE_CHECKING:
    from domain.evidence.row_standing import RowStandings

LOOKS = 1.0
"""Seconds between two looks for what others have written."""
NO_ROWS = "  No rows yet. Type one below, as in: 3/3/24 0930 SW1 to GP1: call about pills"
NOTHING_FOUND = "  Nothing found for “{}”. Esc shows every row again."
PROMPTS = {"entry": "> ", "find": "Find: ", "jump": "Go to: "}


class ChronologyFrame(TaskScreen, inherit_bindings=False):
    """Rows, the record as understood, what there is to say about it, and the line."""

    DEFAULT_CSS = """
    ChronologyFrame { layout: vertical; }
    ChronologyFrame #title, ChronologyFrame #heading, ChronologyFrame #rule, ChronologyFrame #footer,
    ChronologyFrame #foot { height: 1; }
    ChronologyFrame #record { height: 6; }
    ChronologyFrame #message { height: 2; }
    ChronologyFrame #prompt { height: 1; width: 2; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.known = Known(today=session.today())
        self.details = Details()
        self.sought: Query | None = None
        self.asked = ""
        self.mode = "entry"
        self.draft: Draft | None = None
        self.status = ""
        self._all = 0
        self._version: object = None
        self._said: tuple[str, str] = ("", "")
        self._said_of_line: tuple[Part, ...] = ()
        self.told: list[Part] = []
        self._record: list[Line] = []
        self._looking = False
        self._writing = 0
        self.standings: RowStandings | None = None
        self._standings_old = True

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="heading")
        yield RowView[Entry](self._draw_row, self._fetch, id="rows", says_below=False)
        yield Lines(id="rule")
        yield Lines(id="record")
        yield Lines(id="message")
        with Horizontal(id="foot"):
            yield Lines(id="prompt")
            yield EntryLine(id="line")
        yield Lines(id="footer")

    @property
    def rows(self) -> RowView[Entry]:
        """The rows of the chronology, or those found."""
        return self.query_one("#rows", RowView)

    @property
    def line(self) -> EntryLine:
        """The line at the foot."""
        return self.query_one("#line", EntryLine)

    # Rows

    def _draw_row(self, entry: Entry, width: int) -> Line:
        return entry_row(
            entry, width, self.known.period, self.session.names(self.known.people), self.session.glyphs
        )

    async def _fetch(self, start: int, count: int) -> Sequence[Entry]:
        return await self.session.do(self.session.case.entries.page, start, count, self.sought)

    async def renew_rows(self, at_id: str | None = None, at: int | None = None) -> None:
        """Fetch the rows anew, the author's row being the one of this id, or place, or the one it was."""
        case, do = self.session.case, self.session.do
        here = self.rows.row()
        total = await do(case.entries.count, self.sought)
        self._all = total if self.sought is None else await do(case.entries.count)
        id_wanted = at_id or (here.id if here is not None and at is None else None)
        if id_wanted is not None:
            found = await do(case.entries.position, id_wanted, self.sought)
            at = found if found is not None else at
        asked = fit(one_line(_unquoted(self.asked), self.session.glyphs), 40, self.session.glyphs).rstrip()
        self.rows.empty = NO_ROWS if self.sought is None else NOTHING_FOUND.format(asked)
        await self.rows.renew(total, at)
        self.show_title()

    async def renew_known(self) -> None:
        """Read anew what is known of the case; what the next line leans on stays."""
        kept = self.known
        self.known = still_there(await self.session.do(
            self.session.case.known, self.session.today(),
            before=kept.before, sticky_sources=kept.sticky_sources, sticky_fields=kept.sticky_fields,
        ))
        self.known_changed()

    def known_changed(self) -> None:
        """What is known of the case was read anew."""

    async def look(self) -> None:
        """Show what others have written since the last look; the cursor stays where it is."""
        if self._looking or self._writing or not self.is_mounted:
            return
        self._looking = True
        try:
            version = await self.session.do(self.session.case.version)
            if version != self._version:
                self._version = version
                self.details = await self.session.do(self.session.case.details)
                await self.renew_known()
                await self.renew_rows()
                self.renew_standings()
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
        finally:
            self._looking = False

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While something is written here others' rows are not looked for: the bar goes to where that landed."""
        self._writing += 1
        try:
            yield
        finally:
            self._writing -= 1

    async def mine_landed(self) -> None:
        """What was just written was written here: the next look need not show it again."""
        self._version = await self.session.do(self.session.case.version)

    # What is shown

    def say(self, sentence: str, tone: str = "note") -> None:
        """Say something until the next text is typed."""
        self._said = (sentence, tone)
        self.show_message()

    def say_of_line(self, sentence: str, tone: str = "note") -> None:
        """Say one thing of what is being typed; nothing when it is ""."""
        self.say_all_of_line([(sentence, tone)] if sentence else [])

    def say_all_of_line(self, pieces: Sequence[Part]) -> None:
        """Say several things of what is being typed, what matters most first."""
        self._said_of_line = tuple(pieces)
        self.show_message()

    def unsay(self) -> None:
        """What was said of something done before is over: another text is typed."""
        if self._said[0]:
            self._said = ("", "")
            self.show_message()

    def show_message(self) -> None:
        """Show what there is to say: of what was just done, then of the line, else of the author's row."""
        pieces = [self._said] if self._said[0] else []
        pieces += [each for each in self._said_of_line if each[0] != self._said[0]]
        if not pieces and not self.line.value and self.mode == "entry":
            pieces = self._row_said()
        self.told = [(one_line(sentence, self.session.glyphs), tone) for sentence, tone in pieces]
        self._lay_out()

    def _row_said(self) -> list[Part]:
        """What those the author's row names said of it, and what minutes it rests on."""
        if self._standings_old:
            self.renew_standings()
        here = self.rows.row()
        return [(each, "note") for each in self.standings.of(here)] if here is not None and self.standings else []

    def renew_standings(self) -> None:
        """Read anew, beside everything else, what is said of rows and what they rest on: it may be another now."""
        self._standings_old = False
        self.run_worker(self._read_standings(), group="standings")

    async def _read_standings(self) -> None:
        """Read what is said of rows anew; of a case where nothing is, no more than that."""
        case, do = self.session.case, self.session.do
        if self.standings is None and not await do(case.entries.spoken_of):
            return
        checks, evidence = await do(case.row_checks.all), await do(case.evidence.all)
        from domain.evidence.row_standing import RowStandings

        self.standings = RowStandings(checks, evidence, await do(case.minutes.all))
        if self.is_mounted:
            self.show_title()
            self.show_message()

    def _lay_out(self) -> None:
        """Put the messages below the record, and where they need more lines, in place of its empty ones."""
        record_view, message_view = self.query_one("#record", Lines), self.query_one("#message", Lines)
        width, height, own = self.size.width, record_view.size.height, max(1, message_view.size.height)
        lines, key = self._record, self.session.keymap.shown(self.command("notes"))
        said = told_all(self.told, width, own, key)
        typed = self.mode == "entry" and self.line.value and not self.line.value.startswith("/")
        if typed and height >= HEIGHT and not all_fit(self.told, width, own):
            free = height - len([line for line in lines if not is_idle(line)])
            said = told_all(self.told, width, own + free, key)
            need = max(0, len(said) - own)
            for idle in [line for line in reversed(lines) if is_idle(line)]:
                if len(lines) + need > height:
                    lines = [line for line in lines if line is not idle]
            lines = [*lines, *[()] * (height - need - len(lines)), *said[:need]]
            said = said[need:]
        record_view.show(lines)
        message_view.show(said)

    def action_notes(self) -> None:
        """All there is to say, each whole."""
        self.run_worker(show_notes(self.app, self.session.glyphs, self.told))

    def show_title(self) -> None:
        """What case this is, and how many rows there are."""
        dot, width = f" {self.session.glyphs.dot} ", self.size.width
        period = _period(self.details.period, self.session.glyphs.dash)
        subject, agency = one_line(self.details.subject), one_line(self.details.agency)
        if self.sought is not None:
            asked = fit(one_line(_unquoted(self.asked), self.session.glyphs), 24, self.session.glyphs).rstrip()
            count = f"“{asked}” {self.rows.total} of {self._all} found"
        else:
            count = f"{self._all} {'entry' if self._all == 1 else 'entries'}"
        if self.standings is not None and (flagged := self.standings.flagged):
            count = f"{flagged}{dot}{count}"
        if self.session.names_shown:
            count = f"names shown{dot}{count}"
        room = max(0, width - cell_len(count) - 3)
        spare = room - cell_len(" imr  " + dot.join(each for each in (subject, period) if each)) - len(dot)
        agency = agency if cell_len(agency) <= spare else fit(agency, spare, self.session.glyphs) if spare > 8 else ""
        about = " imr  " + dot.join(each for each in (subject, agency, period) if each)
        self.query_one("#title", Lines).show(
            [[(fit(about, room, self.session.glyphs), "title"), (f"  {count} ", "label")]]
        )
        self.query_one("#heading", Lines).show([heading(width)])

    def show_rule(self, left: str, right: str) -> None:
        """What the record below is of, and whether what is typed is on disk."""
        self.query_one("#rule", Lines).show([rule(self.size.width, left, right, self.session.glyphs.rule)])

    def show_record(self) -> None:
        """The record as understood: of what is typed, else of the author's row."""
        lines = self.query_one("#record", Lines)
        names = self.session.names(self.known.people)
        width, height, glyphs = self.size.width, lines.size.height, self.session.glyphs
        if self.mode == "entry" and self.line.value and not self.line.value.startswith("/"):
            entry = self.draft.entry if self.draft is not None else None
            draft = self.draft
            self._record = record(entry, self.known, width, height, draft=draft, names=names, glyphs=glyphs)
        elif self.mode == "entry" and self.line.value.startswith("/"):
            self._record = words_that_fit(self.fitting(self.line.value), width, height, glyphs)
        else:
            self._record = record(self.rows.row(), self.known, width, height, names=names, glyphs=glyphs)
        self._lay_out()

    def show_prompt(self) -> None:
        """What the line is for."""
        prompt = PROMPTS[self.mode]
        lines = self.query_one("#prompt", Lines)
        lines.styles.width = len(prompt)
        lines.show([[(prompt, "key")]])

    def on_resize(self, event: events.Resize) -> None:
        """Everything stays usable down to 40 columns and 10 lines: first the form shrinks, then the heading goes."""
        height = event.size.height
        form = record_height(height)
        self.query_one("#record", Lines).styles.height = form
        self.query_one("#record", Lines).display = form > 0
        self.query_one("#message", Lines).styles.height = 2 if height >= 16 else 1
        self.query_one("#heading", Lines).display = height >= 12
        self.query_one("#rule", Lines).display = height >= 12
        self.call_after_refresh(self.show_all)

    def show_all(self) -> None:
        """Show everything as it is now."""
        self.show_title()
        self.show_prompt()
        self.show_record()
        self.show_message()
        self.rows.refresh()

    def names_changed(self) -> None:
        self.show_all()

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        if not self.line.value or self.mode != "entry":
            self.show_record()
            if self.standings is not None:
                self.show_message()

    on_row_view_arrived: Callable[[Any, RowView.Moved], None] = on_row_view_moved


def _unquoted(asked: str) -> str:
    """What is searched for, without quotation marks about all of it: the title has its own."""
    asked = asked.strip()
    whole = len(asked) > 2 and asked[0] == asked[-1] == '"' and asked.count('"') == 2
    return asked[1:-1] if whole else asked


def _period(period: Period, dash: str) -> str:
    if period.first is None and period.last is None:
        return ""

    def said(day: Any) -> str:
        return f"{day.day} {day:%b %Y}" if day else "open"

    return f"{said(period.first)} {dash} {said(period.last)}"
