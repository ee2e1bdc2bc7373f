"""Minutes that leave from the command line: a copy for each, one, the finished ones, the text; what is refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from exporters.readers.minutes_reply import printed_on
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.tui.conftest import Run
from tui.demo.build import build_demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The made-up case with its meetings, as a file."""
    path = tmp_path_factory.mktemp("demo") / "demo.imr"
    path.parent.chmod(0o700)
    build_demo(path, PASSPHRASE).close()
    return path.read_bytes()


@pytest.fixture
def opening(demo: bytes, tmp_path: Path, passphrase_file: Path) -> tuple[object, ...]:
    """The made-up case, a copy of its own, and how it is opened."""
    path = tmp_path / "demo.imr"
    path.write_bytes(demo)
    path.chmod(0o600)
    return (path, "--passphrase-file", passphrase_file)


def test_a_copy_for_everyone_asked_goes_into_a_folder(imr: Run, opening, tmp_path: Path) -> None:
    done = imr("export", *opening, "minutes", "--interview", "2", "--all", "--no-rows", "-o", "copies")
    assert done.returncode == 0, done.stderr
    made = sorted((tmp_path / "copies").iterdir())
    assert [path.name for path in made] == [f"interview-2-v1-{code}.docx" for code in ("BN1", "DN2", "TM1")]
    assert (tmp_path / "copies").stat().st_mode & 0o777 == 0o700
    assert {printed_on(path.read_bytes(), path.name).code for path in made} == {"BN1", "DN2", "TM1"}


def test_what_was_not_issued_is_issued_by_leaving(imr: Run, opening, tmp_path: Path) -> None:
    with CaseFile.open(opening[0], PASSPHRASE) as case:  # type: ignore[arg-type]
        for paragraph in case.minutes.of(5).paragraphs:
            if paragraph.check:
                from dataclasses import replace

                case.minutes.change(5, replace(paragraph, check=False))
        assert case.minutes.of(5).latest is None
    done = imr("export", *opening, "minutes", "--interview", "5", "--to", "OT1", "-o", "copy.docx")
    assert done.returncode == 0, done.stderr
    assert "and it is issued to them" in done.stderr
    with CaseFile.open(opening[0], PASSPHRASE) as case:  # type: ignore[arg-type]
        latest = case.minutes.of(5).latest
        assert latest is not None
        assert printed_on((tmp_path / "copy.docx").read_bytes(), "copy").sha256 == latest.sha256


