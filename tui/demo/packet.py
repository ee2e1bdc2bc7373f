"""The packet that waits in the demo: DN2's minutes and some rows, sealed under a phrase that is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.casefile import CaseFile

INTERVIEW, CODE = 4, "DN2"
ROWS = (
    "asks to take Adult A back", "safeguarding concern sent; self-neglect, weight loss, refusals",
    "seen through the letter box", "no reply, ambulance for the planned admission also there",
)  # fmt: skip


SENT, REPLY_BY = -12, -2
"""Days from the day the demo is made."""


def place_packet(case: CaseFile, path: Path, today: date) -> str:
    """Issue what DN2 is asked to agree, sealed into a new file, as `imr issue` does; gives the phrase that opens it."""
    from screens.agreement.packets import packet_for, send_packet
    from tui.demo.days import day_of

    day, reply_by = day_of(today, SENT), day_of(today, REPLY_BY)
    rows = [row.id for row in case.entries.all() if CODE in row.people and (row.event or "").startswith(ROWS)]
    made = packet_for(case, INTERVIEW, CODE, rows=rows, reply_by=reply_by, today=date.fromisoformat(day))
    send_packet(case, INTERVIEW, made, path, day=day, reply_by=reply_by)
    return made.sealing.phrase
