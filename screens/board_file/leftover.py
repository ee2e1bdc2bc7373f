"""What a board's workbook has no column for, and where it could stand all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.chronology.entry import Entry

if TYPE_CHECKING:
    from exporters.templates import Mapping, Template


@dataclass(frozen=True, slots=True)
class Leftover:
    """A part of the rows without a column, and the column that could hold it beside what it asks for."""

    question: str
    yes: str
    letter: str
    fields: tuple[str, ...]

    def put_into(self, mapping: Mapping) -> Mapping:
        """The mapping with this part in that column."""
        columns = tuple((name, self.fields if name == self.letter else held) for name, held in mapping.columns)
        return replace(mapping, columns=columns)


def leftovers(template: Template, entries: Sequence[Entry]) -> list[Leftover]:
    """The people and the outcomes, where the rows have any and no column asks for them."""
    asked = {field for column in template.columns for field in column.fields}
    found = []
    event = next((column for column in template.columns if column.fields == ("event",)), None)
    if "who" not in asked and event is not None and any(entry.who or entry.people for entry in entries):
        found.append(
            Leftover(
                "No column asks for the people: put them before the event?",
                f"Yes, in {event.letter} “{event.heading}”, as in SW1: home visit",
                event.letter,
                ("who", "event"),
            )
        )
    action = next((column for column in template.columns if "action" in column.fields), None)
    if "outcome" not in asked and action is not None and any(entry.outcome for entry in entries):
        found.append(
            Leftover(
                "No column asks for the outcome: put it after the action?",
                f"Yes, in {action.letter} “{action.heading}”, below the action",
                action.letter,
                (*action.fields, "outcome"),
            )
        )
    return found
