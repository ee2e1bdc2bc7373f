"""The picture of a case in words, for whoever does not see it."""

from __future__ import annotations

from domain.and_between import and_between
from domain.chronology.contacts import Contacts, Strip, month_said
from domain.dates.when import short_day

_SAID = 12
"""Strips and empty months told one by one; the rest are counted."""


def told(found: Contacts, strips: int = _SAID) -> list[str]:
    """The picture in sentences: how many, where most and none, what was missed, gaps, and what is counted apart.

    So many `strips` are told one by one, the rest counted.
    """
    if not found.months:
        return ["No row has a date that says its month yet.", *apart(found)]
    total, spoken = found.total, f"{month_said(found.months[0])} to {month_said(found.months[-1])}"
    lines = [f"Contacts by month, {spoken}: {_rows(total.rows)}{_missed(total)}."]
    most = max((total.cell(month).contacts for month in found.months), default=0)
    if most:
        lines.append(f"Most in one month: {most}, in"
                     f" {and_between(month_said(each) for each in found.months if total.cell(each).contacts == most)}.")
    none = [month for month in found.months if not total.cell(month).contacts]
    if none:
        lines.append(f"None in {and_between(map(month_said, none[:_SAID]))}"
                     f"{f' and {len(none) - _SAID} months more' if len(none) > _SAID else ''}.")
    for strip in found.strips[:strips]:
        lines.append(f"{strip.name}: {_rows(strip.rows)}{_missed(strip)}.")
    if len(found.strips) > strips:
        lines.append(f"{len(found.strips) - strips} more, each with fewer.")
    lines += gaps_said(found)
    return [*lines, *apart(found)]


def gaps_said(found: Contacts) -> list[str]:
    """The gaps, a sentence each."""
    return [
        f"No contact recorded from {short_day(gap.first)} to {short_day(gap.last)}, {gap.days} days"
        f"{f'; {gap.vague} loosely dated may fall in it' if gap.vague else ''}."
        for gap in found.gaps
    ]


def apart(found: Contacts) -> list[str]:
    """What stands in no month, or in several, and how the picture counts it."""
    lines = []
    if found.lasting:
        lines.append(f"{_rows(found.lasting)} last over several months and stand in each.")
    if found.about:
        lines.append(f"{_rows(found.about)} of about a date stand in its likeliest month.")
    if found.loose:
        lines.append(f"{_rows(len(found.loose))} whose date does not say the month: counted in none.")
    if found.undated:
        lines.append(f"{_rows(len(found.undated))} undated: counted in none.")
    if found.outside:
        lines.append(f"{_rows(found.outside)} outside the period: not counted.")
    return lines


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _missed(strip: Strip) -> str:
    said = [f"{strip.missed} not attended" if strip.missed else "",
            f"{strip.likely} more likely so by their words" if strip.likely and strip.missed else
            f"{strip.likely} likely not attended by their words" if strip.likely else ""]  # fmt: skip
    kept = [each for each in said if each]
    return f", of these {and_between(kept)}" if kept else ""
