"""`imr check` says what an export would stop at, `imr accept` lets it through for a reason, without a terminal."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from domain.chronology.entry import Entry
from domain.dates.when import When
from domain.meetings.interview import Attendee, Interview, ToSee
from domain.meetings.minutes import Paragraph
from domain.people import Person
from domain.question import Question
from domain.report.parts import Action, Passage
from domain.review import Details
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.exporters.report.templates import sections
from tests.tui.conftest import Run

DAY = date(2024, 3, 5)


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    """A case with a name in one row, and nobody's number in another."""
    tmp_path.chmod(0o700)
    path = tmp_path / "A.imr"
    with CaseFile.create(path, PASSPHRASE, Details(agency="Riverside Trust", subject="Adult A")) as case:
        case.people.add(Person(code="SW1", role="social worker", name="Ambrose Wetherstone"))
        case.people.add(Person(code="GP1", role="general practitioner"))
        case.entries.add(Entry(when=When("5/3/24", "day", DAY, DAY), who="SW1", people=("SW1",), event="Home visit"))
        case.entries.add(Entry(when=When("5/3/24", "day", DAY, DAY), event="Moved into Wetherstone House"))
    return path


@pytest.fixture
def opening(case_path: Path, passphrase_file: Path) -> tuple[object, ...]:
    return (case_path, "--passphrase-file", passphrase_file)


def log_verbs(path: Path) -> list[str]:
    with CaseFile.open(path, PASSPHRASE) as case:
        return [line.verb for line in case.log.lines()]


def found(imr: Run, *args: object) -> list[dict[str, object]]:
    done = imr("check", *args, "--json")
    assert done.returncode in (0, 1), done.stderr
    return list(json.loads(done.stdout)["found"])


def test_what_stops_an_export_is_listed_by_its_row_with_what_to_do(
    imr: Run, opening: tuple[object, ...], case_path: Path
) -> None:
    before = case_path.read_bytes()
    done = imr("check", *opening)
    assert done.returncode == 1
    assert "Stops an export (1):" in done.stdout
    assert "row of Tue 5 March 2024: Moved into Wetherstone House" in done.stdout
    assert "Write SW1 in that row, or accept it with a reason." in done.stdout
    assert "No real name is in the key for GP1" in done.stdout
    assert case_path.read_bytes() == before
    assert {each.name for each in case_path.parent.iterdir()} == {"A.imr", *_beside(case_path)}


def _beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir() if each.name.startswith(("pass", "A.imr."))}


def test_accepted_with_a_reason_it_stops_no_more_and_taken_back_it_does_again(
    imr: Run, opening: tuple[object, ...], case_path: Path, tmp_path: Path
) -> None:
    (hit,) = found(imr, *opening)
    done = imr("accept", *opening, hit["id"], "--reason-file", "-", given="a block of flats")
    assert done.returncode == 0, done.stderr
    said = imr("check", *opening, "--chronology")
    assert said.returncode == 0 and "a block of flats (user-1, " in said.stdout
    export = imr("export", *opening, "chronology", "-o", tmp_path / "out.xlsx")
    assert export.returncode == 0 and "accepted: a block of flats" in export.stderr
    assert "a block of flats" in imr("accept", *opening).stdout
    assert imr("accept", *opening, hit["id"], "--take-back").returncode == 0
    assert imr("check", *opening).returncode == 1
    assert log_verbs(case_path)[-3:] == ["accept", "export", "delete"]


def test_the_id_is_the_same_each_time_and_another_when_the_text_changes(
    imr: Run, opening: tuple[object, ...], case_path: Path
) -> None:
    (one,) = found(imr, *opening)
    assert found(imr, *opening) == [one]
    with CaseFile.open(case_path, PASSPHRASE) as case:
        entry = case.entries.all()[-1]
        case.entries.change(replace(entry, event="Moved out of Wetherstone House"))
    assert found(imr, *opening)[0]["id"] != one["id"]


