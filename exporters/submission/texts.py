"""A text that goes with a submission: searched for names, and ready to leave."""

from __future__ import annotations

from domain.disclosure import hashed
from domain.evidence.unagreed import Sought
from domain.report.leaving import OutgoingReport
from exporters.disclosure.searching import search
from exporters.disclosure.verdicts import judged
from exporters.way_out.job import Disclosed, Job
from exporters.way_out.ready import Kind, Ready


def text_ready(data: bytes, kind: Kind, suffix: str, rows: int, out: OutgoingReport, job: Job) -> Ready:
    """The text as a file that may leave. Raises `Disclosed` where a name stands in it."""
    searched = search(data, f"{kind}{suffix}", Sought(out.looked_for, out.net), None, lambda: None, file=kind)
    verdict = judged(searched, (), job.accepted, file=kind)
    if verdict.stopping:
        raise Disclosed(searched, verdict, out.looked_for, data, kind, out.profile)
    return Ready(
        kind=kind,
        profile=out.profile,
        data=data,
        suffix=suffix,
        rows=rows,
        codes=frozenset(),
        notes=(),
        searched=searched,
        searched_as=hashed(data),
        through=verdict.through,
        looked_for=out.looked_for,
        log_head=out.log_head,
    )
