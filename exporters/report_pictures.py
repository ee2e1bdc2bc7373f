"""The pictures of a report: the genogram, and what else can be drawn of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.report_leaving import OutgoingReport
from exporters.word.pictures import Picture

GENOGRAM = "genogram"


def pictures_of(out: OutgoingReport, today: date) -> tuple[Mapping[str, Picture], tuple[str, ...]]:
    """The pictures by name, and a sentence for each that could not be drawn. No names are in them: codes only.

    A plot of contacts is drawn under the name a passage gives it, from the rows that may leave.
    """
    found: dict[str, Picture] = {}
    if out.family:
        from exporters.genogram import genogram_png

        png, said, (wide, _) = genogram_png(out.family, out.relations, out.details.subject, today=today)
        found[GENOGRAM] = Picture(png, said, wide)
    for passage in out.report.passages:
        if passage.kind == "picture" and passage.text not in found:
            plot = _plot(out, passage.text, today)
            if plot is not None:
                found[passage.text] = plot
    return found, ()


def _plot(out: OutgoingReport, name: str, today: date) -> Picture | None:
    from domain.contacts import contacts
    from exporters.plot import contacts_png, plot_named

    by = plot_named(name)
    if by is None:
        return None
    rows = out.chronology
    counted = contacts(rows.entries, rows.details.period, today, by=by, flags=rows.flags)
    png, said, (wide, _) = contacts_png(counted)
    return Picture(png, said, wide)
