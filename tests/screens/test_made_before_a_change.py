"""A file that was made before minutes, people or what rests on them changed does not leave the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.errors import Stopped
from domain.family.members import Member
from domain.people import Person
from domain.review import Details, RecordNumber
from exporters.way_out.job import Job
from screens.agreement.minutes_leaving import copies, send_copies
from screens.leaving.sending import prepared, send
from storage.casefile import CaseFile
from tests.storage.made import on
from tests.storage.made_meetings import meeting

TODAY = date(2026, 4, 1)
PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    """A case with a meeting and a row, open."""
    with CaseFile.create(tmp_path / "case.imr", PASSPHRASE, Details(agency="Riverside")) as made:
        meeting(made, "SW1", texts=("She rang the surgery twice and nobody called her back.",))
        made.entries.add(on(2, event="Call"))
        yield made


def edit(case: CaseFile) -> None:
    was = case.minutes.of(1).paragraphs[0]
    case.minutes.change(1, replace(was, text="Something else was said."))


def rest(case: CaseFile) -> None:
    case.evidence.rest(case.entries.all()[0].id, 1, [case.minutes.of(1).paragraphs[0].id])


@pytest.mark.parametrize("change", [
    edit, rest,
    lambda case: case.agreement.issue(1, ["SW1"], way="Word", day="2024-03-06"),
    lambda case: case.people.add(Person(code="PC1", name="Petra Quillfeather")),
    lambda case: case.people.rename("SW1", "SW9"),
    lambda case: case.family.add(Member(code="SW1", address="4 Alder Yard, Northwick NW9 1ZZ")),
    lambda case: case.record_numbers.add(RecordNumber("hospital number", "AB123456")),
])  # fmt: skip
def test_what_another_author_changed_meanwhile_keeps_the_file_back(
    case: CaseFile, tmp_path: Path, change: Callable[[CaseFile], object]
) -> None:
    ready = prepared(case, Job(today=TODAY, suffix=".csv"), lambda _: None)
    with CaseFile.open(case.path, PASSPHRASE) as other:
        change(other)
    with pytest.raises(Stopped, match=r"^The case changed since this file was made; export it again\.$"):
        send(case, ready, tmp_path / "rows.csv")
    assert not (tmp_path / "rows.csv").exists() and case.log.lines()[-1].verb != "export"
    again = prepared(case, Job(today=TODAY, suffix=".csv"), lambda _: None, unagreed="leave out")
    assert send(case, again, tmp_path / "rows.csv").exists()


def test_a_row_added_meanwhile_and_another_file_that_left_keep_nothing_back(case: CaseFile, tmp_path: Path) -> None:
    case.entries.add(on(3, who="SW1", people=("SW1",), event="Visit"))
    made = [prepared(case, Job(today=TODAY, suffix=".csv"), lambda _: None) for _ in range(2)]
    case.entries.add(on(4, event="Another call"))
    assert [send(case, ready, tmp_path / f"{place}.csv").exists() for place, ready in enumerate(made)] == [True] * 2


def test_copies_are_issued_and_sent_together_and_not_once_the_case_changed(case: CaseFile, tmp_path: Path) -> None:
    job = Job(kind="minutes", today=TODAY, suffix=".docx")
    made = copies(case, 1, job=job)
    rest(case)
    with pytest.raises(Stopped, match="The case changed since this file was made"):
        send_copies(case, 1, made, [tmp_path / "copy.docx"], day="2026-04-01")
    assert case.minutes.of(1).latest is None
    made = copies(case, 1, job=job)
    assert send_copies(case, 1, made, [tmp_path / "copy.docx"], day="2026-04-01")[0].exists()
