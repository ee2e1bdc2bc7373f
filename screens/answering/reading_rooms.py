"""The reading room, as the case sees it: a packet opened at the author's own terminal, and its answer taken in."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import CannotWrite, Refusal, WrongUse
from screens.agreement.doubt_kinds import ASKED
from screens.answering.room import WAY, Room, folder_of, sign_of

if TYPE_CHECKING:
    from storage.casefile import CaseFile
    from storage.meetings.packets import KeptPacket

def room_for(
    case: CaseFile, number: int, code: str, rows: Sequence[str] | None = None, *, reply_by: str = "", today: date
) -> Room:  # fmt: skip
    """A packet for this person, issued and placed beside the case; one that was begun here and not answered goes on.

    Raises WrongUse, Stopped, CannotWrite.
    """
    from exporters.packet.file import ENDING
    from screens.agreement.packets import packet_for, send_packet

    minutes = case.minutes.of(number)
    whose = minutes.now(code).casefold()
    theirs = (each for each in _waiting(case) if minutes.now(each.code).casefold() == whose)
    kept = next((each for each in theirs if each.interview == number), None)
    latest = minutes.latest
    if kept is not None and latest is not None and kept.version == latest.number and not minutes.edited:
        _make_folder(case.path)
        packet, root = _file(case.path, kept.id), kept.key
    else:
        made = packet_for(case, number, code, rows=rows, reply_by=reply_by, today=today)
        _make_folder(case.path)
        packet, root = folder_of(case.path) / f"{made.sealing.header.packet}{ENDING}", made.sealing.root
        # The author was asked on the screen about what is doubtful.
        send_packet(
            case, number, made, packet, day=today.isoformat(), reply_by=reply_by, way="reading room", settled=ASKED
        )
    _put_sign(case.path)
    return Room(case.path.resolve(), packet.resolve(), number, root)


def taken_in(case: CaseFile, today: date) -> tuple[str, ...]:
    """Take in the answers given in the reading room since; a sentence on each."""
    told = []
    for kept in _waiting(case):
        answer, latest = _answer(case.path, kept.id), case.minutes.of(kept.interview).latest
        if answer.exists():
            told.append(_take_in(case, kept, answer, today))
        elif latest is not None and kept.version < latest.number:
            _clear(case.path, kept.id)
        elif _unfinished(case.path, kept.id).exists():
            told.append(f"What {kept.code} began to answer in the reading room is kept; they can go on with it there.")
    with suppress(OSError):
        sign_of(case.path).unlink()
        folder_of(case.path).rmdir()
    return tuple(told)


def _take_in(case: CaseFile, kept: KeptPacket, answer: Path, today: date) -> str:
    from screens.agreement.packet_here import sealed_content
    from screens.agreement.packets import received

    try:
        data, of = sealed_content(answer)
        found = received(case, data, of, "The answer of the reading room", today=today)
        case.agreement.answer(found.answer)
    except Refusal as refusal:
        aside = answer.with_name(f"{answer.name}.not-taken")
        with suppress(OSError):
            answer.rename(aside)
        return (
            f"The answer {kept.code} gave in the reading room was not taken in. {refusal.sentence} It is set aside,"
            f" sealed, in {aside.name}."
        )
    _clear(case.path, kept.id)
    return f"{found.said[0]}" + (" " + " ".join(found.notes) if found.notes else "")


def _waiting(case: CaseFile) -> list[KeptPacket]:
    """The packets of the reading room that are still beside the case and not answered."""
    return [
        each
        for each in case.packets.all()
        if each.way == WAY and _file(case.path, each.id).exists() and not case.packets.answered(each.id)
    ]


def _file(case: Path, id: str) -> Path:
    return folder_of(case) / f"{id}.packet"


def _answer(case: Path, id: str) -> Path:
    return folder_of(case) / f"{id}.packet.answer"


def _unfinished(case: Path, id: str) -> Path:
    return folder_of(case) / f"{id}.packet.unfinished"


def _clear(case: Path, id: str) -> None:
    """Take away a packet that is done with."""
    for path in (_answer(case, id), _unfinished(case, id), _file(case, id)):
        with suppress(OSError):
            path.unlink()


def _make_folder(case: Path) -> None:
    """Make the folder; one that stands there is taken only where it is ours and nobody else's."""
    folder = folder_of(case)
    with _saying_why():
        with suppress(FileExistsError):
            folder.mkdir(0o700)
        about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.geteuid() or about.st_mode & 0o077:
        raise CannotWrite(
            f"{folder.name} stands beside the case already, and is no folder of your account alone. Look what it is,"
            " and move it away: what is read and answered here is kept under that name."
        )


def _put_sign(case: Path) -> None:
    """The file that stands there while somebody reads; never another that a link there leads to."""
    with _saying_why():
        os.close(os.open(sign_of(case), os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))


class _saying_why:
    """What the disk refuses, as a sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise CannotWrite(f"There can be no reading room here: {error.strerror}.") from None


def check_room(case: Path) -> None:
    """Refuse a reading room where what is read could not be kept. Raises WrongUse."""
    if not os.access(case.parent, os.W_OK | os.X_OK):
        raise WrongUse(f"You may not write in {case.parent}, where the answer is kept until it is taken in.")
