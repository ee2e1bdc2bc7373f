"""What a case holds of its meetings, each part loaded when it is first asked for: a case is on the screen before."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.desk import Desk
    from storage.entries import Entries
    from storage.meetings.agreement import Agreement
    from storage.meetings.evidence import Resting
    from storage.meetings.interviews import Interviews
    from storage.meetings.minutes import Minuted
    from storage.meetings.packets import Packets
    from storage.meetings.planning import Debriefs, ExtractChecks, Headings, WhomToSee
    from storage.meetings.row_checks import RowChecks
    from storage.meetings.trail import MeetingLog
    from storage.people import People


class MeetingsOfCase:
    """Meetings, their minutes, and what comes of them."""

    _desk: Desk
    people: People
    entries: Entries

    @cached_property
    def interviews(self) -> Interviews:
        """The meetings."""
        from storage.meetings.interviews import Interviews

        return Interviews(self._desk)

    @cached_property
    def minutes(self) -> Minuted:
        """Their minutes."""
        from storage.meetings.minutes import Minuted

        return Minuted(self._desk, self.people)

    @cached_property
    def packets(self) -> Packets:
        """The packets issued."""
        from storage.meetings.packets import Packets

        return Packets(self._desk)

    @cached_property
    def row_checks(self) -> RowChecks:
        """What people said of rows that name them."""
        from storage.meetings.row_checks import RowChecks

        return RowChecks(self._desk, self.entries, lambda: self.minutes)

    @cached_property
    def agreement(self) -> Agreement:
        """How minutes come to be agreed."""
        from storage.meetings.agreement import Agreement

        return Agreement(self._desk, self.minutes, self.row_checks, self.people)

    @cached_property
    def evidence(self) -> Resting:
        """What rests on minutes."""
        from storage.meetings.evidence import Resting

        return Resting(self._desk, self.entries, lambda: self.minutes)

    @cached_property
    def meeting_log(self) -> MeetingLog:
        """What the log says of each meeting."""
        from storage.meetings.trail import MeetingLog

        return MeetingLog(self._desk)

    @cached_property
    def to_see(self) -> WhomToSee:
        """Whom the author means to see."""
        from storage.meetings.planning import WhomToSee

        return WhomToSee(self._desk)

    @cached_property
    def debriefs(self) -> Debriefs:
        """The debriefs owed to staff."""
        from storage.meetings.planning import Debriefs

        return Debriefs(self._desk)

    @cached_property
    def extract_checks(self) -> ExtractChecks:
        """Extracts of the report sent for their facts."""
        from storage.meetings.planning import ExtractChecks

        return ExtractChecks(self._desk)

    @cached_property
    def headings(self) -> Headings:
        """The case's own headings for minutes."""
        from storage.meetings.planning import Headings

        return Headings(self._desk)
