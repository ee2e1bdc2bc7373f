"""Minutes put into an agency's own template: its labels and blanks filled, everything else as it came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from domain.agreement.for_agreement import ForAgreement
from domain.dates.days import day_said
from domain.meetings.for_file import ForFile
from domain.meetings.minutes import Paragraph, Version
from exporters.minutes.on_paper import as_printed, author_of, footer_of, mark_of_paragraph, printed_lead
from exporters.office.differs import ReadBackDiffers
from exporters.office.package import Package
from exporters.office.xml import cleaned
from exporters.templates.mapping import Mapping
from exporters.templates.minutes_places import Spot, places_in, told
from exporters.word.document import Document, cells_of, each_paragraph, rows_of
from exporters.word.footers import add_to_footers
from exporters.word.read_back import paragraphs_in
from exporters.word.text import W, text_of
from exporters.word.writing import add_text, fill_cell, fill_row, like, like_row, mark, replace_span, set_text

_BLANK = re.compile(r"^[\s_.…-]*$")
_FIRST_MARK = 910_000
_SIGN_BY_ITSELF = (
    "The template has no place for the rows to check, for what changed or for a slip: only what it asks for is filled."
)


@dataclass(frozen=True, slots=True)
class FilledMinutes:
    """A template with minutes in it: the file, and what the author should know."""

    data: bytes
    notes: tuple[str, ...]


def fill_template(
    out: ForAgreement | ForFile, template: bytes, name: str, mapping: Mapping | None = None
) -> FilledMinutes:
    """Fill an agency's template. Raises `NotUnderstood` where something in it would have to be guessed."""
    document = Document(template, name)
    places = places_in(document, mapping)
    values = _values(out)
    # Before anything moves: from behind, so that places in one paragraph stay where they were found.
    for spot in sorted(places.spots, key=lambda each: -each.start):
        _fill(spot, out.version, values)
    code = out.code if isinstance(out, ForAgreement) else ""
    add_to_footers(document, footer_of(out.version, out.log_head, code))
    written = {spot.element.getroottree().getroot() for spot in places.spots} | {document.tree(document.main)}
    for part, root in document.stories:
        if root in written or document.package.content_type(part).endswith(".footer+xml"):
            document.touch(part)
    data = document.data()
    _read_back(document, data, template, name, out.version)
    notes = list(told(places))
    if isinstance(out, ForAgreement) and (out.rows or out.before or out.theirs):
        notes.append(_SIGN_BY_ITSELF)
    return FilledMinutes(data, tuple(notes))


def _values(out: ForAgreement | ForFile) -> dict[str, str]:
    """What each field says; "" for what the case does not know."""
    version, facts, details = out.version, out.version.facts, out.details
    by_role: dict[str, list[str]] = {}
    for code, role in facts.present:
        by_role.setdefault(role, []).append(code)
    mine = isinstance(out, ForAgreement)
    return {
        "held": day_said(facts.held), "starts": facts.starts, "ends": facts.ends,
        "hours": " to ".join(filter(None, (facts.starts, facts.ends))), "place": facts.place,
        "present": "\n".join(f"{code} ({role})" for code, role in facts.present), "about": facts.about,
        "kind": facts.kind, "number": str(facts.interview), "breaks": facts.breaks,
        "recorded": ": ".join(filter(None, (facts.recorded, facts.recorded_why))),
        "interviewer": ", ".join(by_role.get("interviewer", ())),
        "minute_taker": ", ".join(by_role.get("takes the minutes", ()) or by_role.get("interviewer", ())),
        "interviewee": ", ".join(by_role.get("interviewed", ())),
        "version": str(version.number), "sha256": version.sha256, "log_head": out.log_head,
        "code": out.code if isinstance(out, ForAgreement) else "",
        "reply_by": day_said(out.reply_by) if isinstance(out, ForAgreement) else "",
        "agency": details.agency, "subject": details.subject, "reference": details.reference,
        "author": author_of(out.author if isinstance(out, ForAgreement) else details.author, out.looked_for)
        if mine or details.author else "",
    }  # fmt: skip


def _line(place: int, each: Paragraph) -> str:
    return f"{place}.\t{as_printed(each)}"


def _fill(spot: Spot, version: Version, values: dict[str, str]) -> None:
    if spot.field == "minutes":
        _minutes(spot, version)
    elif spot.how == "table":
        _people(spot, version)
    elif (value := values.get(spot.field, "")) or spot.how == "span":
        _value(spot, value)


def _value(spot: Spot, value: str) -> None:
    if spot.how == "span":
        replace_span(spot.element, spot.start, spot.end, value)
    elif spot.how == "cell":
        fill_cell(spot.element, value)
    elif spot.how == "control":
        _control(spot.element, value)
    else:
        text = text_of(spot.element)
        at = text.index(":") + 1
        replace_span(spot.element, at, len(text), "")
        add_text(spot.element, f" {value}")


def _control(control: etree._Element, value: str) -> None:
    """Fill a content control: it no longer shows its placeholder, and a date in it is these words."""
    about, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    assert about is not None and content is not None
    for name in ("showingPlcHdr", "dataBinding"):
        for each in about.findall(f"{W}{name}"):
            about.remove(each)
    if cells := [content] if content.tag == f"{W}tc" else list(content.iterfind(f"{W}tc")):
        fill_cell(cells[0], value)
        return
    paragraphs = list(content.iter(f"{W}p"))
    if paragraphs:
        set_text(paragraphs[0], value)
        for each in paragraphs[1:]:
            each.getparent().remove(each)  # type: ignore[union-attr]
        return
    holder = etree.Element(f"{W}p")
    holder.extend(list(content))
    set_text(holder, value)
    content.extend(list(holder))


