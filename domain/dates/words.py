"""The words dates are written in, and the folding that makes them comparable."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FOLD = {ord(big): big.lower() for big in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_FOLD |= dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_FOLD |= dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u00b4`"), "'")
_FOLD |= dict.fromkeys(map(ord, "\u223c\u02dc"), "~")


def fold(text: str) -> str:
    """The text in small letters with plain dashes and apostrophes, character for character."""
    return text.translate(_FOLD)


def _forms(words: str) -> Mapping[str, int]:
    return {form: number for number, forms in enumerate(words.split(" "), 1) for form in forms.split(",")}


MONTH_NUMBERS = _forms(
    "jan,january feb,february mar,march apr,april may jun,june jul,july aug,august "
    "sep,sept,september oct,october nov,november dec,december"
)
WEEKDAY_NUMBERS = {
    form: number - 1
    for form, number in _forms(
        "mon,monday tue,tues,tuesday wed,weds,wednesday thu,thur,thurs,thursday fri,friday sat,saturday sun,sunday"
    ).items()
}
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
PART_WORDS = {
    "early": "early",
    "start of": "early",
    "beginning of": "early",
    "mid": "mid",
    "middle of": "mid",
    "late": "late",
    "end of": "late",
    "end": "late",
}
BOUND_WORDS = {
    "on or before": "by",
    "no later than": "by",
    "up to and including": "by",
    "up to": "by",
    "until": "by",
    "till": "by",
    "by": "by",
    "before": "before",
    "prior to": "before",
    "pre": "before",
    "on or after": "since",
    "not before": "since",
    "since": "since",
    "from": "since",
    "after": "after",
    "post": "after",
}


def _any(words: Mapping[str, object]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)).replace(" ", r"\s+") + ")"


MONTH = _any(MONTH_NUMBERS) + r"(?![a-z])\.?"
WEEKDAY = _any(WEEKDAY_NUMBERS) + r"(?![a-z'])\.?"
SEASON = _any(SEASON_MONTHS)
PART = _any(PART_WORDS)
BOUND = _any(BOUND_WORDS)
ORDINAL = r"(?:st|nd|rd|th)?"
# A year after a word: two digits that begin another date, a time or a word ("24-hour", "12 Mar") are none.
YEAR = rf"(?:\d{{4}}(?!\d)(?!-?[a-z])|'?\d{{2}}(?![\d%]|:\d)(?!-?[a-z])(?!\s*(?:{MONTH}))(?![./]\d))"

ABOUT_AT = re.compile(
    r"(?:(?:on\s+or\s+)?(?:about|around)|circa|approximately|approx\.?|abt\.?|roughly)\s+"
    r"|(?:approx\.|abt\.|circa\.|ca\.|c\.|~)\s*|ca?\s+|ca?(?=['\d])|c(?=" + MONTH + r"|spring|summer|autumn|winter)",
    re.ASCII,
)
UNKNOWN_AT = re.compile(
    r"(?:date\s+unknown|unknown\s+date|(?:date\s+)?not\s+known|no\s+date(?:\s+known|\s+given)?|unknown|undated|n/k|not\s+dated)"
    r"(?![\w'/-])",
    re.ASCII,
)
SUFFIX_AT = re.compile(
    r"(?:\s*-\s*|\s+)(?:onwards|onward(?!\s+(?:referr|transfer|care|move|travel|journey|placement|signpost|support))|ongoing|to\s+date|to\s+(?:the\s+)?present(?:\s+day)?)(?![\w'-])"
    r"|\s*-\s*(?:now|(?:the\s+)?present(?:\s+day)?)(?![\w'-])",
    re.ASCII,
)
JOIN_AT = re.compile(r"\s*-\s*|\s+(?:up\s+)?to\s+|\s+(?:until|till|through|thru|and|or)\s+|\s*&\s*", re.ASCII)
