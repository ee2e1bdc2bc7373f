"""What leaves on paper of our own beside minutes to agree: the trail, the register, a version as it was issued.

Written, read back, searched, locked where that is asked; all in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.agreement.authority_asked import AuthorityAsked
from domain.disclosure import Accepted, hashed
from domain.errors import WrongUse
from domain.evidence.unagreed import Net, Sought
from domain.meetings.as_issued import AsIssued
from domain.meetings.register_leaving import RegisterByCodes, RegisterByNames
from domain.meetings.trail import Trails
from exporters.disclosure.held_back import strangers_said
from exporters.disclosure.searching import Searched, search
from exporters.disclosure.verdicts import MINUTED, Verdict, judged, may_be_accepted
from exporters.disclosure.verdicts import notes as notes_on
from exporters.minutes.on_paper import text_file
from exporters.office.differs import ReadBackDiffers
from exporters.way_out.job import Disclosed, Job, Step, locked, locked_only
from exporters.way_out.ready import Kind, Ready
from exporters.word.blocks import Paper

OnPaper = Trails | RegisterByCodes | AsIssued | AuthorityAsked


def paper_ready(out: OnPaper, job: Job, say: Step) -> Ready:
    """The document as a file that may leave. Raises `Disclosed` when a name is found, `WrongUse` for names without a
    password, or a text under one."""
    if isinstance(out, RegisterByNames):
        locked_only(job)
    say("Writing the document")
    kind = _kind(out)
    data, suffix = _made(out, job)
    say("Searching every part for names")
    net = out.net if isinstance(out, RegisterByCodes) else Net()
    searched = search(data, f"{kind}{suffix}", Sought(out.looked_for, net), None, lambda: say("Searching"), file=kind)
    if isinstance(out, RegisterByNames):
        # Names are what it is for; a number or an address is not.
        searched = replace(searched, found=tuple(hit for hit in searched.found if hit.kind != "name"))
    verdict = _judged(out, searched, job, kind)
    notes = (*_strangers(out), *notes_on(searched, verdict))
    if verdict.stopping:
        raise Disclosed(searched, verdict, out.looked_for, data, kind, out.profile, notes)
    return Ready(
        kind=kind,
        profile=out.profile,
        data=locked(data, suffix, job, say),
        suffix=suffix,
        rows=_rows(out),
        codes=frozenset(_codes(out)),
        notes=notes,
        searched=searched,
        searched_as=hashed(data),
        through=verdict.through,
        looked_for=out.looked_for,
        locked=job.password is not None,
        log_head=out.log_head,
    )


def _kind(out: OnPaper) -> Kind:
    if isinstance(out, Trails):
        return "trail"
    if isinstance(out, RegisterByCodes):
        return "register"
    return "authority" if isinstance(out, AuthorityAsked) else "minutes"


def _made(out: OnPaper, job: Job) -> tuple[bytes, str]:
    if isinstance(out, AsIssued) and job.suffix == ".txt":
        if job.password is not None:
            raise WrongUse("Plain text cannot be locked: choose .docx, or leave the password out.")
        data = text_file(out.version)
        if hashed(data) != out.version.sha256:
            raise ReadBackDiffers("the text is not that of the version")
        return data, ".txt"
    from exporters.word.building import docx
    from exporters.word.read_back import read_back

    paper = _paper(out)
    data = docx(paper)
    read_back(data, paper)
    return data, ".docx"


def _paper(out: OnPaper) -> Paper:
    if isinstance(out, RegisterByCodes):
        from exporters.minutes.register import register_paper

        return register_paper(out)
    if isinstance(out, AuthorityAsked):
        from exporters.minutes.authority import authority_paper

        return authority_paper(out)
    from exporters.minutes.trail import issued_paper, trail_paper

    return trail_paper(out) if isinstance(out, Trails) else issued_paper(out)


def _judged(out: OnPaper, searched: Searched, job: Job, kind: Kind) -> Verdict:
    """The verdict; words let through in minutes are let through where these minutes are quoted.

    A version that was issued cannot be changed any more: a trail that could never leave would help nobody.
    """
    verdict = judged(searched, (), job.accepted, file=kind)
    if isinstance(out, RegisterByCodes):
        return verdict
    let: dict[str, Accepted] = {one.matched: one for one in job.accepted if one.kind in (*MINUTED, kind)}
    through = [(hit, let[hit.matched]) for hit in verdict.stopping if hit.matched in let and may_be_accepted(hit)]
    stopping = tuple(hit for hit in verdict.stopping if hit.matched not in let or not may_be_accepted(hit))
    return replace(verdict, stopping=stopping, through=(*verdict.through, *through))


def _rows(out: OnPaper) -> int:
    if isinstance(out, Trails):
        return len(out.trails)
    if isinstance(out, RegisterByCodes):
        return len(out.register.seen)
    return len(out.steps) if isinstance(out, AuthorityAsked) else len(out.version.paragraphs)


def _codes(out: OnPaper) -> Iterable[str]:
    if isinstance(out, Trails):
        return (one.code for trail in out.trails for one in trail.minutes.interview.people)
    if isinstance(out, RegisterByCodes):
        return (*(one.code for one in out.register.seen), *(one.code for one in out.register.not_seen))
    return (code for code, _ in out.version.facts.present)


def _strangers(out: OnPaper) -> Iterator[str]:
    """What to look at: names that seem to be people's and are nobody's of the key."""
    places: dict[str, list[str]] = {}
    for trail in out.trails if isinstance(out, Trails) else ():
        for one in trail.not_in_key:
            places.setdefault(one.matched, [one.day])
    return strangers_said(places)
