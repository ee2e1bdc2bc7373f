"""Meetings on the screen: planned, changed, told apart by where they stand."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from domain.meetings.interview import Attendee, Interview, ToSee
from domain.meetings.minutes import Paragraph
from domain.people import Person
from screens.chronology.screen import ChronologyScreen
from screens.meetings.interview_form import InterviewForm
from screens.meetings.interviews import InterviewsScreen
from screens.widgets.entry_line import EntryLine
from screens.widgets.paragraphs import Paragraphs
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting


async def the_list(author: Author) -> None:
    await author.presses("f7")
    await author.comes_to(lambda: isinstance(author.app.screen, InterviewsScreen))
    await author.rests()


async def new_form(author: Author) -> InterviewForm:
    await the_list(author)
    await author.presses("a")
    return await the_form(author)


async def the_form(author: Author) -> InterviewForm:
    await author.comes_to(lambda: isinstance(author.app.screen, InterviewForm))
    await author.rests()
    form = author.app.screen
    assert isinstance(form, InterviewForm)
    return form


def box(form: InterviewForm, name: str) -> str:
    widget = form.query_one(f"#{name}")
    assert isinstance(widget, (EntryLine, Paragraphs))
    return widget.value


async def test_a_meeting_is_added_with_a_few_keys_and_read_back_as_it_is_typed(
    sits: Sitting, case: CaseFile
) -> None:
    case.people.add(Person(code="SW9", role="reviewing officer"))
    async with sits() as author:
        await new_form(author)
        await author.presses("tab")
        await author.types("SW1; SW9 interviewer")
        await author.comes_to_see("SW1 interviewed, asked to agree; SW9 interviewer, not asked.")
        await author.presses("down")
        await author.types("3/3/26")
        await author.comes_to_see("Tue 3 March 2026.")
        await author.presses("enter")
        await author.types("0930-1045")
        await author.comes_to_see("From 09:30 to 10:45.")
        await author.presses("ctrl+o")
        await author.comes_to_see("Interview 1 is there now.")
        await author.comes_to_see("3 Mar 26")
        assert author.sees("held, no minutes yet")
        assert not author.sees("SW9, SW1")
    (kept,) = case.interviews.all()
    assert (kept.kind, kept.held, kept.starts, kept.ends) == ("interview", "2026-03-03", "09:30", "10:45")
    assert [(one.code, one.role, one.asked) for one in kept.people] == [
        ("SW1", "interviewed", True), ("SW9", "interviewer", False),
    ]  # fmt: skip


async def test_codes_and_roles_are_completed_by_tab_and_a_name_becomes_its_code(sits: Sitting) -> None:
    async with sits() as author:
        form = await new_form(author)
        await author.types("t", "tab")
        assert box(form, "kind") == "team discussion"
        await author.types("G", "tab")
        await author.types(" team", "tab")
        assert box(form, "present") == "GP1 team member"
        await author.types("; Sarah Jones ")
        await author.types("trade", "tab")
        assert box(form, "present") == "GP1 team member; SW1 trade union"
        await author.comes_to_see("SW1 trade union, asked to agree.")
        await author.presses("tab")
        assert form.focused is not None and form.focused.id == "held"


REFUSED = (
    ("held", "3/13/26", "Did you mean 13/3/26?"),
    ("held", "March 2026", "is not one certain day"),
    ("hours", "1045-0930", "not clear as a range of times"),
    ("recorded", "later", "say why it was later"),
    ("raised", "she was rude to him", "What it was about must not stand in this case"),
    ("present", "SW1; SW1 interviewer", "SW1 stands here twice"),
    ("present", "GP1 trade union not asked", "say why GP1 is not asked to agree"),
    ("kind", "chat", "write interview, team discussion or written answers"),
)


async def test_what_cannot_be_is_refused_in_its_box_and_nothing_is_lost(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        form = await new_form(author)
        form.set_focus(form.query_one("#about"))
        await author.types("the first visit")
        for where, typed, said in REFUSED:
            form.set_focus(form.query_one(f"#{where}"))
            before = box(form, where)
            await author.presses("ctrl+u")
            await author.types(typed, "ctrl+o")
            await author.comes_to_see(said)
            assert form.focused is not None and form.focused.id == where
            assert (box(form, where), box(form, "about")) == (typed, "the first visit")
            await author.presses("ctrl+u")
            await author.types(before)
    assert case.interviews.all() == ()


async def test_a_code_nobody_has_is_offered_to_the_key_and_may_be_refused(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await new_form(author)
        await author.presses("tab")
        await author.types("SW1; TU1 trade union")
        await author.comes_to_see("New: TU1, to be added to the key.")
        await author.presses("ctrl+o")
        await author.comes_to_see("TU1 is not in the key yet")
        await author.presses("escape")
        await author.comes_to_see("TU1 is not in the key. Give another code.")
        assert case.people.get("TU1") is None
        await author.presses("ctrl+o")
        await author.comes_to_see("Add TU1 to the key")
        await author.presses("enter")
        await author.comes_to_see("Interview 1 is planned.")
    assert case.people.get("TU1") is not None
    assert [one.code for one in case.interviews.all()[0].people] == ["SW1", "TU1"]


async def test_a_name_is_no_new_code(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await new_form(author)
        await author.presses("tab")
        await author.types("SW1 interviewed with Karen Smith ")
        await author.comes_to_see("“Karen Smith” looks like a name")
        await author.presses("ctrl+u")
        await author.types("Karen Smith interviewed", "ctrl+o")
        await author.comes_to_see("looks like somebody's real name")
        await author.rests()
        assert isinstance(author.app.screen, InterviewForm)
    assert case.people.get("Karen Smith") is None


async def test_somebody_on_hold_or_not_told_is_said_and_never_forbidden(sits: Sitting, case: CaseFile) -> None:
    case.to_see.add(ToSee(code="GP1", hold="police", held_since="2026-11-01"))
    async with sits() as author:
        await new_form(author)
        await author.presses("tab")
        await author.types("GP1")
        await author.comes_to_see("GP1 is on hold for police since 1 November 2026.")
        assert author.sees("not been told of purpose and process")
        await author.presses("ctrl+o")
        await author.comes_to_see("Interview 1 is planned. GP1 is on hold for police")
    assert len(case.interviews.all()) == 1


async def test_a_pasted_list_is_a_person_a_line(sits: Sitting) -> None:
    from textual.events import Paste

    async with sits() as author:
        form = await new_form(author)
        await author.presses("tab")
        assert author.app._driver is not None
        author.app._driver.send_message(Paste("SW1\nGP1 team member\n"))
        await author.rests()
        await author.comes_to_see("GP1 team member, asked to agree")
        assert box(form, "present").splitlines() == ["SW1", "GP1 team member"]


def two_meetings(case: CaseFile) -> None:
    people = (Attendee(code="SW1"), Attendee(code="GP1", role="team member"))
    case.interviews.add(Interview(held="2026-03-03", people=people, about="first visit", kind="team discussion"))
    case.interviews.add(Interview(people=(Attendee(code="HV1"),), about="the clinic"))
    case.minutes.add(1, Paragraph(speaker="SW1", text="I rang the ward twice."))


async def test_each_meeting_shows_where_it_stands_and_what_is_next(sits: Sitting, case: CaseFile) -> None:
    two_meetings(case)
    async with sits() as author:
        await the_list(author)
        await author.comes_to_see("draft, 5 words")
        assert author.sees("Team discussion: 3 March 2026.")
        assert author.sees("Next: issue version 1 to SW1 and GP1.")
        await author.presses("down")
        await author.comes_to_see("Next: give it a day.")
        assert author.sees("planned")
        case.agreement.issue(1, ["SW1", "GP1"], way="paper", day="2026-03-04")
        await author.comes_to_see("version 1: 0 of 2 agreed")
        latest = case.minutes.of(1).latest
        assert latest is not None
        from domain.agreement.steps import Step

        for code in ("SW1", "GP1"):
            case.agreement.take(1, Step(kind="agree", version=1, code=code, day="2026-03-05", sha256=latest.sha256))
        await author.comes_to(lambda: any(line.rstrip().endswith(" agreed") for line in author.lines()))
        paragraph = case.minutes.of(1).paragraphs[0]
        case.minutes.change(1, replace(paragraph, text="I rang the ward once."))
        await author.comes_to_see("edited since agreed")


async def test_names_stand_for_codes_only_while_they_are_shown(sits: Sitting, case: CaseFile) -> None:
    two_meetings(case)
    async with sits() as author:
        await the_list(author)
        await author.comes_to_see("SW1, GP1")
        assert not author.sees("Sarah")
        await author.presses("ctrl+r")
        await author.comes_to_see("Sarah Jones")
        await author.presses("ctrl+r")
        await author.comes_to(lambda: not author.sees("Sarah"))


async def test_a_meeting_a_colleague_changed_meanwhile_is_not_overwritten(sits: Sitting, case: CaseFile) -> None:
    two_meetings(case)
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        await the_form(author)
        theirs = case.interviews.get(1)
        assert theirs is not None
        await asyncio.to_thread(case.interviews.change, replace(theirs, place="Room 4"))
        await author.presses("tab", "tab", "tab", "tab", "tab")
        await author.types("Room 7", "ctrl+o")
        await author.comes_to_see("Someone else changed interview 1 meanwhile. Go back and look.")
        assert box(await the_form(author), "place") == "Room 7"
    kept = case.interviews.get(1)
    assert kept is not None and kept.place == "Room 4"


async def test_deleting_a_meeting_with_minutes_asks_and_undo_brings_both_back(sits: Sitting, case: CaseFile) -> None:
    two_meetings(case)
    async with sits() as author:
        await the_list(author)
        await author.presses("d")
        await author.comes_to_see("Interview 1 has minutes of 1 paragraph.")
        await author.presses("enter")
        await author.comes_to_see("Interview 1 stays as it was.")
        await author.presses("d")
        await author.comes_to_see("Interview 1 has minutes of 1 paragraph.")
        await author.presses("down", "enter")
        await author.comes_to_see("Interview 1 is deleted; u undoes it.")
        assert [each.number for each in case.interviews.all()] == [2]
        await author.presses("u")
        await author.comes_to(lambda: len(case.interviews.all()) == 2)
        await author.comes_to_see("draft, 5 words")
    assert len(case.minutes.of(1).paragraphs) == 1


async def test_an_issued_meeting_stays(sits: Sitting, case: CaseFile) -> None:
    two_meetings(case)
    case.agreement.issue(1, ["SW1"], way="paper", day="2026-03-04")
    async with sits() as author:
        await the_list(author)
        await author.presses("d")
        await author.comes_to_see("were issued, so it stays in the case")
        await author.presses("enter")
        await author.comes_to_see("Interview 1: version 1 is out, a change here needs another")
        await author.presses("f1")
        await author.comes_to_see("Take what is offered for the box")


async def test_leaving_out_somebody_who_was_issued_a_version_is_asked_about(sits: Sitting, case: CaseFile) -> None:
    two_meetings(case)
    case.agreement.issue(1, ["SW1", "GP1"], way="paper", day="2026-03-04")
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        await the_form(author)
        await author.presses("tab", "ctrl+u")
        await author.types("GP1 team member", "ctrl+o")
        await author.comes_to_see("The minutes were issued to SW1, and wait for SW1 all the same.")
        await author.presses("enter")
        await author.comes_to_see("Present: the minutes were issued to SW1. Put them back, or save again.")
        assert box(await the_form(author), "present") == "GP1 team member"
        await author.presses("ctrl+o")
        await author.comes_to_see("Back to the form")
        await author.presses("down", "enter")
        await author.comes_to_see("Interview 1 is changed.")
    kept = case.interviews.get(1)
    assert kept is not None and kept.asked == ("GP1",)


async def test_what_is_half_typed_is_there_again_after_a_drop(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await new_form(author)
        await author.presses("tab")
        await author.types("SW1; GP1 team member")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("A new meeting")
        await author.presses("enter")
        form = await the_form(author)
        assert box(form, "present") == "SW1; GP1 team member"


async def test_escape_in_the_list_goes_back_to_the_chronology(sits: Sitting) -> None:
    async with sits() as author:
        await the_list(author)
        await author.comes_to_see("No meetings yet")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))


async def test_f1_lists_what_works_on_the_list(sits: Sitting) -> None:
    async with sits() as author:
        await the_list(author)
        await author.presses("f1")
        await author.comes_to_see("Minutes")
        for word in ("Agreement", "To see", "Register", "Debriefs", "Extracts"):
            assert author.sees(word)


async def test_it_stays_usable_on_a_narrow_screen(sits: Sitting, case: CaseFile) -> None:
    two_meetings(case)
    async with sits(40, 10) as author:
        await the_list(author)
        await author.comes_to_see("draft, 5 words")
        assert author.sees("SW1, GP1")
        assert all(len(line) <= 40 for line in author.lines())
        await author.presses("enter")
        form = await the_form(author)
        form.set_focus(form.query_one("#held"))
        await author.presses("ctrl+u")
        await author.types("4/3/26", "ctrl+o")
        await author.comes_to(lambda: (kept := case.interviews.get(1)) is not None and kept.held == "2026-03-04")


async def test_space_goes_through_the_kinds(sits: Sitting) -> None:
    async with sits() as author:
        form = await new_form(author)
        await author.types(" ")
        assert box(form, "kind") == "team discussion"
        await author.types("  ")
        assert box(form, "kind") == "interview"


async def test_a_meeting_is_found_by_its_words(sits: Sitting, case: CaseFile) -> None:
    for held, about in (("2026-03-03", "The call"), ("2026-03-04", "Supervision"), ("", "The call again")):
        case.interviews.add(Interview(held=held, about=about, people=(Attendee("SW1"),)))
    async with sits() as author:
        await the_list(author)
        await author.presses("f3")
        await author.comes_to_see("Which meeting?")
        await author.types("superv")
        await author.presses("enter")
        await author.comes_to(lambda: author.app.screen.rows.at == 1)  # type: ignore[attr-defined]
        await author.types("/find again")
        await author.presses("enter")
        await author.comes_to(lambda: author.app.screen.rows.at == 2)  # type: ignore[attr-defined]
        await author.types("/find nobody")
        await author.presses("enter")
        await author.comes_to_see("No meeting has “nobody”.")


async def test_the_meeting_with_an_overdue_reply_stands_first_when_asked_for(sits: Sitting, case: CaseFile) -> None:
    for held in ("2026-03-03", "2026-03-04"):
        case.interviews.add(Interview(held=held, people=(Attendee("SW1"),)))
    case.minutes.add(2, Paragraph(speaker="SW1", text="She rang."))
    case.agreement.issue(2, ["SW1"], way="e-mail", day="2026-03-05", reply_by="2026-03-06")
    async with sits() as author:
        await the_list(author)
        await author.presses("o")
        await author.comes_to_see("What is overdue stands first")
        screen = author.app.screen
        assert isinstance(screen, InterviewsScreen)
        assert [each.interview.number for each in screen.things] == [2, 1]
        await author.presses("o")
        await author.comes_to(lambda: [each.interview.number for each in screen.things] == [1, 2])