def test_the_exact_text_has_the_hash_that_stands_on_every_page(imr: Run, opening, tmp_path: Path) -> None:
    assert imr("export", *opening, "minutes", "--interview", "1", "-o", "m.txt").returncode == 0
    assert imr("export", *opening, "minutes", "--interview", "1", "-o", "m.docx").returncode == 0
    printed = printed_on((tmp_path / "m.docx").read_bytes(), "m.docx")
    assert hashlib.sha256((tmp_path / "m.txt").read_bytes()).hexdigest() == printed.sha256


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--to", "DN1", "-o", "a.docx"), 2, "Say of which meeting: --interview N."),
        (("--interview", "9", "-o", "a.docx"), 2, "There is no interview 9."),
        (("--interview", "1", "--to", "XX9", "-o", "a.docx"), 2, "XX9 is not among those"),
        (("--interview", "1", "--to", "DN1", "-o", "a.pdf"), 2, "The file will be .docx"),
        (("--interview", "1", "--all", "-o", "a.docx"), 2, "Several copies go into a folder"),
        (("--interview", "3", "-o", "a.docx"), 2, "are not finished"),
        (("--interview", "6", "-o", "a.txt"), 2, "have not been issued yet"),
        (("--interview", "1", "--to", "DN1", "-o", "no/a.docx"), 5, "There is no folder"),
        (("--interview", "1", "--to", "DN1", "--panel", "names", "-o", "a.docx"), 2, "Minutes take"),
        (("--interview", "1", "--to", "DN1", "--reply-by", "soon", "-o", "a.docx"), 2, "--reply-by"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(imr: Run, opening, tmp_path: Path, words, code, sentence) -> None:
    done = imr("export", *opening, "minutes", *words)
    assert (done.returncode, sentence in done.stderr) == (code, True), done.stderr
    assert not (tmp_path / "a.docx").exists()


def test_what_is_for_minutes_is_refused_elsewhere(imr: Run, opening) -> None:
    done = imr("export", *opening, "chronology", "--interview", "1", "-o", "a.xlsx")
    assert done.returncode == 2 and "--interview is for minutes only" in done.stderr


def test_a_returned_document_is_told_and_taken_in_when_that_is_said(imr: Run, opening, tmp_path: Path) -> None:
    from tests.exporters.readers.editing import Edited

    assert imr("export", *opening, "minutes", "--interview", "3", "--to", "SG1", "-o", "out.docx").returncode == 0
    back = Edited((tmp_path / "out.docx").read_bytes())
    back.replace("SG1: I advise", "in a fortnight", "within a week", tracked=True)
    back.save(tmp_path / "back.docx")
    told = imr("receive", *opening, "back.docx")
    assert told.returncode == 2 and "within a week" in told.stdout and "--answer represent" in told.stderr
    with CaseFile.open(opening[0], PASSPHRASE) as case:  # type: ignore[arg-type]
        before = len(case.minutes.of(3).representations)
    assert imr("receive", *opening, "back.docx", "--answer", "represent").returncode == 0
    with CaseFile.open(opening[0], PASSPHRASE) as case:  # type: ignore[arg-type]
        made, step = case.minutes.of(3).representations, case.minutes.of(3).steps[-1]
    assert step.document == hashlib.sha256((tmp_path / "back.docx").read_bytes()).hexdigest()
    assert len(made) == before + 1 and made[-1].words.endswith("within a week.")


def test_an_unchanged_document_agrees_nothing_by_itself(imr: Run, opening) -> None:
    assert imr("export", *opening, "minutes", "--interview", "3", "--to", "SG1", "-o", "out.docx").returncode == 0
    told = imr("receive", *opening, "out.docx")
    assert told.returncode == 2 and "agrees nothing by itself" in told.stderr and not told.stdout


def test_a_returned_document_under_a_password_is_read_by_it(imr: Run, opening, tmp_path: Path) -> None:
    from exporters.office.locking import lock

    assert imr("export", *opening, "minutes", "--interview", "3", "--to", "SG1", "-o", "out.docx").returncode == 0
    (tmp_path / "back.docx").write_bytes(lock((tmp_path / "out.docx").read_bytes(), "correct horse battery"))
    told = imr("receive", *opening, "back.docx")
    assert told.returncode == 2 and "give --password-file FILE" in told.stderr
    for password, sentence in (("correct horse battery", "agrees nothing by itself"), ("another", "does not open")):
        (tmp_path / "password").write_text(password)
        (tmp_path / "password").chmod(0o600)
        told = imr("receive", *opening, "back.docx", "--password-file", "password")
        assert told.returncode == 2 and sentence in told.stderr, told.stderr


def test_what_stands_outside_the_minutes_is_told_and_taken_in(imr: Run, opening, tmp_path: Path) -> None:
    from tests.exporters.readers.editing import Edited

    assert imr("export", *opening, "minutes", "--interview", "3", "--to", "SG1", "-o", "out.docx").returncode == 0
    back = Edited((tmp_path / "out.docx").read_bytes())
    back.tick("I agree.")
    back.add("Your answer", "I dispute this record")
    back.write(back.cell("Your name", 1), "Sam Goodall")
    back.save(tmp_path / "back.docx")
    told = imr("receive", *opening, "back.docx", "--answer", "agree")
    assert told.returncode == 2 and "I dispute this record" in told.stderr and "name “Sam Goodall”" in told.stderr
    assert imr("receive", *opening, "back.docx", "--answer", "represent").returncode == 0
    with CaseFile.open(opening[0], PASSPHRASE) as case:  # type: ignore[arg-type]
        assert case.minutes.of(3).representations[-1].words.endswith(": I dispute this record")
