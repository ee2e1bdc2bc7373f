"""The picture of the case: contacts by person, source or month, what was not attended, and what nobody followed up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from domain.chronology.contacts import ALL, NOBODY, By, Contacts, Strip, after, contacts, month_said
from domain.chronology.contacts_words import told as told_in_words
from domain.chronology.entry import Entry
from domain.chronology.follow_up import DAYS, NotFollowed, not_followed_up
from domain.dates.when import MONTHS, last_of_month
from domain.people import Person, with_names
from domain.review import Flag
from screens.choices import Choices, Option
from screens.commands import Command, bindings
from screens.glyphs import ASCII, fit, one_line
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.task_screen import SHARED
from screens.widgets.lines import Line, Lines, broken
from storage.casefile import CaseFile

_MOVES = (
    "list.word", "list.help", "list.up", "list.down", "list.page_up", "list.page_down", "list.first", "list.last",
    "list.back", "list.undo",
)
PICTURE_COMMANDS = (
    Command(id="picture.go", action="go_there", keys=("enter",), title="Rows", footer=True,
            tooltip="Go to the rows in the chronology: of this person or source in the month marked, or the row."),
    Command(id="picture.person", action="view('person')", keys=("p",), title="By person", footer=True,
            tooltip="A strip for each person, a cell for each month."),
    Command(id="picture.source", action="view('source')", keys=("s",), title="By source", footer=True,
            tooltip="A strip for each source, a cell for each month."),
    Command(id="picture.month", action="view('month')", keys=("m",), title="By month", footer=True,
            tooltip="A line for each month, all contacts together, and the gaps."),
    Command(id="picture.followed", action="view('followed')", keys=("n",), word="unfollowed", title="Not followed up",
            footer=True,
            tooltip=f"Actions that no row within {DAYS} days takes up, or that say so themselves: to be looked at."),
    Command(id="picture.words", action="view('words')", keys=("w",), title="In words",
            tooltip="The picture in sentences: counts, months without a contact, gaps, what is counted apart."),
    Command(id="picture.flag", action="flag", keys=("f",), word="flag", title="Flag the row",
            tooltip="Put a flag on a row whose action was not followed up."),
    Command(id="picture.left", action="month(-1)", keys=("left", "h"), title="Month before",
            tooltip="Mark the month before."),
    Command(id="picture.right", action="month(1)", keys=("right", "l"), title="Month behind",
            tooltip="Mark the month behind."),
    # What is undone here is a flag alone: that the footer has room for all views counts for more.
    *(replace(each, footer=each.id == "list.back") for each in LIST_COMMANDS if each.id in _MOVES),
)  # fmt: skip
_NAME = 18
_CELL = 3
_STEPS = ((8, "█", "#"), (4, "▓", "o"), (2, "▒", ":"), (1, "░", "."))
"""From so many contacts in a month on, the sign for them, and the one of plain terminals."""
_VIEWS = {
    "person": "By person", "source": "By source", "month": "By month", "followed": "Not followed up",
    "words": "In words",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of the picture."""

    month: date


Thing = Strip | MonthRow | NotFollowed | str


