"""The family composition as its tables hold it."""

from __future__ import annotations

from typing import Any, cast

from domain.clean import clean
from domain.family.members import Kind, Member, Relation
from storage.desk import Row

COLUMNS = ("relationship", "born", "died", "address", "ethnicity", "sex", "household", "aware", "note")


def member_of(row: Row) -> Member:
    """The member of this row."""
    return Member(code=row["code"], **{name: row[name] for name in COLUMNS}, revision=row["revision"])


def relation_of(row: Row) -> Relation:
    """The relation of this row."""
    return Relation(
        one=row["one"], kind=cast("Kind", row["kind"]), other=row["other"], note=row["note"], revision=row["revision"]
    )


def columns_of(member: Member) -> dict[str, Any]:
    """What its row says of a member."""
    return {name: clean(getattr(member, name)).strip() for name in COLUMNS}
