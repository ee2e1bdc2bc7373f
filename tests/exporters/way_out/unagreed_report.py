"""The walk through minutes with a report written on them meanwhile, and a look at all of its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from domain.errors import Stopped
from domain.evidence.unagreed import KIND
from domain.report.exact_text import exact_text
from domain.report.leaving import outgoing_report
from domain.report.parts import Action, ActionUpdate, Fact, Passage, Recommendation, Submission
from domain.report.submissions_compared import changes
from domain.review import Review
from exporters.prepare import prepare
from exporters.submission.changes import changes_ready
from exporters.way_out.job import Disclosed, Job
from tests.exporters.way_out.unagreed_seen import Unagreed, parts_of
from tests.exporters.way_out.unagreed_walk import MEETINGS, TODAY, meetings, places

SECTIONS = ("narrative", "learning", "analysis")
BY_HAND = ("recommendation", "action", "update", "fact", "passage")


class UnagreedReport(Unagreed):
    """Paragraphs drawn from minutes and pointing to rows, words put by hand into all else, a version sent before."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = ""

    def write(self, text: str, place: int) -> Passage:
        self.count += 1
        (made,) = self.case.passages.add(SECTIONS[place % 3], Passage(text=f"{text} (written {self.count})"))
        return made

    @rule(number=meetings, place=places, word_for_word=st.booleans())
    def draw_paragraph(self, number: int, place: int, word_for_word: bool) -> None:
        was = self.paragraph(number, place)
        if was is not None:
            made = self.write(was.text if word_for_word else "It was so", place)
            self.trying(lambda: self.case.evidence.rest_passage(made.id, number, [was.id]))

    @rule(at=places, place=places)
    def point_to_a_row(self, at: int, place: int) -> None:
        entry = self.entry(at)
        if entry is not None:
            made = self.write("As the row says", place)
            self.trying(lambda: self.case.cited.cite(made.id, entry.id))

    @rule(number=meetings, place=places, where=st.sampled_from(BY_HAND))
    def put_words_into_the_report_by_hand(self, number: int, place: int, where: str) -> None:
        was = self.paragraph(number, place)
        if was is None:
            return
        if where == "recommendation":
            self.case.recommendations.add(Recommendation(text=was.text))
        elif where == "fact":
            self.case.facts.put(replace(self.fact(), value=was.text))
        elif where == "passage":
            self.write(was.text, place)
        else:
            made = self.case.actions.add(Action(text=was.text if where == "action" else "Do it."))
            if where == "update":
                self.case.actions.report(
                    ActionUpdate(action=made.number, day="2024-04-01", status="In progress", words=was.text)
                )

    def fact(self) -> Fact:
        found = (one for one in self.case.facts.all() if one.name == "independence")
        return next(found, Fact(name="independence"))

    @rule()
    def take_out_what_was_put_in_by_hand(self) -> None:
        for advice in self.case.recommendations.all():
            self.case.recommendations.delete(advice.number, advice.revision)
        for action in self.case.actions.all():
            self.case.actions.delete(action.number, action.revision)
        if self.fact().value:
            self.case.facts.put(replace(self.fact(), value=""))

    @rule()
    def see_report(self) -> None:
        """The report, the plan and the list of changes, each as it leaves or stopped for words it may not hold."""
        review, usable = self.case.review(), {number: self.usable(number) for number in MEETINGS}
        forbidden, _, _ = self.looked_for(review, usable)
        self.see_it_stops(review, usable)
        out = outgoing_report(review, unagreed="leave out", past=self.case.log, submission=1, today=TODAY)
        for made in self.files(review):
            self.see_nothing_of(forbidden, parts_of(made))
        leave = {each.id for each in out.report.passages}
        rests = {one.target: one.interview for one in review.evidence if one.kind == "passage"}
        assert not [id for id in leave if id in rests and not usable[rests[id]]]
        now = exact_text(out)
        told = changes(self.sent, now) if self.sent else ()
        before, after = Submission(number=1, version="1", sent="2024-05-01"), Submission(number=2, version="2")
        try:
            ready = changes_ready(told, before, after, out, Job(kind="report", today=TODAY))
        except Disclosed as stopped:
            assert all(hit.kind == KIND for hit in stopped.verdict.stopping)
        else:
            self.see_nothing_of(forbidden, [ready.data.decode()])
        self.sent = now

    def see_it_stops(self, review: Review, usable: dict[int, bool]) -> None:
        """What rests on minutes that may not be used stops the report where it is not left out."""
        known = {each.id for each in review.report.passages}
        held = [one for one in review.evidence if one.kind == "passage" and one.target in known]
        if any(not usable[one.interview] for one in held):
            try:
                outgoing_report(review, past=self.case.log, today=TODAY)
            except Stopped:
                return
            raise AssertionError("a paragraph on minutes that may not be used stops nothing")

    def files(self, review: Review) -> Iterator[bytes]:
        out = outgoing_report(review, unagreed="leave out", past=self.case.log, today=TODAY)
        jobs = [Job(kind="report", today=TODAY, suffix=".docx", layout="adults")]
        if review.report.actions or review.report.recommendations:
            jobs.append(Job(kind="action plan", today=TODAY))
        for job in jobs:
            try:
                yield prepare(out, job).data
            except Disclosed as stopped:
                assert all(hit.kind == KIND for hit in stopped.verdict.stopping)

    def teardown(self) -> None:
        try:
            self.see_report()
        finally:
            super().teardown()
