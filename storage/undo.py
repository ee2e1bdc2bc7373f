"""Taking back one's own acts: the inverse of what the log says was done, appended to it as another act."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from domain.chronology.entry import Entry
from domain.errors import CannotWrite, Refusal
from domain.shortened import cut
from storage import cipher
from storage.desk import KEYS, Act, Desk, Row
from storage.entry_rows import entry_of_named
from storage.ledger_lines import Change, Written

# For each table: what one of its rows is called, and the column a row is known to the author by.
CALLED = {
    "details": ("the details of the case", None),
    "entries": ("the row", None),
    "people": ("the person", "code"),
    "sources": ("the source", "name"),
    "questions": ("the question", "label"),
    "flags": ("the flag", "name"),
    "fields": ("the field", "name"),
    "terms": ("the word", "word"),
    "maps": ("the mapping", None),
    "family": ("the member of the family", "code"),
    "relations": ("the relation", None),
    "record_numbers": ("the record number", "name"),
    "accepted": ("what was let through", None),
    "interviews": ("interview", "number"),
    "attendees": ("who was present", None),
    "to_see": ("whom to see:", "code"),
    "debriefs": ("the debrief of", "code"),
    "extract_checks": ("the check of an extract by", "code"),
    "headings": ("the heading", "text"),
    "paragraphs": ("the paragraph", None),
    "versions": ("the version issued", None),
    "steps": ("what was recorded of", "code"),
    "representations": ("the representation of", "code"),
    "row_checks": ("what was said of a row by", "code"),
    "evidence": ("what a row or paragraph rests on", None),
    "passages": ("the paragraph of the report", None),
    "cited": ("what a paragraph points to", None),
    "answers": ("what is said of question", "question"),
    "recommendations": ("the recommendation", None),
    "actions": ("the action", None),
    "action_updates": ("what was reported of an action", None),
    "criteria": ("the line of the quality form", None),
    "facts": ("the answer on the report or its author", None),
    "searched": ("the record searched", "source"),
    "policies": ("the policy", "title"),
    "abbreviations": ("the short form", "short"),
    "considered": ("the point considered", None),
    "deadlines": ("the deadline", "what"),
    "submissions": ("the submission", "version"),
    "signatures": ("the signature", None),
}
MARKS = {"people": "person", "sources": "source", "questions": "question", "flags": "flag", "fields": "field"}
# Columns that say how often and where, not what: a row is unchanged when all others are.
BESIDE = frozenset({"revision", "slot", "sequence", "exported"})
PLACE = {
    "entries": frozenset({"order_day", "slot", "sequence"}), "paragraphs": frozenset({"sequence"}),
    "passages": frozenset({"sequence"}), "recommendations": frozenset({"sequence"}), "actions": frozenset({"sequence"}),
}  # fmt: skip
MADE_ROOM = ("paragraphs", "passages")
"""Of these some are moved apart where others are put between them."""
STEPS_IN = "LIKE '%steps/%'"
ROWS = {
    "paragraphs": "paragraphs", "to_see": "people to see", "debriefs": "debriefs",
    "passages": "paragraphs of the report", "cited": "rows a paragraph points to", "facts": "answers",
}  # fmt: skip
"""What several rows of a table are called, where not "rows"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back, or done again: the sentence that says so, and the entry it was about, if it was one.

    `entry` is the row as it now stands, or, when `gone`, as it last stood, so that its text can be brought back.
    `verb` is that of the act: add, change, delete, move, rename, merge, split, details, map.
    """

    sentence: str
    verb: str
    entry: Entry | None = None
    gone: bool = False

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Undoes:
    """An act that can be taken back: the table it was mostly about, and what in it, as "the person SW1".

    `meeting` is the number of the interview it was about, 0 when of none.
    """

    table: str
    about: str
    meeting: int = 0


class _CannotBe(Exception):
    """Why an act cannot be taken back any more."""


def take_back(desk: Desk, how: Literal["undo", "redo"]) -> Undone:
    """Append the inverse of the last act that can be undone, or of the last undoing; on the case's thread."""
    taken, given = (desk.undoable, desk.redoable) if how == "undo" else (desk.redoable, desk.undoable)
    if not taken:
        nothing = "There is nothing of yours in this session left to undo."
        raise Refusal(nothing if how == "undo" else "There is nothing undone that could be done again.")
    numbers = [line.number for line in taken[-1]]
    lines = _lines(desk, taken[-1])
    if not lines:
        desk.undoable.clear()
        desk.redoable.clear()
        raise Refusal("The case was brought back from a backup since, so nothing done before that can be undone here.")
    changes = _changes(lines)
    done, redoable = lines[0][0], list(desk.redoable)
    stays: list[str] = []
    try:
        people = _people_of(desk, taken[-1])
        if people:
            _not_since_an_export(desk, numbers[-1])
        _not_behind_an_issue(desk, changes, numbers[-1])
        with desk.act(how, note={how: numbers}) as act:
            # Entries first: a person who came with a row is in use until that row is gone.
            for change in sorted(reversed(changes), key=lambda change: change.table != "entries"):
                stays += _put_back(desk, act, change, main=change.table == changes[0].table)
            _nothing_left_hanging(desk, changes)
    except _CannotBe as why:
        taken.pop()
        raise CannotWrite(f"{why}, so this was not {'undone' if how == 'undo' else 'done again'}.") from None
    mine = desk.undoable.pop()
    desk.redoable[:] = redoable
    taken.pop()
    given.append(mine)
    told = _told(desk, "Undone" if how == "undo" else "Done again", done, changes, stays)
    return replace(told, sentence=_people_told(desk, how, *people)) if people else told


