"""Rows of a chronology made by hand, by another program or by us, read as entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.chronology.entry import NO_CONTACT, Citation, Entry
from domain.dates.when import When
from domain.errors import NotUnderstood
from domain.evidence.agreed_rows import without_beside
from domain.line.draft import Known
from domain.line.known_index import index_of, squeezed
from domain.line.people_part import people_at
from domain.names.finding import Finder
from domain.people import Person
from domain.question import Question
from domain.review import STANDING_FLAGS
from domain.review import Source as CaseSource
from domain.shortened import cut
from domain.strangers import Strangers
from exporters.chronology.cells import without_article
from exporters.chronology.citing import taken_apart
from exporters.readers.moments import date_and_time, date_of, spanned, time_of
from exporters.readers.tables import Given
from exporters.templates.template import Column, between

_LIST = re.compile(r"\s*[;\n]\s*|\s*,\s+")
_QUESTION = re.compile(
    r"^(?:kloe|klo|tor|key lines? of (?:enquiry|inquiry)|question|q|line)\s*(?:no\.?|number)?\s*[:.]?\s*",
    re.IGNORECASE
)
_NONE = frozenset(("", "n/a", "na", "not applicable", "none", "nil", "-", "--", "no", "n", "false", "none recorded"))
_YES = frozenset(("yes", "y", "x", "true", "✓", "✔", "1"))


@dataclass(slots=True)
class Taken:
    """One row as read so far: the parts of its entry, what is wrong with it, what is worth saying, who is new."""

    parts: dict[str, object] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    sources: list[CaseSource] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    unknown_flags: list[str] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)
    """What stood beside the row at the end of a text, where it left: taken off it, and kept here by that text."""


class ChronologyRows:
    """Reads rows of one table. What one row brings into the case (a person, a source) the next may lean on."""

    def __init__(self, columns: Mapping[int, Column], known: Known, agency: str = "") -> None:
        self.columns = columns
        self.known = known
        self.agency = agency
        self._look()
        flags = {flag.name: flag for flag in (*STANDING_FLAGS, *known.flags)}
        self._flags = {name.lower(): name for name in flags}
        self._flags |= {without_article(f.meaning).lower(): f.name for f in flags.values() if f.meaning}
        self._fills = {f.name: f.fill for f in known.fields if f.fill}
        self._sources = {source.name.casefold(): source.name for source in known.sources}
        self._questions = {squeezed(question.label): question.label for question in known.questions}

    def _look(self) -> None:
        self._finder = Finder(self.known.people, self.known.terms)
        said = (self.agency, *(source.name for source in self.known.sources))
        self._strangers = Strangers(self._finder, self.known.people, self.known.terms, said)

    def read(self, cells: Mapping[int, Given]) -> tuple[Entry | None, Taken]:
        """The entry a row is, None when it is none; why, and what came with it, stand in what was taken."""
        taken = self.parts(cells)
        return self._entry(taken), taken

    def parts(self, cells: Mapping[int, Given]) -> Taken:
        """What the cells say, part by part, whether or not that comes to an entry."""
        taken = Taken()
        ends: dict[str, Given] = {}
        for number, column in self.columns.items():
            given = cells.get(number, Given())
            try:
                if len(column.fields) == 1:
                    self._one(column.fields[0], given, column, taken, ends)
                elif column.fields:
                    self._several(column.fields, given, column, taken, ends)
            except NotUnderstood as refused:
                taken.problems.append(refused.sentence)
        self._close(taken, ends)
        return taken

    # columns

    def _one(self, asks: str, given: Given, column: Column, taken: Taken, ends: dict[str, Given]) -> None:
        if asks in ("end_date", "end_time", "source_ref"):
            ends[asks] = given
        elif asks == "date":
            if not given.blank:
                taken.parts["when"], clock = date_of(given, self.known.today, self.known.period)
                if clock:
                    taken.parts.setdefault("time", clock)
        elif asks == "time":
            said = None if given.blank else time_of(given)
            if said and taken.parts.get("time") not in (None, said):
                taken.problems.append(f"The date cell says {taken.parts['time']} and the time cell {said}.")
            if said:
                taken.parts["time"] = said
        elif asks.startswith("field:"):
            self._own_field(asks.removeprefix("field:"), given.text, taken)
        elif asks.startswith("flag:"):
            self._flag_column(asks.removeprefix("flag:"), given.text, column, taken)
        elif not given.blank:
            self._text(asks, given, taken)

    def _text(self, asks: str, given: Given, taken: Taken) -> None:
        ways: dict[str, Callable[[str, Taken], None]] = {
            "who": self._who, "source": self._source, "question": self._question, "flags": self._flag_list,
        }  # fmt: skip
        if asks in ways:
            ways[asks](given.text, taken)
        elif asks == "agency":
            if squeezed(given.text) != squeezed(self.agency):
                taken.parts["agency"] = self._coded(given.text, taken)
        elif asks in ("event", "action", "outcome", "comment"):
            taken.parts[asks] = self._coded(self._without_beside(asks, given.text, taken), taken)

    def _without_beside(self, asks: str, text: str, taken: Taken) -> str:
        bare = without_beside(text)
        if said := text[len(bare) :].strip():
            taken.beside[asks] = self._finder.code(said).text
        return bare

    def _several(
        self, fields: Sequence[str], given: Given, column: Column, taken: Taken, ends: dict[str, Given]
    ) -> None:
        """A cell that holds several fields, taken apart where that can be done for certain, else kept whole in one."""
        if given.blank:
            return
        asked = set(fields)
        if asked == {"date", "time"}:
            taken.parts["when"], clock = date_and_time(given, self.known.today, self.known.period)
            if clock:
                taken.parts["time"] = clock
            return
        if asked == {"who", "event"}:
            self._who_and_event(given.text, taken)
            return
        if asked == {"source", "source_ref"}:
            self._source(given.text, taken)
            return
        pieces = [piece.strip() for piece in given.text.split(between(fields))]
        if asked == {"agency", "who"}:
            self._agency_and_who(fields, pieces, given, taken)
        elif asked == {"who", "role"} and len(pieces) == 2 and self._are_people(pieces[list(fields).index("who")]):
            self._one("who", Given(pieces[list(fields).index("who")]), column, taken, ends)
        elif "who" in asked and not asked & {"event", "action", "outcome", "comment"}:
            self._one("who", given, column, taken, ends)
        else:
            long = [name for name in fields if name in ("event", "action", "outcome", "comment")]
            self._one(long[0] if long else fields[0], given, column, taken, ends)

    def _who_and_event(self, text: str, taken: Taken) -> None:
        """People before the first colon, as in the entry line, when every word there is one; else all is the event."""
        text = self._without_beside("event", text, taken)
        part = people_at(text, 0, index_of(self.known), {})
        if part is None or part.asks or not text[part.end :].strip():
            taken.parts["event"] = self._coded(text, taken)
            return
        taken.parts["who"], taken.parts["people"] = part.who, part.people
        taken.people.extend(part.new_people)
        taken.parts["event"] = self._coded(text[part.end :].strip(), taken)

    def _agency_and_who(self, fields: Sequence[str], pieces: list[str], given: Given, taken: Taken) -> None:
        said = dict(zip(fields, pieces, strict=True)) if len(pieces) == 2 else {}
        if said and not self._are_people(said["agency"]):
            self._text("agency", Given(said["agency"]), taken)
            self._who(said["who"], taken)
        elif squeezed(given.text) != squeezed(self.agency) or not self.agency:
            self._who(given.text, taken)

    def _are_people(self, text: str) -> bool:
        part = people_at(f"{text}:", 0, index_of(self.known), {})
        return part is not None and not part.asks

    def _close(self, taken: Taken, ends: Mapping[str, Given]) -> None:
        """What two columns say together: a date and its end, a time and its end, a source and the place in it."""
        try:
            last = ends.get("end_date", Given())
            if not last.blank:
                end, _ = date_of(last, self.known.today, self.known.period)
                start = taken.parts.get("when")
                if isinstance(start, When):
                    taken.parts["when"] = spanned(start, end, self.known.today, self.known.period)
                elif not taken.problems:
                    taken.problems.append("There is an end date and no date.")
            last = ends.get("end_time", Given())
            end_time = None if last.blank else time_of(last)
            if end_time and end_time != taken.parts.get("time"):
                start_time = taken.parts.get("time")
                taken.parts["time"] = time_of(Given(f"{start_time}-{end_time}")) if start_time else end_time
        except NotUnderstood as refused:
            taken.problems.append(refused.sentence)
        refs = [ref for ref in _LIST.split(ends.get("source_ref", Given()).text) if ref]
        sources = list(taken.parts.get("sources") or ())  # type: ignore[call-overload]
        if refs and not sources:
            taken.notes.append("The place in the source is left out: no source is named.")
        elif refs:
            if len(refs) != len(sources):
                refs = ["; ".join(refs)]
            for n, ref in enumerate(refs):
                sources[n] = Citation(sources[n].name, self._coded(ref, taken))
            taken.parts["sources"] = tuple(sources)

    # people, sources, questions, flags, fields

    def _who(self, text: str, taken: Taken) -> None:
        """Codes, roles and real names become codes; other words are kept as they stand, with nobody behind them."""
        part = people_at(f"{text}:", 0, index_of(self.known), {}) if ":" not in text else None
        if part is None or part.end != len(text) + 1:
            taken.parts["who"] = self._coded(text, taken)
            taken.notes.append(f"“{cut(text, 40)}” is nobody of the key and is kept as written.")
            return
        if part.asks:
            taken.problems.extend(ask.sentence for ask in part.asks)
            return
        taken.parts["who"], taken.parts["people"] = part.who, part.people
        taken.people.extend(part.new_people)

    def _source(self, text: str, taken: Taken) -> None:
        found = []
        for piece in re.split(r"\s*[;\n]\s*", text):
            if not piece:
                continue
            name, ref = self._named_source(piece, taken)
            low = name.casefold()
            if low not in self._sources and all(new.name.casefold() != low for new in taken.sources):
                taken.sources.append(CaseSource(name))
            found.append(Citation(self._sources.get(low, name), ref))
        if found:
            taken.parts["sources"] = tuple(found)

    def _named_source(self, piece: str, taken: Taken) -> tuple[str, str | None]:
        """A source and the place in it, real names in what the case does not hold yet as codes."""
        held, ref = self._held_source(piece)
        if not held:
            piece = self._coded(piece, taken)
            held, ref = self._held_source(piece)
            return (held, ref) if held else taken_apart(piece)
        return held, self._coded(ref, taken) if ref else None

    def _held_source(self, piece: str) -> tuple[str, str | None]:
        """The source of the case a piece begins with, "" for none, and what is behind it."""
        low = piece.casefold()
        for held in sorted(self._sources, key=len, reverse=True):
            if low == held:
                return self._sources[held], None
            if low.startswith((f"{held} ", f"{held}, ", f"{held}: ")):
                return self._sources[held], piece[len(held) :].strip(" ,:") or None
        return "", None

    def _question(self, text: str, taken: Taken) -> None:
        labels = []
        for piece in re.split(r"\s*[;,\n&]\s*|\s+and\s+", text):
            label = self._label(piece.strip(), taken)
            if label is None:
                continue
            if squeezed(label) not in self._questions and all(q.label != label for q in taken.questions):
                taken.questions.append(Question(label))
            labels.append(label)
        if labels:
            taken.parts["questions"] = tuple(dict.fromkeys(labels))

    def _label(self, piece: str, taken: Taken) -> str | None:
        if piece.lower() in _NONE:
            return None
        return self._held_label(piece) or self._held_label(coded := self._coded(piece, taken)) or coded

    def _held_label(self, piece: str) -> str | None:
        """The question of the case a piece names."""
        bare = _QUESTION.sub("", piece)
        for text in (piece, bare, f"KLOE {bare}", f"ToR {bare}"):
            if found := self._questions.get(squeezed(text)):
                return found
        return None

    def _flag_list(self, text: str, taken: Taken) -> None:
        pieces = [piece.strip() for piece in re.split(r"[;\n]", text)]
        names = [
            name for piece in pieces for name in ([piece] if piece.lower() in self._flags else piece.split(","))
        ]
        for name in (name.strip() for name in names if name.strip().lower() not in _NONE):
            held = self._flags.get(name.lower())
            if held is None:
                taken.unknown_flags.append(cut(name, 40))
                taken.notes.append(f"“{cut(name, 40)}” is no flag of this case and is left out.")
            else:
                taken.parts["flags"] = (*self._held_flags(taken), held)

    def _flag_column(self, name: str, text: str, column: Column, taken: Taken) -> None:
        low = text.strip().lower()
        if low in _NONE:
            return
        if low not in _YES and low not in (name, column.heading.lower()):
            taken.notes.append(f"Of column {column.letter} only the flag “{name}” is kept, not its words.")
        if name not in self._held_flags(taken):
            taken.parts["flags"] = (*self._held_flags(taken), name)

    def _held_flags(self, taken: Taken) -> tuple[str, ...]:
        held = taken.parts.get("flags", ())
        assert isinstance(held, tuple)
        return held

    def _own_field(self, name: str, text: str, taken: Taken) -> None:
        if text and text.casefold() != self._fills.get(name, "").casefold():
            held = taken.parts.setdefault("fields", {})
            assert isinstance(held, dict)
            held[name] = self._coded(text, taken)

    def _coded(self, text: str, taken: Taken) -> str:
        """The text with every certain real name as its code."""
        coded = self._finder.code(text)
        if coded.changes:
            taken.notes.append(f"{len(coded.changes)} real name{'s' * (len(coded.changes) > 1)} became a code.")
        taken.notes += [hit.question.removesuffix(".") for hit in coded.asks]
        taken.notes += [each.sentence for each in self._strangers.in_text(coded.text)]
        return coded.text

    # the whole row

    def _entry(self, taken: Taken) -> Entry | None:
        parts = taken.parts
        if "when" not in parts and not taken.problems:
            taken.problems.append("There is no date: write one, or “unknown”.")
        gap = self._as_gap(parts)
        if not gap and not parts.get("event") and not taken.problems:
            taken.problems.append("There is no event.")
        when = parts.get("when")
        if taken.problems or not isinstance(when, When):
            return None
        if parts.get("time") and when.day is None:
            taken.problems.append("A time needs a single day.")
            return None
        fields = parts.pop("fields", {})
        assert isinstance(fields, dict)
        values = {"type": "gap" if gap else "event", **parts, "fields": tuple(sorted(fields.items()))}
        return Entry(**values)  # type: ignore[arg-type]

    def _as_gap(self, parts: dict[str, object]) -> bool:
        when, event = parts.get("when"), parts.get("event")
        if not isinstance(when, When) or not isinstance(event, str):
            return False
        if event == f"{NO_CONTACT}, {when.said()}":
            parts["event"] = None
            return True
        return event.casefold().rstrip(".") in (NO_CONTACT.casefold(), "no contact", "gap")

    def learn(self, taken: Taken) -> None:
        """Let the rows that follow lean on what this one brings into the case."""
        if taken.people:
            self.known = replace(self.known, people=(*self.known.people, *taken.people))
            self._look()
        self._sources |= {source.name.casefold(): source.name for source in taken.sources}
        self._questions |= {squeezed(question.label): question.label for question in taken.questions}


def same_text(one: str | None, other: str | None) -> bool:
    """Whether two texts differ in nothing but spaces and line breaks."""
    return spaced(one) == spaced(other)


def spaced(text: str | None) -> str:
    """The text with one space between its words: the same for texts that `same_text` calls the same."""
    return " ".join((text or "").split())
