"""The fields of a document (contents, references) and the request that Word bring them up to date on opening."""

from __future__ import annotations

import re

from lxml import etree

from exporters.word.document import Document
from exporters.word.text import W

_BEHIND = frozenset((
    "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema",
    "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade",
    "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator", "docId", "conflictMode", "discardImageEditingData", "defaultImageDpi",
    "chartTrackingRefBased",
))  # fmt: skip
"""What stands behind the request in the settings."""
_COUNTING = re.compile(r"\b(?:TOC|REF|PAGEREF|SEQ|INDEX|TOA|NUMPAGES|SECTIONPAGES|STYLEREF|DOCPROPERTY)\b")


def ask_to_update(document: Document) -> bool:
    """Ask Word to bring the fields of the body up to date when it opens the file; whether there are any to ask for."""
    said = [each.text or "" for each in document.body.iter(f"{W}instrText")]
    said += [each.get(f"{W}instr", "") for each in document.body.iter(f"{W}fldSimple")]
    if not any(_COUNTING.search(each) for each in said):
        return False
    part = document.part_of("settings")
    if part is None:
        return False
    settings = document.tree(part)
    for each in settings.findall(f"{W}updateFields"):
        settings.remove(each)
    at = next(
        (place for place, each in enumerate(settings)
         if isinstance(each.tag, str) and etree.QName(each).localname in _BEHIND), len(settings),
    )  # fmt: skip
    settings.insert(at, etree.Element(f"{W}updateFields", {f"{W}val": "true"}))
    document.touch(part)
    return True
