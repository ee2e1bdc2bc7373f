"""What keeps a file back, or is to be looked at in it, though no search of it finds that; and whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from domain.disclosure import hashed
from domain.evidence.unagreed import KIND
from domain.evidence.words_by_hand import ByHand
from domain.gate import NotInKey, Outgoing
from exporters.disclosure.searching import Found

MOST = 20
"""Names told one by one."""
NOT_IN_KEY = "Not in the key: "
"""What a note on a name of nobody in the key begins with."""


def nobodys_in(rows: Outgoing, file: str) -> Iterator[Found]:
    """What keeps a chronology back: names of nobody in who, words of minutes by hand."""
    yield from (_nobodys(one, file) for one in rows.not_in_key if one.who)
    yield from (minuted(one, file, in_row=bool(one.day)) for one in rows.by_hand)


def _nobodys(one: NotInKey, file: str) -> Found:
    """A name among who a row names, as one that keeps the file back."""
    return Found(
        "", f"Row of {one.day}, who", "", one.matched, one.who, "not in the key", general="who a row names",
        text=hashed(one.who), file=file,
    )  # fmt: skip


def minuted(one: ByHand, file: str, *, in_row: bool) -> Found:
    """Words of minutes in a text that does not rest on them, where another one does."""
    return Found(
        "", one.where, "", one.matched, " ".join(one.text.split()), one.why, general="words of minutes",
        text=hashed(one.text), file=file, kind=KIND, in_row=in_row,
    )  # fmt: skip


def strangers_in(out: Outgoing) -> Iterator[str]:
    """What to look at: names in the words of the rows that are nobody's of the key and were not answered."""
    rows: dict[str, list[str]] = {}
    for one in out.not_in_key:
        if not one.who:
            rows.setdefault(one.matched, []).append(f"the row of {one.day}")
    yield from strangers_said(rows, MOST)


def strangers_said(places: Mapping[str, Sequence[str]], most: int | None = None) -> Iterator[str]:
    """Names that are nobody's of the key, each with the places it stands in; no more than `most`, and how many more."""
    for name, found in list(places.items())[:most]:
        where = f", in {found[0]}" if found[0] else ""
        more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
        yield f"{NOT_IN_KEY}“{name}”{where}{more}. Add a person if it is one, or /notname."
    if most is not None and len(places) > most:
        yield f"{NOT_IN_KEY}{len(places) - most:,} more names; /unknown goes through all of them."


def codes_in(out: Outgoing) -> frozenset[str]:
    """Every code of the key that the rows name, among their people or in their words."""
    found = {code for entry in out.entries for code in entry.people}
    texts = (
        text for entry in out.entries
        for text in (entry.who, entry.event, entry.action, entry.outcome, entry.comment,
                     *(value for _, value in entry.fields))
    )  # fmt: skip
    return codes_named((person.code for person in out.people), texts) | found


def codes_named(codes: Iterable[str], texts: Iterable[str | None]) -> frozenset[str]:
    """Which of these codes stand in the texts, as words of their own."""
    known = sorted({code for code in codes if code}, key=len, reverse=True)
    if not known:
        return frozenset()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    return frozenset(code for text in texts if text for code in pattern.findall(text))
