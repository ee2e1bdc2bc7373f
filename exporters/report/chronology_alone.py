"""The chronology as a Word document: into the table of a board's, or one of our own, filled by the same engine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from domain.asked.found import field_of
from domain.disclosure import hashed
from domain.errors import NotUnderstood, WrongUse
from domain.evidence.unagreed import Sought
from domain.gate import Outgoing, PanelCopy, notices
from domain.report.leaving import OutgoingReport
from domain.report.parts import Report
from exporters.disclosure.held_back import codes_in, nobodys_in, strangers_in
from exporters.disclosure.read_out import with_their_sources
from exporters.disclosure.searching import Found, Searched, search
from exporters.disclosure.verdicts import judged
from exporters.disclosure.verdicts import notes as notes_on
from exporters.report.filled import FilledReport, fill_understood
from exporters.report.leaving import where_asked
from exporters.report.printed import CELLS
from exporters.templates.report_places import Place
from exporters.way_out.job import Disclosed, Job, Step, locked
from exporters.way_out.ready import Ready

TABLE = "table:chronology"
_COLUMN = re.compile(r"column (\d+)\Z")


def document_ready(rows: Outgoing | PanelCopy, job: Job, say: Step) -> Ready:
    """The chronology as a document that may leave.

    Raises `NotUnderstood` when the document has no table for it or asks for something not certain, `Disclosed` when a
    name is found, `WrongUse` for a panel copy: the key goes into a sheet of its own.
    """
    if isinstance(rows, PanelCopy):
        raise WrongUse("A panel copy of the chronology holds its key in a sheet of its own: choose .xlsx.")
    say("Filling the document")
    made = fill_chronology(rows, job)
    say("Searching every part for names")
    out = leaving_alone(rows)
    searched = search(
        made.data, "chronology.docx", Sought(rows.looked_for, rows.net), job.template, lambda: say("Searching"),
        file=job.kind,
    )  # fmt: skip
    searched = where_asked(searched, made, out)
    searched = replace(searched, found=with_their_sources(tuple(_without_dates(searched, made)), rows.entries))
    nobodys = [*with_their_sources([*nobodys_in(rows, job.kind)], rows.entries)]
    verdict = judged(searched, nobodys, job.accepted, boards_names=job.boards_names, file=job.kind)
    ours = tuple(one for one in made.notes if job.template is not None or "byte for byte" not in one)
    notes = (*ours, *notices(rows), *strangers_in(rows), *notes_on(searched, verdict))
    if verdict.stopping:
        raise Disclosed(searched, verdict, rows.looked_for, made.data, job.kind, rows.profile, notes)
    return Ready(
        kind=job.kind,
        profile=rows.profile,
        data=locked(made.data, ".docx", job, say),
        suffix=".docx",
        rows=len(rows.entries),
        codes=codes_in(rows),
        notes=notes,
        searched=searched,
        searched_as=hashed(made.data),
        through=verdict.through,
        changes=made.changes,
        looked_for=rows.looked_for,
        locked=job.password is not None,
        log_head=rows.log_head,
        printed=made.printed,
        personal=frozenset(kind for one in made.personal for kind in one.kinds),
    )


def leaving_alone(rows: Outgoing) -> OutgoingReport:
    """The chronology as a report that says nothing else."""
    return OutgoingReport(
        details=rows.details, questions=rows.questions, report=Report(), chronology=rows, log_head=rows.log_head,
        looked_for=rows.looked_for, net=rows.net,
    )  # fmt: skip


def fill_chronology(rows: Outgoing, job: Job) -> FilledReport:
    """Fill the job's template, or our own document, with the rows. Raises `NotUnderstood`."""
    from exporters.templates.report_template import understand_report

    data, name = job.template, job.template_name
    if data is None:
        from exporters.layouts.chronology_document import chronology_document

        data, name = chronology_document(rows), "our own layout"
    out = leaving_alone(rows)
    document, template = understand_report(data, name, rows.questions, (), job.places)
    places = tuple(each for each in template.places if _is_wanted(each))
    if not any(each.asks == TABLE and each.certain for each in places):
        raise NotUnderstood(
            f"{name} has no table whose headings ask for a chronology. Choose the file with it; imr template shows what"
            " is understood."
        )
    unsure = [each for each in places if not each.certain]
    if unsure:
        raise NotUnderstood("\n".join((f"Not certain what {name} asks for:", *(each.why for each in unsure))))
    removals = tuple(each for each in template.removals if each.agreed)
    asked = replace(template, places=places, removals=removals)
    prove = job.prove and job.template is not None
    return fill_understood(out, document, asked, data, job.today, prove=prove, whole=False)


def _is_wanted(place: Place) -> bool:
    return place.asks == TABLE or bool(place.fields) and all(one.startswith("cover:") for one in place.fields)


def _without_dates(searched: Searched, made: FilledReport) -> Iterator[Found]:
    """The hits but for a row's own date, in the column of dates, that happens to be somebody's date of birth."""
    days = frozenset(_days(made))
    for hit in searched.found:
        column = _COLUMN.search(hit.place)
        # All that the cell says is the date.
        if hit.kind == "date of birth" and column and hit.around == hit.matched and (column[1], hit.matched) in days:
            continue
        yield hit


def _days(made: FilledReport) -> Iterator[tuple[str, str]]:
    """Each date of a row with the number of the column it stands in."""
    for columns, marks in json.loads(made.printed.get(CELLS, "[]")):
        for at, asks in enumerate(columns):
            if (field := field_of(asks)) is not None and field.kind == "date":
                for mark in marks:
                    yield str(at + 1), made.printed[mark].split("\t")[at].strip()
