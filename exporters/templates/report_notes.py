"""What the author should know of a template: numbers used twice, appendices that are elsewhere, what is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from domain.question import Question
from domain.report.parts import Criterion
from domain.shortened import cut
from exporters.templates.report_blocks import Block, Para
from exporters.templates.report_headings import Heading
from exporters.templates.report_places import Place

_APPENDIX = re.compile(r"\bappendix\s+([A-Z]|\d{1,2})\b", re.IGNORECASE)
_IS_APPENDIX = re.compile(r"\W*(?:appendix|annexe?)\b", re.IGNORECASE)
_KINDS = (
    ("records", re.compile(r"\b(?:documents?|records?) (?:seen|reviewed|examined|read)|\bdocuments?\b", re.IGNORECASE)),
    ("interviews", re.compile(r"\binterview|\bpersons? seen\b", re.IGNORECASE)),
    ("actions", re.compile(r"\baction plan\b", re.IGNORECASE)),
    ("personnel", re.compile(r"\bkey (?:of|to)\b|\bpersonnel\b", re.IGNORECASE)),
)
_GLOSSARY = re.compile(r"\babbreviations? (?:are|is) used\b|\bglossary\b.{0,40}\babbreviation", re.IGNORECASE)
_MOST = 200


def notes_of(
    blocks: Sequence[Block], headings: Sequence[Heading], places: Sequence[Place], questions: Sequence[Question],
    criteria: Sequence[Criterion],
) -> Iterator[str]:  # fmt: skip
    """What to know, a sentence each."""
    own = [each for each in headings if not each.front]
    numbered = [each for each in own if each.numbered and each.level == 0 and not _IS_APPENDIX.match(each.text)]
    counts = Counter(each.number for each in numbered)
    for number, count in counts.items():
        if count > 1 and number.isdigit():
            named = " and ".join(f"“{_short(each.text)}”" for each in numbered if each.number == number)
            yield f"The board uses number {number} twice: {named}. They stay as they are."
    yield from _contradictions(blocks, own)
    for place in places:
        if place.elsewhere and place.certain:
            yield f"“{_short(place.label)}” says that it goes elsewhere: “{_short(place.elsewhere)}”."
    yield from _questions(places, questions)
    asked = {each for place in places for each in place.fields}
    glossary = any(isinstance(block, Para) and _GLOSSARY.search(block.text) for block in blocks)
    if glossary and not asked & {"abbreviations", "table:abbreviations"}:
        yield "The board asks for abbreviations to be explained, and has no place for them: they go at the end."
    yield from _criteria(places, criteria)


def _contradictions(blocks: Sequence[Block], headings: Sequence[Heading]) -> Iterator[str]:
    """Where the template sends something to one appendix and keeps it in another."""
    kept = {each.number.upper(): each for each in headings if _IS_APPENDIX.match(each.text)}
    for heading in headings:
        for at in range(heading.last + 1, heading.end):
            block = blocks[at]
            if not isinstance(block, Para) or len(block.text) > _MOST:
                continue
            for match in _APPENDIX.finditer(block.text):
                there = kept.get(match[1].upper())
                kind = next((kind for kind, said in _KINDS if said.search(block.text[: match.start()])), "")
                if there is None or not kind or kind in (there.asked.asks or "").split("+"):
                    continue
                right = next((each for each in kept.values() if kind in (each.asked.asks or "").split("+")), None)
                if right is not None:
                    yield (
                        f"“{_short(heading.text)}” sends “{_short(block.text)}” to appendix {match[1].upper()}; "
                        f"it is at {right.number}. Left as the board wrote it."
                    )


def _questions(places: Sequence[Place], questions: Sequence[Question]) -> Iterator[str]:
    asked = [each for place in places for each in place.fields if each.startswith("answer:")]
    if not asked and any("table:answers" in place.fields for place in places):
        return
    if asked or any(place.label.lower().startswith("insert question") for place in places):
        have = {each.partition(":")[2].casefold() for each in asked}
        without = [each.label for each in questions if each.label.casefold() not in have]
        if without:
            are = "has no box" if len(without) == 1 else "have no boxes"
            yield (
                f"Question{'s' if len(without) > 1 else ''} {', '.join(without)} {are} of their own: "
                "what is said there goes behind the last."
            )


def _criteria(places: Sequence[Place], criteria: Sequence[Criterion]) -> Iterator[str]:
    wanted = [text for place in places if "table:quality" in place.fields for text in place.criteria if text]
    if not wanted or not criteria:
        return
    held = {_plain(each.text) for each in criteria}
    missing = [text for text in wanted if _plain(text) not in held]
    if missing:
        yield (
            f"The quality form has {len(missing)} criteria that the case does not have yet, such as "
            f"“{_short(missing[0])}”."
        )


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def _short(text: str) -> str:
    return cut(" ".join(text.split()), 70)
