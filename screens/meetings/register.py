"""The register of persons seen: who, in what role, when, by whom; and those not interviewed, and why."""

from __future__ import annotations

from collections.abc import Sequence

from domain.and_between import and_between
from domain.dates.days import day_said, day_short
from domain.meetings.register import NotSeen, Register, Seen, register_of
from domain.meetings.seeing import why_not
from domain.review import Review
from screens.commands import bindings
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.task_screen import SHARED

_WRITES = ("list.open", "list.add", "list.delete", "list.undo")
REGISTER_COMMANDS = tuple(each for each in LIST_COMMANDS if each.id not in _WRITES)


class RegisterScreen(ListScreen[Seen | NotSeen], inherit_bindings=False):
    """Those seen, then those not; only to be read: it follows from the meetings and the list of whom to see."""

    OFFERS = REGISTER_COMMANDS
    NAME = "register"
    BINDINGS = bindings((*REGISTER_COMMANDS, *SHARED))
    EMPTY = "Nobody yet: it follows from the meetings held (F7) and from whom to see (/tosee)."
    register = Register((), ())

    async def fetch_all(self) -> Sequence[Seen | NotSeen]:
        case, do = self.session.case, self.session.do
        review = Review(
            details=await do(case.details), people=await do(case.people.all), minutes=await do(case.minutes.all),
            to_see=await do(case.to_see.all),
        )  # fmt: skip
        self.register = register_of(review, self.session.today(), names=self.session.names_shown)
        seen, others = self.register.seen, self.register.not_seen
        self.TITLE_WORDS = f"Register of persons seen: {len(seen)} seen, {len(others)} not"
        return (*seen, *others)

    def names_changed(self) -> None:
        self.run_worker(self.renew())

    def titles(self) -> tuple[tuple[str, int], ...]:
        who = ("Name" if self.session.names_shown else "Code", 22 if self.session.names_shown else 11)
        if self.size.width < 60:
            return who, ("Seen on", 0)
        return who, ("Role", 20), ("Seen on", 0), ("Interviewed by", 16)

    def columns(self, thing: Seen | NotSeen) -> tuple[str, ...]:
        dates = ", ".join(map(day_short, thing.dates)) if isinstance(thing, Seen) else f"not seen: {_why(thing)}"
        by = ", ".join(thing.by) if isinstance(thing, Seen) else ""
        return (thing.who, dates) if self.size.width < 60 else (thing.who, thing.role, dates, by)

    def name_of(self, thing: Seen | NotSeen) -> str:
        return f"{thing.code} not seen" if isinstance(thing, NotSeen) else thing.code

    def detail(self, thing: Seen | NotSeen) -> str:
        if isinstance(thing, Seen):
            days, numbers = and_between(map(day_said, thing.dates)), and_between(map(str, thing.interviews))
            by = f", by {and_between(thing.by)}" if thing.by else "; who held it is not said"
            said = f"Seen on {days}{by}: {and_between(thing.kinds)} (number {numbers})."
        else:
            said = f"{why_not(_why(thing), thing.more)}."
        elsewhere = and_between(map(day_said, self.register.raised_elsewhere))
        return f"{said} Of the whole review: a matter was raised elsewhere on {elsewhere}." if elsewhere else said

    def rows_query(self, thing: Seen | NotSeen) -> str:
        return thing.code if " " not in thing.code else f'"{thing.code}"'

    async def action_back(self) -> None:
        await self.back_to("interviews")


def _why(thing: NotSeen) -> str:
    return thing.why or (f"on hold for {thing.hold}" if thing.hold else "not yet")
