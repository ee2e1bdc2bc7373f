"""Entries from a pipe: each line read, saved and answered by its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from domain.chronology.entry import Entry
from domain.errors import CannotWrite
from domain.line.draft import Draft
from tui.plain.rows import NAME, LineByLine

if TYPE_CHECKING:
    from storage.casefile import CaseFile

BOM = b"\xef\xbb\xbf"
LONGEST = 200_000
"""Bytes of one line; more is another kind of file."""


@dataclass(frozen=True)
class Answer:
    """What became of one line, as `imr add` prints it."""

    number: int
    saved: bool
    words: str

    def __str__(self) -> str:
        return f"{self.number} saved {self.words}" if self.saved else f"{self.number} refused: {self.words}"


def add_lines(case: CaseFile, stream: BinaryIO, today: date) -> Iterator[Answer]:
    """Read each line, save it and yield its answer; blank lines are skipped. An entry is on disk when yielded.

    Lines are counted from 1, blank ones too. Raises CannotWrite, naming the line, when the case cannot be written.
    """
    typing = LineByLine(case, today)
    for number, raw in enumerate(_lines(stream), 1):
        if len(raw) > LONGEST:
            typing.refused()
            yield Answer(number, False, f"the line is longer than {LONGEST:,} bytes; is this the right file?")
            continue
        try:
            text = (raw.removeprefix(BOM) if number == 1 else raw).decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            typing.refused()
            yield Answer(number, False, "the line is not UTF-8 text; save the file as UTF-8.")
            continue
        if not text.strip():
            continue
        yield _answered(typing, number, text)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Each line; of one that is too long, only that it is."""
    while raw := stream.readline(LONGEST + 1):
        rest = raw
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST + 1)
        yield raw


def _answered(typing: LineByLine, number: int, text: str) -> Answer:
    try:
        return _one(typing, number, text)
    except CannotWrite:
        # Someone else may have given a code meanwhile: read once more with what the case holds now.
        typing.refresh()
    try:
        return _one(typing, number, text)
    except CannotWrite as refusal:
        raise CannotWrite(f"{refusal.sentence} Nothing from line {number} on was saved.") from refusal


def _one(typing: LineByLine, number: int, text: str) -> Answer:
    draft = typing.read(text)
    if draft.ready_in_pipe:
        return Answer(number, True, _saved(typing.save(draft), draft))
    typing.refused()
    return Answer(number, False, _why_not(draft))


def _saved(entry: Entry, draft: Draft) -> str:
    news = [f"new person {person.code}" for person in draft.new_people]
    news += [f"new source {source.name}" for source in draft.new_sources]
    news += [f"new question {question.label}" for question in draft.new_questions]
    # What is asked about a name is among the notes: it was left as typed.
    asked = [ask.sentence for ask in draft.asks if not ask.key.startswith(NAME)]
    news += [f"note: {note}" for note in (*draft.notes, *asked)]
    return "; ".join((entry.id, *(_one_line(each) for each in news)))


def _why_not(draft: Draft) -> str:
    sentences = [problem.sentence for problem in draft.problems]
    sentences += [ask.sentence for ask in draft.asks if not ask.harmless]
    return _one_line(sentences[0] if sentences else "the line holds no entry.")


def _one_line(text: str) -> str:
    return " ".join(text.split())
