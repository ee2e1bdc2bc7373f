"""A panel copy is never taken for an anonymised file nor the other way round, and names stand in its key alone."""

import io
from dataclasses import fields, replace
from pathlib import Path

import openpyxl
import pytest

from domain.disclosure import Accepted
from domain.errors import WrongUse
from domain.family.members import Member, Relation
from domain.gate import for_panel, key_of_personnel, log_of_case, outgoing, whole_case
from domain.log_line import LogLine
from domain.people import Person
from domain.question import Question
from domain.review import Field, Flag, RecordNumber, Source
from exporters.chronology.panel import footer, labelled
from exporters.data.case import case_from_json
from exporters.office.compound import is_locked
from exporters.office.locking import unlock
from exporters.office.package import Package
from exporters.office.proving import compare_parts
from exporters.office.xml import parse
from exporters.prepare import prepare
from exporters.way_out import aged
from exporters.way_out.job import Disclosed
from exporters.way_out.placed import free_name
from tests.exporters.disclosure.planted import rewritten
from tests.exporters.test_prepare import REVIEW, job, template

PASSWORD = "seven plain lanterns"
KEPT = Path(__file__).parents[1] / "workbooks"
NAMES = ("Snodbury", "Crumplehorn", "Wetherstone", "Beatrix", "Lavinia", "Ambrose")
SAID = "Panel copy – names inside – not for circulation"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """What the age format costs to open, as little as it can."""
    monkeypatch.setattr(aged, "WORK", 4)


def panel(naming="names", review=REVIEW, **rest):
    return prepare(for_panel(review, naming), job(password=PASSWORD, **rest))


def book(ready):
    return openpyxl.load_workbook(io.BytesIO(unlock(ready.data, PASSWORD)))


def parts(data):
    package = Package(data, "the file")
    return {part: package.read(part).decode("utf-8", "replace") for part in package.parts()}


def where_named(ready):
    found = parts(unlock(ready.data, PASSWORD))
    return {part for part, text in found.items() if any(name in text for name in NAMES)}


def key_rows(ready):
    sheet = book(ready)["Key of personnel"]
    return [[value or "" for value in row] for row in sheet.iter_rows(min_row=4, values_only=True)]


# What a panel copy holds


@pytest.mark.parametrize("ours", [False, True], ids=["the board's workbook", "our own layout"])
def test_real_names_stand_in_the_sheet_of_the_key_and_nowhere_else(ours):
    ready = panel(**({"template": None} if ours else {}))
    assert where_named(ready) == {"xl/worksheets/keyOfPersonnel.xml"}


def test_the_key_says_who_each_code_is():
    assert key_rows(panel()) == [
        ["Code", "Real name", "Job title or role", "Organisation", "Involvement", "Other names"],
        ["DN1", "Beatrix Snodbury", "District nurse", "", "", ""],
        ["GP1", "Dr Lavinia Crumplehorn", "General practitioner", "", "", ""],
        ["SW1", "Ambrose Wetherstone", "Social worker", "", "", ""],
    ]


def test_with_initials_no_part_holds_a_name():
    ready = panel("initials")
    assert where_named(ready) == set()
    assert [row[:3] for row in key_rows(ready)] == [
        ["Code", "Initials", "Job title or role"], ["DN1", "B.S.", "District nurse"],
        ["GP1", "L.C.", "General practitioner"], ["SW1", "A.W.", "Social worker"],
    ]  # fmt: skip


def test_earlier_codes_stand_in_the_key_where_anyone_had_one():
    review = replace(REVIEW, people=(replace(REVIEW.people[0], former_codes=("N4",)), *REVIEW.people[1:]))
    rows = key_rows(panel(review=review))
    assert (rows[0][-1], rows[1][-1], rows[2][-1]) == ("Earlier codes", "N4", "")


def test_the_rows_of_a_panel_copy_are_coded():
    sheet = book(panel())["Chronology"]
    assert [sheet.cell(line, 4).value for line in (5, 6)] == ["DN1", "DN1"]


