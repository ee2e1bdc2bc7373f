"""Names and other identifiers of one text stand side by side, none over another."""

import pytest

from domain.identifiers.finding import Identifiers
from domain.identifiers.hits import Hit, merged
from domain.names.finding import Finder
from domain.people import Person
from domain.review import RecordNumber


def hit(start, end, kind="name", asked=False):
    return Hit(start, end, "SW1", "x" * (end - start), "surname", asked, ("SW1",), kind=kind)


@pytest.mark.parametrize(
    ("names", "others", "kept"),
    [
        ([hit(0, 5)], [hit(6, 16, "NHS number")], [(0, "name"), (6, "NHS number")]),
        ([hit(3, 8, asked=True)], [hit(0, 15, "address")], [(0, "address")]),
        ([hit(3, 8)], [hit(0, 15, "web address", asked=True)], [(3, "name")]),
        ([hit(0, 20)], [hit(0, 20, "e-mail")], [(0, "name")]),
        ([], [hit(0, 4, "postcode")], [(0, "postcode")]),
        ([hit(0, 4)], [], [(0, "name")]),
    ],
)
def test_of_what_overlaps_a_certain_name_stays_or_else_the_longer(names, others, kept):
    assert [(each.start, each.kind) for each in merged(names, others)] == kept


def test_only_a_certain_name_may_be_written_unasked():
    assert hit(0, 4).certain
    assert not hit(0, 4, asked=True).certain
    assert not hit(0, 4, "postcode").certain


def test_a_hash_printed_in_a_file_holds_no_name_and_no_number() -> None:
    people = (Person(code="SW1", name="Ada Dee"),)
    finder = Finder(people, (), Identifiers(people, (), ()))
    head, whole = "8ef4a03359866605", "ada4" * 8 + "03359866605bbbbb" * 2
    assert finder.find(f"Log {head} and {whole}.") == []
    assert finder.find("Log 03359866605") != []
    assert [hit.matched for hit in finder.find(f"Log {head}, then 0335 986 6605 and Ada")] == ["0335 986 6605", "Ada"]


def test_a_record_number_of_the_shape_of_a_hash_is_found() -> None:
    finder = Finder((), (), Identifiers((), (), (RecordNumber("RiO", "0a1b2c3d4e5f6a7b"),)))
    assert [hit.matched for hit in finder.find("See 9f8e7d6c5b4a3f2e.")] == ["9f8e7d6c5b4a3f2e"]
