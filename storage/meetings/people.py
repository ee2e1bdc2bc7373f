"""The people of meetings, where a code becomes another, two people one, or somebody would leave the key.

Minutes that were issued keep the codes they were issued with, and so do the steps, representations and row checks
that answer them; minutes nobody was given yet follow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from domain.errors import WrongUse
from domain.people import is_telling
from storage.columns import listed
from storage.desk import Act, Desk, Row

if TYPE_CHECKING:
    from domain.meetings.minutes import Paragraph

_NOT_ISSUED = "NOT IN (SELECT interview FROM versions)"
AT_ALL_TIMES: dict[str, tuple[str, ...]] = {"interviews": ("note",), "attendees": ("why_not_asked",)}
WHILE_NOT_ISSUED: dict[str, tuple[str, ...]] = {
    "interviews": ("about", "breaks", "place", "recorded_why"),
    "attendees": ("role",),
}
"""Columns in which a code stands among words; the second are told at the head of the minutes."""
HELD = ("hold", "held_since", "held_until")
NOT_SEEN = ("not_seen", "not_seen_why")


def follow(desk: Desk, act: Act, old: str, new: str, in_words: Callable[[str], str]) -> None:
    """Put a code in another's place in the meetings of a case and in minutes nobody was given yet, within an act.

    `in_words` is the same for a text. What rests on a paragraph goes on resting on it, unless it had changed before.
    """
    meetings: dict[int, None] = {}
    for row in desk.rows("SELECT * FROM attendees WHERE code = ? ORDER BY number", [old]):
        act.update("attendees", row, {"code": new})
        meetings[row["interview"]] = None
    for table, key in (("interviews", "number"), ("attendees", "interview")):
        issued = {number for (number,) in desk.tuples("SELECT interview FROM versions")}
        for row in desk.rows(f"SELECT * FROM {table} ORDER BY number"):
            columns = AT_ALL_TIMES[table] if row[key] in issued else AT_ALL_TIMES[table] + WHILE_NOT_ISSUED[table]
            now = {column: in_words(row[column]) for column in columns}
            if act.update(table, row, now) != row:
                meetings[row[key]] = None
    for number in meetings:
        found = desk.row("SELECT * FROM interviews WHERE number = ?", [number])
        if found is not None:
            act.update("interviews", found, {"revision": found["revision"] + 1})
    _follow_in_minutes(desk, act, old, new, in_words)


def _follow_in_minutes(desk: Desk, act: Act, old: str, new: str, in_words: Callable[[str], str]) -> None:
    def changes(row: Row) -> Row:
        speaker = new if row["speaker"].casefold() == old.casefold() else row["speaker"]
        return {"speaker": speaker, "text": in_words(row["text"])}

    change_paragraphs(desk, act, "(speaker = ? COLLATE NOCASE OR instr(text, ?))", [old, old], changes)


def follow_question(desk: Desk, act: Act, old: str, new: str) -> None:
    """Put the new label of a question in its place in minutes nobody was given yet, within an act."""
    change_paragraphs(desk, act, "question = ? COLLATE NOCASE", [old], lambda row: {"question": new})


def change_paragraphs(
    desk: Desk, act: Act, which: str, parameters: Sequence[str], changes: Callable[[Row], Row]
) -> None:
    """Change paragraphs of minutes nobody was given yet, within an act; what rested on them as they were still does."""
    # Late: most cases are opened, and their key changed, before there are minutes.
    from storage.meetings.rows import paragraph_of

    was: dict[str, Paragraph] = {}
    for row in desk.rows(
        f"SELECT * FROM paragraphs WHERE interview {_NOT_ISSUED} AND {which} ORDER BY number", parameters
    ):
        found = changes(row)
        if any(row[name] != value for name, value in found.items()):
            act.update("paragraphs", row, {**found, "revision": row["revision"] + 1})
            was[row["id"]] = paragraph_of(row)
    if not was:
        return
    from domain.evidence.resting import digest_of

    for evidence in desk.rows(f"SELECT * FROM evidence WHERE interview {_NOT_ISSUED} ORDER BY number"):
        ids = listed(evidence["paragraphs"])
        if not was.keys() & set(ids):
            continue
        stand = _paragraphs(desk, ids)
        if len(stand) == len(ids) and digest_of(was.get(each.id, each) for each in stand) == evidence["digest"]:
            act.update("evidence", evidence, {"digest": digest_of(stand)})


def _paragraphs(desk: Desk, ids: tuple[str, ...]) -> list[Paragraph]:
    from storage.meetings.rows import paragraph_of

    marks = ",".join("?" * len(ids))
    found = {row["id"]: paragraph_of(row) for row in desk.rows(f"SELECT * FROM paragraphs WHERE id IN ({marks})", ids)}
    return [found[id] for id in ids if id in found]


def why_needed(desk: Desk, codes: Iterable[str]) -> str | None:
    """Why somebody of these codes, of now and before, has to stay in the key, as the end of a sentence; None if not."""
    codes = tuple(codes)
    marks = ",".join("?" * len(codes))
    asked = (
        (f"SELECT interview FROM attendees WHERE code IN ({marks})", "{code} is among the people of interview {found}"),
        (
            f"SELECT interview FROM paragraphs WHERE speaker COLLATE NOCASE IN ({marks})",
            "{code} speaks in the minutes of interview {found}",
        ),
        (f"SELECT interview FROM steps WHERE code IN ({marks})", "the minutes of interview {found} went to {code}"),
        (f"SELECT interview FROM row_checks WHERE code IN ({marks})", "{code} checked rows, with interview {found}"),
        (f"SELECT code FROM to_see WHERE code IN ({marks})", "{code} is among those to see"),
        (f"SELECT code FROM debriefs WHERE code IN ({marks})", "a debrief of {code} is put down"),
        (f"SELECT code FROM extract_checks WHERE code IN ({marks})", "an extract is to be checked by {code}"),
    )
    for sql, told in asked:
        found = desk.value(f"{sql} LIMIT 1", codes)
        if found is not None:
            return told.format(code=codes[0], found=found)
    for interview, paragraphs, facts in desk.tuples("SELECT interview, paragraphs, facts FROM versions"):
        # What was agreed would come to say something else, were the code somebody else's one day.
        if any(_named(code).search(f"{facts}{paragraphs}") for code in codes):
            return f"{codes[0]} stands in minutes of interview {interview} as they were issued"
    return None


def join(desk: Desk, act: Act, stays: Row, goes: Row) -> None:
    """Put together what is planned with two codes of one person, within an act, before the second goes everywhere.

    Raises WrongUse when both were at one meeting: they are two people.
    """
    both = _meetings(desk, stays) & _meetings(desk, goes)
    if both:
        raise WrongUse(
            f"{stays['code']} and {goes['code']} were both at interview {min(both)}, as two people. If they are one,"
            " take the second out of that meeting first."
        )
    mine, theirs = (desk.row("SELECT * FROM to_see WHERE code = ?", [row["code"]]) for row in (stays, goes))
    if mine is not None and theirs is not None:
        act.delete("to_see", theirs)
        changes: dict[str, Any] = {name: mine[name] or theirs[name] for name in ("told", "support", "company")}
        for group in (HELD, NOT_SEEN):
            one = mine if mine[group[0]] else theirs
            changes.update({name: one[name] for name in group})
        changes["asked_to_be_seen"] = max(mine["asked_to_be_seen"], theirs["asked_to_be_seen"])
        changes.update({name: _both(mine[name], theirs[name]) for name in ("why", "note")})
        act.update("to_see", mine, {**changes, "revision": mine["revision"] + 1})
    for theirs in desk.rows("SELECT * FROM debriefs WHERE code = ? ORDER BY number", [goes["code"]]):
        mine = desk.row("SELECT * FROM debriefs WHERE code = ? AND after = ?", [stays["code"], theirs["after"]])
        if mine is not None:
            act.delete("debriefs", theirs)
            changes = {name: mine[name] or theirs[name] for name in ("due", "done")}
            changes["note"] = _both(mine["note"], theirs["note"])
            act.update("debriefs", mine, {**changes, "revision": mine["revision"] + 1})


def _meetings(desk: Desk, person: Row) -> set[int]:
    codes = [person["code"], *listed(person["former_codes"])]
    marks = ",".join("?" * len(codes))
    found = desk.tuples(
        f"SELECT interview FROM attendees WHERE code IN ({marks}) UNION"
        f" SELECT interview FROM steps WHERE code IN ({marks})",
        [*codes, *codes],
    )
    return {number for (number,) in found}


def _named(code: str) -> re.Pattern[str]:
    """Where a code stands in a version: anywhere among words, one that is a plain word ("Mother") as who it is of."""
    if is_telling(code):
        return re.compile(rf"(?<![^\W_]){re.escape(code)}(?![^\W_])", re.IGNORECASE)
    return re.compile(re.escape(json.dumps(code, ensure_ascii=False)), re.IGNORECASE)


def _both(one: str, other: str) -> str:
    return "; ".join(dict.fromkeys(each for each in (one, other) if each))
