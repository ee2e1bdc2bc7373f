"""The genogram as a picture that leaves by itself: drawn, every word in it searched, all in memory."""

from __future__ import annotations

from domain.disclosure import hashed
from domain.errors import WrongUse
from domain.evidence.unagreed import Sought
from domain.report.leaving import OutgoingReport
from exporters.disclosure.searching import search
from exporters.disclosure.verdicts import judged, notes
from exporters.picture.genogram import genogram_png
from exporters.way_out.job import Disclosed, Job, Step
from exporters.way_out.ready import Kind, Ready

KIND: Kind = "genogram"


def genogram_ready(out: OutgoingReport, job: Job, say: Step) -> Ready:
    """The family drawn, by reference names, as a PNG that may leave.

    Letters in a picture cannot be searched, so what is searched is what it shows in words: nothing else is drawn in it.
    Raises `Disclosed` when a name is found, `WrongUse` where there is no family, for a panel copy, and for a password.
    """
    if not out.family:
        raise WrongUse("Nobody is in the family yet: /family gives the first.")
    if out.naming is not None:
        raise WrongUse("A genogram goes by reference names: leave the panel copy out.")
    if job.password is not None:
        raise WrongUse("A picture cannot be locked: leave the password out, or send it within the report.")
    say("Drawing it")
    data, said, _ = genogram_png(out.family, out.relations, out.details.subject, today=job.today)
    say("Searching its words for names")
    searched = search(
        said.encode("utf-8"), "genogram.txt", Sought(out.looked_for, out.net), None, lambda: say("Searching"),
        file=KIND,
    )  # fmt: skip
    verdict = judged(searched, (), job.accepted, file=KIND)
    told = (f"What it shows in words, for who cannot see it: {said}", *notes(searched, verdict))
    if verdict.stopping:
        raise Disclosed(searched, verdict, out.looked_for, data, KIND, out.profile, told)
    return Ready(
        kind=KIND,
        profile=out.profile,
        data=data,
        suffix=".png",
        rows=len(out.family),
        codes=frozenset(member.code for member in out.family),
        notes=told,
        searched=searched,
        searched_as=hashed(data),
        through=verdict.through,
        looked_for=out.looked_for,
        log_head=out.log_head,
    )
