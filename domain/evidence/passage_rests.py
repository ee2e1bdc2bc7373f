"""What a paragraph of the report rests on, piece by piece as it stands now: rows of the chronology, and minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from domain.agreement.steps import RowCheck
from domain.chronology.entry import Entry
from domain.evidence.cited import row_cited_said, state_of
from domain.evidence.drawn_from import Evidence
from domain.evidence.resting import Ground
from domain.evidence.row_shown import shown
from domain.evidence.row_standing import Rests, check_said, checks_that_stand
from domain.report.parts import Cited

BehindState = Literal["current", "changed", "gone", "unagreed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """One piece of evidence behind a passage. `number` is that of its `Cited` ("row") or `Evidence` ("minutes").

    `said` is how it is printed, `words` what it says now, `event` what happened of a row. `why` says in words what
    stands in its way, "" where nothing does; `beside` is what stands beside it: who does not confirm it, who disputes
    it and how.
    """

    kind: Literal["row", "minutes"]
    number: int
    passage: str
    said: str
    words: str = ""
    event: str = ""
    state: BehindState = "current"
    why: str = ""
    beside: tuple[str, ...] = ()
    entry: str = ""
    interview: int = 0
    paragraphs: tuple[str, ...] = ()

    @property
    def flagged(self) -> bool:
        """Whether the author has to look at it."""
        return self.state != "current"

    @property
    def line(self) -> str:
        """It in one line: how it is printed, how it stands, and what stands beside it."""
        stands = self.why or ("agreed" if self.kind == "minutes" and not self.beside else "")
        return ": ".join(filter(None, (", ".join(filter(None, (self.said, stands))), "; ".join(self.beside))))


def of_row(
    cited: Cited, entry: Entry | None, checks: Iterable[RowCheck] = (), rests: Iterable[Rests] = ()
) -> Behind:  # fmt: skip
    """A row a passage points to; `entry` is None for one that is gone, `checks` and `rests` are of this row."""
    state = state_of(cited, entry)
    if entry is None:
        return Behind(
            kind="row", number=cited.number, passage=cited.passage, said="a row of the chronology", state="gone",
            why="taken out since", entry=cited.entry,
        )  # fmt: skip
    said = [check_said(each, entry).rstrip(".") for each in checks_that_stand(checks) if _against(each)]
    found: BehindState = state
    why = "changed since" if state == "changed" else ""
    for one in rests:
        if not one.resting.current:
            found = "unagreed" if found == "current" else found
            why = ", ".join(filter(None, (why, f"it rests on {one.where}, {one.why}")))
        said += [f"not confirmed by {code}" for code in one.resting.not_confirmed]
        said += [f"{each.code}: {each.said}" for each in one.resting.dissent]
    return Behind(
        kind="row", number=cited.number, passage=cited.passage, said=row_cited_said(entry), words=shown(entry).text,
        event=entry.event or "", state=found, why=why, beside=tuple(dict.fromkeys(said)), entry=entry.id,
    )  # fmt: skip


def of_minutes(evidence: Evidence, ground: Ground | None) -> Behind:
    """What a passage draws from minutes, as those stand now; None where the case has no such meeting."""
    rests = Rests.of(evidence, ground)
    resting = rests.resting
    beside = [f"not confirmed by {code}" for code in resting.not_confirmed]
    beside += [f"{each.code}: {each.said}" for each in resting.dissent]
    by_id = ground.paragraphs if ground is not None else {}
    there = [by_id[id] for id in evidence.paragraphs if id in by_id]
    words = " ".join(f"{each.speaker}: {each.text}" if each.speaker else each.text for each in there)
    state: BehindState = "gone" if not there else resting.state
    return Behind(
        kind="minutes", number=evidence.number, passage=evidence.target, said=rests.where, words=words, state=state,
        why="" if resting.current else resting.why, beside=tuple(beside), interview=evidence.interview,
        paragraphs=evidence.paragraphs,
    )  # fmt: skip


def grounds(minutes: Mapping[int, Ground], evidence: Iterable[Evidence]) -> list[Rests]:
    """What of these pieces of evidence comes to, on these minutes by the number of the meeting."""
    return [Rests.of(each, minutes.get(each.interview)) for each in evidence]


def _against(check: RowCheck) -> bool:
    return check.verdict != "confirmed" and check.taken != "taken"
