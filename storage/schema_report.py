"""The tables of the report: the fourth step."""

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
