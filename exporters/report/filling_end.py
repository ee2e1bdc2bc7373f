"""What of the report has no place in a template, put at its end or beside the form it is read with."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from domain.and_between import and_between
from domain.errors import NotUnderstood
from domain.report.board_order import is_section
from exporters.report.filling_text import Paragraphs
from exporters.report.lines import Line
from exporters.report.order import title_of
from exporters.report.sections import Sections
from exporters.templates.report_places import Place
from exporters.word.in_order import look_of, put
from exporters.word.taking_out import after, may_go
from exporters.word.text import W, text_of


class End:
    """Puts sections at the end of one document."""

    def __init__(self, text: Paragraphs, sections: Sections, places: Sequence[Place]) -> None:
        self.text = text
        self.lines = text.lines
        self.looks = text.looks
        self.report = text.report
        self.body = text.putting.document.body
        self.sections = sections
        self.out = sections.printing.out
        self.places = places

    def put(self, sections: Sequence[str]) -> None:
        """Put what has no place in the template at its end, each under a heading in the template's own style."""
        lines_of = {one: self.sections.by_itself(one) for one in sections}
        lines_of = {one: lines for one, lines in lines_of.items() if lines}
        if not lines_of:
            return
        model = self.looks.model()
        for one in (one for one in sections if one in lines_of):
            if (at := self._nearest(one)) is not None:
                self._put_behind(at, one, lines_of.pop(one), model)
        if not lines_of:
            return
        anchor = _last_of(self.body)
        # Where the board's own headings have no style, ours are bold lines as theirs are.
        level = min(filter(None, (self.looks.level_of(each.element) for each in self.places if each.way == "under")),
                    default=0 if any(each.way == "under" for each in self.places) else 1)  # fmt: skip
        made: list[etree._Element] = []
        for number, (one, lines) in enumerate(lines_of.items()):
            heading = self.lines.heading(title_of(one, self.out), level, model)
            if not number:
                put(look_of(heading), "pageBreakBefore")
            paragraphs = self.lines.paragraphs(lines, model, level=level, width=self.looks.width_at(anchor))
            self.text.keep_marks(lines, paragraphs)
            made += [heading, *paragraphs]
        after(anchor, made)
        titles = and_between(f"“{title_of(one, self.out)}”" for one in lines_of)
        self.report.notes.append(f"No place in this template, so put at its end: {titles}.")

    def _nearest(self, one: str) -> Place | None:
        """The form or table what has no place is read beside: a statement by who signs, short forms by the codes."""
        near = {"statement": "sign:", "abbreviations": "table:personnel"}.get(one)
        found = [each for each in self.places if near and any(field.startswith(near) for field in each.fields)]
        # On a cover, before the report has begun, it is read too soon.
        begun = next((at for at, each in enumerate(self.places) if any(map(is_section, each.fields))), 0)
        return next((each for each in reversed(found)
                     if self.places.index(each) >= begun and self._table_of(each) is not None), None)  # fmt: skip

    def _table_of(self, place: Place) -> etree._Element | None:
        """The table of the body a place stands in, or is."""
        held = (place.element, *place.element.iterancestors(f"{W}tbl"))
        return next((each for each in held if each.tag == f"{W}tbl" and each.getparent() is self.body), None)

    def _put_behind(self, place: Place, one: str, lines: list[Line], model: etree._Element) -> None:
        table = self._table_of(place)
        assert table is not None
        title = title_of(one, self.out)
        # Within the board's own form it is no heading of the report's.
        heading = self.lines.heading(title, 0, model)
        paragraphs = self.lines.paragraphs(lines, model, level=0, width=self.looks.width_at(table))
        self.text.keep_marks(lines, paragraphs)
        blanks: list[etree._Element] = []
        for each in table.itersiblings():
            if each.tag != f"{W}p" or text_of(each).strip() or not may_go(each):
                break
            blanks.append(each)
        after(blanks[0] if blanks else table, [*([] if blanks else [etree.Element(f"{W}p")]), heading, *paragraphs])
        # The words stand in place of the blank lines: with them the page would run over.
        behind = paragraphs[-1].getnext() if not blanks[1:] else blanks[-1].getnext()
        turned = behind is not None and behind.find(f"{W}pPr/{W}pageBreakBefore") is not None
        for each in blanks[1:] if turned else blanks[1:-1]:
            self.report.take_out(each)
        form = "who signs" if one == "statement" else "the codes"
        self.report.notes.append(f"No place of its own in this template: “{title}”, put behind the table of {form}.")


def _last_of(body: etree._Element) -> etree._Element:
    """The last paragraph or table of the body, before the end of its last section."""
    found = [each for each in body if each.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
    if not found:
        raise NotUnderstood("The template holds nothing at all. Choose the board's file.")
    return found[-1]
