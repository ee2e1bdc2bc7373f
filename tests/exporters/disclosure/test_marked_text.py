"""What is read quickly holds every text read with its place; texts are joined and parted as a reader sees them."""

# ruff: noqa: E501

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.disclosure.marked_text import BETWEEN, PARTING, is_plain, quick
from exporters.disclosure.reader import Reader


def texts(markup):
    return [words.text for words in Reader().read(markup)]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<si><r><t>Ja</t></r><r><rPr><b/></rPr><t>ne</t></r></si>", ["Jane"]),
        ("<w:p><w:r><w:t>Ja</w:t></w:r><w:proofErr w:type='xy'/><w:r><w:t>ne</w:t></w:r></w:p>", ["xy", "Jane"]),
        ("<si><t>Jane</t></si><si><t>Smith</t></si>", ["Jane", "Smith"]),
        ("<p>Jane<br/>Smith</p>", ["Jane Smith"]),
        ("<a:p><a:r><a:rPr><a:solidFill><a:srgbClr val='FF'/></a:solidFill></a:rPr><a:t>Jane</a:t></a:r></a:p>",
         ["FF", "Jane"]),
        ("<t>J&#97;ne &amp; Tom</t>", ["Jane & Tom"]),
        ("<t>_x004A_ane</t>", ["Jane"]),
        ("<t><![CDATA[Jane <b>]]></t>", ["Jane <b>"]),
        ("<!-- Jane --><c/>", [" Jane "]),
        ("<oddHeader>&amp;LJane &amp;BSmith&amp;RTom</oddHeader>", [f"{BETWEEN}Jane Smith{BETWEEN}Tom"]),
        ('<x a="Jane > Smith">Tom</x>', ["Jane > Smith", "Tom"]),
        ("<x Target='file:///S:/Jane%20Smith'/>", ["file:///S:/Jane Smith"]),
    ],
)
def test_texts_are_joined_and_parted_as_they_are_seen(markup, found):
    assert texts(markup) == found


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<w:p><w:r><w:t>Ja</w:t></w:r><w:ins w:author='Tom'><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:t>ne</w:t></w:r></w:p>",
         ["Tom", "Jaxne", "Jane"]),
        ("<w:p><w:r><w:t>Ja</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:t>ne</w:t></w:r></w:p>",
         ["Jaxne", "Jane"]),
        ("<w:p><w:del><w:r><w:delText>Tom</w:delText></w:r></w:del><w:ins><w:r><w:t>SW1</w:t></w:r></w:ins></w:p>",
         ["TomSW1", "SW1", "Tom"]),
        ("<w:p><w:r><w:t>Ja</w:t></w:r><w:r><w:rPr><w:rPrChange w:author='Tom'><w:rPr/></w:rPrChange></w:rPr><w:t>ne</w:t>"
         "</w:r></w:p>", ["Tom", "Jane"]),
        ("<w:p><w:r><w:t>Ja</w:t></w:r><w:sdt><w:sdtPr><w:alias w:val='Tom'/></w:sdtPr><w:sdtContent><w:r><w:t>ne</w:t></w:r>"
         "</w:sdtContent></w:sdt></w:p>", ["Tom", "Jane"]),
        ("<w:p><w:r><w:t>Ja</w:t><w:drawing><wp:docPr descr='Tom'/><a:p><a:t>Sue</a:t></a:p></w:drawing><w:t>ne</w:t></w:r>"
         "</w:p>", ["Tom", "Sue", "Jane"]),
        ("<w:p><w:r><w:instrText>HYPERLINK \"mailto:ja</w:instrText></w:r><w:r><w:t>SW1</w:t></w:r><w:r><w:instrText>ne\""
         "</w:instrText></w:r></w:p>", ["SW1", 'HYPERLINK "mailto:jane"']),
        ("<w:p><w:r><w:t>Smith</w:t><w:noBreakHyphen/><w:t>Jones, Ja</w:t><w:softHyphen/><w:t>ne</w:t></w:r></w:p>",
         ["Smith-Jones, Jane"]),
        ('<c r="B2"><f>"Ja"&amp;"ne"</f></c>', ['"Ja"&"ne"', '"Jane"']),
        ("<svg><text><tspan>Ja</tspan><tspan>ne</tspan></text></svg>", ["Jane"]),
    ],
)
def test_words_go_on_around_what_stands_among_them_and_are_read_before_and_after_changes(markup, found):
    assert [each for each in texts(markup) if PARTING not in each] == found


def test_a_text_in_a_word_table_knows_its_row_and_column():
    table = "<w:tbl><w:tr><w:tc><w:p><w:t>a</w:t></w:p></w:tc><w:tc><w:p><w:t>b</w:t></w:p></w:tc></w:tr></w:tbl>"
    cells = [words.cell for words in Reader().read(f"<w:body><w:p><w:t>x</w:t></w:p>{table * 2}<w:p><w:t>y</w:t></w:p></w:body>")]
    assert cells == [
        "", "table 1, row 1, column 1", "table 1, row 1, column 2", "table 2, row 1, column 1",
        "table 2, row 1, column 2", "",
    ]


def test_a_text_knows_its_cell_and_its_number_among_shared_strings():
    (cell,) = [words for words in Reader().read('<row><c r="B7" t="inlineStr"><is><t>Jane</t></is></c></row>') if
               words.text == "Jane"]
    assert cell.cell == "B7"
    reader = Reader()
    reader.skip("<si><t>a</t></si><si><t>b</t></si>")
    assert [words.string for words in reader.read("<si><t>c</t></si><si/><si></si><si><t>d</t></si>")] == [2, 5]


WORD = st.text("abcdefgJS é&<>'\"_", min_size=1, max_size=8)
NAMES = st.sampled_from(["si", "r", "t", "c", "p", "w:r", "is", "v", "div", "font"])


@st.composite
def markups(draw, depth=3):
    name = draw(NAMES)
    attribute = draw(st.none() | WORD)
    said = "" if attribute is None else ' a="' + escape(attribute, {chr(34): "&quot;"}) + '"'
    inside = "".join(draw(st.lists(markups(depth=depth - 1), max_size=3))) if depth else escape(draw(WORD))
    return f"<{name}{said}>{inside}</{name}>"


@given(markups())
@settings(max_examples=150, deadline=None)
def test_what_is_read_with_its_place_is_all_in_what_is_read_quickly(markup):
    fast = quick(markup) if is_plain(markup) else PARTING.join(texts(markup))
    for text in texts(markup):
        # Values that say nothing (a cell's place, a figure, one letter) are left out when read quickly.
        if len(text.strip()) > 1:
            assert text in fast
