"""The manifest of a submission: each file by its hash, who signed which text, what has become of the files since."""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import NotUnderstood, WrongUse
from domain.gate import outgoing
from domain.people import Person
from domain.report.leaving import OutgoingReport
from domain.report.parts import Signature, Submission
from domain.review import Review
from exporters.office.differs import ReadBackDiffers
from exporters.prepare import prepare
from exporters.submission.manifest import (
    Manifest,
    SentFile,
    Signed,
    as_json,
    as_text,
    changed_since,
    faults,
    manifest_of,
    manifest_ready,
    read_back,
    read_manifest,
)
from exporters.way_out.job import Disclosed, Job
from exporters.way_out.ready import Ready
from tests.exporters.plans import DETAILS, REPORT, TODAY

FROZEN = Submission(number=4, version="2", stage="final", text="The report.", log_head="ab" * 32,
                    sha256=hashlib.sha256(b"The report.").hexdigest())  # fmt: skip
SIGNATURES = (
    Signature(number=2, submission=4, signed_as="quality assurer", who="Wilhelmina Ashgrove", job="Director of Nursing",
              day="2026-11-18", how="by e-mail", sha256=FROZEN.sha256),
    Signature(number=1, submission=4, signed_as="author", who="AU1", job="Author", day="2026-11-17",
              how="in person", sha256=FROZEN.sha256),
    Signature(number=3, submission=4, signed_as="countersigner", who="Olumide Ferrante", job="Director",
              day="2026-11-19", how="by hand on paper", sha256=FROZEN.sha256),
)  # fmt: skip


def leaving(**changed: object) -> OutgoingReport:
    """A frozen submission, signed by three."""
    report = replace(REPORT, submissions=(FROZEN,), signatures=SIGNATURES, **changed)  # type: ignore[arg-type]
    people = (Person(code="DN1", name="Olumide Ferrante", role="Director"),)
    chronology = outgoing(Review(details=DETAILS, report=report, people=people))
    return OutgoingReport(details=DETAILS, questions=(), report=report, chronology=chronology, submission=4,
                          looked_for=chronology.looked_for)  # fmt: skip


def plan() -> Ready:
    return prepare(leaving(), Job(kind="action plan", today=TODAY))


def made() -> Manifest:
    return manifest_of(leaving(), [("action plan.xlsx", plan())], TODAY)


def test_every_file_is_named_with_its_hash_its_size_and_what_it_holds() -> None:
    ready, manifest = plan(), made()
    assert manifest.files == (
        SentFile(name="action plan.xlsx", sha256=ready.sha256, size=len(ready.data), kind="action plan",
                 holds="4 rows of the plan"),
    )  # fmt: skip
    assert manifest.version == "2" and manifest.text_sha256 == FROZEN.sha256 and manifest.log_head == FROZEN.log_head


def test_what_the_boards_form_asks_for_of_the_family_is_no_plain_anonymised_file() -> None:
    asked = replace(plan(), personal=frozenset(("date of birth", "street")))
    (one,) = manifest_of(leaving(), [("report.docx", asked)], TODAY).files
    assert one.profile == (
        "anonymised; holds dates of birth and addresses where the board’s form asks for them"
    )
    panel = manifest_of(leaving(), [("report.docx", replace(asked, profile="panel copy"))], TODAY)
    assert panel.files[0].profile == "panel copy" and made().files[0].profile == "anonymised"
    assert one.profile in as_text(manifest_of(leaving(), [("report.docx", asked)], TODAY)).decode()


def test_who_signed_stands_in_order_and_by_no_name() -> None:
    manifest = made()
    assert [(one.signed_as, one.who) for one in manifest.signatures] == [
        ("author", "AU1"), ("quality assurer", "Director of Nursing"), ("countersigner", "DN1"),
    ]  # fmt: skip
    for data in (as_text(manifest), as_json(manifest)):
        assert b"Ashgrove" not in data and b"Ferrante" not in data


def test_the_manifest_is_read_back() -> None:
    manifest = made()
    assert read_manifest(as_json(manifest)) == manifest
    read_back(as_text(manifest), as_json(manifest), manifest)
    with pytest.raises(ReadBackDiffers):
        read_back(as_text(manifest).replace(b"action", b"faction"), as_json(manifest), manifest)


