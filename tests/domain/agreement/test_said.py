"""How minutes stand with each person, in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.agreement.course import consider, represent, standing, take
from domain.agreement.said import (
    may_be_taken,
    next_said,
    overdue_said,
    standing_of,
    standing_said,
    state_said,
    use_said,
    way_back,
    why_not,
)  # fmt: skip
from domain.agreement.steps import Representation, Step
from domain.and_between import and_between
from domain.errors import WrongUse
from domain.meetings.interview import INTERVIEWER, Attendee, Interview
from domain.meetings.minutes import Facts, Minutes, Paragraph, Version

TODAY = date(2026, 3, 20)
PEOPLE = (
    Attendee("IM1", INTERVIEWER, asked=False, why_not_asked="takes the minutes"), Attendee("SW1"), Attendee("SW2"),
)  # fmt: skip


def typed(*texts: str) -> Minutes:
    paragraphs = tuple(Paragraph(id=f"p{place}", speaker="SW1", text=text) for place, text in enumerate(texts, 1))
    return Minutes(interview=Interview(number=3, held="2026-03-01", people=PEOPLE), paragraphs=paragraphs)


def version(minutes: Minutes) -> Minutes:
    number = len(minutes.versions) + 1
    made = Version(number=number, facts=Facts.of(minutes.interview), paragraphs=minutes.paragraphs)
    return replace(minutes, versions=(*minutes.versions, made))


def step(minutes: Minutes, kind: str, code: str, day: str, **rest: str) -> Minutes:
    latest = minutes.latest
    assert latest is not None
    made = Step(kind=kind, version=latest.number, code=code, day=day, sha256=latest.sha256, **rest)  # type: ignore[arg-type]
    return take(minutes, made)


def issued() -> Minutes:
    minutes = version(typed("I rang at six.", "Nobody came."))
    for code in ("SW1", "SW2"):
        minutes = step(minutes, "issue", code, "2026-03-02", how="e-mail", reply_by="2026-03-16")
    return minutes


def said(minutes: Minutes, code: str) -> str:
    return standing_said(minutes, standing(minutes, code))


def test_what_is_not_issued_yet_says_what_is_wanted_first() -> None:
    minutes = typed("I rang at six.")
    assert next_said(minutes) == "Next: issue version 1 to SW1 and SW2."
    assert next_said(replace(minutes, paragraphs=())) == "There are no minutes to issue yet."
    assert use_said(minutes) == "Not to be used: not issued yet."
    assert "have not been issued" in why_not(minutes, "SW1", "agree", TODAY)


def test_each_person_is_told_of_in_whole_sentences() -> None:
    minutes = issued()
    assert said(minutes, "SW1") == "Version 1 went to SW1 by e-mail on 2 March 2026; reply by 16 March 2026."
    minutes = step(minutes, "agree", "SW1", "2026-03-05", how="e-mail", attested="author")
    assert said(minutes, "SW1") == "SW1 agreed version 1 on 5 March 2026, by e-mail, attested by the author."
    minutes = step(minutes, "dispute", "SW2", "2026-03-06", how="paper", words="I never said so", paragraph="p2")
    assert said(minutes, "SW2") == "SW2 disputes paragraph 2 of version 1 (6 March 2026): “I never said so”."
    assert use_said(minutes) == "Version 1 may be used. What SW2 disputes stands beside it."


def test_an_answer_by_their_own_act_is_not_called_attested_by_the_author() -> None:
    minutes = step(issued(), "agree", "SW1", "2026-03-05", how="packet", attested="themselves")
    assert said(minutes, "SW1").endswith("by packet, by their own act in the program.")


def test_a_dispute_of_their_own_and_an_agreement_attested_are_both_told() -> None:
    minutes = step(issued(), "dispute", "SW1", "2026-03-07", words="Not so.", how="packet", attested="themselves")
    minutes = step(minutes, "agree", "SW1", "2026-03-08", how="e-mail", attested="author")
    assert said(minutes, "SW1") == (
        "SW1 disputes version 1 (7 March 2026, by packet, by their own act): “Not so”. The author attests that SW1"
        " agreed version 1 on 8 March 2026, by e-mail: both stand, until SW1 answers by their own act or agrees another"
        " version."
    )
    assert state_said(standing(minutes, "SW1")) == "agreed, disputed too"
    assert "issue" in may_be_taken(minutes, "SW1", TODAY), "so that they may answer themselves"


def test_what_they_did_themselves_is_told_beside_what_was_recorded_for_them_since() -> None:
    minutes = step(issued(), "agree", "SW1", "2026-03-07", how="packet", attested="themselves")
    minutes = step(minutes, "dispute", "SW1", "2026-03-08", how="e-mail", words="No.")
    assert said(minutes, "SW1").endswith("By their own act SW1 agreed version 1 on 7 March 2026, by packet.")


def test_a_dispute_of_an_earlier_version_is_told_until_they_agree() -> None:
    minutes = step(issued(), "dispute", "SW1", "2026-03-07", words="Not so.")
    text = replace(minutes.paragraphs[0], text="I rang.")
    minutes = version(replace(minutes, paragraphs=(text, *minutes.paragraphs[1:])))
    minutes = step(minutes, "issue", "SW1", "2026-03-08", how="paper")
    told = "SW1 disputes version 1 (7 March 2026): “Not so”. That stands until SW1 agrees version 2."
    assert told in said(minutes, "SW1")
    assert "disputes" not in said(step(minutes, "agree", "SW1", "2026-03-09"), "SW1")


def test_for_somebody_issued_a_version_by_mistake_the_way_out_is_told() -> None:
    minutes = issued()
    without = tuple(one for one in minutes.interview.people if one.code != "SW2")
    minutes = version(replace(minutes, interview=replace(minutes.interview, people=without)))
    minutes = step(minutes, "issue", "SW1", "2026-03-08")
    assert next_said(minutes) == (
        "Next: issue version 2 to SW2 too. An earlier version was issued to SW2, so it waits for them still; where that"
        " was a mistake, record that they cannot agree, “issued by mistake, was not there”, and a senior manager's"
        " authority."
    )
    minutes = step(minutes, "cannot", "SW2", "2026-03-08", words="issued by mistake, was not there")
    minutes = step(minutes, "authorise", "SW2", "2026-03-09", words="Was not there.", who="The director")
    assert use_said(step(minutes, "agree", "SW1", "2026-03-09")) == (
        "Version 2 may be used, printed as not confirmed by SW2."
    )


def test_representations_are_counted_by_what_became_of_them() -> None:
    minutes = issued()
    latest = minutes.latest
    assert latest is not None
    made = [
        Representation(number=n, version=1, code="SW1", kind="change", paragraph="p1", quoted="I rang.", words=words)
        for n, words in ((1, "I rang at seven."), (2, "I did not ring."))
    ]
    minutes = represent(minutes, Step(kind="represent", version=1, code="SW1", day="2026-03-04"), made)
    assert state_said(standing(minutes, "SW1")) == "2 to be considered"
    assert next_said(minutes) == "Next: consider what SW1 wants changed."
    assert "considered" in why_not(minutes, "SW1", "issue", TODAY)
    minutes = consider(consider(minutes, 1, "accepted"), 2, "declined", "the record says so")
    assert said(minutes, "SW1") == "SW1 made representations to version 1 on 4 March 2026: 1 accepted, 1 declined."


def test_who_is_late_is_to_be_reminded_and_then_their_silence_is_told() -> None:
    minutes = issued()
    assert overdue_said(minutes, date(2026, 3, 16)) == ""
    assert overdue_said(minutes, TODAY) == "Remind SW1 and SW2: a reply was due by 16 March 2026."
    minutes = step(minutes, "remind", "SW1", "2026-03-18")
    assert overdue_said(minutes, TODAY) == (
        "Remind SW2: a reply was due by 16 March 2026. SW1: still no reply, last reminded on 18 March 2026."
    )


def test_silence_leads_to_an_authority_and_use_as_not_confirmed() -> None:
    minutes = step(issued(), "agree", "SW1", "2026-03-05")
    assert "Remind SW2 first" in why_not(minutes, "SW2", "no reply", TODAY)
    minutes = step(step(minutes, "remind", "SW2", "2026-03-18"), "no reply", "SW2", "2026-03-19")
    assert next_said(minutes) == "Next: ask a senior manager whether it may be used without SW2."
    assert "not confirmed" not in use_said(minutes)
    minutes = step(minutes, "authorise", "SW2", "2026-03-20", who="Head of Service", words="left without an address")
    assert use_said(minutes) == "Version 1 may be used, printed as not confirmed by SW2."
    assert state_said(standing(minutes, "SW2")) == "no reply, authorised"
    assert "on the authority of Head of Service, 20 March 2026: left without an address." in said(minutes, "SW2")


def test_edited_minutes_ask_for_the_next_version_and_no_reminders() -> None:
    minutes = issued()
    minutes = replace(minutes, paragraphs=minutes.paragraphs[:1])
    assert next_said(minutes) == "Next: issue version 2 to SW1 and SW2."
    assert overdue_said(minutes, TODAY) == ""
    assert "Issue version 2" in why_not(minutes, "SW1", "remind", TODAY)
    assert "issue" in may_be_taken(minutes, "SW1", TODAY)
    assert use_said(minutes) == "Not to be used: edited since version 1 was issued."


def test_who_is_not_asked_cannot_be_told_of() -> None:
    with pytest.raises(WrongUse) as refused:
        standing_of(issued(), "IM1")
    assert "SW1 and SW2" in refused.value.sentence
    assert and_between([]) == ""


def test_an_answer_the_author_records_came_on_paper_or_by_email_and_never_by_packet() -> None:
    for how, back in (("Word", "e-mail"), ("packet", "e-mail"), ("reading room", "e-mail"), ("paper", "paper")):
        assert way_back(step(version(typed("One.")), "issue", "SW1", "2026-03-02", how=how), "SW1") == back
