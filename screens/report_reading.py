"""What the screens of the report read of a case, each in one go on the case's own thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain.cited import rows_cited_said
from domain.passage_rests import Behind, grounds, of_minutes, of_row
from domain.question import Question
from domain.report import Answered, Passage, Report, question_of
from domain.report_numbers import numbers
from domain.report_sections import Section, own_order, section
from domain.section_standing import SectionStanding, standings

if TYPE_CHECKING:
    from domain.entry import Entry
    from storage.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A section as it is written on: all passages of the report, and what those of this section rest on, by id."""

    section: Section
    passages: tuple[Passage, ...] = ()
    behind: dict[str, tuple[Behind, ...]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    answered: Answered | None = None

    @property
    def own(self) -> list[Passage]:
        """The passages of the section."""
        return of_section(self.passages, self.section.id)


def of_section(passages: Iterable[Passage], id: str) -> list[Passage]:
    """The passages of this section, in order."""
    return [each for each in passages if each.section.casefold() == id.casefold()]


def numbered(passages: Iterable[Passage], questions: Iterable[Question]) -> dict[str, str]:
    """The number of every paragraph by its id, as our own order of the sections has it."""
    return numbers(own_order(questions), Report(passages=tuple(passages)))


def chapter_of(id: str) -> str:
    """The number of the chapter a section is, or stands in, as our own order of the sections has it."""
    return dict(own_order(())).get("answers" if question_of(id) else id, "")


def read_section(case: CaseFile, id: str) -> SectionRead | None:
    """A section of the report, None when there is none of this id; on the case's thread."""
    questions = tuple(case.questions.all())
    found = section(id, questions)
    if found is None:
        return None
    passages = case.passages.all()
    label = question_of(found.id)
    answered = None
    if label:
        answers = (each for each in case.answers.all() if each.question.casefold() == label.casefold())
        answered = next(answers, Answered(question=label))
    own = {each.id for each in of_section(passages, found.id)}
    return SectionRead(found, passages, behind(case, own), questions, answered)


def read_report(case: CaseFile) -> tuple[SectionStanding, ...]:
    """How every section stands; on the case's thread."""
    passages = case.passages.all()
    rests = behind(case, {each.id for each in passages})
    flagged = {id for id, each in rests.items() if any(one.flagged for one in each)}
    return standings(passages, case.questions.all(), case.answers.all(), flagged)


def behind(case: CaseFile, passages: set[str]) -> dict[str, tuple[Behind, ...]]:
    """What these passages rest on, by their ids; on the case's thread."""
    cited = [each for each in case.cited.all() if each.passage in passages]
    evidence = case.evidence.all()
    drawn = [each for each in evidence if each.kind == "passage" and each.target in passages]
    if not cited and not drawn:
        return {}
    from domain.evidence import Ground

    wanted = {each.entry for each in cited}
    under = [each for each in evidence if each.kind == "row" and each.target in wanted]
    held = {each.number for each in case.interviews.all()}
    meetings = {each.interview for each in (*drawn, *under)} & held
    found = {number: Ground.of(case.minutes.of(number)) for number in meetings}
    checks = [each for each in case.row_checks.all() if each.entry in wanted]
    entries = {id: case.entries.get(id) for id in wanted}
    rests: dict[str, list[Behind]] = {}
    alike: dict[str, list[Entry]] = {}
    for one in cited:
        entry = entries[one.entry]
        if entry is not None:
            alike.setdefault(one.passage, []).append(entry)
    for one in cited:
        of = [each for each in under if each.target == one.entry]
        said = [each for each in checks if each.entry == one.entry]
        rests.setdefault(one.passage, []).append(of_row(one, entries[one.entry], said, grounds(found, of)))
    for id, rows in alike.items():
        said_of = dict(zip((row.id for row in rows), rows_cited_said(rows), strict=True))
        rests[id] = [replace(each, said=said_of.get(each.entry, each.said)) for each in rests[id]]
    for each in drawn:
        rests.setdefault(each.target, []).append(of_minutes(each, found.get(each.interview)))
    return {id: tuple(each) for id, each in rests.items()}
