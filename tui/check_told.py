"""What a check came to, told line by line: for `imr check` and for plain prompts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.readiness.missing import Missing
    from domain.unseen import Unseen
    from screens.leaving.checking import Result


def as_text(result: Result) -> Iterator[str]:
    """What stops an export, what has not been looked at, what a submission still wants, what is open, what is to be
    known; each thing once."""
    from screens.leaving.checking import what_to_do

    if result.stopping:
        yield f"Stops an export ({len(result.stopping):,}):"
        for each in result.stopping:
            yield f"  {each.hit.id}  {each.sentence}"
            yield f"              {what_to_do(each)}"
    elif not (result.in_report or result.in_plan or result.unagreed):
        yield "Nothing stops an export."
    if result.in_report:
        alone = "" if result.stopping or result.unagreed else ", though not the chronology"
        yield f"Stops the report{alone} ({len(result.in_report):,}):"
        for each in result.in_report:
            yield f"  {each.hit.id}  {each.sentence}"
            yield f"              {what_to_do(each)}"
    if result.in_plan:
        yield f"Stops the action plan ({len(result.in_plan):,}):"
        for each in result.in_plan:
            yield f"  {each.hit.id}  {each.sentence}"
            yield f"              {what_to_do(each)}"
    if result.unagreed:
        yield "Rests on minutes that may not be used; it stops an export, or is left out (--unagreed leave-out):"
        yield from (f"  {one}" for one in result.unagreed)
    if result.unseen:
        yield f"Nobody’s of the key, and not seen yet ({len(result.unseen):,}); go through them by /unknown:"
        yield from (
            f"  “{one.name}”, {_places(one)}, first of {one.day}: {one.around}"
            for one in result.unseen
        )
    if result.titles:
        yield from _missing(_once(result), result.titles)
    if result.minuted:
        yield f"In minutes, before they are issued or used ({len(result.minuted):,}):"
        yield from (f"  {one}" for one in result.minuted)
    if to_do := [one for one in result.to_do if not _told_before(one, result.missing)]:
        yield f"To do ({len(to_do):,}):"
        yield from (f"  {one}" for one in to_do)
    if result.through:
        yield f"Accepted ({len(result.through):,}):"
        yield from (f"  {one.id}  {one.place}: {one.reason} ({one.by}, {one.at[:10]})" for one in result.through)
    left_out = [f"minutes that may not be used: {one}" for one in result.unagreed]
    if notes := [one for one in result.notes if not any(each in one for each in left_out)]:
        yield "To know:"
        yield from (f"  {note}" for note in notes)
    searched = result.of.searched
    yield f"Searched: {searched.parts:,} parts, {searched.letters:,} letters."


def _once(result: Result) -> Iterator[Missing]:
    """What is missing, without what was said of the rows on minutes that may not be used."""
    said = tuple(result.unagreed)
    return (each for each in result.missing if not (each.unagreed and each.sentence.startswith(said)))


def _told_before(to_do: str, missing: Iterable[Missing]) -> bool:
    """Whether what is open was said among what is missing: the same thing, if not in the same words."""
    begins = re.split(r"[:(;]", to_do)[0].strip().rstrip(".")
    return any(each.sentence.startswith(begins) for each in missing)


def _missing(missing: Iterable[Missing], titles: Mapping[str, str]) -> Iterator[str]:
    """What a submission still wants, section by section: what stops one, then what is only to be looked at."""
    every = tuple(missing)
    stops, notes = [each for each in every if each.stops], [each for each in every if not each.stops]
    if stops:
        yield f"Stops a submission ({len(stops):,}):"
        yield from _by_section(stops, titles)
    else:
        yield "Nothing is missing for a submission."
    if notes:
        yield f"To look at before one ({len(notes):,}):"
        yield from _by_section(notes, titles)


def _by_section(missing: Iterable[Missing], titles: Mapping[str, str]) -> Iterator[str]:
    for section, of in groupby(missing, key=lambda each: each.section):
        yield f"  {titles.get(section, section)}"
        yield from (f"    {each.sentence}" for each in of)


def _places(one: Unseen) -> str:
    """In how many rows a name stands, or in how many places where minutes hold it first."""
    what = "row" if one.entry_id else "place"
    return f"{one.count:,} {what}{'' if one.count == 1 else 's'}"
