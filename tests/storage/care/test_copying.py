"""A reader never reads in a copy without names what the key held: nothing that is not on the list comes into it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from domain.chronology.entry import Citation, Entry
from domain.dates.when import UNKNOWN, When
from domain.errors import CannotWrite, Stopped, WrongUse
from domain.family.members import Member, Relation
from domain.people import Person
from domain.question import Question
from domain.report.parts import Passage, Report
from domain.review import Field, Flag, RecordNumber, Source
from domain.without_names import _year
from storage.care import pages
from storage.care.copying import NamesLeft, copy_without_names
from storage.care.verify import verify_path
from storage.casefile import CaseFile

READERS = "another lantern for readers"

STAYS, NEVER, MADE = "stays", "never", "made anew"
COLUMNS = {
    "details": {
        "number": MADE, "agency": STAYS, "subject": STAYS, "author": STAYS, "reference": STAYS, "first": MADE,
        "last": MADE,
    },
    "users": {"number": MADE, "name": NEVER},
    "log": {
        "number": MADE, "at": NEVER, "user": NEVER, "session": NEVER, "verb": NEVER, "what": NEVER, "salt": NEVER,
        "content": NEVER, "digest": NEVER, "hash": NEVER,
    },
    "entries": {
        "number": MADE, "id": STAYS, "type": MADE, "written": STAYS, "kind": MADE, "earliest": MADE, "latest": MADE,
        "doubtful": MADE, "time": STAYS, "who": STAYS, "event": STAYS, "action": STAYS, "outcome": STAYS,
        "comment": STAYS, "people": STAYS, "sources": STAYS, "questions": STAYS, "flags": STAYS, "fields": STAYS,
        "agency": STAYS, "order_day": MADE, "slot": MADE, "sequence": MADE, "recorded_at": MADE, "recorded_by": MADE,
        "revision": MADE,
    },
    "marks": {"kind": MADE, "name": NEVER, "entry": MADE},
    "people": {
        "number": MADE, "code": STAYS, "role": STAYS, "organisation": STAYS, "involvement": STAYS, "name": NEVER,
        "other_names": NEVER, "note": NEVER, "given_by_board": MADE, "exported": MADE, "former_codes": NEVER,
        "revision": MADE, "identifiers": NEVER, "same_as": MADE,
    },
    "codes": {"code": NEVER, "person": MADE, "exported": MADE},
    "sources": {"number": MADE, "name": STAYS, "description": STAYS, "revision": MADE},
    "questions": {"number": MADE, "label": STAYS, "text": STAYS, "revision": MADE},
    "flags": {"number": MADE, "name": STAYS, "meaning": STAYS},
    "fields": {"number": MADE, "name": STAYS, "label": STAYS, "values": STAYS, "sticky": MADE, "fill": STAYS},
    "terms": {"number": MADE, "word": NEVER, "kind": NEVER},
    "maps": {"fingerprint": NEVER, "map": NEVER},
    "drafts": {
        "number": MADE, "session": NEVER, "place": NEVER, "text": NEVER, "at": NEVER, "user": NEVER, "host": NEVER,
        "pid": MADE, "process": NEVER,
    },
    "family": {
        "number": MADE, "code": MADE, "relationship": STAYS, "born": NEVER, "died": NEVER, "address": NEVER,
        "ethnicity": STAYS, "sex": MADE, "household": STAYS, "aware": MADE, "note": NEVER, "revision": MADE,
    },
    "relations": {"number": MADE, "one": MADE, "kind": MADE, "other": MADE, "note": NEVER, "revision": MADE},
    "record_numbers": {"number": MADE, "name": NEVER, "example": NEVER, "revision": MADE},
    "accepted": {
        "number": MADE, "kind": NEVER, "place": NEVER, "matched": NEVER, "text": NEVER, "reason": NEVER, "at": NEVER,
        "by": MADE,
    },
}  # fmt: skip
"""Of each column of a case: whether its words come into a copy for a reader, never do, or are made anew."""

PEOPLES = ("other_names", "former_codes", "identifiers")
STAY_OUT = (
    "interviews", "attendees", "to_see", "debriefs", "extract_checks", "headings", "paragraphs", "versions", "steps",
    "representations", "row_checks", "evidence", "packets", "passages", "cited", "answers", "recommendations",
    "actions", "action_updates", "criteria", "facts", "searched", "policies", "abbreviations", "considered",
    "deadlines", "submissions", "signatures", "printed",
)  # fmt: skip
"""Tables of which nothing comes into a copy."""
NO_TEXT = {
    "number", "interview", "revision", "present", "asked", "asked_to_be_seen", "sequence", "check", "version", "by",
    "considered_by", "entry_revision", "recommendation", "action", "relevant", "submission",
}  # fmt: skip

PAIRS = {"sources", "fields"}
LISTS = {"people", "questions", "flags", "other_names", "former_codes", "identifiers", "values"}


def tables(connection) -> dict[str, list[str]]:
    """The tables of a case with their columns, but for the database's own and those of the index of words."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")').fetchall()]
        for name, sql in found
        if not name.startswith(("sqlite_", "words", "vocabulary")) and "VIRTUAL" not in sql
    }


