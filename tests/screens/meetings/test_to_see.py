"""Whom to see and why, on the screen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from domain.meetings.interview import Attendee, Interview, ToSee
from screens import list_screen
from screens.meetings.interview_form import InterviewForm
from screens.meetings.interviews import InterviewsScreen
from screens.meetings.to_see import ToSeeForm, ToSeeScreen
from screens.people.people_to_add import PeopleBox
from screens.widgets.paragraphs import Paragraphs
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting


async def the_list(author: Author) -> None:
    await author.presses("f7", "s")
    await author.comes_to(lambda: isinstance(author.app.screen, ToSeeScreen))
    await author.rests()


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


async def test_several_people_of_the_key_are_put_down_at_once(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await the_list(author)
        await author.comes_to_see("Nobody yet")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, PeopleBox))
        await author.comes_to_see("GP1 general practitioner")
        await author.presses("space", "down", "space", "enter")
        await author.comes_to(lambda: len(case.to_see.all()) == 2)
        await author.comes_to_see("to be seen. Enter says why; t when they are told.")
        await author.comes_to_see("not yet: told, support, company")
        await author.presses("a")
        await author.comes_to_see("0 of 1 marked")
        await author.presses("enter")
        await author.comes_to(lambda: len(case.to_see.all()) == 3)
        await author.comes_to_see("HV1 to be seen.")
        await author.presses("u", "u")
        await author.comes_to(lambda: not case.to_see.all())
        await author.presses("a")
        await author.comes_to_see("0 of 3 marked")
        await author.presses("a", "enter")
        await author.comes_to(lambda: len(case.to_see.all()) == 3)
        await author.comes_to_see("and HV1 to be seen.")
        await author.presses("a")
        await author.comes_to_see("Everyone in the key is on the list.")


async def test_one_key_records_each_offer_as_of_today_and_says_so_when_it_was_before(
    sits: Sitting, case: CaseFile
) -> None:
    case.to_see.add(ToSee(code="SW1"))
    async with sits() as author:
        await the_list(author)
        today = author.app.screen.session.today()  # type: ignore[attr-defined]
        await author.presses("t")
        await author.comes_to_see(f"SW1 was told of purpose and process on {said(today)}.")
        await author.presses("s")
        await author.comes_to_see(f"SW1 was offered support on {said(today)}.")
        await author.presses("c")
        await author.comes_to_see("that they may be accompanied")
        await author.comes_to_see("ready to be seen")
        await author.presses("t")
        await author.comes_to_see("Enter changes the day, or empties it.")
        await author.presses("u")
        await author.comes_to_see("not yet: company")
    one = case.to_see.get("SW1")
    assert one is not None
    assert (one.told, one.support, one.company) == (today.isoformat(), today.isoformat(), "")


async def test_another_day_stands_behind_the_word_and_a_wrong_one_is_refused(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="SW1"))
    async with sits() as author:
        await the_list(author)
        await author.types("/told 3/13/26", "enter")
        await author.comes_to_see("Did you mean 13/3/26?")
        await author.types("/told 3/3/26", "enter")
        await author.comes_to_see("on 3 March 2026")
        await author.types("/support 3/3/2098", "enter")
        await author.comes_to_see("still to come")
    one = case.to_see.get("SW1")
    assert one is not None and (one.told, one.support) == ("2026-03-03", "")


async def test_a_hold_is_put_and_lifted_by_one_key(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="SW1"))
    async with sits() as author:
        await the_list(author)
        await author.presses("h")
        await author.comes_to_see("Who holds the meeting with SW1 back?")
        await author.presses("enter")
        await author.comes_to_see("SW1 is on hold for police from today")
        await author.comes_to_see("on hold: police; not yet: told")
        await author.presses("h")
        await author.comes_to_see("SW1 is no longer held back by police, from today.")
        await author.types("/hold the employer's solicitor", "enter")
        await author.comes_to_see("on hold for the employer's solicitor")
    one = case.to_see.get("SW1")
    assert one is not None and one.on_hold and one.hold == "the employer's solicitor"


async def test_why_somebody_is_not_seen_is_said_in_the_words_offered_or_in_others(
    sits: Sitting, case: CaseFile
) -> None:
    case.to_see.add(ToSee(code="SW1"))
    async with sits() as author:
        await the_list(author)
        await author.presses("n")
        await author.comes_to_see("left, not traced")
        await author.types("sick", "enter")
        await author.comes_to_see("SW1 is not interviewed: off sick.")
        await author.presses("n")
        await author.comes_to_see("In other words: in the form")
        await author.types("gone abroad", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ToSeeForm))
        await author.rests()
        assert author.app.screen.focused is not None and author.app.screen.focused.id == "not_seen"
        await author.types("", "ctrl+u", *"abroad", "enter")
        await author.types("until the spring", "ctrl+o")
        await author.comes_to_see("SW1 is changed.")
        await author.presses("home", "ctrl+r")
        await author.comes_to_see("Not interviewed: abroad (until the spring).")
        await author.presses("n")
        await author.comes_to_see("They are to be seen after all")
        await author.presses("enter")
        await author.comes_to_see("SW1 is to be seen after all.")
    one = case.to_see.get("SW1")
    assert one is not None and (one.not_seen, one.not_seen_why) == ("", "")


REFUSED = (
    ("told", "sometime", "is no date"), ("told", "3/3/2098", "still to come"),
    ("held_since", "3/3/26", "say who holds the meeting back"),
    ("not_seen_why", "abroad", "say why in a word or two"), ("own_wish", "perhaps", "write yes or no"),
)  # fmt: skip


async def test_what_cannot_be_is_refused_in_the_form(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="SW1"))
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ToSeeForm))
        await author.rests()
        for where, typed, refused in REFUSED:
            author.app.screen.set_focus(author.app.screen.query_one(f"#{where}"))
            await author.types(typed, "ctrl+o")
            await author.comes_to_see(refused)
            author.app.screen.set_focus(author.app.screen.query_one(f"#{where}"))
            await author.presses("ctrl+u")
    assert case.to_see.get("SW1") == replace(ToSee(code="SW1"), revision=1)


async def test_a_meeting_is_planned_from_the_person_with_them_present(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="GP1", hold="coroner"))
    async with sits() as author:
        await the_list(author)
        await author.presses("p")
        await author.comes_to(lambda: isinstance(author.app.screen, InterviewForm))
        await author.rests()
        assert author.app.screen.query_one("#present", Paragraphs).value == "GP1 interviewed"
        await author.comes_to_see("GP1 is on hold for coroner.")
        assert author.app.screen.focused is not None and author.app.screen.focused.id == "held"
        await author.types("1/12/2098", "ctrl+o")
        await author.comes_to(lambda: isinstance(author.app.screen, InterviewsScreen))
        await author.comes_to_see("Interview 1 is planned. GP1 is on hold for coroner.")
        await author.presses("s")
        await author.comes_to_see("to be seen 1 Dec 98")
    assert [one.code for one in case.interviews.all()[0].people] == ["GP1"]


async def test_who_was_seen_and_who_asked_to_be_stands_there(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="SW1"))
    case.interviews.add(Interview(held="2026-03-03", people=(Attendee(code="SW1"),)))
    async with sits() as author:
        await the_list(author)
        await author.comes_to_see("seen 3 Mar 26")
        await author.presses("o")
        await author.comes_to_see("SW1 asked to be seen themselves.")
        await author.presses("home", "ctrl+r")
        await author.comes_to_see("Seen on 3 March 2026.")


async def test_a_colleague_at_the_same_person_is_not_overwritten(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="SW1"))
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ToSeeForm))
        await author.rests()
        theirs = case.to_see.get("SW1")
        assert theirs is not None
        await asyncio.to_thread(case.to_see.change, replace(theirs, told="2026-03-03"))
        await author.types("took the first call", "ctrl+o")
        await author.comes_to_see("Someone else changed what is said of SW1 meanwhile. Go back and look.")
        assert author.sees("took the first call")
    one = case.to_see.get("SW1")
    assert one is not None and (one.told, one.why) == ("2026-03-03", "")


async def test_one_key_on_a_row_changed_meanwhile_shows_it_as_it_is_now(
    sits: Sitting, case: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_screen, "LOOKS", 3600.0)
    case.to_see.add(ToSee(code="SW1"))
    async with sits() as author:
        await the_list(author)
        await author.comes_to_see("not yet: told, support, company")
        theirs = case.to_see.get("SW1")
        assert theirs is not None
        await asyncio.to_thread(case.to_see.change, replace(theirs, told="2026-03-03"))
        await author.presses("s")
        await author.comes_to_see("It is shown as it stands now: look, and do it again.")
        await author.comes_to_see("not yet: support, company")
        await author.presses("s")
        await author.comes_to_see("not yet: company")


async def test_a_plan_half_typed_is_there_again_with_them_present(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="GP1"))
    async with sits() as author:
        await the_list(author)
        await author.presses("p")
        await author.comes_to(lambda: isinstance(author.app.screen, InterviewForm))
        await author.rests()
        await author.types("1/12/2098")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("A new meeting")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, InterviewForm))
        await author.rests()
        assert author.app.screen.query_one("#present", Paragraphs).value == "GP1 interviewed"
        await author.presses("ctrl+o")
        await author.comes_to(lambda: len(case.interviews.all()) == 1)
    assert case.interviews.all()[0].held == "2098-12-01"


async def test_names_are_coded_in_the_form_and_shown_only_when_asked_for(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="GP1"))
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ToSeeForm))
        await author.rests()
        await author.types("worked with Sarah Jones ")
        await author.presses("ctrl+o")
        await author.comes_to_see("GP1 is changed. Sarah Jones is SW1.")
        assert not author.sees("Patel")
        await author.presses("home", "ctrl+r")
        await author.comes_to_see("Why: worked with SW1.")
        await author.comes_to_see("Anil Patel")


async def test_escape_goes_back_to_the_meetings_and_it_is_usable_narrow(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="SW1", hold="police"))
    async with sits(40, 10) as author:
        await the_list(author)
        await author.comes_to_see("on hold: police")
        await author.presses("t")
        await author.comes_to(lambda: bool(case.to_see.get("SW1").told))  # type: ignore[union-attr]
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, InterviewsScreen))
