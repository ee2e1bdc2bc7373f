"""The meetings of a case and who was at each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.clean import clean
from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.meetings.checks import check_interview
from domain.meetings.interview import Interview
from storage.desk import Act, Desk, Row, verb
from storage.meetings.rows import interview_columns, interview_of

if TYPE_CHECKING:
    from domain.meetings.interview import Attendee


class Interviews:
    """The meetings, by their numbers. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[Interview, ...]:
        """All of them by their numbers."""
        with self._desk.reading():
            people: dict[int, list[Row]] = {}
            for one in self._desk.rows("SELECT * FROM attendees ORDER BY number"):
                people.setdefault(one["interview"], []).append(one)
            rows = self._desk.rows("SELECT * FROM interviews ORDER BY number")
            return tuple(interview_of(row, people.get(row["number"], ())) for row in rows)

    @verb
    def get(self, number: int) -> Interview | None:
        """The meeting of this number, None when there is none."""
        with self._desk.reading():
            row = self._row(number)
            return None if row is None else interview_of(row, self._people(number))

    @verb
    def add(self, interview: Interview) -> Interview:
        """Add a meeting, which gets the next number; raises CannotWrite where one of it is not in the key."""
        with self._desk.act("plan") as act:
            check_interview(interview)
            number = act.insert("interviews", {**interview_columns(interview), "revision": 1})
            for one in interview.people:
                self._attend(act, number, one)
        return self._now(number)

    @verb
    def change(self, interview: Interview) -> Interview:
        """Change a meeting and who was at it, as the author saw it; raises ChangedUnderneath, CannotWrite as `add`."""
        with self._desk.act("plan") as act:
            row = self._seen(interview.number, interview.revision)
            check_interview(interview)
            changes = {name: value for name, value in interview_columns(interview).items() if row[name] != value}
            if self._attended_by(act, interview) or changes:
                act.update("interviews", row, {**changes, "revision": row["revision"] + 1})
        return self._now(interview.number)

    @verb
    def delete(self, number: int, revision: int) -> None:
        """Take a meeting out, and what was minuted of it; refused once it was issued, and while rows rest on it."""
        with self._desk.act("delete") as act:
            row = self._seen(number, revision)
            if self._desk.value("SELECT 1 FROM versions WHERE interview = ?", [number]):
                raise CannotWrite(f"The minutes of interview {number} were issued, so it stays in the case.")
            resting = self._desk.value("SELECT count(DISTINCT target) FROM evidence WHERE interview = ?", [number])
            if resting:
                passages = self._desk.value(
                    "SELECT 1 FROM evidence WHERE interview = ? AND kind = 'passage' LIMIT 1", [number]
                )
                what = ("place rests", "places rest") if passages else ("row rests", "rows rest")
                raise CannotWrite(
                    f"{resting} {what[resting > 1]} on the minutes of interview {number}. Take those out first."
                )
            if self._desk.value("SELECT 1 FROM row_checks WHERE interview = ?", [number]):
                raise CannotWrite(f"Rows were checked with interview {number}, so it stays in the case.")
            act.delete("interviews", row)
            for table, order in (("attendees", "number"), ("paragraphs", "sequence")):
                for each in self._desk.rows(f"SELECT * FROM {table} WHERE interview = ? ORDER BY {order}", [number]):
                    act.delete(table, each)

    def _row(self, number: int) -> Row | None:
        return self._desk.row("SELECT * FROM interviews WHERE number = ?", [number])

    def _people(self, number: int) -> list[Row]:
        return self._desk.rows("SELECT * FROM attendees WHERE interview = ? ORDER BY number", [number])

    def _now(self, number: int) -> Interview:
        row = self._row(number)
        assert row is not None
        return interview_of(row, self._people(number))

    def _seen(self, number: int, revision: int) -> Row:
        row = self._row(number)
        if row is None:
            raise ChangedUnderneath(f"Interview {number} was taken out by someone else meanwhile.", None)
        if row["revision"] != revision:
            raise ChangedUnderneath(
                f"Someone else changed interview {number} meanwhile. See theirs beside yours, and save again.",
                interview_of(row, self._people(number)),
            )
        return row

    def _attended_by(self, act: Act, interview: Interview) -> bool:
        """Put those of the meeting in the place of those before, in their order; whether anything changed."""
        before = self._people(interview.number)
        changed = False
        for place, one in enumerate(interview.people):
            code = self._code(one.code)
            if place < len(before) and before[place]["code"].casefold() == code.casefold():
                row = before[place]
                changed |= act.update("attendees", row, _attending(one, code)) != row
                continue
            for row in before[place:]:
                act.delete("attendees", row)
            for each in interview.people[place:]:
                self._attend(act, interview.number, each)
            return True
        for row in before[len(interview.people) :]:
            act.delete("attendees", row)
            changed = True
        return changed

    def _attend(self, act: Act, number: int, one: Attendee) -> None:
        act.insert("attendees", {"interview": number, **_attending(one, self._code(one.code))})

    def _code(self, code: str) -> str:
        return code_in_key(self._desk, code)


def code_in_key(desk: Desk, code: str) -> str:
    """The code as the key has it, of one that was theirs before the one of now.

    Raises CannotWrite where nobody of the key has it, WrongUse for none.
    """
    code = clean(code).strip()
    if not code:
        raise WrongUse("Say who it is, by their code of the key.")
    found = desk.value("SELECT code FROM people WHERE code = ?", [code]) or desk.value(
        "SELECT people.code FROM codes JOIN people ON people.number = codes.person WHERE codes.code = ?", [code]
    )
    if found is None:
        raise CannotWrite(f"{code} is not in the key yet. Add them to the key (F4) first.")
    return str(found)


def _attending(one: Attendee, code: str) -> dict[str, Any]:
    return {
        "code": code, "role": clean(one.role).strip(), "present": int(one.present), "asked": int(one.asked),
        "why_not_asked": clean(one.why_not_asked).strip(),
    }  # fmt: skip
