"""The report as an export would send it, made and searched in memory, and what the board's template asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.report.printed_texts import printed_texts
from screens.board_file.asked_by_board import sections_asked
from screens.names.hits import RowHit

if TYPE_CHECKING:
    from domain.disclosure import Accepted
    from exporters.disclosure.searching import Found
    from exporters.templates.report_places import ReportMapping
    from exporters.way_out.job import Disclosed, Step
    from exporters.way_out.ready import Ready
    from storage.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A board's Word template of a report: its bytes, what it is called, and the answers given about it."""

    data: bytes
    name: str
    answers: ReportMapping | None = None


@dataclass(frozen=True, slots=True)
class ReportChecked:
    """What the report came to: what stops it, what was let through, and what is to be known. `asked` are the sections
    the board's template asks for, by their ids; `undecided` says what of its guidance and example rows would stand in
    the file though nobody said so, "" where nothing does: no submission is made of it."""

    of: Ready | Disclosed
    stopping: tuple[RowHit, ...]
    through: tuple[Accepted, ...]
    notes: tuple[str, ...]
    asked: frozenset[str] = frozenset()
    undecided: str = ""


def check_report(case: CaseFile, board: ReportFile | None, today: date, step: Step) -> ReportChecked:
    """The report into this board's template or our own layout; the case stays as it is.

    Raises `NotUnderstood` where an export would. What rests on minutes that may not be used is left out: that is told
    beside this.
    """
    from exporters.disclosure.held_back import NOT_IN_KEY
    from exporters.way_out.job import Disclosed, Job
    from screens.leaving.report_sending import report_ready

    job, asked = Job(kind="report", today=today, suffix=".docx"), frozenset[str]()
    undecided = ""
    if board is not None:
        from exporters.report.told import undecided_said
        from exporters.templates.report_mapping import from_json
        from exporters.templates.report_template import understand_report

        answers, questions, criteria = board.answers, case.questions.all(), case.criteria.all()
        _, template = understand_report(board.data, board.name, questions, criteria, answers)
        if answers is None and (kept := case.maps.get(template.fingerprint)):
            answers = from_json(kept)
            _, template = understand_report(board.data, board.name, questions, criteria, answers)
        asked = sections_asked(template.places)
        undecided = undecided_said(template) if template.undecided else ""
        job = Job(
            kind="report", today=today, suffix=".docx", template=board.data, template_name=board.name, places=answers
        )
    of: Ready | Disclosed
    try:
        of = report_ready(case, job, unagreed="leave out", step=step)
    except Disclosed as stopped:
        of = stopped
    hits = of.verdict.stopping if isinstance(of, Disclosed) else ()
    through = of.verdict.through if isinstance(of, Disclosed) else of.through
    return ReportChecked(
        of=of,
        stopping=told_in_report(hits, case),
        through=tuple(dict.fromkeys(one for _, one in through)),
        notes=tuple(note for note in of.notes if note != undecided and not note.startswith(NOT_IN_KEY)),
        asked=asked,
        undecided=undecided,
    )


def check_plan(case: CaseFile, today: date, step: Step) -> tuple[RowHit, ...]:
    """What stops the action plan in our own layout; the case stays as it is."""
    from exporters.way_out.job import Disclosed, Job
    from screens.leaving.plan_leaving import plan_leaving

    try:
        plan_leaving(case, Job(kind="action plan", today=today), step)
    except Disclosed as stopped:
        return told_in_report(stopped.verdict.stopping, case)
    return ()


def told_in_report(hits: Sequence[Found], case: CaseFile) -> tuple[RowHit, ...]:
    """Each hit with what of the report it comes from, where one text alone holds it so."""
    if not hits:
        return ()
    texts = [
        (each.where, " ".join(each.text.split())) for each in printed_texts(case.questions.all(), case.report())
    ]
    found = []
    for hit in hits:
        matched, around = " ".join(hit.matched.split()), hit.around.strip("…").strip()
        holding = [(where, text) for where, text in texts if matched in text]
        # What is printed around it may begin with a number, or a label, that is none of its words.
        whole = [where for where, text in holding if around.endswith(text) or around in text]
        places = dict.fromkeys(whole or [where for where, _ in holding])
        found.append(RowHit(hit, None, next(iter(places)) if len(places) == 1 and not hit.boards_own else ""))
    return tuple(found)
