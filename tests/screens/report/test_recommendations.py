"""Recommendations and their ties to the text, on the screen."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from domain.report.parts import Action, Passage, Recommendation
from domain.report.smart import PARTS
from screens.report.actions import ActionsScreen
from screens.report.findings import FindingsBox
from screens.report.recommendations import RecommendationForm, RecommendationsScreen
from screens.report.sections import ReportScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting

WHOLE = Recommendation(text="Review missed visits.", **{each.name: "Said." for each in PARTS[1:]})


async def the_list(author: Author) -> None:
    await author.types("/recommendations", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, RecommendationsScreen))
    await author.rests()


async def the_form(author: Author) -> RecommendationForm:
    await author.comes_to(lambda: isinstance(author.app.screen, RecommendationForm))
    await author.rests()
    found = author.app.screen
    assert isinstance(found, RecommendationForm)
    return found


def written(case: CaseFile) -> tuple[Passage, ...]:
    """Two findings and a paragraph of analysis."""
    found = case.passages.add("learning", Passage(text="Missed visits were not followed up."))
    found += case.passages.add("good_practice", Passage(text="The receptionist rang twice."))
    found += case.passages.add("analysis", Passage(text="No rule said who does."))
    return tuple(found)


async def test_each_part_is_asked_in_its_own_box_and_what_is_missing_is_listed(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await the_list(author)
        await author.comes_to_see("None yet.")
        await author.presses("a")
        form = await the_form(author)
        assert [box.label for box in form._boxes[3:-1]] == [each.label for each in PARTS[1:]]
        await author.comes_to_see("What is to change, in one or two sentences")
        await author.types("Review missed visits.", "tab")
        await author.comes_to_see("For the own agency, or for work between agencies.")
        await author.types(" ", "tab")
        await author.types("", "tab", *"The district nurses", "tab", *"An audit", "ctrl+o")
        await author.comes_to_see("Recommendation 1 is there now.")
        await author.presses("home", "ctrl+r")
        await author.comes_to_see("Still to say: achievable, realistic, timely, outcome, how evaluated, findings.")
    (one,) = case.recommendations.all()
    assert (one.whose, one.specific, one.measurable) == ("between agencies", "The district nurses", "An audit")


async def test_findings_come_first_where_what_it_rests_on_is_marked(sits: Sitting, case: CaseFile) -> None:
    learning, good, analysis = written(case)
    case.recommendations.add(WHOLE)
    async with sits() as author:
        await the_list(author)
        await author.presses("t")
        await author.comes_to(lambda: isinstance(author.app.screen, FindingsBox))
        await author.comes_to_see("0 of 3 marked")
        lines = [line for line in author.lines() if "[ ]" in line]
        assert ["receptionist" in lines[0], "followed up" in lines[1], "No rule" in lines[2]] == [True] * 3
        await author.presses("tab", "space", "tab", "space", "enter")
        await author.comes_to(lambda: case.recommendations.all()[0].rests_on == (analysis.id, learning.id))
        await author.comes_to_see("Recommendation 1 rests on 17.1 and 20.1.")
        await author.presses("home", "ctrl+r")
        await author.comes_to_see("All parts are there.")
        await author.presses("t")
        await author.comes_to(lambda: isinstance(author.app.screen, FindingsBox))
        await author.comes_to_see("F3 find")
        await author.presses("f3")
        await author.types("receptionist", "enter")
        await author.comes_to_see("3 of 3 marked")
        await author.presses("escape")
        case.passages.delete(learning.id, learning.revision)
        await author.comes_to_see("Rests on 17.1.")


async def test_paragraphs_may_be_typed_by_number_and_one_that_is_none_is_refused(sits: Sitting, case: CaseFile) -> None:
    learning, _, analysis = written(case)
    case.recommendations.add(WHOLE)
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        form = await the_form(author)
        form.set_focus(form.query_one("#rests_on"))
        await author.types("17.1, 20.1")
        await author.comes_to_see("17.1 No rule said who does.; 20.1 Missed visits")
        await author.types(" 9.9", "ctrl+o")
        await author.comes_to_see("there is no paragraph 9.9")
        await author.types("", *["backspace"] * 4, "ctrl+o")
        await author.comes_to_see("Recommendation 1 is changed.")
    assert set(case.recommendations.all()[0].rests_on) == {learning.id, analysis.id}


async def test_they_are_put_into_another_order(sits: Sitting, case: CaseFile) -> None:
    for text in ("One.", "Two.", "Three."):
        case.recommendations.add(Recommendation(text=text))
    async with sits() as author:
        await the_list(author)
        await author.presses("end", "shift+up")
        await author.comes_to_see("Recommendation 2 now.")
        assert [each.text for each in case.recommendations.all()] == ["One.", "Three.", "Two."]
        await author.types("/later", "enter")
        await author.comes_to_see("Recommendation 3 now.")
        await author.presses("shift+down")
        await author.comes_to_see("Recommendation 3 is the last already.")
        await author.presses("d")
        await author.comes_to_see("Recommendation 3 is deleted; u undoes it.")
        await author.presses("u")
        await author.comes_to(lambda: len(case.recommendations.all()) == 3)


async def test_its_actions_open_over_it_and_escape_comes_back_then_to_the_report(sits: Sitting, case: CaseFile) -> None:
    first = case.recommendations.add(Recommendation(text="One."))
    second = case.recommendations.add(Recommendation(text="Two."))
    case.actions.add(Action(text="Of the first.", recommendation=first.number))
    async with sits() as author:
        await the_list(author)
        await author.presses("end", "o")
        await author.comes_to(lambda: isinstance(author.app.screen, ActionsScreen))
        await author.comes_to_see("Recommendation 2 has no action yet; a adds one.")
        await author.presses("a")
        await author.types("Of the second.", "ctrl+o")
        await author.comes_to(lambda: len(case.actions.all()) == 2)
        assert case.actions.all()[1].recommendation == second.number
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, RecommendationsScreen))
        await author.presses("d")
        await author.comes_to_see("Recommendation 2 is deleted; u undoes it.")
        await author.presses("u")
        await author.comes_to(lambda: len(case.recommendations.all()) == 2)
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen))
    assert [each.recommendation for each in case.actions.all()] == [first.number, second.number]


async def test_a_half_filled_recommendation_is_there_again_and_names_are_coded(sits: Sitting, case: CaseFile) -> None:
    kept = case.recommendations.add(Recommendation(text="One."))
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        form = await the_form(author)
        form.set_focus(form.query_one("#specific"))
        await author.types("Sarah Jones asks ")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("Recommendation 1")
        await author.presses("enter")
        await the_form(author)
        await author.presses("ctrl+o")
        await author.comes_to(lambda: case.recommendations.all()[0].specific == "SW1 asks")
    assert case.recommendations.all()[0].number == kept.number


async def test_a_colleagues_change_is_not_overwritten(sits: Sitting, case: CaseFile) -> None:
    theirs = case.recommendations.add(Recommendation(text="One."))
    async with sits() as author:
        await the_list(author)
        await author.presses("enter")
        await the_form(author)
        await asyncio.to_thread(case.recommendations.change, replace(theirs, outcome="Better."))
        await author.types(" And more.", "ctrl+o")
        await author.comes_to_see("meanwhile")
        assert author.sees("One. And more.")
    assert (case.recommendations.all()[0].text, case.recommendations.all()[0].outcome) == ("One.", "Better.")


async def test_it_is_usable_narrow(sits: Sitting, case: CaseFile) -> None:
    case.recommendations.add(Recommendation(text="One."))
    async with sits(40, 10) as author:
        await the_list(author)
        await author.comes_to_see("8 parts")
        assert "Enter Change" in author.lines()[-1]


async def test_the_last_of_many_is_told_of_as_soon_as_the_bar_is_there(sits: Sitting, case: CaseFile) -> None:
    for number in range(1, 131):
        case.recommendations.add(Recommendation(text=f"Matter {number}."))
    async with sits() as author:
        await the_list(author)
        await author.presses("end")
        await author.comes_to_see("t marks what it rests on. Matter 130.")


async def test_a_recommendation_deleted_says_what_becomes_of_its_actions(sits: Sitting, case: CaseFile) -> None:
    number = case.recommendations.add(WHOLE).number
    case.actions.add(Action(recommendation=number, text="Write the rule."))
    async with sits() as author:
        await the_list(author)
        await author.presses("d")
        await author.comes_to_see("Recommendation 1 is deleted; u undoes it. In the plan its action stays, under none.")
        await author.presses("u")
        await author.comes_to(lambda: len(case.recommendations.all()) == 1)
        assert case.actions.all()[0].recommendation == number


async def test_on_a_low_screen_what_does_not_fit_is_marked_and_the_way_back_named(
    sits: Sitting, case: CaseFile
) -> None:
    case.recommendations.add(WHOLE)
    async with sits(40, 10) as author:
        await the_list(author)
        await author.comes_to(lambda: author.lines()[-2].endswith("…"))
        assert author.lines()[-1].endswith("Esc Back  F1 Help")


async def test_what_is_cut_is_marked_in_ascii_where_the_locale_is_not_utf_8(sits: Sitting, case: CaseFile) -> None:
    case.recommendations.add(WHOLE)
    async with sits(40, 10, ascii_only=True) as author:
        await the_list(author)
        await author.comes_to(lambda: author.lines()[-2].endswith("~"))
        assert "\n".join(author.lines()).isascii()


async def test_only_its_own_actions_are_listed_counted_as_in_the_whole_plan(sits: Sitting, case: CaseFile) -> None:
    for place in (1, 2):
        one = case.recommendations.add(Recommendation(text=f"Recommended {place}."))
        case.actions.add(Action(text=f"To be done {place}.", recommendation=one.number))
    async with sits() as author:
        await the_list(author)
        await author.presses("end", "o")
        await author.comes_to_see("Recommendation 2: 1 action, 0 done")
        assert author.sees("To be done 2.") and not author.sees("To be done 1.")
        screen = author.app.screen
        assert isinstance(screen, ActionsScreen) and screen.name_of(screen.here()) == "Action 2"
