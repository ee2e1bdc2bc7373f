"""The action plan on its way out, for screen and command alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from screens.board_file.asked_by_board import keep_plan

if TYPE_CHECKING:
    from exporters.templates import Mapping
    from exporters.templates.actions_template import ActionsTemplate
    from exporters.way_out.job import Job, Step
    from exporters.way_out.ready import Ready
    from storage.casefile import CaseFile


KEPT = "action plan "
"""What the fingerprint of a plan is kept under with the case, beside those of chronologies."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A board's action plan: its bytes, its name for sentences, the answers about it, and it understood so."""

    data: bytes
    name: str
    answers: Mapping | None
    template: ActionsTemplate


def plan_understood(case: CaseFile, data: bytes, name: str, answers: Mapping | None = None) -> PlanFile:
    """A board's action plan, with these answers to what is not certain in it, or those kept from before.

    When nothing is uncertain any more, answers are kept with the case. Raises `NotUnderstood`.
    """
    from exporters.templates import from_json, to_json
    from exporters.templates.actions_template import read_plan

    template = read_plan(data, name, answers)
    kept_as = f"{KEPT}{template.fingerprint}"
    if answers is None and (kept := case.maps.get(kept_as)):
        answers = from_json(kept, "action")
        template = read_plan(data, name, answers)
    elif answers is not None and not template.uncertain:
        case.maps.keep(kept_as, to_json(template.mapping))
    keep_plan(case, template.listed_statuses)
    return PlanFile(data, name, answers, template)


def plan_leaving(case: CaseFile, job: Job, step: Step = lambda _: None) -> Ready:
    """The action plan of the case as a file that may leave, in memory. Raises what `prepare` raises.

    No row of the chronology is in it, so that rows on minutes which may not be used keep nothing back; findings on such
    minutes are left out, and their words are looked for.
    """
    from domain.report.leaving import outgoing_report
    from exporters.prepare import prepare

    step("Reading the case")
    out = outgoing_report(
        case.review(), unagreed="leave out", terms=case.terms.all(), past=case.log, today=job.today
    )
    return prepare(out, replace(job, kind="action plan", accepted=case.accepted.all()), step)
