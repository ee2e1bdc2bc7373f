"""How one line of the chronology is drawn as a row."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.people import with_names
from screens.glyphs import DRAWN, Glyphs, fit, one_line
from screens.widgets.lines import Line

WHEN, TIME, WHO, FLAG = 13, 6, 10, 9
SHORT = {"morning": "morn", "afternoon": "aft", "evening": "eve", "overnight": "night", "lunchtime": "lunch"}
"""Times in words where their column is narrow."""
GAP_WORDS = "no contact recorded"


def heading(width: int) -> Line:
    """The line above the rows."""
    when, time, who, event, flag = _widths(width)
    titles = [(" Date", when + 2), ("Time", time), ("Who", who), ("Event", event), ("Flag", flag)]
    return [("".join(fit(title, cells) for title, cells in titles), "label")]


def entry_row(
    entry: Entry, width: int, period: Period, names: Mapping[str, str] | None = None, glyphs: Glyphs = DRAWN
) -> Line:
    """One entry in `width` cells; `names` gives real names for codes, when the author has asked to see them."""
    when, time, who, event, flag = _widths(width)
    who_text = entry.who or " ".join(entry.people)
    if names:
        who_text = ", ".join(names.get(code) or code for code in entry.people) or who_text
    text = with_names(entry.event or "", names) or (GAP_WORDS if entry.type == "gap" else "")
    flags = list(entry.flags)
    if period.holds(entry.when) is False:
        flags.insert(0, "outside")
    if entry.type == "gap":
        who_text = "gap"
    return [
        (" " + fit(entry.when.shown(), when) + " ", ""),
        (fit(_time(entry.time, time - 1), time - 1) + " " if time else "", "dim" if entry.time is None else ""),
        (fit(one_line(who_text, glyphs), who - 1, glyphs) + " ", "strong"),
        (fit(one_line(text, glyphs), event - 1, glyphs) + " ", "dim" if entry.type == "gap" else ""),
        (fit(" ".join(flags), flag, glyphs) if flag else "", "mark"),
    ]


def _time(time: str | None, width: int) -> str:
    """The time; of a span too long for its column the beginning, with a dash: the record has all of it."""
    if time is None or cell_len(time) <= width:
        return time or "--"
    if time in SHORT:
        return SHORT[time]
    return time[:5] + "-" if time[5:6] in ("-", "–", " ") else time


def _widths(width: int) -> tuple[int, int, int, int, int]:
    """Cells for date, time, who, event and flags, the space after each included except the date's."""
    narrow = width < 64
    time, flag = (0, 0) if narrow else (TIME + 1, FLAG)
    who = 7 if narrow else WHO + 1
    if width >= 100 and not narrow:
        time += 6
    if width >= 120:
        who += 6
        flag += 6
    return WHEN, time, who, max(8, width - WHEN - 2 - time - who - flag), flag
