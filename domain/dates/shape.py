"""The shape of a whole date as typed: a point, a range, before or after, about, doubtful; years not yet settled."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from domain.dates.points import (
    SPACED,
    DateFault,
    Point,
    check_day,
    named_day_at,
    point_at,
    quoted,
    year_of,
)
from domain.dates.words import (
    ABOUT_AT,
    BOUND,
    BOUND_WORDS,
    JOIN_AT,
    MONTH,
    MONTH_NUMBERS,
    ORDINAL,
    SUFFIX_AT,
    UNKNOWN_AT,
    WEEKDAY,
    WEEKDAY_NUMBERS,
)

Join = Literal["", "to", "or", "and"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A date as typed, from `start` to `end`. `last` is given for ranges; no `first` means the date is unknown.

    `suffix_start` is where "ongoing" or the like stands, `mark_start` where a question mark stands after a space:
    both could belong to what follows.
    """

    start: int
    end: int
    first: Point | None = None
    last: Point | None = None
    joined: Join = ""
    about: bool = False
    doubt: bool = False
    bound: str = ""
    suffix_start: int | None = None


_DAYS_JOINED = re.compile(
    rf"(?:(?P<w1>{WEEKDAY})[,\s]\s*)?(?:the\s+)?(?P<d1>\d{{1,2}}){ORDINAL}"
    rf"(?P<j>\s*[-/&]\s*|\s+(?:to|or|and|until|till)\s+)"
    rf"(?:(?P<w2>{WEEKDAY})[,\s]\s*)?(?:the\s+)?(?=\d{{1,2}}{ORDINAL}(?:[\sa-z/.]|$))",
    re.ASCII,
)
_NAME_DAYS_JOINED = re.compile(
    rf"(?P<m>{MONTH})\s+(?P<d1>\d{{1,2}}){ORDINAL}(?P<j>\s*[-/&]\s*|\s+(?:to|or|and|until|till)\s+)"
    rf"(?P<d2>\d{{1,2}}){ORDINAL}(?![\da-z]|[/:.]\d|\s*(?:of\s+)?(?:{MONTH}))(?:{SPACED})?",
    re.ASCII,
)
_NUMBERS_JOINED = re.compile(r"\d{1,2}(?P<s>[/.])\d{1,2}\s?-\s?(?=\d{1,2}(?P=s)\d{1,2}(?!\d))", re.ASCII)
_YEARS_JOINED = re.compile(r"(?P<y1>(?:19|20)\d\d)\s?-\s?(?P<y2>\d\d)(?![/.:-]?\d|\w)", re.ASCII)
_BOUND_AT = re.compile(rf"({BOUND})\s+(?=\S)", re.ASCII)
_DOUBT_AT = re.compile(r"\?+\s*|(?:possibly|probably|perhaps|maybe)\s+", re.ASCII)
_DOUBT_AFTER = re.compile(r"\?+(?![\w?])|\s{0,3}\(\?\)", re.ASCII)
_ABOUT_AFTER = re.compile(r"\s{0,3}\((?:approx\.?|approximately|about|circa|c\.?|est\.?|estimated)\)", re.ASCII)
_BETWEEN_AT = re.compile(r"between\s+", re.ASCII)
_NIGHT_AT = re.compile(r"(?:the\s+)?(?:nights?\s+of|overnight(?:\s+o[fn])?)\s+(?=\S)", re.ASCII)
_LONE_NAME = re.compile(rf"(?:{WEEKDAY}|{MONTH})(?![\w'-])", re.ASCII)
_LONE_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?![\w:.%])", re.ASCII)
_WORDS: dict[str, Join] = {"or": "or", "and": "and", "&": "and"}
_JOIN_WORD = re.compile(r"or|and|&")


