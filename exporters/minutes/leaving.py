"""Minutes that leave: written, read back, searched, locked where that is asked; all in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from domain.agreement.course import State
from domain.agreement.for_agreement import ForAgreement
from domain.disclosure import hashed
from domain.errors import WrongUse
from domain.evidence.unagreed import Sought
from domain.meetings.for_file import ForFile
from exporters.disclosure.held_back import MOST, strangers_said
from exporters.disclosure.searching import Found, search
from exporters.disclosure.verdicts import judged
from exporters.disclosure.verdicts import notes as notes_on
from exporters.minutes.on_paper import for_agreement_paper, for_file_paper, text_file
from exporters.minutes.places import in_minutes
from exporters.office.differs import ReadBackDiffers
from exporters.way_out.job import Disclosed, Job, Step, locked
from exporters.way_out.ready import Kind, Ready

KIND: Kind = "minutes"


@dataclass(frozen=True, slots=True)
class _Made:
    data: bytes
    suffix: str
    notes: tuple[str, ...] = ()


def minutes_ready(out: ForAgreement | ForFile, job: Job, say: Step) -> Ready:
    """The minutes as a file that may leave.

    Raises `NotUnderstood` when a template cannot be filled without asking, `Disclosed` when a name is found, `WrongUse`
    for a text under a password.
    """
    say("Writing the minutes")
    if job.suffix == ".txt":
        made = _as_text(out, job)
    elif job.template is not None:
        made = _in_template(out, job, job.template)
    else:
        made = _in_own_layout(out)
    say("Searching every part for names")
    name = f"{KIND}{made.suffix}"
    sought = Sought(out.looked_for, out.net)
    searched = search(made.data, name, sought, job.template, lambda: say("Searching"), file=KIND)
    searched = in_minutes(searched, out)
    nobodys = who_is_nobody(out)
    verdict = judged(searched, nobodys, job.accepted, boards_names=job.boards_names, file=KIND)
    notes = (*made.notes, *notices_of(out), *notes_on(searched, verdict))
    if verdict.stopping:
        raise Disclosed(searched, verdict, out.looked_for, made.data, KIND, out.profile, notes)
    return Ready(
        kind=KIND,
        profile=out.profile,
        data=locked(made.data, made.suffix, job, say),
        suffix=made.suffix,
        rows=len(out.version.paragraphs),
        codes=frozenset(code for code, _ in out.version.facts.present),
        notes=notes,
        searched=searched,
        searched_as=hashed(made.data),
        through=verdict.through,
        looked_for=out.looked_for,
        locked=job.password is not None,
        log_head=out.log_head,
    )


def _as_text(out: ForAgreement | ForFile, job: Job) -> _Made:
    if job.password is not None:
        raise WrongUse("Plain text cannot be locked: choose .docx, or leave the password out.")
    data = text_file(out.version)
    if hashed(data) != out.version.sha256:
        raise ReadBackDiffers("the text is not that of the version")
    return _Made(data, ".txt", tuple(_not_agreed(out)))


def _not_agreed(out: ForAgreement | ForFile) -> Iterator[str]:
    """What the exact text alone does not show: that nobody, or not everybody, agreed it."""
    if isinstance(out, ForAgreement):
        return
    version, agreed = out.version.number, [each.code for each in out.answers if each.state is State.AGREED]
    others = ", ".join(f"{each.code}: {each.state}" for each in out.answers if each.state is not State.AGREED)
    if not agreed:
        yield f"Nobody has agreed version {version} yet{f' ({others})' if others else ''}. The text does not say so."
    elif others:
        yield f"Not everybody has agreed version {version} ({others}). The text does not say so."
    if not out.use.may:
        yield f"These minutes may not be used: {out.use.why}."


def _in_own_layout(out: ForAgreement | ForFile) -> _Made:
    from exporters.word.building import docx
    from exporters.word.read_back import read_back

    paper = for_agreement_paper(out) if isinstance(out, ForAgreement) else for_file_paper(out)
    data = docx(paper)
    read_back(data, paper)
    return _Made(data, ".docx")


def _in_template(out: ForAgreement | ForFile, job: Job, template: bytes) -> _Made:
    from exporters.minutes.template import fill_template

    made = fill_template(out, template, job.template_name, job.mapping)
    return _Made(made.data, ".docx", made.notes)


def who_is_nobody(out: ForAgreement | ForFile) -> list[Found]:
    """The names among who speaks that are nobody's of the key: each keeps the file back."""
    return [
        Found(
            "", f"{one.day}, who speaks", "", one.matched, one.who, "not in the key", general="who speaks",
            text=hashed(one.who), file=KIND,
        )
        for one in out.not_in_key
        if one.who
    ]  # fmt: skip


def notices_of(out: ForAgreement | ForFile) -> Iterator[str]:
    """What to look at: names that are nobody's of the key, a sentence each."""
    places: dict[str, list[str]] = {}
    for one in out.not_in_key:
        if not one.who:
            places.setdefault(one.matched, []).append(one.day)
    yield from islice(strangers_said(places), MOST)
