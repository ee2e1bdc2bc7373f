"""What the next line may lean on, once a line was saved."""

from __future__ import annotations

from dataclasses import replace

from domain.draft import Draft, Known
from domain.entry import Citation, Entry


def following(known: Known, draft: Draft, saved: Entry) -> Known:
    """What the line after `saved` may lean on: its date, its last source by name, its fields that stick.

    Dates lost after a refused line stay lost until a row with a date is saved. The place in a source does not
    stick: the next row stands on another page.
    """
    sources = () if draft.clears_source else tuple(Citation(source.name) for source in saved.sources[-1:])
    sticking = {field.name for field in known.fields if field.sticky}
    return replace(
        known,
        before=saved.when,
        before_lost=known.before_lost and saved.when.kind == "unknown",
        sticky_sources=sources,
        sticky_fields=tuple((name, value) for name, value in saved.fields if name in sticking),
    )


def unstuck(known: Known) -> Known:
    """What is known without what sticks from the row before: as the line of a saved row is read."""
    return replace(known, sticky_sources=(), sticky_fields=())