def would_undo(desk: Desk) -> Undoes | None:
    """What the next taking back is of; None when there is nothing; on the case's thread."""
    lines = _lines(desk, desk.undoable[-1]) if desk.undoable else []
    changes = _changes(lines)
    if not changes:
        return None
    if lines[0][0] in ("merge", "split"):
        return Undoes("people", "who is one person and who are two")
    called, name = CALLED[changes[0].table]
    row = changes[0].after or changes[0].before or {}
    if changes[0].table == "entries":
        return Undoes("entries", f"{called} “{cut(' '.join((row['event'] or 'gap').split()), 40)}”")
    meeting = _meeting(changes[0].table, row)
    return Undoes(changes[0].table, (f"{called} {row[name]}" if name else called) + _of(meeting), meeting)


def _meeting(table: str, row: Row) -> int:
    """The number of the interview a row is of, 0 when of none."""
    return int(row.get("interview") or (row["number"] if table == "interviews" else 0))


def _of(meeting: int) -> str:
    return f" of interview {meeting}" if meeting else ""


def _people_of(desk: Desk, written: tuple[Written, ...]) -> tuple[str, str] | None:
    """The two codes, that which stays first, where an act, or the act an undoing was of, merged or split people."""
    number = written[0].number
    while True:
        verb, content = desk.tuples("SELECT verb, content FROM log WHERE number = ?", [number])[0]
        said = json.loads(content).get(verb)
        if verb in ("merge", "split"):
            return said["stays"], said["goes"]
        if verb not in ("undo", "redo"):
            return None
        number = said[0]


def _not_since_an_export(desk: Desk, number: int) -> None:
    """Who is one person and who are two is not turned back behind what has left the case, or who answered minutes."""
    if desk.value("SELECT 1 FROM log WHERE verb = 'export' AND number > ? LIMIT 1", [number]):
        raise _CannotBe("Something has left the case in an export since")
    if desk.value(f"SELECT 1 FROM log WHERE number > ? AND what {STEPS_IN} LIMIT 1", [number]):
        raise _CannotBe("Minutes were issued, or answered, since")


