"""Content controls and legacy form fields filled as Word itself would, and the data they are bound to."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from datetime import date

from lxml import etree

from exporters.office.xml import cleaned
from exporters.word.document import Document, each_paragraph
from exporters.word.in_order import drop, look_of, put
from exporters.word.text import EMPTY, TICKED, W, text_of
from exporters.word.writing import fill_cell, run, set_text

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_APP = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
_PREFIX = re.compile(r"""xmlns:(\w+)\s*=\s*["']([^"']*)["']""")
_SAFE_PATH = re.compile(r"[\w:/\[\]@.*-]+\Z")
_YES = frozenset(("1", "true", "on"))


class DoesNotFit(Exception):
    """What was to be put into a control or field cannot be: `why` says so in words that go on a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def value_for(control: etree._Element, value: str, day: date | None) -> str:
    """What a control would show for a value, or for a day. Raises DoesNotFit where a list has it not."""
    about = control.find(f"{W}sdtPr")
    assert about is not None
    listed = about.find(f"{W}dropDownList")
    if listed is not None:
        return _listed([(each.get(f"{W}displayText", ""), each.get(f"{W}value", "")) for each in
                        listed.iterfind(f"{W}listItem")], value)[0]  # fmt: skip
    dated = about.find(f"{W}date")
    if dated is not None and day is not None:
        form = dated.find(f"{W}dateFormat")
        return as_pictured(day, form.get(f"{W}val", "") if form is not None else "")
    return value


def fill_control(document: Document, control: etree._Element, value: str, day: date | None = None) -> str:
    """Fill a content control, and the data it is bound to; returns what it shows now.

    It no longer shows its placeholder. A date keeps the day beside its words, a list takes only what it lists. A tick
    box is ticked by "yes", emptied by "no". Raises DoesNotFit.
    """
    about, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    if about is None or content is None:
        raise DoesNotFit("the content control there is damaged")
    box = about.find(f"{W14}checkbox")
    if box is not None:
        return _tick(box, content, value)
    shown = value_for(control, value, day)
    stood_in = about.find(f"{W}showingPlcHdr") is not None
    for each in about.findall(f"{W}showingPlcHdr"):
        about.remove(each)
    dated = about.find(f"{W}date")
    if dated is not None:
        if day is not None:
            dated.set(f"{W}fullDate", f"{day.isoformat()}T00:00:00Z")
        else:
            dated.attrib.pop(f"{W}fullDate", "")
    words = about.find(f"{W}text")
    if words is not None and words.get(f"{W}multiLine", "0") not in _YES and "\n" in shown:
        shown = " ".join(shown.split("\n"))
    kept = f"{day.isoformat()}T00:00:00" if dated is not None and day is not None else shown
    _bind(document, about, kept)
    _show(about, content, shown)
    if stood_in:
        # The grey of the words that stood there is not that of what is filled in.
        for look in content.iter(f"{W}rPr"):
            drop(look, "color", "i", "iCs")
    return shown


def _show(about: etree._Element, content: etree._Element, shown: str) -> None:
    cells = list(content.iterfind(f"{W}tc"))
    if cells:
        fill_cell(cells[0], shown)
        _forget_placeholder(cells[0])
        return
    paragraphs = list(content.iterfind(f"{W}p"))
    if paragraphs:
        set_text(paragraphs[0], shown)
        for each in paragraphs[1:]:
            if each.find(f"{W}pPr/{W}sectPr") is None:
                content.remove(each)
        return
    own = about.find(f"{W}rPr")
    look = next((each.find(f"{W}rPr") for each in content.iter(f"{W}r")), None)
    for each in list(content):
        content.remove(each)
    if look is not None and look.find(f"{W}rStyle") is not None:
        look = own
    content.append(run(shown, look))


def _forget_placeholder(holder: etree._Element) -> None:
    for style in [each for each in holder.iter(f"{W}rStyle") if "placeholder" in each.get(f"{W}val", "").lower()]:
        style.getparent().remove(style)  # type: ignore[union-attr]


