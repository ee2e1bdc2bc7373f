"""What is missing in recommendations, the action plan and the quality form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from domain.and_between import and_between
from domain.readiness.missing import Missing
from domain.report.action_plan import is_done, overdue, target_said
from domain.report.parts import Report
from domain.report.quality import open_said
from domain.report.sections import FINDINGS
from domain.report.smart import PARTS, tied
from domain.review import Review
from domain.shortened import cut_at_a_word


def in_the_plan(review: Review, today: date, given: Mapping[str, str]) -> Iterator[Missing]:
    """What is missing of what is to change; `given` are the numbers of paragraphs, by their passages' ids."""
    report = review.report
    yield from _recommendations(report)
    yield from _findings(report, given)
    yield from _actions(report, today)
    yield from _quality(report)


def _recommendations(report: Report) -> Iterator[Missing]:
    if not report.recommendations and not report.of("recommendations"):
        yield Missing(
            section="recommendations", sentence="There is no recommendation yet: add what is to change, or write in the"
            " section why nothing is.", task="recommendations",
        )  # fmt: skip
    ids = {each.id: each.section for each in report.passages}
    for place, one in enumerate(report.recommendations, 1):
        number = str(one.number)
        for part in PARTS:
            if not getattr(one, part.name).strip():
                yield Missing(
                    section="recommendations", sentence=f"Recommendation {place}, {part.label.casefold()}: {part.asks}",
                    task="recommendations", argument=number,
                )  # fmt: skip
        there = tied(one, ids)
        if not there:
            yield Missing(
                section="recommendations", sentence=f"Recommendation {place} rests on no paragraph: tie it to the"
                " finding it flows from.", task="recommendations", argument=number,
            )  # fmt: skip
        elif not any(ids[id] in FINDINGS for id in there):
            yield Missing(
                section="recommendations", sentence=f"Recommendation {place} rests on no finding: tie it to a paragraph"
                " of learning or good practice.", task="recommendations", argument=number,
            )  # fmt: skip
        if not any(each.recommendation == one.number for each in report.actions):
            yield Missing(
                section="actions", sentence=f"Recommendation {place} has no action: say who does what by when.",
                task="actions",
            )  # fmt: skip


def _findings(report: Report, given: Mapping[str, str]) -> Iterator[Missing]:
    used = {id for one in report.recommendations for id in one.rests_on}
    for section in ("learning", "learning_between"):
        # A list belongs to the paragraph before it.
        loose = [each for each in report.of(section) if each.kind in ("said", "quote") and each.id not in used]
        if loose and report.recommendations:
            named = and_between(given.get(each.id, "") or "one without a number" for each in loose[:8])
            more = f" and {len(loose) - 8} more" if len(loose) > 8 else ""
            paragraphs = "Paragraph" if len(loose) == 1 else "Paragraphs"
            yield Missing(
                section=section, sentence=f"{paragraphs} {named}{more}: no recommendation flows from"
                f" {'it' if len(loose) == 1 else 'them'}. Leave it so only where nothing need change.",
                task="recommendations", stops=False,
            )  # fmt: skip


def _actions(report: Report, today: date) -> Iterator[Missing]:
    known = {one.number for one in report.recommendations}
    for place, one in enumerate(report.actions, 1):
        asked = (
            ("what is to be done", one.text), ("who leads", one.lead), ("by when", target_said(one)),
            ("what it is to bring about", one.outcome),
        )  # fmt: skip
        wanted = [label for label, text in asked if not text.strip()]
        if wanted:
            yield Missing(
                section="actions", sentence=f"Action {place}: say {and_between(wanted)}.", task="actions",
                argument=str(one.number),
            )  # fmt: skip
        if one.recommendation not in known:
            yield Missing(
                section="actions", sentence=f"Action {place} is for no recommendation: say for which, if it is for"
                " any.", task="actions", argument=str(one.number), stops=False,
            )  # fmt: skip
        if overdue(one, today):
            yield Missing(
                section="actions", sentence=f"Action {place} was due by {target_said(one)} and is not done: report how"
                " it stands, or set another day.", task="actions", argument=str(one.number), stops=False,
            )  # fmt: skip
        elif is_done(one) and not one.evidence.strip():
            yield Missing(
                section="actions", sentence=f"Action {place} is done: say what shows it.", task="actions",
                argument=str(one.number), stops=False,
            )  # fmt: skip


def _quality(report: Report) -> Iterator[Missing]:
    if not report.criteria:
        yield Missing(
            section="quality", sentence="The quality form is empty: put the board's matters on it, or ours.",
            task="quality",
        )  # fmt: skip
    for place, one in enumerate(report.criteria, 1):
        if said := open_said(one):
            yield Missing(
                section="quality", sentence=f"Matter {place} of the form, “{_short(one.text)}”: {_lowered(said)}",
                task="quality", argument=str(one.number),
            )  # fmt: skip


def _short(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    return cut_at_a_word(text, 60)


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
