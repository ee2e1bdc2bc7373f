"""The report on its way out, for screen and command alike: its template understood, the file made and searched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from domain.errors import Stopped
from screens.board_file.asked_by_board import keep_report

if TYPE_CHECKING:
    from domain.evidence.agreed_rows import Unagreed
    from domain.gate import Naming
    from domain.review import Review
    from exporters.templates.report_places import ReportMapping, ReportTemplate
    from exporters.way_out.job import Job, Step
    from exporters.way_out.ready import Ready
    from storage.casefile import CaseFile

KEPT = "report "
"""What the fingerprint of a template of a report is kept under with the case, beside those of workbooks."""


@dataclass(frozen=True, slots=True)
class ReportBoard:
    """A board's template of a report: its bytes, what it is called, the answers given about it, and it understood so.

    `kept` is true where the answers were kept from before.
    """

    data: bytes
    name: str
    answers: ReportMapping | None
    template: ReportTemplate
    kept: bool = False


def report_understood(
    case: CaseFile, data: bytes, name: str, answers: ReportMapping | None = None
) -> ReportBoard:
    """A board's template with these answers to what is not certain in it, or those kept from before.

    When nothing is uncertain any more, answers are kept with the case; what it asks for is kept in any case. Raises
    `NotUnderstood`.
    """
    from exporters.templates.report_mapping import from_json, to_json
    from exporters.templates.report_template import understand_report

    questions, criteria = case.questions.all(), case.criteria.all()
    document, template = understand_report(data, name, questions, criteria, answers)
    kept = False
    if answers is None and (before := case.maps.get(template.fingerprint)):
        answers, kept = from_json(before), True
        document, template = understand_report(data, name, questions, criteria, answers)
    elif answers is not None and not template.uncertain:
        case.maps.keep(template.fingerprint, to_json(answers))
    keep_report(case, document, template)
    return ReportBoard(data, name, answers, template, kept)


def removals_decided(case: CaseFile, board: ReportBoard, *, take_out: bool) -> ReportBoard:
    """The same with all that looks like guidance or examples taken out, or left, as the author says: kept with the
    answers about this form, so that it is said once."""
    from exporters.templates.report_mapping import EVERY, KEEP
    from exporters.templates.report_places import ReportMapping

    names: tuple[str, ...] = (KEEP,)
    if take_out:
        agreed = [each for each in board.template.removals if each.agreed or each.likely]
        names = (EVERY,) if all(each.likely for each in agreed) else tuple(each.name for each in agreed)
    answers = replace(board.answers or ReportMapping(), removals=names)
    return replace(report_understood(case, board.data, board.name, answers), kept=board.kept)


def see_decided(case: CaseFile, job: Job) -> None:
    """Refuse a board's template for a submission while its guidance and example rows stand in it undecided.

    Raises Stopped.
    """
    if job.template is None or job.suffix != ".docx":
        return
    from exporters.report.told import undecided_said
    from exporters.templates.report_template import understand_report

    questions, criteria = case.questions.all(), case.criteria.all()
    _, template = understand_report(job.template, job.template_name, questions, criteria, job.places)
    if template.undecided:
        raise Stopped(f"Nothing was written. {undecided_said(template)}")


def report_ready(
    case: CaseFile,
    job: Job,
    *,
    naming: Naming | None = None,
    unagreed: Unagreed = "stop",
    submission: int | None = None,
    step: Step = lambda _: None,
) -> Ready:
    """The report through the gate, and the file made of it, in memory; signed as `submission`, the one at hand where
    none is given; neither version nor signatures of a text that changed since are printed, and that is said.

    Raises what `prepare` raises, and Stopped where paragraphs, or rows it prints, rest on minutes that may not be used,
    unless these are to be left out.
    """
    from domain.report.leaving import outgoing_report
    from exporters.prepare import prepare

    step("Reading the case")
    review = case.review()
    void = ""
    if submission is None:
        submission, void = _at_hand(case, review, job.today)
    if void:
        review = replace(review, report=replace(review.report, signatures=()))
    out = outgoing_report(
        review, naming=naming, unagreed=unagreed, terms=case.terms.all(), past=case.log, submission=submission,
        rows=prints_rows(case, job), today=job.today,
    )  # fmt: skip
    ready = prepare(out, replace(job, kind="report", accepted=case.accepted.all()), step)
    return replace(ready, notes=(void, *ready.notes)) if void else ready


def _at_hand(case: CaseFile, review: Review, today: date) -> tuple[int, str]:
    """The submission this would be, 0 where the text is none frozen; what is said of a version that is not printed."""
    from screens.report.signed_text import text_now

    last = review.report.submissions[-1] if review.report.submissions else None
    if last is None:
        return 0, ""
    if text_now(case, "leave out", today) == last.text:
        return last.number, ""
    if last.sent:
        return 0, ""
    signed = any(one.submission == last.number for one in review.report.signatures)
    what = f"Version {last.version} and the signatures under it are" if signed else f"Version {last.version} is"
    return 0, (
        f"{what} not printed: the report changed since it was frozen. Freeze the next version"
        f"{', and have that signed' if signed else ' to have its name on the cover'}."
    )


def prints_rows(case: CaseFile, job: Job) -> bool:
    """Whether a report holds rows of the chronology: where its template has a table for them. None of our own has."""
    if job.template is None:
        return False
    from exporters.templates.report_template import understand_report

    questions, criteria = case.questions.all(), case.criteria.all()
    _, template = understand_report(job.template, job.template_name, questions, criteria, job.places)
    return any("table:chronology" in place.fields and not place.elsewhere for place in template.places)
