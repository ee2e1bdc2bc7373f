"""A chronology of 3,000 rows into a board's Word table, and a report of 60 pages into its template, each read back,
against python-docx writing the same cells and paragraphs into a document of its own.

python-docx writes them by `add_row` and `add_paragraph` and saves; ours starts from the entries and passages,
understands the board's file, fills it, and reads back what it wrote. Search for names is measured apart, and so is the
command `imr export`, from its start to its end: a case opened, everything above, the log, the file in its place, the
backup. Each run is a process of its own, in turns; memory is all the process held at its highest. Of the command it is
processor time that is held to the limit, which other work on the machine does not lengthen.
"""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.figures import Figures, p50

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 20)
ROWS, PASSAGES, EACH = 3_000, 600, 50
TURNS = 5
SECONDS, MEGABYTES = 3.0, 150.0
"""What a chronology of 3,000 rows into a Word table may take."""
HEADINGS = ("Date", "Time", "Who", "Event", "Action taken", "Source")
TITLES = ("1. Introduction", "2. Methodology", "3. Narrative", "4. Analysis", "5. Good practice", "6. Learning")


def main(_arguments: Sequence[str] = ()) -> int:
    """Measure and print; 1 when a budget was missed."""
    figures = Figures("Filling a board's Word document (peer: python-docx writing the same)")
    for what, called in (("table", f"{ROWS:,} rows into a table of {len(HEADINGS)} columns"),
                         ("report", f"{PASSAGES} paragraphs, {PASSAGES * EACH:,} words")):  # fmt: skip
        ours, theirs = [], []
        for _ in range(TURNS):
            ours.append(_run(what))
            theirs.append(_run(f"{what}-peer"))
        mine, peer = p50([run["seconds"] for run in ours]), p50([run["seconds"] for run in theirs])
        highest, others = max(run["megabytes"] for run in ours), max(run["megabytes"] for run in theirs)
        said = f"{mine:.2f} s to {peer:.2f} s"
        if what == "table":
            figures.held_to(f"{called}: time, ours to python-docx's", mine / peer, 1.0, "", said)
        else:
            figures.figure(f"{called}: time, ours to python-docx's", f"{mine / peer:.1f}  {said}")
        figures.held_to(f"{called}: time", mine, SECONDS, " s")
        figures.held_to(f"{called}: memory in all", highest, MEGABYTES, " MB", f"python-docx {others:.0f} MB")
        searched = p50([run["searched"] for run in ours])
        figures.figure(f"{called}: the whole way out, names searched for", f"{searched:.2f} s")
    _command(figures)
    return figures.end()


def _command(figures: Figures) -> None:
    """`imr export CASE chronology --template`, the whole process, in turns with python-docx's."""
    from benchmarks.cases import cases

    ours, theirs = [], []
    with cases() as made:
        for _ in range(TURNS):
            with made.copy(ROWS) as case:
                ours.append(_exported(case, made.env()))
            theirs.append(_whole([sys.executable, "-m", "benchmarks.documents", "table-peer"]))
    mine, peer = p50([run["seconds"] for run in ours]), p50([run["seconds"] for run in theirs])
    highest = max(run["megabytes"] for run in ours)
    called = f"imr export of {ROWS:,} rows into a Word table, the whole process"
    figures.figure(f"{called}: processor time to python-docx's", f"{mine / peer:.2f}  {mine:.2f} s to {peer:.2f} s")
    figures.held_to(f"{called}: processor time", mine, SECONDS, " s")
    figures.held_to(f"{called}: memory in all", highest, MEGABYTES, " MB")


def _exported(case: Path, env: dict[str, str]) -> dict[str, float]:
    from benchmarks.cases import PASSPHRASE, program

    board, secret = case.with_name("board.docx"), case.with_name("passphrase")
    board.write_bytes(_board(_with_table))
    secret.touch(0o600)
    secret.write_text(PASSPHRASE, encoding="utf-8")
    told = ["--template", str(board), "-o", str(case.with_name("out.docx")), "--passphrase-file", str(secret)]
    return _whole([str(program("imr")), "export", str(case), "chronology", *told], env)


