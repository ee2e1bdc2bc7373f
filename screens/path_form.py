"""A form whose boxes hold paths, which Tab completes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from screens.form import Box, Form
from screens.paths import completed
from screens.widgets.entry_line import EntryLine

Result = TypeVar("Result")


def filled(boxes: Iterable[Box], values: Mapping[str, str]) -> list[Box]:
    """The boxes with what stood in them before."""
    return [replace(box, value=values.get(box.name, box.value)) for box in boxes]


class PathForm(Form[Result]):
    """Tab completes a path first, as far as it can, and goes on where there is nothing to complete."""

    ENDINGS: ClassVar[Mapping[str, Sequence[str]]] = {}
    """By the name of a box for a path how the files that are meant end, none for folders alone."""
    _offered = ""

    def helps(self) -> tuple[tuple[str, str, str], ...]:
        return (*super().helps(), ("on(1)", "Tab", "In a path: complete it, folders and files that can be meant"))

    def action_on(self, by: int) -> None:
        line = self.focused
        if by < 0 or not isinstance(line, EntryLine) or line.id not in self.ENDINGS or not line.value.strip():
            super().action_on(by)
            return
        text, offered = completed(line.value, self.ENDINGS[line.id])
        if text != line.value:
            line.put(text)
        elif offered and self._offered != text:
            self._offered = text
            self.say("  ".join(offered), "note")
        else:
            super().action_on(by)
