"""How minutes come to be agreed: every step after every state, and what each needs beside."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from typing import Any, get_args

import pytest

from domain.agreement.course import (
    FOLLOWS,
    State,
    answer,
    asked_of,
    consider,
    next_version,
    standing,
    take,
    use_of,
)
from domain.agreement.steps import (
    OWN_ACT,
    THEMSELVES,
    WAYS,
    Answer,
    Representation,
    RowCheck,
    Step,
    StepKind,
)
from domain.errors import WrongUse
from domain.meetings.interview import Attendee
from domain.meetings.minutes import Minutes
from tests.domain.meeting import agreed, decided, edited, issue, may_follow, step, typed, wants

KINDS: tuple[StepKind, ...] = get_args(StepKind)


def in_state(state: State) -> Minutes:
    """Minutes of two people with whom SW1 stands so; SW2 was issued them and no more."""
    if state is State.DRAFT:
        return issue(typed(), "SW2")
    minutes = issue(typed(), reply_by="2026-03-05")
    if state in (State.REPRESENTED, State.CONSIDERED):
        minutes = wants(minutes, "SW1", "p1", "I rang once.")
        return decided(minutes, "declined") if state is State.CONSIDERED else minutes
    if state is State.NO_REPLY:
        return step(step(minutes, "remind", "SW1"), "no reply", "SW1", "2026-03-17")
    kind = {State.AGREED: "agree", State.DISPUTED: "dispute", State.CANNOT: "cannot"}.get(state)
    return step(minutes, kind, "SW1", words="That is not so.") if kind else minutes


def taken(minutes: Minutes, kind: StepKind) -> Minutes:
    """The step with all it needs."""
    if kind == "represent":
        return wants(minutes, "SW1", "p2", "We heard of it from her brother.")
    if kind == "no reply" and standing(minutes, "SW1").state in FOLLOWS["remind"]:
        minutes = step(minutes, "remind", "SW1", "2026-03-18")
    return step(minutes, kind, "SW1", "2026-03-20", words="So they said.", who="The director of nursing")


LEADS = {
    "issue": {State.DRAFT: State.ISSUED, State.NO_REPLY: State.ISSUED, State.CANNOT: State.ISSUED},
    "agree": State.AGREED, "represent": State.REPRESENTED, "dispute": State.DISPUTED, "remind": {},
    "no reply": State.NO_REPLY, "cannot": State.CANNOT, "authorise": {},
}  # fmt: skip
"""Where each step leads: one state, or by the state before it, which stays where none is given."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", State)
def test_every_step_after_every_state(state: State, kind: StepKind) -> None:
    minutes = in_state(state)
    assert standing(minutes, "SW1").state is state
    assert (kind in may_follow(minutes, "SW1")) == (state in FOLLOWS[kind])
    if state not in FOLLOWS[kind]:
        with pytest.raises(WrongUse) as refused:
            taken(minutes, kind)
        assert "SW1" in refused.value.sentence and refused.value.sentence.endswith(".")
        return
    leads = LEADS[kind]
    then = leads.get(state, state) if isinstance(leads, dict) else leads
    assert standing(taken(minutes, kind), "SW1").state is then


def test_each_unlawful_step_is_refused_in_a_sentence_that_tells_it_from_the_others() -> None:
    told: dict[StepKind, set[str]] = {}
    for kind in KINDS:
        for state in set(State) - FOLLOWS[kind]:
            with pytest.raises(WrongUse) as refused:
                taken(in_state(state), kind)
            told.setdefault(kind, set()).add(refused.value.sentence)
    assert all(len(sentences) == len(set(State) - FOLLOWS[kind]) for kind, sentences in told.items())


@pytest.mark.parametrize("kind", KINDS)
def test_no_step_is_taken_before_anything_was_issued_nor_with_somebody_not_asked(kind: StepKind) -> None:
    with pytest.raises(WrongUse, match="have not been issued to anyone"):
        step(typed(), kind, "SW1")
    with pytest.raises(WrongUse, match="not among those whose agreement"):
        step(issue(typed()), kind, "IM1")
    assert may_follow(typed(), "IM1") == frozenset()


@pytest.mark.parametrize("kind", KINDS)
def test_a_step_about_another_version_is_refused(kind: StepKind) -> None:
    second = issue(edited(issue(typed()), "p1", "I rang once."))
    with pytest.raises(WrongUse, match="version 2 was issued since"):
        _of_version(second, kind, 1)
    with pytest.raises(WrongUse, match="There is no version 3"):
        _of_version(second, kind, 3)


