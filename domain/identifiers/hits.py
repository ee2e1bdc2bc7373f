"""What is found in a text: a real name or another identifier at its place, and a text with its names coded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.identifiers.kinds import told

_HASH = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])(?:[0-9a-f]{64}|[0-9a-f]{16})(?![0-9A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A real name at `start`..`end` of a text.

    `code` stands for the person; `codes` are all it may be. `asked` is a hit nobody should change unasked: an
    ordinary word, a slip of the pen, a name two people share, or a part of a name that may be another person's
    (`another`). `kind` is "name", or which other identifier it is ("NHS number", "date of birth" …): those are told,
    never changed, and their code is "" where it is not known whose they are. `quoted` is a name in somebody's quoted
    words. `part` says which part of a name stands there alone ("first name", "surname" …), "" for more than one.
    """

    start: int
    end: int
    code: str
    matched: str
    why: str
    asked: bool = False
    codes: tuple[str, ...] = ()
    another: bool = False
    kind: str = "name"
    quoted: bool = False
    part: str = ""

    @property
    def certain(self) -> bool:
        """Whether it is a name whose code may be written unasked."""
        return self.kind == "name" and not self.asked

    @property
    def written(self) -> str:
        """What is to stand in its place: the code, in brackets where it stands among another's quoted words."""
        return f"[{self.code}]" if self.quoted else self.code

    @property
    def question(self) -> str:
        """What is asked about a name left as it was typed, or told of another identifier."""
        if self.kind != "name":
            return told(self.kind, self.matched, self.codes)
        who = " or ".join(self.codes or (self.code,))
        if self.why.startswith("slip of "):
            return f"“{self.matched}” may be a {self.why} ({who}): write the code if it is."
        if self.another:
            return f"“{self.matched}” may be {who} or another person: write the code if it is {who}."
        return f"“{self.matched}” may be {who}: write the code if it is."

    def moved(self, by: int) -> Hit:
        """The same hit in a longer text, in which this one begins at `by`."""
        return Hit(
            self.start + by, self.end + by, self.code, self.matched, self.why, self.asked, self.codes, self.another,
            self.kind, self.quoted, self.part,
        )  # fmt: skip

    @property
    def is_part(self) -> bool:
        """Whether it is one part of a name, which the next word may show to be another person's."""
        return bool(self.part)


def merged(names: list[Hit], others: list[Hit]) -> list[Hit]:
    """Names and other identifiers of one text in order, none overlapping: a certain name stays, else the longer."""
    if not others:
        return names
    if not names:
        return others
    kept: list[Hit] = []
    for hit in sorted((*names, *others), key=lambda each: (each.start, -each.end)):
        last = kept[-1] if kept else None
        if last is None or hit.start >= last.end:
            kept.append(hit)
        elif _stronger(hit) > _stronger(last):
            kept[-1] = hit
    return kept


def apart_from_hashes(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits without those inside a SHA-256, whole or its beginning as the log's head is printed: of its figures and
    letters any may happen to be a telephone number or a name."""
    runs = [found.span() for found in _HASH.finditer(text)] if hits else []
    # What fills the whole of it was looked for as such: a record number of that shape.
    return [hit for hit in hits if not any(_inside(hit, *run) for run in runs)]


def _inside(hit: Hit, start: int, end: int) -> bool:
    return start <= hit.start and hit.end <= end and (hit.start, hit.end) != (start, end)


def _stronger(hit: Hit) -> tuple[bool, int, bool]:
    return (hit.certain, hit.end - hit.start, hit.kind == "name")


@dataclass(frozen=True, slots=True)
class Coded:
    """A text with its names coded: what was changed, in the original's places, and what must be asked first."""

    text: str
    changes: tuple[Hit, ...] = ()
    asks: tuple[Hit, ...] = ()
