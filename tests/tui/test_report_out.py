"""The report from the command line: into a board's template, our own layout, a copy for the panel."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from domain.report.parts import Fact, Passage, Signature
from exporters.office.locking import unlock
from screens.report.signed_text import text_now
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.exporters.report import cases
from tests.exporters.report.templates import labels, saved, sections, table
from tests.tui.conftest import Run

LOCK = "a lock of its own 27"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a report in it."""
    path = tmp_path_factory.mktemp("report") / "case.imr"
    with CaseFile.create(path, PASSPHRASE, cases.DETAILS) as case:
        for person in cases.PEOPLE:
            case.people.add(person)
        for question in cases.QUESTIONS:
            case.questions.add(question)
        case.family.add(cases.FAMILY[0])
        for section in dict.fromkeys(each.section for each in cases.PASSAGES):
            case.passages.add(section, *(replace(each, id="") for each in cases.PASSAGES if each.section == section))
        for one in cases.REPORT.recommendations:
            case.recommendations.add(replace(one, number=0, rests_on=()))
        case.facts.put(*cases.REPORT.facts)
    return path


@pytest.fixture
def opening(made: Path, tmp_path: Path) -> Iterator[list[str]]:
    """A copy of it, and the words that open it."""
    path = tmp_path / "case.imr"
    shutil.copy(made, path)
    path.chmod(0o600)
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    (tmp_path / "passphrase").chmod(0o600)
    (tmp_path / "lock").write_text(LOCK)
    (tmp_path / "lock").chmod(0o600)
    yield [str(path), "--passphrase-file", str(tmp_path / "passphrase")]


def said(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    return "\n".join(each.text or "" for each in document.element.body.iter() if each.tag.endswith("}t"))


def test_a_report_goes_into_a_boards_template_and_what_it_says_is_kept(
    imr: Run, opening: list[str], tmp_path: Path
) -> None:
    (tmp_path / "board.docx").write_bytes(sections("5. Narrative", "7. Learning"))
    done = imr("export", *opening, "report", "--template", "board.docx", "--prove", "-o", "out.docx")
    assert done.returncode == 0, done.stderr
    path = tmp_path / "out.docx"
    assert path.stat().st_mode & 0o777 == 0o600
    assert "nine days" in said(path.read_bytes())
    assert "paragraphs of the report are in out.docx" in done.stderr
    assert "5. Narrative" in done.stdout
    assert "byte for byte" in done.stderr
    with CaseFile.open(Path(opening[0]), PASSPHRASE) as case:
        kept = case.printed.all()[-1]
        assert any("nine days" in text for text in kept.texts.values())
        assert case.log.lines()[-1].verb == "export"


def test_without_a_template_there_is_a_layout_of_our_own(imr: Run, opening: list[str], tmp_path: Path) -> None:
    for name in ("adults", "children"):
        done = imr("export", *opening, "report", "--layout", name, "-o", f"{name}.docx")
        assert done.returncode == 0, done.stderr
        assert "nine days" in said((tmp_path / f"{name}.docx").read_bytes())


def test_the_layout_of_our_own_is_that_of_whom_the_case_is_about(
    imr: Run, opening: list[str], tmp_path: Path
) -> None:
    with CaseFile.open(Path(opening[0]), PASSPHRASE) as case:
        case.facts.put(Fact(name="review_kind", value="LCSPR"))
    words = ("export", *opening, "report")
    done = imr(*words, "-o", "a.docx")
    assert "In our own layout for children, by the kind of review; " in done.stderr
    assert "or --layout adults, gives the other." in done.stderr
    text = said((tmp_path / "a.docx").read_bytes())
    assert "The child's voice" in text and "Safeguarding Adults Review" not in text
    other = imr(*words, "--layout", "adults", "-o", "b.docx")
    assert "In our own layout for adults; “Our own for”, or --layout children, gives the other." in other.stderr
    with CaseFile.open(Path(opening[0]), PASSPHRASE) as case:
        case.facts.put(*(replace(one, value="SAR") for one in case.facts.all() if one.name == "review_kind"))
    done = imr(*words, "-o", "c.docx")
    assert "In our own layout for adults, by the kind of review; " in done.stderr
    imr(*words, "--layout", "children", "-o", "d.docx")
    text = said((tmp_path / "d.docx").read_bytes())
    assert "Safeguarding Adults Review" in text and "Local Child" not in text


def test_a_copy_for_the_panel_is_locked_and_says_so_in_its_name(imr: Run, opening: list[str], tmp_path: Path) -> None:
    (tmp_path / "board.docx").write_bytes(table("Key of personnel", "Name", "Job role", "Identification in report"))
    words = ("export", *opening, "report", "--template", "board.docx", "--panel", "names", "--password-file", "lock")
    refused = imr(*words, "-o", "out.docx")
    assert refused.returncode == 2
    assert "PANEL-COPY" in refused.stderr
    done = imr(*words, "-o", "out-PANEL-COPY.docx")
    assert done.returncode == 0, done.stderr
    data = (tmp_path / "out-PANEL-COPY.docx").read_bytes()
    assert not data.startswith(b"PK")
    assert "Marigold Quillfeather" in said(unlock(data, LOCK))


def test_a_name_in_the_report_stops_it_and_leaves_nothing(imr: Run, opening: list[str], tmp_path: Path) -> None:
    from domain.report.parts import Passage

    with CaseFile.open(Path(opening[0]), PASSPHRASE) as case:
        case.passages.add("narrative", Passage(text="Then Tobias Underhay rang."))
    done = imr("export", *opening, "report", "-o", "out.docx")
    assert done.returncode == 1
    assert "Tobias Underhay" in done.stderr
    assert not (tmp_path / "out.docx").exists()


def test_what_is_not_certain_is_said_and_a_mapping_answers_it_once(
    imr: Run, opening: list[str], tmp_path: Path
) -> None:
    board = docx.Document()
    for title in ("Narrative", "Narrative of events"):
        board.add_heading(title, 1)
        board.add_paragraph("")
    (tmp_path / "board.docx").write_bytes(saved(board))
    words = ("export", *opening, "report", "--template", "board.docx")
    asked = imr(*words, "-o", "one.docx")
    assert asked.returncode == 4, asked.stderr
    assert "Narrative" in asked.stderr
    answers = {"places": {"Narrative": "narrative", "Narrative of events": "nothing"}}
    (tmp_path / "map.json").write_text(json.dumps(answers))
    assert imr(*words, "--map", "map.json", "-o", "two.docx").returncode == 0
    kept = imr(*words, "-o", "three.docx")
    assert kept.returncode == 0, kept.stderr
    assert "confirmed before" in kept.stderr


def test_what_cannot_be_done_is_said_in_a_sentence(imr: Run, opening: list[str], tmp_path: Path) -> None:
    (tmp_path / "board.docx").write_bytes(labels("Agency"))
    (tmp_path / "text.docx").write_text("no document")
    for words, code, sentence in (
        (("-o", "out.xlsx"), 2, "The file will be .docx"),
        (("--layout", "adults", "--template", "board.docx", "-o", "out.docx"), 2, "a layout of our own"),
        (("--prove", "-o", "out.docx"), 2, "--prove is for a board's file"),
        (("--interview", "2", "-o", "out.docx"), 2, "A report takes"),
        (("--template", "none.docx", "-o", "out.docx"), 2, "cannot be read"),
        (("--template", "text.docx", "-o", "out.docx"), 4, "is not a Word document"),
    ):
        done = imr("export", *opening, "report", *words)
        assert done.returncode == code, done.stderr
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "out.docx").exists()


