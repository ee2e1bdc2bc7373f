"""What is asked before an export: which file of the board's, where to, which rows, for whom, and whether locked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.errors import WrongUse
from domain.evidence.agreed_rows import UNAGREED, Unagreed
from domain.gate import PANEL_COPY
from screens.form import Box
from screens.given_files import WORD
from screens.glyphs import Glyphs
from screens.leaving.sending import HOLD_NAMES, What, check_ending, check_word, ending
from screens.path_form import PathForm, free_at

WORKBOOK = (".xlsx", ".xlsm")
OUTPUT = (*WORKBOOK, ".docx", ".csv")
WHAT: dict[str, What] = {
    "anonymised": "anonymised", "panel names": "names", "panel initials": "initials", "key": "key", "data": "data",
    "log": "log",
}  # fmt: skip
"""What may leave, by the words it is asked for with."""
ONCE = ("what", "lock", "unagreed")
"""What is asked anew each time: nothing leaves for the panel, or with names, because the last file did."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the author wants exported: into which board's file, if any, where to, and which rows.

    `inside`: without the rows outside the period; `found`: only the rows found on the chronology. `lock`: under a
    password, as what holds names always is. `unagreed`: what is done about rows on minutes that may not be used.
    """

    board: Path | None
    output: Path
    inside: bool = False
    found: bool = False
    boards_names: bool = False
    what: What = "anonymised"
    lock: bool = False
    unagreed: Unagreed = "stop"


class ExportForm(PathForm[Wanted]):
    """Where from, where to, which rows. Tab completes a path; `found` is what was searched for, "" for nothing.

    With `rests` rows of the case rest on minutes, and it is asked what to do where these may not be used.
    """

    ENDINGS = {"board": (*WORKBOOK, *WORD), "output": OUTPUT}

    def __init__(
        self, glyphs: Glyphs, values: Mapping[str, str], found: str = "", start: str = "", rests: bool = False
    ) -> None:
        boxes = [
            Box("board", "Board's file", values.get("board", ""), names=True,
                hint="The board's workbook (.xlsx) or Word template (.docx); Tab completes the path; empty: our own."),
            Box("output", "New file", values.get("output", ""), file=True,
                hint="Where the new file goes: .xlsx, .docx or .csv. No real names; never written over another file."),
            Box("outside", "Outside period", values.get("outside", "included"), offered=True,
                choices=("included", "left out"),
                hint="Rows outside the period under review: included, or left out."),
            Box("what", "What", values.get("what", "anonymised"), offered=True, choices=tuple(WHAT),
                hint="anonymised; panel names or panel initials (the rows and the key); key; data (all, as JSON); log"),
            Box("lock", "Under password", values.get("lock", "no"), offered=True, choices=("no", "yes"),
                hint="yes: the file opens by a password alone, asked for next. What holds names always does."),
        ]  # fmt: skip
        if found:
            boxes.append(
                Box("found", "Which rows", values.get("found", "all"), offered=True, choices=("all", "found"),
                    hint=f"all, or found: only the rows the chronology shows now, found by {found}")
            )  # fmt: skip
        if rests:
            boxes.append(
                Box("unagreed", "Unagreed rows", values.get("unagreed", "stop"), offered=True, choices=UNAGREED,
                    hint="Rows resting on minutes that may not be used: stop the export, or leave out these rows.")
            )  # fmt: skip
        super().__init__(glyphs, "Export", boxes, start=start)
        self._suggested = values.get("output", "")

    def result(self, values: Mapping[str, str]) -> Wanted:
        board, output = values["board"].strip(), values["output"].strip()
        if not output:
            raise WrongUse("Say where the new file goes.")
        what = _what(values.get("what", ""))
        word, suggested = Path(board).suffix.lower() in WORD, output == self._suggested
        right = ".docx" if word else ".xlsx" if board or what != "anonymised" else ""
        path = self._named(Path(output).expanduser(), what, suggested, right)
        check_ending(what, path)
        if board and what in ("key", "data", "log"):
            raise WrongUse(f"A board's file is for the chronology: leave it out for the {what}.")
        lock = _one_of(values.get("lock", ""), ("no", "yes"), "Under password")
        suffix = path.suffix.lower()
        if word or suffix == ".docx":
            check_word(what, path)
        if (lock or what in ("names", "initials")) and suffix not in (*WORKBOOK, ".docx", ".age"):
            raise WrongUse("Only a workbook or a Word document can be locked: name it .xlsx or .docx, or write no.")
        if board and suffix == ".csv":
            raise WrongUse("A board's workbook is not filled as CSV: leave out the board's file, or name it .xlsx.")
        if suffix == ".docx" and Path(board).suffix.lower() in WORKBOOK:
            raise WrongUse(f"The board's file is a workbook: give the new file a name that ends so: {path.stem}.xlsx")
        return Wanted(
            Path(board).expanduser() if board else None, path,
            inside=_one_of(values["outside"], ("included", "left out"), "Outside period"),
            found=_one_of(values.get("found", ""), ("all", "found"), "Which rows"),
            what=what, lock=lock or what in HOLD_NAMES,
            unagreed="leave out" if _one_of(values.get("unagreed", ""), UNAGREED, "Unagreed rows") else "stop",
        )

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Where the new file is named, an ending no such file has is told while it is typed."""
        output = values.get("output", "").strip()
        if self.focused is not None and self.focused.id == "output" and output:
            try:
                what = _what(values.get("what", ""))
            except WrongUse:
                what = "anonymised"
            suffix = Path(output).suffix.lower()
            if what in ("anonymised", "names", "initials") and suffix and suffix not in OUTPUT:
                return f"{suffix} is no ending of such a file: write .xlsx, .docx, or .csv for CSV.", "ask"
        return super().message(values)

    def _named(self, path: Path, what: What, suggested: bool, right: str) -> Path:
        """The name with the ending such a file has; one that was only suggested also says what is in it, and takes the
        `right` ending for the board's file, "" where any will do."""
        if suggested and what in ("key", "data", "log"):
            word = path.name.removesuffix(path.suffix).replace("chronology", what, 1)
            return path.with_name(f"{word}{ending(what)}")
        if suggested and right and (path.suffix.lower() == ".docx") != (right == ".docx"):
            path = Path(free_at(str(path.with_suffix(right))))
        if what in ("names", "initials") and not path.stem.upper().endswith(PANEL_COPY):
            return path.with_name(f"{path.stem if path.suffix else path.name}{PANEL_COPY}{path.suffix or '.xlsx'}")
        return path if path.suffix else path.with_name(f"{path.name}{right or ending(what)}")


def _what(text: str) -> What:
    """What is meant by the words typed, or the beginning of them. Raises WrongUse."""
    typed = " ".join(text.split()).casefold() or "anonymised"
    meant = [what for words, what in WHAT.items() if words.startswith(typed)]
    if len(meant) != 1:
        raise WrongUse(f"What: write one of {', '.join(WHAT)}.")
    return meant[0]


def _one_of(text: str, words: tuple[str, ...], label: str) -> bool:
    """Whether the second of two words was typed, or the beginning of it; the first when nothing was."""
    typed = " ".join(text.split()).casefold()
    if words[0].startswith(typed):
        return False
    if words[1].startswith(typed):
        return True
    raise WrongUse(f"{label}: write {words[0]} or {words[1]}.")
