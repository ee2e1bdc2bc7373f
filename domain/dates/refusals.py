"""Why the beginning of a line is no date: one sentence that says what to write."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches

from domain.dates.points import DateFault, letter_fault, quoted
from domain.dates.when import MONTHS
from domain.dates.words import ABOUT_AT, BOUND, MONTH, MONTH_NUMBERS, WEEKDAY, fold

_LETTERS = re.compile(
    r"(?=[\dil|o/.-]*[il|o])(?=[\dil|o/.-]*\d)[\dil|o]{1,2}[/.-][\dil|o]{1,2}(?:[/.-][\dil|o]{2,4})?(?!\w)", re.ASCII
)
_FIGURES = re.compile(r"(\d{6}|\d{8})(?!\w)(?![/.:]\d)", re.ASCII)
_MISSPELT = re.compile(
    r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?[\s./-]*(?:of\s+)?([a-z]{3,12})[\s./,-]*'?\d{2,4}(?!\w)", re.ASCII
)
_MISSPELT_ALONE = re.compile(
    r"([a-z]{3,12})[\s.,/-]+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:'?\d{2}|\d{4})(?!\w)", re.ASCII
)
_DAYS_ALONE = re.compile(
    rf"(?:{WEEKDAY}\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)(?:\s*[-/&,]\s*\d{{1,2}}(?:st|nd|rd|th)?)*(?!\w)", re.ASCII
)
_QUARTER = re.compile(
    r"(?:q[1-4]|h[12]|(?:first|second|third|fourth|1st|2nd|3rd|4th|last)\s+quarter)\b[\s,/of]*(?:'?\d{2,4})?", re.ASCII
)
_TERM = re.compile(
    r"(?:(?:spring|summer|autumn|winter|michaelmas|easter|lent|school|half)[\s-]+){1,2}(?:term|half[\s-]?term|holidays?|hols|break)\b",
    re.ASCII,
)
_FEAST = re.compile(
    r"(?:x-?mas|christmas|boxing|new year'?s?|easter|good friday|bank holiday|whitsun|pancake|shrove|ramadan|eid|diwali"
    r"|bonfire|halloween)"
    r"\b(?:\s+(?:day|eve|sunday|monday|holiday|week|night|tuesday))?(?:[\s,]+'?\d{2,4})?",
    re.ASCII,
)
_FIXED = {
    "christmas day": "25 December",
    "xmas day": "25 December",
    "christmas eve": "24 December",
    "boxing day": "26 December",
    "new year's eve": "31 December",
    "new year's day": "1 January",
    "new years day": "1 January",
    "halloween": "31 October",
}
_FROM_TODAY = re.compile(
    r"(?:today|yesterday|tomorrow|now|tonight|last\s+(?:night|week|month|year|\w+day)|this\s+\w+|(?:a|one|two|three|\d+)\s+(?:days?|weeks?|months?|years?)\s+ago)\b",
    re.ASCII,
)
_FROM_ROW = re.compile(
    r"(?:the\s+)?(?:same|next|following|previous)\s+(?:day|date|night|morning|week)\b|ditto\b|do\.\s|\"(?=\s)", re.ASCII
)
_CLOCK = re.compile(
    r"(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?![/.\d])|0\d{3}(?!\w)|\d{4}\s?(?:hrs|hours|h)\b|\d{1,2}\s?(?:am|pm)\b|1[0-9]\d\d(?!\w)|2[0-3][0-5]\d(?!\w))",
    re.ASCII,
)
_YEARS = re.compile(r"((?:19|20)\d\d)\s?/\s?(\d\d|\d{4})(?![/\d])", re.ASCII)
_LEAD = re.compile(rf"{BOUND}\s+(?=[a-z0-9])|\?\s?(?=[a-z0-9])", re.ASCII)
_NO_DAY = re.compile(r"[?x_*-]{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\w)", re.ASCII)
_STEP = re.compile(r"[+-]\s?\d+(?:[/.]\d+)*\w*", re.ASCII)
_DECADE = re.compile(r"(?:early|mid|late)?[\s-]*(?:the\s+)?(?:19|20)?\d0'?s(?!\w)", re.ASCII)
_LIST = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?:\s*,\s*\d{1,2}(?:st|nd|rd|th)?)+(?:\s*(?:and|&|,)\s*\d{1,2}(?:st|nd|rd|th)?)?", re.ASCII
)
_VAGUE = re.compile(
    r"(?:(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?:week|half|weekend|few days|part)"
    r"|(?:early|mid|late)[\s-]+(?:spring|summer|autumn|winter)"
    rf"|(?:early|mid|late)[\s-]+(?:{MONTH})|weekend)(?:\s+(?:of\s+)?[\w/]+){{0,3}}?(?:\s+(?:19|20)\d\d)?",
    re.ASCII,
)
_MONTH_ALONE = re.compile(
    rf"(?:in\s+|early\s+|mid[\s-]*|late\s+|(?:the\s+)?end\s+(?:of\s+)?)?({MONTH})(?![\w'])", re.ASCII
)
_DASHES = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s?-\s?\d{1,2}(?:st|nd|rd|th)?(?=\s|:|$)", re.ASCII)
_SPACED = re.compile(r"(\d{1,2})[\s\\_:*/.-]+(\d{1,2})[\s\\_:*/.-]+(\d{4}|\d{2})(?!\w)", re.ASCII)


def no_date(text: str, low: str, at: int) -> DateFault:
    """The refusal for a line without a date it begins with: the likeliest slip, named."""
    for _ in range(3):  # "before Xmas": what is wrong stands after such words
        if not (lead := ABOUT_AT.match(low, at) or _LEAD.match(low, at)) or not at < lead.end() < len(low):
            break
        at = lead.end()
    end = min(len(text), at + 60)

    def fault(found: re.Match[str], sentence: str) -> DateFault:
        return DateFault(f"{quoted(text[at : found.end()])} {sentence}", at, found.end())

    head = low[at:end]
    first = head.split(" ", 1)[0]
    if any(character.isdigit() and not character.isascii() for character in first):
        return DateFault("Write the date in plain figures, 0 to 9.", at, at + len(first))
    if len(first) > 1 and first[0] in "\"'\u201c\u201d":
        return DateFault("Take the quotation mark before the date away.", at, at + 1)
    if found := _LETTERS.match(low, at):
        return letter_fault(found[0], at)
    if found := _FIGURES.match(low, at):
        return fault(found, f"is not a date as it stands: {_split(found[1])}.")
    if found := _SPACED.match(low, at):
        return fault(found, f"is not a date as it stands: did you mean {found[1]}/{found[2]}/{found[3]}?")
    if found := _QUARTER.match(low, at):
        return fault(
            found, "could be of a calendar or a financial year: write the months, such as Jan 2024 - Mar 2024."
        )
    if found := _TERM.match(low, at):
        return fault(found, "begins and ends differently from place to place: write the days or months it spans.")
    if found := _FEAST.match(low, at):
        name = re.sub(r"[\s,]+'?\d{2,4}$", "", found[0])
        day = _FIXED.get(name)
        hint = (
            f"did you mean {day}{found[0][len(name) :].replace(',', '')}?"
            if day
            else "write the day, or the days it spans."
        )
        return fault(found, f"is not a date as it stands: {hint}")
    if found := _FROM_TODAY.match(low, at):
        return fault(found, "is no date: dates are never counted from today; write the day itself.")
    if found := _FROM_ROW.match(low, at):
        return fault(found, "is not a date: write = for the day of the row before, +1 for the day after it.")
    if found := _YEARS.match(low, at):
        return fault(
            found,
            "could be a school, financial or calendar year: write the months, such as "
            f"Apr {found[1]} - Mar {int(found[1]) + 1}.",
        )
    for pattern in (_MISSPELT, _MISSPELT_ALONE):
        found = pattern.match(low, at)
        if found and found[1] not in MONTH_NUMBERS and (near := get_close_matches(found[1], MONTH_NUMBERS, 1, 0.65)):
            month = MONTHS[MONTH_NUMBERS[near[0]] - 1]
            word = text[found.start(1) : found.end(1)]
            return DateFault(f"{word} is not a month: did you mean {month}?", found.start(1), found.end(1))
    if found := _DASHES.match(low, at):
        return fault(found, "has no month: write it in full, such as 5-7 Mar 2024.")
    if found := _DAYS_ALONE.match(low, at):
        return fault(found, "has no month: write the day in full, such as 3 Mar 2024.")
    if found := _CLOCK.match(low, at):
        return fault(found, "is a time without a date: write the day before it, or = for the day of the row before.")
    if found := _NO_DAY.match(low, at):
        return fault(found, "has no day: for a month alone write 03/2024.")
    if found := _STEP.match(low, at):
        return fault(found, "is no step from the row before: write +2 or -1 for days, +1w for weeks.")
    if found := _DECADE.match(low, at):
        return fault(found, "is no date as it stands: write the years it spans, such as 1990-1999.")
    if found := _LIST.match(low, at):
        return fault(found, "are several days: write a line for each, or a dash for all the days between.")
    if found := _VAGUE.match(low, at):
        return fault(
            found, "is no date as it stands: write the days it spans, such as 1-7 Mar 2024, or early Mar 2024."
        )
    if found := _MONTH_ALONE.match(low, at):
        return fault(found, "has no year: write it, such as Mar 2024.")
    return DateFault(
        "There is no date: begin with one, such as 3/3/24 or Mar 2024, or with ? when it is not known.",
        at,
        at + len(first),
    )


def _split(figures: str) -> str:
    """What figures run together could mean, day first."""
    day, month, year = figures[:2], figures[2:4], figures[4:]
    if len(figures) == 8 and figures[:2] in ("19", "20") and _is_day(figures[6:], figures[4:6], figures[:4]):
        return f"did you mean {figures[:4]}-{figures[4:6]}-{figures[6:]}?"[:-1] + "? Put separators between"
    if _is_day(day, month, year if len(year) == 4 else "20" + year):
        return f"did you mean {day}/{month}/{year}? Put separators between"
    return "put separators between day, month and year"


def _is_day(day: str, month: str, year: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def original(sentence: str, text: str, start: int, end: int) -> str:
    """The sentence with what was typed quoted in its own capitals."""
    typed = text[start:end]
    whole = rf"(?<!\w){re.escape(quoted(fold(typed)))}(?!\w)"
    return re.sub(whole, lambda _: quoted(typed), sentence, count=1)
