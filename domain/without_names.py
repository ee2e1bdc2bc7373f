"""A case for a reader: what may be in it, from a list of what that is, each text searched and coded once more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.chronology.entry import Citation, Entry
from domain.dates.when import When
from domain.evidence.agreed_rows import Unagreed, agreed_rows, left_out_said, stopped, with_beside
from domain.evidence.past import Past
from domain.evidence.unagreed import Net
from domain.evidence.words_by_hand import ByHand, words_by_hand
from domain.family.members import NOT_KNOWN, Member, Relation, is_value
from domain.fold import fold
from domain.gate import outgoing
from domain.identifiers.hits import Hit
from domain.identifiers.kinds import BORN
from domain.names.finding import Finder
from domain.people import Person
from domain.question import Question
from domain.review import Details, Field, Flag, Review, Source
from domain.unseen import Unseen, unseen

_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Left:
    """What could not be coded: where it stands, the words, and what is to be said of them."""

    place: str
    matched: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WithoutNames:
    """The case as a reader may have it, and all that stands in the way of their having it.

    `said` tells of rows left out or marked, by the minutes they rest on.
    """

    review: Review
    left: tuple[Left, ...]
    said: tuple[str, ...] = ()


def without_names(
    review: Review,
    finder: Finder,
    terms: frozenset[str] = frozenset(),
    unagreed: Unagreed = "stop",
    past: Past | None = None,
) -> WithoutNames:
    """The case by its codes: whatever is not named here does not come into it, so no minutes do, and no report.

    `finder` knows the names and the identifiers of the case. Nothing that `left` tells of may leave. Rows that rest on
    minutes which may not be used are left out, or raise Stopped, as in any export.
    """
    rows = agreed_rows(review, review.entries)
    if rows.count and unagreed != "leave out":
        raise stopped(rows)
    entries = tuple(with_beside(entry, rows.beside.get(entry.id, "")) for entry in rows.entries)
    around = (review.details, review.people, review.sources, review.questions, review.flags, review.fields)
    net, by_hand = words_by_hand(review, rows.entries, rows.beside, past, around)
    texts = _Texts(finder, net)
    made = Review(
        details=_details(review.details, texts.at("Details of the case")),
        entries=tuple(_entry(entry, texts.at(f"Row of {entry.when.said()}")) for entry in entries),
        people=tuple(_person(person, texts.at(f"Key, {person.code}")) for person in review.people),
        sources=tuple(_source(source, texts.at("Sources")) for source in review.sources),
        questions=tuple(_question(question, texts.at("Questions")) for question in review.questions),
        flags=tuple(_flag(flag, texts.at("Flags")) for flag in review.flags),
        fields=tuple(_field(field, texts.at("Fields")) for field in review.fields),
        family=tuple(_member(member, texts.at(f"Family, {member.code}")) for member in review.family),
        relations=tuple(Relation(one=one.one, kind=one.kind, other=one.other) for one in review.relations),
    )
    rows_alone = replace(review, entries=made.entries, minutes=(), evidence=(), rested=())
    nobodys = [
        Left(f"Row of {one.day}, who", one.matched, f"Row of {one.day}, who: “{one.matched}” is nobody of the key")
        for one in outgoing(rows_alone, terms=terms).not_in_key
        if one.who
    ]
    nobodys += [Left(one.where, one.matched, f"{one.where}: {_of_minutes(one)}") for one in by_hand]
    told = {fold(one.matched).text for one in nobodys}
    not_seen = [_not_seen(one) for one in unseen(review, terms) if fold(one.name).text not in told]
    return WithoutNames(made, tuple(dict.fromkeys([*texts.left, *nobodys, *not_seen])), left_out_said(rows))


def _not_seen(one: Unseen) -> Left:
    where = f"Row of {one.day}" if one.count == 1 else f"{one.count:,} rows, the first of {one.day}"
    return Left(where, one.name, f"{where}: nobody has looked at “{one.name}”, in “{one.around}”")


Coder = Callable[[str, str], str]
"""Codes a text; called with what it is called there and the text."""


class _Texts:
    """Codes texts, and keeps what is left in them."""

    def __init__(self, finder: Finder, net: Net) -> None:
        self._finder = finder
        self._net = net
        self.left: list[Left] = []

    def at(self, place: str) -> Coder:
        """The coder of the texts of one place."""

        def coded(called: str, text: str) -> str:
            made = self._finder.code(text).text if text else text
            for hit in self._finder.find(made) if made else ():
                if _stays(hit, called):
                    where = f"{place}, {called}"
                    self.left.append(Left(where, hit.matched, f"{where}: {_said(hit)}"))
            for hit in self._net.find(made):
                where = f"{place}, {called}"
                self.left.append(Left(where, hit.matched, f"{where}: {_of_minutes(hit)}"))
            return made

        return coded


def _of_minutes(hit: Hit | ByHand) -> str:
    return f"“{hit.matched}” stands in the minutes of {hit.why}"


def _said(hit: Hit) -> str:
    if hit.kind == "name":
        return hit.question
    whose = f" of {hit.code}" if hit.code else ""
    return f"“{hit.matched}” is the {hit.kind}{whose}; leave it out."


def _stays(hit: Hit, called: str) -> bool:
    """Whether a hit keeps the copy back: a name, sure or asked, and every identifier that is surely one.

    The day of a row is told in every export; that it is somebody's date of birth does not make it less the row's.
    """
    return hit.kind == "name" or not (hit.asked or (called == "date" and hit.kind == BORN))


def _details(details: Details, coded: Coder) -> Details:
    return Details(
        agency=coded("agency", details.agency),
        subject=coded("subject", details.subject),
        author=coded("author", details.author),
        reference=coded("reference", details.reference),
        period=details.period,
    )


def _entry(entry: Entry, coded: Coder) -> Entry:
    when = entry.when

    def given(called: str, text: str | None) -> str | None:
        return None if text is None else coded(called, text)

    return Entry(
        id=entry.id,
        type=entry.type,
        when=When(coded("date", when.written), when.kind, when.earliest, when.latest, when.doubtful),
        time=given("time", entry.time),
        who=given("who", entry.who),
        people=tuple(coded("people", code) for code in entry.people),
        event=given("event", entry.event),
        action=given("action", entry.action),
        outcome=given("outcome", entry.outcome),
        comment=given("comment", entry.comment),
        sources=tuple(Citation(coded("source", one.name), given("source", one.ref)) for one in entry.sources),
        questions=tuple(coded("question", label) for label in entry.questions),
        flags=tuple(coded("flags", name) for name in entry.flags),
        fields=tuple((coded("fields", name), coded(name, value)) for name, value in entry.fields),
        agency=coded("agency", entry.agency),
        slot=entry.slot,
        sequence=entry.sequence,
        recorded_at=entry.recorded_at,
    )


def _person(person: Person, coded: Coder) -> Person:
    # A code somebody had earlier may have been a name before it was renamed: none of them is told.
    return Person(
        code=coded("code", person.code),
        role=coded("role", person.role),
        organisation=coded("organisation", person.organisation),
        involvement=coded("involvement", person.involvement),
        given_by_board=person.given_by_board,
        exported=True,
        same_as=person.same_as,
    )


def _source(source: Source, coded: Coder) -> Source:
    return Source(coded("name", source.name), coded(source.name, source.description))


def _question(question: Question, coded: Coder) -> Question:
    return Question(coded("label", question.label), coded(question.label, question.text))


def _flag(flag: Flag, coded: Coder) -> Flag:
    return Flag(coded("name", flag.name), coded(flag.name, flag.meaning))


def _field(field: Field, coded: Coder) -> Field:
    return Field(
        name=coded("name", field.name),
        label=coded(field.name, field.label),
        values=tuple(coded(field.name, value) for value in field.values),
        sticky=field.sticky,
        fill=coded(field.name, field.fill),
    )


def _member(member: Member, coded: Coder) -> Member:
    return Member(
        code=coded("code", member.code),
        relationship=coded("relationship", member.relationship),
        born=_year(member.born),
        died=_year(member.died),
        address=NOT_KNOWN if is_value(member.address) else member.address,
        ethnicity=coded("ethnicity or diversity needs", member.ethnicity),
        sex=member.sex,
        household=coded("household", member.household),
        aware=member.aware,
    )


def _year(text: str) -> str:
    """The year alone of a date, "not known" where it says no year, or more than one."""
    if not is_value(text):
        return text
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 else NOT_KNOWN
