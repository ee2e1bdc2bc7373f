"""Short forms in the report: collected from what it says, with what each stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.report import Abbreviation, Report

if TYPE_CHECKING:
    from domain.review import Review


def abbreviations_of(review: Review, report: Report) -> tuple[Abbreviation, ...]:
    """The short forms the report uses."""
    return report.abbreviations
