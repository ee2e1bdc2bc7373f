"""What may leave: the review with the profile applied. Exporters accept nothing else.

Each profile is a type of its own, so that what was made under one can never be placed under another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from domain.chronology.entry import Entry
from domain.disclosure import Accepted
from domain.evidence.agreed_rows import RowText, Unagreed, agreed_rows, left_out_said, stopped, with_beside, without
from domain.evidence.past import Past
from domain.evidence.unagreed import Net, net_of
from domain.evidence.words_by_hand import ByHand, words_by_hand
from domain.identifiers.finding import Identifiers
from domain.log_line import LogLine
from domain.names.finding import Finder
from domain.names.parts import RANKS, STATIONS, TITLES
from domain.people import Person
from domain.question import Question
from domain.review import Details, Field, Flag, Review, Source
from domain.strangers import Strangers

Profile = Literal["anonymised", "panel copy", "names inside", "without names"]
"""What a file that left was made under, as the log keeps it."""

Naming = Literal["names", "initials"]
"""How the key of a panel copy says who people are: by real names, or by initials and job titles."""

PANEL_COPY = "-PANEL-COPY"
"""What the name of a panel copy's file ends with, before its ending."""

_WORD = re.compile(r"[^\W\d_][^\s,;-]*")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")
_FORMERLY = re.compile(r"(?<=\S)[\s,]+(?:[Nn](?:ée|e\u0301e|ee)|born|formerly|previously|also known as|aka)\s.*", re.S)
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CodedPerson:
    """A person as the anonymised profile shows them: there is no place here for a real name."""

    code: str
    role: str = ""
    organisation: str = ""
    involvement: str = ""


