"""The tables of a case, in numbered steps; `PRAGMA user_version` is the number of the last one taken.

A step never rewrites the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite3 import Connection

# "IMR1", so that another program's database is told from a case.
APPLICATION = 0x494D5231

TABLES = """
CREATE TABLE details (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    agency TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '', author TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '', first TEXT, last TEXT
) STRICT;

-- Held apart from the log, so that its lines can be shown without anyone's name: user-1, user-2.
CREATE TABLE users (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE log (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, user TEXT NOT NULL, session TEXT NOT NULL,
    verb TEXT NOT NULL, what TEXT NOT NULL, salt BLOB NOT NULL, content TEXT NOT NULL,
    digest BLOB NOT NULL, hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END;

-- order_day is an ISO day, or 'undated', which sorts after every day.
CREATE TABLE entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    written TEXT NOT NULL, kind TEXT NOT NULL, earliest TEXT, latest TEXT, doubtful INTEGER NOT NULL,
    time TEXT, who TEXT, event TEXT, action TEXT, outcome TEXT, comment TEXT,
    people TEXT NOT NULL, sources TEXT NOT NULL, questions TEXT NOT NULL, flags TEXT NOT NULL, fields TEXT NOT NULL,
    agency TEXT NOT NULL, order_day TEXT NOT NULL, slot TEXT NOT NULL, sequence INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by INTEGER NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE INDEX entries_in_order ON entries (order_day, slot, sequence, id);
CREATE INDEX entries_by_days ON entries (earliest, latest);

-- Who and what an entry names, to find it by.
CREATE TABLE marks (
    kind TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, entry INTEGER NOT NULL, PRIMARY KEY (kind, name, entry)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    who, event, action, outcome, comment, rest, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);

CREATE TABLE people (
    number INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE COLLATE NOCASE, role TEXT NOT NULL,
    organisation TEXT NOT NULL, involvement TEXT NOT NULL, name TEXT NOT NULL, other_names TEXT NOT NULL,
    note TEXT NOT NULL, given_by_board INTEGER NOT NULL, exported INTEGER NOT NULL, former_codes TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
-- Every code ever given, and to whom: one that has left the case is nobody else's, ever.
CREATE TABLE codes (code TEXT PRIMARY KEY COLLATE NOCASE, person INTEGER NOT NULL, exported INTEGER NOT NULL) STRICT;

CREATE TABLE sources (
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    description TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE TABLE questions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL UNIQUE COLLATE NOCASE,
    text TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE TABLE flags (
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE, meaning TEXT NOT NULL
) STRICT;
CREATE TABLE fields (
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE, label TEXT NOT NULL,
    "values" TEXT NOT NULL, sticky INTEGER NOT NULL, fill TEXT NOT NULL
) STRICT;
CREATE TABLE terms (number INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE maps (fingerprint TEXT PRIMARY KEY, map TEXT NOT NULL) STRICT;

CREATE TABLE drafts (
    number INTEGER PRIMARY KEY, session TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
    user TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL, process TEXT NOT NULL, UNIQUE (session, place)
) STRICT;
"""

# kind of mark, column of entries, what of each element is the name
MARKED = (
    ("person", "people", "value"),
    ("source", "sources", "json_extract(value, '$[0]')"),
    ("question", "questions", "value"),
    ("flag", "flags", "value"),
    ("field", "fields", "json_extract(value, '$[0]')"),
)


def _triggers() -> str:
    """The triggers that keep marks, words and codes as the rows say, whoever writes the rows."""
    columns = "rowid, who, event, action, outcome, comment, rest"
    words = (
        f"INSERT INTO words ({columns}) VALUES (new.number, new.who, new.event, new.action, new.outcome, new.comment, "
        "new.written || ' ' || new.sources || ' ' || new.fields);"
    )
    put = "".join(
        f"INSERT OR IGNORE INTO marks SELECT '{kind}', {name}, new.number FROM json_each(new.{column});\n"
        for kind, column, name in MARKED
    )
    drop = "".join(
        f"DELETE FROM marks WHERE kind = '{kind}' AND entry = old.number "
        f"AND name IN (SELECT {name} FROM json_each(old.{column}));\n"
        for kind, column, name in MARKED
    )
    unword = "DELETE FROM words WHERE rowid = old.number;"
    texts = "written, who, event, action, outcome, comment, people, sources, questions, flags, fields"
    code = (
        "INSERT INTO codes VALUES (new.code, new.number, new.exported) "
        "ON CONFLICT (code) DO UPDATE SET person = excluded.person, exported = max(exported, excluded.exported);"
    )
    return f"""
CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN
{put}{words}
END;
CREATE TRIGGER entry_changed AFTER UPDATE OF {texts} ON entries BEGIN
{drop}{put}{unword}
{words}
END;
CREATE TRIGGER entry_deleted AFTER DELETE ON entries BEGIN
{drop}{unword}
END;
CREATE TRIGGER person_added AFTER INSERT ON people BEGIN {code} END;
CREATE TRIGGER person_changed AFTER UPDATE OF code, exported ON people BEGIN {code} END;
"""


def first(connection: Connection) -> None:
    """Every table of a new case, and the flags and fields every case has from the start."""
    run(connection, TABLES)
    run(connection, _triggers())
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    for table, row in _standing():
        columns = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))


def stands_unlogged(table: str, row: dict[str, Any]) -> bool:
    """Whether a row is one that every new case has before its log begins, as it was then."""
    return any(
        table == of and all(row[column] == value for column, value in standing.items()) for of, standing in _standing()
    )


def _standing() -> Iterator[tuple[str, dict[str, Any]]]:
    from domain.review import STANDING_FIELDS, STANDING_FLAGS

    empty = {"agency": "", "subject": "", "author": "", "reference": "", "first": None, "last": None}
    yield "details", {"number": 1, **empty}
    for flag in STANDING_FLAGS:
        yield "flags", {"name": flag.name, "meaning": flag.meaning}
    for field in STANDING_FIELDS:
        yield "fields", {"name": field.name, "label": field.label, "values": "[]", "sticky": 0, "fill": field.fill}


OF_NAMES = """
ALTER TABLE people ADD COLUMN identifiers TEXT NOT NULL DEFAULT '[]';
-- Of one person with two codes: the code of the first.
ALTER TABLE people ADD COLUMN same_as TEXT NOT NULL DEFAULT '' COLLATE NOCASE;
ALTER TABLE terms ADD COLUMN kind TEXT NOT NULL DEFAULT '';

-- born, died, address and the rest are each a value, 'not known', 'n/a', or '' where nothing was said yet.
CREATE TABLE family (
    number INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE COLLATE NOCASE, relationship TEXT NOT NULL,
    born TEXT NOT NULL, died TEXT NOT NULL, address TEXT NOT NULL, ethnicity TEXT NOT NULL, sex TEXT NOT NULL,
    household TEXT NOT NULL, note TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE TABLE relations (
    number INTEGER PRIMARY KEY AUTOINCREMENT, one TEXT NOT NULL COLLATE NOCASE, kind TEXT NOT NULL,
    other TEXT NOT NULL COLLATE NOCASE, note TEXT NOT NULL, revision INTEGER NOT NULL, UNIQUE (one, kind, other)
) STRICT;

-- The numbers the agency's records go by, each with an example of its shape.
CREATE TABLE record_numbers (
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE, example TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

-- What the disclosure check found and the author let through: the words, where, among what text, and why.
CREATE TABLE accepted (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, place TEXT NOT NULL, matched TEXT NOT NULL,
    text TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, by INTEGER NOT NULL,
    UNIQUE (kind, place, matched, text)
) STRICT;
"""


# A former code is its person's too, and of two people who are one it goes over to the one who stays.
FORMER_CODES = """
CREATE TRIGGER former_codes_{when} AFTER {event} ON people BEGIN
INSERT INTO codes SELECT value, new.number, 0
    FROM json_each(CASE WHEN json_valid(new.former_codes) THEN new.former_codes ELSE '[]' END) WHERE type = 'text'
    ON CONFLICT (code) DO UPDATE SET person = excluded.person;
END;
"""


def second(connection: Connection) -> None:
    """Family composition, what else identifies people, and what the disclosure check was told to let through."""
    run(connection, OF_NAMES)
    run(connection, FORMER_CODES.format(when="added", event="INSERT"))
    run(connection, FORMER_CODES.format(when="changed", event="UPDATE OF former_codes"))


OF_INTERVIEWS = """
CREATE TABLE interviews (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, about TEXT NOT NULL, held TEXT NOT NULL,
    starts TEXT NOT NULL, ends TEXT NOT NULL, breaks TEXT NOT NULL, place TEXT NOT NULL, recorded TEXT NOT NULL,
    recorded_why TEXT NOT NULL, raised_elsewhere TEXT NOT NULL, note TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE TABLE attendees (
    number INTEGER PRIMARY KEY AUTOINCREMENT, interview INTEGER NOT NULL, code TEXT NOT NULL COLLATE NOCASE,
    role TEXT NOT NULL, present INTEGER NOT NULL, asked INTEGER NOT NULL, why_not_asked TEXT NOT NULL,
    UNIQUE (interview, code)
) STRICT;
CREATE TABLE to_see (
    number INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE COLLATE NOCASE, why TEXT NOT NULL,
    asked_to_be_seen INTEGER NOT NULL, told TEXT NOT NULL, support TEXT NOT NULL, company TEXT NOT NULL,
    hold TEXT NOT NULL, held_since TEXT NOT NULL, held_until TEXT NOT NULL, not_seen TEXT NOT NULL,
    not_seen_why TEXT NOT NULL, note TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE TABLE debriefs (
    number INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL COLLATE NOCASE, after TEXT NOT NULL,
    due TEXT NOT NULL, done TEXT NOT NULL, note TEXT NOT NULL, revision INTEGER NOT NULL, UNIQUE (code, after)
) STRICT;
CREATE TABLE extract_checks (
    number INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL COLLATE NOCASE, extract TEXT NOT NULL,
    sent TEXT NOT NULL, due TEXT NOT NULL, done TEXT NOT NULL, outcome TEXT NOT NULL, note TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
-- The case's own headings for minutes, beside its questions.
CREATE TABLE headings (number INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE) STRICT;

-- The minutes as they stand; sequence orders the paragraphs of one interview.
CREATE TABLE paragraphs (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, interview INTEGER NOT NULL,
    sequence REAL NOT NULL, kind TEXT NOT NULL, speaker TEXT NOT NULL, "at" TEXT NOT NULL, text TEXT NOT NULL,
    question TEXT NOT NULL, "check" INTEGER NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE INDEX paragraphs_in_order ON paragraphs (interview, sequence);

-- The minutes as they were issued, and all that came of it: nothing here is ever changed but a verdict.
CREATE TABLE versions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, interview INTEGER NOT NULL, version INTEGER NOT NULL,
    facts TEXT NOT NULL, paragraphs TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, by INTEGER NOT NULL,
    UNIQUE (interview, version)
) STRICT;
CREATE TRIGGER versions_are_never_changed BEFORE UPDATE ON versions
BEGIN SELECT RAISE(ABORT, 'minutes as issued are never changed'); END;
CREATE TRIGGER versions_are_never_taken_away BEFORE DELETE ON versions
BEGIN SELECT RAISE(ABORT, 'minutes as issued are never taken away'); END;
CREATE TABLE steps (
    number INTEGER PRIMARY KEY AUTOINCREMENT, interview INTEGER NOT NULL, kind TEXT NOT NULL,
    version INTEGER NOT NULL, code TEXT NOT NULL COLLATE NOCASE, day TEXT NOT NULL, how TEXT NOT NULL,
    attested TEXT NOT NULL, sha256 TEXT NOT NULL, words TEXT NOT NULL, paragraph TEXT NOT NULL, who TEXT NOT NULL,
    reply_by TEXT NOT NULL, answered_by TEXT NOT NULL, reference TEXT NOT NULL, document TEXT NOT NULL,
    rows TEXT NOT NULL,
    packet TEXT NOT NULL, at TEXT NOT NULL, by INTEGER NOT NULL
) STRICT;
-- A packet is answered once.
CREATE UNIQUE INDEX steps_by_packet ON steps (packet) WHERE packet != '';
CREATE TRIGGER steps_are_never_changed BEFORE UPDATE ON steps
BEGIN SELECT RAISE(ABORT, 'what was recorded of an agreement is never changed'); END;
CREATE TRIGGER steps_are_never_taken_away BEFORE DELETE ON steps
BEGIN SELECT RAISE(ABORT, 'what was recorded of an agreement is never taken away'); END;
CREATE TABLE representations (
    number INTEGER PRIMARY KEY AUTOINCREMENT, interview INTEGER NOT NULL, version INTEGER NOT NULL,
    code TEXT NOT NULL COLLATE NOCASE, kind TEXT NOT NULL, paragraph TEXT NOT NULL, quoted TEXT NOT NULL,
    words TEXT NOT NULL, day TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
    considered_at TEXT NOT NULL, considered_by INTEGER
) STRICT;
CREATE TRIGGER representations_are_never_taken_away BEFORE DELETE ON representations
BEGIN SELECT RAISE(ABORT, 'what somebody wants changed is never taken away'); END;
CREATE TRIGGER representations_keep_their_words BEFORE UPDATE OF
interview, version, code, kind, paragraph, quoted, words, day ON representations
BEGIN SELECT RAISE(ABORT, 'the words of somebody else are never changed'); END;
CREATE TABLE row_checks (
    number INTEGER PRIMARY KEY AUTOINCREMENT, interview INTEGER NOT NULL, code TEXT NOT NULL COLLATE NOCASE,
    entry TEXT NOT NULL, entry_revision INTEGER NOT NULL, shown TEXT NOT NULL, verdict TEXT NOT NULL,
    words TEXT NOT NULL, day TEXT NOT NULL, how TEXT NOT NULL, taken TEXT NOT NULL, reason TEXT NOT NULL,
    at TEXT NOT NULL, by INTEGER NOT NULL
) STRICT;
CREATE INDEX row_checks_of ON row_checks (entry);
-- What rests on which paragraphs, as they then stood.
CREATE TABLE evidence (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, target TEXT NOT NULL, interview INTEGER NOT NULL,
    paragraphs TEXT NOT NULL, digest TEXT NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL,
    at TEXT NOT NULL, by INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_of ON evidence (kind, target);

-- What opens the answer to each packet issued; like drafts kept apart from the log.
CREATE TABLE packets (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, interview INTEGER NOT NULL,
    version INTEGER NOT NULL, code TEXT NOT NULL COLLATE NOCASE, way TEXT NOT NULL, rows TEXT NOT NULL,
    key TEXT NOT NULL, account TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, by INTEGER NOT NULL
) STRICT;
"""


def third(connection: Connection) -> None:
    """Interviews, their minutes, how these come to be agreed, and what rests on them."""
    run(connection, OF_INTERVIEWS)


OF_THE_REPORT = """
-- Sequence orders the passages of one section; a section is one of the catalogue's, or answer: and a question's label.
CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, section TEXT NOT NULL COLLATE NOCASE,
    sequence REAL NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, "check" INTEGER NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE INDEX passages_in_order ON passages (section, sequence);
-- Rows of the chronology passages point to, as they then stood.
CREATE TABLE cited (
    number INTEGER PRIMARY KEY AUTOINCREMENT, passage TEXT NOT NULL, entry TEXT NOT NULL, digest TEXT NOT NULL,
    at TEXT NOT NULL, by INTEGER NOT NULL, UNIQUE (passage, entry)
) STRICT;
CREATE INDEX cited_rows ON cited (entry);
CREATE TABLE answers (
    number INTEGER PRIMARY KEY AUTOINCREMENT, question TEXT NOT NULL UNIQUE COLLATE NOCASE, relevant INTEGER NOT NULL,
    why_not TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
-- rests_on is a JSON list of ids of passages.
CREATE TABLE recommendations (
    number INTEGER PRIMARY KEY AUTOINCREMENT, sequence REAL NOT NULL, text TEXT NOT NULL, whose TEXT NOT NULL,
    specific TEXT NOT NULL, measurable TEXT NOT NULL, achievable TEXT NOT NULL, realistic TEXT NOT NULL,
    timely TEXT NOT NULL, outcome TEXT NOT NULL, evaluated TEXT NOT NULL, rests_on TEXT NOT NULL, note TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE TABLE actions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, sequence REAL NOT NULL, recommendation INTEGER NOT NULL,
    text TEXT NOT NULL, lead TEXT NOT NULL, target TEXT NOT NULL, target_said TEXT NOT NULL, status TEXT NOT NULL,
    completed TEXT NOT NULL, evidence TEXT NOT NULL, outcome TEXT NOT NULL, comment TEXT NOT NULL,
    agency TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE TABLE action_updates (
    number INTEGER PRIMARY KEY AUTOINCREMENT, action INTEGER NOT NULL, day TEXT NOT NULL, status TEXT NOT NULL,
    words TEXT NOT NULL, evidence TEXT NOT NULL, at TEXT NOT NULL, by INTEGER NOT NULL
) STRICT;
CREATE TRIGGER action_updates_are_never_changed BEFORE UPDATE OF action, day, status, at, by ON action_updates
BEGIN SELECT RAISE(ABORT, 'what was reported of an action is never changed'); END;
CREATE TABLE criteria (
    number INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE, mark TEXT NOT NULL, comment TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE TABLE facts (
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE TABLE searched (
    number INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, what TEXT NOT NULL, place TEXT NOT NULL,
    span TEXT NOT NULL, searched TEXT NOT NULL, searched_by TEXT NOT NULL, secured TEXT NOT NULL,
    secured_by TEXT NOT NULL, found TEXT NOT NULL, why TEXT NOT NULL, grade TEXT NOT NULL, note TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE TABLE policies (
    number INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, issue TEXT NOT NULL, from_when TEXT NOT NULL,
    until TEXT NOT NULL, whose TEXT NOT NULL, note TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
CREATE TABLE abbreviations (
    number INTEGER PRIMARY KEY AUTOINCREMENT, short TEXT NOT NULL UNIQUE, meaning TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE TABLE considered (
    number INTEGER PRIMARY KEY AUTOINCREMENT, list TEXT NOT NULL, point TEXT NOT NULL, note TEXT NOT NULL,
    revision INTEGER NOT NULL, UNIQUE (list, point)
) STRICT;
CREATE TABLE deadlines (
    number INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, due TEXT NOT NULL, done TEXT NOT NULL,
    note TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;

-- The report as it was put up for signature: nothing of it is ever changed but the day it went out and its files.
CREATE TABLE submissions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, version TEXT NOT NULL, stage TEXT NOT NULL, text TEXT NOT NULL,
    sha256 TEXT NOT NULL, log_head TEXT NOT NULL, sent TEXT NOT NULL, files TEXT NOT NULL, at TEXT NOT NULL,
    by INTEGER NOT NULL
) STRICT;
CREATE TRIGGER submissions_keep_their_text BEFORE UPDATE OF version, stage, text, sha256, log_head, at, by
ON submissions BEGIN SELECT RAISE(ABORT, 'what was put up for signature is never changed'); END;
CREATE TRIGGER submissions_sent_stay BEFORE DELETE ON submissions WHEN old.sent != ''
BEGIN SELECT RAISE(ABORT, 'what was sent is never taken away'); END;
CREATE TABLE signatures (
    number INTEGER PRIMARY KEY AUTOINCREMENT, submission INTEGER NOT NULL, signed_as TEXT NOT NULL, who TEXT NOT NULL,
    job TEXT NOT NULL, day TEXT NOT NULL, how TEXT NOT NULL, statement TEXT NOT NULL, sha256 TEXT NOT NULL,
    at TEXT NOT NULL, by INTEGER NOT NULL
) STRICT;
CREATE TRIGGER signatures_are_never_changed BEFORE UPDATE ON signatures
BEGIN SELECT RAISE(ABORT, 'a signature is never changed'); END;
CREATE TRIGGER signatures_are_never_taken_away BEFORE DELETE ON signatures
BEGIN SELECT RAISE(ABORT, 'a signature is never taken away'); END;

-- What files that left said, by mark, so that what comes back is compared with it; kept apart from the log.
CREATE TABLE printed (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, sha256 TEXT NOT NULL, log_head TEXT NOT NULL,
    texts TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX printed_by_head ON printed (log_head);

-- Whether a member of the family knew of the abuse: yes, no, or nothing where the records do not say.
ALTER TABLE family ADD COLUMN aware TEXT NOT NULL DEFAULT '';
"""


def fourth(connection: Connection) -> None:
    """The report: its passages, what they rest on, recommendations, actions, forms, submissions and signatures."""
    run(connection, OF_THE_REPORT)


Step = Callable[["Connection"], None]
STEPS: tuple[Step, ...] = (first, second, third, fourth)


def run(connection: Connection, script: str) -> None:
    """Run the statements of a script inside the transaction that is open: `executescript` would end it."""
    import sqlite3

    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def version(connection: Connection) -> int:
    """The number of the last step taken; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def take_steps(connection: Connection, steps: tuple[Step, ...]) -> None:
    """Take the steps this file has not taken, inside the transaction that is open."""
    for number in range(version(connection), len(steps)):
        steps[number](connection)
        connection.execute(f"PRAGMA user_version = {number + 1}")
