"""One page that asks a senior manager whether minutes may be used though somebody present has not confirmed them."""

from __future__ import annotations

from collections.abc import Iterator

from domain.agreement.authority_asked import AuthorityAsked
from domain.agreement.said import BY, standing_said
from domain.agreement.steps import Step
from domain.dates.days import weekday_said
from exporters.minutes.closing import SIGNED
from exporters.word.blocks import Block, Cell, Heading, Paper, Table, Tick, Words

NOTICE = "Confidential. People are shown by codes. Keep this safe, and do not pass it on."
_TWO = (4.2, 12.8)
_WENT = {"issue": "issued", "remind": "reminded", "no reply": "no reply recorded", "cannot": "cannot agree"}


def authority_paper(out: AuthorityAsked) -> Paper:
    """Who has not confirmed, what was done to reach them, the text by its hash, the decision asked, and a signature."""
    details, version = out.details, out.version
    number = version.facts.interview
    header = "  ·  ".join(filter(None, (details.agency, details.reference)))
    return Paper(
        title="May these minutes be used, not confirmed?", above=details.agency,
        under="  ·  ".join(filter(None, (f"Interview {number}, version {version.number}, for {out.standing.code}",
                                         details.subject, details.reference))),
        notice=NOTICE, header="\t".join((header, "Confidential")),
        footer=(
            f"Request for an authority  ·  interview {number}  ·  version {version.number}",
            f"SHA-256 of the exact text: {version.sha256}", f"Head of the case’s log: {out.log_head}",
        ),
        blocks=tuple(_blocks(out)),
    )  # fmt: skip


def _blocks(out: AuthorityAsked) -> Iterator[Block]:
    code, version = out.standing.code, out.version
    who = f"{code} ({out.role})" if out.role else code
    yield Words(
        "Minutes are used in this review only once everyone present who was asked has agreed them or had their say."
        f" {who} has not confirmed version {version.number} of the minutes of interview {version.facts.interview},"
        f" held on {weekday_said(version.facts.held)}."
    )
    rows = [(weekday_said(step.day), _said(step)) for step in out.steps if step.version == version.number]
    yield Table(tuple((Cell((day,)), Cell((said,))) for day, said in rows), _TWO, ("Day", f"What was done with {code}"))
    if out.others:
        yield Heading("Where the others stand", 2)
        for one in out.others:
            yield Words(standing_said(out.minutes, one))
    yield Words(_waiting(out))
    yield Heading("The decision", 2)
    yield Tick(f"The minutes may be used, printed as not confirmed by {code}.")
    yield Tick("The minutes may not be used.")
    yield Table(tuple((Cell((label,)), Cell()) for label in ("Reason", *SIGNED)), (3.6, 13.4), least=0.9)


def _waiting(out: AuthorityAsked) -> str:
    """What rests on the minutes, in a sentence."""
    said = f"{out.rows} {'row' if out.rows == 1 else 'rows'} of the chronology"
    if out.passages:
        said += f" and {out.passages} {'paragraph' if out.passages == 1 else 'paragraphs'} of the report"
    one = out.rows + out.passages == 1
    return f"{said} {'rests' if one else 'rest'} on these minutes and {'waits' if one else 'wait'} for this decision."


def _said(step: Step) -> str:
    said = _WENT.get(step.kind, step.kind)
    way = next((told for way, told in BY.items() if way == step.how), "")
    words = f": “{step.words}”" if step.words else ""
    return f"{said[:1].upper()}{said[1:]}{f', {way}' if way else ''}{words}"
