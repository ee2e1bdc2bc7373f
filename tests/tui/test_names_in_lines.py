"""Names at plain prompts and in a pipe: coded, asked, told to be nobody's, answered and taken back."""

from __future__ import annotations

import io
from datetime import date

import pytest

from domain.identifiers.hits import Hit
from domain.names.finding import Finder
from domain.people import Person
from storage.casefile import CaseFile
from tests.tui.plain.test_sitting import _talk
from tui.plain.piped_lines import add_lines

TODAY = date(2024, 9, 1)


@pytest.fixture
def key(case: CaseFile) -> CaseFile:
    """The case with three people in its key."""
    case.people.add(Person(code="Adult A", role="subject", name="Margaret Evans"))
    case.people.add(Person(code="SW1", role="social worker", name="Jane Smith"))
    case.people.add(Person(code="N3", role="nurse", name="Grace May"))
    return case


def piped(case: CaseFile, line: str) -> str:
    (answer,) = add_lines(case, io.BytesIO(line.encode()), TODAY)
    return str(answer)


def test_a_surname_that_may_be_anothers_is_left_in_a_pipe_and_noted(key: CaseFile) -> None:
    answer = piped(key, "3/3/24 SW1: Mr Evans shouted")
    assert "saved" in answer and "note: “Mr Evans” was left: it may be Adult A or another person" in answer
    assert key.entries.all()[0].event == "Mr Evans shouted"


def test_a_name_behind_a_title_that_is_nobodys_is_noted_in_a_pipe(key: CaseFile) -> None:
    answer = piped(key, "3/3/24 SW1: Dr Jones sent apologies")
    assert "note: “Dr Jones” is nobody of the key: add a person (/people), or /notname Jones" in answer


def test_a_new_person_among_who_is_not_told_to_be_nobodys(key: CaseFile) -> None:
    assert "nobody of the key" not in piped(key, "3/3/24 SW1 to Dr Jones: call")


def test_a_name_behind_a_title_that_is_nobodys_is_told_at_plain_prompts(key: CaseFile) -> None:
    said, _ = _talk(key, "3/3/24 SW1: Dr Jones sent apologies", "")
    assert any("“Dr Jones” is nobody of the key" in line for line in said)
    said, _ = _talk(key, "/notname Jones", "= SW1: Dr Jones sent apologies", "")
    assert not any("nobody of the key" in line for line in said)


def test_a_surname_of_the_key_is_refused_as_no_name(key: CaseFile) -> None:
    said, _ = _talk(key, "/notname Smith", "/notname jane smith", "/notname Mr Smith")
    assert sum("is a name of SW1 in the key" in line for line in said) == 3
    assert key.terms.all() == frozenset()


def test_a_name_that_is_an_ordinary_word_is_kept_as_one_listed_and_taken_back(key: CaseFile) -> None:
    said, _ = _talk(key, "/notname May", "/notname", "/isname may", "/notname", "/isname Will")
    assert "No names: May. /isname WORD takes one back." in said
    assert "may may be a name or a code again." in said
    assert "No word is kept as no name. /notname WORD keeps one." in said
    assert "“Will” is not among the words kept as no names; /notname lists them." in said
    assert key.terms.all() == frozenset()


def test_the_name_of_a_street_may_be_kept_as_no_name(key: CaseFile) -> None:
    _talk(key, "/notname Smith Street")
    assert key.terms.all() == frozenset({"Smith Street"})


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_real_name_in_what_is_printed_of_a_person_is_coded_and_said(key: CaseFile, place: int) -> None:
    answers = ["nurse", "Trust", "2023", "Tom Ng", "", ""]
    answers[place] = "saw Jane Smith"
    said, _ = _talk(key, "/person DN1", *answers)
    assert "Jane Smith was written as SW1." in said
    person = key.people.get("DN1")
    assert person is not None
    assert (person.role, person.organisation, person.involvement)[place] == "saw SW1"


@pytest.mark.parametrize(("lines", "stands"), [
    (("/source EMIS", "of Jane Smith"), "EMIS: of SW1"),
    (("/question 2", "Did Jane Smith see Grace?"), "2: Did SW1 see"),
])
def test_every_answer_at_plain_prompts_is_coded(key: CaseFile, lines: tuple[str, str], stands: str) -> None:
    said, _ = _talk(key, *lines, "/sources", "/questions")
    assert "Jane Smith was written as SW1." in said
    assert any(stands in line for line in said)


def test_real_names_are_kept_where_they_are_asked_for(key: CaseFile) -> None:
    _talk(key, "/person DN1", "nurse", "", "", "Jane Smith", "Margaret Evans", "")
    person = key.people.get("DN1")
    assert person is not None and (person.name, person.other_names) == ("Jane Smith", ("Margaret Evans",))


