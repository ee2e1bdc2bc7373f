"""The line being typed: what it reads as, which names in it were coded, and what stood there before. No widgets."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.chronology.entry import Entry
from domain.dates.when import When
from domain.dates.whole import NotADate, read_date
from domain.identifiers.hits import Hit
from domain.line.draft import Ask, Draft, Known, Problem
from domain.line.following import unstuck
from domain.line.reading import read, write
from screens.names.coding import Coding, KeyNames, with_codes

HISTORY = 100
PARAGRAPH = "\ue000"
"""Stands for a paragraph's end while a line is read: one character for one, and no character anyone types."""


class Typing:
    """What the author is typing, and what it stands for.

    `editing` is the entry that was opened in the line, None for a new row. `answers` are the readings chosen so
    far for the questions the line raises. `coding` is what its names became.
    """

    def __init__(self, known: Known) -> None:
        self.editing: Entry | None = None
        self.answers: dict[str, int] = {}
        self.names = KeyNames(known)
        self.coding = Coding(self.names)
        self.history: list[str] = []
        self._back = 0
        self._stash = ""
        self._asking = 0
        self.known = known

    def renew(self, known: Known) -> None:
        """What is known of the case has changed."""
        self.known = known
        if not self.names.knows(known):
            self.names = self.coding.names = KeyNames(known)

    def fresh(self) -> None:
        """Begin another line."""
        self.editing = None
        self.answers.clear()
        self.coding.fresh()
        self._back = 0
        self._asking = 0

    def open(self, entry: Entry) -> str:
        """Begin changing a saved entry; gives its line."""
        self.fresh()
        self.editing = entry
        return self.written(entry)

    def written(self, entry: Entry, known: Known | None = None) -> str:
        """The line that reads as this entry, paragraphs and all."""
        one = replace(entry, **{part: text.replace("\n", PARAGRAPH) for part, text in _texts(entry)})
        return write(one, known or self.plain_known).replace(PARAGRAPH, "\n")

    @property
    def plain_known(self) -> Known:
        """What is known, without what sticks from the row before: as a saved row is read."""
        return unstuck(self.known)

    @staticmethod
    def end_of_event(draft: Draft) -> int:
        """Where what happened ends in the line, before what else stands behind it."""
        return next((span.end for span in draft.spans if span.part == "event"), len(draft.text))

    # Reading

    def read(self, text: str) -> Draft:
        """The line read, every certain name as its code; places are those of `text` as given."""
        hits = self.coding.certain(text)
        known = self.plain_known if self.editing is not None else self.known
        draft = self.read_plainly(with_codes(text, hits) if hits else text, known)
        if not hits:
            return self._sources_kept(draft)
        back = _PlacesBack(text, hits)
        return self._sources_kept(replace(
            draft,
            text=text,
            problems=tuple(replace(each, start=back(each.start), end=back(each.end)) for each in draft.problems),
            asks=tuple(replace(each, start=back(each.start), end=back(each.end)) for each in draft.asks),
            spans=tuple(replace(each, start=back(each.start), end=back(each.end)) for each in draft.spans),
        ))

    def _sources_kept(self, draft: Draft) -> Draft:
        """Words typed behind a source of a saved row make it text: that is not saved unseen."""
        if self.editing is None or draft.entry is None:
            return draft
        left = {each.name.casefold() for each in draft.entry.sources}
        for source in self.editing.sources:
            name = re.escape(source.name)
            found = re.search(rf'(?<!\S)@(?:"{name}"|{name}(?!\w))', draft.text, re.IGNORECASE)
            if found is not None and source.name.casefold() not in left:
                problem = Problem(
                    f"{found[0]}, the source of this row, has become text: write what happened before it, or"
                    f" \\{found[0]} to leave it text.", *found.span(),
                )  # fmt: skip
                return replace(draft, problems=(*draft.problems, problem))
        return draft

    def read_plainly(self, text: str, known: Known) -> Draft:
        """The line read as it stands, its paragraphs kept: the grammar itself knows only one line."""
        if "\n" not in text:
            return read(text, known, self.answers)
        draft = read(text.replace("\n", PARAGRAPH), known, self.answers)
        if draft.entry is None:
            return replace(draft, text=text)
        entry = replace(draft.entry, **{part: said.replace(PARAGRAPH, "\n") for part, said in _texts(draft.entry)})
        return replace(draft, text=text, entry=entry)

    def date(self, text: str) -> tuple[When | None, str]:
        """A date typed alone, as in a jump; or None and the sentence that says why it is none."""
        known = self.known
        try:
            return read_date(text, known.today, known.period, before=known.before), ""
        except NotADate as refusal:
            return None, refusal.sentence

    def answer(self, ask: Ask) -> None:
        """Take the next of the readings of this question."""
        self.answers[ask.key] = (ask.taken + 1) % len(ask.readings)

    def open_ask(self, draft: Draft) -> Ask | None:
        """The question that is shown: the first, until the author goes on to the next."""
        return draft.asks[self._asking % len(draft.asks)] if draft.asks else None

    def next_ask(self) -> None:
        """Go on to the next question, this one as it is read."""
        self._asking += 1

    # Names

    @staticmethod
    def text_begins(draft: Draft) -> int:
        """Where what happened begins in the line, behind the date and the people."""
        return next((span.start for span in draft.spans if span.part == "event"), len(draft.text))

    # What stood here before

    def remember(self, text: str) -> None:
        """Keep a line that leaves: set aside, or saved."""
        if text.strip() and (not self.history or self.history[-1] != text):
            self.history.append(text)
            del self.history[:-HISTORY]
        self._back = 0

    def older(self, text: str) -> str | None:
        """The line before this one; None at the first."""
        if self._back >= len(self.history):
            return None
        if self._back == 0:
            self._stash = text
        self._back += 1
        return self.history[-self._back]

    def newer(self) -> str | None:
        """The line after this one, back to what was being typed; None when that is where we are."""
        if self._back == 0:
            return None
        self._back -= 1
        return self.history[-self._back] if self._back else self._stash


def _texts(entry: Entry) -> list[tuple[str, str]]:
    texts = {part: getattr(entry, part) for part in ("event", "action", "outcome", "comment")}
    return [(part, text) for part, text in texts.items() if text]


class _PlacesBack:
    """Places of the coded text as places of the text as typed."""

    def __init__(self, text: str, hits: list[Hit]) -> None:
        self._hits = hits

    def __call__(self, place: int) -> int:
        shift = 0
        for hit in self._hits:
            start = hit.start + shift
            if place <= start:
                break
            end = start + len(hit.written)
            if place < end:
                return hit.end
            shift += len(hit.written) - (hit.end - hit.start)
        return place - shift
