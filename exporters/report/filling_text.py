"""Lines of the report put into a place of a template, as paragraphs in its own styles."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from exporters.report.asked import Personal, kinds_in
from exporters.report.lines import Line
from exporters.report.putting import BLANK, Filled, Putting
from exporters.templates.report_places import Place
from exporters.word.looks import Looks
from exporters.word.paging import keep_heading, keep_question, room_before, room_behind
from exporters.word.taking_out import after, may_go
from exporters.word.text import W, text_of
from exporters.word.writing import set_text


class Paragraphs:
    """Puts lines into the places of one document. `panel` is a copy that may name people, `guidance` what goes."""

    def __init__(self, putting: Putting, looks: Looks, guidance: Sequence[etree._Element], *, panel: bool) -> None:
        self.putting = putting
        self.lines = putting.lines
        self.report = putting.report
        self.looks = looks
        self.guidance = guidance
        self.panel = panel

    def put(self, place: Place, lines: Sequence[Line]) -> bool:
        """Put lines into a place; False where there was nothing to put."""
        lines = [each for each in lines if each.kind != "picture" or each.picture or self._no_picture(each)]
        if not lines:
            return False
        before = f"{len(place.blanks)} blank paragraphs" if place.blanks else "nothing"
        if place.way == "under" or (place.way == "placeholder" and _is_whole(place)):
            self._under(place, lines)
        elif place.way in ("box", "cell", "control") and _box(place) is not None:
            self._in_box(place, lines)
        else:
            self._as_words(place, [each for each in lines if each.kind != "picture" or self._no_picture(each)])
            return True
        count = f"{len(lines)} paragraph{'s' if len(lines) > 1 else ''}"
        self.report.filled.append(Filled(place, before, count))
        return True

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

    def _no_picture(self, line: Line) -> bool:
        self.report.notes.append(f"The picture “{line.text}” could not be drawn and is left out: put it in by hand.")
        return False

    def _under(self, place: Place, lines: list[Line]) -> None:
        whole = place.way == "placeholder"
        blanks = [each for each in place.blanks if may_go(each)]
        model = self.looks.model(*place.blanks)
        level = self.looks.level_of(place.element)
        anchor = place.element if whole else place.after if place.after is not None else place.element
        made = self.lines.paragraphs(lines, model, level=level, width=self.looks.width_at(anchor))
        self.keep_marks(lines, made)
        close = self.looks.is_close(model)
        for each in blanks:
            if text_of(each).strip():
                # Dots to write on.
                set_text(each, "")
                self.report.touched.add(each)
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
                self.report.take_out(each)
            if close:
                room_behind(made)
        else:
            if close and not whole and anchor is not place.element:
                made = [etree.Element(f"{W}p"), *made]
            after(anchor, made)
        if whole:
            self.report.take_out(place.element)
        room_before(made)
        if place.way == "under":
            keep_heading(place.element, made, self.guidance)

    def _in_box(self, place: Place, lines: list[Line]) -> None:
        box = _box(place)
        assert box is not None
        model = self.looks.in_cell(box) if box.tag == f"{W}tc" else self.looks.model(*box.iterchildren(f"{W}p"))
        made = self.lines.paragraphs(lines, model, level=0, width=self.looks.width_at(box), boxed=True)
        self.keep_marks(lines, made)
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
                self.report.take_out(each)
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

    def keep_marks(self, lines: Sequence[Line], made: Sequence[etree._Element]) -> None:
        """Keep by which mark each line is known, and where its words stand."""
        for line, paragraph in zip(lines, made, strict=True):
            if line.mark:
                if line.mark not in self.report.marks:
                    self.report.words[line.mark] = line.text
                self.report.marks.setdefault(line.mark, paragraph)
            if line.mark.startswith("person:") and self.panel:
                # The key of a panel copy, where the board has no table for it.
                self.report.personal.append(Personal(paragraph, line.printed, kinds_in("name", panel=True)))


def _is_whole(place: Place) -> bool:
    """Whether a placeholder is all its paragraph says, so that paragraphs may stand in its place."""
    said = text_of(place.element)
    return place.element.tag == f"{W}p" and not (said[: place.start] + said[place.end :]).strip(" .[](){}<>«»")


def _box(place: Place) -> etree._Element | None:
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
