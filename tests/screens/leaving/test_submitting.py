"""A submission as one act: what stops it, what stands in its folder, and what a run that was ended leaves."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.errors import CannotWrite, Stopped, WrongUse
from domain.report.parts import Passage, Signature
from exporters.submission.manifest import read_manifest
from exporters.way_out.job import Disclosed, Job
from screens.leaving.submitting import SubmissionWanted, submit
from screens.report.signed_text import text_now
from storage.casefile import CaseFile
from tui.demo.build import build_demo

PASSPHRASE = "made up for the demonstration"
TODAY = date.today()
FILES = ["action plan version 1.xlsx", "chronology version 1.xlsx", "manifest.json", "manifest.txt",
         "report version 1.docx"]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that is ready but for what it leaves out; a draft was frozen before."""
    folder = tmp_path_factory.mktemp("demo")
    folder.chmod(0o700)
    path = folder / "case.imr"
    with build_demo(path, PASSPHRASE, today=TODAY) as case:
        one = next(each for each in case.to_see.all() if each.code == "CPN1")
        case.to_see.change(replace(one, not_seen="left", not_seen_why="Left in 2024."))
    return path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[CaseFile]:
    path = tmp_path / "case.imr"
    shutil.copy(made, path)
    path.chmod(0o600)
    with CaseFile.open(path, PASSPHRASE) as opened:
        yield opened


def wanted(folder: Path, **more: object) -> SubmissionWanted:
    first = SubmissionWanted(
        folder=folder, chronology=Job(today=TODAY), report=Job(today=TODAY, suffix=".docx"), plan=Job(today=TODAY),
        unagreed="leave out",
    )  # fmt: skip
    return replace(first, **more)  # type: ignore[arg-type]


def frozen(case: CaseFile, version: str = "1") -> int:
    return case.submissions.freeze(version, "final", text_now(case, "leave out", TODAY)).number


def signed(case: CaseFile, version: str = "1") -> int:
    number = frozen(case, version)
    for part, who in (
        ("author", case.details().author), ("quality assurer", "Director of Nursing"),
        ("countersigner", "Medical Director"), ("chief officer", "Chief Executive"),
    ):  # fmt: skip
        given = Signature(submission=number, signed_as=part, who=who, job=who, day=TODAY.isoformat(), how="on paper")  # type: ignore[arg-type]
        case.submissions.sign(given)
    return number


def versions(case: CaseFile) -> list[str]:
    return [one.version for one in case.submissions.all()][1:]


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def left_by(tmp_path: Path) -> list[str]:
    """What lies beside the case."""
    return sorted(one.name for one in tmp_path.iterdir() if not one.name.startswith("case.imr"))


def test_everything_of_a_submission_stands_in_one_new_folder(case: CaseFile, tmp_path: Path) -> None:
    number = signed(case)
    submit(case, wanted(tmp_path / "out"), TODAY)
    folder = tmp_path / "out"
    assert names(folder) == FILES
    assert folder.stat().st_mode & 0o777 == 0o700
    assert all(one.stat().st_mode & 0o777 == 0o600 for one in folder.iterdir())
    checked = subprocess.run(["sha256sum", "--check", "manifest.txt"], cwd=folder, capture_output=True, text=True)
    assert checked.returncode == 0 and checked.stdout.count(": OK") == 3
    manifest = read_manifest((folder / "manifest.json").read_bytes())
    assert manifest.version == "1" and not manifest.draft and not manifest.still_to_sign
    sent = case.submissions.get(number)
    assert sent is not None and sent.sent == TODAY.isoformat()
    assert sorted(name for name, _ in sent.files) == FILES
    assert {sha256 for _, sha256 in sent.files} <= case.log.left()
    assert [line.verb for line in case.log.lines()[-6:]] == ["export"] * 5 + ["sent"]


