"""Fifty rows typed at best into the board's workbook and into the entry line: every key counted, both scripts shown.

The rows, in `keystroke_scripts/rows.txt`, are a nurse's autumn as an author takes it from one record after another; the
rows before them stand in both already. `workbook.txt` and `line.txt` hold the keys, one row a line. The workbook's are
played on a sheet that behaves as `workbook_typing` says, ours on the program itself; what is then in the cells and in
the case must be the fifty rows. Free text is every character of event, action, outcome and comment, and a key that only
takes the rest of one; all other keys are counted apart.

`python -m benchmarks.keystrokes --write` finds both scripts anew.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.figures import Figures
from benchmarks.line_typing import Typist, same_row, seated
from benchmarks.workbook_typing import Key, Sheet, cells_of, shown
from domain.chronology.entry import Entry
from domain.line.reading import read
from storage.casefile import CaseFile
from tui.demo.build import build_demo, demo_drafts, demo_known

FOLDER = Path(__file__).parent / "keystroke_scripts"
PASSPHRASE = "plover lantern orchard seven"
EARLIER = 118
"""How many rows of the demo stand above the fifty."""
OTHER, ALL = 0.6, 0.85
_KEY = re.compile(r"\[(Tab|Enter|Right|Delete|Ctrl\+D|Alt\+Down|take)\]|([«»])|(.)")

Script = list[list[Key]]


def main(arguments: Sequence[str] = ()) -> int:
    """Play both scripts, or with `--write` find them first; print every row and the totals."""
    rows, earlier = meant_rows(), earlier_rows()
    if "--write" in arguments:
        keep("workbook.txt", best_in_workbook(rows, earlier))
        keep("line.txt", asyncio.run(best_in_line(rows, earlier)))
    workbook, line = kept("workbook.txt"), kept("line.txt")
    check_workbook(workbook, rows, earlier)
    asyncio.run(check_line(line, rows, earlier))
    return tell(workbook, line)


def meant_rows() -> list[Entry]:
    """The fifty rows, from lines with full dates."""
    known = demo_known()
    drafts = [read(line, known) for line in (FOLDER / "rows.txt").read_text(encoding="utf-8").splitlines()]
    assert len(drafts) == 50 and all(draft.ready_in_pipe for draft in drafts)
    return [draft.entry for draft in drafts if draft.entry is not None]


def earlier_rows() -> list[Entry]:
    """The rows that stand above in both."""
    entries = (draft.entry for draft in demo_drafts())
    return [entry for _, entry in zip(range(EARLIER), entries, strict=False) if entry is not None]


# The workbook


def best_in_workbook(rows: Sequence[Entry], earlier: Sequence[Entry]) -> Script:
    """The fewest keys for each row in Excel."""
    sheet = Sheet([cells_of(entry) for entry in earlier])
    script: Script = []
    for entry in rows:
        joined = len("; ") if entry.action and entry.outcome else 0
        script.append(sheet.best(cells_of(entry), joined))
        sheet.rows.append(cells_of(entry))
    return script


def check_workbook(script: Script, rows: Sequence[Entry], earlier: Sequence[Entry]) -> None:
    """Play the script on the sheet; what is then in the cells must be the rows."""
    sheet = Sheet([cells_of(entry) for entry in earlier])
    for number, (keys, entry) in enumerate(zip(script, rows, strict=True), 1):
        found = sheet.play(keys)
        assert found == cells_of(entry), f"row {number} in the workbook: {found} in place of {cells_of(entry)}"


# The line


async def best_in_line(rows: Sequence[Entry], earlier: Sequence[Entry]) -> Script:
    """The fewest keys found for each row on the screen, looking at what it offers after each key."""
    with tempfile.TemporaryDirectory() as folder:
        path = a_case(Path(folder), earlier)
        async with seated(path, PASSPHRASE) as seat:
            return [await Typist(seat).type_row(entry) for entry in rows]


async def check_line(script: Script, rows: Sequence[Entry], earlier: Sequence[Entry]) -> None:
    """Press the script's keys on the screen; what is then in the case must be the rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = a_case(Path(folder), earlier)
        async with seated(path, PASSPHRASE) as seat:
            for keys in script:
                await seat.press_all(keys)
        with CaseFile.open(path, PASSPHRASE) as case:
            entered = sorted(case.entries.all(), key=lambda entry: entry.sequence)[len(earlier) :]
    assert len(entered) == len(rows), f"{len(entered)} rows were saved of {len(rows)}"
    for number, (entry, found) in enumerate(zip(rows, entered, strict=True), 1):
        assert same_row(entry, found), f"row {number} on the screen: {found} in place of {entry}"


def a_case(folder: Path, earlier: Sequence[Entry]) -> Path:
    """A case with the earlier rows in it."""
    path = folder / "keys.imr"
    build_demo(path, PASSPHRASE, earlier).close()
    return path


# Scripts as files


def keep(name: str, script: Script) -> None:
    """Write a script, a row a line, free text between « and »."""
    (FOLDER / name).write_text("".join(f"{as_line(keys)}\n" for keys in script), encoding="utf-8")


def as_line(keys: Sequence[Key]) -> str:
    """The keys of one row as a person can follow them."""
    runs = [(free, shown(list(run))) for free, run in groupby(keys, key=lambda key: key.free)]
    return "".join(f"«{text}»" if free else text for free, text in runs)


def kept(name: str) -> Script:
    """Read a script."""
    return [list(_keys(line)) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def _keys(line: str) -> Iterator[Key]:
    free = False
    for found in _KEY.finditer(line):
        if found[2]:
            free = found[2] == "«"
        else:
            yield Key(found[1] or found[3], free)


# What is told


def tell(workbook: Script, line: Script) -> int:
    """Print both scripts row by row, and the totals against their goals."""
    figures = Figures("Fifty rows typed at best: the board's workbook in Excel, and the entry line")
    dearer = 0
    for number, (theirs, ours) in enumerate(zip(workbook, line, strict=True), 1):
        dearer += len(ours) > len(theirs)
        figures.say(f"  {number:2}  workbook {_counts(theirs)}  {as_line(theirs)}")
        figures.say(f"      line     {_counts(ours)}  {as_line(ours)}")
    for name, script in (("workbook", workbook), ("line", line)):
        other, free = _sums(script)
        figures.figure(f"keys in the {name}: other, free text, all", f"{other:,} + {free:,} = {other + free:,}")
    (their_other, their_free), (our_other, our_free) = _sums(workbook), _sums(line)
    figures.held_to("keys other than free text, of the workbook's", our_other / their_other, OTHER, "")
    figures.held_to("all keys, of the workbook's", (our_other + our_free) / (their_other + their_free), ALL, "")
    figures.held_to("rows dearer than in the workbook", dearer, 0, "")
    return figures.end()


def _sums(script: Script) -> tuple[int, int]:
    keys = [key for row in script for key in row]
    free = sum(key.free for key in keys)
    return len(keys) - free, free


def _counts(keys: Sequence[Key]) -> str:
    free = sum(key.free for key in keys)
    return f"{len(keys) - free:3} + {free:3}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
