"""A packet and what is made of it on disk: opened, an answer begun kept beside it, the answer given."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import CannotWrite, Refusal, WrongUse
from storage.plain_files import NotPlain, open_plain

if TYPE_CHECKING:
    from domain.agreement.answer_begun import AnswerBegun, Choice
    from domain.agreement.for_agreement import ForAgreement
    from domain.agreement.steps import Answer
    from exporters.packet.file import Opened
    from screens.agreement.whose_file import Whose


def sealed_content(path: Path) -> tuple[bytes, Whose]:
    """The whole of a sealed file, and whose it is, both of the same open file.

    Raises WrongUse when it cannot be read, and reads no further than such a file can be long.
    """
    from exporters.packet.sealed import LARGEST
    from screens.agreement.whose_file import whose

    try:
        with BufferedReader(open_plain(path)) as file:
            return file.read(LARGEST + 1), whose(file.fileno())
    except NotPlain as error:
        raise WrongUse(f"{path} cannot be read: {error.strerror}.") from None
    except PermissionError:
        raise WrongUse(
            f"You may not read {path}. Ask whoever it belongs to, to issue it for your account (--for), or to send it."
        ) from None
    except OSError as error:
        raise WrongUse(f"{path} cannot be read: {error.strerror}.") from None


@dataclass
class PacketHere:
    """A packet somebody answers here. `way` is how the answer comes back: "packet", or "reading room".

    `answer` is where the answer goes, `unfinished` where one begun is kept, `owner` the account the packet came from.
    `answered` is the answer that was given already, sealed: the packet is then only read.
    """

    name: str
    data: bytes = field(repr=False)
    answer: Path
    unfinished: Path
    owner: int = -1
    way: str = "packet"
    opened: Opened | None = field(default=None, repr=False)
    answered: bytes = field(default=b"", repr=False)

    @classmethod
    def at(cls, path: Path, answer: Path | None = None) -> PacketHere:
        """The packet in this file, to be answered beside it, or where it is said.

        Raises WrongUse, CannotOpen, NotUnderstood before any phrase is asked for, and WrongUse where something else
        than its answer stands where that goes.
        """
        from exporters.packet.file import ANSWER, UNFINISHED, answer_header, packet_header

        data, of = sealed_content(path)
        header = packet_header(data, path.name)
        answer = answer or path.with_name(path.name + ANSWER)
        if answer.exists() or answer.is_symlink():
            given, _ = sealed_content(answer)
            if answer_header(given, answer.name).packet != header.packet:
                raise WrongUse(f"{answer} is there already, and is the answer to another packet. Say another: -o FILE")
            return cls(path.name, data, answer, answer.with_name(path.name + UNFINISHED), of.owner, answered=given)
        if not os.access(answer.parent, os.W_OK | os.X_OK):
            raise WrongUse(f"You may not write in {answer.parent}. Say where the answer goes: -o FILE")
        return cls(path.name, data, answer, answer.with_name(path.name + UNFINISHED), of.owner)

    def open(self, phrase: str) -> None:
        """Open it by its phrase. Raises CannotOpen, NotUnderstood."""
        from exporters.packet.file import open_packet

        self.opened = open_packet(self.data, phrase, self.name)

    def open_by_root(self, root: bytes) -> None:
        """Open it by what its keys come from. Raises CannotOpen, NotUnderstood."""
        from exporters.packet.file import open_by_root

        self.opened = open_by_root(self.data, root, self.name)

    @property
    def given(self) -> ForAgreement:
        """What it gives, once it is open."""
        assert self.opened is not None
        return self.opened.given

    def begun(self) -> tuple[AnswerBegun, str]:
        """The answer begun before, or a new one; and what is to be said of it."""
        from domain.agreement.answer_begun import AnswerBegun

        assert self.opened is not None
        new = AnswerBegun(given=self.opened.given)
        try:
            data, _ = sealed_content(self.unfinished)
            return self.opened.begun_in(data, self.unfinished.name), "What you had begun is here again."
        except WrongUse:
            return new, ""
        except Refusal as refusal:
            return new, f"What was begun before could not be taken up: {refusal.sentence}"

    def answer_given(self) -> Answer:
        """The answer that was given already, once the packet is open. Raises CannotOpen where it was altered."""
        from exporters.packet.file import open_answer
        from exporters.packet.sealed import key_for

        assert self.opened is not None
        opened, given = self.opened, self.opened.given
        key = key_for(opened.root, opened.header.packet, "answer")
        return open_answer(self.answered, key, given.version, given.rows, self.way, self.answer.name)

    @property
    def plain_copy(self) -> Path:
        """Where a copy of the minutes in plain form would go: a name that is free, beside the answer."""
        from exporters.way_out.placed import free_name

        path = self.answer.with_name(self.name.removesuffix(".packet") + ".txt")
        return free_name(path) if path.exists() or path.is_symlink() else path

    def write_plain(self) -> str:
        """Write the minutes as they were given, in plain form, for their owner only; a sentence on where they are.

        Raises CannotWrite.
        """
        from exporters.way_out.placed import place_new

        path = place_new(self.given.version.text.encode(), self.plain_copy)
        return (
            f"The minutes are in plain form in {path.name}, beside your answer. Whoever can read that file can read"
            " them: delete it when you no longer need it."
        )

    def keep(self, begun: AnswerBegun) -> None:
        """Keep what was made so far, sealed, beside the answer to come. Raises CannotWrite."""
        assert self.opened is not None
        passing = self.unfinished.with_name(f".imr-{secrets.token_hex(8)}.part")
        try:
            try:
                handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
                with os.fdopen(handle, "wb") as file:
                    file.write(self.opened.unfinished(begun))
                    file.flush()
                    os.fsync(file.fileno())
                passing.replace(self.unfinished)
            finally:
                with suppress(OSError):
                    passing.unlink()
        except OSError as error:
            raise CannotWrite(
                f"What you have done so far cannot be kept ({error.strerror}). Do not stop before the end."
            ) from None

    def give(self, begun: AnswerBegun, choice: Choice, words: str, today: date) -> str:
        """Write the answer, and give a sentence on where it is and what is next. Raises CannotWrite, WrongUse."""
        from exporters.way_out.handed import account_name, left_to_do
        from exporters.way_out.placed import place_new

        assert self.opened is not None
        answer = begun.answer(choice, words, today.isoformat(), self.way)
        to = None if self.way == "reading room" or self.owner in (-1, os.geteuid()) else self.owner
        place_new(self.opened.answer(answer), self.answer, to)
        with suppress(OSError):
            self.unfinished.unlink()
        if self.way == "reading room":
            return ""
        author = f", {begun.given.author}" if begun.given.author else ""
        told = (
            f"Your answer is in {self.answer}. Give that file to the person who gave you the packet{author}, or tell"
            " them that it is there. The same command opens both again for you to read."
        )
        if to is None:
            return told
        left = left_to_do(self.answer, to)
        return f"{told} {left or f'The account {account_name(to)} may read it, and nobody else.'}"
