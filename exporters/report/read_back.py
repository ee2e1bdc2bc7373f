"""A filled template opened by another reader, and compared with what was meant and with what the board sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType

from lxml import etree

from exporters.office.differs import ReadBackDiffers
from exporters.office.package import DOCUMENT, Package
from exporters.office.proving import Proof, compare_parts
from exporters.office.xml import cleaned
from exporters.word.document import Document, cell_text, cells_of, each_paragraph
from exporters.word.lines import bookmark_of
from exporters.word.read_back import opened
from exporters.word.text import W, text_of


@dataclass(frozen=True, slots=True)
class Meant:
    """What the finished file must hold, as texts: `stories` by part every paragraph meant, the main part's under "";
    `own` what the board wrote and nobody filled or took out, in order; `marks` what was printed, by mark."""

    stories: Mapping[str, Sequence[str]]
    own: Sequence[str] = ()
    marks: Mapping[str, str] = field(default_factory=dict)


def meant_by(
    document: Document, own: Iterable[tuple[etree._Element, str]], touched: Set[etree._Element],
    marks: Mapping[str, str] = MappingProxyType({}),
) -> Meant:  # fmt: skip
    """What a filled document must come to: `own` are the paragraphs it had, with what they said, `touched` what was
    filled or taken out as agreed."""
    stories = {
        "" if part == document.main else part: [cleaned(text_of(paragraph)) for paragraph in each_paragraph(root)]
        for part, root in document.stories
    }
    stays = [
        cleaned(text) for paragraph, text in own
        if paragraph not in touched and not any(above in touched for above in paragraph.iterancestors())
    ]  # fmt: skip
    return Meant(stories, stays, marks)


def read_back(data: bytes, template: bytes, name: str, meant: Meant) -> Proof:
    """Compare; returns which parts changed. Raises `ReadBackDiffers` with what is not as it should be."""
    body = opened(data)
    found = [text_of(paragraph) for paragraph in each_paragraph(body)]
    if found != meant.stories[""]:
        raise ReadBackDiffers("a paragraph is not what was meant")
    others = [*_other_stories(data, name, meant)]
    _see_marks((body, *others), meant.marks)
    _see_own(found, meant)
    breaks = len(list(opened(template).iter(f"{W}sectPr")))
    if len(list(body.iter(f"{W}sectPr"))) != breaks:
        raise ReadBackDiffers("a section of the template was lost")
    proof = compare_parts(template, data)
    if proof.dropped:
        raise ReadBackDiffers(f"a part of the template was lost: {proof.dropped[0]}")
    return proof


def _other_stories(data: bytes, name: str, meant: Meant) -> Iterator[etree._Element]:
    """Headers, footers and notes of the finished file, each compared with what was meant."""
    package = Package(data, name, DOCUMENT)
    for part, wanted in meant.stories.items():
        if not part:
            continue
        found = package.tree(part) if part in package else None
        if found is None or wanted != [text_of(each) for each in each_paragraph(found)]:
            raise ReadBackDiffers("a header, footer or note is not what was meant")
        yield found


def _see_marks(stories: Iterable[etree._Element], marks: Mapping[str, str]) -> None:
    """Every text printed stands where its bookmark is, each bookmark once."""
    by_name: dict[str, etree._Element] = {}
    for start in chain.from_iterable(each.iter(f"{W}bookmarkStart") for each in stories):
        name = start.get(f"{W}name", "")
        if name.startswith("_imr_"):
            if name in by_name:
                raise ReadBackDiffers("two places have the same mark")
            by_name[name] = start
    for mark, text in marks.items():
        marked = by_name.get(bookmark_of(mark))
        if marked is None:
            raise ReadBackDiffers("something printed has no mark")
        paragraph = next(marked.iterancestors(f"{W}p"), None)
        row = next(marked.iterancestors(f"{W}tr"), None)
        said = text_of(paragraph) if paragraph is not None else ""
        if said != text and (row is None or "\t".join(cell_text(cell) for cell in cells_of(row)) != text):
            raise ReadBackDiffers("something printed does not say what was meant")


def _see_own(found: Sequence[str], meant: Meant) -> None:
    """What the board wrote is there still, in its order, but for what was filled or taken out as agreed."""
    at = 0
    for text in meant.own:
        try:
            at = found.index(text, at) + 1
        except ValueError:
            raise ReadBackDiffers("words of the template were lost") from None
