"""How the members of a family are related: a list, and a line to say one more."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import ModalScreen

from domain.errors import Refusal
from domain.family.doubts import doubts_of
from domain.family.members import Relation
from domain.family.names import with_member_codes
from domain.family.ties import check, offers, read_relation, written
from domain.people import Person
from screens.commands import LOCK
from screens.glyphs import fit, one_line
from screens.row_moves import RowMoves
from screens.session import Session
from screens.widgets.entry_line import EntryLine
from screens.widgets.lines import Line, Lines, told
from screens.widgets.row_view import RowView

KEPT = "relations"
HINT = "Who, how, to whom: Adult B married Adult C (until 2015); Adult B mother of Child 1. Tab takes what is grey."


class RelationsBox(RowMoves, ModalScreen[None], inherit_bindings=False):
    """Enter saves the line, or with an empty line puts the relation at the bar into it, to change it; Del on an empty
    line takes that one out. Escape goes back; a half-typed line is there again."""

    BINDINGS = [
        Binding("up", "step(-1)"), Binding("down", "step(1)"), Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"), Binding("tab", "take"), Binding("ctrl+u", "clear"), Binding("ctrl+y", "undo"),
        Binding("escape", "back"), LOCK,
    ]
    DEFAULT_CSS = """
    RelationsBox { background: $background; }
    RelationsBox #title, RelationsBox #footer, RelationsBox Horizontal { height: 1; }
    RelationsBox #note { height: 3; }
    RelationsBox #prompt { width: 2; height: 1; }
    """

    def __init__(self, session: Session, begin: str) -> None:
        super().__init__()
        self.session = session
        self._begin_with = begin
        self._relations: list[Relation] = []
        self._codes: list[str] = []
        self._people: Sequence[Person] = ()
        self._changing: Relation | None = None
        self._said = ("", "")

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield RowView[Relation](self._draw, self._fetch, empty="  None yet.", id="relations")
        yield Lines(id="note")
        with Horizontal():
            yield Lines(id="prompt")
            yield EntryLine(id="line")
        yield Lines(id="footer")

    @property
    def line(self) -> EntryLine:
        """The line a relation is typed on."""
        return self.query_one("#line", EntryLine)

    async def on_mount(self) -> None:
        self.query_one("#prompt", Lines).show([[("> ", "key")]])
        # At once: what is typed next goes behind it.
        self.line.put(self.session.kept_forms.pop(KEPT, {}).get("line", "") or self._begin_with)
        self.line.enter, self.line.changed = self._enter, self._changed
        self.line.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        self._frame()
        await self._renew()
        self._changed()

    def _frame(self) -> None:
        width = self.size.width
        self.query_one("#title", Lines).show([[(fit(" Relations of the family", width), "title")]])
        keys = (
            ("Enter", "save, or change"), ("Tab", "complete"), ("Del", "take out"), ("Ctrl+Y", "undo"), ("Esc", "back"),
        )  # fmt: skip
        self.query_one("#footer", Lines).show(
            [[part for key, word in keys for part in ((" ", ""), (key, "key"), (f" {word} ", ""))]]
        )

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#note", Lines).styles.height = 3 if event.size.height >= 14 else 1
        self.call_after_refresh(self._frame)

    async def _renew(self, at: int | None = None) -> None:
        case, do = self.session.case, self.session.do
        self._codes = [member.code for member in await do(case.family.all)]
        self._people = await do(case.people.all)
        self._relations = list(await do(case.relations.all))
        await self.rows.renew(len(self._relations), at)

    def _draw(self, relation: Relation, width: int) -> Line:
        glyphs = self.session.glyphs
        return [(" " + fit(one_line(written(relation), glyphs), width - 1, glyphs), "")]

    async def _fetch(self, start: int, count: int) -> Sequence[Relation]:
        return self._relations[start : start + count]

    # Typing

    def _changed(self) -> None:
        self._said = ("", "")
        found = offers(self.line.value, self._codes)
        self.line.offer(found[:1])
        self._show_note()

    def _show_note(self) -> None:
        text, tone = self._said if self._said[0] else self._of_line()
        glyphs = self.session.glyphs
        self.query_one("#note", Lines).show(told(one_line(text, glyphs), tone, self.size.width, 3))

    def _of_line(self) -> tuple[str, str]:
        """What Enter would save, or what may be typed next."""
        text = self.line.value
        if not text.strip():
            here = self.rows.row()
            return (f"Enter changes “{written(here)}”; Del takes it out. {HINT}" if here else HINT), "note"
        try:
            read = read_relation(self._in_codes(text), self._codes)
            check(read.relation, [each for each in self._relations if each is not self._changing])
        except Refusal as refusal:
            after = offers(text, self._codes)
            if after and not text.endswith(tuple("0123456789)")):
                stem = text.split(" ")[-1] if len(after) > 1 else ""
                words = [stem + each if stem and not each.startswith(" ") else each for each in after[:8]]
                return f"May go on: {', '.join(words)}.", "note"
            return refusal.sentence, "ask"
        sex = f", {read.sex_of} {read.sex}" if read.sex else ""
        return f"Enter saves: {written(read.relation)}{sex}.", "note"

    def _in_codes(self, text: str) -> str:
        """The line as it is kept: members by their codes, and any other real name, as in a remark, by its code."""
        text = with_member_codes(text, self._codes, self._people)
        names = self.session.key_names
        return names.finder.code(text).text if names is not None else text

    async def _enter(self) -> None:
        here = self.rows.row()
        if not self.line.value.strip():
            if here is not None:
                self._changing = here
                self.line.put(written(here))
            return
        relations, do = self.session.case.relations, self.session.do
        text = self._in_codes(self.line.value)
        try:
            read = read_relation(text, self._codes)
            if self._changing is not None:
                saved = await do(
                    relations.replace, self._changing, read.relation, sex_of=read.sex_of, sex=read.sex
                )
            else:
                saved = await do(relations.add, read.relation, sex_of=read.sex_of, sex=read.sex)
        except Refusal as refusal:
            self._say(refusal.sentence, "problem")
            return
        self._changing = None
        await self._renew(len(self._relations))
        self.line.put("")
        family = await do(self.session.case.family.all)
        told = doubts_of((saved.one, saved.other), family, self._relations, self._people, self.session.today())
        self._say(" ".join((f"{written(saved)}: saved.", *told)), "ask" if told else "note")

    def _say(self, sentence: str, tone: str = "note") -> None:
        self._said = (sentence, tone)
        self._show_note()

    async def on_entry_line_on_empty(self, event: EntryLine.OnEmpty) -> None:
        here = self.rows.row()
        if event.key != "delete" or here is None:
            return
        try:
            await self.session.do(self.session.case.relations.delete, here)
        except Refusal as refusal:
            self._say(refusal.sentence, "problem")
            return
        await self._renew()
        self._say(f"{written(here)}: taken out; Ctrl+Y brings it back.")

    async def action_undo(self) -> None:
        try:
            undone = await self.session.do(self.session.case.log.undo)
        except Refusal as refusal:
            self._say(refusal.sentence, "problem")
            return
        await self._renew()
        self._say(undone.sentence)

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self._show_note()

    def on_entry_line_pasted(self, event: EntryLine.Pasted) -> None:
        self.line.insert_text_at_cursor(" ".join(event.text.split()))

    def action_take(self) -> None:
        self.line.take_offer()

    def moves(self) -> None:
        self._said = ("", "")

    def action_clear(self) -> None:
        self._changing = None
        self.line.put("")

    def action_back(self) -> None:
        """One step back: from changing one to an empty line, from there to the family."""
        if self._changing is not None:
            self.action_clear()
            return
        text = self.line.value
        if text.strip() and text.strip() != self._begin_with.strip():
            self.session.kept_forms[KEPT] = {"line": text}
        self.dismiss(None)
