"""Where a template leaves room to write: blanks, dots, content controls, form fields, words that stand for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from exporters.templates.report_blocks import is_input
from exporters.templates.report_places import Way
from exporters.word.document import each_paragraph
from exporters.word.text import W, text_of

_ASIDE = re.compile(r"\([^()]*\)")
_INSTRUCTS = re.compile(
    r"^\W*(?:click|tap|enter|insert|type|add|please\s+(?:enter|insert|type|add|list|provide|complete|state|give)|choose|"
    r"select|write|state|provide|name of|date the|text here|free text|xx+|dd\W?mm|tbc|to be (?:completed|confirmed)|"
    r"version submitted)\b",
    re.IGNORECASE,
)  # fmt: skip
_STANDS_FOR = re.compile(
    r"\{\{\s*(?P<a>[^{}]{1,120}?)\s*\}\}|«\s*(?P<b>[^«»]{1,120}?)\s*»|<<\s*(?P<c>[^<>]{1,120}?)\s*>>"
    r"|<(?P<d>[A-Za-z][^<>]{2,80})>|\[(?P<e>[^\[\]]{1,160}?)\]|(?P<x>\bX{2,}\b)"
    r"|\((?P<f>(?:please\s+)?(?:add|insert|enter|type|state|delete|name of|specify)\b[^()]{2,120})\)"
    r"|(?P<g>\b(?:click|tap)(?: or tap)? here to (?:enter|add|type|insert)[^.\n]{0,60}\.?)"
    r"|(?P<h>\bchoose an item\.?)",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(r"^(?:\d{1,4}|sic|…|\.{3}|a-z|redacted|i|ii|x|✓|☐|☒|\s*)$", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:please\s+)?(?:(?:click|tap)(?: or tap)? here to\s+)?(?:insert|enter|add|type|state|specify|select|choose|"
    r"name of(?= the)|give)\s+(?:the\s+|your\s+|a\s+|an\s+)?", re.IGNORECASE,
)  # fmt: skip
_MOST_PLACEHOLDER = 30
_GAPPED = re.compile(r"^\s*(?:\S{1,12}\s)?\S{1,12}\s{4,}(?:\S{1,12}\s*)?$")
"""What the board has begun and left a gap in: "From      to", "SAB/     /"."""
_INSTRUCTION = re.compile(
    r"^\W*(?:please\s+)?(?:state|say|describe|explain|confirm|list|include|outline|summari[sz]e|set out|consider|"
    r"reflect|identify|comment|provide details|give details|use this)\b(?:\W+\w+){6,}\W*$", re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Input:
    """Room to write: how it is filled, the element, and of words that stand for others their letters and what they
    say. `locked` content may not be changed; `kind` is the control's: text, date, list, box; "gap" where the board
    has begun."""

    way: Way
    element: etree._Element
    start: int = 0
    end: int = 0
    says: str = ""
    locked: bool = False
    filled: bool = False
    kind: str = "text"


def input_of(cell: etree._Element) -> Input | None:
    """The room to write a cell gives, None when it is filled."""
    control = _control_of(cell)
    if control is not None:
        found = input_in_control(control)
        return found if not found.filled or not _said(cell) else None
    fields = [each for each in cell.iter(f"{W}fldChar") if each.find(f"{W}ffData") is not None]
    if fields:
        return Input("form field", fields[0], says=field_says(fields[0]), kind=field_kind(fields[0]))
    text = _said(cell)
    if is_input(_ASIDE.sub("", text)) and not _pictures(cell):
        return Input("cell", cell)
    paragraphs = [each for each in each_paragraph(cell) if text_of(each).strip()]
    if paragraphs and all(is_instruction(text_of(each)) for each in paragraphs) and not _pictures(cell):
        # Guidance stays, in the room below it.
        return Input("cell", cell) if not text_of(list(each_paragraph(cell))[-1]).strip() else None
    if len(paragraphs) == 1 and stands_for_all(said := text_of(paragraphs[0])):
        return Input("placeholder", paragraphs[0], 0, len(said), said.strip())
    if len(paragraphs) == 1 and _GAPPED.match(said := text_of(paragraphs[0])):
        return Input("placeholder", paragraphs[0], 0, len(said), said.strip(), kind="gap")
    return None


def controls_in(root: etree._Element) -> Iterator[etree._Element]:
    """The content controls of a part, those around a whole table of contents left out."""
    for each in root.iter(f"{W}sdt"):
        if each.find(f"{W}sdtContent") is not None and each.find(f"{W}sdtPr/{W}docPartObj") is None:
            yield each


def input_in_control(control: etree._Element) -> Input:
    """The room a content control gives."""
    about = control.find(f"{W}sdtPr")
    text = control_text(control)
    lock = about.find(f"{W}lock") if about is not None else None
    shows = about is not None and about.find(f"{W}showingPlcHdr") is not None
    kind = "text"
    if about is not None:
        names = {etree.QName(each).localname for each in about}
        kind = ("date" if "date" in names else "list" if names & {"dropDownList", "comboBox"} else
                "box" if "checkbox" in names else "picture" if "picture" in names else "text")  # fmt: skip
    filled = not (shows or is_input(text) or stands_for_all(text) or kind == "box")
    return Input("control", control, says=text, kind=kind, filled=filled,
                 locked=lock is not None and lock.get(f"{W}val") in ("contentLocked", "sdtContentLocked"))  # fmt: skip


def control_names(control: etree._Element) -> tuple[str, ...]:
    """The names a control was given: its title and its tag, as words."""
    about = control.find(f"{W}sdtPr")
    if about is None:
        return ()
    found = [each.get(f"{W}val", "") for each in (about.find(f"{W}alias"), about.find(f"{W}tag")) if each is not None]
    return tuple(dict.fromkeys(_spread(each) for each in found if each))


def control_text(control: etree._Element) -> str:
    """What a content control shows."""
    content = control.find(f"{W}sdtContent")
    if content is None:
        return ""
    paragraphs = list(each_paragraph(content))
    if paragraphs:
        return "\n".join(text for each in paragraphs if (text := text_of(each).strip()))
    return "".join(each.text or "" for each in content.iter(f"{W}t")).strip()


def field_says(field: etree._Element) -> str:
    """The name and help of a legacy form field, as words."""
    data = field.find(f"{W}ffData")
    if data is None:
        return ""
    said = [data.find(f"{W}{name}") for name in ("name", "statusText", "helpText")]
    texts = [each.get(f"{W}val", "") for each in said if each is not None]
    return " ".join(_spread(each) for each in texts if each and not re.fullmatch(r"(?:Text|Check|Dropdown)\d+", each))


def field_kind(field: etree._Element) -> str:
    """What a legacy form field takes: text, box, list."""
    data = field.find(f"{W}ffData")
    if data is not None and data.find(f"{W}checkBox") is not None:
        return "box"
    return "list" if data is not None and data.find(f"{W}ddList") is not None else "text"


def stands_for_all(text: str) -> bool:
    """Whether a whole text stands for what is to be written: "Click here to enter text", "[Insert name]"."""
    said = " ".join(text.split())
    if not said or len(said.split()) > _MOST_PLACEHOLDER:
        return False
    return _INSTRUCTS.match(said) is not None or _STANDS_FOR.fullmatch(said) is not None


@dataclass(frozen=True, slots=True)
class StandIn:
    """Letters of a paragraph that stand for others, and what they say without their marks; `plain` for XXX."""

    start: int
    end: int
    says: str
    plain: bool = False
    square: bool = False


def is_instruction(text: str) -> bool:
    """Whether a text, in brackets all of it, tells the author what to write: "[State how long you have …]"."""
    said = text.strip()
    return said[:1] + said[-1:] in ("[]", "()", "<>") and _INSTRUCTION.match(said[1:-1]) is not None


def stand_ins(text: str) -> list[StandIn]:
    """The words of a paragraph that stand for others, in order; guidance in brackets is none."""
    found: list[StandIn] = []
    if is_instruction(text):
        return found
    for match in _STANDS_FOR.finditer(text):
        says = next((each for name in "abcdefgh" if (each := match[name])), "")
        if match["x"]:
            found.append(StandIn(match.start(), match.end(), "", plain=True))
        elif not _NO_PLACE.match(says.strip()):
            found.append(StandIn(match.start(), match.end(), _LEADING.sub("", _spread(says)).strip(),
                                 square=match["e"] is not None or match["f"] is not None))  # fmt: skip
    return found


def without_lead(text: str) -> str:
    """What a placeholder says without its "Click here to enter" or "Insert"."""
    said = " ".join(text.split()).strip("[]{}<>«»() .")
    return _LEADING.sub("", said).removesuffix(" here").strip()


def _spread(name: str) -> str:
    """A name of a control as words: imr_author, ImrAuthor."""
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").replace(".", " ").split())


def _control_of(cell: etree._Element) -> etree._Element | None:
    """The content control in a cell, or around it, None when there is none or several."""
    above = cell.getparent()
    if above is not None and above.tag == f"{W}sdtContent":
        around = above.getparent()
        if around is not None and len(list(around.iter(f"{W}tc"))) == 1:
            return around
    inside = [each for each in controls_in(cell) if next(each.iterancestors(f"{W}tc"), None) is cell]
    return inside[0] if len(inside) == 1 else None


def _said(cell: etree._Element) -> str:
    return "\n".join(text for each in each_paragraph(cell) if (text := text_of(each).strip()))


def _pictures(cell: etree._Element) -> bool:
    return next(cell.iter(f"{W}drawing", f"{W}pict", f"{W}object", f"{W}tbl"), None) is not None
