"""What changed since the version sent before: neither a name nor words of minutes that may not be used are in it."""

from __future__ import annotations

import pytest

from domain.people import Person
from domain.report.parts import Submission
from domain.report.submissions_compared import Change
from exporters.submission.changes import changes_ready
from exporters.way_out.job import Job
from tests.domain.meeting import LONG, issue, typed
from tests.domain.report.test_leaving import TODAY, case, leaving

BEFORE = Submission(number=1, version="1", sent="2026-05-01", sha256="a" * 64)
NOW = Submission(number=2, version="2", sha256="b" * 64)
STRETCH = LONG[0].rstrip(".") + " because the desk was closed for training."


def told(before: str, after: str) -> str:
    out = leaving(case(minutes=issue(typed(STRETCH)), people=(Person(code="SW1", name="Zebedee Quarrington"),)))
    found = Change(section="Narrative", kind="changed", before=before, after=after)
    return changes_ready([found], BEFORE, NOW, out, Job(kind="report", today=TODAY)).data.decode()


@pytest.mark.parametrize("words", [12, 13, 15, 19, 22])
def test_of_words_of_minutes_sent_once_and_not_agreed_since_nothing_is_told(words: int) -> None:
    said = " ".join(STRETCH.split()[:words])
    text = told(f"It was so: {said}", "It was otherwise.")
    assert not any(word in text for word in ("surgery", "weekend", "desk", "training"))
    assert "was otherwise." in text.replace("+]", "").replace("[+", "")


def test_a_name_put_into_the_key_since_is_told_by_its_code() -> None:
    text = told("Zebedee Quarrington rang.", "SW1 rang twice.")
    assert "Quarrington" not in text and "SW1" in text