def test_a_chronology_leaves_as_a_word_document_too(imr: Run, opening: list[str], tmp_path: Path) -> None:
    assert imr("add", *opening, given="3/3/24 0930 SW1 to GP1: call about medication @EMIS\n").returncode == 0
    done = imr("export", *opening, "chronology", "-o", "chronology.docx")
    assert done.returncode == 0, done.stderr
    assert "call about medication" in said((tmp_path / "chronology.docx").read_bytes())
    (tmp_path / "board.docx").write_bytes(table("Chronology", "Date", "Time", "Event"))
    wrong = imr("export", *opening, "chronology", "--template", "board.docx", "-o", "out.xlsx")
    assert wrong.returncode == 2
    done = imr("export", *opening, "chronology", "--template", "board.docx", "-o", "out.docx")
    assert done.returncode == 0, done.stderr
    assert "call about medication" in said((tmp_path / "out.docx").read_bytes())


def test_signatures_are_printed_under_the_text_they_are_of_and_no_other(
    imr: Run, opening: list[str], tmp_path: Path
) -> None:
    (tmp_path / "board.docx").write_bytes(labels("Quality assured by", "Version"))
    out = ("report", "--template", "board.docx", "-o")
    with CaseFile.open(Path(opening[0]), PASSPHRASE) as case:
        frozen = case.submissions.freeze("2nd draft", "to the board", text_now(case, "leave out", date.today()))
        day = frozen.at[:10]
        case.submissions.sign(
            Signature(submission=frozen.number, signed_as="quality assurer", who="Head of Quality", job="Head",
                      how="by e-mail", day=day, sha256=frozen.sha256)
        )  # fmt: skip
    assert imr("export", *opening, *out, "same.docx").returncode == 0
    same = said((tmp_path / "same.docx").read_bytes())
    assert "Head of Quality" in same and "2nd draft" in same
    with CaseFile.open(Path(opening[0]), PASSPHRASE) as case:
        case.passages.add("narrative", Passage(text="Something more was found."))
    changed = imr("export", *opening, *out, "other.docx")
    assert "Version 2nd draft and the signatures under it are not printed: the report changed" in changed.stderr
    other = said((tmp_path / "other.docx").read_bytes())
    assert "Head of Quality" not in other and "2nd draft" not in other
    with CaseFile.open(Path(opening[0]), PASSPHRASE) as case:
        later = case.submissions.freeze("3", "to the board", text_now(case, "leave out", date.today()))
        case.submissions.sent(later.number, day, ())
        case.passages.add("narrative", Passage(text="And then another thing."))
    assert imr("export", *opening, *out, "after.docx").returncode == 0
    assert "Head of Quality" not in said((tmp_path / "after.docx").read_bytes())
