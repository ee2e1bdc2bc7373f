"""What rests on minutes: its state, who does not confirm it, and the words that must stand beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.evidence import Dissent, Ground, dissent_from, resting
from domain.minutes import Minutes
from domain.review import Details, Review
from tests.domain.meeting import agreed, decided, drawn, edited, issue, step, typed, wants


def disputed(paragraph: str = "", words: str = "That is not so.") -> Minutes:
    minutes = step(issue(typed()), "agree", "SW2")
    return step(minutes, "dispute", "SW1", words=words, paragraph=paragraph)


def test_what_is_drawn_from_agreed_minutes_is_current() -> None:
    minutes = agreed(typed())
    one = Ground.of(minutes).resting(drawn(minutes, "r1", "p1", "p2"))
    assert (one.state, one.why, one.not_confirmed, one.dissent) == ("current", "", (), ())
    assert one.current


def test_what_is_drawn_before_the_minutes_are_agreed_says_what_they_wait_for() -> None:
    minutes = step(issue(typed()), "agree", "SW2")
    one = Ground.of(minutes).resting(drawn(minutes, "r1", "p1"))
    assert (one.state, one.why) == ("unagreed", "version 1: SW1 issued")


def test_another_paragraph_edited_voids_use_and_the_same_one_changes_what_rests_on_it() -> None:
    minutes = agreed(typed())
    evidence = drawn(minutes, "r1", "p1")
    other = edited(minutes, "p2", "We never had it.")
    assert Ground.of(other).resting(evidence).why == "edited since version 1 was issued"
    assert Ground.of(edited(minutes, "p1", "Once.")).resting(evidence).why == "what it rests on was changed since"
    gone = replace(minutes, paragraphs=minutes.paragraphs[1:])
    assert Ground.of(gone).resting(evidence).why == "a paragraph it rests on is gone"
    back = edited(edited(minutes, "p1", "Once."), "p1", minutes.paragraphs[0].text)
    assert Ground.of(back).state(evidence) == "current"


def test_what_rests_on_a_paragraph_stays_when_a_version_follows_that_left_it_alone() -> None:
    minutes = agreed(typed())
    evidence = drawn(minutes, "r1", "p1")
    second = agreed_again(edited(minutes, "p3", "My manager told me nothing of the kind."))
    assert Ground.of(second).state(evidence) == "current"


def agreed_again(minutes: Minutes) -> Minutes:
    minutes = issue(minutes, day="2026-03-20")
    for code in minutes.interview.asked:
        minutes = step(minutes, "agree", code, "2026-03-21")
    return minutes


def test_a_code_given_since_changes_nothing_that_rests_on_them() -> None:
    minutes = agreed(typed("SW1 rang at six.", "Nobody came."))
    evidence = drawn(minutes, "r1", "p1")
    rewritten = replace(
        minutes, former={"sw1": "SW9"},
        paragraphs=tuple(replace(p, speaker="SW9", text=p.text.replace("SW1", "SW9")) for p in minutes.paragraphs),
        interview=replace(minutes.interview, people=tuple(
            replace(one, code="SW9") if one.code == "SW1" else one for one in minutes.interview.people
        )),
    )  # fmt: skip
    assert Ground.of(rewritten).state(evidence) == "current"


def test_who_does_not_confirm_it_is_told_by_the_code_of_now() -> None:
    minutes = step(step(issue(typed()), "agree", "SW2"), "cannot", "SW1", words="left employment")
    minutes = step(minutes, "authorise", "SW1", words="left", who="The director")
    evidence = drawn(minutes, "r1", "p1")
    assert Ground.of(minutes).resting(evidence).not_confirmed == ("SW1",)
    assert Ground.of(replace(minutes, former={"sw1": "SW9"})).resting(evidence).not_confirmed == ("SW9",)


# Dissent


def test_a_dispute_of_the_whole_stands_beside_everything_and_one_of_a_paragraph_beside_that() -> None:
    said = (Dissent("SW1", "That is not so."),)
    assert dissent_from(disputed(), ("p1",)) == dissent_from(disputed(), ("p3",)) == said
    minutes = disputed("p2")
    assert dissent_from(minutes, ("p1",)) == ()
    assert dissent_from(minutes, ("p1", "p2")) == (Dissent("SW1", "That is not so.", "p2"),)


def test_declined_representations_on_these_paragraphs_stand_in_place_of_the_disputes_words() -> None:
    minutes = decided(wants(issue(typed()), "SW1", "p1", "I rang once."), "declined")
    minutes = step(step(minutes, "agree", "SW2"), "dispute", "SW1", words="As I said.")
    assert dissent_from(minutes, ("p1",)) == (Dissent("SW1", "I rang once.", "p1"),)
    assert dissent_from(minutes, ("p2",)) == (Dissent("SW1", "As I said."),)


def test_declined_words_stand_though_their_silence_was_authorised() -> None:
    minutes = decided(wants(issue(typed()), "SW1", "p1", "I rang once."), "declined")
    minutes = step(minutes, "cannot", "SW1", words="left employment")
    minutes = step(step(minutes, "authorise", "SW1", words="left", who="The director"), "agree", "SW2")
    one = Ground.of(minutes).resting(drawn(minutes, "r1", "p1"))
    assert one.current and one.not_confirmed == ("SW1",) and one.dissent == (Dissent("SW1", "I rang once.", "p1"),)


def test_who_agrees_in_the_end_holds_nothing_against_it() -> None:
    minutes = decided(wants(issue(typed()), "SW1", "p1", "I rang once."), "declined")
    assert dissent_from(step(minutes, "agree", "SW1"), ("p1",)) == ()
    assert dissent_from(step(disputed(), "agree", "SW1"), ("p1",)) == ()


@pytest.mark.parametrize("verdict", ["taken back", "accepted"])
def test_only_what_was_declined_is_dissent(verdict: str) -> None:
    minutes = decided(wants(issue(typed()), "SW1", "p1", "I rang once."), verdict)
    assert dissent_from(minutes, ("p1",)) == ()


def test_a_dissent_follows_into_the_next_version_while_the_paragraph_is_the_same() -> None:
    minutes = decided(wants(disputed("p2"), "SW1", "p1", "I rang once."), "declined")
    second = issue(edited(minutes, "p3", "My manager told me nothing."), day="2026-03-20")
    assert dissent_from(second, ("p1",)) == (Dissent("SW1", "I rang once.", "p1"),)
    assert dissent_from(second, ("p2",)) == (Dissent("SW1", "That is not so.", "p2"),)
    third = issue(edited(second, "p1", "I rang once."), day="2026-03-22")
    assert dissent_from(third, ("p1",)) == ()


def test_a_wish_to_leave_it_out_is_told_as_such() -> None:
    assert Dissent("SW1", "").said == "asks that it be left out"
    assert Dissent("SW1", "I was\non leave").said == "“I was on leave”"


def test_of_a_case_all_that_rests_on_minutes_is_told_also_of_an_interview_that_is_gone() -> None:
    minutes = agreed(typed())
    lost = replace(drawn(minutes, "r2", "p1"), interview=8)
    review = Review(details=Details(), minutes=(minutes,), evidence=(drawn(minutes, "r1", "p1"), lost))
    assert [(one.evidence.target, one.state) for one in resting(review)] == [("r1", "current"), ("r2", "changed")]
    assert resting(Review(details=Details(), minutes=(minutes,))) == ()
