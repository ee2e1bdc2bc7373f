"""How far each section of the report is written: its words, and what the author has still to see to in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from domain.question import Question
from domain.report.as_printed import AsPrinted
from domain.report.parts import Answered, Passage, question_of
from domain.report.section_done import Done
from domain.report.sections import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionStanding:
    """A section as it stands. `title` and `number` are those it is printed with; `flagged` counts paragraphs whose
    evidence is to be looked at, `checks` those the author marked. `relevant` is False for a question said not to be;
    `asked` says whether the template in hand asks for it, `done` whether the author said that it is done."""

    section: Section
    title: str
    number: str
    words: int = 0
    passages: int = 0
    checks: int = 0
    flagged: int = 0
    relevant: bool = True
    why_not: str = ""
    answered: tuple[int, int] | None = None
    asked: bool = True
    done: Done = ""

    @property
    def state(self) -> str:
        """It in a word or two."""
        if self.done == "changed":
            return "done, changed since"
        if self.flagged:
            return "evidence changed"
        if self.checks:
            return "needs a look"
        if self.done:
            return "done"
        if not self.relevant:
            return "not relevant"
        if self.answered is not None:
            done, asked = self.answered
            return f"{done} of {asked} answered" if asked else "no questions yet"
        if self.passages:
            return "begun"
        return "from records" if self.section.kind == "records" else "empty"

    @property
    def countable(self) -> bool:
        """Whether it is something to be done: what only holds the answers is not."""
        return self.section.kind != "answers" or bool(self.passages or self.done)


def standings(
    passages: Iterable[Passage], questions: Iterable[Question], answers: Iterable[Answered], view: AsPrinted,
    flagged: Collection[str] = (), done: Mapping[str, Done] | None = None,
) -> tuple[SectionStanding, ...]:  # fmt: skip
    """Every section in the order printed; `flagged` are ids of passages whose evidence is to be looked at, `done` says
    how those stand that were said to be done."""
    of: dict[str, list[Passage]] = {}
    for each in passages:
        of.setdefault(each.section.casefold(), []).append(each)
    said = {each.question.casefold(): each for each in answers}
    asked, stands = list(questions), done or {}
    found: list[SectionStanding] = []
    for section in view.sections:
        id, label = section.id.casefold(), question_of(section.id)
        mine = of.get(id, [])
        answer = said.get(label.casefold()) if label else None
        counted = None
        if section.kind == "answers":
            counted = sum(_is_answered(of, said, each) for each in asked), len(asked)
        found.append(SectionStanding(
            section=section, title=view.title(section), number="" if label else view.chapter(section.id),
            words=words_in(mine), passages=len(mine), checks=sum(each.check for each in mine),
            flagged=sum(each.id in flagged for each in mine), relevant=answer is None or answer.relevant,
            why_not=answer.why_not if answer is not None else "", answered=counted, asked=id in view.asked,
            done=stands.get(id, ""),
        ))  # fmt: skip
    return tuple(found)


def done_said(found: Iterable[SectionStanding]) -> str:
    """How many of these are done, "" while none was said to be: "31 of 40 done"."""
    every = [each for each in found if each.countable]
    count = sum(each.done == "done" for each in every)
    return f"{count} of {len(every)} done" if any(each.done for each in every) else ""


def words_in(passages: Iterable[Passage]) -> int:
    """The words of these paragraphs; the name of a picture is none of them."""
    return sum(len(each.text.split()) for each in passages if each.kind != "picture")


def _is_answered(of: dict[str, list[Passage]], said: dict[str, Answered], question: Question) -> bool:
    answer = said.get(question.label.casefold())
    return bool(of.get(f"answer:{question.label}".casefold())) or (answer is not None and not answer.relevant)
