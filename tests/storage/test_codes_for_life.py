"""However people are renamed, merged, split, exported and taken back, a code stays whose it is."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.errors import CannotWrite, Refusal
from domain.family.members import Member, Relation
from domain.people import Person
from domain.review import Details
from storage.care.verify import verify
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made import on

CODES = ("SW1", "SW2", "GP1", "Adult A", "Adult B", "Child 1")
NEW = ("SW3", "SW4", "DN1", "Adult C", "Child 2")


class CodesForLife(RuleBasedStateMachine):
    """A real case, and what every act must leave true."""

    def __init__(self) -> None:
        super().__init__()
        # In memory where there is room for it: hundreds of commits wait for no disk.
        self.folder = tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
        Path(self.folder.name).chmod(0o700)
        self.case = CaseFile.create(Path(self.folder.name) / "a.imr", PASSPHRASE, Details(agency="A"))
        self.before: list[Any] = []
        self.exported: set[str] = set()

    @initialize()
    def begin(self) -> None:
        people = [Person(code=code, name=f"Name{number} Of") for number, code in enumerate(CODES)]
        self.case.family.add_many([Member(code=code) for code in CODES[3:]], new_people=people[3:])
        self.case.relations.add(Relation(one="Adult A", kind="parent of", other="Child 1"))
        self.case.relations.add(Relation(one="Adult B", kind="parent of", other="Child 1"))
        self.case.entries.add_many(
            [
                on(3, who="SW1, SW2", people=("SW1", "SW2"), event="SW1 and SW2 met Adult A"),
                on(4, who="GP1", people=("GP1",), event="saw Child 1's note"),
                on(5, who="Adult B", people=("Adult B",), event="Adult B rang SW2"),
            ],
            new_people=people[:3],
        )
        self.case._desk.undoable.clear()

    def codes(self) -> list[str]:
        return [person.code for person in self.case.people.all()]

    def state(self) -> Any:
        """All there is, but how often it was changed and whether it has left the case."""
        review = self.case.review()
        return (
            review.details,
            {replace(each, revision=0) for each in review.entries},
            {replace(each, revision=0, exported=False) for each in review.people},
            {replace(each, revision=0) for each in review.family},
            {replace(each, revision=0) for each in review.relations},
        )

    def done(self, before: Any) -> None:
        if self.state() != before:
            self.before.append(before)

    @rule(which=st.integers(0, 20), new=st.sampled_from((*CODES, *NEW)))
    def rename(self, which: int, new: str) -> None:
        before, codes = self.state(), self.codes()
        try:
            self.case.people.rename(codes[which % len(codes)], new)
        except Refusal:
            assert self.state() == before
        self.done(before)

    @precondition(lambda self: len(self.codes()) > 2)
    @rule(one=st.integers(0, 20), other=st.integers(0, 20))
    def merge(self, one: int, other: int) -> None:
        before, people = self.state(), self.case.people.all()
        stays, goes = people[one % len(people)], people[other % len(people)]
        try:
            joined = self.case.people.merge(stays, goes)
            assert goes.code in joined.former_codes
        except Refusal:
            assert self.state() == before
        self.done(before)

    @rule(which=st.integers(0, 20), new=st.sampled_from(NEW), some=st.sets(st.integers(0, 3)))
    def split(self, which: int, new: str, some: set[int]) -> None:
        before, people = self.state(), self.case.people.all()
        person = people[which % len(people)]
        rows = [row for place, row in enumerate(self.case.people.naming(person.code)) if place in some]
        try:
            self.case.people.split(person, Person(code=new), [(row.id, row.revision) for row in rows])
        except Refusal:
            assert self.state() == before
        self.done(before)

    @rule(which=st.integers(0, 20))
    def type_a_row_with_a_code_of_before(self, which: int) -> None:
        before = self.state()
        known = [code for person in self.case.people.all() for code in (person.code, *person.former_codes)]
        code = known[which % len(known)]
        self.case.entries.add(on(9, who=code, people=(code,), event=f"{code} wrote"))
        self.done(before)

    @rule(some=st.sets(st.integers(0, 6), max_size=2))
    def export(self, some: set[int]) -> None:
        codes = [code for place, code in enumerate(self.codes()) if place in some]
        self.case.log.record_export("chronology", "anonymised", "ab" * 32, 3, codes)
        self.exported |= set(codes)

    @rule(again=st.booleans())
    def undo(self, again: bool) -> None:
        now = self.state()
        try:
            self.case.log.undo()
        except Refusal:
            assert self.state() == now
            self.before.clear()
            return
        if self.before:
            assert self.state() == self.before.pop()
        if again:
            try:
                self.case.log.redo()
            except Refusal:
                return
            assert self.state() == now
            self.before.append(now)
            self.before.clear()

    @invariant()
    def every_code_in_a_row_is_somebodys_of_now(self) -> None:
        codes = set(self.codes())
        for entry in self.case.entries.all():
            assert set(entry.people) <= codes
            said = re.findall(r"\b(?:Adult [A-Z]|Child \d|(?:SW|GP|DN)\d)", f"{entry.who} {entry.event}")
            assert set(said) <= codes

    @invariant()
    def the_family_is_of_the_key(self) -> None:
        codes = set(self.codes())
        inside = {member.code for member in self.case.family.all()}
        assert inside <= codes
        assert {code for each in self.case.relations.all() for code in (each.one, each.other)} <= inside

    @invariant()
    def an_exported_code_is_known_and_never_given_again(self) -> None:
        known = {code for person in self.case.people.all() for code in (person.code, *person.former_codes)}
        assert self.exported <= known
        for code in self.exported:
            try:
                self.case.people.add(Person(code=code))
                raise AssertionError(code)
            except CannotWrite:
                pass

    def teardown(self) -> None:
        report = verify(self.case)
        self.case.close()
        self.folder.cleanup()
        assert report.good, report.sentence


TestCodesForLife = CodesForLife.TestCase
TestCodesForLife.settings = settings(
    max_examples=12, stateful_step_count=14, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
