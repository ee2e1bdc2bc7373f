"""A file prepared to leave: built, read back and searched in memory, and only then placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.gate import KeyOfPersonnel, Leaving, LogOfCase, WholeCase
from domain.report.leaving import OutgoingReport
from exporters.way_out.job import Job, Step
from exporters.way_out.ready import Ready

if TYPE_CHECKING:
    from domain.agreement.for_agreement import ForAgreement
    from domain.meetings.for_file import ForFile
    from exporters.minutes.other_papers import OnPaper


def prepare(
    out: Leaving | ForAgreement | ForFile | OnPaper | OutgoingReport, job: Job, step: Step | None = None
) -> Ready:
    """Build the file, read it back, search every part of it, lock it where that is asked; all in memory.

    Raises `NotUnderstood` when the template cannot be filled without asking, `Disclosed` when a name is found where
    none may be, `WrongUse` for a file that leaves locked only, without a password.
    """
    say = step or (lambda _: None)
    if isinstance(out, OutgoingReport) and job.kind == "report":
        from exporters.report.leaving import report_ready

        return report_ready(out, job, say)
    if isinstance(out, OutgoingReport) and job.kind == "genogram":
        from exporters.picture.leaving import genogram_ready

        return genogram_ready(out, job, say)
    if isinstance(out, OutgoingReport):
        from exporters.actions.leaving import actions_ready

        return actions_ready(out, job, say)
    if not isinstance(out, Leaving):
        from exporters.minutes.other_papers import OnPaper, paper_ready

        if isinstance(out, OnPaper):
            return paper_ready(out, job, say)
    if job.sealing is not None:
        from exporters.packet.leaving import packet_ready

        return packet_ready(out, job, job.sealing, say)
    if not isinstance(out, Leaving):
        from exporters.minutes.leaving import minutes_ready

        return minutes_ready(out, job, say)
    if isinstance(out, (KeyOfPersonnel, WholeCase, LogOfCase)):
        from exporters.data.leaving import of_the_case_ready

        return of_the_case_ready(out, job, say)
    from exporters.chronology.leaving import chronology_ready

    return chronology_ready(out, job, say)
