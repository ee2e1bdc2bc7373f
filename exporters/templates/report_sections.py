"""Where text goes under a template's headings: the blank lines it stands in place of, or behind the board's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lxml import etree

from domain.asked.field_of import NOTHING
from domain.question import Question
from exporters.templates.report_asked import Asked
from exporters.templates.report_blocks import Block, Grid, Para
from exporters.templates.report_guidance import is_legend
from exporters.templates.report_headings import Heading
from exporters.templates.report_inputs import stands_for_all
from exporters.templates.report_places import Place
from exporters.templates.report_questions import question_in
from exporters.templates.report_tables import section_of_table
from exporters.templates.report_words import number_of, read_section

_ELSEWHERE = re.compile(
    r"[^.\n]*\b(?:excel|spreadsheet|separate (?:document|template|file|sheet)|chronology template|attached (?:file|"
    r"template|document)|workbook)\b[^.\n]*",
    re.IGNORECASE,
)
_GOOD = re.compile(r"\bgood practice\b|\bworks? well\b|\bworked well\b", re.IGNORECASE)
_NOT_GOOD = re.compile(r"\b(?:learn|lesson|recommend|concern|poor|improve)\w*", re.IGNORECASE)
_BOXED = ("box", "control", "placeholder", "form field")
_ROOM = 2
_SHORT = 12


def under_headings(
    blocks: Sequence[Block], headings: Sequence[Heading], places: Sequence[Place], used: Collection[etree._Element],
    contents: Collection[int], questions: Sequence[Question], part: str, front: int,
) -> list[Place]:  # fmt: skip
    """The places under headings, and under prompts that leave blank lines; `places` are those found in tables."""
    found: list[Place] = []
    held = {each.element for each in places if each.way == "table" or each.way == "workbook"}
    within = {id(each): _within(each, blocks) for each in headings}
    for number, heading in enumerate(headings):
        if heading.front or heading.asked.asks == NOTHING and heading.asked.certain:
            continue
        asked = _narrowed(heading, headings[number + 1 :], blocks, held, places)
        region = range(heading.last + 1, heading.end)
        inside = [place for place in places if _stands_in(place, within[id(heading)])]
        prompts = _prompts(blocks, region, used, questions, part, answers="answers" in (asked.asks or ""))
        boxed = [place for place in inside if place.way in _BOXED and place.fields
                 and set(place.fields) & set((asked.asks or "").split("+"))]  # fmt: skip
        if boxed:
            found += prompts
            continue
        asked = _settled(asked, inside)
        below = _below(heading, headings[number + 1 :])
        if below and not _own_room(blocks, region) and (not asked.certain or any(
            each.asked.certain and each.asked.asks == asked.asks for each in below
        )):  # fmt: skip
            asked = Asked(NOTHING, True)
        if asked.asks is None and (inside or prompts or not _has_room(blocks, region, heading, headings)):
            # The board's own text, or a heading over others.
            asked = Asked(NOTHING, True)
        pre = _before_tables(blocks, region, held, used, prompts)
        after, blanks = _room(blocks, pre, heading, used)
        elsewhere = _elsewhere(blocks, region) if asked.asks and {"chronology", "actions"} & set(
            asked.asks.split("+")) else ""  # fmt: skip
        found.append(Place(
            name="", way="under", label=" ".join(heading.text.split()), asks=asked.asks, certain=asked.certain,
            why=asked.why, others=asked.others, element=heading.element, part=part, blanks=blanks, after=after,
            number=heading.number, elsewhere=elsewhere,
        ))  # fmt: skip
        found += prompts
    return found


def _settled(asked: Asked, inside: Sequence[Place]) -> Asked:
    """A heading that may ask for several things, settled by the table under it, where that is certain."""
    if asked.certain:
        return asked
    likely = {asked.asks, *asked.others} - {None}
    tables = {section_of_table(place.asks.partition(":")[2]) for place in inside
              if place.way == "table" and place.certain and place.asks and place.asks != NOTHING}  # fmt: skip
    return Asked(meant, True) if len(found := likely & tables) == 1 and (meant := next(iter(found))) else asked


def _below(heading: Heading, later: Sequence[Heading]) -> list[Heading]:
    """The headings under a heading."""
    found = []
    for each in later:
        if each.level <= heading.level:
            break
        found.append(each)
    return found


def _own_room(blocks: Sequence[Block], region: range) -> bool:
    """Whether there is anything between a heading and the next: words or blank lines, or a table."""
    return any(not isinstance(blocks[at], Para) or blocks[at].blank or blocks[at].text for at in region)  # type: ignore[union-attr]


def _within(heading: Heading, blocks: Sequence[Block]) -> frozenset[etree._Element]:
    return frozenset(blocks[at].element for at in range(heading.last + 1, heading.end))


def _stands_in(place: Place, elements: frozenset[etree._Element]) -> bool:
    return place.element in elements or any(above in elements for above in place.element.iterancestors()) or any(
        inside in elements for inside in place.element.iter()
    )


def _narrowed(
    heading: Heading, later: Sequence[Heading], blocks: Sequence[Block], held: Collection[etree._Element],
    places: Sequence[Place],
) -> Asked:  # fmt: skip
    """What a heading asks for that no heading, table or workbook below it asks for by itself."""
    asked = heading.asked
    if asked.asks is None or "+" not in asked.asks:
        return asked
    end = next((each.first for each in later if each.level <= heading.level), len(blocks))
    below = {field for each in later if each.first < end and each.asked.certain
             for field in (each.asked.asks or "").split("+")}  # fmt: skip
    elements = {blocks[at].element for at in range(heading.last + 1, end)} & set(held)
    below |= {each.asks.partition(":")[2] for each in places if each.element in elements and each.asks}
    kept = [field for field in asked.asks.split("+") if field not in below]
    if not kept or len(kept) == len(asked.asks.split("+")):
        return asked
    return Asked("+".join(kept), asked.certain, asked.why, asked.others)


def _before_tables(
    blocks: Sequence[Block], region: range, held: Collection[etree._Element], used: Collection[etree._Element],
    prompts: Sequence[Place],
) -> range:  # fmt: skip
    """The part of a section its own text belongs to: up to its first table or place, or first prompt."""
    asking = {place.element for place in prompts}
    for at in region:
        block = blocks[at]
        if block.element in asking or block.element in held:
            return range(region.start, at)
        if isinstance(block, Grid) and not is_legend(block):
            return range(region.start, at)
    return region


def _room(
    blocks: Sequence[Block], pre: range, heading: Heading, used: Collection[etree._Element]
) -> tuple[etree._Element, tuple[etree._Element, ...]]:
    """The last of the board's own words, and the blank paragraphs behind it."""
    after = heading.element
    blanks: list[etree._Element] = []
    for at in pre:
        block = blocks[at]
        if blanks and isinstance(block, Para) and heading.box is not None and block.box is not heading.box:
            # The board left room in the box of the heading itself.
            break
        if isinstance(block, Para) and (block.blank or (block.dotted and block.element not in used)):
            blanks.append(block.element)
        elif isinstance(block, Para) and block.breaks and not block.text:
            break
        elif isinstance(block, Para) and _stands_in_for_text(block) and block.element not in used:
            blanks.append(block.element)
        else:
            after, blanks = block.element, []
    return after, tuple(blanks)


