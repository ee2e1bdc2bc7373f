"""Minutes at plain prompts, from a pipe, and typed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from domain.question import Question
from domain.review import Details
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.tui.conftest import Run, Spawn
from tests.tui.plain.test_sitting import Script
from tui.plain.minuting import Minuting

TODAY = date(2024, 9, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with a meeting of three."""
    path = tmp_path / "A.imr"
    with CaseFile.create(path, PASSPHRASE, Details(subject="Adult A"), user="author") as case:
        case.people.add(Person(code="SW1", name="Sarah Jones"))
        case.people.add(Person(code="GP1", name="Anil Patel"))
        case.people.add(Person(code="IO1"))
        case.questions.add(Question("2", "Was medication reviewed?"))
        people = (Attendee("SW1"), Attendee("GP1"), Attendee("IO1", "interviewer", asked=False))
        case.interviews.add(Interview(held="2024-07-01", people=people))
    secret = tmp_path / "pw"
    secret.touch(0o600)
    secret.write_text(PASSPHRASE + "\n")
    return path


@pytest.fixture
def case(path: Path) -> Iterator[CaseFile]:
    with CaseFile.open(path, PASSPHRASE, user="author") as case:
        yield case


def talk(case: CaseFile, *lines: str, new_version: bool | None = None) -> tuple[list[str], Script]:
    said: list[str] = []
    script = Script(*lines)
    Minuting(case, 1, TODAY, script, said.append, new_version=new_version, clock=lambda: "10:42").run()
    return said, script


def stands(case: CaseFile) -> list[tuple[str, str, str, bool]]:
    return [(each.at, each.speaker, each.text, each.check) for each in case.minutes.of(1).paragraphs]


def test_a_line_is_a_paragraph_said_back_with_its_number(case: CaseFile) -> None:
    said, _ = talk(case, "2: Sarah Jones came ??", "9:05 SW1: yes")
    assert stands(case) == [("", "GP1", "SW1 came", True), ("09:05", "SW1", "yes", False)]
    assert said[0] == "Interview 1: 0 paragraphs. Present: 1 SW1 (interviewed), 2 GP1 (interviewed), 3 IO1" \
        " (interviewer)."
    assert "Saved: 1, GP1: SW1 came (to be looked at again)" in said
    assert "Note: Sarah Jones was written as SW1." in said


def test_time_and_speaker_are_put_before_the_next_paragraph(case: CaseFile) -> None:
    said, script = talk(case, "/now", "/speaker", "10:42 IO1: When?", "/speaker", "SW1: At nine.", "/speaker gp1",
                        "/speaker nobody", "The end.")  # fmt: skip
    assert [text for _, text in script.asked if text] == ["10:42 ", "10:42 IO1: ", "SW1: ", "GP1: "]
    assert [each[:3] for each in stands(case)] == [
        ("10:42", "IO1", "When?"), ("", "SW1", "At nine."), ("", "", "The end."),
    ]
    assert "Nobody speaks." in said


def test_what_is_refused_comes_back_to_be_changed(case: CaseFile) -> None:
    said, script = talk(case, "#9", "", "/edit 7", "/bogus")
    assert script.asked[1] == ("Paragraph: ", "#9")
    assert "Not saved. There is no question 9: leave a space after # for other words." in said
    assert "The line is dropped." in said
    assert "No paragraphs yet." in said
    assert "There is no /bogus while minuting; /help lists what there is." in said
    assert stands(case) == []


def test_paragraphs_are_changed_marked_taken_out_and_brought_back(case: CaseFile) -> None:
    said, script = talk(case, "SW1: one", "GP1: two", "/edit 1", "SW1: one, and a half", "/check 2", "/check",
                        "/delete 2", "/undo", "/list", "/list checks")  # fmt: skip
    assert ("Change 1: ", "SW1: one") in script.asked
    assert stands(case) == [("", "SW1", "one, and a half", False), ("", "GP1", "two", False)]
    assert said[-4:-1] == ["1, SW1: one, and a half", "2, GP1: two", "No paragraphs."]


def test_headings_hours_and_breaks_are_put_by_a_word(case: CaseFile) -> None:
    said, _ = talk(case, "/heading", "/heading 2", "/heading The fall", "/starts 10:00", "/break", "/break", "/ends")
    assert "2: Was medication reviewed?" in said
    assert "Saved: 1, heading of question 2: Was medication reviewed?" in said
    assert case.headings.all() == ("The fall",)
    meeting = case.interviews.get(1)
    assert meeting is not None and (meeting.starts, meeting.breaks, meeting.ends) == ("10:00", "10:42-10:42", "10:42")


