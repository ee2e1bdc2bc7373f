import json
from pathlib import Path

import pytest

from benchmarks.understanding import measure
from domain.errors import NotUnderstood
from exporters.office.placing import CellPlacing
from exporters.templates import from_json, read_template, to_json
from tests.exporters.boards import BOARDS, DATE, FRESH_BOARDS, OTHER_BOARDS, Board, C
from tests.exporters.making import by_openpyxl, workbook

ALL = (*BOARDS, *OTHER_BOARDS, *FRESH_BOARDS)
BY_NAME = {board.name: board for board in ALL}


def read(name: str, mapping: str | None = None):
    board = BY_NAME[name]
    return read_template(workbook(board), f"{name}.xlsx", from_json(mapping) if mapping else None)


@pytest.mark.parametrize("board", ALL, ids=lambda board: board.name)
def test_nothing_is_placed_wrong_in_silence(board: Board) -> None:
    assert measure((board,)).wrong == []


@pytest.mark.parametrize("board", ALL, ids=lambda board: board.name)
def test_a_heading_that_needs_no_asking_is_seldom_asked(board: Board) -> None:
    figures = measure((board,))
    assert figures.asked <= 1
    assert figures.cells_right == figures.cells


def test_a_template_that_is_understood_needs_no_answers() -> None:
    template = read("worcester")
    assert template.uncertain == ()
    placing = template.placing()
    assert (placing.sheet, placing.header_row) == ("Chronology", 8)
    assert [(c.letter, c.fields) for c in placing.columns][3] == ("D", ("agency", "who"))
    assert CellPlacing(ref="C4", field="agency", label="Agency") in placing.header_cells


def test_a_cell_the_board_filled_in_is_kept() -> None:
    template = read("worcester")
    assert "G6" not in [cell.ref for cell in template.placing().header_cells]
    assert any("G6" in note and "stays as it is" in note for note in template.notes)


def test_what_no_column_asks_for_is_said() -> None:
    assert any("No column asks for the flags" in note for note in read("worcester").notes)


def test_people_whom_no_column_asks_for_are_said_and_what_to_do() -> None:
    notes = " ".join(read("plain").notes)
    assert "No column asks for the people involved" in notes
    assert 'The people can stand before the event, in column E' in notes
    assert not any("who" in note for note in read("worcester").notes)


def test_an_uncertain_template_is_not_filled_without_asking() -> None:
    with pytest.raises(NotUnderstood) as refused:
        read("vague").placing()
    assert refused.value.exit_code == 4
    assert "Column B “Name”" in refused.value.sentence
    assert "--map" in refused.value.sentence


def test_a_mapping_file_answers() -> None:
    answers = {"columns": {"Name": "who", "Details": "event", "D": ["action", "outcome"], "Date recorded": "nothing"}}
    template = read("vague", json.dumps(answers))
    assert template.uncertain == ()
    assert [(c.letter, c.fields) for c in template.placing().columns] == [
        ("A", ("date",)), ("B", ("who",)), ("C", ("event",)), ("D", ("action", "outcome")),
    ]  # fmt: skip


def test_a_field_may_be_named_in_plain_words() -> None:
    template = read("vague", '{"columns": {"Name": "who was seen", "Details": "Event"}}')
    assert [column.fields for column in template.columns][1:3] == [("field:seen",), ("event",)]


def test_a_mapping_file_may_name_the_sheet_and_the_row() -> None:
    template = read("children's", '{"sheet": "Example", "header_row": 1}')
    assert (template.sheet, template.header_row) == ("Example", 1)
    assert template.fingerprint == read("children's").fingerprint


def test_a_mapping_may_fill_and_spare_header_cells() -> None:
    template = read("worcester", '{"cells": {"C4": "nothing", "$H$4": "reference"}}')
    placed = {cell.ref: cell.field for cell in template.placing().header_cells}
    assert "C4" not in placed
    assert placed["H4"] == "reference"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not valid JSON: line 1"),
        ("[]", "must hold one object"),
        ('{"colums": {}}', "“colums”"),
        ('{"columns": {"Evnt": "event"}}', "“Evnt”, which this sheet does not have"),
        ('{"columns": {"Name": "evnt"}}', "“evnt” is not a field. Did you mean “event”?"),
        ('{"columns": {"Name": 3}}', "column “Name” must name a field"),
        ('{"columns": {"Name": ["event", "nothing"]}}', "Keep one of them"),
        ('{"sheet": "Chronologie"}', "a sheet “Chronologie”"),
        ('{"sheet": 3}', "must be the name of a sheet"),
        ('{"header_row": 0}', "must be the number of the row"),
        ('{"header_row": 99}', "no headings in row 99"),
        ('{"columns": ["Name"]}', "must be an object"),
        ('{"cells": {"C4": "event"}}', "“event” is not a field"),
    ],
)
def test_a_wrong_mapping_is_refused_naming_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read("vague", text)
    assert said in refused.value.sentence


