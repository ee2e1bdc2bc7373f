"""What is to be seen to in the chronology, and in what paragraphs rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from domain.agreed_passages import grounds_of_passages
from domain.agreed_rows import agreed_rows
from domain.and_between import and_between
from domain.cited import states
from domain.gaps import gaps
from domain.readiness_missing import Missing
from domain.readiness_text import WRITING
from domain.report import Passage
from domain.review import Review


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
            task="evidence",
        )  # fmt: skip


def in_the_evidence(review: Review, given: Mapping[str, str]) -> Iterator[Missing]:
    """Paragraphs whose evidence changed, may not be used, or is not confirmed; `given` are their numbers."""
    grounds = grounds_of_passages(review)
    stands = states(review.report.cited, review.entries)
    rows: dict[str, list[str]] = {}
    for one in review.report.cited:
        rows.setdefault(one.passage, []).append(stands[one.number])
    for passage in review.report.passages:
        called = _called(passage, given)

        def found(sentence: str, stops: bool, passage: Passage = passage) -> Missing:
            return Missing(
                section=passage.section, sentence=sentence, task=WRITING, argument=passage.section, stops=stops
            )

        rests = grounds.get(passage.id, ())
        for number, why in dict.fromkeys((one.evidence.interview, one.why) for one in rests if not one.current):
            yield found(f"{called} rests on interview {number}, and may not leave: {why}.", True)
        unconfirmed = dict.fromkeys(code for one in rests if one.current for code in one.not_confirmed)
        if unconfirmed:
            yield found(f"{called} leaves as not confirmed by {and_between(unconfirmed)}.", False)
        disputed = dict.fromkeys(each.code for one in rests if one.current for each in one.dissent)
        if disputed:
            yield found(f"{called} leaves with what {and_between(disputed)} holds against it beside it.", False)
        cited = rows.get(passage.id, [])
        for state, what in (("changed", "changed since"), ("gone", "taken out of the chronology")):
            if count := cited.count(state):
                was = "a row that was" if count == 1 else f"{count} rows that were"
                yield found(f"{called} points to {was} {what}: look whether it still holds, and settle it.", False)


def _called(passage: Passage, given: Mapping[str, str]) -> str:
    if number := given.get(passage.id):
        return f"Paragraph {number}"
    return f"The {passage.kind} “{' '.join(passage.text.split())[:30]}”"
