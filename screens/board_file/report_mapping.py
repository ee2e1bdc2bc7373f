"""One screen to confirm what a board's Word template was understood to ask for, what has no place in it, and what is to
be taken out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual.binding import Binding

from domain.asked.field_of import NOTHING
from domain.asked.found import fields_of, label_of
from domain.question import Question
from domain.report.parts import Report
from exporters.templates.report_mapping import KEEP, every_asks
from exporters.templates.report_places import Place, Removal, ReportMapping, ReportTemplate
from exporters.templates.report_template import asks_said
from exporters.templates.report_words import TABLES
from screens.board_file.guidance import TAKE_OUT, THROUGH, guidance_asked
from screens.board_file.report_asked import AT_THE_END, Asked, Unplaced, asked_by, with_unplaced
from screens.board_file.what_goes_where import Key, WhatGoesWhere, sign_of
from screens.choices import Option
from screens.glyphs import Glyphs, fit, one_line
from screens.widgets.lines import Line

_HELP = (
    Option("change", "Enter    What goes there: type to search. Guidance: out, or in. A section: out, or in"),
    Option("leave", "n        A place: leave it empty, as the board sent it. A section: leave it out"),
    Option("columns", "c        The columns of a table: what each holds"),
    Option("all", "a        Take out all that looks like guidance or examples; once more: leave it in"),
    Option("undo", "u        As it was understood, again"),
    Option("next", "Tab      To the next one that is not certain"),
    Option("confirm", "Ctrl+O   All of it is right: keep it"),
)
NARROW = 60
"""Cells of a screen below which the title says only what is to be done."""


class ReportMappingScreen(WhatGoesWhere[Asked, ReportMapping]):
    """Every place in the order of the document and what goes there; sections without a place; what would be removed.

    Places that are not certain and were not answered for stay as the board left them; so does what was not agreed to.
    `report` is what the case says; with `through` the author has said to go through what would be removed, one by one.
    """

    BINDINGS = [Binding("c", "columns"), Binding("a", "all")]
    HELPS = _HELP
    KEYS = (("Enter", "change"), ("Ctrl+O", "keep"), ("n", "leave empty"), ("a", "guidance out"), ("Tab", "next ?"),
            ("u", "undo"), ("F1", "help"), ("Esc", "back"))  # fmt: skip

    def __init__(
        self,
        glyphs: Glyphs,
        template: ReportTemplate,
        questions: Sequence[Question] = (),
        report: Report | None = None,
        *,
        through: bool = False,
    ) -> None:
        super().__init__(glyphs)
        self._through, self._decided = through, through or template.decided
        self._template, self._questions, self._report = template, tuple(questions), report or Report()
        self._asked = asked_by(template, self._questions, self._report)

    def first(self) -> int:
        standing = [n for n, each in enumerate(self._asked) if each.would_stay]
        return standing[0] if self._through and standing else super().first()

    # Showing

    def called(self) -> str:
        return self._template.name

    def count(self) -> str:
        said = [super().count()] if self.size.width >= NARROW or not all(each.settled for each in self._asked) else []
        if out := sum(each.unplaced is not None and each.agreed for each in self._asked):
            said.append(f"{out} left out")
        if self._template.removals:
            gone = sum(each.removal is not None and each.agreed for each in self._asked)
            said.append(f"guidance out: {gone} of {len(self._template.removals)}")
        return f" {self._glyphs.dot} ".join(said) or super().count()

    def columns(self, width: int) -> Sequence[tuple[str, int]]:
        return tuple(zip((" ", "The board's words", "What goes there"), self._widths(width), strict=True))

    def _widths(self, width: int) -> tuple[int, int, int]:
        words = max(8, (width - 3) // 2)
        return 3, words, max(8, width - 3 - words)

    def line_of(self, asked: Asked, width: int) -> Line:
        _, words, what = self._widths(width)
        if asked.removal is not None:
            sign, left, right, tone = self._of_removal(asked, asked.removal)
        elif asked.unplaced is not None:
            sign, left, right, tone = self._of_unplaced(asked, asked.unplaced)
        else:
            place = asked.place
            assert place is not None
            sign = sign_of(asked.settled, place.certain and not asked.said)
            left, tone = place.name, "" if asked.settled else "ask"
            right = asks_said(asked.stands, self._questions) if asked.settled else self._likely(place)
        glyphs = self._glyphs
        return [
            sign,
            (fit(one_line(left, glyphs), words - 1, glyphs) + " ", ""),
            (fit(one_line(right, glyphs), what, glyphs), tone),
        ]

    @staticmethod
    def _of_removal(asked: Asked, removal: Removal) -> tuple[tuple[str, str], str, str, str]:
        stays = "stays" if removal.likely else "stays: may be standing text"
        return (
            (" x ", "note") if asked.agreed else (" - ", ""), f"{removal.name} ({_paragraphs(removal.paragraphs)})",
            "removed" if asked.agreed else stays, "strong" if asked.agreed else "label",
        )  # fmt: skip

    @staticmethod
    def _of_unplaced(asked: Asked, of: Unplaced) -> tuple[tuple[str, str], str, str, str]:
        stands = f"under “{of.stands}”" if of.stands else AT_THE_END
        return (
            (" x ", "note") if asked.agreed else (" + ", "note"),
            f"No place for: {of.title} ({_paragraphs(of.paragraphs)})",
            "left out of the file" if asked.agreed else stands, "strong" if asked.agreed else "",
        )  # fmt: skip

    def _likely(self, place: Place) -> str:
        return f"{asks_said(place.asks, self._questions)}?" if place.asks else "not understood"

    def more(self, asked: Asked) -> tuple[str, str]:
        """More of one row: the board's words in full, the columns of a table, why it is not certain."""
        if asked.removal is not None:
            where = f" Under “{asked.removal.section}”." if asked.removal.section else ""
            does = "Enter lets it stay." if asked.agreed else "Enter takes it out of the file."
            return f"Begins “{asked.removal.begins}”.{where} {does}", "note"
        if asked.unplaced is not None:
            return _more_unplaced(asked, asked.unplaced), "note"
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

    # Changing

    async def change(self, asked: Asked) -> None:
        if asked.removal is not None or asked.unplaced is not None:
            await self._in_or_out(asked)
            return
        place = asked.place
        assert place is not None
        likely = [each for each in (place.asks, *place.others) if each and each != NOTHING]
        every = every_asks([each.label for each in self._questions])
        options = [Option(each, asks_said(each, self._questions), "likely" if each in likely else "")
                   for each in dict.fromkeys((*likely, *every))]  # fmt: skip
        chosen = await self.choose(f"{place.name}: what goes there?", options)
        if chosen is not None:
            await self.put(replace(asked, said=chosen, columns=asked.columns if chosen == place.asks else ()))

    async def _in_or_out(self, asked: Asked) -> None:
        if asked.unplaced is not None and asked.unplaced.always:
            self._tell(f"A report always has it: {asked.unplaced.title} is not left out.", "problem")
        else:
            await self.put(replace(asked, agreed=not asked.agreed))

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
        chosen = await self.choose("Which column?", columns)
        if chosen is None:
            return
        fields = [Option(NOTHING, label_of(NOTHING))]
        fields += [Option(each.id, each.label) for each in fields_of(where) if each.id != NOTHING]
        field = await self.choose(f"{place.headings[int(chosen)] or chosen}: what does it hold?", fields)
        if field is not None:
            held[int(chosen)] = field
            await self.put(replace(here, said=kind, columns=tuple(sorted(held.items()))))

    def nothing(self, asked: Asked) -> Asked | None:
        if asked.removal is not None:
            return replace(asked, agreed=False)
        if asked.unplaced is not None:
            if asked.unplaced.always:
                self._tell(f"A report always has it: {asked.unplaced.title} is not left out.", "problem")
                return None
            return replace(asked, agreed=True)
        return replace(asked, said=NOTHING, columns=())

    def undone(self, asked: Asked) -> Asked | None:
        return replace(asked, said=None, columns=(), agreed=False)

    def key(self, asked: Asked) -> Key:
        return asked.key

    def as_left(self, asked: Asked, before: Asked) -> Asked:
        return replace(asked, said=before.said, columns=before.columns, agreed=before.agreed)

    def begin_with(self, before: Mapping[Key, Asked]) -> None:
        """The same; what has no place follows from what goes where, and is left out as it was."""
        super().begin_with(before)
        out = [each.unplaced.id for each in before.values() if each.unplaced is not None and each.agreed]
        self._asked = with_unplaced(self._asked, self._questions, self._report, out)

    async def put_all(self, asked: Sequence[Asked], at: int | None = None) -> None:
        """The same; what has no place follows from what goes where."""
        await super().put_all(with_unplaced(asked, self._questions, self._report), at)

    async def action_all(self) -> None:
        """Agree to every removal that looks like guidance or examples; once more takes it back."""
        likely = [each for each in self._asked if each.removal is not None and each.removal.likely]
        agree = not all(each.agreed for each in likely)
        await self.put_all([replace(each, agreed=agree) if each.removal is not None and each.removal.likely else each
                            for each in self._asked])  # fmt: skip

    # Leaving

    def warning(self) -> str:
        left = sum(not each.settled for each in self._asked)
        if not left:
            return ""
        are = "place is not certain and stays" if left == 1 else "places are not certain and stay"
        return f"{left} {are} as the board left it. Tab goes there."

    def confirmed(self) -> None:
        """Keep what stands; what becomes of guidance is asked once."""
        standing = [each.removal for each in self._asked if each.removal is not None and each.would_stay]
        if standing and not self._decided:
            self.run_worker(self._ask_of_removals(standing))
        else:
            self.dismiss(self.mapping())

    async def _ask_of_removals(self, standing: Sequence[Removal]) -> None:
        chosen = await self.choose(*guidance_asked(standing))
        if chosen is None:
            return
        self._decided = True
        if chosen == THROUGH:
            self.rows.go(next(n for n, each in enumerate(self._asked) if each.would_stay))
            self._tell("Enter takes one out; Ctrl+O keeps what stands then.")
            return
        if chosen == TAKE_OUT:
            self._asked = [replace(each, agreed=True) if each.would_stay else each for each in self._asked]
        self.dismiss(self.mapping())

    def mapping(self) -> ReportMapping:
        removed = tuple(each.removal.name for each in self._asked if each.removal is not None and each.agreed)
        stays = (KEEP,) if any(each.would_stay for each in self._asked) else ()
        shown = {each.unplaced.id: each.agreed for each in self._asked if each.unplaced is not None}
        kept = (each for each in self._template.left_out if each not in shown)
        return ReportMapping(
            {each.place.name: each.stands for each in self._asked if each.place is not None},
            {each.place.name: dict(each.columns) for each in self._asked if each.place is not None and each.columns},
            removed or stays,
            (*kept, *(id for id, agreed in shown.items() if agreed)),
        )


def _more_unplaced(asked: Asked, of: Unplaced) -> str:
    if asked.agreed:
        return f"{of.title} is written and is left out of this form. Enter prints it all the same."
    where = f"under “{of.stands}”, with a heading of ours" if of.stands else "at the end of the file"
    always = "A report always has it." if of.always else "Enter leaves it out of this form."
    return f"The form has no place of its own for {of.title}: it is printed {where}. {always}"


def _paragraphs(count: int) -> str:
    return "1 par." if count == 1 else f"{count} par."
