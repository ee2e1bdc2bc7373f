"""The action plan on the screen: forms, progress reported, what is overdue."""

from __future__ import annotations

import pytest

from domain.report.parts import Action, ActionUpdate, Recommendation
from screens.choices import Choices
from screens.report.action_forms import ActionForm, UpdateForm
from screens.report.actions import ActionsScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting


async def the_list(author: Author) -> None:
    await author.types("/actions", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, ActionsScreen))
    await author.rests()


async def the_form(author: Author, kind: type) -> None:
    await author.comes_to(lambda: isinstance(author.app.screen, kind))
    await author.rests()


async def test_an_action_is_put_down_with_a_day_of_any_writing(sits: Sitting, case: CaseFile) -> None:
    under = case.recommendations.add(Recommendation(text="Review missed visits."))
    async with sits() as author:
        await the_list(author)
        await author.presses("a")
        await the_form(author, ActionForm)
        await author.types("1")
        await author.comes_to_see("Recommendation 1: Review missed visits.")
        await author.types("", "tab", *"Audit 20 files", "tab", *"Team manager", "tab", *"31/3/98")
        await author.comes_to_see("write the year with four figures")
        await author.types("", "ctrl+u", *"31 March 2098")
        await author.comes_to_see("31 March 2098.")
        await author.presses("ctrl+o")
        await author.comes_to_see("Action 1 is there now.")
        await author.comes_to_see("Audit 20 files")
    (one,) = case.actions.all()
    assert (one.recommendation, one.lead, one.target, one.status) == (
        under.number, "Team manager", "2098-03-31", "Not started",
    )  # fmt: skip


@pytest.mark.parametrize(("typed", "said", "late"), [
    ("ongoing", "ongoing", False), ("March 2025", "March 2025", True), ("March 2098", "March 2098", False),
])  # fmt: skip
async def test_words_may_stand_for_a_day(sits: Sitting, case: CaseFile, typed: str, said: str, late: bool) -> None:
    case.actions.add(Action(text="Audit."))
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        await the_form(author, ActionForm)
        form = author.app.screen
        form.set_focus(form.query_one("#target"))
        await author.types(typed)
        await author.comes_to_see(f"In words: {said}.")
        await author.presses("ctrl+o")
        await author.comes_to_see("Action 1 is changed.")
        assert author.sees("1 overdue") is late
    assert (case.actions.all()[0].target, case.actions.all()[0].target_said) == ("", said)


async def test_progress_is_reported_and_what_was_reported_stays(sits: Sitting, case: CaseFile) -> None:
    case.actions.add(Action(text="Audit.", target="2025-03-31"))
    async with sits() as author:
        await the_list(author)
        await author.comes_to_see("1 overdue")
        await author.presses("p")
        await the_form(author, UpdateForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Words: say what was done since")
        await author.types("Five files read.", "ctrl+o")
        await author.comes_to_see("In progress. Five files read.")
        await author.types("/done 3/3/26", "enter")
        await author.comes_to_see("Action 1 was completed on 3 March 2026.")
        assert not author.sees("overdue")
        await author.presses("t")
        await author.comes_to_see("It is done already.")
        await author.presses("v")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.comes_to_see("3 March 2026: Completed.")
        await author.presses("escape", "u")
        await author.comes_to_see("In progress, overdue")
    assert [(each.status, each.words) for each in case.actions.updates()] == [("In progress", "Five files read.")]


async def test_completed_sets_the_day_and_not_completed_takes_it_away(sits: Sitting, case: CaseFile) -> None:
    case.actions.add(Action(text="Audit."))
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        await the_form(author, ActionForm)
        author.app.screen.set_focus(author.app.screen.query_one("#status"))
        await author.types("com", "tab", "ctrl+o")
        await author.comes_to_see("Action 1 is changed.")
        (one,) = case.actions.all()
        assert (one.status, bool(one.completed)) == ("Completed", True)
        await author.presses("enter")
        await the_form(author, ActionForm)
        author.app.screen.set_focus(author.app.screen.query_one("#status"))
        await author.types("in", "tab", "ctrl+o")
        await author.comes_to_see("and yet is “In progress”")
        author.app.screen.set_focus(author.app.screen.query_one("#completed"))
        await author.presses("ctrl+u", "ctrl+o")
        await author.comes_to(lambda: case.actions.all()[0].status == "In progress")


async def test_actions_stand_by_recommendation_and_move_within_it(sits: Sitting, case: CaseFile) -> None:
    first, second = (case.recommendations.add(Recommendation(text=text)) for text in ("One.", "Two."))
    for text, under in (("Loose.", 0), ("A.", second.number), ("B.", first.number), ("C.", second.number)):
        case.actions.add(Action(text=text, recommendation=under))
    async with sits() as author:
        await the_list(author)
        await author.presses("end", "shift+up")
        await author.comes_to_see("It is the first of its recommendation.")
        await author.presses("up", "shift+up")
        await author.comes_to_see("Action 2 now.")
    assert [each.text for each in case.actions.all()] == ["B.", "C.", "A.", "Loose."]


async def test_a_half_written_report_of_progress_is_there_again(sits: Sitting, case: CaseFile) -> None:
    case.actions.add(Action(text="Audit."))
    async with sits() as author:
        await the_list(author)
        await author.presses("p")
        await the_form(author, UpdateForm)
        await author.types("Half of ")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("Progress of action 1")
        await author.presses("enter")
        await the_form(author, UpdateForm)
        await author.presses("ctrl+o")
        await author.comes_to(lambda: len(case.actions.updates()) == 1)
    assert case.actions.updates()[0].words == "Half of"


async def test_it_is_usable_narrow(sits: Sitting, case: CaseFile) -> None:
    one = case.actions.add(Action(text="Audit.", target="2025-03-31"))
    case.actions.report(ActionUpdate(action=one.number, day="2026-03-03", status="In progress", words="Begun."))
    async with sits(40, 10) as author:
        await the_list(author)
        await author.comes_to_see("Audit. overdue")


async def test_names_stand_for_codes_while_the_author_wants_to_see_them(sits: Sitting, case: CaseFile) -> None:
    case.actions.add(Action(text="SW1 writes the rule.", lead="SW1"))
    async with sits() as author:
        await the_list(author)
        await author.comes_to_see("SW1 writes the rule.")
        assert not author.sees("Sarah Jones")
        await author.presses("ctrl+r")
        await author.comes_to_see("Sarah Jones writes the rule.")
        await author.types("/deadlines", "enter")
        await author.types("/actions", "enter")
        await author.comes_to_see("Sarah Jones writes the rule.")
        await author.presses("ctrl+r")
        await author.comes_to_see("SW1 writes the rule.")
        assert not author.sees("Sarah Jones")
