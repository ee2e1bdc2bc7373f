"""Minutes that came back in Word: what differs from the version issued, and what was said beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from domain.agreement.for_agreement import ShownRow, shown
from domain.agreement.steps import AUTHOR, Answer, Representation, RepresentationKind, RowCheck
from domain.errors import NotUnderstood, WrongUse
from domain.meetings.minutes import Minutes, Paragraph, Version
from domain.review import Review
from exporters.minutes.on_paper import END, PARAGRAPH_MARK, THE_MINUTES, as_printed, printed_lead
from exporters.readers.aligning import Line, likeness, paired, plain
from exporters.readers.by_hand import ByHand
from exporters.readers.compared import compared, told_by_hand
from exporters.readers.returned import Returned, comments_left, returned_paragraphs
from exporters.readers.returned_rows import rows_returned
from exporters.readers.returned_slip import Slip, slip_of
from exporters.readers.what_was_printed import papers
from exporters.word.document import Document

AnswerKind = Literal["agree", "represent", "dispute"]
_MARK = re.compile(rf"^{PARAGRAPH_MARK}(\d+)$")
_LEAD = re.compile(r"^[^\n]{0,60}?\S:(?!\d)\s*")
_END_LIKE = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a returned document says it is: 0 and "" where it does not say."""

    interview: int = 0
    version: int = 0
    code: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back, for the author to confirm: nothing of it is an answer before.

    `rows` are those of the chronology it shows, answered or not.
    `suggested` is what the slip seems to say, None where it says nothing or several things; `words` are those of its
    box. `elsewhere` says, a sentence each, what differs from what was printed outside the minutes and the box, `signed`
    how name, signature and day are filled in. `apart` is what stands outside the minutes of a document in a layout that
    is not the program's: what of it was there before is not known. `warnings` say where the document is not the one it
    should be; `notes` what the author should look at.
    """

    printed: Printed
    version: Version
    code: str
    representations: tuple[Representation, ...]
    row_checks: tuple[RowCheck, ...]
    rows: tuple[ShownRow, ...]
    suggested: AnswerKind | None
    words: str = ""
    elsewhere: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is said in it that could be made out: which agrees nothing by itself."""
        return not (self.representations or self.words or self.elsewhere or self.row_checks)

    @property
    def unchanged(self) -> bool:
        """Whether nothing in the whole document differs from what was printed: which agrees nothing by itself."""
        return self.says_nothing and not self.apart

    @property
    def told(self) -> str:
        """What came back, in a sentence."""
        made = len(self.representations)
        differs = (
            "No paragraph was changed" if not made else f"{made} {'representation' if made == 1 else 'representations'}"
        )
        rows = f", {len(self.row_checks)} of the chronology’s rows answered" if self.row_checks else ""
        ticked = {
            "agree": "the box “I agree” is ticked", "represent": "the box “I want changes” is ticked",
            "dispute": "the box “I dispute” is ticked", None: "no box is ticked for certain",
        }[self.suggested]  # fmt: skip
        written = f", something differs elsewhere in {len(self.elsewhere)} places" if len(self.elsewhere) > 1 else (
            ", something differs elsewhere" if self.elsewhere else ""
        )  # fmt: skip
        box = ", words stand in the box" if self.words else ""
        signed = f"; filled in: {', '.join(self.signed)}" if self.signed else ""
        apart = (
            f" It is in a layout of your agency’s: read the {len(self.apart)} lines outside the minutes yourself, they"
            " could not be compared." if self.apart else ""
        )  # fmt: skip
        return f"{differs}{rows}{written}{box}; {ticked}{signed}.{apart}"

    def answer(self, kind: AnswerKind, *, day: str, how: str = "Word", words: str = "") -> Answer:
        """The answer the author confirms. Raises WrongUse where it says too little.

        The words of the box, and what was written elsewhere, are those of a dispute, or with changes a comment on the
        whole; `words` take their place.
        """
        written = "\n".join(filter(None, (self.words, *self.elsewhere)))
        made, box = list(self.representations), (words or written).strip()
        if kind == "agree" and (made or box):
            raise WrongUse(
                "They changed or said something, so they have not agreed this very text. Record it as representations,"
                " or ask them."
            )
        if kind == "represent" and box:
            made.append(self._about_the_whole(box))
        return Answer(
            interview=self.version.facts.interview, version=self.version.number, sha256=self.version.sha256,
            code=self.code, kind=kind, representations=tuple(_dated(made, day)),
            row_checks=tuple(_row_dated(self.row_checks, day, how)), words=box if kind == "dispute" else "", day=day,
            how=how, attested=AUTHOR,
        )  # fmt: skip

    def _about_the_whole(self, words: str) -> Representation:
        return Representation(version=self.version.number, code=self.code, kind="comment", words=words)


