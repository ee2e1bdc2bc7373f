from __future__ import annotations

import dataclasses

import pytest

from domain.chronology.entry import Citation
from domain.errors import CannotWrite, WrongUse
from domain.evidence.cited import states
from domain.evidence.resting import Ground
from domain.review import Source
from storage.casefile import CaseFile
from tests.storage.made_meetings import meeting, said
from tests.storage.made_report import said as written
from tests.storage.made_report import visited


def stand(case: CaseFile) -> list[str]:
    """How what passages point to stands."""
    return list(states(case.cited.all(), case.entries.all()).values())


def pointing(case: CaseFile) -> tuple[str, str]:
    """A passage that points to a row, by their ids."""
    row = visited(case)
    (passage,) = case.passages.add("narrative", written("SW1 came."))
    case.cited.cite(passage.id, row.id)
    return passage.id, row.id


def test_a_passage_points_to_rows_each_once(case: CaseFile) -> None:
    passage, row = pointing(case)
    other = visited(case, 4)
    found = case.cited.cite(passage, row, other.id, other.id)
    assert [each.entry for each in found] == [row, other.id] and stand(case) == ["current", "current"]
    assert case.cited.of(passage) == found == case.cited.all() and len(case.cited.of_entry(row)) == 1
    case.log.undo()
    assert [each.entry for each in case.cited.all()] == [row]
    for ids, error in ((("0123456789",), WrongUse), ((), WrongUse)):
        with pytest.raises(error):
            case.cited.cite(passage, *ids)
    with pytest.raises(CannotWrite, match="paragraph was taken out"):
        case.cited.cite("0123456789", row)


def test_a_row_that_changed_is_seen_until_it_is_settled(case: CaseFile) -> None:
    _, row = pointing(case)
    entry = case.entries.get(row)
    assert entry is not None
    entry = case.entries.change(dataclasses.replace(entry, comment="mine", flags=("concern",)))
    assert stand(case) == ["current"], "the author's comment and marks are none of the facts"
    case.entries.change(dataclasses.replace(entry, event="no reply"))
    assert stand(case) == ["changed"]
    case.cited.settle(case.cited.all()[0].number)
    assert stand(case) == ["current"]
    case.log.undo()
    assert stand(case) == ["changed"]


def test_a_row_taken_out_stays_pointed_to_as_gone_and_comes_back(case: CaseFile) -> None:
    passage, row = pointing(case)
    case.entries.delete(row, 1)
    assert stand(case) == ["gone"]
    (one,) = case.cited.of(passage)
    with pytest.raises(CannotWrite, match="not in the chronology any more"):
        case.cited.settle(one.number)
    case.log.undo()
    assert stand(case) == ["current"]
    case.cited.delete(one.number)
    assert case.cited.all() == ()
    with pytest.raises(CannotWrite, match="someone else"):
        case.cited.delete(one.number)


def test_a_code_or_a_source_by_another_name_is_no_change_of_the_row(case: CaseFile) -> None:
    passage, row = pointing(case)
    case.sources.add(Source("EMIS"))
    entry = case.entries.get(row)
    assert entry is not None
    case.entries.change(dataclasses.replace(entry, sources=(Citation("EMIS", "p.1"),)))
    case.cited.cite(passage, row)
    case.people.rename("SW1", "SW7")
    case.sources.rename("EMIS", "SystmOne")
    assert stand(case) == ["current"]
    seen = case.entries.get(row)
    assert seen is not None
    case.entries.change(dataclasses.replace(seen, event="nobody in"))
    case.people.rename("SW7", "SW9")
    assert stand(case) == ["changed"], "what had changed before stays told"
    case.log.undo()
    case.log.undo()
    assert stand(case) == ["current"] and case.log.check_rows() is None


def test_a_passage_rests_on_minutes_and_is_settled_when_they_change(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.", "Nobody came."))
    first, second = case.minutes.of(number).paragraphs
    (passage,) = case.passages.add("analysis", written("SW1 rang."))
    kept = case.evidence.rest_passage(passage.id, number, [first.id, second.id])
    assert (kept.kind, kept.target, kept.revision) == ("passage", passage.id, 1)
    assert case.evidence.of(passage.id) == () and case.evidence.of_passage(passage.id) == (kept,)
    case.minutes.change(number, dataclasses.replace(first, text="I wrote."))
    assert Ground.of(case.minutes.of(number)).state(case.evidence.all()[0]) == "changed"
    settled = case.evidence.settle(kept.number)
    assert Ground.of(case.minutes.of(number)).state(settled) == "unagreed"
    case.minutes.delete(number, second.id, second.revision)
    assert case.evidence.settle(kept.number).paragraphs == (first.id,)
    case.minutes.delete(number, first.id, 2)
    with pytest.raises(WrongUse, match="Nothing it rests on is left"):
        case.evidence.settle(kept.number)
    with pytest.raises(CannotWrite):
        case.evidence.rest_passage("0123456789", number, [first.id])


def test_the_last_thing_a_passage_rests_on_is_taken_out_only_with_a_reason(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    (passage,) = case.passages.add("analysis", written("SW1 rang."))
    kept = case.evidence.rest_passage(passage.id, number, [case.minutes.of(number).paragraphs[0].id])
    with pytest.raises(WrongUse, match="Say why"):
        case.evidence.delete(kept.number)
    case.evidence.delete(kept.number, "it is of the records")
    assert case.evidence.all() == ()
    (once,) = case.review().rested
    assert (once.kind, once.entry, once.interview, once.why) == ("passage", passage.id, number, "it is of the records")


def test_a_meeting_is_not_taken_out_while_the_report_rests_on_it(case: CaseFile) -> None:
    number = meeting(case, "SW1")
    (paragraph,) = case.minutes.add(number, said("I rang."))
    (passage,) = case.passages.add("analysis", written("SW1 rang."))
    case.evidence.rest_passage(passage.id, number, [paragraph.id])
    with pytest.raises(CannotWrite, match="1 place rests on the minutes"):
        case.interviews.delete(number, 1)
