"""Minutes are issued: to whom, by which way, and what is asked before they leave."""

from __future__ import annotations

import pytest

from domain.agreement.standing import State
from domain.people import Person
from screens.agreement.forms import IssueForm, StepForm
from screens.agreement.screen import AgreementScreen
from screens.agreement.word_forms import SendingForm
from screens.minuting.screen import MinutingScreen
from storage.casefile import CaseFile
from tests.screens.agreeing import (
    at_agreement,
    form,
    issued,
    meeting,
    meeting_issued,
    on,
    opens,
    state,
    took,
)
from tests.screens.conftest import Sitting

__all__ = ["on"]


async def test_minutes_are_issued_to_everyone_asked_with_a_day_to_reply_by(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with at_agreement(sits) as author:
        await author.comes_to_see("Next: issue version 1 to SW1, SW2 and TM1.")
        await opens(author, IssueForm, "i")
        await opens(author, SendingForm, "ctrl+o")
        await author.presses("ctrl+o")
        await author.comes_to_see("Version 1 is issued to SW1, SW2 and TM1")
        latest = case.minutes.of(1).latest
        assert latest is not None
        assert author.sees(f"version 1 · {latest.sha256[:8]}") and author.sees("text as issued")
    (first, *_) = case.minutes.of(1).steps
    assert (first.how, first.day, first.reply_by, first.attested) == ("Word", "2024-03-20", "2024-04-03", "author")


async def test_minutes_may_be_issued_to_one_person_by_another_way(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with at_agreement(sits) as author:
        await opens(author, IssueForm, "i")
        await author.types("sw2", "tab")
        await author.types("paper", "tab", "tab")
        await author.types("18/3", "ctrl+o")
        await author.comes_to_see("Version 1 is issued to SW2.")
        await author.comes_to_see("Next: issue version 1 to SW1 and TM1 too.")
    (step,) = case.minutes.of(1).steps
    assert (step.code, step.how, step.day) == ("SW2", "paper", "2024-03-18")


async def test_a_way_nobody_knows_is_refused_and_nothing_typed_is_lost(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with at_agreement(sits) as author:
        await opens(author, IssueForm, "i")
        await author.types("sw2", "tab")
        await author.types("pigeon", "ctrl+o")
        await author.comes_to_see("How: write one of Word, packet")
        assert author.sees("pigeon") and author.sees("sw2")
        assert not case.minutes.of(1).versions


async def test_paragraphs_still_to_be_checked_are_told_before_issuing(sits: Sitting, case: CaseFile) -> None:
    meeting(case, check=True)
    async with at_agreement(sits) as author:
        await author.presses("i")
        await author.comes_to_see("Paragraph 1 is still marked “check this”")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, AgreementScreen))
        await author.presses("i")
        await author.comes_to_see("Paragraph 1 is still marked")
        await opens(author, IssueForm, "down", "enter")


async def test_a_step_that_may_not_follow_says_why(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with at_agreement(sits) as author:
        for key in "axmnr":
            await author.presses(key)
            await author.comes_to_see("have not been issued")
            await author.presses("down")
        issued(case)
        await author.presses("home")
        await author.comes_to_see("text as issued")
        for key, sentence in (("u", "authority is for those who did not reply"), ("n", "Remind SW1 first")):
            await author.presses(key)
            await author.comes_to_see(sentence)
        assert isinstance(author.app.screen, AgreementScreen)


async def test_who_has_agreed_is_not_asked_again(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    for code in ("SW1", "SW2", "TM1"):
        took(case, "agree", code)
    async with at_agreement(sits) as author:
        await author.comes_to_see("Version 1 may be used.")
        await author.presses("a")
        await author.comes_to_see("SW1 has agreed version 1 already")
        await author.presses("i")
        await author.comes_to_see("There is nobody to issue version 1 to")


async def test_a_day_before_it_was_issued_is_refused_in_the_form(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with at_agreement(sits) as author:
        await opens(author, StepForm, "a")
        await author.presses("tab")
        await author.types("1/3/24", "ctrl+o")
        await author.comes_to_see("is before that")
        await form(author, StepForm)
        assert state(case, "SW1") is State.ISSUED


@pytest.mark.parametrize("way", ["in person", "paper", "e-mail"])
async def test_nothing_is_issued_by_word_of_mouth_while_a_name_stands_in_it(
    sits: Sitting, case: CaseFile, way: str
) -> None:
    case.people.add(Person(code="CH1", name="Karen Pritchard-Jones"))
    meeting(case, "It was late.", "I rang Karen Pritchard-Jones.", "Then 07700 900123.")
    async with at_agreement(sits) as author:
        await opens(author, IssueForm, "i")
        await author.types("sw2", "tab")
        await author.types(way, "ctrl+o")
        await author.comes_to_see("2 things keep the minutes back")
        assert author.sees("paragraph 2: “Karen Pritchard-Jones” for CH1")
        assert author.sees("paragraph 3: “07700 900123”, telephone")
        assert not case.minutes.of(1).versions
        await author.presses("down", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, MinutingScreen))
        screen = author.app.screen
        assert isinstance(screen, MinutingScreen)
        await author.comes_to(lambda: screen.here is not None and "07700" in screen.here.text)
    assert not case.minutes.of(1).versions