def _not_behind_an_issue(desk: Desk, changes: Iterable[Change], number: int) -> None:
    """What somebody was given to agree is not changed by taking back what was done before they were given it."""
    of = {"interviews": "number", "attendees": "interview", "paragraphs": "interview"}
    touched = {
        (change.after or change.before or {})[of[change.table]] for change in changes if change.table in of
    }
    if not touched:
        return
    for (content,) in desk.tuples("SELECT content FROM log WHERE verb = 'issue' AND number > ?", [number]):
        interview = json.loads(content)["issue"]["interview"]
        if interview in touched:
            raise _CannotBe(f"The minutes of interview {interview} were issued since")


def _nothing_left_hanging(desk: Desk, changes: Iterable[Change]) -> None:
    """A row that somebody says rests on minutes since, a meeting that was minuted since, and what the report says more
    of since, are not taken out."""
    tables = {change.table for change in changes}
    if "entries" in tables and desk.value(
        "SELECT 1 FROM evidence WHERE kind = 'row' AND target NOT IN (SELECT id FROM entries) LIMIT 1"
    ):
        raise _CannotBe("It was said since that the row rests on minutes")
    # Late: what is of the report is undone where there is one.
    from storage.report import undo as report_undo

    if tables & report_undo.TABLES and (hanging := report_undo.left_hanging(desk, tables)):
        raise _CannotBe(hanging)
    if "interviews" in tables:
        for table in ("attendees", "paragraphs", "versions", "row_checks", "evidence"):
            number = desk.value(
                f"SELECT interview FROM {table} WHERE interview NOT IN (SELECT number FROM interviews) LIMIT 1"
            )
            if number is not None:
                raise _CannotBe(f"Interview {number} was added to since")


def _lines(desk: Desk, written: tuple[Written, ...]) -> list[tuple[str, str]]:
    """Verb and content of these lines; none when any is not in the log any more, as after a restore."""
    found = []
    for line in written:
        found += desk.tuples("SELECT verb, content FROM log WHERE number = ? AND hash = ?", line)
    return found if len(found) == len(written) else []


def _put_back(desk: Desk, act: Act, change: Change, *, main: bool) -> list[str]:
    """Make the row as it was before; returns sentences on what stays all the same."""
    table, key, before, after = change
    now = desk.row(f"SELECT * FROM {table} WHERE {KEYS[table]} = ?", [key])
    moved = _moved(table, before, after)
    if not _as_left(table, now, after, moved):
        raise _CannotBe(f"{CALLED[table][0].capitalize()} was changed again since")
    try:
        if now is None:
            if before is not None:
                act.insert(table, {**before, **({"revision": before["revision"] + 1} if "revision" in before else {})})
        elif before is None:
            return _take_out(desk, act, table, now, main=main)
        else:
            _change_back(act, table, now, before, after or {}, moved)
    except Exception as error:
        if not cipher.is_clash(error):
            raise
        name = CALLED[table][1]
        called = (before or {}).get(name) if name else "one"
        raise _CannotBe(f"There is another {called} by now") from None
    return []


def _needed(desk: Desk, code: str) -> str | None:
    # Late: somebody is taken out of the key once in a while.
    from storage.meetings.people import why_needed

    return why_needed(desk, [code])


def _take_out(desk: Desk, act: Act, table: str, now: Row, *, main: bool) -> list[str]:
    name = now[CALLED[table][1] or KEYS[table]]
    why = None
    if now.get("exported") and not _gone_over(desk, now):
        why = f"{name} has left the case in an export"
    elif table in MARKS and desk.value("SELECT 1 FROM marks WHERE kind = ? AND name = ? LIMIT 1", [MARKS[table], name]):
        why = f"Other rows name {name} by now"
    elif table == "people" and (needed := _needed(desk, name)):
        why = f"{needed[0].upper()}{needed[1:]} by now"
    if why and main:
        raise _CannotBe(why)
    if why:
        return [f"{why}: it stays."]
    act.delete(table, now)
    if table == "people":
        desk.connection.execute("DELETE FROM codes WHERE person = ? AND NOT exported", [now["number"]])
    return []


