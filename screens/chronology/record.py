"""The record as understood, drawn like a form above the entry line."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from domain.chronology.entry import Entry
from domain.line.reading import Draft, Known
from domain.people import with_names
from screens.glyphs import DRAWN, Glyphs, fit, one_line
from screens.widgets.lines import Line, Part, broken

LABEL = 10
HEIGHT = 6
NAMED = ("Event", "Action", "Outcome", "Comment", "Source", "Fields")
"""Texts in which names may stand for codes; the people have theirs beside them."""


def record_height(screen: int) -> int:
    """How many lines of a screen so high the record has."""
    if screen < 19:
        return 3 if screen >= 14 else 1 if screen >= 9 else 0
    return HEIGHT if screen < 24 else min(16, 8 + (screen - 24) // 3)


def record(
    entry: Entry | None, known: Known, width: int, height: int = HEIGHT, *, draft: Draft | None = None,
    names: Mapping[str, str] | None = None, glyphs: Glyphs = DRAWN,
) -> list[Line]:
    """The record in `height` lines: six and more are a form, long texts over what is free; fewer say the same on as
    many lines as there are."""
    if height <= 0:
        return []
    values = _values(entry, known, draft, names, glyphs)
    if height < HEIGHT:
        return [[(line, "")] for line in _short(entry, values, width, height, glyphs)]
    if width < 60:
        names_of = [(name, "") for name in ("When", "Who", "Event", "Action", "Outcome", "Source")]
    else:
        names_of = [("When", "Source"), ("Who", "Question"), ("Event", ""), ("Action", ""), ("Outcome", "Flags"),
                    ("Comment", "Fields")]
    rows = [_Row(left, right, values, width) for left, right in names_of]
    _share_out(rows, height)
    return [line for row in rows for line in row.lines(glyphs)][:height]


def is_idle(line: Line) -> bool:
    """Whether a line of the form says nothing and has nothing beside it: it may make room."""
    return len(line) == 2 and line[1][1] == "dim" and line[0][0].strip() in ("Action", "Outcome", "Comment")


class _Row:
    """One label of the record, or two beside each other, in as many lines as it is given."""

    def __init__(self, left: str, right: str, values: Mapping[str, str], width: int) -> None:
        self.left, self.text = left, values[left]
        self.right, self.beside = right, values[right] if right else ""
        room = width - LABEL - 1
        if self.beside:
            usual = min(width - 24, max(36, width * 11 // 20))
            wanted, other = cell_len(self.text) + LABEL + 1, cell_len(self.beside) + LABEL + 1
            self.cells = min(max(usual, min(wanted, width - other)), width - 24)
            if wanted < usual and other > width - usual:
                self.cells = max(36, wanted, width - other)
            room = self.cells - LABEL - 1
        else:
            self.cells = width
        self.width, self.words = width, broken(self.text, room)
        self.given = 1

    def lines(self, glyphs: Glyphs) -> list[Line]:
        texts = self.words[: self.given] or [""]
        if len(self.words) > len(texts):
            texts[-1] = f"{texts[-1]} {self.words[len(texts)]}"
        return [self._line(text, index == 0, glyphs) for index, text in enumerate(texts[: self.given])]

    def _line(self, text: str, first: bool, glyphs: Glyphs) -> Line:
        parts: list[Part] = []
        parts.append((" " + fit(self.left if first else "", LABEL - 1), "label"))
        tone = "" if self.text else "dim"
        parts.append((fit(text or ("" if self.text else "-"), self.cells - LABEL - 1, glyphs) + " ", tone))
        if self.beside:
            right = self.width - self.cells
            parts.append((" " + fit(self.right if first else "", LABEL - 1), "label"))
            parts.append((fit(self.beside if first else "", right - LABEL - 1, glyphs) + " ", ""))
        return parts


def _share_out(rows: list[_Row], height: int) -> None:
    """Give what is free to the texts that need it, the event first; empty texts make room when it is needed."""
    order = [row for name in ("Event", "Action", "Comment", "Outcome", "When", "Who") for row in rows
             if row.left == name]
    idle = [row for name in ("Comment", "Outcome", "Action") for row in rows
            if row.left == name and not row.text and not row.beside]
    free = height - len(rows)
    while wanting := [row for row in order if row.given < len(row.words)]:
        for row in wanting:
            if free <= 0 and idle:
                idle.pop(0).given = 0
                free += 1
            if free <= 0:
                return
            row.given += 1
            free -= 1


def _short(
    entry: Entry | None, values: Mapping[str, str], width: int, height: int, glyphs: Glyphs
) -> list[str]:
    """The record where there is little room: the beginning as the rows have it, then what happened."""
    if entry is None:
        return [""] * height
    if height == 1:
        who = (entry.who or " ".join(entry.people)) if entry.type != "gap" else "gap"
        head = " ".join(each for each in (entry.when.shown().strip(), entry.time or "", who) if each)
        return [fit(f" {one_line(head, glyphs)}: {values['Event']}", width, glyphs)]
    named = ("When", "Who", "Event", "Action", "Source")
    lines = broken("  ".join(f"{name} {values[name]}" for name in named if values[name]), width - 2)
    lines = [*lines[: height - 1], " ".join(lines[height - 1 :])]
    return [fit(" " + line, width, glyphs) for line in lines]


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
        when += ", outside the period"
    new = {question.label for question in draft.new_questions} if draft else set()
    texts = {
        "When": when,
        "Who": _who(entry, known, draft, names),
        "Event": entry.event or ("no contact recorded" if entry.type == "gap" else ""),
        "Action": entry.action or "",
        "Outcome": entry.outcome or "",
        "Comment": entry.comment or "",
        "Source": _source(entry, draft),
        "Question": ", ".join(f"{label} (new)" if label in new else label for label in entry.questions),
        "Flags": ", ".join(entry.flags),
        "Fields": ", ".join(f"{name}={value}" for name, value in entry.fields),
    }
    if draft is None:
        # What is being typed stays as it is typed: its codes are what is saved.
        texts |= {name: with_names(texts[name], names) for name in NAMED}
    return {name: one_line(text, glyphs) for name, text in texts.items()}


def _source(entry: Entry, draft: Draft | None) -> str:
    """The sources, one that is new to the case or kept from the row before marked so."""
    said = "; ".join(f"{each.name} {each.ref}" if each.ref else each.name for each in entry.sources)
    if draft is None or not said:
        return said
    if all(span.part != "source" for span in draft.spans):
        return f"{said} (as before)"
    new = {source.name for source in draft.new_sources}
    return "; ".join(
        (f"{each.name} {each.ref}" if each.ref else each.name) + (" (new)" if each.name in new else "")
        for each in entry.sources
    )


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
    if not entry.who or entry.who in (", ".join(entry.people), " ".join(entry.people)):
        return text
    # The words as written have the codes already: only what they do not say is added.
    return f"{entry.who}  [{text}]" if text != ", ".join(entry.people) else entry.who
