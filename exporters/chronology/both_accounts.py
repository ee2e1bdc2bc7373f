"""Both accounts in a form: what staff dispute or do not confirm, put where the form takes it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from domain.errors import Stopped
from domain.evidence.agreed_rows import RowText
from domain.gate import Outgoing, beside_in

_OTHER_PLACES: tuple[RowText, ...] = ("event", "outcome", "action")
"""Where what stands beside a row goes in a form without comments."""


def with_both_accounts(out: Outgoing, placed: Collection[str]) -> Outgoing:
    """What stands beside rows put where a form of these fields takes it. Raises Stopped where it takes it nowhere."""
    if not out.beside or "comment" in placed:
        return out
    place = next((each for each in _OTHER_PLACES if each in placed), None)
    if place is None:
        raise Stopped(
            "The board’s file has no column that takes what staff dispute or do not confirm, so nothing was written."
            " Map a column to the comment."
        )
    said = f"The board’s file takes no comment: what is disputed or not confirmed stands at the end of the {place}."
    return replace(beside_in(out, place), unagreed=(*out.unagreed, said))
