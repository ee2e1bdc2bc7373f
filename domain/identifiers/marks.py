"""E-mail addresses, web addresses and number plates."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from domain.identifiers.kinds import MAIL, PLATE, WEB, Spot, squeezed
from domain.names.ordinary_words import words

_AT = re.compile(r"@(?<=[\w+'-]@)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}")
_LOCAL = re.compile(r"[\w.+'-]{1,64}$")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”\x00]{3,400}")
_DOTTED = re.compile(
    r"\.(?:com|co\.uk|org\.uk|gov\.uk|nhs\.uk|ac\.uk|police\.uk|org|net|info)(?!\w|[.-]\w|@)(?:/[^\s<>\"“”\x00]{0,400})?"
)
_SITE = re.compile(r"(?:[a-z0-9-]{1,63}\.){0,4}[a-z0-9-]{1,63}$")
_OWN_PAGE = re.compile(
    r"(?:facebook|instagram|linkedin|tiktok|twitter|snapchat|youtube|\bx|\bfb|threads|onlyfans|vinted|ebay|strava)"
    r"\.(?:com|co\.uk)/\S"
)
_END = ".,;:!?)]}'\"’”"
_NOW = re.compile(r"\d(?<=[a-hj-pr-y]{2}\d)\d[ ]?[a-hj-pr-z]{3}(?!\w)")
_OLDER = re.compile(
    r"\d(?:(?<=[a-hj-np-y]\d)\d{0,2}[ ]?[a-hj-pr-z]{3}"
    r"|(?:(?<=[a-hj-pr-z]{3}\d)|(?<=[a-hj-pr-z]{3}[ ]\d))\d{0,2}(?P<last>[a-hj-np-y]))(?!\w)"
)
_CAR = re.compile(
    r"\b(?:car|van|vehicle|taxi|motorbike|reg|registration|registered|plates?|vrm|vrn|driv\w{1,4})\b[^\n\x00]{0,40}$"
)
_NO_PLATE = words(
    """
    act age aha and apr are aug avs cat cns cpn day dec dna dvt ecg eeg esa feb gcs gms had has her hrs jan jul jun kgs
    led mar may mls mrs msu not nov per ref sat sep she spr sun tab tds the was wed yrs
    """
)


def mails(plain: str) -> Iterator[Spot]:
    """E-mail addresses."""
    for found in _AT.finditer(plain):
        local = _LOCAL.search(plain, max(0, found.start() - 64), found.start())
        if local is not None and any(map(str.isalnum, local[0])):
            start = local.end() - len(local[0].lstrip(".'+-"))
            yield Spot(start, found.start() + len(found[0].rstrip(".-")), MAIL)


def web_addresses(plain: str) -> Iterator[Spot]:
    """Web addresses; but for somebody's own page of a network they are asked, since most are an agency's."""
    if "http" in plain or "www." in plain:
        for found in _ADDRESS.finditer(plain):
            yield _page(plain, found.start(), found)
    for found in _DOTTED.finditer(plain):
        site = _SITE.search(plain, max(0, found.start() - 120), found.start())
        if site is not None and plain[site.start() - 1 : site.start()] not in ("@", "/", ".", "_"):
            yield _page(plain, site.start(), found)


def _page(plain: str, start: int, found: re.Match[str]) -> Spot:
    end = found.start() + len(found[0].rstrip(_END))
    return Spot(start, end, WEB, asked=_OWN_PAGE.search(plain, start, end) is None)


def plates(plain: str, shown: Callable[[int, int], str], codes: Collection[str]) -> Iterator[Spot]:
    """Number plates: those of today (AB12 CDE) in capitals, unless their first half is a code of the key or the other a
    word; those of before (A123 BCD, ABC 123D) only behind a word such as car or registration. `codes` are in small
    letters, `shown` gives the text as it was."""
    for found in _NOW.finditer(plain):
        start = found.start() - 2
        if _begins(plain, start) and (
            _of_a_car(plain, start)
            or (
                shown(start, found.end()).isupper()
                and plain[start : start + 4] not in codes
                and plain[found.end() - 3 : found.end()] not in _NO_PLATE
            )
        ):
            yield Spot(start, found.end(), PLATE)
    for found in _OLDER.finditer(plain):
        start = found.start() - (1 if not found["last"] else 4 if plain[found.start() - 1] == " " else 3)
        if _begins(plain, start) and len(squeezed(plain[start : found.end()])) > 4 and _of_a_car(plain, start):
            yield Spot(start, found.end(), PLATE)


def _begins(plain: str, start: int) -> bool:
    return start >= 0 and not plain[start - 1 : start].isalnum() if start else True


def _of_a_car(plain: str, start: int) -> bool:
    return _CAR.search(plain, max(0, start - 60), start) is not None
