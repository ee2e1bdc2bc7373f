"""How a paragraph of the report is drawn: its number, its words broken to the width, and what it rests on below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from domain.evidence.passage_rests import Behind
from domain.people import with_names
from domain.report.parts import Passage
from domain.shortened import cut
from screens.glyphs import Glyphs, fit, one_line
from screens.widgets.lines import Line, Part, broken

NUMBER = 7
"""Cells for the number a paragraph is read by, and those its other lines stand in."""
BEHIND = 3
"""Lines for one piece of evidence: what somebody says against it stands whole, as a rule."""
INDENT = {"item": 4, "quote": 4}


def passage_lines(
    passage: Passage, number: str, behind: Sequence[Behind], width: int, names: Mapping[str, str] | None,
    glyphs: Glyphs, unanswered: bool = False,
) -> list[Line]:  # fmt: skip
    """The lines of a passage; `names` gives real names for codes, when the author has asked to see them.

    `unanswered` says that a name in it was asked about and passed over: a sign in the margin keeps saying so.
    """
    head = "?? " if passage.check else ""
    tone = {"heading": "title", "quote": "", "picture": "mark"}.get(passage.kind, "")
    words = one_line(with_names(passage.text, names), glyphs)
    shown = number
    if passage.kind == "heading":
        head += "# "
    elif passage.kind == "picture":
        words = f"[picture: {words}]"
    elif passage.kind == "quote":
        words = f"“{words}”"
    elif passage.kind == "item":
        shown = number[number.rfind("(") :] if "(" in number else "-"
    indent = " " * INDENT.get(passage.kind, 0)
    room = max(8, width - NUMBER - 1 - len(indent))
    rows = broken(head.replace(" ", "\u00a0") + words, room)
    sign = "?" if unanswered else " "
    margin = shown if passage.kind != "item" else ""
    lines: list[Line] = []
    for at, row in enumerate(rows):
        first: Part = (f"{margin:>{NUMBER - 1}}{sign}" if at == 0 else " " * NUMBER, "ask" if unanswered else "dim")
        lead: list[Part] = [first]
        if indent:
            mark = f"{shown} " if passage.kind == "item" and at == 0 else ""
            lead.append((f"{mark:<{len(indent)}}"[: len(indent)], "dim"))
        if at == 0 and head:
            lines.append([*lead, (head, "ask" if passage.check else tone), (row[len(head) :], tone)])
        else:
            lines.append([*lead, (row, tone)])
    lines_of = Counter(one.line for one in behind)
    for one in behind:
        # The signs are letters and blanks alone, so that nothing hangs on a colour.
        mark = "!! " if one.flagged else "   "
        first = f" “{cut(one.event, 40)}”" if lines_of[one.line] > 1 and one.event else ""
        text = one_line(with_names(f"{one.line}{first}", names), glyphs)
        shade = "problem" if one.flagged else "dim"
        rows = broken(text, max(8, width - NUMBER - 4))
        if len(rows) > BEHIND:
            rows = [*rows[: BEHIND - 1], fit(" ".join(rows[BEHIND - 1 :]), max(8, width - NUMBER - 4), glyphs).rstrip()]
        lines += [[(" " * NUMBER + (mark if at == 0 else "   ") + row, shade)] for at, row in enumerate(rows)]
    return lines
