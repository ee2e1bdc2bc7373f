"""Prefix search over 100,000 encrypted rows against grep and a plain LIKE over the same rows as plain text."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.cases import PASSPHRASE, Cases, as_cells, cases, rows
from benchmarks.figures import Figures, PeerAbsent, p50
from domain.chronology.find import read_query
from storage.casefile import CaseFile

COUNT = 100_000
SEEN = 20
"""Rows in sight on a screen."""
BEGINNINGS = (
    "ref", "hand", "bruis", "landl", "assess", "cont", "berea", "disch", "med", "tenan", "agre", "boil", "resp", "duty",
    "weigh", "note 4711", "note 99", "consent giv", "ward vis", "trans",
)
ROUNDS = 3


def plain_table(made: Cases) -> sqlite3.Connection:
    """The same rows in an ordinary SQLite file, without an index, its pages in memory."""
    connection = sqlite3.connect(made.folder / "plain-search.db")
    connection.execute("PRAGMA cache_size = -200000")
    connection.execute("CREATE TABLE IF NOT EXISTS entries (day, time, who, event, action, source)")
    if not connection.execute("SELECT count(*) FROM entries").fetchone()[0]:
        connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)", map(as_cells, rows(COUNT)))
        connection.commit()
    return connection


def ours(case: CaseFile, text: str) -> float:
    """Seconds for the first rows in sight that answer, in order of days. No answer is kept from before."""
    at = time.perf_counter()
    case.entries.page(0, SEEN, read_query(text))
    return time.perf_counter() - at


def like(connection: sqlite3.Connection, text: str) -> float:
    """Seconds for the same of a plain table scanned for the letters."""
    wheres = " AND ".join("event || ' ' || action LIKE ?" for _ in text.split())
    at = time.perf_counter()
    connection.execute(
        f"SELECT * FROM entries WHERE {wheres} ORDER BY day, time LIMIT {SEEN}",
        [f"%{word}%" for word in text.split()],
    ).fetchall()
    return time.perf_counter() - at


def grep(program: str, path: Path, text: str) -> float:
    """Seconds for grep to write the lines that hold the letters; of several words, the last."""
    at = time.perf_counter()
    subprocess.run([program, "-i", "-F", text.split()[-1], str(path)], stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - at


def main() -> int:
    """Print the figures; 1 when the budget is missed. Raises PeerAbsent."""
    program = shutil.which("grep")
    if program is None:
        raise PeerAbsent("grep is not installed.")
    figures = Figures(f"Search: the beginning of a word over {COUNT:,} rows, the first {SEEN} in order of days")
    with cases() as made, CaseFile.open(made.case(COUNT), PASSPHRASE) as case:
        case.entries.page(0, SEEN)
        connection = plain_table(made)
        taken: dict[str, list[float]] = {"imr": [], "like": [], "grep": []}
        for _ in range(ROUNDS):
            for text in BEGINNINGS:
                taken["imr"].append(ours(case, text) * 1000)
                taken["like"].append(like(connection, text) * 1000)
                taken["grep"].append(grep(program, made.text(COUNT), text) * 1000)
        connection.close()
    own, scan, grepped = (p50(taken[name]) for name in ("imr", "like", "grep"))
    figures.held_to("p50", own, 20, " ms", f"largest {max(taken['imr']):.1f} ms")
    figures.figure("against a LIKE over a plain SQLite table", f"{own / scan:.2f}×  {scan:.1f} ms")
    figures.figure("against grep -iF over a plain text file", f"{own / grepped:.2f}×  {grepped:.1f} ms")
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
