"""The time of an entry, as it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from domain.dates.points import quoted
from domain.dates.words import ABOUT_AT, fold
from domain.errors import NotUnderstood

Kind = Literal["clock", "word", "about", "none"]


class TimeFault(Exception):
    """What stands there looks like a time and is none; `sure` is false where it could as well be a number, `midnight`
    true for the end of a day."""

    def __init__(self, sentence: str, start: int, end: int, sure: bool = True, midnight: bool = False) -> None:
        super().__init__(sentence)
        self.sentence, self.start, self.end, self.sure, self.midnight = sentence, start, end, sure, midnight


@dataclass(frozen=True, slots=True)
class Time:
    """A time as typed, from `start` to `end`.

    `text` is `HH:MM`, `HH:MM-HH:MM`, or None where the words as typed are kept. `slot` is the `HH:MM` it stands at,
    "" when the words give none. `sure` is false for what could as well be a number or a word of the text.
    `words_from` is where the words to keep begin, after an "at".
    """

    start: int
    end: int
    kind: Kind
    text: str | None
    slot: str
    sure: bool
    words_from: int = 0


_CLOCK = (
    r"(?:(?P<w{n}>(?:12 )?(?:noon|midday)(?![a-z]))"
    r"|(?P<h{n}>\d{{1,2}})(?P<s{n}>[:.])(?P<m{n}>\d{{2}})(?:(?P=s{n})(?P<x{n}>\d{{2}})(?:[.,]\d{{1,9}})?)?"
    r"|(?P<f{n}>\d{{4}})|(?P<b{n}>\d{{1,2}})(?!\d))"
    r"(?:\s?(?P<a{n}>am|pm|a\.m\.?|p\.m\.?)(?![a-z])|(?P<t{n}>h(?![a-z/])|(?<=\d\d)\s?(?:hours|hrs|hr|h)(?![a-z/])))?"
)
_LONGEST = 16 * 60
"""Minutes a range over midnight may last; longer ones are slips (1400-1300)."""
_ONE = _CLOCK.format(n=1)
_TWO = _CLOCK.format(n=2)
_RANGE_AT = re.compile(
    rf"(?:between |from )?{_ONE}(?:\s?-\s?|\s(?:to|until|till|and)\s){_TWO}(?![\w/%]|[:.]\d|'s)", re.ASCII
)
_ONE_AT = re.compile(rf"{_ONE}(?!(?!z\b)[\w/%]|[:.]\d|-\d(?!\d:\d)|'s)", re.ASCII)
_PHONE = re.compile(r"0\d{3} (?:\d{3}[ -]\d{3,4}|\d{5,7})(?!\w)", re.ASCII)
_NUMBER_AFTER = re.compile(r"\s(?:number|helpline|hotline|line|tel)(?!\w)", re.ASCII)
_DOUBT_AFTER = re.compile(r"\?(?=[\s:,]|$)|\s?\((?:\?|approx\.?|about|circa|c\.?|est\.?)\)", re.ASCII)
_NOUGHT = re.compile(r"00:00:00(?:[.,]0+)?(?!:?\d)", re.ASCII)
_WORD_AT = re.compile(
    r"(?:in the |the )?(?:(?:early|late|mid|middle of the)[ -])?"
    r"(?:morning|afternoon|evening|eve|night|(?:12 )?midnight|lunchtime|teatime|overnight|early hours"
    r"|a\.?m\.?|p\.?m\.?)(?![\w'/-])",
    re.ASCII,
)
_ISH_AT = re.compile(r"\d{1,2}(?:[:.]?\d{2})?\s?(?:am|pm)?[ -]?ish(?!\w)", re.ASCII)
_DOUBT_AT = re.compile(r"\?\s?(?=\d|noon|midday)", re.ASCII)
_AT = re.compile(r"(?:at|@)\s*(?=\S)", re.ASCII)


def time_at(low: str, at: int) -> Time | None:
    """The time that begins at `at` of the folded text, None when there is none; raises `TimeFault`."""
    start = at
    said_at = _AT.match(low, at)
    if said_at:
        at = said_at.end()
    about = ABOUT_AT.match(low, at) or _DOUBT_AT.match(low, at)
    if about:
        found = _clock(low, about.end(), start=about.start())
        if found is None:
            word = _WORD_AT.match(low, about.end())
            return Time(start, word.end(), "about", None, "", False, at) if word else None
        lone = re.fullmatch(r"\d{1,2}", low[about.end() : found.end])
        slot = "" if lone else found.slot
        return Time(start, found.end, "about", None, slot, found.sure or said_at is not None, at)
    if _NOUGHT.match(low, at):
        end = at + 8
        zone = re.compile(r"[.,]0+").match(low, end)
        return Time(start, zone.end() if zone else end, "none", None, "", True)
    found = _clock(low, at, start=start)
    if found and not (found.kind == "clock" and re.fullmatch(r"\d{1,2}", low[at : found.end])):
        return replace(found, sure=True) if said_at else found
    if ish := _ISH_AT.match(low, at):
        return Time(start, ish.end(), "about", None, "", False, at)
    word = _WORD_AT.match(low, at)
    return Time(start, word.end(), "word", None, "", False, at) if word else None


def read_time(text: str) -> str | None:
    """A whole text that must be a time, as an entry keeps it; None for a blank one or 00:00:00.

    Raises `NotUnderstood` with a sentence.
    """
    low = fold(text).strip()
    if not low:
        return None
    try:
        found = time_at(low, 0) or _clock(low, 0, start=0)
    except TimeFault as fault:
        raise NotUnderstood(fault.sentence) from None
    if found is None or found.end != len(low):
        raise NotUnderstood(f"{quoted(text)} is not a time: write it as 09:30, 2pm or 1400-1530.")
    if found.kind == "none":
        return None
    return found.text or text.strip()[found.words_from : found.end]


def _clock(low: str, at: int, start: int) -> Time | None:
    if at >= len(low) or not (low[at].isdigit() or low.startswith(("noon", "midday", "between ", "from "), at)):
        return None
    found = _RANGE_AT.match(low, at)
    if found and (pair := _pair(found, start)):
        return pair
    found = _ONE_AT.match(low, at)
    if not found or (found["f1"] and _PHONE.match(low, at)):
        return None
    minutes = _minutes(found, "1", found["a1"])
    if minutes is None:
        return None
    text = _text(minutes)
    if doubt := _DOUBT_AFTER.match(low, found.end()):
        return Time(start, doubt.end(), "about", None, text, _sure(found, "1"), at)
    sure = _sure(found, "1") and not (found["f1"] and _NUMBER_AFTER.match(low, found.end()))
    return Time(start, found.end(), "clock", text, text, sure)


def _sure(found: re.Match[str], n: str) -> bool:
    if found["b" + n] and found["t" + n]:
        return False
    if found["w" + n]:
        return found["w" + n][0] == "1"
    if found["a" + n] or found["t" + n] or found["s" + n] == ":":
        return True
    return bool(found["f" + n]) and found["f" + n][0] == "0"


def _minutes(found: re.Match[str], n: str, half: str | None) -> int | None:
    """The minutes after midnight of one clock; raises `TimeFault` for what is written as a time and is none."""
    if found["w" + n]:
        return 720
    if four := found["f" + n]:
        hour, minute = int(four[:2]), int(four[2:])
    else:
        hour, minute = int(found["h" + n] or found["b" + n]), int(found["m" + n] or 0)
    written = quoted(found[0])
    plain = not half and not found["t" + n] and found["s" + n] != ":"
    if found["b" + n] and found["t" + n] and (found["t" + n] != "h" or hour > 23):
        return None
    if hour == 24 and minute == 0 and not found["b" + n]:
        sentence = f"{written} is not a time: write 00:00 with the next day's date."
        raise TimeFault(sentence, found.start(), found.end(), not plain, midnight=found.re is _ONE_AT)
    if hour > 23 or minute > 59:
        if plain and not (four and four[0] == "0"):
            return None
        raise TimeFault(f"{written} is not a time.", found.start(), found.end())
    half = (half or "")[:1]
    if half == "a" and hour > 12:
        raise TimeFault(
            f"{written} cannot be both: write {hour:02}:{minute:02} or the morning.", found.start(), found.end()
        )
    if half == "p" and hour == 0:
        raise TimeFault(
            f"{written} cannot be both: write 00:{minute:02} or 12:{minute:02}.", found.start(), found.end()
        )
    if half == "a" and hour == 12:
        hour = 0
    if half == "p" and hour < 12:
        hour += 12
    return hour * 60 + minute


def _pair(found: re.Match[str], start: int) -> Time | None:
    """A range of times: `2-3pm` shares its half, `11-1pm` goes forward, `2300-0230` over midnight."""
    kinds = [next(k for k in "hfbw" if found[k + n]) for n in "12"]
    marked = [bool(found["a" + n] or found["t" + n] or found["w" + n] or found["s" + n] == ":") for n in "12"]
    if "b" in kinds and not any(marked):
        return None
    if "." in (found["s1"], found["s2"]) and "b" in kinds and not any(marked):
        return None
    if found["a2"] and not found["a1"] and kinds[0] in "bh" and int(found["b1"] or found["h1"]) <= 12:
        ends = _minutes(found, "2", found["a2"])
        same = _minutes(found, "1", found["a2"])
        other = _minutes(found, "1", "a" if found["a2"][0] == "p" else "p")
        if ends is None or same is None or other is None:
            return None
        if same == ends:
            return _refuse_pair(found)
        begins = same if same < ends else other
        if ends == 0:
            raise TimeFault(
                f"{quoted(found[0])}: 12am is midnight; write the times as 22:00-00:00 or 10:00-12:00.",
                found.start(),
                found.end(),
            )
    else:
        until_midnight = (found["f2"] or f"{found['h2']}{found['m2']}") == "2400" and not found["x2"]
        first = _minutes(found, "1", found["a1"])
        second = 0 if until_midnight else _minutes(found, "2", found["a2"])
        if first is None or second is None:
            return None
        begins, ends = first, second
        if found["a1"] and not found["a2"] and kinds[1] in "bh" and ends <= 720 and ends < begins:
            return None if not marked[1] and kinds[1] == "b" else _refuse_pair(found)
        if kinds[1] == "b" and not found["a2"] and not found["t2"] and ends < begins:
            return _refuse_pair(found)
    if (ends - begins) % 1440 > _LONGEST or begins == ends:
        return _refuse_pair(found)
    sure = any(marked) or (_sure(found, "1") and _sure(found, "2"))
    return Time(start, found.end(), "clock", f"{_text(begins)}-{_text(ends)}", _text(begins), sure)


def _refuse_pair(found: re.Match[str]) -> Time | None:
    raise TimeFault(
        f"{quoted(found[0])} is not clear as a range of times: mend it, as in 14:00-15:30.", found.start(), found.end()
    )


def _text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
