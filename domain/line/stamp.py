"""The stamp a line begins with: a date as known, then perhaps a time, and where they end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from domain.dates.measures import MEASURE
from domain.dates.points import DateFault, quoted
from domain.dates.refusals import original
from domain.dates.shape import shape_at
from domain.dates.times import Time, TimeFault, time_at
from domain.dates.uk_clock import ahead_of_utc
from domain.dates.when import When, short_day
from domain.line.draft import Known, Problem, Span
from domain.line.stamp_date import read_stamp_date
from domain.line.stamp_ends import Stamp, StampLine

_LEAD = re.compile(r"(?:on(?!\s+or\s)|in|during|date[d:]?)\s+(?=\S)", re.ASCII)
_OPEN = {"[": "]", "(": ")"}
_ZONE = re.compile(r"z(?!\w)|[+-]\d\d:?\d\d(?!\d)", re.ASCII)
_LINK = re.compile(r"\s*(?:,|-|on|of)?\s+(?:on\s+)?|\s*\b", re.ASCII)
_WORD_FIRST = re.compile(
    r"(?:the )?((?:early |late |mid[ -])?(?:morning|afternoon|evening|eve|night)|overnight|early hours|am|pm)"
    r"(?: of| on|,)?\s+(?=\S)",
    re.ASCII,
)
_CLOCK = r"(?:\d{4}|\d{1,2}[:.]\d{2}|\d{1,2}(?:[:.]\d{2})?\s?[ap]m|noon|midday)(?:\s?(?:hrs|h))?(?![\w:])"
_BOUND_TIME = re.compile(
    rf"(?P<before>(?:(?:just |shortly )?(?:after|before)|by|until|till|from|since)\s+){_CLOCK}"
    rf"|{_CLOCK}(?:\s(?:onwards|approximately|approx\.?|or so)|\+)(?!\w)",
    re.ASCII,
)
_SLIP = re.compile(r"\d{3,4}(?!\w)|(?=[\dol|i]*\d)[\dol|i]{4}(?!\w)|\d{1,2}[;,]\d{2}(?!\w)", re.ASCII)
_CALLED = ("999", "111", "101", "112")
_DOUBTED = re.compile(r"^\?\s+")
_GLUED = re.compile(r"(?:\d{4}|\d{1,2}[:.]\d{2})(?:hrs)?(?=[a-z]{2,6}\d{1,3}\b)", re.ASCII)


def read_stamp(
    text: str, low: str, at: int, known: Known, answers: Mapping[str, int], people_ahead: Callable[[int], bool]
) -> Stamp:
    """Read the stamp at `at` of the text (`low` is it folded); see `StampLine` for `people_ahead`."""
    line = StampLine(text, low, known, answers, people_ahead)
    stamp = line.stamp
    closing = _OPEN.get(low[at : at + 1], "")
    if closing:
        stamp.spans.append(Span("mark", at, at + 1))
        at += 1
    if lead := _LEAD.match(low, at):
        stamp.spans.append(Span("mark", at, lead.end()))
        line.led = lead[0].startswith(("in", "during"))
        at = lead.end()
    try:
        stamp.end = _date_and_time(line, at, closing)
    except (DateFault, TimeFault) as fault:
        sentence = original(fault.sentence, text, fault.start, fault.end)
        stamp.problems.append(Problem(sentence, fault.start, fault.end))
        if isinstance(fault, DateFault):
            stamp.when = None
        stamp.end = max(fault.end, stamp.end)
    return stamp


def _date_and_time(line: StampLine, at: int, closing: str) -> int:
    stamp, start = line.stamp, at
    time: Time | None = None
    spans = len(stamp.spans)
    try:
        at = read_stamp_date(line, at)
    except DateFault:
        ahead = _time_first(line, at)
        if ahead is None:
            raise
        time, place = ahead
        del stamp.spans[spans:]
        stamp.asks.clear()
        at = read_stamp_date(line, place)
        _link_spans(line, time.end, place)
    when = stamp.when
    assert when
    if time:
        _take_time(line, time, when)
    if closing and line.low.startswith(closing, line.skip(at)):
        at = _close(line, at)
        closing = ""
    at = line.drop(at) if time or stamp.time else _time(line, at, when)
    if closing:
        if not line.low.startswith(closing, line.skip(at)):
            raise DateFault(f"Close the bracket after {quoted(line.text[start:at])}, or take it away.", start - 1, at)
        at = _close(line, at)
    return at


def _link_spans(line: StampLine, start: int, end: int) -> None:
    if line.low[start:end].strip():
        line.stamp.spans.append(Span("mark", start, end))


def _close(line: StampLine, at: int) -> int:
    place = line.skip(at)
    line.stamp.spans.append(Span("mark", place, place + 1))
    return line.drop(place + 1)


def _time_first(line: StampLine, at: int) -> tuple[Time, int] | None:
    """A time before the date, and where the date begins."""
    low = line.low
    try:
        time = time_at(low, at)
    except TimeFault:
        return None
    if time is None or time.kind == "word":
        found = _WORD_FIRST.match(low, at)
        if not found:
            return None
        time, place = Time(at, found.end(1), "word", None, "", True, found.start(1)), found.end()
    else:
        linked = _LINK.match(low, time.end)
        place = linked.end() if linked else time.end
    try:
        shape = shape_at(low, place)
    except DateFault:
        return time, place
    return (time, place) if shape and shape.first else None


def _time(line: StampLine, at: int, when: When) -> int:
    """The time after the date at `at`, if there is one; where the stamp ends."""
    low = line.low
    if low[at : at + 1] == ":" and low[at - 1] != " ":
        at = _after_colon(line, at)
    iso = low[at : at + 1] == "t" and low[at + 1 : at + 2].isdigit()
    place = at + 1 if iso else line.after_end(at)
    closing = _OPEN.get(low[place : place + 1], "")
    try:
        time = _bounded(line, place) or time_at(low, place + len(closing)) or _slip(line, place)
    except TimeFault as fault:
        if not fault.sure and not line.people_ahead(fault.end):
            return line.drop(at)
        if fault.midnight and when.is_day and when.day:
            sentence = f"{line.text[fault.start : fault.end]} is the end of that day: write "
            sentence += f"{short_day(when.day + timedelta(days=1))} 00:00."
            raise TimeFault(sentence, fault.start, fault.end) from None
        raise
    if time and closing and not low.startswith(closing, time.end):
        return line.drop(at)
    if time is None or (iso and not time.sure):
        if iso:
            raise DateFault(f"{quoted(line.text[at : at + 12])} is not a time.", at, len(line.text))
        if glued := _GLUED.match(low, place):
            raise TimeFault(f"Put a space after {line.text[place : glued.end()]}.", place, glued.end())
        return line.drop(at)
    end = time.end + len(closing)
    sure = time.sure or iso or bool(closing) or line.plain_end(end) or line.people_ahead(line.after_end(end))
    if line.text.startswith("PM:", place):  # a post-mortem
        sure = line.people_ahead(line.after_end(end + 1))
    if not when.day and (not sure or (time.kind == "word" and not line.people_ahead(line.after_end(end)))):
        return line.drop(at)
    if not sure and _is_text(line, time):
        return line.drop(at)
    line.drop(at)
    if iso or closing:
        line.stamp.spans.append(Span("mark", place - iso, place + 1 - iso))
    _take_time(line, time, when)
    if closing:
        line.stamp.spans.append(Span("mark", time.end, end))
    if zone := _ZONE.match(low, end):
        _by_uk_clock(line, zone, when)
        end = zone.end()
    return line.drop(end)


def _bounded(line: StampLine, place: int) -> Time | None:
    """`after 1400` before the people, `0930 onwards`: kept as typed."""
    found = _BOUND_TIME.match(line.low, place)
    if not found or (found["before"] and not line.people_ahead(line.after_end(found.end()))):
        return None
    time = time_at(line.low, found.end("before") if found["before"] else place)
    if time is None or not time.text:
        return None
    sure = line.people_ahead(line.after_end(found.end())) or (time.sure and line.low[found.end() - 1] != "+")
    return Time(place, found.end(), "about", None, time.slot, True, place) if sure else None


def _slip(line: StampLine, place: int) -> Time | None:
    """Before the people, `930` is a time; `o930`, `09;30` and `1460` are none."""
    found = _SLIP.match(line.low, place)
    if not found or found[0] in _CALLED or not line.people_ahead(line.after_end(found.end())):
        return None
    written = line.text[place : found.end()]
    right = found[0].translate(str.maketrans("oil|;,", "0111::")).rjust(4, "0")
    try:
        time = time_at(right, 0)
    except TimeFault:
        time = None
    if time is None or not time.text:
        raise TimeFault(f"{written} is not a time.", place, found.end())
    if not found[0].isdigit() or time.slot < "06:00":
        raise TimeFault(f"{written} is not a time as it stands: did you mean {right}?", place, found.end())
    return Time(place, found.end(), "clock", time.text, time.slot, False)


def _after_colon(line: StampLine, at: int) -> int:
    """`3/3/24: 0930 SW1: call`: a time after the date's colon, when the author says so; where it begins."""
    place = line.skip(at + 1)
    try:
        time = time_at(line.low, place)
    except TimeFault:
        return at
    if time is None or not (time.sure or line.people_ahead(line.after_end(time.end))):
        return at
    words = line.text[time.start : time.end]
    readings = (f"the time is {time.text or words}", "part of the text")
    sentence = f"\u201c{words}\u201d after the colon could be the time or part of the text"
    if line.ask("colon", sentence, readings, time.start, time.end, 0) == 1:
        return at
    line.stamp.spans.append(Span("mark", at, at + 1))
    return place


