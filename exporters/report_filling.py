"""A board's Word template filled with the report, place by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from domain.and_between import and_between
from domain.errors import NotUnderstood
from domain.report_leaving import OutgoingReport
from domain.report_sections import sections_of
from exporters.report_lines import Line, Printing
from exporters.report_order import Order, Printed, is_section, ordered, title_of
from exporters.report_quality import tick_form
from exporters.report_tables import is_known, rows_for
from exporters.report_values import SIGNING, value_of
from exporters.templates.report_places import Place, Removal, ReportTemplate
from exporters.word.controls import DoesNotFit, fill_control, fill_form_field
from exporters.word.document import Document, cells_of, each_paragraph
from exporters.word.growing import grow
from exporters.word.lines import Lines
from exporters.word.looks import Looks
from exporters.word.text import W, is_tracked, text_of
from exporters.word.writing import add_text, fill_cell, replace_span

_BLANK = re.compile(r"[\s_.\u2026·…-]*\Z")
_KEPT_IN = frozenset((f"{W}pPr", f"{W}proofErr", f"{W}r"))
PLAIN_WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Filled:
    """One place and what became of it: what stood there, what stands there now, in a few words."""

    place: Place
    before: str
    after: str


@dataclass(slots=True)
class Report:
    """What filling came to: every place, every sentence for the author, and by mark the element that holds its words.

    `personal` are cells that may hold what identifies somebody, each with what was put there.
    """

    filled: list[Filled] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marks: dict[str, etree._Element] = field(default_factory=dict)
    personal: list[tuple[etree._Element, str]] = field(default_factory=list)
    touched: set[etree._Element] = field(default_factory=set)
    removed: set[etree._Element] = field(default_factory=set)


class Filling:
    """Fills one document. `today` is the day of the export, `pictures` are PNGs by name ("genogram" among them)."""

    def __init__(
        self,
        document: Document,
        template: ReportTemplate,
        out: OutgoingReport,
        today: date,
        pictures: Mapping[str, bytes] | None = None,
    ) -> None:
        self.document = document
        self.template = template
        self.out = out
        self.today = today
        self.pictures = dict(pictures or {})
        self.looks = Looks(document)
        self.lines = Lines(document, self.looks)
        self.report = Report()
        self.places = tuple(each for each in template.places if each.certain and each.fields and each.asks != "nothing")
        asked = {one.casefold() for place in self.places for one in place.fields}
        if any(place.way == "workbook" for place in self.places):
            asked.add("table:actions")
        # What the board has in another file is not printed a second time here.
        asked |= {f"table:{one}" for place in self.places if place.elsewhere for one in place.fields}
        self.elsewhere = frozenset(asked)
        self.order = self._ordered()
        self.printing = Printing(out, self.order.numbers, self.elsewhere, self.pictures)
        self._guidance = [each for removal in template.removals if removal.agreed for each in removal.elements]
        self._missing: list[str] = []
        self._unsigned: list[str] = []

    def _ordered(self) -> Order:
        known = Printing(self.out, {}, self.elsewhere, self.pictures)
        said = [each.id for each in sections_of(self.out.questions) if self._says(each.id, known)]
        typed = (text_of(each) for each in self.document.body.iterchildren(f"{W}p"))
        return ordered(self.places, self.out, said, typed)

    def _says(self, one: str, printing: Printing) -> bool:
        """Whether a section has something to say that no table of the template says."""
        if one == "answers":
            return bool(printing.passages(one))
        if one == "genogram":
            return bool(self.pictures.get("genogram")) and "genogram" in self.elsewhere or bool(printing.passages(one))
        if one not in self.elsewhere and one in (*_WITHIN_METHODOLOGY, "chronology", "personnel", "family", "quality"):
            # Records without a place of their own: the words the author wrote count, and the key of the codes.
            return bool(printing.passages(one)) or (one == "personnel" and bool(printing.lines(one)))
        return bool(printing.lines(one))

    def fill(self) -> Report:
        """Fill every place, put what has none at the end, and take out what was agreed. Raises `NotUnderstood`."""
        for place in self._from_behind():
            self._fill(place)
        self._append()
        for removal in self.template.removals:
            if removal.agreed:
                self._remove(removal)
        self._tell()
        return self.report

    def _from_behind(self) -> list[Place]:
        """Places in order, but those within one paragraph from its end, so that letters stay where they were found."""
        groups: dict[int, list[Place]] = {}
        for place in self.places:
            groups.setdefault(id(place.element), []).append(place)
        return [one for group in groups.values() for one in sorted(group, key=lambda each: -each.start)]

    def _fill(self, place: Place) -> None:
        printed = self.order.of(place)
        asked = tuple(one for one in place.fields if is_section(one))
        if place.way == "table":
            self._table(place)
        elif place.way == "workbook":
            self._workbook(place)
        elif printed is not None:
            self._text(place, self._lines(printed))
        elif not asked:
            self._value(place)

    # text

    def _lines(self, printed: Printed) -> list[Line]:
        place, lines = printed.place, self._guests(printed.before, printed.place)
        for one in printed.own:
            mine = self._genogram() if one == "genogram" else self.printing.lines(one)
            if place.elsewhere and one == "chronology":
                mine = self.printing.passages(one)
            if mine and lines:
                lines.append(Line(kind="heading", text=title_of(one, self.out)))
            lines += mine
        return [*lines, *self._guests(printed.behind, place)]

    def _guests(self, sections: Iterable[str], place: Place) -> list[Line]:
        """What has no place of its own, each under a heading in our words, and told."""
        lines: list[Line] = []
        for one in sections:
            mine = self._genogram() if one == "genogram" else self._as_guest(one)
            if mine:
                title = title_of(one, self.out)
                lines += [Line(kind="heading", text=title), *map(_deeper, mine)]
                self.report.notes.append(
                    f"“{title}” has no place of its own in this template: it stands under “{_short(place.label)}”, with"
                    " a heading."
                )
        return lines

    def _as_guest(self, one: str) -> list[Line]:
        """What a section says where it has no place of its own: records the methodology tells are not told twice."""
        within = one in _WITHIN_METHODOLOGY
        return self.printing.passages(one) if within else self.printing.lines(one)

    def _genogram(self) -> list[Line]:
        png = self.pictures.get("genogram", b"")
        drawn = [Line(kind="picture", text=self._family_said(), picture=png, mark="genogram:1")] if png else []
        return [*self.printing.passages("genogram"), *drawn]

    def _family_said(self) -> str:
        about = (f"{each.code}, {each.relationship}" if each.relationship else each.code for each in self.out.family)
        return f"Genogram of the family: {and_between(about)}."

    def _text(self, place: Place, lines: list[Line]) -> None:
        lines = [each for each in lines if each.kind != "picture" or each.picture or self._no_picture(each)]
        if not lines:
            self._missing.append(f"“{_short(place.label)}”")
            return
        before = f"{len(place.blanks)} blank paragraphs" if place.blanks else "nothing"
        if place.way == "under" or (place.way == "placeholder" and self._is_whole(place)):
            self._under(place, lines)
        elif place.way in ("box", "cell", "control") and self._box(place) is not None:
            self._in_box(place, lines)
        else:
            said = "\n".join(each.printed for each in lines)
            self._put(place, said, None)
            return
        count = f"{len(lines)} paragraph{'s' if len(lines) > 1 else ''}"
        self.report.filled.append(Filled(place, before, count))

    def _no_picture(self, line: Line) -> bool:
        self.report.notes.append(f"The picture “{line.text}” could not be drawn and is left out: put it in by hand.")
        return False

    def _is_whole(self, place: Place) -> bool:
        """Whether a placeholder is all its paragraph says, so that paragraphs may stand in its place."""
        said = text_of(place.element)
        return place.element.tag == f"{W}p" and not (said[: place.start] + said[place.end :]).strip(" .[](){}<>«»")

    def _under(self, place: Place, lines: list[Line]) -> None:
        whole = place.way == "placeholder"
        blanks = [each for each in place.blanks if self._may_go(each)]
        model = self.looks.model(*place.blanks)
        level = self.looks.level_of(place.element) or 1
        anchor = place.element if whole else place.after if place.after is not None else place.element
        made = self.lines.paragraphs(lines, model, level=level, width=self.looks.width_at(anchor))
        self._keep_marks(lines, made)
        close = self.looks.is_close(model)
        if blanks:
            anchor = blanks[0]
            before = anchor.getprevious()
            first_stays = close and before is not None and before.tag == f"{W}p" and bool(text_of(before).strip())
            last_stays = close and len(blanks) > 1
            if not first_stays:
                # The blank goes: its place is what matters.
                for each in made:
                    anchor.addprevious(each)
            else:
                _after(anchor, made)
            going = blanks[1:] if first_stays else blanks
            for each in going[:-1] if last_stays else going:
                self._take_out(each)
        else:
            if close and not whole and anchor is not place.element:
                spacing = etree.Element(f"{W}p")
                made = [spacing, *made]
            _after(anchor, made)
        if whole:
            self._take_out(place.element)

    def _may_go(self, blank: etree._Element) -> bool:
        """Whether a blank paragraph holds nothing a document must keep: no section break, mark or tracked change."""
        return (
            blank.find(f"{W}pPr/{W}sectPr") is None
            and all(each.tag in _KEPT_IN for each in blank)
            and not is_tracked(blank)
            and next(blank.iter(f"{W}drawing", f"{W}pict", f"{W}object", f"{W}fldChar", f"{W}commentReference"), None)
            is None
        )

    def _box(self, place: Place) -> etree._Element | None:
        """The cell, or block of a control, that takes paragraphs; None where only words fit."""
        element = place.element
        if element.tag == f"{W}tc":
            return element
        if element.tag == f"{W}tbl":
            cells = list(element.iter(f"{W}tc"))
            return cells[-1] if cells else None
        if element.tag == f"{W}sdt":
            about, content = element.find(f"{W}sdtPr"), element.find(f"{W}sdtContent")
            plain = about is None or about.find(f"{W}text") is not None or about.find(f"{W}date") is not None
            listed = about is not None and about.find(f"{W}dropDownList") is not None
            if content is None or plain or listed:
                return None
            cell = next(content.iterchildren(f"{W}tc"), None)
            if cell is not None:
                return cell
            return content if content.find(f"{W}p") is not None else None
        return None

    def _in_box(self, place: Place, lines: list[Line]) -> None:
        box = self._box(place)
        assert box is not None
        model = self.looks.in_cell(box) if box.tag == f"{W}tc" else self.looks.model(*box.iterchildren(f"{W}p"))
        made = self.lines.paragraphs(lines, model, level=0, width=self.looks.width_at(box), boxed=True)
        self._keep_marks(lines, made)
        placeholder = place.element.tag == f"{W}sdt" and place.element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        standing = [each for each in box.iterchildren(f"{W}p")]
        going = [
            each for each in standing
            if (placeholder or _BLANK.match(text_of(each))) and (placeholder or self._may_go(each))
        ]  # fmt: skip
        if going:
            for each in made:
                going[0].addprevious(each)
            for each in going:
                self._take_out(each)
        elif standing:
            _after(standing[-1], made)
        else:
            box.extend(made)
        if placeholder:
            about = place.element.find(f"{W}sdtPr")
            assert about is not None
            for each in about.findall(f"{W}showingPlcHdr"):
                about.remove(each)

    def _keep_marks(self, lines: Sequence[Line], made: Sequence[etree._Element]) -> None:
        for line, paragraph in zip(lines, made, strict=True):
            if line.mark:
                self.report.marks.setdefault(line.mark, paragraph)

    # values

    def _value(self, place: Place) -> None:
        assert place.asks is not None
        value = value_of(place.asks, self.out, self.today)
        if not value.text:
            if place.asks.startswith(SIGNING):
                self._unsigned.append(place.asks.split(":")[1])
            else:
                self._missing.append(f"{value.asked or 'something'} (“{_short(place.label)}”)")
            return
        if self._put(place, value.text, value.day):
            self.report.personal.append((place.element, value.text))

    def _put(self, place: Place, text: str, day: date | None) -> bool:
        """Put words into a place of any kind; what does not fit is told, never cut."""
        element = place.element
        before = _short(text_of(element) if element.tag == f"{W}p" else " ".join(map(text_of, each_paragraph(element))))
        try:
            if place.way == "control" or element.tag == f"{W}sdt":
                text = fill_control(self.document, element, text, day)
            elif place.way == "form field":
                text = fill_form_field(element, text, day)
            elif place.way == "placeholder":
                replace_span(element, place.start, place.end, text)
            elif place.way == "after label":
                self._behind(place, text)
            elif element.tag == f"{W}tc":
                self._in_cell(element, text)
            elif element.tag == f"{W}p":
                if place.end > place.start:
                    replace_span(element, place.start, place.end, text)
                else:
                    add_text(element, f" {text}" if text_of(element).strip() else text)
            else:
                raise DoesNotFit("it is no place words can be put into")
        except DoesNotFit as refused:
            self.report.notes.append(f"Not filled: “{_short(place.label)}” with “{_short(text)}”: {refused.why}.")
            return False
        self.report.touched.add(element)
        holder = element if element.tag == f"{W}p" else next(each_paragraph(element), element)
        if holder.tag == f"{W}p" and place.asks and place.asks not in self.report.marks:
            self.lines.mark(holder, place.asks)
            self.report.marks[place.asks] = holder
        self.report.filled.append(Filled(place, before, text))
        return True

    def _in_cell(self, cell: etree._Element, text: str) -> None:
        control = next((each for each in cell.iter(f"{W}sdt")), None)
        if control is not None:
            fill_control(self.document, control, text)
            return
        # A line of dots to write on gives way; a label in the same cell stays.
        for paragraph in each_paragraph(cell):
            said = text_of(paragraph)
            if said.strip() and not _BLANK.match(said):
                add_text(paragraph, f" {text}")
                return
        fill_cell(cell, text)

    def _behind(self, place: Place, text: str) -> None:
        said = text_of(place.element)
        if place.end > place.start:
            gap = "" if place.start and said[place.start - 1 : place.start].isspace() else " "
            rest = "" if place.end >= len(said) or said[place.end].isspace() else " "
            replace_span(place.element, place.start, place.end, f"{gap}{text}{rest}")
        else:
            add_text(place.element, text if said.endswith((" ", "\t")) else f" {text}")

    # tables

    def _table(self, place: Place) -> None:
        for asks in place.fields:
            if asks == "table:quality":
                self._quality(place)
            elif is_known(asks):
                self._rows(place, asks)
            else:
                self.report.notes.append(f"The table “{_short(place.label)}” could not be filled: fill it by hand.")

    def _rows(self, place: Place, asks: str) -> None:
        rows = rows_for(asks, place.columns, self.printing)
        if not rows:
            self._missing.append(f"the rows of “{_short(place.label)}”")
            return
        self._drop_examples(place)
        grown = grow(
            place.element, place.columns, [each.texts for each in rows], header_rows=place.header_rows,
        )  # fmt: skip
        for row, element in zip(rows, grown.rows, strict=True):
            if row.mark:
                paragraph = next(each_paragraph(next(iter(cells_of(element)))))
                self.lines.mark(paragraph, row.mark)
                self.report.marks.setdefault(row.mark, element)
            for cell, text in zip(cells_of(element), row.texts, strict=False):
                self.report.touched.add(cell)
                if text and asks in _MAY_NAME:
                    self.report.personal.append((cell, text))
        said = f"{len(rows)} row{'s' if len(rows) > 1 else ''}"
        if grown.added:
            said += f", {grown.added} of them new"
        if grown.left:
            said += f"; {grown.left} blank left"
        self.report.filled.append(Filled(place, "blank rows", said))
        blank = [
            heading for at, heading in enumerate(place.headings)
            if at < len(place.columns) and place.columns[at] == "name" and not any(row.texts[at] for row in rows)
        ]  # fmt: skip
        if blank:
            self.report.notes.append(
                f"{and_between(map(_quoted, blank))} in “{_short(place.label)}” stays blank: names go into a panel copy only."
            )
        unmapped = [
            heading for heading, name in zip(place.headings, place.columns, strict=False) if name is None and heading
        ]
        if unmapped:
            self.report.notes.append(f"Left to you in “{_short(place.label)}”: {and_between(map(_quoted, unmapped))}.")

    def _drop_examples(self, place: Place) -> None:
        """Example rows go first, when that was agreed, so that no row of ours is made in their look."""
        inside = set(place.element.iter(f"{W}tr"))
        for removal in self.template.removals:
            if removal.agreed and removal.kind == "example rows" and inside.intersection(removal.elements):
                self._remove(removal)

    def _quality(self, place: Place) -> None:
        told = tick_form(self.document, place, self.out.report.criteria)
        self.report.touched.update(told.cells)
        self.report.notes += told.notes
        self.report.filled.append(Filled(place, "no ticks", f"{told.ticked} answered of {told.rows}"))

    def _workbook(self, place: Place) -> None:
        from exporters.actions import fill_plan

        if not place.part or place.part not in self.document.package:
            self.report.notes.append(f"The workbook in “{_short(place.label)}” could not be found: fill it by hand.")
            return
        if not (self.out.report.actions or self.out.report.recommendations):
            self._missing.append(f"the action plan (“{_short(place.label)}”)")
            return
        named = "the workbook in the template"
        made = fill_plan(self.out, self.document.package.read(place.part), named, self.today)
        self.document.replace_part(place.part, made.data)
        self.report.notes += [f"Action plan in the document: {note}" for note in made.notes]
        self.report.notes.append(
            "The action plan stands in the workbook inside the document; its picture there is drawn anew when it is"
            " opened (double-click it)."
        )
        self.report.filled.append(Filled(place, "an empty plan", f"{made.rows} rows"))

    # the end

    def _append(self) -> None:
        """Put what has no place in the template at its end, each under a heading in the template's own style."""
        sections = [*self.order.last]
        lines_of = {one: self._end_lines(one) for one in sections}
        lines_of = {one: lines for one, lines in lines_of.items() if lines}
        if not lines_of:
            return
        model = self.looks.model()
        anchor = _last_of(self.document.body)
        made: list[etree._Element] = []
        for number, (one, lines) in enumerate(lines_of.items()):
            heading = self.lines.heading(title_of(one, self.out), 1, model)
            if not number:
                from exporters.word.in_order import look_of, put

                put(look_of(heading), "pageBreakBefore")
            paragraphs = self.lines.paragraphs(lines, model, level=1, width=self.looks.width_at(anchor))
            self._keep_marks(lines, paragraphs)
            made += [heading, *paragraphs]
        _after(anchor, made)
        titles = and_between(f"“{title_of(one, self.out)}”" for one in lines_of)
        self.report.notes.append(f"No place in this template, so put at its end: {titles}.")

    def _end_lines(self, one: str) -> list[Line]:
        return self._genogram() if one == "genogram" else self._as_guest(one)

    # what goes

    def _remove(self, removal: Removal) -> None:
        for element in removal.elements:
            if element.getparent() is None or element in self.report.removed:
                continue
            self._take_out(element)

    def _take_out(self, element: etree._Element) -> None:
        """Take an element out; what ends a section, or begins or ends a mark, stays where it stood."""
        self.report.removed.update(element.iter(f"{W}p"))
        self.report.removed.add(element)
        parent = element.getparent()
        assert parent is not None
        if element.tag == f"{W}p" and element.find(f"{W}pPr/{W}sectPr") is not None:
            for each in list(element):
                if each.tag != f"{W}pPr":
                    element.remove(each)
            return
        for each in element.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}commentRangeStart",
                                 f"{W}commentRangeEnd"):  # fmt: skip
            if parent.tag in (f"{W}body", f"{W}tc", f"{W}sdtContent"):
                element.addprevious(each)
        if element.tag == f"{W}p" and parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1:
            for each in list(element):
                if each.tag != f"{W}pPr":
                    element.remove(each)
            return
        parent.remove(element)

    # what is told

    def _tell(self) -> None:
        notes = self.report.notes
        for place, asks in self.order.again:
            title = title_of(asks, self.out)
            notes.append(f"“{_short(place.label)}” asks for {title} as well, which stands elsewhere: look at it.")
        unknown = [each for each in self.template.places if each.asks is None and not each.certain]
        if unknown:
            labels = and_between(_quoted(each.label) for each in unknown)
            notes.append(f"Left as the board sent it, not understood: {labels}.")
        if self._missing:
            notes.append(f"Left blank, as the case does not say it: {and_between(dict.fromkeys(self._missing))}.")
        if self._unsigned:
            whose = and_between(f"the {each}" for each in dict.fromkeys(self._unsigned))
            notes.append(f"Left blank until it is signed: {whose}.")
        staying = [each for each in self.template.removals if not each.agreed and each.likely]
        if staying:
            notes.append(
                f"{len(staying)} {'stretch' if len(staying) == 1 else 'stretches'} of guidance or example rows still"
                " stand in the file; agree to their removal, or take them out by hand before it is sent."
            )
        unplaced = [each for each in self.out.abbreviations if not each[1]]
        if unplaced:
            notes.append(f"Abbreviations nobody explained: {and_between(short for short, _ in unplaced)}.")
        notes += self._lost()

    def _lost(self) -> Iterator[str]:
        """What of the report stands nowhere in the file, a sentence each kind: nothing is dropped unsaid."""
        printed = self.report.marks
        report = self.out.report
        passages = [each for each in report.passages if f"passage:{each.id}" not in printed and each.kind != "picture"]
        for section in dict.fromkeys(each.section for each in passages):
            count = sum(each.section == section for each in passages)
            yield (
                f"Not in the file: {count} paragraph{'s' if count > 1 else ''} of “{title_of(section, self.out)}”;"
                " the template has no place that takes them."
            )
        kinds: Iterable[tuple[str, Iterable[str]]] = (
            ("the family", (f"member:{each.code}" for each in self.out.family)),
            ("records searched", (f"searched:{each.number}" for each in report.searched)),
            ("policies", (f"policy:{each.number}" for each in report.policies)),
            ("persons seen or not", (f"seen:{each.code}" for each in self.out.seen)),
            ("recommendations", (f"recommendation:{each.number}:text" for each in report.recommendations)),
        )  # fmt: skip
        workbook = any(each.way == "workbook" for each in self.places)
        for called, marks in kinds:
            wanted = [*marks]
            gone = [mark for mark in wanted if mark not in printed]
            if gone and called == "recommendations" and workbook and len(gone) == len(wanted):
                continue
            if gone:
                yield f"Not in the file: {len(gone)} of {len(wanted)} of {called}; the template has no place for them."
        facts = [each for each in report.facts if each.value.strip() and f"fact:{each.name}" not in printed]
        if facts:
            from domain.report_facts import fact_of

            labels = and_between(_quoted(fact.label if (fact := fact_of(each.name)) else each.name) for each in facts)
            yield f"Not in the file, as this template does not ask for it: {labels}."


_WITHIN_METHODOLOGY = ("policies", "interviews", "records")
"""Records that the methodology tells of where they have no place of their own."""
_MAY_NAME = frozenset(("table:family", "table:personnel", "table:interviewed"))


def _deeper(line: Line) -> Line:
    from dataclasses import replace

    return replace(line, level=2) if line.kind == "heading" else line


def _after(anchor: etree._Element, made: Sequence[etree._Element]) -> None:
    for each in made:
        anchor.addnext(each)
        anchor = each


def _last_of(body: etree._Element) -> etree._Element:
    """The last paragraph or table of the body, before the end of its last section."""
    found = [each for each in body if each.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
    if not found:
        raise NotUnderstood("The template holds nothing at all. Choose the board's file.")
    return found[-1]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:57]}…"


def _quoted(text: str) -> str:
    return f"“{_short(text)}”"


