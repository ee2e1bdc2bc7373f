"""Are minutes sound: each version the very text it was issued as, each step of a version that is there, and whatever
points to something of something that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.columns import listed
from storage.meetings.rows import version_of

if TYPE_CHECKING:
    from storage.desk import Desk

_OF_AN_INTERVIEW = ("attendees", "paragraphs", "versions", "steps", "representations", "row_checks", "evidence")
_IN_THE_KEY = ("attendees", "to_see", "debriefs", "extract_checks")


def check_minutes(desk: Desk) -> list[str]:
    """The sentences naming what is wrong, the first bad place first; none when all is sound."""
    return [*_versions(desk), *_steps(desk), *_nowhere(desk), *_evidence(desk)][:1]


def _versions(desk: Desk) -> list[str]:
    found = []
    for row in desk.rows("SELECT * FROM versions ORDER BY number"):
        called = f"Version {row['version']} of the minutes of interview {row['interview']} (versions/{row['number']})"
        try:
            version = version_of(row, {})
            text = version.sha256
        except (ValueError, TypeError, KeyError, AttributeError):
            found.append(f"{called} cannot be read.")
            continue
        if text != row["sha256"] or version.facts.interview != row["interview"]:
            found.append(f"{called} is not the text it was issued as.")
    return found


def _steps(desk: Desk) -> list[str]:
    hashes = {
        (interview, version): sha256
        for interview, version, sha256 in desk.tuples("SELECT interview, version, sha256 FROM versions")
    }
    found = []
    for number, interview, version, kind, sha256 in desk.tuples(
        "SELECT number, interview, version, kind, sha256 FROM steps ORDER BY number"
    ):
        held = hashes.get((interview, version))
        called = f"A step taken with the minutes of interview {interview} (steps/{number})"
        if held is None:
            found.append(f"{called} is of a version that is not there.")
        elif sha256 != held and (sha256 or kind in ("issue", "agree")):
            found.append(f"{called} is of another text than version {version}.")
    for number, interview, version in desk.tuples(
        "SELECT number, interview, version FROM representations ORDER BY number"
    ):
        if (interview, version) not in hashes:
            found.append(
                f"A representation to the minutes of interview {interview} (representations/{number}) is of a version"
                " that is not there."
            )
    return found


def _nowhere(desk: Desk) -> list[str]:
    found = []
    for table in _OF_AN_INTERVIEW:
        lost = desk.value(
            f"SELECT number FROM {table} WHERE interview NOT IN (SELECT number FROM interviews) ORDER BY number LIMIT 1"
        )
        if lost is not None:
            found.append(f"{table}/{lost} is of an interview that is not there.")
    for table in _IN_THE_KEY:
        lost = desk.value(
            f"SELECT number FROM {table} WHERE code NOT IN (SELECT code FROM people) ORDER BY number LIMIT 1"
        )
        if lost is not None:
            found.append(f"{table}/{lost} names somebody who is not in the key.")
    return found


def _evidence(desk: Desk) -> list[str]:
    rows = {id for (id,) in desk.tuples("SELECT id FROM entries")}
    found = []
    for number, kind, target, paragraphs in desk.tuples("SELECT number, kind, target, paragraphs FROM evidence"):
        if kind == "row" and target not in rows:
            found.append(f"What a row rests on (evidence/{number}) is of a row that is not there.")
        elif not listed(paragraphs):
            found.append(f"What a row rests on (evidence/{number}) cannot be read.")
    return found
