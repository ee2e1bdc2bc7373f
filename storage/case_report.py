"""What a case holds of its report, each part loaded when it is first asked for: a case is on the screen before."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from storage.desk import Desk, verb

if TYPE_CHECKING:
    from domain.report.board_asks import BoardAsks
    from domain.report.parts import Report
    from storage.lists import Maps
    from storage.report.actions import Actions
    from storage.report.cited import CitedRows
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
    from storage.report.passages import Passages
    from storage.report.printed import Printings
    from storage.report.recommendations import Recommendations
    from storage.report.submissions import Submissions


class ReportOfCase:
    """The text of the report and the forms beside it, its action plan, and what became of it."""

    _desk: Desk
    maps: Maps

    @cached_property
    def passages(self) -> Passages:
        """The text of the report."""
        from storage.report.passages import Passages

        return Passages(self._desk)

    @cached_property
    def cited(self) -> CitedRows:
        """Rows of the chronology that passages point to."""
        from storage.report.cited import CitedRows

        return CitedRows(self._desk)

    @cached_property
    def answers(self) -> Answers:
        """What is said of questions beside the text of their answers."""
        from storage.report.forms import Answers

        return Answers(self._desk)

    @cached_property
    def recommendations(self) -> Recommendations:
        """The recommendations."""
        from storage.report.recommendations import Recommendations

        return Recommendations(self._desk)

    @cached_property
    def actions(self) -> Actions:
        """The action plan."""
        from storage.report.actions import Actions

        return Actions(self._desk)

    @cached_property
    def criteria(self) -> Criteria:
        """The quality form."""
        from storage.report.forms import Criteria

        return Criteria(self._desk)

    @cached_property
    def facts(self) -> Facts:
        """The short answers boards ask for."""
        from storage.report.forms import Facts

        return Facts(self._desk)

    @cached_property
    def searched(self) -> Records:
        """The records searched."""
        from storage.report.forms import Records

        return Records(self._desk)

    @cached_property
    def policies(self) -> Policies:
        """Policies and guidance in force at the time."""
        from storage.report.forms import Policies

        return Policies(self._desk)

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Short forms, and what they stand for."""
        from storage.report.forms import Abbreviations

        return Abbreviations(self._desk)

    @cached_property
    def considered(self) -> Points:
        """Points of checklists the author has thought about."""
        from storage.report.forms import Points

        return Points(self._desk)

    @cached_property
    def deadlines(self) -> Deadlines:
        """What is due when."""
        from storage.report.forms import Deadlines

        return Deadlines(self._desk)

    @cached_property
    def submissions(self) -> Submissions:
        """The report as put up for signature and sent, and who signed."""
        from storage.report.submissions import Submissions

        return Submissions(self._desk)

    @cached_property
    def printed(self) -> Printings:
        """What files that left said of the case."""
        from storage.report.printed import Printings

        return Printings(self._desk)

    @verb
    def report(self) -> Report:
        """All of the report as it stands at this moment."""
        with self._desk.reading():
            if not self._desk.value(_ANY_REPORT):
                from domain.report.parts import Report

                return Report()
            from storage.report.reading import read_report

            return read_report(self._desk)

    @verb
    def board(self) -> BoardAsks:
        """What the board's files in hand ask for."""
        from domain.report.board_asks import PLAN, REPORT, asks_kept

        return asks_kept(self.maps.get(REPORT), self.maps.get(PLAN))


_ANY_REPORT = "SELECT " + " OR ".join(
    f"EXISTS (SELECT 1 FROM {table})"
    for table in (
        "passages", "answers", "recommendations", "actions", "criteria", "facts", "searched", "policies",
        "abbreviations", "considered", "deadlines", "submissions",
    )
)  # fmt: skip
"""Whether there is anything of a report: most cases are opened long before there is."""