def kinds_of(table: str, columns: list[str]) -> dict[str, str]:
    """Of each column of this table whether it comes along."""
    if table in STAY_OUT:
        return {column: MADE if column in NO_TEXT else NEVER for column in columns}
    return COLUMNS[table]


def word(table: str, column: str) -> str:
    """A word that stands nowhere else; its letters tell no name of the English language."""
    figures = hashlib.sha256(f"{table}.{column}".encode()).hexdigest()[:9]
    return f"zq{figures.translate(str.maketrans('0123456789', 'ghijklmnop'))}"


def filled(case: CaseFile) -> None:
    """A row in every list of the case."""
    case.people.add(Person(code="SW1", role="Social worker", name="Petronella Quillfeather"))
    case.people.add(Person(code="Adult B", role="Sister", name="Clementine Oddy", given_by_board=True))
    case.people.add(Person(code="HO1", role="Housing officer"))
    case.family.add(Member(code="Adult B", relationship="sister", born="1 May 1970"))
    case.family.add(Member(code="SW1", relationship="none"))
    case.relations.add(Relation(one="Adult B", kind="divorced", other="SW1"))
    case.sources.add(Source("EMIS"))
    case.questions.add(Question("1a", "Was it known?"))
    case.flags.add(Flag("odd", "odd"))
    case.fields.add(Field(name="expected", values=("yes",)))
    case.record_numbers.add(RecordNumber("RiO", "AB12345"))
    case.terms.add("ED")
    case.maps.keep("abc", "{}")
    case.entries.add(Entry(when=UNKNOWN, event="Seen", who="SW1", people=("SW1",)))


def planted(case: CaseFile) -> None:
    """A word of its own in every text of every table, put there behind the back of the program."""

    def plant() -> None:
        connection = case._desk.connection
        for table, columns in tables(connection).items():
            kinds = kinds_of(table, columns)
            texts = {column: word(table, column) for column in columns if kinds[column] in (STAYS, NEVER)}
            for column in texts:
                if column in LISTS and table != "people" or column in PEOPLES or (table, column) == ("steps", "rows"):
                    texts[column] = json.dumps([texts[column]])
                elif column in PAIRS:
                    texts[column] = json.dumps([[texts[column], texts[column]]])
            held = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1 DESC LIMIT 1').fetchall()
            row = dict(zip(columns, held[0], strict=True)) if held else {}
            if table in ("log", "users", "marks", "codes", "accepted", "drafts", *STAY_OUT):
                fresh = {column: texts.get(column, 9_000) for column in columns}
                if table == "versions":
                    fresh["interview"] = 9_001
                marks = ",".join("?" * len(fresh))
                names = ",".join(f'"{column}"' for column in fresh)
                if table == "log":
                    fresh = {name: value.encode() if name in ("salt", "digest", "hash") else value for name, value in
                             fresh.items()}  # fmt: skip
                connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(fresh.values()))
            elif row:
                changes = ", ".join(f'"{column}" = ?' for column in texts)
                key = columns[0]
                connection.execute(f'UPDATE "{table}" SET {changes} WHERE "{key}" = ?', [*texts.values(), row[key]])

    case._desk.run(plant)


def plain_pages(path: Path) -> bytes:
    """Every page of a case, decrypted."""
    from hashlib import pbkdf2_hmac

    data = path.read_bytes()
    key = pbkdf2_hmac("sha512", READERS.encode(), data[: pages.SALT], pages.ROUNDS, 32)
    plain = b""
    for start in range(0, len(data), pages.SIZE):
        page = data[start : start + pages.SIZE]
        body = page[pages.SALT if start == 0 else 0 : -(pages.SEAL + pages.VECTOR)]
        vector = page[-(pages.SEAL + pages.VECTOR) : -pages.SEAL]
        opened = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        plain += opened.update(body) + opened.finalize()
    return plain


def index_of(path: Path) -> set[str]:
    """Every word of the copy's index."""
    with CaseFile.open(path, READERS) as copy:
        return {term for (term,) in copy._desk.run(lambda: copy._desk.tuples("SELECT term FROM vocabulary"))}


@pytest.fixture
def full(case: CaseFile) -> CaseFile:
    filled(case)
    return case


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "reader.imr"