def _stands_in_for_text(para: Para) -> bool:
    """Whether a short line stands for the text: "Enter Section 6 from Terms of Reference"."""
    said = re.sub(r"^\W+", "", para.text)
    return len(said.split()) <= _SHORT and "." not in said.rstrip(".") and stands_for_all(said)


def _has_room(
    blocks: Sequence[Block], region: range, heading: Heading, headings: Sequence[Heading]
) -> bool:
    """Whether a heading that is not understood leaves room for text: blank lines, or nothing but guidance."""
    texts = [block for at in region if isinstance(block := blocks[at], Para) and block.text]
    blanks = [block for at in region if isinstance(block := blocks[at], Para) and block.blank]
    following = next((each for each in headings if each.first == heading.end), None)
    if not texts and following is not None and following.level > heading.level:
        return len(blanks) >= _ROOM
    if not texts:
        return bool(blanks) or following is None or following.level <= heading.level
    # Among numbered headings a single line is what the board leaves under each.
    return len(_trailing(blocks, region)) >= (1 if heading.numbered else _ROOM)


def _trailing(blocks: Sequence[Block], region: range) -> list[Block]:
    found: list[Block] = []
    for at in reversed(region):
        block = blocks[at]
        if not isinstance(block, Para) or not block.blank:
            break
        found.append(block)
    return found


def _prompts(
    blocks: Sequence[Block], region: range, used: Collection[etree._Element], questions: Sequence[Question], part: str,
    *, answers: bool,
) -> list[Place]:  # fmt: skip
    """Questions within a section that leave blank lines of their own, behind a table or before more text; where the
    section asks for `answers`, one line does behind a question that has a number."""
    found: list[Place] = []
    for at in region:
        block = blocks[at]
        if not isinstance(block, Para) or not block.text or block.element in used or block.breaks:
            continue
        blanks = []
        following = at + 1
        while following < region.stop and isinstance(after := blocks[following], Para) and after.blank:
            blanks.append(after.element)
            following += 1
        behind_table = any(isinstance(blocks[before], Grid) for before in range(region.start, at))
        more = following < region.stop and isinstance(blocks[following], Para) and bool(
            blocks[following].text)  # type: ignore[union-attr]
        listed = answers and bool(block.number or number_of(block.text)[0]) and block.text.rstrip().endswith("?")
        if len(blanks) < (1 if listed else _ROOM) or not (behind_table or more or found):
            continue
        asked = _prompt_asks(block.text, questions)
        if asked is not None:
            found.append(Place(
                name="", way="under", label=" ".join(block.text.split())[:160], asks=asked.asks, certain=asked.certain,
                why=asked.why, others=asked.others, element=block.element, part=part, blanks=tuple(blanks),
                after=block.element,
            ))  # fmt: skip
    return found


def _prompt_asks(text: str, questions: Sequence[Question]) -> Asked | None:
    question = question_in(text, questions)
    if question is not None and question.asked.certain:
        return question.asked
    section = read_section(text)
    if section.certain:
        return section
    if not text.rstrip().endswith("?"):
        return None
    if _GOOD.search(text) and not _NOT_GOOD.search(text.replace("to learn from what works well", "")):
        return Asked("good_practice", True)
    return question.asked if question is not None else Asked(None, False, "it is not known what it asks for")


def _elsewhere(blocks: Sequence[Block], region: range) -> str:
    """The board's words that what is asked for goes into another file."""
    for at in region:
        block = blocks[at]
        if isinstance(block, Para) and (match := _ELSEWHERE.search(block.text)):
            return " ".join(match[0].split())
    return ""
