"""Where a meeting stands at a glance, and what is next to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.agreement.course import next_version
from domain.agreement.steps import Representation, Step
from domain.meetings.interview import Attendee, Interview, ToSee
from domain.meetings.minutes import Minutes, Paragraph
from domain.meetings.state import at_a_glance, hindrances, met, next_to_do

TODAY = date(2026, 11, 20)
PEOPLE = (Attendee(code="SW9", role="interviewer", asked=False), Attendee(code="SW1"), Attendee(code="GP1"))
HELD = Interview(number=1, held="2026-11-02", people=PEOPLE)
SAID = (Paragraph(id="a", speaker="SW1", text="I rang the ward twice."), Paragraph(id="b", speaker="GP1", text="Yes."))


def issued(*codes: str, reply_by: str = "") -> Minutes:
    """Minutes whose first version went to these people on 3 November."""
    draft = Minutes(interview=HELD, paragraphs=SAID)
    version = next_version(draft)
    steps = tuple(
        Step(kind="issue", version=1, code=code, day="2026-11-03", sha256=version.sha256, reply_by=reply_by)
        for code in codes
    )
    return replace(draft, versions=(version,), steps=steps)


def answered(minutes: Minutes, *answers: tuple[str, str]) -> Minutes:
    """The minutes with these answers: a code and the kind of step."""
    given = tuple(Step(kind=kind, version=1, code=code, day="2026-11-09", words="Not so.") for code, kind in answers)  # type: ignore[arg-type]
    return replace(minutes, steps=(*minutes.steps, *given))


BOTH = issued("SW1", "GP1")
AGREED = answered(BOTH, ("SW1", "agree"), ("GP1", "agree"))
WANTED = replace(
    answered(BOTH, ("SW1", "represent")),
    representations=(Representation(version=1, code="SW1", kind="comment", words="Why?", number=1),),
)
ALONE = Step(kind="authorise", version=1, code="GP1", who="Director", words="Left.", day="2026-11-12")


@pytest.mark.parametrize(
    ("minutes", "glance", "then"),
    [
        (Minutes(interview=Interview(number=1)), "planned", "say who is to be there"),
        (Minutes(interview=replace(HELD, held="")), "planned", "give it a day"),
        (Minutes(interview=replace(HELD, held="2026-12-01")), "planned", "Next: hold it"),
        (Minutes(interview=HELD), "held, no minutes yet", "type its minutes"),
        (Minutes(interview=HELD, paragraphs=SAID), "draft, 6 words", "issue version 1 to SW1 and GP1"),
        (Minutes(interview=HELD, paragraphs=(replace(SAID[1], check=True),)), "draft, 1 word", "1 paragraph is marked"),
        (Minutes(interview=HELD, paragraphs=(Paragraph(text="word " * 1204),)), "draft, 1,204 words", "version 1 to"),
        (BOTH, "version 1: 0 of 2 agreed", "Waiting for SW1 and GP1."),
        (answered(BOTH, ("SW1", "agree")), "version 1: 1 of 2 agreed", "Waiting for GP1."),
        (issued("SW1"), "version 1: 0 of 2 agreed", "issue version 1 to GP1"),
        (AGREED, "agreed", ""),
        (answered(BOTH, ("SW1", "agree"), ("GP1", "dispute")), "agreed, 1 disputed", ""),
        (answered(BOTH, ("SW1", "dispute"), ("GP1", "dispute")), "disputed", ""),
        (WANTED, "version 1: 1 to consider", "consider what SW1 wants changed"),
        (issued("SW1", "GP1", reply_by="2026-11-18"), "version 1: reminder due", "Remind SW1 and GP1"),
        (answered(issued("SW1", "GP1", reply_by="2026-11-08"), ("SW1", "remind"), ("GP1", "remind")),
         "version 1: 0 of 2 agreed", "still no reply"),
        (replace(AGREED, paragraphs=SAID[:1]), "edited since agreed", "issue version 2"),
        (replace(BOTH, paragraphs=SAID[:1]), "edited since version 1", "issue version 2"),
        (replace(answered(BOTH, ("SW1", "agree"), ("GP1", "cannot")), steps=(
            *answered(BOTH, ("SW1", "agree"), ("GP1", "cannot")).steps, ALONE)), "not confirmed", ""),
    ],
)  # fmt: skip
def test_the_state_of_a_meeting_is_said_at_a_glance_with_what_is_next(minutes: Minutes, glance: str, then: str) -> None:
    assert at_a_glance(minutes, TODAY) == glance
    told = next_to_do(minutes, TODAY)
    assert then in told if then else not told


def test_whom_it_is_with_leaves_out_who_holds_it_and_names_the_interviewed_first() -> None:
    union = Attendee(code="TU1", role="trade union")
    away = Attendee(code="HV1", present=False)
    assert met(replace(HELD, people=(union, away, *PEOPLE))) == ("SW1", "GP1", "TU1")


def test_a_hold_and_not_being_told_of_the_purpose_speak_against_a_meeting() -> None:
    to_see = {
        "sw1": ToSee(code="SW1", told="2026-11-01"),
        "gp1": ToSee(code="GP1", hold="police", held_since="2026-11-01"),
        "hv1": ToSee(code="HV1", told="2026-11-01", hold="coroner", held_until="2026-11-10"),
    }
    assert hindrances(("SW1", "HV1", "SW9"), to_see) == []
    assert hindrances(("GP1",), to_see) == [
        "GP1 is on hold for police since 1 November 2026.", "GP1 has not been told of purpose and process yet.",
    ]  # fmt: skip
