"""What of the report may leave: paragraphs by the minutes they rest on, the key by profile, and nothing of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agreement.course import use_of
from domain.agreement.steps import RowCheck
from domain.chronology.entry import Citation
from domain.errors import Stopped
from domain.evidence.cited import digest_of_entry
from domain.evidence.drawn_from import Evidence, Rested
from domain.evidence.row_shown import shown
from domain.evidence.unagreed import Net
from domain.family.members import Member, Relation
from domain.meetings.interview import ToSee
from domain.meetings.minutes import Minutes
from domain.people import Person
from domain.report.leaving import OutgoingReport, outgoing_report
from domain.report.parts import (
    Action,
    ActionUpdate,
    Cited,
    Considered,
    Deadline,
    Passage,
    Policy,
    Recommendation,
    Report,
    Signature,
    Submission,
)
from domain.review import Details, Review
from tests.domain.evidence.test_agreed_rows import row
from tests.domain.meeting import LONG, agreed, drawn, edited, issue, step, typed

TODAY = date(2026, 6, 1)
PEOPLE = (
    Person(code="SW1", role="Social worker", name="Jane Smith", other_names=("Janey",), former_codes=("SW9",)),
    Person(code="SW2", role="Senior social worker", name="Ruth Okafor"),
    Person(code="IM1", role="Author", name="Ada Byrne"),
)


def voided(minutes: Minutes) -> Minutes:
    """The minutes agreed, and edited since."""
    return edited(agreed(minutes), "p1", "Not so.")


def said(id: str, text: str = "The referral was closed within the week.", section: str = "narrative") -> Passage:
    return Passage(id=id, section=section, text=text, revision=1)


def rests(minutes: Minutes, passage: str, *paragraphs: str) -> Evidence:
    return replace(drawn(minutes, passage, *paragraphs), kind="passage")


def case(*passages: Passage, minutes: Minutes, evidence: tuple[Evidence, ...] = (), **rest: Any) -> Review:
    report = Report(passages=passages or (said("a"), said("b"), said("c")), **rest.pop("report", {}))
    given: dict[str, Any] = {"entries": (row("r1"), row("r2")), "people": PEOPLE, **rest}
    return Review(details=Details(), minutes=(minutes,), evidence=evidence, report=report, **given)


def leaving(review: Review, **rest: Any) -> OutgoingReport:
    return outgoing_report(review, today=TODAY, **rest)


def ids(out: OutgoingReport) -> list[str]:
    return [each.id for each in out.report.passages]


def cites(passage: str, entry: str, review: Review | None = None) -> Cited:
    return Cited(number=1, passage=passage, entry=entry, digest=digest_of_entry(row(entry)))


def test_a_paragraph_on_minutes_not_agreed_stops_the_report_by_number_and_reason() -> None:
    minutes = issue(typed())
    with pytest.raises(Stopped) as stopped:
        leaving(case(minutes=minutes, evidence=(rests(minutes, "a", "p1"), rests(minutes, "b", "p2"))))
    sentence = stopped.value.sentence
    assert sentence.startswith("2 paragraphs rest on minutes that may not be used, so nothing was written.")
    assert "2 paragraphs rest on interview 3: version 1: SW1 has not answered; SW2 has not answered." in sentence
    assert "leave these paragraphs out" in sentence


def test_left_out_paragraphs_are_counted_and_the_interviews_named() -> None:
    minutes = issue(typed())
    out = leaving(case(minutes=minutes, evidence=(rests(minutes, "a", "p1"),)), unagreed="leave out")
    assert ids(out) == ["b", "c"]
    assert out.unagreed[0] == (
        "1 paragraph of the report left out, resting on minutes that may not be used: 1 paragraph rests on interview 3:"
        " version 1: SW1 has not answered; SW2 has not answered."
    )
    assert out.unagreed[1].startswith("Left out: ") and out.unagreed[1].endswith(", paragraph 1.")


def test_rows_and_paragraphs_that_stop_are_told_at_once() -> None:
    minutes = issue(typed())
    with pytest.raises(Stopped) as stopped:
        leaving(case(minutes=minutes, evidence=(rests(minutes, "a", "p1"), drawn(minutes, "r1", "p1"))))
    assert stopped.value.sentence.startswith("1 paragraph rests, and 1 row rests, on minutes that may not be used")


def test_a_row_stops_no_report_that_prints_none_of_them() -> None:
    minutes = issue(typed())
    review = case(minutes=minutes, evidence=(drawn(minutes, "r1", "p1"),))
    out = leaving(review, rows=False)
    assert "r1" not in {each.id for each in out.chronology.entries}
    assert not out.unagreed
    with pytest.raises(Stopped):
        leaving(replace(review, report=replace(review.report, cited=(cites("a", "r1"),))), rows=False)


def test_a_paragraph_on_agreed_minutes_leaves_with_the_paragraph_of_the_minutes_behind_it() -> None:
    minutes = agreed(typed())
    out = leaving(case(minutes=minutes, evidence=(rests(minutes, "a", "p1", "p2"),)))
    assert out.evidence_said("a") == "(interview 3, paragraphs 1-2)"
    assert out.evidence_said("b") == ""


def test_a_paragraph_waits_when_the_minutes_are_edited_after_agreement() -> None:
    minutes = agreed(typed())
    evidence = (rests(minutes, "a", "p1"),)
    review = case(minutes=edited(minutes, "p1", "Another text."), evidence=evidence)
    assert ids(leaving(review, unagreed="leave out")) == ["b", "c"]


@pytest.mark.parametrize("text", ["SW1 said so (interview 3).", "The minutes of interview 3 say so.", "Interviews 3"])
def test_a_paragraph_that_only_names_an_interview_waits_for_it_too(text: str) -> None:
    out = leaving(case(said("a", text), minutes=issue(typed())), unagreed="leave out")
    assert ids(out) == []


def test_what_meetings_were_held_is_said_whatever_comes_of_their_minutes() -> None:
    text = "Interview 3 was held; its minutes are not agreed yet."
    out = leaving(case(said("a", text, "methodology"), said("b", text, "interviews"), minutes=issue(typed())))
    assert ids(out) == ["a", "b"]


def test_a_paragraph_that_names_an_agreed_interview_leaves() -> None:
    assert ids(leaving(case(said("a", "SW1 said so (interview 3)."), minutes=agreed(typed())))) == ["a"]


def test_a_paragraph_that_points_to_a_row_waits_for_what_the_row_waits_for() -> None:
    minutes = issue(typed())
    review = case(minutes=minutes, evidence=(drawn(minutes, "r1", "p1"),), report={"cited": (cites("a", "r1"),)})
    out = leaving(review, unagreed="leave out")
    assert ids(out) == ["b", "c"]
    assert "(by the row of Sun 3 March 2024 it points to)" in out.unagreed[0]


def test_a_row_is_printed_behind_a_paragraph_by_its_date_and_source() -> None:
    rows = (row("r1", sources=(Citation("EMIS", "p. 4"), Citation("Minutes", "no. 3"))), row("r2"))
    minutes = agreed(typed())
    review = case(
        minutes=minutes, entries=rows, evidence=(rests(minutes, "a", "p2"), drawn(minutes, "r1", "p1")),
        report={"cited": (cites("a", "r1"), cites("a", "gone"))},
    )  # fmt: skip
    out = leaving(review)
    assert out.evidence_said("a") == "(chronology, 3 March 2024, EMIS, Minutes no. 3; interview 3, paragraph 2)"


def test_a_row_that_changed_since_holds_nothing_back() -> None:
    review = case(minutes=agreed(typed()), report={"cited": (replace(cites("a", "r1"), digest="0" * 64),)})
    assert ids(leaving(review)) == ["a", "b", "c"]


def test_who_does_not_confirm_and_who_disputes_stands_behind_the_paragraph() -> None:
    minutes = step(issue(typed()), "agree", "SW1", how="e-mail")
    minutes = step(minutes, "dispute", "SW2", words="I never said that.")
    out = leaving(case(minutes=minutes, evidence=(rests(minutes, "a", "p1"),)))
    assert out.evidence_said("a") == "(interview 3, paragraph 1) [Disputed by SW2: “I never said that.”]"
    assert out.unagreed == ("1 paragraph leaves as disputed: it says so behind it.",)


def test_words_of_minutes_not_agreed_are_found_in_a_paragraph_that_has_no_evidence() -> None:
    out = leaving(case(said("a", LONG[0]), minutes=issue(typed())))
    assert [hit.kind for hit in out.net.find(out.report.passages[0].text)] == ["unagreed minutes"]


def test_disputed_words_stand_by_right_in_the_paragraph_that_rests_on_them_and_in_no_other() -> None:
    minutes = step(issue(typed()), "agree", "SW1", how="e-mail")
    minutes = step(minutes, "dispute", "SW2", words="I never said that.")
    passages = (said("a", LONG[0]), said("b", LONG[0], "learning"))
    out = leaving(case(*passages, minutes=minutes, evidence=(rests(minutes, "a", "p1"),)))
    assert not out.net.find(LONG[0])
    assert [one.where for one in out.by_hand] == ["Learning, paragraph 1"]


def test_a_recommendation_points_to_no_paragraph_that_is_left_out() -> None:
    minutes = issue(typed())
    recommendation = Recommendation(number=1, text="Answer calls.", rests_on=("a", "b"))
    review = case(
        minutes=minutes, evidence=(rests(minutes, "a", "p1"),), report={"recommendations": (recommendation,)}
    )
    assert leaving(review, unagreed="leave out").report.recommendations[0].rests_on == ("b",)


def test_anonymised_there_is_no_place_for_a_real_name() -> None:
    out = leaving(case(minutes=agreed(typed())))
    assert out.profile == "anonymised"
    assert {(one.name, one.other_names, one.former_codes) for one in out.people} == {("", (), ())}
    assert {(one.code, one.name, one.by) for one in out.seen} == {("SW1", "", "IM1"), ("SW2", "", "IM1")}


@pytest.mark.parametrize(("naming", "name", "by"), [("names", "Jane Smith", "Ada Byrne"), ("initials", "J.S.", "A.B.")])
def test_for_the_panel_people_are_named_as_the_board_asks(naming: Any, name: str, by: str) -> None:
    out = leaving(case(minutes=agreed(typed())), naming=naming)
    assert out.profile == "panel copy"
    assert out.people[0].name == name
    assert (out.seen[0].name, out.seen[0].by, out.seen[0].days) == (name, by, ("2 March 2026 (interview 3)",))


def test_what_the_author_keeps_for_themselves_does_not_leave() -> None:
    review = case(
        replace(said("a"), check=True), minutes=agreed(typed()),
        report={
            "deadlines": (Deadline(what="Draft"),),
            "submissions": (Submission(number=1, text="x"), Submission(number=2)),
            "signatures": (Signature(submission=1, signed_as="author", who="IM1"),
                           Signature(submission=2, signed_as="author", who="IM1", by="user"),),
        },
    )  # fmt: skip
    out = leaving(review, submission=1)
    assert not out.report.passages[0].check
    assert out.report.deadlines == ()
    assert [(one.number, one.text) for one in out.report.submissions] == [(1, "")]
    assert [one.submission for one in out.report.signatures] == [1]


def test_a_name_of_nobody_in_the_key_is_told_with_its_place() -> None:
    (found,) = leaving(case(said("a", "We saw Mrs Thistlewood twice."), minutes=agreed(typed()))).not_in_key
    assert (found.day, found.matched) == ("Narrative, paragraph 1", "Mrs Thistlewood")


@pytest.mark.parametrize("report", [
    {"actions": (Action(number=1, text="Do it."),),
     "updates": (ActionUpdate(action=1, day="2026-05-01", status="In progress", words="Mrs Thistlewood was told."),)},
    {"policies": (Policy(title="Visits", until="Mrs Thistlewood left"),)},
])  # fmt: skip
def test_nobody_s_names_are_told_in_what_was_reported_of_an_action_and_of_a_policy(report: dict[str, Any]) -> None:
    assert [one.matched for one in leaving(case(minutes=agreed(typed()), report=report)).not_in_key] == [
        "Mrs Thistlewood"
    ]


def test_a_paragraph_that_rested_on_minutes_once_is_told_while_they_may_not_be_used() -> None:
    once = (Rested("a", 3, "2026-03-20", "a slip", kind="passage"),)
    out = leaving(case(minutes=issue(typed()), rested=once))
    assert ids(out) == ["a", "b", "c"]
    assert out.unagreed == ("Narrative, paragraph 1: rested on interview 3 until 20 March 2026: a slip.",)
    assert leaving(case(minutes=agreed(typed()), rested=once)).unagreed == ()


def test_what_somebody_holds_against_a_row_stands_behind_the_paragraph_that_points_to_it() -> None:
    check = RowCheck(
        interview=3, code="SW1", entry="r1", revision=1, shown=shown(row("r1")).text, verdict="disputed",
        words="It was she who rang.", day="2026-03-20", how="e-mail",
    )  # fmt: skip
    minutes = replace(agreed(typed()), row_checks=(check,))
    out = leaving(case(minutes=minutes, report={"cited": (cites("a", "r1"),)}))
    assert out.evidence_said("a") == "(chronology, 3 March 2024) [Disputed by SW1: “It was she who rang.”]"


def texts_in(thing: object) -> Iterator[str]:
    """Every text of something that leaves, but of what looks for names."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        yield from (text for pair in thing.items() for text in texts_in(pair))
    elif isinstance(thing, (tuple, list)):
        yield from (text for each in thing for text in texts_in(each))
    elif is_dataclass(thing) and not isinstance(thing, (Net, type)):
        yield from (text for each in fields(thing) for text in texts_in(getattr(thing, each.name)))


