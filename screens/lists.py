"""Sources and questions: what rows come from, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.errors import WrongUse
from domain.review import Question, Source
from screens.commands import bindings
from screens.form import Box, Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.task_screen import SHARED


class SourcesScreen(ListScreen[Source], inherit_bindings=False):
    """The records rows come from."""

    OFFERS = LIST_COMMANDS
    NAME = "sources"
    BINDINGS = bindings((*LIST_COMMANDS, *SHARED))
    TITLE_WORDS = "Sources"
    EMPTY = "None yet. A source comes with the first row that ends in @NAME, or press a."

    async def fetch_all(self) -> Sequence[Source]:
        return await self.session.do(self.session.case.sources.all)

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("Name", 16), ("What it is", 0)

    def columns(self, thing: Source) -> tuple[str, ...]:
        return thing.name, thing.description

    def name_of(self, thing: Source) -> str:
        return thing.name

    async def form(self, thing: Source | None) -> Form[Source]:
        source = thing or Source("")
        return _SourceForm(self, source)

    async def keep(self, thing: Source, before: Source | None) -> str:
        sources, do = self.session.case.sources, self.session.do
        if before is None:
            await do(sources.add, thing)
            return f"{thing.name} is a source now."
        if thing.name.casefold() != before.name.casefold():
            raise WrongUse(f"Rows name {before.name}: add {thing.name} as a new source, and change the rows.")
        await do(sources.change, thing)
        return f"{thing.name} is changed."

    async def take_out(self, thing: Source) -> None:
        await self.session.do(self.session.case.sources.delete, thing.name, thing.revision)

    def rows_query(self, thing: Source) -> str:
        return f"@{thing.name}"


class _SourceForm(Form[Source]):
    def __init__(self, screen: SourcesScreen, source: Source) -> None:
        boxes = (
            Box("name", "Name", source.name, hint="Short, as it is typed after @: EMIS, RiO, PAS."),
            Box("description", "What it is", source.description, hint="Whose records, which years, where kept."),
        )
        super().__init__(screen.session.glyphs, source.name or "A new source", boxes)
        self._source = source

    def result(self, values: Mapping[str, str]) -> Source:
        name = values["name"].strip().removeprefix("@")
        if not name or " " in name:
            raise WrongUse("A source needs a name of one word, as it is typed after @.")
        return replace(self._source, name=name, description=values["description"].strip())


class QuestionsScreen(ListScreen[Question], inherit_bindings=False):
    """The key lines of enquiry."""

    OFFERS = LIST_COMMANDS
    NAME = "questions"
    BINDINGS = bindings((*LIST_COMMANDS, *SHARED))
    TITLE_WORDS = "Questions of the terms of reference"
    EMPTY = "None yet. Press a and give the first its label and words."

    async def fetch_all(self) -> Sequence[Question]:
        return await self.session.do(self.session.case.questions.all)

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("Label", 12), ("Question", 0)

    def columns(self, thing: Question) -> tuple[str, ...]:
        return thing.label, thing.text

    def name_of(self, thing: Question) -> str:
        return thing.label

    def detail(self, thing: Question) -> str:
        return thing.text

    async def form(self, thing: Question | None) -> Form[Question]:
        return _QuestionForm(self, thing or Question(""))

    async def keep(self, thing: Question, before: Question | None) -> str:
        questions, do = self.session.case.questions, self.session.do
        if before is None:
            await do(questions.add, thing)
            return f"Question {thing.label} is there now."
        if thing.label.casefold() != before.label.casefold():
            raise WrongUse(f"Rows bear {before.label}: add {thing.label} as a new question, and change the rows.")
        await do(questions.change, thing)
        return f"Question {thing.label} is changed."

    async def take_out(self, thing: Question) -> None:
        await self.session.do(self.session.case.questions.delete, thing.label, thing.revision)

    def rows_query(self, thing: Question) -> str:
        return f"#{thing.label}"


class _QuestionForm(Form[Question]):
    def __init__(self, screen: QuestionsScreen, question: Question) -> None:
        boxes = (
            Box("label", "Label", question.label, hint="As the terms of reference have it: 2, 1a, KLOE 3.2."),
            Box("text", "Question", question.text, lines=5),
        )
        super().__init__(screen.session.glyphs, question.label or "A new question", boxes)
        self._question = question

    def result(self, values: Mapping[str, str]) -> Question:
        label = values["label"].strip().removeprefix("#")
        if not label:
            raise WrongUse("A question needs a label, as it is typed after #.")
        return replace(self._question, label=label, text=values["text"].strip())
