"""Whom the author means to see, and what is owed to people afterwards: debriefs, and checks of what the report says."""

from __future__ import annotations

from typing import Any, cast

from domain.clean import clean
from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.meetings.checks import check_debrief, check_extract_check, check_to_see
from domain.meetings.interview import Debrief, Debriefing, ExtractCheck, ToSee
from storage.desk import Desk, Row, verb
from storage.meetings.interviews import code_in_key

TO_SEE = (
    "why", "told", "support", "company", "hold", "held_since", "held_until", "not_seen", "not_seen_why", "note",
)  # fmt: skip
DEBRIEF = ("due", "done", "note")
EXTRACT_CHECK = ("extract", "sent", "due", "done", "outcome", "note")


class WhomToSee:
    """Whom to see and why. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[ToSee, ...]:
        """Everyone, in the order they were put down."""
        return tuple(map(to_see_of, self._desk.rows("SELECT * FROM to_see ORDER BY number")))

    @verb
    def get(self, code: str) -> ToSee | None:
        """What is said of the one of this code, None when nothing is; capitals do not matter."""
        row = self._row(code)
        return None if row is None else to_see_of(row)

    @verb
    def add(self, *people: ToSee) -> ToSee:
        """Put people of the key down to be seen, as one act; gives the last.

        Raises CannotWrite when one of them is already, or not in the key.
        """
        if not people:
            raise WrongUse("Say whom you mean to see.")
        with self._desk.act("plan") as act:
            for one in people:
                check_to_see(one)
                code = code_in_key(self._desk, one.code)
                if self._row(code) is not None:
                    raise CannotWrite(f"{code} is among those to see already.")
                act.insert("to_see", {"code": code, **_to_see_columns(one), "revision": 1})
        return self._now(code)

    @verb
    def change(self, one: ToSee) -> ToSee:
        """Change what is said of the one of this code, as the author saw it; raises ChangedUnderneath."""
        with self._desk.act("plan") as act:
            row = self._seen(one.code, one.revision)
            check_to_see(one)
            columns = _to_see_columns(one)
            if any(row[name] != value for name, value in columns.items()):
                act.update("to_see", row, {**columns, "revision": row["revision"] + 1})
        return self._now(one.code)

    @verb
    def delete(self, code: str, revision: int) -> None:
        """Take somebody from those to see, as the author saw it; raises ChangedUnderneath."""
        with self._desk.act("delete") as act:
            act.delete("to_see", self._seen(code, revision))

    def _row(self, code: str) -> Row | None:
        return self._desk.row("SELECT * FROM to_see WHERE code = ?", [code.strip()])

    def _now(self, code: str) -> ToSee:
        row = self._row(code)
        assert row is not None
        return to_see_of(row)

    def _seen(self, code: str, revision: int) -> Row:
        row = self._row(code)
        if row is None:
            raise ChangedUnderneath(f"{code} was taken from those to see by someone else meanwhile.", None)
        if row["revision"] != revision:
            raise ChangedUnderneath(_changed(f"what is said of {row['code']}"), to_see_of(row))
        return row


class Debriefs:
    """The debriefs. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[Debrief, ...]:
        """All of them, in the order they were put down."""
        return tuple(map(debrief_of, self._desk.rows("SELECT * FROM debriefs ORDER BY number")))

    @verb
    def put(self, *debriefs: Debrief) -> Debrief:
        """Put debriefs down, or change what is said of them, as the author saw it, as one act; gives the last.

        A revision of 0 is of one not put down yet. Raises ChangedUnderneath; CannotWrite for who is not in the key.
        """
        if not debriefs:
            raise WrongUse("Say whose debrief it is.")
        with self._desk.act("plan") as act:
            for debrief in debriefs:
                check_debrief(debrief)
                columns = {name: clean(getattr(debrief, name)).strip() for name in DEBRIEF}
                code = code_in_key(self._desk, debrief.code)
                if debrief.revision == 0 and self._row(code, debrief.after) is None:
                    act.insert("debriefs", {"code": code, "after": debrief.after, **columns, "revision": 1})
                    continue
                row = self._seen(code, debrief.after, debrief.revision)
                if any(row[name] != value for name, value in columns.items()):
                    act.update("debriefs", row, {**columns, "revision": row["revision"] + 1})
        kept = self._row(code, debrief.after)
        assert kept is not None
        return debrief_of(kept)

    @verb
    def delete(self, code: str, after: str, revision: int) -> None:
        """Take a debrief out, as the author saw it; raises ChangedUnderneath."""
        with self._desk.act("delete") as act:
            act.delete("debriefs", self._seen(code, after, revision))

    def _row(self, code: str, after: str) -> Row | None:
        return self._desk.row("SELECT * FROM debriefs WHERE code = ? AND after = ?", [code.strip(), after])

    def _seen(self, code: str, after: str, revision: int) -> Row:
        row = self._row(code, after)
        if row is None:
            raise ChangedUnderneath(f"The debrief of {code} was taken out by someone else meanwhile.", None)
        if row["revision"] != revision:
            raise ChangedUnderneath(_changed(f"the debrief of {row['code']}"), debrief_of(row))
        return row


