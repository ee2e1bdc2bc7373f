"""The action plan that leaves: filled, read back, searched, locked where that is asked; all in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from domain.disclosure import hashed
from domain.errors import WrongUse
from domain.evidence.unagreed import Sought
from domain.evidence.words_by_hand import texts_in
from domain.report.leaving import OutgoingReport
from exporters.actions.filled import FilledPlan, fill_placed, fill_plan
from exporters.actions.rows import PlanRow, plan_rows
from exporters.disclosure.asked_here import BORN, headings_of
from exporters.disclosure.held_back import codes_named, minuted, strangers_said
from exporters.disclosure.searching import Place, search
from exporters.disclosure.verdicts import judged
from exporters.disclosure.verdicts import notes as notes_on
from exporters.office.placing import Placing
from exporters.way_out.job import Disclosed, Job, Step, locked
from exporters.way_out.ready import Kind, Ready

KIND: Kind = "action plan"
_OF_PLAN = ("recommendation ", "action ")
"""What the places of a plan's texts are called with."""


def actions_ready(out: OutgoingReport, job: Job, say: Step) -> Ready:
    """The action plan as a file that may leave, in the board's workbook or our own layout.

    Raises `NotUnderstood` when the board's file cannot be filled without asking, `Disclosed` when a name is found,
    `WrongUse` for a panel copy: a plan goes by job titles and codes.
    """
    if out.naming is not None:
        raise WrongUse("An action plan goes by job titles and codes: leave the panel copy out.")
    say("Filling the workbook")
    made, head = _made(out, job)
    say("Searching every part for names")
    searched = search(
        made.data, f"{KIND}{made.suffix}", Sought(out.looked_for, out.net), job.template, lambda: say("Searching"),
        file=KIND, headings=headings_of(made.placing), places=tuple(_dated(made.placing)),
        below=(made.placing.sheet, made.placing.header_row),
    )  # fmt: skip
    # What a paragraph of the report may say by right, a plan may not, which holds no paragraph.
    held = frozenset(texts_in((out.details, out.report.recommendations, out.report.actions, out.report.updates)))
    # A hit in a cell of a plan is no row of the chronology.
    searched = replace(searched, found=tuple(replace(hit, in_row=False) for hit in searched.found))
    by_hand = [minuted(one, KIND, in_row=False) for one in out.by_hand if one.text in held]
    verdict = judged(searched, by_hand, job.accepted, boards_names=job.boards_names, file=KIND)
    bare = [said for said in out.unagreed if said.startswith("Recommendation ")]
    notes = (*head, *made.notes, *bare, *_strangers(out), *notes_on(searched, verdict))
    if verdict.stopping:
        raise Disclosed(searched, verdict, out.looked_for, made.data, KIND, out.profile, notes)
    rows = plan_rows(out)
    return Ready(
        kind=KIND,
        profile=out.profile,
        data=locked(made.data, made.suffix, job, say),
        suffix=made.suffix,
        rows=made.rows,
        codes=_codes(out, rows),
        notes=notes,
        searched=searched,
        searched_as=hashed(made.data),
        through=verdict.through,
        changes=made.changes if job.prove and job.template is not None else (),
        looked_for=out.looked_for,
        locked=job.password is not None,
        log_head=out.log_head,
        printed={**printed_plan(rows), **made.printed},
    )


def printed_plan(rows: tuple[PlanRow, ...]) -> Mapping[str, str]:
    """What a plan says by mark, as `domain.report.parts.Printed` names them, to compare what comes back with."""
    said: dict[str, str] = {}
    for row in rows:
        if row.recommendation is not None:
            said[f"recommendation:{row.recommendation.number}:text"] = row.recommendation.text
        if (action := row.action) is not None:
            for part in ("text", "lead", "target", "target_said", "status", "completed", "evidence", "outcome",
                         "comment", "agency"):  # fmt: skip
                said[f"action:{action.number}:{part}"] = getattr(action, part)
    return said


def _made(out: OutgoingReport, job: Job) -> tuple[FilledPlan, tuple[str, ...]]:
    if not out.report.actions and not out.report.recommendations:
        raise WrongUse("There is no recommendation and no action yet: /recommendations and /actions add them.")
    if job.template is not None:
        return fill_plan(out, job.template, job.template_name, job.today, job.mapping), ()
    from exporters.layouts.actions import plan_layout
    from exporters.office.workbook import Workbook

    template, placing = plan_layout(out)
    book = Workbook(template, "our own layout")
    return fill_placed(out, book, template, placing, job.today, statuses={}), tuple(_bare(out))


def _bare(out: OutgoingReport) -> Iterator[str]:
    """What of the plan is not said yet."""
    without = [place for place, one in enumerate(out.report.recommendations, 1)
               if not any(action.recommendation == one.number for action in out.report.actions)]  # fmt: skip
    if without:
        said = ", ".join(map(str, without))
        yield f"No action yet for recommendation{'' if len(without) == 1 else 's'} {said}."


def _dated(placing: Placing) -> Iterator[Place]:
    for column in placing.columns:
        if {"target", "completed"}.intersection(column.fields):
            yield Place(placing.sheet, column.letter, BORN, "the date of an action", sure=True)


def _strangers(out: OutgoingReport) -> Iterator[str]:
    """Names in the plan that are nobody's of the key, a sentence each."""
    places: dict[str, list[str]] = {}
    for one in out.not_in_key:
        if one.day.startswith(_OF_PLAN):
            places.setdefault(one.matched, [one.day])
    return strangers_said(places)


def _codes(out: OutgoingReport, rows: tuple[PlanRow, ...]) -> frozenset[str]:
    """The people of the key the plan names, by code."""
    updates = (each.words for row in rows for each in row.updates)
    return codes_named((line.code for line in out.people), (*printed_plan(rows).values(), *updates))
