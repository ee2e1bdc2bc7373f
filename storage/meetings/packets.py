"""What a case keeps of each packet it issued, so that the answer opens without the phrase."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Literal

from storage.desk import Desk, Row, verb
from storage.ledger_lines import now

if TYPE_CHECKING:
    from domain.evidence.row_shown import ShownRow

PacketWay = Literal["packet", "reading room"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPacket:
    """A packet by its id: whom it went to, which version, the rows as they were shown, and its key.

    `key` opens the answer and nothing else; of the reading room it is the one all keys of the packet come from, as
    nobody types a phrase there. `account` is the one of this machine it was handed to, "" for none: the answer comes
    from that one. `at` is UTC, `by` the account that issued it.
    """

    id: str
    interview: int
    version: int
    code: str
    way: PacketWay = "packet"
    rows: tuple[ShownRow, ...] = ()
    key: bytes = field(repr=False)
    account: str = ""
    at: str = ""
    by: str = ""


class Packets:
    """The packets issued. Not in the log, which would hold their keys for ever: the step of issuing is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def keep(self, packet: KeptPacket) -> None:
        """Keep what opens the answer to a packet, before the packet leaves."""
        rows = json.dumps([asdict(row) for row in packet.rows], ensure_ascii=False, separators=(",", ":"))
        with self._desk.writing():
            self._desk.connection.execute(
                "INSERT INTO packets (id, interview, version, code, way, rows, key, account, at, by) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [packet.id, packet.interview, packet.version, packet.code, packet.way, rows, packet.key.hex(),
                 packet.account, now(), self._desk.number()],
            )  # fmt: skip

    @verb
    def get(self, id: str) -> KeptPacket | None:
        """The packet of this id, None where this case never issued it."""
        row = self._desk.row(f"{_SELECT} WHERE packets.id = ?", [id])
        return _of(row) if row else None

    @verb
    def all(self) -> tuple[KeptPacket, ...]:
        """Every packet issued, the first one first."""
        return tuple(map(_of, self._desk.rows(f"{_SELECT} ORDER BY packets.number")))

    @verb
    def answered(self, id: str) -> bool:
        """Whether an answer to this packet has been recorded."""
        return bool(self._desk.value("SELECT 1 FROM steps WHERE packet = ?", [id]))

    @verb
    def accounts(self) -> frozenset[str]:
        """The accounts that have worked in this case: an answer of one of them is nobody else's."""
        return frozenset(name for (name,) in self._desk.tuples("SELECT name FROM users"))


_SELECT = "SELECT packets.*, users.name FROM packets LEFT JOIN users ON users.number = packets.by"


def _of(row: Row) -> KeptPacket:
    from domain.evidence.row_shown import ShownRow

    return KeptPacket(
        id=row["id"], interview=row["interview"], version=row["version"], code=row["code"], way=row["way"],
        rows=tuple(ShownRow(**each) for each in json.loads(row["rows"])), key=bytes.fromhex(row["key"]),
        account=row["account"], at=row["at"], by=row["name"] or "",
    )  # fmt: skip
