import io
from datetime import date, datetime, time

import openpyxl
import pytest

from domain.chronology.entry import Citation
from domain.errors import NotUnderstood
from exporters.readers import ReadRow, read_file
from exporters.templates import from_json
from tests.exporters.reading import AGENCY, KNOWN, sheet

HEAD = ("Date", "Time", "Who was involved", "Event", "Action taken", "Source", "KLOE")


def rows(data: bytes, mapping: str | None = None) -> list[ReadRow]:
    return list(read_file(data, "old.xlsx", "chronology", KNOWN, from_json(mapping) if mapping else None,
    agency=AGENCY).rows)


def row(*cells: object, formats: dict[str, str] | None = None, head: tuple[str, ...] = HEAD) -> ReadRow:
    return rows(sheet(head, cells, formats=formats))[0]


def test_a_row_becomes_an_entry() -> None:
    read = row(date(2024, 3, 3), time(9, 30), "SW1 to GP1", "Call", "GP1 to visit", "EMIS vol 2 p.112", "KLOE 2")
    entry = read.entry
    assert entry is not None
    assert entry.when.earliest == date(2024, 3, 3)
    assert (entry.time, entry.who, entry.people) == ("09:30", "SW1 to GP1", ("SW1", "GP1"))
    assert (entry.event, entry.action) == ("Call", "GP1 to visit")
    assert entry.sources == (Citation("EMIS", "vol 2 p.112"),)
    assert entry.questions == ("2",)


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(NotUnderstood, match="empty.csv is empty. Ask for the file again."):
        read_file(data, "empty.csv", "chronology", KNOWN, None, agency=AGENCY)


def test_a_day_at_midnight_has_no_time() -> None:
    entry = row(datetime(2024, 3, 3), None, "SW1", "Visit").entry
    assert entry is not None and entry.time is None


def test_a_date_cell_with_a_clock_gives_the_time_too() -> None:
    entry = row(datetime(2024, 3, 3, 14, 5), None, "SW1", "Visit", formats={"A2": "dd/mm/yyyy hh:mm"}).entry
    assert entry is not None and entry.time == "14:05"


def test_days_of_a_workbook_from_1904_are_right() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["Date", "Event", "Who was involved"])
    book.active.append([date(2024, 3, 3), "Visit", "SW1"])
    out = io.BytesIO()
    book.save(out)
    entry = rows(out.getvalue())[0].entry
    assert entry is not None and entry.when.earliest == date(2024, 3, 3)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("3/3/24", date(2024, 3, 3), date(2024, 3, 3)),
        ("March 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("12 to 14 March 2024", date(2024, 3, 12), date(2024, 3, 14)),
        ("date not known", None, None),
    ],
)
def test_dates_in_words_are_read_as_known(text: str, earliest: date | None, latest: date | None) -> None:
    entry = row(text, None, "SW1", "Visit").entry
    assert entry is not None
    assert (entry.when.earliest, entry.when.latest) == (earliest, latest)


def test_a_day_written_the_american_way_is_refused() -> None:
    read = row("3/22/2024", None, "SW1", "Visit")
    assert read.entry is None
    assert "22" in read.problems[0]


def test_a_bare_number_is_not_taken_for_a_day_but_offered() -> None:
    read = row(45354, None, "SW1", "Visit")
    assert read.entry is None
    assert "3 March 2024" in read.problems[0]


def test_a_bare_year_is_a_year() -> None:
    entry = row(2023, None, "SW1", "Visit").entry
    assert entry is not None and entry.when.kind == "year"


def test_a_date_still_to_come_is_refused() -> None:
    assert row(date(2027, 3, 3), None, "SW1", "Visit").entry is None


def test_a_row_without_a_date_borrows_none() -> None:
    read = rows(sheet(HEAD, ("3/3/24", None, "SW1", "Visit"), (None, None, "SW1", "Second visit")))
    assert read[0].entry is not None
    assert read[1].entry is None
    assert "no date" in read[1].problems[0]


def test_a_date_merged_over_several_rows_is_that_of_each() -> None:
    data = sheet(HEAD, (date(2024, 3, 3), None, "SW1", "Visit"), (None, None, "SW1", "Second visit"), merges=["A2:A3"])
    assert [r.entry.when.earliest for r in rows(data) if r.entry] == [date(2024, 3, 3)] * 2


def test_blank_rows_are_skipped_and_totals_reported() -> None:
    read = rows(sheet(HEAD, ("3/3/24", None, "SW1", "Visit"), (None,), ("Total: 1 event",), ("5/3/24", None,
    "SW1", "Call")))
    assert [r.number for r in read if r.entry] == [2, 5]
    assert [r.number for r in read if r.problems] == [4]
    assert "not taken for an entry" in read[1].problems[0]


