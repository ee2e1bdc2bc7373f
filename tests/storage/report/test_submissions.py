from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from domain.errors import CannotWrite, Refusal, WrongUse
from domain.people import Person
from domain.report.parts import Action, ActionUpdate, Printed
from domain.review import Details
from storage.casefile import CaseFile
from storage.desk import Desk
from tests.conftest import PASSPHRASE
from tests.storage.made import GP1
from tests.storage.made_report import frozen, said, signature, visited


@pytest.fixture
def case(case: CaseFile) -> CaseFile:
    case.set_details(Details(author="Ann Body"))
    return case


def behind(case: CaseFile, sql: str, *parameters: Any) -> None:
    """What another program with the passphrase would do."""
    desk: Desk = case._desk
    desk.run(lambda: desk.connection.execute(sql, parameters))


def test_a_text_is_frozen_as_it_is_with_its_hash_and_the_head_of_the_log(case: CaseFile) -> None:
    head = case.log.head()
    made = frozen(case, "Exact\u200b text.\n")
    assert made.text == "Exact\u200b text.\n" and made.log_head == head and made.sent == "" and made.files == ()
    assert made.sha256 == hashlib.sha256(made.text.encode()).hexdigest()
    assert case.submissions.get(made.number) == made == case.report().submissions[0]
    with pytest.raises(WrongUse, match="up for signature already"):
        frozen(case, "Exact\u200b text.\n")
    for version, text, said_ in (("", "text", "which version"), ("2", " \n", "nothing in the report")):
        with pytest.raises(WrongUse, match=said_):
            case.submissions.freeze(version, "", text)


def test_the_log_names_hash_and_number_and_whoever_signed_only_in_its_content(case: CaseFile) -> None:
    case.submissions.sign(signature(frozen(case)))
    lines = case.log.lines()[-2:]
    assert [line.verb for line in lines] == ["freeze", "sign"]
    assert [line.what for line in lines] == [("submissions/1",), ("signatures/1",)]


def test_nothing_of_signing_and_sending_is_undone(case: CaseFile) -> None:
    case.people.add(GP1)
    made = frozen(case)
    case.submissions.sign(signature(made))
    case.submissions.sent(made.number, made.at[:10], [("report.docx", "ab" * 32)])
    assert case.log.undo().sentence == "Undone: the person GP1 is taken out again."
    case.log.undo()
    with pytest.raises(Refusal, match="nothing of yours"):
        case.log.undo()
    assert case.report().submissions[0].sent and case.report().signatures


def test_a_signature_is_of_the_text_frozen_and_by_whom_the_rules_let_sign(case: CaseFile) -> None:
    made = frozen(case)
    kept = case.submissions.sign(signature(made))
    assert (kept.sha256, kept.signed_as, kept.number) == (made.sha256, "author", 1)
    with pytest.raises(WrongUse, match="another text"):
        case.submissions.sign(signature(made, "Dr Other", signed_as="quality assurer", sha256="ab" * 32))
    with pytest.raises(WrongUse, match="author"):
        case.submissions.sign(signature(made, signed_as="quality assurer"))
    with pytest.raises(CannotWrite):
        case.submissions.sign(dataclasses.replace(signature(made), submission=9))
    assert case.submissions.signatures() == (kept,) == case.report().signatures


def test_what_was_sent_is_kept_with_its_files_and_is_sent_once(case: CaseFile) -> None:
    made = frozen(case)
    with pytest.raises(WrongUse, match="on which day"):
        case.submissions.sent(made.number, "", [])
    sent = case.submissions.sent(made.number, "2026-11-20", iter([("report.docx", "ab" * 32)]))
    assert (sent.sent, sent.files) == ("2026-11-20", (("report.docx", "ab" * 32),))
    with pytest.raises(WrongUse, match="was sent on"):
        case.submissions.sent(made.number, "2026-11-21", [])
    with pytest.raises(CannotWrite, match="stays in the case"):
        case.submissions.withdraw(made.number)


