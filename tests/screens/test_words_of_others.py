"""What one person is given, and what goes on the file, holds no words of other minutes that may not be used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.agreement.steps import Answer, Representation, Step
from exporters.packet.file import open_packet
from exporters.way_out.job import Disclosed, Job
from screens.agreement.minutes_leaving import copies, finished
from screens.agreement.packets import packet_for
from storage.casefile import CaseFile
from tests.storage.made import on
from tests.storage.made_meetings import meeting, said

TODAY = date(2026, 4, 1)
JOB = Job(kind="minutes", today=TODAY, suffix=".docx")
HERS = "I rang the surgery twice on the Monday and nobody called me back before the weekend."
HIS = "My manager told me to close the referral although I had asked for a joint visit."


@pytest.fixture
def two(case: CaseFile) -> Iterator[CaseFile]:
    """A case with two meetings: SW1 alone at the first, SW2 alone at the second."""
    meeting(case, "SW1", texts=(HERS,))
    case.minutes.add(meeting(case, "SW2"), said(HIS, "SW2"))
    yield case


def answered(case: CaseFile, number: int, code: str, kind: str, **rest: str) -> None:
    latest = case.minutes.of(number).latest
    assert latest is not None
    case.agreement.take(number, Step(
        kind=kind, version=latest.number, code=code, day="2024-03-20", sha256=latest.sha256, how="e-mail",  # type: ignore[arg-type]
        attested="author", **rest,
    ))  # fmt: skip


def test_a_row_with_words_of_another_meeting_is_not_given_to_who_was_not_there(two: CaseFile) -> None:
    two.entries.add(on(2, who="SW2", people=("SW2",), event=HERS))
    with pytest.raises(Disclosed, match="stands in the minutes of interview 1, which may not be used"):
        copies(two, 2, ["SW2"], job=JOB)
    with pytest.raises(Disclosed, match="stands in the minutes of interview 1, which may not be used"):
        packet_for(two, 2, "SW2", today=TODAY)
    assert copies(two, 2, ["SW2"], job=JOB, rows={"SW2": ()})


def test_a_row_with_words_of_their_own_meeting_is(two: CaseFile) -> None:
    two.entries.add(on(2, who="SW2", people=("SW2",), event=HIS))
    assert copies(two, 2, ["SW2"], job=JOB) and packet_for(two, 2, "SW2", today=TODAY)


def test_a_row_that_is_disputed_is_not_given_to_who_was_not_there_without_the_dispute(two: CaseFile) -> None:
    two.agreement.issue(1, ["SW1"], way="Word", day="2024-03-06")
    answered(two, 1, "SW1", "dispute", words="I never said so.")
    paragraph = two.minutes.of(1).paragraphs[0]
    two.evidence.draw(on(2, who="SW2", people=("SW2",), event="Told of two calls"), 1, [paragraph.id])
    made = packet_for(two, 2, "SW2", today=TODAY)
    assert open_packet(made.copy.ready.data, made.sealing.phrase, "the packet").given.rows == ()


def test_a_comment_kept_with_finished_minutes_brings_no_words_of_other_minutes_onto_the_file(two: CaseFile) -> None:
    latest = two.agreement.issue(2, ["SW2"], way="Word", day="2024-03-06")
    wanted = Representation(version=1, code="SW2", kind="comment", paragraph=latest.paragraphs[0].id, words=HERS)
    two.agreement.answer(Answer(
        interview=2, version=1, sha256=latest.sha256, code="SW2", kind="represent", representations=(wanted,),
        day="2024-03-07", how="Word",
    ))  # fmt: skip
    two.agreement.consider(2, 1, "noted")
    answered(two, 2, "SW2", "agree")
    with pytest.raises(Disclosed, match="stands in the minutes of interview 1, which may not be used"):
        finished(two, 2, job=JOB)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    """A new case, open."""
    from domain.review import Details

    with CaseFile.create(tmp_path / "case.imr", "correct horse battery staple", Details(agency="Riverside")) as made:
        yield made
