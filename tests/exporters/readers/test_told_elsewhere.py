"""Whatever is written, struck out or put in anywhere in a document that comes back is told: never “unchanged”."""

from __future__ import annotations

import resource
from collections.abc import Callable

import pytest
from lxml import etree

from domain.errors import WrongUse
from exporters.minutes.on_paper import for_agreement_paper
from exporters.readers.minutes_reply import Reply, read_reply
from exporters.word.building import docx
from exporters.word.text import W
from tests.exporters.minutes.agencies import table_of_labels
from tests.exporters.minutes.meetings import given, issued, issued_again, review
from tests.exporters.readers.editing import MAIN, Edited

DISPUTE = "<w:p><w:r><w:t>I do not agree with any of this.</w:t></w:r></w:p>"
SENT = docx(for_agreement_paper(given(issued())))


def sent() -> Edited:
    return Edited(SENT)


def came(back: Edited) -> Reply:
    return read_reply(back.data, "reply.docx", review(issued()), 3, "HV1")


def made(text: str = DISPUTE) -> etree._Element:
    return etree.fromstring(f'<x xmlns:w="{MAIN}">{text}</x>')[0]


def add_part(back: Edited, kind: str, xml: str) -> None:
    back.parts[f"word/{kind}.xml"] = xml.encode()
    _replace(back, "[Content_Types].xml", "</Types>",
             f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
             f'wordprocessingml.{kind}+xml"/></Types>')  # fmt: skip
    _replace(back, "word/_rels/document.xml.rels", "</Relationships>",
             f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
             f' Target="{kind}.xml"/></Relationships>')  # fmt: skip


def _replace(back: Edited, part: str, old: str, new: str) -> None:
    assert old.encode() in back.parts[part]
    back.parts[part] = back.parts[part].replace(old.encode(), new.encode())


def cell_says(back: Edited, row: str, text: str) -> None:
    cell = back.cell(row, 1)
    for each in cell.iter(f"{W}t"):
        each.text = ""
    back.write(cell, text)


def at_top(back: Edited) -> None:
    back.root[0].insert(0, made())


def after_the_title(back: Edited) -> None:
    back.paragraph("Minutes for agreement").addnext(made())


def at_the_end(back: Edited) -> None:
    back.root[0][-1].addprevious(made())


def in_the_footer(back: Edited) -> None:
    _replace(back, "word/footer1.xml", "</w:ftr>", f"{DISPUTE}</w:ftr>")


def behind_a_line_of_the_footer(back: Edited) -> None:
    _replace(back, "word/footer1.xml", "copy for HV1", "copy for HV1, who does not agree with any of this.")


def in_the_header(back: Edited) -> None:
    _replace(back, "word/header1.xml", "</w:hdr>", f"{DISPUTE}</w:hdr>")


def in_a_footnote(back: Edited) -> None:
    back.write(back.paragraph("10:06 HV1"), "")
    note = f'<w:footnotes xmlns:w="{MAIN}"><w:footnote w:id="5">{DISPUTE}</w:footnote></w:footnotes>'
    add_part(back, "footnotes", note)


def in_a_text_box(back: Edited) -> None:
    run = made(f"<w:r><w:pict><w:txbxContent>{DISPUTE}</w:txbxContent></w:pict></w:r>")
    back.paragraph("Please read this first").append(run)


def in_a_cell_of_our_own(back: Edited) -> None:
    back.write(back.cell("Copy for", 1), " I do not agree with any of this.")


def before_the_number_of_a_row(back: Edited) -> None:
    back.write(back.cell("1", 0), " I do not agree with any of this.")


def in_a_row_put_in(back: Edited) -> None:
    last = next(back.cell("2", 0).iterancestors(f"{W}tr"))
    cells = "".join(f"<w:tc>{DISPUTE if n == 2 else '<w:p/>'}</w:tc>" for n in range(5))
    last.addnext(made(f"<w:tr>{cells}</w:tr>"))


def as_a_formula(back: Edited) -> None:
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    back.paragraph("Your answer").append(
        made(f'<m:oMath xmlns:m="{maths}"><m:r><m:t>I do not agree with any of this.</m:t></m:r></m:oMath>')
    )


@pytest.mark.parametrize(
    "written",
    [
        at_top, after_the_title, at_the_end, in_the_footer, behind_a_line_of_the_footer, in_the_header, in_a_footnote,
        in_a_text_box, in_a_cell_of_our_own, before_the_number_of_a_row, in_a_row_put_in, as_a_formula,
    ],
    ids=lambda each: each.__name__,
)  # fmt: skip
def test_wherever_it_is_written_it_is_told(written: Callable[[Edited], None]):
    back = sent()
    written(back)
    reply = came(back)
    assert not reply.unchanged and any("not agree with any of this" in said for said in reply.elsewhere)
    (said,) = reply.answer("represent", day="2024-09-30").representations
    assert said.kind == "comment" and "not agree with any of this" in said.words


