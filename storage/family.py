"""The family composition: its members, by codes of the key, and how they are related."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from domain.clean import clean
from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.family.members import Member, Relation
from storage.desk import Act, Desk, Row, verb
from storage.family_rows import columns_of, member_of, relation_of

if TYPE_CHECKING:
    from domain.people import Person
    from storage.people import People

class Family:
    """The members of the family. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk, people: People) -> None:
        self._desk, self._people = desk, people

    @verb
    def all(self) -> tuple[Member, ...]:
        """Everyone, in the order they came into the family."""
        return tuple(map(member_of, self._desk.rows("SELECT * FROM family ORDER BY number")))

    @verb
    def get(self, code: str) -> Member | None:
        """The member of this code, None when there is none; capitals do not matter."""
        row = self._row(code)
        return None if row is None else member_of(row)

    @verb
    def add(self, member: Member, *, new_people: Sequence[Person] = ()) -> Member:
        """Add a member, and with them who is new to the key; raises CannotWrite when they are in the family, or
        nobody of the key has the code."""
        return self.add_many([member], new_people=new_people)[0]

    @verb
    def add_many(self, members: Iterable[Member], *, new_people: Sequence[Person] = ()) -> list[Member]:
        """Add several members, and with them who is new to the key, as one act: all or none. As `add`."""
        with self._desk.act("add") as act:
            rows = [self._insert(act, member, new_people) for member in members]
        return [member_of(row) for row in rows]

    @verb
    def change(self, member: Member) -> Member:
        """Change what is said of the member of this code, as the author saw it; raises ChangedUnderneath."""
        return self.change_many([member])[0]

    @verb
    def change_many(self, members: Iterable[Member]) -> list[Member]:
        """Change several members as one act: all or none. As `change`."""
        with self._desk.act("change") as act:
            rows = [self._update(act, member) for member in members]
        return [member_of(row) for row in rows]

    @verb
    def delete(self, code: str, revision: int) -> None:
        """Take a member out of the family, and with them their relations; the person stays in the key."""
        with self._desk.act("delete") as act:
            row = self._seen(code, revision)
            act.delete("family", row)
            for relation in self._desk.rows(
                "SELECT * FROM relations WHERE one = ? OR other = ?", [row["code"], row["code"]]
            ):
                act.delete("relations", relation)

    def _row(self, code: str) -> Row | None:
        return self._desk.row("SELECT * FROM family WHERE code = ?", [code.strip()])

    def _insert(self, act: Act, member: Member, new_people: Sequence[Person]) -> Row:
        code = clean(member.code).strip()
        if not code:
            raise WrongUse("A member of the family needs a reference name, as the board gave it: Adult B, Mrs A.")
        self._people.add_missing(act, [one for one in new_people if one.code.strip().casefold() == code.casefold()])
        person = self._people.get(code)
        if person is None:
            raise CannotWrite(f"{code} is not in the key yet. Add them to the key (/people) first.")
        if self._row(code) is not None:
            raise CannotWrite(f"{person.code} is in the family already.")
        act.insert("family", {"code": person.code, **columns_of(member), "revision": 1})
        row = self._row(code)
        assert row is not None
        return row

    def _update(self, act: Act, member: Member) -> Row:
        before = self._seen(member.code, member.revision)
        columns = columns_of(member)
        if all(before[name] == value for name, value in columns.items()):
            return before
        return act.update("family", before, {**columns, "revision": before["revision"] + 1})

    def _seen(self, code: str, revision: int) -> Row:
        row = self._row(code)
        if row is None:
            raise ChangedUnderneath(f"{code} was taken out of the family by someone else meanwhile.", None)
        if row["revision"] != revision:
            raise ChangedUnderneath(
                f"Someone else changed {row['code']} meanwhile. See theirs beside yours, and save again.",
                member_of(row),
            )
        return row


class Relations:
    """How the members are related. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[Relation, ...]:
        """All of them, in the order they were said."""
        return tuple(relation_of(row) for row in self._rows())

    @verb
    def add(self, relation: Relation, *, sex_of: str = "", sex: str = "") -> Relation:
        """Say how two members are related; `sex` is that of the member `sex_of`, where the word for it told.

        Raises WrongUse for what cannot be beside the others, CannotWrite when one is not of the family.
        """
        with self._desk.act("add") as act:
            columns = {**self._checked(act, relation, self.all(), sex_of, sex), "revision": 1}
            number = act.insert("relations", columns)
        return relation_of({"number": number, **columns})

    @verb
    def replace(self, old: Relation, relation: Relation, *, sex_of: str = "", sex: str = "") -> Relation:
        """Say it another way, as one act; raises as `add`, and ChangedUnderneath when it is not as the author saw."""
        with self._desk.act("change") as act:
            row = self._seen(old)
            others = [relation_of(each) for each in self._rows() if each["number"] != row["number"]]
            columns = self._checked(act, relation, others, sex_of, sex)
            if any(row[name] != value for name, value in columns.items()):
                row = act.update("relations", row, {**columns, "revision": row["revision"] + 1})
        return relation_of(row)

    @verb
    def delete(self, relation: Relation) -> None:
        """Take it back; raises ChangedUnderneath when it is not as the author saw."""
        with self._desk.act("delete") as act:
            act.delete("relations", self._seen(relation))

    def _rows(self) -> list[Row]:
        return self._desk.rows("SELECT * FROM relations ORDER BY number")

    def _checked(
        self, act: Act, relation: Relation, others: Iterable[Relation], sex_of: str, sex: str
    ) -> dict[str, Any]:
        """The relation as columns, sound beside the others; the sex its word told is put down with it."""
        from domain.family.ties import COUPLES, PARENT, check, check_sex

        one, other = (self._code(code) for code in (relation.one, relation.other))
        relation = replace(relation, one=one, other=other, note=clean(relation.note).strip())
        if relation.kind not in (*COUPLES, PARENT):
            raise WrongUse(f"Members are related as {', '.join((*COUPLES, PARENT))}.")
        check(relation, others)
        if sex and sex_of:
            row = self._desk.row("SELECT * FROM family WHERE code = ?", [sex_of])
            if row is not None:
                check_sex(member_of(row), sex)
                if not row["sex"]:
                    act.update("family", row, {"sex": sex, "revision": row["revision"] + 1})
        return {"one": one, "kind": relation.kind, "other": other, "note": relation.note}

    def _code(self, code: str) -> str:
        found = self._desk.value("SELECT code FROM family WHERE code = ?", [clean(code).strip()])
        if found is None:
            raise CannotWrite(f"{code} is not in the family yet. Add them first.")
        return str(found)

    def _seen(self, relation: Relation) -> Row:
        from domain.family.ties import alike, written

        for row in self._rows():
            if alike(relation_of(row), relation) and row["revision"] == relation.revision:
                return row
        raise ChangedUnderneath(f"“{written(relation)}” was changed or taken out by someone else meanwhile.", None)
