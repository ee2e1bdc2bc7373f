"""Finding what a paragraph of the report rests on: rows of the chronology, and paragraphs of minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import ModalScreen

from domain.chronology.entry import Entry
from domain.chronology.find import EVERYTHING, Query, by_code, read_query
from domain.errors import Refusal
from domain.evidence.cited import row_cited_said
from domain.evidence.drawn_from import Evidence
from domain.evidence.passage_rests import of_minutes
from domain.evidence.passage_words import paragraph_words, row_words
from domain.evidence.resting import Ground, digest_of
from domain.evidence.row_shown import shown
from domain.line.draft import Known
from domain.meetings.minutes import Paragraph
from domain.people import with_names
from domain.report.parts import Passage
from domain.shortened import cut
from screens.commands import LOCK
from screens.glyphs import fit, one_line
from screens.names.coding import KeyNames
from screens.session import Session
from screens.task_screen import TaskScreen
from screens.widgets.entry_line import EntryLine
from screens.widgets.lines import Line, Lines, keys_told, told
from screens.widgets.row_view import RowView
from screens.widgets.sentences import told_all

NOT_IN_ROWS = "Words, a code, @source, #question, !flag or a date find rows; Tab looks in the minutes."
NOT_IN_MINUTES = "Words alone find paragraphs of minutes, and all of them must stand there; Tab looks in the rows."
SOME = 3
"""Of so many of those marked the first words are said."""


@dataclass(frozen=True, slots=True)
class FromMinutes:
    """A paragraph of minutes to be chosen: of which meeting, its number, and how it stands."""

    interview: int
    place: int
    paragraph: Paragraph
    stands: str
    usable: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: rows and paragraphs of minutes, and whether their words go into the passage."""

    entries: tuple[Entry, ...] = ()
    minutes: tuple[FromMinutes, ...] = ()
    words: bool = False


