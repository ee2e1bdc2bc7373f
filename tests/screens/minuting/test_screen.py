"""Typing minutes while somebody speaks: each paragraph on disk as it ends, speakers, times, headings by a key."""

from __future__ import annotations

from domain.meetings.interview import Attendee, Interview
from screens.choices import Choices
from screens.minuting.screen import MinutingScreen
from storage.casefile import CaseFile
from tests.screens.minuting.steps import Minutes, minutes, said
from tests.screens.paragraph_typing import sooner

__all__ = ["sooner", "minutes"]


async def test_enter_ends_a_paragraph_which_is_on_disk_when_it_is_shown(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        assert at.sees("Nothing is minuted yet")
        await at.types("10:42 2: I saw him that afternoon ??", "enter")
        assert said(case) == [("10:42", "GP1", "I saw him that afternoon", True)]
        assert at.sees("1 ?? 10:42 GP1: I saw him that afternoon")
        assert (at.text, at.sees("saved"), at.sees("5 words")) == ("", True, True)


async def test_how_a_paragraph_is_understood_is_read_back_as_it_is_typed(minutes: Minutes) -> None:
    async with minutes() as at:
        assert at.sees("1 SW1 2 GP1 3 HV1")
        await at.types("9:05 1: we met ??")
        assert at.sees("new paragraph: SW1 speaks, at 09:05, to be checked")
        await at.presses(*["backspace"] * 99)
        await at.types("#2")
        assert at.sees("new paragraph: the heading of question 2")


async def test_tab_goes_through_those_present_the_other_of_two_first(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("", "tab")
        assert at.text == "HV1: "
        await at.types("When?", "enter", "tab")
        assert at.text == "SW1: "
        await at.types("At nine.", "enter", "tab")
        assert at.text == "HV1: "
        await at.presses("tab")
        assert at.text == "SW1: "
        await at.presses("tab", "tab")
        assert at.text == ""
        await at.presses("shift+tab")
        assert at.text == "GP1: "
        assert [speaker for _, speaker, _, _ in said(case)] == ["HV1", "SW1"]


async def test_the_time_now_a_mark_and_a_speaker_are_put_in_by_a_key_behind_what_is_typed_already(
    minutes: Minutes,
) -> None:
    async with minutes() as at:
        at.screen.clock = lambda: "10:42"
        await at.types("I rang", "ctrl+n", "tab", "ctrl+o", *" the ward")
        assert at.text == "10:42 HV1: I rang the ward ??"
        await at.presses("ctrl+o")
        assert at.text == "10:42 HV1: I rang the ward"
        await at.presses("ctrl+u")
        await at.types("/now", "enter")
        assert at.text == "10:42 "


async def test_names_are_coded_as_they_are_typed_and_one_key_takes_it_back(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("Sarah Jones: Dr Anil Patel rang me ")
        assert at.text == "SW1: GP1 rang me "
        assert at.sees("Dr Anil Patel is GP1. Ctrl+T leaves it as typed.")
        await at.presses("ctrl+t")
        assert at.text == "SW1: Dr Anil Patel rang me "
        await at.presses("ctrl+t")
        await at.types("and Mary Ann Okafor", "enter")
        assert said(case) == [("", "SW1", "GP1 rang me and HV1", False)]


async def test_what_else_tells_who_somebody_is_is_said_and_a_stranger_added_by_the_same_key(
    minutes: Minutes, case: CaseFile
) -> None:
    async with minutes() as at:
        await at.types("1: Dr Norman Bloggs has 943 476 5919 ")
        assert at.sees("NHS")
        await at.presses(*["backspace"] * 13)
        assert at.sees("is nobody of the key; Ctrl+T adds them")
        await at.presses("ctrl+t")
        assert isinstance(at.author.app.screen, Choices)
        await at.presses("enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert at.text.startswith("1: DR1 ")
        assert "DR1" in [person.code for person in case.people.all()]


async def test_a_heading_is_a_question_by_one_key_and_its_label(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("1: half typed", "ctrl+g", "2", "enter")
        await at.author.rests()
        [heading] = case.minutes.of(1).paragraphs
        assert (heading.kind, heading.question, heading.text) == ("heading", "2", "Was medication reviewed?")
        assert at.text == "1: half typed"
        assert at.sees("1 # 2 Was medication reviewed?")


async def test_a_heading_of_ones_own_joins_the_cases_and_is_offered_again(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("/heading What Sarah Jones saw", "enter")
        await at.author.rests()
        assert case.headings.all() == ("What SW1 saw",)
        await at.types("", "ctrl+g", *"saw", "enter")
        await at.author.rests()
        assert [each.text for each in case.minutes.of(1).paragraphs] == ["What SW1 saw"] * 2
        await at.types("/headings", "enter", "enter")
        await at.author.rests()
        assert case.headings.all() == ()


async def test_a_break_is_minuted_and_stands_in_the_facts(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        for now, word in (("10:00", "/starts"), ("10:40", "/break"), ("10:55", "/break"), ("11:30", "/ends")):
            at.screen.clock = lambda now=now: now
            await at.types(word, "enter")
            await at.author.rests()
        meeting = case.interviews.get(1)
        assert meeting is not None
        assert (meeting.starts, meeting.breaks, meeting.ends) == ("10:00", "10:40-10:55", "11:30")
        assert said(case) == [("10:40", "", "A break.", False), ("10:55", "", "The meeting goes on.", False)]


async def test_two_enters_open_nothing(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("one", "enter", "enter", "enter")
        await at.types("two", "enter")
        assert at.shown == ["one", "two"]


async def test_a_speaker_who_was_not_present_is_said_with_what_was_saved(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(meeting=Interview(people=(Attendee("SW1"),))) as at:
        await at.types("GP1: I was not there", "enter")
        assert said(case) == [("", "GP1", "I was not there", False)]
        assert at.sees("Saved. GP1 is not among those present.")
