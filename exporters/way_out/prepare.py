"""A file prepared to leave: built, read back and searched in memory, and only then placed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from domain.agreed_rows import RowText
from domain.disclosure import Accepted, hashed
from domain.errors import Stopped, WrongUse
from domain.gate import (
    KeyOfPersonnel,
    Leaving,
    LogOfCase,
    Outgoing,
    PanelCopy,
    Profile,
    WholeCase,
    beside_in,
    notices,
)
from domain.names import Finder
from domain.report_leaving import OutgoingReport
from domain.unagreed import Sought
from exporters.chronology.printed import kept_rows
from exporters.chronology.read_back import ReadBackDiffers
from exporters.disclosure.asked_here import headings_of, places_in_csv, places_in_sheet
from exporters.disclosure.held_back import codes_in, nobodys_in, strangers_in
from exporters.disclosure.read_out import with_their_sources
from exporters.disclosure.searching import Found, Headings, Place, Searched, search
from exporters.disclosure.verdicts import Verdict, judged, refusal
from exporters.disclosure.verdicts import notes as notes_on
from exporters.office.placing import ColumnPlacing, Placing
from exporters.office.proving import Change
from exporters.office.refs import letter
from exporters.templates.mapping import Mapping
from exporters.way_out.ready import Kind, Ready

if TYPE_CHECKING:
    from domain.for_agreement import ForAgreement
    from domain.for_file import ForFile
    from exporters.minutes.other_papers import OnPaper
    from exporters.packet.file import Sealing
    from exporters.templates.report_places import ReportMapping

_OTHER_PLACES: tuple[RowText, ...] = ("event", "outcome", "action")
"""Where what stands beside a row goes in a form without comments."""
_INITIALS = re.compile(r"!B(\d+)$")
"""A cell of the second column, which the program itself fills with the initials."""
Step = Callable[[str], None]
"""Told what is being done, in words, often; may raise to stop the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be made: a chronology in a board's workbook, or without one in our own layout (".xlsx" or ".csv").

    `suffix` also tells a log in CSV from one in lines of JSON (".jsonl"), and minutes in Word (".docx") from their
    exact text (".txt"). `password` locks the file; what holds names is not made without. `template_name` is for
    sentences to the author. `boards_names` lets through names that stood in the board's file before anything was
    written into it; it is the author's explicit word. `accepted` is what the author let through before, each with a
    reason. `prove` asks for every change made. `sealing` makes minutes for one person a packet. Of a report
    `places` are the answers to its template, `layout` which of our own it goes into without one ("adults",
    "children", "" for that of whom the case is about).
    """

    kind: Kind = "chronology"
    today: date
    template: bytes | None = None
    template_name: str = ""
    mapping: Mapping | None = None
    suffix: str = ".xlsx"
    boards_names: bool = False
    accepted: tuple[Accepted, ...] = ()
    prove: bool = False
    password: str | None = field(default=None, repr=False)
    sealing: Sealing | None = field(default=None, repr=False)
    places: ReportMapping | None = None
    layout: str = ""


class Disclosed(Stopped):
    """The disclosure check found names: `verdict` says which stop the file, `searched` what was searched for what."""

    def __init__(
        self,
        searched: Searched,
        verdict: Verdict,
        looked_for: Finder,
        data: bytes,
        kind: Kind,
        profile: Profile,
        notes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(refusal(verdict))
        self.searched = searched
        self.verdict = verdict
        self.looked_for = looked_for
        self.kind = kind
        self.profile = profile
        self.notes = notes
        self.sha256 = hashed(data)


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
    if not isinstance(out, (Outgoing, LogOfCase)) and not job.password:
        raise WrongUse("This holds the names of people and leaves under a password only: give it one.")
    if isinstance(out, (KeyOfPersonnel, WholeCase, LogOfCase)):
        return _of_the_case(out, job, say)
    rows, panel = (out.chronology, out) if isinstance(out, PanelCopy) else (out, None)
    if job.suffix == ".docx":
        from exporters.chronology.word import chronology_ready

        return chronology_ready(out, job, say)
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
    printed: dict[str, str] = field(default_factory=dict, repr=False)


def _of_the_case(out: KeyOfPersonnel | WholeCase | LogOfCase, job: Job, say: Step) -> Ready:
    """The key, the whole case or the log, each read back; what holds names is locked, what holds none is searched."""
    say("Writing the file")
    kind: Kind
    nothing = Searched(found=(), remarks=(), parts=0, letters=0)
    if isinstance(out, KeyOfPersonnel):
        from exporters.chronology import key

        data = key.workbook(out, job.today)
        key.read_back(data, key.SHEET, out.key, "names")
        _see_no_minutes(out, data, job)
        kind, made, rows, head = "key", _Made(data, ".xlsx"), len(out.key), out.log_head
        codes = frozenset(line.code for line in out.key)
    elif isinstance(out, WholeCase):
        from exporters.data.case import case_json

        kind, made = "data", _Made(case_json(out, job.today), ".json.age")
        rows, head = len(out.review.entries), out.review.log_head
        codes = frozenset(person.code for person in out.review.people)
    else:
        from exporters.data.log import log_csv, log_jsonl

        made = _Made(log_jsonl(out), ".jsonl") if job.suffix == ".jsonl" else _Made(log_csv(out), ".csv")
        kind, rows, codes = "log", len(out.lines), frozenset()
        head = out.lines[-1].hash if out.lines else ""
        if job.password:
            raise WrongUse("The log holds nothing to lock away, and leaves as it is, so that anyone can check it.")
        say("Searching every part for names")
        nothing = search(made.data, f"log{made.suffix}", out.looked_for, None, lambda: say("Searching"), file=kind)
        if (verdict := judged(nothing, (), job.accepted, file=kind)).stopping:
            raise Disclosed(nothing, verdict, out.looked_for, made.data, kind, out.profile)
    return Ready(
        kind=kind,
        profile=out.profile,
        data=locked(made.data, made.suffix, job, say),
        suffix=made.suffix,
        rows=rows,
        codes=codes,
        notes=(),
        searched=nothing,
        looked_for=out.looked_for,
        locked=job.password is not None,
        log_head=head,
    )


def _see_no_minutes(out: KeyOfPersonnel, data: bytes, job: Job) -> None:
    """Raise `Disclosed` where what the key says of people holds words of minutes that may not be used."""
    if out.net.runs:
        found = replace(search(data, "key.xlsx", out.net, file="key"), remarks=())
        if (verdict := judged(found, (), job.accepted, file="key")).stopping:
            raise Disclosed(found, verdict, out.looked_for, data, "key", out.profile)


def locked(data: bytes, suffix: str, job: Job, say: Step) -> bytes:
    """The file under its password, when it has one."""
    if job.password is None:
        return data
    say("Locking it")
    if suffix.endswith(".age"):
        from exporters.way_out import aged

        made = aged.lock(data, job.password)
        say("Opening it again")
        if aged.unlock(made, job.password) != data:
            raise ReadBackDiffers("the locked file opens to something else")
        return made
    from exporters.office.locking import lock

    return lock(data, job.password)


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


def with_both_accounts(out: Outgoing, placed: Collection[str]) -> Outgoing:
    """What stands beside rows put where a form of these fields takes it. Raises Stopped where it takes it nowhere."""
    if not out.beside or "comment" in placed:
        return out
    place = next((each for each in _OTHER_PLACES if each in placed), None)
    if place is None:
        raise Stopped(
            "The board’s file has no column that takes what staff dispute or do not confirm, so nothing was written."
            " Map a column to the comment."
        )
    said = f"The board’s file takes no comment: what is disputed or not confirmed stands at the end of the {place}."
    return replace(beside_in(out, place), unagreed=(*out.unagreed, said))


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
