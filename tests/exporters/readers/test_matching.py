import io
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.chronology.as_json import entry_as_json
from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.gate import outgoing
from domain.people import Person
from domain.review import Review
from exporters.chronology.csv_file import chronology_csv
from exporters.chronology.filled import fill_workbook
from exporters.layouts.chronology import layout
from exporters.readers import match, read_file
from exporters.readers.moments import date_in_words
from exporters.templates import from_json, read_template, to_json
from tests.exporters.boards import BOARDS, FRESH_BOARDS, OTHER_BOARDS, Board
from tests.exporters.making import workbook
from tests.exporters.reading import AGENCY, KNOWN, PEOPLE, TODAY, entries, review, sheet

UNDERSTOOD = [
    board for board in (*BOARDS, *OTHER_BOARDS, *FRESH_BOARDS) if not read_template(workbook(board),
    "b.xlsx").uncertain
]


def filled(case: Review, board: Board) -> bytes:
    data = workbook(board)
    placing = read_template(data, "board.xlsx").placing()
    return fill_workbook(outgoing(case), data, "board.xlsx", placing, TODAY).data


def own(case: Review) -> bytes:
    data, placing = layout(outgoing(case))
    return fill_workbook(outgoing(case), data, "own.xlsx", placing, TODAY).data


def taken_in(data: bytes, case: Review, name: str = "back.xlsx"):
    return match(read_file(data, name, "chronology", KNOWN, agency=AGENCY), case)


def content(entry: Entry) -> dict[str, Any]:
    shown = entry_as_json(entry, Period())
    shown["when"].pop("written")
    return {key: value for key, value in shown.items() if key not in ("id", "recorded")}


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell_with(page: Any, text: str) -> Any:
    return next(cell for row in page.iter_rows() for cell in row if cell.value == text)


@pytest.mark.parametrize("board", UNDERSTOOD, ids=lambda board: board.name)
def test_a_filled_workbook_taken_in_again_changes_nothing(board: Board) -> None:
    case = review()
    decided = taken_in(filled(case, board), case)
    assert Counter(d.what for d in decided) == {"same": len(case.entries)}
    assert len({d.existing.id for d in decided}) == len(case.entries)


@pytest.mark.parametrize("board", UNDERSTOOD, ids=lambda board: board.name)
def test_a_file_taken_in_twice_makes_no_doubles(board: Board) -> None:
    empty = review(())
    data = filled(review(), board)
    first = taken_in(data, empty)
    assert {d.what for d in first} == {"new"}
    held = [replace(d.entry, id=f"n{n}", revision=1) for n, d in enumerate(first) if d.entry]
    assert {d.what for d in taken_in(data, review(held))} == {"same"}


def test_an_export_into_our_own_layout_comes_back_whole() -> None:
    case = review()
    for data, name in ((own(case), "own.xlsx"), (chronology_csv(outgoing(case)), "own.csv")):
        read = read_file(data, name, "chronology", KNOWN, agency=AGENCY)
        assert [content(row.entry) for row in read.rows if row.entry] == [content(entry) for entry in case.entries]


def test_a_row_changed_by_hand_changes_only_that() -> None:
    case = review()

    def change(page: Any) -> None:
        cell_with(page, "assessment begun").value = "assessment begun, home visit arranged"

    (changed,) = [d for d in taken_in(edited(own(case), change), case) if d.what != "same"]
    assert (changed.what, changed.changes) == ("update", (
        "event: “assessment begun” → “assessment begun, home visit arranged”",
    ))


def test_other_words_at_the_same_hour_by_the_same_people_are_asked_about() -> None:
    case = review()

    def change(page: Any) -> None:
        cell_with(page, "call about missed medication").value = "Quite another thing"

    (changed,) = [d for d in taken_in(edited(own(case), change), case) if d.what != "same"]
    assert changed.what == "unclear"
    assert "another wording" in changed.sentence


@pytest.mark.parametrize(("said", "what"), [("J Smith", "unclear"), ("Dr Smith", "unclear"), ("SW1", "update")])
def test_a_known_code_never_gives_way_to_a_name_the_key_does_not_know(said: str, what: str) -> None:
    case = review()

    def change(page: Any) -> None:
        cell_with(page, "call about missed medication").offset(column=-1).value = said

    (changed,) = [d for d in taken_in(edited(own(case), change), case) if d.what != "same"]
    assert changed.what == what
    if what == "unclear":
        assert "SW1 and GP1 would be lost" in changed.sentence


