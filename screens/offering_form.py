"""A form whose boxes offer words as they are typed: in grey in a line, by name in paragraphs; Tab takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, TypeVar

from textual.widget import Widget

from screens.form import Form
from screens.widgets.entry_line import EntryLine
from screens.widgets.paragraphs import Paragraphs

Result = TypeVar("Result")


class OfferingForm(Form[Result]):
    """Tab takes what is offered, and goes on to the next box where nothing is."""

    WORDS: ClassVar[Mapping[str, Sequence[str]]] = {}
    """What a box may hold, by its name; anything else may be typed too, unless the form refuses it."""
    ONLY: ClassVar[frozenset[str]] = frozenset()
    """Boxes that hold nothing else: completed, there is no more to type, and Tab goes on at once."""

    def rest_of(self, box: str, text: str, cursor: int) -> Sequence[str]:
        """What may follow at the cursor of a box, the likeliest first."""
        low = text.casefold()
        if not text or cursor < len(text):
            return ()
        begun = (each for each in self.WORDS.get(box, ()) if each.casefold().startswith(low))
        return [each[len(text) :] for each in begun if len(each) > len(text)]

    def helps(self) -> tuple[tuple[str, str, str], ...]:
        save, *rest = super().helps()
        return (save, ("on(1)", "Tab", "Take what is offered for the box; with nothing offered, the next box"), *rest)

    def _typed(self, widget: Widget) -> None:
        super()._typed(widget)
        if isinstance(widget, EntryLine):
            widget.offer(tuple(self.rest_of(widget.id or "", widget.value, widget.cursor_position))[:1])

    def action_on(self, by: int) -> None:
        box = self.focused
        if by > 0 and isinstance(box, EntryLine) and box.take_offer() and box.id not in self.ONLY:
            return
        if by > 0 and isinstance(box, Paragraphs):
            text, cursor = box.text, box.cursor_position
            found = self.rest_of(box.id or "", text, cursor)
            if found:
                box.put(f"{text[:cursor]}{found[0]}{text[cursor:]}", cursor + len(found[0]))
                return
        super().action_on(by)
