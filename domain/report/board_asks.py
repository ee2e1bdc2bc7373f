"""What the board's files in hand ask for, kept with the case, so that the screens of the report can go by it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from domain.report.board_order import BoardPlace

REPORT, PLAN = "asked by report", "asked by action plan"
"""What it is kept under, beside the answers about each file."""


@dataclass(frozen=True, slots=True)
class BoardAsks:
    """What the board's Word template in hand asks for, and the list its action plan takes statuses from.

    `sections` are ids in the order of the template, each once, with the number it is printed with, "" for none;
    `criteria` the lines of its quality form in its words, `statuses` its own list of statuses, `open` how many things
    of the template wait for an answer. `places` are those sections are printed in (none where it was looked at before
    they were kept: the author's own numbers then stand), `typed` the highest number it types itself before a paragraph
    of each section, `left_out` sections the author leaves out where it has no place for them, `name` its file's.
    All of it is empty while no file of the board's was looked at.
    """

    sections: tuple[tuple[str, str], ...] = ()
    criteria: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    open: int = 0
    places: tuple[BoardPlace, ...] = ()
    typed: tuple[tuple[str, int], ...] = ()
    left_out: tuple[str, ...] = ()
    name: str = ""

    @property
    def asked(self) -> frozenset[str]:
        """The ids of the sections asked for."""
        return frozenset(id for id, _ in self.sections)

    def number_of(self, id: str) -> str:
        """The number a section has in the template, "" where it has none, or is not in it."""
        return next((number for each, number in self.sections if each.casefold() == id.casefold()), "")

    def title_of(self, id: str) -> str:
        """The board's own words for a section, "" where it has none."""
        low = id.casefold()
        return next((each.title for each in self.places if each.title and low in map(str.casefold, each.asks)), "")


def report_to_json(asks: BoardAsks) -> str:
    """What a Word template asks for, as it is kept under REPORT."""
    kept: dict[str, Any] = {
        "sections": list(map(list, asks.sections)), "criteria": list(asks.criteria), "open": asks.open,
    }  # fmt: skip
    if asks.places:
        kept["places"] = [[list(each.asks), each.number, each.title, each.takes] for each in asks.places]
        kept |= {"typed": dict(asks.typed), "left_out": list(asks.left_out), "name": asks.name}
    return json.dumps(kept, ensure_ascii=False)


def plan_to_json(statuses: tuple[str, ...]) -> str:
    """A board's list of statuses, as it is kept under PLAN."""
    return json.dumps({"statuses": list(statuses)}, ensure_ascii=False)


def asks_kept(report: str | None, plan: str | None) -> BoardAsks:
    """What was kept under REPORT and PLAN, None for what was not."""
    of_report, of_plan = json.loads(report or "{}"), json.loads(plan or "{}")
    return BoardAsks(
        tuple((str(id), str(number)) for id, number in of_report.get("sections", ())),
        tuple(map(str, of_report.get("criteria", ()))),
        tuple(map(str, of_plan.get("statuses", ()))),
        int(of_report.get("open", 0)),
        _places(of_report["places"]) if "places" in of_report else (),
        tuple((str(prefix), int(highest)) for prefix, highest in of_report.get("typed", {}).items()),
        tuple(map(str, of_report.get("left_out", ()))),
        str(of_report.get("name", "")),
    )


def _places(kept: list[list[Any]]) -> tuple[BoardPlace, ...]:
    from domain.report.board_order import BoardPlace

    return tuple(
        BoardPlace(tuple(map(str, asks)), str(number), str(title), takes) for asks, number, title, takes in kept
    )
