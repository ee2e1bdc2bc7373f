"""A packet that leaves: what is in it searched for names before it is sealed; all in memory."""

from __future__ import annotations

from dataclasses import replace

from domain.agreement.for_agreement import ForAgreement
from domain.disclosure import hashed
from domain.errors import WrongUse
from domain.evidence.unagreed import Sought
from exporters.disclosure.searching import search
from exporters.disclosure.verdicts import judged
from exporters.disclosure.verdicts import notes as notes_on
from exporters.minutes.leaving import notices_of, who_is_nobody
from exporters.minutes.places import in_minutes
from exporters.packet.contents import packet_text, packet_words
from exporters.packet.file import ENDING, Sealing
from exporters.way_out.job import Disclosed, Job, Step
from exporters.way_out.ready import Kind, Ready

KIND: Kind = "packet"


def packet_ready(out: object, job: Job, sealing: Sealing, say: Step) -> Ready:
    """The packet as a file that may leave. Raises `Disclosed` when a name is found."""
    if not isinstance(out, ForAgreement):
        raise WrongUse("Only minutes for one person to agree go into a packet.")
    if job.password is not None:
        raise WrongUse("A packet opens by its phrase; it takes no password.")
    say("Searching it for names")
    plain = packet_text(out).encode()
    words = packet_words(out).encode()
    sought = Sought(out.looked_for, out.net)
    searched = in_minutes(
        search(words, f"{KIND}.txt", sought, None, lambda: say("Searching"), file=KIND), out
    )
    nobodys = [replace(one, file=KIND) for one in who_is_nobody(out)]
    verdict = judged(searched, nobodys, job.accepted, file=KIND)
    notes = (*notices_of(out), *notes_on(searched, verdict))
    if verdict.stopping:
        raise Disclosed(searched, verdict, out.looked_for, plain, KIND, out.profile, notes)
    say("Sealing it")
    return Ready(
        kind=KIND, profile=out.profile, data=sealing.packet(out), suffix=ENDING, rows=len(out.version.paragraphs),
        codes=frozenset(code for code, _ in out.version.facts.present), notes=notes, searched=searched,
        searched_as=hashed(plain), through=verdict.through, looked_for=out.looked_for, locked=True,
        log_head=out.log_head,
    )  # fmt: skip
