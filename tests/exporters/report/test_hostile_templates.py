"""Templates made to do harm are refused in a sentence, or filled with nothing of theirs run, fetched or unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.errors import NotUnderstood
from domain.report.parts import Passage
from domain.review import Review
from exporters.prepare import prepare
from exporters.templates.report_text import MAX_PLACES
from exporters.way_out.job import Job
from tests.exporters.report.cases import REPORT, REVIEW, TODAY, leaving
from tests.exporters.report.templates import changed, sections, xml

MAIN = "word/document.xml"
BASE = sections("1. Introduction", "5. Narrative")
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


def before_the_end(text: str) -> Callable[[str], str]:
    return lambda document: document.replace("<w:sectPr", f"{text}<w:sectPr", 1)


def declaring(entities: str) -> Callable[[str], str]:
    return lambda document: document.replace("<w:document", f"<!DOCTYPE d [{entities}]><w:document", 1)


def nested(start: str, end: str, count: int) -> str:
    return start * count + "<w:p/>" + end * count


def with_part(name: str, data: bytes) -> bytes:
    out = io.BytesIO(BASE)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return out.getvalue()


def asking(count: int) -> str:
    return f"<w:p>{'<w:r><w:t>[Agency] </w:t></w:r>' * count}</w:p>"


REFUSED = {
    "entities upon entities": changed(BASE, MAIN, declaring(f'<!ENTITY l0 "lol">{LAUGHS}')),
    "a file of the machine": changed(BASE, MAIN, declaring('<!ENTITY f SYSTEM "file:///etc/passwd">')),
    "a part that unpacks a thousandfold": with_part("word/media/image9.bin", b"\x00" * (160 << 20)),
    "tables within tables": changed(BASE, MAIN, before_the_end(
        nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 300))),
    "controls within controls": changed(BASE, MAIN, before_the_end(
        nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 5_000))),
    "macros": with_part("word/vbaProject.bin", b"Sub AutoOpen()"),
    "more places than a board asks for": changed(BASE, MAIN, before_the_end(asking(MAX_PLACES + 1))),
    "a paragraph without end": changed(BASE, MAIN, before_the_end(
        f"<w:p><w:r><w:t>{'a' * 300_000}</w:t></w:r></w:p>")),
}  # fmt: skip


def left(data: bytes, review: Review = REVIEW) -> bytes:
    job = Job(kind="report", today=TODAY, suffix=".docx", template=data, template_name="board.docx")
    return prepare(leaving(review), job).data


@pytest.mark.parametrize("kind", REFUSED)
def test_a_template_made_to_do_harm_is_refused_in_a_sentence(kind: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        left(REFUSED[kind])
    assert refused.value.sentence.endswith((".", ":")) or "\n" in refused.value.sentence
    assert "Traceback" not in refused.value.sentence and "root:" not in refused.value.sentence


def test_bookmarks_of_ours_in_a_file_that_left_before_are_made_anew() -> None:
    marked = '<w:bookmarkStart w:id="77" w:name="_imr_p_n1"/><w:r><w:t>As it was.</w:t></w:r><w:bookmarkEnd w:id="77"/>'
    body = xml(left(changed(BASE, MAIN, before_the_end(f"<w:p>{marked}</w:p>"))))
    assert body.count('"_imr_p_n1"') == 1
    assert "As it was." in body


SPECIAL = "a <b>&amp; ]]> _x0041_ =1+1 [/b] [@click=app.quit] \u202edesrever \x1b[31m \x07 %s {0}"


def test_signs_of_markup_in_the_text_of_a_case_are_text_and_unseen_ones_go() -> None:
    passages = (Passage(id="x", section="narrative", text=SPECIAL),)
    body = xml(left(BASE, replace(REVIEW, report=replace(REPORT, passages=passages))))
    assert "a &lt;b&gt;&amp;amp; ]]&gt;" in body and "[@click=app.quit]" in body
    assert not any(sign in body for sign in "\x1b\x07")
