from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from typing import ClassVar

import pytest

from domain.errors import CannotWrite, Refusal
from domain.people import Person
from domain.question import Question
from domain.review import Source
from storage.casefile import CaseFile
from storage.ledger_lines import ROWS_A_LINE, START
from tests.conftest import PASSPHRASE
from tests.storage.made import GP1, SW1, events, on


def rewrite(case: CaseFile, sql: str) -> None:
    """What someone with the passphrase and a tool of their own could do to the log."""
    desk = case._desk

    def act() -> None:
        desk.connection.execute("DROP TRIGGER log_is_never_changed")
        desk.connection.execute("DROP TRIGGER log_is_never_shortened")
        desk.connection.execute(sql)

    desk.run(act)


def test_every_act_is_one_line_that_says_who_when_verb_and_what(case: CaseFile) -> None:
    saved = case.entries.add(on(3, people=("SW1",)), new_people=[SW1])
    line = case.log.lines()[-1]
    assert (line.number, line.user, line.verb) == (2, "user-1", "add")
    assert line.what == (f"entries/{saved.id}", "people/1")
    assert line.at == saved.recorded_at
    assert line.hash == case.log.head()


def test_a_line_shows_no_word_of_the_case_and_no_name_of_an_account(case: CaseFile) -> None:
    case.entries.add(on(3, event="Quillfeather", people=("SW1",)), new_people=[SW1])
    shown = str(case.log.lines())
    assert "Quillfeather" not in shown
    assert "Pike" not in shown
    assert case.user not in shown


def test_the_hash_of_a_line_is_made_of_the_line_before_the_header_and_the_salted_content(case: CaseFile) -> None:
    case.entries.add(on(3))
    desk = case._desk
    previous = START
    for row in desk.run(lambda: desk.tuples("SELECT * FROM log ORDER BY number")):
        number, at, user, session, verb, what, salt, content, _, hashed = row
        head = json.dumps([number, at, user, session, verb, what], separators=(",", ":")).encode()
        inner = hashlib.sha256(salt + content.encode()).digest()
        assert len(salt) == 32
        assert hashlib.sha256(previous + head + inner).digest() == hashed
        previous = hashed
    assert previous.hex() == case.log.head()


@pytest.mark.parametrize("sql", ["UPDATE log SET verb = 'x'", "DELETE FROM log", "REPLACE INTO log SELECT * FROM log"])
def test_the_log_refuses_to_be_changed_or_shortened(case: CaseFile, sql: str) -> None:
    desk, lines = case._desk, case.log.lines()
    with pytest.raises(Exception, match="never"):
        desk.run(lambda: desk.connection.execute(sql))
    assert case.log.lines() == lines


def test_a_sound_log_and_sound_rows_are_found_sound(case: CaseFile) -> None:
    first = case.entries.add(on(3, people=("SW1",)), new_people=[SW1], new_sources=[Source("EMIS")])
    case.entries.change(dataclasses.replace(first, event="changed"))
    case.log.undo()
    case.entries.delete(first.id, 3)
    case.people.rename("SW1", "SW2")
    case.log.undo()
    assert case.log.check() is None
    assert case.log.check_rows() is None


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE log SET content = replace(content, 'seen', 'left') WHERE number = 3", "Line 3 .* does not hold"),
        ("UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE number = 3", "Line 3 .* does not follow"),
        ("UPDATE log SET user = 'user-9' WHERE number = 4", "Line 4 .* does not follow"),
        ("UPDATE log SET what = '' WHERE number = 2", "Line 2 .* does not follow"),
        ("DELETE FROM log WHERE number = 3", "Line 3 of the log is missing"),
        ("UPDATE log SET number = 30 WHERE number = 3", "Line 3 of the log is missing"),
    ],
)
def test_the_first_bad_place_of_the_log_is_named(case: CaseFile, sql: str, sentence: str) -> None:
    for day in range(1, 6):
        case.entries.add(on(day))
    rewrite(case, sql)
    found = case.log.check()
    assert found is not None
    assert re.search(sentence, found)


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE entries SET event = 'other' WHERE sequence = 2", "is not as the log left it"),
        ("DELETE FROM entries WHERE sequence = 2", "is missing"),
        ("UPDATE people SET role = 'Nurse'", "people/1 is not as the log left it"),
        ("INSERT INTO people SELECT 9, 'SW9', '', '', '', '', '[]', '', 0, 0, '[]', 1, '[]', ''", "people/9 is there"),
        ("INSERT INTO sources VALUES (1, 'RiO', '', 1)", "sources/1 is there, and the log knows nothing of it"),
        ("INSERT INTO flags (name, meaning) VALUES ('urgent', '')", "is there, and the log knows nothing of it"),
        ("UPDATE flags SET meaning = 'other' WHERE name = 'good'", "is there, and the log knows nothing of it"),
        ("UPDATE details SET author = 'Somebody'", "details/1 is not as the log left it"),
    ],
)
def test_a_row_that_is_not_as_the_log_left_it_is_named(case: CaseFile, sql: str, sentence: str) -> None:
    case.people.add(SW1)
    case.entries.add_many([on(1), on(2), on(3)])
    desk = case._desk
    desk.run(lambda: desk.connection.execute(sql))
    assert case.log.check() is None
    assert sentence in str(case.log.check_rows())