def _whole(command: list[str], env: dict[str, str] | None = None) -> dict[str, float]:
    """Processor time and highest memory of a process, as the system counted them when it ended."""
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return {"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}


def _run(what: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.documents", what], cwd=ROOT, capture_output=True, text=True, check=True
    )
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _timed(work: Callable[[], Any]) -> dict[str, float]:
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _board(fill: Callable[[Any], None]) -> bytes:
    import docx

    document, made = docx.Document(), io.BytesIO()
    fill(document)
    document.save(made)
    return made.getvalue()


def _with_table(document: Any) -> None:
    document.add_heading("Chronology", 1)
    grid = document.add_table(2, len(HEADINGS), style="Table Grid")
    for cell, heading in zip(grid.rows[0].cells, HEADINGS, strict=True):
        cell.text = heading


def _with_titles(document: Any) -> None:
    for title in TITLES:
        document.add_heading(title, 1)
        document.add_paragraph()


def _details() -> Any:
    from domain.dates.period import Period
    from domain.review import Details

    return Details(
        agency="Riverside Community Trust", subject="Adult A", author="An Author",
        period=Period(date(2023, 1, 1), date(2024, 6, 30)),
    )  # fmt: skip


def _rows() -> Any:
    from benchmarks.cases import people, rows
    from domain.gate import outgoing
    from domain.review import Review

    entries = tuple(sorted(rows(ROWS), key=lambda entry: (str(entry.when.day), entry.time or "")))
    return outgoing(Review(details=_details(), entries=entries, people=tuple(people())))


def _table() -> dict[str, float]:
    from exporters.prepare import prepare
    from exporters.report.chronology_alone import fill_chronology
    from exporters.way_out.job import Job

    out, job = _rows(), Job(today=TODAY, suffix=".docx", template=_board(_with_table), template_name="board.docx")
    measured = _timed(lambda: fill_chronology(out, job))
    return {**measured, "searched": _timed(lambda: prepare(out, job))["seconds"]}


def _table_peer() -> dict[str, float]:
    import docx

    from benchmarks.cases import as_cells

    cells = [as_cells(entry) for entry in _rows().entries]
    data = _board(_with_table)

    def write() -> None:
        document = docx.Document(io.BytesIO(data))
        grid = document.tables[0]
        for row in cells:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
        document.save(io.BytesIO())

    return _timed(write)


def _texts() -> list[str]:
    from benchmarks.minuting import SAYS

    said = SAYS.split()
    return [" ".join(said[(at * 7 + place) % len(said)] for place in range(EACH)) for at in range(PASSAGES)]


def _report() -> dict[str, float]:
    from benchmarks.cases import people
    from domain.report.leaving import outgoing_report
    from domain.report.parts import Passage, Report
    from domain.review import Review
    from exporters.prepare import prepare
    from exporters.report.filled import agreeing, fill_understood
    from exporters.templates.report_template import understand_report
    from exporters.way_out.job import Job

    sections = ("introduction", "methodology", "narrative", "analysis", "good_practice", "learning")
    passages = tuple(
        Passage(id=f"p{at}", section=sections[at * len(sections) // PASSAGES], text=text)
        for at, text in enumerate(_texts())
    )
    review = Review(details=_details(), people=tuple(people()), report=Report(passages=passages))
    out, data = outgoing_report(review, today=TODAY), _board(_with_titles)

    def fill() -> None:
        document, template = understand_report(data, "board.docx", (), ())
        fill_understood(out, document, agreeing(template), data, TODAY)

    measured = _timed(fill)
    job = Job(kind="report", today=TODAY, suffix=".docx", template=data, template_name="board.docx")
    return {**measured, "searched": _timed(lambda: prepare(out, job))["seconds"]}


def _report_peer() -> dict[str, float]:
    import docx

    texts, data = _texts(), _board(_with_titles)

    def write() -> None:
        document = docx.Document(io.BytesIO(data))
        for text in texts:
            document.add_paragraph(text)
        document.save(io.BytesIO())

    return _timed(write)


_WORK = {"table": _table, "table-peer": _table_peer, "report": _report, "report-peer": _report_peer}

if __name__ == "__main__":
    if len(sys.argv) == 2 and sys.argv[1] in _WORK:
        sys.stdout.write(json.dumps(_WORK[sys.argv[1]]()))
    else:
        sys.exit(main())
