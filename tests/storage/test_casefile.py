from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from domain.dates.period import Period
from domain.dates.when import When
from domain.errors import CannotOpen, CannotWrite, Refusal, WrongUse
from domain.question import Question
from domain.review import STANDING_FIELDS, STANDING_FLAGS, Details, Source
from storage import cipher, schema
from storage.care import passphrases
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made import SW1, events, on

EMPTY = Details()


def test_a_new_case_is_encrypted_and_its_owners_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        CaseFile.create(tmp_path / "a.imr", PASSPHRASE, EMPTY).close()
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.imr").stat().st_mode) == 0o600
    assert not (tmp_path / "a.imr").read_bytes().startswith(b"SQLite")


def test_a_case_is_never_made_over_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.imr").write_text("kept")
    with pytest.raises(CannotWrite, match="already a file a.imr"):
        CaseFile.create(tmp_path / "a.imr", PASSPHRASE, EMPTY)
    assert (tmp_path / "a.imr").read_text() == "kept"


def test_a_case_is_never_made_through_a_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "a.imr").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotWrite):
        CaseFile.create(tmp_path / "a.imr", PASSPHRASE, EMPTY)
    assert not (tmp_path / "elsewhere").exists()


def test_a_case_in_a_folder_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="There is no folder"):
        CaseFile.create(tmp_path / "no" / "a.imr", PASSPHRASE, EMPTY)


def test_a_case_that_could_not_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        CaseFile.create(tmp_path / "a.imr", "", EMPTY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "passphrase",
    [
        'it\'s "quoted" -- ; DROP TABLE entries',
        "''''''''''''",
        "naïve café \N{EURO SIGN} \N{GRINNING FACE}",
        "x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99",
        " spaces at both ends ",
        "back\\slash and\ttab and 100% sure?",
    ],
)
def test_any_character_may_stand_in_a_passphrase(tmp_path: Path, passphrase: str) -> None:
    CaseFile.create(tmp_path / "a.imr", passphrase, Details(subject="Adult A")).close()
    with CaseFile.open(tmp_path / "a.imr", passphrase) as case:
        assert case.details().subject == "Adult A"
    with pytest.raises(CannotOpen):
        CaseFile.open(tmp_path / "a.imr", passphrase + "!")


def test_the_same_letters_composed_otherwise_open_the_case(tmp_path: Path) -> None:
    CaseFile.create(tmp_path / "a.imr", "caf\u00e9 lantern orchard", EMPTY).close()
    CaseFile.open(tmp_path / "a.imr", "cafe\u0301 lantern orchard").close()


def test_any_sqlcipher_tool_opens_a_case_by_its_passphrase_alone(case: CaseFile) -> None:
    case.entries.add(on(3, event="home visit"))
    path = case.path
    case.close()
    from sqlcipher3 import dbapi2

    tool = dbapi2.connect(str(path))
    tool.execute(f"PRAGMA key = '{PASSPHRASE}'")
    assert tool.execute("SELECT event FROM entries").fetchall() == [("home visit",)]
    tool.close()


def test_a_wrong_passphrase_is_refused_with_a_sentence_and_without_noise(
    case: CaseFile, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CannotOpen, match="passphrase does not open"):
        CaseFile.open(case.path, "not this one at all")
    assert capfd.readouterr() == ("", "")