def _minutes(spot: Spot, version: Version) -> None:
    """The paragraphs of the minutes, each with its number, in the look of what stands there."""
    paragraphs = list(enumerate(version.paragraphs, 1))
    if spot.how == "table":
        _rows(spot, [_cells(spot.columns, place, each) for place, each in paragraphs], marked=True)
        return
    if spot.how == "cell":
        first = next(each for each in spot.element.iter(f"{W}p"))
        _put(first, paragraphs, replace=True)
    elif spot.how == "control":
        _control(spot.element, _line(*paragraphs[0]) if paragraphs else "")
        content = spot.element.find(f"{W}sdtContent")
        inner = next(content.iter(f"{W}p"), None) if content is not None else None
        if inner is None:
            # A control within a paragraph takes lines of one.
            _control(spot.element, "\n".join(_line(place, each) for place, each in paragraphs))
            return
        _put(inner, paragraphs, replace=True)
    elif _is_heading_of(spot):
        after = spot.element.getnext()
        blank = after is not None and after.tag == f"{W}p" and _BLANK.match(text_of(after))
        if blank and after is not None and after.find(f"{W}pPr/{W}sectPr") is None:
            _put(after, paragraphs, replace=True)
        else:
            _put(spot.element, paragraphs, replace=False)
    else:
        _put(spot.element, paragraphs, replace=True)


def _is_heading_of(spot: Spot) -> bool:
    """Whether the place is under a heading, not a placeholder to be taken away."""
    return not text_of(spot.element).strip().startswith(("{{", "«", "<<", "["))


def _put(at: etree._Element, paragraphs: list[tuple[int, Paragraph]], *, replace: bool) -> None:
    model = at if replace else etree.Element(f"{W}p")
    last = at
    for place, each in paragraphs:
        made = like(model, _line(place, each))
        if each.kind == "heading":
            for run in made.iter(f"{W}r"):
                look = run.find(f"{W}rPr")
                if look is None:
                    look = etree.Element(f"{W}rPr")
                    run.insert(0, look)
                if look.find(f"{W}b") is None:
                    # Bold stands behind the style and the fonts of a run, before all else.
                    at_place = sum(1 for one in look if one.tag in (f"{W}rStyle", f"{W}rFonts"))
                    look.insert(at_place, etree.Element(f"{W}b"))
        mark(made, mark_of_paragraph(place), _FIRST_MARK + place)
        last.addnext(made)
        last = made
    if replace:
        at.getparent().remove(at)  # type: ignore[union-attr]


def _cells(columns: tuple[str, ...], place: int, each: Paragraph) -> list[str | None]:
    """What a row of the minutes says in each column; what has none stands before the words."""
    label = "" if "number" in columns else f"{place}."
    before = ("" if "time" in columns else each.at, "" if "speaker" in columns else each.speaker, each.question)
    lead = printed_lead(each) if each.kind == "heading" else " ".join(filter(None, before))
    text = f"{label}\t" if label else ""
    said = {"number": f"{place}.", "time": each.at, "speaker": each.speaker,
            "text": f"{text}{f'{lead}: ' if lead else ''}{each.text}"}  # fmt: skip
    return [said.get(what) for what in columns]


def _people(spot: Spot, version: Version) -> None:
    said = [{"speaker": code, "role": role} for code, role in version.facts.present]
    _rows(spot, [[each.get(what) for what in spot.columns] for each in said])


def _rows(spot: Spot, texts: list[list[str | None]], *, marked: bool = False) -> None:
    """Fill the rows of a table from the first under its heading, with more like the last where they do not do."""
    rows = rows_of(spot.element)[1:]
    for number, said in enumerate(texts):
        if number < len(rows):
            row = rows[number]
            fill_row(row, said)
        else:
            row = like_row(rows[-1], [text if text is not None else "" for text in said])
            for each in [*row.iter(f"{W}bookmarkStart"), *row.iter(f"{W}bookmarkEnd")]:
                each.getparent().remove(each)  # type: ignore[union-attr]
            rows[-1].addnext(row)
            rows.append(row)
        if marked:
            cell = cells_of(row)[spot.columns.index("text")]
            mark(next(cell.iter(f"{W}p")), mark_of_paragraph(number + 1), _FIRST_MARK + number + 1)


# what came of it


def _read_back(document: Document, data: bytes, template: bytes, name: str, version: Version) -> None:
    """Compare what stands in the finished file with what was meant, and every other part with the template's."""
    meant = [cleaned(text_of(each)) for each in each_paragraph(document.body)]
    if paragraphs_in(data) != meant:
        raise ReadBackDiffers("a paragraph is not what was meant")
    whole = "\n".join(meant)
    at = 0
    for each in version.paragraphs:
        at = whole.find(cleaned(each.text), at)
        if at < 0:
            raise ReadBackDiffers("a paragraph of the minutes is missing, or not in its place")
        at += len(cleaned(each.text))
    before, after = Package(template, name), Package(data, name)
    may = set(_touched(document))
    for part in before.parts():
        if part not in may and (part not in after or before.read(part) != after.read(part)):
            raise ReadBackDiffers("a part that was to stay as it is was changed")


def _touched(document: Document) -> Iterator[str]:
    yield from (part for part, _ in document.stories)
    folder, _, leaf = document.main.rpartition("/")
    yield from ("[Content_Types].xml", f"{folder}/_rels/{leaf}.rels")