def test_the_author_of_the_case_keeps_their_name(key: CaseFile) -> None:
    _talk(key, "/details", "Riverside", "Margaret Evans", "Jane Smith", "", "", "")
    details = key.details()
    assert (details.subject, details.author) == ("Adult A", "Jane Smith")


def test_a_name_that_may_be_nobodys_is_told_of_an_answer(key: CaseFile) -> None:
    said, _ = _talk(key, "/question 9", "Was Grace told?")
    assert any(line.startswith("“Grace” was left, and may be a name") for line in said)


@pytest.mark.parametrize(("find", "found"), [("Jane Smith", 1), ('"Jane Smith"', 0), ("Smith", 1), ("SW1", 1)])
def test_what_names_somebody_is_found_by_code(key: CaseFile, find: str, found: int) -> None:
    piped(key, "3/3/24 Jane Smith: rang")
    said, _ = _talk(key, f"/find {find}")
    assert len([line for line in said if line.startswith("1. ")]) == found
    assert any(": found by code." in line for line in said) == (find in ("Jane Smith", "Smith"))


def test_what_tells_who_somebody_is_is_noted_in_a_pipe(key: CaseFile) -> None:
    answer = piped(key, "3/3/24 SW1: rang 01632 960983, NHS number 943 476 5919")
    assert "saved" in answer and "note: “943 476 5919” is an NHS number" in answer


def test_a_code_that_may_be_a_word_is_noted_in_a_pipe_until_it_is_answered(key: CaseFile) -> None:
    key.people.add(Person(code="ED", role="father"))
    assert "note: “ED” is read as the person ED: /notname ED says that it is a word" in piped(key, "3/3/24 SW1: to ED")
    key.terms.add("ED")
    assert "read as" not in piped(key, "3/3/24 SW1: to ED")
    key.terms.add("ED", kind="code")
    assert "read as" not in piped(key, "3/3/24 SW1: to ED")
    _talk(key, "/isname ed")
    assert "read as" in piped(key, "3/3/24 SW1: to ED")


def test_a_persons_own_name_in_what_is_printed_is_refused(key: CaseFile) -> None:
    said, _ = _talk(key, "/person DN1", "nurse", "", "Tom visited", "Tom Ng", "", "")
    assert any("The involvement holds “Tom”, which is a name of DN1" in line for line in said)


def test_a_name_added_says_how_many_rows_hold_it_already(key: CaseFile) -> None:
    piped(key, "3/3/24 SW1: Hobday rang")
    piped(key, "4/3/24 SW1: Perpetua Hobday rang")
    said, _ = _talk(key, "/person DN1", "nurse", "", "", "Perpetua Hobday", "", "")
    assert 'Saved. 2 rows hold this name: /find "Hobday" shows them; write DN1 there.' in said
    said, _ = _talk(key, "/person DN1", "district nurse", "", "", "Perpetua Hobday", "", "")
    assert "Saved." in said


def test_unknown_people_are_read_out_and_answered_at_plain_prompts(key: CaseFile) -> None:
    said, _ = _talk(key, "3/3/24 SW1: her brother Tomasz rang from Achterhoek House", "", "/unknown", "/notname Tomasz")
    assert any("“Tomasz” is nobody of the key" in line for line in said)
    assert any(line.startswith("Tomasz: 1 place, first Sun 3 March 2024: her brother Tomasz") for line in said)
    said, _ = _talk(key, "/unknown", "/place Leeds", "/term Hub", "/place")
    assert any(line.startswith("All are seen") for line in said)
    assert "Leeds is a place. /isname Leeds takes it back." in said
    assert any("/place Millbrook" in line for line in said)
    assert key.terms.kinds() == {"Tomasz": "", "Leeds": "place", "Hub": "agency"}


def test_a_record_number_is_given_by_an_example_at_plain_prompts(key: CaseFile) -> None:
    twice = ("/recordnumber RiO", "12", "/recordnumber RiO", "RiO 4412345")
    said, _ = _talk(key, "/recordnumbers", *twice, "/recordnumbers")
    assert any("An example of a record number needs" in line for line in said)
    assert "RiO: like RiO 4412345" in said
    assert key.record_numbers.all()[0].example == "RiO 4412345"


def test_a_coded_name_is_left_as_typed_at_plain_prompts_by_a_letter(key: CaseFile) -> None:
    said, script = _talk(key, "3/3/24 SW1: a form by Jane Smith of the bank", "t", "")
    assert [row.event for row in key.entries.all()] == ["a form by Jane Smith of the bank"]
    assert ("Save? Enter for yes, n to change it, t to leave the names as typed: ", "") in script.asked
    assert "Saved." in said


def test_where_no_name_was_coded_no_letter_is_offered_for_it(key: CaseFile) -> None:
    said, script = _talk(key, "3/3/24 SW1: call", "t", "")
    assert ("Save? Enter for yes, n to change it: ", "") in script.asked
    assert "Type y or n." in said


