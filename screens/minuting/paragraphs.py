"""How a paragraph of minutes is drawn: its number, its time, who speaks, and the words, broken to the width."""

from __future__ import annotations

from collections.abc import Mapping

from domain.meetings.minutes import Paragraph
from domain.people import with_names
from screens.glyphs import Glyphs, one_line
from screens.widgets.lines import Line, Part, broken

NUMBER = 4
"""Cells for the number a paragraph is read by, and those its other lines stand in."""


def paragraph_lines(
    paragraph: Paragraph, number: int, width: int, names: Mapping[str, str] | None, glyphs: Glyphs,
    unanswered: bool = False,
) -> list[Line]:  # fmt: skip
    """The lines of a paragraph; `names` gives real names for codes, when the author has asked to see them.

    `unanswered` says that a name in it was asked about and passed over: a sign in the margin keeps saying so.
    """
    head: list[Part] = []
    if paragraph.check:
        head.append(("?? ", "ask"))
    if paragraph.at:
        head.append((f"{paragraph.at} ", "label"))
    heading = paragraph.kind == "heading"
    if heading:
        head.append((f"# {paragraph.question + ' ' if paragraph.question else ''}", "title"))
    elif paragraph.speaker:
        head.append((f"{one_line((names or {}).get(paragraph.speaker) or paragraph.speaker, glyphs)}: ", "strong"))
    before = "".join(text for text, _ in head)
    words = with_names(paragraph.text, names)
    # A line always begins with its own words: what stands before them is never broken.
    room = max(8, width - NUMBER - 1)
    texts = words.split("\n")
    rows = broken(before.replace(" ", "\u00a0") + one_line(texts[0], glyphs), room)
    for text in texts[1:]:
        rows += broken(one_line(text, glyphs), room)
    tone = "title" if heading else ""
    lines: list[Line] = []
    for at, row in enumerate(rows):
        margin: Part = (f"{number:>{NUMBER - 1}} " if at == 0 else " " * NUMBER, "dim")
        if unanswered and at == 0:
            margin = (f"{number:>{NUMBER - 1}}?", "ask")
        if at == 0:
            lines.append([margin, *head, (row[len(before) :], tone)] if len(row) >= len(before) else [margin, *head])
        else:
            lines.append([margin, (row, tone)])
    return lines
