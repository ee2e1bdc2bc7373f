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


def third(connection: Connection) -> None:
    """Interviews, their minutes, how these come to be agreed, and what rests on them."""
    # Late: a case is given its tables once.
    from storage.schema_meetings import OF_INTERVIEWS

    run(connection, OF_INTERVIEWS)


def fourth(connection: Connection) -> None:
    """The report: its passages, what they rest on, recommendations, actions, forms, submissions and signatures."""
    from storage.schema_report import OF_THE_REPORT

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