class ExtractChecks:
    """The checks of what the report says. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[ExtractCheck, ...]:
        """All of them, by their numbers."""
        return tuple(map(extract_check_of, self._desk.rows("SELECT * FROM extract_checks ORDER BY number")))

    @verb
    def add(self, check: ExtractCheck) -> ExtractCheck:
        """Put a check down, which gets the next number, and keep which paragraphs it means; raises CannotWrite for who
        is not in the key."""
        from storage.meetings.extracts_meant import keep_meant

        with self._desk.act("plan") as act:
            columns = {**self._columns(check), "revision": 1}
            number = act.insert("extract_checks", columns)
            keep_meant(self._desk, act, None, {"number": number, **columns})
        return self._now(number)

    @verb
    def change(self, check: ExtractCheck) -> ExtractCheck:
        """Change the check of this number, as the author saw it; raises ChangedUnderneath."""
        from storage.meetings.extracts_meant import keep_meant

        with self._desk.act("plan") as act:
            row = self._seen(check.number, check.revision)
            columns = self._columns(check)
            if any(row[name] != value for name, value in columns.items()):
                after = act.update("extract_checks", row, {**columns, "revision": row["revision"] + 1})
                keep_meant(self._desk, act, row, after)
        return self._now(check.number)

    @verb
    def delete(self, number: int, revision: int) -> None:
        """Take a check out, as the author saw it; raises ChangedUnderneath."""
        from storage.meetings.extracts_meant import drop_meant

        with self._desk.act("delete") as act:
            act.delete("extract_checks", self._seen(number, revision))
            drop_meant(self._desk, act, number)

    def _columns(self, check: ExtractCheck) -> dict[str, Any]:
        check_extract_check(check)
        texts = {name: clean(getattr(check, name)).strip() for name in EXTRACT_CHECK}
        return {"code": code_in_key(self._desk, check.code), **texts}

    def _row(self, number: int) -> Row | None:
        return self._desk.row("SELECT * FROM extract_checks WHERE number = ?", [number])

    def _now(self, number: int) -> ExtractCheck:
        row = self._row(number)
        assert row is not None
        return extract_check_of(row)

    def _seen(self, number: int, revision: int) -> Row:
        row = self._row(number)
        if row is None:
            raise ChangedUnderneath("This check was taken out by someone else meanwhile.", None)
        if row["revision"] != revision:
            raise ChangedUnderneath(_changed("this check"), extract_check_of(row))
        return row


class Headings:
    """The case's own headings for minutes. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[str, ...]:
        """All of them, in the order they came."""
        return tuple(text for (text,) in self._desk.tuples("SELECT text FROM headings ORDER BY number"))

    @verb
    def add(self, text: str) -> None:
        """Add a heading; raises CannotWrite when there is one of this text."""
        text = " ".join(clean(text).split())
        with self._desk.act("add") as act:
            if not text:
                raise WrongUse("There is nothing in this heading yet.")
            if any(text.casefold() == other.casefold() for other in self.all()):
                raise CannotWrite(f"There is a heading “{text}” already.")
            act.insert("headings", {"text": text})

    @verb
    def delete(self, text: str) -> None:
        """Take a heading out of the list; where it stands in minutes it stays. Raises CannotWrite for none such."""
        with self._desk.act("delete") as act:
            row = self._desk.row("SELECT * FROM headings WHERE text = ?", [text])
            if row is None:
                raise CannotWrite("That heading is not in the list any more.")
            act.delete("headings", row)


def to_see_of(row: Row) -> ToSee:
    """The one to see of this row."""
    texts = {name: row[name] for name in TO_SEE}
    return ToSee(
        code=row["code"], asked_to_be_seen=bool(row["asked_to_be_seen"]), **texts, revision=row["revision"]
    )


def debrief_of(row: Row) -> Debrief:
    """The debrief of this row."""
    texts = {name: row[name] for name in DEBRIEF}
    return Debrief(code=row["code"], after=cast("Debriefing", row["after"]), **texts, revision=row["revision"])


def extract_check_of(row: Row) -> ExtractCheck:
    """The check of this row."""
    texts = {name: row[name] for name in EXTRACT_CHECK}
    return ExtractCheck(number=row["number"], code=row["code"], **texts, revision=row["revision"])


def _to_see_columns(one: ToSee) -> dict[str, Any]:
    texts = {name: clean(getattr(one, name)).strip() for name in TO_SEE}
    return {**texts, "asked_to_be_seen": int(one.asked_to_be_seen)}


def _changed(what: str) -> str:
    return f"Someone else changed {what} meanwhile. See theirs beside yours, and save again."
