"""Many rows of few days, all changed by hand: each is known again, and none is held against every other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.chronology.entry import Entry, order
from domain.dates.when import When
from domain.gate import outgoing
from exporters.chronology.csv_file import chronology_csv
from exporters.readers import match, matching, read_file
from tests.exporters.reading import AGENCY, KNOWN, review

ROWS = 400
SAID = ("home visit", "telephone call", "clinic letter", "strategy discussion", "review of medication")


def rows() -> tuple[Entry, ...]:
    """Rows of three days, most without a time, of three people."""
    made = []
    for number in range(ROWS):
        day = date(2024, 3, 1 + number % 3)
        who = ("SW1", "GP1", "HV1")[number % 7 % 3]
        made.append(
            Entry(
                id=f"e{number}", revision=1, when=When(f"{day.day}/3/24", "day", day, day), who=who, people=(who,),
                event=f"{SAID[number % 5]} about matter {number} and {number * 7919 % 1009}", action="to follow up",
            )
        )
    return tuple(sorted(made, key=order))


def test_a_crowded_chronology_changed_by_hand_is_known_again_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    differences = matching._differences

    def counted(*args: Any) -> Any:
        nonlocal compared
        compared += 1
        return differences(*args)

    monkeypatch.setattr(matching, "_differences", counted)
    held = rows()
    typed = [replace(entry, action="followed up by letter") for entry in held]
    data = chronology_csv(outgoing(review(tuple(typed))))
    decided = match(read_file(data, "back.csv", "chronology", KNOWN, agency=AGENCY), review(held))
    assert Counter(decision.what for decision in decided) == {"update": ROWS}
    assert all(
        decision.entry == replace(decision.existing, action="followed up by letter")
        for decision in decided
        if isinstance(decision.existing, Entry)
    )
    assert compared <= 4 * ROWS


def test_a_reworded_row_of_a_crowded_day_is_known_by_its_people_and_most_of_its_words() -> None:
    held = rows()
    old = held[17]
    typed = replace(old, event=f"{old.event} at the surgery")
    data = chronology_csv(outgoing(review(tuple(typed if entry is old else entry for entry in held))))
    decided = match(read_file(data, "back.csv", "chronology", KNOWN, agency=AGENCY), review(held))
    (changed,) = [decision for decision in decided if decision.what != "same"]
    assert (changed.what, changed.existing) == ("update", old)
