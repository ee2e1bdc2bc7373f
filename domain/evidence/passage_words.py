"""The words of a piece of evidence as an author would begin to write of it."""

from __future__ import annotations

from domain.chronology.entry import NO_CONTACT, Entry
from domain.evidence.cited import day_of
from domain.meetings.minutes import Paragraph


def row_words(entry: Entry) -> str:
    """A row as a sentence or two of text: "On 3 March 2024 GP1: home visit, no reply. Card left."."""
    when = day_of(entry.when)
    before = {"day": "On ", "month": "In ", "year": "In ", "season": "In "}.get(entry.when.kind, "")
    lead = f"{before}{when}" if before and not entry.when.doubtful else when[:1].upper() + when[1:]
    what = entry.event or (NO_CONTACT if entry.type == "gap" else "")
    who = entry.who or ", ".join(entry.people)
    first = " ".join(filter(None, (lead, f"{who}: {what}" if who else what)))
    return " ".join(_ended(each) for each in (first, entry.action or "", entry.outcome or "") if each.strip())


def paragraph_words(paragraph: Paragraph) -> str:
    """A paragraph of minutes as reported speech: "SW1 said: “I rang the ward.”"."""
    words = " ".join(paragraph.text.split())
    return f"{paragraph.speaker} said: “{words}”" if paragraph.speaker else words


def _ended(text: str) -> str:
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
