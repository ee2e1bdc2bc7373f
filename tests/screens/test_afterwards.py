"""Debriefs of all staff involved and checks of extracts, on the screen."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from domain.meetings.interview import Attendee, Debrief, ExtractCheck, Interview, ToSee
from domain.people import Person
from domain.report.parts import Passage
from domain.report.sections import own_order
from screens.meetings.debriefs import DebriefForm, DebriefsScreen
from screens.meetings.extract_checks import ExtractChecksScreen, ExtractForm
from screens.meetings.interviews import InterviewsScreen
from screens.meetings.register import RegisterScreen
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting


def involved(case: CaseFile) -> None:
    case.to_see.add(ToSee(code="SW1"))
    people = (Attendee(code="GP1"), Attendee(code="HV1", role="interviewer", asked=False))
    case.interviews.add(Interview(held="2026-03-03", people=people))


async def debriefs(author: Author) -> None:
    await author.presses("f7", "b")
    await author.comes_to(lambda: isinstance(author.app.screen, DebriefsScreen))
    await author.rests()


async def extracts(author: Author) -> None:
    await author.presses("f7", "x")
    await author.comes_to(lambda: isinstance(author.app.screen, ExtractChecksScreen))
    await author.rests()


async def test_everyone_involved_is_owed_both_and_one_key_marks_one_done(sits: Sitting, case: CaseFile) -> None:
    involved(case)
    async with sits() as author:
        await debriefs(author)
        await author.comes_to_see("Debriefs: 0 done")
        for shown in ("SW1 social worker IMR no day set", "practitioner IMR", "practitioner final review"):
            assert author.sees(shown)
        assert not author.sees("HV1")
        await author.presses("t")
        await author.comes_to_see("SW1 was debriefed after the IMR on")
        await author.comes_to_see("Debriefs: 1 done")
        assert author.app.screen.rows.at == 0  # type: ignore[attr-defined]
        await author.presses("u")
        await author.comes_to_see("Debriefs: 0 done")
        await author.presses("home")
        await author.types("/done 4/3/26", "enter")
        await author.comes_to_see("SW1 was debriefed after the IMR on 4 March 2026.")
    assert case.debriefs.all() == (Debrief(code="SW1", done="2026-03-04", revision=1),)


async def test_what_is_overdue_stands_first_and_is_said(sits: Sitting, case: CaseFile) -> None:
    involved(case)
    case.debriefs.put(Debrief(code="GP1", after="final review", due="2026-01-01"))
    async with sits() as author:
        await debriefs(author)
        await author.comes_to_see("0 done, 1 overdue")
        assert "overdue since 1 Jan 26" in author.lines()[2]
        assert author.sees("Overdue after the final review: GP1.")


async def test_a_day_for_all_is_set_in_one_act_and_leaves_days_set_before(sits: Sitting, case: CaseFile) -> None:
    involved(case)
    case.debriefs.put(Debrief(code="GP1", due="2098-05-05"))
    async with sits() as author:
        await debriefs(author)
        await author.types("/due 3/3/2098", "enter")
        await author.comes_to_see("1 debrief after the IMR due by 3 March 2098")
        assert sorted((one.code, one.due) for one in case.debriefs.all()) == [
            ("GP1", "2098-05-05"), ("SW1", "2098-03-03"),
        ]  # fmt: skip
        await author.presses("end", "f")
        await author.comes_to_see("Debriefs after the final review")
        await author.types("3/13/2098", "enter")
        await author.comes_to_see("Did you mean 13/3/2098?")
        await author.presses("ctrl+u")
        await author.types("4/3/2098", "enter")
        await author.comes_to_see("2 debriefs after the final review due by 4 March 2098")
        await author.presses("u")
        await author.comes_to(lambda: len(case.debriefs.all()) == 2)


async def test_a_debrief_is_changed_in_a_form_and_a_colleague_is_not_overwritten(
    sits: Sitting, case: CaseFile
) -> None:
    involved(case)
    case.debriefs.put(Debrief(code="SW1"))
    async with sits() as author:
        await debriefs(author)
        await author.presses("home", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, DebriefForm))
        await author.rests()
        await asyncio.to_thread(case.debriefs.put, replace(case.debriefs.all()[0], due="2098-01-01"))
        await author.types("3/3/2098")
        await author.comes_to_see("3 March 2098.")
        await author.presses("ctrl+o")
        await author.comes_to_see("Go back and look.")
    assert case.debriefs.all()[0].due == "2098-01-01"


async def test_somebody_else_may_be_owed_one_and_who_is_involved_stays(sits: Sitting, case: CaseFile) -> None:
    involved(case)
    async with sits() as author:
        await debriefs(author)
        await author.presses("a")
        await author.comes_to_see("HV1 health visitor")
        await author.presses("enter")
        await author.comes_to_see("HV1 to be debriefed twice")
        await author.presses("d")
        await author.comes_to_see("HV1 after IMR is deleted; u undoes it.")
        await author.presses("home", "d")
        await author.comes_to_see("Nothing of it is recorded.")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, InterviewsScreen))


async def test_an_extract_goes_to_several_and_its_outcome_is_one_key(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await extracts(author)
        await author.comes_to_see("None yet.")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, ExtractForm))
        await author.rests()
        await author.types("S", "tab")
        await author.types("; GP1", "enter")
        await author.types("4.2 to 4.9", "enter")
        await author.types("3/3/26", "enter")
        await author.types("10/3/26", "ctrl+o")
        await author.comes_to_see("A check of 4.2 to 4.9 by SW1 and GP1 is there now.")
        await author.comes_to_see("overdue since 10 Mar 26")
        await author.presses("o")
        await author.comes_to_see("What did GP1 say of 4.2 to 4.9?")
        await author.types("disputed", "enter")
        await author.comes_to_see("GP1, 4.2 to 4.9: disputed, today.")
        await author.presses("u")
        await author.comes_to(lambda: not case.extract_checks.all()[1].outcome)
    assert [(one.code, one.extract, one.sent, one.due) for one in case.extract_checks.all()] == [
        ("SW1", "4.2 to 4.9", "2026-03-03", "2026-03-10"), ("GP1", "4.2 to 4.9", "2026-03-03", "2026-03-10"),
    ]  # fmt: skip


REFUSED = (
    ("who", "SW7", "SW7 not in the key"), ("who", "", "give one code"), ("sent", "3/13/26", "Did you mean 13/3/26?"),
    ("extract", "word " * 40, "Its words do not belong here"), ("extract", "", "Say which extract"),
    ("outcome", "fine", "write correct, corrected"),
)  # fmt: skip


async def test_what_cannot_be_of_an_extract_is_refused_in_its_box(sits: Sitting, case: CaseFile) -> None:
    case.extract_checks.add(ExtractCheck(code="SW1", extract="4.2", sent="2026-03-03"))
    async with sits() as author:
        await extracts(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ExtractForm))
        await author.rests()
        for where, typed, said in REFUSED:
            author.app.screen.set_focus(author.app.screen.query_one(f"#{where}"))
            before = author.app.screen.query_one(f"#{where}", EntryLine).value
            await author.presses("ctrl+u")
            await author.types(typed, "ctrl+o")
            await author.comes_to_see(said)
            await author.rests()
            form = author.app.screen
            assert form.query_one(f"#{where}", EntryLine).value == typed
            assert form.focused is not None and form.focused.id == where
            await author.presses("ctrl+u")
            await author.types(before)


async def test_the_register_tells_who_was_seen_when_and_by_whom_and_who_was_not_and_why(
    sits: Sitting, case: CaseFile
) -> None:
    case.to_see.add(ToSee(code="SW1", not_seen="declined", not_seen_why="on advice"))
    people = (Attendee(code="GP1"), Attendee(code="HV1", role="interviewer", asked=False))
    case.interviews.add(Interview(held="2026-03-03", people=people, raised_elsewhere="2026-03-04"))
    case.interviews.add(Interview(held="2026-03-10", people=people))
    async with sits() as author:
        await author.presses("f7", "t")
        await author.comes_to(lambda: isinstance(author.app.screen, RegisterScreen))
        await author.comes_to_see("Register of persons seen: 1 seen, 1 not")
        assert author.sees("GP1 general practition… 3 Mar 26, 10 Mar 26 HV1")
        assert author.sees("Of the whole review: a matter was raised elsewhere on 4 March 2026.")
        await author.presses("end")
        await author.comes_to_see("Not interviewed: declined (on advice).")
        assert not author.sees("Patel")
        await author.presses("ctrl+r")
        await author.comes_to_see("Anil Patel")
        assert author.sees("Mary Ann Okafor")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, InterviewsScreen))


async def test_the_register_is_readable_on_a_narrow_screen(sits: Sitting, case: CaseFile) -> None:
    case.interviews.add(Interview(held="2026-03-03", people=(Attendee(code="GP1"),)))
    async with sits(40, 10) as author:
        await author.types("/register", "enter")
        await author.comes_to_see("GP1 3 Mar 26")


async def test_the_paragraphs_of_an_extract_are_told_by_their_numbers_and_gone_to(
    sits: Sitting, case: CaseFile
) -> None:
    case.people.add(Person(code="HV9", role="Health visitor"))
    case.passages.add("learning", Passage(text="Calls go unanswered."), Passage(text="Nobody asked why."))
    number = own_number("learning")
    case.extract_checks.add(ExtractCheck(code="HV9", extract=f"{number}.1 to {number}.2"))
    async with sits() as author:
        await author.types("/extracts", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ExtractChecksScreen))
        await author.comes_to_see("2 paragraphs of the report as it is numbered here.")
        await author.presses("g")
        await author.comes_to_see("Calls go unanswered.")
        assert author.app.screen.NAME == "write"
        await author.presses("escape", "escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ExtractChecksScreen))


def own_number(section: str) -> str:
    return dict(own_order(()))[section]


async def test_an_extract_whose_numbers_moved_says_so_on_the_list_and_goes_to_what_was_meant(
    sits: Sitting, case: CaseFile
) -> None:
    case.people.add(Person(code="HV9", role="Health visitor"))
    case.passages.add("learning", Passage(text="Calls go unanswered."))
    number = own_number("learning")
    case.extract_checks.add(ExtractCheck(code="HV9", extract=f"{number}.1", sent="2026-01-01"))
    case.passages.add("learning", Passage(text="Before all."), after="")
    async with sits() as author:
        await author.types("/extracts", "enter")
        await author.comes_to_see(f"now {number}.2; sent as")
        await author.comes_to_see("Its numbers stand before other paragraphs now.")
        await author.presses("g")
        await author.comes_to(lambda: author.app.screen.NAME == "write")
        await author.rests()
        assert author.app.screen.here.text == "Calls go unanswered."