def test_every_column_of_a_case_is_said_to_come_along_or_not(case: CaseFile) -> None:
    found = case._desk.run(lambda: tables(case._desk.connection))
    assert set(STAY_OUT) <= found.keys()
    found = {table: set(columns) for table, columns in found.items() if table not in STAY_OUT}
    assert found == {table: set(columns) for table, columns in COLUMNS.items()}, "say in COLUMNS whether it may leave"


def test_of_words_planted_in_every_column_only_those_on_the_list_are_in_the_copy(full: CaseFile, to: Path) -> None:
    planted(full)
    copy_without_names(full, READERS, to)
    plain, terms = plain_pages(to), index_of(to)
    assert b"CREATE TABLE" in plain
    with CaseFile.open(to, READERS) as copy:
        review = copy.review()
        assert not (review.minutes or review.evidence or review.to_see or review.debriefs or review.extract_checks)
    found = full._desk.run(lambda: tables(full._desk.connection))
    for table, columns in found.items():
        for column, kind in kinds_of(table, columns).items():
            there = word(table, column).encode() in plain
            if kind == NEVER:
                assert not there and word(table, column).lower() not in terms, f"{table}.{column} is in the copy"
            elif kind == STAYS:
                assert there, f"{table}.{column} is missing"


def test_the_report_stays_out_of_a_copy_and_that_is_said(full: CaseFile, to: Path) -> None:
    assert copy_without_names(full, READERS, to).said == ()
    full.passages.add("narrative", Passage(text="SW1 came."))
    made = copy_without_names(full, READERS, to.with_name("second.imr"))
    assert made.said == ("The report stays out of the copy.",)
    with CaseFile.open(made.path, READERS) as copy:
        assert copy.report() == Report()


def test_real_names_anywhere_in_a_text_are_coded_again(full: CaseFile, to: Path) -> None:
    """As in a case of long ago, or one somebody wrote into by another program."""
    full.sources.add(Source("Diary", "of Petronella Quillfeather"))
    text = "Rang Clementine Oddy; QUILLFEATHER, Petronella came"
    cited = (Citation("Diary", "Petronella Quillfeather’s, p.1"),)
    entry = Entry(when=UNKNOWN, event=text, comment="Clementine Oddy’s", sources=cited)
    full.entries.add(entry)
    copy_without_names(full, READERS, to)
    plain = plain_pages(to)
    for name in (b"Petronella", b"Quillfeather", b"Clementine", b"quillfeather", b"clementine"):
        assert name not in plain
    with CaseFile.open(to, READERS) as copy:
        assert copy.entries.all()[-1].event == "Rang Adult B; SW1 came"
        assert copy.sources.all()[-1].description == "of SW1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Met Will at the door", "“Will” may be CW1"),
        ("NHS number 943 476 5919 given", "943 476 5919"),
        ("born on 1 May 1970", "1 May 1970"),
    ],
)
def test_what_must_be_asked_and_every_identifier_stops_the_copy_and_is_told_where(
    full: CaseFile, to: Path, text: str, said: str
) -> None:
    full.people.add(Person(code="CW1", name="Will Hartsease", identifiers=("943 476 5919",)))
    full.entries.add(Entry(when=When("3 March 2024", "day", date(2024, 3, 3), date(2024, 3, 3)), comment=text))
    with pytest.raises(NamesLeft) as stopped:
        copy_without_names(full, READERS, to)
    assert "Row of Sun 3 March 2024, comment: " in stopped.value.sentence
    assert said in stopped.value.sentence
    assert stopped.value.exit_code == 1
    assert [path.name for path in to.parent.glob("*.part")] + [to.exists()] == [False]
    assert [line.verb for line in full.log.lines() if line.verb == "export"] == []


def test_a_word_answered_to_be_no_name_does_not_stop_it(full: CaseFile, to: Path) -> None:
    full.people.add(Person(code="CW1", name="Will Hartsease"))
    full.entries.add(Entry(when=UNKNOWN, event="Made a will; Will of 1990 read"))
    full.terms.add("Will")
    assert copy_without_names(full, READERS, to).rows == 2


def test_a_name_of_nobody_in_the_key_among_who_stops_it(full: CaseFile, to: Path) -> None:
    full.entries.add(Entry(when=UNKNOWN, event="Seen", who="Hortensia Blackwood"))
    with pytest.raises(NamesLeft, match="Hortensia"):
        copy_without_names(full, READERS, to)


