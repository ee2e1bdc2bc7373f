"""The open JSON of a case holds its meetings, minutes and agreement whole, and can be held against the paper."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.agreement.steps import Representation, RowCheck, Step
from domain.errors import NotUnderstood
from domain.evidence.drawn_from import Evidence
from domain.gate import whole_case
from domain.meetings.interview import Attendee, Debrief, ExtractCheck, Interview, ToSee
from domain.meetings.minutes import Facts, Minutes, Paragraph, Version
from domain.review import Details, Review
from exporters.data.case import case_from_json, case_json
from storage.casefile import CaseFile
from tests.storage.cases import PHRASE, row
from tests.storage.made_meetings import meeting

MEETING = Interview(
    number=3, kind="team discussion", held="2024-03-05", note="by telephone", revision=2,
    people=(Attendee("SW5"), Attendee("RO1", "interviewer", asked=False)),
)  # fmt: skip
SAID = Paragraph(
    id="aaaaaaaaaa", speaker="SW1", at="09:40", text="I rang.\nNobody came\u2028in.", check=True, revision=4
)
ISSUED = Version(
    number=1, facts=Facts.of(MEETING), paragraphs=(replace(SAID, check=False, revision=0),), at="2024-03-06T09:00:00Z",
    by="author",
)  # fmt: skip
REVIEW = Review(
    details=Details(),
    minutes=(
        Minutes(
            interview=MEETING,
            paragraphs=(SAID,),
            versions=(ISSUED,),
            steps=(Step(kind="issue", version=1, code="SW1", day="2024-03-06", sha256=ISSUED.sha256, number=1),),
            representations=(
                Representation(version=1, code="SW1", kind="change", paragraph=SAID.id, words="b", number=1),
            ),
            row_checks=(
                RowCheck(interview=3, code="SW1", entry="e", revision=1, shown="s", verdict="confirmed", number=1),
            ),
            former={"sw1": "SW5"},
        ),
        Minutes(interview=Interview(number=4), former={"sw1": "SW5"}),
    ),
    evidence=(Evidence(target="e", interview=3, paragraphs=(SAID.id,), digest="d", version=1, number=1),),
    to_see=(ToSee(code="SW5", hold="police"),),
    debriefs=(Debrief(code="SW5", after="final review"),),
    extract_checks=(ExtractCheck(number=1, code="SW5", extract="4.1"),),
    headings=("The handover",),
)
OUT = whole_case(REVIEW, {}, (), ())
TODAY = date(2024, 5, 1)


def test_meetings_and_minutes_come_back_as_they_were() -> None:
    assert case_from_json(case_json(OUT, TODAY)).review == REVIEW


def test_what_a_real_case_holds_comes_back_as_it_was(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "adult-a.imr", PHRASE, Details()) as case:
        number = meeting(case, "SW1", texts=("SW1 rang.",))
        case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06")
        case.people.rename("SW1", "SW5")
        case.evidence.draw(row("visit"), number, [case.minutes.of(number).paragraphs[0].id])
        review = case.review()
    assert case_from_json(case_json(whole_case(review, {}, (), ()), TODAY)).review == review


def test_the_text_of_a_version_is_there_to_be_hashed_by_anyone() -> None:
    version = json.loads(case_json(OUT, TODAY))["interviews"][0]["versions"][0]
    assert hashlib.sha256(version["text"].encode()).hexdigest() == version["sha256"] == ISSUED.sha256


def test_a_version_that_was_altered_in_the_file_is_not_understood() -> None:
    altered = case_json(OUT, TODAY).replace(b"I rang.\\nNobody", b"I rang.\\nSomebody")
    with pytest.raises(NotUnderstood):
        case_from_json(altered)


def test_a_file_of_before_there_were_meetings_is_read() -> None:
    made = json.loads(case_json(OUT, TODAY))
    for name in ("interviews", "former_codes", "evidence", "to_see", "debriefs", "extract_checks", "headings"):
        del made[name]
    assert case_from_json(json.dumps(made).encode()).review == Review(details=Details())
