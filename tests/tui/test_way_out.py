"""What leaves a case and what comes in, from the command line, on the made-up case."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from domain.chronology.entry import Entry
from domain.dates.when import UNKNOWN
from domain.people import Person
from exporters.packet.file import open_packet
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.tui.conftest import Run, Spawn
from tui.demo.build import build_demo, demo_drafts
from tui.fetching import fetch_command

HEADINGS = ["No.", "Date", "Time", "Who was involved", "Event / contact", "Action taken", "Comment"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The made-up case as a file."""
    path = tmp_path_factory.mktemp("demo") / "demo.imr"
    path.parent.chmod(0o700)
    build_demo(path, PASSPHRASE, [draft.entry for draft in demo_drafts()]).close()
    return path.read_bytes()


@pytest.fixture
def demo_case(demo: bytes, tmp_path: Path) -> Path:
    """The made-up case, a copy of its own."""
    path = tmp_path / "demo.imr"
    path.write_bytes(demo)
    path.chmod(0o600)
    return path


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board's workbook: headings in row 3, nothing below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Chronology"
    sheet["A1"] = "Strictly confidential"
    for column, heading in enumerate(HEADINGS, 1):
        sheet.cell(3, column, heading)
    path = tmp_path / "board.xlsx"
    book.save(path)
    return path


