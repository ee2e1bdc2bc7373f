"""What a document of our own is made of, block by block, so that what was meant can be compared with what came of it.

Numbers of paragraphs are text, never automatic: a reader who cites paragraph 12 and a program that reads the document
back must mean the same one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from exporters.word.text import EMPTY

Look = Literal["body", "small", "item", "quote", "guidance", "under a table"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document, 1 the highest; `new_page` begins a page with it, `banded` (of level 2) shades it.

    `mark` is the name of a bookmark over it, by which the contents know its page.
    """

    text: str
    level: int = 1
    new_page: bool = False
    banded: bool = False
    mark: str = ""

    def texts(self) -> list[str]:
        """What it says, a paragraph each."""
        return [self.text]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `lead` is said before it, in bold."""

    text: str
    lead: str = ""
    look: Look = "body"

    def texts(self) -> list[str]:
        """What it says, a paragraph each."""
        between = "\t" if self.look == "item" else " "
        return [f"{self.lead}{between}{self.text}" if self.lead else self.text]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with its number before it, and in bold who speaks and when; a line break in `text` stays one.

    `mark` is the name of a bookmark over it, which Word does not show when it begins with an underscore.
    """

    number: str
    text: str
    lead: str = ""
    mark: str = ""
    heading: bool = False

    def texts(self) -> list[str]:
        """What it says, a paragraph each."""
        return [f"{self.number}\t{self.lead}{': ' if self.lead else ''}{self.text}"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs, and the name of a bookmark over it.

    `pieces` are the runs of its last paragraph, each with whether it is underlined.
    """

    paragraphs: tuple[str, ...] = ("",)
    mark: str = ""
    pieces: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `header` is repeated on every page, () for one whose first column says what each row is.

    `widths` are in centimetres; `least` is the least height of a row in centimetres, for what is written by hand.
    `caption` says what the table is for those who hear it read. In a table that is `centred` what stands in a row is
    in its middle; a row that `splits` may go on over the page.
    """

    rows: Sequence[Sequence[Cell]]
    widths: tuple[float, ...]
    header: tuple[str, ...] = ()
    least: float = 0.0
    caption: str = ""
    splits: bool = False
    centred: bool = False

    def texts(self) -> list[str]:
        """What it says, a paragraph each."""
        said = list(self.header)
        for row in self.rows:
            for cell in row:
                said += cell.paragraphs
        return said


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick, and what ticking it says."""

    text: str
    ticked: str = EMPTY

    def texts(self) -> list[str]:
        """What it says, a paragraph each."""
        return [f"{self.ticked}\t{self.text}"]


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty paragraph to write in."""

    def texts(self) -> list[str]:
        """What it says."""
        return [""]


@dataclass(frozen=True, slots=True)
class Thin:
    """An empty paragraph a point high, behind a table where a section ends."""

    def texts(self) -> list[str]:
        """What it says."""
        return [""]


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents: each entry with its level and the mark of its heading, whose page is worked out as it is opened."""

    title: str
    entries: tuple[tuple[int, str, str], ...]

    def texts(self) -> list[str]:
        """What it says, a paragraph each."""
        return [self.title, *(text for _, text, _ in self.entries)]


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on the pages lie on their side, or stand again. What stands before it must be a paragraph."""

    landscape: bool

    def texts(self) -> list[str]:
        """What it says."""
        return []


Block = Heading | Words | Numbered | Table | Tick | Blank | Thin | Contents | Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document: `title` and `under` it, `above` it whose it is, `blocks`, and what stands on every page.

    `footer` lines stand at the foot of every page, the first with the page's number beside it. A document with a
    `cover` begins with a page of its own for what stands before its first block of contents. `apart` puts a thin line
    behind every table; without it only between two of them, which would become one. `landscape` is how its pages
    begin.
    """

    title: str
    above: str
    under: str
    notice: str
    header: str
    footer: tuple[str, ...]
    blocks: tuple[Block, ...]
    cover: bool = False
    apart: bool = True
    landscape: bool = False

    def texts(self) -> list[str]:
        """What the body says, a paragraph each, in order."""
        return [
            *filter(None, (self.above, self.title, self.under, self.notice)),
            *(text for block in self.blocks for text in block.texts()),
        ]
