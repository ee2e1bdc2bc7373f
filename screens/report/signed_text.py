"""The text that is signed as the case has it now, and how a submission stands, for screen and plain prompts alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from domain.and_between import and_between
from domain.dates.days import day_said
from domain.report.parts import Signature, Submission
from domain.report.sign_off import still_to_sign

if TYPE_CHECKING:
    from domain.evidence.agreed_rows import Unagreed
    from storage.casefile import CaseFile


def text_now(case: CaseFile, unagreed: Unagreed, today: date) -> str:
    """The exact text as it would be signed now.

    What rests on minutes that may not be used is left out, or raises Stopped, as `unagreed` says.
    """
    from domain.report.exact_text import exact_text
    from domain.report.leaving import outgoing_report

    review, terms = case.review(), case.terms.all()
    return exact_text(outgoing_report(review, unagreed=unagreed, terms=terms, past=case.log, today=today))


def signature_said(one: Signature) -> str:
    """A signature in a few words: quality assurer GP1 (by e-mail, 3 March 2027)."""
    return f"{one.signed_as} {one.who} ({', '.join(filter(None, (one.how, day_said(one.day))))})"


def submission_said(
    one: Submission, every: Sequence[Submission], signatures: Sequence[Signature], *, statement: bool = False
) -> str:
    """How a submission stands: what it is, who signed it, who is still to, when it was sent.

    `statement` says whether the chief officer's is asked for.
    """
    said = [f"Version {one.version}{f', {one.stage}' if one.stage else ''}, frozen on {day_said(one.at)}."]
    signed = [each for each in signatures if each.submission == one.number]
    said.append(f"Signed: {'; '.join(map(signature_said, signed))}." if signed else "Nobody has signed it.")
    if one.sent:
        files = f": {', '.join(name for name, _ in one.files)}" if one.files else ""
        said.append(f"Sent on {day_said(one.sent)}{files}.")
    elif one.number == every[-1].number:
        left = still_to_sign(one, signatures, statement=statement)
        said.append(f"Still to sign: {and_between(left)}." if left else "Everybody asked has signed.")
    else:
        said.append("A later version took its place.")
    return " ".join(said)


def changed_said(last: Submission, signatures: Sequence[Signature]) -> str:
    """That the text is not the one frozen last, and what of its signatures."""
    void = any(each.submission == last.number for each in signatures)
    said = f"The text has changed since version {last.version} was frozen."
    return f"{said} Sign-off void: signatures under it do not count for what is written now." if void else said
