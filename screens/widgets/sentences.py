"""Several sentences after each other in a few lines, each in its tone."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from screens.widgets.lines import Line, Part, told


def told_all(pieces: Sequence[Part], width: int, height: int, rest: str = "") -> list[Line]:
    """Sentences after each other, each in its tone, as many as `height` lines hold; when not all, how many of how
    many is said first, and with `rest`, a key, how the others are had."""
    more = f": {rest} for the rest" if rest else ""
    for count in range(len(pieces), 1, -1):
        shown = list(pieces[:count])
        if count < len(pieces):
            shown.insert(0, (f"{count} of {len(pieces)}{more}.", "dim"))
        if (lines := _set(shown, width, height)) is not None:
            return lines
    if not pieces:
        return []
    sentence, tone = pieces[0]
    return told(f"1 of {len(pieces)}{more}. {sentence}" if len(pieces) > 1 else sentence, tone, width, height)


def all_fit(pieces: Sequence[Part], width: int, height: int) -> bool:
    """Whether all sentences stand in so many lines."""
    return _set(pieces, width, height) is not None


def _set(pieces: Sequence[Part], width: int, height: int) -> list[Line] | None:
    """The sentences in lines, None when they need more than `height`."""
    lines: list[list[Part]] = [[]]
    used = 0
    for sentence, tone in pieces:
        space = "  " if used else " "
        for word in sentence.split(" "):
            need = cell_len(space) + cell_len(word)
            if used and used + need > width - 1:
                if len(lines) == height:
                    return None
                lines.append([])
                used, space, need = 0, " ", cell_len(word) + 1
            lines[-1].append((space + word, tone))
            used, space = used + need, " "
    return [_joined(line) for line in lines]


def _joined(parts: Sequence[Part]) -> Line:
    """The parts of a line, those of one tone beside each other as one."""
    line: list[Part] = []
    for text, tone in parts:
        if line and line[-1][1] == tone:
            line[-1] = (line[-1][0] + text, tone)
        else:
            line.append((text, tone))
    return line
