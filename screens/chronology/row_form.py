"""A row of the chronology made or changed in its form from another screen than the chronology's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from domain.chronology.entry import Entry
from domain.errors import ChangedUnderneath, Refusal
from domain.line.draft import Draft
from screens.chronology.entry_form import EntryForm
from screens.chronology.line import Typing
from screens.keeping import Keeping
from screens.session import Session
from screens.task_screen import TaskScreen
from screens.widgets.lines import Lines


class RowForm(EntryForm):
    """The form of a row, with what it is made from said below it."""

    MESSAGE = 3

    def __init__(
        self, session: Session, typing: Typing, keeping: Keeping, text: str, pasted: str, title: str, told: str
    ) -> None:
        super().__init__(session, typing, keeping, text, pasted)
        self._title, self._made_from = title, told

    def begin_refused(self, sentence: str) -> None:
        """Say first why it could not be saved."""
        self._refused = sentence

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        said, tone = super().message(values)
        return (f"{self._made_from} {said}".strip(), tone) if self._made_from else (said, tone)

    def show_frame(self) -> None:
        super().show_frame()
        keys = (("Tab", "on"), ("Ctrl+O", "save"), ("Esc", "back"), ("F1", "help"))
        self.query_one("#footer", Lines).show(
            [[part for key, word in keys for part in ((" ", ""), (key, "key"), (f" {word} ", ""))]]
        )


async def row_filled(
    screen: TaskScreen,
    name: str,
    title: str,
    save: Callable[[Draft, Entry | None], Awaitable[str]],
    *,
    entry: Entry | None = None,
    pasted: str = "",
    told: str = "",
) -> str | None:
    """Put the form of this row up, of a new one with `pasted` as what happened, until it is saved.

    `save` gets what was read and the row as it was, and gives the sentence to say; gives None when the form was left.
    """
    session = screen.session
    typing = Typing(await session.do(session.case.known, session.today()))
    text = typing.open(entry) if entry is not None else ""
    kept = session.kept_forms.get(name, {}).get("line", "")
    if kept:
        text, pasted = kept, ""
    keeping = Keeping(session, f"row:{name}", str)
    refused = ""
    while True:
        form = RowForm(session, typing, keeping, text, pasted, title, told)
        form.begin_refused(refused)
        filled = await screen.app.push_screen_wait(form)
        if filled is None or not filled.save:
            session.kept_forms.pop(name, None)
            begun = typing.written(entry) if entry is not None else ""
            if filled is not None and filled.text.strip() and filled.text != begun:
                session.kept_forms[name] = {"line": filled.text}
            await keeping.begin(keeping.place)
            return None
        await keeping.now()
        text, pasted = filled.text, ""
        try:
            said = await save(typing.read(text), entry)
        except ChangedUnderneath as changed:
            refused = f"{changed.sentence} Go back, and open it again."
            continue
        except Refusal as refusal:
            refused = refusal.sentence
            continue
        session.kept_forms.pop(name, None)
        await keeping.begin(keeping.place)
        return said
