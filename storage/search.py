"""Finding rows: by words and beginnings of words, people, sources, flags, questions and days."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from itertools import compress
from typing import Any

from domain.chronology.find import Query
from domain.errors import WrongUse
from storage.desk import Desk
from storage.order import Order

PARTS = ("written", "time", "who", "event", "action", "outcome", "comment")
# As many answers are kept as an author goes back and forth between while typing a query.
KEPT = 8


class Search:
    """Row numbers that answer a query, in chronology order. For use on the case's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.order = Order(desk)
        self._found: OrderedDict[Query, array[int]] = OrderedDict()
        self._state = 0

    def load(self) -> None:
        """Have the order in memory, unless the case was closed meanwhile."""
        if not self._desk.closed:
            self._desk.run(self.order.numbers)

    def numbers(self, query: Query | None) -> array[int]:
        """The numbers of the rows that answer, all of them for no query."""
        everything = self.order.numbers()
        if query is None or query.empty:
            return everything
        if self.order.state != self._state:
            self._found.clear()
            self._state = self.order.state
        if query not in self._found:
            self._found[query] = _in_order(self._desk.numbers(*_select(query)), everything)
            if len(self._found) > KEPT:
                self._found.popitem(last=False)
        self._found.move_to_end(query)
        return self._found[query]

    def similar(self, people: tuple[str, ...], start: str, limit: int) -> list[int]:
        """The latest rows whose event begins like this, or any when nothing is typed, of these people first."""
        phrase = _beginning("event", start)
        rows: list[tuple[int, str]] = []
        if phrase:
            rows = self._desk.tuples(
                "SELECT number, people FROM entries WHERE number IN "
                "(SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 200)",
                [phrase],
            )
        elif people:
            rows = self._desk.tuples(
                "SELECT number, people FROM entries WHERE number IN (SELECT entry FROM marks "
                "WHERE kind = 'person' AND name = ? ORDER BY entry DESC LIMIT 200)",
                [people[0]],
            )
        wanted = {f'"{code}"'.casefold() for code in people}

        def nearness(row: tuple[int, str]) -> tuple[int, int]:
            return sum(code in row[1].casefold() for code in wanted), row[0]

        return [row[0] for row in sorted(rows, key=nearness, reverse=True)[:limit]]

    def words(self, prefix: str, limit: int) -> list[str]:
        """Words in the case that begin like this, the commonest first."""
        tokens = _tokens(prefix)
        if len(tokens) != 1:
            return []
        return [
            row[0]
            for row in self._desk.tuples(
                "SELECT term FROM vocabulary WHERE term >= ? AND term < ? ORDER BY doc DESC, term LIMIT ?",
                [tokens[0], tokens[0] + "\U0010ffff", limit],
            )
        ]

    def history(self, part: str, limit: int) -> list[str]:
        """The last values of this column, each once."""
        if part not in PARTS:
            raise WrongUse(f"There is no part of a row called {part}.")
        rows = self._desk.tuples(
            f"SELECT {part} FROM entries WHERE {part} != '' ORDER BY number DESC LIMIT ?",
            [limit * 10],
        )
        return list(dict.fromkeys(row[0] for row in rows))[:limit]


def _in_order(found: array[int], everything: array[int]) -> array[int]:
    """What was found, in the order of everything."""
    if not found:
        return found
    marks = bytearray(max(max(found), max(everything)) + 1)
    for number in found:
        marks[number] = 1
    return array("q", compress(everything, map(marks.__getitem__, everything)))


def _select(query: Query) -> tuple[str, list[Any]]:
    """The SELECT of the numbers that answer."""
    wheres: list[str] = []
    parameters: list[Any] = []
    match = " AND ".join([*map(_phrase, query.words), *(_phrase(word) + " *" for word in query.beginnings)])
    if query.words or query.beginnings:
        wheres.append("SELECT rowid AS number FROM words WHERE words MATCH ?")
        parameters.append(match)
    for kind, names in (
        ("person", query.people),
        ("source", query.sources),
        ("question", query.questions),
        ("flag", query.flags),
    ):
        for name in names:
            wheres.append("SELECT entry AS number FROM marks WHERE kind = ? AND name = ?")
            parameters += [kind, name]
    if query.first or query.last:
        wheres.append(
            "SELECT number FROM entries WHERE coalesce(earliest, '0000') <= ? AND coalesce(latest, '9999') >= ? "
            "AND (earliest IS NOT NULL OR latest IS NOT NULL)"
        )
        parameters += [
            query.last.isoformat() if query.last else "9999-99-99",
            query.first.isoformat() if query.first else "0000",
        ]
    if query.undated:
        wheres.append("SELECT number FROM entries WHERE order_day = 'undated'")
    return " INTERSECT ".join(wheres), parameters


def _tokens(text: str) -> list[str]:
    """The words of a text as the index folds them, near enough: small letters and figures, without accents."""
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in plain).split()


def _phrase(words: str) -> str:
    """What an author typed as a phrase of the index: in quotes nothing in it is a sign of the query language."""
    return '"' + words.replace('"', '""') + '"'


def _beginning(column: str, start: str) -> str | None:
    if not _tokens(start):
        return None
    return f"{column} : ^ {_phrase(start)}" + ("" if start[-1:].isspace() else " *")