def _tick(box: etree._Element, content: etree._Element, value: str) -> str:
    if value.casefold() not in ("yes", "no"):
        raise DoesNotFit("the box there takes a tick or none")
    ticked = value.casefold() == "yes"
    checked = box.find(f"{W14}checked")
    if checked is None:
        checked = etree.Element(f"{W14}checked")
        box.insert(0, checked)
    checked.set(f"{W14}val", "1" if ticked else "0")
    state = box.find(f"{W14}{'checkedState' if ticked else 'uncheckedState'}")
    sign = TICKED if ticked else EMPTY
    if state is not None:
        with contextlib.suppress(ValueError):
            sign = chr(int(state.get(f"{W14}val", ""), 16))
    for text in content.iter(f"{W}t"):
        text.text = sign
        return sign
    raise DoesNotFit("the tick box there shows nothing to tick")


def _listed(items: Sequence[tuple[str, str]], value: str) -> tuple[str, str]:
    """The item of a list that says this, by what it shows or what it stands for."""
    wanted = " ".join(value.casefold().split())
    for shown, kept in items:
        if wanted and wanted in (" ".join(shown.casefold().split()), " ".join(kept.casefold().split())):
            return shown or kept, kept or shown
    raise DoesNotFit("its list has no such item")


def as_pictured(day: date, picture: str) -> str:
    """A day as Word would write it by the picture of a date: dd/MM/yyyy is 03/03/2024; 3 March 2024 where unsure."""
    from domain.dates.when import WEEKDAYS, long_day

    months = long_day(day).split()
    parts = {
        "dddd": WEEKDAYS[day.weekday()], "ddd": WEEKDAYS[day.weekday()][:3], "dd": f"{day.day:02}", "d": str(day.day),
        "MMMM": months[1], "MMM": months[1][:3], "MM": f"{day.month:02}", "M": str(day.month), "yyyy": f"{day.year:04}",
        "yy": f"{day.year % 100:02}",
    }  # fmt: skip
    if not picture or not re.fullmatch(r"(?:d{1,4}|M{1,4}|y{4}|y{2}|[\s/.,-]|'[^']*')+", picture):
        return long_day(day)
    return re.sub(r"d{1,4}|M{1,4}|y{4}|y{2}|'[^']*'",
                  lambda found: parts.get(found[0], found[0].strip("'")), picture)  # fmt: skip


def _bind(document: Document, about: etree._Element, value: str) -> None:
    """Write the value into the data a control is bound to; where it cannot be found, bind it to nothing any more.

    A control bound to data that says something else would show that again when the file is opened.
    """
    for binding in [*about.findall(f"{W}dataBinding"), *about.findall("{*}dataBinding")]:
        if binding.getparent() is None:
            continue
        part = _store(document, binding.get(f"{W}storeItemID", ""))
        path = binding.get(f"{W}xpath", "")
        spaces = dict(_PREFIX.findall(binding.get(f"{W}prefixMappings", "")))
        node = None
        if part is not None and _SAFE_PATH.match(path):
            try:
                found = document.tree(part).getroottree().xpath(path, namespaces=spaces or None)
            except etree.XPathError:
                found = []
            node = found[0] if isinstance(found, list) and found else None
        if part is None or node is None:
            about.remove(binding)
        elif isinstance(node, etree._Element):
            node.text = cleaned(value)
            document.touch(part)
        elif isinstance(node, etree._ElementUnicodeResult):
            # An attribute, or the text of an element.
            holder = node.getparent()
            if holder is not None and node.attrname is not None:
                holder.set(node.attrname, cleaned(value))
                document.touch(part)
            elif holder is not None and node.is_text:
                holder.text = cleaned(value)
                document.touch(part)


def _store(document: Document, id: str) -> str | None:
    """The part of the custom data of this id."""
    if id.upper() == _CORE:
        return next((part for part in document.package.parts() if part.lower() == "docprops/core.xml"), None)
    if id.upper() == _APP:
        return next((part for part in document.package.parts() if part.lower() == "docprops/app.xml"), None)
    for part in document.package.parts():
        if not part.lower().startswith("customxml/") or "/_rels/" in part or not part.endswith(".xml"):
            continue
        for link in document.package.relationships(part):
            if link.kind == "customXmlProps" and link.target in document.package:
                root = document.package.tree(link.target)
                if root.get(f"{_DATA}itemID", "").upper() == id.upper():
                    return part
    return None


# legacy form fields


