"""What the screens of the report read of a case, each in one go on the case's own thread."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain.evidence.cited import rows_cited_said
from domain.evidence.passage_rests import Behind, grounds, of_minutes, of_row
from domain.question import Question
from domain.report.as_printed import AsPrinted, as_printed
from domain.report.board_asks import BoardAsks
from domain.report.parts import DONE, Answered, Considered, Passage, question_of
from domain.report.section_done import Done, Material, digest_of_section, done_states, said_done
from domain.report.section_standing import SectionStanding, standings
from domain.report.sections import Section, section

if TYPE_CHECKING:
    from domain.chronology.entry import Entry
    from domain.evidence.resting import Ground
    from storage.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A section as it is written on: all passages of the report, what those of this section rest on, by id, what the
    board's template in hand asks for, and whether the author said that the section is done."""

    section: Section
    passages: tuple[Passage, ...] = ()
    behind: dict[str, tuple[Behind, ...]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    answered: Answered | None = None
    board: BoardAsks = BoardAsks()
    done: Done = ""

    @property
    def own(self) -> list[Passage]:
        """The passages of the section."""
        return of_section(self.passages, self.section.id)

    @property
    def view(self) -> AsPrinted:
        """The report as it will be printed."""
        return as_printed(self.passages, self.questions, self.board)


def of_section(passages: Iterable[Passage], id: str) -> list[Passage]:
    """The passages of this section, in order."""
    return [each for each in passages if each.section.casefold() == id.casefold()]


def view_of(case: CaseFile) -> AsPrinted:
    """The report as it will be printed: its sections, their titles, and every number; on the case's thread."""
    return as_printed(case.passages.all(), case.questions.all(), case.board())


def numbered(case: CaseFile) -> dict[str, str]:
    """The number of every paragraph by its id, as it will be printed; on the case's thread."""
    return view_of(case).paragraphs


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
    done = done_in(case, found.id).get(found.id.casefold(), "")
    return SectionRead(found, passages, behind(case, own), questions, answered, case.board(), done)


def read_report(case: CaseFile) -> tuple[SectionStanding, ...]:
    """How every section stands, in the order printed; on the case's thread."""
    passages, questions = case.passages.all(), case.questions.all()
    rests = behind(case, {each.id for each in passages})
    flagged = {id for id, each in rests.items() if any(one.flagged for one in each)}
    view = as_printed(passages, questions, case.board())
    return standings(passages, questions, case.answers.all(), view, flagged, done_in(case))


def done_in(case: CaseFile, id: str = "") -> dict[str, Done]:
    """How the sections stand that were said to be done, or this one; on the case's thread."""
    said = set(said_done(case.considered.all()))
    wanted = said & {id.casefold()} if id else said
    return done_states(_material(case, wanted), wanted) if wanted else {}


def mark_done(case: CaseFile, id: str) -> str:
    """Say that a section is done as it stands, or, where that is said, that it is not; gives what came of it, as the
    end of a sentence; on the case's thread."""
    before = said_done(case.considered.all()).get(id.casefold())
    digest = digest_of_section(id, _material(case, {id.casefold()}))
    if before is not None and before.note == digest:
        case.considered.delete(DONE, before.point)
        return "is not done any more"
    kept = replace(before or Considered(list=DONE, point=id), note=digest)
    case.considered.put(kept)
    return "is done as it stands now" if before is not None else "is done"


def _material(case: CaseFile, sections: Collection[str]) -> Material:
    """What these sections say and rest on."""
    report = case.report()
    passages = {each.id for each in report.passages if each.section.casefold() in sections}
    cited = tuple(each for each in report.cited if each.passage in passages)
    evidence = tuple(each for each in case.evidence.all() if each.kind == "passage" and each.target in passages)
    rows = {one.entry: row for one in cited if (row := case.entries.get(one.entry)) is not None}
    meetings = case.interviews.all()
    held = {one.interview for one in evidence} & {each.number for each in meetings}
    grounds: dict[int, Ground] = {}
    if held:
        from domain.evidence.resting import Ground

        grounds = {number: Ground.of(case.minutes.of(number)) for number in held}
    return Material(
        report=replace(report, cited=cited), details=case.details(), questions=tuple(case.questions.all()),
        evidence=evidence, rows=rows, grounds=grounds, meetings=tuple(meetings), to_see=tuple(case.to_see.all()),
        people=tuple(case.people.all()), family=tuple(case.family.all()),
        relations=tuple(case.relations.all()),
        chronology=case.entries.revisions() if "chronology" in sections else (),
    )  # fmt: skip


def behind(case: CaseFile, passages: set[str]) -> dict[str, tuple[Behind, ...]]:
    """What these passages rest on, by their ids; on the case's thread."""
    cited = [each for each in case.cited.all() if each.passage in passages]
    evidence = case.evidence.all()
    drawn = [each for each in evidence if each.kind == "passage" and each.target in passages]
    if not cited and not drawn:
        return {}
    from domain.evidence.resting import Ground

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
