"""Lines typed one after the other into an open case: what each may lean on, its names coded, and the next one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.chronology.entry import Entry
from domain.identifiers.hits import Coded, Hit
from domain.line.draft import Ask, Draft, Known
from domain.line.following import following, opened, unstuck
from domain.line.reading import read
from domain.names.code_words import CodeWords
from domain.names.finding import Finder
from domain.strangers import Strangers
from screens.names.coding import with_codes

if TYPE_CHECKING:
    from domain.identifiers.finding import Identifiers
    from storage.casefile import CaseFile

TEXTS = ("who", "event", "action", "outcome", "comment")
NAME = "name:"
"""What the key of a question about a name in doubt begins with: its first reading is the name as typed."""


class LineByLine:
    """The run of lines of one session: `known` is what the next line may lean on."""

    def __init__(self, case: CaseFile, today: date) -> None:
        self._case = case
        self._today = today
        self.changed: tuple[Hit, ...] = ()
        self.known: Known = case.known(today)
        self._look()

    def _look(self) -> None:
        self.finder = Finder(self.known.people, self.known.terms)
        said = (source.name for source in self.known.sources)
        self._strangers = Strangers(self.finder, self.known.people, self.known.terms, said)
        self._code_words = CodeWords(self.known.people, self.known.terms | self.known.codes_meant)
        self._identifiers: Identifiers | None = None

    def coded(self, text: str) -> tuple[str, list[str]]:
        """An answer to a question with every certain name as its code, and what is to be said of its names."""
        found = self.finder.code(text)
        told = [f"{hit.matched} was written as {hit.written}." for hit in found.changes]
        told += [f"{_left(hit)}." for hit in found.asks]
        told += [f"{each.sentence}." for each in self._strangers.in_text(found.text)]
        return found.text, list(dict.fromkeys([*told, *self._told_in(found.text)]))

    def _told_in(self, text: str) -> list[str]:
        """What else is to be said of a text: a code that may be a word, whatever tells who somebody is."""
        if self._identifiers is None:
            from domain.identifiers.finding import Identifiers

            self._identifiers = Identifiers(self.known.people, self.known.family, self.known.record_numbers)
        told = [
            f"“{word.code}” is read as the person {word.code}: /notname {word.code} says that it is a word"
            for word in self._code_words.find(text)
        ]
        return [*told, *(hit.question.removesuffix(".") for hit in self._identifiers.find(text))]

    def read(
        self, text: str, answers: Mapping[str, int] | None = None, *, saved: bool = False, left: Collection[str] = ()
    ) -> Draft:
        """The line as understood, with every known real name as its code and a note of each change.

        A name in doubt stays as typed with a note, and is asked: harmless in the words of the row; among its people
        or as a new source a pipe refuses it. Places in the draft are those of its own `text`. `saved` is for the line
        of a row being changed; `left` are names to be left as typed in its words, where `changed` were coded.
        """
        answers = answers or {}
        found = self._coded(text, answers)
        known = unstuck(self.known) if saved else self.known
        draft = read(found.text, known, answers)
        people = {hit.start for hit in found.changes if _in(draft, hit.moved(_shift(found.changes, hit)), "who")}
        if left:
            found = self._coded(text, answers, left, people)
            draft = read(found.text, known, answers)
        self.changed = tuple(hit for hit in found.changes if hit.start not in people)
        draft = _told(draft, found.changes, [hit for hit in found.asks if _key(hit) not in answers])
        draft = self._asking(draft, found, known)
        named = [person for person in draft.new_people if person.name]
        draft = _coded(draft, Finder(named, self.known.terms)) if named else draft
        told = [each.sentence for each in self._strangers.in_draft(draft)]
        happened = next((span.start for span in draft.spans if span.part == "event"), len(draft.text))
        told += self._told_in(draft.text[happened:])
        return replace(draft, notes=(*draft.notes, *dict.fromkeys(told))) if told else draft

    def _coded(
        self, text: str, answers: Mapping[str, int], left: Collection[str] = (), people: Collection[int] = ()
    ) -> Coded:
        """The line with its names coded, as answered; what is still asked stands at its place in the new text.

        Names `left` stay as typed, but for those that begin where `people` of the row are named.
        """
        found = self.finder.code(text)
        changes = [hit for hit in found.changes if hit.start in people or hit.matched not in left]
        asks = []
        for hit in found.asks:
            if hit.matched in left:
                continue
            if chosen := answers.get(_key(hit), 0):
                changes.append(replace(hit, code=_may_be(hit)[chosen - 1]))
            else:
                asks.append(hit)
        changes.sort(key=lambda hit: hit.start)
        moved = tuple(hit.moved(_shift(changes, hit)) for hit in asks)
        return Coded(with_codes(text, changes), tuple(changes), moved)

    def _asking(self, draft: Draft, found: Coded, known: Known) -> Draft:
        """The draft with a question for each name in doubt that its reading does not ask about itself."""
        asks: dict[str, Ask] = {}
        for hit in found.asks:
            if draft.entry is None or any(ask.start < hit.end and hit.start < ask.end for ask in draft.asks):
                continue
            roles = {person.code: person.role for person in self.known.people}
            readings = ("as typed", *(f"{code}, {roles[code]}" if roles.get(code) else code for code in _may_be(hit)))
            counts = _in(draft, hit, "source") if draft.new_sources else False
            counts = counts or self._names_people(draft, hit, found.text, known)
            said = f"{_may(hit)}: write the code." if counts else f"{_may(hit)}."
            asks.setdefault(_key(hit), Ask(_key(hit), said, readings, 0, hit.start, hit.end, harmless=not counts))
        if not asks:
            return draft
        return replace(draft, asks=tuple(sorted((*asks.values(), *draft.asks), key=lambda ask: ask.start)))

    def _names_people(self, draft: Draft, hit: Hit, text: str, known: Known) -> bool:
        """Whether a name in doubt stands among the people of the line, or would with its code in its place."""
        if _in(draft, hit, "who"):
            return True
        if draft.entry is None or draft.entry.who is not None or text.find(":", hit.end) < 0:
            return False
        other = read(with_codes(text, [hit]), known).entry
        return other is not None and other.who is not None

    def save(self, draft: Draft) -> Entry:
        """Put a ready draft on disk and make its row the one before. Raises what the case raises."""
        saved = self._case.entries.add(draft)
        if draft.new_people or draft.new_sources or draft.new_questions:
            self.refresh()
        self.known = following(self.known, draft, saved)
        return saved

    def change(self, seen: Entry, draft: Draft) -> Entry:
        """Put a ready draft in the place of the entry the author saw. Raises ChangedUnderneath, CannotWrite."""
        assert draft.entry is not None
        changed = self._case.entries.change(
            draft.entry.in_place_of(seen),
            new_people=draft.new_people, new_sources=draft.new_sources, new_questions=draft.new_questions,
        )
        self.refresh()
        self.known = opened(self.known, changed)
        return changed

    def refused(self) -> None:
        """A line of a pipe was refused: no date leans on the row before, until the next full date."""
        self.known = replace(self.known, before_lost=True)

    def refresh(self) -> None:
        """Read the case's words again, as others or the author may have changed them."""
        kept = self.known
        self.known = replace(
            self._case.known(self._today),
            before=kept.before, before_lost=kept.before_lost,
            sticky_sources=kept.sticky_sources, sticky_fields=kept.sticky_fields,
        )
        self._look()


