"""What a section shows of the records the program prints it from, and the screen that holds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates.days import day_said
from domain.dates.when import long_day
from domain.meetings.interview import INTERVIEWER

if TYPE_CHECKING:
    from storage.casefile import CaseFile

SHOWN = 12


@dataclass(frozen=True, slots=True)
class FromRecords:
    """What is printed in a section behind the author's own words: some of its lines, how many there are in all, and
    the name of the task whose screen holds it."""

    task: str
    lines: tuple[str, ...] = ()
    count: int = 0


def from_records(case: CaseFile, section: str) -> FromRecords | None:
    """What is printed in this section from records, None where nothing is; on the case's thread."""
    task, read = _FOUND.get(section, ("", None))
    lines = [*(read(case) if read is not None else ()), *_facts(case, section)]
    if read is None and not lines:
        return None
    return FromRecords(task or "author", tuple(lines[:SHOWN]), len(lines))


def _facts(case: CaseFile, section: str) -> list[str]:
    from domain.report.facts import FACTS

    said = {each.name: each.value for each in case.facts.all() if each.value}
    shown = {each.name: day_said(said[each.name]) if each.kind == "day" else said[each.name]
             for each in FACTS if each.section == section and each.name in said}  # fmt: skip
    return [f"{each.label}: {shown[each.name]}" for each in FACTS if each.name in shown]


def _terms(case: CaseFile) -> list[str]:
    period = case.details().period
    days = [long_day(day) if day else "open" for day in (period.first, period.last)]
    asked = [f"{each.label}. {each.text}" for each in case.questions.all()]
    return [f"Period under review: {' to '.join(days)}", *asked]


def _nothing(_case: CaseFile) -> list[str]:
    return []


def _methodology(case: CaseFile) -> list[str]:
    searched = [f"Searched: {', '.join(filter(None, (each.source, each.span, each.found)))}"
                for each in case.searched.all()]  # fmt: skip
    return searched + [f"Seen: {line}" for line in _interviews(case)]


def _policies(case: CaseFile) -> list[str]:
    return [" ".join(filter(None, (each.title, each.issue, each.from_when and f"from {each.from_when}")))
            for each in case.policies.all()]  # fmt: skip


def _interviews(case: CaseFile) -> list[str]:
    found = []
    for each in case.interviews.all():
        met = ", ".join(one.code for one in each.people if one.present and one.role != INTERVIEWER)
        found.append(f"Interview {each.number}: {met or 'nobody yet'}{f', {day_said(each.held)}' if each.held else ''}")
    return found


def _family(case: CaseFile) -> list[str]:
    return [", ".join(filter(None, (each.code, each.relationship))) for each in case.family.all()]


def _chronology(case: CaseFile) -> list[str]:
    count = case.entries.count()
    return [f"{count:,} {'row' if count == 1 else 'rows'} of the chronology"] if count else []


def _recommendations(case: CaseFile) -> list[str]:
    return [f"Recommendation {at}. {each.text}" for at, each in enumerate(case.recommendations.all(), 1)]


def _actions(case: CaseFile) -> list[str]:
    return [" · ".join(filter(None, (each.text, each.lead, each.target or each.target_said, each.status)))
            for each in case.actions.all()]  # fmt: skip


def _quality(case: CaseFile) -> list[str]:
    return [f"{each.mark or 'not yet':<8}{each.text}" for each in case.criteria.all()]


def _sign_off(case: CaseFile) -> list[str]:
    return [f"Submission {each.version or each.number}{f', {each.stage}' if each.stage else ''}"
            f"{f', sent {day_said(each.sent)}' if each.sent else ', not sent'}"
            for each in case.submissions.all()]  # fmt: skip


def _records(case: CaseFile) -> list[str]:
    return [", ".join(filter(None, (each.source, each.what, each.place))) for each in case.searched.all()]


def _personnel(case: CaseFile) -> list[str]:
    return [", ".join(filter(None, (each.code, each.role, each.organisation))) for each in case.people.all()]


def _abbreviations(case: CaseFile) -> list[str]:
    return [f"{each.short}: {each.meaning or 'not said yet'}" for each in case.abbreviations.all()]


_FOUND: dict[str, tuple[str, Callable[[CaseFile], list[str]]]] = {
    "terms": ("questions", _terms), "author": ("author", _nothing), "involvement": ("author", _nothing),
    "methodology": ("searched", _methodology),
    "policies": ("policies", _policies), "interviews": ("interviews", _interviews), "family": ("family", _family),
    "genogram": ("genogram", _family), "chronology": ("chronology", _chronology),
    "recommendations": ("recommendations", _recommendations), "actions": ("actions", _actions),
    "quality": ("quality", _quality), "sign_off": ("submissions", _sign_off), "records": ("searched", _records),
    "personnel": ("people", _personnel), "abbreviations": ("abbreviations", _abbreviations),
}  # fmt: skip


def task_of(section: str) -> str:
    """The name of the task whose screen holds what is printed in this section, "" where nothing is."""
    return _FOUND.get(section, ("",))[0]
