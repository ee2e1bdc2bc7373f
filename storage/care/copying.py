"""A copy of a case for a reader: a new case, made of what may be in it and of nothing else."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import CannotWrite, Stopped
from domain.evidence.agreed_rows import Unagreed
from domain.identifiers.finding import Identifiers
from domain.names.finding import Finder
from domain.naming import check_file_name
from domain.report.parts import Report
from domain.review import Review
from domain.without_names import Left, without_names
from storage.care import backups
from storage.casefile import CaseFile
from storage.entries import new_id
from storage.entry_rows import row_of

if TYPE_CHECKING:
    from storage.desk import Act

USER = "author"
"""Who the copy says recorded its rows: an account of the case is nobody's business in it."""

_SHOWN = 20


class NamesLeft(Stopped):
    """Names, or what else tells who somebody is, are left in texts of the case; `left` says which and where."""

    def __init__(self, left: tuple[Left, ...]) -> None:
        lines = ["No copy was made: something in the case still tells who people are."]
        lines += [one.sentence for one in left[:_SHOWN]]
        if len(left) > _SHOWN:
            lines.append(f"… and {len(left) - _SHOWN:,} more.")
        lines.append(
            "Set it right there, or answer /notname WORD where it is no name; /unknown goes through those nobody has"
            " looked at. Then copy again."
        )
        super().__init__("\n".join(lines))
        self.left = left


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was made: where it is, the SHA-256 of the file, how many rows are in it, and what is to be known of
    what stayed out: rows by the minutes they rest on, the report."""

    path: Path
    sha256: str
    rows: int
    said: tuple[str, ...] = ()


def copy_without_names(case: CaseFile, passphrase: str, to: Path, unagreed: Unagreed = "stop") -> Copied:
    """Make a new case for a reader under this passphrase: rows and key by codes, no name and nothing of the old log.

    The report stays out: it draws on minutes, and is not done until it is signed. The log of the case gets a line of
    it before the copy has its name; all codes then count as having left. Raises
    `NamesLeft`, and makes nothing, while a name or an identifier is left in a text; Stopped while rows rest on minutes
    that may not be used and are not to be left out; CannotWrite; WrongUse for a passphrase too short or the case's own.
    """
    from storage.care.passphrases import checked

    own = checked(passphrase)
    backups.check_own(case.path, own, to)
    review, terms = case.review(), case.terms.all()
    finder = Finder(review.people, terms, Identifiers(review.people, review.family, review.record_numbers))
    check_file_name(to.name, finder)
    found = without_names(review, finder, terms, unagreed, case.log)
    if found.left:
        raise NamesLeft(found.left)
    part = to.parent / f".{secrets.token_hex(8)}{backups.PART}"
    try:
        with CaseFile.create(part, own, found.review.details, user=USER) as copy:
            _fill(copy, found.review)
        _look_through(part, own, found.review, finder)
        sha256 = hashlib.sha256(part.read_bytes()).hexdigest()
        codes = [person.code for person in review.people]
        case.log.record_export("copy", "without names", sha256, len(found.review.entries), codes)
        backups.settle(part, to, new=True)
    except OSError as error:
        raise CannotWrite(f"No copy was made: {error.strerror}. The case itself is as it was.") from None
    finally:
        for leftover in (part, part.with_name(f"{part.name}-journal")):
            with suppress(OSError):
                leftover.unlink()
    said = found.said if review.report == Report() else (*found.said, "The report stays out of the copy.")
    return Copied(to, sha256, len(found.review.entries), said)


def _fill(copy: CaseFile, review: Review) -> None:
    desk = copy._desk

    def fill() -> None:
        with desk.act("copy", undoable=False) as act:
            copy.people.add_missing(act, review.people)
            copy.sources.add_missing(act, review.sources)
            copy.questions.add_missing(act, review.questions)
            copy.flags.add_missing(act, review.flags)
            copy.fields.add_missing(act, review.fields)
            for row in desk.rows("SELECT * FROM people WHERE exported = 0"):
                act.update("people", row, {"exported": 1})
            _add_rows(act, review, desk.number())
        copy.family.add_many(review.family)
        for relation in review.relations:
            copy.relations.add(relation)
        for flag in review.flags:
            copy.flags.change(flag)
        for field in review.fields:
            copy.fields.change(field)

    desk.run(fill)


def _add_rows(act: Act, review: Review, by: int) -> None:
    for number, entry in enumerate(review.entries, 1):
        act.insert(
            "entries",
            {
                "number": number,
                "id": entry.id or new_id(),
                **row_of(entry),
                "slot": entry.slot,
                "sequence": entry.sequence,
                "recorded_at": entry.recorded_at,
                "recorded_by": by,
                "revision": 1,
            },
        )


def _look_through(path: Path, passphrase: str, meant: Review, finder: Finder) -> None:
    """Open the copy, see that it is what was meant, and search every text of every table of it once more."""
    with CaseFile.open(path, passphrase, user=USER, read_only=True) as copy:
        made, desk = copy.review(), copy._desk
        if _plain(made) != _plain(meant):
            raise CannotWrite("The copy did not come out as was meant, so it was not kept. Copy again.")

        def texts() -> list[str]:
            tables = desk.tuples("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
            return [
                value for (table,) in tables for row in desk.tuples(f'SELECT * FROM "{table}"') for value in row
                if isinstance(value, str)
            ]

        for text in dict.fromkeys(desk.run(texts)):
            if any(hit.kind == "name" and not hit.asked for hit in finder.find(text)):
                raise CannotWrite("A name was left in the copy, so it was not kept. This is a fault of the program.")


def _plain(review: Review) -> Review:
    """A review without what a new file gives anew: revisions, who recorded a row, its log."""
    entries = tuple(replace(entry, revision=0, recorded_by="") for entry in review.entries)
    return replace(
        review,
        entries=entries,
        people=tuple(replace(person, revision=0) for person in review.people),
        sources=tuple(replace(source, revision=0) for source in review.sources),
        questions=tuple(replace(question, revision=0) for question in review.questions),
        family=tuple(replace(member, revision=0) for member in review.family),
        relations=tuple(replace(relation, revision=0) for relation in review.relations),
        log_head="",
    )
