"""The packet that waits in the demo: DN2's minutes and some rows, sealed under a phrase that is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.casefile import CaseFile

INTERVIEW, CODE = 4, "DN2"
ROWS = (
    "asks to take Adult A back", "safeguarding concern sent; self-neglect, weight loss, refusals",
    "seen through the letter box", "no reply, ambulance for the planned admission also there",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """A packet as it goes out, and the phrase that opens it."""

    data: bytes
    phrase: str


def seal_packet(case: CaseFile) -> Waiting:
    """Seal what DN2 is asked to agree, and keep in the case what opens the answer."""
    from domain.for_agreement import for_agreement
    from domain.standing import standing
    from exporters.packet_file import Sealing
    from storage.packets import KeptPacket

    review = case.review()
    rows = [row.id for row in review.entries if CODE in row.people and (row.event or "").startswith(ROWS)]
    reply_by = standing(case.minutes.of(INTERVIEW), CODE).reply_by
    given = for_agreement(review, INTERVIEW, CODE, rows, reply_by=reply_by)
    sealing = Sealing.new()
    case.packets.keep(
        KeptPacket(
            id=sealing.header.packet, interview=INTERVIEW, version=given.version.number, code=CODE, rows=given.rows,
            key=sealing.answer_key,
        )
    )  # fmt: skip
    return Waiting(sealing.packet(given), sealing.phrase)
