"""The family at plain prompts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from domain.family.members import Member
from domain.people import Person
from storage.casefile import CaseFile
from tests.tui.conftest import Run
from tests.tui.plain.test_sitting import _talk


def test_a_member_is_described_question_by_question_and_read_out(case: CaseFile) -> None:
    said, script = _talk(
        case, "/member Adult B sister", "sister", "about 1985", "na", "nk", "White British", "f", "", "yes", "", "y",
        "/member Child 1", "niece", "due 3/3/25", "na", "nk", "", "", "", "", "", "y",
        "/relation Adult B mother of Child 1", "/relation Child 1 parent of Adult B", "/family", "/relation",
    )  # fmt: skip
    assert ("Relationship to the subject: ", "sister") in script.asked
    member = case.family.get("adult b")
    assert member is not None
    assert (member.born, member.died, member.address, member.sex) == ("about 1985", "n/a", "not known", "female")
    assert member.aware == "yes"
    person = case.people.get("Adult B")
    assert person is not None
    assert (person.role, person.given_by_board) == ("sister", True)
    assert "Adult B: sister; born about 1985; died or incident n/a; mother of Child 1." in said
    assert any("among their own forebears" in line for line in said)
    assert any(line.startswith("Child 1: ethnicity or diversity needs not said yet") for line in said)
    assert "Adult B parent of Child 1." in said


def test_a_us_date_is_refused_and_cancel_leaves_all_as_it_was(case: CaseFile) -> None:
    said, _ = _talk(
        case, "/member Adult B", "", "1/30/1981", "", "", "", "", "", "", "", "/member Adult C", "aunt", "/cancel"
    )
    assert any("Did you mean 30/1/1981" in line for line in said)
    assert case.family.all() == ()
    assert "Left as it was." in " ".join(said)


def test_what_else_identifies_someone_is_asked_in_one_line(case: CaseFile) -> None:
    case.people.add(Person(code="SW1"))
    _talk(case, "/identifiers SW1", "0161 496 0000; 1 Hill Road, Millbrook")
    person = case.people.get("SW1")
    assert person is not None
    assert person.identifiers == ("0161 496 0000", "1 Hill Road, Millbrook")


def test_what_goes_against_itself_in_the_family_is_told_and_saved(case: CaseFile) -> None:
    case.people.add(Person(code="Adult A", role="subject", identifiers=("3/3/1941",)))
    said, _ = _talk(
        case, "/member Adult A", "subject", "3/3/1942", "", "", "", "", "", "", "",
        "/member Adult D", "son", "due 3/3/24", "", "", "", "", "", "", "", "y",
        "/relation Adult D daughter of Adult A", "/family",
    )  # fmt: skip
    assert len(case.family.all()) == 2 and len(case.relations.all()) == 1
    assert sum("another in the key" in line for line in said) == 3
    assert any(line.startswith("Saved.") and "was due before today" in line for line in said)
    assert any("Adult D is “son” and female: look at the two again." in line for line in said)


def test_a_relation_is_understood_by_names_at_plain_prompts(case: CaseFile) -> None:
    people = [
        Person(code="Adult A", name="Susan Oddy", other_names=("Sue",)),
        Person(code="Adult B", name="Derek Oddy"),
    ]
    case.family.add_many([Member(code=person.code) for person in people], new_people=people)
    said, _ = _talk(case, "/relation Sue married Derek")
    assert "Saved: Adult A married Adult B." in said


def test_who_is_in_the_key_already_is_no_new_person_when_a_family_is_taken_in(case: CaseFile) -> None:
    from exporters.readers import match, read_file
    from tui.commands.imports import _report

    case.people.add(Person(code="Adult A", given_by_board=True))
    case.family.add(Member(code="Adult A", relationship="subject"))
    table = b"Anonymised Name,Relationship,Date of Birth\nAdult A,Subject,3/3/1941\nAdult B,Son,1/1/1970\n"
    read = read_file(table, "family.csv", "family", case.known(date(2024, 9, 1)))
    first, second = _report(read, match(read, case.review()))
    assert "changed" in first and "new person" not in first
    assert "new person Adult B" in second


def test_what_goes_against_itself_is_told_when_a_family_is_taken_in(
    imr: Run, case: CaseFile, passphrase_file: Path, tmp_path: Path
) -> None:
    case.close()
    (tmp_path / "family.csv").write_text("Anonymised Name,Relationship,Date of Birth\nChild 1,Son,due 3/3/24\n")
    done = imr("import", case.path, "family", "family.csv", "--given-by-board", "--passphrase-file", passphrase_file)
    assert done.returncode == 0, done.stderr
    assert "Child 1 was due before today" in done.stderr
