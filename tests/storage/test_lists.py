from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from domain.chronology.entry import Citation
from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.question import Question
from domain.review import Field, Flag, RecordNumber, Source
from storage.casefile import CaseFile
from tests.storage.made import on


def test_things_come_back_as_given_in_the_order_they_came(case: CaseFile) -> None:
    assert case.sources.add(Source("RiO", "community record")) == Source("RiO", "community record", 1)
    case.sources.add(Source("EMIS"))
    assert [source.name for source in case.sources.all()] == ["RiO", "EMIS"]
    assert case.questions.add(Question("KLOE 3.2", "Was risk shared?")).text == "Was risk shared?"
    assert case.flags.add(Flag("legal", "a legal step")) in case.flags.all()
    field = Field(name="rag", label="RAG", values=("Red", "Amber, or so"), sticky=True, fill="none recorded")
    assert case.fields.add(field) == field
    assert case.fields.get("RAG") == field


def test_a_name_is_given_once_and_never_empty(case: CaseFile) -> None:
    case.sources.add(Source("EMIS"))
    with pytest.raises(CannotWrite, match="a source emis already"):
        case.sources.add(Source("emis"))
    with pytest.raises(WrongUse, match="no name"):
        case.questions.add(Question(" "))


def test_a_source_changed_underneath_is_shown_and_never_overwritten(case: CaseFile) -> None:
    seen = case.sources.add(Source("EMIS"))
    theirs = case.sources.change(dataclasses.replace(seen, description="practice record"))
    with pytest.raises(ChangedUnderneath) as refused:
        case.sources.change(dataclasses.replace(seen, description="something else"))
    assert refused.value.theirs == theirs


def test_what_rows_name_is_not_taken_out(case: CaseFile) -> None:
    case.sources.add(Source("EMIS"))
    case.questions.add(Question("2"))
    case.entries.add(on(3, sources=(Citation("EMIS"),), flags=("good",), questions=("2",), fields=(("seen", "alone"),)))
    with pytest.raises(CannotWrite, match="EMIS stands in 1 rows"):
        case.sources.delete("EMIS", 1)
    with pytest.raises(CannotWrite, match="2 stands in 1 rows"):
        case.questions.delete("2", 1)
    with pytest.raises(CannotWrite, match="good stands in 1 rows"):
        case.flags.delete("good")
    with pytest.raises(CannotWrite, match="seen stands in 1 rows"):
        case.fields.delete("seen")
    case.flags.delete("ooh")
    assert case.flags.get("ooh") is None


def test_a_new_name_is_put_into_every_row_as_one_act(case: CaseFile) -> None:
    case.sources.add(Source("EMS"))
    case.questions.add(Question("2"))
    case.entries.add(on(3, sources=(Citation("EMS", "p.1"), Citation("RiO")), questions=("2", "3")))
    case.sources.rename("EMS", "EMIS")
    case.questions.rename("2", "KLOE 2")
    (row,) = case.entries.all()
    assert row.sources == (Citation("EMIS", "p.1"), Citation("RiO"))
    assert row.questions == ("KLOE 2", "3")
    case.log.undo()
    case.log.undo()
    (row,) = case.entries.all()
    assert (row.sources[0].name, row.questions) == ("EMS", ("2", "3"))


def test_a_name_that_is_taken_is_not_given_a_second_time(case: CaseFile) -> None:
    case.sources.add(Source("EMIS"))
    case.sources.add(Source("RiO"))
    with pytest.raises(CannotWrite, match="a source EMIS already"):
        case.sources.rename("RiO", "emis")
    assert case.sources.rename("EMIS", "Emis").name == "Emis"


def test_an_answer_about_a_word_is_kept_once_and_can_be_forgotten(case: CaseFile) -> None:
    case.terms.add("ED", "OT")
    case.terms.add("ED")
    assert case.terms.all() == {"ED", "OT"}
    case.terms.delete("OT")
    assert case.terms.all() == {"ED"}


def test_an_answer_is_of_a_kind_and_becomes_another_by_one_act_to_be_undone(case: CaseFile) -> None:
    case.terms.add("May")
    case.terms.add("Millbrook", kind="place")
    case.terms.add("Hub", kind="agency")
    case.terms.add("May")
    assert case.terms.kinds() == {"May": "", "Millbrook": "place", "Hub": "agency"}
    case.terms.add("May", kind="place")
    assert case.terms.kinds()["May"] == "place"
    case.log.undo()
    assert case.terms.kinds()["May"] == ""
    assert case.terms.all() == {"May", "Millbrook", "Hub"}


def test_a_record_number_is_kept_by_its_example_and_told_to_whoever_looks(case: CaseFile) -> None:
    kept = case.record_numbers.add(RecordNumber("RiO", " RiO  4412345 "))
    assert kept == RecordNumber("RiO", "RiO 4412345", 1)
    case.record_numbers.change(dataclasses.replace(kept, example="R-4412345"))
    case.record_numbers.rename("RiO", "RiO number")
    assert case.review().record_numbers == (RecordNumber("RiO number", "R-4412345", 3),)
    assert case.known(date(2024, 9, 1)).record_numbers == case.record_numbers.all()
    case.record_numbers.delete("RiO number", 3)
    case.log.undo()
    assert [number.name for number in case.record_numbers.all()] == ["RiO number"]


def test_an_example_that_fits_any_number_is_refused(case: CaseFile) -> None:
    with pytest.raises(WrongUse, match="example of a record number"):
        case.record_numbers.add(RecordNumber("RiO", "123"))
    assert case.record_numbers.all() == ()


def test_a_mapping_is_kept_by_the_fingerprint_of_its_template(case: CaseFile) -> None:
    assert case.maps.get("f1") is None
    case.maps.keep("f1", '{"B": "event"}')
    case.maps.keep("f1", '{"C": "event"}')
    assert case.maps.get("f1") == '{"C": "event"}'
    assert case.maps.all() == [("f1", '{"C": "event"}')]


def test_a_word_that_is_always_a_code_is_no_term_until_it_is_answered_otherwise(case: CaseFile) -> None:
    case.terms.add("ED", kind="code")
    assert (case.terms.all(), case.terms.codes(), case.known(date(2024, 3, 3)).codes_meant) == (set(), {"ED"}, {"ED"})
    case.terms.add("ED")
    assert (case.terms.all(), case.terms.codes()) == ({"ED"}, set())
    case.terms.delete("ED")
    assert case.terms.all() == set()
