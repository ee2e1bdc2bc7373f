from __future__ import annotations

import dataclasses

import pytest

from domain.errors import CannotWrite, ChangedUnderneath, Refusal, WrongUse
from domain.people import Person
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made import GP1, SW1, on


def test_a_person_comes_back_as_given(case: CaseFile) -> None:
    person = dataclasses.replace(
        SW1, organisation="Riverside", involvement="allocated", note="on leave", given_by_board=True
    )
    assert case.people.add(person) == dataclasses.replace(person, revision=1)
    assert case.people.all() == (dataclasses.replace(person, revision=1),)


def test_a_code_is_found_whatever_its_capitals(case: CaseFile) -> None:
    case.people.add(SW1)
    found = case.people.get("sw1")
    assert found is not None
    assert found.code == "SW1"
    assert case.people.get("SW2") is None


def test_a_code_stands_for_one_person_only(case: CaseFile) -> None:
    case.people.add(SW1)
    with pytest.raises(CannotWrite, match="SW1 is in the key already"):
        case.people.add(Person(code="sw1"))


def test_a_person_needs_a_code(case: CaseFile) -> None:
    with pytest.raises(WrongUse, match="needs a code"):
        case.people.add(Person(code="  "))


def test_a_person_changed_underneath_is_shown_and_never_overwritten(case: CaseFile) -> None:
    seen = case.people.add(SW1)
    theirs = case.people.change(dataclasses.replace(seen, role="Senior social worker"))
    with pytest.raises(ChangedUnderneath) as refused:
        case.people.change(dataclasses.replace(seen, role="Manager"))
    assert refused.value.theirs == theirs
    with pytest.raises(ChangedUnderneath):
        case.people.delete("SW1", seen.revision)


def test_a_person_whom_rows_name_is_not_taken_out(case: CaseFile) -> None:
    case.entries.add(on(3, people=("SW1",)), new_people=[SW1, GP1])
    with pytest.raises(CannotWrite, match="SW1 stands in 1 rows"):
        case.people.delete("SW1", 1)
    case.people.delete("GP1", 1)
    assert [person.code for person in case.people.all()] == ["SW1"]


def test_a_new_code_is_put_into_every_row_and_the_old_one_stays_known(case: CaseFile) -> None:
    case.entries.add(
        on(3, who="SW1 to GP1", people=("SW1", "GP1"), event="SW1, SW10 and SW1's manager met", comment="see SW1."),
        new_people=[SW1, GP1],
    )
    case.entries.add(on(4, event="letter from SW1", people=()))
    case.entries.add(on(5, event="SW11 called"))
    renamed = case.people.rename("SW1", "SW4")
    assert (renamed.code, renamed.former_codes, renamed.revision) == ("SW4", ("SW1",), 2)
    first, second, third = case.entries.all()
    assert (first.who, first.people) == ("SW4 to GP1", ("SW4", "GP1"))
    assert (first.event, first.comment) == ("SW4, SW10 and SW4's manager met", "see SW4.")
    assert (second.event, third.event) == ("letter from SW4", "SW11 called")
    assert (first.revision, third.revision) == (2, 1)
    case.log.undo()
    assert case.entries.all()[0].event == "SW1, SW10 and SW1's manager met"
    assert [person.code for person in case.people.all()] == ["SW1", "GP1"]


def test_a_code_that_is_a_plain_word_is_replaced_among_the_people_only(case: CaseFile) -> None:
    case.entries.add(
        on(3, who="Mother", people=("Mother",), event="Mother and baby unit"), new_people=[Person(code="Mother")]
    )
    case.people.rename("Mother", "M1")
    (row,) = case.entries.all()
    assert (row.who, row.people, row.event) == ("M1", ("M1",), "Mother and baby unit")


def test_a_person_may_have_an_old_code_of_theirs_back_and_nobody_elses(case: CaseFile) -> None:
    case.people.add(SW1)
    case.people.add(GP1)
    case.people.rename("SW1", "SW4")
    with pytest.raises(CannotWrite, match="SW1 was the code of SW4 before"):
        case.people.rename("GP1", "SW1")
    with pytest.raises(CannotWrite, match="GP1 is in the key already"):
        case.people.rename("SW4", "GP1")
    assert case.people.rename("SW4", "SW1").former_codes == ("SW4",)