class PictureScreen(ListScreen[Thing], inherit_bindings=False):
    """Strips, months, actions not followed up, or sentences: what `view` says."""

    OFFERS = PICTURE_COMMANDS
    NAME = "picture"
    TABLES = ("entries",)
    BINDINGS = bindings((*PICTURE_COMMANDS, *SHARED))
    TITLE_WORDS = "Picture of the case"
    EMPTY = "Nothing to show."
    DETAIL = 4
    view = "person"
    found: Contacts | None = None
    people: Sequence[Person] = ()
    _month = 0
    _first = 0

    async def fetch_all(self) -> Sequence[Thing]:
        by: By = "source" if self.view == "source" else "person" if self.view == "person" else "month"
        self.found, unfollowed, self.people = await self.session.do(
            _read, self.session.case, by, self.session.today(), self.view == "followed"
        )
        self._month = max(0, min(self._month, len(self.found.months) - 1))
        match self.view:
            case "followed":
                return unfollowed
            case "words":
                said = (self._named(each) for each in told_in_words(self.found))
                return [line for each in said for line in broken(each, max(self.size.width - 3, 20))]
            case "month":
                return tuple(map(MonthRow, self.found.months))
        return (self.found.total, *self.found.strips) if self.found.months else ()

    def key_of(self, thing: Thing) -> str:
        return self.name_of(thing)

    def name_of(self, thing: Thing) -> str:
        match thing:
            case Strip():
                return thing.name
            case MonthRow():
                return month_said(thing.month)
            case NotFollowed():
                return thing.entry.id
        return thing

    def titles(self) -> tuple[tuple[str, int], ...]:
        return (("", 0),)

    def columns(self, thing: Thing) -> tuple[str, ...]:
        return (self.name_of(thing),)

    # Drawing

    def _draw(self, thing: Thing, width: int) -> Line:
        glyphs = self.session.glyphs
        match thing:
            case Strip():
                name = fit(one_line(self._named(thing.name), glyphs), _NAME, glyphs)
                return [(" ", ""), (name, "strong"), (f" {thing.rows:>4}", ""), (self._cells(thing, width), "")]
            case MonthRow():
                return self._bar(thing.month, width)
            case NotFollowed(entry=entry, marked=marked):
                who = fit(one_line(self._named(entry.who or ""), glyphs), 14, glyphs)
                mark = "! " if marked else "? "
                text = one_line(self._named(entry.action or entry.event or ""), glyphs)
                return [(" " + mark, "mark"), (fit(entry.when.shown(), 14), "strong"), (who + " ", ""), (text, "")]
        return [(" " + thing, "")]

    def _seen(self, width: int) -> Sequence[date]:
        """The months there is room for, the one marked among them."""
        assert self.found is not None
        room = max((width - _NAME - 7) // _CELL, 1)
        if self._month < self._first:
            self._first = self._month
        self._first = max(0, min(max(self._first, self._month - room + 1), len(self.found.months) - room))
        return self.found.months[self._first : self._first + room]

    def _cells(self, strip: Strip, width: int) -> str:
        plain = self.session.glyphs == ASCII
        assert self.found is not None
        shown = []
        for month in self._seen(width):
            cell = strip.cell(month)
            sign = next((ascii_ if plain else drawn for least, drawn, ascii_ in _STEPS if cell.contacts >= least), "")
            mark = "!" if cell.missed else "?" if cell.likely else " "
            empty = "-" if self._in_gap(month) else " "
            shown.append(f" {sign or empty}{mark}")
        return " " + "".join(shown)

    def _bar(self, month: date, width: int) -> Line:
        assert self.found is not None
        plain = self.session.glyphs == ASCII
        cell = self.found.total.cell(month)
        most = max((each.contacts for each in self.found.total.cells.values()), default=1)
        room = max(width - 40, 10)
        # One sign for one contact while there is room for the most.
        scale = min(1.0, room / most)
        long, missed, likely = (ceil(count * scale) for count in (cell.contacts, cell.missed, cell.likely))
        likely = min(likely, long - missed)
        bar = "!" * missed + "?" * likely + ("#" if plain else "█") * (long - missed - likely)
        gap = next((f"  gap of {gap.days} days" for gap in self.found.gaps
                    if month <= gap.first < after(month)), "")  # fmt: skip
        name = f"{MONTHS[month.month - 1][:3]} {month.year}"
        return [(" ", ""), (name, "strong"), (f"{cell.contacts:>6}  ", ""), (bar, ""), (gap, "mark")]

    def _in_gap(self, month: date) -> bool:
        """Whether no day of the month is outside a gap."""
        assert self.found is not None
        return any(gap.first <= month and gap.last >= last_of_month(month) for gap in self.found.gaps)

    # Told about it

    def show_all(self) -> None:
        super().show_all()
        if self.found is None:
            return
        width = self.size.width
        right = f" {_VIEWS[self.view]} {self.session.glyphs.dot} {self.found.total.rows} contacts "
        if self.view == "followed":
            right = f" {_VIEWS[self.view]} {self.session.glyphs.dot} {len(self.things)} to look at "
        title = fit(" imr  Picture of the case", width - len(right), self.session.glyphs)
        self.query_one("#title", Lines).show([[(title, "title"), (right, "label")]])
        heading: list[tuple[str, str]] = [(" ", "")]
        if self.view in ("person", "source"):
            heading = [(fit("", _NAME + 1), "label"), ("  all ", "label")]
            for month in self._seen(width):
                letter = f"'{month:%y}" if month.month == 1 else f" {MONTHS[month.month - 1][0]} "
                here = month == self.found.months[self._month]
                heading.append((f"[{MONTHS[month.month - 1][0]}]" if here else letter, "here" if here else "label"))
        elif self.view == "followed":
            said = " ! says so itself, ? nothing later is seen. To be looked at; it may not be so."
            heading = [(fit(said, width, self.session.glyphs), "label")]
        self.query_one("#heading", Lines).show([heading])

    def detail(self, thing: Thing) -> str:
        assert self.found is not None
        if isinstance(thing, NotFollowed):
            event = one_line(thing.entry.event or "", self.session.glyphs)
            return self._named(f"{thing.why} The row: {event}. f puts a flag on it, Enter goes to it.")
        month = thing.month if isinstance(thing, MonthRow) else (
            self.found.months[self._month] if isinstance(thing, Strip) else None
        )  # fmt: skip
        if month is None:
            return ""
        strip = thing if isinstance(thing, Strip) else self.found.total
        cell = strip.cell(month)
        said = [f"{month_said(month)}, {self._named(strip.name)}: {cell.contacts or 'no'}"
                f" contact{'' if cell.contacts == 1 else 's'}"]  # fmt: skip
        if cell.missed:
            said.append(f"{cell.missed} not attended")
        if cell.likely:
            said.append(f"{cell.likely} likely not attended by the words")
        signs = " ".join(f"{plain if self.session.glyphs == ASCII else drawn} {least}+" for least, drawn, plain in
                         reversed(_STEPS))  # fmt: skip
        apart = [f"{len(ids)} {words}" for ids, words in
                 ((self.found.loose, "dated too loosely"), (self.found.undated, "undated")) if ids]  # fmt: skip
        told = f" Apart, in no month: {', '.join(apart)}; w says more." if apart else ""
        return f"{', '.join(said)}. {signs}, ! not attended, ? likely.{told}"

    def _named(self, text: str) -> str:
        return with_names(text, self.session.names(tuple(self.people)))

    # Doing

    async def action_view(self, view: str) -> None:
        if self.view == view and view in ("words", "followed"):
            view = "person"
        self.view = view
        self.moves()
        await self.renew()
        await self.rows.renew(len(self.things), 0)
        self.show_all()

    def action_month(self, by: int) -> None:
        if self.found is None or self.view not in ("person", "source"):
            return
        self.moves()
        self._month = max(0, min(self._month + by, len(self.found.months) - 1))
        self.show_all()

    def names_changed(self) -> None:
        self.run_worker(self.renew())

    async def action_go_there(self) -> None:
        """To the rows of the cell, of the month, or to the row whose action was not followed up."""
        thing = self.rows.row()
        if self.found is None or thing is None or isinstance(thing, str):
            return
        if isinstance(thing, NotFollowed):
            screen = await self.open_task("chronology")
            show = getattr(screen, "show_row", None)
            if show is not None:
                await show(thing.entry.id)
            return
        month = thing.month if isinstance(thing, MonthRow) else self.found.months[self._month]
        query = f"{MONTHS[month.month - 1][:3].lower()} {month.year}"
        if isinstance(thing, Strip) and thing.name != ALL:
            if thing.name in NOBODY.values():
                self.say("What names nobody, or no source, cannot be looked for. The month's rows are under m.")
                return
            sign = "@" if self.view == "source" else ""
            name = f'{sign}"{thing.name}"' if " " in thing.name else f"{sign}{thing.name}"
            query = f"{name} {query}"
        screen = await self.open_task("chronology")
        find = getattr(screen, "action_find", None)
        if find is not None:
            await find(query)

    def action_flag(self) -> None:
        self.run_worker(self._flag())

    async def _flag(self) -> None:
        thing = self.rows.row()
        if not isinstance(thing, NotFollowed):
            self.say("Flags go on rows not followed up: n lists them.")
            return
        flags = await self.session.do(self.session.case.flags.all)
        options = [Option(each.name, f"!{each.name}  {each.meaning}") for each in _first_concern(flags)]
        chosen = await self.app.push_screen_wait(Choices(self.session.glyphs, "Which flag for the row?", options))
        if chosen is None:
            return
        entry = await self.session.do(self.session.case.entries.get, thing.entry.id)
        if entry is None:
            self.say("The row was taken out meanwhile.")
        elif chosen in entry.flags:
            self.say(f"The row bears !{chosen} already.")
        else:
            await self.session.do(self.session.case.entries.change, replace(entry, flags=(*entry.flags, chosen)))
            await self.renew()
            self.say(f"The row of {entry.when.said()} bears !{chosen} now; u takes it back.")


def _first_concern(flags: Sequence[Flag]) -> list[Flag]:
    order = {"concern": 0, "opportunity": 1}
    return sorted(flags, key=lambda each: order.get(each.name, 2))


def _read(
    case: CaseFile, by: By, today: date, unfollowed: bool
) -> tuple[Contacts, tuple[NotFollowed, ...], tuple[Person, ...]]:
    entries: tuple[Entry, ...] = tuple(case.entries.all())
    found = contacts(entries, case.details().period, today, by=by, flags=case.flags.all())
    return found, not_followed_up(entries) if unfollowed else (), case.people.all()
