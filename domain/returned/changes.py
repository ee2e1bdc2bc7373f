"""What changed in a file that came back: as it was printed, as it returned, as the case stands now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from domain.clean import clean

Kind = Literal[
    "words", "split", "joined", "out", "added", "row", "moved", "cell", "comment", "reference", "signature", "theirs",
]
KINDS: Mapping[Kind, str] = {
    "words": "changed words", "split": "paragraph split", "joined": "paragraphs joined", "out": "taken out",
    "added": "added", "row": "row added", "moved": "moved", "cell": "changed words in a table", "comment": "comment",
    "reference": "number or reference changed", "signature": "filled in by hand",
    "theirs": "changed in words that are not the report's",
}  # fmt: skip
"""What a change is, by its kind, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was printed.

    `mark` says of what it is ("passage:ID", "row:ID", "action:3"), `part` of which part of it. `where` says where it
    stands, for a person. `printed`, `returned` and `now` are the words in the file that left, in the one that came, and
    in the case; None where there are none. `into` is the section of a paragraph added or moved, `after` the id of the
    passage it stands behind ("" at the top), `with_` the ids of those joined into it. `said` is what a comment says, or
    why a change is told only. `takes`: the case can take it in. `tracked`: the change was marked as one in the file.
    Of a row of the chronology `columns` are what the columns of its table ask for ("date+time", "" for none), and of
    one that is new `cells` what stands in them; `now` is then what a row of the case says that seems to be the same.
    """

    number: int = 0
    kind: Kind
    mark: str = ""
    part: str = ""
    where: str = ""
    printed: str | None = field(default=None, repr=False)
    returned: str | None = field(default=None, repr=False)
    now: str | None = field(default=None, repr=False)
    into: str = ""
    after: str | None = None
    with_: tuple[str, ...] = ()
    said: str = field(default="", repr=False)
    takes: bool = True
    tracked: bool = False
    columns: tuple[str, ...] = field(default=(), repr=False)
    cells: tuple[str, ...] = field(default=(), repr=False)

    @property
    def conflict(self) -> bool:
        """Whether the case says something else now than was printed, and than came back; of a new row, whether the
        case has one much like it."""
        if self.kind == "row":
            return self.now is not None
        if self.kind in ("comment", "moved", "added") or self.printed is None or self.deletes_row:
            return False
        # Within a sentence of the board's a short answer begins small.
        return plain(self.now).casefold() != plain(self.printed).casefold()

    @property
    def deletes_row(self) -> bool:
        """Whether taking it in deletes a row of the chronology, which is never done among others."""
        return self.kind == "out" and self.mark.startswith("row:")

    @property
    def id(self) -> str:
        """The id of what it is of."""
        return self.mark.partition(":")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """A file that came back, understood: of which export, what changed, what the case says already, what to know.

    `kind` is that of the file that left, `at` when it did; `sure` is false where it was known by its words only.
    """

    kind: str
    printed: int
    at: str = ""
    sure: bool = True
    changes: tuple[Change, ...] = field(default=(), repr=False)
    already: int = 0
    notes: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """What tells this list from any other: of each change all that is shown of it."""
        told = [
            (c.number, c.kind, c.mark, c.part, c.printed, c.returned, c.now, c.into, c.after, c.with_, c.said, c.takes,
             c.cells)
            for c in self.changes
        ]
        return hashlib.sha256(json.dumps([self.printed, told], ensure_ascii=False).encode()).hexdigest()


def plain(text: str | None) -> str:
    """Words as they are compared: whatever white space stands between them."""
    return " ".join(clean(text or "").split())


def alike(one: str | None, other: str | None) -> bool:
    """Whether two texts say the same words."""
    return plain(one) == plain(other)


def without_beside(printed: str, returned: str, now: str | None) -> tuple[str, str] | None:
    """The words of a row and what came back of them, without what the export put behind them of who does not confirm.

    None where what stands behind them was changed as well.
    """
    own = (now or "").rstrip()
    behind = printed[len(own) :].strip() if printed.startswith(own) else ""
    if not behind or alike(printed, now):
        return printed, returned
    if not plain(returned).endswith(plain(behind)):
        return None
    at = returned.rfind(behind)
    return own, (returned[:at] if at >= 0 else plain(returned)[: -len(plain(behind))]).strip()


def against(
    changes: Iterable[Change], standing: Callable[[Change], str | None], order: Mapping[str, Sequence[str]]
) -> tuple[tuple[Change, ...], int]:
    """The changes beside what the case says now, numbered; and how many of them it says already.

    `standing` gives the words of what a change is of, None where it is gone; `order` the ids of the passages of each
    section, as they stand.
    """
    found: list[Change] = []
    already = 0
    for each in changes:
        if each.kind == "theirs" or each.kind == "signature" or not each.mark and each.kind != "added":
            found.append(each)
            continue
        now = standing(each) if each.mark else None
        if _is_so(each, now, order, standing):
            already += 1
            continue
        each = replace(each, now=now)
        if each.kind not in ("added", "out") and now is None and each.takes:
            each = replace(each, takes=False, said=" ".join(filter(None, (each.said, GONE))))
        found.append(each)
    return tuple(replace(each, number=number) for number, each in enumerate(found, 1)), already


GONE = "It is not in the case any more."


def _is_so(
    change: Change, now: str | None, order: Mapping[str, Sequence[str]], standing: Callable[[Change], str | None]
) -> bool:
    """Whether the case is as the file has it."""
    if change.kind == "out":
        return now is None
    if change.kind == "split":
        ids = next((list(each) for each in order.values() if change.id in each), [])
        parts = (change.returned or "").split("\n\n")
        there = ids[ids.index(change.id) :][: len(parts)] if ids else []
        stand = [standing(replace(change, mark=f"passage:{id}", kind="words", part="")) for id in there]
        return len(stand) == len(parts) and all(map(alike, stand, parts))
    if change.kind in ("words", "cell", "joined"):
        return now is not None and alike(now, change.returned)
    if change.kind == "moved":
        ids = list(order.get(change.into, ()))
        if change.id not in ids:
            return False
        at = ids.index(change.id)
        return (ids[at - 1] if at else "") == (change.after or "")
    if change.kind == "added":
        texts = (
            standing(replace(change, mark=f"passage:{id}", kind="words", part="")) for id in order.get(change.into, ())
        )
        return any(alike(text, change.returned) for text in texts)
    return False
