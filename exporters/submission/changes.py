"""What changed since the version sent before, as a text that goes with a submission; nobody's name is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from domain.and_between import and_between
from domain.dates.days import day_said
from domain.evidence.unagreed import KIND as UNAGREED
from domain.evidence.unagreed import Sought
from domain.report.leaving import OutgoingReport
from domain.report.parts import Submission
from domain.report.submissions_compared import Change
from exporters.submission.texts import text_ready
from exporters.way_out.job import Job
from exporters.way_out.ready import Kind, Ready

KIND: Kind = "changes"
SUFFIX = ".txt"
_LEFT_OUT = "(left out)"
_COUNTED = {"changed": "changed", "new": "new", "gone": "taken out", "moved": "in another place"}


def changes_ready(
    changed: Sequence[Change], before: Submission, now: Submission, out: OutgoingReport, job: Job
) -> Ready:
    """The list as a file that may leave.

    What was sent before may hold a name that was put into the key since: the code stands in its place. Raises
    `Disclosed` where one is found all the same.
    """
    sought = Sought(out.looked_for, out.net)
    kept = [replace(one, before=_without(one.before, sought), after=_without(one.after, sought)) for one in changed]
    data = ("\n".join(_lines(kept, before, now, out)) + "\n").encode()
    return text_ready(data, KIND, SUFFIX, len(kept), out, job)


def counted_said(changed: Sequence[Change]) -> str:
    """How many of each: "5 changed, 4 new and 3 taken out"."""
    count: Counter[str] = Counter(one.kind for one in changed)
    return and_between(f"{count[kind]:,} {word}" for kind, word in _COUNTED.items() if count[kind])


def _lines(changed: Sequence[Change], before: Submission, now: Submission, out: OutgoingReport) -> Iterator[str]:
    yield f"Changes from version {before.version}, sent on {day_said(before.sent)}, to version {now.version}"
    yield ""
    of = out.details
    told = (("Agency", of.agency), ("Reference", of.reference), ("Review of", of.subject))
    yield from (f"{label}: {said}" for label, said in told if said)
    yield f"SHA-256 of the text before: {before.sha256}"
    yield f"SHA-256 of the text now: {now.sha256}"
    yield ""
    if not changed:
        yield "The text is word for word the same."
        return
    yield f"Paragraphs and records: {counted_said(changed)}."
    yield "Of what changed, words taken out stand between [- and -], words put in between [+ and +]."
    for section, here in groupby(changed, key=lambda one: one.section):
        yield ""
        yield section
        yield from (f"  {one.said}" for one in here)


def _without(text: str, sought: Sought) -> str:
    """The text with a code in place of each name, and without what else may not leave.

    Of what holds words of minutes that may not be used nothing stays: of a long stretch only the beginning is a hit.
    """
    found = sought.find(text)
    if any(hit.kind == UNAGREED for hit in found):
        return _LEFT_OUT
    for hit in reversed(found):
        coded = hit.written if hit.kind == "name" and hit.code else _LEFT_OUT
        text = f"{text[: hit.start]}{coded}{text[hit.end :]}"
    return text
