"""What a template's paragraphs ask for: controls, form fields, labels with a blank, words that stand for others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from exporters.templates.report_asked import Asked
from exporters.templates.report_blocks import Block, Para
from exporters.templates.report_inputs import (
    StandIn,
    control_names,
    control_text,
    controls_in,
    field_kind,
    field_says,
    input_in_control,
    stand_ins,
    without_lead,
)
from exporters.templates.report_places import Place, Way
from exporters.templates.report_words import after_author, read_label, read_section, role_in
from exporters.word.document import each_paragraph
from exporters.word.text import W, text_of

_LABELLED = re.compile(r"(?P<label>[^:\n\t]{2,80}?)\s*:(?P<rest>[\s_.…\u2026-]*)$")
_DOTTED = re.compile(r"(?P<label>[A-Za-z][^:\n]{1,60}?)\s*:?\s*(?P<rest>[_.…]{4,}[\s_.…]*)$")
_LINES = re.compile(r"(?P<label>[A-Za-z][^:\n\t_.…]{1,60}?)\s*(?P<rest>:?\s*(?:_{3,}|[.…]{3,}|…+)[\s_.…]*)")
_SUBJECT = re.compile(
    r"\b(?:deceased|who is (?:the )?subject|the subject of|provided to|known as|in respect of|died)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)")
_AROUND = 60
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Where:
    """Where a paragraph stands: the heading above it, and the sections that asks for."""

    heading: str = ""
    sections: tuple[str, ...] = ()

    @property
    def role(self) -> str:
        """Who signs there, "" where that is not said."""
        return "chief officer" if "statement" in self.sections else ""


_NOWHERE = Where()
MAX_PLACES = 1_000
"""Places of one template: a board's longest form has a few hundred."""


def places_in_text(
    part: str, root: etree._Element, used: set[etree._Element], where: Mapping[etree._Element, Where], *, body: bool
) -> Iterator[Place]:
    """The places of a part that stand in paragraphs; `used` elements are no more looked at, and are added to.

    `where` says under which heading a paragraph, or a control around paragraphs, stands.
    """
    yield from _controls(part, root, used, where)
    role = heading = before = ""
    for paragraph in each_paragraph(root):
        if paragraph in used or _inside(paragraph, used):
            continue
        here = where.get(paragraph, _NOWHERE)
        if here.heading != heading:
            role, heading = here.role, here.heading
        found = [*_fields(part, paragraph, here), *islice(_stand_ins(part, paragraph, used), MAX_PLACES + 1)]
        if not found and body:
            signing = bool({"statement", "sign_off"} & set(here.sections))
            found = list(_label(part, paragraph, role, before, signing=signing))
            before = found[-1].asks or "" if found else before if not text_of(paragraph).strip() else ""
            role = next((whose for each in reversed(found) if each.certain and (whose := role_in(each.asks))), role)
        if found:
            used.add(paragraph)
            yield from found


def labels_alone(
    blocks: Sequence[Block], labels: Collection[int], used: set[etree._Element], part: str
) -> Iterator[Place]:
    """Lines that look like headings and are labels of a value, which goes behind them."""
    before = ""
    for at in sorted(labels):
        block = blocks[at]
        if not isinstance(block, Para) or block.element in used or block.text.rstrip().endswith(":"):
            continue
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if not (at + 1 in labels or (isinstance(after, Para) and after.blank)):
            continue
        asked = after_author(read_label(block.text), before)
        before = asked.asks or ""
        end = len(text_of(block.element))
        used.add(block.element)
        yield Place(name="", way="after label", label=" ".join(block.text.split()), asks=asked.asks,
                    certain=asked.certain, why=asked.why, others=asked.others, element=block.element, part=part,
                    start=end, end=end)  # fmt: skip


def _inside(element: etree._Element, used: set[etree._Element]) -> bool:
    return any(above in used for above in element.iterancestors())


def _controls(
    part: str, root: etree._Element, used: set[etree._Element], where: Mapping[etree._Element, Where]
) -> Iterator[Place]:
    for control in controls_in(root):
        if control in used or _inside(control, used) or any(each in used for each in control.iter(f"{W}p", f"{W}tc")):
            continue
        if next(control.iter(f"{W}tbl"), None) is not None or next(control.iter(f"{W}sdt"), None) is not control:
            continue
        if len(list(control.iter(f"{W}sdt"))) > 1:
            continue
        room = input_in_control(control)
        if room.locked or room.filled or room.kind == "picture":
            continue
        names = control_names(control)
        around = next(control.iterancestors(f"{W}p"), None)
        before = _before(around, control) if around is not None else ""
        here = where.get(control, _NOWHERE)
        if around is not None and text_of(around).strip() == room.says.strip():
            here = where.get(around, _NOWHERE)
        asked = _control_asks(names, before, room.says, here.sections)
        if room.kind == "date" and asked.asks == "cover:today" and not asked.certain:
            asked = Asked(asked.asks, bool(before.strip(" :").casefold() not in ("", "date")), asked.why, asked.others)
        label = next(iter(names), "") or before.rstrip(": ") or here.heading or room.says
        used.add(control)
        yield Place(name="", way="control", label=" ".join(label.split()), asks=asked.asks, certain=asked.certain,
                    why=asked.why, others=asked.others, element=control, part=part)  # fmt: skip


