"""The recommendations of the report, in their order."""

from __future__ import annotations

from typing import Any

from domain.errors import WrongUse
from domain.report.parts import WHOSE, Recommendation
from storage.columns import as_json, listed
from storage.desk import Act, Row
from storage.report.lists import Ordered
from storage.report.rows import recommendation_of, texts


class Recommendations(Ordered[Recommendation]):
    """The recommendations: `all`, `get`, `add`, `change`, `delete`, `move`.

    With one that is taken out its actions stay, and are for none; undo gives them back.
    """

    table, kind, called = "recommendations", Recommendation, "this recommendation"
    texts = (
        "text", "specific", "measurable", "achievable", "realistic", "timely", "outcome", "evaluated", "note",
    )  # fmt: skip

    def of_row(self, row: Row) -> Recommendation:
        return recommendation_of(row)

    def columns(self, thing: Recommendation, before: Row | None) -> dict[str, Any]:
        columns = texts(thing, self.texts)
        if not columns["text"]:
            raise WrongUse("There is nothing in this recommendation yet.")
        if thing.whose not in WHOSE:
            raise WrongUse(f"A recommendation is for one of: {', '.join(WHOSE)}.")
        ids = tuple(dict.fromkeys(thing.rests_on))
        for id in set(ids).difference(listed(before["rests_on"]) if before else ()):
            if not self._desk.value("SELECT 1 FROM passages WHERE id = ?", [id]):
                raise WrongUse("A paragraph it would rest on is not in the report any more. Look at the report again.")
        return {**columns, "whose": thing.whose, "rests_on": as_json(list(ids))}

    def taken_out(self, act: Act, row: Row) -> None:
        for action in self._desk.rows("SELECT * FROM actions WHERE recommendation = ?", [row["number"]]):
            act.update("actions", action, {"recommendation": 0, "revision": action["revision"] + 1})