def test_what_is_not_ready_stops_it_and_is_listed(case: CaseFile, tmp_path: Path) -> None:
    signed(case)
    for each in case.passages.of("answer:3"):
        case.passages.delete(each.id, each.revision)
    for draft, name in ((False, "out"), (True, "out-DRAFT")):
        with pytest.raises(Stopped) as stopped:
            submit(case, wanted(tmp_path / name, draft=draft), TODAY)
        assert "1 thing stops this submission" in stopped.value.sentence
        assert "Question 3 is not answered" in stopped.value.sentence
    assert left_by(tmp_path) == []


def test_minutes_that_may_not_be_used_stop_it_unless_what_rests_on_them_is_left_out(
    case: CaseFile, tmp_path: Path
) -> None:
    signed(case)
    with pytest.raises(Stopped, match="1 row rests on interview 4"):
        submit(case, wanted(tmp_path / "out", unagreed="stop"), TODAY)


def test_a_name_nobody_looked_at_stops_it(case: CaseFile, tmp_path: Path) -> None:
    case.passages.add("narrative", Passage(text="Then Tobias Quillfeather rang."))
    signed(case)
    with pytest.raises(Stopped, match="Tobias Quillfeather"):
        submit(case, wanted(tmp_path / "out"), TODAY)


def test_a_text_that_changed_since_it_was_frozen_does_not_leave(case: CaseFile, tmp_path: Path) -> None:
    signed(case)
    case.passages.add("narrative", Passage(text="One thing more."))
    with pytest.raises(Stopped, match=r"not as version 1 was frozen \(1 change, in Narrative\)"):
        submit(case, wanted(tmp_path / "out"), TODAY)
    assert left_by(tmp_path) == []


def test_without_signatures_it_leaves_only_as_a_draft_that_says_so(case: CaseFile, tmp_path: Path) -> None:
    frozen(case)
    with pytest.raises(Stopped, match="still to be signed by the author"):
        submit(case, wanted(tmp_path / "out"), TODAY)
    with pytest.raises(WrongUse, match="out-DRAFT"):
        submit(case, wanted(tmp_path / "out", draft=True), TODAY)
    submit(case, wanted(tmp_path / "out-DRAFT", draft=True), TODAY)
    said = (tmp_path / "out-DRAFT" / "manifest.txt").read_text()
    assert "DRAFT" in said and "Still to sign: author" in said
    with pytest.raises(WrongUse, match="no draft"):
        submit(case, wanted(tmp_path / "two-DRAFT"), TODAY)


def test_freezing_first_is_taken_back_where_a_name_stops_it(case: CaseFile, tmp_path: Path) -> None:
    with pytest.raises(Stopped, match="still to be signed"):
        submit(case, wanted(tmp_path / "out", freeze="1"), TODAY)
    assert versions(case) == ["1"]
    name = next(one.name for one in case.people.all() if one.name)
    case.passages.add("narrative", Passage(text=f"Then {name} rang."))
    with pytest.raises(Disclosed):
        submit(case, wanted(tmp_path / "out-DRAFT", freeze="2", draft=True), TODAY)
    assert versions(case) == ["1"]
    assert left_by(tmp_path) == []


def test_the_next_version_tells_what_changed_and_no_name_that_is_known_since(case: CaseFile, tmp_path: Path) -> None:
    kept = case.passages.add("narrative", Passage(text="The neighbour told Wobblethwaite of it."))[0]
    case.terms.add("Wobblethwaite")
    signed(case)
    submit(case, wanted(tmp_path / "one"), TODAY)
    person = next(one for one in case.people.all() if one.name)
    case.terms.delete("Wobblethwaite")
    case.people.change(replace(person, other_names=(*person.other_names, "Wobblethwaite")))
    case.passages.change(replace(kept, text=f"The neighbour told {person.code} of it."))
    signed(case, "2")
    done = submit(case, wanted(tmp_path / "two"), TODAY)
    told = (tmp_path / "two" / "changes since version 1.txt").read_text()
    assert "Narrative" in told and person.code in told
    assert "Wobblethwaite" not in told
    assert done.manifest.since == "1" and done.manifest.changes and "Narrative" in done.manifest.changed
    assert "since version 1" in (tmp_path / "two" / "manifest.txt").read_text()