def test_a_heading_that_two_columns_have_must_be_named_by_letter() -> None:
    board = Board("twice", (C("Date", "date"), C("Event", "event"), C("Event", "event")))
    with pytest.raises(NotUnderstood, match="columns B and C both have that heading"):
        read_template(by_openpyxl(board), "twice.xlsx", from_json('{"columns": {"Event": "event"}}'))


@pytest.mark.parametrize("board", ALL, ids=lambda board: board.name)
def test_a_kept_mapping_reads_back_as_it_was(board: Board) -> None:
    data = workbook(board)
    template = read_template(data, "board.xlsx")
    kept = from_json(to_json(template.mapping))
    assert kept == template.mapping
    assert read_template(data, "board.xlsx", kept).mapping == template.mapping


@pytest.mark.parametrize("board", ALL, ids=lambda board: board.name)
def test_answering_every_doubt_settles_a_template(board: Board) -> None:
    data = workbook(board)
    template = read_template(data, "board.xlsx")
    answers = {column.letter: list(column.reading.fields) or "nothing" for column in template.columns}
    answers |= {"A": "date", "B": "event"} if template.columns[0].letter == "A" else {}
    assert read_template(data, "board.xlsx", from_json(json.dumps({"columns": answers}))).uncertain == ()


def test_an_action_plan_is_not_taken_for_a_chronology() -> None:
    headings = ("No", "Recommendation", "Key Actions", "Evidence", "Key Outcome", "Lead Officer", "Target Date",
                "Date Completed", "Status", "Comment", "Agency")  # fmt: skip
    plan = Board("plan", tuple(C(text, "") for text in headings), at="A3", sheet="Actions",
    above={"A1": "Todays date"})
    with pytest.raises(NotUnderstood, match="looks like an action plan, not a chronology"):
        read_template(by_openpyxl(plan), "plan.xlsx")


def test_a_list_of_people_is_not_taken_for_a_chronology() -> None:
    key = Board("key", (C("Code", ""), C("Name", ""), C("Role", ""), C("Organisation", "")))
    with pytest.raises(NotUnderstood, match="does not look like a chronology"):
        read_template(by_openpyxl(key), "key.xlsx")


def test_a_hidden_sheet_and_guidance_are_passed_over() -> None:
    columns = (C("Date", "date", format=DATE), C("Event", "event"), C("Source", "source"))
    held = {"A1": "Date", "B1": "Event", "C1": "Source", "D1": "Outcome"}
    board = Board("hiding", columns, at="C7", sheet="Return", other_sheets={"Guidance": ("visible", held),
    "Old": ("hidden", held)})
    template = read_template(by_openpyxl(board), "hiding.xlsx")
    assert (template.sheet, template.header_row, template.uncertain) == ("Return", 7, ())


def test_two_sheets_that_could_be_the_chronology_are_asked() -> None:
    held = {"A1": "Date", "B1": "Event", "C1": "Source"}
    columns = (C("Date", "date"), C("Event", "event"), C("Source", "source"))
    board = Board("both", columns, sheet="Adult", other_sheets={"Child": ("visible", held)})
    template = read_template(by_openpyxl(board), "both.xlsx")
    assert "“Child” could be it as well" in " ".join(template.uncertain)
    assert read_template(by_openpyxl(board), "both.xlsx", from_json('{"sheet": "Child"}')).uncertain == ()


def test_the_fields_of_the_case_come_from_the_columns() -> None:
    fields = {field.name: field for field in read("norfolk").case_fields()}
    assert fields["rag"].values == ("Red", "Amber", "Green")


def test_the_kept_workbooks_are_those_of_the_boards() -> None:
    kept = {path.stem for path in (Path(__file__).parents[1] / "workbooks").glob("*.xlsx")}
    wanted = {b.name.replace(" ", "-") for b in ALL if b.producer in ("xlsxwriter", "libreoffice")}
    assert wanted <= kept


def test_a_mapping_may_refuse_a_second_value_and_is_kept_with_it() -> None:
    given = read("worcester", '{"one_only": ["Key line of enquiry"]}')
    letter = next(column.letter for column in given.columns if "question" in column.fields)
    assert given.mapping.one_only == (letter,)
    assert from_json(to_json(given.mapping)) == given.mapping
    assert [column.letter for column in given.placing().columns if column.one_only] == [letter]


@pytest.mark.parametrize("said", ['"KLOE"', "[1]", '{"H": true}'])
def test_columns_that_take_one_value_only_are_a_list(said: str) -> None:
    with pytest.raises(NotUnderstood, match="one_only must be a list"):
        from_json(f'{{"one_only": {said}}}')
