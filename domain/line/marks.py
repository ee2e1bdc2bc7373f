"""The parts of a line's text: event, ` > ` action, ` >> ` outcome, ` ~ ` comment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.line.draft import Ask, Problem, Span
from domain.line.known_index import KnownIndex
from domain.line.trailing_run import is_mark_start

PARTS = {">": "action", ">>": "outcome", "~": "comment"}
_MARK = re.compile(r"(?<=\s)(?:>>?|~)(?=\s|$)")
_GLUED = re.compile(r"(?<!\S)(?:>>?|~)[^\W\d_]\S{0,20}|(?<!\S)[^\W\d_]\w{0,20}>>?(?=[^\W\d_]|\s)")
_ARROW = re.compile(r"(?<!\S)(?:>>>+|[-=]+>|\u2192|\u21d2|~~+)(?!\S)")
_NUMBER = re.compile(r"\s*[\u00a3$\u20ac(<=+.\u2013-]{0,3}\s?\d")
_FORCED = re.compile(r"\s*:")
_ESCAPED = re.compile(r"(?<!\S)(\\+)(\S+)")


@dataclass
class Texts:
    """The texts of an entry by part, and what was asked or wrong on the way."""

    texts: dict[str, str] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mark:
    sign: str
    start: int
    end: int


def read_texts(
    text: str, start: int, end: int, loose: list[tuple[int, int]], index: KnownIndex, answers: Mapping[str, int]
) -> Texts:
    """Cut `text[start:end]` at its marks; the stretches of `loose` belong to the last part."""
    read = Texts()
    candidates = [_Mark(found[0], found.start(), found.end()) for found in _MARK.finditer(text, start, end)]
    marks = _only_once(text, _before_numbers(text, candidates, end, read, answers), end, read, answers)
    if glued := _GLUED.search(text, start, end):
        read.notes.append(f"{glued[0]} stays in the text: a mark needs a space on both sides")
    elif arrow := _ARROW.search(text, start, end):
        read.notes.append(f"{arrow[0]} stays in the text: the marks are >, >> and ~")
    begins, part = start, "event"
    for mark in [*marks, None]:
        until = mark.start if mark else end
        piece = _piece(text, begins, until, read, part)
        if mark is None:
            for loose_start, loose_end in loose:
                piece = f"{piece} {text[loose_start:loose_end]}".strip()
                read.spans.append(Span(part, loose_start, loose_end))
        piece = unescaped(piece, index)
        if part != "event" and not piece:
            at = begins - 1
            read.problems.append(
                Problem(
                    f"Nothing stands after the mark: write the {part}, or take the mark out.", max(at - 2, 0), until
                )
            )
        if piece:
            read.texts[part] = piece
        if mark:
            read.spans.append(Span("mark", mark.start, mark.end))
            part, begins = PARTS[mark.sign], mark.end
    return read


def forced(words: str) -> str:
    """The words of a part as they follow its mark: after a colon where they begin with a number or a colon."""
    return f":{words}" if words.startswith(":") or _NUMBER.match(words) else words


def unescaped(piece: str, index: KnownIndex) -> str:
    """The text without the backslashes that kept its marks text."""
    if "\\" not in piece:
        return piece

    def plain(found: re.Match[str]) -> str:
        return found[0][1:] if is_mark_start(found[2].lstrip("\\"), index) or found[2] == ":" else found[0]

    return _ESCAPED.sub(plain, piece)


def escaped(piece: str, index: KnownIndex) -> str:
    """The text with a backslash before every word that a line would take for a mark."""
    return re.sub(r"(?<!\S)\\*(\S+)", lambda found: _guarded(found, index), piece)


def _guarded(found: re.Match[str], index: KnownIndex) -> str:
    return "\\" + found[0] if is_mark_start(found[1], index) else found[0]


def _piece(text: str, begins: int, until: int, read: Texts, part: str) -> str:
    stretch = text[begins:until]
    piece = stretch.strip()
    if piece:
        at = begins + stretch.index(piece[0])
        read.spans.append(Span(part, at, at + len(piece)))
    return piece


def _before_numbers(
    text: str, candidates: list[_Mark], end: int, read: Texts, answers: Mapping[str, int]
) -> list[_Mark]:
    """Leave out marks before a number unless the author says otherwise; `> :999` is a mark."""
    kept: list[_Mark] = []
    for number, mark in enumerate(candidates, 1):
        forced = _FORCED.match(text, mark.end, end)
        if forced:
            kept.append(_Mark(mark.sign, mark.start, forced.end()))
            continue
        if not _NUMBER.match(text, mark.end, end):
            kept.append(mark)
            continue
        key = f"mark {number}"
        taken = answers.get(key, 0) % 2
        words = text[mark.start : mark.end + 16].strip()
        part = PARTS[mark.sign]
        read.asks.append(
            Ask(
                key,
                f"\u201c{words}\u201d is kept as text: write {mark.sign} : before the number to begin the {part}.",
                ("part of the text", f"begins the {part}"),
                taken,
                mark.start,
                mark.end,
                harmless=True,
            )
        )
        if taken == 1:
            kept.append(mark)
    return kept


def _only_once(text: str, marks: list[_Mark], end: int, read: Texts, answers: Mapping[str, int]) -> list[_Mark]:
    """The same mark twice could be text throughout, or stand at its first or last place."""
    for sign, part in PARTS.items():
        same = [mark for mark in marks if mark.sign == sign]
        if len(same) < 2:
            continue
        key = f"twice {sign}"
        taken = answers.get(key, 0) % 3
        read.asks.append(
            Ask(
                key,
                f"The mark {sign} stands {len(same)} times: put a backslash before those that are text.",
                ("all of it is text", f"the {part} begins at the first", f"the {part} begins at the last"),
                taken,
                same[0].start,
                same[-1].end,
            )
        )
        keep = () if taken == 0 else (same[0],) if taken == 1 else (same[-1],)
        marks = [mark for mark in marks if mark.sign != sign or mark in keep]
    return marks
