"""The paragraphs of the report that rest on a row of the chronology, or on minutes: listed, and one gone to."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from domain.report.parts import Passage
from screens.choices import Choices, Option
from screens.glyphs import one_line
from screens.report.reading import behind, numbered
from screens.task_screen import TaskScreen

if TYPE_CHECKING:
    from storage.casefile import CaseFile


def resting_on(
    case: CaseFile, entry: str = "", interview: int = 0, paragraphs: Collection[str] = ()
) -> list[tuple[Passage, str, str]]:
    """The passages that rest on a row, or on these paragraphs of minutes (none: on any), each with its number and how
    that stands; on the case's thread."""
    passages = case.passages.all()
    by_id = {each.id: each for each in passages}
    if entry:
        wanted = {each.passage for each in case.cited.of_entry(entry)}
    else:
        drawn = [each for each in case.evidence.all() if each.kind == "passage" and each.interview == interview]
        wanted = {each.target for each in drawn if not paragraphs or set(paragraphs) & set(each.paragraphs)}
    if not wanted:
        return []
    numbers = numbered(case)
    rests = behind(case, wanted)
    found = []
    for id in by_id:
        if id in wanted:
            mine = (each for each in rests.get(id, ()) if (each.entry, each.interview) == (entry, interview))
            one = next(mine, None)
            found.append((by_id[id], numbers.get(id, ""), one.line if one is not None else ""))
    return found


async def show_resting_on(
    screen: TaskScreen, what: str, entry: str = "", interview: int = 0, paragraphs: Collection[str] = ()
) -> None:
    """List the paragraphs of the report that rest on `what`, and go to the one chosen."""
    session = screen.session
    found = await session.do(resting_on, session.case, entry, interview, paragraphs)
    if not found:
        screen.say(f"No paragraph of the report rests on {what}.")
        return
    glyphs = session.glyphs
    options = [
        Option(passage.id, one_line(f"{number:>7}  {passage.text}", glyphs), one_line(stands, glyphs))
        for passage, number, stands in found
    ]
    title = f"In the report: what rests on {what}"
    chosen = await screen.app.push_screen_wait(Choices(glyphs, title, options, "Enter goes to it."))
    passage = next((each for each, _, _ in found if each.id == chosen), None)
    if passage is not None:
        session.section, session.passage = passage.section, passage.id
        await screen.open_task("write")
