"""The numbers of all entries in chronology order, kept in memory, so that any page costs what the first one costs.

Loaded once on the case's thread (some 50 ms for 100,000 rows) after the first page was answered without it, then
kept up by what the log says was touched, by oneself or by anyone else.
"""

from __future__ import annotations

import contextlib
import json
from array import array
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from storage.desk import Desk

BY_ORDER = "ORDER BY order_day, slot, sequence, id"
# So many rows changed at once are dearer to place one by one than to read all anew.
MANY = 200


class Order:
    """Row numbers in order. For use on the case's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._numbers: array[int] | None = None
        self._line = 0
        self._version: tuple[int, int] = (-1, -1)
        self.state = 0

    @property
    def loaded(self) -> bool:
        """Whether the numbers are in memory."""
        return self._numbers is not None

    def numbers(self) -> array[int]:
        """All row numbers in order, as the file stands now; `state` is another number when they are others."""
        version = (self._desk.value("PRAGMA data_version"), self._desk.acts)
        if self._numbers is None or version != self._version:
            with self._desk.reading():
                self._catch_up()
            self._version = version
        assert self._numbers is not None
        return self._numbers

    def place(self, numbers: array[int], key: tuple[Any, ...]) -> int:
        """Where in these numbers a row of this order key stands or would stand; a key may be cut short."""
        return bisect_left(_Keys(numbers, self._key_of, len(key)), key)

    def _key_of(self, number: int) -> tuple[Any, ...]:
        found = self._desk.tuples("SELECT order_day, slot, sequence, id FROM entries WHERE number = ?", [number])
        return found[0]

    def _catch_up(self) -> None:
        desk = self._desk
        last = desk.value("SELECT max(number) FROM log") or 0
        touched = 0
        if self._numbers is not None:
            for (what,) in desk.tuples("SELECT what FROM log WHERE number > ?", [self._line]):
                touched += what.count("entries/")
        if self._numbers is None or touched > MANY:
            self._numbers = desk.numbers(f"SELECT number FROM entries {BY_ORDER}")
            self.state += 1
        elif touched:
            self._place_anew(self._numbers)
            self.state += 1
        self._line = last

    def _place_anew(self, numbers: array[int]) -> None:
        """Take out every row the log has named since, and put back those that are there, where they now stand."""
        touched: set[int] = set()
        for (content,) in self._desk.tuples("SELECT content FROM log WHERE number > ?", [self._line]):
            for table, _, before, after in json.loads(content)["changes"]:
                if table == "entries":
                    touched.add((after or before)["number"])
        for number in touched:
            # A row added and taken away since was never here.
            with contextlib.suppress(ValueError):
                numbers.remove(number)
        marks = ",".join("?" * len(touched))
        for number, *key in self._desk.tuples(
            f"SELECT number, order_day, slot, sequence, id FROM entries WHERE number IN ({marks})", list(touched)
        ):
            numbers.insert(self.place(numbers, tuple(key)), number)


class _Keys:
    """The order keys of these rows, each read when it is looked at."""

    def __init__(self, numbers: array[int], key_of: Callable[[int], tuple[Any, ...]], length: int) -> None:
        self._numbers, self._key_of, self._length = numbers, key_of, length

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, at: int) -> tuple[Any, ...]:
        return self._key_of(self._numbers[at])[: self._length]
