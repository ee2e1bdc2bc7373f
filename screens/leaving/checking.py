"""What an export would send, checked in memory as the export itself does it, and what a submission still wants; nothing
is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.evidence.agreed_rows import agreed_rows
from domain.evidence.unagreed import KIND as UNAGREED
from domain.meetings.to_do import to_do
from screens.leaving.sending import Board, job_in, prepared
from screens.names.hits import RowHit, row_hits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.disclosure import Accepted
    from domain.readiness.missing import Missing
    from domain.review import Review
    from domain.unseen import Unseen
    from exporters.templates import Mapping as Answers
    from exporters.way_out.job import Disclosed, Step
    from exporters.way_out.ready import Ready
    from screens.leaving.checking_report import ReportChecked, ReportFile
    from storage.casefile import CaseFile

TEMPLATE = "template"
"""What is open about the board's Word template itself, among the sections of what is missing."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a check came to: `stopping` each with its row, what was let through and serves, and what is to be known.

    `unseen` are the names of nobody in the key that the author has not answered; `unagreed` says of each interview
    how many rows rest on minutes that may not be used, and why. `to_do` is what else is open about minutes and staff,
    `minuted` what in minutes keeps them from being issued: they stop no chronology. `missing` is what the whole of a
    submission still wants, where that was asked, `titles` what its sections are called, and `report` what the report
    itself came to, None where there is nothing in it yet.
    """

    of: Ready | Disclosed
    stopping: tuple[RowHit, ...]
    through: tuple[Accepted, ...]
    notes: tuple[str, ...]
    unseen: tuple[Unseen, ...] = ()
    unagreed: tuple[str, ...] = ()
    to_do: tuple[str, ...] = ()
    minuted: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    report: ReportChecked | None = None
    in_plan: tuple[RowHit, ...] = ()
    """What stops the action plan alone, in a layout of our own."""

    @property
    def stops(self) -> bool:
        """Whether anything stops a submission: what stops an export, a name that nobody has looked at, rows resting on
        minutes that may not be used, or what is missing."""
        found = self.stopping or self.in_report or self.in_plan or self.unseen or self.unagreed
        return bool(found) or any(each.stops for each in self.missing)

    @property
    def in_report(self) -> tuple[RowHit, ...]:
        """What stops the report, beside what stops the chronology."""
        return self.report.stopping if self.report is not None else ()


def looked_into(case: CaseFile, data: bytes, name: str, answers: Answers | None = None) -> Board:
    """A board's file as an export would understand it, by the answers kept; the case stays as it is."""
    from exporters.templates import from_json, read_template

    template = read_template(data, name, answers)
    if answers is None and (kept := case.maps.get(template.fingerprint)):
        answers = from_json(kept)
        template = read_template(data, name, answers)
    return Board(data, name, answers, template)


def check(
    case: CaseFile, board: Board | None, today: date, step: Step, suffix: str = ".xlsx", *, whole: bool = False,
    report: ReportFile | None = None,
) -> Result:  # fmt: skip
    """The chronology as an export would send it, into this board's file or our own layout, made and searched; with
    `whole` also the report, into the board's template of one where it is given, and what a submission still wants.

    Raises `NotUnderstood` where an export would.
    """
    from domain.meetings.found import found_in_minutes
    from domain.report.parts import Report
    from domain.report.sections import sections_of
    from domain.unseen import unseen
    from exporters.disclosure.held_back import NOT_IN_KEY
    from exporters.way_out.job import Disclosed, Job

    job = job_in(board, today) if board is not None else Job(today=today, suffix=suffix)
    of: Ready | Disclosed
    try:
        # What stops for its minutes is told beside what stops for names.
        of = prepared(case, job, step, unagreed="leave out")
    except Disclosed as stopped:
        of = stopped
    review = case.review()
    hits = of.verdict.stopping if isinstance(of, Disclosed) else ()
    through = of.verdict.through if isinstance(of, Disclosed) else of.through
    checked = None
    if whole and (report is not None or review.report != Report()):
        from screens.leaving.checking_report import check_report

        checked = check_report(case, report, today, step)
    in_plan: tuple[RowHit, ...] = ()
    if whole and (review.report.actions or review.report.recommendations):
        from screens.leaving.checking_report import check_plan

        told = {each.hit.id for each in checked.stopping} if checked is not None else set()
        in_plan = tuple(each for each in check_plan(case, today, step) if each.hit.id not in told)
    return Result(
        of=of,
        stopping=tuple(row_hits(hits, review.entries)),
        through=tuple(dict.fromkeys((*(one for _, one in through), *(checked.through if checked else ())))),
        notes=tuple(
            dict.fromkeys(
                (
                    *(note for note in of.notes if not note.startswith(NOT_IN_KEY)),
                    *(f"Report: {note}" for note in (checked.notes if checked else ()) if note not in of.notes),
                    *_unnamed(review),
                )
            )
        ),
        unseen=tuple(unseen(review, case.terms.all(), minuted=True)),
        unagreed=tuple(one.said for one in agreed_rows(review, review.entries).left),
        to_do=tuple(to_do(review, today)),
        minuted=tuple(dict.fromkeys(one.sentence for one in found_in_minutes(review, case.terms.all()))),
        missing=_missing(review, today, checked) if whole else (),
        titles={TEMPLATE: "The board’s template", **{each.id: each.title for each in sections_of(review.questions)}}
        if whole else {},
        report=checked,
        in_plan=in_plan,
    )