def test_a_long_import_is_several_lines_and_one_act(case: CaseFile) -> None:
    case.entries.add_many([on(3) for _ in range(ROWS_A_LINE + 5)])
    assert case.log.count() == 3
    assert case.log.check() is None
    assert "505 rows are taken out again" in case.log.undo().sentence
    assert case.entries.count() == 0


def test_undoing_an_added_row_takes_it_out_and_gives_its_text_back(case: CaseFile) -> None:
    saved = case.entries.add(on(3, event="home visit"))
    undone = case.log.undo()
    assert str(undone) == "Undone: the row is taken out again."
    assert (undone.verb, undone.gone) == ("add", True)
    assert undone.entry is not None
    assert undone.entry.event == "home visit"
    assert case.entries.get(saved.id) is None


def test_undoing_takes_back_act_after_act_to_the_beginning_of_the_session(case: CaseFile) -> None:
    first = case.entries.add(on(3, event="one"))
    second = case.entries.change(dataclasses.replace(first, event="two"))
    case.entries.add(on(3, event="other"))
    case.entries.move(first.id, 1)
    case.entries.delete(second.id, second.revision)
    said = [str(case.log.undo()) for _ in range(4)]
    assert said == [
        "Undone: the row is back.",
        "Undone: the row is back in its place.",
        "Undone: the row is taken out again.",
        "Undone: the row is as it was before.",
    ]
    assert events(case.entries.all()) == ["one"]
    case.log.undo()
    with pytest.raises(Refusal, match="nothing of yours"):
        case.log.undo()
    assert case.log.check() is None
    assert case.log.check_rows() is None


def test_what_was_undone_can_be_done_again_until_something_else_is_done(case: CaseFile) -> None:
    saved = case.entries.add(on(3, event="one"))
    case.entries.change(dataclasses.replace(saved, event="two"))
    case.log.undo()
    case.log.undo()
    assert str(case.log.redo()) == "Done again: the row is back."
    assert events(case.entries.all()) == ["one"]
    assert str(case.log.redo()) == "Done again: the row is changed again."
    assert events(case.entries.all()) == ["two"]
    case.log.undo()
    case.entries.add(on(4))
    with pytest.raises(Refusal, match="nothing undone"):
        case.log.redo()


def test_undo_ends_at_the_beginning_of_the_session(case: CaseFile) -> None:
    case.entries.add(on(3))
    case.close()
    with CaseFile.open(case.path, PASSPHRASE) as again, pytest.raises(Refusal, match="nothing of yours"):
        again.log.undo()


def test_undo_never_takes_back_what_someone_else_did(case: CaseFile) -> None:
    case.entries.add(on(3, event="mine"))
    with CaseFile.open(case.path, PASSPHRASE, user="marigold") as other:
        other.entries.add(on(4, event="theirs"))
        case.log.undo()
        assert events(other.entries.all()) == ["theirs"]