def printed_on(data: bytes, name: str) -> Printed:
    """What a returned document says it is, to find the minutes it belongs to. Raises `NotUnderstood`."""
    return _printed(Document(data, name))


def read_reply(data: bytes, name: str, review: Review, interview: int, code: str = "", version: int = 0) -> Reply:
    """Read minutes that came back against the version printed on them, or `version` where none is.

    `code` is whose copy it should be, "" to go by what is printed. Raises `NotUnderstood` where it cannot be said what
    it is an answer to, `WrongUse` where nobody of that code is asked.
    """
    minutes = next(each for each in review.minutes if each.interview.number == interview)
    document = Document(data, name)
    printed = _printed(document)
    issued = minutes.version(printed.version or version)
    whose = code or printed.code
    if issued is None:
        said = f"Version {printed.version} is printed on {name}, and there is none such." if printed.version else (
            f"{name} does not say which version of the minutes it is. Say which."
        )  # fmt: skip
        raise NotUnderstood(said)
    if not whose:
        raise NotUnderstood(f"{name} does not say whose copy it is. Say who sent it.")
    paragraphs = returned_paragraphs(document)
    begin, end = _zone(paragraphs, issued)
    pairs = paired([_line(each) for each in paragraphs[begin:end]], [as_printed(each) for each in issued.paragraphs])
    if issued.paragraphs and all(pair is None for pair in pairs):
        raise NotUnderstood(
            f"None of the paragraphs of version {issued.number} was found in {name}. Is it the document you sent?"
        )
    came, outside = paragraphs[begin:end], [*paragraphs[:begin], *paragraphs[end:]]
    made = _with_moves(list(_representations(came, pairs, issued, whose, ByHand(document))), issued)
    beside = [_comment(words, by, each.text) for each in outside for words, by in each.comments]
    made += [
        Representation(version=issued.number, code=whose, kind="comment", words=words)
        for words in (*beside, *comments_left(document, paragraphs))
    ]
    told = rows_returned(document, issued.facts.interview, whose, {each.id: shown(each) for each in review.entries})
    slip = slip_of(document)
    differs = compared(
        document, papers(review, minutes, issued, (printed.code or whose, whose), told.shown),
        {element for each in came for element in each.elements}, told.read, slip,
    )  # fmt: skip
    return Reply(
        printed=printed, version=issued, code=whose, representations=tuple(made), row_checks=told.checks,
        rows=told.shown, suggested=slip.suggested, words=slip.words, elsewhere=differs.differs, signed=slip.signed,
        apart=differs.apart, warnings=tuple(_warnings(printed, issued, minutes, whose)),
        notes=(*told.notes, *_told(slip, paragraphs)),
    )  # fmt: skip


# what is printed on it


def _printed(document: Document) -> Printed:
    foot = "\n".join((*document.footers(), *document.paragraphs("before")))
    interview = re.search(r"\b(?:Minutes of )?[Ii]nterview (\d{1,6})\b", foot)
    version = re.search(r"\bversion (\d{1,6})\b", foot)
    code = re.search(r"\bcopy for ([^\s·|]+(?: [^\s·|]+)?)", foot)
    sha = re.search(r"\b[0-9a-f]{64}\b", re.sub(r"(?<=SHA-256)[^0-9a-f]{1,30}", " ", foot))
    return Printed(
        interview=int(interview[1]) if interview else 0, version=int(version[1]) if version else 0,
        code=code[1] if code else "", sha256=sha[0] if sha else "",
    )  # fmt: skip