@pytest.mark.parametrize("naming", ["names", "initials"])
def test_a_name_in_a_row_stops_a_panel_copy_too(naming):
    review = replace(REVIEW, entries=(replace(REVIEW.entries[0], event="Rang Beatrix Snodbury"),))
    with pytest.raises(Disclosed, match="Chronology!E5: “Beatrix Snodbury”"):
        panel(naming, review)


@pytest.mark.parametrize("naming", ["names", "initials"])
@pytest.mark.parametrize("told", ["NHS 999 002 4618", "born 2 September 1961", "BS 12 34 56 C"])
def test_a_number_or_date_of_somebody_has_no_place_in_the_key_of_a_panel_copy(naming, told):
    known = replace(REVIEW.people[0], involvement=told, identifiers=("2 September 1961",))
    with pytest.raises(Disclosed):
        panel(naming, replace(REVIEW, people=(known, *REVIEW.people[1:])))


def test_a_name_in_a_role_stops_a_panel_copy_that_shows_initials_only():
    review = replace(REVIEW, people=(replace(REVIEW.people[0], role="Nurse of Dr Crumplehorn"), *REVIEW.people[1:]))
    with pytest.raises(Disclosed, match="Crumplehorn"):
        panel("initials", review)


@pytest.mark.parametrize("other", ["J.S.", "Mary Ann O’Brien", "Beatrix Snodbury"])
def test_initials_the_program_itself_writes_are_no_hits_in_the_key(other):
    people = (
        Person(code="SW2", name="Mrs Jane Smith (née Jones)"), Person(code="GP2", name="Dr Mary Ann O’Brien-Cole"),
        Person(code="X1", name="Abel Bode", other_names=(other,)),
    )  # fmt: skip
    ready = panel("initials", replace(REVIEW, people=(*REVIEW.people, *people)))
    assert [row[1] for row in key_rows(ready)][-3:] == ["J.S.", "M.A.O.C.", "A.B."]


def test_what_stands_in_the_key_is_told_to_be_changed_there_and_accepted_on_the_screen():
    review = replace(REVIEW, people=(replace(REVIEW.people[0], role="Nurse of Dr Crumplehorn"), *REVIEW.people[1:]))
    with pytest.raises(Disclosed) as stopped:
        panel("initials", review)
    hits = [hit for hit in stopped.value.verdict.stopping if hit.in_key]
    assert [hit.matched for hit in hits] == ["Dr Crumplehorn"]
    assert "comes from the key: take it out of the role" in stopped.value.sentence
    assert "on the screen: F9, the same panel copy" in stopped.value.sentence
    assert "imr accept" not in stopped.value.sentence


# How it is told


@pytest.mark.parametrize(("naming", "said"), [("names", SAID), ("initials", SAID.replace("names", "initials"))])
def test_every_sheet_of_a_panel_copy_says_so_at_its_foot(naming, said):
    made = book(panel(naming))
    assert len(made.sheetnames) > 1
    for sheet in made:
        assert said in "".join(part.text or "" for part in (sheet.oddFooter.left, sheet.oddFooter.center))


@pytest.mark.parametrize("path", sorted(KEPT.glob("*chronology*.xlsx")), ids=lambda path: path.stem)
def test_but_for_the_key_the_labels_and_their_links_a_board_s_workbook_stays_as_it_was(path):
    plain = prepare(outgoing(REVIEW), job(template=path.read_bytes(), boards_names=True))
    ready = panel(template=path.read_bytes(), boards_names=True)
    proof = compare_parts(plain.data, unlock(ready.data, PASSWORD))
    assert proof.added == ("xl/worksheets/keyOfPersonnel.xml",)
    assert proof.dropped == ()
    sheets = {part for part in parts(plain.data) if part.startswith("xl/worksheets/sheet")}
    assert set(proof.changed) == sheets | {
        "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"
    }


