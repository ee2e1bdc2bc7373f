"""What those a row names said of it, and what minutes it rests on: told beside the row, and of the whole case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.agreement import use_of
from domain.agreement_said import people_said
from domain.agreement_steps import RowCheck
from domain.days import day_said
from domain.entry import Entry
from domain.evidence import Evidence, EvidenceState, state_of
from domain.for_agreement import shown
from domain.minutes import Minutes

STATES: dict[EvidenceState, str] = {"current": "agreed", "changed": "changed since", "unagreed": "not agreed"}
"""Each state of what rests on minutes, in the words of a list."""


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that rests on minutes: how it stands and `why`, who disputes them and who has not confirmed them.

    `places` are the numbers of its paragraphs as the minutes stand now, `gone` counts those no longer there.
    """

    evidence: Evidence
    state: EvidenceState
    why: str
    places: tuple[int, ...] = ()
    gone: int = 0
    disputed_by: tuple[str, ...] = ()
    not_confirmed_by: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Which paragraphs of which meeting."""
        gone = f"{self.gone} taken out since" if self.gone else ""
        places = ", ".join(filter(None, (places_said(self.places), gone)))
        return f"interview {self.evidence.interview}, {places}" if places else f"interview {self.evidence.interview}"

    @property
    def said(self) -> str:
        """It in a sentence."""
        told = [f"Rests on {self.where}: {self.why}."]
        if self.disputed_by:
            told.append(f"Disputed there by {people_said(self.disputed_by)}.")
        return " ".join(told)


def resting(evidence: Evidence, minutes: Minutes) -> Resting:
    """How what rests on these minutes stands."""
    state, use = state_of(evidence, minutes), use_of(minutes)
    at = {each.id: place for place, each in enumerate(minutes.paragraphs, 1)}
    places = tuple(sorted(at[id] for id in evidence.paragraphs if id in at))
    gone = len(evidence.paragraphs) - len(places)
    if state == "changed":
        why = "they changed since it was drawn from them"
    elif state == "unagreed":
        why = f"the minutes may not be used: {use.why}"
    else:
        why = f"version {use.version}, {use.kind}"
    about = {"", *evidence.paragraphs}
    disputed = dict.fromkeys(minutes.now(step.code) for step in use.disputed if step.paragraph in about)
    unconfirmed = dict.fromkeys(minutes.now(step.code) for step in use.not_confirmed)
    if use.kind == "not confirmed" and state == "current":
        why = f"version {use.version}, not confirmed by {people_said(unconfirmed)}"
    return Resting(evidence, state, why, places, gone, tuple(disputed), tuple(unconfirmed))


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
    said = people_said(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
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


def check_said(check: RowCheck, entry: Entry | None, code: str = "") -> str:
    """What somebody said of a row, and what became of it; `entry` is the row as it stands, None when it is gone."""
    code, day = code or check.code, day_said(check.day)
    on = f", {day}" if day else ""
    if check.verdict == "confirmed":
        changed = entry is not None and entry.revision != check.revision and shown(entry).text != check.shown
        return f"Confirmed by {code}{on}{', before it was changed' if changed else ''}."
    if check.verdict == "disputed":
        said = f"Disputed by {code}{on}: “{check.words}”."
        return f"{said} Declined: {check.reason}." if check.taken == "declined" else said
    if check.taken == "taken":
        return f"Corrected as {code} said{on}."
    if check.taken == "declined":
        return f"Not corrected as {code} wanted{on}: “{check.words}”. {check.reason}."
    return f"{code} wants it corrected{on}: “{check.words}”. Not considered yet."


class RowStandings:
    """Of every row what there is to say: who confirmed it, who disputes it, and what minutes it rests on."""

    def __init__(
        self, checks: Iterable[RowCheck] = (), evidence: Iterable[Evidence] = (), minutes: Iterable[Minutes] = ()
    ) -> None:
        by_number = {each.interview.number: each for each in minutes}
        self._former: dict[str, str] = {}
        for each in by_number.values():
            self._former |= dict(each.former)
        self._checks: dict[str, list[RowCheck]] = {}
        for check in latest_checks(checks, self._former):
            self._checks.setdefault(check.entry, []).append(check)
        found = (each for each in evidence if each.interview in by_number)
        self.resting = tuple(resting(each, by_number[each.interview]) for each in found)
        self._resting: dict[str, list[Resting]] = {}
        for one in self.resting:
            if one.evidence.kind == "row":
                self._resting.setdefault(one.evidence.target, []).append(one)

    def of(self, entry: Entry) -> tuple[str, ...]:
        """The sentences of one row, none when nobody was asked and it rests on nothing."""
        checks = self._checks.get(entry.id, ())
        said = [check_said(each, entry, self._former.get(each.code.casefold(), each.code)) for each in checks]
        return (*(one.said for one in self._resting.get(entry.id, ())), *said)

    @property
    def flagged(self) -> str:
        """How many rows rest on minutes that changed or are not agreed, in a few words; "" when none does."""
        told = []
        for state in ("changed", "unagreed"):
            rows = {one.evidence.target for one in self.resting if one.state == state and one.evidence.kind == "row"}
            told += [f"{len(rows)} on {state} minutes"] if rows else []
        return ", ".join(told)
