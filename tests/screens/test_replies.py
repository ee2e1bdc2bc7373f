"""What people say to minutes issued to them: agreed, disputed, wanted otherwise, or not to be had."""

from __future__ import annotations

from domain.agreement.standing import State
from screens.agreement.forms import RepresentationForm, StepForm
from screens.choices import Choices
from storage.casefile import CaseFile
from tests.screens.agreeing import (
    TEXTS,
    at_agreement,
    form,
    meeting_issued,
    on,
    opens,
    state,
    took,
)
from tests.screens.conftest import Sitting

__all__ = ["on"]


async def test_agreement_is_recorded_as_attested_by_the_author_for_the_very_text(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with at_agreement(sits) as author:
        await author.types("/agreement 9", "enter")
        await author.comes_to_see("There is no meeting 9.")
        await author.types("/agreed TM1", "enter")
        await form(author, StepForm)
        await author.types("in person", "tab")
        await author.types("12 March", "tab")
        await author.types("note in file 4", "ctrl+o")
        await author.comes_to_see("TM1 agreed version 1 on 12 March 2024, in person, attested by the author.")
    minutes = case.minutes.of(1)
    step = minutes.steps[-1]
    assert (step.kind, step.code, step.attested) == ("agree", "TM1", "author")
    assert step.reference == "note in file 4"
    assert minutes.latest is not None and step.sha256 == minutes.latest.sha256


async def test_a_dispute_needs_their_words_and_says_of_which_paragraph(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with at_agreement(sits) as author:
        await opens(author, StepForm, "x")
        await author.presses("ctrl+o")
        await author.comes_to_see("Their words: nothing stands there yet")
        await author.types("I did answer it", "tab")
        await author.types("9", "ctrl+o")
        await author.comes_to_see("1 to 3")
        await author.presses("ctrl+u")
        await author.types("2")
        await author.comes_to_see("Paragraph 2: Nobody answered.")
        await author.presses("ctrl+o")
        await author.comes_to_see("SW1 disputes paragraph 2 of version 1 (20 March 2024): “I did answer it”.")
    assert state(case, "SW1") is State.DISPUTED


async def test_a_name_in_the_words_of_staff_is_coded_as_it_is_typed(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with at_agreement(sits) as author:
        await opens(author, StepForm, "x")
        await author.types("It was Anil Patel who rang ")
        await author.comes_to_see("It was GP1 who rang")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: state(case, "SW1") is State.DISPUTED)
    assert case.minutes.of(1).steps[-1].words == "It was GP1 who rang"


async def test_half_typed_words_are_there_again(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with at_agreement(sits) as author:
        await opens(author, StepForm, "x")
        await author.types("I was never", "escape", "escape")
        await author.comes_to_see("Not saved.")
        await author.presses("x")
        await author.comes_to_see("I was never")


async def test_words_kept_when_the_program_ended_are_taken_up_again(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with at_agreement(sits) as author:
        await opens(author, StepForm, "down", "x")
        await author.types("I was never")
    async with sits() as author:
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        assert author.sees("SW2 disputes version 1")
        await opens(author, StepForm, "enter")
        assert author.sees("SW2 disputes version 1") and author.sees("I was never")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: state(case, "SW2") is State.DISPUTED)


async def test_whose_reply_is_due_is_said_at_the_top(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    took(case, "agree", "SW1")
    async with at_agreement(sits) as author:
        assert author.sees("Remind SW2 and TM1: a reply was due by 16 March 2024.")
        await opens(author, StepForm, "down", "m")
        await author.presses("ctrl+o")
        await author.comes_to_see("Remind TM1: a reply was due by 16 March 2024.")
    step = case.minutes.of(1).steps[-1]
    assert (step.kind, step.code, step.day, step.reply_by) == ("remind", "SW2", "2024-03-20", "2024-03-27")


async def test_why_somebody_cannot_agree_is_offered_and_kept(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with at_agreement(sits) as author:
        await opens(author, StepForm, "c")
        await author.types("left", "tab", "ctrl+o")
        await author.comes_to_see("SW1 cannot agree version 1: left employment.")
        await author.comes_to_see("Next: ask a senior manager")


async def test_what_is_wanted_is_written_down_against_the_paragraph(sits: Sitting, case: CaseFile) -> None:
    meeting_issued(case)
    async with at_agreement(sits) as author:
        await author.presses("r")
        await author.comes_to_see("What does SW1 want changed in version 1?")
        await author.types("surgery", "enter")
        await form(author, RepresentationForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("that is what the paragraph says already")
        await author.presses("ctrl+u")
        await author.types("I rang the surgery at seven.", "ctrl+o")
        await author.comes_to_see("Recorded as representation 1")
        await author.comes_to_see("Next: consider what SW1 wants changed.")
        assert author.sees("1 to be considered")
    (one,) = case.minutes.of(1).representations
    assert (one.kind, one.quoted, one.words) == ("change", TEXTS[0], "I rang the surgery at seven.")
