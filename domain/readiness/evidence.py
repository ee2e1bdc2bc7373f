"""What is to be seen to in the chronology, and in what paragraphs rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from domain.and_between import and_between
from domain.chronology.gaps import gaps
from domain.evidence.agreed_passages import grounds_of_passages
from domain.evidence.agreed_rows import agreed_rows
from domain.evidence.cited import states
from domain.evidence.row_grounds import whole_minutes
from domain.meetings.cited import meetings_in
from domain.readiness.missing import Missing
from domain.readiness.text import WRITING
from domain.report.parts import Passage, question_of
from domain.report.sections import FINDINGS
from domain.report.smart import PARTS
from domain.review import Review

_PARAGRAPH = "Paragraph "
_RESTING = frozenset(("narrative", "analysis", *FINDINGS))
"""Sections whose paragraphs rest on something, the answers beside them."""


def in_the_chronology(review: Review, today: date) -> Iterator[Missing]:
    """What is to be known of the rows."""
    if not review.entries:
        yield Missing(
            section="chronology", sentence="The chronology is empty: type its rows, or import them.", task="chronology"
        )
        return
    inside = [review.details.period.holds(entry.when) for entry in review.entries]
    for count, what in (
        (inside.count(None), "no date: put it in where the record gives one; they are printed last"),
        (inside.count(False), "a date outside the period: look whether they belong to the background"),
    ):
        if count:
            rows = "1 row has" if count == 1 else f"{count:,} rows have"
            yield Missing(section="chronology", sentence=f"{rows} {what}.", task="chronology", stops=False)
    without = sum(not entry.sources and entry.type == "event" for entry in review.entries)
    if without:
        rows = "1 row names" if without == 1 else f"{without:,} rows name"
        yield Missing(section="chronology", sentence=f"{rows} no source: say where it is from.", task="chronology",
                      stops=False)  # fmt: skip
    if found := gaps(review.entries, review.details.period, today):
        spans = "1 span" if len(found) == 1 else f"{len(found)} spans"
        yield Missing(
            section="chronology", sentence=f"{spans} of four weeks or more without a row: record each as a gap (/gaps),"
            " or find what is missing.", task="chronology", stops=False,
        )  # fmt: skip
    for one in agreed_rows(review, review.entries).left:
        yield Missing(
            section="chronology", sentence=f"{one.said}. Have the minutes agreed, or draw the rows anew.",
            task="evidence", unagreed=True,
        )  # fmt: skip


def in_the_evidence(review: Review, given: Mapping[str, str]) -> Iterator[Missing]:
    """Paragraphs whose evidence changed, may not be used, or is not confirmed; `given` are their numbers."""
    grounds = grounds_of_passages(review)
    stands = states(review.report.cited, review.entries)
    rows: dict[str, list[str]] = {}
    for one in review.report.cited:
        rows.setdefault(one.passage, []).append(stands[one.number])
    marked: dict[tuple[str, str], list[Passage]] = {}
    for passage in review.report.passages:
        called, section = _called(passage, given), passage.section
        rests = grounds.get(passage.id, ())
        for number, why in dict.fromkeys((one.evidence.interview, one.why) for one in rests if not one.current):
            yield _on(passage, f"{called} rests on interview {number}, and may not leave: {why}.", stops=True)
        current = [one for one in rests if one.current]
        if unconfirmed := dict.fromkeys(code for one in current for code in one.not_confirmed):
            marked.setdefault((section, f"as not confirmed by {and_between(unconfirmed)}"), []).append(passage)
        if disputed := dict.fromkeys(each.code for one in current for each in one.dissent):
            holds = "holds" if len(disputed) == 1 else "hold"
            said = f"with what {and_between(disputed)} {holds} against it beside it"
            marked.setdefault((section, said), []).append(passage)
        cited = rows.get(passage.id, [])
        for state, what in (("changed", "changed since"), ("gone", "taken out of the chronology")):
            if count := cited.count(state):
                was = "a row that was" if count == 1 else f"{count} rows that were"
                yield _on(passage, f"{called} points to {was} {what}: look whether it still holds, and settle it.")
    yield from _plan_names(review)
    yield from _on_nothing(review, {*grounds, *rows})
    for (_, said), every in marked.items():
        several = _several([_called(each, given) for each in every])
        yield _on(every[0], f"{several} {'leaves' if len(every) == 1 else 'leave'} {said}.")


def _on_nothing(review: Review, resting: Collection[str]) -> Iterator[Missing]:
    """Paragraphs of what has to rest on something and rest on nothing, counted by section."""
    bare: dict[str, list[Passage]] = {}
    for each in review.report.passages:
        told = each.kind in ("said", "item") and each.text.strip()
        if told and each.id not in resting and (each.section in _RESTING or question_of(each.section)):
            bare.setdefault(each.section, []).append(each)
    for passages in bare.values():
        rest = "1 paragraph rests" if len(passages) == 1 else f"{len(passages)} paragraphs rest"
        yield _on(passages[0], f"{rest} on no row and no minutes: say what shows it, where something does.")


def _plan_names(review: Review) -> Iterator[Missing]:
    """Recommendations and actions that name minutes which may not be used. They rest on none and are not left out with
    any, so that their words are to be put right before a submission."""
    whole = whole_minutes(review, "passage")
    report = review.report
    told = [
        ("recommendations", f"Recommendation {place}", one.number, [getattr(one, part.name) for part in PARTS])
        for place, one in enumerate(report.recommendations, 1)
    ] + [
        ("actions", f"Action {place}", each.number, [each.text, each.evidence, each.outcome, each.comment])
        for place, each in enumerate(report.actions, 1)
    ]
    for section, called, number, texts in told:
        for interview in meetings_in("\n\n".join(texts)):
            if not (rests := whole(called, interview, "")).current:
                yield Missing(
                    section=section, sentence=f"{called} names interview {interview}, which may not be used:"
                    f" {rests.why}. Name it no more, and say nothing that is known from it alone.", task=section,
                    argument=str(number),
                )  # fmt: skip


def _on(passage: Passage, sentence: str, *, stops: bool = False) -> Missing:
    """Something of a paragraph: what stops is that its minutes may not be used."""
    return Missing(
        section=passage.section, sentence=sentence, task=WRITING, argument=passage.section, passage=passage.id,
        stops=stops, unagreed=stops,
    )  # fmt: skip


def _several(called: list[str]) -> str:
    """What several paragraphs are called together: "Paragraphs 5.1 and 5.3"."""
    if len(called) == 1:
        return called[0]
    numbered = [each.removeprefix(_PARAGRAPH) for each in called if each.startswith(_PARAGRAPH)]
    others = [each[0].lower() + each[1:] for each in called if not each.startswith(_PARAGRAPH)]
    if not numbered:
        return and_between([called[0], *others[1:]])
    several = f"Paragraphs {and_between(numbered)}" if len(numbered) > 1 else f"{_PARAGRAPH}{numbered[0]}"
    return and_between([several, *others])


def _called(passage: Passage, given: Mapping[str, str]) -> str:
    if number := given.get(passage.id):
        return f"{_PARAGRAPH}{number}"
    return f"The {passage.kind} “{' '.join(passage.text.split())[:30]}”"