@pytest.mark.parametrize(
    ("row", "said", "told"),
    [
        ("Place", "the ward, not Riverside House; I was not told this was minuted", "at “Place”, in place of “Meeting"),
        ("Held", "Friday 13 September 2024", "at “Held”, in place of “Thursday 12 September"),
        ("Present", "SW1 (colleague in support)", "at “Present”, in place of “HV1 (interviewed); SW1"),
    ],
)
def test_a_fact_on_the_first_page_that_is_corrected_is_told(row, said, told):
    back = sent()
    cell_says(back, row, said)
    (one,) = came(back).elsewhere
    assert told in one and one.endswith(f": {said}")


def test_a_fact_that_is_taken_out_is_told():
    back = sent()
    cell_says(back, "Place", "")
    assert came(back).elsewhere == ("Taken out of the document, at “Place”: “Meeting room 2, Riverside House”",)


def test_two_cells_that_change_places_are_told():
    back = sent()
    held, place = back.cell("Held", 1), back.cell("Place", 1)
    held_in, place_in = held.getparent(), place.getparent()
    held_in.append(place)
    place_in.append(held)
    assert came(back).elsewhere != ()


@pytest.mark.parametrize("said", [
    "I do not agree.", "I disagree", "I dispute this record", "This is not a true record of what was said.",
    "I do not agree. This version of the minutes is a true record? No.", "I want changes", "not a true record",
    "I agree. This version of the minutes is not a true record of what was said.", "Paragraph 2 is wrong.",
])  # fmt: skip
def test_a_statement_that_resembles_our_wording_is_told_as_written(said):
    back = sent()
    back.add("End of the minutes", said)
    assert [one.partition(": ")[2] for one in came(back).elsewhere] == [said]


def test_a_box_whose_words_were_changed_is_told_and_is_no_tick_of_ours():
    back = sent()
    back.replace("I agree. This", "I agree", "I do NOT agree")
    back.tick("I do NOT agree.")
    reply = came(back)
    assert reply.suggested is None
    assert "I do NOT agree. This version" in reply.elsewhere[0]
    with pytest.raises(WrongUse):
        reply.answer("agree", day="2024-09-30")


@pytest.mark.parametrize("row", ["Your name", "Signature, on paper", "Date"])
@pytest.mark.parametrize("said", ["signed under protest, I do not agree", "I DO NOT AGREE", "Under Duress", "no"])
def test_words_where_a_name_is_wanted_are_told(row, said):
    back = sent()
    back.write(back.cell(row, 1), said)
    reply = came(back)
    assert reply.elsewhere == (f"Written elsewhere in the document, at “{row}”: {said}",) and reply.signed == ()


def test_a_slip_plainly_filled_in_is_said_beside_the_tick_and_represents_nothing():
    back = sent()
    back.tick("I agree.")
    back.write(back.cell("Your name", 1), "Goldie van der Berg")
    back.write(back.cell("Signature, on paper", 1), "G. Berg (HV1)")
    back.write(back.cell("Date", 1), "Mon 30th Sept 2024")
    reply = came(back)
    assert reply.unchanged and reply.told == (
        "No paragraph was changed; the box “I agree” is ticked; filled in: name “Goldie van der Berg”, signature"
        " “G. Berg (HV1)”, date “Mon 30th Sept 2024”."
    )
    assert reply.answer("agree", day="2024-09-30").kind == "agree"


def test_a_scanned_signature_is_to_be_looked_at():
    back = sent()
    back.cell("Signature, on paper", 1).append(made("<w:r><w:drawing/></w:r>"))
    assert came(back).signed == ("signature a picture: look at it",)


@pytest.mark.parametrize(
    ("begins", "told"), [("Your answer", "by “Your answer”"), ("Minutes for agreement", "by “Minutes for agreement”")]
)
def test_a_picture_is_told(begins, told):
    back = sent()
    back.paragraph(begins).append(made("<w:r><w:drawing/></w:r>"))
    assert came(back).elsewhere == (f"A picture or drawing was put in {told}: look at it in the document.",)


def test_a_picture_in_the_minutes_is_a_comment_on_its_paragraph():
    back = sent()
    back.paragraph("11:10 HV1").append(made("<w:r><w:pict/></w:r>"))
    (one,) = came(back).representations
    assert (one.kind, one.paragraph) == ("comment", "p6") and "picture" in one.words


def strike(paragraph: etree._Element, look: str = "strike") -> None:
    for run in paragraph.iter(f"{W}r"):
        style = run.find(f"{W}rPr")
        if style is None:
            style = etree.Element(f"{W}rPr")
            run.insert(0, style)
        etree.SubElement(style, f"{W}{look}")


