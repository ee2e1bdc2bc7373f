"""When a policy or guidance was in force, in words."""

from __future__ import annotations

from domain.report.parts import Policy


def in_force(one: Policy) -> str:
    """The time it was in force: "from April 2021 until May 2023"; "" where nothing is said of it."""
    from_when = f"from {one.from_when}" if one.from_when else ""
    if any(each.isdigit() for each in one.until):
        return " ".join(filter(None, (from_when, f"until {one.until}")))
    # Words that name no time say themselves how it ended: still in force.
    return ", ".join(filter(None, (from_when, one.until)))
