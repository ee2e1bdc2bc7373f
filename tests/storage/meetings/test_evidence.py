from __future__ import annotations

import dataclasses

import pytest

from domain.agreement.steps import Step
from domain.chronology.entry import Citation
from domain.errors import CannotWrite, WrongUse
from domain.evidence.resting import Ground
from domain.people import Person
from storage.casefile import CaseFile
from tests.storage.made import on
from tests.storage.made_meetings import meeting


def test_a_row_is_drawn_with_what_it_rests_on_as_one_act(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.", "Nobody came."))
    ids = [each.id for each in case.minutes.of(number).paragraphs]
    lines = case.log.count()
    row = case.evidence.draw(on(3, who="GP9", people=("GP9",)), number, ids, new_people=[Person(code="GP9")])
    assert case.log.count() == lines + 1 and case.people.get("GP9") is not None
    (kept,) = case.evidence.of(row.id)
    assert (kept.interview, kept.paragraphs, kept.version, kept.revision) == (number, tuple(ids), 0, 1)
    assert Ground.of(case.minutes.of(number)).state(kept) == "unagreed"
    assert case.review().evidence == (kept,)
    case.log.undo()
    assert case.evidence.all() == () and case.entries.all() == ()


def test_what_it_rests_on_is_seen_to_be_there(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    other = meeting(case, "SW2", texts=("I wrote.",))
    row = case.entries.add(on(3))
    for ids in ([], ["0123456789"], [case.minutes.of(other).paragraphs[0].id]):
        with pytest.raises(WrongUse, match="aragraph"):
            case.evidence.rest(row.id, number, ids)
    with pytest.raises(CannotWrite):
        case.evidence.rest("0123456789", number, [case.minutes.of(number).paragraphs[0].id])


def test_a_paragraph_changed_or_gone_is_seen_in_what_rests_on_it(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    (paragraph,) = case.minutes.of(number).paragraphs
    row = case.entries.add(on(3))
    kept = case.evidence.rest(row.id, number, [paragraph.id])
    changed = case.minutes.change(number, dataclasses.replace(paragraph, check=True))
    assert Ground.of(case.minutes.of(number)).state(kept) == "unagreed", "the author's mark is none of the words"
    changed = case.minutes.change(number, dataclasses.replace(changed, text="I wrote."))
    assert Ground.of(case.minutes.of(number)).state(kept) == "changed"
    case.minutes.delete(number, paragraph.id, changed.revision)
    assert Ground.of(case.minutes.of(number)).state(kept) == "changed"


def test_a_copy_rests_on_what_the_row_rests_on_and_a_row_taken_away_and_back_too(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    row = case.evidence.draw(on(3), number, [case.minutes.of(number).paragraphs[0].id])
    copy = case.entries.add(on(4), copied_from=row.id)
    assert case.evidence.of(copy.id)[0].paragraphs == case.evidence.of(row.id)[0].paragraphs
    changed = case.entries.change(dataclasses.replace(row, event="seen twice"))
    assert len(case.evidence.of(row.id)) == 1
    case.entries.delete(row.id, changed.revision)
    assert [each.target for each in case.evidence.all()] == [copy.id]
    case.log.undo()
    assert len(case.evidence.of(row.id)) == 1
    case.log.redo()
    assert case.evidence.of(row.id) == ()
    assert case.log.check_rows() is None


def test_a_row_typed_again_after_it_was_taken_away_rests_on_what_it_rested_on(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    row = case.evidence.draw(on(3), number, [case.minutes.of(number).paragraphs[0].id])
    case.entries.delete(row.id, row.revision)
    again = case.entries.add(on(3), copied_from=row.id)
    assert len(case.evidence.of(again.id)) == 1
    plain = case.entries.add(on(4))
    case.entries.delete(plain.id, plain.revision)
    assert case.evidence.of(case.entries.add(on(4), copied_from=plain.id).id) == ()
    assert case.log.check_rows() is None


def test_the_last_thing_a_row_rests_on_is_taken_out_only_with_a_reason(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.", "Nobody came."))
    first, second = (each.id for each in case.minutes.of(number).paragraphs)
    row = case.evidence.draw(on(3), number, [first])
    more = case.evidence.rest(row.id, number, [second])
    case.evidence.delete(more.number, "that was the next paragraph")
    (last,) = case.evidence.of(row.id)
    with pytest.raises(WrongUse, match="Say why"):
        case.evidence.delete(last.number)
    with pytest.raises(WrongUse, match="may not be used, and this row names no other source"):
        case.evidence.delete(last.number, "it is in the record of that day too")
    assert case.evidence.all() == (last,)
    sourced = dataclasses.replace(row, sources=(Citation("Minutes", f"no. {number}"), Citation("RiO", "p. 4")))
    case.entries.change(sourced)
    case.evidence.delete(last.number, "it is in the record of that day too")
    assert case.evidence.all() == ()
    (rested,) = case.review().rested
    assert (rested.entry, rested.interview, rested.why) == (row.id, number, "it is in the record of that day too")


def test_other_paragraphs_of_the_same_minutes_take_the_place_of_some_without_another_source(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.", "Nobody came."))
    first, second = (each.id for each in case.minutes.of(number).paragraphs)
    row = case.evidence.draw(on(3), number, [first])
    other = meeting(case, "SW2", texts=("I wrote.",))
    case.evidence.rest(row.id, other, [case.minutes.of(other).paragraphs[0].id])
    with pytest.raises(WrongUse, match="no other source"):
        case.evidence.delete(case.evidence.of(row.id)[0].number, "it rests on another meeting")
    case.evidence.rest(row.id, number, [second])
    case.evidence.delete(case.evidence.of(row.id)[0].number, "that was the next paragraph")
    assert [each.paragraphs for each in case.evidence.of(row.id) if each.interview == number] == [(second,)]


def agreed(case: CaseFile, number: int, kind: str = "agree") -> None:
    """The minutes issued to SW1, who agrees or disputes them."""
    version = case.agreement.issue(number, ["SW1"], way="paper", day="2024-03-06")
    case.agreement.take(number, Step(
        kind=kind, version=version.number, code="SW1", day="2024-03-07", sha256=version.sha256,  # type: ignore[arg-type]
        words="No." if kind == "dispute" else "",
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"), [("", "although it rests on interview 1: not issued yet"), ("dispute", "SW1 does not confirm")]
)
def test_what_keeps_a_row_from_leaving_is_taken_out_only_with_a_reason(case: CaseFile, answer: str, said: str) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    recorded = on(3, sources=(Citation("RiO"),))
    row = case.evidence.draw(recorded, number, [case.minutes.of(number).paragraphs[0].id])
    (first,) = case.evidence.of(row.id)
    if answer:
        agreed(case, number, answer)
    other = meeting(case, "SW1", texts=("Nobody came.",))
    agreed(case, other)
    case.evidence.rest(row.id, other, [case.minutes.of(other).paragraphs[0].id])
    with pytest.raises(WrongUse, match=said):
        case.evidence.delete(first.number)
    case.evidence.delete(first.number, "drawn by mistake")
    assert [one.interview for one in case.evidence.of(row.id)] == [other]


def test_a_meeting_is_not_taken_out_while_rows_rest_on_it(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    case.evidence.draw(on(3), number, [case.minutes.of(number).paragraphs[0].id])
    with pytest.raises(CannotWrite, match="1 row rests"):
        case.interviews.delete(number, 1)
