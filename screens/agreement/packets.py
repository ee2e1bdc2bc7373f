"""Packets of a case, for screen and command alike: sealed and issued to one person, and their answers taken in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from screens.agreement.answer_told import told_of
from screens.names.coded_answers import coded_answer

if TYPE_CHECKING:
    from domain.agreement.steps import Answer
    from domain.meetings.minutes import Minutes
    from exporters.packet.file import Sealing
    from exporters.way_out.job import Step
    from screens.agreement.copy_given import Copy
    from screens.agreement.doubt_kinds import DoubtKind
    from screens.agreement.whose_file import Whose
    from storage.casefile import CaseFile
    from storage.meetings.packets import KeptPacket, PacketWay


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet made for one person, not issued yet, and how it is sealed; `reader` is the account it is handed to."""

    copy: Copy
    sealing: Sealing
    reader: int | None = None


def packet_for(
    case: CaseFile, number: int, code: str, *, rows: Sequence[str] | None = None, reply_by: str = "", today: date,
    step: Step = lambda _: None, reader: int | None = None,
) -> Packet:  # fmt: skip
    """A packet of the version issued last, or that would be issued now, for this person.

    `rows` are the ids of the rows they are to check, without it all that name them;
    `reader` is the number of the account that may read the file. Nothing is issued, logged or placed yet. Raises
    WrongUse, and what `prepare` raises.
    """
    from exporters.packet.file import Sealing
    from exporters.way_out.job import Job
    from screens.agreement.minutes_leaving import copies

    sealing = Sealing.new()
    job = Job(kind="packet", today=today, sealing=sealing)
    (copy,) = copies(
        case, number, [code], job=job, step=step, rows=None if rows is None else {code: rows}, reply_by=reply_by,
    )
    return Packet(replace(copy, ready=replace(copy.ready, reader=reader)), sealing, reader)


def send_packet(
    case: CaseFile, number: int, packet: Packet, path: Path, *, day: str, reply_by: str = "",
    way: PacketWay = "packet", settled: Collection[DoubtKind] = (),
) -> Path:  # fmt: skip
    """Issue the minutes to this person, keep what opens the answer, log the packet and place it; where it is.

    `settled` as in `issue`. Raises WrongUse, Stopped, CannotWrite.
    """
    from exporters.packet.file import open_by_root
    from exporters.way_out.handed import account_name
    from screens.agreement.minutes_leaving import send_copies
    from storage.meetings.packets import KeptPacket

    copy, sealing = packet.copy, packet.sealing
    kept = KeptPacket(
        id=sealing.header.packet, interview=number, version=copy.version, code=copy.code, way=way,
        rows=open_by_root(copy.ready.data, sealing.root, "the packet").given.rows,
        key=sealing.root if way == "reading room" else sealing.answer_key,
        account="" if packet.reader is None else account_name(packet.reader),
    )  # fmt: skip
    (placed,) = send_copies(
        case, number, [copy], [path], day=day, reply_by=reply_by, again=True, way=way,
        issued=lambda: case.packets.keep(kept), settled=settled,
    )  # fmt: skip
    return placed


@dataclass(frozen=True, slots=True)
class Received:
    """An answer that was opened and may be taken in: what it says, and what the author should look at."""

    answer: Answer
    said: tuple[str, ...]
    notes: tuple[str, ...]


