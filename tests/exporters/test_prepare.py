"""A finished file is built, read back and searched in memory; only then it is on disk, whole, new and private."""

import io
import os
import resource
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.dates.when import UNKNOWN, When
from domain.errors import CannotWrite, NotUnderstood, Stopped, WrongUse
from domain.gate import outgoing
from domain.people import Person
from domain.review import Details, Review
from exporters.prepare import prepare
from exporters.way_out.job import Disclosed, Job
from tests.exporters.disclosure.planted import rewritten

TODAY = date(2024, 10, 1)


def row(text, event, **rest):
    on = date.fromisoformat(text)
    return Entry(id=text + event, when=When(text, "day", on, on), event=event, **rest)


REVIEW = Review(
    details=Details(agency="Riverside", subject="Adult A", period=Period(date(2023, 1, 1), date(2024, 6, 30))),
    entries=(
        row("2023-05-01", "First visit", people=("DN1",), who="DN1"),
        row("2023-05-03", "Call to GP1 about the tablets", people=("DN1",), who="DN1", action="GP1 to visit"),
        row("2024-08-01", "Letter of the Board"),
        Entry(id="u", when=UNKNOWN, event="Note without a date"),
    ),
    people=(
        Person(code="DN1", role="District nurse", name="Beatrix Snodbury"),
        Person(code="GP1", role="General practitioner", name="Dr Lavinia Crumplehorn"),
        Person(code="SW1", role="Social worker", name="Ambrose Wetherstone"),
    ),
)


