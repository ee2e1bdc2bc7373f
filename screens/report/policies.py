"""The policies and guidance in force at the time, each in the issue that held then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.errors import WrongUse
from domain.report.in_force import in_force
from domain.report.parts import Policy
from screens.commands import bindings
from screens.form import Box, Form
from screens.offering_form import OfferingForm
from screens.report.lists import ADD, DELETE, OPEN, REST, UNDO, ReportList, of_answers
from screens.session import Session
from screens.task_screen import SHARED

POLICY_COMMANDS = (OPEN, ADD, DELETE, UNDO, *REST)
WHOSE = ("own agency", "board", "local authority", "national")


class PoliciesScreen(ReportList[Policy], inherit_bindings=False):
    """What was to be followed, in the order it was put down."""

    OFFERS = POLICY_COMMANDS
    NAME = "policies"
    TABLES = ("policies",)
    BINDINGS = bindings((*POLICY_COMMANDS, *SHARED))
    STORE = "policies"
    TITLE_WORDS = "Policies and guidance in force at the time"
    EMPTY = "None yet. a adds one: its title, the issue that held, from and until when."

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return ("Title", 22), ("In force", 0)
        return ("Title", 32), ("Issue", 12), ("In force", 0), ("Whose", 16)

    def columns(self, thing: Policy) -> tuple[str, ...]:
        if self.size.width < 60:
            return thing.title, in_force(thing)
        return thing.title, thing.issue, in_force(thing), thing.whose

    def name_of(self, thing: Policy) -> str:
        return thing.title

    def detail(self, thing: Policy) -> str:
        when = in_force(thing)
        missing = "" if when else "Say from and until when it was in force: what came later did not bind anybody yet."
        said = ", ".join(filter(None, (thing.title, thing.issue, when, thing.whose)))
        return " ".join(filter(None, (f"{said}.", missing, thing.note)))

    async def form(self, thing: Policy | None) -> Form[Policy]:
        return PolicyForm(self.session, thing or Policy(title=""))


class PolicyForm(OfferingForm[Policy]):
    """One policy or guidance."""

    WORDS = {"whose": WHOSE}

    def __init__(self, session: Session, one: Policy) -> None:
        boxes = (
            Box("policy", "Title", one.title, hint="As it stands on its cover: Self-Neglect Policy."),
            Box("issue", "Issue", one.issue, hint="Which version or year held at the time: v3, 2021."),
            Box("from_when", "From", one.from_when, hint="As known: 1/4/21, April 2021, before 2019."),
            Box("until", "Until", one.until, hint="When it was replaced; empty where it still holds."),
            Box("whose", "Whose", one.whose, hint=f"{', '.join(WHOSE)}, or who issued it."),
            Box("note", "Note", one.note, lines=3,
                hint="What it asked for that bears on this case; the report prints it."),
        )
        super().__init__(session.glyphs, one.title or "A policy or guidance", boxes)
        self._one = one

    def result(self, values: Mapping[str, str]) -> Policy:
        given = of_answers(values)
        title = given.pop("policy")
        if not title:
            raise WrongUse("Title: say which policy or guidance it is.")
        return replace(self._one, title=title, **given)
