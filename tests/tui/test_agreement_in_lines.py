"""Agreement at plain prompts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.agreement.course import use_of
from domain.agreement.standing import State, standing
from domain.dates.when import When
from domain.meetings.interview import INTERVIEWER, Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from storage.casefile import CaseFile
from tests.tui.plain.test_sitting import _talk


def meeting(case: CaseFile) -> None:
    for code, name in (("SW1", "Sarah Jones"), ("SW2", ""), ("IM1", "")):
        case.people.add(Person(code=code, name=name))
    people = (Attendee("IM1", INTERVIEWER, asked=False), Attendee("SW1"), Attendee("SW2"))
    case.interviews.add(Interview(about="the night", held="2024-03-01", people=people))
    case.minutes.add(1, Paragraph(speaker="SW1", text="I rang at six."), Paragraph(speaker="SW2", text="Nobody came."))


def test_minutes_are_issued_and_every_answer_recorded_question_by_question(case: CaseFile, tmp_path: Path) -> None:
    meeting(case)
    said, script = _talk(
        case, "/interviews", "/agreement 1", "/issue", "SW1, SW2", "Word", "", "2/3/24",
        str(tmp_path / "copies"),
        "/agreed SW1", "5/3/24", "e-mail", "e-mail of 5 March 2024 09:12, folder IMR",
        "/noreply SW2", "/remind SW2", "18/3/24", "25/3/24",
        "/noreply SW2", "1/4/24",
        "/authority SW2", "Head of Adult Services", "Left; the log bears it out", "2/4/24", "e-mail",
        "/agreement",
    )  # fmt: skip
    text = "\n".join(said)
    (listed,) = [line for line in said if line.startswith("Interview 1: 1 March 2024, SW1 and SW2, the night: draft")]
    assert sorted(each.name for each in (tmp_path / "copies").iterdir()) == [
        "interview-1-v1-SW1.docx", "interview-1-v1-SW2.docx"
    ]
    assert listed.endswith("draft, 6 words. Next: issue version 1 to SW1 and SW2.")
    assert "Next: issue version 1 to SW1 and SW2." in said
    assert ("To whom, with commas between: ", "SW1, SW2") in script.asked
    assert "Remind SW2 first" in text
    assert "Version 1 may be used, printed as not confirmed by SW2." in said
    assert use_of(case.minutes.of(1)).kind == "not confirmed"
    assert case.minutes.of(1).steps[2].attested == "author"
    assert case.minutes.of(1).steps[2].reference == "e-mail of 5 March 2024 09:12, folder IMR"


@pytest.mark.parametrize("way", ["Word", "paper", "e-mail", "in person"])
def test_nothing_is_issued_in_any_way_while_a_name_stands_in_it(case: CaseFile, tmp_path: Path, way: str) -> None:
    meeting(case)
    case.minutes.add(1, Paragraph(speaker="SW1", text="Sarah Jones rang 07700 900123."))
    folder = [str(tmp_path / "copies")] if way == "Word" else []
    said, _ = _talk(case, "/agreement 1", "/issue", "SW1, SW2", way, "", "", *folder)
    text = "\n".join(said)
    assert "Sarah Jones" in text and "07700 900123" in text
    assert not case.minutes.of(1).versions and not (tmp_path / "copies").exists()


def test_marks_and_names_of_nobody_are_asked_about_before_anything_is_issued(case: CaseFile) -> None:
    meeting(case)
    case.minutes.add(1, Paragraph(speaker="SW1", text="I told Thandiwe Nkosi.", check=True))
    said, _ = _talk(case, "/agreement 1", "/issue", "SW1, SW2", "paper", "", "", "yes", "no")
    text = "\n".join(said)
    assert "Paragraph 3 is still marked" in text and "“Thandiwe Nkosi” in paragraph 3" in text
    assert "Nothing was issued." in text and not case.minutes.of(1).versions
    said, _ = _talk(case, "/agreement 1", "/issue", "SW1, SW2", "paper", "", "", "yes", "yes")
    assert "Version 1 is issued to SW1 and SW2" in "\n".join(said) and case.minutes.of(1).latest is not None


def test_what_is_wanted_is_written_down_accepted_and_declined(case: CaseFile) -> None:
    meeting(case)
    case.agreement.issue(1, ["SW1", "SW2"], way="Word", day="2024-03-02")
    said, script = _talk(
        case, "/wants SW1", "1", "change", "I rang at seven.", "e-mail", "5/3/24", "",
        "/wants SW1", "", "comment", "It was fair.", "e-mail", "5/3/24", "", "/representations",
        "/accept 1", "I rang at about seven.", "/decline 2", "", "/noted 2", "Thank you.",
        "/representations SW1", "/text",
    )  # fmt: skip
    assert ("The words: ", "I rang at six.") in script.asked
    assert ("It will say, /cancel to leave it: ", "I rang at seven.") in script.asked
    assert [each.verdict for each in case.minutes.of(1).representations] == ["accepted", "noted"]
    assert case.minutes.of(1).paragraphs[0].text == "I rang at about seven."
    assert any("Next: issue version 2 to SW1 and SW2." in each for each in said)
    assert "1. SW1: I rang at about seven." in said


def test_a_dispute_is_kept_in_their_words_with_names_coded(case: CaseFile) -> None:
    meeting(case)
    case.agreement.issue(1, ["SW1", "SW2"], way="Word", day="2024-03-02")
    said, _ = _talk(case, "/agreement 1", "/disputed SW2", "Sarah Jones never rang", "1", "paper", "5/3/24",
                    "paper in file 4")
    assert any("SW2 disputes paragraph 1 of version 1 (5 March 2024): “SW1 never rang”." in each for each in said)
    assert standing(case.minutes.of(1), "SW2").state is State.DISPUTED
    assert case.minutes.of(1).steps[-1].reference == "paper in file 4"


def test_cancel_leaves_all_as_it_was_and_what_is_off_is_said(case: CaseFile) -> None:
    meeting(case)
    said, _ = _talk(case, "/agreed SW1", "/agreement", "/issue", "/cancel", "/agreed", "/agreed GP1", "/accept one")
    text = "\n".join(said)
    assert "have not been issued" in text and "Left as it was." in text
    assert "After /agreed give the code, as in /agreed SW1." in said
    assert "GP1 is not asked to agree" in text and "as in /accept 1" in text
    assert not case.minutes.of(1).versions


def test_an_entry_read_out_is_said_to_rest_on_paragraphs(case: CaseFile) -> None:
    from domain.chronology.entry import Entry

    meeting(case)
    day = date(2024, 2, 1)
    case.entries.add(Entry(when=When("1/2/24", "day", day, day), event="Call", who="SW1", people=("SW1",)))
    said, _ = _talk(case, "/agreement 1", "/rests 1 1", "/list", "/rests 1 7", "/rests 1 1-2", "/evidence")
    text = "\n".join(said)
    assert "Read entries out first" in text and "there are 2" in text
    assert "The row of Thu 1 February 2024, Call: Rests on interview 1, paragraphs 1-2: not to be used" in text
