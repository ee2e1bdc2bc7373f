"""The recommendations, SMART part by part, each tied to the findings and paragraphs it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.errors import WrongUse
from domain.question import Question
from domain.report.parts import WHOSE, Passage, Recommendation, Report
from domain.report.smart import PARTS, missing, rests_said, rests_typed, tied
from screens.commands import Command, bindings
from screens.form import Box, Form
from screens.offering_form import OfferingForm
from screens.report.findings import FindingsBox, pickable
from screens.report.lists import ADD, DELETE, MOVES, OPEN, REST, UNDO, ReportList, of_answers
from screens.report.reading import numbered
from screens.session import Session
from screens.task_screen import SHARED

RECOMMENDATION_COMMANDS = (
    OPEN, replace(ADD, tooltip="Add a recommendation."),
    Command(id="recommendations.ties", action="ties", keys=("t",), word="ties", title="Rests on", footer=True,
            tooltip="Mark the findings and paragraphs it rests on."),
    Command(id="recommendations.actions", action="actions", keys=("o",), title="Its actions", footer=True,
            tooltip="The actions under it; a adds one there."),
    DELETE, UNDO, *MOVES, *REST,
)  # fmt: skip
NARROW = 60


class RecommendationsScreen(ReportList[Recommendation], inherit_bindings=False):
    """The recommendations in the order they are printed."""

    OFFERS = RECOMMENDATION_COMMANDS
    NAME = "recommendations"
    TABLES = ("recommendations", "actions")
    BINDINGS = bindings((*RECOMMENDATION_COMMANDS, *SHARED))
    STORE, CALLED = "recommendations", "Recommendation"
    EMPTY = "None yet. Findings first (F6: good practice, learning); then press a."
    DETAIL = 5
    report: Report = Report()
    questions: Sequence[Question] = ()
    numbers: Mapping[str, str] = {}
    _passages: frozenset[str] = frozenset()
    _short = 0

    async def fetch_all(self) -> Sequence[Recommendation]:
        case, do = self.session.case, self.session.do
        self.report, self.questions = await do(case.report), await do(case.questions.all)
        self._passages = frozenset(each.id for each in self.report.passages)
        self.numbers = await do(numbered, case)
        self._short = sum(bool(missing(each, self._passages)) for each in self.report.recommendations)
        self.TITLE_WORDS = "Recommendations" + (f": {self._short} not complete" if self._short else "")
        return self.report.recommendations

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < NARROW:
            return ("No.", 4), ("Recommendation", 0), ("Missing", 12)
        missing = ("Missing", 24 if self._short else 8)
        return ("No.", 4), ("Recommendation", 0), missing, ("Rests", 6), ("Actions", 8)

    def columns(self, thing: Recommendation) -> tuple[str, ...]:
        place, without = str(self.place_of(thing)), missing(thing, self._passages)
        said = "everything" if len(without) > len(PARTS) - 1 else ", ".join(without)
        if self.size.width < NARROW:
            return place, thing.text, f"{len(without)} parts" if without else ""
        actions = sum(each.recommendation == thing.number for each in self.report.actions)
        return place, thing.text, said, str(len(tied(thing, self._passages)) or "-"), str(actions or "-")

    def detail(self, thing: Recommendation) -> str:
        without = missing(thing, self._passages)
        rests = rests_said(thing, self.numbers, self._passages)
        said = [f"Still to say: {', '.join(without)}." if without else "All parts are there."]
        said.append(f"Rests on {rests}." if rests else "t marks what it rests on.")
        if thing.whose != WHOSE[0]:
            said.append("For work between agencies.")
        said.append(thing.text)
        return " ".join((*filter(None, said), thing.note))

    async def form(self, thing: Recommendation | None) -> Form[Recommendation]:
        place = self.place_of(thing) if thing is not None else 0
        one = thing or Recommendation()
        return RecommendationForm(self.session, one, place, self.report, self.numbers)

    async def _delete(self) -> None:
        here = self.rows.row()
        under = sum(here is not None and each.recommendation == here.number for each in self.report.actions)
        await super()._delete()
        if under and here not in self.things and self._said[1] != "problem":
            stay = "its action stays" if under == 1 else f"its {under} actions stay"
            self.say(f"{self._said[0]} In the plan {stay}, under none.")

    def action_ties(self) -> None:
        self.run_worker(self._ties(self.here()))

    async def _ties(self, one: Recommendation) -> None:
        offered = pickable(self.report, self.numbers, self.questions)
        title = f"What {self.name_of(one).lower()} rests on"
        box = FindingsBox(self.session, title, offered, self.numbers, self.questions, one.rests_on)
        chosen: list[Passage] | None = await self.app.push_screen_wait(box)
        if chosen is None:
            return
        ids = {each.id for each in chosen}
        kept = await self.put(replace(one, rests_on=tuple(id for id in self.numbers if id in ids)))
        await self.renew(self.key_of(kept))
        rests = rests_said(kept, self.numbers, self._passages)
        self.say(f"{self.name_of(kept)} rests on {rests}." if rests else f"{self.name_of(kept)} rests on nothing now.")

    async def action_actions(self) -> None:
        """The actions under it, on their own screen over this one."""
        from screens.report.actions import ActionsScreen

        screen = ActionsScreen(self.session)
        screen.under = screen.only = self.here().number
        await self.over(screen)


class RecommendationForm(OfferingForm[Recommendation]):
    """One recommendation: every part asked for in its own box."""

    WORDS = {"whose": WHOSE}
    ONLY = frozenset(("whose",))

    def __init__(
        self, session: Session, one: Recommendation, place: int, report: Report, numbers: Mapping[str, str]
    ) -> None:
        first, *parts = PARTS
        there = {each.id for each in report.passages}
        behind = set(tied(one, there))
        rests = ", ".join(number for id, number in numbers.items() if id in behind)
        boxes = (
            Box(first.name, first.label, one.text, lines=3, hint=first.asks),
            Box("whose", "Whose", one.whose, offered=not one.number, choices=WHOSE,
                hint="For the own agency, or for work between agencies."),
            Box("rests_on", "Rests on", rests,
                hint="The numbers of findings and paragraphs: 17.1, 18.2. On the list, t marks them."),
            *(Box(each.name, each.label, getattr(one, each.name), lines=2, hint=each.asks) for each in parts),
            Box("note", "Note", one.note, hint="For your eyes only; no part of the report."),
        )  # fmt: skip
        super().__init__(session.glyphs, f"Recommendation {place}" if place else "A new recommendation", boxes)
        self._one, self._report, self._numbers = one, report, numbers

    def holds_text(self, box: str) -> bool:
        return box not in ("whose", "rests_on")

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        if self.focused is not None and self.focused.id == "rests_on" and values["rests_on"].strip():
            try:
                found = rests_typed(values["rests_on"], self._numbers, self._one.rests_on)
            except WrongUse as refusal:
                return refusal.sentence, "ask"
            texts = {each.id: each.text for each in self._report.passages}
            return "; ".join(f"{self._numbers.get(id, '-')} {texts.get(id, '')[:60]}" for id in found), "note"
        return super().message(values)

    def result(self, values: Mapping[str, str]) -> Recommendation:
        given = of_answers(values)
        if not given["text"]:
            raise WrongUse("Recommendation: say what is to change.")
        whose = [each for each in WHOSE if each.startswith(given["whose"].casefold())]
        if len(whose) != 1:
            raise WrongUse("Whose: write own agency, or between agencies.")
        rests_on = rests_typed(given["rests_on"], self._numbers, self._one.rests_on)
        parts = {each.name: given[each.name] for each in PARTS}
        return replace(self._one, **parts, whose=whose[0], rests_on=rests_on, note=given["note"])  # type: ignore[arg-type]
