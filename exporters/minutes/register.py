"""The register of persons seen on paper, as boards print it at the end of a review."""

from __future__ import annotations

from collections.abc import Iterator

from domain.dates.days import day_said
from domain.meetings.interview import ToSee
from domain.meetings.register_leaving import RegisterByCodes, RegisterByNames
from exporters.word.blocks import Block, Cell, Heading, Paper, Table, Words

CODES = "Confidential. People are shown by codes. Keep this safe, and do not pass it on."
NAMES = "Confidential: for the panel alone. People are shown by their names. Keep this safe, and do not pass it on."


def register_paper(out: RegisterByCodes) -> Paper:
    """Who was seen and who was not and why, what each was told and offered, and what is owed to them since."""
    details = out.details
    header = "  ·  ".join(filter(None, (details.agency, details.reference)))
    return Paper(
        title="Persons seen and interviewed", above=details.agency,
        under="  ·  ".join(filter(None, (details.subject, details.reference))),
        notice=NAMES if isinstance(out, RegisterByNames) else CODES, header="\t".join((header, "Confidential")),
        footer=("Register of persons seen", f"Head of the case’s log: {out.log_head}"), blocks=tuple(_blocks(out)),
    )  # fmt: skip


def _blocks(out: RegisterByCodes) -> Iterator[Block]:
    register = out.register
    yield Heading("Seen")
    seen = tuple(
        _row(out.who(one.code), one.role, _days(one.dates), "; ".join(map(out.who, one.by)), "; ".join(one.kinds))
        for one in register.seen
    )
    columns = ("Who", "Role", "Seen on", "Interviewed by", "Kind")
    yield from _table(seen, (3.4, 4.2, 3.6, 3.2, 2.6), columns, "Nobody yet.")
    yield Heading("Not interviewed, and why")
    missing = tuple(
        _row(out.who(one.code), one.role, _why(one.why, one.more, one.hold)) for one in register.not_seen
    )
    yield from _table(missing, (3.4, 4.6, 9.0), ("Who", "Role", "Why"), "Nobody.")
    yield Heading("Told and offered")
    told = tuple(_row(out.who(one.code), _day(one.told), _day(one.support), _day(one.company), _hold(one))
                 for one in out.to_see)  # fmt: skip
    header = ("Who", "Told of the purpose", "Support offered", "May be accompanied", "Held back")
    yield from _table(told, (3.4, 3.2, 3.2, 3.2, 4.0), header, "Nothing is recorded.")
    yield Heading("Debriefs")
    debriefs = tuple(_row(out.who(one.code), f"after the {one.after}", _day(one.due), _day(one.done))
                     for one in out.debriefs)  # fmt: skip
    yield from _table(debriefs, (4.4, 4.6, 4.0, 4.0), ("Who", "When", "Due", "Done"), "None is recorded.")
    yield Heading("Extracts of the report checked for their facts")
    checks = tuple(
        _row(out.who(one.code), one.extract, _day(one.sent), _day(one.due), _day(one.done), one.outcome or "–")
        for one in out.extract_checks
    )
    sent = ("Who", "Extract", "Sent", "Due", "Done", "Outcome")
    yield from _table(checks, (3.0, 3.8, 2.7, 2.7, 2.7, 2.1), sent, "None is recorded.")
    if register.raised_elsewhere:
        days = "; ".join(map(day_said, register.raised_elsewhere))
        yield Words(f"Matters raised by another route: {days}. What they were is not in this case.")


def _table(
    rows: tuple[tuple[Cell, ...], ...], widths: tuple[float, ...], header: tuple[str, ...], none: str
) -> Iterator[Block]:
    yield Table(rows, widths, header) if rows else Words(none)


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((text,)) for text in texts)


def _why(why: str, more: str, hold: str) -> str:
    said = ": ".join(filter(None, (why, more))) or "No reason recorded yet"
    return f"{said.rstrip('.')}. Held back by: {hold}" if hold else said


def _hold(one: ToSee) -> str:
    if not one.hold:
        return "–"
    since = f" from {day_said(one.held_since)}" if one.held_since else ""
    return f"{one.hold}{since}" + (f" until {day_said(one.held_until)}" if one.held_until else ", still")


def _days(days: tuple[str, ...]) -> str:
    return "; ".join(map(day_said, days))


def _day(day: str) -> str:
    return day_said(day) if day else "–"
