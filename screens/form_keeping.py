"""What is typed into a form, kept on disk while it is typed and offered again, whatever ended the program."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete

from domain.errors import Refusal
from screens.glyphs import Glyphs
from screens.half_filled import FORM, left_behind
from screens.keeping import NOT_KEPT, Keeping
from screens.names.form_names import Box, FormNames
from screens.session import Session
from screens.widgets.entry_line import EntryLine
from screens.widgets.paragraphs import Paragraphs

Result = TypeVar("Result")
UNDOES = "Ctrl+Y puts back what is saved."
AGAIN = f"What you typed here before is here again. {UNDOES}"


class FormKept(FormNames[Result], Generic[Result], inherit_bindings=False):
    """What a form keeps of its boxes. `values` and `show_title` are the form's own."""

    def __init__(self, glyphs: Glyphs, title: str, boxes: Sequence[Box]) -> None:
        super().__init__(glyphs, boxes)
        self._title = title
        self._refused = ""
        self._refused_at: dict[str, str] = {}
        self._keeping: Keeping | None = None
        self._to_keep: asyncio.TimerHandle | None = None
        self._alone: Keeping | None = None
        self._status = self._unkept = ""

    def values(self) -> dict[str, str]:
        """What stands in the boxes, by name."""
        raise NotImplementedError

    def show_title(self) -> None:
        """What the form is of, and whether what is typed is on disk."""
        raise NotImplementedError

    def keep_at(self, keeping: Keeping) -> None:
        """Keep what is typed here on disk while it is typed."""
        self._keeping = keeping
        keeping.tell(self.kept)

    async def _keep_alone(self, session: Session) -> None:
        """Keep what is typed in a form that nobody else sees to, and begin with what was left in one of its kind."""
        name = f"{type(self).__name__}:"
        try:
            left = await left_behind(session, name)
        except Refusal:
            return
        if not self._all_there():
            return
        keeping = self._alone = Keeping(session, FORM + name, str)
        self.keep_at(keeping)
        if left and self.values() == self._begun:
            keeping.take_up(FORM + name, self.as_kept(left))
            for box, text in left.items():
                widget = self.query(f"#{box}").first() if self.query(f"#{box}") else None
                if isinstance(widget, (EntryLine, Paragraphs)):
                    widget.put(text)
            self._refused, self._refused_at = AGAIN, self.values()
        self._keep()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        if self._alone is not None:
            self.app.call_later(self._let_go, self._alone)
        return super().dismiss(result)

    @staticmethod
    async def _let_go(keeping: Keeping) -> None:
        with suppress(Refusal):
            await keeping.begin(keeping.place)

    def as_kept(self, values: Mapping[str, str]) -> str:
        """What is kept of these boxes; "" when they are as they were before anything was typed."""
        hidden = {box.name for box in self._boxes if box.hidden}
        begun = self._begun or {box.name: box.value for box in self._boxes}
        changed = {name: text for name, text in values.items() if name not in hidden and text != begun.get(name)}
        return json.dumps({"form": self._title, "boxes": changed}, ensure_ascii=False) if changed else ""

    def typed(self) -> str:
        """What is to be kept of what is typed now."""
        return self.as_kept(self.values())

    def _keep(self) -> None:
        self._to_keep = None
        # Once it is closed, what was typed in it is saved or let go, and not to be kept anew.
        if self._keeping is not None and self.is_current and self._all_there():
            self._keeping.typed(self.typed())

    def kept(self, status: str) -> None:
        """What is typed is on disk, or is not yet; a whole sentence says why it cannot be."""
        if status == "not yet saved" and self._unkept:
            return
        unkept, status = (status, NOT_KEPT) if status.endswith(".") else ("", status)
        if unkept != self._unkept:
            self._unkept = unkept
            self.settled()
        if status != self._status:
            self._status = status
            self.show_title()

    async def keep_drafts(self) -> None:
        """Put what is half typed here on disk: the program is about to end or to lock."""
        if self._keeping is not None:
            if self._begun and self._all_there():
                self._keeping.typed(self.typed())
            await self._keeping.now()

    def _all_there(self) -> bool:
        """Whether the boxes have come, and are not gone yet."""
        return self.is_mounted and all(self.query(f"#{box.name}") for box in self._boxes)