def test_a_case_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="There is no case"):
        CaseFile.open(tmp_path / "a.imr", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_a_plain_database_is_not_taken_for_a_case(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "a.imr").execute("CREATE TABLE entries (id)").connection.close()
    (tmp_path / "a.imr").chmod(0o600)
    with pytest.raises(CannotOpen, match="not encrypted"):
        CaseFile.open(tmp_path / "a.imr", PASSPHRASE)


def test_another_programs_encrypted_database_is_not_taken_for_a_case(tmp_path: Path) -> None:
    cipher.make_file(tmp_path / "a.imr")
    connection = cipher.connect(tmp_path / "a.imr", PASSPHRASE)
    connection.execute("CREATE TABLE things (id)")
    connection.close()
    with pytest.raises(CannotOpen, match="not a case"):
        CaseFile.open(tmp_path / "a.imr", PASSPHRASE)


def test_an_empty_file_and_a_folder_are_not_taken_for_a_case(tmp_path: Path) -> None:
    cipher.make_file(tmp_path / "a.imr")
    (tmp_path / "b.imr").mkdir(mode=0o700)
    for name in ("a.imr", "b.imr"):
        with pytest.raises(CannotOpen):
            CaseFile.open(tmp_path / name, PASSPHRASE)


def test_a_case_that_others_can_read_is_refused(case: CaseFile) -> None:
    case.close()
    case.path.chmod(0o644)
    with pytest.raises(CannotOpen):
        CaseFile.open(case.path, PASSPHRASE)


def test_a_damaged_page_is_told_without_a_word_of_the_case(case: CaseFile) -> None:
    case.entries.add_many([on(3, event=f"Quillfeather {number} " + "x" * 400) for number in range(100)])
    case.close()
    raw = bytearray(case.path.read_bytes())
    for page in range(4, len(raw) // 4096):
        raw[page * 4096 + 99] ^= 1
    case.path.write_bytes(raw)
    with pytest.raises(CannotOpen, match="imr restore") as refused, CaseFile.open(case.path, PASSPHRASE) as opened:
        opened.entries.all()
    assert "Quillfeather" not in str(refused.value)


def test_a_newer_case_is_refused_with_a_sentence(case: CaseFile) -> None:
    desk = case._desk
    desk.run(lambda: desk.connection.execute(f"PRAGMA user_version = {len(schema.STEPS) + 1}"))
    case.close()
    with pytest.raises(CannotOpen, match="newer imr"):
        CaseFile.open(case.path, PASSPHRASE)


def test_an_older_case_is_brought_up_to_date_after_a_copy_and_its_log_stays(
    case: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.entries.add(on(3, event="home visit"))
    lines = case.log.lines()
    case.close()

    def second(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE details ADD COLUMN stage TEXT NOT NULL DEFAULT 'draft'")

    older = schema.STEPS
    monkeypatch.setattr(schema, "STEPS", (*older, second))
    with pytest.raises(CannotOpen, match="older imr"):
        CaseFile.open(case.path, PASSPHRASE, read_only=True)
    with CaseFile.open(case.path, PASSPHRASE) as opened:
        assert opened.log.lines() == lines
        assert opened.log.check() is None
        assert events(opened.entries.all()) == ["home visit"]
    monkeypatch.setattr(schema, "STEPS", older)
    (copy,) = case.path.with_name("case.imr.backups").iterdir()
    with CaseFile.open(copy, PASSPHRASE) as before:
        assert events(before.entries.all()) == ["home visit"]


def test_a_step_that_fails_leaves_the_older_case_as_it_was(case: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    case.close()
    before = case.path.read_bytes()

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE drafts")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with monkeypatch.context() as patch, pytest.raises(Exception, match="nowhere"):
        patch.setattr(schema, "STEPS", (*schema.STEPS, broken))
        CaseFile.open(case.path, PASSPHRASE)
    assert case.path.read_bytes() == before
    CaseFile.open(case.path, PASSPHRASE).close()


def test_a_case_opened_for_reading_refuses_to_write(case: CaseFile) -> None:
    case.entries.add(on(3))
    case.close()
    with CaseFile.open(case.path, PASSPHRASE, read_only=True) as opened:
        assert opened.entries.count() == 1
        with pytest.raises(CannotWrite, match="only be read"):
            opened.entries.add(on(4))


def test_a_case_that_is_closed_refuses_in_a_sentence_and_closes_twice_without_harm(case: CaseFile) -> None:
    case.close()
    case.close()
    for verb in (case.entries.all, case.review, case.version, lambda: case.submit(case.details)):
        with pytest.raises(Refusal, match="closed"):
            verb()


def test_details_are_kept_and_can_be_undone(case: CaseFile) -> None:
    first = case.details()
    second = Details(agency="Elm GP", subject="Adult B", period=Period(None, date(2024, 1, 1)))
    case.set_details(second)
    assert case.details() == second
    assert case.log.undo().sentence == "Undone: the details of the case are as they were before."
    assert case.details() == first


def test_a_new_case_has_the_standing_flags_and_fields(case: CaseFile) -> None:
    assert case.flags.all() == STANDING_FLAGS
    assert case.fields.all() == STANDING_FIELDS


def test_a_review_holds_everything_and_the_head_of_the_log(case: CaseFile) -> None:
    case.entries.add(
        on(3, people=("SW1",)), new_people=[SW1], new_sources=[Source("EMIS")], new_questions=[Question("2")]
    )
    review = case.review()
    assert (events(review.entries), review.people[0].code) == (["seen"], "SW1")
    assert (review.sources[0].name, review.questions[0].label) == ("EMIS", "2")
    assert review.log_head == case.log.head()
    assert review.details.agency == "Riverside Community Trust"


def test_what_is_known_comes_from_the_case_and_the_row_before_from_the_caller(case: CaseFile) -> None:
    case.people.add(SW1)
    case.terms.add("ED", "May")
    before = When("3/3/24", "day", date(2024, 3, 3), date(2024, 3, 3))
    known = case.known(date(2024, 7, 1), before=before)
    assert (known.people[0].code, known.terms, known.before) == ("SW1", {"ED", "May"}, before)
    assert known.period == Period(date(2023, 1, 1), date(2024, 6, 30))


def test_the_version_changes_with_ones_own_writes_and_with_anyone_elses(case: CaseFile) -> None:
    first = case.version()
    assert case.version() == first
    case.entries.add(on(3))
    second = case.version()
    assert second != first
    with CaseFile.open(case.path, PASSPHRASE) as other:
        other.entries.add(on(4))
    assert case.version() != second


def test_what_somebody_else_is_typing_is_no_reason_to_read_the_case_again(case: CaseFile) -> None:
    with CaseFile.open(case.path, PASSPHRASE) as other:
        first = case.version()
        other.drafts.save("line", "3/3/24 SW1: vis")
        assert case.version() == first
        other.entries.add(on(4))
        assert case.version() != first


def test_a_verb_may_be_called_from_any_thread_and_awaited_by_a_screen(case: CaseFile) -> None:
    threads = [threading.Thread(target=case.entries.add, args=(on(day),)) for day in range(1, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    async def screen() -> int:
        return await asyncio.wrap_future(case.submit(case.entries.count))

    assert asyncio.run(screen()) == 10


def test_a_refusal_reaches_the_screen_that_waits(case: CaseFile) -> None:
    future = case.submit(case.entries.move, "nowhere", 1)
    with pytest.raises(Refusal, match="deleted"):
        future.result()


def test_a_faulty_verb_leaves_no_transaction_open(case: CaseFile) -> None:
    with pytest.raises(AttributeError):
        case.entries.add_many([on(3), None])  # type: ignore[list-item]
    assert case.entries.count() == 0
    case.entries.add(on(3))
    assert case.log.count() == 2


def test_rows_carry_the_account_that_wrote_them_and_the_log_only_its_number(case: CaseFile) -> None:
    case.entries.add(on(3))
    case.close()
    with CaseFile.open(case.path, PASSPHRASE, user="marigold") as other:
        saved = other.entries.add(on(4))
        assert saved.recorded_by == "marigold"
        assert [line.user for line in other.log.lines()] == ["user-1", "user-1", "user-2"]
        first = other.entries.page(0, 1)[0]
        assert first.recorded_by == case.user


def test_nothing_installed_beside_the_program_is_loaded_into_the_connection(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from domain.review import Details; from storage.casefile import CaseFile\n"
        f"case = CaseFile.create(Path({str(tmp_path / 'a.imr')!r}), 'plover lantern orchard', Details())\n"
        "import sqlite_utils.plugins as plugins, sqlite_utils.utils as utils, sqlcipher3.dbapi2 as dbapi2\n"
        "assert utils.sqlite3 is dbapi2\n"
        "assert not plugins.pm.list_name_plugin()\n"
        "case.close()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).resolve().parents[2])


def test_the_settings_that_keep_a_case_safe_are_in_force(case: CaseFile) -> None:
    desk = case._desk

    def setting(name: str) -> object:
        return desk.run(lambda: desk.value(f"PRAGMA {name}"))

    assert setting("journal_mode") == "delete"
    assert setting("synchronous") == 3
    assert setting("temp_store") == 2
    assert setting("cache_size") == -24000
    assert str(setting("cipher_version")).startswith("4.")
    assert int(str(setting("kdf_iter"))) == 256_000


def test_looking_at_a_case_or_opening_it_again_leaves_the_locks_of_a_transaction(case: CaseFile) -> None:
    desk = case._desk
    desk.run(lambda: desk.connection.execute("BEGIN IMMEDIATE"))
    with CaseFile.open(case.path, PASSPHRASE, read_only=True) as again:
        assert again.entries.count() == 0
    assert passphrases.item(case.path) is not None
    try_to_write = (
        "import sys\nfrom pathlib import Path\nfrom storage import cipher\ncipher.BUSY_SECONDS = 0.1\n"
        "connection = cipher.connect(Path(sys.argv[1]), sys.argv[2])\n"
        "try:\n    connection.execute('BEGIN IMMEDIATE')\nexcept Exception as error:\n    print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", try_to_write, str(case.path), PASSPHRASE], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "database is locked"


def test_a_case_has_the_same_name_in_the_keyring_open_new_and_closed(case: CaseFile) -> None:
    while_new = passphrases.item(case.path)
    case.close()
    closed = passphrases.item(case.path)
    with CaseFile.open(case.path, PASSPHRASE):
        assert passphrases.item(case.path) == closed == while_new
