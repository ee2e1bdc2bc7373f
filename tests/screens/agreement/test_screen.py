"""The screen of an agreement: where each stands, and what can be done there."""

from __future__ import annotations

from domain.agreement.standing import State
from domain.meetings.minutes import Paragraph
from screens.agreement.forms import IssueForm, StepForm
from screens.choices import Choices
from storage.casefile import CaseFile
from tests.screens.agreeing import (
    agreement,
    at_agreement,
    form,
    meeting,
    meeting_issued,
    on,
    opens,
    state,
    took,
)
from tests.screens.conftest import Sitting

__all__ = ["on"]


async def test_edited_minutes_are_said_to_be_void_for_use(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    for code in ("SW1", "SW2", "TM1"):
        took(case, "agree", code)
    case.minutes.add(1, Paragraph(speaker="SW2", text="There was no reply."))
    async with at_agreement(sits) as author:
        await author.comes_to_see("edited since: version 1 is void for use")
        await author.comes_to_see("Next: issue version 2 to SW1, SW2 and TM1.")


async def test_the_screen_is_usable_at_40_by_10(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with sits(40, 10) as author:
        await agreement(author)
        assert author.sees("SW1") and author.sees("issued")
        await opens(author, StepForm, "down", "a")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: state(case, "SW2") is State.AGREED)


async def test_a_case_without_meetings_says_where_they_are_made(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/agreement two", "enter")
        await author.comes_to_see("“two” is no number of a meeting")
        await author.presses("ctrl+u")
        await author.types("/agreement", "enter")
        await author.comes_to_see("There is no meeting yet")
        await author.presses("enter")
        await author.comes_to(lambda: author.app.screen is author.app.screen_stack[1])


async def test_names_are_shown_when_asked_for_and_help_lists_what_works_here(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with at_agreement(sits) as author:
        await author.presses("ctrl+r")
        await author.comes_to_see("Sarah Jones")
        await author.presses("f1")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.types("authority")
        await author.comes_to_see("printed as not confirmed")


async def test_the_menu_takes_a_step_with_whoever_stands_first(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with sits() as author:
        await author.presses("f10")
        await author.comes_to_see("Menu")
        await author.types("agreement: agreed", "enter")
        await form(author, StepForm)
        assert author.sees("SW1 agreed version 1")


async def test_a_name_of_nobody_in_the_key_is_asked_about_before_the_issue(sits: Sitting, case: CaseFile) -> None:
    meeting(case, "I told Thandiwe Nkosi.")
    async with at_agreement(sits) as author:
        await opens(author, IssueForm, "i")
        await author.types("sw2", "tab")
        await author.types("paper", "ctrl+o")
        await author.comes_to_see("“Thandiwe Nkosi” in paragraph 1")
        assert not case.minutes.of(1).versions
        await opens(author, IssueForm, "enter")
        await author.comes_to_see("Nothing was issued.")
        await author.presses("ctrl+o")
        await author.comes_to_see("Issue it all the same")
        await author.presses("down", "enter")
        await author.comes_to_see("Version 1 is issued to SW2.")
