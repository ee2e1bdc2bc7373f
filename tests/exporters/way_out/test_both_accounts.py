"""Files that leave hold what may be used of minutes, with both accounts; taken in again they change nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from domain.chronology.entry import Citation, Entry
from domain.dates.when import When
from domain.disclosure import Accepted
from domain.errors import Stopped
from domain.gate import for_panel, key_of_personnel, outgoing
from domain.people import Person
from domain.review import Details, Review
from exporters.disclosure.searching import Found
from exporters.office.locking import unlock
from exporters.prepare import prepare
from exporters.readers import match, read_file
from exporters.readers.decision import Decision
from exporters.way_out.job import Disclosed, Job
from tests.domain.meeting import LONG, agreed, drawn, issue, step, typed
from tests.exporters.reading import AGENCY, KNOWN

TODAY = date(2026, 4, 1)
BESIDE = "[not confirmed: SW2] [Disputed by SW1: “I rang “once”, [sic] = twice”]"


def row(id: str, day: int, event: str, **rest: object) -> Entry:
    on = date(2024, 3, day)
    when = When(f"{day}/3/24", "day", on, on)
    return Entry(id=id, when=when, event=event, recorded_at="2026-04-01T10:00:00Z", **rest)  # type: ignore[arg-type]


def disputed() -> Review:
    minutes = step(issue(typed()), "dispute", "SW1", words="I rang “once”,\n[sic] = twice")
    minutes = step(step(minutes, "cannot", "SW2", words="left"), "authorise", "SW2", words="left", who="The director")
    entries = (row("r1", 3, LONG[0], comment="Late."), row("r2", 4, "Letter sent"), row("r3", 5, "Told in a meeting"))
    people = (Person(code="SW1"), Person(code="SW2"))
    evidence = (drawn(minutes, "r1", "p1"), drawn(minutes, "r3", "p2"))
    return Review(details=Details(agency=AGENCY), entries=entries, people=people, minutes=(minutes,), evidence=evidence)


def board(*headings: str) -> bytes:
    book = openpyxl.Workbook()
    for column, heading in enumerate(headings, 1):
        book.active.cell(1, column, heading)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(data: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value is not None]


def in_own_layout(case: Review) -> list[str]:
    return cells(prepare(outgoing(case, unagreed="leave out"), Job(today=TODAY)).data)


def in_csv(case: Review) -> list[str]:
    text = prepare(outgoing(case, unagreed="leave out"), Job(today=TODAY, suffix=".csv")).data.decode("utf-8-sig")
    return [cell for line in csv.reader(io.StringIO(text)) for cell in line]


def in_the_boards_file(case: Review) -> list[str]:
    job = Job(today=TODAY, template=board("Date", "Time", "Source", "Event", "Comment"), template_name="b.xlsx")
    return cells(prepare(outgoing(case, unagreed="leave out"), job).data)


def in_a_panel_copy(case: Review) -> list[str]:
    job = Job(today=TODAY, password="seven plain lanterns")
    made = prepare(for_panel(case, "initials", unagreed="leave out"), job)
    return cells(unlock(made.data, "seven plain lanterns"))


WAYS = [in_own_layout, in_csv, in_the_boards_file, in_a_panel_copy]


@pytest.mark.parametrize("way", WAYS)
def test_by_every_way_out_both_accounts_stand_in_the_comment(way: Callable[[Review], list[str]]) -> None:
    found = way(disputed())
    assert f"Late. {BESIDE}" in found and BESIDE in found and LONG[0] in found


@pytest.mark.parametrize("way", WAYS)
def test_by_every_way_out_what_is_not_agreed_is_left_out(way: Callable[[Review], list[str]]) -> None:
    minutes = issue(typed())
    case = disputed()
    found = way(replace(case, minutes=(minutes,), evidence=(drawn(minutes, "r1", "p1"),)))
    assert LONG[0] not in found and "Letter sent" in found


def test_a_board_without_comments_has_both_accounts_behind_the_event_and_it_is_said() -> None:
    job = Job(today=TODAY, template=board("Date", "Time", "Source", "Event"), template_name="b.xlsx")
    ready = prepare(outgoing(disputed()), job)
    assert f"{LONG[0]} {BESIDE}" in cells(ready.data)
    assert "The board’s file takes no comment: what is disputed or not confirmed stands at the end of the event." in (
        ready.notes
    )


def test_taken_in_again_a_file_that_left_changes_nothing() -> None:
    case = disputed()
    for suffix in (".xlsx", ".csv"):
        data = prepare(outgoing(case), Job(today=TODAY, suffix=suffix)).data
        found = match(read_file(data, f"back{suffix}", "chronology", KNOWN, agency=AGENCY), case)
        assert [(one.what, one.changes) for one in found] == [("same", ())] * 3


def taken_in(data: bytes, case: Review) -> list[Decision]:
    return match(read_file(data, "back.csv", "chronology", KNOWN, agency=AGENCY), case)


def test_taken_into_another_case_a_row_keeps_what_was_held_against_it() -> None:
    data = prepare(outgoing(disputed()), Job(today=TODAY, suffix=".csv")).data
    other = replace(disputed(), entries=(), minutes=(), evidence=())
    first, second, third = taken_in(data, other)
    assert first.entry is not None and first.entry.comment == f"Late. {BESIDE}"
    assert third.entry is not None and third.entry.comment == BESIDE and second.row.notes == ()
    assert first.row.notes == (f"what stood beside it was kept as words, as no minutes of this case say it: {BESIDE}",)
    kept = replace(other, entries=tuple(replace(one.entry, id=f"k{n}") for n, one in enumerate((first, second, third))))
    assert f"Late. {BESIDE}" in in_csv(kept)
    assert [(one.what, one.row.notes) for one in taken_in(data, kept)] == [("same", ())] * 3


def test_a_row_of_the_case_that_rests_on_nothing_there_keeps_it_too() -> None:
    data = prepare(outgoing(disputed()), Job(today=TODAY, suffix=".csv")).data
    first, second, third = taken_in(data, replace(disputed(), evidence=()))
    assert (first.what, second.what, third.what) == ("update", "same", "update")
    assert first.entry is not None and (first.entry.id, first.entry.comment) == ("r1", f"Late. {BESIDE}")


def test_what_the_case_itself_says_of_a_row_goes_before_what_an_older_file_says() -> None:
    data = prepare(outgoing(disputed()), Job(today=TODAY, suffix=".csv")).data
    minutes = agreed(typed())
    case = replace(disputed(), minutes=(minutes,), evidence=(drawn(minutes, "r1", "p1"), drawn(minutes, "r3", "p2")))
    first, second, _ = taken_in(data, case)
    assert (first.what, first.entry) == ("same", None) and second.row.notes == ()
    assert first.row.notes == (f"what stood beside it was left out, as the case says otherwise of that row: {BESIDE}",)


def test_what_stands_in_a_comment_already_is_not_put_beside_it_again() -> None:
    case = disputed()
    twice = replace(case, entries=(replace(case.entries[0], comment=f"Late. {BESIDE}"), *case.entries[1:]))
    assert f"Late. {BESIDE}" in in_csv(twice)


def let(hit: Found) -> Accepted:
    kind, place, matched, text = hit.key
    return Accepted(kind=kind, place=place, matched=matched, text=text, reason="The record was read out there.")


def test_words_put_into_a_row_by_hand_stop_the_file_and_no_reason_lets_them_out() -> None:
    case = disputed()
    plain = replace(case, minutes=(issue(typed()),), evidence=())
    with pytest.raises(Disclosed) as stopped:
        prepare(outgoing(plain), Job(today=TODAY))
    (hit,) = stopped.value.verdict.stopping
    assert "a senior manager's authority" in stopped.value.sentence
    with pytest.raises(Disclosed):
        prepare(outgoing(plain), Job(today=TODAY, accepted=(let(hit),)))
    assert hit.kind == "unagreed minutes" and hit.place == "Chronology!E8" and hit.in_row
    said = stopped.value.sentence
    assert "holds words of minutes that may not be used" in said and "stands in the minutes of interview 3" in said


def test_a_record_read_out_in_the_meeting_is_let_out_by_a_reason_where_its_row_names_it() -> None:
    case = disputed()
    rows = tuple(replace(each, sources=(Citation("RiO", "p. 4"),)) for each in case.entries)
    plain = replace(case, minutes=(issue(typed()),), evidence=(), entries=rows)
    with pytest.raises(Disclosed) as stopped:
        prepare(outgoing(plain), Job(today=TODAY))
    (hit,) = stopped.value.verdict.stopping
    job = Job(today=TODAY, accepted=(let(hit),))
    ready = prepare(outgoing(plain), job)
    assert ready.rows == 3 and any(note.endswith("accepted: The record was read out there.") for note in ready.notes)
    twice = replace(plain, entries=(*rows, row("r4", 6, LONG[0], sources=(Citation("Minutes"),))))
    with pytest.raises(Disclosed, match="only in rows that name another source"):
        prepare(outgoing(twice), job)
    with pytest.raises(Disclosed, match="was accepted before in another place, form or kind of file"):
        prepare(outgoing(plain), replace(job, suffix=".csv"))


@pytest.mark.parametrize("leaving", [key_of_personnel, lambda case: for_panel(case, "initials")])
def test_words_put_into_the_key_stop_it_too(leaving: Callable[[Review], object]) -> None:
    people = (Person(code="SW1", involvement=LONG[1]),)
    case = replace(disputed(), minutes=(issue(typed()),), evidence=(), people=people, entries=())
    with pytest.raises(Disclosed, match="holds words of minutes that may not be used"):
        prepare(leaving(case), Job(today=TODAY, password="seven plain lanterns"))  # type: ignore[arg-type]


def test_what_the_boards_own_file_says_stops_nothing() -> None:
    case = replace(disputed(), minutes=(issue(typed()),), evidence=(), entries=(row("r2", 4, "Letter sent"),))
    book = openpyxl.load_workbook(io.BytesIO(board("Date", "Event", "Comment")))
    book.create_sheet("Guidance").cell(1, 1, LONG[0])
    out = io.BytesIO()
    book.save(out)
    job = Job(today=TODAY, template=out.getvalue(), template_name="b.xlsx")
    assert prepare(outgoing(case), job).rows == 1


def test_minutes_agreed_meanwhile_stop_nothing() -> None:
    case = replace(disputed(), minutes=(agreed(typed()),), evidence=())
    assert prepare(outgoing(case), Job(today=TODAY)).rows == 3


def test_nothing_is_made_while_it_is_to_stop() -> None:
    minutes = issue(typed())
    case = replace(disputed(), minutes=(minutes,), evidence=(drawn(minutes, "r1", "p1"),))
    told = "1 row rests on interview 3: version 1: SW1 has not answered; SW2 has not answered"
    with pytest.raises(Stopped, match=told):
        outgoing(case)
