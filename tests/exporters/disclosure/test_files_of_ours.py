"""A name in any text of the case that leaves stops the file made of it, whichever kind it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.chronology.entry import Citation
from domain.gate import outgoing
from domain.review import Field, Review, Source
from exporters.prepare import prepare
from exporters.way_out.job import Disclosed, Job
from tests.exporters.test_prepare import REVIEW, TODAY, job

NAME = "Ambrose Wetherstone"
ROW = {
    "who": {"who": f"DN1 to {NAME}"},
    "event": {"event": f"Rang {NAME}"},
    "action": {"action": f"{NAME} to visit"},
    "outcome": {"outcome": f"told {NAME}"},
    "comment": {"comment": f"as {NAME} said"},
    "time": {"time": f"after {NAME}"},
    "place in a source": {"sources": (Citation("EMIS", f"letter of {NAME}"),)},
    "source": {"sources": (Citation(f"File of {NAME}"),)},
    "question": {"questions": (f"asked by {NAME}",)},
    "flag": {"flags": (f"known to {NAME}",)},
    "field": {"fields": (("seen", f"with {NAME}"),)},
}
CASE = {
    "agency": replace(REVIEW, details=replace(REVIEW.details, agency=f"Riverside, c/o {NAME}")),
    "author": replace(REVIEW, details=replace(REVIEW.details, author=NAME)),
    "subject": replace(REVIEW, details=replace(REVIEW.details, subject=NAME)),
    "reference": replace(REVIEW, details=replace(REVIEW.details, reference=f"SAR {NAME}")),
    "label of a field": replace(
        REVIEW,
        entries=(replace(REVIEW.entries[0], fields=(("seen", "alone"),)), *REVIEW.entries[1:]),
        fields=(Field(name="seen", label=f"Seen by {NAME}"),),
    ),
}
UNUSED = replace(REVIEW, sources=(Source("EMIS", f"kept by {NAME}"),))


def with_row(**said: object) -> Review:
    return replace(REVIEW, entries=(replace(REVIEW.entries[0], **said), *REVIEW.entries[1:]))


def stops(review: Review, suffix: str) -> bool:
    try:
        prepare(outgoing(review), Job(today=TODAY, suffix=suffix))
    except Disclosed as stopped:
        return any("Wetherstone" in hit.matched for hit in stopped.verdict.stopping)
    return False


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("where", ROW)
def test_a_name_in_any_part_of_a_row_stops_it(where: str, suffix: str) -> None:
    assert stops(with_row(**ROW[where]), suffix)


@pytest.mark.parametrize("where", CASE)
def test_a_name_in_what_the_workbook_says_of_the_case_stops_it(where: str) -> None:
    assert stops(CASE[where], ".xlsx")


@pytest.mark.parametrize("where", ["who", "event", "action", "comment"])
def test_so_does_one_in_the_boards_workbook(where: str) -> None:
    with pytest.raises(Disclosed):
        prepare(outgoing(with_row(**ROW[where])), job())


def test_what_does_not_leave_stops_nothing() -> None:
    assert not stops(UNUSED, ".xlsx")
