"""What is read quickly holds every text read with its place; texts are joined and parted as a reader sees them."""

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.marked_text import PARTING, Reader, quick


def texts(markup):
    return [words.text for words in Reader().read(markup)]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<si><r><t>Ja</t></r><r><rPr><b/></rPr><t>ne</t></r></si>", ["Jane"]),
        ("<w:p><w:r><w:t>Ja</w:t></w:r><w:proofErr w:type='x'/><w:r><w:t>ne</w:t></w:r></w:p>", ["x", "Jane"]),
        ("<si><t>Jane</t></si><si><t>Smith</t></si>", ["Jane", "Smith"]),
        ("<p>Jane<br/>Smith</p>", ["Jane Smith"]),
        ("<a:p><a:r><a:rPr><a:solidFill><a:srgbClr val='FF'/></a:solidFill></a:rPr><a:t>Jane</a:t></a:r></a:p>",
         ["Jane", "FF"]),
        ("<t>J&#97;ne &amp; Tom</t>", ["Jane & Tom"]),
        ("<t>_x004A_ane</t>", ["Jane"]),
        ("<t><![CDATA[Jane <b>]]></t>", ["Jane <b>"]),
        ("<!-- Jane --><c/>", [" Jane "]),
        ("<oddHeader>&amp;LJane &amp;BSmith&amp;RTom</oddHeader>", [f"{PARTING}Jane Smith{PARTING}Tom"]),
        ('<x a="Jane > Smith">Tom</x>', ["Jane > Smith", "Tom"]),
        ("<x Target='file:///S:/Jane%20Smith'/>", ["file:///S:/Jane Smith"]),
    ],
)
def test_texts_are_joined_and_parted_as_they_are_seen(markup, found):
    assert texts(markup) == found


def test_a_text_knows_its_cell_and_its_number_among_shared_strings():
    (cell,) = [words for words in Reader().read('<row><c r="B7" t="inlineStr"><is><t>Jane</t></is></c></row>') if
               words.text == "Jane"]
    assert cell.cell == "B7"
    reader = Reader()
    reader.skip("<si><t>a</t></si><si><t>b</t></si>")
    assert [words.string for words in reader.read("<si><t>c</t></si><si><t>d</t></si>")] == [2, 3]


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
    fast = quick(markup)
    for text in texts(markup):
        # Values that say nothing (a cell's place, a figure, one letter) are left out when read quickly.
        if len(text.strip()) > 1:
            assert text in fast
