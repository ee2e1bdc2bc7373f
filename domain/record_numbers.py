"""The numbers the agency's records go by: what an example of one stands for."""

from __future__ import annotations

import re

from domain.errors import WrongUse

FEWEST = 4
_SPACE = r"\s{0,3}"
_DASH = "[-\u2010-\u2015\u2212]"


def check_example(example: str) -> str:
    """The example, if what it stands for can be told from other figures. Raises WrongUse when it cannot."""
    figures = sum(map(str.isdecimal, example))
    if not figures or sum(map(str.isalnum, example)) < FEWEST:
        raise WrongUse(
            f"An example of a record number needs a figure, and {FEWEST} letters or figures or more: 4412345, AB/1234."
        )
    return " ".join(example.split())


def shape(example: str) -> str:
    """A regular expression of what an example stands for: each figure any figure, each letter any letter.

    A space may be missing, or wider, or a line's end; a dash may be any dash; all else stands as it is.
    """
    return "".join(map(_one, " ".join(example.split())))


def _one(sign: str) -> str:
    if sign.isdecimal():
        return r"\d"
    if sign.isalpha():
        return r"[^\W\d_]"
    if sign == " ":
        return _SPACE
    return _DASH if re.fullmatch(_DASH, sign) else re.escape(sign)
