"""A case of before there were interviews, or a report: everything in it stays, and a copy as it was is kept first."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.family.members import Member, Relation
from domain.people import Person
from domain.question import Question
from domain.report.parts import Report
from domain.review import Details, Review, Source
from storage import family_rows, schema
from storage.care import backups, verify
from storage.casefile import CaseFile
from tests.storage.cases import PHRASE, row
from tests.storage.made_meetings import meeting, texts
from tests.storage.made_report import report_of_everything

BEFORE = 2
"""Steps an older case has taken."""
READ_THEN = ("details", "entries", "people", "sources", "questions", "family", "relations", "record_numbers")


def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Review:
    """A closed case as the program wrote it before there were interviews; gives what is in it."""
    with monkeypatch.context() as before:
        before.setattr(schema, "STEPS", schema.STEPS[:BEFORE])
        before.setattr(family_rows, "COLUMNS", tuple(each for each in family_rows.COLUMNS if each != "aware"))
        with CaseFile.create(path, PHRASE, Details(agency="Riverside Community Trust", subject="Adult A")) as case:
            case.people.add(Person(code="SW1", name="Rosalind Pike", other_names=("Ros",), identifiers=("NHS 1",)))
            case.people.add(Person(code="GP1"))
            case.entries.add_many([row(f"visit {number}") for number in range(30)])
            case.sources.add(Source("EMIS"))
            case.questions.add(Question("1a", "Was it shared?"))
            for code in ("Adult A", "Adult B"):
                case.family.add(Member(code=code), new_people=[Person(code=code, given_by_board=True)])
            case.relations.add(Relation(one="Adult A", kind="parent of", other="Adult B"))
            case.drafts.save("line", "half typed")
            parts = {name: getattr(case, name).all() for name in READ_THEN if name != "details"}
            found = Review(details=case.details(), log_head=case.log.head(), **parts)
            tables = case._desk.run(lambda: case._desk.tuples("SELECT name FROM sqlite_master"))
            assert ("paragraphs",) not in tables
    return found


def test_an_older_case_keeps_everything_and_then_holds_interviews(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "adult-a.imr"
    before = older(path, monkeypatch)
    with CaseFile.open(path, PHRASE) as case:
        after = case.review()
        assert all(getattr(after, name) == getattr(before, name) for name in READ_THEN)
        assert after.log_head == before.log_head, "the log is not rewritten"
        assert (after.minutes, after.evidence, after.to_see, after.headings) == ((), (), (), ())
        assert [typed.text for typed in case.drafts.orphans()] == ["half typed"]
        assert verify.verify(case).good
        number = meeting(case, "SW1", texts=("I rang.",))
        assert texts(case, number) == ["I rang."]
    with CaseFile.open(path, PHRASE) as case:
        assert texts(case, number) == ["I rang."] and verify.verify(case).good


def test_the_copy_kept_first_is_the_older_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "adult-a.imr"
    before = older(path, monkeypatch)
    CaseFile.open(path, PHRASE).close()
    (copy,) = backups.listed(path)
    with monkeypatch.context() as then:
        then.setattr(schema, "STEPS", schema.STEPS[:BEFORE])
        with CaseFile.open(copy.path, PHRASE, read_only=True) as case:
            assert case.entries.all() == before.entries and case.log.head() == before.log_head


REPORT = ("passages", "cited", "submissions", "printed")


def before_the_report(path: Path, monkeypatch: pytest.MonkeyPatch) -> Review:
    """A closed case as the program wrote it when it had interviews and no report yet; gives what is in it."""
    with monkeypatch.context() as before:
        before.setattr(schema, "STEPS", schema.STEPS[:3])
        before.setattr(family_rows, "COLUMNS", tuple(each for each in family_rows.COLUMNS if each != "aware"))
        before.setattr(CaseFile, "report", lambda case: Report())
        with CaseFile.create(path, PHRASE, Details(agency="Riverside Community Trust")) as case:
            number = meeting(case, "SW1", texts=("I rang.", "Nobody came."))
            case.evidence.draw(row("visit"), number, [case.minutes.of(number).paragraphs[0].id])
            case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06")
            found = case.review()
            tables = case._desk.run(lambda: case._desk.tuples("SELECT name FROM sqlite_master"))
            assert not {(table,) for table in REPORT} & set(tables)
    return found


def test_a_case_with_interviews_keeps_everything_and_then_holds_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "adult-a.imr"
    before = before_the_report(path, monkeypatch)
    with CaseFile.open(path, PHRASE) as case:
        after = case.review()
        assert after == before and after.report == Report() and verify.verify(case).good
        (copy,) = backups.listed(path)
        report_of_everything(case)
        held = case.report()
    with CaseFile.open(path, PHRASE) as case:
        assert case.report() == held and verify.verify(case).good
    assert copy.kept
