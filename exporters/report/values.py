"""The short answers of covers, forms and signatures: what a field says, and the day it is where it is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.dates.days import day_said
from domain.dates.when import long_day
from domain.errors import NotUnderstood
from domain.family.members import Member, date_of
from domain.report.about_whom import subject_in
from domain.report.facts import fact_of
from domain.report.leaving import OutgoingReport
from domain.report.parts import Signature
from exporters.minutes.on_paper import author_of
from exporters.report.said import fact_said
from exporters.templates.report_places import SEVERAL

SIGNING = "sign:"


@dataclass(frozen=True, slots=True)
class Value:
    """What goes into a place: its words, the day they are, None for none; `asked` what the author would call it."""

    text: str = ""
    day: date | None = None
    asked: str = ""


def value_of(asks: str, out: OutgoingReport, today: date) -> Value:
    """What a field asks for ("cover:agency", "fact:board", "sign:author:day"), empty where the case does not say it.

    Of several in one place those that are said stand one after the other, parted by commas.
    """
    values = [_one(each, out, today) for each in asks.split(SEVERAL)]
    if len(values) == 1:
        return values[0]
    # Who signs by their office is not said twice.
    said = ", ".join(dict.fromkeys(each.text for each in values if each.text))
    return Value(said, None, " and ".join(each.asked for each in values))


def _one(asks: str, out: OutgoingReport, today: date) -> Value:
    kind, _, name = asks.partition(":")
    if kind == "fact":
        return _fact(name, out)
    if kind == "sign":
        return _signature(name, out)
    if kind == "question":
        found = next((each for each in out.questions if each.label.casefold() == name.casefold()), None)
        return Value(f"{found.label}. {found.text}" if found is not None else "", None, f"question {name}")
    return _cover(name, out, today) if kind == "cover" else Value("", None, asks)


def _fact(name: str, out: OutgoingReport) -> Value:
    fact = fact_of(name)
    value = out.report.fact(name).strip()
    if fact is None:
        return Value(value, None, name)
    if fact.kind == "day":
        return Value(day_said(value), _day(value), fact.label)
    return Value(fact_said(fact.kind, value), None, fact.label)


def _cover(name: str, out: OutgoingReport, today: date) -> Value:
    details = out.details
    first, last = details.period.first, details.period.last
    subject = subject_of(out)
    if name == "author":
        return Value(author_of(details.author, out.looked_for) if details.author else "", None, "the author")
    if name in ("birth", "death") and subject is not None:
        return _of_family(subject.born if name == "birth" else subject.died, name == "death", today)
    if name in ("submitted", "today"):
        submission = next((each for each in out.report.submissions if each.number == out.submission), None)
        sent = _day(submission.sent) if submission is not None else None
        day = sent or (today if name == "today" or submission is not None else None)
        return Value(long_day(day) if day else "", day, "the date of submission" if name == "submitted" else "the date")
    if name == "version":
        submission = next((each for each in out.report.submissions if each.number == out.submission), None)
        return Value(submission.version if submission is not None else "", None, "the version")
    if name in ("period_from", "period_to"):
        day = first if name == "period_from" else last
        return Value(long_day(day) if day else "", day, "the period under review")
    period = f"{long_day(first)} to {long_day(last)}" if first and last else ""
    if not period and (day := first or last):
        period = f"from {long_day(day)}" if first else f"until {long_day(day)}"
    known = {
        "agency": details.agency, "subject": details.subject, "reference": details.reference, "period": period,
        "address": subject.address if subject else "", "ethnicity": subject.ethnicity if subject else "",
        "sex": subject.sex if subject else "", "log_head": out.log_head,
    }  # fmt: skip
    return Value(known.get(name, ""), None, _CALLED.get(name, name))


_CALLED = {
    "agency": "the agency", "subject": "the subject", "reference": "the reference", "period": "the period under review",
    "birth": "the subject's date of birth", "death": "the subject's date of death or incident",
    "address": "the subject's address", "ethnicity": "the subject's ethnicity or diversity needs",
    "sex": "the subject's sex",
}  # fmt: skip


def subject_of(out: OutgoingReport) -> Member | None:
    """The subject as a member of the family, None where the family does not hold them."""
    return subject_in(out.family, out.details.subject)


def _of_family(said: str, death: bool, today: date) -> Value:
    asked = _CALLED["death" if death else "birth"]
    try:
        when = date_of(said, today, death=death)
    except NotUnderstood:
        when = None
    exact = when is not None and when.kind == "day" and not when.doubtful
    return Value(said, when.earliest if when is not None and exact else None, asked)


def _signature(name: str, out: OutgoingReport) -> Value:
    signed_as, _, part = name.rpartition(":")
    one = signature_of(signed_as, out)
    asked = f"the signature of the {signed_as}"
    if one is None:
        return Value("", None, asked)
    if part == "day":
        return Value(day_said(one.day), _day(one.day), asked)
    if part == "job":
        return Value(one.job, None, asked)
    who = author_of(one.who, out.looked_for) if out.naming is None else one.who
    if part == "signed" and one.how:
        return Value(f"{who} ({one.how})", None, asked)
    return Value(who, None, asked)


def signature_of(signed_as: str, out: OutgoingReport) -> Signature | None:
    """Who signed the submission at hand as this, None while nobody did."""
    own = [one for one in out.report.signatures if one.submission == out.submission and one.signed_as == signed_as]
    return own[-1] if own and out.submission else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
