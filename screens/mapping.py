"""One screen to confirm what a board's workbook was understood to ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from domain.errors import Refusal
from domain.field_of import NOTHING, Where
from domain.fields import field_of, fields_of, label_of
from domain.review import Field
from exporters.templates.mapping import Mapping
from exporters.templates.template import Template
from screens.choices import Choices, Option
from screens.commands import LOCK
from screens.glyphs import Glyphs, fit, one_line
from screens.row_moves import RowMoves
from screens.widgets.lines import Line, Lines, told
from screens.widgets.row_view import RowView

_CALLED = {"source": "source", "number": "running number", "recorded_at": "day of entry"}
_HELP = (
    Option("change", "Enter    Say what it asks for: type to search, Enter to take it"),
    Option("also", "a        Say what it asks for as well, in the same cell"),
    Option("leave", "n        Nothing: leave it as the board sent it"),
    Option("one", "1        One value of its list only: an entry with several stops the export, or not"),
    Option("undo", "u        What it was understood as, again"),
    Option("next", "Tab      To the next one that is not certain"),
    Option("confirm", "Ctrl+O   All of it is right: keep it"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing the workbook asks: the sheet, a column, a cell, or what its list calls a status of an action; what it
    was understood as, and what stands now. Of a status `others` are the values of the list."""

    kind: Literal["sheet", "column", "cell", "status"]
    place: str
    heading: str
    understood: tuple[str, ...]
    others: tuple[str, ...] = ()
    sure: bool = True
    why: str = ""
    shape: str = ""
    said: tuple[str, ...] | None = None
    listed: bool = False
    one_only: bool = False
    where: Where = "row"

    @property
    def stands(self) -> tuple[str, ...]:
        """What it is taken to ask for, as things stand."""
        return self.said if self.said is not None else self.understood

    @property
    def settled(self) -> bool:
        """Whether it is certain, or the author has said."""
        return self.sure or self.said is not None