def shape_at(low: str, at: int, *, spaced_year: bool = True, suffix: bool = True) -> Shape | None:
    """The whole date that begins at `at` of the folded text, None when there is none.

    With `spaced_year` false, a year after a space is left out; with `suffix` false, "ongoing" after a date is.
    Raises `DateFault` for what has the shape of a date and is not one.
    """
    start, doubt, about, bound, between = at, False, False, "", False
    unknown = UNKNOWN_AT.match(low, at)
    if unknown:
        return Shape(start, unknown.end())
    if night := _NIGHT_AT.match(low, at):
        nights = _joined_days(low, night.end(), spaced_year, between)
        return replace(nights, start=start) if nights else None
    for _ in range(4):
        if not doubt and (found := _DOUBT_AT.match(low, at)):
            doubt = True
        elif not about and (found := ABOUT_AT.match(low, at)):
            about = True
        elif not bound and (found := _BOUND_AT.match(low, at)):
            bound = BOUND_WORDS[" ".join(found[1].split())]
        elif not between and (found := _BETWEEN_AT.match(low, at)):
            between = True
        else:
            break
        at = found.end()
    shape = _joined_days(low, at, spaced_year, between) or _from_point(low, at, spaced_year, between)
    if shape is None:
        lone = re.match(r"\?+(?=\s|$|[:,;.]|-\s)", low[start : start + 9])
        return Shape(start, start + lone.end()) if lone and not about and not bound else None
    shape = replace(shape, start=start, about=about, doubt=doubt or shape.doubt, bound=bound)
    if bound == "since" and shape.last and low.startswith("from", low.find("from", start)):
        shape = replace(shape, bound="")
    if between and not shape.last:
        raise DateFault(f"{quoted(low[start : shape.end])}: between which two dates?", start, shape.end)
    if after := _DOUBT_AFTER.match(low, shape.end):
        shape = replace(shape, doubt=True, end=after.end())
    if after := _ABOUT_AFTER.match(low, shape.end):
        shape = replace(shape, about=True, end=after.end())
    if suffix and not shape.last and shape.bound in ("", "since") and (after := SUFFIX_AT.match(low, shape.end)):
        shape = replace(shape, bound="since", suffix_start=shape.end, end=after.end())
    return shape


def _joined_days(low: str, at: int, spaced_year: bool, between: bool) -> Shape | None:
    """`12-14/3/24`, `3 or 4 March`, `March 12-14, 2024`: two days that share what follows."""
    found = _DAYS_JOINED.match(low, at)
    if found:
        slash = found["j"].strip() == "/"
        second = named_day_at if slash else point_at
        last = second(low, found.end(), spaced_year)
        if last and last.kind == "day":
            day = int(found["d1"])
            check_day(low, at, last.end, day, last.month, last.year, last.short)
            first = replace(last, start=at, day=day, weekday=_weekday(found["w1"]), year_start=None)
            last = replace(last, weekday=_weekday(found["w2"]) if found["w2"] else last.weekday)
            return Shape(at, last.end, first, last, "and" if slash else _join(found["j"], between))
        return None
    found = _NAME_DAYS_JOINED.match(low, at)
    if found:
        month, end = MONTH_NUMBERS[found["m"].rstrip(".")], found.end()
        digits = found["spaced"] if spaced_year else None
        year, short = year_of(digits) if digits else (None, False)
        if found["spaced"] and not digits:
            end = found.end("d2")
        points = []
        for name in ("d1", "d2"):
            check_day(low, at, end, int(found[name]), month, year, short)
            year_start = found.start("spaced") if digits and name == "d2" else None
            points.append(Point("day", at, end, int(found[name]), month, year=year, short=short, year_start=year_start))
        join: Join = "and" if found["j"].strip() == "/" else _join(found["j"], between)
        return Shape(at, end, points[0], points[1], join)
    return None


