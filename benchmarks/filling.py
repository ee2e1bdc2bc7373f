"""A board's workbook filled with 10,000 and 50,000 rows of eight columns, against XlsxWriter writing the same cells.

XlsxWriter, in its constant-memory mode, writes a new workbook with nothing of the board's in it, from rows laid out
beforehand; ours starts from the entries. Each run is a process of its own, in turns; memory is what it took beyond the
rows it was given, at its highest.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil

from benchmarks.figures import Figures, PeerAbsent, p50

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "tests" / "exporters" / "workbooks" / "wsab-chronology.xlsx"
TODAY = date(2026, 11, 20)
TIME_BUDGET, MEMORY_BUDGET = 0.6, 64.0


def main(arguments: Sequence[str] = ()) -> int:
    """Measure and print; 1 when a budget was missed."""
    if find_spec("xlsxwriter") is None:
        raise PeerAbsent("XlsxWriter is not installed: pip install xlsxwriter")
    figures = Figures("Filling a board's workbook (peer: XlsxWriter, constant memory, the same cells)")
    for count, turns in ((10_000, 5), (50_000, 3)):
        ours, theirs = [], []
        for _ in range(turns):
            ours.append(_run("ours", count))
            theirs.append(_run("xlsxwriter", count))
        mine, peer = p50([run["seconds"] for run in ours]), p50([run["seconds"] for run in theirs])
        figures.held_to(
            f"{count:,} rows: time, ours to XlsxWriter's", mine / peer, TIME_BUDGET, "", f"{mine:.2f} s to {peer:.2f} s"
        )
        peak, peer_peak = max(run["megabytes"] for run in ours), max(run["megabytes"] for run in theirs)
        figures.held_to(
            f"{count:,} rows: memory beyond the rows", peak, MEMORY_BUDGET, " MB", f"XlsxWriter {peer_peak:.0f} MB"
        )
        figures.figure(f"{count:,} rows: read back and compared", f"{p50([run['read_back'] for run in ours]):.2f} s")
        figures.figure(f"{count:,} rows: size of the file", f"{ours[0]['bytes'] / 2**20:.1f} MB")
    return figures.end()


def _run(what: str, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.filling", what, str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _prepared(count: int) -> tuple[Any, bytes, Any]:
    """The rows that leave, in order, the board's workbook, and what goes where in it."""
    from benchmarks.cases import people, rows
    from domain.dates.period import Period
    from domain.gate import outgoing
    from domain.review import Details, Review
    from exporters.templates import read_template

    template = TEMPLATE.read_bytes()
    details = Details(
        agency="Riverside Community Trust", subject="Adult A", author="An Author",
        period=Period(date(2023, 1, 1), date(2024, 6, 30)),
    )  # fmt: skip
    entries = tuple(sorted(rows(count), key=lambda entry: (str(entry.when.day), entry.time or "")))
    out = outgoing(Review(details=details, entries=entries, people=tuple(people())))
    return out, template, read_template(template, TEMPLATE.name).placing()


def _held() -> float:
    """The memory this process holds now, in megabytes."""
    return psutil.Process().memory_info().rss / 2**20


def _highest() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _ours(count: int) -> dict[str, float]:
    from exporters.chronology.filled import fill_workbook
    from exporters.chronology.read_back import read_back

    out, template, placing = _prepared(count)
    before, start = _held(), time.perf_counter()
    made = fill_workbook(out, template, TEMPLATE.name, placing, TODAY)
    seconds, megabytes = time.perf_counter() - start, _highest() - before
    start = time.perf_counter()
    compared = read_back(made, out)
    assert compared == count
    return {
        "seconds": seconds, "megabytes": megabytes, "read_back": time.perf_counter() - start, "bytes": len(made.data),
    }  # fmt: skip


def _xlsxwriter(count: int) -> dict[str, float]:
    import xlsxwriter

    from exporters.chronology.filled import ChronologyRows
    from exporters.office.workbook import Workbook

    out, template, placing = _prepared(count)
    rows = list(ChronologyRows(out, placing, Workbook(template, TEMPLATE.name)))
    before, start = _held(), time.perf_counter()
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Chronology")
    looks = {"border": 1, "valign": "top", "text_wrap": True}
    text = book.add_format(looks)
    day, clock = (
        book.add_format({**looks, "num_format": "dd/mm/yyyy"}),
        book.add_format({**looks, "num_format": "hh:mm"}),
    )
    for number, row in enumerate(rows, 8):
        for column, value in enumerate(row):
            if value is None:
                sheet.write_blank(number, column, None, text)
            elif isinstance(value, str):
                sheet.write_string(number, column, value, text)
            else:
                sheet.write_datetime(number, column, value, day if column == 0 else clock)
    book.close()
    return {"seconds": time.perf_counter() - start, "megabytes": _highest() - before, "bytes": len(made.getvalue())}


if __name__ == "__main__":
    if len(sys.argv) == 3:
        sys.stdout.write(json.dumps((_ours if sys.argv[1] == "ours" else _xlsxwriter)(int(sys.argv[2]))))
    else:
        try:
            sys.exit(main())
        except PeerAbsent as absent:
            sys.stderr.write(f"{absent}\n")
            sys.exit(2)