def test_a_wrong_id_an_empty_reason_or_one_with_a_name_is_refused(imr: Run, opening: tuple[object, ...]) -> None:
    (hit,) = found(imr, *opening)
    for words, given, code, said in (
        (("nothing",), "why ever", 2, "is nothing that stops an export"),
        ((hit["id"],), "ok", 2, "Say why"),
        ((hit["id"],), "Wetherstone agreed", 1, "The reason holds"),
        ((hit["id"], "--take-back"), "", 2, "is nothing that was accepted"),
    ):
        done = imr("accept", *opening, *words, "--reason-file", "-", given=given)
        assert (done.returncode, said in done.stderr) == (code, True), done.stderr


def test_a_boards_own_name_is_told_apart_and_accepted_alike(
    imr: Run, opening: tuple[object, ...], case_path: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Return to Ambrose Wetherstone"
    for column, heading in enumerate(("Date", "Professional", "Event", "Comment"), 1):
        book.active.cell(4, column, heading)
    book.save(tmp_path / "board.xlsx")
    with CaseFile.open(case_path, PASSPHRASE) as case:
        entry = case.entries.all()[-1]
        case.entries.delete(entry.id, entry.revision)
    template = ("--template", tmp_path / "board.xlsx")
    (hit,) = found(imr, *opening, *template)
    assert hit["boards_own"] and "Have it taken out of the board’s file" in str(hit["to_do"])
    assert imr("accept", *opening, hit["id"], *template, "--reason-file", "-", given="their address").returncode == 0
    assert imr("check", *opening, *template).returncode == 0


def test_a_name_of_nobody_that_was_not_looked_at_stops_a_submission_but_no_export(
    imr: Run, opening: tuple[object, ...], case_path: Path, tmp_path: Path
) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        entry = case.entries.all()[-1]
        case.entries.change(replace(entry, event="Dr Zorblax sent apologies"))
    done = imr("check", *opening)
    assert done.returncode == 1
    assert "Nothing stops an export." in done.stdout
    assert "not seen yet (1)" in done.stdout and "Dr Zorblax" in done.stdout
    assert imr("export", *opening, "chronology", "-o", tmp_path / "out.xlsx").returncode == 0
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.terms.add("Zorblax")
    assert imr("check", *opening, "--chronology").returncode == 0


def test_a_certificate_of_a_check_and_of_an_export_names_nobody_and_is_logged(
    imr: Run, opening: tuple[object, ...], case_path: Path, tmp_path: Path
) -> None:
    done = imr("check", *opening, "--certificate", tmp_path / "one.txt")
    assert done.returncode == 1, done.stderr
    text = (tmp_path / "one.txt").read_text()
    assert "1 keep it back, so it does not leave: name 1." in text
    assert "Wetherstone" not in text and "1 person of the key" in text
    (hit,) = found(imr, *opening)
    imr("accept", *opening, hit["id"], "--reason-file", "-", given="a block of flats")
    done = imr("export", *opening, "chronology", "-o", tmp_path / "out.xlsx", "--certificate", tmp_path / "two.txt")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "two.txt").read_text()
    assert "as searched, byte for byte" in text and "a block of flats (user-1, " in text
    assert str(hit["id"]) in text and "Wetherstone" not in text
    assert (tmp_path / "two.txt").stat().st_mode & 0o777 == 0o600
    assert log_verbs(case_path).count("export") == 3


def test_a_certificate_counts_the_names_of_nobody_that_were_not_looked_at_and_tells_none(
    imr: Run, tmp_path: Path, opening: tuple[object, ...], case_path: Path
) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.terms.add("Wetherstone House", "place")
        case.entries.change(replace(case.entries.all()[1], event="Tom Ng and Joanne Briggs rang"))
    imr("export", *opening, "chronology", "-o", tmp_path / "out.xlsx", "--certificate", tmp_path / "one.txt")
    text = (tmp_path / "one.txt").read_text()
    assert "Nothing that was searched for.\nNames of nobody in the key that had not been looked at: 2.\n" in text
    assert "Ng" not in text and "Briggs" not in text
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.entries.change(replace(case.entries.all()[1], event="Somebody rang"))
    imr("check", *opening, "--certificate", tmp_path / "two.txt")
    text = (tmp_path / "two.txt").read_text()
    assert "Nothing.\nNames of nobody in the key that had not been looked at: none.\n" in text


