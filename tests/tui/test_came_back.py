"""`imr receive` of an edited report or chronology: listed, taken in by number under the hash of the list."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from domain.chronology.entry import Citation
from domain.errors import NotUnderstood
from domain.gate import outgoing
from domain.people import Person
from domain.report.leaving import outgoing_report
from domain.report.parts import Action, Passage, Recommendation
from domain.returned.changes import CameBack
from domain.review import Details, Source
from exporters.prepare import prepare
from exporters.way_out.job import Job
from screens.came_back.reading import is_of_minutes, read_came_back, unlocked
from screens.came_back.taking import Taking
from storage.casefile import CaseFile
from tests.screens.edited import TODAY, Edited, edited, exported
from tests.storage.made import on
from tests.tui.conftest import Run

PHRASE = "seven green bottles"
EVENTS = ("Clinic: weight unchanged", "Call about missed medication", "Home visit, no reply", "Card left at the door")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a case whose report and chronology have left, in files beside it: made once, to be copied."""
    folder = tmp_path_factory.mktemp("left")
    with CaseFile.create(folder / "A.imr", PHRASE, Details(agency="Riverside Trust", subject="Adult A")) as case:
        case.people.add(Person(code="GP1", role="General practitioner", name="Wilhelmina Ashgrove"))
        case.sources.add(Source("EMIS"))
        case.passages.add(
            "narrative", Passage(text="The first call was taken in the morning."), Passage(text="Nobody went there.")
        )
        for number, event in enumerate(EVENTS, 1):
            case.entries.add(on(number, who="GP1", people=("GP1",), event=event, sources=(Citation("EMIS"),)))
        (folder / "report.docx").write_bytes(exported(case))
        for suffix in (".xlsx", ".csv", ".docx"):
            ready = prepare(outgoing(case.review()), Job(today=TODAY, suffix=suffix))
            case.record(ready)
            (folder / f"chronology{suffix}").write_bytes(ready.data)
    secret = folder / "secret"
    secret.touch(0o600)
    secret.write_text(PHRASE + "\n")
    return folder


