"""What rests on minutes: its state, who does not confirm it, and the words that must stand beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.agreement.course import use_of
from domain.agreement.steps import THEMSELVES
from domain.evidence.resting import Dissent, Ground, dissent_from, resting
from domain.meetings.minutes import Minutes
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
    assert (one.state, one.why) == ("unagreed", "version 1: SW1 has not answered")


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
    assert dissent_from(third, ("p1",)) == (), "the paragraph says what they wanted after all"
    assert dissent_from(third, ("p2",)) == (Dissent("SW1", "That is not so.", "p2"),)


def silent(minutes: Minutes, code: str) -> Minutes:
    """They do not answer after a reminder, and a senior manager lets the minutes be used without them."""
    minutes = step(step(minutes, "remind", code, "2026-03-24"), "no reply", code, "2026-03-28")
    return step(minutes, "authorise", code, "2026-03-28", who="The director", words="Moved away.")


@pytest.mark.parametrize("declined", [False, True])
def test_a_comma_does_not_end_what_somebody_holds_against_a_paragraph(declined: bool) -> None:
    wish = wants(issue(typed()), "SW1", "p1", "That is not so.")
    minutes = decided(wish, "declined") if declined else disputed("p1")
    comma = edited(minutes, "p1", minutes.paragraphs[0].text.replace(" and", ", and"))
    second = step(silent(issue(comma, day="2026-03-20"), "SW1"), "agree", "SW2", "2026-03-21")
    assert dissent_from(second, ("p1",)) == (Dissent("SW1", "That is not so.", "p1"),)
    use = use_of(second)
    assert use.kind == "not confirmed" and [one.words for one in use.disputed] == ["That is not so."][declined:]
    they_agree = step(issue(comma, day="2026-03-20"), "agree", "SW1", "2026-03-21")
    assert dissent_from(they_agree, ("p1",)) == ()


def test_a_paragraph_typed_anew_does_not_end_a_dispute_of_the_old_one() -> None:
    minutes = disputed("p1")
    anew = replace(minutes, paragraphs=(replace(minutes.paragraphs[0], id="p9"), *minutes.paragraphs[1:]))
    second = issue(anew, day="2026-03-20")
    assert dissent_from(second, ("p9",)) == (Dissent("SW1", "That is not so.", "p1"),)
    assert dissent_from(second, ("p2",)) == (), "p2 stood beside it, and was not disputed"


def test_another_dispute_of_a_later_version_stands_in_place_of_the_former() -> None:
    second = issue(edited(disputed("p1"), "p1", "I rang."), day="2026-03-20")
    third = step(second, "dispute", "SW1", "2026-03-21", words="Nor is this.", paragraph="p1")
    assert dissent_from(third, ("p1",)) == (Dissent("SW1", "Nor is this.", "p1"),)
    other = step(second, "dispute", "SW1", "2026-03-21", words="Nor is this.", paragraph="p2")
    assert dissent_from(other, ("p1",)) == (Dissent("SW1", "That is not so.", "p1"),)


OWN = {"how": "packet", "attested": THEMSELVES}


def disputed_themselves(paragraph: str = "p1") -> Minutes:
    minutes = step(issue(typed()), "agree", "SW2")
    return step(minutes, "dispute", "SW1", words="I never said that.", paragraph=paragraph, **OWN)


def test_what_the_author_attests_ends_no_dispute_of_their_own_act() -> None:
    minutes = step(disputed_themselves(), "agree", "SW1", "2026-03-11", how="e-mail")
    said = (Dissent("SW1", "I never said that.", "p1"),)
    assert dissent_from(minutes, ("p1",)) == said
    assert [one.words for one in use_of(minutes).disputed] == ["I never said that."]
    theirs = step(minutes, "agree", "SW1", "2026-03-12", **OWN)
    assert dissent_from(theirs, ("p1",)) == () and use_of(theirs).disputed == ()


def test_nor_does_a_change_that_is_not_theirs_after_it() -> None:
    minutes = step(disputed_themselves(), "agree", "SW1", "2026-03-11", how="e-mail")
    second = silent(issue(edited(minutes, "p1", "I rang, twice."), day="2026-03-20"), "SW1")
    assert dissent_from(second, ("p1",)) == (Dissent("SW1", "I never said that.", "p1"),)
    attested = issue(edited(minutes, "p1", "I rang, twice."), day="2026-03-20")
    attested = step(attested, "dispute", "SW1", "2026-03-21", words="A trifle.", paragraph="p1", how="e-mail")
    assert Dissent("SW1", "I never said that.", "p1") in dissent_from(attested, ("p1",))


def test_words_the_author_writes_down_for_them_do_not_stand_in_place_of_their_own() -> None:
    minutes = decided(wants(disputed_themselves(), "SW1", "p1", "Something mild."), "declined")
    assert Dissent("SW1", "I never said that.", "p1") in dissent_from(minutes, ("p1",))


def test_a_wish_to_leave_it_out_is_told_as_such() -> None:
    assert Dissent("SW1", "").said == "asks that it be left out"
    assert Dissent("SW1", "I was\non leave").said == "“I was on leave”"


def test_of_a_case_all_that_rests_on_minutes_is_told_also_of_an_interview_that_is_gone() -> None:
    minutes = agreed(typed())
    lost = replace(drawn(minutes, "r2", "p1"), interview=8)
    review = Review(details=Details(), minutes=(minutes,), evidence=(drawn(minutes, "r1", "p1"), lost))
    assert [(one.evidence.target, one.state) for one in resting(review)] == [("r1", "current"), ("r2", "changed")]
    assert resting(Review(details=Details(), minutes=(minutes,))) == ()
