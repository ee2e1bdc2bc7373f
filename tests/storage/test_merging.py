"""Two people who are one, one who is two, and codes that stay whose they are."""

from __future__ import annotations

import dataclasses

import pytest

from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.family.members import Member, Relation
from domain.identifiers.finding import Identifiers
from domain.names.finding import Finder
from domain.people import Person
from domain.question import Question
from domain.review import Details, Source
from storage.care.verify import verify
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made import GP1, SW1, on

SW2 = Person(code="SW2", role="Duty worker", name="Rosalind Pyke", involvement="duty in May", identifiers=("0161 1",))


def two(case: CaseFile) -> tuple[Person, Person]:
    """SW1 and SW2, one person written two ways, in four rows."""
    case.entries.add_many(
        [
            on(3, who="SW1 to GP1", people=("SW1", "GP1"), event="SW1 rang"),
            on(4, who="SW2", people=("SW2",), event="SW2 visited", fields=(("seen", "by SW2"),)),
            on(5, who="SW1, SW2", people=("SW1", "SW2"), event="SW2's note and SW20"),
            on(6, event="letter to SW2", people=()),
        ],
        new_people=[SW1, GP1, SW2],
    )
    return _of(case, "SW1"), _of(case, "SW2")


def _of(case: CaseFile, code: str) -> Person:
    found = case.people.get(code)
    assert found is not None
    return found


def told(case: CaseFile) -> list[tuple[str | None, tuple[str, ...], str | None]]:
    return [(entry.who, entry.people, entry.event) for entry in case.entries.all()]


def test_of_two_people_who_are_one_the_code_that_stays_stands_everywhere(case: CaseFile) -> None:
    one, other = two(case)
    joined = case.people.merge(one, other)
    assert told(case) == [
        ("SW1 to GP1", ("SW1", "GP1"), "SW1 rang"),
        ("SW1", ("SW1",), "SW1 visited"),
        ("SW1", ("SW1",), "SW1's note and SW20"),
        (None, (), "letter to SW1"),
    ]
    assert case.entries.all()[1].fields == (("seen", "by SW1"),)
    assert (joined.name, joined.other_names) == ("Rosalind Pike", ("Ros", "R. Pike", "Rosalind Pyke"))
    assert (joined.role, joined.involvement, joined.identifiers) == ("Social worker", "duty in May", ("0161 1",))
    assert joined.former_codes == ("SW2",)
    assert [person.code for person in case.people.all()] == ["SW1", "GP1"]
    assert verify(case).good


def test_a_merging_is_one_act_and_one_undoing(case: CaseFile) -> None:
    one, other = two(case)
    before = (told(case), [dataclasses.replace(person, revision=0) for person in case.people.all()])
    lines = case.log.count()
    case.people.merge(one, other)
    assert case.log.count() == lines + 1
    merged = told(case)
    undone = case.log.undo()
    assert undone.sentence == "Undone: SW1 and SW2 are two people again, in every row."
    assert (told(case), [dataclasses.replace(person, revision=0) for person in case.people.all()]) == before
    assert case.log.redo().sentence == "Done again: SW2 is SW1 again, in every row."
    assert told(case) == merged
    assert verify(case).good


def test_the_code_that_went_stays_known_and_is_nobody_elses(case: CaseFile) -> None:
    case.people.merge(*two(case))
    with pytest.raises(CannotWrite, match="SW2 was the code of SW1 before"):
        case.people.add(Person(code="SW2"))
    assert case.people.next_code("SW") == "SW3"


def test_two_exported_codes_of_one_person_both_stay_theirs(case: CaseFile) -> None:
    two(case)
    case.log.record_export("chronology", "anonymised", "ab" * 32, 4, ["SW1", "SW2"])
    joined = case.people.merge(_of(case, "SW1"), _of(case, "SW2"))
    assert (joined.former_codes, joined.exported) == (("SW2",), True)
    assert told(case)[1] == ("SW1", ("SW1",), "SW1 visited")
    with pytest.raises(CannotWrite, match="never used again"):
        case.people.add(Person(code="SW2"))
    with pytest.raises(CannotWrite, match="never renumbered"):
        case.people.rename("SW1", "SW9")
    case.log.undo()
    assert _of(case, "SW2").exported
    case.log.redo()
    assert case.people.get("SW2") is None
    assert verify(case).good


