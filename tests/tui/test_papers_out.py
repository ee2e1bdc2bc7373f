"""The trail of meetings, the register and versions as they were issued, from the command line."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx as python_docx
import pytest

from domain.agreement.steps import Step
from domain.disclosure import Accepted
from domain.people import Person
from domain.report.parts import Passage
from exporters.office.locking import unlock
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.tui.conftest import Run
from tests.tui.test_minutes_out import demo, opening

__all__ = ["demo", "opening"]


def said(data: bytes) -> str:
    """All a document says, its tables, header and foot among it."""
    document = python_docx.Document(io.BytesIO(data))
    parts = (document.element.body, document.sections[0].header._element, document.sections[0].footer._element)
    return "\n".join(each.text or "" for part in parts for each in part.iter() if each.tag.endswith("}t"))


def test_a_trail_tells_every_step_verdict_and_row_with_its_line_of_the_log(imr: Run, opening, tmp_path: Path) -> None:
    done = imr("export", *opening, "trail", "--interview", "2", "-o", "trail.docx")
    assert done.returncode == 0, done.stderr
    path = tmp_path / "trail.docx"
    assert path.stat().st_mode & 0o777 == 0o600
    text = said(path.read_bytes())
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        minutes, lines = case.minutes.of(2), {line.number: line for line in case.log.lines()}
        log = case.meeting_log.of(2)
        assert case.log.lines()[-1].verb == "export"
    for step in minutes.steps:
        line = log.first(f"steps/{step.number}")
        assert line is not None and line.hash == lines[line.number].hash and line.hash in text
        assert step.words in text
    for version in minutes.versions:
        assert version.sha256 in text
        assert all(line in text for line in version.text.split("\n"))
    assert "attested by the author" in text and "user-1" in text
    assert "A matter was raised by another route on 13 August 2024" in text
    assert "Said to rest on them" in text and "Not for use" not in text
    assert "Who the codes stand for" in text and "District nurse" in text
    assert minutes.steps[0].by not in text, "an account stands nowhere"


def test_a_trail_of_unfinished_minutes_says_so_on_every_page(imr: Run, opening, tmp_path: Path) -> None:
    assert imr("export", *opening, "trail", "--interview", "4", "-o", "one.docx").returncode == 0
    assert imr("export", *opening, "trail", "--interview", "6", "-o", "planned.docx").returncode == 0
    assert imr("export", *opening, "trail", "--all", "-o", "all.docx").returncode == 0
    for name, marked in (
        ("one", "Not for use as evidence: not agreed"), ("planned", "Not for use as evidence: not agreed"),
        ("all", "Not for use as evidence: not agreed (interviews 3, 4, 5, 6)"),
    ):
        document = python_docx.Document(str(tmp_path / f"{name}.docx"))
        foot = [paragraph.text for paragraph in document.sections[0].footer.paragraphs]
        assert marked in foot
    assert "None: nothing was issued." in said((tmp_path / "planned.docx").read_bytes())


def test_a_trail_with_a_real_name_in_it_does_not_leave(imr: Run, opening, tmp_path: Path) -> None:
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        case.people.add(Person(code="XX1", name="Quillon Featherstonehaugh"))
        case.interviews.change(replace(case.interviews.get(2), place="Room of Quillon Featherstonehaugh"))
    done = imr("export", *opening, "trail", "--interview", "2", "-o", "trail.docx")
    assert done.returncode == 1 and "XX1" in done.stderr
    assert not (tmp_path / "trail.docx").exists()


def test_what_was_let_through_in_minutes_keeps_no_trail_back(imr: Run, opening, tmp_path: Path) -> None:
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        # Somebody who came into the key after version 1 was issued with that word in it.
        case.people.add(Person(code="XX1", name="Quillon Monday", other_names=("out-of-office message",)))
    done = imr("export", *opening, "trail", "--interview", "3", "-o", "trail.docx")
    assert done.returncode == 1 and "out-of-office message" in done.stderr
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        case.accepted.add(Accepted(kind="minutes", place="p", matched="out-of-office message", text="t", reason="none"))
    assert imr("export", *opening, "trail", "--interview", "3", "-o", "trail.docx").returncode == 0


def test_a_change_of_the_author_stands_in_the_trail(imr: Run, opening, tmp_path: Path) -> None:
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        before = case.details().author
        case.set_details(replace(case.details(), author="Office of reviews"))
    done = imr("export", *opening, "trail", "--interview", "1", "-o", "trail.docx")
    assert done.returncode == 0, done.stderr
    text = said((tmp_path / "trail.docx").read_bytes())
    assert "Author changed from" in text and "to Office of reviews on" in text and before


def test_any_version_issued_can_be_had_by_its_hash_and_is_labelled(imr: Run, opening, tmp_path: Path) -> None:
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        minutes = case.minutes.of(3)
        first, latest = minutes.versions[0], minutes.latest
    assert latest is not None
    number = str(first.number)
    for name in ("v.txt", "v.docx"):
        done = imr("export", *opening, "minutes", "--interview", "3", "--version", number, "-o", name)
        assert done.returncode == 0, done.stderr
    assert hashlib.sha256((tmp_path / "v.txt").read_bytes()).hexdigest() == first.sha256
    text = said((tmp_path / "v.docx").read_bytes())
    assert "Not for use as evidence" in text and first.sha256 in text
    done = imr("export", *opening, "minutes", "--interview", "3", "--version", "9", "-o", "no.txt")
    assert done.returncode == 2 and "There is no version 9" in done.stderr
    done = imr("export", *opening, "minutes", "--interview", "3", "--version", number, "--all", "-o", "no")
    assert done.returncode == 2 and "the same for everyone" in done.stderr


def test_the_register_leaves_by_codes_and_by_names_under_a_password_alone(imr: Run, opening, tmp_path: Path) -> None:
    assert imr("export", *opening, "register", "-o", "register.docx").returncode == 0
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        names = {one.code: one.name for one in case.people.all() if one.name}
    text = said((tmp_path / "register.docx").read_bytes())
    assert "DN1" in text and "left, not traced" in text and not any(name in text for name in names.values())
    done = imr("export", *opening, "register", "--panel", "names", "-o", "register.docx")
    assert done.returncode == 2 and "-PANEL-COPY" in done.stderr
    (tmp_path / "password").write_text("correct horse battery")
    (tmp_path / "password").chmod(0o600)
    done = imr("export", *opening, "register", "--panel", "names", "--password-file", "password",
               "-o", "register-PANEL-COPY.docx")  # fmt: skip
    assert done.returncode == 0, done.stderr
    data = (tmp_path / "register-PANEL-COPY.docx").read_bytes()
    assert b"word/document.xml" not in data
    text = said(unlock(data, "correct horse battery"))
    assert f"{names['DN1']} (DN1)" in text


def test_a_page_asks_a_senior_manager_with_what_was_done_and_the_hash(imr: Run, opening, tmp_path: Path) -> None:
    refused = imr("export", *opening, "authority", "--interview", "4", "--to", "DN2", "-o", "no.docx")
    assert refused.returncode == 2 and not (tmp_path / "no.docx").exists()
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        version = case.minutes.of(4).latest
        assert version is not None
        for kind, more in (("remind", {}), ("no reply", {})):
            day = date.today().isoformat()
            step = Step(kind=kind, version=version.number, code="DN2", day=day, sha256=version.sha256, **more)
            case.agreement.take(4, step)
        (passage,) = case.passages.add("narrative", Passage(text="Put down for the page."))
        case.evidence.rest_passage(passage.id, 4, [case.minutes.of(4).paragraphs[1].id])
    done = imr("export", *opening, "authority", "--interview", "4", "--to", "DN2", "-o", "ask.docx")
    assert done.returncode == 0, done.stderr
    text = said((tmp_path / "ask.docx").read_bytes())
    for words in ("Reminded", "No reply recorded", version.sha256, "The minutes may not be used.", "Signature",
                  "1 row of the chronology and 1 paragraph of the report rest on these minutes and wait"):  # fmt: skip
        assert words in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("trail", "-o", "a.docx"), "--interview N, or --all"),
        (("trail", "--interview", "1", "--all", "-o", "a.docx"), "--interview N, or --all"),
        (("trail", "--interview", "99", "-o", "a.docx"), "There is no interview 99"),
        (("trail", "--interview", "1", "-o", "a.txt"), "will be .docx"),
        (("trail", "--interview", "1", "--csv", "-o", "a.docx"), "leave out"),
        (("register", "--interview", "1", "-o", "a.docx"), "a register --panel names"),
        (("register", "--panel", "initials", "-o", "a-PANEL-COPY.docx"), "by names for the panel"),
    ],
)
def test_what_does_not_go_together_is_refused(imr: Run, opening, tmp_path: Path, words, sentence: str) -> None:
    done = imr("export", *opening, *words)
    assert (done.returncode, sentence in done.stderr) == (2, True), done.stderr
    assert not [each for each in tmp_path.iterdir() if each.name.startswith("a")]
