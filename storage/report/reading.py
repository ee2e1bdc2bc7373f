"""All of the report at one moment."""

from __future__ import annotations

from domain.report.parts import Report
from storage.desk import Desk
from storage.report import actions, cited, passages, submissions
from storage.report.forms import (
    Abbreviations,
    Answers,
    Criteria,
    Deadlines,
    Facts,
    Points,
    Policies,
    Records,
)  # fmt: skip
from storage.report.recommendations import Recommendations


def read_report(desk: Desk) -> Report:
    """The report as it stands; inside a transaction on the case's thread."""
    return Report(
        passages=passages.read(desk),
        cited=cited.read(desk),
        answers=Answers(desk).read(),
        recommendations=Recommendations(desk).read(),
        actions=actions.Actions(desk).read(),
        updates=actions.read_updates(desk),
        criteria=Criteria(desk).read(),
        facts=Facts(desk).read(),
        searched=Records(desk).read(),
        policies=Policies(desk).read(),
        abbreviations=Abbreviations(desk).read(),
        considered=Points(desk).read(),
        deadlines=Deadlines(desk).read(),
        submissions=submissions.read(desk),
        signatures=submissions.read_signatures(desk),
    )
