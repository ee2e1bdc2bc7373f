"""A finished workbook of the chronology read again, and compared with what was meant."""

from __future__ import annotations

from domain.gate import Outgoing
from exporters.chronology.cells import header_value
from exporters.chronology.filled import ChronologyRows, FilledChronology
from exporters.office import refs
from exporters.office.read_back import Meant, compare
from exporters.office.workbook import Workbook


def read_back(made: FilledChronology, out: Outgoing) -> int:
    """Compare every cell of the finished workbook with what was meant; returns the rows compared.

    Raises `ReadBackDiffers` at the first that is not what was meant.
    """
    rows = ChronologyRows(out, made.placing, Workbook(made.template, made.name))
    return compare(
        Meant(
            template=made.template,
            data=made.data,
            filled=made.filled,
            before=rows.form.sheet,
            columns=tuple(refs.number(column.letter) for column in made.placing.columns),
            rows=lambda: rows,
            count=rows.count,
            header={cell.ref: header_value(cell.field, out, made.today) for cell in made.placing.header_cells},
        )
    )