def _missing(review: Review, today: date, checked: ReportChecked | None) -> tuple[Missing, ...]:
    """What a submission still wants: guidance of the board's that nobody decided about before all else."""
    from domain.readiness.missing import Missing
    from domain.readiness.whole import missing

    found = missing(review, today, checked.asked or None if checked else None)
    if checked is None or not checked.undecided:
        return found
    return (Missing(section=TEMPLATE, sentence=checked.undecided, task="export"), *found)


def _unnamed(review: Review) -> Iterator[str]:
    """Who has no real name in the key: nothing is looked for that would tell them."""
    codes = [person.code for person in review.people if not (person.name or person.other_names)]
    if codes:
        shown = ", ".join(codes[:20]) + (f" and {len(codes) - 20:,} more" if len(codes) > 20 else "")
        yield f"No real name is in the key for {shown}: none can be looked for. Add it (/people), or imr import people."


def what_to_do(found: RowHit) -> str:
    """What the author can do about one thing found, in a sentence."""
    from exporters.disclosure.verdicts import why_never

    hit = found.hit
    if never := why_never(hit):
        return never
    if hit.asks:
        return f"The board’s form asks here for: {hit.asks}. Accept it if that is what it is."
    if hit.boards_own:
        return "Have it taken out of the board’s file, or accept it with a reason."
    if hit.in_key:
        return "It comes from the key: take it out there (/people), or accept it with a reason."
    if hit.kind == "unsearched":
        return "Take it out of the file, or look into it yourself and accept it with a reason."
    if hit.kind == UNAGREED:
        return "Draw the row from the minutes once they are agreed, take the words out, or accept it with a reason."
    if hit.kind != "name":
        return "Leave it out where it comes from, or accept it with a reason."
    if not hit.code:
        return "Add the person and write the code; if it is no name, answer so on the screen (/notname)."
    where = "that row" if found.entry is not None else "its place"
    code = hit.code if len(hit.codes) < 2 else "the code of whoever is meant"
    return f"Write {code} in {where}, or accept it with a reason."


def as_json(result: Result) -> dict[str, Any]:
    """The result for another program; names stand in it where the words found do."""
    from exporters.way_out.job import Disclosed

    searched = result.of.searched
    return {
        "stops": result.stops,
        "found": [_hit_as_json(each) for each in result.stopping],
        "in_report": [_hit_as_json(each) for each in result.in_report],
        "in_plan": [_hit_as_json(each) for each in result.in_plan],
        "accepted": [
            {"id": one.id, "place": one.place, "reason": one.reason, "at": one.at, "by": one.by}
            for one in result.through
        ],
        "unseen": [
            {"name": one.name, "rows": one.count, "day": one.day, "around": one.around} for one in result.unseen
        ],
        "unagreed": list(result.unagreed),
        "to_do": list(result.to_do),
        "minutes": list(result.minuted),
        "missing": [
            {
                "section": each.section, "title": result.titles.get(each.section, each.section), "stops": each.stops,
                "sentence": each.sentence, "task": each.task, "argument": each.argument,
            }
            for each in result.missing
        ],
        "notes": list(result.notes),
        "searched": {
            "parts": searched.parts, "letters": searched.letters,
            "sha256": result.of.sha256 if isinstance(result.of, Disclosed) else result.of.searched_as,
        },
    }  # fmt: skip


def _hit_as_json(each: RowHit) -> dict[str, Any]:
    return {
        "id": each.hit.id, "kind": each.hit.kind, "matched": each.hit.matched, "codes": list(each.hit.codes),
        "place": each.hit.place, "part": each.hit.part, "around": each.hit.around, "asked": each.hit.asked,
        "boards_own": each.hit.boards_own, "row": each.entry.id if each.entry is not None else None,
        "to_do": what_to_do(each),
    }  # fmt: skip
