"""A board's Word template of a report, understood: what goes where, what is not certain, what would be removed.

Only what is certain is filled unasked: a heading, label or column every word of which is accounted for. What would
have to be guessed is asked, on the screen or by a `ReportMapping`; nothing is removed that was not agreed to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from lxml import etree

from domain.asked.field_of import NOTHING
from domain.asked.found import label_of
from domain.errors import NotUnderstood
from domain.question import Question
from domain.report.parts import ANSWER, Criterion
from domain.report.sections import section
from exporters.templates.report_blocks import Block, Grid, Pages, Para
from exporters.templates.report_grids import Read, Tables, title_of
from exporters.templates.report_guidance import REMOVE, guidance_in, is_legend
from exporters.templates.report_headings import Heading, headings_in
from exporters.templates.report_mapping import agreed, answered
from exporters.templates.report_notes import notes_of
from exporters.templates.report_places import Place, ReportMapping, ReportTemplate
from exporters.templates.report_sections import under_headings
from exporters.templates.report_text import MAX_PLACES, Where, labels_alone, places_in_text
from exporters.templates.words import plain
from exporters.word.document import Document
from exporters.word.text import W

_LONGEST_NAME = 60
_MUST_ONCE = ("table:",)


def understand_report(
    data: bytes,
    name: str,
    questions: Sequence[Question],
    criteria: Sequence[Criterion] = (),
    mapping: ReportMapping | None = None,
) -> tuple[Document, ReportTemplate]:
    """Understand a template; the elements of its places belong to the trees of the document given back.

    `questions` are those of the case, `criteria` the lines of its quality form. Raises `NotUnderstood` where the file
    is not one that can be filled, or the mapping does not fit it.
    """
    document = Document(data, name)
    _see_protection(document)
    read = _read(document, questions)
    places = _named(_in_order(document, read.places))
    fingerprint = _fingerprint(places, read)
    places = _doubled(places)
    removals = list(read.removals)
    if mapping is not None:
        places = answered(places, mapping, [each.label for each in questions], name)
        removals = agreed(removals, mapping, name)
    notes = [*dict.fromkeys(read.notes), *notes_of(read.blocks, read.headings, places, questions, criteria)]
    uncertain = tuple(_doubt(place) for place in places if not place.certain)
    return document, ReportTemplate(
        name=name, fingerprint=fingerprint, places=tuple(places), removals=tuple(removals), notes=tuple(notes),
        uncertain=uncertain, left_out=mapping.leave_out if mapping is not None else (),
        decided=mapping is not None and bool(mapping.removals),
    )  # fmt: skip


def _read(document: Document, questions: Sequence[Question]) -> Read:
    pages = Pages(document)
    blocks = pages.blocks
    headings, contents, labels = headings_in(blocks, questions)
    read = Read(blocks, headings)
    front = _front(blocks, headings)
    for each in headings:
        each.front = each.first < front
    used: set[etree._Element] = set()
    boxed: list[etree._Element] = []
    main = document.main
    tables = Tables(questions, pages, main, read, used, boxed)
    for at, block in enumerate(blocks):
        if at < front or at in contents:
            used.update(block.element.iter(f"{W}p"))
        elif isinstance(block, Grid) and not is_legend(block):
            tables.read(block, _heading_at(headings, at))
    where = _where(blocks, headings, front)
    read.places += _workbooks(document, blocks, headings, front, used)
    headed = {blocks[at].element for each in headings for at in range(each.first, each.last + 1)}
    used |= headed
    read.places += list(labels_alone(blocks, labels, used, main))
    for part, root in document.stories:
        read.places += islice(places_in_text(part, root, used, where, body=part == main), MAX_PLACES + 1)
        if len(read.places) > MAX_PLACES:
            raise NotUnderstood(
                f"{document.name} asks for more than {MAX_PLACES:,} things, which no template of a report does, so it"
                " was not read. Choose the board's file."
            )
    under = under_headings(blocks, headings, read.places, used, contents, questions, main, front)
    read.places += under
    taken = used | {each for place in under for each in (*place.blanks, place.element)}
    asking = {each.first for each in headings if not each.front and each.asked.asks not in (None, NOTHING)}
    read.removals += guidance_in(blocks, headings, taken, asking, contents, boxed, front)
    return read


def _front(blocks: Sequence[Block], headings: Sequence[Heading]) -> int:
    """The block the report begins with, where the board's guidance pages go before it; 0 where none do."""
    title = next((at for at, block in enumerate(blocks) if isinstance(block, Para) and block.title), 0)
    if not title or not any(each.first < title for each in headings):
        return 0
    if not any(isinstance(block, Para) and REMOVE.search(block.text) for block in blocks[:title]):
        return 0
    start = title
    while start and isinstance(block := blocks[start - 1], Para) and (not block.text or block.object):
        start -= 1
        if block.page or block.breaks:
            break
    return start


def _heading_at(headings: Sequence[Heading], at: int) -> Heading | None:
    return next((each for each in reversed(headings) if each.first < at), None)


def _where(blocks: Sequence[Block], headings: Sequence[Heading], front: int) -> dict[etree._Element, Where]:
    """By paragraph, and control around paragraphs, where it stands: under which heading, whether it stands alone."""
    found: dict[etree._Element, Where] = {}
    for at, block in enumerate(blocks):
        heading = _heading_at(headings, at)
        if at < front or heading is None or not isinstance(block, Para):
            continue
        sections = tuple((heading.asked.asks or "").split("+")) if heading.asked.certain else ()
        found[block.element] = Where(title_of(heading), sections)
        if block.control is not None:
            found[block.control] = found[block.element]
    return found


