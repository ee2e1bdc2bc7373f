"""Sections of the report read out and written at plain prompts."""

from __future__ import annotations

from datetime import date

import pytest

from domain.chronology.entry import Entry
from domain.dates.when import When
from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from domain.question import Question
from domain.report.parts import Passage
from storage.casefile import CaseFile
from tests.exporters.word_templates import letters
from tests.tui.plain.test_sitting import _talk


@pytest.fixture(autouse=True)
def people(case: CaseFile) -> None:
    case.people.add(Person(code="SW1", role="social worker", name="Sarah Jones"))
    case.questions.add(Question("2", "Was medication reviewed?"))


def written(case: CaseFile, section: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in case.passages.of(section)]


def test_paragraphs_are_typed_one_after_the_other_names_as_codes(case: CaseFile) -> None:
    said, _ = _talk(case, "/write narrative", "# The fall", "Sarah Jones rang the ward.", "- nobody came ??", "/quit")
    assert written(case, "narrative") == [
        ("heading", "The fall"), ("said", "SW1 rang the ward."), ("item", "nobody came"),
    ]
    told = " ".join(said)
    assert "Saved: 14.1: SW1 rang the ward." in told and "(to be looked at again)" in told


def test_a_paragraph_is_changed_moved_put_elsewhere_and_taken_out(case: CaseFile) -> None:
    case.passages.add("narrative", Passage(text="One."), Passage(text="Two."), Passage(text="Three."))
    _talk(
        case, "/write narrative", "/edit 14.1", "One and a half.", "/down 14.1", "/to 14.3 good practice",
        "/delete 14.1", "/after 14.1", "Behind.", "/quit",
    )  # fmt: skip
    assert written(case, "narrative") == [("said", "One and a half."), ("said", "Behind.")]
    assert written(case, "good_practice") == [("said", "Three.")]


def test_a_paragraph_rests_on_rows_and_minutes_and_says_what_changed(case: CaseFile) -> None:
    day = date(2024, 3, 3)
    entry = case.entries.add(Entry(when=When("3/3/24", "day", day, day), event="Home visit, no reply", who="SW1"))
    case.interviews.add(Interview(held="2024-07-01", people=(Attendee("SW1"),)))
    case.minutes.add(1, Paragraph(speaker="SW1", text="I left a card."))
    case.passages.add("narrative", Passage(text="Nobody answered."))
    said, _ = _talk(case, "/write narrative", "/find visit", "/cite 14.1 1", "/rests 14.1 1 1", "/quit")
    told = " ".join(said)
    assert "rests on 3 March 2024" in told and "Look at this: rests on interview 1, paragraph 1" in told
    case.entries.change(Entry(**{
        **{name: getattr(entry, name) for name in entry.__slots__}, "event": "Home visit, seen",
    }))  # fmt: skip
    said, _ = _talk(case, "/write narrative", "/list", "/settle 14.1", "y", "/list", "/quit")
    told = " ".join(said)
    assert "changed since" in told and "Before: Sun 3 March 2024" in told and "no reply" in told
    assert "It rests on it as it is now." in told


def test_a_question_is_said_not_to_be_relevant_with_the_reason(case: CaseFile) -> None:
    said, _ = _talk(case, "/write 2", "/notrelevant", "/notrelevant No medication was held.", "/quit", "/report")
    (one,) = case.answers.all()
    assert not one.relevant and one.why_not == "No medication was held."
    told = " ".join(said)
    assert "Was medication reviewed?" in told and "Say why" in told
    assert "Question 2: not relevant. Not relevant: No medication was held." in told


def test_points_are_thought_of_with_a_note(case: CaseFile) -> None:
    said, _ = _talk(case, "/write context", "/points", "/thought 1 See the rota.", "/points", "/quit")
    (one,) = case.considered.all()
    assert one.note == "See the rota." and "1. Thought of: How much work" in " ".join(said)


@pytest.mark.parametrize(
    "line", ["/edit 14.9", "/cite 14.1 1", "/rests 14.1", "/to 14.1 nowhere", "/nothing", "/section nowhere"]
)
def test_what_cannot_be_done_is_said_and_the_prompt_goes_on(case: CaseFile, line: str) -> None:
    case.passages.add("narrative", Passage(text="One."))
    _talk(case, "/write narrative", line, "Two.", "/quit")
    assert written(case, "narrative") == [("said", "One."), ("said", "Two.")]


def test_a_section_that_is_none_or_several_is_said_to_be(case: CaseFile) -> None:
    said, _ = _talk(case, "/write nowhere", "/write learning", "/quit", "/write re")
    told = " ".join(said)
    assert "The report has no section “nowhere”" in told and "“re” could be" in told


def test_a_section_is_said_to_be_done_and_a_change_of_it_is_told(case: CaseFile) -> None:
    case.passages.add("narrative", Passage(text="Nobody answered."))
    writing = ("/write narrative", "Nobody rang.", "/done", "/done", "/quit")
    said, _ = _talk(case, "/done narrative", "/report begun", *writing)
    assert "Narrative is done. /undo takes that back." in said
    assert "14. Narrative: done, 2 words." in said and any("is done as it stands now" in each for each in said)
    assert case.considered.all() == ()
    assert any("Say which section, as in /done narrative." in each for each in _talk(case, "/done")[0])
    assert any("The report has no section “weather”" in each for each in _talk(case, "/done weather")[0])


def test_a_template_is_looked_at_and_let_go_again(case: CaseFile) -> None:
    case.passages.add("narrative", Passage(text="Nobody answered."))
    template = case.path.parent / "board.docx"
    template.write_bytes(letters.flat())
    said, _ = _talk(case, f"/template {template}", "/report begun", "/template none", "/report begun")
    assert any(each.startswith("board.docx asks for") for each in said)
    assert "As board.docx has it; what it does not ask for is behind." in said
    assert "The sections stand in our own order again." in said and "14. Narrative: begun, 2 words." in said


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("torn.docx", letters.flat()[:900], "torn.docx is"),
        ("old.doc", b"\xd0\xcf\x11\xe0" * 200, "not a Word document"),
        ("", b"", "Say which file, as in /template board.docx"), ("none.docx", b"", "cannot be read"),
    ],
    ids=["damaged", "old", "nothing", "none"],
)  # fmt: skip
def test_a_template_that_cannot_be_read_is_refused_in_a_sentence(
    case: CaseFile, name: str, content: bytes, told: str
) -> None:
    path = case.path.parent / name
    if content:
        path.write_bytes(content)
    said, _ = _talk(case, f"/template {path if name else ''}")
    assert any(told in each for each in said) and not case.board().sections
