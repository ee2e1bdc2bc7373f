"""Typing a row at best into the board's workbook in Excel: the keys, and what the cells then hold.

What is granted to Excel: text is completed after three letters when one earlier text of the column begins so (one not
wanted is taken out by one key); Ctrl+D copies the cell above; a listed value costs three keys (open, its figure,
take); a whole hour is typed `9:`; Enter behind the last cell filled leads to the first cell of the next row. A chord is
one key. What it cannot do: dates carry their year, for Excel takes another year than the review's when none is typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from domain.chronology.entry import Entry

COLUMNS = ("Date", "Time", "Source", "Who", "Event", "Action taken and outcome", "Comment", "KLOE")
FREE = frozenset(("Event", "Action taken and outcome", "Comment"))
COMPLETED = frozenset(("Source", "Who", *FREE))
LETTERS = 3

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One key pressed: a character, or a key or chord by name; `free` when it only puts free text into the row."""

    name: str
    free: bool


def cells_of(entry: Entry) -> Row:
    """The entry as the author would have it in the workbook's columns."""
    when, time = entry.when, entry.time or ""
    day = when.earliest if when.kind == "day" and not when.doubtful else None
    sources = (f"{source.name} {source.ref}" if source.ref else source.name for source in entry.sources)
    return (
        f"{day.day}/{day.month}/{day:%y}" if day else when.written,
        time[1:] if len(time) == 5 and time.startswith("0") else time,
        ", ".join(sources),
        entry.who or "",
        entry.event or "",
        "; ".join(text for text in (entry.action, entry.outcome) if text),
        entry.comment or "",
        f"KLOE {entry.questions[0]}" if entry.questions else "",
    )


@dataclass(slots=True)
class Sheet:
    """The rows above, and where the author types."""

    rows: list[Row] = field(default_factory=list)

    def best(self, row: Row, joined: int) -> list[Key]:
        """The fewest keys for this row; `joined` of its action's characters only part action from outcome."""
        keys: list[Key] = []
        last = max(number for number, text in enumerate(row) if text)
        for number, text in enumerate(row[: last + 1]):
            column = COLUMNS[number]
            if text:
                keys += self._cell(number, column, text, joined)
            keys.append(Key("Tab" if number < last else "Enter", False))
        return keys

    def _cell(self, number: int, column: str, text: str, joined: int) -> list[Key]:
        if self.rows and self.rows[-1][number] == text:
            return [Key("Ctrl+D", column in FREE)]
        if column == "KLOE":
            return [Key("Alt+Down", False), Key(text[-1], False), Key("take", False)]
        if column == "Time" and text.endswith(":00") and "-" not in text:
            text = text[:-2]
        unwanted = False
        if column in COMPLETED:
            if (enough := self._unique(number, text)) is not None:
                text, joined = text[:enough], 0
            unwanted = enough is None and self._taken(number, text) != text
        keys = [Key(letter, column in FREE) for letter in text]
        for place in range(text.find("; "), text.find("; ") + joined) if column == COLUMNS[5] and joined else ():
            keys[place] = Key(keys[place].name, False)
        return [*keys, Key("Delete", column in FREE)] if unwanted else keys

    def _unique(self, number: int, text: str) -> int | None:
        """How many letters complete to this text, None when it does not stand above or nothing would be saved."""
        above = {row[number] for row in self.rows if row[number]}
        if text not in above:
            return None
        for enough in range(LETTERS, len(text)):
            if all(other == text or not _begins(other, text[:enough]) for other in above):
                return enough
        return None

    def play(self, keys: Iterable[Key]) -> Row:
        """Type these keys as Excel takes them; returns the row they make and keeps it."""
        cells, number, typed = [""] * len(COLUMNS), 0, ""
        listing = refused = False
        for key in keys:
            if key.name == "Alt+Down":
                listing = True
            elif key.name == "take":
                cells[number], typed, listing = f"KLOE {typed}", "", False
            elif key.name == "Ctrl+D":
                cells[number] = self.rows[-1][number]
            elif key.name == "Delete":
                refused = True
            elif key.name in ("Tab", "Enter"):
                if typed:
                    cells[number] = typed if refused else self._taken(number, typed)
                typed, refused = "", False
                number += 1
            else:
                typed += key.name
        assert not listing
        self.rows.append(tuple(cells))
        return self.rows[-1]

    def _taken(self, number: int, typed: str) -> str:
        column = COLUMNS[number]
        if column == "Time" and typed.endswith(":"):
            return f"{typed}00"
        if column in COMPLETED and len(typed) >= LETTERS:
            found = {row[number] for row in self.rows if _begins(row[number], typed)}
            if len(found) == 1:
                return found.pop()
        return typed


def shown(keys: Sequence[Key]) -> str:
    """The keys as one line a person can follow."""
    return "".join(key.name if len(key.name) == 1 else f"[{key.name}]" for key in keys)


def _begins(text: str, typed: str) -> bool:
    return text.casefold().startswith(typed.casefold())
