"""A board's Word template filled with the report, place by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lxml import etree

from domain.and_between import and_between
from domain.errors import NotUnderstood
from domain.family import Member
from domain.report import question_of
from domain.report_leaving import OutgoingReport
from domain.report_sections import sections_of
from exporters.report.asked import Personal, asked_for, kinds_in
from exporters.report.lines import Line, Printing, policies_apart
from exporters.report.order import (
    WITHIN_METHODOLOGY,
    Order,
    Printed,
    is_section,
    ordered,
    title_of,
    within_methodology,
)
from exporters.report.putting import BLANK, Filled, Putting, Report
from exporters.report.quality import same_words, tick_form
from exporters.report.tables import Row, is_known, rows_for
from exporters.report.told import Told, quoted, short, told
from exporters.report.values import SIGNING, subject_of, value_of
from exporters.templates.report_places import SEVERAL, Place, Removal, ReportTemplate
from exporters.word.document import Document, cell_text, cells_of, each_paragraph, rows_of
from exporters.word.growing import grow
from exporters.word.in_order import look_of, put
from exporters.word.lines import Lines
from exporters.word.looks import Looks
from exporters.word.paging import keep_heading, keep_question, room_before, room_behind
from exporters.word.pictures import Picture
from exporters.word.taking_out import after, may_go, take_out
from exporters.word.text import W, text_of
from exporters.word.writing import fill_row


class Filling:
    """Fills one document. `today` is the day of the export, `pictures` are by name, "genogram" among them.

    Without `whole` only its places are filled: what of the report has none is not put at the end.
    """

    def __init__(
        self,
        document: Document,
        template: ReportTemplate,
        out: OutgoingReport,
        today: date,
        pictures: Mapping[str, Picture] | None = None,
        whole: bool = True,
    ) -> None:
        self.document = document
        self.template = template
        self.out = out
        self.whole = whole
        self.today = today
        self.pictures = dict(pictures or {})
        self.looks = Looks(document)
        self.lines = Lines(document, self.looks)
        self.report = Report()
        self.putting = Putting(document, self.lines, self.report)
        self.places = tuple(each for each in template.places if each.certain and each.fields and each.asks != "nothing")
        asked = {one.casefold() for place in self.places for one in place.fields}
        if any(place.way == "workbook" for place in self.places):
            asked.add("table:actions")
        asked |= {
            f"{place.fields[0]}/{part}" for place in self.places if place.way == "table"
            for column in place.columns if column for part in column.split(SEVERAL)
        }  # fmt: skip
        # What the board has in another file is not printed a second time here.
        asked |= {f"table:{one}" for place in self.places if place.elsewhere for one in place.fields}
        self.elsewhere = frozenset(asked)
        self.order = self._ordered()
        where = {
            one: " ".join(place.label.split()) for place in reversed(self.places) if place.way == "under"
            for one in place.fields
        }  # fmt: skip
        self.printing = Printing(out, self.order.numbers, self.elsewhere, self.pictures, where)
        self._guidance = [each for removal in template.removals if removal.agreed for each in removal.elements]
        self._missing: list[str] = []
        self._put_up: dict[str, list[str]] = {}
        self._unsigned: list[str] = []

    def _ordered(self) -> Order:
        known = Printing(self.out, {}, self.elsewhere, self.pictures)
        said = [
            each.id for each in sections_of(self.out.questions)
            if self.whole and each.id not in self.template.left_out and self._says(each.id, known)
        ]  # fmt: skip
        typed = (text_of(each) for each in self.document.body.iterchildren(f"{W}p"))
        return ordered(self.places, self.out, said, typed)

    def _says(self, one: str, printing: Printing) -> bool:
        """Whether a section has something to say that no table of the template says."""
        if one == "answers":
            return bool(printing.passages(one))
        if question_of(one) and "table:answers" in self.elsewhere:
            return False
        if one == "genogram":
            return bool(self.pictures.get("genogram")) and "genogram" in self.elsewhere or bool(printing.passages(one))
        if one in within_methodology(self.elsewhere):
            return False
        if one not in self.elsewhere and one in (*WITHIN_METHODOLOGY, "chronology", "personnel", "family", "quality"):
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
        self.report.notes += told(
            Told(
                self.out, self.template, self.order, self.report.marks, tuple(self._missing), tuple(self._unsigned),
                tuple(said for each in each_paragraph(self.document.body) if _CHOICE.search(said := text_of(each))),
                {label: tuple(titles) for label, titles in self._put_up.items()},
            )  # fmt: skip
        )
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
                mine = [Line(kind="heading", text=title_of(one, self.out)), *map(_deeper, mine)]
            lines += mine
        return [*lines, *self._guests(printed.behind, place)]

    def _guests(self, sections: Iterable[str], place: Place) -> list[Line]:
        """What has no place of its own, each under a heading in our words, and told."""
        lines: list[Line] = []
        for one in sections:
            mine = self._genogram() if one == "genogram" else self._as_guest(one)
            if mine:
                title = title_of(one, self.out)
                bare = one == "answers" and not lines and not any(map(self.printing.lines, _own(place)))
                lines += mine if bare else [Line(kind="heading", text=title), *map(_deeper, mine)]
                self._put_up.setdefault(place.label, []).append(title)
        return lines

    def _as_guest(self, one: str) -> list[Line]:
        """What a section says where it has no place of its own: records the methodology tells are not told twice."""
        within = one in WITHIN_METHODOLOGY and not (one == "policies" and policies_apart(self.printing))
        return self.printing.passages(one) if within else self.printing.lines(one)

    def _genogram(self) -> list[Line]:
        picture = self.pictures.get("genogram")
        drawn = [Line(kind="picture", text="genogram", picture=picture, mark="genogram:1")] if picture else []
        return [*self.printing.passages("genogram"), *drawn]

    def _text(self, place: Place, lines: list[Line]) -> None:
        lines = [each for each in lines if each.kind != "picture" or each.picture or self._no_picture(each)]
        if not lines:
            if not self._is_said_elsewhere(place):
                self._missing.append(f"“{short(place.label)}”")
            return
        before = f"{len(place.blanks)} blank paragraphs" if place.blanks else "nothing"
        if place.way == "under" or (place.way == "placeholder" and self._is_whole(place)):
            self._under(place, lines)
        elif place.way in ("box", "cell", "control") and self._box(place) is not None:
            self._in_box(place, lines)
        else:
            self._as_words(place, [each for each in lines if each.kind != "picture" or self._no_picture(each)])
            return
        count = f"{len(lines)} paragraph{'s' if len(lines) > 1 else ''}"
        self.report.filled.append(Filled(place, before, count))

    def _as_words(self, place: Place, lines: Sequence[Line]) -> None:
        """Put a section where only words fit, a field of a form say: a line for each paragraph."""
        said = [f"\n{each.printed}" if each.kind == "heading" and at else each.printed for at, each in enumerate(lines)]
        if not self.putting.put(place, "\n".join(said), None):
            return
        holder = next((self.report.marks[one] for one in place.fields if one in self.report.marks), None)
        for each in lines:
            if holder is not None and each.mark and each.mark not in self.report.marks:
                self.lines.mark(holder, each.mark)
                self.report.marks[each.mark] = holder

    def _is_said_elsewhere(self, place: Place) -> bool:
        """Whether nothing under a heading is no gap: a table, boxes or blanks under it say it, or another file."""
        at = self.places.index(place)
        inside = self.places[at + 1] if at + 1 < len(self.places) else None
        if "answers" in place.fields and any(question_of(one) for each in self.places for one in each.fields):
            return True
        return bool(place.elsewhere) or (inside is not None and inside.way not in ("under",))

    def _no_picture(self, line: Line) -> bool:
        self.report.notes.append(f"The picture “{line.text}” could not be drawn and is left out: put it in by hand.")
        return False

    def _is_whole(self, place: Place) -> bool:
        """Whether a placeholder is all its paragraph says, so that paragraphs may stand in its place."""
        said = text_of(place.element)
        return place.element.tag == f"{W}p" and not (said[: place.start] + said[place.end :]).strip(" .[](){}<>«»")

    def _under(self, place: Place, lines: list[Line]) -> None:
        whole = place.way == "placeholder"
        blanks = [each for each in place.blanks if may_go(each)]
        model = self.looks.model(*place.blanks)
        level = self.looks.level_of(place.element)
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
                after(anchor, made)
            going = blanks[1:] if first_stays else blanks
            for each in going[:-1] if last_stays else going:
                self._take_out(each)
            if close:
                room_behind(made)
        else:
            if close and not whole and anchor is not place.element:
                made = [etree.Element(f"{W}p"), *made]
            after(anchor, made)
        if whole:
            self._take_out(place.element)
        room_before(made)
        if place.way == "under":
            keep_heading(place.element, made, self._guidance)

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
            if (placeholder or BLANK.match(text_of(each))) and (placeholder or may_go(each))
        ]  # fmt: skip
        if going:
            for each in made:
                going[0].addprevious(each)
            for each in going:
                self._take_out(each)
        elif standing:
            after(standing[-1], made)
        else:
            box.extend(made)
        keep_question(box)
        if placeholder:
            about = place.element.find(f"{W}sdtPr")
            assert about is not None
            for each in about.findall(f"{W}showingPlcHdr"):
                about.remove(each)

    def _keep_marks(self, lines: Sequence[Line], made: Sequence[etree._Element]) -> None:
        for line, paragraph in zip(lines, made, strict=True):
            if line.mark:
                if line.mark not in self.report.marks:
                    self.report.words[line.mark] = line.text
                self.report.marks.setdefault(line.mark, paragraph)
            if line.mark.startswith("person:") and self.out.naming is not None:
                # The key of a panel copy, where the board has no table for it.
                self.report.personal.append(Personal(paragraph, line.printed, kinds_in("name", panel=True)))

    # values

    def _value(self, place: Place) -> None:
        assert place.asks is not None
        value = value_of(place.asks, self.out, self.today)
        if not value.text:
            if place.asks.startswith(SIGNING):
                self._unsigned.append(place.asks.split(":")[1])
            else:
                self._missing.append(f"{value.asked or 'something'} (“{short(place.label)}”)")
            return
        if place.way == "cell" and place.asks.startswith("fact:"):
            # What was said within a sentence stands in a cell of its own.
            value = replace(value, text=value.text[:1].upper() + value.text[1:])
        kinds = asked_for(place.fields, panel=self.out.naming is not None)
        if self.putting.put(place, value.text, value.day) and kinds:
            # A control keeps the day beside its words, and says it in the form the board gave it.
            day = value.day.isoformat() if value.day else ""
            said = " ".join(filter(None, (value.text, day, self.report.filled[-1].after)))
            whose = self._family(subject_of(self.out)) if BORN_OR_HOME.intersection(place.fields) else ()
            self.report.personal.append(Personal(place.element, said, kinds, whose))

    def _family(self, member: Member | None) -> tuple[str, ...]:
        """Whose address or date of birth may stand where a member's is asked for: theirs, and who lives with them."""
        return tuple(dict.fromkeys(one.code for one in (member, *self.out.family) if one is not None))

    # tables

    def _table(self, place: Place) -> None:
        for asks in place.fields:
            if asks == "table:quality":
                self._quality(place)
            elif is_known(asks):
                self._rows(place, asks)
            else:
                self.report.notes.append(f"The table “{short(place.label)}” could not be filled: fill it by hand.")

    def _rows(self, place: Place, asks: str) -> None:
        rows = rows_for(asks, place.columns, self.printing)
        if not rows:
            self._missing.append(f"the rows of “{short(place.label)}”")
            return
        self._drop_examples(place)
        if asks == "table:answers":
            rows = self._answered(place, rows)
        panel = self.out.naming is not None
        members = {f"member:{one.code}": one for one in self.out.family}
        grown = grow(
            place.element, place.columns, [each.texts for each in rows], header_rows=place.header_rows,
        )  # fmt: skip
        for row, element in zip(rows, grown.rows, strict=True):
            self._keep_row(row, element, place)
            if asks not in _MAY_NAME:
                continue
            for at, (cell, text) in enumerate(zip(cells_of(element), row.texts, strict=False)):
                name = place.columns[at] if at < len(place.columns) else None
                if text and name and (kinds := kinds_in(name, panel=panel)):
                    whose = self._family(members.get(row.mark)) if asks == "table:family" else ()
                    self.report.personal.append(Personal(cell, text, kinds, whose))
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
                f"{and_between(map(quoted, blank))} in “{short(place.label)}” stays blank: names go into a panel copy"
                " only."
            )
        unmapped = [
            heading for heading, name in zip(place.headings, place.columns, strict=False) if name is None and heading
        ]
        if unmapped:
            self.report.notes.append(f"Left to you in “{short(place.label)}”: {and_between(map(quoted, unmapped))}.")

    def _answered(self, place: Place, rows: Sequence[Row]) -> list[Row]:
        """Put each answer beside its question where the board has printed that; those left over, for rows of their own.
        """
        names = [name.split(SEVERAL) if name else [] for name in place.columns]
        asks = next((at for at, each in enumerate(names) if "question" in each), -1)
        left = list(rows)
        for row in rows_of(place.element)[place.header_rows :] if asks >= 0 else ():
            cells = cells_of(row)
            said = cell_text(cells[asks]) if asks < len(cells) else ""
            found = next((each for each in left if said.strip() and same_words(said, each.texts[asks] or "")), None)
            if found is None:
                continue
            left.remove(found)
            texts = [None if at == asks or "label" in names[at] else text for at, text in enumerate(found.texts)]
            fill_row(row, texts)
            self._keep_row(found, row, place)
        return left

    def _keep_row(self, row: Row, element: etree._Element, place: Place) -> None:
        """Keep what a row is known by, and that it was written."""
        self.report.touched.add(element)
        if row.mark:
            self.lines.mark(next(each_paragraph(next(iter(cells_of(element))))), row.mark)
            if row.mark not in self.report.marks:
                self.report.cells[row.mark] = place.columns
            self.report.marks.setdefault(row.mark, element)

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
        from exporters.actions_out import printed_plan
        from exporters.actions_rows import plan_rows

        if not place.part or place.part not in self.document.package:
            self.report.notes.append(f"The workbook in “{short(place.label)}” could not be found: fill it by hand.")
            return
        if not (self.out.report.actions or self.out.report.recommendations):
            self._missing.append(f"the action plan (“{short(place.label)}”)")
            return
        named = "the workbook in the template"
        made = fill_plan(self.out, self.document.package.read(place.part), named, self.today)
        self.document.replace_part(place.part, made.data)
        self.report.elsewhere.update(printed_plan(plan_rows(self.out)))
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
        for one in (one for one in sections if one in lines_of):
            if (at := self._nearest(one)) is not None:
                self._put_behind(at, one, lines_of.pop(one), model)
        if not lines_of:
            return
        anchor = _last_of(self.document.body)
        # Where the board's own headings have no style, ours are bold lines as theirs are.
        level = min(filter(None, (self.looks.level_of(each.element) for each in self.places if each.way == "under")),
                    default=0 if any(each.way == "under" for each in self.places) else 1)  # fmt: skip
        made: list[etree._Element] = []
        for number, (one, lines) in enumerate(lines_of.items()):
            heading = self.lines.heading(title_of(one, self.out), level, model)
            if not number:
                put(look_of(heading), "pageBreakBefore")
            paragraphs = self.lines.paragraphs(lines, model, level=level, width=self.looks.width_at(anchor))
            self._keep_marks(lines, paragraphs)
            made += [heading, *paragraphs]
        after(anchor, made)
        titles = and_between(f"“{title_of(one, self.out)}”" for one in lines_of)
        self.report.notes.append(f"No place in this template, so put at its end: {titles}.")

    def _nearest(self, one: str) -> Place | None:
        """The form or table what has no place is read beside: a statement by who signs, short forms by the codes."""
        near = {"statement": "sign:", "abbreviations": "table:personnel"}.get(one)
        found = [each for each in self.places if near and any(field.startswith(near) for field in each.fields)]
        return next((each for each in reversed(found) if self._table_of(each) is not None), None)

    def _table_of(self, place: Place) -> etree._Element | None:
        """The table of the body a place stands in, or is."""
        held = (place.element, *place.element.iterancestors(f"{W}tbl"))
        return next((each for each in held if each.tag == f"{W}tbl" and each.getparent() is self.document.body), None)

    def _put_behind(self, place: Place, one: str, lines: list[Line], model: etree._Element) -> None:
        table = self._table_of(place)
        assert table is not None
        title = title_of(one, self.out)
        # Within the board's own form it is no heading of the report's.
        heading = self.lines.heading(title, 0, model)
        paragraphs = self.lines.paragraphs(lines, model, level=0, width=self.looks.width_at(table))
        self._keep_marks(lines, paragraphs)
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
            self._take_out(each)
        form = "who signs" if one == "statement" else "the codes"
        self.report.notes.append(f"No place of its own in this template: “{title}”, put behind the table of {form}.")

    def _end_lines(self, one: str) -> list[Line]:
        return self._genogram() if one == "genogram" else self._as_guest(one)

    # what goes

    def _remove(self, removal: Removal) -> None:
        for element in removal.elements:
            if element.getparent() is None or element in self.report.removed:
                continue
            before, behind = element.getprevious(), element.getnext()
            self._take_out(element)
            if all(each is not None and each.tag == f"{W}p" and not text_of(each).strip() and may_go(each)
                   for each in (before, behind)):  # fmt: skip
                # The blank line that parted it from the next would make a gap.
                self._take_out(behind)  # type: ignore[arg-type]

    def _take_out(self, element: etree._Element) -> None:
        self.report.removed.update(element.iter(f"{W}p"))
        self.report.removed.add(element)
        take_out(element)


_CHOICE = re.compile(r"(?:delete|strike|circle|cross out|tick) (?:as|where|if) (?:appropriate|applicable)", re.I)
BORN_OR_HOME = frozenset(("cover:birth", "cover:address"))
_MAY_NAME = frozenset(("table:family", "table:personnel", "table:interviewed"))


def _own(place: Place) -> tuple[str, ...]:
    return tuple(one for one in place.fields if is_section(one))


def _deeper(line: Line) -> Line:
    return replace(line, level=2) if line.kind == "heading" else line


def _last_of(body: etree._Element) -> etree._Element:
    """The last paragraph or table of the body, before the end of its last section."""
    found = [each for each in body if each.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
    if not found:
        raise NotUnderstood("The template holds nothing at all. Choose the board's file.")
    return found[-1]
