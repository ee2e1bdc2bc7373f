"""Signs of markup and of the terminal in the text of a report are text on every one of its screens."""

from __future__ import annotations

from domain.question import Question
from domain.report.parts import (
    Abbreviation,
    Action,
    ActionUpdate,
    Answered,
    Criterion,
    Deadline,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Searched,
)
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting

SIGNS = "[/b][@click=app.bell]x[/] [red]${a}"
SCREENS = {
    "write narrative": True, "recommendations": True, "actions": True, "quality": True, "author": True,
    "searched": True, "policies": True, "abbreviations": True, "deadlines": True, "report": False, "ready": False,
    "submissions": False,
}  # fmt: skip
"""Each screen by its word, and whether it shows what was typed."""


async def test_signs_in_the_text_of_a_report_are_text_on_each_of_its_screens(sits: Sitting, case: CaseFile) -> None:
    case.questions.add(Question("9", SIGNS))
    case.passages.add("narrative", Passage(text=SIGNS))
    case.answers.put(Answered(question="9", relevant=False, why_not=SIGNS))
    advice = case.recommendations.add(Recommendation(text=SIGNS))
    action = case.actions.add(Action(recommendation=advice.number, text=SIGNS, lead=SIGNS))
    case.actions.report(ActionUpdate(action=action.number, day="2026-03-01", status="In progress", words=SIGNS))
    case.criteria.put(Criterion(text=SIGNS, mark="no", comment=SIGNS))
    case.facts.put(Fact(name="independence", value=SIGNS), Fact(name="author_job", value=SIGNS))
    case.searched.add(Searched(source=SIGNS, why=SIGNS, found="not found"))
    case.policies.add(Policy(title=SIGNS))
    case.abbreviations.put(Abbreviation(short="X[/]", meaning=SIGNS))
    case.deadlines.add(Deadline(what=SIGNS, due="2026-03-01"))
    async with sits() as author:
        for word, shows in SCREENS.items():
            before = author.app.screen
            await author.types(f"/{word}", "enter")
            await author.comes_to(lambda before=before: author.app.screen is not before)  # type: ignore[misc]
            await author.rests()
            if shows:
                await author.comes_to_see("[/b][@click")
            while author.app.screen is not before:
                await author.presses("escape")