def _coded(draft: Draft, finder: Finder) -> Draft:
    """The draft with the names of people new in this very line as their codes, in its entry's texts."""
    if draft.entry is None:
        return draft
    entry = draft.entry
    changes: list[Hit] = []

    def code(text: str) -> str:
        found = finder.code(text)
        changes.extend(found.changes)
        return found.text

    texts: dict[str, Any] = {name: code(text) for name in TEXTS if (text := getattr(entry, name)) is not None}
    fields = tuple((name, code(value)) for name, value in entry.fields)
    return _told(replace(draft, entry=replace(entry, **texts, fields=fields)), changes, ())


def _shift(changes: Iterable[Hit], hit: Hit) -> int:
    """How far a name moves when those before it are written as codes."""
    return sum(len(each.written) - len(each.matched) for each in changes if each.start < hit.start)


def _in(draft: Draft, hit: Hit, part: str) -> bool:
    """Whether a name stands in this part of the line."""
    return any(span.part == part and span.start < hit.end and hit.start < span.end for span in draft.spans)


def _key(hit: Hit) -> str:
    """What the answer about a name in doubt is given under."""
    return f"{NAME}{hit.matched.casefold()}"


def _may_be(hit: Hit) -> tuple[str, ...]:
    return hit.codes or (hit.code,)


def _may(hit: Hit) -> str:
    who = " or ".join(_may_be(hit))
    return f"“{hit.matched}” may be {who}{' or another person' if hit.another else ''}"


def _left(hit: Hit) -> str:
    if hit.another or len(hit.codes) > 1:
        return f"“{hit.matched}” was left: it may be {_may(hit).partition(' may be ')[2]}"
    return f"“{hit.matched}” was left, and may be a name ({hit.code})"


def _told(draft: Draft, changes: Sequence[Hit], asks: Sequence[Hit]) -> Draft:
    """The draft with a note of each name coded or left."""
    notes = [*(f"“{hit.matched}” was written as {hit.code}" for hit in changes), *map(_left, asks)]
    return replace(draft, notes=(*draft.notes, *dict.fromkeys(notes))) if notes else draft
