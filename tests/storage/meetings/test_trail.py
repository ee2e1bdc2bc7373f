"""What the log says of one meeting, read back line by line."""

from __future__ import annotations

import dataclasses

from domain.chronology.entry import Citation
from domain.meetings.trail import trails_of
from domain.report.parts import Passage
from storage.casefile import CaseFile
from tests.storage.made import on
from tests.storage.made_meetings import meeting
from tests.storage.meetings.test_agreement import answer, issued, step, wants


def test_every_step_and_verdict_is_told_with_its_line_hash_and_who_recorded_it(case: CaseFile) -> None:
    minutes = issued(case, "SW1", "SW2")
    other = meeting(case, "SW2", texts=("I wrote.",))
    case.agreement.answer(answer(minutes, "represent", "SW1", wants(minutes, "SW1", "delete", 2)))
    (made,) = case.minutes.of(1).representations
    case.agreement.consider(1, made.number, "declined", "It was said.")
    case.agreement.consider(1, made.number, "taken back", "By telephone.")
    case.agreement.take(1, step(case.minutes.of(1), "agree", "SW2"))
    log = case.meeting_log.of(1)
    said = [(told.said, told.why) for told in log.written[f"representations/{made.number}"]]
    assert said == [("", ""), ("declined", "It was said."), ("taken back", "By telephone.")]
    first = log.first(f"steps/{case.minutes.of(1).steps[-1].number}")
    lines = {line.number: line for line in case.log.lines()}
    assert first is not None and first.user == "user-1" and lines[first.number].hash == first.hash
    assert all(lines[one.number] == one for one in log.lines)
    assert case.log.lines()[-1] not in case.meeting_log.of(other).lines


def test_what_rests_on_minutes_is_told_made_and_taken_off_with_the_reason(case: CaseFile) -> None:
    minutes = issued(case, "SW1")
    ids = [each.id for each in minutes.paragraphs]
    row = case.entries.add(on(3, sources=(Citation("EMIS", "p.4"),)))
    kept = case.evidence.rest(row.id, 1, ids[:1])
    case.evidence.delete(kept.number, "It was read wrongly.")
    gone = case.evidence.draw(on(4), 1, ids)
    case.entries.delete(gone.id, gone.revision)
    log = case.meeting_log.of(1)
    made = [(one.made, one.target, one.why) for one in log.rested]
    assert made == [
        (True, row.id, ""), (False, row.id, "It was read wrongly."), (True, gone.id, ""), (False, gone.id, ""),
    ]  # fmt: skip
    assert log.gone == {gone.id: gone.when.written}


def test_what_the_report_rests_on_is_told_by_its_place_in_the_report(case: CaseFile) -> None:
    minutes = issued(case, "SW1")
    first, second = case.passages.add("learning", Passage(text="One."), Passage(text="Two."))
    for passage in (first, second):
        case.evidence.rest_passage(passage.id, 1, [minutes.paragraphs[0].id])
    case.passages.delete(first.id, first.revision)
    log = case.meeting_log.of(1)
    assert [(one.kind, one.made, one.target) for one in log.rested] == [
        ("passage", True, first.id), ("passage", True, second.id), ("passage", False, first.id),
    ]  # fmt: skip
    (trail,) = trails_of(case.review(), {1: log}).trails
    assert log.gone == {} and {id: row.when for id, row in trail.rows.items()} == {
        second.id: "Report: Learning, paragraph 1"
    }


def test_a_change_of_the_author_is_told_with_its_line(case: CaseFile) -> None:
    issued(case, "SW1")
    details = case.details()
    case.set_details(dataclasses.replace(details, author="Somebody First"))
    case.set_details(dataclasses.replace(details, author="Somebody Second"))
    changes = [(was, now) for _, was, now in case.meeting_log.of(1).authors]
    assert changes[-1] == ("Somebody First", "Somebody Second")
