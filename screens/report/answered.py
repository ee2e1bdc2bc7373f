"""Saying that a question is not relevant to the agency, and why; or that it is after all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.errors import WrongUse
from domain.report.parts import Answered
from screens.filling_in import fill_in
from screens.form import Box, Form
from screens.session import Session
from screens.task_screen import TaskScreen
from screens.yes_or_no import yes_or_no


class RelevanceForm(Form[Answered]):
    """Two boxes: whether the question is relevant to the agency, and why not."""

    def __init__(self, session: Session, before: Answered, question: str) -> None:
        boxes = [
            Box("relevant", "Relevant", "yes" if before.relevant and before.revision and not before.why_not else "no",
                choices=("no", "yes"), hint="Space: yes or no. Relevant: the question is answered in its section."),
            Box("why", "Why not", before.why_not, lines=4, hint=question or "It stands in the report in its place."),
        ]  # fmt: skip
        super().__init__(session.glyphs, f"Question {before.question}: relevant to the agency?", boxes, start="why")
        self._standing = before

    def result(self, values: Mapping[str, str]) -> Answered:
        relevant = yes_or_no("Relevant", values["relevant"])
        why = values["why"].strip()
        if not relevant and not why:
            raise WrongUse("Why not: say why the question is not relevant; boards want it said.")
        return replace(self._standing, relevant=relevant, why_not="" if relevant else why)


async def say_relevance(screen: TaskScreen, label: str) -> str:
    """Ask whether a question is relevant and keep what is said; gives a sentence, "" where it was let go."""
    session = screen.session
    case, do = session.case, session.do
    questions = await do(case.questions.all)
    text = next((each.text for each in questions if each.label.casefold() == label.casefold()), "")

    async def make() -> Form[Answered]:
        answers = await do(case.answers.all)
        before = next((each for each in answers if each.question.casefold() == label.casefold()), None)
        return RelevanceForm(session, before or Answered(question=label), text)

    async def keep(given: Answered) -> str:
        await do(case.answers.put, given)
        said = "is to be answered" if given.relevant else "is said not to be relevant, with the reason"
        return f"Question {given.question} {said}."

    done = await fill_in(screen, f"answered:{label}", make, keep)
    return done[1] if done is not None else ""
