"""One screen to confirm what a board's workbook was understood to ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from textual.binding import Binding

from domain.asked.field_of import NOTHING, Where
from domain.asked.found import field_of, fields_of, label_of
from domain.errors import Refusal
from domain.review import Field
from exporters.templates.mapping import Mapping
from exporters.templates.template import Template
from screens.board_file.what_goes_where import Key, WhatGoesWhere, sign_of
from screens.choices import Option
from screens.glyphs import Glyphs, fit, one_line
from screens.widgets.lines import Line

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


class MappingScreen(WhatGoesWhere[Asked, Mapping]):
    """Every heading of a workbook and what it was understood as.

    `fields` are those of the case; `again` reads the workbook anew when the author says that another sheet is meant.
    """

    BINDINGS = [Binding("c", "change"), Binding("a", "also"), Binding("1", "one")]
    HELPS = _HELP
    KEYS = (("Enter", "change"), ("a", "also"), ("n", "nothing"), ("Tab", "next ?"), ("Ctrl+O", "keep"),
            ("F1", "help"), ("Esc", "back"))  # fmt: skip

    def __init__(
        self,
        glyphs: Glyphs,
        template: Template,
        *,
        fields: Sequence[Field] = (),
        again: Callable[[Mapping], Template] | None = None,
    ) -> None:
        super().__init__(glyphs)
        self._fields, self._read_again = tuple(fields), again
        self._template = template
        self._asked = asked_by(template)

    # Showing

    def called(self) -> str:
        return f"{self._template.name} {self._glyphs.dot} {self._template.sheet}, row {self._template.header_row}"

    def columns(self, width: int) -> Sequence[tuple[str, int]]:
        heads = (" ", "Where", "The board's words", "Asks for")
        return tuple(zip(heads, self._widths(width), strict=True))

    def _widths(self, width: int) -> tuple[int, int, int, int]:
        place = 7 if width >= 50 else 4
        if width >= 70:
            place = max(place, min(14, 1 + max((len(each.place) for each in self._asked), default=0)))
        heading = max(8, (width - place - 3) // 2)
        return 3, place, heading, max(8, width - 3 - place - heading)

    def line_of(self, asked: Asked, width: int) -> Line:
        mark, place, heading, said = self._widths(width)
        words = _in_words(asked) if asked.stands or asked.settled else "not understood"
        return [
            sign_of(asked.settled, asked.sure),
            (fit(asked.place, place), "strong"),
            (fit(one_line(asked.heading, self._glyphs), heading - 1, self._glyphs) + " ", ""),
            (fit(words, said, self._glyphs), "" if asked.settled else "ask"),
        ]

    def more(self, asked: Asked) -> tuple[str, str]:
        return _more(asked)

    # Changing

    async def change(self, asked: Asked) -> None:
        await self._choose(asked, also=False)

    def action_also(self) -> None:
        here = self.rows.row()
        if here is not None and here.kind == "column":
            self.run_worker(self._choose(here, also=True))

    async def _choose(self, here: Asked, also: bool) -> None:
        title = f"{here.place} {here.heading}: what does it ask for{' as well' if also else ''}?"
        if here.kind == "sheet":
            options = [Option(name, name) for name in (self._template.sheet, *self._template.other_sheets)]
            title = f"Which sheet is the {self._template.called}?"
        elif here.kind == "status":
            options = [Option(value, value) for value in here.others]
            title = f"What does the board's list call “{here.place}”?"
        else:
            options = self._options(here)
        chosen = await self.choose(title, options)
        if chosen is None:
            return
        if here.kind == "sheet":
            await self._other_sheet(chosen)
            return
        kept = tuple(field for field in here.stands if field != NOTHING) if also else ()
        fields = () if chosen == NOTHING else tuple(dict.fromkeys((*kept, chosen)))
        await self.put(replace(here, said=fields))

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

    def nothing(self, asked: Asked) -> Asked | None:
        return None if asked.kind in ("sheet", "status") else replace(asked, said=())

    def undone(self, asked: Asked) -> Asked | None:
        return None if asked.kind == "sheet" else replace(asked, said=None)

    def key(self, asked: Asked) -> Key:
        return f"{asked.kind} {asked.place}", asked.heading

    def as_left(self, asked: Asked, before: Asked) -> Asked:
        return replace(asked, said=before.said, one_only=before.one_only)

    async def action_one(self) -> None:
        """In a column with a list: refuse an entry with several values, or write its first."""
        here = self.rows.row()
        if here is not None and here.listed:
            await self.put(replace(here, one_only=not here.one_only))

    async def _other_sheet(self, name: str) -> None:
        if self._read_again is None or name == self._template.sheet:
            asked = [replace(each, said=(name,)) if each.kind == "sheet" else each for each in self._asked]
        else:
            try:
                self._template = self._read_again(Mapping(sheet=name))
            except Refusal as refusal:
                self._tell(refusal.sentence, "problem")
                return
            asked = asked_by(self._template)
        await self.put_all(asked, 0)

    # Leaving

    def problem(self) -> str:
        return _problem(self._asked, self._template)

    def warning(self) -> str:
        return _warning(self._asked)

    def mapping(self) -> Mapping:
        columns = tuple((each.place, _real(each)) for each in self._asked if each.kind == "column")
        cells = tuple(
            (each.place, next(iter(_real(each)), None)) for each in self._asked if each.kind == "cell"
        )
        one_only = tuple(each.place for each in self._asked if each.one_only)
        statuses = tuple((each.place, each.stands[0]) for each in self._asked if each.kind == "status")
        return Mapping(self._template.sheet, self._template.header_row, columns, cells, one_only, statuses)


def asked_by(template: Template) -> list[Asked]:
    """Everything a workbook asks, in the order of the screen. A header cell that is not certain is left to the
    author."""
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
