"""What the lists of a report share: things by their numbers, or by what they are of, each as the author saw it."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, Literal, Protocol, TypeVar

from domain.errors import ChangedUnderneath, Refusal
from storage.code_texts import former_codes
from storage.desk import Act, Desk, Row, verb
from storage.report import codes as report_codes
from storage.report.rows import made, texts


class Revised(Protocol):
    """A thing the author saw in one of its revisions, 0 for one that is not kept yet."""

    @property
    def revision(self) -> int: ...


class WithNumber(Revised, Protocol):
    """A thing known by its number."""

    @property
    def number(self) -> int: ...


T = TypeVar("T", bound=Revised)
N = TypeVar("N", bound=WithNumber)


class Kept(Generic[T]):
    """Things of one kind. Every verb of those below is on disk when it returns, and may be called from any thread."""

    table: ClassVar[str]
    kind: ClassVar[type]
    called: ClassVar[str]
    texts: ClassVar[tuple[str, ...]]
    by: ClassVar[tuple[str, ...]] = ("number",)
    order: ClassVar[str] = "number"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of_row(self, row: Row) -> T:
        """The thing of this row."""
        found: T = made(self.kind, row)
        return found

    def columns(self, thing: T, before: Row | None) -> dict[str, Any]:
        """The thing as columns, without what it is found by; raises WrongUse where it may not stand as it is."""
        return texts(thing, self.texts)

    def taken_out(self, act: Act, row: Row) -> None:
        """What else goes, or is changed, with what is taken out, within the act."""

    @verb
    def all(self) -> tuple[T, ...]:
        """All of them, in order."""
        return self.read()

    def read(self) -> tuple[T, ...]:
        """All of them, in order; on the case's thread."""
        return tuple(map(self.of_row, self._desk.rows(f"SELECT * FROM {self.table} ORDER BY {self.order}")))

    def given(self, thing: T, before: Row | None) -> dict[str, Any]:
        """The thing as columns about to be saved, each former code in them as the code of now."""
        columns = self.columns(thing, before)
        if self.table not in report_codes.TEXTS:
            return columns
        return report_codes.present(self.table, columns, former_codes(self._desk))

    def update(self, act: Act, row: Row, columns: dict[str, Any]) -> Row:
        """Save a row anew, counted as another revision where it is another."""
        if all(row[name] == value for name, value in columns.items()):
            return row
        return act.update(self.table, row, {**columns, "revision": row["revision"] + 1})

    def row_of(self, *key: Any) -> Row | None:
        """The row found by this key, None when there is none."""
        where = " AND ".join(f"{name} = ?" for name in self.by)
        return self._desk.row(f"SELECT * FROM {self.table} WHERE {where}", key)

    def seen(self, revision: int, *key: Any) -> Row:
        """The row found by this key, as the author saw it; raises ChangedUnderneath."""
        row = self.row_of(*key)
        if row is None:
            raise ChangedUnderneath(
                f"{self.called[0].upper()}{self.called[1:]} was taken out by someone else meanwhile. What you typed is"
                " still here.", None,
            )  # fmt: skip
        if row["revision"] != revision:
            raise ChangedUnderneath(
                f"Someone else changed {self.called} meanwhile. See theirs beside yours, and save again.",
                self.of_row(row),
            )
        return row

    def now(self, *key: Any) -> T:
        """The thing found by this key."""
        row = self.row_of(*key)
        assert row is not None
        return self.of_row(row)


class Numbered(Kept[N]):
    """Things that get a number, in the order they came."""

    @verb
    def get(self, number: int) -> N | None:
        """The one of this number, None when there is none."""
        row = self.row_of(number)
        return None if row is None else self.of_row(row)

    @verb
    def add(self, thing: N) -> N:
        """Put one down at the end; it gets the next number. Raises WrongUse where it may not stand as it is."""
        with self._desk.act("report") as act:
            number = act.insert(self.table, {**self.place(), **self.given(thing, None), "revision": 1})
        return self.now(number)

    @verb
    def change(self, thing: N) -> N:
        """Change the one of its number, as the author saw it; raises ChangedUnderneath, and WrongUse as `add`."""
        with self._desk.act("report") as act:
            row = self.seen(thing.revision, thing.number)
            self.update(act, row, self.given(thing, row))
        return self.now(thing.number)

    @verb
    def delete(self, number: int, revision: int) -> None:
        """Take one out, as the author saw it; undo brings it back. Raises ChangedUnderneath."""
        with self._desk.act("report") as act:
            row = self.seen(revision, number)
            act.delete(self.table, row)
            self.taken_out(act, row)

    def place(self) -> dict[str, Any]:
        """Columns that say where a new one stands."""
        return {}


class Ordered(Numbered[N]):
    """Things that stand in an order of the author's own."""

    order = "sequence, number"
    among: ClassVar[str] = ""
    """The column of what they stand under, where each moves only among those of the same."""

    @verb
    def move(self, number: int, step: Literal[-1, 1]) -> N:
        """Move one up (-1) or down (+1); raises Refusal where it can go no further."""
        with self._desk.act("move") as act:
            row = self.row_of(number)
            if row is None:
                raise ChangedUnderneath(f"{self.called[0].upper()}{self.called[1:]} was taken out meanwhile.", None)
            beyond, order = ("<", "DESC") if step < 0 else (">", "ASC")
            same, of = (f"AND {self.among} = ?", [row[self.among]]) if self.among else ("", [])
            other = self._desk.row(
                f"SELECT * FROM {self.table} WHERE sequence {beyond} ? {same} ORDER BY sequence {order} LIMIT 1",
                [row["sequence"], *of],
            )
            if other is None:
                raise Refusal(f"This is already the {'first' if step < 0 else 'last'} one.")
            at = row["sequence"]
            act.update(self.table, row, {"sequence": other["sequence"]})
            act.update(self.table, other, {"sequence": at})
        return self.now(number)

    def place(self) -> dict[str, Any]:
        last = self._desk.value(f"SELECT max(sequence) FROM {self.table}")
        return {"sequence": (last or 0.0) + 1.0}


class Said(Kept[T]):
    """Things known by what they are of, which are there or are not: put down, or changed, by one verb."""

    def key(self, thing: T) -> tuple[Any, ...]:
        """What the thing is found by, as it is kept; raises WrongUse where there is nothing it could be of."""
        raise NotImplementedError

    @verb
    def put(self, thing: T) -> T:
        """Put it down, or change it as the author saw it: a revision of 0 is of one not put down yet.

        Raises ChangedUnderneath, and WrongUse where it may not stand as it is.
        """
        with self._desk.act("report") as act:
            key = self.put_within(act, thing)
        return self.now(*key)

    def put_within(self, act: Act, thing: T) -> tuple[Any, ...]:
        """Put it down within an act; gives what it is found by."""
        key = self.key(thing)
        row = self.row_of(*key)
        columns = self.given(thing, row)
        if row is None and thing.revision == 0:
            act.insert(self.table, {**dict(zip(self.by, key, strict=True)), **columns, "revision": 1})
            return key
        self.update(act, self.seen(thing.revision, *key), columns)
        return key