def _of_version(minutes: Minutes, kind: StepKind, number: int) -> None:
    take(minutes, Step(kind=kind, version=number, code="SW1", day="2026-03-10"))


@pytest.mark.parametrize("kind", ["issue", "agree", "dispute"])
def test_an_answer_to_another_text_than_was_issued_is_refused(kind: str) -> None:
    with pytest.raises(WrongUse, match="not the text of version 1"):
        step(issue(typed()), kind, "SW1", words="No.", sha256="0" * 64)


# What a step needs


@pytest.mark.parametrize(
    ("kind", "rest", "said"),
    [
        ("dispute", {}, "Give the words of SW1"),
        ("dispute", {"words": "No.", "paragraph": "p9"}, "no such paragraph"),
        ("cannot", {}, "Say why"),
        ("no reply", {}, "Remind SW1 first"),
        ("agree", {"day": "2026-03-01"}, "went to SW1 on 3 March 2026, and 1 March 2026 is before that"),
        ("agree", {"day": ""}, "Say on which day"),
        ("agree", {"day": "3/3/26"}, "Say on which day"),
        ("remind", {"reply_by": "2026-03-01"}, "is before 10 March 2026"),
    ],
)
def test_what_a_step_lacks_is_said(kind: str, rest: dict[str, str], said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        step(issue(typed()), kind, "SW1", **rest)


@pytest.mark.parametrize("rest", [{"words": "left"}, {"who": "The director"}])
def test_an_authority_needs_who_and_why(rest: dict[str, str]) -> None:
    with pytest.raises(WrongUse, match="needs the senior manager"):
        step(in_state(State.CANNOT), "authorise", "SW1", **rest)


def test_no_reply_waits_for_the_day_given_last_and_for_a_reminder_before_it() -> None:
    minutes = issue(typed(), reply_by="2026-03-12")
    minutes = step(minutes, "remind", "SW1", "2026-03-13", reply_by="2026-03-20")
    with pytest.raises(WrongUse, match="has until 20 March 2026"):
        step(minutes, "no reply", "SW1", "2026-03-20")
    with pytest.raises(WrongUse, match="was reminded on 13 March 2026"):
        step(minutes, "no reply", "SW1", "2026-03-12")
    assert standing(step(minutes, "no reply", "SW1", "2026-03-21"), "SW1").state is State.NO_REPLY


def test_a_reminder_before_an_answer_tells_nothing_of_the_silence_after_it() -> None:
    minutes = wants(step(issue(typed()), "remind", "SW1", "2026-03-08"), "SW1", "p1", "I rang once.")
    minutes = decided(minutes, "declined")
    with pytest.raises(WrongUse, match="Remind SW1 first"):
        step(minutes, "no reply", "SW1", "2026-04-01")
    minutes = step(minutes, "remind", "SW1", "2026-03-20")
    assert standing(step(minutes, "no reply", "SW1", "2026-04-01"), "SW1").state is State.NO_REPLY


# Use


def test_only_what_everyone_asked_agreed_may_be_used() -> None:
    minutes = step(issue(typed()), "agree", "SW1")
    assert use_of(minutes).why == "version 1: SW2 has not answered"
    assert use_of(step(minutes, "agree", "SW2")).kind == "agreed"


def test_edited_minutes_may_not_be_used_and_may_again_when_the_edit_is_undone() -> None:
    minutes = agreed(typed())
    changed = edited(minutes, "p1", "I rang once.")
    assert use_of(changed).why == "edited since version 1 was issued"
    assert use_of(edited(changed, "p1", minutes.paragraphs[0].text)).may


def test_a_mark_to_look_again_is_no_edit() -> None:
    minutes = agreed(typed())
    assert use_of(replace(minutes, paragraphs=tuple(replace(p, check=True) for p in minutes.paragraphs))).may


@pytest.mark.parametrize(
    "change",
    [
        {"place": "Room 4"}, {"held": "2026-03-04"}, {"starts": "10:00"}, {"recorded": "later", "recorded_why": "ill"},
        {"people": ()},
    ],
)  # fmt: skip
def test_another_fact_of_the_meeting_is_an_edit(change: dict[str, object]) -> None:
    minutes = agreed(typed())
    assert not use_of(replace(minutes, interview=replace(minutes.interview, **change))).may  # type: ignore[arg-type]


def test_somebody_who_was_there_after_all_is_an_edit_and_is_asked_with_the_next_version() -> None:
    minutes = agreed(typed())
    more = replace(minutes.interview, people=(*minutes.interview.people, Attendee("SW3")))
    minutes = replace(minutes, interview=more)
    assert not use_of(minutes).may
    second = issue(minutes, "SW3", day="2026-03-12")
    assert second.latest is not None and second.latest.number == 2
    assert "SW1 not issued; SW2 not issued; SW3 has not answered" in use_of(second).why


def test_asking_somebody_no_more_does_not_make_usable_what_was_issued_to_them() -> None:
    minutes = step(issue(typed()), "agree", "SW1")
    quiet = Attendee("SW2", asked=False, why_not_asked="does not answer")
    unasked = replace(minutes, interview=replace(minutes.interview, people=(*minutes.interview.people[:2], quiet)))
    assert not unasked.edited
    assert asked_of(unasked) == ("SW1", "SW2")
    assert use_of(unasked).why == "version 1: SW2 has not answered"


def test_somebody_who_had_a_say_in_a_version_is_asked_of_the_next_though_they_are_left_out_of_the_meeting() -> None:
    minutes = step(step(issue(typed()), "agree", "SW1"), "dispute", "SW2", words="That is not so.")
    without = replace(minutes, interview=replace(minutes.interview, people=minutes.interview.people[:2]))
    second = step(issue(without, "SW1", day="2026-03-12"), "agree", "SW1", "2026-03-13")
    assert second.latest is not None and second.latest.number == 2
    assert use_of(second).why == "version 2: SW2 not issued"


def test_whoever_any_version_was_issued_to_stays_asked() -> None:
    minutes = step(issue(typed()), "agree", "SW1")
    quiet = Attendee("SW2", asked=False, why_not_asked="no answer")
    for people in (minutes.interview.people[:2], (*minutes.interview.people[:2], quiet)):
        without = replace(minutes, interview=replace(minutes.interview, people=people))
        second = issue(edited(without, "p1", "I rang, once."), "SW1", day="2026-03-12")
        second = step(second, "agree", "SW1", "2026-03-13")
        assert use_of(second).why == "version 2: SW2 not issued"
        second = step(second, "cannot", "SW2", "2026-03-13", words="issued by mistake, was not there")
        second = step(second, "authorise", "SW2", "2026-03-13", who="The director", words="They were not there.")
        assert use_of(second).kind == "not confirmed"


def test_minutes_are_not_issued_before_the_meeting_was_held() -> None:
    with pytest.raises(WrongUse, match="held on 2 March 2026, and its minutes are issued after it"):
        issue(typed(), day="2026-03-01")
    assert issue(typed(), day="2026-03-02").steps


@pytest.mark.parametrize("kind", ["agree", "represent", "dispute"])
@pytest.mark.parametrize("how", OWN_ACT)
def test_what_comes_by_packet_or_reading_room_names_the_text_it_answers(kind: str, how: str) -> None:
    with pytest.raises(WrongUse, match="not the text of version 1"):
        step(issue(typed()), kind, "SW1", words="No.", sha256="", how=how)


@pytest.mark.parametrize("how", [way for way in WAYS if way not in OWN_ACT])
def test_an_answer_is_somebodys_own_act_only_by_packet_or_in_the_reading_room(how: str) -> None:
    with pytest.raises(WrongUse, match="attested by the author"):
        step(issue(typed()), "agree", "SW1", how=how, attested=THEMSELVES)


def test_minutes_stay_unusable_while_anything_represented_to_them_is_not_considered() -> None:
    disputed = Answer(
        interview=3, version=1, sha256="", code="SW1", kind="dispute", words="No.", day="2026-03-10",
        representations=(Representation(version=1, code="SW1", kind="delete", paragraph="p1", number=1),),
    )  # fmt: skip
    minutes = answer(step(issue(typed()), "agree", "SW2"), disputed)
    assert standing(minutes, "SW1").state is State.DISPUTED
    assert use_of(minutes).why == "version 1: SW1 disputed, 1 to consider"
    assert use_of(consider(minutes, 1, "declined", "It was said.")).may


def test_a_change_that_was_accepted_is_never_passed_over() -> None:
    minutes = decided(wants(step(issue(typed()), "agree", "SW2"), "SW1", "p1", "I rang once."), "accepted")
    with pytest.raises(WrongUse, match="Put it into the text, issue version 2"):
        step(minutes, "agree", "SW1")
    with pytest.raises(WrongUse, match="Put it into the text"):
        next_version(minutes)
    with pytest.raises(WrongUse, match="Put it into the text"):
        step(minutes, "remind", "SW1")
    assert "is not in version 1" in use_of(step(minutes, "dispute", "SW1", words="Still not so.")).why
    second = issue(edited(minutes, "p1", "I rang once."), day="2026-03-12")
    assert use_of(step(step(second, "agree", "SW1", "2026-03-13"), "agree", "SW2", "2026-03-13")).kind == "agreed"


def test_no_version_follows_while_a_representation_is_left() -> None:
    minutes = edited(wants(issue(typed()), "SW1", "p1", "I rang once."), "p2", "We never had it.")
    with pytest.raises(WrongUse, match="1 is not considered yet"):
        issue(minutes)
    assert issue(decided(minutes, "declined"), day="2026-03-12").versions[-1].number == 2


def test_an_authority_is_for_one_version() -> None:
    minutes = step(in_state(State.CANNOT), "authorise", "SW1", words="left", who="The director")
    minutes = step(minutes, "agree", "SW2")
    assert use_of(minutes).kind == "not confirmed"
    second = issue(edited(minutes, "p2", "We never had it."), "SW2", day="2026-03-20")
    assert use_of(step(second, "agree", "SW2", "2026-03-21")).why == "version 2: SW1 not issued"


@pytest.mark.parametrize("late", ["agree", "represent", "dispute"])
@pytest.mark.parametrize("state", [State.NO_REPLY, State.CANNOT])
def test_a_late_answer_counts_and_takes_the_place_of_an_authority(state: State, late: StepKind) -> None:
    minutes = step(in_state(state), "authorise", "SW1", "2026-03-18", words="silent", who="The director")
    assert standing(minutes, "SW1").authority is not None
    assert standing(taken(minutes, late), "SW1").authority is None


def test_agreement_may_be_taken_back() -> None:
    minutes = agreed(typed())
    again = wants(minutes, "SW1", "p1", "I rang once.")
    assert not use_of(again).may
    declined = decided(again, "declined")
    assert not use_of(declined).may, "they have not agreed since"
    assert use_of(step(declined, "dispute", "SW1", words="I did ring once.")).disputed
    second = issue(edited(declined, "p2", "We never had it."), day="2026-03-20")
    assert standing(second, "SW1").agreed_before == 0
    assert standing(second, "SW2").agreed_before == 1


def test_disputes_of_several_paragraphs_add_up_until_they_agree() -> None:
    minutes = step(issue(typed()), "agree", "SW2")
    minutes = step(minutes, "dispute", "SW1", words="Not so.", paragraph="p1")
    minutes = step(minutes, "dispute", "SW1", words="Nor that.", paragraph="p3")
    assert [one.paragraph for one in use_of(minutes).disputed] == ["p1", "p3"]
    assert use_of(step(minutes, "agree", "SW1")).disputed == ()


# Codes that become others


def test_a_code_given_since_makes_no_edit_and_the_agreement_stays_theirs() -> None:
    minutes = agreed(typed("SW1 rang at six.", "Nobody came."))
    renamed = replace(
        minutes, former={"sw1": "SW9"},
        interview=replace(minutes.interview, people=tuple(
            replace(one, code="SW9") if one.code == "SW1" else one for one in minutes.interview.people
        )),
    )  # fmt: skip
    assert use_of(renamed).kind == "agreed"
    assert standing(renamed, "SW1").state is standing(renamed, "sw9").state is State.AGREED
    assert renamed.latest is not None and "SW1 rang at six." in renamed.latest.text
    rewritten = replace(renamed, paragraphs=tuple(
        replace(p, speaker="SW9", text=p.text.replace("SW1", "SW9")) for p in renamed.paragraphs
    ))  # fmt: skip
    assert not rewritten.edited


def test_two_who_come_to_be_one_person_are_no_edit() -> None:
    minutes = agreed(typed())
    one = tuple(each for each in minutes.interview.people if each.code != "SW2")
    merged = replace(minutes, former={"sw2": "SW1"}, interview=replace(minutes.interview, people=one))
    assert not merged.edited and use_of(merged).may


# Considering


@pytest.mark.parametrize(
    ("kind", "verdict", "reason", "said"),
    [
        ("change", "declined", " ", "Say why it is declined"),
        ("change", "noted", "", "asks for another text"),
        ("comment", "accepted", "", "asks for no other text"),
        ("change", "", "", "Say what is decided"),
    ],
)
def test_a_verdict_fits_what_was_asked(kind: str, verdict: str, reason: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        decided(wants(issue(typed()), "SW1", "p1", "It was a Tuesday.", kind), verdict, reason)


def test_a_comment_that_was_noted_is_considered_and_they_may_agree() -> None:
    minutes = decided(wants(issue(typed()), "SW1", "p1", "It was a Tuesday.", "comment"), "noted", "")
    assert standing(step(minutes, "agree", "SW1"), "SW1").state is State.AGREED


def test_a_representation_to_a_version_gone_by_is_not_considered_any_more() -> None:
    minutes = decided(wants(issue(typed()), "SW1", "p1", "Once."), "declined")
    with pytest.raises(WrongUse, match="version 2 was issued since"):
        decided(issue(edited(minutes, "p1", "Once."), day="2026-03-12"), "accepted")
    with pytest.raises(WrongUse, match="not among those made"):
        consider(minutes, 7, "accepted")


def wish(**rest: Any) -> dict[str, object]:
    return {"kind": "represent", "representations": (Representation(version=1, **rest),)}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"interview": 4}, "of interview 4, not of interview 3"),
        ({**wish(code="SW1", kind="delete", paragraph="p1"), "kind": "agree"}, "want it changed too"),
        ({"words": "That is not so."}, "agree the text and dispute it too"),
        ({"version": True}, "by whole numbers"),
        ({"interview": 3.0}, "by whole numbers"),
        ({"kind": "represent"}, "nothing in these representations"),
        (wish(code="SW1", kind="delete", paragraph="p7"), "no such paragraph"),
        (wish(code="SW2", kind="delete", paragraph="p1"), "not a representation of SW1"),
        (wish(code="SW1", kind="change", paragraph="p1"), "Say what SW1 wants it to say"),
        ({"row_checks": (RowCheck(interview=3, code="SW1", entry="r", revision=1, shown="x", verdict="disputed"),)},
         "Give the words of SW1"),
        ({"row_checks": (RowCheck(interview=3, code="SW2", entry="r", revision=1, shown="x", verdict="confirmed"),)},
         "not what SW1 says"),
    ],
)  # fmt: skip
def test_a_whole_answer_is_taken_or_nothing_of_it(given: dict[str, object], said: str) -> None:
    minutes = issue(typed())
    assert minutes.latest is not None
    fields: dict[str, object] = {
        "interview": 3, "version": 1, "sha256": minutes.latest.sha256, "code": "SW1", "kind": "agree",
        "day": "2026-03-10", **given,
    }  # fmt: skip
    with pytest.raises(WrongUse, match=said):
        answer(minutes, Answer(**fields))  # type: ignore[arg-type]