def test_an_exported_code_is_never_renumbered_taken_out_or_given_again(case: CaseFile) -> None:
    case.people.add(SW1)
    case.log.record_export("chronology", "anonymised", "ab" * 32, 1, ["SW1"])
    with pytest.raises(CannotWrite, match="never renumbered"):
        case.people.rename("SW1", "SW9")
    with pytest.raises(CannotWrite, match="stays in the key"):
        case.people.delete("SW1", case.people.all()[0].revision)
    with pytest.raises(CannotWrite):
        case.people.add(Person(code="SW1"))


def test_renaming_nobody_is_refused(case: CaseFile) -> None:
    with pytest.raises(Refusal, match="nobody with the code"):
        case.people.rename("SW1", "SW2")


@pytest.mark.parametrize(
    ("codes", "prefix", "offered"),
    [
        ([], "SW", "SW1"),
        ([], "Midwife", "Midwife 1"),
        (["SW1", "SW3"], "SW", "SW4"),
        (["sw2"], "SW", "SW3"),
        (["Midwife 2"], "Midwife", "Midwife 3"),
        (["SWA1", "ASW7"], "SW", "SW1"),
        (["Mrs A"], "Mrs", "Mrs 1"),
    ],
)
def test_the_next_number_of_a_prefix_is_offered(case: CaseFile, codes: list[str], prefix: str, offered: str) -> None:
    for code in codes:
        case.people.add(Person(code=code))
    assert case.people.next_code(prefix) == offered


def test_a_number_is_not_offered_again_after_its_person_is_renamed_or_taken_out(case: CaseFile) -> None:
    case.people.add(SW1)
    case.people.rename("SW1", "SW2")
    case.people.delete("SW2", 2)
    assert case.people.next_code("SW") == "SW3"


def test_names_are_kept_even_from_a_list_that_cannot_be_read(case: CaseFile) -> None:
    case.people.add(SW1)
    desk = case._desk
    desk.run(lambda: desk.connection.execute('UPDATE people SET other_names = \'["Ros", "R. Pike"\''))
    assert case.people.all()[0].other_names == ("Ros", "R. Pike")


def test_the_same_new_person_in_two_drafts_is_one_person(case: CaseFile) -> None:
    with CaseFile.open(case.path, PASSPHRASE) as other:
        case.entries.add(on(3, people=("SW1",)), new_people=[SW1])
        other.entries.add(on(4, people=("SW1",)), new_people=[SW1])
        assert len(case.people.all()) == 1


def test_a_code_that_is_the_persons_real_name_is_refused(case: CaseFile) -> None:
    with pytest.raises(WrongUse, match="holds a real name of theirs"):
        case.people.add(Person(code="Nell", name="Nell Hobday"))
    nell = case.people.add(Person(code="Nell"))
    with pytest.raises(WrongUse, match="holds a real name of theirs"):
        case.people.change(dataclasses.replace(nell, name="Nell Hobday"))
    renamed = case.people.rename("Nell", "F1")
    named = case.people.change(dataclasses.replace(renamed, name="Nell Hobday"))
    assert named.former_codes == ("Nell",)
    with pytest.raises(WrongUse, match="holds a real name of theirs"):
        case.people.rename("F1", "Hobday")


def test_a_reference_name_of_the_boards_own_stays(case: CaseFile) -> None:
    assert case.people.add(Person(code="Nell", name="Nell Hobday", given_by_board=True)).code == "Nell"


def test_a_real_name_that_is_changed_is_looked_for_on_and_undone_with_the_change(case: CaseFile) -> None:
    before = case.people.add(Person(code="F1", name="Nell Hobday"))
    now = case.people.change(dataclasses.replace(before, name="Nell Quarrington"))
    assert (now.name, now.other_names) == ("Nell Quarrington", ("Nell Hobday",))
    case.log.undo()
    assert case.people.get("F1") == dataclasses.replace(before, revision=case.people.all()[0].revision)
    case.log.redo()
    dropped = case.people.change(dataclasses.replace(case.people.all()[0], other_names=()))
    assert dropped.other_names == ()


def test_a_real_name_that_is_taken_away_is_not_kept(case: CaseFile) -> None:
    before = case.people.add(Person(code="F1", name="Nell Hobday"))
    assert case.people.change(dataclasses.replace(before, name="")).other_names == ()
