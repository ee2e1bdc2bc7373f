"""Replacing words in many rows: asked for in a form, shown row by row, done as one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.chronology.replacing import Replaced
from domain.errors import WrongUse
from screens.choices import Choices, Option
from screens.form import Box, Form
from screens.glyphs import Glyphs, one_line

DO = "do"


class ReplaceForm(Form[tuple[str, str]]):
    """Which words, and what is to stand in their place."""

    def __init__(self, glyphs: Glyphs, old: str, where: str) -> None:
        words = "Whole words of event, action, outcome or comment. In small letters: found in any capitals."
        instead = "Left empty, the words are taken out. The rows are shown before anything is done."
        boxes = (Box("old", "Replace", old, names=True, hint=words), Box("new", "With", hint=instead))
        super().__init__(glyphs, f"Replace in {where}", boxes, start="new" if old else "")

    def result(self, values: Mapping[str, str]) -> tuple[str, str]:
        old, new = values["old"].strip(), values["new"].strip()
        if not old:
            raise WrongUse("Say first which words are to be replaced.")
        if old == new:
            raise WrongUse("These are the same words.")
        return old, new


class Replacements(Choices, inherit_bindings=False):
    """The rows as they would be; gives "do" or None. Enter on a row leaves it out, or takes it in again.

    `left` are the places in the list of those left out.
    """

    BINDINGS = Choices.BINDINGS

    def __init__(self, glyphs: Glyphs, rows: Sequence[Replaced], title: str = "As the rows would be") -> None:
        self._rows = rows
        self.left: set[int] = set()
        super().__init__(glyphs, title, [], "")
        self._options = self._found = self._listed()

    @property
    def chosen_rows(self) -> list[Replaced]:
        """The rows in which the words are to be replaced."""
        return [row for place, row in enumerate(self._rows) if place not in self.left]

    def _listed(self) -> list[Option]:
        rows = self.chosen_rows
        times, count = sum(row.count for row in rows), len(rows)
        what = f"Replace {times:,} {'time' if times == 1 else 'times'} in {count:,} {'row' if count == 1 else 'rows'}"
        listed = [Option(DO, what, "One act: undo takes all of it back. Esc leaves every row as it is.")]
        return [*listed, *(self._line(place, row) for place, row in enumerate(self._rows))]

    def _line(self, place: int, row: Replaced) -> Option:
        left = place in self.left
        new = row.new or "nothing"
        change = row.old if left else f"[{row.old} {self._glyphs.arrow} {new}]"
        more = f" (+{row.count - 1})" if row.count > 1 else ""
        text = f"{' ' if left else 'x'} {row.seen.when.said()}: {row.before}{change}{row.after}{more}"
        note = "Left as it is; Enter takes it in." if left else "Enter leaves this row as it is."
        return Option(f"row:{place}", one_line(text, self._glyphs), note)

    async def _take(self) -> None:
        await self._renew()
        option = self.chosen()
        kind, _, place = option.id.partition(":") if option is not None else ("", "", "")
        if kind == "row":
            self.left ^= {int(place)}
            await self.replaced(self._listed())
        elif option is not None and self.chosen_rows:
            self.dismiss(DO)
