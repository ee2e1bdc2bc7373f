"""Whatever is done with minutes, and written on them, in whatever order: no paragraph leaves that may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.agreement.course import use_of
from domain.chronology.entry import Citation, Entry
from domain.errors import Stopped
from domain.evidence.drawn_from import Evidence
from domain.evidence.resting import digest_of, dissent_from
from domain.meetings.minutes import Paragraph
from domain.readiness.evidence import in_the_evidence
from domain.report.leaving import outgoing_report
from domain.report.parts import Cited, Passage, Report
from domain.review import Details, Review
from tests.domain.evidence.test_agreed_rows import row
from tests.domain.meeting import LONG, typed
from tests.domain.test_agreement_walks import CODES, Walk

TODAY = date(2030, 1, 1)
SECTIONS = ("narrative", "learning", "answer:1")


class ReportWalk(Walk):
    """The walk through agreement, with a report that is written on the minutes meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.minutes = typed("I rang at six.", LONG[0], people=CODES)
        self.passages: list[Passage] = []
        self.evidence: list[Evidence] = []
        self.rows: list[Entry] = []
        self.cited: list[Cited] = []
        self.named: set[str] = set()

    @rule(target=Walk.paragraphs, text=st.sampled_from(LONG))
    def add_what_nobody_says_by_chance(self, text: str) -> str:
        id = f"p{len(self.minutes.paragraphs) + 1}"
        if all(each.id != id for each in self.minutes.paragraphs):
            made = Paragraph(id=id, text=text)
            self.minutes = replace(self.minutes, paragraphs=(*self.minutes.paragraphs, made))
        return id

    def written(self, text: str, section: str) -> str:
        id = f"a{len(self.passages)}"
        self.passages.append(Passage(id=id, section=section, text=text))
        return id

    def drawn(self, kind: str, target: str, paragraph: str) -> None:
        found = [each for each in self.minutes.paragraphs if each.id == paragraph]
        if found:
            made = Evidence(kind=kind, target=target, interview=3, paragraphs=(paragraph,), digest=digest_of(found))  # type: ignore[arg-type]
            self.evidence.append(made)

    @rule(paragraph=Walk.paragraphs, section=st.sampled_from(SECTIONS), word_for_word=st.booleans())
    def draw(self, paragraph: str, section: str, word_for_word: bool) -> None:
        said = next((each.text for each in self.minutes.paragraphs if each.id == paragraph), "")
        self.drawn("passage", self.written(said if word_for_word and said else "It was so.", section), paragraph)

    @rule(section=st.sampled_from(SECTIONS))
    def name(self, section: str) -> None:
        self.named.add(self.written("As was said (interview 3).", section))

    @rule(text=st.sampled_from(LONG), section=st.sampled_from(SECTIONS))
    def put_in_by_hand(self, text: str, section: str) -> None:
        self.written(text, section)

    @rule(paragraph=Walk.paragraphs, named=st.booleans())
    def point_to_a_row(self, paragraph: str, named: bool) -> None:
        id = f"r{len(self.rows)}"
        self.rows.append(row(id, sources=(Citation("Minutes", "no. 3"),) if named else ()))
        if not named:
            self.drawn("row", id, paragraph)
        passage = self.written("It was so.", "analysis")
        self.cited.append(Cited(number=len(self.cited), passage=passage, entry=id))
        if named:
            self.named.add(passage)

    def review(self) -> Review:
        report = Report(passages=tuple(self.passages), cited=tuple(self.cited))
        return Review(
            details=Details(), entries=tuple(self.rows), minutes=(self.minutes,), evidence=tuple(self.evidence),
            report=report,
        )  # fmt: skip

    @invariant()
    def what_leaves_rests_on_what_may_be_used_as_it_was_and_carries_what_is_held_against_it(self) -> None:
        review, use = self.review(), use_of(self.minutes)
        out = outgoing_report(review, unagreed="leave out", today=TODAY)
        leave = {each.id for each in out.report.passages}
        entries = {each.entry: each.passage for each in self.cited}
        now = {each.id: each for each in self.minutes.paragraphs}
        held = set() if use.may else set(self.named)
        for one in self.evidence:
            passage = one.target if one.kind == "passage" else entries[one.target]
            found = [now[id] for id in one.paragraphs if id in now]
            if not use.may or digest_of(found) != one.digest:
                held.add(passage)
            elif passage in leave:
                beside = out.beside.get(passage, "")
                assert all(each.words in beside for each in dissent_from(self.minutes, one.paragraphs))
                assert all(step.code in beside for step in use.not_confirmed)
        assert leave == {each.id for each in self.passages} - held
        if held:
            assert out.unagreed
            with pytest.raises(Stopped):
                outgoing_report(review, today=TODAY)
            stops = [each for each in in_the_evidence(review, {}) if each.stops]
            assert len({each.section for each in stops}) == len(
                {each.section for each in self.passages if each.id in held}
            )

    @invariant()
    def words_of_minutes_that_may_not_be_used_are_found(self) -> None:
        if use_of(self.minutes).may:
            return
        said = {each.text for version in self.minutes.versions for each in version.paragraphs}
        said |= {each.text for each in self.minutes.paragraphs}
        out = outgoing_report(self.review(), unagreed="leave out", today=TODAY)
        for each in out.report.passages:
            if each.text in LONG and each.text in said:
                assert out.net.find(each.text) or any(one.text == each.text for one in out.by_hand)


TestReportWalk = ReportWalk.TestCase
TestReportWalk.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