def _is_text(line: StampLine, time: Time) -> bool:
    """Ask whether what could be a time is one."""
    words = line.text[time.start : time.end]
    no_clock = time.kind == "word" or words[0].isalpha() or time.slot == ""
    a_number = len(words) == 4 and words[0] == "0"  # 0800 number
    text_first = no_clock or a_number or MEASURE.match(line.low, time.end) is not None
    readings = (f"the time is {time.text or words}", "part of the text")
    sentence = f"\u201c{words}\u201d could be the time or part of the text"
    return line.ask("time", sentence, readings, time.start, time.end, int(text_first)) == 1


def _take_time(line: StampLine, time: Time, when: When) -> None:
    stamp = line.stamp
    if not when.day:
        raise DateFault(
            f"A time needs a single day: {quoted(line.text[time.start : time.end])} cannot stand with "
            f"{quoted(when.written)}.",
            time.start,
            time.end,
        )
    stamp.spans.append(Span("time", time.start, time.end))
    if time.kind == "none":
        stamp.notes.append("00:00:00 is taken as no time given")
        return
    stamp.time = time.text or _DOUBTED.sub("?", line.text[time.words_from : time.end])
    stamp.slot = time.slot


def _by_uk_clock(line: StampLine, zone: re.Match[str], when: When) -> None:
    """A stamp with a zone: as it stands where that is the UK's clock; UTC by the UK's clock; any other is refused."""
    stamp = line.stamp
    stamp.spans.append(Span("time", zone.start(), zone.end()))
    if not stamp.time:
        return
    digits = zone[0].replace(":", "")
    minutes = 0 if digits == "z" else int(digits[0] + "1") * (int(digits[1:3]) * 60 + int(digits[3:5]))
    assert when.day
    shown = datetime.fromisoformat(f"{when.day}T{stamp.slot or '12:00'}")
    ahead = ahead_of_utc(shown - timedelta(minutes=minutes))
    if ahead == timedelta(minutes=minutes):
        return
    uk = shown + ahead
    if minutes or stamp.time != stamp.slot:
        hours = ahead.seconds // 3600
        sentence = f"is not the UK's clock on that day (+{hours:02}:00): write the time the clock showed."
    elif uk.date() != when.day:
        sentence = f"is UTC; by the UK's clock it was the next day: write {short_day(uk.date())} {uk:%H:%M}."
    else:
        stamp.notes.append(f"{stamp.time} UTC is {uk:%H:%M} by the UK's clock")
        stamp.time = stamp.slot = f"{uk:%H:%M}"
        return
    raise DateFault(f"{line.text[zone.start() : zone.end()]} {sentence}", zone.start(), zone.end())