class CiteScreen(ModalScreen["Chosen | None"], inherit_bindings=False):
    """Typing finds; Tab goes from rows to minutes; Ctrl+G marks; Enter takes those marked, or the one at the bar."""

    BINDINGS = [
        Binding("up", "step(-1)"), Binding("down", "step(1)"), Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"), Binding("tab", "other"), Binding("ctrl+g", "mark"),
        Binding("ctrl+o", "take(True)"), Binding("ctrl+u", "clear"), Binding("escape,f1", "back"), LOCK,
    ]
    DEFAULT_CSS = """
    CiteScreen { background: $background; layout: vertical; }
    CiteScreen #title, CiteScreen #footer, CiteScreen Horizontal { height: 1; }
    CiteScreen #detail { height: 4; }
    CiteScreen #prompt { width: 7; height: 1; }
    """

    def __init__(self, session: Session, known: Known, names: KeyNames, title: str, begun: str = "") -> None:
        super().__init__()
        self.session, self._known, self._names, self._title, self._begun = session, known, names, title, begun
        self._minuted = False
        self._query: Query = EVERYTHING
        self._paragraphs: list[FromMinutes] | None = None
        self._found: list[FromMinutes] = []
        self._entries: dict[str, Entry] = {}
        self._drawn_from: dict[tuple[int, str], FromMinutes] = {}
        self._stale = False

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield RowView[Entry | FromMinutes](self._draw, self._fetch, empty="  Nothing is found.", id="rows")
        yield Lines(id="detail")
        with Horizontal():
            yield Lines(id="prompt")
            yield EntryLine(id="search")
        yield Lines(id="footer")

    @property
    def rows(self) -> RowView[Entry | FromMinutes]:
        """What is found."""
        return self.query_one("#rows", RowView)

    @property
    def line(self) -> EntryLine:
        """What is looked for."""
        return self.query_one("#search", EntryLine)

    async def on_mount(self) -> None:
        self.query_one("#prompt", Lines).show([[(" Find ", "label")]])
        self.line.enter, self.line.changed = self._enter, self._typed
        self.line.focus()
        self.line.put(self._begun)
        self._stale = True
        self.call_after_refresh(self._first_look)

    async def _first_look(self) -> None:
        """Look for what it begins with, and where that finds nothing, among everything."""
        await self._look()
        if self._begun and not self.rows.total and self.line.value == self._begun:
            self.line.put("")

    # What is found

    def _typed(self) -> None:
        self._stale = True
        self.call_next(self._look)

    async def _look(self) -> None:
        if not self._stale or not self.is_mounted:
            return
        self._stale = False
        text = self.line.value
        case, do = self.session.case, self.session.do
        try:
            if self._minuted:
                if self._paragraphs is None:
                    self._paragraphs = await do(_from_minutes, self.session)
                words = text.casefold().split()
                self._found = [each for each in self._paragraphs if _holds(each, words)]
                count = len(self._found)
            else:
                coded, _ = by_code(text, self._names.finder)
                codes = [each.code for each in self._known.people]
                self._query = read_query(coded, codes, today=self._known.today, period=self._known.period)
                count = await do(case.entries.count, None if self._query.empty else self._query)
            await self.rows.renew(count, await self._first(count))
        except Refusal as refusal:
            self.query_one("#detail", Lines).show(told(refusal.sentence, "problem", self.size.width, 4))
            return
        self._show()

    async def _first(self, count: int) -> int:
        """Where the bar is at first: for a day, on the first row of that day, not on one that only may be of it."""
        day = self._query.first
        if self._minuted or day is None or not count:
            return 0
        place: int = await self.session.do(self.session.case.entries.position_of_day, day, self._query)
        return place if place < count else 0

    async def _fetch(self, start: int, count: int) -> Sequence[Entry | FromMinutes]:
        if self._minuted:
            return self._found[start : start + count]
        query = None if self._query.empty else self._query
        found: Sequence[Entry] = await self.session.do(self.session.case.entries.page, start, count, query)
        return found

    # Showing

    def _draw(self, thing: Entry | FromMinutes, width: int) -> Line:
        glyphs = self.session.glyphs
        mark = "[x] " if self._marked(thing) else "    "
        if isinstance(thing, Entry):
            who = f"{thing.who}: " if thing.who else ""
            text = f"{thing.when.shown().strip():<16} {who}{thing.event or 'gap'}"
        else:
            who = f"{thing.paragraph.speaker}: " if thing.paragraph.speaker else ""
            sign = "" if thing.usable else "(not to be used) "
            text = f"{f'{thing.interview}, {thing.place}':<7} {sign}{who}{thing.paragraph.text}"
        text = with_names(text, self.session.names(tuple(self._known.people)))
        return [(" " + mark, "key"), (fit(one_line(text, glyphs), width - 5, glyphs), "")]

    def _marked(self, thing: Entry | FromMinutes) -> bool:
        if isinstance(thing, Entry):
            return thing.id in self._entries
        return (thing.interview, thing.paragraph.id) in self._drawn_from

    def _show(self) -> None:
        if not self.query("#title"):
            return
        glyphs, width = self.session.glyphs, self.size.width
        what = "minutes" if self._minuted else "rows"
        marked = len(self._entries) + len(self._drawn_from)
        right = f"{f'{marked} marked, ' if marked else ''}{self.rows.total:,} {what} "
        left = fit(f" Evidence for {self._title}", max(8, width - len(right)), glyphs)
        self.query_one("#title", Lines).show([[(left, "title"), (right, "label")]])
        keys = (("Enter", "cite"), ("Ctrl+G", "mark"), ("Ctrl+O", "cite, and its words"),
                ("Tab", "rows" if self._minuted else "minutes"), ("Esc", "back"))  # fmt: skip
        self.query_one("#footer", Lines).show([keys_told(keys, self.size.width)])
        here = self.rows.row()
        said = ""
        if isinstance(here, Entry):
            said = f"{row_cited_said(here)}. {shown(here).text}"
        elif isinstance(here, FromMinutes):
            said = f"Interview {here.interview}, paragraph {here.place}: {here.stands}. {here.paragraph.text}"
        elif not self.rows.total:
            said = NOT_IN_MINUTES if self._minuted else NOT_IN_ROWS
        names = self.session.names(tuple(self._known.people))
        pieces = [(self._to_be_cited(), "strong")] if marked else []
        pieces += [(said, "note")] if said else []
        height = 4 if self.size.height >= 16 else 1
        pieces = [(one_line(with_names(text, names), glyphs), tone) for text, tone in pieces]
        self.query_one("#detail", Lines).show(told_all(pieces, width, height))

    def _to_be_cited(self) -> str:
        """What Enter takes, when several are marked: how many, and their first words."""
        texts = [each.event or "gap" for each in self._entries.values()]
        texts += [each.paragraph.text for each in self._drawn_from.values()]
        first = [f"“{cut(text, 24)}”" for text in texts[:SOME]]
        more = [f"{len(texts) - SOME} more"] if len(texts) > SOME else []
        return f"Enter cites {len(texts)}: {', '.join((*first, *more))}."

    def on_row_view_arrived(self, event: RowView.Arrived) -> None:
        self.on_row_view_moved(event)

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#detail", Lines).styles.height = 4 if event.size.height >= 16 else 1
        self.call_after_refresh(self._show)

    # Keys

    def action_step(self, by: int) -> None:
        self.rows.step(by)

    def action_page(self, by: int) -> None:
        self.rows.page_step(by)

    def action_clear(self) -> None:
        self.line.put("")

    def action_back(self) -> None:
        self.dismiss(None)

    def action_other(self) -> None:
        """From the rows to the minutes, and back."""
        self._minuted = not self._minuted
        self._typed()

    def action_mark(self) -> None:
        """Mark what the bar is on, or take the mark away; the bar stays."""
        here = self.rows.row()
        if isinstance(here, Entry):
            if self._entries.pop(here.id, None) is None:
                self._entries[here.id] = here
        elif here is not None:
            key = here.interview, here.paragraph.id
            if self._drawn_from.pop(key, None) is None:
                self._drawn_from[key] = here
        self.rows.refresh()
        self._show()

    async def _enter(self) -> None:
        await self.action_take(False)

    async def action_take(self, words: bool) -> None:
        """Take what is marked, or what the bar is on."""
        await self._look()
        here = self.rows.row()
        if not self._entries and not self._drawn_from:
            if here is None:
                return
            taken = Chosen((here,), (), words) if isinstance(here, Entry) else Chosen((), (here,), words)
        else:
            taken = Chosen(tuple(self._entries.values()), tuple(self._drawn_from.values()), words)
        self.dismiss(taken)


