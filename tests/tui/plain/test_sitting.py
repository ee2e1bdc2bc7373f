"""Plain prompts, for screen readers: one line at a time, all of it in words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.people import Person
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.screens.conftest import day_entry
from tests.tui.conftest import Spawn
from tui.plain.conversation import Conversation
from tui.plain.words import answer

TODAY = date(2024, 9, 1)


class Script:
    """Answers each prompt with the next line and keeps what was asked; Ctrl-D when there are no more."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.asked: list[tuple[str, str]] = []

    def __call__(self, question: str, text: str = "", *, keep: object = None) -> str:
        self.asked.append((question, text))
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)


def _talk(case: CaseFile, *lines: str) -> tuple[list[str], Script]:
    said: list[str] = []
    script = Script(*lines)
    Conversation(case, TODAY, script, said.append).run(answer)
    return said, script


def test_a_row_is_read_back_in_plain_words_and_saved_by_enter(case: CaseFile) -> None:
    said, _ = _talk(case, "3/3/24 0930 SW1 to GP1: call > GP1 to visit @EMIS #2 !concern", "")
    (entry,) = case.entries.all()
    assert entry.people == ("SW1", "GP1")
    (read_back,) = [line for line in said if line.startswith("Sun 3 March 2024, 09:30.")]
    assert "SW1 to GP1: call. Action: GP1 to visit. Source: EMIS. Question: 2. Flag: concern." in read_back
    assert "New person SW1." in read_back and "New source EMIS." in read_back
    assert "Saved." in said


def test_no_gives_the_line_back_to_be_changed(case: CaseFile) -> None:
    _, script = _talk(case, "3/3/24 SW1: call", "n")
    assert case.entries.count() == 0
    assert script.asked[-1] == ("Entry: ", "3/3/24 SW1: call")


def test_what_cannot_be_read_is_said_and_given_back(case: CaseFile) -> None:
    said, script = _talk(case, "31/2/24 SW1: call")
    assert any(line.startswith("Not saved: ") for line in said)
    assert script.asked[-1] == ("Entry: ", "31/2/24 SW1: call")


def test_a_question_is_answered_by_its_number(case: CaseFile) -> None:
    said, script = _talk(case, "3/3/24 SW1: to A&E > MAU > ward 4", "9", "2", "")
    assert any(question.startswith("Which?") for question, _ in script.asked)
    assert any(line.startswith("Type a number from 1 to ") for line in said)
    assert case.entries.count() == 1


def test_the_next_line_leans_on_the_one_before(case: CaseFile) -> None:
    _talk(case, "3/3/24 SW1: call @EMIS", "", "= GP1: visit", "", "+2 GP1: visit", "")
    entries = case.entries.all()
    assert [entry.when.earliest for entry in entries] == [date(2024, 3, 3), date(2024, 3, 3), date(2024, 3, 5)]
    assert all(entry.sources[0].name == "EMIS" for entry in entries)


def test_a_known_name_is_coded_and_said(case: CaseFile) -> None:
    case.people.add(Person(code="SW1", name="Thandiwe Plumtree"))
    said, _ = _talk(case, "3/3/24 GP1: call from Thandiwe Plumtree", "")
    assert case.entries.all()[0].event == "call from SW1"
    assert any(line.startswith("Note: ") and "SW1" in line for line in said)


def test_entries_are_found_changed_deleted_and_brought_back(case: CaseFile) -> None:
    said, script = _talk(
        case,
        "3/3/24 SW1: call @EMIS", "", "4/3/24 GP1: visit @-", "",
        "/find visit", "/edit 1", "4/3/24 GP1: home visit", "",
        "/list", "/delete 1", "/undo", "/quit",
    )  # fmt: skip
    assert [entry.event for entry in case.entries.all()] == ["call", "home visit"]
    assert any(question == "Change: " and text.endswith("GP1: visit") for question, text in script.asked)
    assert "Changed." in said and "Deleted. /undo brings it back." in said
    assert case.entries.all()[1].sources == ()


def test_an_empty_line_leaves_an_entry_as_it_was(case: CaseFile) -> None:
    said, _ = _talk(case, "3/3/24 SW1: call", "", "/list", "/edit 1", "")
    assert "Left as it was." in said
    assert case.entries.all()[0].event == "call"


def test_a_row_changed_by_someone_else_is_not_overwritten(case: CaseFile) -> None:
    _talk(case, "3/3/24 SW1: call", "")
    with CaseFile.open(case.path, PASSPHRASE) as other:

        class Meanwhile(Script):
            def __call__(self, question: str, text: str = "", *, keep: object = None) -> str:
                if question == "Change: ":
                    (theirs,) = other.entries.all()
                    from dataclasses import replace

                    other.entries.change(replace(theirs, event="their words"))
                return super().__call__(question, text)

        said: list[str] = []
        script = Meanwhile("/list", "/edit 1", "3/3/24 SW1: my words", "")
        Conversation(case, TODAY, script, said.append).run(answer)
    assert any(line.startswith("Not saved. ") for line in said)
    assert case.entries.all()[0].event == "their words"


