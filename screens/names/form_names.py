"""The names in a form's boxes: coded as they are typed, asked about, answered, and all of it told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events
from textual.screen import ModalScreen
from textual.widget import Widget

from domain.errors import Refusal
from domain.names.code_words import CodeWord
from domain.strangers import Stranger
from screens.glyphs import Glyphs
from screens.names.answered_once import answered
from screens.names.coded_boxes import CodedBoxes
from screens.names.coding import KeyNames
from screens.names.pasted_names import is_a_page, look_over
from screens.session import Session
from screens.widgets.entry_line import EntryLine
from screens.widgets.lines import Part
from screens.widgets.paragraphs import Paragraphs

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a form: its name, label, what stands in it, and lines (1: a line; more: paragraphs).

    Real names of the key become codes in it as they are typed; not where `names` says that it is for real names, and
    where it is for a `file`, only in the file's own name. What is `offered` is selected when the cursor comes, so that
    the first key typed takes its place. Of `choices` Space puts the next one there.
    """

    name: str
    label: str
    value: str = ""
    lines: int = 1
    hint: str = ""
    hidden: bool = False
    names: bool = False
    file: bool = False
    offered: bool = False
    choices: tuple[str, ...] = ()


class FormNames(ModalScreen["Result | None"], Generic[Result], inherit_bindings=False):
    """What a form does with real names in its boxes."""

    def __init__(self, glyphs: Glyphs, boxes: Sequence[Box]) -> None:
        super().__init__()
        self._glyphs, self._boxes = glyphs, boxes
        self._begun: dict[str, str] = {}
        self._coding: CodedBoxes | None = None

    def holds_text(self, box: str) -> bool:
        """Whether a box is for words, among which a code may be a word and a name nobody's."""
        return True

    def say(self, sentence: str, tone: str = "problem") -> None:
        """Say something at the foot."""
        raise NotImplementedError

    def settled(self) -> None:
        """The typing pauses: say and show all there is."""
        raise NotImplementedError

    def code_with(self, names: KeyNames, left: set[str] | None = None) -> None:
        """Code the names of this key in the boxes as they are typed; `left` are names to be left as typed."""
        self._coding = CodedBoxes(names, left)

    def _session(self) -> Session | None:
        """The author at the case that is open below the form; None before one is."""
        sessions = (getattr(screen, "session", None) for screen in self.app.screen_stack)
        return next((session for session in sessions if isinstance(session, Session)), None)

    @property
    def coded(self) -> str:
        """What was coded last, in a sentence; "" when nothing was."""
        return self._coding.told if self._coding is not None else ""

    def _coded_box(self, widget: Widget | None) -> tuple[CodedBoxes, EntryLine | Paragraphs, int] | None:
        """A box whose names are coded, and where in it that begins; None for any other."""
        box = next((each for each in self._boxes if widget is not None and each.name == widget.id), None)
        if box is None or box.names or box.hidden or self._coding is None:
            return None
        if not isinstance(widget, (EntryLine, Paragraphs)):
            return None
        return self._coding, widget, widget.value.rfind("/") + 1 if box.file else 0

    def _typed(self, widget: Widget) -> None:
        if coded := self._coded_box(widget):
            coding, box, begins = coded
            coding.typed(box, begins)

    def _code_whole(self, widget: Widget) -> None:
        if coded := self._coded_box(widget):
            coding, box, begins = coded
            coding.whole(box, begins)

    def _was_pasted(self, widget: Widget, text: str) -> None:
        """Code what was pasted into a box; of a page say what became of its names."""
        self._code_whole(widget)
        if is_a_page(text) and (coded := self._coded_box(widget)):
            self.run_worker(self._look_over(*coded))

    async def _look_over(self, coding: CodedBoxes, box: EntryLine | Paragraphs, _begins: int) -> None:
        box.put(await look_over(self.app, self._glyphs, box.value, coding.of(box)))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A box is left: what was typed in it is coded to its end."""
        widget = event.widget
        if isinstance(widget, (EntryLine, Paragraphs)) and widget.value != self._begun.get(widget.id or ""):
            self._code_whole(widget)

    def action_name(self) -> None:
        """Write what else the name before the cursor may stand for: its code, another's, or the name as typed."""
        coded = self._coded_box(self.focused)
        if coded is not None:
            coding, box, begins = coded
            more = self.holds_text(box.id or "")
            asked = coding.of(box).unsure(box.value, box.cursor_position, begins) if more else None
            if asked is not None and (session := self._session()) is not None:
                self.run_worker(self._answer(session, asked, coding, box))
                return
        if coded is None or not coded[0].turn(coded[1]):
            self.say("There is no name here that is somebody's of the key.", "note")

    def _names_said(self) -> list[Part]:
        """What there is to say of the names in the box the cursor is in."""
        coded = self._coded_box(self.focused)
        if coded is None:
            return []
        coding, box, begins = coded
        told = f"{coding.told} Ctrl+T leaves it as typed." if coding.told else coding.answer
        names, text = coding.of(box), box.value[begins:]
        asked = [(each, "ask") for each in names.questions(text, "Ctrl+T")]
        also = names.also(text, "Ctrl+T") if self.holds_text(box.id or "") else []
        known = names.identifiers(text) if self.holds_text(box.id or "") else []
        told_of = [(told, "note")] if told else []
        return [*((each, "ask") for each in known), *asked, *told_of, *((each, "ask") for each in also)]

    async def _answer(
        self, session: Session, asked: CodeWord | Stranger, coding: CodedBoxes, box: EntryLine | Paragraphs
    ) -> None:
        try:
            said = await answered(self.app, session, asked, coding.of(box).left)
        except Refusal as refusal:
            self.say(refusal.sentence)
            return
        if said and session.key_names is not None:
            coding.renew(session.key_names)
            self._code_whole(box)
            coding.told, coding.answer = "", said
        self.settled()

    def _mark_names(self) -> None:
        """Show where codes were written, and where a name is asked about."""
        for box in self._boxes:
            if coded := self._coded_box(self.query_one(f"#{box.name}")):
                coding, widget, begins = coded
                names, text = coding.of(widget), widget.value
                places = [(*place, "coded") for place in names.places(text)]
                asked = names.asked(text[begins:])
                widget.mark([*places, *((hit.start + begins, hit.end + begins, "ask") for hit in asked)])
