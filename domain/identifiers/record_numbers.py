"""The numbers the agency's records go by: what an example of one stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from domain.errors import WrongUse
from domain.identifiers.kinds import RECORD, Spot
from domain.review import RecordNumber

FEWEST = 4
_SPACE = r"\s{0,3}"
_CALLED = r"[\s:#.-]{0,3}(?:(?:no|num|number|ref|id)\b[\s:#.-]{0,3})?"
_DASH = "[-\u2010-\u2015\u2212]"


def check_example(example: str) -> str:
    """The example, if what it stands for can be told from other figures. Raises WrongUse when it cannot."""
    figures = sum(map(str.isdecimal, example))
    if not figures or sum(map(str.isalnum, example)) < FEWEST:
        raise WrongUse(
            f"An example of a record number needs a figure, and {FEWEST} letters or figures or more: 4412345, AB/1234."
        )
    return " ".join(example.split())


def numbers_like(number: RecordNumber) -> Callable[[str], Iterator[Spot]] | None:
    """What finds the numbers of this shape in a plain text; None when its example has no shape."""
    try:
        example = check_example(number.example).lower()
    except WrongUse:
        return None
    first, *rest = shape(example)
    # What may not stand before is looked for behind the first sign: so the search leaps to where one may begin.
    before = r"(?<![^\W_].)" if example[0].isalnum() else ""
    pattern = re.compile(rf"{first}{before}{''.join(rest)}(?![^\W_])", re.DOTALL)

    def find(plain: str) -> Iterator[Spot]:
        for found in pattern.finditer(plain):
            yield Spot(found.start(), found.end(), RECORD)

    return find


def shape(example: str) -> list[str]:
    """Regular expressions of what each sign of an example stands for in a plain text: a figure any, a letter any.

    A space may be missing, or wider, or a line's end, and a word may be parted from the figures behind it as words are
    (RiO no. 4412345); a dash may be any dash; all else stands as it is.
    """
    plain = " ".join(example.split())
    return [_CALLED if _is_called(plain, place) else _one(sign) for place, sign in enumerate(plain)]


def _is_called(example: str, place: int) -> bool:
    """Whether at this place a word that says which number it is, as RiO, is parted from its figures."""
    before, after = example[:place], example[place + 1 :]
    return example[place] == " " and before.isalpha() and len(before) > 1 and after[:1].isdecimal()


def _one(sign: str) -> str:
    if sign.isdecimal():
        return r"\d"
    if sign.isalpha():
        return "[a-z]"
    if sign == " ":
        return _SPACE
    return _DASH if re.fullmatch(_DASH, sign) else re.escape(sign)
