"""An agency's own template for minutes: filled where it is certain, asked about where it is not, else untouched."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from domain.errors import NotUnderstood
from exporters.minutes.template import fill_template
from exporters.prepare import prepare
from exporters.readers.minutes_reply import read_reply
from exporters.templates.mapping import Mapping, from_json
from exporters.way_out.job import Job
from exporters.word.document import Document, cells_of, rows_of
from exporters.word.text import W, text_of
from tests.exporters.minutes.agencies import (
    AGENCIES,
    columns,
    controls,
    labels_in_lines,
    placeholders,
    saved,
    table_of_labels,
)
from tests.exporters.minutes.meetings import given, issued, paragraphs, review
from tests.exporters.readers.editing import Edited

SEVEN = [text for each in paragraphs() for text in [each.text]]


def filled(template: bytes, mapping: Mapping | None = None) -> Document:
    return Document(fill_template(given(issued()), template, "agency.docx", mapping).data, "filled.docx")


def cells(document: Document) -> dict[str, str]:
    found = {}
    for table in document.body.iter(f"{W}tbl"):
        for row in rows_of(table):
            said = ["\n".join(text_of(p) for p in cell.iter(f"{W}p")) for cell in cells_of(row)]
            found[said[0]] = said[1]
    return found


@pytest.mark.parametrize("name", AGENCIES)
def test_every_paragraph_stands_in_it_once_in_order(name):
    said = filled(AGENCIES[name]()).paragraphs()
    at = [next(n for n, text in enumerate(said) if each in text) for each in SEVEN]
    assert at == sorted(set(at)) and sum(SEVEN[2] in text for text in said) == 1


@pytest.mark.parametrize("name", AGENCIES)
def test_version_hash_and_log_stand_at_the_foot_of_every_page(name):
    (foot,) = set(filled(AGENCIES[name]()).footers())
    assert f"SHA-256 of the exact text: {issued().versions[0].sha256}" in foot
    assert "Minutes of interview 3  ·  version 1  ·  copy for HV1" in foot and "ab12" * 16 in foot


def test_labels_in_a_table_are_answered_beside_them():
    said = cells(filled(table_of_labels()))
    assert said["Date of meeting:"] == "12 September 2024" and said["Time"] == "10:00 to 11:25"
    assert said["Venue"] == "Meeting room 2, Riverside House"
    assert said["Those present:"].startswith("HV1 (interviewed)")
    assert said["Purpose of meeting"].startswith("The visits of March 2024")


def test_what_is_to_be_signed_is_left_to_those_who_sign():
    said = cells(filled(table_of_labels()))
    assert said["Agreed by"] == said["Signature"] == said["Date signed"] == ""


def test_labels_in_lines_are_answered_behind_them():
    said = filled(labels_in_lines()).paragraphs()
    for line in ("Location of interview: Meeting room 2, Riverside House", "Interviewee: HV1", "Interviewed by: AU1",
                 "Started: 10:00", "Date: 12 September 2024", "Version number: 1",
                 "Please return by: 4 October 2024", "Payroll number: ____"):  # fmt: skip
        assert line in said
    assert "Signed: ______________   Date: ________" in said


def test_placeholders_are_taken_out_whole_though_split_over_runs():
    document = filled(placeholders())
    said = document.paragraphs()
    assert said[0].startswith("Meeting held on 12 September 2024 at Meeting room 2, Riverside House. Present: HV1")
    assert "Reference [insert case number here] stays." in said and "Copy for HV1" in said
    assert not any("{{" in text or "«" in text for text in said)
    header = next(root for part, root in document.stories if "header" in part)
    assert "Riverside Community Trust" in "".join(text_of(p) for p in header.iter(f"{W}p"))


def test_tables_of_people_and_of_what_was_said_grow():
    tables = [rows_of(table) for table in filled(columns()).body.iter(f"{W}tbl")]
    people = [[text_of(p) for cell in cells_of(row) for p in cell.iter(f"{W}p")] for row in tables[0]]
    assert people[1:] == [["HV1", "interviewed"], ["SW1", "colleague in support"], ["AU1", "interviewer"]]
    said = [[text_of(p) for cell in cells_of(row) for p in cell.iter(f"{W}p")] for row in tables[1]]
    assert len(said) == 10 and said[2][:3] == ["2.", "10:02", "AU1"]


def test_content_controls_are_filled_and_show_no_placeholder():
    document = filled(controls())
    said = document.paragraphs()
    assert "12 September 2024" in said and "Room: Meeting room 2, Riverside House" in said
    assert next(document.body.iter(f"{W}showingPlcHdr"), None) is None


@pytest.mark.parametrize("name", AGENCIES)
def test_what_came_back_in_it_is_read(name):
    data = fill_template(given(issued()), AGENCIES[name](), "agency.docx").data
    back = Edited(data)
    begins = next(text_of(p) for p in back.root.iter(f"{W}p") if SEVEN[2] in text_of(p))
    back.replace(begins, "every three weeks", "every two weeks")
    reply = read_reply(back.data, "reply.docx", review(issued()), 3, "HV1")
    assert [(one.kind, one.paragraph) for one in reply.representations] == [("change", "p2")]
    assert not reply.warnings


@pytest.mark.parametrize("name", AGENCIES)
def test_it_leaves_by_the_one_way_out(name):
    job = Job(kind="minutes", today=date(2024, 9, 20), template=AGENCIES[name](), template_name="agency.docx")
    ready = prepare(given(issued()), job)
    assert ready.suffix == ".docx" and any("no place for the rows" in note for note in ready.notes)


def test_two_places_for_the_minutes_are_asked_about_and_answered():
    made = docx.Document()
    made.add_paragraph("Form 7")
    for heading in ("Notes", "Discussion"):
        made.add_heading(heading, 1)
        made.add_paragraph("")
    template = saved(made)
    with pytest.raises(NotUnderstood, match="the minutes could go under “Notes” and “Discussion”"):
        filled(template)
    said = filled(template, from_json('{"columns": {"Notes": "nothing"}}', "minutes")).paragraphs()
    assert said.index("Discussion") < next(n for n, text in enumerate(said) if SEVEN[2] in text)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{{grommet}}", "“{{grommet}}” is not understood"),
        ("Next: «date of next meeting»", "“date of next meeting” may ask for date of the meeting"),
    ],
)
def test_what_would_be_guessed_is_asked(line, sentence):
    made = docx.Document(io.BytesIO(table_of_labels()))
    made.add_paragraph(line)
    with pytest.raises(NotUnderstood, match=sentence):
        filled(saved(made))


def test_a_label_that_may_ask_for_something_else_stays_empty_and_is_told():
    made = docx.Document(io.BytesIO(table_of_labels()))
    made.add_paragraph("Date of next meeting: ____")
    done = fill_template(given(issued()), saved(made), "agency.docx")
    assert "Date of next meeting: ____" in Document(done.data, "filled").paragraphs()
    assert any("“Date of next meeting” may ask for date of the meeting" in note for note in done.notes)


def test_without_a_place_for_the_minutes_it_is_not_filled():
    made = docx.Document()
    made.add_paragraph("Date: ____")
    with pytest.raises(NotUnderstood, match="no place for the minutes themselves"):
        filled(saved(made))


def test_a_map_that_names_what_is_not_there_is_refused():
    with pytest.raises(NotUnderstood, match="the map names “owner”"):
        filled(table_of_labels(), from_json('{"columns": {"Owner": "author"}}', "minutes"))


def test_parts_it_does_not_fill_stay_byte_for_byte():
    template = table_of_labels()
    before, after = Document(template, "t").package, filled(template).package
    changed = {part for part in before.parts() if before.read(part) != after.read(part)}
    assert changed == {"word/document.xml", "word/footer1.xml"} and set(before.parts()) == set(after.parts())


@pytest.mark.real
@pytest.mark.parametrize("name", AGENCIES)
def test_microsofts_validator_finds_no_fault_that_was_not_there(name, validator, tmp_path: Path):
    before, after = tmp_path / "before.docx", tmp_path / "after.docx"
    before.write_bytes(AGENCIES[name]())
    after.write_bytes(fill_template(given(issued()), AGENCIES[name](), "agency.docx").data)
    old = {str(each.get("description")) for each in validator(before)}
    assert [each for each in validator(after) if str(each.get("description")) not in old] == []


@pytest.mark.real
def test_libreoffice_prints_it(soffice, tmp_path: Path):
    path = tmp_path / "filled.docx"
    path.write_bytes(fill_template(given(issued()), columns(), "agency.docx").data)
    assert soffice(path).read_bytes().startswith(b"%PDF")
