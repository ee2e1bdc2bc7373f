"""`imr receive` of a report or chronology that came back: what changed is listed, and taken in by number."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from domain.errors import Stopped, WrongUse
from tui.saying import say

if TYPE_CHECKING:
    from domain.returned.changes import CameBack, Change
    from storage.casefile import CaseFile

_LETTERS = 12
ALL = "all-changes"


def receive_edited(
    case: CaseFile, data: bytes, name: str, *, as_json: bool, take: str, listed: str
) -> None:
    """List what changed in the file; with `take` take in what was listed before under this `listed`."""
    from screens.came_back.reading import read_came_back

    came = read_came_back(case, data, name)
    if take:
        _take(case, came, take, listed)
        return
    if as_json:
        say(_json(came), result=True)
        return
    _tell(came, name)


def _tell(came: CameBack, name: str) -> None:
    from screens.came_back.reading import heading_of, line_of, told_of

    say(heading_of(came), result=True)
    for note in came.notes:
        say(note)
    for change in came.changes:
        told = " ".join(" ".join(each.split()) for each in told_of(change))
        mark = "" if change.takes else " (told only)"
        say(f"{change.number}. {line_of(change)}{mark}. {told}", result=True)
    if any(change.takes for change in came.changes):
        say(
            "Nothing was taken in. To take in some of these, or all that are not in conflict, add: --take 1,2 or"
            f" --take {ALL}, and --listed {came.digest[:_LETTERS]}"
        )


def _take(case: CaseFile, came: CameBack, take: str, listed: str) -> None:
    from screens.came_back.taking import Taking

    if len(listed) < _LETTERS or not came.digest.startswith(listed.casefold()):
        raise WrongUse(
            "Give --listed with what the list of changes ends with: it says that what is taken in is what you read."
            " The list is another now, or was not read."
            if listed else "Read the list of changes first (without --take); it ends with the --listed to give."
        )  # fmt: skip
    taking = Taking(case, date.today())
    if take == ALL:
        done, left = taking.take_all(came.changes)
        notes = taking.notes
    else:
        done, left, notes = [], [], []
        for change in _chosen(came, take):
            done.append(taking.take(change))
            notes += taking.notes
    for sentence in done:
        say(sentence, result=True)
    for sentence in dict.fromkeys((*notes, *left)):
        say(sentence)
    if left:
        raise Stopped(f"{len(done)} taken in, {len(left)} not: name a number to take it in all the same.")


def _chosen(came: CameBack, take: str) -> list[Change]:
    by_number = {change.number: change for change in came.changes}
    chosen: list[Change] = []
    for each in take.split(","):
        number = int(each) if each.strip().isdecimal() else 0
        if number not in by_number:
            raise WrongUse(f"There is no change {each.strip()} in the list: it has {len(by_number)}.")
        if not by_number[number].takes:
            raise WrongUse(f"Change {number} is told only: {by_number[number].said or 'there is nothing to take in.'}")
        chosen.append(by_number[number])
    return sorted(chosen, key=lambda one: one.number)


def _json(came: CameBack) -> str:
    changes = []
    for change in came.changes:
        one = {key.rstrip("_"): value for key, value in asdict(change).items()}
        one["conflict"] = change.conflict and change.takes
        changes.append(one)
    return json.dumps(
        {"kind": came.kind, "left": came.at, "sure": came.sure, "already": came.already, "notes": list(came.notes),
         "listed": came.digest, "changes": changes},
        ensure_ascii=False, indent=2,
    )  # fmt: skip
