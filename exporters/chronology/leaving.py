"""The chronology that leaves: built, read back, searched, locked where that is asked; all in memory."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from domain.disclosure import hashed
from domain.errors import WrongUse
from domain.evidence.unagreed import Sought
from domain.gate import Outgoing, PanelCopy, notices
from exporters.chronology.both_accounts import with_both_accounts
from exporters.chronology.printed import kept_rows
from exporters.disclosure.asked_here import headings_of, places_in_csv, places_in_sheet
from exporters.disclosure.held_back import codes_in, nobodys_in, strangers_in
from exporters.disclosure.read_out import with_their_sources
from exporters.disclosure.searching import Found, Headings, Place, Searched, search
from exporters.disclosure.verdicts import judged
from exporters.disclosure.verdicts import notes as notes_on
from exporters.office.placing import ColumnPlacing, Placing
from exporters.office.proving import Change
from exporters.office.refs import letter
from exporters.way_out.job import Disclosed, Job, Step, locked, locked_only
from exporters.way_out.ready import Ready

_INITIALS = re.compile(r"!B(\d+)$")
"""A cell of the second column, which the program itself fills with the initials."""


def chronology_ready(out: Outgoing | PanelCopy, job: Job, say: Step) -> Ready:
    """The chronology as a file that may leave: in a board's workbook or document, in our own layout, or as CSV.

    Raises `NotUnderstood` when the template cannot be filled without asking, `Disclosed` when a name is found,
    `WrongUse` for a panel copy without a password or as CSV.
    """
    if isinstance(out, PanelCopy):
        locked_only(job)
    rows, panel = (out.chronology, out) if isinstance(out, PanelCopy) else (out, None)
    if job.suffix == ".docx":
        from exporters.report.chronology_alone import document_ready

        return document_ready(out, job, say)
    if job.template is not None:
        made, rows = _in_template(rows, panel, job, job.template, say)
    elif job.suffix == ".csv":
        if job.password or panel:
            raise WrongUse("CSV can be neither locked nor hold a key: choose .xlsx.")
        made = _as_csv(rows, say)
    else:
        made = _in_own_layout(rows, panel, job, say)
    say("Searching every part for names")
    # What was let through in a panel copy was not for an anonymised file.
    file = job.kind if panel is None else out.profile
    searched = search(
        made.data, f"{job.kind}{made.suffix}", Sought(rows.looked_for, rows.net), job.template,
        lambda: say("Searching"),
        file=file, headings=made.headings, places=made.places, below=made.below,
    )  # fmt: skip
    if panel is not None:
        searched = _beside_the_key(searched, made, panel)
    nobodys = [*nobodys_in(rows, file)]
    searched = replace(searched, found=with_their_sources(searched.found, rows.entries))
    nobodys = [*with_their_sources(nobodys, rows.entries)]
    verdict = judged(searched, nobodys, job.accepted, boards_names=job.boards_names, file=file)
    notes = (*made.notes, *notices(rows), *strangers_in(rows), *notes_on(searched, verdict))
    if verdict.stopping:
        raise Disclosed(searched, verdict, rows.looked_for, made.data, job.kind, out.profile, notes)
    return Ready(
        kind=job.kind,
        profile=out.profile,
        data=locked(made.data, made.suffix, job, say),
        suffix=made.suffix,
        rows=len(rows.entries),
        codes=codes_in(rows) if panel is None else frozenset(line.code for line in panel.key),
        notes=notes,
        searched=searched,
        searched_as=hashed(made.data),
        through=verdict.through,
        changes=made.changes,
        looked_for=rows.looked_for,
        locked=job.password is not None,
        log_head=rows.log_head,
        printed=made.printed,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    data: bytes
    suffix: str
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    key_part: str = ""
    headings: Headings = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    below: tuple[str, int] | None = None
    printed: Mapping[str, str] = field(default_factory=dict, repr=False)


def _beside_the_key(searched: Searched, made: _Made, panel: PanelCopy) -> Searched:
    """What was found anywhere but where the key may say it: in its own sheet names, or only the initials given.

    A number or an address has no place in the key either.
    """
    from exporters.chronology.key import HEADER_ROW

    given = {_letters(line.name) for line in panel.key}

    def allowed(hit: Found) -> bool:
        if hit.kind != "name":
            return False
        if panel.naming == "names" or _letters(hit.matched) in given:
            return True
        # Initials of three may hold those of somebody else of two.
        cell = _INITIALS.search(hit.place)
        line = int(cell[1]) - HEADER_ROW - 1 if cell else -1
        return 0 <= line < len(panel.key) and hit.matched in panel.key[line].name

    def kept(hit: Found) -> Found | None:
        if hit.part != made.key_part:
            return hit
        return None if allowed(hit) else replace(hit, in_key=True, in_row=False)

    return replace(searched, found=tuple(hit for hit in map(kept, searched.found) if hit is not None))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)) if text.isupper() else text


def _in_template(
    out: Outgoing, panel: PanelCopy | None, job: Job, template: bytes, say: Step
) -> tuple[_Made, Outgoing]:
    from exporters.templates import read_template

    say("Reading the board’s file")
    understood = read_template(template, job.template_name, job.mapping)
    out = with_both_accounts(out, {field for column in understood.placing().columns for field in column.fields})
    made = _filled(out, panel, template, job.template_name, understood.placing(), job, say)
    places = places_in_sheet(understood.placing(), understood.header_cells)
    return replace(made, notes=(*understood.notes, *made.notes), places=places), out


def _in_own_layout(out: Outgoing, panel: PanelCopy | None, job: Job, say: Step) -> _Made:
    from exporters.layouts.chronology import layout

    template, placing = layout(out)
    return replace(_filled(out, panel, template, "our own layout", placing, job, say), changes=())


def _filled(
    out: Outgoing, panel: PanelCopy | None, template: bytes, name: str, placing: Placing, job: Job, say: Step
) -> _Made:
    from exporters.chronology.filled import fill_workbook
    from exporters.chronology.read_back import read_back
    from exporters.office.proving import changes

    say("Filling the workbook")
    made = fill_workbook(out, template, name, placing, job.today)
    say("Reading it back")
    read_back(made, out)
    data, part = made.data, ""
    if panel is not None:
        from exporters.chronology.panel import with_key

        say("Adding the key")
        data, part = with_key(data, panel)
    proof = tuple(changes(template, data, made.filled.sheet, made.filled.move)) if job.prove else ()
    below = (placing.sheet, placing.header_row)
    return _Made(
        data, made.suffix, made.notes, proof, part, headings_of(placing), places_in_sheet(placing), below,
        made.printed,
    )  # fmt: skip


def _as_csv(out: Outgoing, say: Step) -> _Made:
    from exporters.chronology.csv_file import chronology_csv, read_back_csv
    from exporters.layouts.chronology import columns_for

    say("Writing the lines")
    data = chronology_csv(out)
    say("Reading them back")
    read_back_csv(data, out)
    headings = [(column.heading, column.field) for column in columns_for(out)]
    placed = [ColumnPlacing(letter=letter(at), fields=(field,), heading=heading)
              for at, (heading, field) in enumerate(headings, 1)]  # fmt: skip
    return _Made(data, ".csv", places=places_in_csv(headings), printed=kept_rows(out, placed, "", 1))
