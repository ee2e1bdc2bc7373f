"""The slip of minutes that came back: which box is ticked, what its box of words says, and how it is signed. A
suggestion, never more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from domain.clean import clean
from exporters.minutes.on_paper import AGREE, BOX, DATE, DISPUTE, REPRESENT, SIGNATURE, YOUR_NAME
from exporters.readers.by_hand import ByHand
from exporters.readers.same_words import same
from exporters.word.document import Document, cell_text, cells_of, each_paragraph, rows_of
from exporters.word.text import TICKED, W, text_of

Choice = Literal["agree", "represent", "dispute"]
_CHOICES: dict[str, Choice] = {same(AGREE): "agree", same(REPRESENT): "represent", same(DISPUTE): "dispute"}
_TICK = re.compile(rf"^[\s\[(]*([{TICKED}☑✓✔✗✘√]|[xX](?=[\s\])]))")
_SIGNED = {same(YOUR_NAME): "name", same(SIGNATURE): "signature", same(DATE): "date"}
_PARTICLES = re.compile(r"de|del|der|den|di|da|dos|du|la|le|van|von|of|al|bin|ibn|bint|ap|ab|y|e")
_NO_NAME = re.compile(
    r"i|no|not|never|nor|none|(?:dis)?agree[ds]?|disputed?s?|objects?|objection|protest(?:ed)?|under|duress"
    r"|pressured?|forced|coerced|made|told|ordered|unwilling|refused?|declined?|wrong|false|untrue|incorrect|inaccurate"
    r"|void|without|prejudice|reserved?|subject|unsigned|see|letter|note|attached|changed?s?|part|partly|all|but|except"
    r"|only|received|read|unread|seen|true|correct|accurate|yes|lies?|unfair",
    re.IGNORECASE,
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MOST_OF_A_NAME, _LONGEST_NAME = 5, 60


@dataclass(frozen=True, slots=True)
class Slip:
    """What the slip seems to say: `several` where more than one box is ticked.

    `signed` is how it is filled in where that is plainly a name or a day, each with its picture; `box` and `lines` are
    the paragraphs `words` and `signed` were read from. `by_striking` says that the other choices were struck out.
    """

    suggested: Choice | None = None
    words: str = ""
    several: bool = False
    signed: tuple[str, ...] = ()
    box: tuple[etree._Element, ...] = ()
    lines: tuple[etree._Element, ...] = ()
    by_striking: bool = False


def slip_of(document: Document) -> Slip:
    """Read the slip, wherever it stands in the document."""
    ticked: set[Choice] = set()
    left: set[Choice] = set()
    struck: set[Choice] = set()
    by_hand = ByHand(document)
    for paragraph in each_paragraph(document.body):
        said = clean(text_of(paragraph)).strip()
        choice = _CHOICES.get(same(said))
        if choice is None:
            continue
        if same(by_hand.struck(paragraph)) == same(said):
            struck.add(choice)
            continue
        left.add(choice)
        if _TICK.match(said):
            ticked.add(choice)
    chosen = ticked or (left if len(left) == 1 else set())
    words, box = _box(document)
    signed = list(_signed(document, by_hand))
    return Slip(
        next(iter(chosen)) if len(chosen) == 1 else None, words, len(ticked) > 1,
        tuple(told for told, _ in signed), box, tuple(each for _, cell in signed for each in cell),
        len(left) == 1 and bool(struck),
    )  # fmt: skip


def _rows(document: Document) -> Iterator[tuple[str, etree._Element]]:
    """What the first cell of each row of two says, and the second cell."""
    for table in document.body.iter(f"{W}tbl"):
        for row in rows_of(table):
            cells = cells_of(row)
            if len(cells) == 2:
                yield same(cell_text(cells[0])), cells[1]


def _box(document: Document) -> tuple[str, tuple[etree._Element, ...]]:
    """What is written in the box of words, and the paragraphs of it."""
    for label, cell in _rows(document):
        if label == same(BOX):
            return clean(cell_text(cell)).strip(), tuple(each_paragraph(cell))
    return "", ()


def _signed(document: Document, by_hand: ByHand) -> Iterator[tuple[str, tuple[etree._Element, ...]]]:
    """What name, signature and day are plainly filled in, and the paragraphs of each; what is more is not among it."""
    seen: set[str] = set()
    for label, cell in _rows(document):
        if label not in _SIGNED or label in seen:
            continue
        seen.add(label)
        paragraphs = tuple(each_paragraph(cell))
        said = " ".join(clean(cell_text(cell)).split())
        pictures = sum(map(by_hand.pictures, paragraphs))
        plain = is_day(said) if label == same(DATE) else is_name(said)
        if not (plain or not said) or not (said or pictures):
            continue
        told = " and ".join(filter(None, (f"“{said}”" if said else "", "a picture: look at it" if pictures else "")))
        yield f"{_SIGNED[label]} {told}", paragraphs


def is_name(said: str) -> bool:
    """Whether this is plainly somebody's name or code: a few words with capitals, none that says something."""
    words = re.findall(r"[^\s,()/]+", said)
    if not words or len(words) > _MOST_OF_A_NAME or len(said) > _LONGEST_NAME:
        return False
    return all(
        re.fullmatch(r"[^\W_][\w.'’-]*", word) is not None
        and not _NO_NAME.fullmatch(word.strip("'’-") or word)
        and (word[0].isupper() or _PARTICLES.fullmatch(word) is not None)
        for word in words
    )


def is_day(said: str) -> bool:
    """Whether this is plainly a day: figures, a month, a day of the week."""
    if not re.search(r"\d", said) or len(said) > 40:
        return False
    words = re.findall(r"[^\W\d_]+", said.casefold())
    return all(
        word in ("st", "nd", "rd", "th", "of")
        or (len(word) >= 3 and any(name.startswith(word) for name in (*_DAYS, *_MONTHS)))
        for word in words
    ) and re.fullmatch(r"[\w\s.,/’'-]*", said) is not None  # fmt: skip
