"""NHS, CHI and National Insurance numbers, telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.identifiers.kinds import CHI, NHS, NI, TELEPHONE, Spot, squeezed

# What may not stand before is looked for behind the first sign, so that the search can leap from figure to figure.
_TEN = re.compile(
    r"\d(?:(?<!\w\d)|(?<=nhs\d)|(?<=chi\d)|(?<=no\d))(?<!\d[.,/:+-]\d)\d\d"
    r"(?:[ \t.-]{0,2}|\s)\d{3}(?:[ \t.-]{0,2}|\s)\d{4}(?![\w/]|[.,:-]\d)"
)
_INSURANCE = re.compile(
    r"\d(?:(?<=[a-z]{2}\d)|(?<=[a-z]{2}[\s-]\d))\d(?P<gap>[\s-]?)\d\d(?P=gap)\d\d(?P<last>[\s-]?[a-d])?(?!\w)"
)
_INSURED = re.compile(
    r"(?:national insurance|\bni(?:no)?|\bn\.i\.)[\s:.,]{0,3}(?:(?:number|num|no)\b\.?[\s:.,]{0,3})?(?:is\s)?$"
)
_LETTERS = re.compile(r"(?<!\w)([a-ceghj-prstw-z])([a-ceghj-npr-tw-z])[\s-]?$")
_NEVER = frozenset(("bg", "gb", "kn", "nk", "nt", "tn", "zz"))
_GAP = r"[ \t().-]{0,2}"
_HOME = re.compile(
    rf"0(?<![\d_]0)(?<!\d[.,/:+-]0)\)?{_GAP}[1235789](?:{_GAP}\d){{8,9}}(?!(?!x\d)\w|/\d\d?/|[.,:-]\d)"
    r"|0800[ ]?1111(?!\d)"
)
_ABROAD = re.compile(
    rf"\+(?<!\w\+)(?:{_GAP}\d){{8,14}}(?!\w)|00(?<![\w.,/:+-]00)[1-9](?:{_GAP}\d){{8,13}}(?![\w/]|:\d)"
    rf"|44(?<!\w44)(?<!\d[.,/:+-]44)[ ]?7(?:{_GAP}\d){{9}}(?![\w/]|[.,:-]\d)"
)
_LOCAL = re.compile(r"\d(?<!\w.)(?<!\d[.,/:+-].)\d{2,3}[ -]?\d{3,4}(?![\w/]|[ .,:-]\d)")
_CALLED = re.compile(
    r"\b(?:tel(?:ephone)?|phone|mob(?:ile)?|landline)\b\.?(?:\s(?:no|number)\b\.?)?(?:\sis\b)?[\s:]{1,3}$"
)
_DATE = re.compile(r"[0-3]?\d[-. ][01]?\d[-. ](?:19|20)?\d\d(?!\d)")


def health_numbers(plain: str) -> Iterator[Spot]:
    """NHS numbers, 3-3-4 or run together, and Scottish CHI numbers, which begin with a date of birth: ten figures
    whose last is their check digit. Any other ten figures are none."""
    for found in _TEN.finditer(plain):
        if kind := health_number(squeezed(found[0])):
            yield Spot(found.start(), found.end(), kind)


def health_number(digits: str) -> str:
    """Which kind of health number ten figures are; "" when they are none."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return ""
    from stdnum.gb import nhs

    if not nhs.is_valid(digits):
        return ""
    return CHI if 0 < int(digits[:2]) < 32 and 0 < int(digits[2:4]) < 13 else NHS


def insurance_numbers(plain: str) -> Iterator[Spot]:
    """National Insurance numbers: two letters of those HMRC gives out, six figures and a letter A to D; without the
    last letter only where the words before say what it is."""
    for found in _INSURANCE.finditer(plain):
        before = _LETTERS.search(plain, max(0, found.start() - 4), found.start())
        if before is None or before[1] + before[2] in _NEVER:
            continue
        start = before.start()
        if found["last"] or _INSURED.search(plain, max(0, start - 40), start):
            yield Spot(start, found.end(), NI)


def telephones(plain: str) -> Iterator[Spot]:
    """Telephone numbers of this country as they are written, of others behind a + or 00, and short ones behind a word
    that says so (those asked)."""
    for pattern in (_HOME, _ABROAD):
        for found in pattern.finditer(plain):
            if _DATE.match(found[0]) is None and telephone(found[0]):
                start = found.start() - (plain[found.start() - 1 : found.start()] == "(" and ")" in found[0])
                yield Spot(start, found.end(), TELEPHONE)
    for found in _LOCAL.finditer(plain):
        if _CALLED.search(plain, max(0, found.start() - 30), found.start()):
            yield Spot(found.start(), found.end(), TELEPHONE, asked=True)


@lru_cache(maxsize=4096)
def telephone(written: str) -> str:
    """The telephone number written here, in international form; "" when it can be none.

    Numbers of full length are taken though their area may not be in use, since records hold slips; of ten figures
    only those that are.
    """
    import phonenumbers

    try:
        number = phonenumbers.parse(f"+{written}" if written.startswith("44") else written, "GB")
    except phonenumbers.NumberParseException:
        return ""
    sure = phonenumbers.is_valid_number(number)
    if not sure and (number.country_code != 44 or len(str(number.national_number)) != 10):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
