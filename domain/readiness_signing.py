"""What is due, which short forms nobody explained, and which signatures the latest submission wants."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from domain.abbreviations import undefined
from domain.and_between import and_between
from domain.days import day_said
from domain.due import in_order, state_of
from domain.readiness_missing import Missing
from domain.report_leaving import outgoing_report
from domain.report_text import exact_text
from domain.review import Review
from domain.sign_off import statement_asked, still_to_sign

SOON = 7
"""So many days before it is due something is said to be."""


def before_signing(review: Review, today: date, asked: Collection[str]) -> Iterator[Missing]:
    """What is due or overdue, short forms to explain, and what is still to be signed."""
    yield from _deadlines(review, today)
    yield from _abbreviations(review)
    yield from _signatures(review, today, asked)


def _deadlines(review: Review, today: date) -> Iterator[Missing]:
    for one in in_order(review.report.deadlines):
        if one.done or not one.due:
            continue
        left = (date.fromisoformat(one.due) - today).days
        if left <= SOON:
            yield Missing(
                section="sign_off", sentence=f"{one.what}: {state_of(one, today)}, {day_said(one.due)}.",
                task="deadlines", argument=str(one.number), stops=False,
            )  # fmt: skip


def _abbreviations(review: Review) -> Iterator[Missing]:
    found = undefined(review)
    if found:
        shown = and_between(each.short for each in found[:12]) if len(found) <= 12 else (
            f"{', '.join(each.short for each in found[:12])} and {len(found) - 12} more"
        )  # fmt: skip
        yield Missing(
            section="abbreviations", sentence=f"Nobody says what {shown} {'stands' if len(found) == 1 else 'stand'}"
            " for: say it in the list of abbreviations.", task="abbreviations", stops=False,
        )  # fmt: skip


def _signatures(review: Review, today: date, asked: Collection[str]) -> Iterator[Missing]:
    report = review.report
    latest = max(report.submissions, key=lambda one: one.number, default=None)
    if latest is None:
        yield Missing(
            section="sign_off", sentence="Nothing is signed yet: once all else is done, freeze the text of this"
            " version, and have it signed.", task="submissions",
        )  # fmt: skip
        return
    called = f"version {latest.version or latest.number}"
    text = exact_text(outgoing_report(review, unagreed="leave out", today=today))
    if text != latest.text:
        what = f"was sent on {day_said(latest.sent)}" if latest.sent else "was frozen for signature"
        yield Missing(
            section="sign_off", sentence=f"The report changed since {called} {what}: freeze the next version, and have"
            " that signed.", task="submissions", argument=str(latest.number),
        )  # fmt: skip
        return
    wanted = still_to_sign(latest, report.signatures, statement=statement_asked(report, asked))
    if wanted and not latest.sent:
        yield Missing(
            section="sign_off", sentence=f"{called.capitalize()} is still to be signed by the {and_between(wanted)}.",
            task="submissions", argument=str(latest.number),
        )  # fmt: skip
