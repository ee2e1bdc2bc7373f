"""Passages typed, split, joined, moved and taken back by two people are what lists would be, ground and all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.errors import ChangedUnderneath, Refusal
from domain.question import Question
from domain.report.parts import Passage, Recommendation
from domain.review import Details
from storage.care.verify import verify
from storage.casefile import CaseFile
from tests.storage.cases import PHRASE, row
from tests.storage.made_meetings import meeting

WORDS = st.sampled_from(["He was seen.", "SW1 came.", "Nobody\nanswered.", "é – HV1"])
SECTIONS = ("narrative", "learning", "answer:1a")
SECTION = st.sampled_from(SECTIONS)
PLACE = st.integers(0, 30)

Model = dict[str, list[tuple[str, str, frozenset[str]]]]
"""Of each section id, text and ground of each passage: rows it points to, interviews it rests on."""


class SamePassages(RuleBasedStateMachine):
    """A case file two people have open, and what its report is, as plain lists."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "a.imr"
        self.case = CaseFile.create(path, PHRASE, Details())
        self.other = CaseFile.open(path, PHRASE, user="another")
        self.case.questions.add(Question("1a"))
        self.rows = [self.case.entries.add(row(f"visit {number}")).id for number in range(3)]
        self.number = meeting(self.case, "SW1", texts=("I rang.", "Nobody came."))
        self.paragraphs = [each.id for each in self.case.minutes.of(self.number).paragraphs]
        self.case._desk.undoable.clear()
        self.model: Model = {section: [] for section in SECTIONS}
        self.before: list[Model] = []
        self.undone: list[Model] = []

    def teardown(self) -> None:
        assert verify(self.case).good
        self.other.close()
        self.case.close()
        self.folder.cleanup()

    def did(self, section: str, passages: list[tuple[str, str, frozenset[str]]]) -> None:
        self.before.append({**self.model})
        self.undone.clear()
        self.model[section] = passages

    def stands(self) -> bool:
        return any(self.model.values())

    def at(self, place: int) -> tuple[str, int, Passage]:
        found = self.case.passages.all()
        passage = found[place % len(found)]
        return passage.section, [each[0] for each in self.model[passage.section]].index(passage.id), passage

    @rule(section=SECTION, texts=st.lists(WORDS, min_size=1, max_size=3), place=PLACE, end=st.booleans())
    def add(self, section: str, texts: list[str], place: int, end: bool) -> None:
        ids = [each[0] for each in self.model[section]]
        at = len(ids) if end or not ids else place % (len(ids) + 1)
        after = None if at == len(ids) else ids[at - 1] if at else ""
        kept = self.case.passages.add(section, *(Passage(text=text) for text in texts), after=after)
        new = [(each.id, each.text, frozenset[str]()) for each in kept]
        self.did(section, [*self.model[section][:at], *new, *self.model[section][at:]])

    @precondition(stands)
    @rule(place=PLACE, text=WORDS)
    def change(self, place: int, text: str) -> None:
        section, at, was = self.at(place)
        now = self.case.passages.change(Passage(id=was.id, text=text, revision=was.revision))
        if now != was:
            stands = list(self.model[section])
            stands[at] = (was.id, text, stands[at][2])
            self.did(section, stands)

    @precondition(stands)
    @rule(place=PLACE)
    def delete(self, place: int) -> None:
        section, at, was = self.at(place)
        self.case.passages.delete(was.id, was.revision)
        self.did(section, [*self.model[section][:at], *self.model[section][at + 1 :]])

    @precondition(stands)
    @rule(place=PLACE, texts=st.lists(WORDS, min_size=2, max_size=3))
    def split(self, place: int, texts: list[str]) -> None:
        section, at, was = self.at(place)
        kept = self.case.passages.replace(was.id, was.revision, [Passage(text=text) for text in texts])
        ground = self.model[section][at][2]
        new = [(each.id, each.text, ground) for each in kept]
        self.did(section, [*self.model[section][:at], *new, *self.model[section][at + 1 :]])

    @precondition(stands)
    @rule(place=PLACE, text=WORDS)
    def join_with_the_next(self, place: int, text: str) -> None:
        section, at, was = self.at(place)
        stands = self.model[section]
        if at + 1 == len(stands):
            return
        following = self.case.passages.get(stands[at + 1][0])
        assert following is not None
        self.case.passages.replace(
            was.id, was.revision, [Passage(text=text)], joined=[(following.id, following.revision)]
        )
        joined = (was.id, text, stands[at][2] | stands[at + 1][2])
        self.did(section, [*stands[:at], joined, *stands[at + 2 :]])

    @precondition(stands)
    @rule(place=PLACE, step=st.sampled_from([-1, 1]))
    def move(self, place: int, step: Any) -> None:
        section, at, was = self.at(place)
        stands = list(self.model[section])
        try:
            self.case.passages.move(was.id, step)
        except Refusal:
            assert not 0 <= at + step < len(stands)
            return
        stands.insert(at + step, stands.pop(at))
        self.did(section, stands)

    @precondition(stands)
    @rule(place=PLACE, to=SECTION)
    def put_into(self, place: int, to: str) -> None:
        section, at, was = self.at(place)
        if to == section:
            return
        self.case.passages.put_into(was.id, was.revision, to)
        moved = self.model[section][at]
        self.did(section, [*self.model[section][:at], *self.model[section][at + 1 :]])
        self.model[to] = [*self.model[to], moved]

    @precondition(stands)
    @rule(place=PLACE, which=st.integers(0, 2))
    def cite(self, place: int, which: int) -> None:
        section, at, was = self.at(place)
        id, text, ground = self.model[section][at]
        self.case.cited.cite(was.id, self.rows[which])
        if self.rows[which] not in ground:
            stands = list(self.model[section])
            stands[at] = (id, text, ground | {self.rows[which]})
            self.did(section, stands)

    @precondition(stands)
    @rule(place=PLACE, which=st.integers(0, 1))
    def rest(self, place: int, which: int) -> None:
        section, at, was = self.at(place)
        id, text, ground = self.model[section][at]
        if self.paragraphs[which] in ground:
            return
        self.case.evidence.rest_passage(was.id, self.number, [self.paragraphs[which]])
        stands = list(self.model[section])
        stands[at] = (id, text, ground | {self.paragraphs[which]})
        self.did(section, stands)

    @precondition(stands)
    @rule(place=PLACE, text=WORDS)
    def somebody_else_changes_it_meanwhile(self, place: int, text: str) -> None:
        """Mine is refused and theirs shown; none of mine that touched it is taken back over theirs."""
        section, at, was = self.at(place)
        theirs = self.other.passages.change(Passage(id=was.id, text=f"Theirs: {text}", revision=was.revision))
        if theirs == was:
            return
        acts: tuple[Callable[[], object], ...] = (
            lambda: self.case.passages.change(was), lambda: self.case.passages.delete(was.id, was.revision),
        )  # fmt: skip
        for act in acts:
            try:
                act()
            except ChangedUnderneath as refused:
                assert refused.theirs == theirs
            else:
                raise AssertionError("overwritten")
        self.model[section][at] = (was.id, theirs.text, self.model[section][at][2])
        self.case._desk.undoable.clear()
        self.case._desk.redoable.clear()
        self.before.clear()
        self.undone.clear()

    @rule()
    def undo(self) -> None:
        if not self.before:
            return
        self.case.log.undo()
        self.undone.append(self.model)
        self.model = self.before.pop()

    @rule()
    def redo(self) -> None:
        if not self.undone:
            return
        self.case.log.redo()
        self.before.append(self.model)
        self.model = self.undone.pop()

    @precondition(stands)
    @rule(place=PLACE)
    def recommend(self, place: int) -> None:
        """By the other: what it rests on may be gone one day, and is told so, never refused."""
        _, _, was = self.at(place)
        self.other.recommendations.add(Recommendation(text="Say it twice.", rests_on=(was.id,)))

    @invariant()
    def same(self) -> None:
        for section in SECTIONS:
            kept = self.case.passages.of(section)
            assert [(each.id, each.text) for each in kept] == [each[:2] for each in self.model[section]]
            for id, _, ground in self.model[section]:
                pointed = {each.entry for each in self.case.cited.of(id)}
                rested = {one for each in self.case.evidence.of_passage(id) for one in each.paragraphs}
                assert pointed | rested == ground
        assert self.other.report() == self.case.report()


SamePassages.TestCase.settings = settings(
    max_examples=15, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestSamePassages = SamePassages.TestCase

