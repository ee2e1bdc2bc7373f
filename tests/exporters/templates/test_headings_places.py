import io
from collections.abc import Sequence

import openpyxl
import pytest

from domain.errors import NotUnderstood
from exporters.templates import Template, read_template

HEAD = ("Date", "Time", "Source", "Professional", "Event", "Action taken", "Outcome")


def row(number: int, *texts: str | None) -> dict[str, str]:
    return {f"{chr(65 + n)}{number}": text for n, text in enumerate(texts) if text}


def read(cells: dict[str, str], merges: Sequence[str] = (), hidden: str = "") -> Template:
    book = openpyxl.Workbook()
    page = book.active
    for ref, text in cells.items():
        page[ref] = text
    for ref in merges:
        page.merge_cells(ref)
    for letter in hidden:
        page.column_dimensions[letter].hidden = True
    out = io.BytesIO()
    book.save(out)
    return read_template(out.getvalue(), "board.xlsx")


def fields(template: Template) -> list[str]:
    return ["+".join(column.fields) for column in template.columns]


ALL = ["date", "time", "source", "who", "event", "action", "outcome"]


def test_a_header_block_right_above_the_headings_is_told_apart() -> None:
    block = row(1, "Chronology") | row(2, "Agency", None, None, "Author") | row(3, "Subject")
    template = read(block | row(4, *HEAD), ["A1:G1", "B2:C2", "B3:C3"])
    assert (template.header_row, fields(template)) == (4, ALL)
    assert [(cell.ref, cell.field) for cell in template.header_cells] == [
        ("B2", "agency"), ("E2", "author"), ("B3", "subject"),
    ]  # fmt: skip


def test_headings_merged_downwards_end_where_the_merge_does() -> None:
    template = read(row(3, *HEAD), [f"{letter}3:{letter}4" for letter in "ABCDEFG"])
    assert (template.header_row, fields(template)) == (4, ALL)


def test_headings_far_down_below_guidance_are_found() -> None:
    guidance = {f"A{n}": f"Sentence {n} of guidance on the date and the event of each contact." for n in range(1, 60)}
    assert read(guidance | row(65, *HEAD)).header_row == 65


def test_rows_that_repeat_the_words_of_the_headings_change_nothing() -> None:
    filled = {k: v for n in range(2, 30) for k, v in row(n, "03/03/2024", "09:30", "Source", "SW1", "Event",
    "Action").items()}
    template = read(row(1, *HEAD) | filled)
    assert (template.header_row, fields(template)) == (1, ALL)


def test_headings_printed_again_further_down_change_nothing() -> None:
    assert read(row(1, *HEAD) | row(30, *HEAD)).header_row == 1


def test_a_column_without_a_heading_is_not_one_of_the_table() -> None:
    template = read(row(2, "Date", None, "Event", "Action taken"))
    assert [column.letter for column in template.columns] == ["A", "C", "D"]


def test_a_hidden_column_is_left_alone_and_said() -> None:
    template = read(row(2, "Date", "Agency", "Event", "Action taken"), hidden="B")
    assert fields(template) == ["date", "", "event", "action"]
    assert any("“Agency” is hidden" in note for note in template.notes)


def test_a_title_is_not_a_label() -> None:
    template = read({"A1": "Agency chronology for the review"} | row(3, *HEAD))
    assert template.header_cells == ()


def test_a_label_that_asks_for_what_the_case_does_not_hold_is_left_and_said() -> None:
    template = read({"A1": "Date of birth", "A2": "Author:"} | row(4, *HEAD))
    assert [cell.ref for cell in template.placing().header_cells] == ["B2"]
    assert any("B1" in note and "left for you" in note for note in template.notes)


def test_a_period_in_two_cells_is_not_asked_for_twice() -> None:
    template = read({"A1": "Period under review", "B1": "from", "D1": "to"} | row(4, *HEAD))
    assert {cell.ref: cell.field for cell in template.placing().header_cells} == {"C1": "period_from",
    "E1": "period_to"}


@pytest.mark.parametrize(
    "head",
    [
        ("Risk", "Owner", "Action", "Date due", "Status"),
        ("Name", "Role", "Date of interview", "Interviewed by", "Outcome"),
        ("Term", "Meaning"),
        ("Name", "Relationship", "Date of birth", "Address"),
        ("Recommendation", "Date", "Event", "Target date", "Lead officer"),
    ],
)
def test_other_tables_are_not_taken_for_a_chronology_in_silence(head: tuple[str, ...]) -> None:
    try:
        template = read(row(1, *head))
    except NotUnderstood:
        return
    assert template.uncertain
