"""What a heading asks for, by its meaning: never by its place or the name of the file.

A heading is certain only when every telling word of it is accounted for by one field's decisive words, part by part.
Whatever could be read two ways comes out uncertain, with the likeliest reading first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from domain.asked.field_of import NOTHING, Where
from domain.asked.found import label_of
from exporters.templates.statuses import statuses_in
from exporters.templates.words import BOARDS_OWN, guesses, plain, unnumbered, words

NOT_ALL_KNOWN = "not all of its words are known"

Certainty = Literal["certain", "uncertain", "unknown"]

_SPLIT = re.compile(r"\s*(?:/|&|\+|;|,|\||\n|\band\b|\bor\b)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_GUIDES = re.compile(
    r"^(?:please|use|using|enter|e\.?\s?g|i\.?\s?e|for example|such as|give|state|do not|see|in the format|dd|hh|24|"
    r"where|if|note|must|should|only|max|choose|select|tick|from the|as per|this|what|how|why|facts?)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"what|when|where|why|how|(?:by )?whom?", re.IGNORECASE)
_TO = re.compile(r"\s*[–—-]+\s*(?=(?:to|until|end|finish)\b)", re.IGNORECASE)
_INCLUDES = re.compile(r"^(?:to\s+)?(?:incl\b|include|includes|including|with\b|and\b|plus\b)", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|by|for|with)\b\s+(.+)$", re.IGNORECASE)
_DOUBTFUL = re.compile(
    r"^contact (?:details?|info)|\bnumber of\b|\bhow many\b|\bno\.? of\b|^key contacts?$|^agency leads?$", re.IGNORECASE
)
"""Wordings whose order turns the meaning: the number of contacts is no running number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One column's heading and what its cells say of it.

    `group` is the heading above it that spans `group_span` columns. `format` is what the cells below show: "date",
    "time", "text" or "" (nothing said). `listed` are the values its cells may take. `numbered` are cells that are
    already numbered 1, 2, 3; `formula` cells that work themselves out.
    """

    text: str
    group: str = ""
    group_span: int = 1
    format: str = ""
    listed: tuple[str, ...] = ()
    numbered: bool = False
    formula: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a heading was understood as: `fields` in order (the likeliest when uncertain, none when unknown or when it
    asks for nothing of ours), other fields it could be, and in a few words why it is not certain."""

    fields: tuple[str, ...] = ()
    certainty: Certainty = "unknown"
    others: tuple[str, ...] = ()
    why: str = ""
    includes: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether it may be filled without asking."""
        return self.certainty == "certain"

    def doubted(self, why: str, *others: str) -> Reading:
        """The same reading, no longer certain."""
        if not self.certain:
            return self
        more = tuple(other for other in others if other not in self.fields)
        return replace(self, certainty="uncertain", others=(*self.others, *more), why=why)


def read_row(headings: Sequence[Heading], where: Where = "row") -> tuple[Reading, ...]:
    """What each heading of one table asks for, judged together: no two certain of the same field."""
    readings = [read_column(heading, where) for heading in headings]
    claimed = [field for reading in readings for field in reading.fields if field != NOTHING]
    for index, reading in enumerate(readings):
        unmet = tuple(field for field in reading.includes if field not in claimed)
        if reading.certain and unmet:
            readings[index] = replace(
                reading.doubted("its guidance asks for more, which no other column does"),
                fields=(*reading.fields, *unmet)
            )
    holders: dict[str, list[int]] = {}
    for index, reading in enumerate(readings):
        if reading.certain:
            for field in reading.fields:
                if field != NOTHING:
                    holders.setdefault(field, []).append(index)
    for field, columns in holders.items():
        if len(columns) > 1:
            named = " and ".join(f"“{plain(headings[i].text)}”" for i in columns)
            for i in columns:
                readings[i] = readings[i].doubted(f"{named} both seem to ask for the {label_of(field, where)}")
    return tuple(readings)


def read_column(heading: Heading, where: Where = "row") -> Reading:
    """What one column asks for, by its heading, the heading above it and its cells."""
    if heading.formula:
        return Reading(fields=(NOTHING,), certainty="certain", why="its cells work themselves out")
    reading = _grouped(heading, where)
    return _weighed(reading, heading) if where == "row" else _weighed_plan(reading, heading)


def read_heading(text: str, where: Where = "row") -> Reading:
    """What a heading asks for by its words alone."""
    head, asides = _without_asides(unnumbered(text), where)
    short = [aside for aside in asides if _is_list(aside) or not (_GUIDES.match(aside) or _INCLUDES.match(aside))]
    parted = any(len(_SPLIT.split(plain(aside))) > 1 for aside in short)
    joined = _read(" ".join([head, *short]), where, whole=not parted)
    reading = _read(head, where)
    if joined.certain and not any(_INCLUDES.match(aside) for aside in asides):
        asks = any(_ASKING.fullmatch(piece) for aside in short for piece in _SPLIT.split(plain(aside)))
        if parted and reading.certain and (asks or not set(reading.fields) <= set(joined.fields)):
            both = tuple(dict.fromkeys((*reading.fields, *joined.fields)))
            return replace(reading.doubted("what stands in brackets may ask for more"), fields=both)
        return joined
    if not asides:
        return reading
    if not reading.certain:
        return _helped(reading, joined, asides, where)
    for aside in asides:
        tokens, _ = words(aside)
        if BOARDS_OWN.intersection(tokens):
            return reading.doubted("it may be for the board to fill", NOTHING)
        said = _read(aside, where)
        if _INCLUDES.match(aside):
            more = tuple(f for f in _read(_INCLUDES.sub("", aside), where).fields if f not in reading.fields)
            reading = replace(reading, includes=(*reading.includes, *more))
        elif aside in short and len(tokens) <= 4:
            if said.certain and not set(said.fields) <= set(reading.fields):
                return replace(
                    reading.doubted("what stands in brackets asks for something else"),
                    fields=tuple(dict.fromkeys((*reading.fields, *said.fields))),
                )
            full = [g.field for g in guesses(words(f"{head} {aside}")[0], where) if not g.left]
            if full and not set(full) & set(reading.fields):
                return reading.doubted("what stands in brackets may change what it asks for", *full)
    return reading


def _is_list(aside: str) -> bool:
    """Whether bracketed words list several things, as in "(what/who/when)", rather than guide."""
    pieces = _SPLIT.split(plain(aside))
    return len(pieces) > 1 and all(len(piece.split()) <= 2 for piece in pieces) and not _INCLUDES.match(aside)


def _without_asides(text: str, where: Where) -> tuple[str, list[str]]:
    """The heading proper, and its bracketed words and sentences of guidance."""
    asides = [(a or b).strip() for a, b in _ASIDE.findall(text)]
    head = _ASIDE.sub(" ", text)
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    kept, guiding = lines[:1], False
    for line in lines[1:]:
        asked: Where = "action" if where == "action" else "row"
        wordy = len(line.split()) >= 5 and len(kept) == 1 and bool(guesses(words(kept[0])[0], asked))
        guiding = guiding or wordy or line.endswith(".") or bool(_GUIDES.match(line) or _INCLUDES.match(line))
        (asides if guiding else kept).append(line)
    head = _TO.sub("/", " ".join(kept))
    for mark in (r"\s[–—-]+\s", r":\s+(?=\S)", r"\.\s+(?=[A-Z])", r"\?\s+(?=\S)"):
        pieces = re.split(mark, head, maxsplit=1)
        if len(pieces) == 2 and words(pieces[0])[0]:
            head, rest = pieces
            asides.insert(0, rest.strip())
    return head, [aside for aside in asides if aside]


def _read(text: str, where: Where, *, whole: bool = True) -> Reading:
    """A phrase read whole, or, when that is not certain or not wanted, part by part."""
    together = _phrase(text, where)
    pieces = [piece for piece in _SPLIT.split(plain(text)) if words(piece)[0]]
    alone = any(_stands_alone(n, pieces, together, where) for n in range(len(pieces)))
    if together.certain and whole and not alone:
        return together
    if len(pieces) < 2:
        return together if whole else together.doubted("what stands in brackets may ask for more")
    parts = _parts(pieces, where)
    if all(part.certain for part in parts):
        return Reading(fields=tuple(dict.fromkeys(f for part in parts for f in part.fields)), certainty="certain")
    fields = tuple(dict.fromkeys(f for part in parts for f in part.fields))
    if not fields:
        return together
    sure = {f for part in parts if part.certain for f in part.fields}
    if sure and all(part.certain or _follows(part, sure) for part in parts):
        return Reading(fields=tuple(f for f in fields if f in sure), certainty="certain")
    others = tuple(f for part in parts for f in part.others if f not in fields)
    return Reading(fields=fields, certainty="uncertain", others=others, why="part of it can be read in more "
    "than one way")


def _follows(part: Reading, sure: set[str]) -> bool:
    """Whether a part that is not certain by itself is likeliest to ask for what the others surely do."""
    return bool(part.fields) and part.fields[0] in sure and part.why != NOT_ALL_KNOWN


def _stands_alone(number: int, pieces: list[str], together: Reading, where: Where) -> bool:
    """Whether a part of a heading read whole asks for something else by itself, as designation in "Staff & designation"
    does, and incident in "Date of event/incident" does not."""
    alone = _phrase(pieces[number], where)
    telling = alone.certain or (bool(alone.fields) and alone.why != NOT_ALL_KNOWN)
    if len(pieces) < 2 or not telling or alone.fields == together.fields:
        return False
    lead = " ".join(words(pieces[0])[0][:-1])
    if number and lead:
        return _phrase(f"{lead} {pieces[number]}", where).fields != together.fields
    return together.fields != ("number",)


def _parts(pieces: list[str], where: Where) -> list[Reading]:
    """Each part read alone or, where that is not certain, with the words it shares with its neighbours."""
    tail = _OF.search(pieces[-1])
    ending = words(pieces[-1])[0]
    lead = " ".join(words(pieces[0])[0][:-1])
    found = []
    for index, piece in enumerate(pieces):
        shared = []
        if index < len(pieces) - 1:
            shared = [f"{piece} {tail.group(1)}"] if tail else []
            shared += [f"{piece} {ending[-1]}"] if len(ending) > 1 else []
        if index and lead:
            shared.append(f"{lead} {piece}")
        alone = _phrase(piece, where)
        with_others = [_phrase(text, where) for text in shared]
        sure = [reading for reading in with_others if reading.certain]
        if alone.certain and any(r.fields != alone.fields for r in sure):
            turned = next(r for r in sure if r.fields != alone.fields)
            moments = {"date", "time", "end_date", "end_time"}
            alone = turned if {*turned.fields, *alone.fields} <= moments else alone.doubted("it can be read in "
            "two ways")
        elif not alone.certain and sure:
            alone = sure[0]
        found.append(alone)
    return found


def _phrase(text: str, where: Where) -> Reading:
    """A phrase read whole."""
    tokens, guessed = words(text, where)
    found = guesses(tokens, where)
    if found and _DOUBTFUL.search(plain(text)):
        return Reading(fields=(found[0].field,), certainty="uncertain", why="it can be read in more than one way")
    if not found:
        return Reading(why="none of its words are known")
    first = found[0]
    rivals = [g for g in found[1:] if g.sure == first.sure and len(g.left) == len(first.left)]
    closer = [g.field for g in rivals if g.groups == first.groups]
    others = tuple(g.field for g in found[1:4])
    if first.field == NOTHING and not first.sure:
        return Reading(why="it may be for the board to fill", others=others)
    if first.sure and not closer and not guessed:
        return Reading(fields=(first.field,), certainty="certain")
    why = "it can be read in more than one way"
    if first.left:
        why = NOT_ALL_KNOWN
    elif guessed:
        why = "it looks misspelt"
    return Reading(fields=(first.field,), certainty="uncertain", others=others, why=why)


def _helped(reading: Reading, joined: Reading, asides: Sequence[str], where: Where) -> Reading:
    """An uncertain heading whose guidance says which of its readings is meant."""
    likely = {*reading.fields, *reading.others}
    for aside in asides:
        said = _read(aside, where)
        if said.certain and len(said.fields) == 1 and said.fields[0] in likely:
            return said
    return reading if reading.fields else joined


def _grouped(heading: Heading, where: Where) -> Reading:
    """The heading with the one above it."""
    text, group = heading.text, heading.group
    if not group.strip() or plain(group).lower() == plain(text).lower():
        return read_heading(text, where)
    above = read_heading(group, where)
    if above.certain and above.fields == (NOTHING,):
        return above
    if not text.strip():
        return above
    alone = read_heading(text, where)
    if alone.certain and alone.fields == (NOTHING,):
        return alone
    together = read_heading(f"{group} {text}", where)
    if together.certain:
        return together
    if alone.certain:
        if heading.group_span >= 3 or not above.fields or set(alone.fields) <= {*above.fields, *above.others}:
            return alone
        return alone.doubted(f"it stands under “{plain(group)}”", *above.fields)
    return alone if alone.fields else together


def _weighed(reading: Reading, heading: Heading) -> Reading:
    """The reading against what the cells show: they may settle a doubt, or raise one."""
    listed = [value.strip().lower() for value in heading.listed]
    if heading.numbered and "number" in {*reading.fields, *reading.others}:
        return Reading(fields=("number",), certainty="certain")
    if listed:
        meant = _meant_by_list(listed)
        likely = {*reading.fields, *reading.others}
        if not reading.certain and meant in likely:
            return Reading(fields=(meant,), certainty="certain")
        if meant and not reading.fields:
            return Reading(fields=(meant,), certainty="uncertain", why="only its list of values says what it may be")
        free = {"event", "action", "outcome", "comment", "source", "who", "date", "time"}
        if free.intersection(reading.fields):
            return reading.doubted("its cells take only listed values")
    moments = {"date", "end_date", "time", "end_time", "recorded_at"}
    if reading.certain and reading.fields and reading.fields != (NOTHING,) and not moments.intersection(reading.fields):
        if heading.format in ("date", "time"):
            return reading.doubted(f"its cells are set for a {heading.format}", heading.format)
    elif reading.certain and heading.format == "time" and "date" in reading.fields and "time" not in reading.fields:
        return reading.doubted("its cells are set for a time", "time")
    elif reading.certain and heading.format == "date" and reading.fields in (("time",), ("end_time",)):
        return reading.doubted("its cells are set for a date", "date")
    elif not reading.fields and heading.format == "date" and not reading.why.startswith("it may be for"):
        return Reading(why=reading.why, others=("date",))
    return reading


def _weighed_plan(reading: Reading, heading: Heading) -> Reading:
    """The reading of a column of an action plan against what its cells show."""
    likely = {*reading.fields, *reading.others}
    if heading.numbered and likely & {"number", "recommendation_number", "action_number"}:
        return reading if reading.certain else Reading(fields=("number",), certainty="certain")
    if heading.listed:
        if not reading.certain and "status" in likely and len(statuses_in(heading.listed)) >= 2:
            return Reading(fields=("status",), certainty="certain")
        if not reading.fields and len(statuses_in(heading.listed)) >= 2:
            return Reading(fields=("status",), certainty="uncertain", why="only its list of values says what it may be")
        if not {"status", "agency", "lead", "whose"}.issuperset(reading.fields):
            return reading.doubted("its cells take only listed values")
    dated = {"target", "completed", "review"}
    if heading.format == "date" and reading.certain and not dated.intersection(reading.fields):
        if reading.fields and reading.fields != (NOTHING,):
            return reading.doubted("its cells are set for a date", "target", "completed")
    elif heading.format == "date" and not reading.certain and len(dated & likely) == 1:
        return reading
    elif heading.format == "time" and reading.certain and reading.fields != (NOTHING,):
        return reading.doubted("its cells are set for a time")
    return reading


def _meant_by_list(listed: Sequence[str]) -> str:
    """The field a list of values is about, "" when it does not say."""
    known = [value for value in listed if value not in ("", "n/a", "not applicable", "none", "other")]
    if known and all(re.match(r"(?:kloe|tor|q|question|line)\s*\d", value) for value in known):
        return "question"
    if {"red", "green"} <= set(known) and len(known) <= 5:
        return "field:rag"
    ways = ("phone", "telephone", "visit", "email", "e-mail", "letter", "meeting", "face to face", "home visit",
    "call", "text")
    if len(known) > 1 and sum(any(way in value for way in ways) for value in known) * 2 >= len(known):
        return "field:contact"
    return ""
