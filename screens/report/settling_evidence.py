"""What a paragraph rests on, piece by piece: before and now beside each other, settled, taken out, or gone to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from domain.errors import Refusal
from domain.evidence.passage_rests import Behind
from screens.choices import Choices, Option
from screens.commands import LOCK
from screens.filling_in import fill_in
from screens.form import Form
from screens.glyphs import fit, one_line
from screens.session import Session
from screens.side_by_side import LEGEND, side_by_side, window
from screens.task_screen import TaskScreen
from screens.why_form import WhyForm
from screens.widgets.lines import Line, Lines, broken, keys_told

if TYPE_CHECKING:
    from storage.casefile import CaseFile


class BeforeAndNow(ModalScreen["str | None"], inherit_bindings=False):
    """One piece of evidence: as it was when the passage came to rest on it, and as it is; a letter settles it."""

    BINDINGS = [
        Binding("up,k", "scroll_by(-1)"), Binding("down,j", "scroll_by(1)"), Binding("pageup", "scroll_by(-10)"),
        Binding("pagedown", "scroll_by(10)"), Binding("a", "take('settle')"), Binding("t,delete", "take('out')"),
        Binding("g,enter", "take('go')"), Binding("escape,f1", "back"), LOCK,
    ]
    DEFAULT_CSS = """
    BeforeAndNow { background: $background; layout: vertical; }
    BeforeAndNow #title, BeforeAndNow #footer { height: 1; }
    BeforeAndNow #text { height: 1fr; }
    """

    def __init__(self, session: Session, title: str, one: Behind, before: str) -> None:
        super().__init__()
        self.session, self._title, self._one, self._before, self._top = session, title, one, before, 0

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="text")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._show)

    def _lines(self) -> list[Line]:
        one, width, glyphs = self._one, self.size.width, self.session.glyphs
        lines: list[Line] = []
        for text, tone in ((one.line, "problem" if one.flagged else "note"),):  # fmt: skip
            lines += [[(f" {row}", tone)] for row in broken(one_line(text, glyphs), max(10, width - 2))]
        lines.append([("", "")])
        now = one.words or "(it is there no more)"
        if self._before and self._before != one.words:
            lines += side_by_side(self._before, now, ("As it was", "As it is now"), width, glyphs)
            lines += [[("", "")], [(f" {LEGEND}", "dim")]]
        else:
            if one.state == "changed":
                lines.append([(" What it said before is not known any more.", "dim")])
            lines += [[(f" {row}", "")] for row in broken(one_line(now, glyphs), max(10, width - 2))]
        return lines

    def _show(self) -> None:
        if not self.query("#title"):
            return
        glyphs, width = self.session.glyphs, self.size.width
        self.query_one("#title", Lines).show([[(fit(f" {self._title}", width, glyphs), "title")]])
        lines, height = self._lines(), self.query_one("#text").size.height
        self._top = max(0, min(self._top, len(lines) - height))
        self.query_one("#text", Lines).show(window(lines, self._top, height, width))
        keys = [("a", "it means this, as it is now")] if self._one.state == "changed" else []
        keys += [("t", "take it out"), ("g", "go there"), ("Esc", "back")]
        self.query_one("#footer", Lines).show([keys_told(keys, self.size.width)])

    def action_scroll_by(self, by: int) -> None:
        self._top = max(0, self._top + by)
        self._show()

    def action_take(self, what: str) -> None:
        if what != "settle" or self._one.state == "changed":
            self.dismiss(what)

    def action_back(self) -> None:
        self.dismiss(None)


async def settle_evidence(screen: TaskScreen, called: str, behind: Sequence[Behind]) -> str:
    """Show what a passage rests on and do what the author wants with one of it; gives a sentence, "" for nothing."""
    session = screen.session
    one = behind[0]
    if len(behind) > 1:
        options = [
            Option(f"{each.kind}:{each.number}",
                   ("!! " if each.flagged else "   ") + one_line(each.line, session.glyphs), each.words)
            for each in sorted(behind, key=lambda each: not each.flagged)
        ]  # fmt: skip
        chosen = await screen.app.push_screen_wait(
            Choices(session.glyphs, f"{called} rests on", options, "Enter: before and now, settle, take out, go there.")
        )
        found = next((each for each in behind if f"{each.kind}:{each.number}" == chosen), None)
        if found is None:
            return ""
        one = found
    before = await session.do(words_before, session.case, one)
    wanted = await screen.app.push_screen_wait(BeforeAndNow(session, f"{called} rests on", one, before))
    try:
        if wanted == "settle":
            verb = session.case.cited.settle if one.kind == "row" else session.case.evidence.settle
            await session.do(verb, one.number)
            return f"It rests on {one.said}, as it is now."
        if wanted == "out":
            return await _take_out(screen, one)
        if wanted == "go":
            await go_there(screen, one)
    except Refusal as refusal:
        screen.say(refusal.sentence, "problem")
    return ""


async def _take_out(screen: TaskScreen, one: Behind) -> str:
    session = screen.session
    if one.kind == "row":
        await session.do(session.case.cited.delete, one.number)
        return "It rests on that row no more; undo brings it back."

    async def make() -> Form[str]:
        return WhyForm(session, one.said)

    async def keep(why: str) -> str:
        await session.do(session.case.evidence.delete, one.number, why)
        return f"It rests on {one.said} no more; undo brings it back."

    done = await fill_in(screen, f"evidence:{one.number}", make, keep)
    return done[1] if done is not None else ""


async def go_there(screen: TaskScreen, one: Behind) -> None:
    """To the row in the chronology, or to the minutes."""
    if one.kind == "row":
        there = await screen.open_task("chronology")
        show = getattr(there, "show_row", None)
        if show is not None and one.entry:
            await show(one.entry)
        return
    screen.session.meeting = one.interview
    await screen.open_task("versions")


def words_before(case: CaseFile, one: Behind) -> str:
    """What a piece of evidence said when the passage came to rest on it, "" where that is not known any more; on the
    case's thread."""
    if one.kind == "row":
        from domain.evidence.row_shown import shown

        entry = case.cited.as_it_was(one.number)
        return shown(entry).text if entry is not None else ""
    from domain.evidence.resting import digest_of

    evidence = next((each for each in case.evidence.all() if each.number == one.number), None)
    if evidence is None:
        return ""
    minutes = case.minutes.of(one.interview)
    for version in reversed(minutes.versions):
        by_id = {each.id: each for each in version.paragraphs}
        found = [by_id[id] for id in evidence.paragraphs if id in by_id]
        if len(found) == len(evidence.paragraphs) and digest_of(found) == evidence.digest:
            return " ".join(f"{each.speaker}: {each.text}" if each.speaker else each.text for each in found)
    return ""
