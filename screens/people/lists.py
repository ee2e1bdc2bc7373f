"""Sources, questions, flags and fields: what rows come from, what they answer, and the marks they bear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.errors import WrongUse
from domain.question import Question
from domain.review import Field, Flag, Source
from screens.commands import bindings
from screens.form import Box, Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.task_screen import SHARED
from screens.yes_or_no import yes_or_no


class SourcesScreen(ListScreen[Source], inherit_bindings=False):
    """The records rows come from."""

    OFFERS = LIST_COMMANDS
    NAME = "sources"
    TABLES = ("sources",)
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
        return _quoted("@", thing.name)


class _SourceForm(Form[Source]):
    def __init__(self, screen: SourcesScreen, source: Source) -> None:
        boxes = (
            Box("name", "Name", source.name,
                hint="As it is typed after @: EMIS, RiO, PAS. Several words may be one name, without quotes here."),
            Box("description", "What it is", source.description, hint="Whose records, which years, where kept."),
        )
        super().__init__(screen.session.glyphs, source.name or "A new source", boxes)
        self._source = source

    def result(self, values: Mapping[str, str]) -> Source:
        name = " ".join(values["name"].strip().removeprefix("@").strip('"“”').split())
        if not name:
            raise WrongUse("A source needs a name, as it is typed after @.")
        return replace(self._source, name=name, description=values["description"].strip())


class QuestionsScreen(ListScreen[Question], inherit_bindings=False):
    """The key lines of enquiry."""

    OFFERS = LIST_COMMANDS
    NAME = "questions"
    TABLES = ("questions",)
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
        return _quoted("#", thing.label)


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


class FlagsScreen(ListScreen[Flag], inherit_bindings=False):
    """The marks rows may bear."""

    OFFERS = LIST_COMMANDS
    NAME = "flags"
    TABLES = ("flags",)
    BINDINGS = bindings((*LIST_COMMANDS, *SHARED))
    TITLE_WORDS = "Flags"
    EMPTY = "None. Press a for the first."

    async def fetch_all(self) -> Sequence[Flag]:
        return await self.session.do(self.session.case.flags.all)

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("Flag", 16), ("What it means", 0)

    def columns(self, thing: Flag) -> tuple[str, ...]:
        return thing.name, thing.meaning

    def name_of(self, thing: Flag) -> str:
        return thing.name

    async def form(self, thing: Flag | None) -> Form[Flag]:
        return _FlagForm(self, thing or Flag(""))

    async def keep(self, thing: Flag, before: Flag | None) -> str:
        flags, do = self.session.case.flags, self.session.do
        if before is None:
            await do(flags.add, thing)
            return f"{thing.name} is a flag now: !{thing.name} at the end of a row."
        if thing.name.casefold() != before.name.casefold():
            raise WrongUse(f"Rows bear !{before.name}: add {thing.name} as a new flag, and change the rows.")
        await do(flags.change, replace(thing, name=before.name))
        return f"{before.name} is changed."

    async def take_out(self, thing: Flag) -> None:
        await self.session.do(self.session.case.flags.delete, thing.name)

    def rows_query(self, thing: Flag) -> str:
        return _quoted("!", thing.name)


class _FlagForm(Form[Flag]):
    def __init__(self, screen: FlagsScreen, flag: Flag) -> None:
        boxes = (
            Box("name", "Flag", flag.name, hint="One word, as it is typed after !: concern, good, dna."),
            Box("meaning", "What it means", flag.meaning, hint="In the words of the review: good practice."),
        )
        super().__init__(screen.session.glyphs, flag.name or "A new flag", boxes)

    def result(self, values: Mapping[str, str]) -> Flag:
        return Flag(_one_word(values["name"], "!", "flag"), values["meaning"].strip())


class FieldsScreen(ListScreen[Field], inherit_bindings=False):
    """The fields rows may have beside the standing ones, most of them columns of the board's."""

    OFFERS = LIST_COMMANDS
    NAME = "fields"
    TABLES = ("fields",)
    BINDINGS = bindings((*LIST_COMMANDS, *SHARED))
    TITLE_WORDS = "Fields"
    EMPTY = "None. Press a for the first; a board's own columns become fields when its file is confirmed (F9)."

    async def fetch_all(self) -> Sequence[Field]:
        return await self.session.do(self.session.case.fields.all)

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("Field", 14), ("What it is", 0), ("Values", 24)

    def columns(self, thing: Field) -> tuple[str, ...]:
        return thing.name, thing.label, "; ".join(thing.values) or "any text"

    def name_of(self, thing: Field) -> str:
        return thing.name

    def detail(self, thing: Field) -> str:
        said = [f"Typed as {thing.name}=… at the end of a row."]
        if thing.values:
            said.append(f"Takes: {'; '.join(thing.values)}.")
        if thing.sticky:
            said.append("Kept from row to row until changed.")
        if thing.fill:
            said.append(f"Where a row has none, exports say “{thing.fill}”.")
        return " ".join(said)

    async def form(self, thing: Field | None) -> Form[Field]:
        return _FieldForm(self, thing or Field(name=""))

    async def keep(self, thing: Field, before: Field | None) -> str:
        fields, do = self.session.case.fields, self.session.do
        if before is None:
            await do(fields.add, thing)
            return f"{thing.name} is a field now: {thing.name}=… at the end of a row."
        if thing.name.casefold() != before.name.casefold():
            raise WrongUse(f"Rows say {before.name}=…: add {thing.name} as a new field, and change the rows.")
        await do(fields.change, replace(thing, name=before.name))
        return f"{before.name} is changed."

    async def take_out(self, thing: Field) -> None:
        await self.session.do(self.session.case.fields.delete, thing.name)

    def rows_query(self, thing: Field) -> str:
        return f"{thing.name}="


class _FieldForm(Form[Field]):
    def __init__(self, screen: FieldsScreen, field: Field) -> None:
        boxes = (
            Box("name", "Field", field.name, hint="One word, as it is typed before =: seen, contact."),
            Box("label", "What it is", field.label, hint="As the board's column is headed: Who was seen."),
            Box("values", "Values", "; ".join(field.values),
                hint="What the board allows, with semicolons between; left empty, any text."),
            Box("sticky", "Kept", "yes" if field.sticky else "",
                hint="yes, to keep it from row to row until another is typed."),
            Box("fill", "Where none", field.fill, hint="What exports say where a row has none: not recorded."),
        )  # fmt: skip
        super().__init__(screen.session.glyphs, field.name or "A new field", boxes)

    def result(self, values: Mapping[str, str]) -> Field:
        return Field(
            name=_one_word(values["name"].removesuffix("="), "", "field"), label=values["label"].strip(),
            values=tuple(dict.fromkeys(each.strip() for each in values["values"].split(";") if each.strip())),
            sticky=yes_or_no("Kept", values["sticky"]), fill=values["fill"].strip(),
        )


def _one_word(text: str, sign: str, called: str) -> str:
    name = text.strip().removeprefix(sign)
    if not name or not name.replace("-", "").replace("_", "").isalnum():
        raise WrongUse(f"A {called} needs a name of one word, of letters and figures.")
    return name


def _quoted(sign: str, name: str) -> str:
    """What finds the rows that bear this mark."""
    return f'{sign}"{name}"' if " " in name else f"{sign}{name}"
