"""Several pasted lines that each read as a row: which can be added, and the question whether they are to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.binding import Binding

from domain.line.draft import Draft, Known
from domain.line.following import following
from screens.choices import Choices, Option
from screens.chronology.line import Typing
from screens.glyphs import Glyphs, one_line


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One pasted line as it reads after those above it, and why it cannot be added, "" when it can."""

    text: str
    draft: Draft
    refused: str


def read_pasted(text: str, typing: Typing, known: Known) -> list[PastedLine]:
    """The lines of a paste, each read as the row after the ones above it. What would be asked is refused here: nobody
    sees the question."""
    found = []
    for each in text.splitlines():
        line = typing.coding.whole(each.strip())
        if not line:
            continue
        draft = typing.read_plainly(line, known)
        asked = next((ask.sentence for ask in draft.asks if not ask.harmless), "")
        refused = draft.problems[0].sentence if draft.problems else asked
        found.append(PastedLine(line, draft, refused or ("" if draft.entry is not None else "It is no row.")))
        if not found[-1].refused and draft.entry is not None:
            known = replace(
                following(known, draft, draft.entry),
                people=(*known.people, *draft.new_people),
                sources=(*known.sources, *draft.new_sources),
                questions=(*known.questions, *draft.new_questions),
            )
    return found


class PastedRows(Choices, inherit_bindings=False):
    """Asks whether pasted lines are rows or one text; gives "add", "form" or None. Nothing is saved by it."""

    BINDINGS = [*Choices.BINDINGS, Binding("f2", "form")]

    def __init__(self, glyphs: Glyphs, lines: Sequence[PastedLine]) -> None:
        refused = [each for each in lines if each.refused]
        count = len(lines) - len(refused)
        rest = f"; {len(refused)} cannot be read" if refused else ""
        options = [
            Option("add", f"{count} rows: add each{rest}", "Each is saved as a row of its own, and undone as one."),
            Option("form", "One text: keep them together, in the form (F2)", "Nothing is saved yet."),
        ]
        options += [Option("add", f"Refused: {one_line(each.text, glyphs)}", each.refused) for each in refused]
        options += [Option("add", f"Row: {one_line(each.text, glyphs)}") for each in lines if not each.refused]
        super().__init__(glyphs, f"{len(lines)} lines were pasted", options, "Enter adds each. F2 keeps one text.")

    def action_form(self) -> None:
        self.dismiss("form")