def test_the_proof_of_what_changed_tells_of_the_key_s_sheet():
    assert "xl/worksheets/keyOfPersonnel.xml" in {change.part for change in panel(prove=True).changes}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"&C{SAID}"),
        ("Page &P", f"&C{SAID}\nPage &P"),
        ("&LRiverside", f"&LRiverside&C{SAID}"),
        ("&LA&C&8Page &P&RB", f"&LA&C{SAID}\n&8Page &P&RB"),
        ("&LA&RB", f"&LA&C{SAID}&RB"),
        ("&LFish && Chips&RB", f"&LFish && Chips&C{SAID}&RB"),
        (f"&C{SAID}", f"&C{SAID}"),
        ("&L" + "long " * 45, f"&C{SAID}"),
    ],
)
def test_a_footer_of_the_board_s_is_kept_below_the_label_where_there_is_room(before, after):
    assert footer(before, SAID) == after
    assert len(footer(before, SAID)) <= 255


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


@pytest.mark.parametrize(
    "rest",
    [
        "<sheetData/>",
        "<sheetData><row r='1'><c r='A1'/></row></sheetData><pageMargins/><pageSetup/><drawing/><tableParts/>",
        "<sheetData></sheetData><headerFooter differentFirst='1' differentOddEven='1'><oddHeader>x</oddHeader>"
        "<firstHeader>y</firstHeader></headerFooter><extLst/>",
        "<sheetData/><customSheetViews><customSheetView><headerFooter><oddFooter>z</oddFooter></headerFooter>"
        "</customSheetView></customSheetViews>",
    ],
)
def test_the_label_comes_into_every_footer_a_sheet_has_or_asks_for(rest):
    made = labelled(f"{SHEET}{rest}</worksheet>".encode(), "xl/worksheets/sheet1.xml", SAID).decode()
    asked = 3 if "differentFirst" in rest else 2 if "customSheetView" in rest else 1
    assert made.count(SAID) == asked
    assert made.startswith(SHEET + rest[: rest.index("sheetData")])
    for later in ("<drawing", "<tableParts", "<extLst"):
        assert later not in made or made.index("<headerFooter") < made.index(later)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "us-ascii", "utf-16"])
def test_a_sheet_written_in_another_way_is_labelled_and_reads_as_before(encoding):
    text = "cafe" if encoding == "us-ascii" else "café"
    cells = f"<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>{text}</t></is></c></row></sheetData>"
    sheet = f'<?xml version="1.0" encoding="{encoding}"?>{SHEET}{cells}<pageMargins/></worksheet>'
    made = parse(labelled(sheet.encode(encoding), "xl/worksheets/sheet1.xml", SAID), "the sheet")
    assert "".join(made.itertext()) == f"{text}&C{SAID}"


# Never mixed up


def test_the_profile_of_what_leaves_comes_from_what_passed_the_gate():
    assert prepare(outgoing(REVIEW), job()).profile == "anonymised"
    assert panel().profile == "panel copy"
    assert prepare(key_of_personnel(REVIEW), job(password=PASSWORD)).profile == "names inside"