async def cite_for(screen: TaskScreen, passage: Passage, begun: str = "") -> tuple[str, str]:
    """Have evidence chosen for a passage and say that it rests on that; gives a sentence and the words to put into it,
    both "" where none was chosen."""
    session = screen.session
    case, do = session.case, session.do
    known = await do(case.known, session.today())
    names = session.key_names
    if names is None or not names.knows(known):
        names = session.key_names = KeyNames(known)
    title = f"“{fit(one_line(passage.text, session.glyphs), 40, session.glyphs).rstrip()}”"
    chosen = await screen.app.push_screen_wait(CiteScreen(session, known, names, title, begun))
    if chosen is None:
        return "", ""
    try:
        if chosen.entries:
            await do(case.cited.cite, passage.id, *(each.id for each in chosen.entries))
        there = {
            (each.interview, id) for each in await do(case.evidence.all)
            if each.kind == "passage" and each.target == passage.id for id in each.paragraphs
        }  # fmt: skip
        by_meeting: dict[int, list[str]] = {}
        for one in chosen.minutes:
            if (one.interview, one.paragraph.id) not in there:
                by_meeting.setdefault(one.interview, []).append(one.paragraph.id)
        for number, ids in by_meeting.items():
            await do(case.evidence.rest_passage, passage.id, number, ids)
    except Refusal as refusal:
        screen.say(refusal.sentence, "problem")
        return "", ""
    count = len(chosen.entries) + len(chosen.minutes)
    held = sum(not each.usable for each in chosen.minutes)
    said = f"The paragraph rests on {'it' if count == 1 else f'{count} more'} now."
    if held:
        said += " It cannot leave while those minutes may not be used."
    words = ""
    if chosen.words:
        told_of = [row_words(each) for each in chosen.entries]
        told_of += [paragraph_words(each.paragraph) for each in chosen.minutes]
        words = " ".join(told_of)
    return said, words


def _holds(one: FromMinutes, words: Sequence[str]) -> bool:
    text = f"{one.paragraph.speaker} {one.paragraph.text}".casefold()
    return all(word in text for word in words)


def _from_minutes(session: Session) -> list[FromMinutes]:
    """Every paragraph of every meeting that says something, those that may be used first; on the case's thread."""
    found: list[FromMinutes] = []
    for minutes in session.case.minutes.all():
        ground = Ground.of(minutes)
        number = minutes.interview.number
        for place, each in enumerate(minutes.paragraphs, 1):
            if each.kind != "said":
                continue
            evidence = Evidence(
                kind="passage", target="", interview=number, paragraphs=(each.id,), digest=digest_of([each])
            )
            stands = of_minutes(evidence, ground)
            agreed = "; ".join(stands.beside) or "agreed"
            said = f"not to be used, {stands.why}" if stands.flagged else agreed
            found.append(FromMinutes(number, place, each, said, not stands.flagged))
    return sorted(found, key=lambda one: not one.usable)
