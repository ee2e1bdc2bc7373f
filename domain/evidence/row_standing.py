"""What those a row names said of it, and what minutes it rests on: told beside the row, and of the whole case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.agreement.said import quoted_said
from domain.agreement.steps import OWN_ACT, RowCheck
from domain.and_between import and_between
from domain.chronology.entry import Entry
from domain.dates.days import day_said
from domain.evidence.drawn_from import Evidence
from domain.evidence.resting import Ground, Resting
from domain.evidence.row_shown import shown
from domain.meetings.minutes import Minutes


@dataclass(frozen=True, slots=True)
class Rests:
    """What rests on minutes as it stands now, and which of their paragraphs that is by the numbers they have now.

    `places` are those numbers, `gone` counts the paragraphs that are there no longer.
    """

    resting: Resting
    ground: Ground | None
    places: tuple[int, ...] = ()
    gone: int = 0

    @classmethod
    def of(cls, evidence: Evidence, ground: Ground | None) -> Rests:
        """How it stands on what these minutes come to; None where the case has no such meeting."""
        if ground is None:
            gone = Resting(evidence=evidence, state="changed", why="there is no such interview in the case")
            return cls(gone, None, (), len(evidence.paragraphs))
        at = {each.id: place for place, each in enumerate(ground.minutes.paragraphs, 1)}
        places = tuple(sorted(at[id] for id in evidence.paragraphs if id in at))
        return cls(ground.resting(evidence), ground, places, len(evidence.paragraphs) - len(places))

    @property
    def where(self) -> str:
        """Which paragraphs of which meeting."""
        gone = f"{self.gone} taken out since" if self.gone else ""
        meeting = f"interview {self.resting.evidence.interview}"
        return ", ".join(filter(None, (meeting, places_said(self.places), gone)))

    @property
    def why(self) -> str:
        """How it stands, in words."""
        resting = self.resting
        if not resting.current or self.ground is None:
            return f"not to be used, {resting.why}"
        if resting.not_confirmed:
            return f"version {self.ground.use.version}, not confirmed by {and_between(resting.not_confirmed)}"
        return f"version {self.ground.use.version}, agreed"

    @property
    def said(self) -> str:
        """It in a sentence or two."""
        told = [f"Rests on {self.where}: {self.why}."]
        told += [f"{one.code}: {one.said}." for one in self.resting.dissent]
        return " ".join(told)


def places_said(places: Iterable[int]) -> str:
    """Paragraphs by their numbers: "paragraph 4", "paragraphs 4-6 and 9"."""
    runs: list[list[int]] = []
    for place in sorted(set(places)):
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    if not runs:
        return ""
    said = and_between(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"paragraph {said}" if len(runs) == 1 and len(runs[0]) == 1 else f"paragraphs {said}"


def latest_checks(checks: Iterable[RowCheck], former: Mapping[str, str] | None = None) -> tuple[RowCheck, ...]:
    """Of each person what they said last of each row."""
    former = former or {}
    found: dict[tuple[str, str], RowCheck] = {}
    for each in checks:
        code = former.get(each.code.casefold(), each.code).casefold()
        found.pop((each.entry, code), None)
        found[each.entry, code] = each
    return tuple(found.values())


def checks_that_stand(checks: Iterable[RowCheck], former: Mapping[str, str] | None = None) -> tuple[RowCheck, ...]:
    """Of each person what they said last of each row, and what they hold against it by an act of their own before it.

    What the author wrote down for them since does not end that, while they were shown the same words.
    """
    former = former or {}
    found: dict[tuple[str, str], list[RowCheck]] = {}
    for each in checks:
        code = former.get(each.code.casefold(), each.code).casefold()
        said = found.setdefault((each.entry, code), [])
        attested = each.how not in OWN_ACT
        said[:] = [one for one in said if attested and _against(one) and one.shown == each.shown]
        said.append(each)
    return tuple(one for said in found.values() for one in said)


def _against(check: RowCheck) -> bool:
    """Whether somebody themselves holds something against a row that the author did not take."""
    return check.how in OWN_ACT and check.verdict != "confirmed" and check.taken != "taken"


def check_said(check: RowCheck, entry: Entry | None, code: str = "") -> str:
    """What somebody said of a row, and what became of it; `entry` is the row as it stands, None when it is gone."""
    code, day = code or check.code, day_said(check.day)
    on = f", {day}" if day else ""
    if check.verdict == "confirmed":
        changed = entry is not None and entry.revision != check.revision and shown(entry).text != check.shown
        return f"Confirmed by {code}{on}{', before it was changed' if changed else ''}."
    if check.verdict == "disputed":
        said = f"Disputed by {code}{on}: {quoted_said(check.words)}."
        return f"{said} Declined: {check.reason}." if check.taken == "declined" else said
    if check.taken == "taken":
        return f"Corrected as {code} said{on}."
    if check.taken == "declined":
        return f"Not corrected as {code} wanted{on}: {quoted_said(check.words)}. {check.reason}."
    return f"{code} wants it corrected{on}: {quoted_said(check.words)}. Not considered yet."


class RowStandings:
    """Of every row what there is to say: who confirmed it, who disputes it, and what minutes it rests on."""

    def __init__(
        self, checks: Iterable[RowCheck] = (), evidence: Sequence[Evidence] = (), minutes: Iterable[Minutes] = ()
    ) -> None:
        by_number = {each.interview.number: each for each in minutes}
        self._former: dict[str, str] = {}
        for each in by_number.values():
            self._former |= dict(each.former)
        self._checks: dict[str, list[RowCheck]] = {}
        for check in checks_that_stand(checks, self._former):
            self._checks.setdefault(check.entry, []).append(check)
        grounds = {one.interview: Ground.of(by_number[one.interview]) for one in evidence if one.interview in by_number}
        self.rests = tuple(Rests.of(each, grounds.get(each.interview)) for each in evidence)
        self._rests: dict[str, list[Rests]] = {}
        for one in self.rests:
            if one.resting.evidence.kind == "row":
                self._rests.setdefault(one.resting.evidence.target, []).append(one)

    def of(self, entry: Entry) -> tuple[str, ...]:
        """The sentences of one row, none when nobody was asked and it rests on nothing."""
        checks = self._checks.get(entry.id, ())
        said = [check_said(each, entry, self._former.get(each.code.casefold(), each.code)) for each in checks]
        return (*(one.said for one in self._rests.get(entry.id, ())), *said)

    @property
    def flagged(self) -> str:
        """How many rows rest on minutes that changed or are not agreed, in a few words; "" when none does."""
        told = []
        for state in ("changed", "unagreed"):
            rows = [each for each in self._rests.values() if any(one.resting.state == state for one in each)]
            told += [f"{len(rows)} on {state} minutes"] if rows else []
        return ", ".join(told)
