"""`imr template` on a board's Word template of a report."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from domain.errors import NotUnderstood
from tests.exporters.word_templates import forms, styled
from tests.exporters.word_templates.raw import docx, table
from tui.commands.template import template_command


def _run(path: Path, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(template_command, [str(path), *more])
    return done.exit_code, done.output


def test_a_certain_template_is_told_and_ends_well(tmp_path: Path) -> None:
    file = tmp_path / "pack.docx"
    file.write_bytes(forms.pack())
    code, said = _run(file)
    assert code == 0
    assert "7. Summary of facts" in said and "Narrative" in said
    assert "guidance pages (" in said and "To know:" in said


def test_what_is_not_certain_ends_with_4_and_a_map_answers_it(tmp_path: Path) -> None:
    file, new = tmp_path / "welsh.docx", tmp_path / "map.json"
    file.write_bytes(styled.welsh())
    code, said = _run(file, "--write-map", str(new))
    assert code == 4 and "“Circumstances resulting in the review”" in said
    answers = json.loads(new.read_text(encoding="utf-8"))
    unsaid = [name for name, asks in answers["places"].items() if asks == "?"]
    assert "Circumstances resulting in the review" in unsaid
    assert _run(file, "--map", str(new))[0] == 4
    answers["places"].update(dict.fromkeys(unsaid, "nothing"))
    new.write_text(json.dumps(answers), encoding="utf-8")
    assert _run(file, "--map", str(new))[0] == 0


def test_as_json_every_place_is_named_with_its_way(tmp_path: Path) -> None:
    file = tmp_path / "form.docx"
    file.write_bytes(forms.controls())
    code, said = _run(file, "--json")
    places = json.loads(said)["places"]
    assert code == 0
    assert {"place": "Version", "way": "control", "asks": "cover:version", "certain": True}.items() <= {
        key: value for each in places if each["place"] == "Version" for key, value in each.items()
    }.items()


def test_what_has_no_place_what_is_left_out_and_what_a_map_said_are_told_and_kept(tmp_path: Path) -> None:
    file, first, second = tmp_path / "form.docx", tmp_path / "first.json", tmp_path / "second.json"
    file.write_bytes(forms.boxes())
    _, said = _run(file)
    assert "Media (media)" in said and "Left out" not in said
    table_of = next(each["place"] for each in json.loads(_run(file, "--json")[1])["places"]
                    if each["asks"] == "table:family")  # fmt: skip
    given = {"leave_out": ["media"], "columns": {table_of: {"4": "household"}}, "removals": "none"}
    first.write_text(json.dumps(given), encoding="utf-8")
    _, said = _run(file, "--map", str(first), "--write-map", str(second))
    assert "Left out, as you said: Media." in said and "Media (media)" not in said
    written = json.loads(second.read_text(encoding="utf-8"))
    assert {key: written[key] for key in given} == given
    read = json.loads(_run(file, "--map", str(first), "--json")[1])
    assert read["decided"] and read["left_out"] == ["media"] and "media" not in read["no_place"]


def test_what_the_pages_do_not_show_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(forms.controls())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    links = "word/_rels/document.xml.rels"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = f'<Relationship Id="rId99" Type="{office}/attachedTemplate" Target="https://board.example/t.dotx"'
    parts[links] = parts[links].replace(
        b"</Relationships>", f'{outside} TargetMode="External"/></Relationships>'.encode()
    )
    file = tmp_path / "form.docx"
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    said = _run(file)[1]
    assert "In the file, and not to be seen on its pages:" in said
    assert "a template kept elsewhere: https://board.example/t.dotx; it may be fetched from there" in said
    assert "https://board.example/t.dotx" in json.loads(_run(file, "--json")[1])["inside"][0]


def test_questions_are_left_to_the_case(tmp_path: Path) -> None:
    file = tmp_path / "boxes.docx"
    file.write_bytes(forms.tables_only())
    code, said = _run(file)
    assert code == 0 and said.count("the answer to a question of the case") == 3


def test_a_word_table_of_the_family_is_still_to_be_taken_in(tmp_path: Path) -> None:
    file = tmp_path / "family.docx"
    file.write_bytes(docx(table(("Reference name", "Relationship", "Date of birth"), ("Adult A", "subject", ""))))
    assert "a family composition to be taken in" in _run(file)[1]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")),
        ("form.rtf", b"{\\rtf1 form}"), ("form.pdf", b"%PDF-1.7"), ("empty.docx", b""),
        ("form.odt", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"),
    ],
)  # fmt: skip
def test_what_is_no_word_document_is_refused_in_a_sentence(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NotUnderstood, match="Word|damaged|empty"):
        CliRunner().invoke(template_command, [str(tmp_path / name)], catch_exceptions=False, standalone_mode=False)