def test_an_exported_code_that_comes_back_to_its_person_is_not_renumbered_again(case: CaseFile) -> None:
    two(case)
    case.log.record_export("chronology", "anonymised", "ab" * 32, 4, ["SW2"])
    case.people.merge(_of(case, "SW1"), _of(case, "SW2"))
    assert case.people.rename("SW1", "SW2").exported
    with pytest.raises(CannotWrite, match="never renumbered"):
        case.people.rename("SW2", "SW3")


def test_what_was_exported_since_is_not_turned_back(case: CaseFile) -> None:
    case.people.merge(*two(case))
    case.log.record_export("chronology", "anonymised", "ab" * 32, 4, ["GP1"])
    with pytest.raises(CannotWrite, match="left the case in an export since"):
        case.log.undo()


def test_a_merging_of_what_somebody_changed_meanwhile_is_refused(case: CaseFile) -> None:
    one, other = two(case)
    case.people.change(dataclasses.replace(other, role="Manager"))
    with pytest.raises(ChangedUnderneath):
        case.people.merge(one, other)


def test_the_code_the_board_gave_stays(case: CaseFile) -> None:
    mine, boards = case.people.add(Person(code="F1")), case.people.add(Person(code="Adult B", given_by_board=True))
    with pytest.raises(CannotWrite, match="Adult B was given by the board: let that code stay"):
        case.people.merge(mine, boards)
    assert case.people.merge(boards, mine).former_codes == ("F1",)
    with pytest.raises(CannotWrite, match="kept as given"):
        case.people.rename("Adult B", "Adult C")
    assert case.people.rename("Adult B", "Adult C", by_board=True).code == "Adult C"


def family(case: CaseFile, *members: Member) -> None:
    case.family.add_many(members, new_people=[Person(code=member.code) for member in members])


def test_what_the_family_says_of_both_is_put_together(case: CaseFile) -> None:
    family(
        case,
        Member(code="Adult B", born="about 1985", died="not known", address="not known"),
        Member(code="Adult C", born="1984", address="1 Hill Road", sex="female"),
        Member(code="Child 1"),
    )
    case.relations.add(Relation(one="Adult B", kind="parent of", other="Child 1"))
    case.relations.add(Relation(one="Adult C", kind="parent of", other="Child 1", note="birth record"))
    case.people.merge(_of(case, "Adult B"), _of(case, "Adult C"))
    member, child = case.family.all()
    assert (member.born, member.died, member.address, member.sex) == (
        "about 1985", "not known", "1 Hill Road", "female",
    )  # fmt: skip
    assert member.note == "also recorded: born 1984"
    (relation,) = case.relations.all()
    assert (relation.one, relation.other, relation.note) == ("Adult B", "Child 1", "birth record")
    case.log.undo()
    assert [(each.one, each.note) for each in case.relations.all()] == [("Adult B", ""), ("Adult C", "birth record")]
    assert {each.code for each in case.family.all()} == {"Adult B", "Adult C", "Child 1"}
    assert verify(case).good


def test_of_two_dates_of_birth_and_addresses_both_are_looked_for_after_a_merging(case: CaseFile) -> None:
    case.people.add(Person(code="Adult A", name="Maud Tindle"))
    case.people.add(Person(code="Adult B", name="Maude Tindle"))
    case.family.add(Member(code="Adult A", born="3/3/1985", address="7 Kestrel Close, Ely"))
    case.family.add(Member(code="Adult B", born="5/3/1985", address="12 Acacia Avenue, Ely"))
    case.people.merge(_of(case, "Adult A"), _of(case, "Adult B"))
    review = case.review()
    identifiers = Identifiers(review.people, review.family)
    for text in ("born 3 March 1985", "5 March 1985", "at 7 Kestrel Close", "at 12 Acacia Ave"):
        assert [hit.code for hit in identifiers.find(text)] == ["Adult A"], text
    case.log.undo()
    assert case.people.get("Adult B") is not None and _of(case, "Adult A").identifiers == ()
    assert verify(case).good


