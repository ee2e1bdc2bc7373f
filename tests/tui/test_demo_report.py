"""The report of the demo: whole, resting on what is in the case, and ready but for two things that are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from domain.chronology.entry import Entry
from domain.evidence.cited import states
from domain.evidence.resting import resting
from domain.names.finding import Finder
from domain.readiness.whole import missing
from domain.report.extracts import extract_now
from domain.report.facts import FACTS
from domain.report.quality import is_open
from domain.report.section_standing import done_said
from domain.report.sections import FINDINGS, SECTIONS
from domain.report.smart import missing as parts_missing
from domain.review import Review
from domain.strangers import Strangers
from screens.report.reading import numbered, read_report
from storage.care.verify import verify
from storage.casefile import CaseFile
from tui.demo.build import build_demo
from tui.demo.report import written

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    folder = tmp_path_factory.mktemp("demo")
    folder.chmod(0o700)
    with build_demo(folder / "demo.imr", "made up for the demonstration", today=TODAY) as opened:
        yield opened


@pytest.fixture(scope="module")
def review(case: CaseFile) -> Review:
    return case.review()


def test_it_is_ready_but_for_two_named_things(review: Review) -> None:
    stops = [each.sentence for each in missing(review, TODAY, [section.id for section in SECTIONS]) if each.stops]
    assert len(stops) == 2
    assert any(each.startswith("CPN1 was not seen") for each in stops)
    assert any(each.startswith("1 row rests on interview 4") for each in stops)


def test_every_section_is_said_to_be_done_but_the_two_that_wait(case: CaseFile) -> None:
    listed = read_report(case)
    waiting = [each.section.id for each in listed if each.countable and each.done != "done"]
    assert waiting == ["interviews", "chronology"]
    assert done_said(listed) == f"{len(listed) - 3} of {len(listed) - 1} done"


def test_extracts_mean_the_paragraphs_they_name(case: CaseFile) -> None:
    passages, numbers = case.passages.all(), numbered(case)
    for check in case.extract_checks.all():
        found = extract_now(check, case.considered.all(), passages, numbers)
        assert found.passages and found.kept and not (found.now or found.unknown or found.changed)


def test_every_section_that_is_text_is_written_and_every_question_answered(review: Review) -> None:
    report = review.report
    assert [one.id for one in SECTIONS if one.kind == "text" and not report.of(one.id)] == []
    assert all(len(report.of(f"answer:{one.label}")) >= 3 for one in review.questions)
    assert sum(len(one.text.split()) for one in report.passages) > 5_000


def test_every_finding_points_to_rows_and_most_of_the_text_does(review: Review) -> None:
    pointing = {one.passage for one in review.report.cited} | {
        one.target for one in review.evidence if one.kind == "passage"
    }
    findings = [one for section in FINDINGS for one in review.report.of(section)]
    assert len(findings) >= 12 and all(one.id in pointing for one in findings)
    assert len(pointing) > 80


def test_what_it_rests_on_is_current_and_may_be_used(review: Review) -> None:
    assert set(states(review.report.cited, review.entries).values()) == {"current"}
    rests = [one for one in resting(review) if one.evidence.kind == "passage"]
    assert len(rests) > 20 and {one.state for one in rests} == {"current"}
    assert any(one.not_confirmed for one in rests) and any(one.dissent for one in rests)


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def days_of(entry: Entry) -> set[tuple[int, int]]:
    """The days, each with its month, on which a row may have been, and those its words name."""
    first, last = entry.when.earliest or entry.when.latest, entry.when.latest or entry.when.earliest
    assert first is not None and last is not None
    days = {first + timedelta(step) for step in range((last - first).days + 1)}
    texts = " ".join(filter(None, (entry.event, entry.action, entry.outcome, entry.comment)))
    named = re.findall(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b", texts)
    return {(day.day, day.month) for day in days} | {(int(day), MONTHS.index(month) + 1) for day, month in named}


def test_every_day_it_names_is_a_day_of_the_rows_it_points_to(review: Review) -> None:
    rows = {entry.id: entry for entry in review.entries}
    cited: dict[str, list[Entry]] = {}
    for one in review.report.cited:
        cited.setdefault(one.passage, []).append(rows[one.entry])
    wrong = [
        (passage.section, f"{day} {month}")
        for passage in review.report.passages
        if passage.id in cited
        for day, month in re.findall(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b", passage.text)
        if not any((int(day), MONTHS.index(month) + 1) in days_of(row) for row in cited[passage.id])
    ]
    assert wrong == []


def test_recommendations_are_smart_tied_to_findings_and_each_has_an_action(review: Review) -> None:
    report = review.report
    ids = {one.id for one in report.passages}
    assert len(report.recommendations) == 5
    assert [parts_missing(one, ids) for one in report.recommendations] == [()] * 5
    assert {one.recommendation for one in report.actions} == {one.number for one in report.recommendations}
    assert {one.status for one in report.actions} == {"Not started", "In progress", "Completed"}
    done = next(one for one in report.actions if one.completed)
    assert done.evidence and len([one for one in report.updates if one.action == done.number]) == 2


def test_the_forms_are_filled(review: Review) -> None:
    report = review.report
    assert not any(is_open(one) for one in report.criteria) and len(report.criteria) == 11
    assert [one.name for one in FACTS if one.needed and not report.fact(one.name)] == []
    found = [one.found for one in report.searched]
    assert found.count("not found") == 1 and "in part" in found
    assert len(report.policies) >= 6 and any(one.until == "March 2025" for one in report.policies)
    assert any(not one.done for one in report.deadlines) and any(one.done for one in report.deadlines)
    (submission,) = report.submissions
    assert [one.signed_as for one in report.signatures] == [
        "author", "countersigner", "quality assurer", "chief officer",
    ]  # fmt: skip
    assert {one.sha256 for one in report.signatures} == {submission.sha256}


def test_no_name_and_no_stranger_stands_in_it(review: Review, case: CaseFile) -> None:
    finder = Finder(review.people)
    strangers = Strangers.of(review, finder)
    texts = [one.text for one in review.report.passages]
    texts += [str(value) for each in (
        *review.report.recommendations, *review.report.actions, *review.report.updates, *review.report.criteria,
        *review.report.searched, *review.report.policies, *review.report.considered, *review.report.deadlines,
    ) for value in vars_of(each)]  # fmt: skip
    assert [hit.matched for text in texts for hit in finder.find(text)] == []
    assert [found.matched for text in texts for found in strangers.in_text(text)] == []


def vars_of(thing: object) -> list[str]:
    """The texts of a thing."""
    return [value for name in thing.__slots__ if isinstance(value := getattr(thing, name), str)]  # type: ignore[attr-defined]


def test_the_whole_case_is_sound(case: CaseFile) -> None:
    assert verify(case).good


def test_it_can_be_made_on_the_day_of_its_own(tmp_path: Path) -> None:
    with build_demo(tmp_path / "demo.imr", "made up for the demonstration") as made:
        today = date(2024, 10, 1)
        assert sum(each.stops for each in missing(made.review(), today)) == 2
    assert {one.section for one in written()} >= {"narrative", "answer:7", "learning"}
