"""The whole case at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.family.members import Member, Relation
from domain.people import Person
from domain.question import Question

if TYPE_CHECKING:
    from domain.evidence.drawn_from import Evidence, Rested
    from domain.meetings.interview import Debrief, ExtractCheck, ToSee
    from domain.meetings.minutes import Minutes
    from domain.report.board_asks import BoardAsks
    from domain.report.parts import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a board's header block asks for. `subject` is a reference name, never a real one."""

    agency: str = ""
    subject: str = ""
    author: str = ""
    reference: str = ""
    period: Period = Period()


@dataclass(frozen=True, slots=True)
class Source:
    """Where entries come from, by its short name (EMIS, RiO, PAS)."""

    name: str
    description: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """A mark on entries (good, concern, dna) and what it means."""

    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class RecordNumber:
    """A number the agency's records go by, told by an example: each figure of it stands for any, each letter too."""

    name: str
    example: str
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the case beyond the standing ones, usually a board's column.

    `values` are the listed values a board allows (empty: any text); `sticky` is kept from row to row until
    changed; `fill` stands in exports where an entry has none.
    """

    name: str
    label: str = ""
    values: tuple[str, ...] = ()
    sticky: bool = False
    fill: str = ""


STANDING_FLAGS = (
    Flag("good", "good practice"),
    Flag("concern", "a concern about practice"),
    Flag("dna", "did not attend"),
    Flag("opportunity", "a missed or taken opportunity"),
    Flag("voice", "the person's own voice"),
    Flag("decision", "a decision was made"),
    Flag("ooh", "out of hours"),
    Flag("key", "a key event"),
)

STANDING_FIELDS = (Field(name="seen", label="Who was seen"), Field(name="contact", label="Kind of contact"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The whole case at one moment, frozen; it may cross threads.

    `entries` stand in chronology order, undated rows last. `minutes` are of every interview by its number, held or not;
    `evidence` is what rows and passages rest on, `rested` what rows were said to rest on once; `headings` are the
    case's own for minutes, `report` is all of the report, `board` what the board's files in hand ask for.
    `log_head` is the hash of the log's last line.
    """

    details: Details
    entries: tuple[Entry, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    questions: tuple[Question, ...] = ()
    flags: tuple[Flag, ...] = STANDING_FLAGS
    fields: tuple[Field, ...] = STANDING_FIELDS
    family: tuple[Member, ...] = ()
    relations: tuple[Relation, ...] = ()
    record_numbers: tuple[RecordNumber, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rested: tuple[Rested, ...] = ()
    to_see: tuple[ToSee, ...] = ()
    debriefs: tuple[Debrief, ...] = ()
    extract_checks: tuple[ExtractCheck, ...] = ()
    headings: tuple[str, ...] = ()
    report: Report = field(default_factory=lambda: _no_report())
    board: BoardAsks = field(default_factory=lambda: _no_board())
    log_head: str = ""


def _no_board() -> BoardAsks:
    from domain.report.board_asks import BoardAsks

    return BoardAsks()


def _no_report() -> Report:
    # Late: the chronology is on the screen before anything of the report is wanted.
    from domain.report.parts import Report

    return Report()
