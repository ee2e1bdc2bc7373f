"""What taking something back would leave without what it belongs to."""

from __future__ import annotations

from collections.abc import Collection

from domain.report.parts import ANSWER
from storage.desk import Desk

TABLES = frozenset((
    "passages", "cited", "evidence", "recommendations", "actions", "action_updates", "questions", "answers",
))  # fmt: skip
"""Of these one may belong to another."""


def left_hanging(desk: Desk, tables: Collection[str]) -> str:
    """What was added since to what an act takes out, or taken out since of what it brings back; "" for nothing."""
    passages = "(SELECT id FROM passages)"
    if desk.value(f"SELECT 1 FROM evidence WHERE kind = 'passage' AND target NOT IN {passages} LIMIT 1") or desk.value(
        f"SELECT 1 FROM cited WHERE passage NOT IN {passages} LIMIT 1"
    ):
        return (
            "It was said since what the paragraph rests on" if "passages" in tables
            else "The paragraph was taken out since"
        )  # fmt: skip
    if desk.value(
        "SELECT 1 FROM actions WHERE recommendation != 0 AND recommendation NOT IN"
        " (SELECT number FROM recommendations) LIMIT 1"
    ):
        return "The action and its recommendation were put together, or taken apart, since"
    if desk.value("SELECT 1 FROM action_updates WHERE action NOT IN (SELECT number FROM actions) LIMIT 1"):
        return "Something was reported of the action since"
    if desk.value(
        "SELECT 1 FROM answers WHERE question NOT IN (SELECT label FROM questions) UNION"
        " SELECT 1 FROM passages WHERE section LIKE ? AND substr(section, ?) NOT IN (SELECT label FROM questions)"
        " LIMIT 1",
        [f"{ANSWER}%", len(ANSWER) + 1],
    ):
        return "The question is answered in the report by now, or was taken out since"
    return ""
