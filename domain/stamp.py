"""The stamp a line begins with: a date as known, then perhaps a time, and where they end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from domain.date_points import DateFault, Point, point_at, quoted
from domain.date_refusals import no_date, original
from domain.date_shape import Shape, shape_at
from domain.date_words import WEEKDAY, WEEKDAY_NUMBERS
from domain.dates_relative import step_at, taken
from domain.draft import Ask, Known, Problem, Span
from domain.times import Time, TimeFault, time_at
from domain.uk_clock import uk_offset
from domain.when import WEEKDAYS, When, long_day
from domain.years import Leaning, settle

_LEAD = re.compile(r"(?:on|in|during|date[d:]?)\s+(?=\S)", re.ASCII)
_OPEN = {"[": "]", "(": ")"}
_ENDED = re.compile(r"\s*[,;.](?!\w)\s*|\s*-+(?=\s)\s*|\s*[,.;]\s*", re.ASCII)
_SPACED_DOUBT = re.compile(r"\s+\?(?=\s|$)", re.ASCII)
_ZONE = re.compile(r"z(?!\w)|[+-]\d\d:?\d\d(?!\d)", re.ASCII)
_WORD_FIRST = re.compile(
    r"(?:the )?((?:early |late |mid[ -])?(?:morning|afternoon|evening|eve|night)|overnight|early hours|am|pm)"
    r"(?: of| on|,)?\s+(?=\S)",
    re.ASCII,
)
_WEEKDAY_AFTER = re.compile(rf",?\s*(?:\((?P<b>{WEEKDAY})\)|\s(?P<w>{WEEKDAY}))(?![\w'-])", re.ASCII)
_CLOCKLIKE = re.compile(r"([01]\d|2[0-3])[0-5]\d$", re.ASCII)
_MEASURE = re.compile(
    r"\s*(?:ml|mls|mg|g|kg|mcg|units?|cc|l|litres?|cal|kcal|calories|steps|people|tablets?|tabs|patients|pounds|"
    r"bruises|visits|calls|times|days?|weeks?|months?|years?|yrs?|hours?|hrs|minutes|mins|miles|m|cm|mm|%|paid|owed|spent|each)\b",
    re.ASCII,
)

_ADVICE = {
    "suffix": "put a comma after the date, or a colon before the text.",
    "time": "put a colon before the text if it is no time, people and a colon after it if it is.",
    "doubt": "put the ? right after the date, or a colon before the text.",
}

PeopleAhead = Callable[[int], bool]


@dataclass
class Stamp:
    """What the line begins with. `when` is None when there is no date; `end` is where the rest begins."""

    end: int
    when: When | None = None
    time: str | None = None
    slot: str = ""
    problems: list[Problem] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def read_stamp(
    text: str, low: str, at: int, known: Known, answers: Mapping[str, int], people_ahead: PeopleAhead
) -> Stamp:
    """Read the stamp at `at` of the text (`low` is it folded); `people_ahead` says whether from a place to the first
    colon there are only people, which makes certain what before them is a time."""
    return _Reader(text, low, known, answers, people_ahead).read(at)


class _Reader:
    def __init__(
        self, text: str, low: str, known: Known, answers: Mapping[str, int], people_ahead: PeopleAhead
    ) -> None:
        self.text, self.low, self.known, self.answers, self.people_ahead = text, low, known, answers, people_ahead
        before = None if known.before_lost else known.before
        self.lean = Leaning(known.today, known.period, before)
        self.stamp = Stamp(0)

    def read(self, at: int) -> Stamp:
        closing = _OPEN.get(self.low[at : at + 1], "")
        if closing:
            self.stamp.spans.append(Span("mark", at, at + 1))
            at += 1
        if lead := _LEAD.match(self.low, at):
            at = lead.end()
        try:
            at = self._date_and_time(at, closing)
        except DateFault as fault:
            sentence = original(fault.sentence, self.text, fault.start, fault.end)
            self.stamp.problems.append(Problem(sentence, fault.start, fault.end))
            self.stamp.when = None
        except TimeFault as fault:
            sentence = original(fault.sentence, self.text, fault.start, fault.end)
            self.stamp.problems.append(Problem(sentence, fault.start, fault.end))
        self.stamp.end = at if self.stamp.when else len(self.text)
        return self.stamp

    def _date_and_time(self, at: int, closing: str) -> int:
        time: Time | None = None
        start = at
        try:
            at = self._date(at, closing)
        except DateFault:
            ahead = self._time_first(at)
            if ahead is None:
                raise
            time, start = ahead
            self.stamp = replace(self.stamp, spans=self.stamp.spans[:1] if closing else [], asks=[])
            at = self._date(start, closing)
        when = self.stamp.when
        assert when
        if time:
            if time.kind == "word" and not when.day:
                pass
            else:
                self._take_time(time, when)
        if closing and self.low.startswith(closing, _skip(self.low, at)):
            at = self._close(at, closing)
            closing = ""
        if time is None or self.stamp.time is None:
            at = self._time(at, when)
        if closing:
            place = _skip(self.low, at)
            if not self.low.startswith(closing, place):
                raise DateFault(
                    f"Close the bracket after {quoted(self.text[start:at])}, or take it away.", start - 1, at
                )
            at = self._close(at, closing)
        return at

    def _close(self, at: int, closing: str) -> int:
        place = _skip(self.low, at)
        self.stamp.spans.append(Span("mark", place, place + 1))
        return self._drop(place + 1)

    def _time_first(self, at: int) -> tuple[Time, int] | None:
        """A time before the date, and where the date begins."""
        try:
            time = time_at(self.low, at)
        except TimeFault:
            return None
        if time is None or time.kind == "word":
            found = _WORD_FIRST.match(self.low, at)
            if not found:
                return None
            time, place = Time(at, found.end(1), "word", None, "", True), found.end()
        else:
            place = time.end
            if linked := re.compile(r"\s*(?:,|-|on|of)?\s+|\s*\b").match(self.low, place):
                place = linked.end()
            if lead := re.compile(r"on\s+").match(self.low, place):
                place = lead.end()
        try:
            shape = shape_at(self.low, place)
        except DateFault:
            return time, place
        return (time, place) if shape and shape.first else None

    def _date(self, at: int, closing: str) -> int:
        shape = shape_at(self.low, at)
        if shape is None:
            return self._step(at)
        when, end = self._settled(shape)
        self._boundary(at, end, closing)
        if when.kind == "unknown" and self.low[at] != "?":
            follows = self.low[_skip(self.low, end) :][:1]
            said = self.low[at:end]
            if (
                follows
                and follows not in ",.:;-)]"
                and not self.people_ahead(end)
                and said not in ("undated", "no date")
            ):
                raise DateFault(
                    f"{quoted(self.text[at:end])} is followed by words: if the date is not known, "
                    "write ? and a space, then the text.",
                    at,
                    end,
                )
        self.stamp.when = replace(when, written=self.text[at:end].strip())
        self.stamp.spans.append(Span("when", at, end))
        end = self._doubt_after(end)
        end = self._weekday_after(end)
        return end

    def _settled(self, shape: Shape) -> tuple[When, int]:
        """The date of the shape and where it ends; asks where the text lets it be two."""
        if shape.suffix_start is not None and not self._plain_end(shape.end):
            words = quoted(self.text[shape.suffix_start : shape.end]).strip("- ")
            readings = (f"\u201c{words}\u201d is text", f"the date is open: {words}")
            if (
                self._ask("suffix", f"\u201c{words}\u201d could belong to the date or to the text", readings, shape, 0)
                == 0
            ):
                other = shape_at(self.low, shape.start, suffix=False)
                assert other
                shape = other
        last = shape.last or shape.first
        if last and last.year_start is not None:
            return self._year_or_number(shape, last)
        if shape.first and shape.first.bare and not shape.last:
            return self._month_or_day(shape, shape.first)
        return self._chosen(shape, settle(self.low, shape, self.lean))

    def _year_or_number(self, shape: Shape, last: Point) -> tuple[When, int]:
        assert last.year_start is not None
        figures = self.low[last.year_start : last.end]
        clock = _CLOCKLIKE.match(figures)
        fault: DateFault | None = None
        dates: tuple[When, ...] = ()
        try:
            dates = settle(self.low, shape, self.lean)
        except DateFault as exception:
            fault = exception
        if dates and self.known.period.holds(dates[0]):
            return self._chosen(shape, dates)
        if len(figures) == 4 and (not clock or self._has_time(shape.end)):
            return self._chosen(shape, settle(self.low, shape, self.lean))
        other = shape_at(self.low, shape.start, spaced_year=False, suffix=False)
        others: tuple[When, ...] = ()
        try:
            others = settle(self.low, other, self.lean) if other and other.first else ()
        except DateFault:
            others = ()
        if not others or not other:
            if fault:
                raise fault
            return self._chosen(shape, dates)
        other_said = (
            f"{others[0].said()}, {figures[:2]}:{figures[2:]}" if clock else f"{others[0].said()}, then {figures}"
        )
        readings = (dates[0].said() if dates else f"the year {figures}", other_said)
        written = quoted(self.text[shape.start : shape.end])
        what = "a year or a time" if clock else "a year or a number"
        if self._ask("year", f"{written}: {figures} could be {what}", readings, shape, 0 if dates else 1) == 0:
            return self._chosen(shape, settle(self.low, shape, self.lean))
        return self._chosen(other, others)

    def _month_or_day(self, shape: Shape, first: Point) -> tuple[When, int]:
        """`Mar 13` is March 2013 when that is in the period; else it may be the 13th."""
        dates: tuple[When, ...] = ()
        fault: DateFault | None = None
        try:
            dates = settle(self.low, shape, self.lean)
        except DateFault as exception:
            fault = exception
        if dates and self.known.period.holds(dates[0]):
            return self._chosen(shape, dates)
        day = replace(first, kind="day", day=first.year or 0, year=None, short=False, bare=False)
        try:
            others = settle(self.low, replace(shape, first=day), self.lean)
        except DateFault:
            if fault:
                raise fault from None
            return self._chosen(shape, dates)
        written = quoted(self.text[shape.start : shape.end])
        readings = (dates[0].said() if dates else f"the year {first.year}", others[0].said())
        if self._ask("day", f"{written} could be a month or a day", readings, shape, 0 if dates else 1) == 0:
            return self._chosen(shape, settle(self.low, shape, self.lean))
        return self._chosen(shape, others)

    def _chosen(self, shape: Shape, dates: tuple[When, ...]) -> tuple[When, int]:
        if len(dates) == 1:
            return dates[0], shape.end
        written = quoted(self.text[shape.start : shape.end])
        readings = tuple(when.said() for when in dates)
        return dates[self._ask("which year", f"{written} could be {_or(readings)}", readings, shape, 0)], shape.end

    def _ask(self, key: str, sentence: str, readings: tuple[str, ...], at: Shape | Span, default: int) -> int:
        index = self.answers.get(key, default) % len(readings)
        advice = _ADVICE.get(key, "write the year in full, with / between.")
        self.stamp.asks.append(Ask(key, f"{sentence}: {advice}", readings, index, at.start, at.end))
        return index

    def _step(self, at: int) -> int:
        step = step_at(self.low, at)
        if step is None:
            raise no_date(self.text, self.low, at)
        if self.low[at] != "=":
            self._boundary(at, step.end, "")
        written = self.text[step.start : step.end]
        self.stamp.when = taken(step, written, self.known.before, self.known.before_lost, self.known.today)
        self.stamp.spans.append(Span("when", step.start, step.end))
        if step.weekday is not None and not self._plain_end(step.end) and not self._has_time(step.end):
            readings = (self.stamp.when.said(), "part of the text")
            key = "weekday"
            index = self.answers.get(key, 0) % 2
            self.stamp.asks.append(
                Ask(
                    key,
                    f"{written} could be the day after the row before ({self.stamp.when.said()}) or part of the text: "
                    "write the date.",
                    readings,
                    index,
                    step.start,
                    step.end,
                )
            )
            if index == 1:
                raise DateFault("There is no date: begin with one, such as 3/3/24.", at, step.end)
        return step.end

    def _boundary(self, at: int, end: int, closing: str) -> None:
        """What follows the date must not be able to continue it."""
        follows = self.low[end : end + 2]
        written = quoted(self.text[at:end])
        if follows[:1] == "t" and follows[1:].isdigit():
            return
        if follows[:1].isalnum() or follows[:1] in ("_", "%", "'") or (follows[:1] in "/.:" and follows[1:].isdigit()):
            raise DateFault(f"Put a space after {written}.", at, min(end + 1, len(self.text)))
        if follows[:1] == "-" and follows[1:].isalnum():
            raise DateFault(f"Put spaces round the dash after {written}.", at, end + 1)
        if follows[:1] == "?" and follows[1:] == "?":
            raise DateFault(f"One ? after {written} is enough.", at, end + 2)
        place = end
        while ended := _ENDED.match(self.low, place):
            place = ended.end()
        place = _skip(self.low, place)
        try:
            if time_at(self.low, place) and not re.compile(r"\d{1,2}[./]\d{1,2}[./]\d").match(self.low, place):
                return
        except TimeFault:
            return
        if self.low.startswith(("=", "[", "("), place):
            return
        try:
            second = point_at(self.low, place)
        except DateFault as fault:
            figures = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2}|\d{1,2}(?:st|nd|rd|th)? ?[a-z]").match(self.low, place)
            if not figures:
                return
            raise DateFault(self._second(written, fault.start, fault.end), at, fault.end) from None
        if second and second.kind != "year":
            raise DateFault(self._second(written, second.start, second.end), at, second.end)

    def _second(self, written: str, start: int, end: int) -> str:
        other = quoted(self.text[start:end])
        return f"After {written} stands {other}, like a second date: write a range, or put a colon before the text."

    def _doubt_after(self, end: int) -> int:
        found = _SPACED_DOUBT.match(self.low, end)
        when = self.stamp.when
        if not found or not when or when.kind == "unknown" or when.doubtful:
            return end
        if not self._plain_end(found.end()):
            at = Span("when", found.end() - 1, found.end())
            readings = ("the date is doubtful", "? is part of the text")
            if self._ask("doubt", "the ? could doubt the date or begin the text", readings, at, 1) == 1:
                return end
        self.stamp.when = replace(when, doubtful=True, written=when.written + " ?")
        self.stamp.spans.append(Span("when", found.end() - 1, found.end()))
        return found.end()

    def _weekday_after(self, end: int) -> int:
        found = _WEEKDAY_AFTER.match(self.low, end)
        when = self.stamp.when
        if not found or not when or not when.is_day or not when.day:
            return end
        if not found["b"] and not self._plain_end(found.end()) and not self._has_time(found.end()):
            return end
        weekday = WEEKDAY_NUMBERS[(found["b"] or found["w"]).rstrip(".")]
        if when.day.weekday() != weekday and not when.doubtful:
            raise DateFault(
                f"{long_day(when.day)} is a {WEEKDAYS[when.day.weekday()]}, not a {WEEKDAYS[weekday]}: "
                "mend one of them, or put ? before the date.",
                found.start(),
                found.end(),
            )
        self.stamp.when = replace(when, written=when.written + self.text[end : found.end()])
        self.stamp.spans.append(Span("when", end, found.end()))
        return found.end()

    def _plain_end(self, at: int) -> bool:
        """Whether the stamp certainly ends here: the line ends, or punctuation or the people follow."""
        place = _skip(self.low, at)
        follows = self.low[place : place + 1]
        return follows == "" or follows in ",.;:)]" or bool(re.match(r"-\s", self.low[place : place + 2])) or (
            self.people_ahead(place)
        )  # fmt: skip

    def _has_time(self, at: int) -> bool:
        try:
            time = time_at(self.low, self._after_end(at))
        except TimeFault:
            return True
        return time is not None and (time.sure or self.people_ahead(self._after_end(time.end)))

    def _after_end(self, at: int) -> int:
        while ended := _ENDED.match(self.low, at):
            at = ended.end()
        return _skip(self.low, at)

    def _drop(self, at: int) -> int:
        """Pass over a comma, full stop or dash, and spaces."""
        place = self._after_end(at)
        for offset in range(at, place):
            if not self.low[offset].isspace():
                self.stamp.spans.append(Span("mark", offset, offset + 1))
        return place

    def _time(self, at: int, when: When) -> int:
        place = self._after_end(at)
        iso = self.low[at : at + 1] == "t" and self.low[at + 1 : at + 2].isdigit()
        if iso:
            place = at + 1
        try:
            time = time_at(self.low, place)
        except TimeFault as fault:
            if not fault.sure and not self.people_ahead(fault.end):
                return self._drop(at)
            raise
        if time is None or (iso and not time.sure):
            if iso:
                raise DateFault(f"{quoted(self.text[at : at + 12])} is not a time.", at, len(self.text))
            return self._drop(at)
        after = self._after_end(time.end)
        sure = time.sure or iso or after >= len(self.text) or self._plain_end(time.end) or self.people_ahead(after)
        if not when.day:
            if not sure or (time.kind == "word" and not self.people_ahead(after)):
                return self._drop(at)
            raise DateFault(
                f"A time needs a single day: {quoted(self.text[time.start : time.end])} cannot stand after "
                f"{quoted(when.written)}.",
                time.start,
                time.end,
            )
        if not sure and self._time_is_text(time):
            return self._drop(at)
        self._drop(at)
        if iso:
            self.stamp.spans.append(Span("mark", at, at + 1))
        self._take_time(time, when)
        end = time.end
        if zone := _ZONE.match(self.low, end):
            self._zone(zone, when)
            end = zone.end()
        return self._drop(end)

    def _time_is_text(self, time: Time) -> bool:
        words = self.text[time.start : time.end]
        text_first = (
            time.kind == "word"
            or (time.kind == "about" and time.slot == "")
            or _MEASURE.match(self.low, time.end) is not None
        )
        readings = (f"the time is {time.text or words}", "part of the text")
        at = Span("time", time.start, time.end)
        return (
            self._ask(
                "time", f"\u201c{words}\u201d could be the time or part of the text", readings, at, int(text_first)
            )
            == 1
        )

    def _take_time(self, time: Time, when: When) -> None:
        if not when.day:
            raise DateFault(
                f"A time needs a single day: {quoted(self.text[time.start : time.end])} cannot stand with "
                f"{quoted(when.written)}.",
                time.start,
                time.end,
            )
        self.stamp.spans.append(Span("time", time.start, time.end))
        if time.kind == "none":
            self.stamp.notes.append("00:00:00 is taken as no time given")
            return
        self.stamp.time = time.text or self.text[time.start : time.end]
        self.stamp.slot = time.slot

    def _zone(self, zone: re.Match[str], when: When) -> None:
        self.stamp.spans.append(Span("time", zone.start(), zone.end()))
        digits = zone[0].replace(":", "")
        minutes = 0 if digits == "z" else int(digits[0] + "1") * (int(digits[1:3]) * 60 + int(digits[3:5]))
        assert when.day
        if self.stamp.time and minutes != uk_offset(when.day):
            hours = uk_offset(when.day) // 60
            raise DateFault(
                f"{self.text[zone.start() : zone.end()]} is not the UK's clock on that day (+{hours:02}:00): "
                "write the time the clock showed.",
                zone.start(),
                zone.end(),
            )


def _skip(low: str, at: int) -> int:
    while at < len(low) and low[at] == " ":
        at += 1
    return at


def _or(readings: tuple[str, ...]) -> str:
    return " or ".join(readings[:3])
