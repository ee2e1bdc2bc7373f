"""Is a report sound: each submission the very text it was frozen as, and whatever points to something of something
that stands."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from domain.report.parts import ANSWER

if TYPE_CHECKING:
    from storage.desk import Desk


def check_report(desk: Desk) -> list[str]:
    """The sentences naming what is wrong, the first bad place first; none when all is sound."""
    return [*_submissions(desk), *_nowhere(desk), *_unreadable(desk)][:1]


def _submissions(desk: Desk) -> list[str]:
    found, hashes = [], {}
    with desk.each("SELECT number, version, text, sha256 FROM submissions ORDER BY number") as rows:
        for number, version, text, sha256 in rows:
            hashes[number] = sha256
            if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
                called = f"Version {version} of the report (submissions/{number})"
                found.append(f"{called} is not the text it was frozen as.")
    for number, submission, signed_as, sha256 in desk.tuples(
        "SELECT number, submission, signed_as, sha256 FROM signatures ORDER BY number"
    ):
        called = f"The signature of the {signed_as} (signatures/{number})"
        if submission not in hashes:
            found.append(f"{called} is under a submission that is not there.")
        elif sha256 != hashes[submission]:
            found.append(f"{called} is of another text than the one frozen.")
    return found


_NOWHERE = (
    ("cited", "passage NOT IN (SELECT id FROM passages)", "is of a paragraph that is not there"),
    (
        "evidence", "kind = 'passage' AND target NOT IN (SELECT id FROM passages)",
        "is of a paragraph of the report that is not there",
    ),
    (
        "actions", "recommendation != 0 AND recommendation NOT IN (SELECT number FROM recommendations)",
        "is for a recommendation that is not there",
    ),
    ("action_updates", "action NOT IN (SELECT number FROM actions)", "is of an action that is not there"),
    ("answers", "question NOT IN (SELECT label FROM questions)", "is of a question that is not there"),
    (
        "passages", f"section LIKE '{ANSWER}%' AND substr(section, {len(ANSWER) + 1}) NOT IN"
        " (SELECT label FROM questions)", "answers a question that is not there",
    ),
)  # fmt: skip


def _nowhere(desk: Desk) -> list[str]:
    found = []
    for table, which, said in _NOWHERE:
        lost = desk.value(f"SELECT number FROM {table} WHERE {which} ORDER BY number LIMIT 1")
        if lost is not None:
            found.append(f"{table}/{lost} {said}.")
    return found


def _unreadable(desk: Desk) -> list[str]:
    """Lists and marks that are none: reading leaves out what it cannot read of them."""
    found = []
    for table, column, kind in (
        ("recommendations", "rests_on", "array"), ("submissions", "files", "array"), ("printed", "texts", "object"),
    ):  # fmt: skip
        bad = desk.value(
            f"SELECT number FROM {table} WHERE CASE WHEN json_valid({column}) THEN json_type({column}) ELSE '' END"
            f" != '{kind}' ORDER BY number LIMIT 1"
        )
        if bad is not None:
            found.append(f"{table}/{bad} cannot be read.")
    for number, files in desk.tuples("SELECT number, files FROM submissions ORDER BY number"):
        try:
            good = all(len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in json.loads(files))
        except (ValueError, TypeError):
            good = False
        if not good:
            found.append(f"The files of a submission (submissions/{number}) cannot be read.")
    return found
