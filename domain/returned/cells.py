"""A cell that holds several things, as it came back: taken apart where it is certain which words are of which."""

from __future__ import annotations

from collections.abc import Sequence

from domain.returned.changes import alike, plain


def taken_apart(parts: Sequence[str], returned: str, separator: str = "\n") -> tuple[str, ...] | None:
    """The parts as they came back, in the order they were printed in; None where that is not certain.

    `parts` are those printed, "" for those that were empty and stay so. It is certain where as many lines came back as
    were printed, and where all parts but one stand as they were.
    """
    if sum(map(bool, parts)) == 1:
        return tuple(returned.strip() if part else "" for part in parts)
    lines = [line.strip() for line in returned.split(separator)] if returned.strip() else []
    counts = [len(part.split(separator)) if part else 0 for part in parts]
    if len(lines) == sum(counts) and all(lines):
        found: list[str] = []
        for count in counts:
            found.append(separator.join(lines[:count]))
            lines = lines[count:]
        # Where one says what the other said, they were put in another order, or one of them was taken out.
        crossed = any(
            alike(found[at], other) and not alike(part, other)
            for at, part in enumerate(parts) for place, other in enumerate(parts) if place != at and other
        )  # fmt: skip
        return None if crossed else tuple(found)
    return _between(parts, returned)


def _between(parts: Sequence[str], returned: str) -> tuple[str, ...] | None:
    """The parts where all but one stand as they were, before and behind it."""
    whole = plain(returned)
    ways = set()
    for at, part in enumerate(parts):
        if not part:
            continue
        before, behind = (plain(" ".join(filter(None, each))) for each in (parts[:at], parts[at + 1 :]))
        if len(whole) < len(before) + len(behind) or not (whole.startswith(before) and whole.endswith(behind)):
            continue
        middle = whole[len(before) : len(whole) - len(behind) if behind else None].strip()
        ways.add(tuple(middle if place == at else one for place, one in enumerate(parts)))
    return next(iter(ways)) if len(ways) == 1 else None
