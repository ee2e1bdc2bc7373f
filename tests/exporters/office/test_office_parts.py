"""The small parts of the workbook engine: references, formulas, formats, heights, lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.chronology.choices import Choices
from exporters.office import refs
from exporters.office.continuation import CONTINUED, joined, split
from exporters.office.formulas import CannotMove, Move, copied, moved
from exporters.office.heights import MAX_HEIGHT, room
from exporters.office.refs import Range
from exporters.office.styles import Styles
from exporters.office.workbook import Workbook
from exporters.office.xml import MAIN, escaped, parse, unescaped
from tests.exporters import forms

MOVE = Move("Chronology", first=9, after=38, by=12)


# references

@given(st.integers(1, refs.LAST_COLUMN))
def test_columns_have_letters_and_back(column):
    assert refs.number(refs.letter(column)) == column


@pytest.mark.parametrize("text", ["A1", "C4:H38", "XFD1048576", "A1:A1"])
def test_a_range_reads_back(text):
    assert str(Range.read(text)) == ("A1" if text == "A1:A1" else text)


def test_sheet_names_with_apostrophes_are_understood():
    assert refs.split_sheet("'Adult A''s list'!$A$2:$A$9") == ("Adult A's list", "$A$2:$A$9")


# formulas

@pytest.mark.parametrize(
    ("formula", "after"),
    [
        ("COUNTA(A9:A38)", "COUNTA(A9:A50)"),
        ("SUM($A$9:$A38)", "SUM($A$9:$A50)"),
        ("A38+A39", "A38+A51"),
        ("SUM(B38:D38)", "SUM(B38:D38)"),
        ("SUM(A1:A200)", "SUM(A1:A212)"),
        ("SUM(A1:A20)", "SUM(A1:A20)"),
        ("COUNTA(A:A)", "COUNTA(A:A)"),
        ("SUM(40:41)", "SUM(52:53)"),
        ('IF(A9="A39","A40",A40)', 'IF(A9="A39","A40",A52)'),
        ("Chronology!B40&Other!B40", "Chronology!B52&Other!B40"),
        ("'Chronology'!$B$40", "'Chronology'!$B$52"),
        ("[1]Chronology!A40", "[1]Chronology!A40"),
        ("LOG10(A40)+TODAY()", "LOG10(A52)+TODAY()"),
        ("Rows[[#This Row],[A40]]&A41", "Rows[[#This Row],[A40]]&A53"),
        ("INDEX(A39:INDEX(B:B,3),2)", "INDEX(A51:INDEX(B:B,3),2)"),
        ("#REF!$A$40+#N/A", "#REF!$A$40+#N/A"),
        ("ZZZ40+Q_39", "ZZZ40+Q_39"),
    ],
)
def test_references_follow_rows_put_in(formula, after):
    assert moved(formula, MOVE, "Chronology") == after


def test_a_formula_on_another_sheet_moves_only_what_names_this_one():
    assert moved("A40+chronology!A40", MOVE, "Summary") == "A40+chronology!A52"


def test_a_reference_over_several_sheets_cannot_move():
    with pytest.raises(CannotMove):
        moved("SUM(January:March!A40)", MOVE, "Summary")


@pytest.mark.parametrize(
    ("formula", "after"),
    [("A9*$B$1+$C9+D$9", "A11*$B$1+$C11+D$9"), ("SUM(A9:A9)", "SUM(A11:A11)"), ("5:5", "7:7"), ("$5:6", "$5:8"),
     ("A1048576", "#REF!"), ('"A9"&A9', '"A9"&A11'), ("Rows[A9]", "Rows[A9]")],
)  # fmt: skip
def test_a_formula_copied_down_takes_its_own_row_along(formula, after):
    assert copied(formula, 2) == after


@given(st.text(alphabet="AB$19:!'\"[]()+,#. x", max_size=30))
@settings(max_examples=150)
def test_any_text_can_be_looked_through_for_references(text):
    copied(text, 3)
    try:
        assert moved(text, Move("Elsewhere", 1, 5, 2), "Chronology") == text
    except CannotMove:
        assert ":" in text


# formats

@pytest.mark.parametrize(
    ("code", "day", "time"),
    [("General", False, False), ("@", False, False), ("dd/mm/yyyy", True, False), ("hh:mm", False, True),
     ("dd/mm/yyyy hh:mm", True, True), ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", True, False), ("0.00", False, False),
     ('"days" 0', False, False), ("[Red]0", False, False), ("[h]:mm", False, True), ("h:mm AM/PM", False, True)],
)  # fmt: skip
def test_a_format_says_whether_it_shows_days_or_times(code, day, time):
    from xml.sax.saxutils import quoteattr

    root = parse(
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="200" formatCode={quoteattr(code)}/></numFmts>'
        '<cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>'.encode(), "styles",
    )  # fmt: skip
    style = Styles(root)[0]
    assert (style.asks_date, style.asks_time) == (day, time)


def test_a_format_is_added_once():
    styles = Workbook(forms.rich(), "rich").styles
    first = styles.variant(3, code="dd/mm/yyyy")
    assert styles.variant(3, code="dd/mm/yyyy") == first
    assert styles.bytes().count(b"<xf ") == len(parse(styles.bytes(), "styles").findall(f".//{{{MAIN}}}xf"))


# text

@given(st.text())
def test_escaped_text_survives_xml_and_excel(text):
    from exporters.office.xml import cleaned

    read = parse(f"<t>{escaped(text)}</t>".encode(), "t").text or ""
    assert unescaped(read) == cleaned(text)


# heights

def test_more_text_takes_more_lines_and_never_more_than_excel_shows():
    style = Workbook(forms.rich(), "rich").styles[1]
    held = room(40, style, ("Calibri", 11.0), wraps=True)
    lines = [held.lines("word " * count) for count in (1, 10, 100, 1000)]
    assert lines == sorted(lines) and lines[0] == 1 and lines[-1] > 100
    assert held.lines("a\nb\n\nc") == 4
    assert held.height(500) == MAX_HEIGHT and held.height(2) > held.height(1)


# long texts

@given(st.text(alphabet="ab .\n", min_size=1, max_size=400), st.integers(20, 60))
def test_text_parted_joins_to_the_same_text(text, most):
    pieces = split(text, lambda piece: len(piece) <= most)
    assert all(len(piece) <= most for piece in pieces)
    assert all(piece.startswith(CONTINUED) for piece in pieces[1:])
    assert joined(pieces) == text


def test_text_is_parted_between_sentences_when_it_can_be():
    text = "One sentence here. Another sentence there. A third one at the end."
    assert split(text, lambda piece: len(piece) <= 50)[0] == "One sentence here. Another sentence there."


def test_what_belongs_together_is_not_parted():
    text = "a word, " * 5 + "943 476 5919 and more words"
    whole = [(text.index("943"), text.index(" and more"))]
    for most in range(14, 60):
        pieces = split(text, lambda piece, most=most: len(piece) <= most, whole)
        assert joined(pieces) == text
        assert most < 26 or any("943 476 5919" in piece for piece in pieces), most


# lists

KLOES = Choices([*(f"KLOE {number}" for number in range(1, 13)), "Not applicable"])


@pytest.mark.parametrize(
    ("said", "listed"),
    [("2", "KLOE 2"), ("12", "KLOE 12"), ("kloe 2", "KLOE 2"), (" KLOE  2 ", "KLOE 2"), ("KLOE2", "KLOE 2"),
     ("Q2", None), ("not applicable", "Not applicable"), ("applicable", None), ("13", None), ("", None)],
)  # fmt: skip
def test_a_listed_value_is_found_only_when_it_is_the_one_meant(said, listed):
    assert KLOES.match(said) == listed


def test_two_that_could_be_meant_are_neither():
    assert Choices(["KLOE 2", "ToR 2"]).match("2") is None


def test_lists_of_numbers_and_of_yes_and_no():
    assert Choices([1, 2, 3.0]).match("3") == 3.0
    assert Choices(["Y", "N"]).match("Yes") == "Y"
    assert Choices(["Red", "Amber", "Green"]).match("amber") == "Amber"
    assert Choices(["1. Safety", "2. Housing"]).match("2") == "2. Housing"


def test_labels_with_letters_and_points():
    assert Choices(["KLOE 3.1", "KLOE 3.2", "KLOE 3.2a"]).match("3.2") == "KLOE 3.2"


@pytest.mark.parametrize(
    ("formula", "values"),
    [('"Yes,No, Not known"', ("Yes", "No", "Not known")), ("Lists!$A$2:$A$3", ("KLOE 2", "KLOE 3")),
     ('INDIRECT("Kinds")', ("KLOE 1",)), ("Kinds", ("KLOE 1",)), ("OFFSET(Lists!A1,0,0,3)", None), ("Nowhere", None),
     ("Missing!$A$1:$A$4", None)],
)  # fmt: skip
def test_lists_are_read_however_the_board_wrote_them(formula, values):
    data = forms.replaced(forms.rich(), "xl/workbook.xml", "</definedNames>",
                          '<definedName name="Kinds">Lists!$A$1</definedName></definedNames>')  # fmt: skip
    book = Workbook(data, "rich")
    assert book.listed(formula, book.sheet("Chronology")) == values
