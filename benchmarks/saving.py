"""Saving a row into the encrypted case, with log and indexes, against one INSERT into plain SQLite on the same disk."""

from __future__ import annotations

import sqlite3
import sys
import time
from itertools import islice

from benchmarks.cases import PASSPHRASE, as_cells, cases, rows
from benchmarks.figures import Figures, p50, p95
from storage.casefile import CaseFile

COUNT = 200
SIZES = (400, 100_000)
UNNOTICED = 50
"""Milliseconds an author does not notice between Enter and the next line."""


def main() -> int:
    """Print the figures; 1 when saving is slow enough to be noticed."""
    figures = Figures("Saving: one row on disk (synchronous FULL), against one INSERT into a plain SQLite file")
    with cases() as made:
        for size in SIZES:
            plain = sqlite3.connect(made.folder / f"plain-{size}.db", isolation_level=None)
            plain.execute("PRAGMA synchronous = FULL")
            plain.execute("CREATE TABLE IF NOT EXISTS entries (day, time, who, event, action, source)")
            plain.execute("BEGIN")
            plain.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)", map(as_cells, rows(size)))
            plain.execute("COMMIT")
            own, theirs = [], []
            with made.copy(size) as path, CaseFile.open(path, PASSPHRASE) as case:
                for entry in islice(rows(COUNT + 1), COUNT + 1):
                    at = time.perf_counter()
                    case.entries.add(entry)
                    own.append((time.perf_counter() - at) * 1000)
                    at = time.perf_counter()
                    plain.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)", as_cells(entry))
                    theirs.append((time.perf_counter() - at) * 1000)
            plain.close()
            said = f"{p50(own):.1f} ms against {p50(theirs):.1f} ms, {p50(own) / p50(theirs):.1f}×"
            figures.held_to(f"{size:,} rows: p95 of saving", p95(own[1:]), UNNOTICED, " ms", f"p50 {said}")
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
