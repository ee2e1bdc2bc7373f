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
    from domain.answer_begun import AnswerBegun, Choice
    from domain.for_agreement import ForAgreement
    from exporters.packet_file import Opened
    from screens.whose_file import Whose


def sealed_content(path: Path) -> tuple[bytes, Whose]:
    """The whole of a sealed file, and whose it is, both of the same open file.

    Raises WrongUse when it cannot be read, and reads no further than such a file can be long.
    """
    from exporters.sealed import LARGEST
    from screens.whose_file import whose

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
    """

    name: str
    data: bytes = field(repr=False)
    answer: Path
    unfinished: Path
    owner: int = -1
    way: str = "packet"
    opened: Opened | None = field(default=None, repr=False)

    @classmethod
    def at(cls, path: Path, answer: Path | None = None) -> PacketHere:
        """The packet in this file, to be answered beside it, or where it is said.

        Raises WrongUse, CannotOpen, NotUnderstood before any phrase is asked for, and WrongUse where it was answered.
        """
        from exporters.packet_file import ANSWER, UNFINISHED, packet_header

        data, of = sealed_content(path)
        packet_header(data, path.name)
        answer = answer or path.with_name(path.name + ANSWER)
        if answer.exists() or answer.is_symlink():
            raise WrongUse(
                f"There is an answer already: {answer}. If it was not received yet and you want to give another, delete"
                " it and begin again. If it was, ask for a new packet."
            )
        if not os.access(answer.parent, os.W_OK | os.X_OK):
            raise WrongUse(f"You may not write in {answer.parent}. Say where the answer goes: -o FILE")
        return cls(path.name, data, answer, answer.with_name(path.name + UNFINISHED), of.owner)

    def open(self, phrase: str) -> None:
        """Open it by its phrase. Raises CannotOpen, NotUnderstood."""
        from exporters.packet_file import open_packet

        self.opened = open_packet(self.data, phrase, self.name)

    def open_by_root(self, root: bytes) -> None:
        """Open it by what its keys come from. Raises CannotOpen, NotUnderstood."""
        from exporters.packet_file import open_by_root

        self.opened = open_by_root(self.data, root, self.name)

    @property
    def given(self) -> ForAgreement:
        """What it gives, once it is open."""
        assert self.opened is not None
        return self.opened.given

    def begun(self) -> tuple[AnswerBegun, str]:
        """The answer begun before, or a new one; and what is to be said of it."""
        from domain.answer_begun import AnswerBegun

        assert self.opened is not None
        new = AnswerBegun(given=self.opened.given)
        try:
            data, _ = sealed_content(self.unfinished)
            return self.opened.begun_in(data, self.unfinished.name), "What you had begun is here again."
        except WrongUse:
            return new, ""
        except Refusal as refusal:
            return new, f"What was begun before could not be taken up: {refusal.sentence}"

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
        from exporters.handed import account_name, left_to_do
        from exporters.placed import place_new

        assert self.opened is not None
        answer = begun.answer(choice, words, today.isoformat(), self.way)
        to = None if self.way == "reading room" or self.owner in (-1, os.geteuid()) else self.owner
        place_new(self.opened.answer(answer), self.answer, to)
        with suppress(OSError):
            self.unfinished.unlink()
        if self.way == "reading room":
            return ""
        author = begun.given.author or "the author of the review"
        told = f"Your answer is in {self.answer}. Tell {author} that it is there."
        if to is None:
            return told
        left = left_to_do(self.answer, to)
        return f"{told} {left or f'The account {account_name(to)} may read it, and nobody else.'}"