def test_an_act_on_a_row_that_changed_since_is_passed_over_and_said_so(case: CaseFile) -> None:
    earlier = case.entries.add(on(1, event="earlier"))
    mine = case.entries.add(on(3, event="mine"))
    with CaseFile.open(case.path, PASSPHRASE, user="marigold") as other:
        other.entries.change(dataclasses.replace(mine, event="theirs"))
    with pytest.raises(CannotWrite, match="changed again since, so this was not undone"):
        case.log.undo()
    assert events(case.entries.all()) == ["earlier", "theirs"]
    assert case.log.undo().verb == "add"
    assert case.entries.get(earlier.id) is None


def test_moving_rows_around_a_change_does_not_stand_in_the_way_of_undoing_it(case: CaseFile) -> None:
    first, second = case.entries.add_many([on(3, event="first"), on(3, event="second")])
    case.entries.change(dataclasses.replace(second, event="reworded"))
    with CaseFile.open(case.path, PASSPHRASE, user="marigold") as other:
        other.entries.move(first.id, 1)
    case.log.undo()
    assert events(case.entries.all()) == ["second", "first"]


def test_a_person_who_came_with_an_undone_row_goes_with_it_unless_others_name_them(case: CaseFile) -> None:
    case.entries.add(on(3, people=("SW1", "GP1")), new_people=[SW1, GP1])
    case.entries.add(on(4, people=("GP1",)))
    with CaseFile.open(case.path, PASSPHRASE) as other:
        row = other.entries.all()[1]
        other.entries.delete(row.id, row.revision)
        other.entries.add(on(5, people=("GP1",)))
    with pytest.raises(CannotWrite):
        case.log.undo()
    assert str(case.log.undo()) == "Undone: the row is taken out again. Other rows name GP1 by now: it stays."
    assert [person.code for person in case.people.all()] == ["GP1"]
    assert case.people.next_code("SW") == "SW1"


def test_an_export_is_logged_marks_its_codes_and_is_never_undone(case: CaseFile) -> None:
    case.people.add(SW1)
    case.people.add(GP1)
    case.log.record_export("chronology", "anonymised", "ab" * 32, 412, ["SW1"])
    assert case.log.lines()[-1].verb == "export"
    assert [person.exported for person in case.people.all()] == [True, False]
    assert str(case.log.undo()) == "Undone: the person GP1 is taken out again."
    with pytest.raises(CannotWrite, match="SW1 has left the case in an export"):
        case.log.undo()
    with pytest.raises(Refusal, match="nothing of yours"):
        case.log.undo()
    assert [person.code for person in case.people.all()] == ["SW1"]


def test_an_exported_person_stays_when_the_row_they_came_with_is_undone(case: CaseFile) -> None:
    case.entries.add(on(3, people=("SW1",)), new_people=[SW1])
    case.log.record_export("chronology", "anonymised", "ab" * 32, 1, ["SW1"])
    assert "SW1 has left the case in an export: it stays." in str(case.log.undo())
    assert case.entries.count() == 0
    assert [person.code for person in case.people.all()] == ["SW1"]


def test_a_new_code_that_was_exported_is_not_undone(case: CaseFile) -> None:
    case.people.add(Person(code="SW1"))
    case.people.rename("SW1", "SW2")
    case.log.record_export("chronology", "anonymised", "ab" * 32, 1, ["SW2"])
    with pytest.raises(CannotWrite, match="SW2 has left the case"):
        case.log.undo()


def test_an_act_whose_name_someone_took_meanwhile_is_not_undone(case: CaseFile) -> None:
    case.questions.add(Question("2"))
    case.questions.delete("2", 1)
    with CaseFile.open(case.path, PASSPHRASE) as other:
        other.questions.add(Question("2", "another"))
    with pytest.raises(CannotWrite, match="another 2 by now"):
        case.log.undo()


def test_a_case_records_a_file_that_leaves_it(case: CaseFile) -> None:
    class Ready:
        kind, profile, sha256, rows, codes = "chronology", "anonymised", "cd" * 32, 3, frozenset({"SW1"})
        made_at = ""
        printed: ClassVar[dict[str, str]] = {}

    case.people.add(SW1)
    case.record(Ready())
    desk = case._desk
    content = desk.run(lambda: desk.value("SELECT content FROM log ORDER BY number DESC LIMIT 1"))
    assert json.loads(content)["export"] == {
        "kind": "chronology",
        "profile": "anonymised",
        "sha256": "cd" * 32,
        "rows": 3,
        "codes": ["SW1"],
    }
