"""Of which meeting the minutes are meant, where a screen was opened without saying so."""

from __future__ import annotations

from domain.dates.days import day_said
from screens.choices import Choices, Option
from screens.glyphs import one_line
from screens.task_screen import TaskScreen

NO_MEETINGS = "There is no meeting yet. F7 has the list; a adds one."


async def which_meeting(screen: TaskScreen) -> int:
    """The number of the only meeting there is, or of the one that is chosen; 0 for none."""
    session = screen.session
    meetings = await session.do(session.case.interviews.all)
    if len(meetings) == 1:
        return meetings[0].number
    if not meetings:
        await screen.app.push_screen_wait(Choices(session.glyphs, NO_MEETINGS, [Option("", "Back")]))
        return 0
    options = [
        Option(str(each.number), one_line(f"{each.number}  {day_said(each.held) or 'no day yet'}"
                                          f"  {', '.join(one.code for one in each.people)}  {each.about}",
                                          session.glyphs))
        for each in meetings
    ]  # fmt: skip
    chosen = await screen.app.push_screen_wait(Choices(session.glyphs, "The minutes of which meeting?", options))
    return int(chosen or 0)