def test_issued_minutes_are_changed_only_when_that_is_said(case: CaseFile) -> None:
    case.minutes.add(1, Paragraph(speaker="SW1", text="one"))
    case.agreement.issue(1, ("SW1",), way="paper", day="2024-07-02")
    said, _ = talk(case, "two", "n", "")
    assert any(each.startswith("Version 1 of these minutes was issued. Any change makes version 2") for each in said)
    assert len(stands(case)) == 1
    talk(case, "two", "y", "three")
    assert len(stands(case)) == 3


def test_a_half_typed_paragraph_is_offered_again(case: CaseFile, path: Path, imr: Run) -> None:
    case.drafts.save("minutes:1", "2: half")
    case.close()
    with CaseFile.open(path, PASSPHRASE, user="author") as again:
        said, script = talk(again, "", "2: half and whole")
        assert "A paragraph was left unfinished: 2: half" in said
        assert script.asked[1] == ("Paragraph: ", "2: half")
        assert stands(again) == [("", "GP1", "half and whole", False)]
        assert again.drafts.mine() == []


def test_each_line_of_a_pipe_is_a_paragraph_and_answered(path: Path, imr: Run) -> None:
    done = imr("minutes", path, 1, "--passphrase-file", "pw", given="/now\n1: one\n\n#9\n2: two ??\n/quit\nno more\n")
    assert done.returncode == 4
    assert re.search(r"Saved: 1, \d\d:\d\d, SW1: one", done.stdout)
    assert "Not saved. There is no question 9" in done.stdout
    assert "Saved: 2, GP1: two (to be looked at again)" in done.stdout
    with CaseFile.open(path, PASSPHRASE) as case:
        assert [each[2] for each in stands(case)] == ["one", "two"]


def test_a_pipe_into_issued_minutes_is_refused_unless_it_says_that_it_makes_a_new_version(
    path: Path, imr: Run
) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        case.minutes.add(1, Paragraph(speaker="SW1", text="one"))
        case.agreement.issue(1, ("SW1",), way="paper", day="2024-07-02")
    done = imr("minutes", path, 1, "--passphrase-file", "pw", given="two\nthree\n")
    assert (done.returncode, "Nothing was changed." in done.stderr) == (1, True)
    done = imr("minutes", path, 1, "--new-version", "--passphrase-file", "pw", given="two\n")
    assert done.returncode == 0


def test_the_prompts_serve_on_a_terminal(path: Path, at_terminal: Spawn) -> None:
    child = at_terminal("minutes", path, "1", "--passphrase-file", "pw")
    child.expect("Paragraph: ")
    child.sendline("2: I came")
    child.expect("Saved: 1, GP1: I came")
    child.sendline("/quit")
    child.expect("Left.")


# Typed elsewhere

NOTES = """\
2. Was medication reviewed?

10.42 SW1: I rang Anil Patel.
Interviewer: And then?
GP1 - I came at noon.
"""


def test_minutes_typed_elsewhere_are_taken_in_and_each_paragraph_reported(path: Path, imr: Run) -> None:
    (path.parent / "notes.txt").write_text(NOTES)
    words = ("import", path, "minutes", "notes.txt", "--interview", 1, "--passphrase-file", "pw")
    dry = imr(*words, "--dry-run")
    assert (dry.returncode, "nothing was saved, as asked" in dry.stderr) == (0, True)
    done = imr(*words)
    assert done.stdout == dry.stdout
    assert done.stdout.splitlines() == [
        "1 heading of question 2: Was medication reviewed?",
        "2 10:42, SW1: I rang GP1.; note: Anil Patel was written as GP1.",
        "3 IO1: And then?",
        "4 GP1: I came at noon.",
    ]
    with CaseFile.open(path, PASSPHRASE) as case:
        assert [(each.kind, each.question, each.at, each.speaker) for each in case.minutes.of(1).paragraphs] == [
            ("heading", "2", "", ""), ("said", "", "10:42", "SW1"), ("said", "", "", "IO1"), ("said", "", "", "GP1"),
        ]
    again = imr(*words)
    assert again.returncode == 5
    assert "4 of these 4 paragraphs stand in the minutes of interview 1 already." in again.stderr


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("minutes", "notes.txt"), 2, "Say of which interview these minutes are"),
        (("minutes", "notes.txt", "--interview", 7), 2, "There is no interview 7 in this case."),
        (("people", "notes.txt", "--interview", 1), 2, "--interview goes with minutes"),
    ],
)
def test_an_import_without_its_meeting_is_refused(
    path: Path, imr: Run, words: tuple[object, ...], code: int, sentence: str
) -> None:
    (path.parent / "notes.txt").write_text(NOTES)
    done = imr("import", path, *words, "--passphrase-file", "pw")
    assert (done.returncode, sentence in done.stderr) == (code, True)
