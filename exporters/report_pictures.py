"""The pictures of a report: the genogram, and what else can be drawn of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.report_leaving import OutgoingReport
from exporters.word.pictures import Picture

GENOGRAM = "genogram"


def pictures_of(out: OutgoingReport, today: date) -> tuple[Mapping[str, Picture], tuple[str, ...]]:
    """The pictures by name, and a sentence for each that could not be drawn. No names are in them: codes only."""
    found: dict[str, Picture] = {}
    if out.family:
        from exporters.genogram import genogram_png

        png, said, (wide, _) = genogram_png(out.family, out.relations, out.details.subject, today=today)
        found[GENOGRAM] = Picture(png, said, wide)
    return found, ()
