"""Which export a returned document is of, and which of its pieces is which that was printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.errors import NotUnderstood
from domain.report.parts import Printed
from domain.returned.changes import plain
from exporters.readers.aligning import Line, likeness, paired
from exporters.report.printed import CELLS, DOCUMENT, WORDS, Piece, pieces
from exporters.word.document import Document
from exporters.word.lines import bookmark_of
from exporters.word.text import W

_WEAK = 0.25
_TELLS = 20
"""Letters of words that are enough to know a paragraph by."""
_SHARE = 0.3
"""Of the words that were printed so much at least is there still, where a file is known by its words."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file that left: each piece in order, its mark ("" for the board's own words) and its text, and what the cells
    of marked rows ask for."""

    printed: Printed
    order: tuple[tuple[str, str], ...]
    cells: Mapping[str, tuple[str, ...]]

    @property
    def by_bookmark(self) -> dict[str, int]:
        """The place of each marked piece by its bookmark."""
        return {bookmark_of(mark): place for place, (mark, _) in enumerate(self.order) if mark}

    @property
    def rows(self) -> frozenset[str]:
        """The bookmarks of rows."""
        return frozenset(map(bookmark_of, self.cells))


def export_of(printed: Printed) -> Export | None:
    """What is kept of an export, None where it is of no document or was made before pieces were kept."""
    if DOCUMENT not in printed.texts:
        return None
    order = tuple(
        (mark, printed.texts.get(mark, "") if mark else text) for mark, text in json.loads(printed.texts[DOCUMENT])
    )
    asked = json.loads(printed.texts.get(CELLS, "[]"))
    return Export(printed, order, {mark: tuple(columns) for columns, marks in asked for mark in marks})


def which(document: Document, exports: Iterable[Export]) -> tuple[Export, list[Piece], bool]:
    """The export a document is of, its pieces, and whether that is sure: by marks, and not by its words alone.

    Raises NotUnderstood where it is of none.
    """
    names = {each.get(f"{W}name", "") for each in document.body.iter(f"{W}bookmarkStart")}
    ours = {name for name in names if name.startswith("_imr_")}
    best: tuple[int, Export] | None = None
    every = list(exports)
    if not every:
        raise NotUnderstood(
            "Nothing has left this case yet that this could be. A file is compared with what the case kept when it was"
            " exported."
        )
    said = {plain(each.text) for each in pieces(document.body, frozenset())}
    for export in every:
        known = export.by_bookmark.keys()
        here = {plain(text) for _, text in export.order if text.strip()}
        score = 2 * len(ours & known) - len(known - ours) + len(said & here)
        if best is None or score >= best[0]:
            best = (score, export)
    assert best is not None
    export = best[1]
    found = pieces(document.body, export.rows)
    kept = export.printed.texts
    texts = [plain(kept.get(f"{WORDS}{mark}", text)) for mark, text in export.order if mark]
    long = [text for text in texts if len(text) > _TELLS]
    there = "\n".join(plain(each.text) for each in found)
    share = sum(text in there for text in long) / max(1, len(long))
    own = {bookmark_of(mark) for mark, _ in export.order if mark.startswith(("passage:", "row:"))}
    theirs = {name for name in ours if name.startswith(("_imr_p_", "_imr_r_"))}
    if theirs and len(theirs & own) * 2 >= len(theirs):
        return export, found, True
    if not theirs and ours & export.by_bookmark.keys() and share >= _SHARE:
        return export, found, True
    if not theirs and share >= _SHARE:
        return export, found, False
    if theirs:
        raise NotUnderstood(
            f"{document.name} is a report or chronology of another case, or of a copy that went its own way: its"
            " paragraphs are not of this case. Nothing was taken in."
        )
    raise NotUnderstood(
        f"{document.name} is nothing this case exported: it bears none of its marks, and its words are others."
        " A document of somebody else's is taken in by typing, or by imr import."
    )


def pairs_of(came: Sequence[Piece], export: Export) -> dict[int, int]:
    """For each piece that came back the place of the one printed; those that are new are not in it."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    weak: list[tuple[int, int]] = []
    places = export.by_bookmark

    def pair(one: int, other: int) -> None:
        found[one] = other
        taken.add(other)

    for index, piece in enumerate(came):
        known = sorted({places[name] for name in piece.bookmarks if name in places} - taken)
        if not known:
            continue
        told = [(likeness(piece.text, export.order[each][1]), -each) for each in known]
        score, place = max(told)
        if score >= _WEAK or plain(piece.text) == plain(export.order[-place][1]):
            pair(index, -place)
        elif piece.text.strip():
            weak.append((index, -place))
    _same_words(came, export, found, taken)
    _filled_in(came, export, found, taken)
    loose = [index for index in range(len(came)) if index not in found and came[index].text.strip()]
    left = [place for place in range(len(export.order)) if place not in taken and export.order[place][1].strip()]
    # A row is no paragraph, and the board's own words are nobody's of the report.
    held = {index for index, _ in weak}
    for rows in (True, False):
        some = [index for index in loose if came[index].is_row is rows and index not in held]
        others = [place for place in left if (_is_row(export, place)) is rows]
        lines = [Line(plain(came[index].text)) for index in some]
        for index, at in zip(some, paired(lines, [plain(export.order[each][1]) for each in others]), strict=True):
            if at is not None and _same_sort(came[index], export, others[at]):
                pair(index, others[at])
    for index, place in weak:
        if place not in taken and index not in found:
            pair(index, place)
    return found


def _same_words(came: Sequence[Piece], export: Export, found: dict[int, int], taken: set[int]) -> None:
    """Pair pieces that say exactly what was printed, and stand but once in either."""
    printed: dict[str, list[int]] = {}
    for place, (_, text) in enumerate(export.order):
        if place not in taken and text.strip():
            printed.setdefault(plain(text), []).append(place)
    counts: dict[str, list[int]] = {}
    for index, piece in enumerate(came):
        if index not in found and piece.text.strip():
            counts.setdefault(plain(piece.text), []).append(index)
    for words, indexes in counts.items():
        places = printed.get(words, [])
        if len(indexes) == len(places):
            for index, place in zip(indexes, places, strict=True):
                found[index] = place
                taken.add(place)


def _filled_in(came: Sequence[Piece], export: Export, found: dict[int, int], taken: set[int]) -> None:
    """Pair the board's own labels that something was written behind by hand ("Signed: P. Example")."""
    left = [
        place for place, (mark, text) in enumerate(export.order)
        if not mark and place not in taken and plain(text).endswith(":")
    ]  # fmt: skip
    for index, piece in enumerate(came):
        words = plain(piece.text)
        place = next((each for each in left if words.startswith(plain(export.order[each][1]))), None)
        if index not in found and place is not None:
            found[index] = place
            taken.add(place)
            left.remove(place)


def _is_row(export: Export, place: int) -> bool:
    mark, text = export.order[place]
    return mark in export.cells or (not mark and "\t" in text)


def _same_sort(piece: Piece, export: Export, place: int) -> bool:
    """Whether a marked piece is not taken for the board's own words, nor one that is new for theirs on small likeness.
    """
    mark = export.order[place][0]
    return bool(mark) or likeness(piece.text, export.order[place][1]) >= 0.7