@pytest.mark.parametrize("look", ["strike", "dstrike", "vanish"])
def test_words_struck_out_by_hand_are_a_comment_on_their_paragraph(look):
    back = sent()
    strike(back.paragraph("11:10 HV1"), look)
    (one,) = came(back).representations
    assert (one.kind, one.paragraph) == ("comment", "p6")
    assert one.words.startswith("Struck out, in this paragraph: “") and "the post was vacant" in one.words


def test_words_struck_out_by_a_style_are_told():
    back = sent()
    _replace(back, "word/styles.xml", "</w:styles>",
             '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Out"/><w:rPr><w:strike/></w:rPr></w:style>'
             "</w:styles>")  # fmt: skip
    back.paragraph("11:10 HV1").find(f"{W}pPr/{W}pStyle").set(f"{W}val", "Out")
    assert [one.kind for one in came(back).representations] == ["comment"]


def test_words_struck_out_on_the_first_page_are_told():
    back = sent()
    strike(back.cell("Place", 1))
    assert came(back).elsewhere == ("Struck out, at “Place”: “Meeting room 2, Riverside House”",)


def test_choices_struck_out_but_one_are_a_choice():
    back = sent()
    for paragraph in list(back.root.iter(f"{W}p")):
        if any((text.text or "").startswith(("I want changes.", "I dispute this")) for text in paragraph.iter(f"{W}t")):
            strike(paragraph)
    reply = came(back)
    assert reply.suggested == "agree" and reply.elsewhere == ()


def test_a_choice_struck_out_alone_is_told():
    back = sent()
    for paragraph in list(back.root.iter(f"{W}p")):
        if any((text.text or "").startswith("I agree.") for text in paragraph.iter(f"{W}t")):
            strike(paragraph)
    reply = came(back)
    assert reply.suggested is None and "Struck out" in reply.elsewhere[0]


def test_a_comment_by_words_that_are_gone_is_a_comment_on_the_whole():
    back = sent()
    back.comment("Please read this first", "I was off sick that week.")
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for each in list(back.root.iter(f"{W}{name}")):
            each.getparent().remove(each)
    assert [(one.kind, one.words) for one in came(back).representations] == [("comment", "I was off sick that week.")]


def test_who_wrote_a_comment_is_never_read():
    back = sent()
    back.comment("11:10 HV1", "It was the evening.")
    reply = came(back)
    assert "It was the evening." in repr(reply) and "A Reader" not in repr(reply)


def test_a_second_version_with_all_that_goes_before_it_is_told_as_unchanged():
    minutes = issued_again()
    for code in ("HV1", "SW1"):
        data = docx(for_agreement_paper(given(minutes, code)))
        reply = read_reply(data, "reply.docx", review(minutes), 3)
        assert reply.elsewhere == () and reply.unchanged and reply.code == code


@pytest.mark.parametrize("reply_by", ["", "2024-10-04", "2025-01-31"])
def test_by_which_day_a_copy_asks_is_no_difference(reply_by):
    data = docx(for_agreement_paper(given(issued(), reply_by=reply_by)))
    assert read_reply(data, "reply.docx", review(issued()), 3, "HV1").unchanged


def test_what_stands_in_an_agencys_own_layout_is_to_be_read_by_the_author():
    from exporters.minutes.template import fill_template

    back = Edited(fill_template(given(issued()), table_of_labels(), "agency.docx").data)
    back.root[0].insert(0, made())
    reply = came(back)
    assert not reply.unchanged and reply.elsewhere == ()
    assert "I do not agree with any of this." in reply.apart and "read the" in reply.told


def test_another_time_in_a_column_of_its_own_is_a_comment():
    from exporters.minutes.template import fill_template
    from tests.exporters.minutes.agencies import columns

    back = Edited(fill_template(given(issued()), columns(), "agency.docx").data)
    for text in back.root.iter(f"{W}t"):
        text.text = (text.text or "").replace("10:06", "10:26, and I was not asked")
    (one,) = came(back).representations
    assert (one.kind, one.paragraph, one.words) == (
        "comment", "p2", "Beside it is written: 10:26, and I was not asked",
    )  # fmt: skip


def test_ranges_of_comments_that_are_none_cost_nothing():
    back = sent()
    body = back.root[0]
    for number in range(4_000):
        body.insert(0, etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number + 7)}))
    body.append(made(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 20_000}</w:p>"))
    data = back.data
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reply = read_reply(data, "reply.docx", review(issued()), 3, "HV1")
    assert any(said.endswith("a" * 100) for said in reply.elsewhere)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_row_of_very_many_cells_is_read_cell_by_cell():
    back = sent()
    cells = "<w:tc><w:p><w:r><w:t>No.</w:t></w:r></w:p></w:tc>" * 8_000
    back.root[0].insert(0, made(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert len(came(back).elsewhere) >= 8_000
