"""Two texts beside each other, what differs between brackets: on a narrow screen one above the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from domain.word_runs import Run, word_runs
from screens.glyphs import Glyphs, fit, one_line
from screens.widgets.lines import Line, Part, chop

NARROW = 60
"""Cells below which two columns are too narrow to be read."""
LEGEND = "What differs stands in [brackets]."


def side_by_side(
    left: str, right: str, titles: tuple[str, str], width: int, glyphs: Glyphs, *, compared: bool = True
) -> list[Line]:
    """Both texts, each below its title, in lines of at most `width` cells; `compared` marks what differs."""
    runs = word_runs(left, right) if compared else (Run(left, right),)
    whole = len(runs) == 1
    one = [(run.before, run.same or whole, "problem") for run in runs]
    other = [(run.after, run.same or whole, "mark") for run in runs]
    if width < NARROW:
        above, below = (_wrapped(each, width - 2, glyphs) for each in (one, other))
        return [
            [(fit(f" {titles[0]}", width, glyphs), "label")], *([(" ", ""), *line] for line in above),
            [(fit(f" {titles[1]}", width, glyphs), "label")], *([(" ", ""), *line] for line in below),
        ]  # fmt: skip
    half = (width - 3) // 2
    columns = [_wrapped(each, half - 1, glyphs) for each in (one, other)]
    lines: list[Line] = [
        [(fit(f" {titles[0]}", half + 1, glyphs), "label"), (fit(f" {titles[1]}", width - half - 1, glyphs), "label")]
    ]
    for index in range(max(map(len, columns))):
        cells = [column[index] if index < len(column) else [] for column in columns]
        used = sum(cell_len(text) for text, _ in cells[0])
        lines.append([(" ", ""), *cells[0], (" " * (half - used) + " ", ""), *cells[1]])
    return lines


def _wrapped(pieces: Iterable[tuple[str, bool, str]], width: int, glyphs: Glyphs) -> list[list[Part]]:
    """Pieces of text (their words, whether both have them, the tone of what only one has) in lines of `width` cells."""
    lines: list[list[Part]] = [[]]
    used, space = 0, ""
    for text, same, tone in pieces:
        marked = one_line(text, glyphs) if same else _bracketed(one_line(text, glyphs))
        for place, word in enumerate(marked.split(" ")):
            if place:
                space = " "
            if not word:
                continue
            while cell_len(word) + (len(space) if used else 0) > width - used:
                if not used:
                    lines[-1].append((chop(word, width), "" if same else tone))
                    word = word[len(chop(word, width)) :]
                lines.append([])
                used, space = 0, ""
            if word:
                lead = space if used else ""
                lines[-1].append((lead + word, "" if same else tone))
                used, space = used + cell_len(lead + word), ""
    return lines if any(lines) else [[("-", "dim")]]


def _bracketed(text: str) -> str:
    words = text.strip()
    if not words:
        return text
    lead = text[: len(text) - len(text.lstrip())]
    return f"{lead}[{words}]{text[len(text.rstrip()) :]}"


def window(lines: Sequence[Line], top: int, height: int, width: int) -> list[Line]:
    """As many of these lines as there is room for from `top` on; the last says how many more there are."""
    shown = list(lines[top : top + height])
    left = len(lines) - top - height
    if left > 0 and shown:
        shown[-1] = [(fit(f" {left + 1} more lines: PgDn", width), "dim")]
    return shown
