"""One screen to confirm what a board's Word template was understood to ask for, and what is to be taken out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from domain.field_of import NOTHING
from domain.fields import fields_of, label_of
from domain.review import Question
from exporters.templates.report_mapping import KEEP, every_asks
from exporters.templates.report_places import Place, Removal, ReportMapping, ReportTemplate
from exporters.templates.report_template import asks_said
from exporters.templates.report_words import TABLES
from screens.choices import Choices, Option
from screens.commands import LOCK
from screens.glyphs import Glyphs, fit, one_line
from screens.guidance import TAKE_OUT, THROUGH, guidance_asked
from screens.row_moves import RowMoves
from screens.widgets.lines import Line, Lines, keys_told, told
from screens.widgets.row_view import RowView

_HELP = (
    Option("change", "Enter    Say what goes there: type to search. A removal: agree, or let it stay"),
    Option("leave", "n        Nothing: leave it as the board sent it"),
    Option("columns", "c        The columns of a table: what each holds"),
    Option("all", "a        Agree to every removal that looks like guidance or examples"),
    Option("undo", "u        What it was understood as, again"),
    Option("next", "Tab      To the next one that is not certain"),
    Option("confirm", "Ctrl+O   All of it is right: keep it"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A place or a removal of the template, and what the author said of it (None: nothing yet)."""

    place: Place | None = None
    removal: Removal | None = None
    said: str | None = None
    columns: tuple[tuple[int, str], ...] = ()
    agreed: bool = False

    @property
    def settled(self) -> bool:
        """Whether it is certain, or the author has said."""
        return self.place is None or self.place.certain or self.said is not None or bool(self.columns)

    @property
    def stands(self) -> str:
        """What goes there as things stand; an uncertain place that was not answered for stays as the board left it."""
        if self.said is not None:
            return self.said
        if self.place is None:
            return NOTHING
        return self.place.asks or NOTHING if self.settled else NOTHING


