"""What is due, which short forms nobody explained, and which signatures the latest submission wants."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from domain.and_between import and_between
from domain.dates.days import day_said
from domain.readiness.missing import Missing
from domain.report.abbreviations import undefined
from domain.report.due import in_order, state_of
from domain.report.exact_text import exact_text
from domain.report.leaving import outgoing_report
from domain.report.sections import SECTIONS
from domain.report.sign_off import statement_asked, still_to_sign
from domain.report.submissions_compared import sections_changed
from domain.review import Review

PLAN = next(each.title for each in SECTIONS if each.id == "actions")
"""The section whose changes after sending are reported of, and not signed anew."""
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
        sections = sections_changed(latest.text, text)
        where = f" in {and_between(sections[:4])}{' and elsewhere' if len(sections) > 4 else ''}" if sections else ""
        what = f"was sent on {day_said(latest.sent)}" if latest.sent else "was frozen for signature"
        # How actions go on is reported of a plan that was sent: it is signed again with the next version only.
        plan = bool(latest.sent) and sections == (PLAN,)
        then = "where it is to be sent again, freeze the next version" if plan else "freeze the next version"
        yield Missing(
            section="sign_off", task="submissions", argument=str(latest.number), stops=not plan,
            sentence=f"The report changed{where} since {called} {what}: {then}, and have that signed.",
        )  # fmt: skip
        return
    wanted = still_to_sign(latest, report.signatures, statement=statement_asked(report, asked))
    if wanted and not latest.sent:
        yield Missing(
            section="sign_off", sentence=f"{called.capitalize()} is still to be signed by the {and_between(wanted)}.",
            task="submissions", argument=str(latest.number),
        )  # fmt: skip
