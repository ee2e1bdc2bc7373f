"""Who may sign a submission, and which signatures it still wants.

Sources: the quality assurer is not the author and approves before submission (WSAB, LLR); a countersigner has seen the
report at each stage of it, and the chief officer answers for it (CPSCB).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.dates.days import day_said
from domain.errors import WrongUse
from domain.names.same_person import same_person
from domain.people import Person
from domain.report.parts import SIGNED_AS, Report, Signature, SignedAs, Submission

IN_PERSON = "in person"
WAYS = ("by hand on paper", "by e-mail", IN_PERSON)
"""How a signature is given: offered, any other words may be typed."""
ENOUGH = 8
"""So many letters of a SHA-256 tell one text from any other of a case."""

NEEDED: tuple[SignedAs, ...] = ("author", "quality assurer", "countersigner")
"""The signatures every submission wants; the chief officer's where the board asks for a statement."""


def signed_hash(typed: str, submission: Submission) -> str:
    """The SHA-256 of the frozen text, where what was typed from the copy that was signed begins as that does.

    Raises `WrongUse` where it is of another text, or too short to tell.
    """
    begins = typed.strip().casefold().rstrip(" ….")
    if not submission.sha256.startswith(begins):
        raise WrongUse(
            "Hash signed: that is another text than the one frozen. A signature counts for the text it was given"
            " for: have them sign this one."
        )
    if len(begins) < ENOUGH:
        raise WrongUse(
            f"Hash signed: type the first {ENOUGH} letters of the SHA-256 on the copy they signed, so that a signature"
            " of another text is seen."
        )
    return submission.sha256


def check_signature(
    signature: Signature,
    submissions: Sequence[Submission],
    signatures: Iterable[Signature],
    *,
    author: str,
    people: Iterable[Person] = (),
    today: date,
) -> None:
    """Raise WrongUse, saying what stands in the way, for a signature that cannot be recorded.

    `author` is who the case says writes the review, by name or code; `people` are the key, by which codes and names
    are told to be one person's.
    """
    if signature.signed_as not in SIGNED_AS:
        raise WrongUse(f"Signed as: one of {', '.join(SIGNED_AS)}.")
    submission = _signed(signature, submissions)
    if not signature.who.strip():
        raise WrongUse("Who: give the name or code of who signs.")
    if not signature.how.strip():
        raise WrongUse(f"How: say how the signature was given: {', '.join(WAYS)}.")
    _see_day(signature, submission, today)
    if signature.sha256 != submission.sha256 or not submission.sha256:
        raise WrongUse(
            "This signature is of another text than the one frozen. Give them the text of version"
            f" {submission.version or submission.number}, and record the signature under that."
        )
    known, given = tuple(people), [one for one in signatures if one.submission == submission.number]
    if any(one.signed_as == signature.signed_as and same_person(one.who, signature.who, known) for one in given):
        raise WrongUse(f"{signature.who} has signed this version as {signature.signed_as} already.")
    if signature.signed_as == "author":
        _see_author(signature, author, given, known)
        return
    authors = [one.who for one in given if one.signed_as == "author"]
    if any(same_person(each, signature.who, known) for each in (author, *authors) if each.strip()):
        raise WrongUse(
            f"{signature.who} is the author of the report, and the {signature.signed_as} is somebody else. Ask a senior"
            " officer who had no part in writing it."
        )


def _signed(signature: Signature, submissions: Sequence[Submission]) -> Submission:
    """The submission a signature stands under."""
    if not submissions:
        raise WrongUse("There is nothing to sign yet: freeze the text of this version first.")
    latest = max(submissions, key=lambda one: one.number)
    if signature.submission not in {one.number for one in submissions}:
        raise WrongUse(f"There is no submission {signature.submission} in this case.")
    if signature.submission != latest.number:
        raise WrongUse(
            f"Version {latest.version or latest.number} was frozen since: its text is the one to be signed now."
        )
    if latest.sent:
        raise WrongUse(
            f"Version {latest.version or latest.number} was sent on {day_said(latest.sent)}, as it was signed then."
            " Freeze the next version, and have that signed."
        )
    return latest


def _see_day(signature: Signature, submission: Submission, today: date) -> None:
    try:
        day = date.fromisoformat(signature.day)
    except ValueError:
        raise WrongUse("Day: say on which single day they signed.") from None
    frozen = submission.at[:10]
    if frozen and signature.day < frozen:
        raise WrongUse(
            f"The text was frozen on {day_said(frozen)}, and {day_said(signature.day)} is before that: nobody can have"
            " signed it then. Set the day right."
        )
    # A day is allowed for where the author is: it may be tomorrow there already.
    if day > today + timedelta(1):
        raise WrongUse(f"{day_said(signature.day)} is still to come. Record a signature once it is given.")


def _see_author(signature: Signature, author: str, given: Iterable[Signature], people: tuple[Person, ...]) -> None:
    for one in given:
        if one.signed_as != "author" and same_person(one.who, signature.who, people):
            raise WrongUse(
                f"{signature.who} signed this version as {one.signed_as}, who is not its author. If that was wrong,"
                " freeze the next version and have it signed anew."
            )
    if author.strip() and not same_person(author, signature.who, people):
        raise WrongUse(
            f"The author of this case is {author}, not {signature.who}. If that changed, say so under the details of"
            " the case first."
        )


def is_valid(signature: Signature, submission: Submission) -> bool:
    """Whether a signature is of the very text of this submission."""
    return signature.submission == submission.number and signature.sha256 == submission.sha256


def still_to_sign(
    submission: Submission, signatures: Iterable[Signature], *, statement: bool = False
) -> tuple[SignedAs, ...]:
    """Whose signatures a submission still wants; the chief officer's too where a `statement` of theirs is asked for."""
    given = {one.signed_as for one in signatures if is_valid(one, submission)}
    wanted: tuple[SignedAs, ...] = (*NEEDED, *(("chief officer",) if statement else ()))
    return tuple(each for each in wanted if each not in given)


def statement_asked(report: Report, asked: Iterable[str] = ()) -> bool:
    """Whether the chief officer is to sign too: the report has their statement or names them, or a template whose
    sections are `asked` wants it."""
    return "statement" in asked or bool(report.of("statement") or report.fact("chief_officer"))


def hash_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal: what `sha256sum` says of it in a file."""
    return hashlib.sha256(text.encode()).hexdigest()
