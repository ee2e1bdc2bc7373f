"""`imr export CASE submission`: what goes together, what is said, and how it ends."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from storage.casefile import CaseFile
from tests.exporters.report.templates import sections
from tests.tui.conftest import Run
from tui.demo.build import build_demo

PASSPHRASE = "made up for the demonstration"


@pytest.fixture
def opening(tmp_path: Path) -> list[str]:
    """A case that is ready but for what is left out, and the words that open it."""
    tmp_path.chmod(0o700)
    with build_demo(tmp_path / "case.imr", PASSPHRASE, today=date.today()) as case:
        one = next(each for each in case.to_see.all() if each.code == "CPN1")
        case.to_see.change(replace(one, not_seen="left", not_seen_why="Left in 2024."))
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    (tmp_path / "passphrase").chmod(0o600)
    return ["case.imr", "--passphrase-file", "passphrase"]


@pytest.mark.real
def test_it_is_asked_for_said_and_refused_from_the_command_line(
    imr: Run, opening: list[str], tmp_path: Path
) -> None:
    words = ("export", *opening, "submission", "--unagreed", "leave-out")
    unsigned = imr(*words, "--freeze", "1", "--stage", "final", "-o", "out")
    assert unsigned.returncode == 1
    assert "still to be signed by the author" in unsigned.stderr
    assert imr(*words, "--draft", "-o", "out").returncode == 2
    done = imr(*words, "--draft", "--with-key", "--password-file", "passphrase", "--certificate", "checked.txt",
               "-o", "out-DRAFT")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Version 1, a draft, is in out-DRAFT" in done.stderr
    assert "key version 1.xlsx" in done.stderr and "locked" in done.stderr
    folder = tmp_path / "out-DRAFT"
    checked = subprocess.run(["sha256sum", "--check", "manifest.txt"], cwd=folder, capture_output=True, text=True)
    assert checked.returncode == 0 and checked.stdout.count(": OK") == 4
    assert not (folder / "key version 1.xlsx").read_bytes().startswith(b"PK")
    assert (folder / "report version 1.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "checked.txt").exists()
    sent = imr(*words, "-o", "two")
    assert sent.returncode == 1 and "Version 1 was sent on" in sent.stderr
    with CaseFile.open(tmp_path / "case.imr", PASSPHRASE) as case:
        assert case.submissions.all()[-1].sent == date.today().isoformat()
    taken = imr(*words, "--draft", "--freeze", "2", "-o", "out-DRAFT")
    assert taken.returncode == 5 and "there already" in taken.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("submission", "--template", "x.docx", "-o", "out"), "--report-template"),
        (("submission", "-o", "-"), "new folder"),
        (("submission", "--report-map", "x.json", "-o", "out"), "give --report-template too"),
        (("submission", "--layout", "adults", "--report-template", "x.docx", "-o", "out"), "--layout"),
        (("submission", "--stage", "final", "-o", "out"), "--freeze"),
        (("report", "--draft", "-o", "x.docx"), "--draft is for a submission only"),
    ],
)
def test_what_does_not_go_together_is_refused(imr: Run, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    refused = imr("export", "case.imr", *words)
    assert refused.returncode == 2
    assert said in " ".join(refused.stderr.split())


@pytest.mark.real
def test_guidance_nobody_decided_about_stops_a_submission_until_it_is_said_once(
    imr: Run, opening: list[str], tmp_path: Path
) -> None:
    (tmp_path / "board.docx").write_bytes(sections("5. Narrative", "7. Learning"))
    words = ("export", *opening, "submission", "--unagreed", "leave-out", "--draft", "--report-template", "board.docx")
    both = imr(*words, "--freeze", "1", "-o", "a-DRAFT")
    assert both.returncode == 1 and not (tmp_path / "a-DRAFT").exists()
    assert "2 stretches of the board’s guidance" in both.stderr and "Please write what belongs" in both.stderr
    assert "--remove-guidance" in both.stderr and "--keep-guidance" in both.stderr
    report = ("export", *opening, "report", "--unagreed", "leave-out", "--template", "board.docx")
    undecided = imr(*report, "-o", "first.docx")
    assert undecided.returncode == 0, undecided.stderr
    told = undecided.stderr
    first = min(told.find(words) for words in ("Not in the file", "byte for byte", "Left blank") if words in told)
    assert told.index("nobody decided about them") < first
    assert imr(*report, "--remove-guidance", "-o", "second.docx").returncode == 0
    done = imr(*words, "--freeze", "1", "-o", "b-DRAFT")
    assert done.returncode == 0, done.stderr
    assert "was decided before, and is taken so" in done.stderr and "Taken out, as you decided: 2" in done.stderr
    assert "Please write what belongs" not in said(tmp_path / "b-DRAFT" / "report version 1.docx")
    kept = imr(*words, "--keep-guidance", "--freeze", "2", "-o", "c-DRAFT")
    assert kept.returncode == 0, kept.stderr
    assert "2 stretches of the board’s guidance or example rows stay in the file, as you decided." in kept.stderr
    assert "Please write what belongs" in said(tmp_path / "c-DRAFT" / "report version 2.docx")


def said(path: Path) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)