def test_a_changed_action_keeps_everything_else_of_the_entry() -> None:
    case = review()

    def change(page: Any) -> None:
        cell_with(page, "GP1 to visit today").value = "GP1 visited"

    (changed,) = [d for d in taken_in(edited(own(case), change), case) if d.what != "same"]
    old = changed.existing
    assert (changed.what, changed.changes) == ("update", ("action taken: “GP1 to visit today” → “GP1 visited”",))
    assert changed.entry == replace(old, action="GP1 visited")


def test_a_board_without_a_comment_column_loses_no_comment() -> None:
    case = review(entries(["3/3/24 0930 SW1: call > visit ~ keep this !key", "4/3/24 SW1: letter > filed"]))
    board = next(board for board in UNDERSTOOD if board.name == "shouting")

    def change(page: Any) -> None:
        cell_with(page, "visit").value = "visited"

    (changed,) = [d for d in taken_in(edited(filled(case, board), change), case) if d.what != "same"]
    assert changed.entry is not None
    assert (changed.entry.action, changed.entry.comment, changed.entry.flags) == ("visited", "keep this", ("key",))


def test_a_change_in_a_cell_of_two_fields_is_not_guessed_apart() -> None:
    case = review(entries(["3/3/24 0930 SW1: call > visit >> no reply"]))
    board = next(board for board in UNDERSTOOD if board.name == "worcester")

    def change(page: Any) -> None:
        cell_with(page, "visit\nno reply").value = "visit\nreply"

    (changed,) = taken_in(edited(filled(case, board), change), case)
    assert changed.what == "unclear"
    assert "action and outcome together" in changed.sentence


def test_a_workbook_filled_by_a_kept_mapping_is_read_by_it() -> None:
    case = review(entries(["3/3/24 0930 SW1: call > visit >> no reply"]))
    data = workbook(next(board for board in BOARDS if board.name == "plain"))
    answers = from_json('{"columns": {"Decision/action": ["action", "outcome"]}}')
    template = read_template(data, "board.xlsx", answers)
    out = outgoing(case)
    back = fill_workbook(out, data, "board.xlsx", template.placing(), TODAY).data
    held = {template.fingerprint: to_json(template.mapping)}
    read = read_file(back, "back.xlsx", "chronology", KNOWN, agency=AGENCY, kept=held.get)
    assert [d.what for d in match(read, case)] == ["same"]


def test_people_put_before_the_event_come_back_from_there() -> None:
    case = review(entries(["3/3/24 0930 SW1 to GP1: call: no reply"]))
    data = workbook(next(board for board in BOARDS if board.name == "plain"))
    answers = from_json('{"columns": {"Contact/event": ["event", "who"]}}')
    placing = read_template(data, "board.xlsx", answers).placing()
    back = fill_workbook(outgoing(case), data, "board.xlsx", placing, TODAY).data
    assert cell_with(openpyxl.load_workbook(io.BytesIO(back)).active, "SW1 to GP1: call: no reply")
    read = read_file(back, "back.xlsx", "chronology", KNOWN, answers, agency=AGENCY)
    entry = read.rows[0].entry
    assert entry is not None
    assert (entry.people, entry.event) == (("SW1", "GP1"), "call: no reply")
    assert [d.what for d in match(read, case)] == ["same"]


def test_a_corrected_date_moves_the_entry_when_its_words_are_its_own() -> None:
    case = review()

    def change(page: Any) -> None:
        cell_with(page, "seen in clinic, weight unchanged").offset(column=-4).value = "6/3/24"

    (changed,) = [d for d in taken_in(edited(own(case), change), case) if d.what != "same"]
    assert (changed.what, changed.changes) == ("update", ("date: “Tue 5 March 2024” → “Wed 6 March 2024”",))


def test_a_row_that_could_change_two_entries_changes_neither() -> None:
    case = review(entries(["3/3/24 SW1: telephone call to family > a", "3/3/24 SW1: telephone call to family > b"]))
    data = sheet(("Date", "Who was involved", "Event", "Action"), ("3/3/24", "SW1", "telephone call to family", "c"))
    (decided,) = taken_in(data, case)
    assert decided.what == "unclear"


