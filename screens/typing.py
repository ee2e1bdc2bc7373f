"""The line being typed: what it reads as, which names in it were coded, and what stood there before. No widgets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from domain.dates import NotADate, read_date
from domain.draft import Ask, Draft, Known
from domain.entry import Entry
from domain.entry_line import read, write
from domain.following import unstuck
from domain.names import Finder, Hit
from domain.strangers import Strangers
from domain.when import When

_NEXT_WORD_OPEN = re.compile(r",?\s*(?:(?:&|and)\s+)?[\w-]*")
_BETWEEN = re.compile(r"[\s'’.-]+")
HISTORY = 100
PARAGRAPH = "\ue000"
"""Stands for a paragraph's end while a line is read: one character for one, and no character anyone types."""


@dataclass(frozen=True, slots=True)
class Coding:
    """A name in the line turned into its code: what stood there, and the code at `start`..`end` of the line now."""

    matched: str
    code: str
    start: int

    @property
    def end(self) -> int:
        """Where the code ends."""
        return self.start + len(self.code)


class Typing:
    """What the author is typing, and what it stands for.

    `editing` is the entry that was opened in the line, None for a new row. `answers` are the readings chosen so
    far for the questions the line raises. `left` are names the author wants left as typed in this line.
    """

    def __init__(self, known: Known) -> None:
        self.editing: Entry | None = None
        self.answers: dict[str, int] = {}
        self.left: set[str] = set()
        self.coding: Coding | None = None
        self.coded_now = ""
        self.history: list[str] = []
        self._back = 0
        self._stash = ""
        self._asking = 0
        self.renew(known)

    def renew(self, known: Known) -> None:
        """What is known of the case has changed."""
        self.known = known
        self._finder = Finder(known.people, known.terms)
        self._strangers: Strangers | None = None
        names = [name for person in known.people for name in (person.name, *person.other_names)]
        self._names = [tuple(_BETWEEN.split(name.casefold().strip())) for name in names if name]

    def fresh(self) -> None:
        """Begin another line."""
        self.editing = None
        self.answers.clear()
        self.left.clear()
        self.coding = None
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

    # Reading

    def read(self, text: str) -> Draft:
        """The line read, every certain name as its code; places are those of `text` as given."""
        hits = self._certain(text)
        known = self.plain_known if self.editing is not None else self.known
        draft = self.read_plainly(_with_codes(text, hits) if hits else text, known)
        if not hits:
            return draft
        back = _PlacesBack(text, hits)
        return replace(
            draft,
            text=text,
            problems=tuple(replace(each, start=back(each.start), end=back(each.end)) for each in draft.problems),
            asks=tuple(replace(each, start=back(each.start), end=back(each.end)) for each in draft.asks),
            spans=tuple(replace(each, start=back(each.start), end=back(each.end)) for each in draft.spans),
        )

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

    def code_behind(self, text: str, cursor: int) -> tuple[str, int] | None:
        """The line with the name that has just ended before the cursor as its code, and where the cursor goes.

        None when nothing has to change. A name that may go on ("Ann" of "Ann Lee") waits for its next word, and so
        does a part of a name, which the next word may show to be another's ("Smith Street", "Ann Brown").
        """
        hits = [
            hit for hit in self._certain(text)
            if hit.end < cursor and not self._may_go_on(text, hit, cursor)
        ]
        if not hits:
            return None
        new = _with_codes(text, hits)
        shift = sum(len(hit.code) - (hit.end - hit.start) for hit in hits)
        last = hits[-1]
        before = sum(len(hit.code) - (hit.end - hit.start) for hit in hits[:-1])
        self.coding = Coding(text[last.start : last.end], last.code, last.start + before)
        self.coded_now = "; ".join(dict.fromkeys(f"{text[hit.start : hit.end]} is {hit.code}" for hit in hits))
        return new, cursor + shift

    def code_all(self, text: str) -> str:
        """The line with every certain name as its code."""
        return _with_codes(text, self._certain(text))

    def take_back(self, text: str, cursor: int) -> tuple[str, int] | None:
        """The line with the last coded name as it was typed, to be left so, and where the cursor goes.

        None when there is none to take back.
        """
        coding = self.coding
        if coding is None or text[coding.start : coding.end] != coding.code:
            return None
        self.left.add(coding.matched.casefold())
        self.coding = None
        after = cursor + len(coding.matched) - len(coding.code) if cursor > coding.start else cursor
        return text[: coding.start] + coding.matched + text[coding.end :], after

    def to_look_at(self, text: str, draft: Draft) -> list[str]:
        """A sentence for each name of the line that was left: it may be nobody's or another's, or is not in the key."""
        asked = [hit.question for hit in self._finder.find(text) if hit.asked and not self._is_left(text, hit)]
        if draft.entry is not None:
            if self._strangers is None:
                said = (source.name for source in self.known.sources)
                self._strangers = Strangers(self._finder, self.known.people, self.known.terms, said)
            asked += [f"{each.sentence}." for each in self._strangers.in_draft(draft)]
        return list(dict.fromkeys(asked))

    def _certain(self, text: str) -> list[Hit]:
        return [hit for hit in self._finder.find(text) if not hit.asked and not self._is_left(text, hit)]

    def _is_left(self, text: str, hit: Hit) -> bool:
        return text[hit.start : hit.end].casefold() in self.left

    def _may_go_on(self, text: str, hit: Hit, cursor: int) -> bool:
        """Whether what stands from here to the cursor may still become a longer name."""
        if hit.is_part and _NEXT_WORD_OPEN.fullmatch(text, hit.end, cursor):
            return True
        words = _BETWEEN.split(text[hit.start : cursor].casefold())
        *whole, last = words
        return any(
            len(name) > len(whole) and list(name[: len(whole)]) == whole and name[len(whole)].startswith(last)
            and (len(name) > len(words) or name[len(whole)] != last)
            for name in self._names
        )

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


def _with_codes(text: str, hits: list[Hit]) -> str:
    pieces: list[str] = []
    read_to = 0
    for hit in hits:
        pieces += (text[read_to : hit.start], hit.code)
        read_to = hit.end
    return "".join((*pieces, text[read_to:]))


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
            end = start + len(hit.code)
            if place < end:
                return hit.end
            shift += len(hit.code) - (hit.end - hit.start)
        return place - shift