def received(
    case: CaseFile, data: bytes, of: Whose, name: str, *, today: date, attested: bool = False
) -> Received:
    """An answer in a file that is `of` an account, opened by what the case kept; nothing is taken in yet.

    With `attested` the author vouches for it, and whose file it is does not count. Raises WrongUse for an answer of
    another case, to anything but what its packet held, a second one, one whose file is not the answering person's own,
    and CannotOpen, NotUnderstood.
    """
    from domain.agreement.steps import AUTHOR, THEMSELVES
    from exporters.packet.file import answer_header, open_answer

    header = answer_header(data, name)
    kept = case.packets.get(header.packet)
    minutes = case.minutes.of(kept.interview) if kept else None
    version = minutes.version(kept.version) if kept and minutes else None
    if kept is None or version is None:
        raise WrongUse(
            f"{name} answers a packet that this case has not issued. It is of another case, or of one issued after the"
            " backup this case was restored from."
        )
    if case.packets.answered(kept.id):
        raise WrongUse(
            f"{name} answers a packet whose answer was taken in already, and that stays as it is. For another answer,"
            f" issue {kept.code} a new packet."
        )
    key = _answer_key(kept)
    answer = open_answer(data, key, version, kept.rows, kept.way, name)
    if minutes.now(answer.code).casefold() != minutes.now(kept.code).casefold():
        raise WrongUse(f"{name} is an answer of {answer.code}, and the packet was issued to {kept.code}.")
    if (answer.interview, answer.version, answer.sha256) != (kept.interview, kept.version, version.sha256):
        raise WrongUse(
            f"{name} says it answers another text than its packet held: version {kept.version} of the minutes of"
            f" interview {kept.interview}. It was not made by imr, and is not taken in."
        )
    # In the reading room the terminal is the author's, and so is the file.
    if not attested and kept.way == "packet":
        _see_account(case, kept, of, name)
    by = "" if attested else of.account
    answer = replace(
        answer, day=_day(answer.day, today), attested=AUTHOR if attested else THEMSELVES, answered_by=by,
        packet=kept.id, how=kept.way,
    )  # fmt: skip
    _see_open(minutes, answer, name)
    answer, notes = coded_answer(case, answer)
    return Received(answer, told_of(answer, version, kept.rows), tuple(notes))


def _see_open(minutes: Minutes, answer: Answer, name: str) -> None:
    """Refuse an agreement beside what the same person wanted changed and nobody has considered, and say what to do."""
    from domain.agreement.standing import standing

    open_yet = standing(minutes, answer.code).open
    if answer.kind == "agree" and open_yet:
        left = "1 thing they wanted changed is" if open_yet == 1 else f"{open_yet} things they wanted changed are"
        raise WrongUse(
            f"{name} says that {answer.code} agrees version {answer.version}; {left} not considered yet. Ask whether"
            " they take that back, consider each, and take this file in again: it keeps."
        )


def _answer_key(kept: KeptPacket) -> bytes:
    from exporters.packet.sealed import key_for

    return key_for(kept.key, kept.id, "answer") if kept.way == "reading room" else kept.key


def _see_account(case: CaseFile, kept: KeptPacket, of: Whose, name: str) -> None:
    """Refuse an answer whose file is not the answering person's own."""
    or_attest = (
        f"Have {kept.code} leave it where you can read it, under their own account; or, if you know it is theirs, take"
        " it in with --attested: it is then kept as attested by you."
    )
    if of.mine or of.account in case.packets.accounts():
        own = "your own account" if of.mine else f"{of.account}, an account that works in this case"
        raise WrongUse(f"{name} belongs to {own}, so it is not {kept.code}'s own act. {or_attest}")
    if of.doubt:
        raise WrongUse(f"{name} {of.doubt}, so it does not say whose act it is. {or_attest}")
    if kept.account and of.account != kept.account:
        raise WrongUse(
            f"{name} belongs to {of.account}, and the packet was handed to {kept.account} for {kept.code}: it is not"
            f" their own act. {or_attest}"
        )
    others = {
        each.now(step.code)
        for each in case.minutes.all()
        for step in each.steps
        if step.answered_by == of.account and each.now(step.code).casefold() != each.now(kept.code).casefold()
    }
    if others:
        raise WrongUse(
            f"{name} belongs to {of.account}, who has answered as {', '.join(sorted(others))} before: it is another"
            f" person's answer, and not {kept.code}'s."
        )


def _day(said: str, today: date) -> str:
    """The day the answer says it was given, today where that is no day or still to come."""
    try:
        return min(date.fromisoformat(said), today).isoformat()
    except ValueError:
        return today.isoformat()
