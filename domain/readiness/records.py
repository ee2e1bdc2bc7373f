"""What is missing about the author, the records, the people seen and the family."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from domain.and_between import and_between
from domain.family.members import missing as family_missing
from domain.meetings.afterwards import check_state, overdue_said, owed
from domain.meetings.seeing import planned_for, seen_on
from domain.readiness.missing import Missing
from domain.report.eligibility import spoken_against
from domain.report.extracts import extracts_said
from domain.report.facts import FACTS
from domain.report.searching import missing as searched_missing
from domain.report.searching import rows_by_source, unlisted
from domain.review import Review

BARS = frozenset({"line_managed", "able", "independent", "involved"})
"""Answers by which somebody may not write the review; what speaks against them otherwise is to be explained."""


def in_the_records(review: Review, today: date, asked: Collection[str]) -> Iterator[Missing]:
    """What is missing of all that is printed from the case beside the text."""
    yield from _facts(review, asked)
    yield from _searched(review)
    if "policies" in asked and not review.report.policies:
        yield Missing(
            section="policies", sentence="Say which policies and guidance were in force at the time.", task="policies"
        )
    yield from _seen(review, today)
    yield from _family(review)
    yield from _extracts(review, today)


def _facts(review: Review, asked: Collection[str]) -> Iterator[Missing]:
    officer_signed = any(each.signed_as == "chief officer" for each in review.report.signatures)
    for fact in FACTS:
        value = review.report.fact(fact.name).strip()
        if fact.needed and not value:
            how = {"yes or no": "answer yes or no", "day": "give the day"}.get(fact.kind, "say it")
            yield Missing(section=fact.section, sentence=f"{fact.label}: {how}.", task="author", argument=fact.name)
        elif value and (means := spoken_against(fact.name, value)):
            yield Missing(
                section=fact.section, sentence=f"{fact.label}: {value}. {means}", task="author", argument=fact.name,
                stops=fact.name in BARS,
            )  # fmt: skip
        elif fact.name == "chief_officer" and officer_signed:
            continue
        elif fact.section in asked and not value and fact.name in ("chief_officer", "senior_officer"):
            yield Missing(
                section=fact.section, sentence=f"{fact.label}: say who.", task="author", argument=fact.name, stops=False
            )


def _searched(review: Review) -> Iterator[Missing]:
    searched = review.report.searched
    if not searched:
        yield Missing(
            section="methodology", sentence="Say which records were searched, where and when, and by whom they were"
            " secured.", task="searched",
        )  # fmt: skip
    for one in searched:
        if wanted := searched_missing(one):
            yield Missing(
                section="methodology", sentence=f"{one.source}: say {and_between(wanted)}.", task="searched",
                argument=str(one.number),
            )  # fmt: skip
    for one in unlisted(review.sources, searched, rows_by_source(review.entries)) if searched else ():
        yield Missing(
            section="methodology", sentence=f"Rows come from {one.source}, which is not among the records searched: put"
            " it down.", task="searched",
        )  # fmt: skip


def _seen(review: Review, today: date) -> Iterator[Missing]:
    meetings = [one.interview for one in review.minutes]
    if not (meetings or review.to_see):
        yield Missing(
            section="interviews", sentence="Nobody is to be seen: list whom to see, or say under Methodology why nobody"
            " is.", task="tosee", stops=False,
        )  # fmt: skip
    for one in review.to_see:
        if seen_on(one.code, meetings, today):
            continue
        if one.not_seen and not one.not_seen_why:
            yield Missing(
                section="interviews", sentence=f"{one.code} is not interviewed ({one.not_seen}): say in what"
                " circumstances.", task="tosee", argument=one.code, stops=False,
            )  # fmt: skip
        elif not one.not_seen:
            waits = f"{one.code} was not seen: {f'on hold for {one.hold}' if one.on_hold else 'say why not'}"
            planned = planned_for(one.code, meetings, today)
            yield Missing(
                section="interviews", sentence=f"{waits}{', or hold the meeting planned' if planned else ''}."
                if not one.on_hold else f"{waits}. Say so as the reason, if the report goes before they are seen.",
                task="tosee", argument=one.code,
            )  # fmt: skip


def _family(review: Review) -> Iterator[Missing]:
    if not review.family:
        yield Missing(
            section="family", sentence="Nobody is in the family composition: add at least the person the review is"
            " about.", task="family",
        )  # fmt: skip
    for member in review.family:
        for sentence in family_missing((member,)):
            yield Missing(section="family", sentence=sentence, task="family", argument=member.code)


def _extracts(review: Review, today: date) -> Iterator[Missing]:
    said = extracts_said(review)
    for check in review.extract_checks:
        if check.outcome in ("", "no reply"):
            yield Missing(
                section="interviews", sentence=f"{check.code} has not answered about {said[check.number]} of the report"
                f" ({check_state(check, today)}): ask again, or record what they said.", task="extracts",
                argument=str(check.number), stops=False,
            )  # fmt: skip
    meetings = [one.interview for one in review.minutes]
    debriefs = [one for one in owed(review.debriefs, review.to_see, meetings, today) if one.debrief.after == "IMR"]
    left = [one.debrief.code for one in debriefs if not one.debrief.done]
    if late := overdue_said(debriefs, today):
        yield Missing(section="interviews", sentence=f"Debriefs. {late}", task="debriefs", stops=False)
    elif left:
        yield Missing(
            section="interviews", sentence=f"A debrief is owed to {and_between(left)} once the report is done: set the"
            " days.", task="debriefs", stops=False,
        )  # fmt: skip
