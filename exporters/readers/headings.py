"""What the headings of a file to be taken in ask for, before anything is read."""

from __future__ import annotations

from domain.asked.field_of import Where
from domain.errors import NotUnderstood
from exporters.readers.shape import Shape, looked_at
from exporters.readers.tables import opened
from exporters.readers.word_tables import pages_of
from exporters.templates.mapping import Mapping


def headings_in(data: bytes, name: str, where: Where, mapping: Mapping | None = None) -> tuple[Shape, tuple[str, ...]]:
    """The table of a file and its columns as understood, with what is uncertain, a sentence each.

    `where` is "row" for a chronology, "person" for a list of people, "family" for a family composition. Raises
    `NotUnderstood` when there is none.
    """
    sources = pages_of(data, name) if where == "family" else opened(data, name)[0]
    return looked_at(sources, name, where, mapping)


def kind_of(data: bytes, name: str) -> Where:
    """Whether a file holds a chronology ("row"), or else a family composition ("family") or a list of people
    ("person"). Raises `NotUnderstood`."""
    try:
        headings_in(data, name, "row")
    except NotUnderstood as no_chronology:
        others: tuple[Where, ...] = ("family", "person")
        for where in others:
            try:
                headings_in(data, name, where)
            except NotUnderstood:
                continue
            return where
        raise no_chronology from None
    return "row"
