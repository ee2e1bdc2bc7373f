"""What of the report may leave: agreement and profile applied. Exporters accept nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from domain.and_between import and_between
from domain.dates.days import day_said
from domain.evidence.agreed_passages import AgreedPassages, agreed_passages
from domain.evidence.agreed_rows import AgreedRows, Unagreed, agreed_rows, rest_said, stopped_for
from domain.evidence.cited import rows_cited_said
from domain.evidence.past import Past
from domain.evidence.resting import Ground
from domain.evidence.row_grounds import rested_on_unagreed
from domain.evidence.row_standing import Rests
from domain.evidence.unagreed import Net
from domain.evidence.words_by_hand import ByHand, passages_held, rows_held, words_held
from domain.gate import KeyLine, Naming, NotInKey, Outgoing, Profile, initials, key_lines, outgoing
from domain.meetings.register import register_of
from domain.names.finding import Finder
from domain.report.abbreviations import abbreviations_of
from domain.report.parts import Report
from domain.report.printed_texts import printed_texts
from domain.report.searching import weak_sources
from domain.report.sections import called
from domain.strangers import Strangers

if TYPE_CHECKING:
    from domain.chronology.entry import Entry
    from domain.family.members import Member, Relation
    from domain.question import Question
    from domain.review import Details, Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Somebody who was seen, by code, in which job, on which days and in which meetings (said in words), by whom, or
    not and why."""

    code: str
    name: str = field(default="", repr=False)
    job: str = ""
    days: tuple[str, ...] = ()
    by: str = ""
    not_seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingReport:
    """All that a report, an action plan or a submission may draw on, frozen.

    `report` holds only passages that may leave, people by their codes; `beside` is what stands behind a passage (who
    does not confirm it, who disputes it) and `cited` what it points to ("3 March 2024, EMIS", "interview 2, paragraph
    4"), both by the passage's id. `abbreviations` are short forms the report uses, with what each stands for, "" where
    nobody said. `people` are the key as this profile shows it: `name` is "" when anonymised. `seen` are the persons
    seen and those not. Dates of birth and addresses of the family leave only in
    places that ask for them. `chronology` are the rows that may leave; `looked_for` and `net` find what must not be in
    the finished file, `by_hand` tells of words of minutes that the net cannot tell from what stands there by right,
    `not_in_key` of names in the report's texts that are nobody's of the key, each with where it stands. `unagreed`
    says what was left out for the minutes it rests on, and what leaves marked.
    """

    profile: Profile = "anonymised"
    naming: Naming | None = None
    details: Details
    questions: tuple[Question, ...]
    report: Report = field(repr=False)
    chronology: Outgoing
    family: tuple[Member, ...] = ()
    relations: tuple[Relation, ...] = ()
    people: tuple[KeyLine, ...] = ()
    seen: tuple[Seen, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    abbreviations: tuple[tuple[str, str], ...] = ()
    submission: int = 0
    log_head: str = ""
    looked_for: Finder = field(repr=False)
    net: Net = field(default=Net(), repr=False)
    unagreed: tuple[str, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    not_in_key: tuple[NotInKey, ...] = ()

    def evidence_said(self, passage: str) -> str:
        """What stands behind a passage, by its id, in brackets of its own: "(chronology, 3 March 2024, EMIS; interview
        2, paragraph 4) [not confirmed: SW1]", "" where nothing does."""
        pointed = self.cited.get(passage, ())
        rows = [one for one in pointed if not one.startswith(MEETING)]
        minutes = [one for one in pointed if one.startswith(MEETING)]
        said = "; ".join((*(["chronology, " + "; ".join(rows)] if rows else []), *minutes))
        return " ".join(filter(None, (f"({said})" if said else "", self.beside.get(passage, ""))))


MEETING = "interview "
"""What a reference to minutes begins with."""


def outgoing_report(
    review: Review,
    *,
    naming: Naming | None = None,
    unagreed: Unagreed = "stop",
    terms: frozenset[str] = frozenset(),
    past: Past | None = None,
    submission: int = 0,
    rows: bool = True,
    today: date,
) -> OutgoingReport:
    """The report as it leaves: anonymised, or for the panel with the key by `naming`.

    Paragraphs and rows that rest on minutes which may not be used are left out, or raise Stopped, as `unagreed` says;
    rows never stop what prints none of them, which `rows` being false says: a paragraph that points to one does.
    `terms` and `past` as in `gate.outgoing`; of signatures those under `submission` leave. What the author thinks over
    for themselves (checklists, deadlines, marks, notes on recommendations) does not.
    """
    agreed = agreed_passages(review)
    printed = agreed_rows(review, review.entries)
    held_rows = printed if rows else replace(printed, left=(), count=0)
    if (agreed.held or held_rows.count) and unagreed != "leave out":
        raise _stopped(agreed, held_rows)
    report = _leaving(review.report, agreed, submission)
    places = called(review.questions, report.passages)
    key = _key(review, naming)
    family = tuple(replace(one, note="") for one in review.family)
    relations = tuple(replace(one, note="") for one in review.relations)
    seen = tuple(_seen(review, today, naming))
    others = (
        review.details, key, family, relations, seen, review.sources, review.flags, review.fields,
        replace(report, passages=(), cited=()),
    )  # fmt: skip
    held = (
        *rows_held(review, printed.entries, printed.beside),
        *passages_held(review, report.passages, agreed.beside, places),
    )
    net, by_hand = words_held(review, held, past, others)
    chronology = outgoing(review, terms=terms, unagreed="leave out", past=past, words=(net, by_hand))
    strangers = Strangers.of(review, chronology.looked_for, terms)
    return OutgoingReport(
        profile="panel copy" if naming else "anonymised",
        naming=naming,
        details=review.details,
        questions=review.questions,
        report=report,
        chronology=chronology,
        family=family,
        relations=relations,
        people=key,
        seen=seen,
        beside=agreed.beside,
        cited=_cited(review, report),
        abbreviations=tuple((one.short, one.meaning) for one in abbreviations_of(review, report, chronology.entries)),
        submission=submission,
        log_head=review.log_head,
        looked_for=chronology.looked_for,
        net=net,
        unagreed=(
            *_left_said(review, agreed), *_once_rested(review, places),
            *(chronology.unagreed if rows else ()),
        ),
        by_hand=by_hand,
        not_in_key=tuple(
            NotInKey(each.where, found.matched)
            for each in printed_texts(review.questions, report)
            if not each.personal
            for found in strangers.in_text(each.text)
        ),
    )


def _stopped(agreed: AgreedPassages, rows: AgreedRows) -> Exception:
    what, these = rest_said(rows.count), "rows"
    if agreed.held:
        what, these = agreed.rest, "paragraphs"
        if rows.count:
            what, these = f"{agreed.rest}, and {rest_said(rows.count)},", "paragraphs and rows"
    return stopped_for(what, (f"{one.said}." for one in (*agreed.left, *rows.left)), these)


def _left_said(review: Review, agreed: AgreedPassages) -> Iterator[str]:
    """What the author should know of the paragraphs: what was left out and why, and what leaves marked."""
    if agreed.held:
        what = "1 paragraph" if len(agreed.held) == 1 else f"{len(agreed.held):,} paragraphs"
        why = "; ".join(one.said for one in agreed.left)
        yield f"{what} of the report left out, resting on minutes that may not be used: {why}."
        places = called(review.questions, review.report.passages)
        yield f"Left out: {'; '.join(places[id] for id in agreed.held)}."
    held = set(agreed.held)
    for place, one in enumerate(review.report.recommendations, 1):
        if one.rests_on and held.issuperset(one.rests_on):
            yield f"Recommendation {place} leaves without the paragraphs it rests on: all of them are left out."
    for word, what in (("[not confirmed: ", "not confirmed by everyone asked"), ("[Disputed by ", "disputed")):
        count = sum(word in text for text in agreed.beside.values())
        if count:
            leave = "1 paragraph leaves" if count == 1 else f"{count:,} paragraphs leave"
            yield f"{leave} as {what}: it says so behind {'it' if count == 1 else 'each'}."


def _once_rested(review: Review, places: Mapping[str, str]) -> Iterator[str]:
    """Which paragraphs that leave rested on minutes that may not be used, until somebody said that they do not."""
    for one in rested_on_unagreed(review) if review.rested else ():
        if one.kind == "passage" and one.entry in places:
            yield f"{places[one.entry]}: {one.said}."


def _leaving(report: Report, agreed: AgreedPassages, submission: int) -> Report:
    """Of the report what is for other eyes, with the passages that may leave."""
    leave = {each.id for each in agreed.passages}
    return replace(
        report,
        passages=tuple(replace(each, check=False) for each in agreed.passages),
        cited=tuple(replace(one, at="", by="") for one in report.cited if one.passage in leave),
        recommendations=tuple(
            replace(one, note="", rests_on=tuple(id for id in one.rests_on if id in leave))
            for one in report.recommendations
        ),
        considered=(),
        deadlines=(),
        submissions=tuple(replace(one, text="", by="") for one in report.submissions if one.number == submission),
        signatures=tuple(replace(one, by="") for one in report.signatures if one.submission == submission),
        updates=tuple(replace(one, by="") for one in report.updates),
    )


def _cited(review: Review, report: Report) -> dict[str, tuple[str, ...]]:
    """What each passage points to, rows first."""
    rows = {entry.id: entry for entry in review.entries} if report.cited else {}
    weak = weak_sources(report.searched) if report.cited else {}
    pointed: dict[str, list[Entry]] = {}
    for one in report.cited:
        if one.entry in rows:
            pointed.setdefault(one.passage, []).append(rows[one.entry])
    found = {id: rows_cited_said(each, weak) for id, each in pointed.items()}
    leave = {each.id for each in report.passages}
    evidence = [one for one in review.evidence if one.kind == "passage" and one.target in leave]
    if evidence:
        wanted = {one.interview for one in evidence}
        grounds = {one.interview.number: Ground.of(one) for one in review.minutes if one.interview.number in wanted}
        for each in evidence:
            found.setdefault(each.target, []).append(Rests.of(each, grounds.get(each.interview)).where)
    return {id: tuple(dict.fromkeys(said)) for id, said in found.items()}


def _key(review: Review, naming: Naming | None) -> tuple[KeyLine, ...]:
    if naming is not None:
        return key_lines(review, naming)
    return tuple(KeyLine(one.code, one.role, one.organisation, one.involvement) for one in review.people)


def _seen(review: Review, today: date, naming: Naming | None) -> Iterator[Seen]:
    register = register_of(review, today)
    names = {one.code.casefold(): one.name for one in review.people} if naming else {}

    def name(code: str) -> str:
        known = names.get(code.casefold(), "")
        return known if naming == "names" else initials(known)

    # With the number of the meeting a reader finds what a paragraph means by “interview 2”.
    held = {one.interview.number: one.interview.held for one in review.minutes}

    def when(day: str, meetings: Iterable[int]) -> str:
        on = [str(number) for number in meetings if held.get(number) == day]
        meant = f" (interview{'s' if len(on) > 1 else ''} {and_between(on)})" if on else ""
        return f"{day_said(day)}{meant}"

    for one in register.seen:
        yield Seen(
            code=one.code, name=name(one.code), job=one.role,
            days=tuple(when(day, one.interviews) for day in one.dates),
            by=and_between(name(code) or code for code in one.by),
        )  # fmt: skip
    for other in register.not_seen:
        why = ": ".join(filter(None, (other.why, other.more)))
        yet = f"on hold for {other.hold}" if other.hold else "not seen yet"
        yield Seen(code=other.code, name=name(other.code), job=other.role, not_seen=why or yet)
