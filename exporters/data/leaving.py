"""The key, the whole case and the log as files that leave: written, read back, locked or searched; all in memory."""

from __future__ import annotations

from dataclasses import replace

from domain.errors import WrongUse
from domain.gate import KeyOfPersonnel, LogOfCase, WholeCase
from exporters.disclosure.searching import Searched, search
from exporters.disclosure.verdicts import judged
from exporters.way_out.job import Disclosed, Job, Step, locked, locked_only
from exporters.way_out.ready import Kind, Ready


def of_the_case_ready(out: KeyOfPersonnel | WholeCase | LogOfCase, job: Job, say: Step) -> Ready:
    """The key, the whole case or the log, each read back; what holds names is locked, what holds none is searched.

    Raises `WrongUse` for names without a password and for a log under one, `Disclosed` when a name is found.
    """
    if not isinstance(out, LogOfCase):
        locked_only(job)
    say("Writing the file")
    kind: Kind
    nothing = Searched(found=(), remarks=(), parts=0, letters=0)
    if isinstance(out, KeyOfPersonnel):
        from exporters.chronology import key

        data = key.workbook(out, job.today)
        key.read_back(data, key.SHEET, out.key, "names")
        _see_no_minutes(out, data, job)
        kind, suffix, rows, head = "key", ".xlsx", len(out.key), out.log_head
        codes = frozenset(line.code for line in out.key)
    elif isinstance(out, WholeCase):
        from exporters.data.case import case_json

        kind, data, suffix = "data", case_json(out, job.today), ".json.age"
        rows, head = len(out.review.entries), out.review.log_head
        codes = frozenset(person.code for person in out.review.people)
    else:
        from exporters.data.log import log_csv, log_jsonl

        data, suffix = (log_jsonl(out), ".jsonl") if job.suffix == ".jsonl" else (log_csv(out), ".csv")
        kind, rows, codes = "log", len(out.lines), frozenset()
        head = out.lines[-1].hash if out.lines else ""
        if job.password:
            raise WrongUse("The log holds nothing to lock away, and leaves as it is, so that anyone can check it.")
        say("Searching every part for names")
        nothing = search(data, f"log{suffix}", out.looked_for, None, lambda: say("Searching"), file=kind)
        if (verdict := judged(nothing, (), job.accepted, file=kind)).stopping:
            raise Disclosed(nothing, verdict, out.looked_for, data, kind, out.profile)
    return Ready(
        kind=kind,
        profile=out.profile,
        data=locked(data, suffix, job, say),
        suffix=suffix,
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
