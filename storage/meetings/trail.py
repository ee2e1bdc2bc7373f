"""What the log says of one meeting: read from its lines, for whoever asks how the minutes came to be what they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from domain.log_line import LogLine
from storage.columns import listed
from storage.desk import Desk, verb

if TYPE_CHECKING:
    from domain.meetings.trail import LogOfMeeting, Rested, Told

_OF_A_MEETING = (
    "interviews", "attendees", "paragraphs", "versions", "steps", "representations", "row_checks", "evidence",
)  # fmt: skip
_SAID = {"representations": "verdict", "row_checks": "taken"}


class MeetingLog:
    """The lines of the log that concern meetings. Its verb may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def of(self, number: int) -> LogOfMeeting:
        """What the log says of this meeting, the oldest line first; nothing of one there never was."""
        from domain.meetings.trail import LogOfMeeting, Rested, Told

        lines: list[LogLine] = []
        written: dict[str, list[Told]] = {}
        rested: list[Rested] = []
        authors: list[tuple[LogLine, str, str]] = []
        codes = {
            code.casefold()
            for (code,) in self._desk.tuples("SELECT code FROM attendees WHERE interview = ?", [number])
        }
        tables = " OR ".join("what LIKE ?" for _ in (*_OF_A_MEETING, "details", "to_see"))
        found = self._desk.tuples(
            f"SELECT number, at, user, session, verb, what, digest, hash, content FROM log WHERE {tables}"
            " ORDER BY number",
            [f"%{table}/%" for table in (*_OF_A_MEETING, "details", "to_see")],
        )
        for n, at, user, session, act, what, digest, hashed, text in found:
            line = LogLine(
                number=n, at=at, user=user, session=session, verb=act, what=tuple(what.split()), digest=digest.hex(),
                hash=hashed.hex(),
            )
            content = json.loads(text)
            why = content.get("why", "")
            concerns = False
            for table, key, before, after in content["changes"]:
                state: dict[str, Any] = after or before
                if table == "details":
                    was, now = (before or {}).get("author", ""), (after or {}).get("author", "")
                    if was != now and was:
                        authors.append((line, was, now))
                    continue
                if not _is_of(table, state, number, codes):
                    continue
                concerns = True
                said = state.get(_SAID[table], "") if table in _SAID and after else ""
                told = Told(line=line, said=said, why=state.get("reason", "") if said else why)
                written.setdefault(f"{table}/{key}", []).append(told)
                if table == "evidence":
                    rested.append(
                        Rested(
                            line=line, made=after is not None, target=state["target"], digest=state["digest"],
                            paragraphs=listed(state["paragraphs"]), version=state["version"], why=why,
                            kind=state["kind"],
                        )
                    )  # fmt: skip
            if concerns:
                lines.append(line)
        return LogOfMeeting(
            lines=tuple(lines), written={row: tuple(told) for row, told in written.items()}, rested=tuple(rested),
            authors=tuple(authors), gone=self._gone({one.target for one in rested if one.kind == "row"}),
        )  # fmt: skip

    def _gone(self, ids: set[str]) -> dict[str, str]:
        """Of those rows of the chronology that stand no more the date each had, as it was written."""
        found = {}
        for id in ids:
            if self._desk.value("SELECT 1 FROM entries WHERE id = ?", [id]) is not None:
                continue
            last = self._desk.value("SELECT max(number) FROM log WHERE what LIKE ?", [f"%entries/{id}%"])
            content = self._desk.value("SELECT content FROM log WHERE number = ?", [last])
            for table, key, before, _ in json.loads(content)["changes"] if content else ():
                if table == "entries" and before and id in (key, before.get("id")):
                    found[id] = str(before.get("written", ""))
        return found


def _is_of(table: str, state: dict[str, Any], number: int, codes: set[str]) -> bool:
    if table == "interviews":
        return bool(state["number"] == number)
    if table == "to_see":
        return str(state["code"]).casefold() in codes
    return table in _OF_A_MEETING and bool(state["interview"] == number)
