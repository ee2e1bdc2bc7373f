"""What an answer says, as the author is told it when it comes: bounded, and each text of theirs quoted on one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from screens.glyphs import one_line

if TYPE_CHECKING:
    from domain.agreement.steps import Answer
    from domain.evidence.row_shown import ShownRow
    from domain.meetings.minutes import Version

QUOTED = 300
"""Letters of one text that are shown; all of it is kept."""

SENTENCES = 40
"""Things said that are shown; all of them are kept."""


def told_of(answer: Answer, version: Version, rows: Sequence[ShownRow]) -> tuple[str, ...]:
    """An answer in sentences, none longer than can be looked over, and none that can be taken for one of ours."""
    from domain.agreement.answer_begun import said_by

    short = replace(
        answer,
        words=_quoted(answer.words),
        representations=tuple(
            replace(one, words=_quoted(one.words), quoted=_quoted(one.quoted)) for one in answer.representations
        ),
        row_checks=tuple(
            replace(one, words=_quoted(one.words), shown=_quoted(one.shown)) for one in answer.row_checks
        ),
    )  # fmt: skip
    said = tuple(said_by(short, version, rows))
    left = len(said) - SENTENCES
    if left <= 0:
        return said
    things = "1 thing" if left == 1 else f"{left:,} things"
    return (
        *said[:SENTENCES],
        f"And {things} more. All of it is kept whole: see the representations and the rows checked of this meeting.",
    )


def _quoted(text: str) -> str:
    """On one line, no longer than is shown, with no mark in it that would end the quotation."""
    text = one_line(text).replace("“", "‘").replace("”", "’")
    left = len(text) - QUOTED
    return text if left <= 0 else f"{text[:QUOTED].rstrip()} … ({left:,} letters more)"
