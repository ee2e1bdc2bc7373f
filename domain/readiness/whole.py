"""Readiness: what still stops a submission, and what is to be looked at before it, section by section."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.readiness.board import in_the_template, nothing_recorded
from domain.readiness.evidence import in_the_chronology, in_the_evidence
from domain.readiness.missing import Missing as Missing
from domain.readiness.plan import in_the_plan
from domain.readiness.records import in_the_records
from domain.readiness.signing import before_signing
from domain.readiness.text import in_the_text, not_done
from domain.report.as_printed import as_printed
from domain.review import Review


def missing(review: Review, today: date, asked: Iterable[str] | None = None) -> tuple[Missing, ...]:
    """Everything still to see to, in the order of the sections, what stops first in each.

    `asked` are the sections the board's template asks for by their ids, beside those every board wants; those of the
    template in hand where none is said. Nothing of
    names is among it: that is what the disclosure check finds in the finished file.
    """
    wanted = review.board.asked if asked is None else frozenset(asked)
    view = as_printed(review.report.passages, review.questions, review.board)
    given = view.paragraphs
    found = [
        *in_the_text(review, wanted),
        *in_the_records(review, today, wanted),
        *in_the_chronology(review, today),
        *in_the_evidence(review, given),
        *in_the_plan(review, today, given),
        *in_the_template(review),
        *not_done(review),
        *before_signing(review, today, wanted),
    ]
    found += nothing_recorded(review, wanted, {each.section for each in found})
    order = {section.id.casefold(): place for place, section in enumerate(view.sections)}
    return tuple(sorted(found, key=lambda each: (order.get(each.section.casefold(), len(order)), not each.stops)))


def stops(found: Iterable[Missing]) -> bool:
    """Whether any of it stops a submission."""
    return any(each.stops for each in found)
