"""The slip of minutes that came back: which box is ticked and what its box of words says. A suggestion, never more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from domain.clean import clean
from exporters.minutes import AGREE, BOX, DISPUTE, REPRESENT
from exporters.readers.aligning import plain
from exporters.word.document import Document, cell_text, cells_of, each_paragraph, rows_of
from exporters.word.text import EMPTY, TICKED, W, text_of

Choice = Literal["agree", "represent", "dispute"]
_CHOICES: tuple[tuple[Choice, str], ...] = (("agree", AGREE), ("represent", REPRESENT), ("dispute", DISPUTE))
_TICK = re.compile(rf"^[\s\[(]*([{TICKED}☑✓✔✗✘√]|[xX](?=[\s\])]))")


@dataclass(frozen=True, slots=True)
class Slip:
    """What the slip seems to say: `several` where more than one box is ticked."""

    suggested: Choice | None = None
    words: str = ""
    several: bool = False


def slip_of(document: Document) -> Slip:
    """Read the slip, wherever it stands in the document."""
    ticked: list[Choice] = []
    left: list[Choice] = []
    for paragraph in each_paragraph(document.body):
        said = clean(text_of(paragraph)).strip()
        choice = _choice(said)
        if choice is None:
            continue
        left.append(choice)
        if _TICK.match(said):
            ticked.append(choice)
    chosen = set(ticked) or (set(left) if len(set(left)) == 1 else set())
    return Slip(chosen.pop() if len(chosen) == 1 else None, _words(document), len(set(ticked)) > 1)


def _choice(said: str) -> Choice | None:
    """Which of the sentences beside the boxes this is, whatever was ticked before it."""
    words = plain(_unboxed(said))
    if not 20 < len(words) < 200:
        return None
    best = max(_CHOICES, key=lambda each: fuzz.ratio(words, each[1]))
    return best[0] if fuzz.ratio(words, best[1]) >= 75 else None


def _unboxed(said: str) -> str:
    return re.sub(rf"^[\s\[(]*[{EMPTY}{TICKED}☑✓✔✗✘√]?(?:[xX](?=[\s\])]))?[\s\])]*", "", said)


def _words(document: Document) -> str:
    """What is written in the box of words."""
    for table in document.body.iter(f"{W}tbl"):
        for row in rows_of(table):
            cells = cells_of(row)
            if len(cells) == 2 and fuzz.ratio(plain(clean(cell_text(cells[0], "before"))), BOX) >= 80:
                return clean(cell_text(cells[1])).strip()
    return ""
