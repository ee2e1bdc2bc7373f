"""What is doubtful of minutes about to be issued, asked on the screen, one question after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from screens.agreement.doubt_kinds import ASKED, DoubtKind
from screens.agreement.issuing import doubts
from screens.choices import Choices, Option

if TYPE_CHECKING:
    from screens.agreement.copy_given import Copy
    from screens.task_screen import TaskScreen

NOTHING = "Nothing was issued."


async def see_doubts(
    screen: TaskScreen, number: int, made: Sequence[Copy], *, again: bool = False, settled: Collection[DoubtKind] = ()
) -> frozenset[DoubtKind]:
    """Ask about each doubt not settled yet; gives all that are. Raises WrongUse when the author goes back."""
    found = await asyncio.to_thread(lambda: doubts(screen.session.case, number, made, again=again))
    for doubt in found:
        if doubt.kind in settled:
            continue
        options = [Option("no", "Back, to look first", doubt.said), Option("yes", "Issue it all the same", doubt.said)]
        asked = Choices(screen.session.glyphs, "Issue it all the same?", options, doubt.said)
        if await screen.app.push_screen_wait(asked) != "yes":
            raise WrongUse(f"{NOTHING} {doubt.said}")
    return ASKED


async def searched(
    screen: TaskScreen, number: int, codes: Sequence[str], rows: Mapping[str, Sequence[str]]
) -> list[Copy]:
    """What these people would be given, made and searched in memory as an export is; nothing of it is placed.

    Raises WrongUse, and what `prepare` raises.
    """
    from exporters.way_out.job import Job
    from screens.agreement.minutes_leaving import copies

    job = Job(kind="minutes", today=screen.session.today(), suffix=".docx")
    return await asyncio.to_thread(lambda: copies(screen.session.case, number, codes, job=job, rows=rows))
