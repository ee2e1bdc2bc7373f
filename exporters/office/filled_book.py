"""A workbook with what it was to hold in it, in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from exporters.office.filling import Filled
from exporters.office.placing import Placing


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledBook:
    """A board's workbook, or our own, filled as its placing says. `notes` are what the author should know, a sentence
    each, `printed` what each row says by mark."""

    filled: Filled = field(repr=False)
    template: bytes = field(repr=False)
    placing: Placing
    notes: tuple[str, ...]
    printed: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def data(self) -> bytes:
        """The finished file."""
        return self.filled.data

    @property
    def suffix(self) -> str:
        """What the file is called at the end: ".xlsx", or ".xlsm" when the board's workbook holds macros."""
        return self.filled.suffix


def kept_said(filled: Filled, placing: Placing, but: Collection[str] = ()) -> Iterator[str]:
    """A sentence for each cell above the headings that the board filled in or locked, `but` for some."""
    labels = {cell.ref: cell.label for cell in placing.header_cells}
    for ref in filled.kept:
        if ref not in but:
            named = f"{ref} “{labels[ref]}”" if labels.get(ref) else ref
            yield f"{named} is filled in or locked by the board and stays as it is."
