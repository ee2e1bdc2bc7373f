"""The headings of a report's template, however they are made: by style, in bold, numbered by hand or by Word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from domain.question import Question
from exporters.templates.report_asked import Asked
from exporters.templates.report_blocks import Block, Grid, Para
from exporters.templates.report_questions import question_in
from exporters.templates.report_tongues import tongues
from exporters.templates.report_words import (
    is_numbered_paragraph,
    number_of,
    read_label,
    read_section,
)
from exporters.templates.words import plain

_PUTS = re.compile(r"^(?:question|kloe|tor|key line of enquiry)\s+\S{1,12}\s*[:.]\s", re.IGNORECASE)
"""How a heading begins that puts a question of the case, however long."""
_MOST_WORDS = 18
_MOST_LETTERS = 130
_PAGE = re.compile(r"(?:\t|\.{3,}|…{1,})\s*(?:\d{1,3}|[ivx]{1,5})\s*$")
_LED = re.compile(r"^\s*(?:section|part|appendix|annex|annexe|schedule|chapter)\b", re.IGNORECASE)
_NUMERALS = ("decimal", "upperRoman", "lowerRoman", "upperLetter", "decimalZero")
_TITLE = re.compile(
    r"^(?:(?!\b(?:this|the|our|your|of|for|to|on|into|from|about)\b)[^:–—-])*\b(?:report|review|return|form|template)"
    r"(?:\s*[:–—-]|\s+(?:of|for|to|on|into|from)\b|\s*$)", re.IGNORECASE,
)  # fmt: skip
"""How a line begins that names a document: its first noun is that of a paper."""
_LEAST = 3
_SHORT = 4


@dataclass(slots=True)
class Heading:
    """A heading: the blocks it is made of (`first` to `last`), its number, and what it asks for.

    `level` is 0 for the highest. `end` is the block its own text ends before: the next heading, or the end.
    """

    first: int
    last: int
    text: str
    level: int
    number: str
    asked: Asked
    element: etree._Element
    end: int = 0
    styled: bool = False
    numbered: bool = False
    front: bool = False
    box: etree._Element | None = None
    claims: list[str] = field(default_factory=list)


def headings_in(
    blocks: Sequence[Block], questions: Sequence[Question] = ()
) -> tuple[list[Heading], set[int], set[int]]:
    """The headings in order; the blocks that only list them, as a typed table of contents does; and the lines that look
    like headings and are labels of a value."""
    contents = _contents(blocks)
    ways = {at: way for at, block in enumerate(blocks)
            if isinstance(block, Para) and at not in contents and (way := _way(block))}  # fmt: skip
    for at in _titles(blocks, ways):
        del ways[at]
    listed = _numbered_lists(blocks, ways)
    typed = _typed(blocks, ways)
    readings = {at: _read(block, questions) for at in ways if isinstance(block := blocks[at], Para)}
    firm = [at for at, way in ways.items() if way in ("style", "numbered")] + sorted(listed | typed)
    looks = _looks_of_headings(blocks, ways, readings) if len(firm) < _LEAST else frozenset()
    labels = {at for at, way in ways.items() if way == "flat" and _is_label(blocks[at], readings[at])}
    flats = [at for at in ways if ways[at] == "flat"]
    labels |= {at for at in flats if _may_be_label(blocks[at])
               and (_near(blocks, at, -1) in labels or _near(blocks, at, 1) in labels)}  # fmt: skip
    labels |= {at for at in flats if _asks_a_label(blocks[at]) and not readings[at].certain
               and _near(blocks, at, -1) in labels}  # fmt: skip
    found: list[Heading] = []
    at = 0
    while at < len(blocks):
        block, way = blocks[at], ways.get(at, "")
        if not isinstance(block, Para) or not way:
            at += 1
            continue
        taken = way in ("style", "numbered") or at in listed or at in typed
        taken = taken or (way == "flat" and (readings[at].certain or _look(block) in looks))
        if not taken or at in labels:
            at += 1
            continue
        last, text = _joined(blocks, ways, at)
        number, _ = number_of(text)
        asked = read_section(text) if last > at else readings[at]
        # A section may be called 1.0, and its paragraphs 1.1.
        number = (number or block.number.strip(" .)(")).removesuffix(".0")
        found.append(Heading(at, last, text, _level(block, way, bool(firm)), number, asked, blocks[last].element,
                             styled=way == "style", numbered=bool(number), box=block.box))  # fmt: skip
        at = last + 1
    found = _in_two_tongues(found)
    for heading, end in zip(found, [*(each.first for each in found[1:]), len(blocks)], strict=False):
        heading.end = end
    return found, contents, labels


def _in_two_tongues(headings: Sequence[Heading]) -> list[Heading]:
    """The headings, a Welsh one and the English one right behind or before it being one heading."""
    found: list[Heading] = []
    for each in headings:
        before = found[-1] if found else None
        if before is not None and before.last + 1 == each.first and before.level == each.level:
            said = f"{number_of(before.text)[1]} / {number_of(each.text)[1]}"
            alone = [tongues(number_of(one.text)[1]) for one in (before, each)]
            if tongues(said) is not None and any(one is not None and not one.english for one in alone):
                found[-1] = replace(each, first=before.first, text=f"{before.text} / {number_of(each.text)[1]}",
                                    number=before.number or each.number, asked=read_section(said))  # fmt: skip
                continue
        found.append(each)
    return found


def _way(para: Para) -> str:
    """How a paragraph may be a heading: by style, flat and numbered, flat, listed, typed; "" when it is none."""
    text = para.text
    if not text or para.title or para.contents or para.dotted or not re.search(r"[^\W\d_]", text):
        return ""
    if len(text) > _MOST_LETTERS or len(text.split()) > _MOST_WORDS or "\n" in text.strip():
        styled = para.level is not None and (len(text) < 2 * _MOST_LETTERS or _PUTS.match(text) is not None)
        return "style" if styled else ""
    if para.level is not None:
        return "style"
    look = para.look
    if look.italic or look.red or look.grey:
        return ""
    flat = look.bold or look.underlined or look.capitals
    number, rest = number_of(text)
    if para.listed in _NUMERALS and not text.endswith((".", "?", ";", ",")):
        return "numbered" if flat and not is_numbered_paragraph(text) else "listed"
    if para.listed:
        return ""
    if flat and (number or _LED.match(text)) and not text.endswith((";", ",")):
        return "numbered" if rest or _LED.match(text) else ""
    if flat and not text.endswith((".", ";", ",")):
        return "flat"
    if number and rest and not text.endswith((".", "?", ";", ",", ":")) and not is_numbered_paragraph(text):
        return "typed"
    return ""


def _read(para: Para, questions: Sequence[Question]) -> Asked:
    """What a heading asks for: a section, or the answer to a question of the case."""
    asked = read_section(para.text)
    if asked.certain:
        return asked
    question = question_in(para.text, questions)
    return question.asked if question is not None else asked


def _titles(blocks: Sequence[Block], ways: Mapping[int, str]) -> set[int]:
    """The lines on top that but name the document: "Agency report for a Safeguarding Adults Review"."""
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if not isinstance(block, Para) or ways.get(at) not in (None, "flat"):
            break
        if ways.get(at) == "flat":
            names = _TITLE.match(block.text) is not None and not read_label(block.text).certain
            if found and not names:
                break
            found |= {at} if names else set()
    return found


def _look(para: Para) -> tuple[bool, bool, bool]:
    return para.look.bold, para.look.underlined, para.look.capitals


def _is_label(block: Block, asked: Asked) -> bool:
    """Whether a line that could be a heading is the label of a value: "Name:", "REPORT OF (name of agency)"."""
    assert isinstance(block, Para)
    if block.text.rstrip().endswith(":"):
        return not asked.certain or _may_be_label(block)
    return _may_be_label(block) and not asked.certain


def _may_be_label(block: Block) -> bool:
    return isinstance(block, Para) and read_label(block.text).certain


def _asks_a_label(block: Block) -> bool:
    return isinstance(block, Para) and len(block.text.split()) <= _SHORT and read_label(block.text).asks is not None


def _near(blocks: Sequence[Block], at: int, step: int) -> int:
    """The next block before or after that is not blank, -1 for none."""
    at += step
    while 0 <= at < len(blocks):
        block = blocks[at]
        if not isinstance(block, Para) or not block.blank:
            return at
        at += step
    return -1


def _looks_of_headings(
    blocks: Sequence[Block], ways: Mapping[int, str], readings: Mapping[int, Asked]
) -> frozenset[tuple[bool, bool, bool]]:
    """Where headings are made by nothing but their look: the looks in which several are known to be headings."""
    seen: Counter[tuple[bool, bool, bool]] = Counter()
    for at, way in ways.items():
        block = blocks[at]
        if way == "flat" and isinstance(block, Para) and readings[at].certain:
            seen[_look(block)] += 1
    return frozenset(look for look, count in seen.items() if count >= _LEAST)


def _numbered_lists(blocks: Sequence[Block], ways: Mapping[int, str]) -> set[int]:
    """Items of lists numbered by Word that are headings: short, with something between them, known for the most."""
    items = [at for at, way in ways.items() if way == "listed"]
    found = set()
    for depth in {block.depth for at in items if isinstance(block := blocks[at], Para)}:
        level = [at for at in items if isinstance(block := blocks[at], Para) and block.depth == depth]
        apart = [at for at, after in zip(level, [*level[1:], len(blocks)], strict=True)
                 if any(not _same_list(blocks[between], depth) for between in range(at + 1, after))
                 or after == len(blocks)]  # fmt: skip
        known = [at for at in apart if isinstance(block := blocks[at], Para) and read_section(block.text).certain]
        if len(known) >= _LEAST and len(known) * 2 >= len(apart):
            found |= set(apart)
    return found


def _same_list(block: Block, depth: int) -> bool:
    return isinstance(block, Para) and (block.listed in _NUMERALS and block.depth == depth)


def _typed(blocks: Sequence[Block], ways: Mapping[int, str]) -> set[int]:
    """Lines without any look of a heading, numbered by hand: only those that are known, where there are several."""
    lines = [at for at, way in ways.items() if way == "typed"]
    known = {at for at in lines if isinstance(block := blocks[at], Para) and read_section(block.text).certain}
    return known if len(known) >= _LEAST else set()


def _joined(blocks: Sequence[Block], ways: Mapping[int, str], at: int) -> tuple[int, str]:
    """A heading over several lines, the first of which is but a number: "SECTION 9", "QUALITY ASSURANCE FORM"."""
    block = blocks[at]
    assert isinstance(block, Para)
    text, last = block.text, at
    while last + 1 < len(blocks):
        after = blocks[last + 1]
        if not isinstance(after, Para) or ways.get(last + 1) not in ("flat", "style", "numbered"):
            break
        lone = not re.search(r"[^\W\d_]", number_of(text)[1])
        going = last > at and ways.get(last + 1) == "flat" and after.look == block.look
        going = going and not read_section(text).certain
        if not (lone or going) or number_of(after.text)[0]:
            break
        text, last = f"{text} {after.text}", last + 1
    return last, " ".join(text.split())


def _level(para: Para, way: str, firm: bool) -> int:
    if way == "style":
        return para.level or 0
    number, _ = number_of(para.text)
    if _LED.match(para.text):
        return 0
    if number or para.number:
        return (number or para.number).strip(".").removesuffix(".0").count(".")
    return 1 if firm else 0


def _contents(blocks: Sequence[Block]) -> set[int]:
    """The blocks that are a table of contents: made by Word, or typed."""
    found = {at for at, block in enumerate(blocks) if block.contents}
    found |= {at for at, block in enumerate(blocks)
              if isinstance(block, Para) and block.text and _PAGE.search(block.text)}  # fmt: skip
    # What Word's own contents say is no second heading.
    said = Counter(_key(block.text) for at, block in enumerate(blocks)
                   if isinstance(block, Para) and block.text and at not in found)  # fmt: skip
    last = {_key(block.text): at for at, block in enumerate(blocks) if isinstance(block, Para) and block.text}
    run: list[int] = []
    for at, block in enumerate([*blocks, None]):
        if isinstance(block, Para) and not block.text and not block.breaks:
            continue
        twice = isinstance(block, Para) and 3 < len(block.text) < _MOST_LETTERS and at < last[_key(block.text)]
        if twice and at not in found:
            run.append(at)
            continue
        if len(run) >= 4:
            found |= set(run)
        run = []
    for at, block in enumerate(blocks):
        if isinstance(block, Grid) and _lists_headings(block, said):
            found.add(at)
    return found


def _lists_headings(grid: Grid, said: Mapping[str, int]) -> bool:
    """Whether a table lists the headings of the document, with room for the pages."""
    names = [max(row, key=len) for row in grid.texts if any(row)]
    heads = " ".join(grid.texts[0]).lower() if grid.texts else ""
    known = sum(read_section(name).certain for name in names)
    if known < 4 or known * 2 < len(names):
        return False
    there = sum(said.get(_key(name), 0) > 0 for name in names)
    return "page" in heads or there * 2 > len(names) or all(_PAGE.search(" ".join(row)) or row[-1].isdigit()
                                                            for row in grid.texts[1:])  # fmt: skip


def _key(text: str) -> str:
    return plain(number_of(_PAGE.sub("", text))[1]).lower()
