"""A chronology, plan or report edited all over: each change is listed once, taken in it stands in the next export, and
undo gives the old case back."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from domain.chronology.entry import Citation
from domain.errors import NotUnderstood, WrongUse
from domain.family.members import Member
from domain.gate import outgoing
from domain.people import Person
from domain.report.leaving import outgoing_report
from domain.report.parts import Action, ActionUpdate, Criterion, Passage, Recommendation
from domain.returned.cells import taken_apart
from domain.returned.changes import CameBack, Change
from domain.review import Details, Question, Source
from exporters.prepare import Job, prepare
from screens.came_back.reading import read_came_back
from screens.came_back.taking import Taking
from storage.casefile import CaseFile
from tests.screens.edited import Edited, edited, exported
from tests.storage.made import on
from tests.tui.plain.test_sitting import Script
from tui.plain.conversation import Conversation
from tui.plain.words import answer

TODAY = date(2026, 11, 20)
SUFFIXES = (".csv", ".xlsx", ".docx")
EVENTS = ("Clinic: weight unchanged", "Call about missed medication", "Home visit, no reply", "Card left at the door",
          "Letter sent to the flat", "Pharmacy rang about insulin", "Neighbour heard the radio",
          "Rota was changed")  # fmt: skip
Table = list[list[str]]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "A.imr", "seven green bottles",
                         Details(agency="Riverside Trust", subject="Adult A")) as made:  # fmt: skip
        for code in ("GP1", "SW1"):
            made.people.add(Person(code=code, role="professional", name={"GP1": "Wilhelmina Ashgrove"}.get(code, "")))
        for name in ("EMIS", "RiO"):
            made.sources.add(Source(name))
        made.questions.add(Question("1", "Why?"))
        made.questions.add(Question("2", "How?"))
        for number, event in enumerate(EVENTS, 1):
            made.entries.add(on(number, who="GP1", people=("GP1",), event=event, sources=(Citation("EMIS"),),
                                questions=("1",), flags=("concern",) if number % 2 else ()))  # fmt: skip
        yield made


def left(case: CaseFile, suffix: str) -> bytes:
    ready = prepare(outgoing(case.review()), Job(today=TODAY, suffix=suffix))
    case.record(ready)
    return ready.data


def table_of(data: bytes, suffix: str) -> Table:
    """The heading and the rows of a chronology, cell by cell."""
    if suffix == ".csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    if suffix == ".docx":
        found = next(each for each in docx.Document(io.BytesIO(data)).tables if each.rows[0].cells[0].text == "Date")
        return [[cell.text for cell in row.cells] for row in found.rows]
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Chronology"]
    rows = [["" if cell is None else cell.strftime("%d/%m/%Y") if isinstance(cell, date) else str(cell) for cell in row]
            for row in sheet.iter_rows(values_only=True)]  # fmt: skip
    head = next(at for at, row in enumerate(rows) if row[0] == "Date")
    return [row for row in rows[head:] if any(row)]


def written(data: bytes, suffix: str, rows: Table) -> bytes:
    """The file with these rows in place of its own, the first of them the heading."""
    out = io.BytesIO()
    if suffix == ".csv":
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        return text.getvalue().encode()
    if suffix == ".docx":
        document = docx.Document(io.BytesIO(data))
        table = next(each for each in document.tables if each.rows[0].cells[0].text == "Date")
        while len(table.rows) < len(rows):
            table.add_row()
        for row, words in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                if cell.text != text:
                    cell.text = text
        document.save(out)
        return out.getvalue()
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Chronology"]
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Date")
    was = table_of(data, suffix)
    for at, words in enumerate(rows):
        for column, text in enumerate(words, 1):
            if at >= len(was) or was[at][column - 1] != text:
                sheet.cell(head + at, column).value = text or None
    book.save(out)
    return out.getvalue()


def came(case: CaseFile, data: bytes, name: str) -> CameBack:
    return read_came_back(case, data, name, TODAY)


def one(case: CaseFile, suffix: str, heading: str, row: int, words: str) -> tuple[Change, ...]:
    """What is listed when one cell is changed."""
    data = left(case, suffix)
    rows = table_of(data, suffix)
    rows[row][rows[0].index(heading)] = words
    return came(case, written(data, suffix, rows), f"back{suffix}").changes


CELLS = (
    ("Date", "9 May 2024", lambda e: e.when.day == date(2024, 5, 9)),
    ("Date", "about May 2024", lambda e: e.when.kind == "about"),
    ("Time", "09:30", lambda e: e.time == "09:30"),
    ("Who", "SW1, GP1", lambda e: e.people == ("SW1", "GP1")),
    ("Who", "Wilhelmina Ashgrove", lambda e: e.people == ("GP1",) and e.who == "GP1"),
    ("Source", "RiO p.9", lambda e: e.sources == (Citation("RiO", "p.9"),)),
    ("Key line of enquiry", "1; 2", lambda e: e.questions == ("1", "2")),
    ("Flags", "", lambda e: e.flags == ()),
    ("Event", "Wholly other words", lambda e: e.event == "Wholly other words"),
)


@pytest.mark.parametrize(("heading", "words", "holds"), CELLS, ids=[f"{each[0]} {each[1]}" for each in CELLS])
@pytest.mark.parametrize("suffix", [".csv", ".docx"])
def test_a_changed_cell_is_listed_once_and_taken_in(
    case: CaseFile, suffix: str, heading: str, words: str, holds: object
) -> None:
    before = case.entries.all()
    changes = one(case, suffix, heading, 1, words)
    if words == "Wilhelmina Ashgrove":
        assert changes == (), "it is GP1, as the case says"
        return
    (change,) = changes
    assert change.takes and change.returned == words
    Taking(case, TODAY).take(change)
    entry = case.entries.get(before[0].id)
    assert holds(entry)  # type: ignore[operator]
    case.log.undo()
    assert [replace(each, revision=0) for each in case.entries.all()] == [replace(e, revision=0) for e in before]


@pytest.mark.parametrize(
    ("heading", "words", "said"),
    [("Date", "", "no date"), ("Time", "25:99", "not a time"), ("Flags", "purple", "no flag of this case"),
     ("Date", "soonish", "date")],
    ids=["no date", "no time", "no flag", "no such date"],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_refused_and_left_to_the_author(
    case: CaseFile, heading: str, words: str, said: str
) -> None:
    (change,) = one(case, ".csv", heading, 1, words)
    with pytest.raises(WrongUse, match=said):
        Taking(case, TODAY).take(change)
    before = case.entries.all()
    good = {"Date": "7 May 2024", "Time": "10:00", "Flags": ""}[heading]
    Taking(case, TODAY).take(change, good)
    assert case.entries.all() != before


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_new_row_is_offered_with_its_origin_and_never_doubled(case: CaseFile, suffix: str) -> None:
    data = left(case, suffix)
    rows = table_of(data, suffix)
    new = [""] * len(rows[0])
    for heading, words in (("Date", "20/05/2024"), ("Who", "GP1"), ("Event", "A row put in"), ("Source", "EMIS")):
        new[rows[0].index(heading)] = words
    data = written(data, suffix, [*rows, new])
    (change,) = came(case, data, f"back{suffix}").changes
    assert change.kind == "row" and f"back{suffix}" in change.said and "row " in change.said
    Taking(case, TODAY).take(change)
    assert [each.event for each in case.entries.all()][-1] == "A row put in"
    again = came(case, data, f"back{suffix}")
    assert again.changes == () and again.already == 1
    entry = case.entries.all()[-1]
    case.entries.change(replace(entry, event="A row put in, in better words"))
    assert all(each.conflict for each in came(case, data, f"back{suffix}").changes)


@pytest.mark.parametrize("suffix", [".csv", ".docx"])
def test_a_row_pasted_twice_is_asked_about_and_not_taken_among_others(case: CaseFile, suffix: str) -> None:
    data = left(case, suffix)
    rows = table_of(data, suffix)
    (change,) = came(case, written(data, suffix, [*rows, rows[3]]), f"back{suffix}").changes
    assert change.kind == "row" and change.conflict
    done, refused = Taking(case, TODAY).take_all([change])
    assert not done and "much like it" in refused[0]


WORDS: dict[str, tuple[str, ...]] = {
    "Date": ("11/05/2024", "May 2024", "about June 2024", "2023"), "Who": ("SW1", "SW1 to GP1", "GP1, SW1", ""),
    "Source": ("RiO", "EMIS p.4", "", "RiO; EMIS"), "Event": ("Other words were put here", "Said anew altogether"),
    "Action": ("rang back", "told the team"), "Outcome": ("settled", "still open"), "Comment": ("why so late?",),
    "Key line of enquiry": ("2", "1; 2", ""), "Flags": ("", "Good practice"),
}  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_chronology_edited_all_over_is_listed_and_taken_in(case: CaseFile, suffix: str, seed: int) -> None:
    chance = random.Random(seed)
    data = left(case, suffix)
    rows = table_of(data, suffix)
    wanted: set[tuple[str, str]] = set()
    for row in rows[1:]:
        # Its day or its event stays, or nothing would be left to tell a row by.
        stays = chance.choice(("Date", "Event"))
        for heading in chance.sample([each for each in WORDS if each in rows[0] and each != stays], 3):
            at = rows[0].index(heading)
            words = chance.choice(WORDS[heading])
            if words != row[at]:
                wanted.add((row[at], words))
                row[at] = words
    back = written(data, suffix, rows)
    found = came(case, back, f"back{suffix}")
    assert {(each.printed, each.returned) for each in found.changes} == wanted
    assert all(each.kind == "cell" for each in found.changes)
    taking = Taking(case, TODAY)
    done, refused = taking.take_all(found.changes)
    assert not refused and len(done) == len(found.changes)
    assert came(case, back, f"back{suffix}").changes == ()
    now = table_of(left(case, suffix), suffix)
    assert sorted(row[0] for row in now) == sorted(row[0] for row in rows)
    assert sorted(map(tuple, now)) == sorted(map(tuple, rows))


def test_all_that_was_taken_in_is_undone(case: CaseFile) -> None:
    before = [replace(each, revision=0) for each in case.entries.all()]
    data = left(case, ".csv")
    rows = table_of(data, ".csv")
    for row in rows[1:]:
        row[rows[0].index("Who")] = "SW1"
        row[rows[0].index("Event")] += ", again"
    done, _ = Taking(case, TODAY).take_all(came(case, written(data, ".csv", rows), "back.csv").changes)
    assert len(done) == 2 * len(EVENTS)
    for _ in done:
        case.log.undo()
    assert [replace(each, revision=0) for each in case.entries.all()] == before


# the plan and the report


@pytest.fixture
def planned(case: CaseFile) -> CaseFile:
    """That case with a plan, a family and a quality form."""
    case.recommendations.add(Recommendation(text="Every visit has an owner."))
    case.actions.add(Action(recommendation=1, text="Write the rule down.", lead="TM1", target="2027-03-31"))
    case.actions.report(ActionUpdate(action=1, day="2026-10-01", status="In progress", words="Draft is with the team"))
    case.people.add(Person(code="Adult B", role="sister"))
    case.family.add(Member(code="Adult B", relationship="Sister", born="14/05/1958"))
    case.criteria.add(Criterion(text="Are all questions of the terms of reference answered?", mark="yes"),
                      Criterion(text="Is the language plain?", mark="no", comment="Section 5"))  # fmt: skip
    case.passages.add("narrative", Passage(text="The first call was taken in the morning."))
    return case


def plan_edited(case: CaseFile, edits: dict[str, str]) -> tuple[Change, ...]:
    ready = prepare(outgoing_report(case.review(), today=TODAY), Job(kind="action plan", today=TODAY))
    case.record(ready)
    book = openpyxl.load_workbook(io.BytesIO(ready.data))
    sheet = book["Action plan"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "No.")
    for cell in head:
        if cell.value in edits:
            sheet.cell(cell.row + 1, cell.column).value = edits[cell.value]
    out = io.BytesIO()
    book.save(out)
    return came(case, out.getvalue(), "plan.xlsx").changes


def test_status_day_and_reports_of_an_action_come_back_in_its_plan(planned: CaseFile) -> None:
    old = "1 October 2026: In progress. Draft is with the team"
    changes = plan_edited(planned, {
        "Status": "Completed", "Date completed": "12/11/2026", "Lead": "Head of Nursing",
        "Progress": f"12 November 2026: Completed. In force. Evidence: the rule\n{old}",
    })  # fmt: skip
    assert sorted(each.part for each in changes) == ["completed", "lead", "status", "update"]
    done, refused = Taking(planned, TODAY).take_all(changes)
    assert not refused and len(done) == 4
    (action,) = planned.actions.all()
    assert (action.status, action.completed, action.lead) == ("Completed", "2026-11-12", "Head of Nursing")
    update = planned.actions.updates()[-1]
    assert (update.day, update.words, update.evidence) == ("2026-11-12", "In force", "the rule")


def test_what_was_reported_is_never_changed(planned: CaseFile) -> None:
    (change,) = plan_edited(planned, {"Progress": "1 October 2026: In progress. Draft is with the lawyers"})
    assert not change.takes and "never changed" in change.said


def cell(of: Edited, row: str, column: int, words: str) -> None:
    found = next(each for table in of.document.tables for each in table.rows if row in each.cells[0].text)
    found.cells[column].text = words


def test_ticks_family_and_cover_come_back_in_a_report(planned: CaseFile) -> None:
    data = exported(planned)
    assert came(planned, data, "report.docx").changes == ()
    of = Edited(data)
    cell(of, "Is the language plain", 1, "✓")
    cell(of, "Is the language plain", 2, "")
    cell(of, "Is the language plain", 3, "Mended")
    cell(of, "Adult B", 2, "15/05/1958")
    of.change("Riverside Trust", "Riverside NHS Trust")
    changes = came(planned, of.data(), "report.docx").changes
    assert sorted((each.mark, each.part) for each in changes) == [
        ("cover:agency", ""), ("criterion:2", "comment"), ("criterion:2", "mark"), ("member:Adult B", "born"),
    ]  # fmt: skip
    done, refused = Taking(planned, TODAY).take_all(changes)
    assert not refused and len(done) == 4
    assert planned.criteria.all()[1].mark == "yes" and planned.criteria.all()[1].comment == "Mended"
    assert planned.details().agency == "Riverside NHS Trust" and planned.family.all()[0].born == "15/05/1958"
    assert came(planned, of.data(), "report.docx").changes == ()


def test_what_was_typed_into_a_header_is_told(planned: CaseFile) -> None:
    of = Edited(exported(planned))
    of.document.sections[0].header.paragraphs[0].add_run(" Not yet seen by the panel")
    (change,) = came(planned, of.data(), "report.docx").changes
    assert change.where == "Header" and not change.takes and "Not yet seen" in (change.returned or "")


@pytest.mark.parametrize(
    ("parts", "returned", "meant"),
    [
        (("TM1", "31/03/2027"), "TM2\n31/03/2027", ("TM2", "31/03/2027")),
        (("TM1", "31/03/2027"), "TM2\n1/4/2027", ("TM2", "1/4/2027")),
        (("TM1", "31/03/2027"), "TM1\nand TM2\n31/03/2027", ("TM1", "and TM2", "31/03/2027")),
        (("TM1", ""), "TM2", ("TM2", "")),
        (("TM1", "31/03/2027"), "31/03/2027\nTM1", None),
        (("TM1", "31/03/2027"), "somebody by and by", None),
    ],
)
def test_a_cell_of_several_parts_is_taken_apart_only_where_that_is_certain(
    parts: tuple[str, ...], returned: str, meant: tuple[str, ...] | None
) -> None:
    found = taken_apart(parts, returned)
    if meant is not None and len(meant) > len(parts):
        assert found is None or " ".join(found) == " ".join(meant)
    else:
        assert found == meant


# hostile


def test_a_paragraph_doubled_with_its_marks_is_not_taken_in_twice(planned: CaseFile) -> None:
    import copy

    of = Edited(exported(planned))
    first = of.paragraph("first call was taken")
    first.addnext(copy.deepcopy(first))
    found = came(planned, of.data(), "report.docx")
    assert found.changes == () and found.already == 1


def test_a_file_of_ten_thousand_comments_is_refused_in_a_sentence(planned: CaseFile) -> None:
    data = edited(exported(planned), lambda of: of.comment("first call was taken", "Why?"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/comments.xml":
                begin, end = content.index(b"<w:comment "), content.index(b"</w:comments>")
                said = content[begin:end]
                content = content[:begin] + b"".join(
                    said.replace(b'w:id="0"', b'w:id="%d"' % at) for at in range(10_000)
                ) + content[end:]  # fmt: skip
            new.writestr(name, content)
    with pytest.raises(NotUnderstood, match="comments"):
        came(planned, out.getvalue(), "report.docx")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_file_that_swells_beyond_measure_is_refused_in_a_sentence(case: CaseFile, suffix: str) -> None:
    data = left(case, suffix)
    main = "word/document.xml" if suffix == ".docx" else "xl/workbook.xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b" " * 200_000_000 if name == main else b""))
    with pytest.raises(NotUnderstood):
        came(case, out.getvalue(), f"back{suffix}")


# plain prompts


def test_at_plain_prompts_each_change_is_read_out_and_decided(case: CaseFile, tmp_path: Path) -> None:
    data = left(case, ".csv")
    rows = table_of(data, ".csv")
    event = rows[0].index("Event")
    for at, words in enumerate(("First anew", "Second anew", "Third anew", "Fourth anew"), 1):
        rows[at][event] = words
    (tmp_path / "it came back.csv").write_bytes(written(data, ".csv", rows))
    said: list[str] = []
    script = Script(f"/cameback {tmp_path}/it came back.csv", "take 1", "leave 2", "edit 3", "Third by hand", "take 9",
                    "all 4", "yes", "undo", "", "/quit")  # fmt: skip
    Conversation(case, TODAY, script, said.append).run(answer)
    told = "\n".join(said)
    assert "1. Changed words in a table" in told and "there is 1 to 4" in told and "Left: 2." in told
    assert [each.event for each in case.entries.all()][:4] == ["First anew", EVENTS[1], "Third by hand", EVENTS[3]]