class MappingScreen(RowMoves, ModalScreen["Mapping | None"], inherit_bindings=False):
    """Shows every heading and what it was understood as; any can be changed; Ctrl+O keeps all of it.

    Gives the whole mapping as the author confirmed it, None on Escape. `fields` are those of the case; `again` reads
    the workbook anew when the author says that another sheet is meant.
    """

    BINDINGS = [
        Binding("up,k", "step(-1)"), Binding("down,j", "step(1)"),
        Binding("pageup", "page(-1)"), Binding("pagedown", "page(1)"),
        Binding("home", "go(0)"), Binding("end", "go(-1)"), Binding("tab", "next"),
        Binding("enter,c", "change"), Binding("a", "also"), Binding("n,delete", "leave"), Binding("u", "undo"),
        Binding("1", "one"),
        Binding("ctrl+o", "confirm"), Binding("escape", "back"), Binding("f1,question_mark", "help"),
        LOCK,
    ]
    DEFAULT_CSS = """
    MappingScreen { background: $background; }
    MappingScreen #title, MappingScreen #heading, MappingScreen #footer { height: 1; }
    MappingScreen #message { height: 3; }
    """

    def __init__(
        self,
        glyphs: Glyphs,
        template: Template,
        *,
        fields: Sequence[Field] = (),
        again: Callable[[Mapping], Template] | None = None,
    ) -> None:
        super().__init__()
        self._glyphs, self._fields, self._again = glyphs, tuple(fields), again
        self._template = template
        self._asked = asked_by(template)
        self._warned: tuple[Asked, ...] | None = None

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="heading")
        yield RowView[Asked](self._draw, self._fetch, id="rows", focus=True)
        yield Lines(id="message")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        first = next((n for n, each in enumerate(self._asked) if not each.settled), 0)
        await self.rows.renew(len(self._asked), first)
        self._show()

    # Showing

    def _show(self) -> None:
        width = self.size.width
        left = sum(not each.settled for each in self._asked)
        count = f"{left} to look at " if left else "all certain "
        title = f" {self._template.name} {self._glyphs.dot} {self._template.sheet}, row {self._template.header_row}"
        room = max(0, width - len(count))
        self.query_one("#title", Lines).show(
            [[(fit(one_line(title, self._glyphs), room, self._glyphs), "title"), (count, "ask" if left else "label")]]
        )
        heads = (" ", "Where", "The board's words", "Asks for")
        widths = self._widths(width)
        self.query_one("#heading", Lines).show(
            [[("".join(fit(text, cells) for text, cells in zip(heads, widths, strict=True)), "label")]]
        )
        keys = (("Enter", "change"), ("a", "also"), ("n", "nothing"), ("Tab", "next ?"), ("Ctrl+O", "keep"),
                ("F1", "help"), ("Esc", "back"))  # fmt: skip
        footer: list[tuple[str, str]] = []
        for key, word in keys:
            if sum(len(text) for text, _ in footer) + len(key) + len(word) + 3 <= width:
                footer += [(" ", ""), (key, "key"), (f" {word} ", "")]
        self.query_one("#footer", Lines).show([footer])
        self.rows.refresh()
        self._tell()

    def _tell(self, sentence: str = "", tone: str = "note") -> None:
        here = self.rows.row()
        if not sentence and here is not None:
            sentence, tone = _more(here)
        lines = self.query_one("#message", Lines)
        text = one_line(sentence, self._glyphs)
        lines.show(told(text, tone, self.size.width, max(1, lines.size.height)) if text else [])

    def _widths(self, width: int) -> tuple[int, int, int, int]:
        place = 7 if width >= 50 else 4
        if width >= 70:
            place = max(place, min(14, 1 + max((len(each.place) for each in self._asked), default=0)))
        heading = max(8, (width - place - 3) // 2)
        return 3, place, heading, max(8, width - 3 - place - heading)

    def _draw(self, asked: Asked, width: int) -> Line:
        mark, place, heading, said = self._widths(width)
        sign, tone = (" ", "") if asked.sure else ("!", "note") if asked.settled else ("?", "ask")
        words = _in_words(asked) if asked.stands or asked.settled else "not understood"
        return [
            (f" {sign} ", tone),
            (fit(asked.place, place), "strong"),
            (fit(one_line(asked.heading, self._glyphs), heading - 1, self._glyphs) + " ", ""),
            (fit(words, said, self._glyphs), "" if asked.settled else "ask"),
        ]

    async def _fetch(self, start: int, count: int) -> Sequence[Asked]:
        return self._asked[start : start + count]

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#message", Lines).styles.height = 3 if event.size.height >= 14 else 1
        self.call_after_refresh(self._show)

    # Moving

    def action_next(self) -> None:
        """To the next that is not certain."""
        at, count = self.rows.at, len(self._asked)
        for step in range(1, count + 1):
            if not self._asked[(at + step) % count].settled:
                self.rows.go((at + step) % count)
                return
        self._tell("Nothing is left that is not certain: Ctrl+O keeps it.")

    # Changing

    def action_change(self) -> None:
        self.run_worker(self._choose(also=False))

    def action_also(self) -> None:
        self.run_worker(self._choose(also=True))

    async def _choose(self, also: bool) -> None:
        here = self.rows.row()
        if here is None or (also and here.kind != "column"):
            return
        title = f"{here.place} {here.heading}: what does it ask for{' as well' if also else ''}?"
        if here.kind == "sheet":
            options = [Option(name, name) for name in (self._template.sheet, *self._template.other_sheets)]
            title = f"Which sheet is the {self._template.called}?"
        elif here.kind == "status":
            options = [Option(value, value) for value in here.others]
            title = f"What does the board's list call “{here.place}”?"
        else:
            options = self._options(here)
        chosen = await self.app.push_screen_wait(Choices(self._glyphs, one_line(title, self._glyphs), options))
        if chosen is None:
            return
        if here.kind == "sheet":
            await self._other_sheet(chosen)
            return
        kept = tuple(field for field in here.stands if field != NOTHING) if also else ()
        fields = () if chosen == NOTHING else tuple(dict.fromkeys((*kept, chosen)))
        await self._put(replace(here, said=fields))

    def _options(self, asked: Asked) -> list[Option]:
        """The likeliest first, then nothing, then everything there is."""
        where = asked.where
        known = [field for field in fields_of(where) if field.held]
        own = [f"field:{field.name}" for field in self._fields if field_of(f"field:{field.name}", where) is not None]
        likely = [id for id in (*asked.understood, *asked.others) if id != NOTHING]
        ids = dict.fromkeys((*likely, NOTHING, *(field.id for field in known), *own))
        labels = {f"field:{field.name}": field.label for field in self._fields if field.label}
        return [
            Option(id, labels.get(id) or label_of(id, where), "likely" if id in likely else "")
            for id in ids
            if id == NOTHING or where == "row" or field_of(id, where) is not None
        ]

    async def action_leave(self) -> None:
        here = self.rows.row()
        if here is not None and here.kind not in ("sheet", "status"):
            await self._put(replace(here, said=()))

    async def action_undo(self) -> None:
        here = self.rows.row()
        if here is not None and here.kind != "sheet":
            await self._put(replace(here, said=None))

    async def action_one(self) -> None:
        """In a column with a list: refuse an entry with several values, or write its first."""
        here = self.rows.row()
        if here is not None and here.listed:
            await self._put(replace(here, one_only=not here.one_only))

    async def _put(self, changed: Asked) -> None:
        self._asked = [changed if each.place == changed.place else each for each in self._asked]
        self._warned = None
        await self.rows.renew(len(self._asked))
        self._show()

    async def _other_sheet(self, name: str) -> None:
        if self._again is None or name == self._template.sheet:
            self._asked = [replace(each, said=(name,)) if each.kind == "sheet" else each for each in self._asked]
        else:
            try:
                self._template = self._again(Mapping(sheet=name))
            except Refusal as refusal:
                self._tell(refusal.sentence, "problem")
                return
            self._asked = asked_by(self._template)
        await self.rows.renew(len(self._asked), 0)
        self._show()

    def action_help(self) -> None:
        self.run_worker(self._help())

    async def _help(self) -> None:
        chosen = await self.app.push_screen_wait(Choices(self._glyphs, "What works here", _HELP))
        if chosen is not None:
            await self.run_action(chosen)

    # Leaving

    def action_back(self) -> None:
        self.dismiss(None)

    def action_confirm(self) -> None:
        """Keep what stands; a warning is given once."""
        problem = _problem(self._asked, self._template)
        if problem:
            self._tell(problem, "problem")
            return
        warning = _warning(self._asked)
        if warning and self._warned != tuple(self._asked):
            self._warned = tuple(self._asked)
            self._tell(f"{warning} Ctrl+O again keeps it so.", "ask")
            return
        self.dismiss(self._mapping())

    def _mapping(self) -> Mapping:
        columns = tuple((each.place, _real(each)) for each in self._asked if each.kind == "column")
        cells = tuple(
            (each.place, next(iter(_real(each)), None)) for each in self._asked if each.kind == "cell"
        )
        one_only = tuple(each.place for each in self._asked if each.one_only)
        statuses = tuple((each.place, each.stands[0]) for each in self._asked if each.kind == "status")
        return Mapping(self._template.sheet, self._template.header_row, columns, cells, one_only, statuses)


def asked_by(template: Template) -> list[Asked]:
    """Everything a workbook asks, in the order of the screen. A header cell that is not certain is left to the "
      "author."""
    found = []
    if template.other_sheets:
        why = f"{', '.join(template.other_sheets)} could be the {template.called} as well."
        found.append(Asked("sheet", "Sheet", "Which sheet", (template.sheet,), sure=False, why=why))
    for column in template.columns:
        shape = ", ".join(column.listed[:6]) if column.listed else column.format
        said = column.answered if column.answered is not None and column.answered != column.reading.fields else None
        found.append(
            Asked("column", column.letter, column.heading, column.reading.fields, column.reading.others,
                  column.reading.certain, column.reading.why, shape, said, bool(column.listed), column.one_only,
                  template.where)
        )  # fmt: skip
    for cell in template.header_cells:
        if cell.filled or not cell.held or cell.locked:
            continue
        understood = (cell.field,) if cell.field else ()
        likely = (cell.likely,) if cell.likely else ()
        found.append(Asked("cell", cell.ref, cell.label, understood, likely, where="header"))
    listed = next((each.listed for each in template.columns if "status" in each.fields), ())
    for ours, theirs in template.statuses_asked.items():
        found.append(Asked("status", ours, "in the board's own list", (theirs,) if theirs else (), listed,
                           bool(theirs), f"the list has {', '.join(listed[:6])}", where=template.where))  # fmt: skip
    return found


def _real(asked: Asked) -> tuple[str, ...]:
    return tuple(field for field in asked.stands if field != NOTHING)


def _in_words(asked: Asked) -> str:
    if asked.kind in ("sheet", "status"):
        return asked.stands[0] if asked.stands else ""
    return " + ".join(_CALLED.get(id) or label_of(id, asked.where) for id in _real(asked)) or "nothing"


def _more(asked: Asked) -> tuple[str, str]:
    """More of one row: the board's words in full, what its cells take, and why it is not certain."""
    shape = f" ({asked.shape})" if asked.shape else ""
    if asked.settled:
        several = "stop the export" if asked.one_only else "give their first"
        one = f". Of its list one value: entries with several {several}; 1 changes that." if asked.listed else ""
        return f"{asked.heading}{shape}{one}", "note"
    why = asked.why or "it is not understood"
    told = () if asked.kind == "status" else asked.others[:3]
    others = " or the ".join(label_of(field, asked.where) for field in told if field != NOTHING)
    perhaps = f" It could ask for the {others} as well." if others else ""
    return f"{asked.heading}{shape}: {why[:1].lower()}{why[1:]}{'' if why.endswith('.') else '.'}{perhaps}", "ask"


def _problem(asked: Sequence[Asked], template: Template) -> str:
    fields = {field for each in asked if each.kind == "column" for field in _real(each)}
    lacking = [label_of(field, template.where) for field in template.needed if field not in fields]
    if lacking:
        return f"Say first which column asks for the {' and which for the '.join(lacking)}."
    open = next((each.place for each in asked if each.kind == "status" and not each.stands), "")
    return f"Say first what the board's list calls “{open}”." if open else ""


def _warning(asked: Sequence[Asked]) -> str:
    """What the author should look at once more before keeping it."""
    for kind in ("column", "cell"):
        holders: dict[str, list[str]] = {}
        for each in asked:
            if each.kind == kind:
                for field in _real(each):
                    holders.setdefault(field, []).append(each.place)
        where: Where = next((each.where for each in asked if each.kind == kind), "row")
        for field, places in holders.items():
            if len(places) > 1:
                return f"{' and '.join(places)} would all hold the {label_of(field, where)}."
    said = []
    doubtful = [each.place for each in asked if not each.settled]
    if doubtful:
        are = "is" if len(doubtful) == 1 else "are"
        said.append(f"{', '.join(doubtful[:8])} {are} not certain, and will be taken as shown.")
    return " ".join(said)
