"""What the headings of a file to be taken in ask for, before anything is read."""

from __future__ import annotations

from domain.errors import NotUnderstood
from domain.fields import Where
from exporters.readers.shape import Shape, looked_at
from exporters.readers.tables import opened
from exporters.templates.mapping import Mapping


def headings_in(data: bytes, name: str, where: Where, mapping: Mapping | None = None) -> tuple[Shape, tuple[str, ...]]:
    """The table of a file and its columns as understood, with what is uncertain, a sentence each.

    `where` is "row" for a chronology, "person" for a list of people. Raises `NotUnderstood` when there is neither.
    """
    sources, _ = opened(data, name)
    return looked_at(sources, name, where, mapping)


def kind_of(data: bytes, name: str) -> Where:
    """Whether a file holds a chronology ("row") or else a list of people ("person"). Raises `NotUnderstood`."""
    try:
        headings_in(data, name, "row")
    except NotUnderstood as no_chronology:
        try:
            headings_in(data, name, "person")
        except NotUnderstood:
            raise no_chronology from None
        return "person"
    return "row"
