"""The names in the boxes of a form: coded as they are typed, asked about, taken back. One `Coding` a box."""

from __future__ import annotations

from typing import Protocol

from screens.names.coding import Coding, KeyNames


class Writes(Protocol):
    """A box that is typed into: one line, or paragraphs."""

    id: str | None
    cursor_position: int

    @property
    def value(self) -> str:
        """What stands in it."""

    def put(self, text: str, cursor: int | None = None) -> None:
        """Put this in, the cursor at its end or at `cursor`."""


class CodedBoxes:
    """What became of the names in each box. `left` are names to be left as typed, shared where a line shares them.

    `told` is what was coded last, `answer` what was answered last for the whole case, until more is typed.
    """

    def __init__(self, names: KeyNames, left: set[str] | None = None) -> None:
        self.names = names
        self._left = left
        self._boxes: dict[str, Coding] = {}
        self.told = self.answer = self._told_of = ""

    def of(self, box: Writes) -> Coding:
        """What became of the names in this box."""
        name = box.id or ""
        if name not in self._boxes:
            self._boxes[name] = Coding(self.names, self._left)
        return self._boxes[name]

    def renew(self, names: KeyNames) -> None:
        """The key has changed meanwhile."""
        self.names = names
        for each in self._boxes.values():
            each.names = names

    def typed(self, box: Writes, begins: int = 0) -> None:
        """A key was typed: the name that ended with it becomes its code. Nothing before `begins` is touched."""
        changed = self.of(box).behind(box.value, box.cursor_position, begins)
        self.answer = ""
        if changed is None and box.id != self._told_of:
            self.told = ""
        self._put(box, changed)

    def whole(self, box: Writes, begins: int = 0) -> bool:
        """Every certain name in the box becomes its code; whether any did."""
        before = box.value
        text = self.of(box).whole(before, begins)
        if text == before:
            return False
        shift = len(text) - len(before)
        self._put(box, (text, max(0, box.cursor_position + shift)))
        return True

    def turn(self, box: Writes) -> bool:
        """What else the name before the cursor may stand for; whether there is one."""
        changed = self.of(box).turn(box.value, box.cursor_position)
        self._put(box, changed)
        return changed is not None

    def _put(self, box: Writes, changed: tuple[str, int] | None) -> None:
        if changed is not None:
            self.told, self._told_of = f"{self.of(box).told}.", box.id or ""
            box.put(*changed)