def _gone_over(desk: Desk, person: Row) -> bool:
    """Whether the code of a person is known as a former one of another: of two people who are one again."""
    held = desk.value("SELECT person FROM codes WHERE code = ?", [person["code"]])
    return held is not None and held != person["number"]


def _change_back(act: Act, table: str, now: Row, before: Row, after: Row, moved: bool) -> None:
    if now.get("exported") and before["code"] != now["code"]:
        raise _CannotBe(f"{now['code']} has left the case in an export")
    changes: dict[str, Any] = {
        column: value for column, value in before.items() if value != after.get(column) and column != "exported"
    }
    if "revision" in now and not moved:
        changes["revision"] = now["revision"] + 1
    act.update(table, now, changes)


def _changes(lines: Iterable[tuple[str, str]]) -> list[Change]:
    """What an act changed, but what only made room for other paragraphs: that stands as well as it stood before."""
    changes = [Change(*change) for _, content in lines for change in json.loads(content)["changes"]]
    if all(_moved(*change[:1], *change[2:]) for change in changes):
        return changes
    return [change for change in changes if change.table not in MADE_ROOM or not _moved(*change[:1], *change[2:])]


def _moved(table: str, before: Row | None, after: Row | None) -> bool:
    """Whether the act changed only the place of the row."""
    if before is None or after is None or table not in PLACE:
        return False
    return before.get("order_day") == after.get("order_day") and all(
        before[column] == after[column] for column in before if column not in BESIDE
    )


def _as_left(table: str, now: Row | None, after: Row | None, moved: bool) -> bool:
    """Whether the row is still as the act left it, in what the act could have changed."""
    if now is None or after is None:
        return now is after
    if moved:
        return all(now[column] == after[column] for column in PLACE[table])
    return all(now.get(column) == value for column, value in after.items() if column not in BESIDE)


def _told(desk: Desk, word: str, done: str, changes: list[Change], stays: list[str]) -> Undone:
    main = [change for change in changes if change.table == changes[0].table]
    first = main[0]
    from domain.report.parts import DONE

    called, name = CALLED[first.table]
    row = first.before or first.after or {}
    if first.table == "considered" and row.get("list") == DONE:
        called = "the mark that a section is done"
    meeting = _of(_meeting(first.table, row)) if first.table != "interviews" else ""
    about = (f"{called} {row[name]}" if name else called) + meeting
    again = word == "Done again"
    moved = [change for change in main if _moved(*change[:1], *change[2:])]
    if len(main) > 1 and done not in ("rename", "delete") and first not in moved:
        changed = "are changed again" if again else "are as they were before"
        about = f"{len(main):,} {ROWS.get(first.table, 'rows')}{meeting}"
        verbs = ("are taken out again", "are back", changed)
    else:
        verbs = ("is taken out again", "is back", "is changed again" if again else "is as it was before")
    what = verbs[0] if first.before is None else verbs[1] if first.after is None else verbs[2]
    if first.table == "details":
        what = "are changed again" if again else "are as they were before"
    if first.table in PLACE and first in moved:
        what = "is moved again" if again else "is back in its place"
    sentence = " ".join([f"{word}: {about} {what}.", *stays])
    if first.table != "entries" or (len(main) > 1 and not moved):
        return Undone(sentence=sentence, verb=done)
    now = desk.row("SELECT * FROM entries WHERE id = ?", [first.key])
    users = dict(desk.tuples("SELECT number, name FROM users"))
    entry = entry_of_named(now or row, users)
    return Undone(sentence=sentence, verb=done, entry=entry, gone=now is None)


def _people_told(desk: Desk, how: str, stays: str, goes: str) -> str:
    """What taking back a merging or a splitting leaves: one person, or two."""
    word = "Undone" if how == "undo" else "Done again"
    if desk.value("SELECT 1 FROM people WHERE code = ?", [goes]):
        return f"{word}: {stays} and {goes} are two people again, in every row."
    return f"{word}: {goes} is {stays} again, in every row."