def test_a_person_is_described_and_the_real_name_coded_from_then_on(case: CaseFile) -> None:
    _talk(
        case,
        "/person DN1", "District nurse", "Riverside", "", "Perpetua Quillfeather", "Pet, Nurse Q", "",
        "3/3/24 DN1: visit", "", "= GP1: call from Perpetua Quillfeather", "",
    )  # fmt: skip
    person = case.people.get("DN1")
    assert person and (person.role, person.name, person.other_names) == (
        "District nurse", "Perpetua Quillfeather", ("Pet", "Nurse Q"),
    )  # fmt: skip
    assert case.entries.all()[1].event == "call from DN1"


def test_a_source_a_question_and_the_details_are_described(case: CaseFile) -> None:
    said, _ = _talk(
        case,
        "/source EMIS", "GP records", "/question 2", "Were visits kept up?",
        "/details", "Trust", "Adult B", "", "", "1/1/24", "1/1/23", "/details", "Trust", "Adult B", "", "", "2022", "",
        "/notname May",
    )  # fmt: skip
    assert case.sources.all()[0].description == "GP records"
    assert case.questions.all()[0].text == "Were visits kept up?"
    assert "The period ends before it begins. Look at its two days again." in said
    details = case.details()
    assert (details.subject, details.period.first, details.period.last) == ("Adult B", date(2022, 1, 1), None)
    assert "May" in case.terms.all()


@pytest.mark.parametrize(
    ("typed", "code", "role"),
    [
        ("DR1 Doctor", "DR1", "Doctor"), ("Midwife 2 midwife", "Midwife 2", "midwife"), ("Adult A", "Adult A", ""),
        ('"the duty team" social workers', "the duty team", "social workers"), ("SW1", "SW1", ""),
    ],
)  # fmt: skip
def test_after_person_come_the_code_and_the_role(case: CaseFile, typed: str, code: str, role: str) -> None:
    _, script = _talk(case, f"/person {typed}", role, "", "", "", "", "")
    assert [person.code for person in case.people.all()] == [code]
    assert ("Job role: ", role) in script.asked


def test_a_source_of_two_words_stands_in_quotes_and_is_known_again_without(case: CaseFile) -> None:
    said, script = _talk(
        case, '/source "Paper file" Old paper record', "Old paper record", "/source Paper file", "/cancel"
    )
    assert [(source.name, source.description) for source in case.sources.all()] == [("Paper file", "Old paper record")]
    assert script.asked.count(("What is Paper file? ", "Old paper record")) == 2
    assert "Left as it was." in said


@pytest.mark.parametrize("answers", [["/cancel"], ["District nurse", "Riverside/cancel"], []])
def test_cancel_or_ctrl_d_at_a_question_leaves_all_as_it_was(case: CaseFile, answers: list[str]) -> None:
    said, _ = _talk(case, "/person DN1", *answers)
    assert case.people.all() == () and "Left as it was." in said


def test_a_line_given_back_is_dropped_by_an_empty_one_and_traps_nobody(case: CaseFile) -> None:
    bad = "31/2/24 SW1: call"
    said, script = _talk(case, bad, f"{bad} /people", "", "/quit")
    assert any("Ctrl+U" in line for line in said) and "No people yet." in said and "The line is dropped." in said
    assert [text for question, text in script.asked if question == "Entry: "] == ["", bad, bad, ""]


def test_tab_completes_a_code_by_its_letters_or_by_the_role_when_only_one_is_meant(case: CaseFile) -> None:
    for code, role in (("DN1", "District nurse"), ("DN2", "District nurse"), ("HO1", "Housing officer")):
        case.people.add(Person(code=code, role=role))
    talk = Conversation(case, TODAY, Script(), print)
    assert talk.completions("3/3/24 d", 8) == ["DN1", "DN2"]
    assert talk.completions("3/3/24 hous", 11) == ["HO1"]
    assert talk.completions("3/3/24 distr", 12) == []


@pytest.mark.parametrize("word", ["/help", "/people", "/sources", "/questions", "/flags", "/list", "/find x"])
def test_every_word_answers(case: CaseFile, word: str) -> None:
    assert len(_talk(case, word)[0]) > len(_talk(case)[0])


@pytest.mark.parametrize(
    "line",
    ["/nothing", "/edit 3", "/list x", "/find", "/delete", "/undo", "/person", "/source", "/question", "/notname"],
)
def test_a_word_that_cannot_be_done_is_a_sentence(case: CaseFile, line: str) -> None:
    said, _ = _talk(case, line)
    assert said[-2].endswith(".") and said[-1].startswith("Left.")


def test_a_line_left_unfinished_is_offered(case: CaseFile) -> None:
    with CaseFile.open(case.path, PASSPHRASE) as before:
        before.drafts.save("line", "3/3/24 SW1: half a sen")
    said, script = _talk(case, "y")
    offered = re.compile(r"A line was left unfinished on .* at \d\d:\d\d: 3/3/24 SW1: half a sen$")
    assert any(offered.match(line) for line in said)
    assert script.asked[-1] == ("Entry: ", "3/3/24 SW1: half a sen")