def test_the_boards_workbook_is_filled_and_the_file_is_its_owners_only(
    imr: Run, demo_case: Path, board: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    opening = (demo_case, "--passphrase-file", passphrase_file)
    done = imr("export", *opening, "chronology", "--template", board, "-o", "out.xlsx", "--prove")
    assert done.returncode == 0, done.stderr
    out = tmp_path / "out.xlsx"
    assert out.stat().st_mode & 0o777 == 0o600
    sheet = openpyxl.load_workbook(out)["Chronology"]
    entries = json.loads(imr("list", *opening, "--json").stdout)
    events = [sheet.cell(row, 5).value for row in range(4, sheet.max_row + 1)]
    events = [event for event in events if not event.startswith("(continued)")]
    assert [event[:80] for event in events] == [entry["event"][:80] for entry in entries]
    assert f"{len(entries):,} entries are in out.xlsx" in done.stderr
    assert "  E4  " in done.stdout


@pytest.mark.parametrize("words", [("template",), ("import", "case.imr", "chronology")])
def test_a_named_pipe_nobody_writes_to_is_not_waited_for(imr: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "board.xlsx")
    done = imr(*words, "board.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "it is a pipe; give - in its place" in done.stderr


def test_the_export_is_in_the_log_and_a_backup_is_taken(
    imr: Run, demo_case: Path, passphrase_file: Path
) -> None:
    done = imr("export", demo_case, "chronology", "-o", "out.csv", "--passphrase-file", passphrase_file)
    assert done.returncode == 0, done.stderr
    with CaseFile.open(demo_case, PASSPHRASE) as case:
        assert case.log.lines()[-1].verb == "export"
    assert list(demo_case.with_name("demo.imr.backups").iterdir())


def test_a_file_that_is_there_is_never_written_over(
    imr: Run, demo_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "out.xlsx").write_text("theirs")
    done = imr("export", demo_case, "chronology", "-o", "out.xlsx", "--passphrase-file", passphrase_file)
    assert done.returncode == 5
    assert (tmp_path / "out.xlsx").read_text() == "theirs"


def test_an_export_onto_a_case_is_refused_with_a_name_of_its_own(imr: Run, demo_case: Path) -> None:
    done = imr("export", demo_case, "chronology", "-o", "CASE-7.imr")
    assert done.returncode == 2
    assert "CASE-7.imr is the name of a case, and an export never goes onto one: call it CASE-7.xlsx" in done.stderr


def test_a_pipe_takes_the_template_and_gives_the_workbook(
    imr: Run, demo_case: Path, board: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    import subprocess

    from tests.tui.conftest import COMMAND, surroundings

    done = subprocess.run(
        [*COMMAND, "export", str(demo_case), "chronology", "--template", "-", "-o", "-", "--passphrase-fd", "0"],
        input=passphrase_file.read_bytes() + board.read_bytes(), capture_output=True, env=surroundings(), timeout=150,
    )
    assert done.returncode == 0, done.stderr
    assert openpyxl.load_workbook(io.BytesIO(done.stdout))["Chronology"]["E4"].value


def test_a_name_in_the_rows_stops_the_export_and_says_where(
    imr: Run, demo_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    with CaseFile.open(demo_case, PASSPHRASE) as case:
        first, word = case.entries.page(0, 1)[0], "Zorblax"
        case.entries.change(replace(first, event=f"{first.event}; {word} told"))
        case.people.add(Person(code="ZZ9", name=f"Peregrine {word}"))
    done = imr("export", demo_case, "chronology", "-o", "out.xlsx", "--passphrase-file", passphrase_file)
    assert done.returncode == 1
    assert word in done.stderr
    assert not (tmp_path / "out.xlsx").exists()
    with CaseFile.open(demo_case, PASSPHRASE) as case:
        assert case.log.lines()[-1].verb != "export"


def test_a_column_that_is_not_certain_is_asked_once_and_then_remembered(
    imr: Run, demo_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Date", "Event", "Zorblax"])
    book.save(tmp_path / "odd.xlsx")
    (tmp_path / "map.json").write_text(json.dumps({"columns": {"Zorblax": "comment"}}))
    opening = (demo_case, "chronology", "--template", "odd.xlsx", "--passphrase-file", passphrase_file)
    asked = imr("export", *opening, "-o", "one.xlsx")
    assert asked.returncode == 4 and "Zorblax" in asked.stderr and not (tmp_path / "one.xlsx").exists()
    assert imr("template", "odd.xlsx").returncode == 4
    answered = imr("export", *opening, "--map", "map.json", "-o", "one.xlsx")
    assert answered.returncode == 0, answered.stderr
    again = imr("export", *opening, "-o", "two.xlsx")
    assert again.returncode == 0, again.stderr


def test_a_kind_not_known_is_wrong_usage(imr: Run, demo_case: Path, passphrase_file: Path) -> None:
    for args in (["poem", "-o", "x.docx"], ["chronology"], ["chronology", "-o", "x.csv", "--prove"]):
        assert imr("export", demo_case, *args, "--passphrase-file", passphrase_file).returncode == 2


def test_what_a_board_asks_for_is_said_in_words_and_as_json(imr: Run, board: Path) -> None:
    done = imr("template", board)
    assert done.returncode == 0 and "headings in row 3" in done.stdout
    asked = json.loads(imr("template", board, "--json").stdout)
    by_heading = {column["heading"]: column["fields"] for column in asked["columns"]}
    assert by_heading["Date"] == ["date"] and by_heading["Event / contact"] == ["event"]
    assert asked["mapping"]["header_row"] == 3


def test_of_a_file_to_be_imported_it_says_what_each_heading_is_taken_for(imr: Run, tmp_path: Path) -> None:
    (tmp_path / "key.csv").write_text("Code,Real name,Job role\nSW1,Perpetua Quillfeather,Social worker\n")
    done = imr("template", "key.csv")
    assert done.returncode == 0 and "real name" in done.stdout and "Quillfeather" not in done.stdout


def test_a_map_is_begun_with_a_question_mark_where_the_author_is_to_say_it(
    imr: Run, case: CaseFile, passphrase_file: Path, tmp_path: Path
) -> None:
    case.close()
    (tmp_path / "old.csv").write_text("Date,Who,Event,Gubbins\n3/3/24,SW1,call,a thing\n")
    opening = (case.path, "chronology", "old.csv", "--passphrase-file", passphrase_file)
    assert "--write-map" in imr("import", *opening).stderr
    assert imr("template", "old.csv", "--write-map", "map.json").returncode == 4
    begun = json.loads((tmp_path / "map.json").read_text())
    assert begun["columns"] == {"Date": "date", "Who": "who", "Event": "event", "Gubbins": "?"}
    assert imr("import", *opening, "--map", "map.json").returncode == 4
    begun["columns"]["Gubbins"] = "comment"
    (tmp_path / "map.json").write_text(json.dumps(begun))
    assert imr("import", *opening, "--map", "map.json").returncode == 0
    assert imr("template", "old.csv", "--write-map", "map.json").returncode == 5


def test_what_is_no_workbook_is_not_understood(imr: Run, tmp_path: Path) -> None:
    (tmp_path / "board.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old")
    done = imr("template", "board.xls")
    assert done.returncode == 4 and done.stderr.count("\n") == 1


def test_exported_and_taken_in_again_nothing_is_doubled(
    imr: Run, demo_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    passing = ("--passphrase-file", passphrase_file)
    imr("export", demo_case, "chronology", "-o", "out.xlsx", *passing)
    before = imr("list", demo_case, "--json", *passing).stdout
    done = imr("import", demo_case, "chronology", "out.xlsx", *passing)
    assert done.returncode == 0, done.stdout
    assert set(re.findall(r"^Row \d+ (.*)$", done.stdout, re.MULTILINE)) == {"there already"}
    assert imr("list", demo_case, "--json", *passing).stdout == before


def test_a_chronology_is_taken_in_row_by_row_and_a_dry_run_does_nothing(
    imr: Run, case: CaseFile, passphrase_file: Path, tmp_path: Path
) -> None:
    case.close()
    rows = [
        ["Date", "Time", "Who", "Event", "Source"],
        ["3/3/24", "09:30", "SW1", "call about missed medication", "EMIS"],
        ["31/2/24", "", "SW1", "not a day", "EMIS"],
        ["March 2024", "", "GP1", "letter", "EMIS"],
    ]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    (tmp_path / "old.csv").write_text(text.getvalue(), encoding="utf-8")
    passing = ("--passphrase-file", passphrase_file)
    for dry in (True, False):
        done = imr("import", case.path, "chronology", "old.csv", *(["--dry-run"] if dry else []), *passing)
        assert done.returncode == 4
        told = re.findall(r"^Row (\d+) (\w+)", done.stdout, re.MULTILINE)
        assert told == [("2", "new"), ("3", "refused"), ("4", "new")]
        assert len(json.loads(imr("list", case.path, "--json", *passing).stdout)) == (0 if dry else 2)


def test_people_are_taken_in_and_a_second_time_changed(
    imr: Run, case: CaseFile, passphrase_file: Path, tmp_path: Path
) -> None:
    case.close()
    passing = ("--passphrase-file", passphrase_file)
    for role in ("Nurse", "Senior nurse"):
        (tmp_path / "key.csv").write_text(f"Code,Job role,Real name\nDN1,{role},Perpetua Quillfeather\n")
        done = imr("import", case.path, "people", "key.csv", *passing)
        assert done.returncode == 0, done.stderr
    with CaseFile.open(case.path, PASSPHRASE) as opened:
        (person,) = opened.people.all()
    assert (person.code, person.role, person.name) == ("DN1", "Senior nurse", "Perpetua Quillfeather")


def test_rows_that_hold_a_name_just_given_are_counted(
    imr: Run, case: CaseFile, passphrase_file: Path, tmp_path: Path
) -> None:
    for event in ("call from Quillfeather", "visit", "letter by Perpetua Quillfeather"):
        case.entries.add(Entry(when=UNKNOWN, event=event))
    case.close()
    people = ("DN1,Nurse,Perpetua Quillfeather", "DN2,Nurse,Bo Ixworth")
    (tmp_path / "key.csv").write_text("\n".join(("Code,Job role,Real name", *people)))
    taking = ("import", case.path, "people", "key.csv", "--passphrase-file", passphrase_file)
    said = "2 rows hold a name given here: write the code there. An export stops at each."
    assert said in imr(*taking, "--dry-run").stderr
    first, again = imr(*taking), imr(*taking)
    assert said in first.stderr and "Quillfeather" not in first.stderr + first.stdout
    assert "hold a name" not in again.stderr


def test_a_family_is_taken_in_with_its_people_and_a_second_time_changed(
    imr: Run, case: CaseFile, passphrase_file: Path, tmp_path: Path
) -> None:
    case.close()
    passing = ("--passphrase-file", passphrase_file)
    head = "Anonymised Name,Relationship,DOB,Date of death,Full Address,Ethnicity"
    for address in ("nk", '"1 Hill Road, Millbrook"'):
        (tmp_path / "family.csv").write_text(f"{head}\nAdult B,Sister,1/2/1961,n/a,{address},White British\n")
        dry = imr("import", case.path, "family", "family.csv", "--dry-run", *passing)
        done = imr("import", case.path, "family", "family.csv", *passing)
        assert (dry.returncode, done.returncode) == (0, 0), done.stderr
        assert "Hill Road" not in done.stdout
    with CaseFile.open(case.path, PASSPHRASE) as opened:
        (member,) = opened.family.all()
        (person,) = opened.people.all()
    assert (member.code, member.address, member.revision) == ("Adult B", "1 Hill Road, Millbrook", 2)
    assert (person.code, person.role, person.given_by_board) == ("Adult B", "Sister", True)


def test_the_demo_is_kept_where_asked(imr: Run, passphrase_file: Path, tmp_path: Path) -> None:
    done = imr("demo", "--keep", "try.imr")
    (passphrase,) = re.findall(r"passphrase is: (\S+)", done.stderr)
    with CaseFile.open(tmp_path / "try.imr", passphrase) as case:
        assert case.entries.count() > 250
    (phrase,) = re.findall(r"phrase is: (\w+ .+)", done.stderr)
    assert open_packet((tmp_path / "try-interview-4-DN2.packet").read_bytes(), phrase, "it").given.code == "DN2"
    assert imr("demo", "--keep", "try.imr").returncode == 5
    assert imr("demo").returncode == 2


def test_the_demo_leaves_nothing_behind(at_terminal: Spawn, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir(mode=0o700)
    child = at_terminal("demo", TMPDIR=str(scratch))
    child.expect("passphrase is: ")
    assert [path.name for path in scratch.glob("imr-demo-*/*.imr")] == ["demo.imr"]
    child.expect("Press Enter")
    child.sendintr()
    child.wait()
    assert child.exitstatus == 130
    assert not list(scratch.iterdir())


def test_what_was_exported_from_the_demo_stays_when_its_case_is_removed(at_terminal: Spawn, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir(mode=0o700)
    child = at_terminal("demo", TMPDIR=str(scratch))
    child.expect("Press Enter")
    (folder,) = scratch.glob("imr-demo-*")
    (folder / "report.docx").write_bytes(b"exported")
    (folder / "demo-interview-4-DN2.packet.answer").write_bytes(b"answered")
    child.sendintr()
    child.expect("What you put beside it stays")
    child.wait()
    assert [path.name for path in folder.iterdir()] == ["report.docx"]


@pytest.mark.parametrize(
    ("connection", "command"),
    [
        ("", None),
        ("10.0.0.5 50000 10.0.0.9 22", "scp author@10.0.0.9:{} ."),
        ("10.0.0.5 50000 10.0.0.9 2222", "scp -P 2222 author@10.0.0.9:{} ."),
        ("fe80::1 50000 fe80::2 22", "scp 'author@[fe80::2]:{}' ."),
    ],
)
def test_the_command_to_fetch_a_file_is_exact(connection: str, command: str | None, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    expected = command and command.format(path.resolve())
    assert fetch_command(path, {"SSH_CONNECTION": connection}, "author") == expected


def written(path: Path, sheet: str, row: int, *headings: str) -> Path:
    """A workbook with these headings in this row."""
    book = openpyxl.Workbook()
    tab = book.active
    tab.title = sheet
    for column, heading in enumerate(headings, 1):
        tab.cell(row, column, heading)
    book.save(path)
    return path


def test_a_workbook_that_only_the_map_explains_is_filled_by_it(
    imr: Run, demo_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    odd = written(tmp_path / "odd.xlsx", "Blatt1", 2, "Tag", "Wer", "Was geschah")
    opening = ("export", demo_case, "chronology", "--template", odd, "--passphrase-file", passphrase_file)
    assert imr(*opening, "-o", "out.xlsx").returncode == 4
    answers = {"sheet": "Blatt1", "header_row": 2, "columns": {"Tag": "date", "Wer": "who", "Was geschah": "event"}}
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    done = imr(*opening, "-o", "out.xlsx", "--map", "answers.json")
    assert done.returncode == 0, done.stderr
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["Blatt1"]["C3"].value


def test_a_workbook_filled_by_ones_own_answers_is_taken_in_again_without_a_change(
    imr: Run, demo_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    headings = ["Date", "Time", "Professional", "Details", "What was done", "Notes", "Record"]
    board = written(tmp_path / "b.xlsx", "Chronology", 4, *headings)
    columns = {
        "Professional": "who", "Details": ["event", "outcome"], "What was done": "action", "Notes": "comment",
        "Record": ["source", "source_ref"],
    }
    (tmp_path / "answers.json").write_text(json.dumps({"columns": columns}))
    opening = (demo_case, "chronology")
    filled = imr(
        "export", *opening, "--template", board, "--map", "answers.json", "-o", "out.xlsx",
        "--passphrase-file", passphrase_file,
    )
    assert filled.returncode == 0, filled.stderr
    taken = imr("import", *opening, "out.xlsx", "--dry-run", "--passphrase-file", passphrase_file)
    assert taken.returncode == 0, taken.stderr + taken.stdout
    assert not [line for line in taken.stdout.splitlines() if " there already" not in line]


def test_a_boards_columns_become_fields_of_the_case_with_the_values_it_lists(
    imr: Run, demo_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    board = written(tmp_path / "b.xlsx", "Chronology", 1, "Date", "Event", "Expected practice", "RAG rating")
    book = openpyxl.load_workbook(board)
    rule = DataValidation(type="list", formula1='"Red,Amber,Green"')
    book.active.add_data_validation(rule)
    rule.add("D2:D600")
    book.save(board)
    opening = (demo_case, "--passphrase-file", passphrase_file)
    done = imr("export", *opening, "chronology", "--template", board, "-o", "out.xlsx")
    assert done.returncode == 0, done.stderr
    assert "The case has a field rag now" in done.stderr
    with CaseFile.open(demo_case, PASSPHRASE) as case:
        fields = {field.name: field for field in case.fields.all()}
    assert fields["rag"].values == ("Red", "Amber", "Green")
    assert fields["expected"].label == "Expected practice"
    again = imr("export", *opening, "chronology", "--template", board, "-o", "again.xlsx")
    assert again.returncode == 0 and "has a field" not in again.stderr
    typed = imr("add", *opening, given="3/3/24 SW1: visit rag=amber\n")
    assert typed.returncode == 0, typed.stdout


def test_a_locked_demo_says_its_passphrase_again(at_terminal: Spawn, tmp_path: Path) -> None:
    child = at_terminal("demo", TMPDIR=str(tmp_path))
    child.expect("passphrase is: ([a-z-]+)")
    passphrase = child.match[1]
    child.expect("Press Enter")
    child.sendline("")
    child.expect("F1")
    child.send("\x18")
    child.expect_exact(f"this demo: {passphrase}")
    child.sendintr()
    child.close(force=True)