@pytest.fixture
def left(made: Path, tmp_path: Path) -> Path:
    """That case, with its files beside it."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "A.imr"


def edit_cells(path: Path, was: str, now: str) -> None:
    """Put other words into a cell, as somebody would in Excel or a text editor."""
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        out = io.StringIO()
        csv.writer(out).writerows([[cell.replace(was, now) for cell in row] for row in rows])
        path.write_text(out.getvalue(), "utf-8")
        return
    book = openpyxl.load_workbook(path)
    for row in book.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and was in cell.value:
                cell.value = cell.value.replace(was, now)
    book.save(path)


KEY = ("--passphrase-file", "secret")


def test_a_list_takes_nothing_in_and_its_hash_takes_in_what_was_listed(imr: Run, left: Path) -> None:
    back = left.parent / "back.docx"
    back.write_bytes(edited((left.parent / "report.docx").read_bytes(), lambda of: of.change("morning", "evening")))
    done = imr("receive", left, "back.docx", "--json", *KEY)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [one["returned"] for one in told["changes"]] == ["The first call was taken in the evening."]
    refused = imr("receive", left, "back.docx", "--take", "1", *KEY)
    assert refused.returncode == 2 and "Read the list" in refused.stderr
    assert imr("receive", left, "back.docx", "--take", "1", "--listed", "0" * 12, *KEY).returncode == 2
    taken = imr("receive", left, "back.docx", "--take", "1", "--listed", told["listed"][:12], *KEY)
    assert taken.returncode == 0, taken.stderr
    with CaseFile.open(left, PHRASE) as case:
        assert case.passages.of("narrative")[0].text == "The first call was taken in the evening."
    again = imr("receive", left, "back.docx", *KEY)
    assert "nothing changed; 1 the case says already" in again.stdout


@pytest.fixture
def case(left: Path) -> Iterator[CaseFile]:
    """That case, open."""
    with CaseFile.open(left, PHRASE) as opened:
        yield opened


def changes(case: CaseFile, name: str) -> CameBack:
    return read_came_back(case, (case.path.parent / name).read_bytes(), name)


def events(case: CaseFile) -> list[str | None]:
    return [each.event for each in case.entries.all()]


@pytest.mark.parametrize("name", ["chronology.xlsx", "chronology.csv", "chronology.docx"])
def test_words_changed_in_a_chronology_are_taken_into_its_row(case: CaseFile, name: str) -> None:
    assert changes(case, name).changes == ()
    path = case.path.parent / name
    if name.endswith(".docx"):
        path.write_bytes(edited(path.read_bytes(), lambda of: of.change("weight unchanged", "weight down")))
    else:
        edit_cells(path, "weight unchanged", "weight down")
    found = changes(case, name).changes
    assert [(one.kind, one.part) for one in found] == [("cell", "event")]
    Taking(case, TODAY).take_all(found)
    assert events(case) == ["Clinic: weight down", *EVENTS[1:]]
    assert changes(case, name).changes == ()


@pytest.mark.parametrize("name", ["report.docx", "chronology.docx", "chronology.csv"])
def test_unseen_and_turning_characters_are_no_change_and_do_not_come_in(case: CaseFile, name: str) -> None:
    path = case.path.parent / name
    words = "Nobody went there." if name == "report.docx" else EVENTS[3]

    def put(was: str, now: str) -> list[str | None]:
        if name.endswith(".docx"):
            path.write_bytes(edited(path.read_bytes(), lambda of: of.change(was, now)))
        else:
            edit_cells(path, was, now)
        return [one.returned for one in changes(case, name).changes]

    unseen = f"\u202e{words[:5]}\u200b{words[5:]}\u2066"
    assert put(words, unseen) == []
    assert put(unseen, f"{unseen} Twice\x9b.") == [f"{words} Twice."]


def test_words_changed_in_an_action_plan_are_taken_into_its_action(case: CaseFile) -> None:
    case.recommendations.add(Recommendation(text="Every visit has an owner."))
    case.actions.add(Action(recommendation=1, text="Write the rule down.", lead="TM1", target="2027-03-31"))
    ready = prepare(outgoing_report(case.review(), today=TODAY), Job(kind="action plan", today=TODAY))
    case.record(ready)
    path = case.path.parent / "plan.xlsx"
    path.write_bytes(ready.data)
    assert changes(case, path.name).changes == ()
    edit_cells(path, "Write the rule down.", "Write the rule on one page.")
    edit_cells(path, "TM1", "Head of Nursing")
    found = changes(case, path.name).changes
    Taking(case, TODAY).take_all(found)
    (action,) = case.actions.all()
    assert (action.text, action.lead, action.target) == ("Write the rule on one page.", "Head of Nursing", "2027-03-31")
    assert changes(case, path.name).changes == ()


def test_a_row_that_is_not_in_the_file_is_deleted_only_when_it_is_named(case: CaseFile) -> None:
    path = case.path.parent / "chronology.csv"
    rows = [row for row in path.read_text("utf-8-sig").splitlines(keepends=True) if "no reply" not in row]
    path.write_text("".join(rows), "utf-8")
    found = changes(case, path.name).changes
    assert [one.kind for one in found] == ["out"]
    taking = Taking(case, TODAY)
    assert taking.take_all(found)[0] == [] and events(case) == list(EVENTS)
    taking.take(found[0])
    assert events(case) == [*EVENTS[:2], EVENTS[3]]


def test_rows_in_another_order_are_the_same_rows(case: CaseFile) -> None:
    path = case.path.parent / "chronology.csv"
    head, *rows = path.read_text("utf-8-sig").splitlines(keepends=True)
    path.write_text("".join([head, *reversed(rows)]), "utf-8")
    found = changes(case, path.name)
    assert found.changes == () and any("another order" in note for note in found.notes)


def test_a_comment_in_a_cell_is_told_with_its_row(case: CaseFile) -> None:
    path = case.path.parent / "chronology.xlsx"
    book = openpyxl.load_workbook(path)
    cell = next(each for row in book.active.iter_rows() for each in row if each.value == EVENTS[2])
    cell.comment = Comment("Who said so?", "Chair")
    book.save(path)
    (found,) = changes(case, path.name).changes
    assert (found.kind, found.said, found.takes) == ("comment", "Who said so?", False)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"%PDF-1.7 something", "PDF"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old kind"),
        ("a.csv", b"When,What\n1 May 2024,Something else\n", "no chronology or action plan this case exported"),
    ],
    ids=["PDF", "doc", "another's csv"],
)
def test_what_is_nothing_of_this_case_is_refused_in_a_sentence(
    case: CaseFile, name: str, data: bytes, said: str
) -> None:
    with pytest.raises(NotUnderstood, match=said):
        read_came_back(case, unlocked(data, name, ""), name)


def test_a_report_that_speaks_of_an_interview_is_no_answer_to_minutes(case: CaseFile) -> None:
    of = Edited((case.path.parent / "report.docx").read_bytes())
    of.add_behind("Nobody went there.", "Minutes of interview 3, version 6.")
    assert not is_of_minutes(case, of.data(), "back.docx")
