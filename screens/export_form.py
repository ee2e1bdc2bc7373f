"""What is asked before an export: which file of the board's, where to, and which rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.errors import WrongUse
from screens.form import Box, Form
from screens.glyphs import Glyphs
from screens.paths import completed
from screens.widgets.entry_line import EntryLine

ENDINGS = {"board": (".xlsx", ".xlsm"), "output": (".xlsx", ".xlsm", ".csv")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the author wants exported: into which board's file, if any, where to, and which rows.

    `inside`: without the rows outside the period; `found`: only the rows found on the chronology.
    """

    board: Path | None
    output: Path
    inside: bool = False
    found: bool = False
    boards_names: bool = False


class ExportForm(Form[Wanted]):
    """Where from, where to, which rows. Tab completes a path; `found` is what was searched for, "" for nothing."""

    def __init__(self, glyphs: Glyphs, values: Mapping[str, str], found: str = "", start: str = "") -> None:
        boxes = [
            Box("board", "Board's file", values.get("board", ""), names=True,
                hint="The board's workbook (.xlsx) to fill, as a path, Tab completes it; empty: our own layout."),
            Box("output", "New file", values.get("output", ""), file=True,
                hint="Where the new file goes; .csv makes CSV. No real names; never written over another file."),
            Box("outside", "Outside period", values.get("outside", "included"),
                hint="Rows outside the period under review: included, or left out."),
        ]  # fmt: skip
        if found:
            boxes.append(
                Box("found", "Which rows", values.get("found", "all"),
                    hint=f"all, or found: only the rows the chronology shows now, found by {found}")
            )  # fmt: skip
        super().__init__(glyphs, "Export the chronology", boxes, start=start)
        self._offered = ""

    def result(self, values: Mapping[str, str]) -> Wanted:
        board, output = values["board"].strip(), values["output"].strip()
        if not output:
            raise WrongUse("Say where the new file goes.")
        path = Path(output).expanduser()
        if not path.suffix:
            path = path.with_name(f"{path.name}.xlsx")
        if board and path.suffix.lower() == ".csv":
            raise WrongUse("A board's workbook is not filled as CSV: leave out the board's file, or name it .xlsx.")
        return Wanted(
            Path(board).expanduser() if board else None, path,
            inside=_one_of(values["outside"], ("included", "left out"), "Outside period"),
            found=_one_of(values.get("found", ""), ("all", "found"), "Which rows"),
        )

    def helps(self) -> tuple[tuple[str, str, str], ...]:
        return (*super().helps(), ("on(1)", "Tab", "In a path: complete it, folders and files that can be meant"))

    def action_on(self, by: int) -> None:
        """Tab completes a path first, as far as it can; where there is nothing to complete it goes on."""
        line = self.focused
        if by < 0 or not isinstance(line, EntryLine) or line.id not in ENDINGS or not line.value.strip():
            super().action_on(by)
            return
        text, offered = completed(line.value, ENDINGS[line.id])
        if text != line.value:
            line.put(text)
        elif offered and self._offered != text:
            self._offered = text
            self.say("  ".join(offered), "note")
        else:
            super().action_on(by)


def _one_of(text: str, words: tuple[str, str], label: str) -> bool:
    """Whether the second of two words was typed, or the beginning of it; the first when nothing was."""
    typed = " ".join(text.split()).casefold()
    if words[0].startswith(typed):
        return False
    if words[1].startswith(typed):
        return True
    raise WrongUse(f"{label}: write {words[0]} or {words[1]}.")
