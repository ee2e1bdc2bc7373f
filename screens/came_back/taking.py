"""What came back in an edited file taken in, one change at a time, each through the verb its thing is changed by."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from domain.chronology.entry import Entry
from domain.errors import ChangedUnderneath, Refusal, WrongUse
from domain.family.members import Member
from domain.people import Person
from domain.question import Question
from domain.report.parts import (
    Abbreviation,
    Action,
    Answered,
    Criterion,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Searched,
)
from domain.returned.changes import Change, Kind, alike
from domain.returned.places import Thing
from domain.review import Details

if TYPE_CHECKING:
    from domain.names.finding import Finder
    from domain.strangers import Strangers
    from exporters.readers.in_case import InCase
    from exporters.readers.row_cells import CellRead
    from storage.casefile import CaseFile

def of_kind(changes: Iterable[Change], kind: Kind, decided: Container[int]) -> list[Change]:
    """Those of a kind that may be taken in without a question, and are not decided by number."""
    return [
        one for one in changes
        if one.kind == kind and one.takes and not one.conflict and not one.deletes_row and one.number not in decided
    ]  # fmt: skip


OTHERWISE = "The case says something else by now than when this was listed: read the file again."


@dataclass
class Taking:
    """Takes changes of one file in. `notes` are what to look at of what was taken last, a sentence each.

    Names in words that came back are coded as those typed elsewhere are, where they are certain, and asked about
    where they are not.
    """

    case: CaseFile
    today: date
    notes: list[str] = field(default_factory=list)
    _mine: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _behind: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)

    def take(self, change: Change, words: str | None = None) -> str:
        """Take one in, with other words where the author edited them; gives a sentence to say. Raises Refusal."""
        said = self._take(change, words)
        if change.mark:
            self._mine[change.mark, change.part] = self._now().words(change)
        return said

    def _now(self) -> InCase:
        """The case as it stands at this moment."""
        from exporters.readers.in_case import InCase

        return InCase(self.case.review(), self.case.known(self.today))

    def _take(self, change: Change, words: str | None) -> str:
        from exporters.readers.in_case import is_read

        self.notes = []
        if not change.takes:
            raise WrongUse(change.said or "This is told only; there is nothing to take in.")
        if change.mark:
            self._see(change)
        if change.kind == "row":
            return self._add_row(change)
        text = words if words is not None else change.returned or ""
        if not is_read(change):
            text = self._coded(text, change)
        if change.kind in ("words", "cell"):
            return self._put(change, text)
        if change.kind == "added":
            (made,) = self.case.passages.add(change.into, Passage(text=text), after=self._after(change))
            self._stands(change, made.id)
            return "Taken in as a new paragraph."
        if change.kind == "out" and change.mark.startswith("row:"):
            entry = self.case.entries.get(change.id)
            if entry is not None:
                self.case.entries.delete(entry.id, entry.revision)
            return f"Taken out: {change.where}."
        passage = self._passage(change.id)
        if change.kind == "comment":
            if not passage.check:
                self.case.passages.change(replace(passage, check=True))
            return "The paragraph is marked to be looked at again."
        if change.kind == "out":
            self.case.passages.delete(passage.id, passage.revision)
            return f"Taken out: {change.where}."
        if change.kind == "split":
            parts = [replace(passage, text=part) for part in text.split("\n\n") if part.strip()]
            self.case.passages.replace(passage.id, passage.revision, parts)
            return f"Split into {len(parts)}: {change.where}."
        if change.kind == "joined":
            others = [(one.id, one.revision) for one in map(self._passage, change.with_)]
            self.case.passages.replace(passage.id, passage.revision, [replace(passage, text=text)], joined=others)
            return f"Joined: {change.where}."
        self._move(passage, change)
        return f"Moved: {change.where}."

    def take_all(self, changes: Iterable[Change]) -> tuple[list[str], list[str]]:
        """Take in all that can be without a conflict; gives what was done and what was not, a sentence each."""
        done: list[str] = []
        left: dict[int, str] = {}
        notes: list[str] = []
        waiting: list[Change] = []
        for change in changes:
            if change.takes and change.deletes_row:
                left[change.number] = "a row is deleted only when it is named by its number."
            elif change.takes and change.conflict:
                left[change.number] = (
                    "the case has a row much like it." if change.kind == "row"
                    else "the case was changed there meanwhile too."
                )  # fmt: skip
            elif change.takes:
                waiting.append(change)
        # What may not stand while another is not in yet (a date without a day, its time still there) may stand then.
        before = len(waiting) + 1
        while 0 < len(waiting) < before:
            before, again = len(waiting), []
            for change in waiting:
                try:
                    done.append(self.take(change))
                    notes += self.notes
                    left.pop(change.number, None)
                except Refusal as refusal:
                    left[change.number] = refusal.sentence
                    again.append(change)
            waiting = again
        self.notes = list(dict.fromkeys(notes))
        return done, [f"{number} was not taken in: {left[number]}" for number in sorted(left)]

    # how

    def _put(self, change: Change, text: str) -> str:
        """Put words where they belong."""
        from exporters.readers.row_cells import CellRead

        if change.part == "update":
            return self._report(change, text)
        now = self._now()
        thing = now.with_words(change, text, self.today)
        if isinstance(thing, CellRead):
            self._noted(change, thing)
            self.case.entries.change(
                thing.entry, new_people=thing.people, new_sources=thing.sources, new_questions=thing.questions
            )
        else:
            self._save(thing)
        return f"Taken in: {change.where}."

    def _add_row(self, change: Change) -> str:
        read = self._now().cells(change.columns).row(change.cells)
        self._noted(change, read)
        self.case.entries.add(
            read.entry, new_people=read.people, new_sources=read.sources, new_questions=read.questions
        )
        return f"Taken in as a new row of the chronology: {change.where}."

    def _noted(self, change: Change, read: CellRead) -> None:
        self.notes.extend(f"In {change.where}: {each}" for each in read.notes)

    def _report(self, change: Change, text: str) -> str:
        """What a line of a plan reports of an action, as an update of it."""
        from domain.returned.updates import update_came

        action = self.case.actions.get(int(change.id))
        if action is None:
            raise ChangedUnderneath("This action is not in the case any more.", None)
        update = update_came(action, text, self.today, [each.status for each in self.case.actions.all()])
        self.case.actions.report(update)
        return f"Reported of the action: {change.where}."

    def _see(self, change: Change) -> None:
        """Raise ChangedUnderneath where the case does not say any more what was listed."""
        now = self._now().words(change)
        listed = self._mine.get((change.mark, change.part), change.now)
        if (now is None) != (listed is None) or not alike(now, listed):
            raise ChangedUnderneath(OTHERWISE, None)

    @cached_property
    def _finder(self) -> Finder:
        from domain.gate import looked_for

        return looked_for(self.case.review(), self.case.terms.all())

    @cached_property
    def _strangers(self) -> Strangers:
        from domain.strangers import Strangers

        terms = self.case.terms.all()
        return Strangers.of(self.case.review(), self._finder, terms)

    def _coded(self, text: str, change: Change) -> str:
        if change.kind in ("comment", "out", "moved"):
            return text
        found = self._finder.code(text)
        where = change.where or "the new paragraph"
        if found.text != text:
            self.notes.append(f"Names in {where} were written as codes.")
        self.notes.extend(f"In {where}: {hit.question}" for hit in self._finder.find(found.text))
        self.notes.extend(
            f"In {where}: {name} is nobody of the key; /unknown lists them."
            for name in dict.fromkeys(each.matched for each in self._strangers.in_text(found.text))
        )
        return found.text

    def _passage(self, id: str) -> Passage:
        found = self.case.passages.get(id)
        if found is None:
            raise ChangedUnderneath("This paragraph is not in the case any more.", None)
        return found

    def _after(self, change: Change) -> str:
        """The passage it goes behind: one taken in before it at the same place where there is one."""
        before = [one for one in self._behind.get((change.into, change.after or ""), ()) if one[0] < change.number]
        return max(before)[1] if before else change.after or ""

    def _stands(self, change: Change, id: str) -> None:
        self._behind.setdefault((change.into, change.after or ""), []).append((change.number, id))

    def _move(self, passage: Passage, change: Change) -> None:
        if passage.section.casefold() != change.into.casefold():
            self.case.passages.put_into(passage.id, passage.revision, change.into)
        ids = [each.id for each in self.case.passages.of(change.into)]
        after = self._after(change)
        if after and after not in ids:
            raise ChangedUnderneath("The paragraph it stood behind is not there any more: move it by hand.", None)
        here = ids.index(passage.id)
        rest = [each for each in ids if each != passage.id]
        there = rest.index(after) + 1 if after else 0
        for _ in range(abs(there - here)):
            self.case.passages.move(passage.id, 1 if there > here else -1)
        self._stands(change, passage.id)

    def _save(self, thing: Thing) -> None:
        case = self.case
        if isinstance(thing, Passage):
            case.passages.change(thing)
        elif isinstance(thing, Recommendation):
            case.recommendations.change(thing)
        elif isinstance(thing, Action):
            case.actions.change(thing)
        elif isinstance(thing, Fact):
            case.facts.put(thing)
        elif isinstance(thing, Searched):
            case.searched.change(thing)
        elif isinstance(thing, Policy):
            case.policies.change(thing)
        elif isinstance(thing, Abbreviation):
            case.abbreviations.put(thing)
        elif isinstance(thing, Criterion):
            case.criteria.put(thing)
        elif isinstance(thing, Member):
            case.family.change(thing)
        elif isinstance(thing, Person):
            case.people.change(thing)
        elif isinstance(thing, Question):
            case.questions.change(thing)
        elif isinstance(thing, Answered):
            case.answers.put(thing)
        elif isinstance(thing, Details):
            case.set_details(thing)
        elif isinstance(thing, Entry):
            case.entries.change(thing)
