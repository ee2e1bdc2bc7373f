"""A report or chronology that came back edited, for screen and command alike: of what it is, and what changed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from domain.errors import NotUnderstood
from domain.returned.changes import KINDS, CameBack, Change
from domain.word_runs import marked_in_words

if TYPE_CHECKING:
    from storage.casefile import CaseFile

_REPORT, _MINUTES = re.compile(r"_imr_[a-z]+_"), re.compile(r"_imr_[pr]\d")


def is_of_minutes(case: CaseFile, data: bytes, name: str) -> bool:
    """Whether a Word document that came back is of minutes: by its marks, else by its words and what is printed on it.

    Raises NotUnderstood.
    """
    from exporters.readers.minutes_reply import printed_on
    from exporters.readers.report_returned import marks_in

    marks = marks_in(data, name)
    if any(map(_REPORT.match, marks)):
        return False
    if any(map(_MINUTES.match, marks)):
        return True
    if not printed_on(data, name).interview:
        return False
    try:
        read_came_back(case, data, name)
    except NotUnderstood:
        return True
    return False


def is_sheet(data: bytes, name: str) -> bool:
    """Whether this is a workbook or a file of separated values."""
    if name.lower().endswith((".csv", ".xlsx", ".xlsm")):
        return True
    return data[:2] == b"PK" and b"xl/workbook.xml" in data


def unlocked(data: bytes, name: str, password: str) -> bytes:
    """The file without its password; refused where it is of another program. Raises NotUnderstood, WrongUse."""
    if password:
        from exporters.office.locking import unlock

        data = unlock(data, password)
    refuse_others(data, name)
    return data


def read_came_back(case: CaseFile, data: bytes, name: str, today: date | None = None) -> CameBack:
    """What changed in a file since the case exported it; nothing of it is taken in. Dates are read as of `today`.

    Raises NotUnderstood for what is no file of this case, or cannot be read.
    """
    review, exports, known = case.review(), case.printed.all(), case.known(today or date.today())
    if is_sheet(data, name):
        from exporters.readers.chronology_returned import read_sheet

        return read_sheet(data, name, review, exports, known)
    from exporters.readers.report_returned import read_document

    return read_document(data, name, review, exports, known)


def refuse_others(data: bytes, name: str) -> None:
    """Refuse files of other programs, by what they begin with. Raises NotUnderstood."""
    if data[:2] == b"PK" and data[30:38] == b"mimetype" and b"opendocument" in data[:120]:
        raise NotUnderstood(f"{name} is an OpenDocument file. Save it as .docx, or .xlsx, and try again.")
    if data[:5] == b"%PDF-":
        raise NotUnderstood(f"{name} is a PDF: what was changed in it cannot be read. Ask for the Word document.")
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise NotUnderstood(f"{name} is of an old kind of Word or Excel, or locked. Save it as .docx or .xlsx.")


def heading_of(came: CameBack) -> str:
    """Of which export the file is, and how much is in it, in a sentence."""
    from domain.dates.days import day_said

    count = len(came.changes)
    many = f"{count} change{'' if count == 1 else 's'}" if count else "nothing changed"
    so = f"; {came.already} the case says already" if came.already else ""
    sure = "It is" if came.sure else "By its words it is"
    return f"{sure} the {came.kind} that left on {day_said(came.at)}: {many}{so}."


def line_of(change: Change) -> str:
    """A change in one line: what, where."""
    return f"{KINDS[change.kind].capitalize()}: {change.where}" if change.where else KINDS[change.kind].capitalize()


def told_of(change: Change) -> Iterator[str]:
    """All there is to say of a change, a sentence or paragraph each."""
    if change.kind == "comment":
        yield f"“{change.said}”"
        if change.returned:
            yield f"It stands by: {' '.join(change.returned.split())}"
    elif change.kind in ("words", "cell", "reference", "theirs", "signature") and change.printed:
        yield marked_in_words(change.printed, change.returned or "")
    elif change.kind == "split":
        yield " / ".join((change.returned or "").split("\n\n"))
    elif change.kind == "out":
        yield f"[-{change.printed}-]"
    elif change.kind in ("added", "row", "theirs", "signature", "cell", "words"):
        yield f"[+{change.returned}+]"
    else:
        yield change.returned or change.printed or ""
    if change.kind == "row" and change.conflict:
        yield f"A row much like it is there already: {change.now}"
    elif change.conflict and change.takes:
        yield f"Meanwhile the case says: {change.now}" if change.now is not None else "Meanwhile it is gone."
    if change.tracked:
        yield "It was marked as a change in the file, and not accepted there yet."
    if change.said and change.kind != "comment":
        yield change.said
