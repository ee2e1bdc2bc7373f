"""Short answers boards ask for: of the author, their independence, how the review was done, who signs for the agency.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.dates.days import day_in_box, day_said
from domain.errors import ChangedUnderneath, WrongUse
from domain.report.eligibility import barred, note_of, spoken_against
from domain.report.facts import FACTS, FactOf
from domain.report.parts import Fact
from domain.report.sections import section
from screens.commands import Command, bindings
from screens.day_boxes import DayBoxes
from screens.form import Box, Form
from screens.list_screen import ListScreen
from screens.meanwhile import in_a_form, on_a_list
from screens.report.lists import DELETE, OPEN, REST, UNDO, OfReport
from screens.session import Session
from screens.task_screen import SHARED

AUTHOR_COMMANDS = (
    replace(OPEN, title="Answer", tooltip="Answer it, or change the answer."),
    Command(id="author.yes", action="answer('yes')", keys=("y",), word="yes", title="Yes", footer=True,
            tooltip="Yes; on to the next."),
    Command(id="author.no", action="answer('no')", keys=("n",), word="no", title="No", footer=True,
            tooltip="No; on to the next."),
    Command(id="author.next", action="next_open", keys=("tab",), title="Next open", footer=True,
            tooltip="To the next question that is needed and not answered yet."),
    replace(DELETE, title="Empty", tooltip="Take the answer back. Undo brings it back."), UNDO, *REST,
)  # fmt: skip
SHUT = "given; Ctrl+R shows it"


@dataclass(frozen=True, slots=True)
class Asked:
    """A short answer that is asked for, and what is answered."""

    of: FactOf
    answer: Fact


class AuthorScreen(OfReport, ListScreen[Asked], inherit_bindings=False):
    """All the short answers, those about the author first."""

    OFFERS = AUTHOR_COMMANDS
    NAME = "author"
    TABLES = ("facts",)
    BINDINGS = bindings((*AUTHOR_COMMANDS, *SHARED))
    EMPTY = "Nothing is asked."
    DETAIL = 4

    async def fetch_all(self) -> Sequence[Asked]:
        found = {each.name: each for each in await self.session.do(self.session.case.facts.all)}
        every = [Asked(each, found.get(each.name, Fact(name=each.name))) for each in FACTS]
        every.sort(key=lambda each: each.of.section != "author")
        left = sum(each.of.needed and not each.answer.value for each in every)
        against = len(barred({name: each.value for name, each in found.items()}))
        said = [f"{left} to answer"] if left else []
        said += [f"{against} {'speaks' if against == 1 else 'speak'} against the author"] if against else []
        self.TITLE_WORDS = "About the author" + (f": {', '.join(said)}" if said else "")
        return every

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return ("What is asked", 24), ("Answer", 0)
        return ("What is asked", 50), ("Answer", 0), ("", 8)

    def columns(self, thing: Asked) -> tuple[str, ...]:
        if self.size.width < 60:
            return thing.of.label, self._shown(thing)
        against = spoken_against(thing.of.name, thing.answer.value)
        sign = "against" if against else "needed" if thing.of.needed and not thing.answer.value else ""
        return thing.of.label, self._shown(thing), sign

    def _shown(self, thing: Asked) -> str:
        value = thing.answer.value
        if value and thing.of.personal and not self.session.names_shown:
            return SHUT
        return day_said(value) if thing.of.kind == "day" else value

    def name_of(self, thing: Asked) -> str:
        return thing.of.label

    def key_of(self, thing: Asked) -> str:
        return thing.of.name

    def detail(self, thing: Asked) -> str:
        means = spoken_against(thing.of.name, thing.answer.value)
        found = section(thing.of.section)
        where = f"Asked under {found.title}." if found is not None else ""
        how = "y or n answers it." if thing.of.kind == "yes or no" and not thing.answer.value else ""
        answer = self._shown(thing)
        said = f"{thing.of.label}{f': {answer}' if answer else ''}."
        return " ".join(filter(None, (means, said, note_of(thing.of), how, where)))

    def here(self) -> Asked:
        """The one at the bar."""
        found = self.rows.row()
        if found is None:
            raise WrongUse("Nothing is asked here.")
        assert isinstance(found, Asked)
        return found

    async def form(self, thing: Asked | None) -> Form[Asked]:
        return AnswerForm(self.session, thing or self.here())

    async def keep(self, thing: Asked, before: Asked | None) -> str:
        try:
            await self.session.do(self.session.case.facts.put, thing.answer)
        except ChangedUnderneath as changed:
            raise in_a_form(changed) from None
        return spoken_against(thing.of.name, thing.answer.value) or f"{thing.of.label}: kept."

    def action_add(self) -> None:
        """Nothing more is asked than what stands here."""

    async def action_answer(self, answer: str) -> None:
        """Answer yes or no, and go on; what speaks against the author is said and stays."""
        here = self.here()
        if here.of.kind != "yes or no":
            self.say(f"{here.of.label}: not by yes or no. Enter answers it.")
            return
        await self._put(replace(here.answer, value=answer))
        means = spoken_against(here.of.name, answer)
        if means:
            self.say(means, "problem")
        else:
            self.moves()
            self.rows.step(1)

    async def _put(self, answer: Fact) -> None:
        try:
            await self.session.do(self.session.case.facts.put, answer)
        except ChangedUnderneath as changed:
            await self.renew()
            raise on_a_list(changed) from None
        await self.renew(answer.name)

    async def take_out(self, thing: Asked) -> None:
        if not thing.answer.value:
            raise WrongUse("Nothing is answered there yet.")
        await self.session.do(self.session.case.facts.put, replace(thing.answer, value=""))

    async def _delete(self) -> None:
        here = self.rows.row()
        await super()._delete()
        if isinstance(here, Asked) and self._said[1] != "problem":
            self.say(f"{here.of.label}: taken back; u undoes it.")

    def action_next_open(self) -> None:
        """To the next one that is needed and not answered yet, from the top again behind the last."""
        left = [at for at, each in enumerate(self.things) if each.of.needed and not each.answer.value]
        self.moves()
        if not left:
            self.say("All that is needed is answered.")
            return
        self.rows.go(next((at for at in left if at > self.rows.at), left[0]))


class AnswerForm(DayBoxes[Asked]):
    """One short answer."""

    DAYS = ("value",)

    def __init__(self, session: Session, asked: Asked) -> None:
        fact = asked.of
        value = day_in_box(asked.answer.value) if fact.kind == "day" else asked.answer.value
        choices = ("yes", "no") if fact.kind == "yes or no" else ()
        hints = {"day": "As in 3/3/26.", "yes or no": "yes or no; y or n is enough.", "text": ""}
        hint = " ".join(filter(None, (fact.label + ".", note_of(fact), hints[fact.kind])))
        if fact.personal:
            hint += " A real name may stand here: the board asks for it."
        box = Box(
            "value", "Answer", value, lines=5 if fact.kind == "text" and not fact.personal else 1, hint=hint,
            choices=choices, names=fact.personal,
        )  # fmt: skip
        super().__init__(session.glyphs, fact.label, [box])
        self._one, self._today = asked, session.today()

    def holds_text(self, box: str) -> bool:
        return self._one.of.kind == "text"

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        kind, typed = self._one.of.kind, values["value"].strip().casefold()
        if kind == "yes or no" and typed:
            answer = {"y": "yes", "n": "no"}.get(typed, typed)
            means = spoken_against(self._one.of.name, answer)
            if means:
                return means, "ask"
        if kind != "day":
            return self._boxes[0].hint, "note"
        return super().message(values)

    def result(self, values: Mapping[str, str]) -> Asked:
        kind, value = self._one.of.kind, values["value"].strip()
        if kind == "day":
            value = self.day(values, "value")
        elif kind == "yes or no":
            value = {"y": "yes", "n": "no"}.get(value.casefold(), value.casefold())
            if value not in ("", "yes", "no"):
                raise WrongUse("Answer: write yes or no.")
        return replace(self._one, answer=replace(self._one.answer, value=value))
