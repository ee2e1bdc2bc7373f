"""Word documents changed by hand, as people change them: with changes tracked and without, with comments."""

from __future__ import annotations

import copy
import io
import zipfile
from pathlib import Path

from lxml import etree

from exporters.word.text import W, text_of

MAIN = W[1:-1]
BY = {f"{W}author": "A Reader", f"{W}date": "2024-09-25T10:00:00Z"}


class Edited:
    """A document in someone's hands; `data` is what they send back."""

    def __init__(self, data: bytes) -> None:
        self.parts: dict[str, bytes] = {}
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.comments: list[str] = []

    def paragraph(self, begins: str) -> etree._Element:
        """The paragraph that begins so, its number left out."""
        for paragraph in self.root.iter(f"{W}p"):
            said = text_of(paragraph).strip()
            if said.startswith(begins) or said.partition("\t")[2].startswith(begins):
                return paragraph
        raise AssertionError(begins)

    def cell(self, row: str, column: int) -> etree._Element:
        """A cell of the row that begins so."""
        for found in self.root.iter(f"{W}tr"):
            cells = list(found.iter(f"{W}tc"))
            if text_of(next(cells[0].iter(f"{W}p"))) == row:
                return next(cells[column].iter(f"{W}p"))
        raise AssertionError(row)

    def replace(self, begins: str, old: str, new: str, *, tracked: bool = False) -> None:
        """Some words of a paragraph in place of others."""
        for run in self.paragraph(begins).iter(f"{W}r"):
            text = next((each for each in run.iter(f"{W}t") if old in (each.text or "")), None)
            if text is None:
                continue
            before, _, after = (text.text or "").partition(old)
            if not tracked:
                text.text = before + new + after
                return
            pieces = [_part(run, text, behind=False), _like(run, before), _wrapped("del", _like(run, old, "delText")),
                      _wrapped("ins", _like(run, new)), _like(run, after), _part(run, text, behind=True)]  # fmt: skip
            for piece in pieces:
                run.addprevious(piece)
            run.getparent().remove(run)
            return
        raise AssertionError(old)

    def write(self, paragraph: etree._Element, text: str, *, tracked: bool = False) -> None:
        """More words at the end of a paragraph."""
        run = etree.fromstring(f'<w:r xmlns:w="{MAIN}"><w:t xml:space="preserve">{text}</w:t></w:r>')
        paragraph.append(_wrapped("ins", run) if tracked else run)

    def delete(self, begins: str, *, tracked: bool = False) -> None:
        """A whole paragraph, its number with it."""
        paragraph = self.paragraph(begins)
        if not tracked:
            paragraph.getparent().remove(paragraph)
            return
        for run in list(paragraph.iter(f"{W}r")):
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            run.addprevious(gone := _wrapped("del"))
            gone.append(run)
        self._end(paragraph, "del")

    def add(self, after: str, text: str, *, tracked: bool = False) -> None:
        """A paragraph of their own."""
        made = etree.fromstring(f'<w:p xmlns:w="{MAIN}"/>')
        self.paragraph(after).addnext(made)
        self.write(made, text, tracked=tracked)
        if tracked:
            self._end(made, "ins")

    def split(self, begins: str, at: str) -> None:
        """Return pressed before these words."""
        paragraph = self.paragraph(begins)
        other = copy.deepcopy(paragraph)
        paragraph.addnext(other)
        for each in [*other.iter(f"{W}bookmarkStart"), *other.iter(f"{W}bookmarkEnd")]:
            each.getparent().remove(each)
        whole = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        _cut(paragraph, 0, whole.index(at))
        _cut(other, whole.index(at), len(whole))

    def comment(self, begins: str, text: str, words: str = "") -> None:
        """Something said beside a paragraph, or beside some of its words."""
        paragraph = self.paragraph(begins)
        number = len(self.comments)
        self.comments.append(text)
        start, end, reference = (etree.Element(f"{W}{name}", {f"{W}id": str(number)})
                                 for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))  # fmt: skip
        run = etree.Element(f"{W}r")
        run.append(reference)
        target = paragraph
        if words:
            self.replace(begins, words, words)
            for each in paragraph.iter(f"{W}r"):
                said = each.find(f"{W}t")
                if said is not None and words in (said.text or ""):
                    before, _, after = (said.text or "").partition(words)
                    for piece in (_like(each, before), start, middle := _like(each, words), end, run,
                                  _like(each, after)):  # fmt: skip
                        each.addprevious(piece)
                    each.getparent().remove(each)
                    assert middle is not None
                    return
        at = 1 if target.find(f"{W}pPr") is not None else 0
        target.insert(at, start)
        target.append(end)
        target.append(run)

    def without_bookmarks(self) -> None:
        """As a program leaves it that keeps no bookmarks."""
        for each in [*self.root.iter(f"{W}bookmarkStart"), *self.root.iter(f"{W}bookmarkEnd")]:
            each.getparent().remove(each)

    def tick(self, begins: str) -> None:
        """A box ticked."""
        for paragraph in self.root.iter(f"{W}p"):
            if f"\t{begins}" in text_of(paragraph):
                text = next(paragraph.iter(f"{W}t"))
                text.text = "☒"
                return
        raise AssertionError(begins)

    def _end(self, paragraph: etree._Element, change: str) -> None:
        look = paragraph.find(f"{W}pPr")
        if look is None:
            look = etree.Element(f"{W}pPr")
            paragraph.insert(0, look)
        mark = etree.SubElement(look, f"{W}rPr")
        mark.append(_wrapped(change))

    @property
    def data(self) -> bytes:
        """The document as it is sent back."""
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self.comments:
            made = "".join(
                f'<w:comment w:id="{n}" w:author="A Reader" w:date="2024-09-25T10:00:00Z"><w:p><w:r><w:t>{text}</w:t>'
                "</w:r></w:p></w:comment>"
                for n, text in enumerate(self.comments)
            )
            parts["word/comments.xml"] = f'<w:comments xmlns:w="{MAIN}">{made}</w:comments>'.encode()
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
                b"</Types>",
                b'<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                b'wordprocessingml.comments+xml"/></Types>',
            )
            parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
                b"</Relationships>",
                b'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                b'comments" Target="comments.xml"/></Relationships>',
            )
        return zipped(parts)

    def save(self, path: Path) -> Path:
        """Put it on disk."""
        path.write_bytes(self.data)
        return path


