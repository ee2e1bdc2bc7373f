"""What the check was told to let through: listed with its reason, and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from domain.disclosure import Accepted
from domain.errors import WrongUse
from screens.commands import bindings
from screens.form import Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.task_screen import SHARED

_OFFERED = tuple(each for each in LIST_COMMANDS if each.id not in ("list.add", "list.open", "list.find"))


class AcceptedScreen(ListScreen[Accepted], inherit_bindings=False):
    """The verdicts of the case. They are given where something is found, on the screen of exports."""

    OFFERS = _OFFERED
    NAME = "accepted"
    TABLES = ("accepted",)
    BINDINGS = bindings((*_OFFERED, *SHARED))
    TITLE_WORDS = "Accepted: what may leave as it is, and why"
    EMPTY = "Nothing. What an export stops at is accepted there, with a."

    async def fetch_all(self) -> Sequence[Accepted]:
        return await self.session.do(self.session.case.accepted.all)

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("Id", 12), ("Words", 18), ("Reason", 0)

    def columns(self, thing: Accepted) -> tuple[str, ...]:
        return thing.id, thing.matched, thing.reason

    def name_of(self, thing: Accepted) -> str:
        return thing.id

    def detail(self, thing: Accepted) -> str:
        return f"“{thing.matched}” in {thing.kind}, {thing.place}: {thing.reason}. By {thing.by}, {thing.at[:10]}."

    async def form(self, thing: Accepted | None) -> Form[Accepted]:
        raise WrongUse("What was accepted is not changed. Delete it, and accept again where the export stops.")

    async def keep(self, thing: Accepted, before: Accepted | None) -> str:
        raise WrongUse("What was accepted is not changed. Delete it, and accept again where the export stops.")

    async def take_out(self, thing: Accepted) -> None:
        await self.session.do(self.session.case.accepted.delete, thing.key)

    def rows_query(self, thing: Accepted) -> str:
        return f'"{thing.matched}"'
