"""A form whose boxes hold paths, which Tab completes."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from domain.errors import CannotWrite, NotUnderstood, Refusal, WrongUse
from screens.form import Box, Form
from screens.form_keeping import AGAIN
from screens.paths import begun_anew, completed
from screens.widgets.entry_line import EntryLine

if TYPE_CHECKING:
    from textual.widgets import Input

    from screens.task_screen import TaskScreen

Result = TypeVar("Result")
Made = TypeVar("Made")


class LetGo(WrongUse):
    """The author went back from what was asked behind a form."""


def free_at(path: str) -> str:
    """A new file as it is offered: under this name, or the next like it where there is a file of that name."""
    wanted = Path(path)
    if not wanted.exists():
        return path
    from exporters.way_out.placed import free_name

    return str(free_name(wanted))


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

    def wrong_box(self, sentence: str) -> str | None:
        """The box a refusal names by its label, or by the file or folder that is named in it."""
        if (named := super().wrong_box(sentence)) is not None:
            return named
        paths = {
            box.name: Path(path).expanduser()
            for box in self._boxes
            if box.name in self.ENDINGS and (path := self._path_in(box).strip())
        }
        for part in (str, lambda path: path.name, lambda path: str(path.parent)):
            for name, path in paths.items():
                if (said := part(path)) and re.search(rf"(?<![\w.-]){re.escape(said)}(?![\w-])", sentence):
                    return name
        return None

    def _path_in(self, box: Box) -> str:
        """What stands in the box now; before there are boxes, what it will begin with."""
        found = self.query(f"#{box.name}") if self.is_mounted else ()
        return next((each.value for each in found if isinstance(each, EntryLine)), box.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        line = event.input
        if isinstance(line, EntryLine) and line.id in self.ENDINGS:
            offered = next((box.value for box in self._boxes if box.name == line.id), "")
            if (path := begun_anew(line.value, offered)) != line.value:
                line.put(path)

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


async def asked_until(
    screen: TaskScreen, name: str, make: Callable[[], PathForm[Result]], use: Callable[[Result], Awaitable[Made]]
) -> Made | None:
    """Put a form with paths up until what it gives could be used; gives what came of it, None when it was let go.

    What `use` refuses is said in the form, at its box, everything typed kept. Where the author goes back later, or
    something else stands in the way (LetGo, Stopped), that is raised, and the form `name` has it all again when it is
    opened next.
    """
    kept = screen.session.kept_forms
    form = make()
    if before := kept.pop(name, None):
        form.begin_with(before, AGAIN)
    while (given := await screen.app.push_screen_wait(form)) is not None:
        values = form.kept_values
        try:
            return await use(given)
        except Refusal as refusal:
            if isinstance(refusal, LetGo) or not isinstance(refusal, (WrongUse, CannotWrite, NotUnderstood)):
                kept[name] = values
                raise
            form = make()
            form.begin_with(values, refusal.sentence)
    if form.dropped is not None:
        kept[name] = form.dropped
    return None


def where_typed(text: str, folder: Path) -> Path:
    """The path typed into a box that offered `folder`: a name alone is of a file there, unless it is one here."""
    path = Path(text.strip()).expanduser()
    return folder / path if not path.exists() else path
