"""A packet as a file: sealed for one person by the author, opened by that person, answered, and the answer opened."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from domain.agreement.answer_begun import AnswerBegun
from domain.agreement.for_agreement import ForAgreement, ShownRow
from domain.agreement.steps import Answer
from domain.errors import CannotOpen, NotUnderstood, Refusal
from domain.meetings.minutes import Version
from exporters.packet import contents
from exporters.packet.phrases import WORDS, counted, made_up, no_such_words, words_of
from exporters.packet.sealed import Direction, Header, header_of, key_for, new_header, seal, stretched, unseal

ENDING = ".packet"
ANSWER = ".answer"
"""What the name of an answer has behind that of its packet."""

UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a packet is sealed: its header, the phrase that opens it, and what all its keys come from."""

    header: Header
    phrase: str = field(repr=False)
    root: bytes = field(repr=False)

    @classmethod
    def new(cls) -> Sealing:
        """A new packet's, with a phrase made up for it."""
        header, phrase = new_header(), made_up()
        return cls(header, phrase, stretched(phrase, header.salt))

    @property
    def answer_key(self) -> bytes:
        """What opens the answer and nothing else."""
        return key_for(self.root, self.header.packet, "answer")

    def packet(self, given: ForAgreement) -> bytes:
        """The packet, sealed, and opened again to see that it says what was meant. Raises Refusal where it does not."""
        text, key = contents.packet_text(given), key_for(self.root, self.header.packet, "packet")
        data = seal(text, self.header, key)
        read = unseal(data, key)
        if read is None or contents.packet_text(contents.given_in(read, "The packet")) != text:
            raise Refusal("The packet was not what was meant when it was opened again, so nothing was written.")
        return data


@dataclass(frozen=True, slots=True)
class Opened:
    """A packet opened by the person it is for: what they are given, and what seals their answer."""

    header: Header
    given: ForAgreement
    root: bytes = field(repr=False)

    def answer(self, answer: Answer) -> bytes:
        """The answer, sealed, and opened again. Raises Refusal where it is not what was meant."""
        text, data = contents.answer_text(answer), self._sealed(contents.answer_text(answer), "answer")
        if unseal(data, key_for(self.root, self.header.packet, "answer")) != text:
            raise Refusal("The answer was not what was meant when it was opened again, so nothing was written.")
        return data

    def unfinished(self, begun: AnswerBegun) -> bytes:
        """An answer that is not done, sealed."""
        return self._sealed(contents.begun_text(begun), "unfinished")

    def begun_in(self, data: bytes, name: str) -> AnswerBegun:
        """The answer begun that such a file holds. Raises CannotOpen, NotUnderstood, also for another packet's."""
        if header_of(data, name) != replace(self.header, direction="unfinished"):
            raise NotUnderstood(f"{name} is no answer begun to this packet.")
        text = unseal(data, key_for(self.root, self.header.packet, "unfinished"))
        if text is None:
            raise CannotOpen(f"{name} was altered since it was kept.")
        return contents.begun_in(text, self.given, name)

    def _sealed(self, text: str, direction: Direction) -> bytes:
        key = key_for(self.root, self.header.packet, direction)
        return seal(text, replace(self.header, direction=direction), key)


def packet_header(data: bytes, name: str) -> Header:
    """The header of a packet, to see that it is one before a phrase is asked for. Raises CannotOpen, NotUnderstood."""
    _see_paper(data, name, "Give the packet you were sent, whose name ends in .packet.")
    header = header_of(data, name)
    if header.direction != "packet":
        what = "the answer to a packet" if header.direction == "answer" else "an answer that is not finished"
        raise NotUnderstood(f"{name} is {what}, and not the packet itself. Give the packet you were sent.")
    return header


def _see_paper(data: bytes, name: str, then: str) -> None:
    """Refuse a scanned or printed answer by what it is."""
    if data.startswith(b"%PDF-"):
        raise NotUnderstood(f"{name} is a PDF: neither a packet nor the answer to one. {then}")


def open_packet(data: bytes, phrase: str, name: str) -> Opened:
    """The packet opened by its phrase. Raises CannotOpen for another phrase or an altered file, NotUnderstood."""
    header = packet_header(data, name)
    found = _opened(data, header, stretched(phrase, header.salt), name)
    if found is not None:
        return found
    raise CannotOpen(f"This phrase does not open {name}. {_why_not(phrase)}")


def _why_not(phrase: str) -> str:
    """What seems to be wrong with a phrase that opened nothing."""
    odd, count = no_such_words(phrase), len(words_of(phrase))
    if odd:
        those = "that word" if len(odd) == 1 else "those words"
        return f"No phrase has {' or '.join(f'“{word}”' for word in odd[:3])} in it: look at {those} again."
    if 1 < count != WORDS:
        return f"You typed {counted(count)} words; there are {counted(WORDS)}."
    return (
        "Perhaps it is the phrase of another packet, or the file was altered. If you have the phrase of this very one,"
        " ask for a new packet."
    )


def open_by_root(data: bytes, root: bytes, name: str) -> Opened:
    """The packet opened by what its keys come from, as in the reading room. Raises CannotOpen, NotUnderstood."""
    found = _opened(data, packet_header(data, name), root, name)
    if found is None:
        raise CannotOpen(f"{name} was altered since it was sealed.")
    return found


def _opened(data: bytes, header: Header, root: bytes, name: str) -> Opened | None:
    text = unseal(data, key_for(root, header.packet, "packet"))
    return None if text is None else Opened(header, contents.given_in(text, name), root)


def answer_header(data: bytes, name: str) -> Header:
    """The header of an answer. Raises CannotOpen, NotUnderstood, also for a packet that nobody has answered."""
    _see_paper(
        data, name, "Read it, and record on the agreement screen what it says; it is then kept as attested by you."
    )
    header = header_of(data, name)
    if header.direction == "packet":
        raise NotUnderstood(f"{name} is the packet itself. The answer is in a file whose name ends in {ANSWER}.")
    if header.direction == "unfinished":
        raise NotUnderstood(f"{name} is an answer that is not finished yet. It is given at the end of imr agree.")
    return header


def open_answer(data: bytes, key: bytes, version: Version, rows: tuple[ShownRow, ...], how: str, name: str) -> Answer:
    """The answer a file holds, by the key its case kept. Raises CannotOpen where it was altered, NotUnderstood."""
    header = answer_header(data, name)
    text = unseal(data, key)
    if text is None:
        raise CannotOpen(
            f"{name} was altered after it was sealed, or sealed by another phrase than that of its packet."
            " It is not taken. Ask for the answer again."
        )
    return contents.answer_in(text, version, {row.entry: row for row in rows}, header.packet, how, name)
