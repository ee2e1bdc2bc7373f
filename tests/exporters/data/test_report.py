"""The open JSON of a case holds its report whole, and a submission in it can be held against its hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from domain.errors import NotUnderstood
from domain.gate import whole_case
from domain.report.parts import Report
from domain.review import Details, Review
from exporters.data.case import case_from_json, case_json
from storage.casefile import CaseFile
from tests.storage.cases import PHRASE
from tests.storage.made_report import report_of_everything

TODAY = date(2024, 5, 1)


def whole(tmp_path: Path) -> Review:
    """A case in which every list of the report holds something."""
    with CaseFile.create(tmp_path / "adult-a.imr", PHRASE, Details(author="An Author")) as case:
        report_of_everything(case)
        return case.review()


def test_every_list_of_a_report_comes_back_as_it_was(tmp_path: Path) -> None:
    review = whole(tmp_path)
    assert all(getattr(review.report, each.name) for each in fields(Report)), "say something in each list"
    assert case_from_json(case_json(whole_case(review, {}, (), ()), TODAY)).review == review


def test_what_was_signed_is_there_to_be_hashed_by_anyone(tmp_path: Path) -> None:
    review = whole(tmp_path)
    made = case_json(whole_case(review, {}, (), ()), TODAY)
    submission = json.loads(made)["report"]["submissions"][0]
    assert hashlib.sha256(submission["text"].encode()).hexdigest() == submission["sha256"]
    with pytest.raises(NotUnderstood):
        case_from_json(made.replace(b"The exact text.", b"Another text..."))


def test_a_file_of_before_there_was_a_report_is_read_without_one() -> None:
    made = json.loads(case_json(whole_case(Review(details=Details()), {}, (), ()), TODAY))
    del made["report"]
    assert case_from_json(json.dumps(made).encode()).review == Review(details=Details())