def _from_point(low: str, at: int, spaced_year: bool, between: bool) -> Shape | None:
    if found := _YEARS_JOINED.match(low, at):
        year, two = int(found["y1"]), int(found["y2"])
        if two > 12 or (two <= 12 and two > year % 100 and two != (year + 1) % 100 and two == 0):
            last = Point("year", found.start("y2"), found.end(), year=year - year % 100 + two)
            return Shape(at, found.end(), Point("year", at, found.end("y1"), year=year), last, "to")
    if found := _NUMBERS_JOINED.match(low, at):
        end_day = point_at(low, found.end(), spaced_year)
        if end_day and end_day.kind == "day":
            day, month = (int(part) for part in low[at : found.end()].rstrip(" -").split(found["s"]))
            check_day(low, at, found.end(), day, month, None)
            return Shape(at, end_day.end, Point("day", at, found.end(), day, month), end_day, "to")
    first = _month_alone(low, at) or point_at(low, at, spaced_year)
    if first is None:
        return None
    end, doubt = first.end, False
    if after := re.compile(r"\?(?=\s|-)").match(low, end):
        end, doubt = after.end(), True
    join = JOIN_AT.match(low, end)
    if not join and first.kind == "month":
        join = re.compile(rf"\s*/\s*(?={MONTH})").match(low, end)
    if join:
        at = join.end()
        mark = re.compile(r"\?\s?").match(low, at)
        if ABOUT_AT.match(low, at) and point_at(low, _after_about(low, at), spaced_year):
            raise DateFault(
                f"{quoted(low[first.start : at + 12])}: a range cannot be about; give its widest days.", first.start, at
            )
        second = point_at(low, mark.end() if mark else at, spaced_year)
        if second and not _is_other(low, first, second, join[0]):
            word: Join = "and" if join[0].strip() == "/" else _join(join[0], between)
            return Shape(first.start, second.end, first, second, word, doubt=doubt or mark is not None)
        if not second:
            _refuse_half(low, first, join)
    return None if first.kind == "month" and first.year is None else Shape(first.start, first.end, first)


def _after_about(low: str, at: int) -> int:
    found = ABOUT_AT.match(low, at)
    return found.end() if found else at


def _is_other(low: str, first: Point, last: Point, join: str) -> bool:
    """Whether what stands after a dash is no second end after all: a bare year after a day could be a time."""
    if first.kind in ("day", "week") and last.kind == "year":
        year = first.year or 0
        full = year + (2000 if year < 50 else 1900) if first.short else year
        if join.strip() == "-" and (last.year or 0) < full:
            return True
        raise DateFault(
            f"{quoted(low[first.start : last.end])}: {last.year} could be a year or a time; "
            "write both days of a range, or the time with a colon.",
            first.start,
            last.end,
        )
    return False


def _refuse_half(low: str, first: Point, join: re.Match[str]) -> None:
    """Refuse what looks like the beginning of a second date and is not whole."""
    at, word = join.end(), join[0].strip()
    number = _LONE_NUMBER.match(low, at)
    if number and first.kind == "day" and word != "or" and 1 <= int(number[1]) <= 31:
        follows = low[number.end() : number.end() + 2]
        if int(number[1]) > first.day or not (follows[:1] == " " and follows[1:].isalpha()):
            raise DateFault(
                f"{quoted(low[first.start : number.end()])} could be a range: write both days in full for a range, "
                "or put a colon before the text.",
                first.start,
                number.end(),
            )
    name = _LONE_NAME.match(low, at)
    if name and word in ("-", "to", "until", "till", "up to", "through"):
        if name[0] in ("may", "march", "mar", "sun", "sat", "wed") and word == "-":
            return
        if _weekday(name[0]) is not None and word == "-":
            return
        shown = quoted(low[first.start : name.end()])
        if first.kind == "month" and first.year is None:
            raise DateFault(f"{shown} has no year: write it, such as Mar - May 2024.", first.start, name.end())
        raise DateFault(
            f"{shown} could be a range: write its last day in full, or put a colon before the text.",
            first.start,
            name.end(),
        )


def _month_alone(low: str, at: int) -> Point | None:
    """`Sept` in `Sept to Nov 2023`: a month that takes its year from the end of the range."""
    found = re.compile(rf"(?P<m>{MONTH})(?=\s*[-/]\s*{MONTH}|\s+(?:to|or|and|until|till)\s+{MONTH})").match(low, at)
    return Point("month", at, found.end(), month=MONTH_NUMBERS[found["m"].rstrip(".")]) if found else None


def _join(text: str, between: bool) -> Join:
    found = _JOIN_WORD.search(text)
    return _WORDS[found[0]] if found and not between else "to"


def _weekday(word: str | None) -> int | None:
    return WEEKDAY_NUMBERS.get(word.rstrip(".")) if word else None
