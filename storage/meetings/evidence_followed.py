"""What a row or passage rests on, which goes where it goes: copied with it, and taken out with it."""

from __future__ import annotations

import json
from typing import Literal

from storage.desk import Act, Desk, Row
from storage.ledger_lines import now


def copy_evidence(desk: Desk, act: Act, source: str, to: str, kind: Literal["row", "passage"] = "row") -> None:
    """Let one row, or passage, rest on what another rests on, or a row rested on when it was taken away, within an
    act. What it rests on already is not said twice."""
    of = "SELECT * FROM evidence WHERE kind = ? AND target = ? ORDER BY number"
    rows = desk.rows(of, [kind, source])
    if not rows and kind == "row" and desk.value("SELECT 1 FROM entries WHERE id = ?", [source]) is None:
        rows = _of_a_row_gone(desk, source)
    there = {_drawn(row) for row in desk.rows(of, [kind, to])}
    for row in rows:
        if _drawn(row) not in there:
            kept = {name: value for name, value in row.items() if name != "number"}
            act.insert("evidence", {**kept, "target": to, "at": now(), "by": desk.number()})


def drop_evidence(desk: Desk, act: Act, id: str, kind: Literal["row", "passage"] = "row") -> None:
    """Take out what a row, or a passage, rests on with it, within an act."""
    for row in desk.rows("SELECT * FROM evidence WHERE kind = ? AND target = ? ORDER BY number", [kind, id]):
        act.delete("evidence", row)


def _drawn(row: Row) -> tuple[int, str, str]:
    return row["interview"], row["paragraphs"], row["digest"]


def _of_a_row_gone(desk: Desk, id: str) -> list[Row]:
    """What a row rested on when it was last taken away, as the log has it."""
    last = desk.value("SELECT max(number) FROM log WHERE what LIKE ?", [f"%entries/{id}%"])
    content = desk.value("SELECT content FROM log WHERE number = ?", [last])
    changes = json.loads(content)["changes"] if content else ()
    taken = [before for table, _, before, after in changes if table == "evidence" and after is None]
    return [row for row in taken if row["target"] == id]
