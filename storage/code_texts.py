"""Where codes stand in a case, and how one is put in another's place: a new kind of text is named here, and only here.

What is never rewritten: the log; what identifies people (dates of birth, addresses); and words somebody has agreed to,
which stay as they were agreed, the code in them staying known as a former one of the person's. What was let through by
the disclosure check is bound to its very words, and asked about anew. Half-typed text is left to its typist: the codes
in it are looked at when it is saved (`present`). What is of meetings stands in `storage.meetings.people`, what is of
the report in `storage.report.codes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from domain.chronology.entry import TEXTS
from domain.people import is_telling
from storage.codes_in_words import FormerCodes, in_words, word_of
from storage.columns import as_json, values_of
from storage.desk import KEYS, Act, Desk, Row

CODES = (
    ("details", "subject"), ("people", "same_as"), ("family", "code"), ("relations", "one"), ("relations", "other"),
    ("to_see", "code"), ("debriefs", "code"), ("extract_checks", "code"),
)  # fmt: skip
"""Columns that hold a code and nothing else."""

TEXT_COLUMNS = {
    "people": ("role", "organisation", "involvement", "note"),
    "sources": ("description",),
    "questions": ("text",),
    "flags": ("meaning",),
    "fields": ("label", "fill"),
    "family": ("relationship", "household", "note"),
    "relations": ("note",),
    "to_see": ("why", "not_seen_why", "note"),
    "debriefs": ("note",),
    "extract_checks": ("extract", "note"),
}
"""Columns in which a telling code ("SW1", "Adult A") stands among words."""

def rewrite(desk: Desk, act: Act, old: str, new: str) -> None:
    """Put a code in another's place wherever it stands in the case, within an act."""
    sources = _sources(desk, act, old, new)
    for row in _candidates(desk, old):
        change_entry(act, row, old, new, sources)
    for table, column in CODES:
        for row in desk.rows(f"SELECT * FROM {table}"):
            if row[column].casefold() == old.casefold():
                act.update(table, row, {column: new, **_counted(row)})
    if is_telling(old):
        word = word_of(old)
        for table, columns in TEXT_COLUMNS.items():
            for row in desk.rows(f"SELECT * FROM {table} ORDER BY {KEYS[table]}"):
                changes = {column: word.sub(lambda _: new, row[column]) for column in columns if old in row[column]}
                if any(row[column] != text for column, text in changes.items()):
                    act.update(table, row, {**changes, **_counted(row)})
    # Late: a code becomes another once in a while.
    from storage.meetings import people as meeting_people
    from storage.report import codes as report_codes

    meeting_people.follow(desk, act, old, new, lambda text: in_words(text, old, new))
    report_codes.follow(desk, act, old, new)


def rows_naming(desk: Desk, code: str) -> list[Row]:
    """The rows of the chronology that name a code, among their people or in their words, in order."""
    return [row for row in _candidates(desk, code) if changed(row, code, f"{code}\0")]


def change_entry(act: Act, row: Row, old: str, new: str, sources: Mapping[str, str] | None = None) -> None:
    """Put a code in another's place in one row of the chronology, within an act."""
    changes = changed(row, old, new, sources)
    if changes:
        act.update("entries", row, {**changes, **_counted(row)})


def changed(row: Mapping[str, Any], old: str, new: str, sources: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The columns of a row of the chronology that would be others with `new` in the place of `old`.

    `sources` are sources that have another name now, by their old one.
    """
    word, telling = word_of(old), is_telling(old)
    found: dict[str, Any] = {}
    before = values_of(row["people"])
    people = list(dict.fromkeys(new if code.casefold() == old.casefold() else code for code in before))
    found["people"] = as_json(people) if people != before else row["people"]
    # "Mother and baby unit" names no Mother unless she is among the people of the row.
    if row["who"] and (telling or people != before):
        found["who"] = re.sub(word.pattern, lambda _: new, row["who"], flags=re.IGNORECASE if telling else 0)
        if len(people) < len(before):
            found["who"] = _once(found["who"], new)
    if telling:
        for name in TEXTS:
            if row[name] and old in row[name]:
                found[name] = word.sub(lambda _: new, row[name])
        for name in ("fields", "sources"):
            if old in row[name]:
                pairs = [[pair[0], pair[1] and word.sub(lambda _: new, pair[1])] for pair in values_of(row[name])]
                found[name] = as_json(pairs)
    if sources:
        pairs = values_of(found.get("sources", row["sources"]))
        found["sources"] = as_json([[sources.get(pair[0].casefold(), pair[0]), *pair[1:]] for pair in pairs])
    return {name: value for name, value in found.items() if value != row[name]}


def former_codes(desk: Desk) -> FormerCodes:
    """Every code that was someone's before, and the one they have now."""
    return desk.tuples(
        "SELECT codes.code, people.code FROM codes JOIN people ON people.number = codes.person"
        " WHERE codes.code != people.code COLLATE NOCASE AND codes.code NOT IN (SELECT code FROM people)"
    )


def present(columns: dict[str, Any], former: FormerCodes) -> dict[str, Any]:
    """A row about to be saved, each former code in it as the code of now: it may have been typed before the change."""
    for old, new in former:
        columns = {**columns, **changed(columns, old, new)}
    return columns


def _candidates(desk: Desk, code: str) -> list[Row]:
    return desk.rows(
        "SELECT * FROM entries WHERE number IN (SELECT entry FROM marks WHERE kind = 'person' AND name = ?"
        " UNION SELECT rowid FROM words WHERE words MATCH ?) ORDER BY order_day, slot, sequence, id",
        [code, '"' + code.replace('"', '""') + '"'],
    )


def _sources(desk: Desk, act: Act, old: str, new: str) -> dict[str, str]:
    """Give sources named by a code ("SW1's diary") their new names, where no other has it; new names by old ones."""
    found: dict[str, str] = {}
    if not is_telling(old):
        return found
    for row in desk.rows("SELECT * FROM sources"):
        name = word_of(old).sub(lambda _: new, row["name"])
        if name != row["name"] and not desk.value("SELECT 1 FROM sources WHERE name = ?", [name]):
            act.update("sources", row, {"name": name, **_counted(row)})
            found[row["name"].casefold()] = name
    return found


def _once(who: str, code: str) -> str:
    """Those who were two codes, side by side, as one: "SW1 and SW1" is "SW1"."""
    one = re.escape(code)
    return re.sub(rf"(?<!\w){one}(?:(?:\s*[,;&/+]\s*|\s+(?:and|with)\s+|\s+){one})+(?!\w)", lambda _: code, who)


def _counted(row: Row) -> dict[str, Any]:
    return {"revision": row["revision"] + 1} if "revision" in row else {}
