"""Where a template of a report asks for what would be a leak anywhere else."""

from __future__ import annotations

from collections.abc import Sequence

from domain.report_facts import fact_of
from exporters.asked_here import kinds_of
from exporters.templates.report_places import SEVERAL


def asked_for(fields: Sequence[str], *, panel: bool) -> frozenset[str]:
    """The kinds of identifier that may stand where these fields are asked for."""
    found: frozenset[str] = frozenset()
    for one in fields:
        kind, _, name = one.partition(":")
        if kind == "fact":
            fact = fact_of(name)
            found |= kinds_of("name") if fact is not None and fact.personal else frozenset()
        elif kind == "cover":
            found |= kinds_of(name) if name != "author" or panel else frozenset()
        elif kind == "sign" and panel:
            found |= kinds_of("name")
    return found


def kinds_in(column: str, *, panel: bool) -> frozenset[str]:
    """The kinds that may stand in a column of people: their names in a panel copy only."""
    found: frozenset[str] = frozenset()
    for name in column.split(SEVERAL):
        kinds = kinds_of(name)
        found |= kinds if panel else kinds - kinds_of("name")
        # Where a key has no column for names, they stand beside the code.
        found |= kinds_of("name") if panel and name == "code" else frozenset()
    return found
