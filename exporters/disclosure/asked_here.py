"""Where the board itself asks for what would be a leak anywhere else: a date of birth in a form's own cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from domain.asked.found import field_of
from exporters.disclosure.searching import Place
from exporters.office.placing import Placing
from exporters.templates.header_block import HeaderCell

BORN = frozenset(("date of birth",))
_NAMES = frozenset(("name",))
_FACTS = frozenset(("address", "street", "postcode", "NHS number", "CHI number", "identifier"))
_REACHED = frozenset(("telephone", "e-mail", "web address", "address", "postcode"))
_KINDS: Mapping[str, frozenset[str]] = {
    "author": _NAMES, "signed": _NAMES, "name": _NAMES, "first_name": _NAMES, "last_name": _NAMES,
    "other_names": _NAMES, "subject_birth": BORN, "birth": BORN, "subject_facts": _FACTS, "address": _FACTS,
    "nhs_number": _FACTS, "author_contact": _REACHED, "telephone": _REACHED, "email": _REACHED, "identifiers": _FACTS,
    "born": BORN, "died": BORN, "who": _NAMES, "by": _NAMES,
}  # fmt: skip


def headings_of(placing: Placing) -> dict[tuple[str, str], str]:
    """What each column filled is called, by its sheet and letter."""
    return {
        (placing.sheet, column.letter): " ".join(column.heading.split()) for column in placing.columns if column.heading
    }


def places_in_sheet(placing: Placing, cells: Iterable[HeaderCell] = ()) -> tuple[Place, ...]:
    """The columns of dates, where a row may be of the very day somebody was born, and the cells of the board's form
    that the catalogue of fields calls personal."""
    found = [
        Place(placing.sheet, column.letter, BORN, "the date of a row", sure=True)
        for column in placing.columns
        if any(field is not None and field.kind == "date" for field in map(field_of, column.fields))
    ]
    for cell in cells:
        field = field_of(cell.field, "header") if cell.field else None
        if field is not None and field.personal and field.id in _KINDS:
            sheet, _, ref = cell.ref.rpartition("!")
            found.append(Place(sheet or placing.sheet, ref, _KINDS[field.id], field.label))
    return tuple(found)


def places_in_csv(headings: Sequence[tuple[str, str]]) -> tuple[Place, ...]:
    """The columns of dates among these, each a heading and the field under it."""
    dated = [heading for heading, id in headings if (field := field_of(id)) is not None and field.kind == "date"]
    return tuple(Place("", heading, BORN, "the date of a row", sure=True) for heading in dated)
