"""What may be offered behind or in place of what is being typed, purely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.line.draft import Draft, Known, Span

_STAMP = """
jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
october november december mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday
saturday sunday c ca circa about approx around early mid late end of the before after by since to and between from
night am pm noon on or spring summer autumn winter undated unknown gap
"""
STAMP_WORDS = frozenset(_STAMP.split())
"""Words a date may be written with: no one is offered for them."""
ARROW = " = "
"""Before a choice that is not the rest of what was typed: GP1 for "gene"."""
FEWEST = 2
"""Letters of a name, a role or an event before something is offered for it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What may stand in the line, and a note on what it is."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """Choices for `start`..`end` of the text, the likeliest first."""

    start: int
    end: int
    choices: tuple[Choice, ...]

    def grey(self, text: str) -> str:
        """What to show behind the cursor for the first choice: its rest, or an arrow to it when it begins otherwise."""
        if not self.choices:
            return ""
        typed, first = text[self.start : self.end], self.choices[0].text
        if first.casefold().startswith(typed.casefold()):
            return first[len(typed) :]
        return f"{ARROW}{first}"

    def taken(self, text: str, index: int = 0) -> tuple[str, int]:
        """The text with a choice in its place, and where the cursor then stands."""
        chosen = self.choices[index].text
        return text[: self.start] + chosen + text[self.end :], self.start + len(chosen)


def complete(text: str, cursor: int, known: Known, spans: Sequence[Span] = ()) -> Completion:
    """What the word before the cursor may become: a source after @, a question after #, a flag after !, a field's
    value after =, and before the people's colon a code, by its own letters or some of them (d2 for DN2), a role or a
    real name.

    `spans` are those of the line as last read: nothing is offered within its date. No choices when nothing fits.
    """
    start = text.rfind(" ", 0, cursor) + 1
    word = text[start:cursor]
    none = Completion(start, cursor, ())
    if cursor < len(text) and not text[cursor].isspace():
        return none
    if not word:
        return none
    if word[0] in "@#!" and start > 0:
        return Completion(start, cursor, tuple(_marked(word[0], word[1:], known)))
    if "=" in word and word[0] != "=":
        return Completion(start, cursor, tuple(_values(word, known)))
    if ":" in text[:cursor] and not _before_colon(text, cursor):
        return none
    return _people(text, start, cursor, known, spans)


def _marked(mark: str, typed: str, known: Known) -> Iterable[Choice]:
    if mark == "@":
        found = [(each.name, each.description) for each in known.sources]
    elif mark == "#":
        found = [(each.label, each.text) for each in known.questions]
    else:
        found = [(each.name, each.meaning) for each in known.flags]
    wanted = typed.casefold()
    by_name = [Choice(mark + name, note) for name, note in found if name.casefold().startswith(wanted)]
    by_note = [
        Choice(mark + name, note)
        for name, note in found
        if len(wanted) >= FEWEST and not name.casefold().startswith(wanted) and _begins_a_word(note, wanted)
    ]
    return [choice for choice in (*by_name, *by_note) if choice.text != mark + typed]


def _values(word: str, known: Known) -> Iterable[Choice]:
    name, _, typed = word.partition("=")
    wanted = typed.strip('"').casefold()
    for field in known.fields:
        if field.name.casefold() == name.casefold():
            for value in field.values:
                quoted = f'"{value}"' if " " in value else value
                if value.casefold().startswith(wanted) and quoted != typed:
                    yield Choice(f"{field.name}={quoted}", field.label)


def _before_colon(text: str, cursor: int) -> bool:
    """Whether the colons before the cursor are only those of a time (09:30)."""
    return re.search(r":(?!\d\d(?!\d))", text[:cursor]) is None


def _people(text: str, start: int, cursor: int, known: Known, spans: Sequence[Span]) -> Completion:
    word = text[start:cursor]
    none = Completion(start, cursor, ())
    if not word[0].isalpha() or word.casefold() in STAMP_WORDS:
        return none
    if any(span.part in ("when", "time") and span.start <= start < span.end for span in spans):
        return none
    found: list[tuple[int, int, Choice]] = []
    wanted = word.casefold()
    for order, person in enumerate(known.people):
        note = ", ".join(each for each in (person.role, person.organisation) if each)
        if person.code.casefold().startswith(wanted) and person.code.casefold() != wanted:
            found.append((0, order, Choice(person.code, note)))
        elif shortens(wanted, person.code):
            found.append((1, order, Choice(person.code, note)))
        elif len(wanted) >= FEWEST and person.code.casefold() != wanted and (
            _begins_a_word(person.role, wanted)
            or any(_begins_a_word(name, wanted) for name in (person.name, *person.other_names))
        ):
            found.append((2, order, Choice(person.code, note)))
    return Completion(start, cursor, tuple(choice for _, _, choice in sorted(found, key=lambda each: each[:2])))


def shortens(typed: str, code: str) -> bool:
    """Whether this is a code with letters left out: its first letter, others in order, its figure (d2 for DN2)."""
    wanted, whole = typed.casefold(), code.casefold()
    if len(wanted) < 2 or len(wanted) >= len(whole) or not wanted[-1].isdigit() or wanted[:1] != whole[:1]:
        return False
    letters = iter(whole)
    return wanted[-1] == whole[-1] and all(letter in letters for letter in wanted)


def _begins_a_word(text: str, wanted: str) -> bool:
    folded = text.casefold()
    return folded.startswith(wanted) or f" {wanted}" in folded or f"-{wanted}" in folded


def suggest(draft: Draft, similar: Iterable[str]) -> tuple[str, ...]:
    """The rest of the line as the most similar earlier entry has it, in the pieces it may be taken in.

    `similar` are the lines of earlier entries from their event on, the most similar first. The first whose
    beginning is what has been typed of the event, in any capitals, gives its rest: of the event itself, then each
    mark with its text. Nothing is offered before two letters of an event, nor behind a mark not yet typed out.
    """
    event = next((span for span in draft.spans if span.part == "event"), None)
    if event is None:
        return ()
    typed = draft.text[event.start :].lstrip()
    if len(typed.strip()) < FEWEST:
        return ()
    wanted = typed.casefold()
    for line in similar:
        if line.casefold().startswith(wanted) and len(line) > len(typed) and len(line.casefold()) == len(line):
            return _pieces(line, len(typed))
    return ()


def _pieces(line: str, start: int) -> tuple[str, ...]:
    """The line from `start`, cut before each mark."""
    cuts = [
        found.start()
        for found in re.finditer(r"(?<!\\) (?:>>?|~) |(?<= )[#!@]\S|(?<= )\w+=", line)
        if found.start() > start
    ]
    places = [start, *cuts, len(line)]
    return tuple(line[a:b] for a, b in zip(places, places[1:], strict=False) if b > a)
