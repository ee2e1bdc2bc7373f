"""What goes into reading an entry line and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.chronology.entry import Citation, Entry
from domain.dates.period import Period
from domain.dates.when import When
from domain.family.members import Member
from domain.people import Person
from domain.question import Question
from domain.review import Field, Flag, RecordNumber, Source


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the line may lean on: the case as it stands and the row before.

    `before` is the date of the last row saved or opened here, None when there is none; `before_lost` is true
    after a refused line of a pipe, until the next full date. `terms` are words that look like codes or names
    and are neither (ED, OT, May), as the author has answered, and `codes_meant` such as are always the code. `family`
    and `record_numbers` tell what identifies people beside their names. `sticky` are the sources and field values kept
    from the row before. `today` comes from the caller, never from the clock.
    """

    today: date
    period: Period = Period()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    questions: tuple[Question, ...] = ()
    flags: tuple[Flag, ...] = ()
    fields: tuple[Field, ...] = ()
    terms: frozenset[str] = frozenset()
    codes_meant: frozenset[str] = frozenset()
    family: tuple[Member, ...] = ()
    record_numbers: tuple[RecordNumber, ...] = ()
    before: When | None = None
    before_lost: bool = False
    sticky_sources: tuple[Citation, ...] = ()
    sticky_fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the line cannot be saved, in one sentence, at `start`..`end` of the text as typed."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ask:
    """A place where the line could mean two things.

    `key` names the question within the line and is what an answer is given under; `readings` says in words what
    each answer means, the one now taken at index `taken`. A pipe refuses with `sentence`, unless `harmless`:
    then it takes the reading and reports the sentence.
    """

    key: str
    sentence: str
    readings: tuple[str, ...]
    taken: int
    start: int
    end: int
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """What a stretch of the line was read as: when, time, who, event, action, outcome, comment, source, question,
    flag, field or mark."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A line as understood so far: the entry (None while there is none to show), and what stands in its way.

    It may be saved when `problems` is empty and, in a pipe, `asks` too; on the screen Enter takes the readings
    shown. `new_people`, `new_sources` and `new_questions` come into the case with the row. `clears_source` says
    that the line asked for no source (`@-`), so that none sticks. `notes` is what the read-back points at.
    """

    text: str
    entry: Entry | None
    problems: tuple[Problem, ...] = ()
    asks: tuple[Ask, ...] = ()
    notes: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    new_people: tuple[Person, ...] = ()
    new_sources: tuple[Source, ...] = ()
    new_questions: tuple[Question, ...] = ()
    clears_source: bool = False

    @property
    def ready(self) -> bool:
        """Whether the entry can be saved on the screen, with the readings shown."""
        return self.entry is not None and not self.problems

    @property
    def ready_in_pipe(self) -> bool:
        """Whether it can be saved with no one to ask."""
        return self.ready and all(ask.harmless for ask in self.asks)