@pytest.mark.real
def test_the_text_is_taken_by_sha256sum(tmp_path: Path) -> None:
    ready = plan()
    (tmp_path / "action plan.xlsx").write_bytes(ready.data)
    (tmp_path / "manifest.txt").write_bytes(as_text(made()))
    done = subprocess.run(["sha256sum", "--check", "manifest.txt"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout == "action plan.xlsx: OK\n"


def test_what_has_become_of_the_files_is_told() -> None:
    manifest, data = made(), plan().data
    assert not faults(manifest, {"action plan.xlsx": data})
    assert faults(manifest, {}) == ("action plan.xlsx is missing.",)
    assert "is not the file that was sent" in faults(manifest, {"action plan.xlsx": data[:-1] + b"?"})[0]
    assert "it is not the file that was sent" in faults(manifest, {"action plan.xlsx": data + b"?"})[0]
    assert faults(manifest, {"action plan.xlsx": data, "x": b""}) == ("x is none of the submission.",)


def test_what_changed_since_the_submission_before_is_told() -> None:
    now = made()
    one = now.files[0]
    before = replace(now, text_sha256="0" * 64, files=(replace(one, sha256="1" * 64, holds="3 rows of the plan"),
                                                       replace(one, kind="report", name="report.docx")))  # fmt: skip
    assert changed_since(before, now) == (
        "action plan.xlsx (action plan) has changed: 3 rows of the plan before, 4 rows of the plan now.",
        "report.docx (report) was sent before and is not now.",
    )
    assert changed_since(now, now) == (
        "The text that is signed is the same.", "action plan.xlsx (action plan) is the very same file.",
    )  # fmt: skip


def test_a_signature_of_another_text_lets_nothing_leave() -> None:
    out = leaving()
    other = replace(out, report=replace(out.report, signatures=(replace(SIGNATURES[0], sha256="0" * 64),)))
    with pytest.raises(WrongUse, match="is of another text"):
        manifest_of(other, [], TODAY)


def test_two_files_of_one_name_and_a_submission_nobody_froze_are_refused() -> None:
    with pytest.raises(WrongUse, match="Two files"):
        manifest_of(leaving(), [("a.xlsx", plan()), ("A.xlsx", plan())], TODAY)
    with pytest.raises(WrongUse, match="freeze one first"):
        manifest_of(replace(leaving(), submission=9), [], TODAY)


def test_a_manifest_leaves_searched_and_a_name_in_it_stops_it() -> None:
    text, data = manifest_ready(made(), leaving(), Job(today=TODAY))
    assert (text.suffix, data.suffix, text.what) == (".txt", ".json", "1 file of a submission")
    named = manifest_of(leaving(), [("for Olumide Ferrante.xlsx", plan())], TODAY)
    with pytest.raises(Disclosed):
        manifest_ready(named, leaving(), Job(today=TODAY))


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"form": 1}', b'{"form": 2, "files": [], "signatures": []}', b"\xff\xfe", b"null",
             as_json(made()).replace(b'"sha256": "', b'"sha256": "x')],
)  # fmt: skip
def test_what_is_no_manifest_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(NotUnderstood):
        read_manifest(data)


@given(st.data())
def test_any_manifest_reads_back_the_same(data: st.DataObject) -> None:
    text = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20)
    figures = st.text("0123456789abcdef", min_size=64, max_size=64)
    files = data.draw(st.lists(st.builds(SentFile, name=text, sha256=figures, size=st.integers(0, 9**9), kind=text,
                                         holds=text, profile=text, locked=st.booleans()), max_size=3))  # fmt: skip
    signed = data.draw(st.lists(st.builds(Signed, signed_as=text, who=text, day=text, how=text, sha256=figures),
                                max_size=2))  # fmt: skip
    manifest = data.draw(st.builds(
        Manifest, agency=text, reference=text, subject=text, number=st.integers(1, 99), version=text, stage=text,
        text_sha256=figures, log_head=figures, sent=st.just("2026-11-20"), files=st.just(tuple(files)),
        signatures=st.just(tuple(signed)),
    ))  # fmt: skip
    assert read_manifest(as_json(manifest)) == manifest


def test_the_json_says_of_what_form_it_is() -> None:
    assert json.loads(as_json(made()))["form"] == 1
