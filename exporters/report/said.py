"""What one record of the report says in words, whatever it stands in."""

from __future__ import annotations

from collections.abc import Mapping

from domain.dates.days import day_said
from domain.report.action_plan import target_said
from domain.report.in_force import in_force
from domain.report.leaving import Seen
from domain.report.parts import Action, Policy
from domain.report.parts import Searched as Records


def fact_said(kind: str, value: str) -> str:
    """A short answer as it is printed: a day in words, yes and no with a capital."""
    if kind == "day":
        return day_said(value)
    return value.capitalize() if kind == "yes or no" else value


def record_said(one: Records) -> str:
    """A body of records in sentences: what and of what time; where it is, when and by whom secured and searched; its
    grade; what was not found and why."""
    name = f"{one.source}: {one.what}" if one.what else one.source
    secured = _by("secured", one.secured, one.secured_by)
    searched = _by("searched", one.searched, one.searched_by)
    held = ", ".join(filter(None, (f"held at {one.place}" if one.place else "", secured, searched)))
    found = {"not found": "Not found", "in part": "Found in part"}.get(one.found, "")
    if found and one.why:
        found = f"{found}: {one.why}"
    graded = f"{one.grade} information" if one.grade else ""
    return sentences(", ".join(filter(None, (name, one.span))), held, graded, found, one.note)


def policy_said(one: Policy) -> str:
    """A policy in sentences: its title, issue, whose, and when it was in force; what is to be said of it."""
    when = in_force(one)
    force = f"in force {when}" if when else ""
    return sentences(", ".join(filter(None, (one.title, one.issue, one.whose, force))), one.note)


def who_seen(one: Seen, *, coded: bool = False) -> str:
    """Somebody seen, by name where this file has it and codes are not wanted, and job: “SW1 (social worker)”."""
    name = "" if coded else one.name
    beside = ", ".join(filter(None, (one.code if name else "", one.job)))
    return f"{name or one.code}{f' ({beside})' if beside else ''}"


def action_said(one: Action, recommendations: Mapping[int, int]) -> str:
    """An action in one paragraph, for a template without a table or workbook for them."""
    place = recommendations.get(one.recommendation)
    said = [one.text.rstrip("."), f"for recommendation {place}" if place else "",
            f"lead: {one.lead}" if one.lead else "",
            f"by: {target_said(one)}" if target_said(one) else "", f"status: {one.status}" if one.status else "",
            f"completed {day_said(one.completed)}" if one.completed else "",
            f"outcome: {one.outcome.rstrip('.')}" if one.outcome else "",
            f"evidence: {one.evidence.rstrip('.')}" if one.evidence else "", one.comment]  # fmt: skip
    return "; ".join(filter(None, said)).rstrip(".") + "."


def sentences(*said: str) -> str:
    """These one behind the other, each with a capital and a full stop; those that say nothing are left out."""
    return " ".join(f"{each[:1].upper()}{each[1:].rstrip('.')}." for one in said if (each := one.strip()))


def _by(done: str, day: str, who: str) -> str:
    if not day and not who:
        return ""
    return " ".join(filter(None, (done, f"on {day_said(day)}" if day else "", f"by {who}" if who else "")))
