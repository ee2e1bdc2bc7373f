"""The meetings of the demo stand in every state, and what is due is due on whatever day the demo is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.agreement.course import use_of
from domain.errors import Stopped
from domain.evidence.resting import resting
from domain.evidence.unagreed_runs import texts_of
from domain.gate import outgoing
from domain.meetings.seeing import at_a_glance as seeing
from domain.meetings.state import at_a_glance
from domain.meetings.to_do import to_do
from domain.names.finding import Finder
from domain.review import Review
from domain.strangers import Strangers
from exporters.packet.file import open_packet
from storage.casefile import CaseFile
from tui.demo.build import build_demo
from tui.demo.packet import place_packet

TODAY = date(2025, 2, 2)
"""A Sunday: nobody is seen on one."""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    folder = tmp_path_factory.mktemp("demo")
    folder.chmod(0o700)
    with build_demo(folder / "demo.imr", "made up for the demonstration", today=TODAY) as opened:
        yield opened


@pytest.fixture(scope="module")
def review(case: CaseFile) -> Review:
    return case.review()


def test_six_meetings_stand_in_six_states(review: Review) -> None:
    assert [at_a_glance(each, TODAY) for each in review.minutes] == [
        "agreed", "not confirmed, 1 disputed", "version 1: 3 to consider", "version 1: reminder due",
        "draft, 126 words", "planned",
    ]  # fmt: skip
    assert [each.interview.kind for each in review.minutes].count("team discussion") == 1


def test_the_second_version_is_agreed_with_one_wish_taken_and_one_declined_for_a_reason(review: Review) -> None:
    first = review.minutes[0]
    assert (use_of(first).kind, use_of(first).version) == ("agreed", 2)
    assert [one.verdict for one in first.representations] == ["accepted", "declined"]
    assert first.representations[1].reason
    assert [one.verdict for one in first.row_checks] == ["confirmed", "confirmed", "corrected"]


def test_of_five_rows_drawn_from_minutes_one_may_not_leave_and_one_is_disputed(review: Review) -> None:
    rests = [one for one in resting(review) if one.evidence.kind == "row"]
    assert [(one.evidence.interview, one.state) for one in rests] == [
        (1, "current"), (1, "current"), (2, "current"), (2, "current"), (4, "unagreed"),
    ]  # fmt: skip
    assert [len(one.dissent) for one in rests] == [0, 0, 1, 0, 0]


def test_nobody_is_seen_or_written_to_at_a_weekend(review: Review) -> None:
    days = [minutes.interview.held for minutes in review.minutes]
    days += [step.day for minutes in review.minutes for step in minutes.steps]
    assert {date.fromisoformat(day).weekday() for day in days} <= {0, 1, 2, 3, 4}


def test_rows_drawn_name_the_minutes_as_their_source(review: Review) -> None:
    drawn = {one.target for one in review.evidence}
    rows = [entry for entry in review.entries if entry.id in drawn]
    assert [entry.sources[0].ref for entry in rows] == ["no. 1", "no. 2", "no. 1", "no. 4", "no. 2"]


def test_only_the_row_that_is_not_agreed_stops_an_export(review: Review) -> None:
    with pytest.raises(Stopped, match="1 row rests on interview 4: version 1: DN2 has not answered"):
        outgoing(review)
    out = outgoing(review, unagreed="leave out")
    assert len(out.entries) == len(review.entries) - 1
    texts = [text for entry in out.entries for text in texts_of(entry)]
    assert [hit.matched for text in texts for hit in out.net.find(text)] == []


def test_a_packet_waits_that_opens_by_its_phrase(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    place, phrases = tmp_path / "DN2.packet", []

    def packet(case: CaseFile) -> None:
        phrases.append(place_packet(case, place, TODAY))

    with build_demo(tmp_path / "demo.imr", "made up for the demonstration", today=TODAY, packet=packet) as case:
        assert [step.kind for step in case.minutes.of(4).steps] == ["issue"]
        assert [each.code for each in case.packets.all()] == ["DN2"]
        assert at_a_glance(case.minutes.of(4), TODAY) == "version 1: reminder due"
    given = open_packet(place.read_bytes(), phrases[0], "it").given
    assert (given.code, given.version.number, len(given.rows)) == ("DN2", 1, 4)


def test_no_name_stands_in_what_was_said(review: Review) -> None:
    texts = [each.text for minutes in review.minutes for each in minutes.paragraphs]
    texts += [step.words for minutes in review.minutes for step in minutes.steps]
    texts += [one.words for minutes in review.minutes for one in minutes.representations]
    finder = Finder(review.people)
    strangers = Strangers.of(review, finder)
    assert [hit for text in texts for hit in finder.find(text)] == []
    assert [found.matched for text in texts for found in strangers.in_text(text)] == []


def test_minutes_are_of_the_length_that_people_speak(review: Review) -> None:
    words = [sum(len(each.text.split()) for each in minutes.paragraphs) for minutes in review.minutes]
    assert words[0] > 700 and words[1] > 500 and words[-1] == 0


def test_whom_to_see_stands_with_what_is_missing_on_hold_and_not_interviewed(review: Review) -> None:
    told = {one.code: seeing(one, ()) for one in review.to_see}
    assert told["BN2"] == "not interviewed: left, not traced"
    assert told["OC1"] == "not interviewed: awaiting clearance"
    assert told["CPN1"] == "not yet: support, company"


def test_what_there_is_to_do_is_there_whenever_the_demo_is_made(review: Review) -> None:
    said = to_do(review, TODAY)
    for begun in ("Interview 3: Next: consider", "Interview 4: Remind DN2", "Interview 5: 2 paragraphs are marked",
                  "The row of Wed 22 May 2024 rests on interview 4", "DN1 wants the row of Fri 19 April 2024",
                  "CPN1: not yet offered support", "Debriefs. Overdue after the IMR: TM1",
                  "TM1 has not answered about paragraphs 20.1 to 20.3"):  # fmt: skip
        assert any(each.startswith(begun) for each in said), begun
