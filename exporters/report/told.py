"""What the author is told of a filled template: what is blank, unsigned, not understood, and what stands nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from domain.and_between import and_between
from domain.report.facts import fact_of
from domain.report.leaving import OutgoingReport
from domain.report.parts import question_of
from domain.shortened import cut
from exporters.report.order import Order, title_of
from exporters.templates.report_places import ReportTemplate

_SHOWN = 60
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What filling came to: `marks` are those printed, `missing` places nothing was said for, `unsigned` as whom nobody
    signed, `choices` paragraphs in which the board asks to strike something out, `guests` by
    the label of a place the titles of what stands there for want of one of its own."""

    out: OutgoingReport
    template: ReportTemplate
    order: Order
    marks: Mapping[str, etree._Element]
    missing: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    guests: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def told(of: Told) -> Iterator[str]:
    """Every sentence, in the order an author would want them."""
    for label, titles in of.guests.items():
        names = and_between(f"“{each}”" for each in dict.fromkeys(titles))
        one = len(set(titles)) == 1
        yield (
            f"No place of {'its' if one else 'their'} own in this template: {names}, put under “{short(label)}” with"
            f" {'a heading' if one else 'headings'}."
        )
    for place, asks in of.order.again:
        title = title_of(asks, of.out)
        yield f"“{short(place.label)}” asks for {title} as well, which stands elsewhere: look at it."
    unknown = [each for each in of.template.places if each.asks is None and not each.certain]
    if unknown:
        labels = and_between(quoted(each.label) for each in unknown)
        yield f"Left as the board sent it, not understood: {labels}."
    if of.missing:
        yield f"Left blank, as the case does not say it: {and_between(dict.fromkeys(of.missing))}."
    if of.unsigned:
        whose = and_between(f"the {each}" for each in dict.fromkeys(of.unsigned))
        yield f"Left blank until it is signed: {whose}."
    doubtful = [each for each in of.template.removals if not each.agreed and not each.in_the_way]
    if doubtful:
        under = and_between(dict.fromkeys(quoted(each.section or each.begins) for each in doubtful))
        yield (
            f"Left as the board wrote it, as it may be for the author to read or for the report to keep: words under"
            f" {under}. Look at it; --map takes it out."
        )
    for text in of.choices:
        yield f"“{short(text)}” is left to you: strike out what does not apply."
    unexplained = [short for short, meaning in of.out.abbreviations if not meaning]
    if unexplained:
        yield f"Abbreviations nobody explained: {and_between(unexplained)}."
    yield from _lost(of)


def guidance_told(template: ReportTemplate) -> Iterator[str]:
    """What became of the board's guidance and example rows: what nobody decided about is to be read before all else."""
    if standing := template.standing:
        one = len(standing) == 1
        what = f"{len(standing)} {'stretch' if one else 'stretches'} of the board’s guidance or example rows"
        if template.decided:
            yield f"{what} {'stays' if one else 'stay'} in the file, as you decided."
        else:
            yield undecided_said(template)
    if gone := sum(each.agreed for each in template.removals):
        what = "stretch" if gone == 1 else "stretches"
        yield f"Taken out, as you decided: {gone} {what} of guidance or example rows."


def undecided_said(template: ReportTemplate) -> str:
    """What of the board's nobody decided about, and how it is decided: for the file, the check and the submission."""
    one = len(template.undecided) == 1
    what, it = ("1 stretch", "it") if one else (f"{len(template.undecided)} stretches", "them")
    return (
        f"{what} of the board’s guidance or example rows still {'stands' if one else 'stand'} in {template.name}, and"
        f" nobody decided about {it}: {standing_said(template)}. Say it once, it is kept: imr export with"
        f" --remove-guidance takes {it} out, with --keep-guidance leaves {it} in; on the screen (F9) it is asked."
    )


def standing_said(template: ReportTemplate) -> str:
    """What of it nobody decided about, by its first words: example rows first, a few at most."""
    every = sorted(template.undecided, key=lambda each: each.kind != "example rows")
    more = [f"{len(every) - _NAMED} more"] if len(every) > _NAMED else []
    return and_between([*(quoted(each.begins) for each in every[:_NAMED]), *more])


def _lost(of: Told) -> Iterator[str]:
    """What of the report stands nowhere in the file, a sentence each kind: nothing is dropped unsaid."""
    report = of.out.report
    passages = [
        each for each in report.passages
        if each.kind != "picture" and f"passage:{each.id}" not in of.marks
        and f"answer:{question_of(each.section)}" not in of.marks
    ]  # fmt: skip
    for section in dict.fromkeys(each.section for each in passages):
        count = sum(each.section == section for each in passages)
        if section in of.template.left_out:
            said = f"{count} paragraph{'s' if count > 1 else ''}"
            yield f"Left out of this template, as you said: “{title_of(section, of.out)}”, {said}."
            continue
        yield (
            f"Not in the file: {count} paragraph{'s' if count > 1 else ''} of “{title_of(section, of.out)}”;"
            " the template has no place that takes them."
        )
    absent = {each.id for each in passages if each.section in of.template.left_out}
    for place, each in enumerate(report.recommendations, 1):
        if count := len(absent.intersection(each.rests_on)):
            what = "a paragraph that is" if count == 1 else f"{count} paragraphs that are"
            yield f"Recommendation {place} rests on {what} left out of this template: it does not point there."
    if of.out.relations and "genogram:1" not in of.marks and "genogram" not in of.template.left_out:
        yield "Not in the file: the genogram; the template has no place for it. By itself: imr export CASE genogram."
    workbook = any(each.way == "workbook" and each.certain for each in of.template.places)
    other = {one.removeprefix("table:") for each in of.template.places if each.elsewhere for one in each.fields}
    kinds: Iterable[tuple[str, Iterable[str]]] = (
        ("the family", (f"member:{each.code}" for each in of.out.family)),
        ("the records searched", (f"searched:{each.number}" for each in report.searched)),
        ("the policies", (f"policy:{each.number}" for each in report.policies)),
        ("the persons seen or not", (f"seen:{each.code}" for each in of.out.seen)),
        ("the recommendations", (f"recommendation:{each.number}:text" for each in report.recommendations)),
        ("the actions", (f"action:{each.number}:text" for each in report.actions)),
    )
    for called, marks in kinds:
        wanted = [*marks]
        gone = [mark for mark in wanted if mark not in of.marks]
        if called == "the family" and "genogram:1" in of.marks and len(gone) == len(wanted):
            continue
        if called == "the actions" and gone and "actions" in other and not workbook:
            yield "The board wants the action plan in a file of its own: imr export CASE actions."
            continue
        if gone and not (workbook and called in ("the recommendations", "the actions")):
            which = "all" if len(gone) == len(wanted) else f"{len(gone)}"
            yield f"Not in the file: {which} of {called}; the template has no place for them."
    # Who signs as the chief officer, and their job, is asked for beside their signature.
    signed = {"chief_officer": "sign:chief officer:who", "chief_officer_job": "sign:chief officer:job"}
    asked = {field for each in of.template.places for field in each.fields}
    facts = [
        each for each in report.facts
        if each.value.strip() and f"fact:{each.name}" not in of.marks and signed.get(each.name) not in asked
    ]  # fmt: skip
    if facts:
        labels = and_between(quoted(fact.label if (fact := fact_of(each.name)) else each.name) for each in facts)
        yield f"Not in the file, as this template does not ask for it: {labels}."


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    return cut(" ".join(text.split()), _SHOWN)


def quoted(text: str) -> str:
    """The same in quotation marks."""
    return f"“{short(text)}”"