def template(**cells):
    """A plain board's workbook, with more texts in it when asked."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Chronology"
    for column, heading in enumerate(("Date", "Time", "Source", "Professional", "Event", "Action taken", "Comment"), 1):
        sheet.cell(4, column, heading)
    for ref, text in cells.items():
        sheet[ref] = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def job(**rest):
    return Job(**{"today": TODAY, "template": template(), "template_name": "board.xlsx", **rest})


def ready(review=REVIEW, **rest):
    return prepare(outgoing(review), job(**rest))


def with_text(text):
    return replace(REVIEW, entries=(*REVIEW.entries[:2], row("2024-01-05", text), *REVIEW.entries[2:]))


def test_the_rows_stand_in_the_boards_workbook():
    sheet = openpyxl.load_workbook(io.BytesIO(ready().data))["Chronology"]
    assert [sheet.cell(line, 5).value for line in range(5, 9)] == [
        "First visit", "Call to GP1 about the tablets", "Letter of the Board", "Note without a date",
    ]


def test_undated_rows_and_those_outside_the_period_are_said():
    notes = " ".join(ready().notes)
    assert "1 row without a date" in notes
    assert "1 row outside the period" in notes


def test_the_codes_named_in_rows_or_their_words_are_known_for_the_log():
    assert ready().codes == {"DN1", "GP1"}
    assert ready().rows == 4


@pytest.mark.parametrize(
    "text",
    ["Rang Beatrix Snodbury", "rang SNODBURY", "Snodbury’s note", "Dr Crumplehorn came", "met Ambrose", "Be­atrix rang"],
)
def test_a_real_name_in_a_row_stops_the_export_and_says_where(text):
    with pytest.raises(Disclosed) as stopped:
        ready(with_text(text))
    assert stopped.value.exit_code == 1
    assert "Chronology!E7" in stopped.value.sentence
    assert "nothing was written" in stopped.value.sentence


def test_every_hit_is_told_with_its_cell():
    review = with_text("Rang Snodbury")
    review = replace(review, entries=(*review.entries, row("2024-08-06", "Seen", comment="Wetherstone asked")))
    with pytest.raises(Disclosed) as stopped:
        ready(review)
    told = [(hit.place, hit.code) for hit in stopped.value.verdict.stopping]
    assert told == [("Chronology!E7", "DN1"), ("Chronology!G10", "SW1")]


@pytest.mark.parametrize("text", ["Mr Wetherstone came", "Paul Wetherstone", "Wetherstone Street", "the Wetherstones"])
def test_a_known_surname_that_may_be_anothers_stops_the_export_and_says_so(text):
    with pytest.raises(Disclosed, match="for SW1 \\(asked: may be another person\\)"):
        ready(with_text(text))


@pytest.mark.parametrize("who", ["Tom Ng", "J Smythe", "DN1 to Tom Ng"])
def test_a_name_of_nobody_among_who_a_row_names_stops_the_export_until_it_is_answered(who):
    entries = (*REVIEW.entries, row("2024-01-05", "Call", who=who, people=("DN1",) if "DN1" in who else ()))
    review = replace(REVIEW, entries=entries)
    with pytest.raises(Disclosed) as stopped:
        ready(review)
    assert stopped.value.exit_code == 1
    assert "Row of Fri 5 January 2024, who: “" in stopped.value.sentence
    name = who.removeprefix("DN1 to ")
    assert f"“{name}” is nobody of the key" in stopped.value.sentence
    assert prepare(outgoing(review, terms=frozenset({name})), job()).rows == 5


def test_a_name_behind_a_title_that_is_nobodys_is_told_with_the_export():
    made = ready(with_text("Dr Jones sent apologies"))
    assert any(note.startswith("Not in the key: “Dr Jones”, in the row of Fri 5 January 2024.") for note in made.notes)


def test_a_name_the_boards_file_held_stops_too_and_is_said_to_be_theirs():
    with pytest.raises(Disclosed, match="it stood in the board’s file already"):
        ready(template=template(A1="Return to Ambrose Wetherstone"))


def test_the_boards_own_names_pass_when_the_author_allows_them_and_are_still_told():
    made = ready(template=template(A1="Return to Ambrose Wetherstone"), boards_names=True)
    assert any("Ambrose Wetherstone" in note and "allowed" in note for note in made.notes)


def test_allowing_the_boards_names_lets_none_of_ours_through():
    with pytest.raises(Disclosed, match="E7"):
        prepare(
            outgoing(with_text("Rang Wetherstone")),
            job(template=template(A1="Return to Ambrose Wetherstone"), boards_names=True),
        )


def test_macros_the_boards_file_came_with_do_not_keep_it_back():
    macros = rewritten(template(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 packed"})
    assert ready(template=macros).rows == 4


def test_a_template_not_understood_is_refused_before_anything_is_made():
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(NotUnderstood):
        ready(template=out.getvalue())


def test_the_author_may_stop_it_at_any_step():
    class Enough(Exception):
        pass

    said = []

    def step(what):
        said.append(what)
        if what.startswith("Searching"):
            raise Enough

    with pytest.raises(Enough):
        prepare(outgoing(REVIEW), job(), step)
    assert said[0] == "Reading the board’s file"


def test_every_change_is_told_when_asked_to_prove():
    assert ready().changes == ()
    assert any(change.place == "E5" for change in ready(prove=True).changes)


def test_without_a_template_our_own_layout_is_filled():
    made = ready(template=None, prove=True)
    sheet = openpyxl.load_workbook(io.BytesIO(made.data))["Chronology"]
    assert "First visit" in [cell.value for cell in sheet["E"]]
    assert (made.suffix, made.changes) == (".xlsx", ())


def test_csv_is_read_back_and_searched_too():
    made = ready(template=None, suffix=".csv")
    assert made.data.decode("utf-8-sig").count("First visit") == 1
    with pytest.raises(Disclosed, match="line 4, column Event: “Snodbury”"):
        ready(with_text("Rang Snodbury"), template=None, suffix=".csv")


# Placing


def test_the_file_is_new_whole_and_for_its_owner_only(tmp_path):
    made = ready()
    old = os.umask(0)
    try:
        path = made.place(tmp_path / "chronology.xlsx")
    finally:
        os.umask(old)
    assert path.read_bytes() == made.data
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["chronology.xlsx"]


def test_a_file_that_is_there_is_never_overwritten_and_the_next_name_is_offered(tmp_path):
    taken = tmp_path / "chronology.xlsx"
    taken.write_text("mine")
    (tmp_path / "chronology v2.xlsx").write_text("mine too")
    with pytest.raises(CannotWrite, match=r"chronology v3\.xlsx"):
        ready().place(taken)
    assert taken.read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_dangling_link_is_not_followed(tmp_path):
    (tmp_path / "chronology.xlsx").symlink_to(tmp_path / "elsewhere.xlsx")
    with pytest.raises(CannotWrite):
        ready().place(tmp_path / "chronology.xlsx")
    assert not (tmp_path / "elsewhere.xlsx").exists()


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(CannotWrite, match="no folder"):
        ready().place(tmp_path / "nowhere" / "chronology.xlsx")


def test_a_closed_folder_is_said(tmp_path):
    # No permission keeps the administrator out of a folder; the kernel's own take no files from anyone.
    folder = Path("/sys") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="may not write"):
            ready().place(folder / "chronology.xlsx")
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_leaves_nothing_behind(tmp_path):
    """A limit on the size of files stands for the full disk: the write stops in the middle."""
    import signal

    made = ready()
    held = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        with pytest.raises(CannotWrite, match="full"):
            made.place(tmp_path / "chronology.xlsx")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, held)
    assert list(tmp_path.iterdir()) == []


def test_a_real_name_in_the_file_name_is_refused(tmp_path):
    with pytest.raises(Stopped, match="Snodbury"):
        ready().place(tmp_path / "Snodbury chronology.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_another_ending_is_refused_with_the_right_one(tmp_path):
    with pytest.raises(WrongUse, match=r"chronology\.xlsx"):
        ready().place(tmp_path / "chronology.csv")


def test_it_may_go_to_a_stream():
    made, stream = ready(), io.BytesIO()
    made.write_to(stream)
    assert stream.getvalue() == made.data


def test_what_is_prepared_never_shows_its_content_when_printed():
    assert "visit" not in repr(ready())


def test_a_number_where_a_long_text_goes_on_in_the_next_row_is_found():
    people = (replace(REVIEW.people[0], identifiers=("943 476 5919",)),)
    for words in range(630, 670):
        text = "word " * words + "943 476 5919 " + "word " * 900
        with pytest.raises(Disclosed, match="943 476 5919"):
            ready(replace(REVIEW, entries=(row("2024-01-05", text),), people=people), template=None)