def test_what_stops_an_unclear_template_is_said_as_by_an_export(
    imr: Run, opening: tuple[object, ...], tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Date", "Event", "Zorblax"])
    book.save(tmp_path / "odd.xlsx")
    done = imr("check", *opening, "--template", tmp_path / "odd.xlsx")
    assert done.returncode == 4 and "Zorblax" in done.stderr
    (tmp_path / "map.json").write_text(json.dumps({"columns": {"Zorblax": "comment"}}))
    answered = imr("check", *opening, "--template", tmp_path / "odd.xlsx", "--map", tmp_path / "map.json")
    assert answered.returncode == 1, answered.stderr


def test_what_is_open_about_minutes_and_staff_is_to_do_and_stops_nothing(
    imr: Run, opening: tuple[object, ...], case_path: Path
) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.entries.delete(*next((row.id, row.revision) for row in case.entries.all() if row.event != "Home visit"))
        case.interviews.add(Interview(people=(Attendee(code="SW1"),)))
        case.to_see.add(ToSee(code="GP1", told="2024-03-01", support="2024-03-01", company="2024-03-01"))
    done = imr("check", *opening, "--chronology")
    assert done.returncode == 0, done.stdout
    assert "Interview 1: no day is set for it yet." in done.stdout
    assert "GP1 is to be seen: plan a meeting, or say why they are not interviewed." in done.stdout
    assert len(json.loads(imr("check", *opening, "--json").stdout)["to_do"]) == 2


def test_rows_on_minutes_that_may_not_be_used_are_told_and_stop_a_submission(
    imr: Run, opening: tuple[object, ...], case_path: Path
) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.entries.delete(*next((row.id, row.revision) for row in case.entries.all() if row.event != "Home visit"))
        case.interviews.add(Interview(held="2024-04-01", people=(Attendee(code="SW1"),)))
        (said,) = case.minutes.add(1, Paragraph(speaker="SW1", text="Nobody asked who held the key."))
        case.evidence.rest(case.entries.all()[0].id, 1, [said.id])
    done = imr("check", *opening)
    assert done.returncode == 1
    assert "1 row rests on interview 1: not issued yet" in done.stdout
    assert "The row of Tue 5 March 2024 rests on interview 1, and may not leave: not issued yet." in done.stdout


def test_what_is_missing_is_listed_by_section_and_a_blank_question_stops_a_submission(
    imr: Run, opening: tuple[object, ...], case_path: Path
) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.questions.add(Question("1a", "Was the person safe at home at the time?"))
        case.passages.add("answer:1a", Passage(text="It was not."))
        case.questions.add(Question("2", "Which of the agencies knew of the danger?"))
    done = imr("check", *opening)
    assert done.returncode == 1
    told = done.stdout.split("Stops a submission (", 1)[1]
    assert "\n  Question 2\n    Question 2 is not answered: answer it, or say that it is not relevant, and why." in told
    assert "Question 1a is not answered" not in told
    assert "\n  Narrative\n    Narrative: nothing is written yet." in told
    assert "To look at before one (" in told
    assert "Stops a submission" not in imr("check", *opening, "--chronology").stdout


def test_what_is_missing_is_given_to_programs_with_where_it_is_put_right(
    imr: Run, opening: tuple[object, ...], case_path: Path
) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.questions.add(Question("2", "Which of the agencies knew of the danger?"))
    told = json.loads(imr("check", *opening, "--json").stdout)
    assert told["stops"] is True
    (blank,) = [each for each in told["missing"] if each["section"] == "answer:2"]
    assert blank["title"] == "Question 2" and blank["stops"] is True
    assert (blank["task"], blank["argument"]) == ("write", "answer:2")
    assert json.loads(imr("check", *opening, "--chronology", "--json").stdout)["missing"] == []


def test_a_name_in_the_report_stops_it_and_is_accepted_by_its_short_name(
    imr: Run, opening: tuple[object, ...], case_path: Path
) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        entry = case.entries.all()[-1]
        case.entries.delete(entry.id, entry.revision)
        case.passages.add("narrative", Passage(text="She lived in Wetherstone House then."))
    done = imr("check", *opening)
    assert done.stdout.startswith("Stops the report, though not the chronology (1):")
    assert "Nothing stops" not in done.stdout
    assert "“Wetherstone” for SW1 (asked: may be another person): Narrative, paragraph 1: " in done.stdout
    (hit,) = json.loads(imr("check", *opening, "--json").stdout)["in_report"]
    accepted = imr("accept", *opening, hit["id"], "--reason-file", "-", given="a block of flats")
    assert accepted.returncode == 0, accepted.stderr
    told = imr("check", *opening).stdout
    assert "Stops the report" not in told and "a block of flats" in told


def test_a_name_in_the_action_plan_alone_is_found_and_accepted(
    imr: Run, opening: tuple[object, ...], case_path: Path
) -> None:
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.actions.add(Action(text="Write to Wetherstone House.", comment="Wetherstone House was asked."))
    found = json.loads(imr("check", *opening, "--json").stdout)["in_plan"]
    assert found
    assert "Stops the action plan (" in imr("check", *opening).stdout
    given = "a block of flats"
    done = imr("accept", *opening, *(each["id"] for each in found), "--reason-file", "-", given=given)
    assert done.returncode == 0, done.stderr
    assert json.loads(imr("check", *opening, "--json").stdout)["in_plan"] == []


def test_what_a_template_of_the_report_asks_for_is_wanted_too(
    imr: Run, opening: tuple[object, ...], tmp_path: Path
) -> None:
    document = docx.Document()
    for heading in ("1. Introduction", "2. Parallel proceedings", "3. Conclusion"):
        document.add_heading(heading, 1)
        document.add_paragraph()
    document.save(str(tmp_path / "board.docx"))

    def wanted(*args: object) -> set[str]:
        return {each["section"] for each in json.loads(imr("check", *opening, *args, "--json").stdout)["missing"]}

    assert {"introduction", "parallel", "conclusion"} <= wanted("--report", tmp_path / "board.docx")
    assert "parallel" not in wanted()
    refused = imr("check", *opening, "--report", tmp_path / "board.docx", "--chronology")
    assert refused.returncode == 2 and "give one of the two" in refused.stderr


def test_a_word_document_is_the_template_of_the_report_and_each_thing_is_told_once(
    imr: Run, opening: tuple[object, ...], case_path: Path
) -> None:
    board = docx.Document()
    board.add_heading("5. Narrative", 1)
    board.add_paragraph("")
    out = io.BytesIO()
    board.save(out)
    (case_path.parent / "board.docx").write_bytes(out.getvalue())
    with CaseFile.open(case_path, PASSPHRASE) as case:
        case.passages.add("narrative", Passage(text="Visits were missed."))
        case.passages.add("media", Passage(text="Nobody asked."))
        case.interviews.add(Interview(held="2024-04-01", people=(Attendee(code="SW1"),)))
        (said,) = case.minutes.add(1, Paragraph(speaker="SW1", text="Nobody asked who held the key."))
        case.evidence.rest(case.entries.all()[0].id, 1, [said.id])
    done = imr("check", *opening, "--template", case_path.parent / "board.docx")
    assert done.returncode == 1, done.stderr
    assert "Media" in done.stdout.split("To know:")[1]
    assert "Narrative: nothing is written yet" not in done.stdout
    assert done.stdout.count("row rests on interview 1: not issued yet") == 1
    assert imr("check", *opening, "--template", case_path.parent / "board.docx", "--chronology").returncode == 2


@pytest.mark.real
def test_guidance_nobody_decided_about_stands_with_what_stops_a_submission(
    imr: Run, opening: tuple[object, ...], tmp_path: Path
) -> None:
    (tmp_path / "board.docx").write_bytes(sections("5. Narrative", "7. Learning"))
    told = imr("check", *opening, "--report", tmp_path / "board.docx").stdout
    stops, sentence = told.index("Stops a submission"), told.index("nobody decided about them")
    assert stops < sentence and "The board’s template" in told[stops:sentence] and "To know:" not in told[:sentence]
    assert told.count("nobody decided about them") == 1 and "--remove-guidance" in told and "--keep-guidance" in told
    found = json.loads(imr("check", *opening, "--report", tmp_path / "board.docx", "--json").stdout)["missing"][0]
    assert (found["section"], found["title"], found["stops"]) == ("template", "The board’s template", True)
    (tmp_path / "map.json").write_text('{"removals": "none"}')
    decided = imr("check", *opening, "--report", tmp_path / "board.docx", "--map", tmp_path / "map.json").stdout
    assert "nobody decided" not in decided and "stay in the file, as you decided" in decided
