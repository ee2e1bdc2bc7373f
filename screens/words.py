"""The /words that fit what is typed: shown, and completed."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix

from screens.commands import Command
from screens.glyphs import Glyphs, fit
from screens.widgets.lines import Line


def words_that_fit(fitting: Sequence[Command], width: int, height: int, glyphs: Glyphs) -> list[Line]:
    """The /words, each with what it does; as many as there is room for, the others by their words alone."""
    room = height if len(fitting) <= height else height - 1
    lines: list[Line] = [
        [(" " + fit(f"/{each.word} {each.takes}".rstrip(), 22), "key"), (fit(each.tooltip, width - 23, glyphs), "")]
        for each in fitting[:room]
    ]
    if len(fitting) > room and height:
        rest = " ".join(f"/{each.word}" for each in fitting[room:])
        lines.append([(" " + fit(rest, width - 1, glyphs), "dim")])
    return lines or [[(" No word here begins so; F1 lists what there is.", "dim")]]


def completed(text: str, fitting: Sequence[Command]) -> str | None:
    """The line with its /word as far as only one goes, with a space where something may follow; None as it stands."""
    if not fitting or " " in text.strip():
        return None
    begun = commonprefix([each.word for each in fitting])
    whole = len(fitting) == 1 and bool(fitting[0].takes)
    return f"/{begun} " if whole else f"/{begun}"