def test_text_carried_on_in_a_further_row_is_put_together() -> None:
    data = sheet(HEAD, ("3/3/24", None, "SW1", "First part."), ("3/3/24", None, "SW1", "(continued) Second part."))
    (read,) = rows(data)
    assert read.entry is not None and read.entry.event == "First part. Second part."


def test_start_and_end_in_two_columns_are_one_date_and_one_time() -> None:
    head = ("Start date", "End date", "Start time", "End time", "Event")
    read = rows(sheet(head, (date(2024, 3, 12), date(2024, 3, 14), None, None, "Ward"),
                      (date(2024, 3, 12), date(2024, 3, 12), time(9), time(10, 30), "Visit")))  # fmt: skip
    assert read[0].entry is not None and read[0].entry.when.kind == "range"
    assert read[1].entry is not None and read[1].entry.when.is_day and read[1].entry.time == "09:00-10:30"


@pytest.mark.parametrize("text", ["03/03/2024 09:30", "3 March 2024, 9.30am", "03/03/2024\n09:30"])
def test_date_and_time_in_one_cell_are_told_apart(text: str) -> None:
    entry = row(text, "Visit", head=("Date and time", "Event")).entry
    assert entry is not None and (entry.when.earliest, entry.time) == (date(2024, 3, 3), "09:30")


def test_agency_and_person_in_one_cell_are_told_apart() -> None:
    head = ("Date", "Agency / professional (code)", "Event")
    first = row("3/3/24", f"{AGENCY} / SW1", "Visit", head=head).entry
    other = row("3/3/24", "Police / PC1", "Visit", head=head).entry
    assert first is not None and (first.agency, first.people) == ("", ("SW1",))
    assert other is not None and (other.agency, other.people) == ("Police", ("PC1",))


def test_someone_new_comes_in_once_and_is_known_to_the_next_row() -> None:
    data = sheet(HEAD, ("3/3/24", None, "Dr Patel", "Visit"), ("4/3/24", None, "Dr Patel", "Call"))
    first, second = rows(data)
    assert [person.name for person in first.new_people] == ["Dr Patel"]
    assert second.new_people == ()
    assert first.entry and second.entry and first.entry.people == second.entry.people


def test_a_known_real_name_becomes_its_code_everywhere() -> None:
    read = row("3/3/24", None, "Imelda Okonjo", "Imelda Okonjo visited")
    assert read.entry is not None
    assert (read.entry.who, read.entry.event) == ("SW1", "SW1 visited")
    assert any("became a code" in note for note in read.notes)


def test_a_known_real_name_becomes_its_code_in_sources_their_places_and_questions_too() -> None:
    read = row("3/3/24", None, "SW1", "Visit", None, "Diary of Imelda Okonjo p.3; EMIS letter of Imelda Okonjo",
               "Did Imelda Okonjo ask?")  # fmt: skip
    assert read.entry is not None
    assert read.entry.sources == (Citation("Diary of SW1", "p.3"), Citation("EMIS", "letter of SW1"))
    assert [source.name for source in read.new_sources] == ["Diary of SW1"]
    assert [question.label for question in read.new_questions] == ["Did SW1 ask?"] == [*read.entry.questions]
    assert any("became a code" in note for note in read.notes)


def test_words_that_are_nobody_are_kept_as_they_stand() -> None:
    entry = row("3/3/24", None, "the duty team at the time", "Call").entry
    assert entry is not None and (entry.who, entry.people) == ("the duty team at the time", ())


def test_a_source_not_known_is_new_and_its_place_is_told_apart() -> None:
    read = row("3/3/24", None, "SW1", "Visit", None, "Case notes p.12; EMIS")
    assert read.entry is not None
    assert read.entry.sources == (Citation("Case notes", "p.12"), Citation("EMIS"))
    assert [source.name for source in read.new_sources] == ["Case notes"]


@pytest.mark.parametrize(("cell", "labels"), [("KLOE 2", ("2",)), (2, ("2",)), ("2; 3", ("2", "3")), ("n/a", ())])
def test_questions_are_known_by_their_label(cell: object, labels: tuple[str, ...]) -> None:
    entry = row("3/3/24", None, "SW1", "Visit", None, None, cell).entry
    assert entry is not None and entry.questions == labels


def test_flags_are_known_by_name_and_by_meaning_and_others_said() -> None:
    read = row("3/3/24", "Visit", "Concern about practice; key; unheard of", head=("Date", "Event", "Flags"))
    assert read.entry is not None and read.entry.flags == ("concern", "key")
    assert read.notes == ("“unheard of” is no flag of this case and is left out.",)


def test_a_tick_in_a_flags_own_column_is_the_flag() -> None:
    head = ("Date", "Event", "Good practice")
    yes, no = row("3/3/24", "Visit", "Yes", head=head).entry, row("3/3/24", "Visit", "No", head=head).entry
    assert yes is not None and no is not None
    assert (yes.flags, no.flags) == (("good",), ())


