"""First paint against a bare Textual app, rows after the passphrase, memory of the screen against VisiData."""

from __future__ import annotations

import sys

import psutil

from benchmarks.cases import Cases, cases, program
from benchmarks.figures import Figures, p50
from benchmarks.sittings import Began, at_prompt, chronology, open_case, think, visidata
from benchmarks.terminal import Terminal

ROUNDS = 15
SIZES = (400, 10_000, 100_000)
MB = 1_000_000
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("bare app")
Bare().run(mouse=False)
"""


def bare_app(made: Cases) -> float:
    """Seconds until a Textual app of one word has painted it."""
    with Terminal([sys.executable, "-P", "-c", BARE], made.env(), made.folder) as terminal:
        return terminal.until(lambda: terminal.sees("bare app")) - terminal.begun


def imr(made: Cases) -> Began:
    """Seconds until the program has painted something, and until it asks for the passphrase."""
    with at_prompt(made, made.case(SIZES[0])) as (_, began):
        return began


def their_rows(made: Cases) -> float:
    """Seconds until VisiData, started with the same 400 rows as text, shows them."""
    with Terminal([program("vd"), "--motd-url=", made.text(SIZES[0])], made.env(), made.folder) as terminal:
        return terminal.until(lambda: terminal.sees("2023-01-")) - terminal.begun


def first_paint(made: Cases, figures: Figures) -> None:
    """Started in turns."""
    seconds: dict[str, list[float]] = {"bare": [], "paint": [], "prompt": [], "vd": []}
    for number in range(ROUNDS + 1):
        bare_seconds, began, theirs = bare_app(made), imr(made), their_rows(made)
        measured = {"bare": bare_seconds, "paint": began.paint, "prompt": began.prompt, "vd": theirs}
        for name, value in measured.items():
            # The first round fills the caches of files.
            seconds[name] += [value] if number else []
    bare, own, asked, others = (p50(seconds[name]) for name in ("bare", "paint", "prompt", "vd"))
    said = f"imr {own * 1000:.0f} ms, bare {bare * 1000:.0f} ms"
    figures.held_to("first paint, p50, against a bare Textual app", own / bare, 1.2, "×", said)
    figures.figure("the passphrase asked for, against it", f"{asked / bare:.2f}×  {asked * 1000:.0f} ms")
    figures.figure("VisiData's first rows, against a bare Textual app", f"{others / bare:.2f}×  {others * 1000:.0f} ms")


def rows(made: Cases, figures: Figures) -> None:
    """Opened in turns, each size."""
    seconds: dict[int, list[float]] = {count: [] for count in SIZES}
    worked: dict[int, list[float]] = {count: [] for count in SIZES}
    for number in range(ROUNDS // 2 + 2):
        for count in SIZES:
            with at_prompt(made, made.case(count)) as (terminal, _):
                process = psutil.Process(terminal.process.pid)
                think(terminal)
                before = sum(process.cpu_times()[:2])
                taken = open_case(terminal)
                work = sum(process.cpu_times()[:2]) - before
            seconds[count] += [taken] if number else []
            worked[count] += [work] if number else []
    least = p50(seconds[SIZES[0]])
    for count in SIZES:
        value = p50(seconds[count])
        said = f"{value / least:.2f}× of {SIZES[0]} rows; processor time {p50(worked[count]) * 1000:.0f} ms"
        figures.held_to(f"rows after the passphrase, p50, {count:,} rows", value * 1000, 250, " ms", said)


def held_by(pid: int) -> tuple[float, float, float]:
    """USS, PSS and RSS of a process in MB; RSS for all three where only root may see more of a private process."""
    process = psutil.Process(pid)
    try:
        memory = process.memory_full_info()
    except psutil.AccessDenied:
        resident = process.memory_info().rss / MB
        return resident, resident, resident
    return memory.uss / MB, memory.pss / MB, memory.rss / MB


def memory(made: Cases, figures: Figures) -> None:
    """After opening 100,000 rows, going to both ends, and typing a line."""
    count = SIZES[-1]
    with made.copy(count) as path, chronology(made, path) as ours, visidata(made, count) as theirs:
        for keys in ("\x1b[H", *["\x1b[6~"] * 30, "\x1b[F", *["\x1b[5~"] * 30, "3/3/24 SW1: visit at home\r"):
            ours.type(keys)
            ours.rest(0.1)
        ours.rest(1)
        mine, other = held_by(ours.process.pid), held_by(theirs.process.pid)
    with made.copy(count, backups=False) as path, chronology(made, path) as ours:
        ours.rest(5, 6)
        backed_up = held_by(ours.process.pid)
    said = f"PSS {mine[1]:.0f} MB, RSS {mine[2]:.0f} MB"
    figures.held_to(f"memory of the screen at {count:,} rows, USS", mine[0], 80, " MB", said)
    theirs_said = f"USS {other[0]:.0f} MB, PSS {other[1]:.0f} MB; imr has {mine[0] / other[0]:.2f}×"
    figures.figure("VisiData with the same rows", theirs_said)
    size = made.case(count).stat().st_size / MB
    figures.figure(f"after a backup of {size:.0f} MB that was due on opening, USS", f"{backed_up[0]:.0f} MB")


def main() -> int:
    """Print the figures; 1 when a budget is missed. Raises PeerAbsent."""
    figures = Figures("Start: first paint, rows after the passphrase, memory")
    with cases() as made:
        first_paint(made, figures)
        rows(made, figures)
        memory(made, figures)
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