def _warnings(printed: Printed, issued: Version, minutes: Minutes, code: str) -> Iterator[str]:
    latest = minutes.latest
    if printed.interview and printed.interview != minutes.interview.number:
        yield f"It is of interview {printed.interview}, not of interview {minutes.interview.number}."
    if latest is not None and issued.number < latest.number:
        yield (
            f"It answers version {issued.number}; version {latest.number} was issued since. Ask {code} to answer that"
            " one."
        )
    if printed.code and minutes.now(printed.code).casefold() != minutes.now(code).casefold():
        yield f"It is the copy of {printed.code}, not of {code}."
    if not printed.sha256:
        yield "The number of the exact text (SHA-256) is not printed on it any more."
    elif printed.sha256 != issued.sha256:
        yield f"The number printed on it (SHA-256) is not that of version {issued.number}."


# which part of it the minutes are


def _zone(paragraphs: Sequence[Returned], issued: Version) -> tuple[int, int]:
    """From which paragraph to which the minutes stand."""
    last = max((n for n, each in enumerate(paragraphs) if _places(each, issued)), default=-1)
    first = next((n for n, each in enumerate(paragraphs) if _places(each, issued)), len(paragraphs))
    heads = [n for n, each in enumerate(paragraphs) if n <= first and plain(each.text) == THE_MINUTES]
    begin = heads[-1] + 1 if heads else None
    end = next(
        (n for n, each in enumerate(paragraphs) if n >= max(begin or 0, last)
         and not each.in_table and fuzz.ratio(plain(each.text)[: len(END)], END) > _END_LIKE
         and (begin is not None or n > last)),
        None,
    )  # fmt: skip
    if begin is not None and end is not None and begin <= end:
        return begin, end
    pairs = paired([_line(each) for each in paragraphs], [as_printed(each) for each in issued.paragraphs])
    found = [n for n, pair in enumerate(pairs) if pair is not None]
    if not found:
        return 0, 0
    return (begin if begin is not None else found[0]), (end if end is not None and end > found[-1] else found[-1] + 1)


def _places(each: Returned, issued: Version) -> frozenset[int]:
    found = (int(mark[1]) for name in each.marks if (mark := _MARK.match(name)))
    return frozenset(place for place in found if 0 < place <= len(issued.paragraphs))


def _line(each: Returned) -> Line:
    marked = frozenset(int(mark[1]) for name in each.marks if (mark := _MARK.match(name)))
    return Line(each.rest, marked, each.number)


# what differs


def _representations(
    came: Sequence[Returned], pairs: Sequence[int | None], issued: Version, code: str, by_hand: ByHand
) -> Iterator[Representation]:
    """What was changed, taken out, put in or said, in the order of the minutes."""

    def made(kind: RepresentationKind, at: Paragraph | None, words: str = "") -> Representation:
        quoted = at.text if at is not None and kind != "add" else ""
        return Representation(version=issued.number, code=code, kind=kind, paragraph=at.id if at else "",
                              quoted=quoted, words=words)  # fmt: skip

    kept = set(pairs)
    upto = 0
    at: Paragraph | None = None
    joined: set[int] = set()
    for index, (each, pair) in enumerate(zip(came, pairs, strict=True)):
        if pair is not None:
            for gone in range(upto, pair):
                if gone not in kept:
                    yield made("delete", issued.paragraphs[gone])
            upto = pair + 1
            at = issued.paragraphs[pair]
            words, beside = _words_of(each, at)
            words = _carried_on(words, came, pairs, index, at, joined)
            if not words.strip():
                yield made("delete", at)
            else:
                if plain(words) != plain(at.text):
                    yield made("change", at, words)
                if beside:
                    yield made("comment", at, beside)
        elif index not in joined and each.rest:
            yield made("add", at, each.rest)
        for said, of in each.comments:
            yield made("comment", at, _comment(said, of, each.text))
        for element in each.elements:
            for said in told_by_hand(by_hand, element, "in this paragraph"):
                yield made("comment", at, said)
        if pair is not None and at is not None:
            for said in each.cells_beside:
                if plain(said) not in {"", f"{pair + 1}.", str(pair + 1), at.at, at.speaker, at.question}:
                    yield made("comment", at, f"Beside it is written: {said}")
    for gone in range(upto, len(issued.paragraphs)):
        if gone not in kept:
            yield made("delete", issued.paragraphs[gone])


