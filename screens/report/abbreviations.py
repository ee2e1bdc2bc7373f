"""The short forms the report uses, and what each stands for: those nobody has explained first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.errors import ChangedUnderneath, WrongUse
from domain.report.parts import Abbreviation
from screens.commands import bindings
from screens.form import Box, Form
from screens.list_screen import ListScreen
from screens.meanwhile import in_a_form
from screens.report.lists import ADD, DELETE, OPEN, REST, UNDO, OfReport, of_answers
from screens.session import Session
from screens.task_screen import SHARED

ABBREVIATION_COMMANDS = (
    replace(OPEN, title="Meaning", tooltip="Say what it stands for."),
    replace(ADD, tooltip="Add a short form the report does not use yet."),
    replace(DELETE, tooltip="Take its meaning out; a short form the report uses stays listed."), UNDO, *REST,
)  # fmt: skip


class AbbreviationsScreen(OfReport, ListScreen[Abbreviation], inherit_bindings=False):
    """Collected from the text of the report, and those put down by hand."""

    OFFERS = ABBREVIATION_COMMANDS
    NAME = "abbreviations"
    TABLES = ("abbreviations",)
    BINDINGS = bindings((*ABBREVIATION_COMMANDS, *SHARED))
    EMPTY = "The report uses no short form yet. a adds one by hand."
    used: frozenset[str] = frozenset()

    async def fetch_all(self) -> Sequence[Abbreviation]:
        from domain.report.abbreviations import abbreviations_of

        case, do = self.session.case, self.session.do
        review = await do(case.review)
        kept = {each.short: each for each in await do(case.abbreviations.all)}
        found = abbreviations_of(review, review.report)
        self.used = frozenset(each.short for each in found)
        known = [kept.pop(each.short, replace(each, revision=0)) for each in found]
        every = sorted((*known, *kept.values()), key=lambda each: (bool(each.meaning), each.short.casefold()))
        left = sum(not each.meaning for each in every)
        self.TITLE_WORDS = "Abbreviations" + (f": {left} nobody has explained" if left else "")
        return every

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("Short", 12), ("What it stands for", 0)

    def columns(self, thing: Abbreviation) -> tuple[str, ...]:
        return thing.short, thing.meaning or "-"

    def name_of(self, thing: Abbreviation) -> str:
        return thing.short

    def detail(self, thing: Abbreviation) -> str:
        used = "" if thing.short in self.used else " The report does not use it."
        return f"{thing.short}: {thing.meaning}.{used}" if thing.meaning else f"{thing.short}: Enter says what it is."

    async def form(self, thing: Abbreviation | None) -> Form[Abbreviation]:
        return AbbreviationForm(self.session, thing or Abbreviation(short=""))

    async def keep(self, thing: Abbreviation, before: Abbreviation | None) -> str:
        try:
            await self.session.do(self.session.case.abbreviations.put, thing)
        except ChangedUnderneath as changed:
            raise in_a_form(changed) from None
        return f"{thing.short} is {thing.meaning}."

    async def take_out(self, thing: Abbreviation) -> None:
        if not thing.revision:
            raise WrongUse(f"The report uses {thing.short}: it stays here while it does.")
        await self.session.do(self.session.case.abbreviations.delete, thing.short, thing.revision)

    async def _fill(self, thing: Abbreviation | None, typed: Mapping[str, str] | None = None) -> None:
        at = self.rows.at
        await super()._fill(thing, typed)
        # The one that is explained goes down; the next one to explain is where it was.
        if thing is not None and not thing.meaning and self._said[1] != "problem":
            said = self._said
            self.rows.go(min(at, len(self.things) - 1))
            self.say(*said)


class AbbreviationForm(Form[Abbreviation]):
    """One short form."""

    def __init__(self, session: Session, one: Abbreviation) -> None:
        short = Box("short", "Short form", one.short, hint="As the report has it: MARAC, DoLS.")
        meaning = Box("meaning", "Stands for", one.meaning, hint="In full: Multi-agency risk assessment conference.")
        super().__init__(session.glyphs, one.short or "A short form", [meaning] if one.short else [short, meaning])
        self._one = one

    def result(self, values: Mapping[str, str]) -> Abbreviation:
        given = of_answers(values)
        short = self._one.short or given["short"]
        if not short:
            raise WrongUse("Short form: say which.")
        if not given["meaning"]:
            raise WrongUse("Stands for: say what it stands for.")
        return replace(self._one, short=short, meaning=given["meaning"])