def test_it_goes_onto_no_folder_that_is_there(case: CaseFile, tmp_path: Path) -> None:
    signed(case)
    (tmp_path / "out").mkdir()
    with pytest.raises(CannotWrite, match="there already"):
        submit(case, wanted(tmp_path / "out"), TODAY)
    assert names(tmp_path / "out") == []


def test_a_colleague_who_sent_it_meanwhile_leaves_one_folder(case: CaseFile, tmp_path: Path) -> None:
    number = signed(case)

    def meanwhile(doing: str) -> None:
        if doing == "Writing the files":
            with CaseFile.open(case.path, PASSPHRASE, user="another") as other:
                other.submissions.sent(number, TODAY.isoformat(), [])

    with pytest.raises(CannotWrite, match="was sent on"):
        submit(case, wanted(tmp_path / "out"), TODAY, meanwhile)
    assert left_by(tmp_path) == []


def test_a_person_added_while_it_was_made_stops_it(case: CaseFile, tmp_path: Path) -> None:
    from domain.people import Person

    signed(case)

    def meanwhile(doing: str) -> None:
        if doing == "Writing the files":
            with CaseFile.open(case.path, PASSPHRASE, user="another") as other:
                other.people.add(Person(code="ZZ1", name="Orlando Thistlewick", role="porter"))

    with pytest.raises(Stopped, match="The case changed"):
        submit(case, wanted(tmp_path / "out"), TODAY, meanwhile)
    assert left_by(tmp_path) == []
    assert [line.verb for line in case.log.lines()].count("export") == 0


KILLED = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from exporters.submission import folder
from screens.leaving import submitting
from tests.screens.leaving.test_submitting import PASSPHRASE, TODAY, wanted
from storage.casefile import CaseFile

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

at = sys.argv[1]
if at == "while writing":
    first = folder.write_new
    def write(data, path):
        first(data, path)
        if path.name.startswith("report"):
            die()
    folder.write_new = write
elif at == "within the name":
    Path.rename = die
elif at == "before it is marked":
    submitting._tell = die
with CaseFile.open(Path("case.imr"), PASSPHRASE) as case:
    submitting.submit(case, wanted(Path("out").absolute()), TODAY)
"""


@pytest.mark.real
@pytest.mark.parametrize("at", ["while writing", "within the name", "before it is marked"])
def test_a_run_that_is_killed_leaves_no_half_submission(made: Path, tmp_path: Path, at: str) -> None:
    shutil.copy(made, tmp_path / "case.imr")
    (tmp_path / "case.imr").chmod(0o600)
    with CaseFile.open(tmp_path / "case.imr", PASSPHRASE) as case:
        number = signed(case)
    root = str(Path(__file__).resolve().parents[3])
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, at], cwd=tmp_path, env={**os.environ, "PYTHONPATH": root}, capture_output=True
    )
    assert killed.returncode == -9, killed.stderr.decode()
    whole = at == "before it is marked"
    found = names(tmp_path / "out") if (tmp_path / "out").exists() else []
    assert found == (FILES if whole else [])
    with CaseFile.open(tmp_path / "case.imr", PASSPHRASE) as case:
        kept = case.submissions.get(number)
        assert kept is not None and not kept.sent
        done = submit(case, wanted(tmp_path / "out"), TODAY)
        assert done.finished is whole
        kept = case.submissions.get(number)
        assert kept is not None and kept.sent
    assert left_by(tmp_path) == ["out"]
    assert names(tmp_path / "out") == FILES
    listed = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["files"]
    assert {one["sha256"] for one in listed} <= {sha256 for _, sha256 in kept.files}