def test_the_rows_come_in_their_order_with_the_place_somebody_moved_them_to(full: CaseFile, to: Path) -> None:
    day = When("3 March 2024", "day", date(2024, 3, 3), date(2024, 3, 3))
    full.entries.add(Entry(when=day, time="09:30", event="timed"))
    moved = full.entries.add(Entry(when=day, event="untimed"))
    full.entries.move(moved.id, 1)
    before = [(entry.id, entry.event, entry.recorded_at) for entry in full.entries.all()]
    copy_without_names(full, READERS, to)
    with CaseFile.open(to, READERS) as copy:
        assert [(entry.id, entry.event, entry.recorded_at) for entry in copy.entries.all()] == before


def test_the_copy_is_a_sound_case_of_its_own(full: CaseFile, to: Path) -> None:
    made = copy_without_names(full, READERS, to)
    assert made.sha256 == hashlib.sha256(to.read_bytes()).hexdigest()
    assert to.stat().st_mode & 0o777 == 0o600
    assert verify_path(to, READERS).problems == ()
    with CaseFile.open(to, READERS, user="reader") as copy:
        assert {entry.recorded_by for entry in copy.entries.all()} == {"author"}
        assert copy.entries.add(Entry(when=UNKNOWN, event="A note")).recorded_by == "reader"


def test_the_log_of_the_case_has_a_line_and_its_codes_count_as_having_left(full: CaseFile, to: Path) -> None:
    copy_without_names(full, READERS, to)
    assert full.log.lines()[-1].verb == "export"
    assert all(person.exported for person in full.people.all())


def test_family_has_the_year_alone_and_no_address(full: CaseFile, to: Path) -> None:
    member = full.family.get("Adult B")
    assert member is not None
    full.family.change(replace(member, address="1 High Street", died="n/a", note="kind"))
    copy_without_names(full, READERS, to)
    with CaseFile.open(to, READERS) as copy:
        kept = copy.family.get("Adult B")
        assert kept is not None
        assert (kept.born, kept.died, kept.address, kept.note) == ("1970", "n/a", "not known", "")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("1 May 1970", "1970"), ("c 1950", "1950"), ("1/5/70", "not known"), ("", ""), ("n/a", "n/a"),
        ("not known", "not known"), ("1950 or 1951", "not known"), ("19705", "not known"), ("EDD 3/3/2025", "2025"),
    ],
)  # fmt: skip
def test_of_a_date_the_year_stays_where_there_is_one(said: str, kept: str) -> None:
    assert _year(said) == kept


def test_a_name_taken_a_short_passphrase_or_the_case_s_own_is_refused(
    full: CaseFile, to: Path, passphrase: str
) -> None:
    with pytest.raises(WrongUse, match="12 characters"):
        copy_without_names(full, "short", to)
    with pytest.raises(WrongUse, match="passphrase of the case itself"):
        copy_without_names(full, passphrase, to)
    to.write_text("theirs")
    with pytest.raises(CannotWrite, match="already a file"):
        copy_without_names(full, READERS, to)
    assert to.read_text() == "theirs"


def test_a_real_name_in_the_name_of_the_copy_is_refused(full: CaseFile, to: Path) -> None:
    with pytest.raises(Stopped, match="Quillfeather"):
        copy_without_names(full, READERS, to.with_name("for Quillfeather.imr"))
    assert not to.with_name("for Quillfeather.imr").exists()


def test_a_folder_that_is_not_there_is_said_and_nothing_is_logged(full: CaseFile, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        copy_without_names(full, READERS, tmp_path / "nowhere" / "reader.imr")
    assert [line.verb for line in full.log.lines() if line.verb == "export"] == []



def test_whether_a_passphrase_opens_a_case_is_told_while_the_case_is_open(full: CaseFile, passphrase: str) -> None:
    from storage.care.backups import opens

    assert opens(full.path, passphrase)
    assert not opens(full.path, "another passphrase")
    assert full.entries.add(Entry(when=UNKNOWN, event="saved after")).event == "saved after"


@pytest.mark.parametrize("code", ["SW9", "Mara1", "9434765919", "Mother"])
def test_a_code_somebody_had_before_is_not_in_the_copy(full: CaseFile, to: Path, code: str) -> None:
    full.people.add(Person(code=code, role="Nurse"))
    full.people.rename(code, "N1")
    copy_without_names(full, READERS, to)
    with CaseFile.open(to, READERS) as copy:
        (nurse,) = (person for person in copy.people.all() if person.code == "N1")
        assert nurse.former_codes == ()
    assert code.encode() not in plain_pages(to)


def test_a_number_of_somebody_is_no_date_and_keeps_the_copy_back(full: CaseFile, to: Path) -> None:
    full.entries.add(Entry(when=When("NHS 943 476 5919", "unknown", None, None), event="letter"))
    with pytest.raises(NamesLeft, match="943 476 5919"):
        copy_without_names(full, READERS, to)
    assert not to.exists()