def test_a_column_not_understood_is_asked_about_not_dropped() -> None:
    data = sheet(("Date", "Event", "Zebra"), ("3/3/24", "Visit", "stripes"))
    with pytest.raises(NotUnderstood, match="Column C “Zebra” is not understood"):
        rows(data)
    read = rows(data, '{"columns": {"Zebra": "field:zebra"}}')
    assert read[0].entry is not None and read[0].entry.field("zebra") == "stripes"


def test_an_action_plan_is_not_taken_in_as_a_chronology() -> None:
    with pytest.raises(NotUnderstood, match="does not look like a chronology"):
        rows(sheet(("Recommendation", "Lead officer", "Target date", "Status"), ("Do it", "HV1", "3/3/24", "Open")))


CSV = "Date;Who was involved;Event\n3/3/24;SW1;Café visit – no reply\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separated_values_are_read_however_they_were_saved(encoding: str, separator: str) -> None:
    data = CSV.replace(";", separator).encode(encoding)
    (read,) = read_file(data, "old.csv", "chronology", KNOWN).rows
    assert read.entry is not None and read.entry.event == "Café visit – no reply"
    assert read.number == 2


def test_lines_within_a_value_are_kept_and_rows_keep_their_line_numbers() -> None:
    data = b'Date,Event\n3/3/24,"first\nsecond"\n4/3/24,Call\n'
    first, second = read_file(data, "old.csv", "chronology", KNOWN).rows
    assert first.entry is not None and first.entry.event == "first\nsecond"
    assert second.number == 4


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"nothing here", b"PK\x03\x04broken"])
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(NotUnderstood):
        read_file(data, "old.csv", "chronology", KNOWN)


def test_hidden_characters_do_not_come_in() -> None:
    entry = row("3/3/24", None, "SW1", "Vis\u202eit\u200b").entry
    assert entry is not None and entry.event == "Visit"


PEOPLE_HEAD = ("Name", "Job Role", "Identification in report", "Also known as", "Agency")


def test_a_list_of_people_is_read_by_its_headings() -> None:
    data = sheet(PEOPLE_HEAD, ("Maren Holt", "Health visitor", "HV7", "Maz; Mrs Hale", "Riverside"))
    person = read_file(data, "key.xlsx", "people", KNOWN).rows[0].person
    assert person is not None
    assert (person.code, person.name, person.role, person.organisation) == ("HV7", "Maren Holt", "Health "
    "visitor", "Riverside")
    assert person.other_names == ("Maz", "Mrs Hale")


def test_a_person_with_a_real_name_in_what_is_printed_is_refused() -> None:
    data = sheet(
        PEOPLE_HEAD,
        ("Maren Holt", "Health visitor", "HV7", "", "Riverside"), ("Tom Ng", "Colleague of Maren Holt", "HV8", "", ""),
    )  # fmt: skip
    first, second = read_file(data, "key.xlsx", "people", KNOWN).rows
    assert first.person is not None and second.person is None
    assert "The role holds “Maren Holt”, which is a name of HV7" in second.problems[0]


def test_a_name_behind_a_title_that_is_nobodys_is_noted() -> None:
    read = row("3/3/24", None, "SW1", "Dr Jones sent apologies")
    assert "“Dr Jones” is nobody of the key: add a person (/people), or /notname Jones" in read.notes


def test_names_in_two_columns_are_one_name() -> None:
    data = sheet(("First name", "Surname", "Code"), ("Maren", "Holt", "HV7"))
    person = read_file(data, "key.xlsx", "people", KNOWN).rows[0].person
    assert person is not None and person.name == "Maren Holt"


def test_someone_without_a_code_is_reported() -> None:
    data = sheet(PEOPLE_HEAD, ("Maren Holt", "Health visitor", None, None, None))
    read = read_file(data, "key.xlsx", "people", KNOWN).rows[0]
    assert read.person is None and "no code" in read.problems[0]


def test_a_chronology_is_not_taken_for_a_list_of_people() -> None:
    with pytest.raises(NotUnderstood, match="does not look like a list of people"):
        read_file(sheet(HEAD, ("3/3/24",)), "old.xlsx", "people", KNOWN)


def test_an_untimed_row_stands_behind_the_timed_row_of_its_day_that_the_file_has_before_it() -> None:
    day = date(2024, 3, 3)
    read = rows(
        sheet(HEAD, (day, None, "SW1", "First"), (day, time(9, 30), "SW1", "Call"), (day, None, "SW1", "Letter"),
              (date(2024, 3, 4), None, "SW1", "Next day"))
    )  # fmt: skip
    assert [(each.entry.event, each.entry.slot) for each in read if each.entry] == [
        ("First", ""), ("Call", "09:30"), ("Letter", "09:30"), ("Next day", ""),
    ]  # fmt: skip
