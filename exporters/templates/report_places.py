"""What a board's Word template of a report asks for: each place that can be filled, and what would go there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

Way = Literal["under", "cell", "box", "table", "control", "form field", "placeholder", "after label", "workbook"]
"""How a place is filled.

"under": text after a heading. "cell": a cell of a table beside or below its label, one value. "box": a cell or control
that takes whole paragraphs, under a question or a heading in the same table. "table": rows under a row of headings.
"control": a content control. "form field": a legacy form field. "placeholder": some letters of a paragraph.
"after label": behind a label in the same paragraph. "workbook": an embedded workbook.
"""

SEVERAL = "+"
"""What stands between several things one place asks for, as in "cover:author+fact:author_job"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of the template. `name` is stable in the template and is what a mapping names it by.

    `label` is in the board's words. `asks` is what it asks for, None while that is not understood: a section's id
    ("narrative"), `answer:` and a question's label, `question:` and the label for the question's own words, a fact
    ("fact:qualifications"), a cover field ("cover:agency"), a signature ("sign:author:who", "sign:quality
    assurer:day"), a table ("table:family", "table:personnel", "table:actions", "table:quality", "table:interviewed",
    "table:searched", "table:policies", "table:abbreviations", "table:chronology", "table:recommendations",
    "table:answers") or "nothing", for a place that is to stay as the board left it. Several things asked for in one
    place, in order, are joined by +: `fields` has them one by one. All there is stands in `domain.asked.report`.
    `certain` says whether it may be filled without asking, `why` why not, `others` what else it could be.

    `element` is the heading, cell, table, control or paragraph; `blanks` are the empty paragraphs the text stands in
    place of; `after` is the last of the board's own words in the section, which text that has no blanks goes behind;
    `start` and `end` are the letters of a placeholder, or where the blank behind a label begins and ends. Of a table
    `columns` are the fields of its columns from the left (None: left alone), `header_rows` how many rows are headings
    or stand above them, `last_row` the row it ends before where more follows in the same table (0: to its end),
    `example_rows` how many rows of examples follow them, `criteria` the words of its fixed rows (a quality form).
    `number` is the number a heading has ("5", "A"), typed or automatic. `elsewhere` are the board's words that what is
    asked for goes into another file, "" when it goes here.
    """

    name: str
    way: Way
    label: str
    asks: str | None = None
    certain: bool = False
    why: str = ""
    others: tuple[str, ...] = ()
    element: etree._Element = field(repr=False)
    part: str = ""
    blanks: tuple[etree._Element, ...] = field(default=(), repr=False)
    after: etree._Element | None = field(default=None, repr=False)
    start: int = 0
    end: int = 0
    columns: tuple[str | None, ...] = ()
    headings: tuple[str, ...] = ()
    header_rows: int = 1
    last_row: int = 0
    example_rows: int = 0
    criteria: tuple[str, ...] = ()
    number: str = ""
    elsewhere: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """What it asks for, one by one; () while that is not understood."""
        return tuple(self.asks.split(SEVERAL)) if self.asks else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Guidance, or example rows, that would be taken out once the author agrees: what it begins with, and how much.

    `section` is the heading it stands under, in the board's words. `likely` says that it looks like guidance; else it
    may be the board's standing text.
    """

    name: str
    kind: Literal["guidance", "example rows"]
    begins: str
    paragraphs: int
    section: str = ""
    likely: bool = True
    agreed: bool = False
    elements: tuple[etree._Element, ...] = field(repr=False)

    @property
    def in_the_way(self) -> bool:
        """Whether it should not go to a board unseen: likely guidance, or people somebody made up."""
        return self.likely or self.kind == "example rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTemplate:
    """A board's Word template, understood. `fingerprint` names its structure, whatever is filled in.

    `uncertain` are the sentences that must be answered before it is filled without asking, `notes` what to know.
    `left_out` are the ids of sections the author leaves out where the template has no place of their own for them.
    `decided`: the author has said what becomes of guidance and example rows.
    """

    name: str
    fingerprint: str
    places: tuple[Place, ...]
    removals: tuple[Removal, ...] = ()
    notes: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    decided: bool = False

    @property
    def standing(self) -> tuple[Removal, ...]:
        """What looks like guidance, and every example row, that stays in the file as things are."""
        return tuple(each for each in self.removals if each.in_the_way and not each.agreed)

    @property
    def undecided(self) -> tuple[Removal, ...]:
        """The same while the author has not said whether it stays."""
        return () if self.decided else self.standing


@dataclass(frozen=True, slots=True)
class ReportMapping:
    """The author's answers to a template: by a place's name its field ("nothing" leaves it alone), the columns of
    tables by place and number from 0, the names of the removals agreed to (`removals` None or (): not decided), and the
    ids of sections that are left out when the template has no place of their own for them."""

    places: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    removals: tuple[str, ...] | None = None
    leave_out: tuple[str, ...] = ()