@pytest.fixture
def shared(key: CaseFile) -> CaseFile:
    """The key with names that two people share, and a familiar form."""
    key.people.add(Person(code="DN1", role="district nurse", name="Margaret Oakes"))
    key.people.add(Person(code="GP1", role="GP", name="Dr Anita Patel"))
    key.people.add(Person(code="SW3", role="social worker", name="Raj Patel"))
    key.people.add(Person(code="Adult B", role="husband", name="George Evans"))
    return key


def names_of(case: CaseFile, text: str) -> list[Hit]:
    return Finder(case.people.all()).names_in(text)


IN_DOUBT = ["spoke to Margaret today", "told Maggie", "the Evanses came", "saw Patel", "Mr Evans rang", "saw Pattel",
            "asked Margaret: no"]


@pytest.mark.parametrize("text", IN_DOUBT)
def test_a_name_in_doubt_in_the_words_of_a_row_stays_as_typed_in_a_pipe_with_a_note(
    shared: CaseFile, text: str
) -> None:
    answer = piped(shared, f"3/3/24 SW1: {text}")
    assert "saved" in answer and answer.count("was left") == 1, answer
    assert shared.entries.all()[0].event == text


@pytest.mark.parametrize("text", IN_DOUBT)
def test_a_name_in_doubt_is_asked_at_plain_prompts_and_stays_as_typed_by_enter(shared: CaseFile, text: str) -> None:
    said, script = _talk(shared, f"3/3/24 SW1: {text}", "", "")
    assert "  1: as typed" in said
    assert [question for question, _ in script.asked].count("Which? Enter for 1: ") == 1
    assert shared.entries.all()[0].event == text
    assert not any("was left" in line for line in said)


def test_the_number_of_a_person_writes_their_code_for_a_name_in_doubt(shared: CaseFile) -> None:
    said, _ = _talk(shared, "3/3/24 SW1: saw Patel > told Patel of Mr Evans", "3", "", "")
    assert "  3: SW3, social worker" in said
    (entry,) = shared.entries.all()
    assert (entry.event, entry.action) == ("saw SW3", "told SW3 of Mr Evans")
    assert "Note: “Patel” was written as SW3." in said


@pytest.mark.parametrize("people", ["Margaret", "Patel", "Pattel", "Patel and SW1", "(Margaret)"])
def test_a_name_in_doubt_among_the_people_of_a_row_is_refused_in_a_pipe_and_asked_at_plain_prompts(
    shared: CaseFile, people: str
) -> None:
    answer = piped(shared, f"3/3/24 {people}: rang")
    assert "refused" in answer and "write the code" in answer, answer
    _talk(shared, f"3/3/24 {people}: rang", "2", "")
    (entry,) = shared.entries.all()
    assert entry.who and not names_of(shared, entry.who) and entry.event == "rang"


def test_a_new_source_by_a_name_in_doubt_is_refused_in_a_pipe(shared: CaseFile) -> None:
    assert "refused" in piped(shared, "3/3/24 SW1: call @Patel")


@pytest.mark.parametrize(("word", "stands"), [("n", "3/3/24 SW1: saw Patel"), ("/cancel", "")])
def test_a_question_is_answered_by_changing_or_dropping_the_line(shared: CaseFile, word: str, stands: str) -> None:
    _, script = _talk(shared, "3/3/24 SW1: saw Patel", word)
    assert script.asked[-1] == ("Entry: ", stands)
    assert shared.entries.count() == 0


def test_a_question_is_said_again_when_it_is_asked_what_it_was(shared: CaseFile) -> None:
    said, _ = _talk(shared, "3/3/24 SW1: saw Patel", "?", "hm", "", "")
    assert said.count("  1: as typed") == 2
    assert said.count("Type a number from 1 to 3; n changes the line, /cancel drops it, ? says this again.") == 2


def test_leaving_the_names_as_typed_does_not_ask_again_what_was_answered(shared: CaseFile) -> None:
    _, script = _talk(shared, "3/3/24 SW1 - Jane Smith saw Patel", "1", "3", "t", "")
    assert sum(question.startswith("Which?") for question, _ in script.asked) == 2
    assert [(row.who, row.event) for row in shared.entries.all()] == [("SW1", "Jane Smith saw SW3")]


def test_leaving_the_names_as_typed_leaves_the_people_of_the_row(key: CaseFile) -> None:
    _, script = _talk(key, "3/3/24 Jane Smith: a form by Jane Smith of the bank", "t", "", "= Jane Smith: rang", "")
    assert [(row.who, row.event) for row in key.entries.all()] == [
        ("SW1", "a form by Jane Smith of the bank"), ("SW1", "rang"),
    ]  # fmt: skip
    assert script.asked[-2] == ("Save? Enter for yes, n to change it: ", "")
