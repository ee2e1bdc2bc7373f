"""What the next line may lean on, once a line was saved."""

from __future__ import annotations

from dataclasses import replace

from domain.chronology.entry import Citation, Entry
from domain.line.draft import Draft, Known


def following(known: Known, draft: Draft | None, saved: Entry) -> Known:
    """What the line after `saved` may lean on: its date, its last source by name, its fields that stick.

    `draft` is what was typed, None when a line takes up again where it leant on a row saved before. Dates lost after
    a refused line stay lost until a row with a date is saved. The place in a source does not stick: the next row
    stands on another page. A gap, which takes no source over, hands on the one before it.
    """
    cleared = draft is not None and draft.clears_source
    sources = () if cleared else tuple(Citation(source.name) for source in saved.sources[-1:])
    if saved.type == "gap" and not saved.sources and not cleared and draft is not None:
        sources = known.sticky_sources
    sticking = {field.name for field in known.fields if field.sticky}
    return replace(
        known,
        before=saved.when,
        before_lost=known.before_lost and saved.when.kind == "unknown",
        sticky_sources=sources,
        sticky_fields=tuple((name, value) for name, value in saved.fields if name in sticking),
    )


def opened(known: Known, row: Entry) -> Known:
    """What a line may lean on once this row was opened or changed: its date; what sticks is still that of the last
    row saved."""
    return replace(known, before=row.when)


def still_there(known: Known) -> Known:
    """What is known, of what sticks only what the case still has: a source or a field may have been taken out since."""
    sources, fields = {each.name for each in known.sources}, {each.name for each in known.fields}
    return replace(
        known,
        sticky_sources=tuple(each for each in known.sticky_sources if each.name in sources),
        sticky_fields=tuple(each for each in known.sticky_fields if each[0] in fields),
    )


def unstuck(known: Known) -> Known:
    """What is known without what sticks from the row before: as the line of a saved row is read."""
    return replace(known, sticky_sources=(), sticky_fields=())
