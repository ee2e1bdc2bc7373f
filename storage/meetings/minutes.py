"""The minutes of each meeting: their paragraphs as they are typed, and all that came of them, read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from domain.errors import CannotOpen, WrongUse
from domain.meetings.checks import check_paragraph
from domain.meetings.minutes import Minutes, Paragraph, Version
from storage.code_texts import former_codes
from storage.codes_in_words import in_words
from storage.desk import Act, Desk, Row, verb
from storage.meetings import rows as meeting_rows
from storage.meetings.rows import paragraph_of
from storage.paragraph_places import Among, as_seen, changed, put_among, step_among

if TYPE_CHECKING:
    from domain.people import Person
    from storage.people import People

class Minuted:
    """The minutes of the case. Every verb is on disk when it returns, and may be called from any thread.

    Adding and changing paragraphs reads and writes these paragraphs only, however long the minutes are.
    """

    def __init__(self, desk: Desk, people: People) -> None:
        self._desk, self._people = desk, people

    @verb
    def of(self, number: int) -> Minutes:
        """All there is about the minutes of this meeting; raises WrongUse when there is no such meeting."""
        found = self._read(number)
        if not found:
            raise WrongUse(f"There is no interview {number} in this case.")
        return found[0]

    @verb
    def all(self) -> tuple[Minutes, ...]:
        """The minutes of every meeting, by its number."""
        return self._read()

    @verb
    def add(
        self, number: int, *paragraphs: Paragraph, after: str | None = None, new_people: Sequence[Person] = ()
    ) -> list[Paragraph]:
        """Put paragraphs after that of the id `after` ("" at the top, None at the end), as one act, and with them who
        is new to the key; returns them as saved. Raises ChangedUnderneath when that paragraph is gone."""
        with self._desk.act("minutes") as act:
            self._people.add_missing(act, new_people)
            return self.put(act, number, paragraphs, after)

    @verb
    def change(self, number: int, paragraph: Paragraph, *, new_people: Sequence[Person] = ()) -> Paragraph:
        """Save a paragraph anew, and with it who is new to the key; raises ChangedUnderneath."""
        with self._desk.act("minutes") as act:
            self._people.add_missing(act, new_people)
            before = self.seen(number, paragraph.id, paragraph.revision)
            return paragraph_of(self.update(act, before, paragraph))

    @verb
    def replace(
        self,
        number: int,
        id: str,
        revision: int,
        paragraphs: Sequence[Paragraph],
        *,
        joined: Sequence[tuple[str, int]] = (),
        new_people: Sequence[Person] = (),
    ) -> list[Paragraph]:
        """Put one or more paragraphs in the place of one, as one act: the first keeps its id.

        To join, give the others that go into it as `joined`, each by id and revision. Raises ChangedUnderneath.
        """
        if not paragraphs:
            raise WrongUse("Say what is to stand in the place of this paragraph.")
        with self._desk.act("minutes") as act:
            self._people.add_missing(act, new_people)
            first = self.update(act, self.seen(number, id, revision), paragraphs[0])
            for other, seen in joined:
                act.delete("paragraphs", self.seen(number, other, seen))
            return [paragraph_of(first), *self.put(act, number, paragraphs[1:], id)]

    @verb
    def delete(self, number: int, id: str, revision: int) -> None:
        """Take a paragraph out, as the author saw it; undo brings it back. Raises ChangedUnderneath."""
        with self._desk.act("minutes") as act:
            act.delete("paragraphs", self.seen(number, id, revision))

    @verb
    def move(self, number: int, id: str, step: Literal[-1, 1]) -> Paragraph:
        """Move a paragraph one up (-1) or down (+1); raises Refusal where it can go no further."""
        with self._desk.act("move") as act:
            row = step_among(act, self._desk, Among("paragraphs", "interview", number), self._row(number, id), step)
        return paragraph_of(row)

    def put(self, act: Act, number: int, paragraphs: Iterable[Paragraph], after: str | None) -> list[Paragraph]:
        """Add paragraphs within an act; as `add`."""
        if not self._desk.value("SELECT 1 FROM interviews WHERE number = ?", [number]):
            raise WrongUse(f"There is no interview {number} in this case.")
        among = Among("paragraphs", "interview", number)
        columns = [self._columns(number, each) for each in paragraphs]
        return [paragraph_of(row) for row in put_among(act, self._desk, among, after, columns)]

    def seen(self, number: int, id: str, revision: int) -> Row:
        """The row of a paragraph, as the author saw it; raises ChangedUnderneath."""
        return as_seen(self._row(number, id), revision, paragraph_of)

    def update(self, act: Act, before: Row, paragraph: Paragraph) -> Row:
        """Save a paragraph anew within an act."""
        return changed(act, "paragraphs", before, self._columns(before["interview"], paragraph))

    def _row(self, number: int, id: str) -> Row | None:
        return self._desk.row("SELECT * FROM paragraphs WHERE id = ? AND interview = ?", [id, number])

    def _columns(self, number: int, paragraph: Paragraph) -> dict[str, Any]:
        """The paragraph as columns; of minutes not issued yet each former code in it as the code of now."""
        columns = meeting_rows.paragraph_columns(paragraph)
        check_paragraph(replace(paragraph, text=columns["text"], at=columns["at"]))
        if columns["speaker"]:
            spelt = self._desk.value("SELECT code FROM people WHERE code = ?", [columns["speaker"]])
            columns["speaker"] = spelt or columns["speaker"]
        if self._desk.value("SELECT 1 FROM versions WHERE interview = ? LIMIT 1", [number]) is None:
            for old, new in former_codes(self._desk):
                columns["text"] = in_words(columns["text"], old, new)
                if columns["speaker"].casefold() == old.casefold():
                    columns["speaker"] = new
        return columns

    def _read(self, number: int | None = None) -> tuple[Minutes, ...]:
        """The minutes of one meeting, or of all."""
        desk = self._desk
        only, parameters = ("", []) if number is None else ("WHERE interview = ?", [number])

        def by_interview(table: str, order: str = "number") -> dict[int, list[Row]]:
            found: dict[int, list[Row]] = {}
            for row in desk.rows(f"SELECT * FROM {table} {only} ORDER BY interview, {order}", parameters):
                found.setdefault(row["interview"], []).append(row)
            return found

        with desk.reading():
            users: meeting_rows.Users = dict(desk.tuples("SELECT number, name FROM users"))
            former = {old.casefold(): new for old, new in former_codes(desk)}
            which = only.replace("interview", "number")
            meetings = desk.rows(f"SELECT * FROM interviews {which} ORDER BY number", parameters)
            people, paragraphs = by_interview("attendees"), by_interview("paragraphs", "sequence")
            versions, steps = by_interview("versions", "version"), by_interview("steps")
            made, checks = by_interview("representations"), by_interview("row_checks")
        return tuple(
            Minutes(
                interview=meeting_rows.interview_of(row, people.get(at, ())),
                paragraphs=tuple(map(paragraph_of, paragraphs.get(at, ()))),
                versions=tuple(_version_of(each, users) for each in versions.get(at, ())),
                steps=tuple(meeting_rows.step_of(each, users) for each in steps.get(at, ())),
                representations=tuple(meeting_rows.representation_of(each, users) for each in made.get(at, ())),
                row_checks=tuple(meeting_rows.row_check_of(each, users) for each in checks.get(at, ())),
                former=former,
            )
            for row in meetings
            for at in [row["number"]]
        )


def _version_of(row: Row, users: meeting_rows.Users) -> Version:
    """The version of this row; raises CannotOpen where it cannot be read: minutes never lack one without a word."""
    try:
        return meeting_rows.version_of(row, users)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise CannotOpen(
            f"Version {row['version']} of the minutes of interview {row['interview']} cannot be read as it stands in"
            " the file. imr restore brings a backup back."
        ) from None
