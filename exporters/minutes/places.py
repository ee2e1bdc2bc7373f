"""Where something found in minutes that leave stands, as the minutes themselves are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.agreement.for_agreement import ForAgreement
from domain.made_up import is_made_up
from domain.meetings.for_file import ForFile
from domain.meetings.minutes import facts_said
from exporters.disclosure.searching import Found, Searched
from exporters.minutes.on_paper import mark_of_row, printed_lead

PARAGRAPH = "paragraph"
_PLACE = re.compile(rf"{PARAGRAPH} (\d+)(?:, who speaks)?\Z")
_AROUND = 40


def in_minutes(searched: Searched, out: ForAgreement | ForFile) -> Searched:
    """The same search, each hit told by the paragraph, the head or the row of the minutes its words stand in.

    Only where a hit is said to be changes: what a verdict on it is bound to stays as it was.
    """
    places = [_Place(where, before, " ".join(text.split())) for where, before, text in _texts(out)]
    ours = _our_marks(out)
    found: list[Found] = []
    used: dict[tuple[_Place, ...], int] = {}
    for hit in searched.found:
        if hit.around in ours:
            continue
        fit = _fitting(hit, places)
        at = used.get((*fit, _Place(hit.matched, "", "")), 0)
        used[(*fit, _Place(hit.matched, "", ""))] = at + 1
        found.append(_told(hit, fit[min(at, len(fit) - 1)]) if fit else hit)
    return replace(searched, found=tuple(found))


def paragraph_of(hit: Found) -> int:
    """The number of the paragraph a hit is said to stand in, 0 where it is said to stand elsewhere."""
    place = _PLACE.match(hit.place)
    return int(place[1]) if place else 0


@dataclass(frozen=True, slots=True)
class _Place:
    where: str
    before: str
    text: str


def _told(hit: Found, place: _Place) -> Found:
    """The hit as one of these words, those around it among them."""
    at = max(0, place.text.find(" ".join(hit.matched.split())))
    start, end = max(0, at - _AROUND), at + len(hit.matched) + _AROUND
    around = f"{'…' if start else ''}{place.text[start:end]}{'…' if end < len(place.text) else ''}"
    return replace(hit, place=place.where, around=around, general=hit.key[1])


def _fitting(hit: Found, places: list[_Place]) -> list[_Place]:
    """The places whose words are those around a hit; else those that hold what was found."""
    around = hit.around.strip("…").strip()
    matched = " ".join(hit.matched.split())
    hold = [each for each in places if matched in each.text]
    printed = [each for each in hold if each.before and around in f"{each.before}{each.text}"]
    whole = [each for each in hold if around in each.text]
    within = [each for each in hold if each.text in around]
    return list(dict.fromkeys(printed or whole or within or hold))


def _texts(out: ForAgreement | ForFile) -> Iterator[tuple[str, str, str]]:
    for place, each in enumerate(out.version.paragraphs, 1):
        lead = printed_lead(each)
        yield f"{PARAGRAPH} {place}", f"{place}. {f'{lead}: ' if lead else ''}", each.text
    for place, each in enumerate(out.version.paragraphs, 1):
        yield f"{PARAGRAPH} {place}, who speaks", "", each.speaker
    for label, text in facts_said(out.version.facts):
        yield f"the head of the minutes, {label.lower()}", "", text
    if isinstance(out, ForAgreement):
        for row in out.rows:
            for text in (row.event, row.who, row.action, row.outcome, row.source):
                yield f"the row of {row.when} that goes with it", "", text


def _our_marks(out: ForAgreement | ForFile) -> frozenset[str]:
    """The hidden bookmarks of rows, which end in an id the program made up: it may read like a name."""
    if not isinstance(out, ForAgreement):
        return frozenset()
    return frozenset(mark_of_row(at, row) for at, row in enumerate(out.rows, 1) if is_made_up(row.entry))
