"""The pictures of a report: the genogram, and contacts over time where a paragraph asks for them by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.report.leaving import OutgoingReport
from exporters.word.pictures import Picture

GENOGRAM = "genogram"


def pictures_of(out: OutgoingReport, today: date) -> Mapping[str, Picture]:
    """The pictures by what they are called in the report; nobody's name is in them, but codes.

    Of the rows only those are counted that may leave. A name that is no picture's has none.
    """
    found: dict[str, Picture] = {}
    if out.family:
        from exporters.picture.genogram import genogram_png

        png, said, (wide, _) = genogram_png(out.family, out.relations, out.details.subject, today=today)
        found[GENOGRAM] = Picture(png, said, wide)
    for name in dict.fromkeys(each.text for each in out.report.passages if each.kind == "picture"):
        from domain.chronology.contacts import contacts
        from exporters.picture.plot import contacts_png, plot_named

        by = plot_named(name)
        if by is not None:
            rows = out.chronology
            counted = contacts(rows.entries, out.details.period, today, by=by, flags=rows.flags)
            png, said, (wide, _) = contacts_png(counted)
            found[name] = Picture(png, said, wide)
        elif " ".join(name.split()).casefold().rstrip(".") == GENOGRAM and GENOGRAM in found:
            found[name] = found[GENOGRAM]
    return found