def test_no_real_name_of_the_key_is_anywhere_in_what_leaves_anonymised() -> None:
    """Whatever the case holds beside the texts: nothing but what finds the names knows them."""
    submission = Submission(number=1, text="Jane Smith", by="ada.byrne")
    review = case(
        minutes=agreed(typed()), to_see=(ToSee(code="SW2", not_seen="declined", note="Ruth Okafor is away"),),
        family=(Member(code="SW1", note="is Jane Smith"),), relations=(Relation(one="a", kind="married", other="b",
                                                                               note="Janey"),),
        report={
            "submissions": (submission,), "cited": (replace(cites("a", "r1"), by="jane.smith"),),
            "deadlines": (Deadline(what="Ask Jane Smith"),), "considered": (Considered(list="a", point="b",
                                                                                       note="Okafor"),),
        },
    )  # fmt: skip
    told = " ".join(texts_in(leaving(review, submission=1))).casefold()
    assert "the referral was closed" in told
    for name in ("jane", "smith", "ruth", "okafor", "byrne"):
        assert name not in told, name


@given(st.data())
def test_nothing_on_minutes_that_may_not_be_used_ever_leaves(data: st.DataObject) -> None:
    made = {
        number: data.draw(st.sampled_from((minutes, issue(minutes), agreed(minutes), voided(minutes))))
        for number, minutes in ((3, typed()), (4, typed(number=4)))
    }
    usable = {number for number, minutes in made.items() if use_of(minutes).may}
    ways = st.sampled_from(("drawn", "named", "by a row", "by a row that names it", "by words", "none"))
    passages, evidence, cited, rows = [], [], [], []
    wanted: dict[str, set[int]] = {}
    for place in range(data.draw(st.integers(1, 5))):
        id, number, way = f"a{place}", data.draw(st.sampled_from((3, 4))), data.draw(ways)
        text = {"named": f"So it was (interview {number}).", "by words": LONG[1]}.get(way, f"It was so, {place}.")
        passages.append(said(id, text))
        sources = (Citation("Minutes", f"no. {number}"),) if way == "by a row that names it" else ()
        rows.append(row(f"r{place}", sources=sources))
        if way == "drawn":
            evidence.append(rests(made[number], id, "p1"))
        if way.startswith("by a row"):
            cited.append(cites(id, f"r{place}"))
        if way == "by a row":
            evidence.append(drawn(made[number], f"r{place}", "p2"))
        wanted[id] = {number} if way not in ("none", "by words") else set()
    review = replace(
        case(*passages, minutes=made[3], evidence=tuple(evidence), entries=tuple(rows), report={"cited": tuple(cited)}),
        minutes=tuple(made.values()),
    )
    out = leaving(review, unagreed="leave out")
    assert set(ids(out)) == {id for id, numbers in wanted.items() if numbers <= usable}
    if not any(numbers - usable for numbers in wanted.values()):
        assert ids(leaving(review)) == ids(out)
    else:
        with pytest.raises(Stopped):
            leaving(review)
    # What is said word for word in minutes none of which may be used is found wherever it stands.
    if not usable:
        assert all(out.net.find(each.text) for each in out.report.passages if each.text == LONG[1])


def test_a_note_on_a_recommendation_is_the_authors_own() -> None:
    advice = Recommendation(number=1, text="Answer calls.", note="Ask the board first.")
    out = leaving(Review(details=Details(agency="Riverside"), report=Report(recommendations=(advice,))))
    assert [(each.text, each.note) for each in out.report.recommendations] == [("Answer calls.", "")]