def test_a_word_half_typed_is_nothing_to_be_taken_up_again(case: CaseFile) -> None:
    class Pauses(Script):
        def __call__(self, question: str, text: str = "", *, keep: Any = None) -> str:
            if question == "Entry: " and keep:
                keep("3/3/24 SW1: half")
                keep("/flags")
            return super().__call__(question, text)

    Conversation(case, TODAY, Pauses(), lambda _: None).run(answer)
    assert case.drafts.mine() == []


def test_a_conversation_at_a_real_terminal(at_terminal: Spawn, case: CaseFile, passphrase_file: Path) -> None:
    case.close()
    child = at_terminal("add", case.path, "--passphrase-file", passphrase_file)
    child.expect("Entry: ")
    child.sendline("3/3/24 0930 SW1: call with Siân")
    child.expect("Sun 3 March 2024, 09:30")
    child.expect("Enter for yes")
    child.sendline("")
    child.expect("Saved.")
    child.expect("Entry: ")
    child.send("4/3/24 SW1: half a sen")
    child.expect("half a sen")
    child.sendeof()
    child.sendline("tence")
    child.expect("Enter for yes")
    child.sendline("")
    child.expect("Saved.")
    child.expect("Entry: ")
    child.sendeof()
    child.expect("Left.")
    child.wait()
    assert child.exitstatus == 0
    with CaseFile.open(case.path, PASSPHRASE) as opened:
        assert [entry.event for entry in opened.entries.all()] == ["call with Siân", "half a sentence"]


@pytest.mark.parametrize(("args", "env"), [(["--plain"], {}), ([], {"TERM": "dumb"})])
def test_plain_prompts_open_a_case_where_asked_or_where_no_screen_can_be(
    at_terminal: Spawn, case: CaseFile, passphrase_file: Path, args: list[str], env: dict[str, str]
) -> None:
    case.close()
    child = at_terminal(case.path, "--passphrase-file", passphrase_file, *args, **env)
    child.expect("Entry: ")
    child.sendline("/quit")
    child.expect("Left.")
    child.wait()
    assert child.exitstatus == 0
    assert "\x1b[?1049h" not in (child.before or "")


@pytest.mark.parametrize("how", ["hang up", "kill"])
def test_a_half_typed_line_outlives_the_connection(
    at_terminal: Spawn, case: CaseFile, passphrase_file: Path, how: str
) -> None:
    case.close()
    child = at_terminal("add", case.path, "--passphrase-file", passphrase_file)
    child.expect("Entry: ")
    child.send("4/3/24 SW1: half a sen")
    child.expect("half a sen")
    with CaseFile.open(case.path, PASSPHRASE) as opened:
        for _ in range(200):
            if opened._desk.run(lambda: opened._desk.value("SELECT count(*) FROM drafts")):
                break
            child.expect(["never", __import__("pexpect").TIMEOUT], timeout=0.05)
    if how == "hang up":
        child.close(force=False)
    else:
        child.kill(9)
        child.close()
    with CaseFile.open(case.path, PASSPHRASE) as opened:
        assert [left.text for left in opened.drafts.orphans()] == ["4/3/24 SW1: half a sen"]


def test_a_code_is_renamed_in_every_entry_after_yes(case: CaseFile) -> None:
    said, _ = _talk(case, "3/3/24 SW1: call", "", "/rename SW1 SW4", "", "/rename SW1 SW4", "y")
    assert "SW1 was not renamed." in said
    assert case.entries.all()[0].people == ("SW4",)
    assert any(line.startswith("SW1 is SW4 now, in every row") for line in said)


def test_two_people_are_made_one_and_two_again(case: CaseFile) -> None:
    case.people.add(Person(code="SW1", name="Thandiwe Plumtree"))
    case.people.add(Person(code="SW2", name="Tandi Plumtree"))
    said, _ = _talk(case, "3/3/24 SW2: call", "", "/merge SW2 SW1", "y")
    assert case.entries.all()[0].people == ("SW1",)
    assert case.people.get("SW1").former_codes == ("SW2",)
    said, _ = _talk(case, "/merge SW1", "/merge SW9 SW1", "/merge SW1 SW9")
    assert any(line.startswith("After /merge give both codes") for line in said)
    assert any("nobody with the code SW9" in line for line in said)


def test_what_an_export_would_stop_at_is_told(case: CaseFile) -> None:
    said, _ = _talk(case, "/check")
    assert "Nothing stops an export." in said
    case.people.add(Person(code="SW1", name="Thandiwe Plumtree"))
    case.entries.add(day_entry(date(2024, 3, 3), "Thandiwe Plumtree rang"))
    said, _ = _talk(case, "/check")
    assert "Stops an export (1):" in said
    assert any("for SW1" in line for line in said)
