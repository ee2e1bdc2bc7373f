"""The quality form: each matter met or not by one key, a no with its comment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.errors import ChangedUnderneath, WrongUse
from domain.report.board_asks import BoardAsks
from domain.report.parts import Criterion, Mark
from domain.report.quality import board_lines, in_boards_words, is_open, mark_typed, needs_comment, offered, open_said
from screens.commands import Command, bindings
from screens.form import Box, Form
from screens.meanwhile import in_a_form, on_a_list
from screens.offering_form import OfferingForm
from screens.report.lists import ADD, DELETE, OPEN, REST, UNDO, ReportList, of_answers
from screens.session import Session
from screens.task_screen import SHARED


def _met(mark: str, key: str, word: str, title: str, tooltip: str) -> Command:
    return Command(id=f"quality.{word}", action=f"mark('{mark}')", keys=(key,), word=word, title=title, footer=True,
                   tooltip=tooltip)  # fmt: skip


QUALITY_COMMANDS = (
    _met("yes", "y", "yes", "Yes", "It is met; on to the next."),
    _met("no", "n", "no", "No", "It is not met; a comment says why."),
    _met("n/a", "minus", "na", "n/a", "It does not apply here."),
    replace(OPEN, title="Comment", tooltip="A comment, or other words for what is asked."),
    Command(id="quality.offered", action="offered", keys=("o",), word="offered", title="Offered", footer=True,
            tooltip="Put down what is not here yet: the lines of the board's own form, where its template was looked"
            " at, else the matters a senior person checks, in our words."),
    replace(ADD, tooltip="Add a matter in the board's words."), DELETE, UNDO,
    Command(id="quality.open", action="mark('')", keys=("x",), title="Open again", tooltip="Neither yes nor no yet."),
    *REST,
)  # fmt: skip


class QualityScreen(ReportList[Criterion], inherit_bindings=False):
    """What a senior person who is not the author checks before a submission."""

    OFFERS = QUALITY_COMMANDS
    NAME = "quality"
    TABLES = ("criteria",)
    BINDINGS = bindings((*QUALITY_COMMANDS, *SHARED))
    STORE, CALLED = "criteria", "Matter"
    EMPTY = "None yet. o puts down what a senior person checks; a adds the board's."
    DETAIL = 4
    board: BoardAsks = BoardAsks()

    async def fetch_all(self) -> Sequence[Criterion]:
        every = await super().fetch_all()
        self.board = await self.session.do(self.session.case.board)
        left = sum(map(is_open, every))
        self.TITLE_WORDS = "Quality form" + (f": {len(every) - left} of {len(every)} answered" if every else "")
        return every

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return ("Met", 5), ("What is asked", 0)
        return ("Met", 5), ("What is asked", 0), ("Comment", 18)

    def columns(self, thing: Criterion) -> tuple[str, ...]:
        mark = thing.mark or "-"
        return (mark, thing.text) if self.size.width < 60 else (mark, thing.text, thing.comment)

    def detail(self, thing: Criterion) -> str:
        comment = f"Comment: {thing.comment}" if thing.comment else ""
        theirs = in_boards_words(thing, self.board.criteria)
        beside = f"The board's form has it so: {theirs.rstrip('.')}." if theirs else ""
        return " ".join(filter(None, (open_said(thing), f"{thing.text.rstrip('.')}.", comment, beside)))

    async def form(self, thing: Criterion | None) -> Form[Criterion]:
        return CriterionForm(self.session, thing or Criterion(text=""), self.place_of(thing) if thing else 0)

    async def save(self, thing: Criterion) -> Criterion:
        try:
            return await self.session.do(self.session.case.criteria.put, thing)
        except ChangedUnderneath as changed:
            raise in_a_form(changed) from None

    async def put(self, thing: Criterion) -> Criterion:
        try:
            return await self.session.do(self.session.case.criteria.put, thing)
        except ChangedUnderneath as changed:
            await self.renew()
            raise on_a_list(changed) from None

    async def action_mark(self, mark: Mark) -> None:
        """Say whether it is met, and go on; of a no without a comment, ask for one."""
        here = self.here()
        kept = await self.put(replace(here, mark=mark))
        await self.renew(self.key_of(kept))
        if needs_comment(kept):
            self.action_open_row()
            return
        self.say("")
        if mark:
            self.rows.step(1)

    async def action_offered(self) -> None:
        """Put down what is not here yet: the lines of the board's form, or our matters where none is known."""
        theirs = bool(self.board.criteria)
        new = board_lines(self.board.criteria, self.things) if theirs else offered(self.things)
        kept = await self.session.do(self.session.case.criteria.add, *new) if new else ()
        if not kept:
            self.say("All the lines of the board's form are answered here." if theirs else
                     "All of ours are here. a adds a matter in the board's words.")  # fmt: skip
            return
        await self.renew(self.key_of(kept[0]))
        whose = " in the board's words" if theirs else ""
        self.say(f"{len(kept)} put down{whose}, for a senior person to answer: y yes, n no, - does not apply.")


class CriterionForm(OfferingForm[Criterion]):
    """One matter of the quality form."""

    WORDS = {"mark": ("yes", "no", "n/a")}
    ONLY = frozenset(("mark",))

    def __init__(self, session: Session, one: Criterion, place: int) -> None:
        boxes = (
            Box("text", "Asked", one.text, lines=3, hint="In the board's words, as its form has it."),
            Box("mark", "Met", one.mark, choices=("yes", "no", "n/a"), hint="yes, no or n/a; empty while open."),
            Box("comment", "Comment", one.comment, lines=5,
                hint="Why not, and what is being done about it." if one.mark == "no" else "Whatever is to be added."),
        )  # fmt: skip
        title = f"Quality form, {place}" if place else "A matter of the quality form"
        super().__init__(session.glyphs, title, boxes, start="comment" if one.number else "")
        self._one = one

    def result(self, values: Mapping[str, str]) -> Criterion:
        given = of_answers(values)
        if not given["text"]:
            raise WrongUse("Asked: say what the form asks.")
        mark: Mark = mark_typed(given["mark"]) if given["mark"] else ""
        found = replace(self._one, text=given["text"], mark=mark, comment=given["comment"])
        if needs_comment(found):
            raise WrongUse("Comment: of a no, say why, and what is being done about it.")
        return found