def _workbooks(
    document: Document, blocks: Sequence[Block], headings: Sequence[Heading], front: int, used: set[etree._Element]
) -> list[Place]:
    """The workbooks embedded in the document; only where an action plan is asked for is what they hold certain."""
    links = {each.id: each.target for each in document.package.relationships(document.main) if not each.external}
    found = []
    for at, block in enumerate(blocks):
        if at < front or not isinstance(block, Para):
            continue
        for each in block.element.iter("{urn:schemas-microsoft-com:office:office}OLEObject"):
            target = links.get(each.get(
                "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", ""), "")
            if not target.lower().endswith((".xlsx", ".xlsm")) or target not in document.package:
                continue
            heading = _heading_at(headings, at)
            asked = heading is not None and "actions" in (heading.asked.asks or "").split("+")
            found.append(Place(
                name="", way="workbook", label=f"workbook under “{title_of(heading)}”", asks="table:actions",
                certain=asked, why="" if asked else "nothing says that it is the action plan", element=block.element,
                part=target,
            ))  # fmt: skip
            used.add(block.element)
    return found


def _in_order(document: Document, places: Sequence[Place]) -> list[Place]:
    """The places in the order of the document."""
    order: dict[etree._Element, int] = {}
    for _, root in document.stories:
        for element in root.iter():
            order[element] = len(order)
    return sorted(places, key=lambda place: (order.get(place.element, 0), place.start))


def _named(places: Sequence[Place]) -> list[Place]:
    """The places with names that are their own: the board's words, told apart by number."""
    counts: dict[str, int] = {}
    found = []
    for place in places:
        base = " ".join(place.label.split())
        base = f"table: {base}" if place.way == "table" else base
        base = base if len(base) <= _LONGEST_NAME else f"{base[: _LONGEST_NAME - 1]}…"
        base = base or f"a place for {place.asks or 'something'}"
        counts[base.casefold()] = count = counts.get(base.casefold(), 0) + 1
        found.append(replace(place, name=base if count == 1 else f"{base} ({count})"))
    return found


def _doubled(places: list[Place]) -> list[Place]:
    """No two places certain of the same section, answer or table: both are asked about."""
    holders: dict[str, list[int]] = {}
    for at, place in enumerate(places):
        for each in place.fields if place.certain else ():
            if each != NOTHING and (":" not in each or each.startswith((ANSWER, *_MUST_ONCE))):
                holders.setdefault(each, []).append(at)
    for asks, held in holders.items():
        if len(held) > 1:
            named = " and ".join(f"“{places[at].name}”" for at in held[:3])
            for at in held:
                if places[at].certain:
                    places[at] = replace(places[at], certain=False,
                                         why=f"{named} all seem to ask for the {asks_said(asks)}")  # fmt: skip
    return places


def asks_said(asks: str, questions: Sequence[Question] = ()) -> str:
    """What a place asks for, in plain words."""
    said = []
    for each in asks.split("+"):
        head, _, rest = each.partition(":")
        if head == "answer":
            said.append(f"answer to question {rest}")
        elif head == "question":
            said.append(f"words of question {rest}")
        elif head == "table":
            said.append(f"table of {_TABLES_SAID.get(rest, rest)}")
        elif head == "sign":
            whose, _, part = rest.partition(":")
            said.append(f"{whose}: {_PARTS_SAID.get(part, part)}")
        elif head in ("cover", "fact"):
            said.append(label_of(each, "cover"))
        elif each == NOTHING:
            said.append("nothing: left as the board sent it")
        else:
            found = section(each, questions)
            said.append(f"{found.title}" if found else each)
    return " and ".join(said)


_TABLES_SAID = {
    "family": "the family", "personnel": "personnel", "actions": "actions", "quality": "quality criteria",
    "interviewed": "persons seen", "searched": "records searched", "policies": "policies",
    "abbreviations": "abbreviations", "chronology": "the chronology", "recommendations": "recommendations",
    "answers": "questions and answers",
}  # fmt: skip
_PARTS_SAID = {"who": "name", "job": "job title", "day": "day", "signed": "signature"}


def _doubt(place: Place) -> str:
    what = f"“{place.name}”"
    if place.asks is None:
        return f"{what}: {place.why or 'it is not understood'}"
    return f"{what} may ask for {asks_said(place.asks)}: {place.why or 'it is not certain'}"


def _see_protection(document: Document) -> None:
    part = document.part_of("settings")
    locked = document.tree(part).find(f"{W}documentProtection") if part else None
    if locked is None or locked.get(f"{W}enforcement", "0").lower() not in ("1", "true", "on"):
        return
    if locked.get(f"{W}edit", "none") in ("forms", "none", "trackedChanges"):
        return
    raise NotUnderstood(
        f"{document.name} is locked against changes. Open it, choose Review, Restrict Editing, Stop Protection (the "
        "board may have to give its password), save it and try again."
    )


def _fingerprint(places: Sequence[Place], read: Read) -> str:
    structure = [
        [[each.way, each.name, each.number, list(each.headings), each.header_rows] for each in places],
        [[plain(each.text), each.level] for each in read.headings],
        [[each.name, each.paragraphs] for each in read.removals],
    ]
    return hashlib.sha256(json.dumps(structure, ensure_ascii=False).encode()).hexdigest()

