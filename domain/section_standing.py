"""How far each section of the report is written: its words, and what the author has still to see to in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from domain.board_asks import BoardAsks
from domain.question import Question
from domain.report import Answered, Passage, question_of
from domain.report_sections import Section, sections_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionStanding:
    """A section as it stands. `number` is that of its chapter; `flagged` counts paragraphs whose evidence is to be
    looked at, `checks` those the author marked. `relevant` is False for a question said not to be."""

    section: Section
    number: str
    words: int = 0
    passages: int = 0
    checks: int = 0
    flagged: int = 0
    relevant: bool = True
    why_not: str = ""
    answered: tuple[int, int] | None = None

    @property
    def state(self) -> str:
        """It in a word or two."""
        if self.flagged:
            return "evidence changed"
        if self.checks:
            return "needs a look"
        if not self.relevant:
            return "not relevant"
        if self.answered is not None:
            done, asked = self.answered
            return f"{done} of {asked} answered" if asked else "no questions yet"
        if self.passages:
            return "begun"
        return "from records" if self.section.kind == "records" else "empty"


def standings(
    passages: Iterable[Passage], questions: Iterable[Question], answers: Iterable[Answered],
    flagged: Collection[str] = (),
) -> tuple[SectionStanding, ...]:  # fmt: skip
    """Every section in its order; `flagged` are ids of passages whose evidence is to be looked at."""
    of: dict[str, list[Passage]] = {}
    for each in passages:
        of.setdefault(each.section.casefold(), []).append(each)
    said = {each.question.casefold(): each for each in answers}
    found: list[SectionStanding] = []
    chapter, asked = 0, list(questions)
    for section in sections_of(asked):
        label = question_of(section.id)
        chapter += not label
        mine = of.get(section.id.casefold(), [])
        answer = said.get(label.casefold()) if label else None
        done = None
        if section.kind == "answers":
            done = sum(_is_answered(of, said, each) for each in asked), len(asked)
        found.append(SectionStanding(
            section=section, number="" if label else str(chapter), words=words_in(mine), passages=len(mine),
            checks=sum(each.check for each in mine), flagged=sum(each.id in flagged for each in mine),
            relevant=answer is None or answer.relevant, why_not=answer.why_not if answer is not None else "",
            answered=done,
        ))  # fmt: skip
    return tuple(found)


def as_asked(found: Iterable[SectionStanding], board: BoardAsks) -> tuple[SectionStanding, ...]:
    """Those of these sections that a board's template asks for, in its order and with its numbers; answers stand behind
    the section that holds them."""
    every = tuple(found)
    of = {each.section.id: each for each in every}
    answers = tuple(each for each in every if question_of(each.section.id))
    shown: list[SectionStanding] = []
    for id, number in board.sections:
        if id in of:
            shown.append(replace(of[id], number=number))
        if id == "answers":
            shown += answers
    return tuple(shown)


def words_in(passages: Iterable[Passage]) -> int:
    """The words of these paragraphs; the name of a picture is none of them."""
    return sum(len(each.text.split()) for each in passages if each.kind != "picture")


def _is_answered(of: dict[str, list[Passage]], said: dict[str, Answered], question: Question) -> bool:
    answer = said.get(question.label.casefold())
    return bool(of.get(f"answer:{question.label}".casefold())) or (answer is not None and not answer.relevant)
