"""What is missing in the text of the report: questions without an answer, sections without a word, the author's marks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from domain.and_between import and_between
from domain.readiness.board import over_boxes
from domain.readiness.missing import Missing
from domain.report.parts import Passage
from domain.report.sections import SECTIONS, sections_of
from domain.review import Review

WRITING = "write"
"""The screen a section is written on."""
USUAL = ("introduction", "analysis", "conclusion")
"""What nearly every report says beside what each has to: told while it is empty and no template is in hand."""


def in_the_text(review: Review, asked: Collection[str]) -> Iterator[Missing]:
    """What is missing in the text, `asked` being the sections the board asks for beside those everyone wants."""
    yield from _case(review)
    yield from _questions(review)
    yield from _sections(review, asked)
    yield from _marked(review)
    yield from _nowhere(review)


def _case(review: Review) -> Iterator[Missing]:
    details = review.details
    wanted = [
        label
        for label, text in (
            ("the agency", details.agency), ("the reference name of the person", details.subject),
            ("the author", details.author),
        )
        if not text.strip()
    ]  # fmt: skip
    if wanted:
        yield Missing(
            section="introduction", sentence=f"Say {and_between(wanted)}: /details, on the chronology.",
            task="chronology",
        )  # fmt: skip
    ends = [word for word, day in (("begins", details.period.first), ("ends", details.period.last)) if day is None]
    if ends:
        yield Missing(
            section="terms", sentence=f"Say when the period under review {' and '.join(ends)}: /details, on the"
            " chronology.", task="chronology",
        )  # fmt: skip


def _questions(review: Review) -> Iterator[Missing]:
    if not review.questions:
        yield Missing(
            section="terms", sentence="There are no questions yet: type those of the terms of reference.",
            task="questions",
        )  # fmt: skip
    for question in review.questions:
        section = f"answer:{question.label}"
        answer = review.report.answered(question.label)
        if not question.text.strip():
            yield Missing(
                section=section, sentence=f"Question {question.label} has no words: type them as the terms of reference"
                " have them.", task="questions", argument=question.label,
            )  # fmt: skip
        if not answer.relevant and not answer.why_not.strip():
            yield Missing(
                section=section, sentence=f"Question {question.label} is said not to be relevant: say why.",
                task=WRITING, argument=section,
            )  # fmt: skip
        elif answer.relevant and not _written(review.report.of(section)):
            yield Missing(
                section=section, sentence=f"Question {question.label} is not answered: answer it, or say that it is not"
                " relevant, and why. A question left blank is sent back.", task=WRITING, argument=section,
            )  # fmt: skip
        elif not answer.relevant and _written(review.report.of(section)):
            yield Missing(
                section=section, sentence=f"Question {question.label} is said not to be relevant, and has an answer all"
                " the same: leave one of the two.", task=WRITING, argument=section, stops=False,
            )  # fmt: skip


def not_done(review: Review) -> Iterator[Missing]:
    """Sections with text not said to be done, or changed since: told, once any was said to be, and never stopping."""
    from domain.report.section_done import Material, done_states

    states = done_states(Material.of(review))
    held = {each.section.casefold() for each in review.report.passages}
    for section in sections_of(review.questions) if states else ():
        state = states.get(section.id.casefold(), "")
        if section.id.casefold() in held and state != "done":
            said = "was said to be done, and changed since" if state else "has text, and is not said to be done"
            yield Missing(
                section=section.id, sentence=f"{section.title} {said}: look it over, then /done there.", task=WRITING,
                argument=section.id, stops=False,
            )  # fmt: skip


def _sections(review: Review, asked: Collection[str]) -> Iterator[Missing]:
    written = {each.section.casefold() for each in review.report.passages if each.kind not in ("heading", "picture")}
    for section in SECTIONS:
        if section.kind != "text":
            continue
        if section.needed != "always" and section.id not in asked:
            # Our own layout has a place for it: worth a look, and no more.
            if section.id in USUAL and not asked and not _written(review.report.of(section.id)):
                yield Missing(
                    section=section.id, sentence=f"{section.title}: nothing is written yet. {section.asks}",
                    task=WRITING, argument=section.id, stops=False,
                )  # fmt: skip
            continue
        if section.needed != "always" and over_boxes(review.board, section.id, written):
            continue
        if not _written(review.report.of(section.id)):
            yield Missing(
                section=section.id, sentence=f"{section.title}: nothing is written yet. {section.asks}", task=WRITING,
                argument=section.id,
            )  # fmt: skip


def _marked(review: Review) -> Iterator[Missing]:
    marked: dict[str, list[str]] = {}
    for each in review.report.passages:
        if each.check:
            marked.setdefault(each.section, []).append(each.id)
    for section, ids in marked.items():
        count = len(ids)
        what = "1 paragraph is" if count == 1 else f"{count} paragraphs are"
        yield Missing(
            section=section, sentence=f"{what} marked to be looked at again: look, and take the mark off.",
            task=WRITING, argument=section, passage=ids[0],
        )  # fmt: skip


def _nowhere(review: Review) -> Iterator[Missing]:
    """Paragraphs that stand where nothing prints them: under a question that is asked no more."""
    known = {section.id.casefold() for section in sections_of(review.questions)}
    lost = dict.fromkeys(each.section for each in review.report.passages if each.section.casefold() not in known)
    for section in lost:
        count = len(review.report.of(section))
        what = "1 paragraph stands" if count == 1 else f"{count} paragraphs stand"
        yield Missing(
            section="answers", sentence=f"{what} under “{section.removeprefix('answer:')}”, which is no question of the"
            " case: nothing prints them. Put them into another section, or ask the question again.", task=WRITING,
            argument=section,
        )  # fmt: skip


def _written(passages: Collection[Passage]) -> bool:
    """Whether there is anything but headings and pictures."""
    return any(each.kind not in ("heading", "picture") and each.text.strip() for each in passages)