def test_a_panel_copy_is_refused_a_name_that_does_not_say_so(tmp_path):
    with pytest.raises(WrongUse, match=r"call it chronology-PANEL-COPY\.xlsx"):
        panel().place(tmp_path / "chronology.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_panel_copy_is_refused_a_name_that_says_it_is(tmp_path):
    with pytest.raises(WrongUse, match="no panel copy"):
        prepare(outgoing(REVIEW), job()).place(tmp_path / "chronology-PANEL-COPY.xlsx")


def test_a_panel_copy_is_placed_under_a_name_that_says_so(tmp_path):
    path = panel().place(tmp_path / "chronology-panel-copy.xlsx")
    assert is_locked(path.read_bytes())


def test_another_free_name_keeps_what_the_name_must_end_with(tmp_path):
    for name, free in (
        ("a.xlsx", "a v2.xlsx"), ("a-PANEL-COPY.xlsx", "a v2-PANEL-COPY.xlsx"), ("a.json.age", "a v2.json.age"),
        ("a.b.csv", "a.b v2.csv"),
    ):  # fmt: skip
        assert free_name(tmp_path / name).name == free


@pytest.mark.parametrize("made", [for_panel(REVIEW, "names"), key_of_personnel(REVIEW), whole_case(REVIEW, {}, (), ())])
def test_what_holds_names_is_not_even_made_without_a_password(made):
    with pytest.raises(WrongUse, match="password"):
        prepare(made, job())


def test_a_panel_copy_is_no_csv():
    with pytest.raises(WrongUse, match="xlsx"):
        panel(template=None, suffix=".csv")


def test_an_anonymised_file_is_locked_on_request_and_searched_before():
    ready = prepare(outgoing(REVIEW), job(password=PASSWORD))
    assert ready.locked and is_locked(ready.data)
    assert openpyxl.load_workbook(io.BytesIO(unlock(ready.data, PASSWORD)))["Chronology"]["E5"].value == "First visit"
    review = replace(REVIEW, entries=(replace(REVIEW.entries[0], event="Rang Beatrix Snodbury"),))
    with pytest.raises(Disclosed):
        prepare(outgoing(review), job(password=PASSWORD))


def test_all_codes_of_the_key_have_left_with_a_panel_copy():
    assert panel().codes == {"DN1", "GP1", "SW1"}


def test_a_name_in_the_name_of_the_file_is_refused_whatever_is_inside(tmp_path):
    for ready, name in (
        (panel(), "Snodbury-PANEL-COPY.xlsx"),
        (prepare(key_of_personnel(REVIEW), job(password=PASSWORD)), "key of Snodbury.xlsx"),
        (prepare(whole_case(REVIEW, {}, (), ()), job(password=PASSWORD)), "Snodbury.json.age"),
    ):
        with pytest.raises(Exception, match="Snodbury"):
            ready.place(tmp_path / name)


# The key, the whole case, the log


def test_the_key_leaves_locked_and_holds_everyone():
    ready = prepare(key_of_personnel(REVIEW), job(password=PASSWORD))
    assert ready.suffix == ".xlsx" and is_locked(ready.data)
    names = [row[1] for row in key_rows(ready)[1:]]
    assert names == ["Beatrix Snodbury", "Dr Lavinia Crumplehorn", "Ambrose Wetherstone"]


def test_texts_that_mean_something_to_excel_come_out_of_the_key_as_they_went_in():
    odd = Person(code="=1+1", name="_x0041_ <b> & “O’Neill”", role="a\nb", other_names=("x", "y"), involvement=" lead ")
    review = replace(REVIEW, people=(odd,))
    row = key_rows(prepare(key_of_personnel(review), job(password=PASSWORD)))[1]
    assert row == ["=1+1", "_x005F_x0041_ <b> & “O’Neill”", "a\nb", "", " lead ", "x; y"]


ALL = replace(
    REVIEW,
    details=replace(REVIEW.details, author="An Author", reference="SAR 9"),
    entries=(
        *REVIEW.entries,
        replace(REVIEW.entries[0], id="z", time="09:30", slot="09:30", sequence=4, agency="Riverside", revision=3,
                outcome="o", comment="c\u2028d", fields=(("seen", "DN1"),), recorded_at="2024-01-01T00:00:00Z",
                recorded_by="user", flags=("good",), questions=("1a",)),
    ),
    people=(*REVIEW.people, Person(code="A", name="N", other_names=("O",), identifiers=("943 476 5919",), note="n",
                                   given_by_board=True, exported=True, former_codes=("B",), revision=2)),
    family=(Member(code="A", relationship="mother", born="1 May 1950", address="1 High Street"),),
    relations=(Relation(one="A", kind="married", other="DN1"),),
    record_numbers=(RecordNumber("RiO", "1234567"),),
    log_head="ab" * 32,
)  # fmt: skip
LINES = (
    LogLine(
        number=1, at="2024-01-01T00:00:00Z", user="user-1", session="s", verb="add", what=("people/1", "people/2"),
        digest="cd" * 32, hash="ab" * 32,
    ),
)  # fmt: skip


def test_the_whole_case_comes_back_from_its_file_as_it_was():
    verdict = Accepted(kind="chronology.xlsx", place="E", matched="May", text="00", reason="the month")
    out = whole_case(ALL, {"ED": "", "Smith Street": "place"}, (verdict,), LINES)
    ready = prepare(out, job(password=PASSWORD))
    assert ready.suffix == ".json.age"
    back = case_from_json(aged.unlock(ready.data, PASSWORD))
    assert (back.review, back.terms, back.accepted, back.log) == (ALL, out.terms, (verdict,), LINES)


def test_the_whole_case_is_unreadable_without_its_passphrase():
    ready = prepare(whole_case(ALL, {}, (), LINES), job(password=PASSWORD))
    assert not any(name.encode() in ready.data for name in NAMES)
    with pytest.raises(WrongUse):
        aged.unlock(ready.data, "another passphrase")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_the_log_leaves_open_and_names_nobody(suffix):
    ready = prepare(log_of_case(ALL, LINES), job(suffix=suffix))
    assert (ready.suffix, ready.locked, ready.rows, ready.log_head) == (suffix, False, 1, "ab" * 32)
    text = ready.data.decode()
    assert "user-1" in text and "cd" * 32 in text and "people/1 people/2" in text


def test_a_name_that_came_into_the_log_stops_it():
    line = replace(LINES[0], what=("maps/Snodbury",))
    with pytest.raises(Disclosed):
        prepare(log_of_case(ALL, (line,)), job(suffix=".csv"))


# Other programs


@pytest.mark.real
@pytest.mark.parametrize("naming", ["names", "initials"])
@pytest.mark.parametrize("path", [None, *sorted(KEPT.glob("*chronology*.xlsx"))], ids=lambda p: p.stem if p else "ours")
def test_microsofts_validator_finds_no_fault_in_a_panel_copy(validator, tmp_path, naming, path):
    made = tmp_path / "panel.xlsx"
    board = path.read_bytes() if path else None
    made.write_bytes(unlock(panel(naming, template=board, boards_names=True).data, PASSWORD))
    assert validator(made) == []


@pytest.mark.real
def test_microsofts_validator_finds_no_fault_in_the_key(validator, tmp_path):
    made = tmp_path / "key.xlsx"
    made.write_bytes(unlock(prepare(key_of_personnel(REVIEW), job(password=PASSWORD)).data, PASSWORD))
    assert validator(made) == []


@pytest.mark.real
def test_libreoffice_opens_a_panel_copy_with_its_password_only(opened_with_password):
    locked = panel().data
    text = opened_with_password(locked, PASSWORD)
    assert "Beatrix Snodbury" in text and "First visit" in text
    assert opened_with_password(locked, "another password") is None


def test_a_sheet_of_the_board_s_that_is_called_so_already_is_left_alone():
    named = Package(template(), "board").read("xl/workbook.xml")
    named = named.replace(b'name="Chronology"', b'name="key of personnel"')
    data = rewritten(template(), {"xl/workbook.xml": named})
    assert book(panel(template=data)).sheetnames == ["key of personnel", "Key of personnel 2"]




def test_the_heading_of_the_key_stands_on_every_page():
    assert book(panel())["Key of personnel"].print_title_rows == "$4:$4"


@pytest.mark.parametrize(
    "thing", [Person, Member, Relation, RecordNumber, Accepted, LogLine, Source, Question, Flag, Field]
)
def test_the_page_on_profiles_tells_of_every_field_of_the_open_json(thing):
    page = (Path(__file__).parents[3] / "docs" / "profiles.md").read_text()
    assert [field.name for field in fields(thing) if f"`{field.name}`" not in page] == []
