"""The disclosure check over a finished workbook of 5 MB against one plain whole-word pattern over all its text."""

from __future__ import annotations

import io
import re
import sys
import time
import zipfile
from dataclasses import replace
from importlib.util import find_spec

from benchmarks.cases import people, rows
from benchmarks.figures import Figures, PeerAbsent, p50
from domain.evidence.unagreed import Net, Sought
from domain.identifiers.finding import Identifiers
from domain.meetings.interview import Interview
from domain.meetings.minutes import Minutes, Paragraph
from domain.names.finding import Finder
from exporters.disclosure.searching import search

SIZE = 5_000_000
ROUNDS = 5
WAITS = 10.0
"""Seconds an author waits without wondering, for the whole check of a file of this size."""


def workbook() -> bytes:
    """A workbook of 5 MB as XlsxWriter makes one: rows as real ones are, every text in the shared strings."""
    import xlsxwriter

    made = b""
    count = 40_000
    while len(made) < SIZE:
        file = io.BytesIO()
        book = xlsxwriter.Workbook(file, {"in_memory": True})
        sheet = book.add_worksheet("Chronology")
        for line, entry in enumerate(rows(count)):
            sheet.write_row(
                line, 0, [entry.when.written, entry.time or "", entry.who or "", entry.event or "", entry.action or ""]
            )
        book.close()
        made = file.getvalue()
        count = int(count * max(1.05, SIZE / len(made)))
    return made


def plain(pattern: re.Pattern[str], data: bytes) -> int:
    """All the parts' text searched with one pattern: the least any search of the file must do."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sum(len(pattern.findall(package.read(name).decode())) for name in package.namelist())


def _with_minutes(data: bytes, finder: Finder) -> float:
    """Seconds for the check where words of minutes that may not be used are looked for too, p50."""
    words = [word for entry in rows(2_000) for word in (entry.event or "").split()]
    spoken = [Paragraph(id=str(n), text=" ".join(words[n * 40 : n * 40 + 40][::-1])) for n in range(300)]
    net = Net.of([Minutes(interview=Interview(number=1), paragraphs=tuple(spoken))])
    took = []
    for _ in range(ROUNDS):
        at = time.perf_counter()
        search(data, "chronology.xlsx", Sought(finder, net))
        took.append(time.perf_counter() - at)
    return p50(took)


def main() -> int:
    """Print the figures; 1 when the check is slower than an author waits. Raises PeerAbsent."""
    if find_spec("xlsxwriter") is None:
        raise PeerAbsent("XlsxWriter is not installed: make bench installs it.")
    data = workbook()
    key = [
        replace(person, identifiers=(f"{number % 28 + 1}/{number % 12 + 1}/19{40 + number}", f"07700 900{number:03}"))
        for number, person in enumerate(people())
    ]
    said = f"a finished workbook of {len(data) / 1e6:.1f} MB, {len(key)} people, {2 * len(key)} identifiers"
    figures = Figures(f"Disclosure check: {said}")
    finder = Finder(key, (), Identifiers(key))
    words = [word for person in key for word in person.name.split()]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    own, theirs = [], []
    for _ in range(ROUNDS):
        at = time.perf_counter()
        searched = search(data, "chronology.xlsx", finder)
        own.append(time.perf_counter() - at)
        at = time.perf_counter()
        plain(pattern, data)
        theirs.append(time.perf_counter() - at)
    said = f"{p50(own) / p50(theirs):.1f}× one plain pattern, {p50(theirs):.2f} s"
    figures.held_to("the whole check, p50", p50(own), WAITS, " s", said)
    times = _with_minutes(data, finder) / p50(own)
    figures.figure("with minutes not agreed", f"{times:.2f}× the same, 12,000 words of them")
    figures.figure("searched", f"{searched.letters:,} letters in {searched.parts} parts")
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