def zipped(parts: dict[str, bytes]) -> bytes:
    """A package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _like(run: etree._Element, text: str, tag: str = "t") -> etree._Element:
    made = etree.Element(f"{W}r")
    look = run.find(f"{W}rPr")
    if look is not None:
        made.append(copy.deepcopy(look))
    said = etree.SubElement(made, f"{W}{tag}")
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _part(run: etree._Element, text: etree._Element, *, behind: bool) -> etree._Element:
    """The run with only what stands before this text in it, or behind."""
    at = run.index(text)
    made = copy.deepcopy(run)
    for number, child in enumerate(list(made)):
        if child.tag != f"{W}rPr" and (number <= at if behind else number >= at):
            made.remove(child)
    return made


_ids = iter(range(900, 100_000))


def _wrapped(change: str, *runs: etree._Element) -> etree._Element:
    made = etree.Element(f"{W}{change}", {f"{W}id": str(next(_ids)), **BY})
    made.extend(runs)
    return made


def _cut(paragraph: etree._Element, start: int, end: int) -> None:
    at = 0
    for text in list(paragraph.iter(f"{W}t")):
        said = text.text or ""
        text.text = said[max(0, start - at) : max(0, end - at)]
        at += len(said)
    if start:
        for tab in list(paragraph.iter(f"{W}tab")):
            if tab.getparent().tag == f"{W}r":
                tab.getparent().remove(tab)
