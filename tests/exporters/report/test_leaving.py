"""The report on its way out: read back, searched, locked for the panel."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from domain.disclosure import Accepted
from domain.errors import NotUnderstood, Stopped, WrongUse
from domain.report.leaving import OutgoingReport
from domain.report.parts import Action, Fact, Passage, Recommendation
from domain.review import Review
from exporters.disclosure.every_part import Remark
from exporters.office.differs import ReadBackDiffers
from exporters.prepare import prepare
from exporters.report.leaving import drawn_by_us
from exporters.report.pictures import pictures_of
from exporters.report.read_back import Meant, meant_by, read_back
from exporters.way_out.job import Disclosed, Job
from exporters.word.document import Document, each_paragraph
from exporters.word.text import text_of
from tests.exporters.report.cases import FAMILY, REPORT, REVIEW, TODAY, leaving
from tests.exporters.report.templates import (
    changed,
    filled,
    labels,
    paragraphs,
    saved,
    sections,
    table,
    with_control,
    with_workbook,
    xml,
)

PASSWORD = "a lock of its own 27"


def job(data: bytes | None = None, **more: object) -> Job:
    made = Job(kind="report", today=TODAY, suffix=".docx", template=data, template_name="board.docx")
    return replace(made, **more)  # type: ignore[arg-type]


def left(data: bytes | None = None, review: Review = REVIEW, **more: object) -> Any:
    return prepare(leaving(review), job(data, **more))


def with_report(**more: object) -> Review:
    return replace(REVIEW, report=replace(REPORT, **more))  # type: ignore[arg-type]


def test_a_report_leaves_with_what_it_says_by_mark() -> None:
    ready = left(sections("5. Narrative"))
    assert ready.suffix == ".docx"
    assert ready.rows == len(REPORT.passages)
    assert ready.what.endswith("paragraphs of the report")
    assert {"HV1", "SW1", "GP1"} <= ready.codes
    assert "nine days" in ready.printed["passage:n3"]


PLANTED = {
    "a passage": with_report(passages=(Passage(id="x", section="narrative", text="Tobias Underhay rang back."),)),
    "a recommendation": with_report(recommendations=(Recommendation(number=1, text="Train Marigold Quillfeather."),)),
    "an action": with_report(actions=(Action(number=1, text="Speak to W. Ashgrove", lead="Mr Underhay"),)),
    "a fact": with_report(facts=(Fact(name="independence", value="Never met Rosalind Thackeray."),)),
    "the family": replace(REVIEW, family=(replace(FAMILY[0], relationship="Subject (Rosalind)"), *FAMILY[1:])),
}


@pytest.mark.parametrize("where", PLANTED)
def test_a_name_planted_anywhere_is_found(where: str) -> None:
    data = sections("5. Narrative", "About the author", "Family composition", "Recommendations", "Action plan")
    with pytest.raises(Disclosed) as stopped:
        left(data, PLANTED[where])
    assert stopped.value.verdict.stopping


def test_words_behind_a_picture_are_searched_too() -> None:
    review = replace(REVIEW, family=(replace(FAMILY[0], relationship="Subject, Rosalind Thackeray"),))
    with pytest.raises(Disclosed) as stopped:
        left(sections("6. Genogram"), review)
    assert any("alternative text" in hit.place for hit in stopped.value.verdict.stopping)


FAMILY_TABLE = ("Reference name", "Relationship", "Date of birth", "Date of death", "Full address")


def test_what_a_family_table_asks_for_may_stand_there_and_nowhere_else() -> None:
    born = "14/05/1954"
    assert left(table("Family composition", *FAMILY_TABLE)).rows
    elsewhere = with_report(passages=(Passage(id="x", section="narrative", text=f"Born on {born}."),))
    with pytest.raises(Disclosed) as stopped:
        left(table("Family composition", *FAMILY_TABLE), elsewhere)
    assert all("table" not in hit.place for hit in stopped.value.verdict.stopping)


def test_a_date_of_birth_stays_out_of_a_template_that_does_not_ask_for_it() -> None:
    ready = left(sections("Family composition", "5. Narrative"))
    assert "14/05/1954" not in xml(ready.data)


def test_a_subjects_date_of_birth_on_the_cover_is_asked_for() -> None:
    assert "14/05/1954" in xml(left(labels("Agency", "Date of birth", "Author of IMR")).data)


@pytest.mark.parametrize("form", ["", '<w:dateFormat w:val="d MMMM yyyy"/>'])
def test_a_date_of_birth_that_is_asked_for_may_stand_in_whatever_form_the_board_gave_it(form: str) -> None:
    assert "14 May 1954" in xml(left(with_control("Date of birth", f"<w:date>{form}</w:date>")).data)


def test_a_panel_copy_leaves_locked_only_and_holds_names_where_they_are_asked_for() -> None:
    data = table("Key of personnel", "Name", "Job role", "Identification in report")
    out = leaving(naming="names")
    with pytest.raises(WrongUse, match="under a password only"):
        prepare(out, job(data))
    ready = prepare(out, job(data, password=PASSWORD))
    assert ready.locked
    assert ready.profile == "panel copy"
    with pytest.raises(Disclosed):
        planted = with_report(passages=(Passage(id="x", section="narrative", text="Tobias Underhay rang back."),))
        prepare(leaving(planted, naming="names"), job(data, password=PASSWORD))


@pytest.mark.parametrize("naming", ["names", "initials"])
def test_a_panel_copy_without_a_table_for_the_key_has_it_at_its_end_and_codes_in_its_text(naming: str) -> None:
    ready = prepare(leaving(naming=naming), job(sections("2. Methodology", "5. Narrative"), password=PASSWORD))
    assert ready.locked
    said = paragraphs(filled(sections("2. Methodology", "5. Narrative"), leaving(naming=naming)).data)
    name = "Marigold Quillfeather" if naming == "names" else "M.Q."
    assert any(each.endswith(f"HV1: {name}, Health visitor, Riverside Community Trust") for each in said)
    assert any("HV1 (Health visitor): seen on 12 September 2024" in each for each in said)


def test_a_panel_copy_says_what_it_is_at_the_foot_of_every_page() -> None:
    data = sections("5. Narrative")
    panel = docx.Document(io.BytesIO(filled(data, leaving(naming="names")).data))
    assert any("PANEL COPY" in each.text for each in panel.sections[0].footer.paragraphs)
    plain = docx.Document(io.BytesIO(filled(data).data))
    assert not any("PANEL COPY" in each.text for each in plain.sections[0].footer.paragraphs)


def test_what_a_panel_copy_is_stands_before_a_table_at_the_foot_of_a_page() -> None:
    board = docx.Document(io.BytesIO(sections("5. Narrative")))
    foot = board.sections[0].footer
    table = foot.add_table(1, 2, board.sections[0].page_width)
    table.rows[0].cells[1].text = "Page"
    foot._element.insert(0, table._tbl)
    made = docx.Document(io.BytesIO(filled(saved(board), leaving(naming="names")).data))
    said = list(made.sections[0].footer._element)
    assert "PANEL COPY" in "".join(said[0].itertext())
    assert said[1].tag.endswith("}tbl")


def test_names_of_nobody_in_the_key_are_told() -> None:
    review = with_report(passages=(Passage(id="x", section="narrative", text="Then Barnaby Rudderham called."),))
    assert any("Not in the key: “Barnaby Rudderham”" in note for note in left(sections("Narrative"), review).notes)


def test_without_a_template_a_layout_of_our_own_is_filled() -> None:
    for layout in ("adults", "children"):
        ready = left(layout=layout)
        said = paragraphs(ready.data)
        assert any("nine days" in each for each in said)
        assert not any("byte for byte" in note for note in ready.notes)


def test_what_is_not_certain_in_a_template_stops_it_and_is_named() -> None:
    made = docx.Document()
    for _ in range(2):
        made.add_heading("Narrative", 1)
        made.add_paragraph("")
    try:
        ready = left(saved(made))
    except NotUnderstood as refused:
        assert "Narrative" in refused.sentence
    else:
        assert any("as well, which stands elsewhere" in note for note in ready.notes)


@pytest.mark.parametrize("kind", ["a workbook", "nothing", "damaged"])
def test_what_is_no_word_document_is_refused_in_a_sentence(kind: str) -> None:
    data = {"a workbook": (Path(__file__).parents[1] / "workbooks").glob("*.xlsx"), "nothing": b"", "damaged": b"PK"}
    content = data[kind] if isinstance(data[kind], bytes) else next(iter(data[kind])).read_bytes()  # type: ignore[call-overload,union-attr]
    with pytest.raises(NotUnderstood):
        left(content)  # type: ignore[arg-type]


def test_the_genogram_stands_under_its_heading_with_words_for_who_cannot_see_it() -> None:
    pictures = pictures_of(leaving(), TODAY)
    made = filled(sections("6. Genogram"), pictures=dict(pictures))
    body = xml(made.data)
    assert body.count("<wp:inline") == 1
    assert 'descr="' in body.split("<wp:docPr", 1)[1]
    assert "Adult B" in body.split('descr="', 1)[1].split('"')[0]
    extent = int(body.split('<wp:extent cx="')[1].split('"')[0])
    assert extent <= 21 * 360_000


def test_our_own_picture_is_told_as_that_and_a_boards_as_one_to_look_at() -> None:
    ready = left(sections("5. Narrative", "6. Genogram"))
    (said,) = [one for one in ready.notes if "picture" in one]
    assert said.endswith("is the picture of the genogram, drawn by imr with codes alone; its words were searched.")
    other = replace(ready.searched, remarks=(*ready.searched.remarks, Remark("word/document.xml", "is a picture")))
    assert drawn_by_us(other, ready.data, {}).remarks == other.remarks


def test_a_picture_a_paragraph_asks_for_stands_in_its_place_and_one_that_is_none_is_told() -> None:
    passages = (
        Passage(id="p1", section="narrative", text="As the picture shows:"),
        Passage(id="p2", section="narrative", kind="picture", text="contacts by month"),
        Passage(id="p3", section="narrative", kind="picture", text="a unicorn"),
    )
    ready = left(sections("Narrative"), with_report(passages=passages))
    body = xml(ready.data)
    assert body.index("As the picture shows") < body.index("<wp:inline")
    assert any("The picture “a unicorn” could not be drawn" in note for note in ready.notes)


def test_a_layout_of_our_own_names_people_in_a_panel_copy() -> None:
    ready = prepare(leaving(naming="names"), job(password=PASSWORD))
    assert ready.locked
    made = filled(table("Key of personnel", "Code", "Role", "Organisation"), leaving(naming="names"))
    assert "HV1 (Marigold Quillfeather)" in paragraphs(made.data)


def _meant(data: bytes) -> Meant:
    document = Document(data, "board.docx")
    own = [(each, text_of(each)) for each in each_paragraph(document.body) if text_of(each).strip()]
    return meant_by(document, own, set())


def test_a_finished_file_that_lost_words_of_the_board_is_not_let_out() -> None:
    data = sections("5. Narrative", "7. Learning")
    meant = _meant(data)
    assert read_back(data, data, "board.docx", meant).changed == ()
    for lost in ("7. Learning", "in your own words"):
        spoilt = changed(data, "word/document.xml", lambda text, lost=lost: text.replace(lost, ""))  # type: ignore[misc]
        with pytest.raises(ReadBackDiffers):
            read_back(spoilt, data, "board.docx", meant)
        with pytest.raises(ReadBackDiffers, match="words of the template were lost"):
            read_back(spoilt, data, "board.docx", replace(_meant(spoilt), own=meant.own))


def test_a_finished_file_in_which_something_printed_is_not_where_its_mark_is_is_not_let_out() -> None:
    data = sections("5. Narrative")
    with pytest.raises(ReadBackDiffers, match="no mark"):
        read_back(data, data, "board.docx", replace(_meant(data), marks={"passage:n1": "words"}))


def test_a_name_let_through_with_a_reason_is_let_through_in_that_very_text_only() -> None:
    review = with_report(passages=(Passage(id="x", section="narrative", text="The Ashgrove ward was full."),))
    with pytest.raises(Disclosed) as stopped:
        left(sections("Narrative"), review)
    hit = stopped.value.verdict.stopping[0]
    kind, place, matched, words = hit.key
    accepted = (Accepted(kind=kind, place=place, matched=matched, text=words, reason="a ward of the hospital"),)
    assert left(sections("Narrative"), review, accepted=accepted).through


def test_paragraphs_on_minutes_that_may_not_be_used_stop_a_report_or_are_left_out() -> None:
    from domain.evidence.drawn_from import Evidence

    review = replace(
        REVIEW, evidence=(Evidence(number=1, kind="passage", target="n3", interview=9, paragraphs=("p1",), digest="x"),)
    )
    with pytest.raises(Stopped):
        leaving(review)
    made = left_out(review)
    assert "nine days" not in "\n".join(paragraphs(made.data))


def left_out(review: Review) -> Any:
    out: OutgoingReport = leaving(review, unagreed="leave out")
    return prepare(out, job(sections("Narrative")))


@pytest.mark.real
@pytest.mark.parametrize("which", ["sections", "table", "labels", "adults", "children", "panel"])
def test_microsofts_validator_finds_no_fault_that_was_not_there(
    which: str, tmp_path: Path, validator: Callable[[Path], list[dict[str, Any]]]
) -> None:
    data = {
        "sections": sections("5. Narrative", "6. Genogram", "Recommendations"),
        "table": table("Family composition", *FAMILY_TABLE), "labels": labels("Agency", "Date of birth"),
    }.get(which)  # fmt: skip
    layout = which if which in ("adults", "children") else "adults"
    made = left(data, layout=layout).data
    before = 0
    if data is not None:
        (tmp_path / "before.docx").write_bytes(data)
        before = len(validator(tmp_path / "before.docx"))
    (tmp_path / "after.docx").write_bytes(made)
    assert len(validator(tmp_path / "after.docx")) <= before
    assert docx.Document(io.BytesIO(made)).paragraphs


def _plan() -> bytes:
    from exporters.layouts.actions import plan_layout

    return plan_layout(leaving())[0]


def test_an_action_plan_that_stands_in_the_document_as_a_workbook_is_filled_there() -> None:
    from openpyxl import load_workbook

    ready = left(with_workbook(_plan()))
    with zipfile.ZipFile(io.BytesIO(ready.data)) as file:
        book = load_workbook(io.BytesIO(file.read("word/embeddings/Worksheet1.xlsx")))
    said = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Audit failed visits each quarter." in said
    assert any("its picture there is drawn anew when it is opened" in note for note in ready.notes)
    assert ready.printed["action:2:text"] == "Audit failed visits each quarter."


def test_a_name_in_the_workbook_within_the_document_is_found_there() -> None:
    review = with_report(actions=(Action(number=1, recommendation=1, text="Speak to Tobias Underhay"),))
    with pytest.raises(Disclosed) as stopped:
        left(with_workbook(_plan()), review)
    assert any(".xlsx" in hit.part for hit in stopped.value.verdict.stopping)