@dataclass(frozen=True, slots=True)
class NotInKey:
    """A name in the row of this date that is nobody's of the key; `who` is what the row says of who, where it stands
    there, "" in any other text."""

    day: str
    matched: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """All that an export may draw on, frozen.

    `entries` stand in chronology order, undated rows last; `recorded_by` is "user-1", "user-2" in them. `undated` and
    `outside` count the rows without a date and those outside the period among them, `left_out` those a filter kept
    back. `looked_for` finds the names that must not be in the finished file; it is never written into one.
    `not_in_key` are the names among the entries that seem to be people's and are nobody's of the key.

    `unagreed` says which rows were left out as the minutes they rest on may not be used, and which are marked;
    `beside` is what stands at the end of a row's comment (who does not confirm it, who disputes it), by its id; `net`
    finds words of minutes that may not be used wherever they stand, but for those that some row may say, which
    `by_hand` tells of where they stand otherwise.
    """

    profile: ClassVar[Profile] = "anonymised"

    details: Details
    entries: tuple[Entry, ...]
    people: tuple[CodedPerson, ...]
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    flags: tuple[Flag, ...]
    fields: tuple[Field, ...]
    log_head: str
    undated: int
    outside: int
    left_out: int
    looked_for: Finder
    not_in_key: tuple[NotInKey, ...] = ()
    unagreed: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    net: Net = field(default=Net(), repr=False)
    by_hand: tuple[ByHand, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of the key of personnel, as it leaves. Under "initials" `name` is those, and there are no other names."""

    code: str
    role: str = ""
    organisation: str = ""
    involvement: str = ""
    name: str = field(default="", repr=False)
    other_names: tuple[str, ...] = field(default=(), repr=False)
    former_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelCopy:
    """A chronology for the panel: its rows coded as ever, and the key beside them as that board asks for it."""

    profile: ClassVar[Profile] = "panel copy"

    chronology: Outgoing
    naming: Naming
    key: tuple[KeyLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyOfPersonnel:
    """The whole key, by real names. `looked_for` is for the name of the file, which travels in the open, `net` for what
    it says of people: no words of minutes that may not be used."""

    profile: ClassVar[Profile] = "names inside"

    details: Details
    key: tuple[KeyLine, ...]
    log_head: str
    looked_for: Finder = field(repr=False)
    net: Net = field(default=Net(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeCase:
    """Everything a case holds but what is half typed, real names and all: `terms` by word, each with its kind."""

    profile: ClassVar[Profile] = "names inside"

    review: Review = field(repr=False)
    terms: Mapping[str, str] = field(repr=False)
    accepted: tuple[Accepted, ...] = field(repr=False)
    log: tuple[LogLine, ...] = field(repr=False)
    looked_for: Finder = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogOfCase:
    """The lines of the log without what they are about, and without anyone's account."""

    profile: ClassVar[Profile] = "anonymised"

    lines: tuple[LogLine, ...]
    looked_for: Finder = field(repr=False)


Leaving = Outgoing | PanelCopy | KeyOfPersonnel | WholeCase | LogOfCase


def outgoing(
    review: Review,
    *,
    keep: Callable[[Entry], bool] | None = None,
    terms: frozenset[str] = frozenset(),
    unagreed: Unagreed = "stop",
    past: Past | None = None,
    words: tuple[Net, tuple[ByHand, ...]] | None = None,
) -> Outgoing:
    """The chronology as it leaves anonymised, by the author's filter when there is one.

    `terms` are the words answered to be no names. Rows that rest on minutes which may not be used are left out, or
    raise Stopped, as `unagreed` says. `past` tells what minutes once said and when rows were last changed; without it
    a row changed since it was recorded may hold words of any minutes. `words` are what `words_held` came to, where
    the rows leave with more than themselves.
    """
    wanted = tuple(entry for entry in review.entries if keep is None or keep(entry))
    rows = agreed_rows(review, wanted)
    if rows.count and unagreed != "leave out":
        raise stopped(rows)
    kept = tuple(with_beside(entry, rows.beside.get(entry.id, "")) for entry in rows.entries)
    users = {user: f"user-{number}" for number, user in enumerate(_users(review.entries), 1)}
    entries = tuple(replace(entry, recorded_by=users.get(entry.recorded_by, "")) for entry in kept)
    finder = looked_for(review, terms)
    strangers = Strangers.of(review, finder, terms)
    inside = [review.details.period.holds(entry.when) for entry in entries]
    around = (review.details, tuple(map(_printed, review.people)), review.sources, review.flags, review.fields)
    net, by_hand = words or words_by_hand(review, rows.entries, rows.beside, past, around)
    return Outgoing(
        details=review.details,
        entries=entries,
        people=tuple(map(_printed, review.people)),
        sources=review.sources,
        questions=review.questions,
        flags=review.flags,
        fields=review.fields,
        log_head=review.log_head,
        undated=inside.count(None),
        outside=inside.count(False),
        left_out=len(review.entries) - len(wanted),
        looked_for=finder,
        not_in_key=tuple(name for entry in entries for name in _not_in_key(entry, strangers)),
        unagreed=left_out_said(rows),
        beside=rows.beside,
        net=net,
        by_hand=by_hand,
    )


def beside_in(out: Outgoing, place: RowText) -> Outgoing:
    """The same with what stands beside a row at the end of another of its texts, where a form takes no comment."""
    return replace(
        out,
        entries=tuple(
            with_beside(replace(entry, comment=without(entry.comment, said)), said, place)
            if (said := out.beside.get(entry.id, ""))
            else entry
            for entry in out.entries
        ),
    )


def looked_for(review: Review, terms: frozenset[str] = frozenset()) -> Finder:
    """What finds all of this case that must not leave in the open: names, and what else tells who somebody is."""
    return Finder(review.people, terms, Identifiers(review.people, review.family, review.record_numbers))


def for_panel(
    review: Review,
    naming: Naming,
    *,
    keep: Callable[[Entry], bool] | None = None,
    terms: frozenset[str] = frozenset(),
    unagreed: Unagreed = "stop",
    past: Past | None = None,
) -> PanelCopy:
    """The chronology and the key for the panel; as `outgoing`."""
    rows = outgoing(review, keep=keep, terms=terms, unagreed=unagreed, past=past)
    return PanelCopy(chronology=rows, naming=naming, key=key_lines(review, naming))


def key_of_personnel(review: Review, past: Past | None = None) -> KeyOfPersonnel:
    """The whole key, by real names; `past` as in `outgoing`."""
    return KeyOfPersonnel(
        details=review.details,
        key=key_lines(review, "names"),
        log_head=review.log_head,
        looked_for=looked_for(review),
        net=net_of(review, past),
    )


def whole_case(
    review: Review, terms: Mapping[str, str], accepted: Iterable[Accepted], log: Iterable[LogLine]
) -> WholeCase:
    """Everything, for the author's own keeping or another program."""
    return WholeCase(
        review=review, terms=terms, accepted=tuple(accepted), log=tuple(log), looked_for=looked_for(review)
    )


def log_of_case(review: Review, log: Iterable[LogLine]) -> LogOfCase:
    """The log as it can be shown to anyone."""
    return LogOfCase(lines=tuple(log), looked_for=looked_for(review))


def key_lines(review: Review, naming: Naming) -> tuple[KeyLine, ...]:
    """The lines of the key, without the codes people had that are or hold a real name."""
    if not any(person.former_codes for person in review.people):
        return tuple(_key_line(person, naming) for person in review.people)
    from domain.names.code_naming import names_among_codes

    telling = names_among_codes(review.people)
    return tuple(
        _key_line(
            replace(person, former_codes=tuple(code for code in person.former_codes if code not in telling)), naming
        )
        for person in review.people
    )


def _printed(one: Person) -> CodedPerson:
    return CodedPerson(one.code, one.role, one.organisation, one.involvement)


def _key_line(person: Person, naming: Naming) -> KeyLine:
    names = (person.name, person.other_names) if naming == "names" else (initials(person.name), ())
    return KeyLine(
        person.code, person.role, person.organisation, person.involvement, *names, former_codes=person.former_codes
    )


def initials(name: str) -> str:
    """The initials of a name: “Dr Mary Ann O’Brien-Cole” is M.A.O.C., "" where there is no name.

    Titles are left out, and what stands in brackets or behind née; “Smith, Jane” is J.S.
    """
    title = TITLES | RANKS | STATIONS
    surname, comma, first = _FORMERLY.sub("", _BRACKETS.sub(" ", name)).partition(",")
    # One word before a comma is a surname put first; behind more of them stand qualifications.
    words = _WORD.findall(f"{first} {surname}" if comma and len(surname.split()) == 1 else surname)
    kept = [word for place, word in enumerate(words) if place or word.casefold().strip(".") not in title]
    return "".join(f"{word[0].upper()}." for word in kept)


def _not_in_key(entry: Entry, strangers: Strangers) -> Iterator[NotInKey]:
    for found, text, in_who in strangers.in_entry(entry):
        yield NotInKey(entry.when.said(), found.matched, text if in_who else "")


def notices(out: Outgoing) -> tuple[str, ...]:
    """What the author should know about the rows of an export, each a plain sentence."""
    said = []
    if out.undated:
        said.append(f"{_rows(out.undated)} without a date, placed last.")
    if out.outside:
        said.append(f"{_rows(out.outside)} outside the period under review, exported all the same.")
    if out.left_out:
        said.append(f"{_rows(out.left_out)} left out by the filter.")
    said += out.unagreed
    if named := codes_like_names(one.code for one in out.people):
        said.append(named)
    return tuple(said)


def codes_like_names(codes: Iterable[str]) -> str:
    """A sentence on the codes that look like real names and leave as they are, "" when none does."""
    nobody = Strangers(Finder(()), ())
    named = [code for code in codes if nobody.in_text(code)]
    if not named:
        return ""
    listed = ", ".join(f"“{code}”" for code in named[:_SHOWN]) + (" …" if len(named) > _SHOWN else "")
    return f"What looks like a real name leaves as a code: {listed}. If it is one, give another code (/people)."


def _rows(count: int) -> str:
    return f"{count:,} row" if count == 1 else f"{count:,} rows"


def _users(entries: tuple[Entry, ...]) -> dict[str, None]:
    return dict.fromkeys(entry.recorded_by for entry in entries if entry.recorded_by)
