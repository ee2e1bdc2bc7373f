"""What stood beside rows of a file that left: the case's own, or words that are kept as words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from domain.asked.found import label_of
from domain.chronology.entry import Entry
from domain.evidence.agreed_rows import beside_rows
from domain.review import Review
from exporters.readers.chronology_rows import same_text
from exporters.readers.decision import Decision, told


def both_accounts(decisions: Iterable[Decision], review: Review) -> list[Decision]:
    """The decisions, none of which takes a dispute, or that somebody does not confirm it, off a row unasked.

    Such words are left out only where the row is one of the case that rests on minutes, or was answered by somebody,
    and goes with the case's own; elsewhere they are kept at the end of the text, and the row says so.
    """
    decisions = list(decisions)
    if not any(each.row.beside for each in decisions):
        return decisions
    beside = beside_rows(review)
    known = {one.target for one in review.evidence if one.kind == "row"}
    known |= {check.entry for each in review.minutes for check in each.row_checks}
    return [_decided(each, beside, known) if each.row.beside else each for each in decisions]


def _decided(decision: Decision, beside: dict[str, str], known: set[str]) -> Decision:
    held = decision.existing
    if decision.what == "unclear":
        return decision
    if isinstance(held, Entry) and held.id in known:
        theirs = " ".join(said for _, said in decision.row.beside)
        own = beside.get(held.id, "")
        if all(same_text(said, own) or _has(held, name, said) or _has(held, name, said.removesuffix(own))
               for name, said in decision.row.beside):
            return decision
        return _noted(decision, f"left out, as the case says otherwise of that row: {theirs}")
    entry = decision.entry or held
    assert isinstance(entry, Entry)
    kept: dict[str, Any] = {
        name: " ".join(filter(None, (getattr(entry, name), said)))
        for name, said in decision.row.beside
        if not _has(entry, name, said)
    }
    if not kept:
        return decision
    made = replace(entry, **kept)
    noted = _noted(decision, f"kept as words, as no minutes of this case say it: {' '.join(_kept_of(decision, kept))}")
    if decision.what == "new":
        return replace(noted, entry=made)
    assert isinstance(held, Entry)
    changes = tuple(f"{label_of(name)}: {told(held, name)} → {told(made, name)}" for name in kept)
    return replace(noted, what="update", entry=made, changes=(*decision.changes, *changes))


def _kept_of(decision: Decision, kept: dict[str, Any]) -> list[str]:
    return [said for name, said in decision.row.beside if name in kept]


def _has(entry: Entry, name: str, said: str) -> bool:
    return " ".join((getattr(entry, name) or "").split()).endswith(" ".join(said.split()))


def _noted(decision: Decision, said: str) -> Decision:
    row = decision.row
    return replace(decision, row=replace(row, notes=(*row.notes, f"what stood beside it was {said}")))
