"""The date of a stamp: what it means, where it ends, and where it could be two things."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.dates.measures import FIGURE_OVER, MEASURE, RATIO
from domain.dates.points import DateFault, Point, letter_fault, point_at, quoted
from domain.dates.refusals import no_date
from domain.dates.relative import step_at, taken
from domain.dates.shape import Shape, shape_at
from domain.dates.times import TimeFault, time_at
from domain.dates.when import WEEKDAYS, When, long_day
from domain.dates.words import MONTH, WEEKDAY, WEEKDAY_NUMBERS
from domain.dates.years import Leaning, settle
from domain.line.draft import Span
from domain.line.stamp_ends import StampLine

_SPACED_DOUBT = re.compile(r"\s+\?(?=\s|$)", re.ASCII)
_WEEKDAY_AFTER = re.compile(rf",?\s*(?:\((?P<b>{WEEKDAY})\)|\s(?P<w>{WEEKDAY}))(?![\w'-])", re.ASCII)
_CLOCKLIKE = re.compile(r"([01]\d|2[0-3])[0-5]\d$", re.ASCII)
_WHOLE_FIGURES = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d", re.ASCII)
_DATE_FIGURES = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2}|\d{1,2}(?:st|nd|rd|th)? ?[a-z]", re.ASCII)
_DOTTED = re.compile(r"\d+\.\d+$", re.ASCII)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d$", re.ASCII)
_DAYS_AND_MONTH = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s?(?:-|&|to|and|or)\s?\d{{1,2}}(?:st|nd|rd|th)?\s?(?:of )?{MONTH}(?!\w)", re.ASCII
)
_LETTERED_YEAR = re.compile(r"[oil|][\doil|]{1,3}(?!\w)", re.ASCII)
_SIGN = re.compile(r"\s*(?:[-=]+>|\u2192|>+|~|\+)\s*(?=\d)", re.ASCII)
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}(?=\s?[a-z%])", re.ASCII)


def read_stamp_date(line: StampLine, at: int) -> int:
    """Read the date at `at` into the stamp; where it ends. Raises `DateFault`."""
    shape = shape_at(line.low, at)
    if shape is None:
        return _step(line, at)
    _refuse_lone_figures(line, shape)
    when, end = _settled(line, shape)
    _check_boundary(line, at, end)
    if when.kind == "unknown" and line.low[at] != "?":
        _check_unknown(line, at, end)
    line.stamp.when = replace(when, written=line.text[at:end].strip())
    line.stamp.spans.append(Span("when", at, end))
    return _weekday_after(line, _doubt_after(line, end))


def _lean(line: StampLine) -> Leaning:
    return Leaning(line.known.today, line.known.period, None if line.known.before_lost else line.known.before)


def _refuse_lone_figures(line: StampLine, shape: Shape) -> None:
    """A year or day alone that could as well be a time is refused: the author may have left the date out."""
    first = shape.first
    plain = not (shape.last or shape.about or shape.doubt or shape.bound)
    if first is None or line.led or not plain or first.start != shape.start:
        return
    written = line.low[first.start : first.end]
    if first.kind == "year" and _CLOCKLIKE.match(written):
        period, when = line.known.period, settle(line.low, shape, _lean(line))[0]
        if (period.first or period.last) and not period.holds(when):
            raise DateFault(
                f"{written} could be a year or a time: write in {written} for the year, or the date before the time.",
                shape.start,
                shape.end,
            )
    ratio = RATIO.match(line.low, first.start) if first.kind == "day" and first.year is None else None
    if ratio and not ratio["plainly"]:
        sentence = f"{written} could be the date or an amount"
        if line.ask("amount", sentence, ("the date", "an amount: there is no date"), shape.start, shape.end, 0) == 1:
            raise DateFault("There is no date: begin with one, such as 3/3/24.", shape.start, shape.end)
        return
    amount = ratio or MEASURE.match(line.low, first.end)
    if first.kind == "day" and first.year is None and (_DOTTED.match(written) or (amount and "/" in written)):
        what = "an amount" if amount else "a time" if _CLOCK.match(written) else "a number"
        raise DateFault(
            f"{written} could be a day or {what}: write the day in full, such as {first.day}/{first.month}/24, "
            "and then the text.",
            shape.start,
            shape.end,
        )


def _settled(line: StampLine, shape: Shape) -> tuple[When, int]:
    """The date of the shape and where it ends; asks where the text lets it be two."""
    if shape.suffix_start is not None and not line.plain_end(shape.end):
        words = quoted(line.text[shape.suffix_start : shape.end]).strip("- ")
        readings = (f"\u201c{words}\u201d is text", f"the date is open: {words}")
        sentence = f"\u201c{words}\u201d could belong to the date or to the text"
        if line.ask("suffix", sentence, readings, shape.suffix_start, shape.end, 0) == 0:
            shape = shape_at(line.low, shape.start, suffix=False) or shape
    last = shape.last or shape.first
    if last and last.year_start is not None:
        return _year_or_number(line, shape, last, last.year_start)
    if shape.first and shape.first.bare and (not shape.last or shape.last.bare):
        return _month_or_day(line, shape, shape.first)
    return _chosen(line, shape, settle(line.low, shape, _lean(line)))


def _tried(line: StampLine, shape: Shape | None) -> tuple[tuple[When, ...], DateFault | None]:
    if shape is None or shape.first is None:
        return (), None
    try:
        return settle(line.low, shape, _lean(line)), None
    except DateFault as fault:
        return (), fault


def _year_or_number(line: StampLine, shape: Shape, last: Point, year_start: int) -> tuple[When, int]:
    """Figures after a day and month are a year when that is in the period; else they may be a time or a number."""
    figures = line.low[year_start : last.end]
    clock = _CLOCKLIKE.match(figures)
    dates, fault = _tried(line, shape)
    sure = len(figures) == 4 and (not clock or line.has_time(shape.end))
    counted = len(figures) == 2 and MEASURE.match(line.low, shape.end) is not None
    if (dates and line.known.period.holds(dates[0]) and not counted) or sure:
        if fault:
            raise fault
        return _chosen(line, shape, dates)
    other = shape_at(line.low, shape.start, spaced_year=False, suffix=False)
    others, _ = _tried(line, other)
    if not others or not other:
        if fault:
            raise fault
        return _chosen(line, shape, dates)
    then = f", {figures[:2]}:{figures[2:]}" if clock else f", then {figures}"
    readings = (dates[0].said() if dates else f"the year {figures}", others[0].said() + then)
    what = "a year or a time" if clock else "a year or a number"
    sentence = f"{quoted(line.text[shape.start : shape.end])}: {figures} could be {what}"
    likely = 0 if dates and len(figures) == 4 and figures >= "2000" else 1
    if line.ask("year", sentence, readings, shape.start, shape.end, likely) == 0:
        if fault:
            raise fault
        return _chosen(line, shape, dates)
    return _chosen(line, other, others)


def _month_or_day(line: StampLine, shape: Shape, first: Point) -> tuple[When, int]:
    """`Mar 13` is March 2013 when that is in the period; else it may be the 13th; `Mar 12 - Mar 14` likewise."""
    dates, fault = _tried(line, shape)
    if dates and line.known.period.holds(dates[0]):
        return _chosen(line, shape, dates)
    last = _as_day(shape.last) if shape.last else None
    others, _ = _tried(line, replace(shape, first=_as_day(first), last=last))
    if not others:
        if fault:
            raise fault
        return _chosen(line, shape, dates)
    readings = (dates[0].said() if dates else f"the year 20{first.year:02}", others[0].said())
    sentence = f"{quoted(line.text[shape.start : shape.end])} could be a month or a day"
    if line.ask("day", sentence, readings, shape.start, shape.end, 1) == 0:
        if fault:
            raise fault
        return _chosen(line, shape, dates)
    return _chosen(line, shape, others)


def _as_day(month: Point) -> Point:
    return replace(month, kind="day", day=month.year or 0, year=None, short=False, bare=False)


def _chosen(line: StampLine, shape: Shape, dates: tuple[When, ...]) -> tuple[When, int]:
    if len(dates) == 1:
        return dates[0], shape.end
    readings = tuple(when.said() for when in dates)
    sentence = f"{quoted(line.text[shape.start : shape.end])} could be {' or '.join(readings[:3])}"
    return dates[line.ask("which year", sentence, readings, shape.start, shape.end, 0)], shape.end


def _step(line: StampLine, at: int) -> int:
    """A date from the row before."""
    step = step_at(line.low, at)
    if step is None:
        raise no_date(line.text, line.low, at)
    if line.low[at] != "=":
        _check_boundary(line, at, step.end)
    elif line.low[step.end : step.end + 1] in ("+", "-"):
        raise DateFault("Write = for the same day, or +1 for the day after it, not both.", at, step.end + 1)
    written = line.text[step.start : step.end]
    when = taken(step, written, line.known.before, line.known.before_lost, line.known.today)
    if step.weekday is not None and not line.plain_end(step.end) and not line.has_time(step.end):
        sentence = f"{written} could be the day after the row before ({when.said()}) or part of the text"
        if line.ask("weekday", sentence, (when.said(), "part of the text"), step.start, step.end, 0) == 1:
            raise DateFault("There is no date: begin with one, such as 3/3/24.", at, step.end)
    line.stamp.when = when
    line.stamp.spans.append(Span("when", step.start, step.end))
    return step.end


def _check_boundary(line: StampLine, at: int, end: int) -> None:
    """Refuse what follows the date and could continue it."""
    follows = line.low[end : end + 2]
    written = quoted(line.text[at:end])
    if follows[:1] == "t" and follows[1:].isdigit():
        return
    if follows[:1].isalnum() or follows[:1] in ("_", "%", "'") or (follows[:1] in ".:" and follows[1:].isdigit()):
        raise DateFault(f"Put a space after {written}.", at, min(end + 1, len(line.text)))
    if follows[:1] == "/" and (lettered := _LETTERED_YEAR.match(line.low, end + 1)):
        raise letter_fault(line.low[at : lettered.end()], at)
    if follows[:1] in ("/", "\\"):
        raise DateFault(f"{written}{follows[0]} is not a date as it stands: write it as 3/3/24.", at, end + 1)
    if follows[:1] == "-" and follows[1:].isalnum():
        raise DateFault(f"Put spaces round the dash after {written}.", at, end + 1)
    if follows[:1] == "?":
        raise DateFault(f"One ? after {written} is enough, with a space after it.", at, end + 1)
    if sign := _SIGN.match(line.low, end):
        try:
            second = point_at(line.low, sign.end())
        except DateFault:
            second = None
        if second and second.kind == "day":
            raise DateFault(
                f"{quoted(line.text[at : second.end])}: write a dash for all the days between, "
                "or a line for each of two days.",
                at,
                second.end,
            )
    _refuse_second_date(line, at, end, line.after_end(end))


def _refuse_second_date(line: StampLine, at: int, end: int, place: int) -> None:
    low = line.low
    try:
        if time_at(low, place) and not _WHOLE_FIGURES.match(low, place):
            return
    except TimeFault:
        return
    if low.startswith(("=", "[", "("), place):
        return
    if RATIO.match(low, place):
        return
    if (over := FIGURE_OVER.match(low, place)) and not line.people_ahead(over.end()) and not line.has_time(over.end()):
        sentence = f"{over[0]} could be part of the text or a second date"
        if line.ask("second", sentence, ("part of the text", "a second date"), place, over.end(), 0) == 0:
            return
    decimal = _DECIMAL.match(low, place)
    if decimal and MEASURE.match(low, decimal.end()):
        return
    try:
        second = point_at(low, place)
    except DateFault as fault:
        if not _DATE_FIGURES.match(low, place):
            return
        start, stop = fault.start, fault.end
    else:
        if second and second.kind not in ("day", "year") and not line.people_ahead(second.end):
            sentence = f"{quoted(line.text[second.start : second.end])} could be part of the text or a second date"
            if line.ask("second", sentence, ("part of the text", "a second date"), place, second.end, 0) == 0:
                return
        if days := _DAYS_AND_MONTH.match(low, place):
            start, stop = place, days.end()
        elif second is None or second.kind == "year":
            return
        else:
            start, stop = second.start, second.end
    raise DateFault(
        f"After {quoted(line.text[at:end])} stands {quoted(line.text[start:stop])}, like a second date: "
        "write a range, or put a colon before the text.",
        at,
        stop,
    )


def _check_unknown(line: StampLine, at: int, end: int) -> None:
    """`unknown male seen` is no undated row: the word must stand alone."""
    follows = line.low[line.skip(end) :][:1]
    if not follows or follows in ",.:;-)]" or line.low[at:end] == "undated" or line.people_ahead(end):
        return
    raise DateFault(
        f"{quoted(line.text[at:end])} is followed by words: if the date is not known, "
        "write ? and a space, then the text.",
        at,
        end,
    )


def _doubt_after(line: StampLine, end: int) -> int:
    """A question mark after a space doubts the date, or begins the text ("? seizure")."""
    found = _SPACED_DOUBT.match(line.low, end)
    when = line.stamp.when
    if not found or not when or when.kind == "unknown" or when.doubtful:
        return end
    if not line.plain_end(found.end()):
        timed = line.has_time(found.end())
        other = "the time is doubtful" if timed else "? is part of the text"
        sentence = f"The ? could doubt the date or {'the time' if timed else 'begin the text'}"
        readings = ("the date is doubtful", other)
        if line.ask("doubt", sentence, readings, found.end() - 1, found.end(), 0 if timed else 1) == 1:
            return end
    line.stamp.when = replace(when, doubtful=True, written=when.written + " ?")
    line.stamp.spans.append(Span("when", found.end() - 1, found.end()))
    return found.end()


def _weekday_after(line: StampLine, end: int) -> int:
    """`3/3/24 (Sun)`: a weekday after the date, which must match it."""
    found = _WEEKDAY_AFTER.match(line.low, end)
    when = line.stamp.when
    if not found or not when or not when.is_day or not when.day:
        return end
    if not found["b"] and not line.plain_end(found.end()) and not line.has_time(found.end()):
        return end
    weekday = WEEKDAY_NUMBERS[(found["b"] or found["w"]).rstrip(".")]
    if when.day.weekday() != weekday and not when.doubtful:
        raise DateFault(
            f"{long_day(when.day)} is a {WEEKDAYS[when.day.weekday()]}, not a {WEEKDAYS[weekday]}: "
            "mend one of them, or put ? before the date.",
            found.start(),
            found.end(),
        )
    line.stamp.when = replace(when, written=when.written + line.text[end : found.end()])
    line.stamp.spans.append(Span("when", end, found.end()))
    return found.end()
