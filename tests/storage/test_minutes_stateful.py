"""The same acts done in a case file and in the pure domain leave the same minutes, whatever their order."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.agreement import course as agreement
from domain.agreement.steps import Answer, Representation, Step
from domain.errors import CannotWrite, Refusal, WrongUse
from domain.evidence.resting import digest_of
from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Minutes, Paragraph
from domain.review import Details
from storage.care.verify import verify
from storage.casefile import CaseFile
from storage.meetings.packets import KeptPacket
from tests.storage.cases import PHRASE, row
from tests.storage.made_meetings import PEOPLE

WHO = st.sampled_from(["SW1", "SW2", "HV1"])
WORDS = st.sampled_from(["I rang.", "SW1 came.", "Nobody came.\nI wrote.", "é – HV1"])
DAYS = st.integers(1, 28).map(lambda day: f"2024-03-{day:02}")
PLACE = st.integers(0, 30)
STEPS = st.sampled_from(["agree", "dispute", "remind", "no reply", "cannot", "authorise"])


def alike(minutes: Minutes) -> Any:
    """What the domain knows of minutes too: without numbers, revisions, times and accounts."""
    return (
        replace(minutes.interview, revision=0),
        [replace(each, revision=0) for each in minutes.paragraphs],
        [
            (each.number, each.facts, [(one.id, one.words()) for one in each.paragraphs], each.sha256)
            for each in minutes.versions
        ],
        [replace(each, number=0, at="", by="") for each in minutes.steps],
        [replace(each, considered_at="", considered_by="") for each in minutes.representations],
    )


def _others(paragraphs: tuple[Paragraph, ...], touched: set[str]) -> set[tuple[str, ...]]:
    return {(each.id, *each.words()) for each in paragraphs if each.id not in touched}


class SameMinutes(RuleBasedStateMachine):
    """A case file with one meeting, and the minutes of it as the domain alone has them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.case = CaseFile.create(Path(self.folder.name) / "a.imr", PHRASE, Details())
        for person in PEOPLE:
            self.case.people.add(person)
        people = (Attendee("SW1"), Attendee("SW2"), Attendee("RO1", "interviewer", asked=False))
        self.number = self.case.interviews.add(Interview(held="2024-03-01", people=people)).number
        self.pure = self.case.minutes.of(self.number)
        self.case._desk.undoable.clear()
        self.before: list[tuple[Minutes, Minutes, int] | None] = []
        """What minutes were before and after each act that may be taken back, and how many representations had been put
        in by then; None where it changed none, the last act last."""
        self.put_in = 0

    def teardown(self) -> None:
        assert verify(self.case).good
        self.case.close()
        self.folder.cleanup()

    def edited(self, **parts: Any) -> None:
        was = self.pure
        self.pure = replace(self.pure, **parts)
        self.before.append((was, self.pure, self.put_in))

    def at(self, place: int) -> Paragraph:
        found = self.case.minutes.of(self.number).paragraphs
        return found[place % len(found)]

    def has_paragraphs(self) -> bool:
        return bool(self.pure.paragraphs)

    @rule(text=WORDS, who=WHO, end=st.booleans(), place=PLACE)
    def add(self, text: str, who: str, end: bool, place: int) -> None:
        ids = [each.id for each in self.pure.paragraphs]
        at = len(ids) if end or not ids else place % (len(ids) + 1)
        after = None if at == len(ids) else ids[at - 1] if at else ""
        (kept,) = self.case.minutes.add(self.number, Paragraph(speaker=who, text=text), after=after)
        self.edited(paragraphs=(*self.pure.paragraphs[:at], kept, *self.pure.paragraphs[at:]))

    @precondition(has_paragraphs)
    @rule(text=WORDS, place=PLACE, check=st.booleans())
    def change(self, text: str, place: int, check: bool) -> None:
        was = self.at(place)
        now = self.case.minutes.change(self.number, replace(was, text=text, check=check))
        if now != was:
            self.edited(paragraphs=tuple(now if each.id == was.id else each for each in self.pure.paragraphs))

    @precondition(has_paragraphs)
    @rule(place=PLACE)
    def delete(self, place: int) -> None:
        was = self.at(place)
        self.case.minutes.delete(self.number, was.id, was.revision)
        self.edited(paragraphs=tuple(each for each in self.pure.paragraphs if each.id != was.id))

    @precondition(has_paragraphs)
    @rule(place=PLACE, step=st.sampled_from([-1, 1]))
    def move(self, place: int, step: Any) -> None:
        stand = list(self.pure.paragraphs)
        at = place % len(stand)
        try:
            self.case.minutes.move(self.number, stand[at].id, step)
        except Refusal:
            assert not 0 <= at + step < len(stand)
            return
        stand.insert(at + step, stand.pop(at))
        self.edited(paragraphs=tuple(stand))

    @rule(place=st.sampled_from(["Civic Centre", "Library"]), third=st.booleans())
    def change_meeting(self, place: str, third: bool) -> None:
        seen = self.case.interviews.get(self.number)
        assert seen is not None
        others = tuple(one for one in seen.people if one.code != "HV1")
        now = self.case.interviews.change(
            replace(seen, place=place, people=(*others, Attendee("HV1")) if third else others)
        )
        if now != seen:
            self.edited(interview=now)

    @rule()
    def undo(self) -> None:
        if not self.before:
            return
        try:
            self.case.log.undo()
        except CannotWrite:
            self.before.pop()
            return
        act = self.before.pop()
        if act is None:
            return
        was, then, put_in = act
        if was.interview != then.interview:
            self.pure = replace(self.pure, interview=was.interview)
        elif put_in == self.put_in:
            self.pure = replace(self.pure, paragraphs=was.paragraphs)
        else:
            # What was put in since for somebody stays: only what the act touched is as it was.
            touched = {each.id for each in set(was.paragraphs) ^ set(then.paragraphs)}
            now = self.case.minutes.of(self.number).paragraphs
            assert _others(now, touched) == _others(self.pure.paragraphs, touched)
            assert {each.words() for each in now if each.id in touched} == {
                each.words() for each in was.paragraphs if each.id in touched
            }
            self.pure = replace(self.pure, paragraphs=now)

    @rule(codes=st.lists(WHO, min_size=1, max_size=3, unique=True), day=DAYS)
    def issue(self, codes: list[str], day: str) -> None:
        try:
            version = agreement.next_version(self.pure)
            meant = self.pure
            if version is not self.pure.latest:
                meant = replace(meant, versions=(*meant.versions, version))
            for code in codes:
                meant = agreement.take(
                    meant,
                    Step(
                        kind="issue", version=version.number, code=code, day=day, how="Word", attested="author",
                        sha256=version.sha256,
                    ),
                )  # fmt: skip
        except WrongUse as refused:
            self.refused(refused, lambda: self.case.agreement.issue(self.number, codes, way="Word", day=day))
            return
        self.case.agreement.issue(self.number, codes, way="Word", day=day)
        self.pure = meant

    @rule(kind=STEPS, code=WHO, day=DAYS)
    def take(self, kind: Any, code: str, day: str) -> None:
        latest = self.pure.latest
        step = Step(
            kind=kind, version=latest.number if latest else 1, code=code, day=day, how="e-mail", words="so it is",
            who="Director of Nursing", sha256=latest.sha256 if latest else "",
        )  # fmt: skip
        try:
            meant = agreement.take(self.pure, step)
        except WrongUse as refused:
            self.refused(refused, lambda: self.case.agreement.take(self.number, step))
            return
        self.case.agreement.take(self.number, step)
        self.pure = meant

    @rule(code=WHO, day=DAYS, kind=st.sampled_from(["agree", "dispute"]), theirs=st.booleans())
    def answer_themselves(self, code: str, day: str, kind: Any, theirs: bool) -> None:
        """By a packet that was issued to them, or to nobody."""
        latest = self.pure.latest
        if latest is None:
            return
        packet = f"packet {self.case.log.count()} {len(self.case.packets.all())}"
        if theirs:
            self.case.packets.keep(
                KeptPacket(id=packet, interview=self.number, version=latest.number, code=code, key=b"k")
            )
        given = Answer(
            interview=self.number, version=latest.number, sha256=latest.sha256, code=code, kind=kind, day=day,
            words=f"I say so on {day}." if kind == "dispute" else "", how="packet", attested="themselves",
            packet=packet,
        )  # fmt: skip
        if not theirs:
            self.refused(None, lambda: self.case.agreement.answer(given))
            return
        try:
            meant = agreement.answer(self.pure, given)
        except WrongUse as refused:
            self.refused(refused, lambda: self.case.agreement.answer(given))
            return
        self.case.agreement.answer(given)
        self.pure = meant

    @rule(code=WHO, day=DAYS, place=PLACE, kind=st.sampled_from(["change", "delete", "add", "comment"]), text=WORDS)
    def answer(self, code: str, day: str, place: int, kind: Any, text: str) -> None:
        latest = self.pure.latest
        if latest is None:
            return
        at = latest.paragraphs[place % len(latest.paragraphs)]
        made = Representation(
            version=latest.number, code=code, kind=kind, paragraph=at.id, quoted=at.text,
            words="" if kind == "delete" else text, day=day,
        )  # fmt: skip
        given = Answer(
            interview=self.number, version=latest.number, sha256=latest.sha256, code=code, kind="represent",
            representations=(made,), day=day, how="Word",
        )  # fmt: skip
        try:
            meant = agreement.answer(self.pure, given)
        except WrongUse as refused:
            self.refused(refused, lambda: self.case.agreement.answer(given))
            return
        kept = self.case.agreement.answer(given)
        numbered = replace(meant.representations[-1], number=kept.representations[-1].number)
        self.pure = replace(meant, representations=(*meant.representations[:-1], numbered))

    @precondition(lambda self: bool(self.pure.representations))
    @rule(place=PLACE, verdict=st.sampled_from(["accepted", "declined", "noted"]), text=WORDS)
    def consider(self, place: int, verdict: Any, text: str) -> None:
        was = self.pure.representations[place % len(self.pure.representations)]

        def act() -> Minutes:
            return self.case.agreement.consider(self.number, was.number, verdict, "it was said", words=text)

        try:
            meant = agreement.consider(self.pure, was.number, verdict, "it was said")
        except WrongUse as refused:
            self.refused(refused, act)
            return
        stands = [each.id for each in self.pure.paragraphs]
        puts = verdict == "accepted" and was.verdict != "accepted"
        if puts and was.kind == "change" and was.paragraph not in stands:
            self.refused(None, act)
            return
        kept = act()
        if puts and was.kind == "add":
            (new,) = (each for each in kept.paragraphs if each.id not in stands)
            assert new.text == text
            meant = replace(meant, paragraphs=kept.paragraphs)
            assert [each.id for each in kept.paragraphs if each.id != new.id] == stands
        elif puts:
            meant = replace(
                meant,
                paragraphs=tuple(
                    replace(each, text=text) if each.id == was.paragraph else each for each in meant.paragraphs
                ),
            )
        self.put_in += puts
        self.pure = meant

    @precondition(has_paragraphs)
    @rule(place=PLACE)
    def draw(self, place: int) -> None:
        at = self.at(place)
        drawn = self.case.evidence.draw(row("drawn"), self.number, [at.id])
        assert self.case.evidence.of(drawn.id)[0].digest == digest_of([at])
        self.before.append(None)

    def refused(self, meant: WrongUse | None, act: Any) -> None:
        """The case file refuses in the very words of the rules, and nothing is written."""
        lines = self.case.log.count()
        try:
            act()
        except WrongUse as refused:
            assert meant is None or refused.sentence == meant.sentence
        else:
            raise AssertionError(f"not refused: {meant}")
        assert self.case.log.count() == lines

    @invariant()
    def same(self) -> None:
        kept = self.case.minutes.of(self.number)
        assert alike(kept) == alike(self.pure)
        use, meant = agreement.use_of(kept), agreement.use_of(self.pure)
        assert kept.edited == self.pure.edited and use.kind == meant.kind
        assert [one.words for one in use.disputed] == [one.words for one in meant.disputed]

    @invariant()
    def nobody_vanishes_and_no_dispute_of_their_own(self) -> None:
        kept = self.case.minutes.of(self.number)
        assert {step.code for step in kept.steps} <= set(agreement.asked_of(kept))
        for at, step in enumerate(kept.steps):
            if step.kind == "dispute" and step.attested == "themselves":
                since = [each for each in kept.steps[at + 1 :] if each.code == step.code]
                if not any(each.attested == "themselves" or each.version > step.version for each in since):
                    assert step in agreement.standing(kept, step.code).against


SameMinutes.TestCase.settings = settings(
    max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestSameMinutes = SameMinutes.TestCase