def _with_moves(made: list[Representation], issued: Version) -> list[Representation]:
    """A paragraph taken out in one place and put in word for word in another was moved, where no other may be meant."""
    added: dict[str, list[Representation]] = {}
    for one in made:
        if one.kind == "add":
            added.setdefault(plain(one.words), []).append(one)
    gone: dict[str, list[Representation]] = {}
    for one in made:
        of = issued.paragraph(one.paragraph) if one.kind == "delete" else None
        if of is not None:
            gone.setdefault(plain(as_printed(of)), []).append(one)
    moved = {
        id(added[words][0]): ones[0] for words, ones in gone.items() if len(ones) == len(added.get(words, ())) == 1
    }
    taken = {id(one) for one in moved.values()}
    return [
        replace(one, kind="comment", words=_moved(issued, moved[id(one)], one), quoted=moved[id(one)].quoted,
                paragraph=moved[id(one)].paragraph) if id(one) in moved else one
        for one in made if id(one) not in taken
    ]  # fmt: skip


def _moved(issued: Version, gone: Representation, added: Representation) -> str:
    after = issued.place(added.paragraph)
    to = f"follow paragraph {after}" if after else "stand at the top"
    return f"Moved: paragraph {issued.place(gone.paragraph)} should {to}."


def _words_of(each: Returned, issued: Paragraph) -> tuple[str, str]:
    """The words of a paragraph without what stands before them, and what is to be said where that was changed."""
    lead, rest = printed_lead(issued), each.rest
    if not lead:
        return rest, ""
    in_row = each.in_table and bool(each.marks)
    # In a table of columns the time and the speaker stand in cells of their own.
    for known in (lead, issued.question) if in_row else (lead,):
        begins = re.match(r"\s*".join(map(re.escape, f"{known}:".split())) + r"\s*", rest) if known else None
        if begins:
            return rest[begins.end() :].strip(), ""
    if in_row:
        return rest, ""
    other, said = _LEAD.match(rest), issued.text
    if other and likeness(rest[other.end() :], said) > likeness(rest, said):
        return rest[other.end() :].strip(), f"It should begin “{other[0].strip().rstrip(':')}”, not “{lead}”."
    return rest, f"“{lead}” was taken out before it." if rest else ""


def _carried_on(
    words: str, came: Sequence[Returned], pairs: Sequence[int | None], index: int, issued: Paragraph, joined: set[int]
) -> str:
    """The words with those of the paragraphs after it that were cut off it by a line's end; adds them to `joined`."""
    alike = likeness(words, issued.text)
    for after in range(index + 1, len(came)):
        if pairs[after] is not None or came[after].number or not came[after].text.strip():
            break
        longer = f"{words}\n{came[after].rest}"
        if (closer := likeness(longer, issued.text)) <= alike + 0.02:
            break
        words, alike = longer, closer
        joined.add(after)
    return words


def _comment(words: str, beside: str, whole: str) -> str:
    """A comment, with the words it stands by where those are not the whole paragraph."""
    part = plain(beside)
    return f"“{part}”: {words}" if part and len(part) < 0.8 * len(plain(whole)) else words


def _told(slip: Slip, paragraphs: Sequence[Returned]) -> Iterator[str]:
    if slip.several:
        yield "More than one box is ticked on the slip."
    if any(each.tracked for each in paragraphs):
        yield "Changes were tracked in it; they were all read as if taken."


def _dated(made: Sequence[Representation], day: str) -> Iterator[Representation]:
    return (replace(one, day=day) for one in made)


def _row_dated(checks: Sequence[RowCheck], day: str, how: str) -> Iterator[RowCheck]:
    return (replace(one, day=day, how=how) for one in checks)
