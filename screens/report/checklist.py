"""The points of the checklists that stand beside a section: read, ticked, with a note; nothing has to be filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from domain.and_between import and_between
from domain.errors import Refusal
from domain.report.checklists import CHECKLISTS, checklists_beside
from domain.report.parts import Considered
from domain.report.sections import section as section_of
from screens.commands import LOCK
from screens.form import Box, Form
from screens.glyphs import fit, one_line
from screens.session import Session
from screens.widgets.lines import Line, Lines, keys_told, told
from screens.widgets.row_view import RowView

if TYPE_CHECKING:
    from storage.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class PointShown:
    """A point of a list as it stands: whether the author has thought of it, and their note."""

    list: str
    list_title: str
    point: str
    text: str
    considered: Considered | None = None

    @property
    def thought(self) -> bool:
        """Whether it has been thought of."""
        return self.considered is not None

    @property
    def note(self) -> str:
        """The author's note."""
        return self.considered.note if self.considered is not None else ""


def points_of(case: CaseFile, section: str) -> list[PointShown]:
    """The points that stand beside a section, list by list; on the case's thread."""
    kind = next((each.value for each in case.facts.all() if each.name == "review_kind"), "")
    done = {(each.list, each.point): each for each in case.considered.all()}
    return [
        PointShown(one.id, one.title, each.id, each.text, done.get((one.id, each.id)))
        for one in checklists_beside(section, kind) for each in one.points
    ]  # fmt: skip


def _elsewhere() -> str:
    """Where there are points to consider, for a section that has none."""
    ids = dict.fromkeys(each for one in CHECKLISTS for each in one.sections)
    titles = [found.title for each in ids if (found := section_of(each)) is not None]
    return f"There are points to consider beside {and_between(titles)}."


class ChecklistScreen(ModalScreen[None], inherit_bindings=False):
    """The points of a section over its text. Space ticks, n adds a note, Escape goes back to the text."""

    BINDINGS = [
        Binding("up,k", "step(-1)"), Binding("down,j", "step(1)"), Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"), Binding("space,enter,x", "tick"), Binding("n", "note"),
        Binding("escape,shift+tab,f1", "back"), LOCK,
    ]
    DEFAULT_CSS = """
    ChecklistScreen { background: $background; layout: vertical; }
    ChecklistScreen #title, ChecklistScreen #footer { height: 1; }
    ChecklistScreen #detail { height: 5; }
    """

    def __init__(self, session: Session, section: str, title: str) -> None:
        super().__init__()
        self.session, self._section, self._title = session, section, title
        self._points: list[PointShown] = []

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield RowView[PointShown](self._draw, self._fetch, empty="  No checklist stands beside this section.",
                                  id="rows", focus=True)  # fmt: skip
        yield Lines(id="detail")
        yield Lines(id="footer")

    @property
    def rows(self) -> RowView[PointShown]:
        """The points."""
        return self.query_one("#rows", RowView)

    async def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self.renew)

    async def renew(self) -> None:
        """Read the points anew."""
        self._points = await self.session.do(points_of, self.session.case, self._section)
        await self.rows.renew(len(self._points))
        self._show()

    async def _fetch(self, start: int, count: int) -> Sequence[PointShown]:
        return self._points[start : start + count]

    def _draw(self, point: PointShown, width: int) -> Line:
        glyphs = self.session.glyphs
        mark = "[x] " if point.thought else "[ ] "
        text = f"{mark}{point.text}{f'  ({point.note})' if point.note else ''}"
        return [(" " + fit(one_line(text, glyphs), width - 1, glyphs), "")]

    def _show(self) -> None:
        glyphs, width = self.session.glyphs, self.size.width
        done = sum(each.thought for each in self._points)
        self.query_one("#title", Lines).show(
            [[(fit(f" Points to consider: {one_line(self._title, glyphs)}", width - 20, glyphs), "title"),
              (f"{done} of {len(self._points)} thought of", "label")]]
        )  # fmt: skip
        keys = (("Space", "tick"), ("n", "note"), ("Esc", "back"))
        self.query_one("#footer", Lines).show([keys_told(keys, self.size.width)])
        here = self.rows.row()
        said = f"{here.list_title}. {here.text}" if here is not None else "" if self._points else _elsewhere()
        if here is not None and here.note:
            said += f" Your note: {here.note}"
        height = 5 if self.size.height >= 16 else 2
        self.query_one("#detail", Lines).show(told(one_line(said, glyphs), "note", width, height) if said else [])

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#detail", Lines).styles.height = 5 if event.size.height >= 16 else 2
        self.call_after_refresh(self._show)

    def action_step(self, by: int) -> None:
        self.rows.step(by)

    def action_page(self, by: int) -> None:
        self.rows.page_step(by)

    def action_back(self) -> None:
        self.dismiss(None)

    async def action_tick(self) -> None:
        """Thought of, or not yet after all."""
        here = self.rows.row()
        if here is None:
            return
        considered = self.session.case.considered
        try:
            if here.thought:
                await self.session.do(considered.delete, here.list, here.point)
            else:
                await self.session.do(considered.put, Considered(list=here.list, point=here.point))
        except Refusal as refusal:
            self.query_one("#detail", Lines).show(told(refusal.sentence, "problem", self.size.width, 5))
            return
        await self.renew()

    def action_note(self) -> None:
        self.run_worker(self._note())

    async def _note(self) -> None:
        here = self.rows.row()
        if here is None:
            return
        words = await self.app.push_screen_wait(NoteForm(self.session, here))
        if words is None:
            return
        before = here.considered or Considered(list=here.list, point=here.point)
        put = Considered(list=here.list, point=here.point, note=words, revision=before.revision)
        try:
            await self.session.do(self.session.case.considered.put, put)
        except Refusal as refusal:
            self.query_one("#detail", Lines).show(told(refusal.sentence, "problem", self.size.width, 5))
            return
        await self.renew()


class NoteForm(Form[str]):
    """The author's own note to a point."""

    def __init__(self, session: Session, point: PointShown) -> None:
        box = Box("note", "Note", point.note, lines=4, hint="For yourself; it is never printed.")
        super().__init__(session.glyphs, point.text, [box])

    def result(self, values: Mapping[str, str]) -> str:
        return values["note"].strip()
