"""What a report is made of, as rows of the case file, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from domain.clean import clean
from domain.report.parts import Cited, Passage, Printed, Recommendation, Signature, Submission
from storage.columns import listed

if TYPE_CHECKING:
    from storage.desk import Desk, Row

T = TypeVar("T")
Users = Mapping[int, str]


def made(kind: type[T], row: Row, **given: Any) -> T:
    """The thing of this kind the row is of; `given` are its parts that are no columns as they stand."""
    return kind(**{each.name: row[each.name] for each in fields(kind) if each.name not in given}, **given)  # type: ignore[arg-type]


def texts(thing: object, names: Iterable[str]) -> dict[str, Any]:
    """These texts of a thing as columns, made safe."""
    return {name: clean(getattr(thing, name)).strip() for name in names}


def users(desk: Desk) -> Users:
    """Who has worked in the case, by their numbers."""
    return dict(desk.tuples("SELECT number, name FROM users"))


def passage_of(row: Row) -> Passage:
    """The passage of this row."""
    return made(Passage, row, check=bool(row["check"]))


def cited_of(row: Row, users: Users) -> Cited:
    """What a passage points to, as this row has it."""
    return made(Cited, row, by=users.get(row["by"], ""))


def recommendation_of(row: Row) -> Recommendation:
    """The recommendation of this row."""
    return made(Recommendation, row, rests_on=listed(row["rests_on"]))


def submission_of(row: Row, users: Users) -> Submission:
    """The submission of this row."""
    return made(Submission, row, files=_pairs(row["files"]), by=users.get(row["by"], ""))


def signature_of(row: Row, users: Users) -> Signature:
    """The signature of this row."""
    return made(Signature, row, by=users.get(row["by"], ""))


def printed_of(row: Row) -> Printed:
    """What a file said, as this row has it."""
    return made(Printed, row, texts=json.loads(row["texts"]))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    try:
        return tuple((str(name), str(sha256)) for name, sha256 in json.loads(text))
    except (ValueError, TypeError):
        return ()
