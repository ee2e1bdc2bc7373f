"""What the check was told to let through is kept with its reason, logged, listed, and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.disclosure import Accepted, by_key, checked_reason, hashed
from domain.errors import CannotWrite, Stopped, WrongUse
from domain.names.finding import Finder
from domain.people import Person
from storage.casefile import CaseFile

ONE = Accepted(
    kind="chronology", place="Rows, column E", matched="May", text=hashed("In May"), reason="the month, not a person"
)


def test_it_comes_back_with_when_and_by_whom(case: CaseFile) -> None:
    (kept,) = case.accepted.add(ONE)
    assert replace(kept, at="", by="") == ONE
    assert kept.by == "user-1" and kept.at.endswith("Z")
    assert case.accepted.all() == (kept,)
    assert by_key(case.accepted.all())[ONE.key] == kept


def test_it_survives_and_the_log_holds_the_reason(case: CaseFile) -> None:
    case.accepted.add(ONE)
    assert case.log.lines()[-1].verb == "accept"
    assert case.log.lines()[-1].what == ("accepted/1",)
    assert case.log.check() is None and case.log.check_rows() is None


def test_the_same_again_changes_the_reason_only(case: CaseFile) -> None:
    case.accepted.add(ONE)
    case.accepted.add(replace(ONE, reason="the month of May"))
    assert [each.reason for each in case.accepted.all()] == ["the month of May"]


def test_several_are_one_act_and_one_undo_takes_them_back(case: CaseFile) -> None:
    case.accepted.add(ONE, replace(ONE, place="Rows, column F"))
    assert len(case.accepted.all()) == 2
    case.log.undo()
    assert case.accepted.all() == ()


def test_taken_back_it_is_gone_and_a_second_time_it_is_said(case: CaseFile) -> None:
    case.accepted.add(ONE)
    case.accepted.delete(ONE.key)
    assert case.accepted.all() == ()
    with pytest.raises(CannotWrite, match="taken back already"):
        case.accepted.delete(ONE.key)


def test_none_is_kept_without_a_reason(case: CaseFile) -> None:
    with pytest.raises(WrongUse, match="Say why"):
        case.accepted.add(replace(ONE, reason=" "))
    assert case.accepted.all() == ()


def test_a_reason_says_something_and_holds_no_name() -> None:
    looked_for = Finder([Person(code="SW1", name="Rosalind Pike")])
    assert checked_reason("  the  month \n", looked_for) == "the month"
    for empty in ("", " ", "ok.", "12345"):
        with pytest.raises(WrongUse, match="Say why"):
            checked_reason(empty, looked_for)
    with pytest.raises(Stopped, match="“Pike”"):
        checked_reason("Pike agreed to it", looked_for)
    for told in ("agreed with Tom Ng", "Dr Brown said it may"):
        with pytest.raises(Stopped, match="seems to be somebody’s name"):
            checked_reason(told, looked_for)
    for told in ("Wetherstone House is a block of flats", "the Board asks for it", "SW1 is known in Millbrook"):
        assert checked_reason(told, looked_for) == told


def test_its_short_name_stays_while_the_text_and_the_place_do() -> None:
    assert ONE.id == replace(ONE, reason="another").id and len(ONE.id) == 10
    assert ONE.id != replace(ONE, text=hashed("In May, again")).id
