"""A file that leaves the case, as the log has it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from storage.desk import Act, Desk
from storage.ledger_lines import START, append


def log_export(
    desk: Desk, kind: str, profile: str, sha256: str, rows: int, codes: Collection[str], made_at: str,
    printed: Mapping[str, str],
) -> None:  # fmt: skip
    """Write its line, mark the codes in it as exported and keep what it says, inside a transaction; as
    `Ledger.record_export`."""
    note = {"export": {"kind": kind, "profile": profile, "sha256": sha256, "rows": rows, "codes": sorted(codes)}}
    act = Act(desk)
    for code in sorted(set(codes)):
        person = desk.row("SELECT * FROM people WHERE code = ?", [code])
        if person is not None:
            act.update("people", person, {"exported": 1})
        else:
            # Somebody else gave the person another code while the file was made.
            desk.connection.execute("UPDATE codes SET exported = 1 WHERE code = ?", [code])
    if printed:
        from storage.report.printed import keep

        head = made_at or desk.value("SELECT lower(hex(hash)) FROM log ORDER BY number DESC LIMIT 1")
        keep(desk, kind, sha256, head or START.hex(), printed)
    append(desk.connection, desk.number(), desk.session, "export", act.changes, note)
