"""Minutes typed elsewhere taken into a case: who speaks, times and headings recognised, names coded, each reported."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.errors import CannotWrite, Stopped
from domain.meetings.minute_line import MinuteLine, Speakers, read_minute
from domain.meetings.minutes import Paragraph
from domain.meetings.minuting import is_settled, issued_said
from tui.plain.rows import LineByLine

if TYPE_CHECKING:
    from exporters.readers.minutes_text import Typed
    from storage.casefile import CaseFile

SHOWN = 48
"""Letters of a paragraph that are reported."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A paragraph of the file as it comes into the minutes, and what is to be said of it."""

    paragraph: Paragraph
    notes: tuple[str, ...]

    def report(self, number: int) -> str:
        """A line on it, by its number in the file."""
        each = self.paragraph
        who = f"heading{f' of question {each.question}' if each.question else ''}"
        who = who if each.kind == "heading" else each.speaker or "nobody speaks"
        words = each.text if len(each.text) <= SHOWN else f"{each.text[:SHOWN].rstrip()}…"
        told = "".join(f"; note: {note}" for note in self.notes)
        return " ".join(f"{number} {', '.join(filter(None, (each.at, who)))}: {words}{told}".split())


def take_in(case: CaseFile, number: int, typed: Sequence[Typed], today: date) -> list[TakenIn]:
    """The paragraphs as they would come into the minutes; nothing is saved.

    Raises WrongUse for no such interview, Stopped for minutes that were issued, CannotWrite when they are there.
    """
    minutes = case.minutes.of(number)
    if is_settled(minutes):
        raise Stopped(f"{issued_said(minutes)} Nothing was added: type on in them (/minutes {number}) if you mean to.")
    names = LineByLine(case, today)
    speakers = Speakers.of(minutes.interview, (each.code for each in names.known.people))
    questions = {each.label: each.text for each in names.known.questions}
    taken = [_taken(each, names, speakers, questions) for each in typed]
    there = {each.words() for each in minutes.paragraphs}
    again = sum(each.paragraph.words() in there for each in taken)
    if again * 2 > len(taken):
        raise CannotWrite(
            f"{again} of these {len(taken)} paragraphs stand in the minutes of interview {number} already. Nothing was"
            f" added; what is new can be typed there (/minutes {number})."
        )
    return taken


def save(case: CaseFile, number: int, taken: Sequence[TakenIn]) -> int:
    """Put them behind what is minuted, as one act; gives how many there are. Raises CannotWrite."""
    return len(case.minutes.add(number, *(each.paragraph for each in taken)))


def _taken(typed: Typed, names: LineByLine, speakers: Speakers, questions: Mapping[str, str]) -> TakenIn:
    text, told = names.coded(typed.text)
    label = _question(text, questions)
    if label is not None:
        return TakenIn(Paragraph(kind="heading", question=label, text=questions[label] or text), tuple(told))
    read = read_minute(text, speakers, questions)
    if typed.heading and read.kind == "said" and not read.speaker:
        return TakenIn(Paragraph(kind="heading", at=read.at, text=read.text or text), tuple(told))
    if read.problem:
        # Whatever it looks like, it was typed as words.
        read = MinuteLine(text=text)
    return TakenIn(read.paragraph, (*read.notes, *told))


def _question(text: str, questions: Mapping[str, str]) -> str | None:
    """The label of the question a line repeats, with its label before it or alone; None for any other line."""

    def plain(words: str) -> str:
        return " ".join(re.sub(r"[^\w\s]", " ", words).casefold().split())

    low = plain(text)
    for label, asked in questions.items():
        if not plain(asked):
            continue
        before = low.removesuffix(plain(asked)).strip()
        if before != low and before in ("", plain(label), f"question {plain(label)}", f"kloe {plain(label)}"):
            return label
    return None