class ReportMappingScreen(RowMoves, ModalScreen["ReportMapping | None"], inherit_bindings=False):
    """Shows every place in the order of the document and what goes there, then what would be removed.

    Any can be changed; Ctrl+O keeps all of it. Gives the whole mapping as the author confirmed it, None on Escape.
    Places that are not certain and were not answered for stay as the board left them; so does what was not agreed to.
    """

    BINDINGS = [
        Binding("up,k", "step(-1)"), Binding("down,j", "step(1)"),
        Binding("pageup", "page(-1)"), Binding("pagedown", "page(1)"),
        Binding("home", "go(0)"), Binding("end", "go(-1)"), Binding("tab", "next"),
        Binding("enter,space", "change"), Binding("n,delete", "leave"), Binding("u", "undo"), Binding("c", "columns"),
        Binding("a", "all"), Binding("ctrl+o", "confirm"), Binding("escape", "back"),
        Binding("f1,question_mark", "help"), LOCK,
    ]  # fmt: skip
    DEFAULT_CSS = """
    ReportMappingScreen { background: $background; }
    ReportMappingScreen #title, ReportMappingScreen #heading, ReportMappingScreen #footer { height: 1; }
    ReportMappingScreen #message { height: 3; }
    """

    def __init__(
        self, glyphs: Glyphs, template: ReportTemplate, questions: Sequence[Question] = (), through: bool = False
    ) -> None:
        super().__init__()
        # With `through` the author has said to go through what would be removed, one by one.
        self._through, self._decided = through, through or template.decided
        self._glyphs, self._template, self._questions = glyphs, template, tuple(questions)
        self._asked = [Asked(place=each) for each in template.places]
        # People somebody made up are nobody's family: these rows go, unless the author says otherwise.
        self._asked += [
            Asked(removal=each, agreed=each.agreed or (
                each.kind == "example rows" and each.likely and not template.decided
            )) for each in template.removals
        ]  # fmt: skip
        self._warned = False

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="heading")
        yield RowView[Asked](self._draw, self._fetch, empty=" Nothing in it asks for anything.", id="rows", focus=True)
        yield Lines(id="message")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        standing = [n for n, each in enumerate(self._asked) if self._stands(each)]
        first = next((n for n, each in enumerate(self._asked) if not each.settled), 0)
        first = standing[0] if self._through and standing else first
        await self.rows.renew(len(self._asked), first)
        self._show()

    # Showing

    def _show(self) -> None:
        width = self.size.width
        left = sum(not each.settled for each in self._asked)
        gone = sum(each.agreed for each in self._asked)
        removals = len(self._template.removals)
        count = f"{left} to look at " if left else "all certain "
        count += f"{self._glyphs.dot} {gone} of {removals} removed " if removals else ""
        room = max(0, width - len(count))
        title = f" {self._template.name}"
        self.query_one("#title", Lines).show(
            [[(fit(one_line(title, self._glyphs), room, self._glyphs), "title"), (count, "ask" if left else "label")]]
        )
        heads = zip((" ", "The board's words", "What goes there"), self._widths(width), strict=True)
        self.query_one("#heading", Lines).show([[("".join(fit(text, cells) for text, cells in heads), "label")]])
        keys = (("Enter", "change"), ("Ctrl+O", "keep"), ("n", "nothing"), ("a", "agree all"), ("Tab", "next ?"),
                ("c", "columns"), ("F1", "help"), ("Esc", "back"))  # fmt: skip
        self.query_one("#footer", Lines).show([keys_told(keys, width)])
        self.rows.refresh()
        self._tell()

    def _tell(self, sentence: str = "", tone: str = "note") -> None:
        here = self.rows.row()
        if not sentence and here is not None:
            sentence, tone = self._more(here)
        lines = self.query_one("#message", Lines)
        text = one_line(sentence, self._glyphs)
        lines.show(told(text, tone, self.size.width, max(1, lines.size.height)) if text else [])

    def _widths(self, width: int) -> tuple[int, int, int]:
        words = max(8, (width - 3) // 2)
        return 3, words, max(8, width - 3 - words)

    def _draw(self, asked: Asked, width: int) -> Line:
        mark, words, what = self._widths(width)
        if asked.removal is not None:
            many = f"{asked.removal.paragraphs} par." if asked.removal.paragraphs != 1 else "1 par."
            said = "removed" if asked.agreed else "stays" if asked.removal.likely else "stays: may be standing text"
            return [
                (fit(" x " if asked.agreed else " - ", mark), "note" if asked.agreed else ""),
                (fit(one_line(f"{asked.removal.name} ({many})", self._glyphs), words - 1, self._glyphs) + " ", ""),
                (fit(said, what, self._glyphs), "strong" if asked.agreed else "label"),
            ]  # fmt: skip
        place = asked.place
        assert place is not None
        sign, tone = (" ", "") if place.certain and not asked.said else ("!", "note") if asked.settled else ("?", "ask")
        said = asks_said(asked.stands, self._questions) if asked.settled else self._likely(place)
        return [
            (f" {sign} ", tone),
            (fit(one_line(place.name, self._glyphs), words - 1, self._glyphs) + " ", ""),
            (fit(one_line(said, self._glyphs), what, self._glyphs), "" if asked.settled else "ask"),
        ]

    def _likely(self, place: Place) -> str:
        return f"{asks_said(place.asks, self._questions)}?" if place.asks else "not understood"

    def _more(self, asked: Asked) -> tuple[str, str]:
        """More of one row: the board's words in full, the columns of a table, why it is not certain."""
        if asked.removal is not None:
            where = f" Under “{asked.removal.section}”." if asked.removal.section else ""
            return f"Begins “{asked.removal.begins}”.{where} Enter agrees to it, or lets it stay.", "note"
        place = asked.place
        assert place is not None
        if not asked.settled:
            why = place.why or "it is not understood"
            others = " or ".join(asks_said(each, self._questions) for each in place.others[:3])
            perhaps = f" It could be {others}." if others else ""
            return f"{place.label}: {why}.{perhaps} Unanswered it stays as it is.", "ask"
        if place.way == "table" and asked.stands.startswith("table:"):
            changed = dict(asked.columns)
            columns = [f"{heading or at}: {changed.get(at, field) or NOTHING}" for at, (heading, field) in
                       enumerate(zip(place.headings, place.columns, strict=True))]  # fmt: skip
            return "; ".join(columns), "note"
        elsewhere = f" The board says: {place.elsewhere}." if place.elsewhere else ""
        return f"{place.label}{elsewhere}", "note"

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

    async def action_change(self) -> None:
        here = self.rows.row()
        if here is None:
            return
        if here.removal is not None:
            await self._put(replace(here, agreed=not here.agreed))
        else:
            self.run_worker(self._choose(here))

    async def _choose(self, here: Asked) -> None:
        place = here.place
        assert place is not None
        likely = [each for each in (place.asks, *place.others) if each and each != NOTHING]
        every = every_asks([each.label for each in self._questions])
        options = [Option(each, asks_said(each, self._questions), "likely" if each in likely else "")
                   for each in dict.fromkeys((*likely, *every))]  # fmt: skip
        title = one_line(f"{place.name}: what goes there?", self._glyphs)
        chosen = await self.app.push_screen_wait(Choices(self._glyphs, title, options))
        if chosen is not None:
            await self._put(replace(here, said=chosen, columns=here.columns if chosen == place.asks else ()))

    def action_columns(self) -> None:
        here = self.rows.row()
        if here is None or here.place is None or here.place.way != "table":
            self._tell("Only a table has columns.", "problem")
            return
        self.run_worker(self._choose_column(here, here.place))

    async def _choose_column(self, here: Asked, place: Place) -> None:
        kind = here.stands if here.settled else place.asks or NOTHING
        where = TABLES.get(kind.partition(":")[2])
        if where is None:
            self._tell("Say first what the table holds: Enter.", "problem")
            return
        held = dict(here.columns)
        columns = [Option(str(at), f"{heading or at}: {held.get(at, field) or NOTHING}") for at, (heading, field) in
                   enumerate(zip(place.headings, place.columns, strict=True))]  # fmt: skip
        chosen = await self.app.push_screen_wait(Choices(self._glyphs, "Which column?", columns))
        if chosen is None:
            return
        fields = [Option(NOTHING, label_of(NOTHING))]
        fields += [Option(each.id, each.label) for each in fields_of(where) if each.id != NOTHING]
        title = one_line(f"{place.headings[int(chosen)] or chosen}: what does it hold?", self._glyphs)
        field = await self.app.push_screen_wait(Choices(self._glyphs, title, fields))
        if field is not None:
            held[int(chosen)] = field
            await self._put(replace(here, said=kind, columns=tuple(sorted(held.items()))))

    async def action_leave(self) -> None:
        here = self.rows.row()
        if here is not None:
            await self._put(replace(here, agreed=False) if here.removal else replace(here, said=NOTHING, columns=()))

    async def action_undo(self) -> None:
        here = self.rows.row()
        if here is not None:
            await self._put(replace(here, said=None, columns=(), agreed=False))

    async def action_all(self) -> None:
        """Agree to every removal that looks like guidance or examples; once more takes it back."""
        likely = [each for each in self._asked if each.removal is not None and each.removal.likely]
        agree = not all(each.agreed for each in likely)
        self._asked = [replace(each, agreed=agree) if each.removal is not None and each.removal.likely else each
                       for each in self._asked]  # fmt: skip
        await self._renew()

    async def _put(self, changed: Asked) -> None:
        same = (changed.place or changed.removal)
        self._asked = [changed if (each.place or each.removal) is same else each for each in self._asked]
        await self._renew()

    async def _renew(self) -> None:
        self._warned = False
        await self.rows.renew(len(self._asked))
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

    @staticmethod
    def _stands(asked: Asked) -> bool:
        """Whether it is guidance or an example that would stay in the file."""
        return asked.removal is not None and asked.removal.in_the_way and not asked.agreed

    async def _ask_of_removals(self, count: int) -> None:
        chosen = await self.app.push_screen_wait(Choices(
            self._glyphs, *guidance_asked(count, self._glyphs)
        ))  # fmt: skip
        if chosen is None:
            return
        self._decided = True
        if chosen == THROUGH:
            self.rows.go(next(n for n, each in enumerate(self._asked) if self._stands(each)))
            self._tell("Enter agrees to one; Ctrl+O keeps what stands then.")
            return
        if chosen == TAKE_OUT:
            self._asked = [replace(each, agreed=True) if self._stands(each) else each for each in self._asked]
        self.dismiss(self._mapping())

    def action_confirm(self) -> None:
        """Keep what stands; a warning is given once, and what becomes of guidance is asked once."""
        left = sum(not each.settled for each in self._asked)
        if left and not self._warned:
            self._warned = True
            are = "place is not certain and stays" if left == 1 else "places are not certain and stay"
            self._tell(f"{left} {are} as the board left it. Ctrl+O again keeps it so; Tab goes there.", "ask")
            return
        if (count := sum(map(self._stands, self._asked))) and not self._decided:
            self.run_worker(self._ask_of_removals(count))
            return
        self.dismiss(self._mapping())

    def _mapping(self) -> ReportMapping:
        removed = tuple(each.removal.name for each in self._asked if each.removal is not None and each.agreed)
        stays = (KEEP,) if any(map(self._stands, self._asked)) else ()
        return ReportMapping(
            {each.place.name: each.stands for each in self._asked if each.place is not None},
            {each.place.name: dict(each.columns) for each in self._asked if each.place is not None and each.columns},
            removed or stays,
            self._template.left_out,
        )