def test_a_new_row_is_new() -> None:
    data = sheet(("Date", "Who was involved", "Event"), ("7/8/24", "SW1", "A visit nobody had entered"))
    (decided,) = taken_in(data, review())
    assert (decided.what, decided.existing) == ("new", None)


def test_two_equal_rows_are_two_entries_the_first_time_and_none_the_second() -> None:
    data = sheet(("Date", "Event"), ("7/8/24", "Call"), ("7/8/24", "Call"))
    first = taken_in(data, review(()))
    assert [d.what for d in first] == ["new", "new"]
    held = [replace(d.entry, id=f"n{n}") for n, d in enumerate(first) if d.entry]
    assert [d.what for d in taken_in(data, review(held))] == ["same", "same"]


def test_someone_who_came_with_a_row_that_is_not_saved_comes_with_the_next_that_names_them() -> None:
    case = review(entries(["3/3/24 SW1: telephone call to family > a", "3/3/24 SW1: telephone call to family > b"]))
    head = ("Date", "Who was involved", "Event", "Action", "Source")
    unclear = ("3/3/24", "SW1", "telephone call to family", "c", "Letters p.3")
    data = sheet(head, unclear, ("9/9/24", "Dr Patel", "Visit", None, "Letters p.4"), ("9/10/24", "Dr Patel", "Visit"))
    decided = taken_in(data, case)
    assert [d.what for d in decided] == ["unclear", "new", "new"]
    assert [[s.name for s in d.row.new_sources] for d in decided[1:]] == [["Letters"], []]
    assert [[p.name for p in d.row.new_people] for d in decided[1:]] == [["Dr Patel"], []]


def test_people_are_known_by_code_and_filled_in() -> None:
    data = sheet(("Code", "Name", "Role"), ("sw1", "Imelda Okonjo", "Senior social worker"), ("HV9", "Maren "
    "Holt", "HV"),
                 ("WN1", None, None), ("GP1", "Someone Else", "GP"), ("X1", "Imelda Okonjo", "SW"))  # fmt: skip
    case = replace(review(), people=(*PEOPLE[:1], replace(PEOPLE[1], name="Tom Reed"), *PEOPLE[2:]))
    decided = match(read_file(data, "key.xlsx", "people", KNOWN), case)
    assert [d.what for d in decided] == ["update", "new", "same", "unclear", "unclear"]
    assert isinstance(decided[0].person, Person)
    assert (decided[0].person.code, decided[0].person.role) == ("SW1", "Senior social worker")


def test_a_code_given_up_is_not_used_again() -> None:
    case = replace(review(), people=(replace(PEOPLE[0], former_codes=("SW9",)),))
    (decided,) = match(read_file(sheet(("Code", "Role"), ("SW9", "Nurse")), "key.xlsx", "people", KNOWN), case)
    assert decided.what == "unclear" and "given up for SW1" in decided.sentence


WORDS = st.text(st.sampled_from("abc xyz,.;:=+-@'\"()/&#!\n é"), min_size=1, max_size=60).map(str.strip).filter(bool)
STAMPS = st.sampled_from(
    ["3/3/24", "c mar 24", "12-14/3/24", "?7/4/24", "w/c 4/3/24", "early march 2024", "before 3/3/24", "winter "
    "2023", "?",
     "3 or 4 March 2024", "28 Feb - 3 Mar 2024", "2022-2023", "since 5/3/24", "c 2023", "March 2024"]
)  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> Entry:
    when = date_in_words(draw(STAMPS), TODAY, Period())
    base = entries(["3/3/24 SW1: x"])[0]
    text = st.one_of(st.none(), WORDS)
    return replace(
        base, when=when, event=draw(WORDS), action=draw(text), outcome=draw(text), comment=draw(text),
        flags=draw(st.sampled_from([(), ("good",), ("concern", "key")])), questions=draw(st.sampled_from([(),
        ("2",), ("2", "1a")])),
    )  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows(), min_size=1, max_size=6))
def test_whatever_is_exported_is_known_again(held: list[Entry]) -> None:
    case = review([replace(entry, id=f"e{n}", sequence=n) for n, entry in enumerate(held)])
    for data, name in ((own(case), "own.xlsx"), (chronology_csv(outgoing(case)), "own.csv")):
        assert {d.what for d in taken_in(data, case, name)} == {"same"}