def test_only_what_was_neither_signed_nor_sent_is_withdrawn(case: CaseFile) -> None:
    first = frozen(case)
    case.submissions.withdraw(first.number)
    assert case.submissions.all() == () and case.log.check_rows() is None
    second = frozen(case)
    assert second.number > first.number
    case.submissions.sign(signature(second))
    with pytest.raises(CannotWrite, match="bears a signature"):
        case.submissions.withdraw(second.number)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE submissions SET text = 'another'", "UPDATE submissions SET sha256 = ''", "DELETE FROM signatures",
        "UPDATE signatures SET who = 'Dr Other'", "DELETE FROM submissions",
        "UPDATE action_updates SET status = 'Completed'",
    ],
)  # fmt: skip
def test_the_file_itself_refuses_to_change_what_was_signed_sent_or_reported(case: CaseFile, sql: str) -> None:
    action = case.actions.add(Action(text="Tell all."))
    case.actions.report(ActionUpdate(action=action.number, day="2026-11-02", status="In progress"))
    made = frozen(case)
    case.submissions.sign(signature(made))
    case.submissions.sent(made.number, "2026-11-20", [])
    with pytest.raises(IntegrityError, match="never|stays"):
        behind(case, sql)


def test_codes_become_others_everywhere_but_in_what_was_signed(case: CaseFile) -> None:
    visited(case)
    (passage,) = case.passages.add("narrative", said("SW1 came."))
    made = frozen(case, "SW1 came.")
    case.submissions.sign(signature(made, statement="SW1 was seen."))
    case.people.rename("SW1", "SW7")
    assert case.passages.get(passage.id).text == "SW7 came."  # type: ignore[union-attr]
    assert case.submissions.all()[0].text == "SW1 came." and case.submissions.signatures()[0].statement
    assert "SW1" in case.submissions.signatures()[0].statement


def test_who_stands_in_what_was_signed_stays_in_the_key(case: CaseFile) -> None:
    case.people.add(GP1)
    case.people.add(Person(code="QA1"))
    made = frozen(case, "GP1 was kind.")
    case.submissions.sign(signature(made, "QA1", signed_as="quality assurer"))
    for code in ("GP1", "QA1"):
        with pytest.raises(CannotWrite, match="put up for signature"):
            case.people.delete(code, 1)


def test_what_files_said_is_kept_apart_from_the_log_and_found_again(case: CaseFile) -> None:
    lines = case.log.count()
    head = case.log.head()
    kept = case.printed.keep("report", "ab" * 32, head, {"passage:a": "He came.", "row:b": "é"})
    assert kept == Printed(number=1, kind="report", sha256="ab" * 32, log_head=head, texts=kept.texts, at=kept.at)
    assert dict(kept.texts) == {"passage:a": "He came.", "row:b": "é"} and case.log.count() == lines
    other = case.printed.keep("actions", "cd" * 32, head, {})
    assert case.printed.all() == (kept, other) and case.log.check_rows() is None


def leaving(**more: Any) -> Any:
    """A file that leaves."""
    given = {
        "kind": "report", "profile": "anonymised", "sha256": "ef" * 32, "rows": 3, "codes": frozenset({"SW1"}),
        "made_at": "", "printed": {}, **more,
    }  # fmt: skip
    return type("Ready", (), given)()


def test_what_a_file_says_is_kept_in_the_same_moment_as_its_line(case: CaseFile) -> None:
    visited(case)
    head = case.log.head()
    case.record(leaving(made_at=head, printed={"passage:a": "Wigglesworth came."}))
    (kept,) = case.printed.all()
    assert (kept.log_head, kept.sha256) == (head, "ef" * 32)
    assert dict(kept.texts) == {"passage:a": "Wigglesworth came."}
    contents = case._desk.run(lambda: case._desk.tuples("SELECT content FROM log"))
    assert not any("Wigglesworth" in content for (content,) in contents)
    case.people.change(dataclasses.replace(case.people.all()[0], role="Social worker, duty"))
    with pytest.raises(Refusal, match="export it again"):
        case.record(leaving(made_at=head, sha256="01" * 32, printed={"passage:a": "again"}))
    assert len(case.printed.all()) == 1, "what does not leave is not kept as having left"
    case.record(leaving(kind="chronology"))
    assert len(case.printed.all()) == 1
    assert json.loads(contents[0][0])


def test_two_may_freeze_at_once_and_each_is_its_own(case: CaseFile) -> None:
    with CaseFile.open(case.path, PASSPHRASE) as other:
        mine, theirs = frozen(case), other.submissions.freeze("1", "draft for the panel", "Another text.")
    assert mine.number != theirs.number and len(case.submissions.all()) == 2
