"""Whatever is done with minutes, in whatever order: what may never happen does not."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from domain.agreement.course import (
    FOLLOWS,
    State,
    asked_of,
    consider,
    next_version,
    represent,
    standing,
    take,
    use_of,
)
from domain.agreement.steps import THEMSELVES, Representation, Step
from domain.errors import WrongUse
from domain.evidence.resting import dissent_from
from domain.meetings.interview import Attendee
from domain.meetings.minutes import Minutes, Paragraph, Version
from tests.domain.meeting import edited, may_follow, typed

CODES = ("SW1", "SW2", "SW3")
TEXTS = ("I rang at six.", "I rang at seven.", "Nobody came to the door.", "It was closed.")
KINDS = tuple(FOLLOWS)

codes = st.sampled_from(CODES)
texts = st.sampled_from(TEXTS)


class Walk(RuleBasedStateMachine):
    """Minutes of three people, and everything that can be done with them by anyone."""

    paragraphs = Bundle("paragraphs")

    def __init__(self) -> None:
        super().__init__()
        self.minutes: Minutes = typed("I rang at six.", "Nobody came.", people=CODES)
        self.day = 1
        self.kept: list[tuple[Version, str]] = []
        self.steps: tuple[Step, ...] = ()

    @initialize(target=paragraphs)
    def begin(self) -> str:
        return "p1"

    @rule(target=paragraphs, text=texts)
    def add(self, text: str) -> str:
        id = f"p{len(self.minutes.paragraphs) + 1}"
        if all(each.id != id for each in self.minutes.paragraphs):
            made = Paragraph(id=id, text=text)
            self.minutes = replace(self.minutes, paragraphs=(*self.minutes.paragraphs, made))
        return id

    @rule(paragraph=paragraphs, text=texts)
    def edit(self, paragraph: str, text: str) -> None:
        self.minutes = edited(self.minutes, paragraph, text)

    @rule()
    def undo_all_edits(self) -> None:
        if self.minutes.latest is not None:
            self.minutes = replace(self.minutes, paragraphs=self.minutes.latest.paragraphs)

    @rule(code=codes, asked=st.booleans(), present=st.booleans())
    def attend(self, code: str, asked: bool, present: bool) -> None:
        others = [one for one in self.minutes.interview.people if one.code != code]
        one = Attendee(code, present=present, asked=asked, why_not_asked="in company")
        people = tuple(sorted((*others, one), key=lambda each: each.code))
        self.minutes = replace(self.minutes, interview=replace(self.minutes.interview, people=people))

    @rule(code=codes)
    def issue(self, code: str) -> None:
        try:
            version = next_version(self.minutes)
            minutes = self.minutes
            if version is not minutes.latest:
                minutes = replace(minutes, versions=(*minutes.versions, version))
            self.minutes = take(minutes, self.made("issue", code, version))
        except WrongUse as refused:
            assert refused.sentence.endswith(".")
            assert "issue" not in may_follow(self.minutes, code) or not self.lawful()

    def lawful(self) -> bool:
        try:
            next_version(self.minutes)
        except WrongUse:
            return False
        return not self.minutes.edited

    def made(self, kind: str, code: str, version: Version | None = None, **rest: str) -> Step:
        version = version or self.minutes.latest
        self.day += 1
        month, day = divmod(self.day, 28)
        return Step(
            kind=kind, version=version.number if version else 1, code=code,  # type: ignore[arg-type]
            day=f"20{26 + month // 12}-{month % 12 + 1:02}-{day + 1:02}", sha256=version.sha256 if version else "",
            words=f"So they said, {self.day}.", who="The director", **rest,
        )  # fmt: skip

    @rule(code=codes, kind=st.sampled_from(("agree", "dispute")), paragraph=paragraphs, whole=st.booleans())
    def act_themselves(self, code: str, kind: str, paragraph: str, whole: bool) -> None:
        about = {} if whole or kind == "agree" else {"paragraph": paragraph}
        try:
            self.minutes = take(self.minutes, self.made(kind, code, how="packet", attested=THEMSELVES, **about))
        except WrongUse as refused:
            assert refused.sentence.endswith(".")

    @rule(code=codes, paragraph=paragraphs, text=texts)
    def dispute_themselves_and_have_it_settled_by_others(self, code: str, paragraph: str, text: str) -> None:
        """The straight way round a dispute: attested away, a comma, and a senior manager's authority."""
        for each in CODES:
            self.issue(each)
            self.step(each, "agree")
        self.act_themselves(code, "dispute", paragraph, False)
        self.step(code, "agree")
        self.edit(paragraph, text)
        self.all_but_one_agree(code, "cannot")

    @rule(code=codes, kind=st.sampled_from([kind for kind in KINDS if kind not in ("issue", "represent")]))
    def step(self, code: str, kind: str) -> None:
        lawful = kind in may_follow(self.minutes, code)
        try:
            self.minutes = take(self.minutes, self.made(kind, code))
        except WrongUse as refused:
            assert refused.sentence.endswith(".")
        else:
            assert lawful, f"{kind} was taken and would not have been offered"

    @rule(code=codes, kind=st.sampled_from(("change", "delete", "comment", "add")), paragraph=paragraphs)
    def represent(self, code: str, kind: str, paragraph: str) -> None:
        step = self.made("represent", code)
        one = Representation(
            version=step.version, code=code, kind=kind, paragraph=paragraph,  # type: ignore[arg-type]
            words="It was later.", number=len(self.minutes.representations) + 1,
        )  # fmt: skip
        try:
            self.minutes = represent(self.minutes, step, (one,))
        except WrongUse as refused:
            assert refused.sentence.endswith(".")

    @rule(number=st.integers(1, 6), verdict=st.sampled_from(("accepted", "declined", "noted", "taken back")))
    def consider(self, number: int, verdict: str) -> None:
        try:
            self.minutes = consider(self.minutes, number, verdict, "It was said.")  # type: ignore[arg-type]
        except WrongUse as refused:
            assert refused.sentence.endswith(".")

    @rule(code=codes, kind=st.sampled_from(("agree", "dispute", "cannot")))
    def all_but_one_agree(self, code: str, kind: str) -> None:
        """The straight way, so that minutes in use are met often enough."""
        for each in CODES:
            self.issue(each)
            self.step(each, "agree" if each != code else kind)
        if kind == "cannot":
            self.step(code, "authorise")

    @invariant()
    def what_may_be_used_was_answered_in_its_very_text_by_everyone(self) -> None:
        minutes, use = self.minutes, use_of(self.minutes)
        latest = minutes.latest
        if not use.may:
            assert use.why
            return
        assert latest is not None and use.version == latest.number
        assert [p.words() for p in minutes.paragraphs] == [p.words() for p in latest.paragraphs]
        assert asked_of(minutes)
        for code in {*minutes.interview.asked, *(step.code for step in minutes.steps)}:
            theirs = [s for s in minutes.steps if s.code == code and s.version == latest.number]
            last = [s for s in theirs if s.kind not in ("issue", "remind")][-1]
            assert last.kind in ("agree", "dispute", "authorise")
            assert last.kind != "agree" or last.sha256 == latest.sha256
            assert last.kind != "dispute" or last in use.disputed
            assert last.kind != "authorise" or last in use.not_confirmed
        of_this = [one for one in minutes.representations if one.version == latest.number]
        assert all(one.verdict not in ("", "accepted") for one in of_this)

    @invariant()
    def nobody_a_version_was_issued_to_vanishes(self) -> None:
        assert {step.code for step in self.minutes.steps} <= set(asked_of(self.minutes))

    @invariant()
    def what_somebody_disputes_themselves_is_ended_by_themselves_or_by_a_later_version_agreed(self) -> None:
        minutes, use = self.minutes, use_of(self.minutes)
        for place, step in enumerate(minutes.steps):
            if step.kind != "dispute" or step.attested != THEMSELVES:
                continue
            since = [each for each in minutes.steps[place + 1 :] if each.code == step.code]
            if any(self.ends(each, step) for each in since):
                continue
            assert step in standing(minutes, step.code).against
            if not use.may:
                continue
            assert step in use.disputed
            about = [each.id for each in minutes.paragraphs if step.paragraph in ("", each.id)]
            for id in about:
                assert step.words in [each.words for each in dissent_from(minutes, (id,))]

    def ends(self, later: Step, dispute: Step) -> bool:
        """Whether what came after a dispute of somebody's own act ends it."""
        if later.attested == THEMSELVES:
            anew = later.version > dispute.version and later.paragraph in ("", dispute.paragraph)
            return later.kind == "agree" or (later.kind == "dispute" and anew)
        own = [s for s in self.minutes.steps if s.code == later.code and s.version == later.version]
        disputed_too = any(s.kind == "dispute" and s.attested == THEMSELVES for s in own)
        return later.kind == "agree" and later.version > dispute.version and not disputed_too

    @invariant()
    def nothing_issued_or_recorded_ever_changes(self) -> None:
        versions, steps = self.minutes.versions, self.minutes.steps
        assert [v for v, _ in self.kept] == list(versions[: len(self.kept)])
        assert all(version.sha256 == kept for version, kept in self.kept)
        self.kept = [(version, version.sha256) for version in versions]
        assert steps[: len(self.steps)] == self.steps
        self.steps = steps
        assert [version.number for version in versions] == list(range(1, len(versions) + 1))

    @invariant()
    def who_agreed_left_nothing_unconsidered(self) -> None:
        for code in CODES:
            stands = standing(self.minutes, code)
            assert stands.state is not State.AGREED or not stands.open
            assert stands.state is not State.CONSIDERED or not stands.open

    @invariant()
    def no_version_followed_over_what_was_not_considered(self) -> None:
        latest = self.minutes.latest
        number = latest.number if latest else 0
        assert all(one.verdict for one in self.minutes.representations if one.version < number)


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
