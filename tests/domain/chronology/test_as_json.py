"""The JSON object of an entry: its names are fixed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from domain.chronology.as_json import entry_as_json, entry_from_json
from domain.errors import NotUnderstood
from tests.domain.a_case import PERIOD, shown


def test_the_design_s_object_is_given_exactly() -> None:
    entry = shown("3/3/24 0930 SW1 to GP1: call > visit >> done ~ late @EMIS p.3 #2 !concern seen=alone").entry
    assert entry
    saved = replace(entry, id="e1", recorded_at="2026-01-15T10:00:00+00:00", recorded_by="author")
    assert entry_as_json(saved, PERIOD) == {
        "id": "e1",
        "type": "event",
        "when": {
            "written": "3/3/24",
            "earliest": "2024-03-03",
            "latest": "2024-03-03",
            "kind": "day",
            "doubtful": False,
        },
        "time": "09:30",
        "who": "SW1 to GP1",
        "people": ["SW1", "GP1"],
        "event": "call",
        "action": "visit",
        "outcome": "done",
        "comment": "late",
        "sources": [{"name": "EMIS", "ref": "p.3"}],
        "questions": ["2"],
        "flags": ["concern"],
        "fields": {"seen": "alone"},
        "in_period": True,
        "recorded": {"at": "2026-01-15T10:00:00+00:00", "by": "author"},
    }


def test_what_is_not_given_is_null_and_an_undated_row_is_neither_in_nor_out() -> None:
    entry = shown("? letter found in the file").entry
    assert entry
    told = entry_as_json(entry, PERIOD)
    assert told["when"] == {"written": "?", "earliest": None, "latest": None, "kind": "unknown", "doubtful": False}
    assert [told[name] for name in ("time", "who", "action", "outcome", "comment", "in_period")] == [None] * 6
    assert told["people"] == told["sources"] == told["questions"] == told["flags"] == [] and told["fields"] == {}


def test_an_entry_comes_back_from_its_json() -> None:
    entry = shown("c mar 24 SW1: begun @EMIS #2").entry
    assert entry
    assert entry_from_json(json.loads(json.dumps(entry_as_json(entry, PERIOD)))) == entry


@pytest.mark.parametrize("spoil", ["type", "when", "people", "sources", "recorded", "event"])
def test_an_object_of_another_shape_is_refused(spoil: str) -> None:
    entry = shown("3/3/24 SW1: call").entry
    assert entry
    told = entry_as_json(entry, PERIOD) | {spoil: 7}
    with pytest.raises(NotUnderstood, match="not an entry"):
        entry_from_json(told)