# Issuing


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (replace(typed(), paragraphs=()), "no minutes to issue"),
        (replace(typed(), interview=replace(typed().interview, held="")), "on which day"),
        (replace(typed(), interview=replace(typed().interview, people=())), "Nobody who was present is asked"),
        (replace(typed(), interview=replace(typed().interview, recorded="later")), "recorded later"),
        (replace(typed(), interview=replace(
            typed().interview, people=(*typed().interview.people, Attendee("SW3", asked=False)))), "SW3 was present"),
    ],
)  # fmt: skip
def test_what_cannot_be_agreed_yet_is_not_issued(minutes: Minutes, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        issue(minutes)


def test_a_version_is_not_issued_on_once_its_text_was_edited() -> None:
    with pytest.raises(WrongUse, match="Issue version 2"):
        step(edited(issue(typed(), "SW1"), "p1", "Once."), "issue", "SW2")


# The text


def test_the_hash_is_that_of_the_text_in_a_file() -> None:
    version = issue(typed()).versions[0]
    assert version.sha256 == hashlib.sha256(version.text.encode("utf-8")).hexdigest()


def test_the_text_is_the_same_in_every_locale() -> None:
    code = (
        "import locale\nfor name in ('de_DE.UTF-8', 'cy_GB.UTF-8', 'fr_FR.UTF-8'):\n"
        "    try: locale.setlocale(locale.LC_ALL, name)\n    except locale.Error: pass\n"
        "from tests.domain.meeting import issue, typed\nprint(issue(typed()).versions[0].text.splitlines()[2])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Held: Monday 2 March 2026"


def test_a_line_in_a_paragraph_is_not_taken_for_the_next_one() -> None:
    lines = issue(typed("One\n2. SW1: two")).versions[0].text.splitlines()
    assert lines[-1] == "    2. SW1: two"