def test_those_related_to_each_other_are_not_one_person(case: CaseFile) -> None:
    family(case, Member(code="Adult B"), Member(code="Adult C"), Member(code="Adult D"))
    case.relations.add(Relation(one="Adult B", kind="parent of", other="Adult C"))
    case.relations.add(Relation(one="Adult C", kind="parent of", other="Adult D"))
    with pytest.raises(WrongUse, match="are related in the family"):
        case.people.merge(_of(case, "Adult B"), _of(case, "Adult C"))
    with pytest.raises(WrongUse, match="among their own forebears"):
        case.people.merge(_of(case, "Adult B"), _of(case, "Adult D"))
    assert verify(case).good


def test_one_who_is_two_is_split_row_by_row_as_one_act(case: CaseFile) -> None:
    two(case)
    rows = case.people.naming("SW1")
    assert [row.event for row in rows] == ["SW1 rang", "SW2's note and SW20"]
    before, lines = told(case), case.log.count()
    second = case.people.split(_of(case, "SW1"), Person(code="SW3", role="Student"), [(rows[0].id, rows[0].revision)])
    assert second.code == "SW3"
    assert told(case)[0] == ("SW3 to GP1", ("SW3", "GP1"), "SW3 rang")
    assert told(case)[2] == before[2]
    assert case.log.count() == lines + 1
    assert case.log.undo().sentence == "Undone: SW3 is SW1 again, in every row."
    assert told(case) == before
    assert case.people.get("SW3") is None
    assert case.log.redo().sentence == "Done again: SW1 and SW3 are two people again, in every row."
    assert told(case)[0] == ("SW3 to GP1", ("SW3", "GP1"), "SW3 rang")
    assert verify(case).good


def test_a_row_changed_meanwhile_stops_the_whole_splitting(case: CaseFile) -> None:
    two(case)
    rows = case.people.naming("SW1")
    case.entries.change(dataclasses.replace(rows[0], event="SW1 rang twice"))
    with pytest.raises(ChangedUnderneath, match="Someone else changed a row"):
        case.people.split(_of(case, "SW1"), Person(code="SW3"), [(row.id, row.revision) for row in rows])
    assert case.people.get("SW3") is None


def test_a_new_code_reaches_every_text_of_the_case_and_no_identifier(case: CaseFile) -> None:
    case.set_details(Details(agency="Trust", subject="Adult A"))
    family(
        case,
        Member(code="Adult A", address="Adult A House, 1 Hill Road"),
        Member(code="Adult B", relationship="sister of Adult A", note="rang Adult A"),
    )
    case.people.add(Person(code="GP1", involvement="saw Adult A"))
    case.questions.add(Question("1", "What did you know of Adult A's needs?"))
    case.sources.add(Source("Diary of Adult A", "kept by Adult A"))
    case.relations.add(Relation(one="Adult A", kind="cohabiting", other="Adult B", note="until Adult A left"))
    case.entries.add(on(3, event="saw Adult A", people=("Adult A",)))
    lines = case.log.count()
    case.people.rename("Adult A", "Child 1")
    assert case.log.count() == lines + 1
    review = case.review()
    assert review.details.subject == "Child 1"
    assert [(each.code, each.relationship, each.note) for each in review.family] == [
        ("Child 1", "", ""), ("Adult B", "sister of Child 1", "rang Child 1"),
    ]  # fmt: skip
    assert review.family[0].address == "Adult A House, 1 Hill Road"
    assert [(each.one, each.note) for each in review.relations] == [("Child 1", "until Child 1 left")]
    assert review.questions[0].text == "What did you know of Child 1's needs?"
    assert review.sources == (Source("Diary of Child 1", "kept by Child 1", 3),)
    assert [person.involvement for person in review.people if person.code == "GP1"] == ["saw Child 1"]
    assert review.entries[0].event == "saw Child 1"
    assert case.log.undo().sentence == "Undone: the person Adult A is as it was before."
    assert case.review().sources[0].name == "Diary of Adult A"
    assert case.details().subject == "Adult A"
    assert verify(case).good