def _control_asks(names: Iterable[str], before: str, says: str, sections: tuple[str, ...]) -> Asked:
    """What a control asks for: by its names, the words before it, what it shows, the section it stands in."""
    given = [each for each in (*names, _last_words(before), without_lead(says)) if each]
    for text in given:
        for asked in (read_label(text), read_section(text)):
            if asked.certain:
                if sections and ":" not in (asked.asks or "") and asked.asks not in sections:
                    return asked.doubted("it stands under a heading that asks for something else")
                return asked
    if sections and not before.strip():
        return Asked("+".join(sections), True)
    doubtful = next((asked for text in given if (asked := read_label(text)).asks), None)
    return doubtful or Asked(None, False, "nothing says what it is for")


def _last_words(before: str) -> str:
    """The label just before a control in its paragraph."""
    said = re.split(r"[.;\t]\s*", before.strip())[-1].strip(" :–-")
    return said if len(said.split()) <= 8 else ""


def _before(paragraph: etree._Element, element: etree._Element) -> str:
    """What a paragraph says before an element within it."""
    said = []
    for each in paragraph.iter(f"{W}t", f"{W}sdt", f"{W}fldChar", f"{W}tab"):
        if each is element:
            break
        if each.tag == f"{W}t":
            said.append(each.text or "")
        elif each.tag == f"{W}tab":
            said.append("\t")
    return "".join(said)


def _fields(part: str, paragraph: etree._Element, here: Where) -> Iterator[Place]:
    for field in paragraph.iter(f"{W}fldChar"):
        if field.find(f"{W}ffData") is None:
            continue
        before = _last_words(_before(paragraph, field))
        asked = Asked(None, False, "nothing says what it is for")
        for text in filter(None, (before, field_says(field))):
            found = read_label(text)
            if found.certain or (found.asks and asked.asks is None):
                asked = found
            if found.certain:
                break
        alone = not before and len(list(paragraph.iter(f"{W}ffData"))) == 1
        if not asked.certain and alone and here.sections and field_kind(field) == "text":
            asked = Asked("+".join(here.sections), True)
        label = before or (here.heading if alone else "") or field_says(field) or field_kind(field)
        yield Place(name="", way="form field", label=label, asks=asked.asks, certain=asked.certain, why=asked.why,
                    others=asked.others, element=field, part=part)  # fmt: skip


def _stand_ins(part: str, paragraph: etree._Element, used: Collection[etree._Element]) -> Iterator[Place]:
    text = text_of(paragraph)
    shown = [control_text(control) for control in paragraph.iter(f"{W}sdt") if control in used]
    for each in stand_ins(text):
        if any(text[each.start : each.end].strip() in said for said in shown):
            continue
        asked, label = _stand_in_asks(each, text)
        yield Place(name="", way="placeholder", label=label, asks=asked.asks, certain=asked.certain, why=asked.why,
                    others=asked.others, element=paragraph, part=part, start=each.start, end=each.end)  # fmt: skip


def _stand_in_asks(stand_in: StandIn, text: str) -> tuple[Asked, str]:
    """What a placeholder asks for, and how it is called."""
    around = text[max(0, stand_in.start - _AROUND) : stand_in.end + _AROUND]
    if stand_in.plain:
        if _SUBJECT.search(around):
            return Asked("cover:subject", True), text[stand_in.start : stand_in.end]
        return Asked(None, False, "nothing says what it stands for"), " ".join(around.split())
    said = stand_in.says
    for asked in (read_label(said), read_section(said)):
        if asked.certain:
            return asked, said
    before = _last_words(text[: stand_in.start])
    asked = read_label(before) if before else Asked()
    if asked.certain and not said:
        return asked, before
    found = read_label(said)
    return (found if found.asks else Asked(None, False, "it is not known what it stands for")), said or before


def _label(
    part: str, paragraph: etree._Element, role: str, before: str, *, signing: bool
) -> Iterator[Place]:
    """A label with nothing, or a line, behind it; `role` is who is to sign there, `before` what the last asked for."""
    text = text_of(paragraph)
    lines = [each for each in _LINES.finditer(text) if each["label"].strip()]
    if lines and (len(lines) > 1 or "\t" in text):
        for each in lines:
            asked = after_author(read_label(each["label"], signing=signing, role=role), before)
            before = asked.asks or before
            # What stands on the line of a signature belongs to it.
            signing = signing or (asked.certain and (asked.asks or "").endswith(":signed"))
            role = (role_in(asked.asks) if asked.certain else "") or role
            yield Place(name="", way="after label", label=each["label"].strip(), asks=asked.asks,
                        certain=asked.certain, why=asked.why, others=asked.others, element=paragraph, part=part,
                        start=each.start("rest"), end=each.end("rest"))  # fmt: skip
        return
    short = len(_ASIDE.sub("", text).split()) <= _MOST_WORDS
    at = 0
    for piece in re.split(r"(\t+|\s{4,})", text):
        match = _DOTTED.match(piece.strip()) or _LABELLED.match(piece.strip())
        start, at = at, at + len(piece)
        if match is None:
            continue
        asked = read_label(match["label"], signing=signing, role=role)
        asked = after_author(asked, before)
        if asked.asks is None or not (asked.certain or short or re.search(r"[_.…]{3}", match["rest"])):
            continue
        before = asked.asks
        role = (role_in(asked.asks) if asked.certain else "") or role
        way: Way = "after label"
        behind = start + piece.index(match["label"]) + len(match["label"])
        behind += 1 if text[behind : behind + 1] == ":" else 0
        yield Place(name="", way=way, label=match["label"].strip(), asks=asked.asks, certain=asked.certain,
                    why=asked.why, others=asked.others, element=paragraph, part=part, start=behind,
                    end=start + len(piece))  # fmt: skip
