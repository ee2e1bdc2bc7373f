"""The report as it was put up for signature and sent: frozen texts, and who signed them. Nothing here is undone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.dates.days import day_said
from domain.errors import CannotWrite, WrongUse
from domain.meetings.checks import check_day
from domain.report.parts import Signature, Submission
from storage.columns import as_json
from storage.desk import Desk, Row, verb
from storage.ledger_lines import START, now
from storage.report.rows import signature_of, submission_of, texts, users


class Submissions:
    """Submissions and signatures. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[Submission, ...]:
        """All of them, the first one first."""
        return read(self._desk)

    @verb
    def get(self, number: int) -> Submission | None:
        """The submission of this number, None when there is none."""
        found = read(self._desk, "WHERE number = ?", number)
        return found[0] if found else None

    @verb
    def signatures(self) -> tuple[Signature, ...]:
        """Every signature, in the order they were recorded."""
        return read_signatures(self._desk)

    @verb
    def freeze(self, version: str, stage: str, text: str) -> Submission:
        """Put this exact text up for signature, under what the board calls the version and to what end.

        Raises WrongUse where there is nothing to sign, or the same is up for signature already.
        """
        if not text.strip():
            raise WrongUse("There is nothing in the report that could be signed yet.")
        version, stage = (" ".join(texts(Submission(version=version, stage=stage), (name,))[name].split())
                          for name in ("version", "stage"))  # fmt: skip
        if not version:
            raise WrongUse("Say which version this is, as the board counts them: 1, or draft 2.")
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        note: dict[str, Any] = {}
        with self._desk.act("freeze", undoable=False, note=note) as act:
            if self._desk.value(
                "SELECT 1 FROM submissions WHERE version = ? AND stage = ? AND sha256 = ? AND sent = ''",
                [version, stage, sha256],
            ):
                raise WrongUse(f"Version {version} is up for signature already, in these very words.")
            head = self._desk.value("SELECT hash FROM log ORDER BY number DESC LIMIT 1")
            number = act.insert(
                "submissions",
                {
                    "version": version, "stage": stage, "text": text, "sha256": sha256,
                    "log_head": bytes(head or START).hex(), "sent": "", "files": "[]", "at": now(),
                    "by": self._desk.number(),
                },
            )  # fmt: skip
            note["freeze"] = {"submission": number, "sha256": sha256}
        return self._now(number)

    @verb
    def sign(self, signature: Signature) -> Signature:
        """Record who signed a submission; without a SHA-256 it is of the text as it was frozen.

        Raises WrongUse where the rules of signing refuse it (`domain.report.sign_off`), or it is of another text.
        """
        from domain.report.sign_off import check_signature
        from storage.people import person_of

        note: dict[str, Any] = {}
        with self._desk.act("sign", undoable=False, note=note) as act:
            row = self._row(signature.submission)
            columns: dict[str, Any] = texts(signature, ("who", "job", "day", "how", "statement"))
            given = Signature(
                submission=signature.submission, signed_as=signature.signed_as, **columns,
                sha256=signature.sha256 or row["sha256"],
            )  # fmt: skip
            check_signature(
                given, read(self._desk), read_signatures(self._desk),
                author=str(self._desk.value("SELECT author FROM details") or ""),
                people=tuple(map(person_of, self._desk.rows("SELECT * FROM people ORDER BY number"))),
                today=date.fromisoformat(now()[:10]),
            )  # fmt: skip
            columns |= {"submission": given.submission, "signed_as": given.signed_as, "sha256": given.sha256}
            number = act.insert("signatures", {**columns, "at": now(), "by": self._desk.number()})
            note["sign"] = {"submission": signature.submission, "as": given.signed_as, "sha256": row["sha256"]}
        return next(each for each in read_signatures(self._desk) if each.number == number)

    @verb
    def sent(self, number: int, day: str, files: Iterable[tuple[str, str]]) -> Submission:
        """Record that a submission went out on an ISO day, each file by its name with its SHA-256; raises WrongUse."""
        files = tuple(files)
        kept = as_json([[name, sha256] for name, sha256 in files])
        note = {"sent": {"submission": number, "files": [sha256 for _, sha256 in files]}}
        with self._desk.act("sent", undoable=False, note=note) as act:
            row = self._row(number)
            if row["sent"]:
                raise WrongUse(f"Version {row['version']} was sent on {row['sent']}. What is sent after it is another.")
            if not day:
                raise WrongUse("Say on which day it was sent.")
            check_day(day, "The day it was sent")
            act.update("submissions", row, {"sent": day, "files": kept})
        return self._now(number)

    @verb
    def withdraw(self, number: int) -> None:
        """Take a submission back that was neither signed nor sent; raises CannotWrite for any other."""
        with self._desk.act("withdraw", undoable=False) as act:
            row = self._row(number)
            if row["sent"]:
                on = day_said(row["sent"])
                raise CannotWrite(f"Version {row['version']} was sent on {on}, and so stays in the case.")
            if self._desk.value("SELECT 1 FROM signatures WHERE submission = ?", [number]):
                raise CannotWrite(
                    f"Version {row['version']} bears a signature, and so stays in the case. Put the report up for"
                    " signature anew: the new one takes its place."
                )
            act.delete("submissions", row)

    def _row(self, number: int) -> Row:
        row = self._desk.row("SELECT * FROM submissions WHERE number = ?", [number])
        if row is None:
            raise CannotWrite("This submission is not in the case any more.")
        return row

    def _now(self, number: int) -> Submission:
        return read(self._desk, "WHERE number = ?", number)[0]


def read(desk: Desk, where: str = "", *parameters: int) -> tuple[Submission, ...]:
    """The submissions, the first one first; on the case's thread."""
    rows = desk.rows(f"SELECT * FROM submissions {where} ORDER BY number", parameters)
    known = users(desk) if rows else {}
    return tuple(submission_of(row, known) for row in rows)


def read_signatures(desk: Desk) -> tuple[Signature, ...]:
    """Every signature, in the order they were recorded; on the case's thread."""
    rows = desk.rows("SELECT * FROM signatures ORDER BY number")
    known = users(desk) if rows else {}
    return tuple(signature_of(row, known) for row in rows)