def test_a_code_and_what_else_is_changed_of_a_person_are_one_act(case: CaseFile) -> None:
    one, _ = two(case)
    seen = case.people.change(dataclasses.replace(one, note="SW1 is on leave"))
    lines = case.log.count()
    given = dataclasses.replace(seen, role="Manager", note="SW1 is on leave until May", name="Rosalind Pike-Oddy")
    now = case.people.rename("SW1", "SW7", also=given)
    assert (now.role, now.note, now.name) == ("Manager", "SW7 is on leave until May", "Rosalind Pike-Oddy")
    assert case.log.count() == lines + 1
    case.log.undo()
    assert dataclasses.replace(_of(case, "SW1"), revision=0) == dataclasses.replace(seen, revision=0)
    with pytest.raises(ChangedUnderneath):
        case.people.rename("SW1", "SW7", also=given)
    assert verify(case).good


def test_a_plain_word_is_replaced_only_where_its_person_is_named(case: CaseFile) -> None:
    mother = Person(code="Mother")
    case.entries.add(on(3, who="Mother", people=("Mother",), event="Mother rang"), new_people=[mother])
    case.entries.add(on(4, who="Mother and baby unit", people=(), event="called Mother"))
    case.people.rename("Mother", "M1")
    case.entries.add(on(5, who="Mother and baby unit", people=(), event="called again"))
    case.entries.add(on(6, who="Mother", people=("Mother",), event="Mother came"))
    assert told(case) == [
        ("M1", ("M1",), "Mother rang"), ("Mother and baby unit", (), "called Mother"),
        ("Mother and baby unit", (), "called again"), ("M1", ("M1",), "Mother came"),
    ]  # fmt: skip


def test_a_row_typed_before_a_code_changed_is_saved_by_the_code_of_now(case: CaseFile) -> None:
    one, other = two(case)
    with CaseFile.open(case.path, PASSPHRASE, user="colleague") as colleague:
        seen = colleague.entries.all()[1]
        case.people.merge(one, other)
        with pytest.raises(ChangedUnderneath):
            colleague.entries.change(dataclasses.replace(seen, event="SW2 visited twice"))
        saved = colleague.entries.add(on(9, who="SW2", people=("SW2",), event="SW2 wrote to SW20"))
        assert (saved.who, saved.people, saved.event) == ("SW1", ("SW1",), "SW1 wrote to SW20")
        assert colleague.people.all() == case.people.all()
    assert verify(case).good


def test_one_person_with_two_codes_is_asked_about_by_name(case: CaseFile) -> None:
    doctor = case.people.add(Person(code="GP1", name="Anil Patel", identifiers=("0161 496 0000",)))
    case.people.add(Person(code="Governor 1", role="School governor", same_as="gp1"))
    (first, second) = case.people.all()
    assert (second.same_as, second.name, second.identifiers) == ("GP1", "Anil Patel", ("0161 496 0000",))
    (hit,) = Finder(case.people.all()).find("met Anil Patel")
    assert (hit.asked, set(hit.codes)) == (True, {"GP1", "Governor 1"})
    case.people.change(dataclasses.replace(first, other_names=("Neil",)))
    assert [person.other_names for person in case.people.all()] == [("Neil",), ("Neil",)]
    case.people.rename("GP1", "GP2")
    assert _of(case, "Governor 1").same_as == "GP2"
    case.log.undo()
    case.people.delete("GP1", _of(case, "GP1").revision)
    assert _of(case, "Governor 1").same_as == ""
    case.log.undo()
    assert _of(case, "Governor 1").same_as == doctor.code
    merged = case.people.merge(_of(case, "GP1"), _of(case, "Governor 1"))
    assert (merged.same_as, merged.former_codes) == ("", ("Governor 1",))
    assert verify(case).good


@pytest.mark.parametrize(
    ("same_as", "name", "sentence"),
    [("SW9", "", "nobody else with the code SW9"), ("SW1", "Anil Patel", "different real names")],
)
def test_a_second_code_needs_a_first_and_one_name(case: CaseFile, same_as: str, name: str, sentence: str) -> None:
    case.people.add(SW1)
    with pytest.raises(WrongUse, match=sentence):
        case.people.add(Person(code="GP1", name=name, same_as=same_as))


def test_a_code_renamed_by_somebody_else_while_a_file_was_made_is_out_all_the_same(case: CaseFile) -> None:
    case.people.add(SW1)
    case.people.rename("SW1", "SW9")
    case.log.record_export("chronology", "anonymised", "0" * 64, 1, ["SW1"])
    case.people.delete("SW9", case.people.all()[0].revision)
    with pytest.raises(CannotWrite, match="never used again"):
        case.people.add(Person(code="SW1"))