def form_data(element: etree._Element) -> etree._Element | None:
    """The data of a legacy form field, given its data, its beginning, the run of that, or what holds it."""
    if element.tag == f"{W}ffData":
        return element
    return next(element.iter(f"{W}ffData"), None)


def fill_form_field(element: etree._Element, value: str, day: date | None = None) -> str:
    """Fill a legacy form field; returns what it says now. Raises DoesNotFit, as for words longer than it takes."""
    about = form_data(element)
    if about is None:
        raise DoesNotFit("the form field there is damaged")
    box, listed, words = (about.find(f"{W}{name}") for name in ("checkBox", "ddList", "textInput"))
    if box is not None:
        if value.casefold() not in ("yes", "no"):
            raise DoesNotFit("the box there takes a tick or none")
        for each in box.findall(f"{W}checked"):
            box.remove(each)
        etree.SubElement(box, f"{W}checked", {f"{W}val": "1" if value.casefold() == "yes" else "0"})
        return value
    if listed is not None:
        items = [each.get(f"{W}val", "") for each in listed.iterfind(f"{W}listEntry")]
        shown, _ = _listed([(each, each) for each in items], value)
        for each in listed.findall(f"{W}result"):
            listed.remove(each)
        listed.insert(0, etree.Element(f"{W}result", {f"{W}val": str(items.index(shown))}))
        return shown
    if words is not None:
        kind, form = words.find(f"{W}type"), words.find(f"{W}format")
        if kind is not None and kind.get(f"{W}val") == "date" and day is not None:
            value = as_pictured(day, form.get(f"{W}val", "") if form is not None else "")
        most = words.find(f"{W}maxLength")
        if most is not None and most.get(f"{W}val", "").isdigit():
            allowed = int(most.get(f"{W}val", "0"))
            if allowed and len(value) > allowed:
                raise DoesNotFit(f"it takes {allowed} characters and this has {len(value)}")
    _result(about, value)
    return value


def _result(about: etree._Element, value: str) -> None:
    """Put the words between where a field's result begins and where it ends."""
    begins = next(about.iterancestors(f"{W}r"))
    depth, between, placed = 0, False, False
    paragraph = next(begins.iterancestors(f"{W}p"))
    runs = [each for each in paragraph.iter(f"{W}r")]
    at = runs.index(begins)
    for each in runs[at:]:
        sign = each.find(f"{W}fldChar")
        kind = sign.get(f"{W}fldCharType") if sign is not None else ""
        if kind == "begin":
            depth += 1
        elif kind == "end":
            depth -= 1
            if depth == 0:
                if not placed:
                    made = run(value, begins.find(f"{W}rPr"))
                    each.addprevious(made)
                    if not between:
                        separator = etree.Element(f"{W}r")
                        etree.SubElement(separator, f"{W}fldChar", {f"{W}fldCharType": "separate"})
                        made.addprevious(separator)
                return
        elif kind == "separate" and depth == 1:
            between = True
        elif between and depth == 1:
            if not placed:
                look = each.find(f"{W}rPr")
                each.addprevious(run(value, look))
                placed = True
            each.getparent().remove(each)  # type: ignore[union-attr]
    raise DoesNotFit("the form field there has no end")


def tick_in(document: Document, cell: etree._Element, sign: str) -> str:
    """Tick a cell: the box that stands in it, a control's, a form's or typed, else this sign; returns what it shows."""
    for control in cell.iter(f"{W}sdt"):
        about = control.find(f"{W}sdtPr")
        if about is not None and about.find(f"{W14}checkbox") is not None:
            return fill_control(document, control, "yes")
    for about in cell.iter(f"{W}ffData"):
        if about.find(f"{W}checkBox") is not None:
            fill_form_field(about, "yes")
            return TICKED
    for text in cell.iter(f"{W}t"):
        if (text.text or "").strip() in (EMPTY, "□", "▢", "◻", "o"):
            text.text = TICKED
            return TICKED
    paragraph = next(each_paragraph(cell))
    if not text_of(paragraph).strip():
        set_text(paragraph, sign)
        look = look_of(paragraph)
        if look.find(f"{W}jc") is None:
            put(look, "jc", val="center")
    return text_of(paragraph).strip()
