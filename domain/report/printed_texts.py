"""Every text of the report beside the rows, each with where it stands: what is looked through before it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from domain.question import Question
from domain.report.facts import fact_of
from domain.report.parts import Report, section_of
from domain.report.sections import called
from domain.report.smart import PARTS


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the report: where it stands in words, and in which section by its id. `personal` where the board asks
    for somebody's name there."""

    where: str
    section: str
    text: str = field(repr=False)
    personal: bool = False


def printed_texts(questions: Iterable[Question], report: Report) -> Iterator[Told]:
    """Those of the report that are not empty, in the order of printing as near as may be; questions among them."""
    return (each for each in _all(tuple(questions), report) if each.text.strip())


def _all(questions: tuple[Question, ...], report: Report) -> Iterator[Told]:
    places = called(questions, report.passages)
    yield from (Told(f"question {one.label}", "terms", one.text) for one in questions)
    for passage in report.passages:
        # A picture is named by its text, which nobody reads.
        yield Told(places[passage.id], passage.section, "" if passage.kind == "picture" else passage.text)
    for answer in report.answers:
        yield Told(f"question {answer.question}", section_of(answer.question), answer.why_not)
    for fact in report.facts:
        of = fact_of(fact.name)
        yield Told(
            f"short answer: {of.label if of else fact.name}", of.section if of else "author", fact.value,
            of is not None and of.personal,
        )  # fmt: skip
    for one in report.searched:
        text = _joined(one.source, one.what, one.place, one.span, one.searched_by, one.secured_by, one.why, one.note)
        yield Told(f"records searched: {one.source}", "methodology", text)
    for policy in report.policies:
        text = _joined(policy.title, policy.issue, policy.from_when, policy.until, policy.whose, policy.note)
        yield Told(f"policy: {policy.title}", "policies", text)
    for place, advice in enumerate(report.recommendations, 1):
        text = _joined(*(getattr(advice, part.name) for part in PARTS))
        yield Told(f"recommendation {place}", "recommendations", text)
    for place, each in enumerate(report.actions, 1):
        text = _joined(each.text, each.lead, each.target_said, each.evidence, each.outcome, each.comment, each.agency)
        told = (words for one in report.updates if one.action == each.number for words in (one.words, one.evidence))
        yield Told(f"action {place}", "actions", _joined(text, *told))
    for criterion in report.criteria:
        yield Told("quality form", "quality", _joined(criterion.text, criterion.comment))
    for short in report.abbreviations:
        yield Told(f"abbreviation {short.short}", "abbreviations", short.meaning)


def _joined(*parts: str) -> str:
    """Texts one under the other: what is looked for in one does not go on in the next."""
    return "\n\n".join(filter(None, parts))
