"""A report exported from a real case, edited as a board's panel would edit it, for the tests of what comes back."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from datetime import date

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from domain.report.leaving import outgoing_report
from exporters.prepare import prepare
from exporters.way_out.job import Job
from exporters.way_out.ready import Ready
from storage.casefile import CaseFile

TODAY = date(2026, 11, 20)


def exported(case: CaseFile) -> bytes:
    """The report in our own layout, recorded as having left."""
    ready: Ready = prepare(outgoing_report(case.review(), today=TODAY), Job(kind="report", today=TODAY))
    case.record(ready)
    return ready.data


class Edited:
    """A document being edited; paragraphs of the report are found by the words they hold."""

    def __init__(self, data: bytes) -> None:
        self.document = docx.Document(io.BytesIO(data))

    def data(self) -> bytes:
        """The file as it comes back."""
        made = io.BytesIO()
        self.document.save(made)
        return made.getvalue()

    def paragraph(self, words: str) -> etree._Element:
        """The paragraph that holds these words."""
        return next(
            each for each in self.document.element.body.iter(qn("w:p"))
            if words in "".join(text.text or "" for text in each.iter(qn("w:t")))
        )  # fmt: skip

    def _text(self, words: str) -> etree._Element:
        return next(each for each in self.paragraph(words).iter(qn("w:t")) if words in (each.text or ""))

    def change(self, words: str, new: str) -> None:
        """Put other words in the place of these."""
        text = self._text(words)
        text.text = (text.text or "").replace(words, new)

    def take_out(self, words: str) -> None:
        """Delete the paragraph."""
        gone = self.paragraph(words)
        gone.getparent().remove(gone)

    def write_beside(self, label: str, words: str) -> None:
        """Fill in the cell beside a label, as somebody does by hand."""
        row = next(
            each for table in self.document.tables for each in table.rows
            if each.cells[0].text.casefold() == label.casefold()
        )  # fmt: skip
        row.cells[1].paragraphs[0].add_run(words)

    def add_behind(self, words: str, new: str) -> None:
        """A new paragraph behind it."""
        made, run, text = (OxmlElement(each) for each in ("w:p", "w:r", "w:t"))
        text.text = new
        run.append(text)
        made.append(run)
        self.paragraph(words).addnext(made)

    def swap(self, words: str, others: str) -> None:
        """Put the first behind the other."""
        self.paragraph(others).addnext(self.paragraph(words))

    def track(self, words: str, new: str) -> None:
        """Put other words in the place of all these by a tracked change."""
        run = self._text(words).getparent()
        out, put_in = OxmlElement("w:del"), OxmlElement("w:ins")
        for number, each in enumerate((out, put_in), 9001):
            each.set(qn("w:id"), str(number))
            each.set(qn("w:author"), "Somebody")
        old = copy.deepcopy(run)
        for text in old.iter(qn("w:t")):
            text.tag = qn("w:delText")
        run.addprevious(out)
        out.append(old)
        run.addprevious(put_in)
        put_in.append(run)
        self.change(words, new)

    def comment(self, words: str, said: str) -> None:
        """A comment by the paragraph."""
        runs = Paragraph(self.paragraph(words), self.document).runs
        self.document.add_comment(runs=[runs[-1]], text=said, author="Somebody", initials="S")

    def split(self, words: str, at: str) -> None:
        """Break the paragraph before the words `at`, as Enter does in Word: the marks stay with the first part."""
        first = self.paragraph(words)
        second = copy.deepcopy(first)
        for each in [*second.iter(qn("w:bookmarkStart")), *second.iter(qn("w:bookmarkEnd"))]:
            each.getparent().remove(each)
        first.addnext(second)
        before = True
        for run, other in zip(list(first.iter(qn("w:r"))), list(second.iter(qn("w:r"))), strict=True):
            text = next(run.iter(qn("w:t")), None)
            if before and text is not None and at in (text.text or ""):
                place = (text.text or "").index(at)
                next(other.iter(qn("w:t"))).text = (text.text or "")[place:]
                text.text = (text.text or "")[:place].rstrip()
                before = False
            else:
                gone = other if before else run
                gone.getparent().remove(gone)

    def join(self, words: str, others: str) -> None:
        """Join the second to the first, as Delete at its end does in Word."""
        first, second = self.paragraph(words), self.paragraph(others)
        space = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text, text.attrib["{http://www.w3.org/XML/1998/namespace}space"] = " ", "preserve"
        space.append(text)
        first.append(space)
        for each in list(second):
            if each.tag != qn("w:pPr"):
                first.append(each)
        second.getparent().remove(second)


def edited(data: bytes, edit: Callable[[Edited], None]) -> bytes:
    """The file with one edit made to it."""
    of = Edited(data)
    edit(of)
    return of.data()
