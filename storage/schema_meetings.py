"""The tables of meetings, their minutes and how these come to be agreed: the third step."""

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
