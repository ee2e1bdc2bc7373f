"""The record as understood, drawn like a form above the entry line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.entry import Entry
from domain.entry_line import Draft, Known
from screens.glyphs import DRAWN, Glyphs, fit, one_line
from screens.widgets.lines import Line, Part

LABEL = 10
HEIGHT = 6


def record(
    entry: Entry | None, known: Known, width: int, height: int = HEIGHT, *, draft: Draft | None = None,
    names: Mapping[str, str] | None = None, glyphs: Glyphs = DRAWN,
) -> list[Line]:
    """The record in `height` lines: six are a form; fewer say the same on as many lines as there are."""
    if height <= 0:
        return []
    values = _values(entry, known, draft, names, glyphs)
    if height < HEIGHT:
        short = [f"{name} {values[name]}" for name in ("When", "Who", "Event", "Action", "Source") if values[name]]
        text = "  ".join(short)
        return [[(fit(" " + text[index * (width - 1):], width, glyphs), "")] for index in range(height)]
    if width < 60:
        first = ("When", "Who", "Event", "Action", "Outcome", "Source")
        return [_line(((name, width),), values, glyphs) for name in first]
    left = min(width - 24, max(36, width * 11 // 20))
    right = width - left
    pairs = (("When", "Source"), ("Who", "Question"), ("Event", ""), ("Action", ""), ("Outcome", "Flags"),
             ("Comment", "Fields"))
    return [
        _line(((a, left), (b, right)) if b and values[b] else ((a, width),), values, glyphs) for a, b in pairs
    ]


def _line(cells: Sequence[tuple[str, int]], values: Mapping[str, str], glyphs: Glyphs) -> Line:
    parts: list[Part] = []
    for name, width in cells:
        parts.append((" " + fit(name, LABEL - 1), "label"))
        parts.append((fit(values[name] or "-", width - LABEL - 1, glyphs) + " ", "" if values[name] else "dim"))
    return parts


def _values(
    entry: Entry | None, known: Known, draft: Draft | None, names: Mapping[str, str] | None, glyphs: Glyphs
) -> dict[str, str]:
    if entry is None:
        return dict.fromkeys(
            ("When", "Who", "Event", "Action", "Outcome", "Comment", "Source", "Question", "Flags", "Fields"), ""
        )
    when = entry.when.said()
    if entry.time:
        when = f"{when}, {entry.time}"
    if known.period.holds(entry.when) is False:
        when += ", outside"
    texts = {
        "When": when,
        "Who": _who(entry, known, draft, names),
        "Event": entry.event or ("no contact recorded" if entry.type == "gap" else ""),
        "Action": entry.action or "",
        "Outcome": entry.outcome or "",
        "Comment": entry.comment or "",
        "Source": "; ".join(f"{each.name} {each.ref}" if each.ref else each.name for each in entry.sources),
        "Question": ", ".join(entry.questions),
        "Flags": ", ".join(entry.flags),
        "Fields": ", ".join(f"{name}={value}" for name, value in entry.fields),
    }
    return {name: one_line(text, glyphs) for name, text in texts.items()}


def _who(entry: Entry, known: Known, draft: Draft | None, names: Mapping[str, str] | None) -> str:
    if entry.type == "gap":
        return ""
    if not entry.people:
        return entry.who or "nobody"
    people = {person.code: person for person in (*known.people, *(draft.new_people if draft else ()))}
    new = {person.code for person in draft.new_people} if draft else set()
    said = []
    for code in entry.people:
        person = people.get(code)
        about = (names or {}).get(code) or (person.role if person else "")
        if code in new:
            about = f"new: {about}" if about else "new"
        said.append(f"{code} ({about})" if about else code)
    text = ", ".join(said)
    if entry.who and entry.who != ", ".join(entry.people) and entry.who != " ".join(entry.people):
        text = f"{entry.who}  [{text}]" if len(entry.people) > 1 else text
    return text
