"""Whether two lines are the same as far as a word processor may change them by itself."""

from __future__ import annotations

import re

from domain.clean import clean
from exporters.word.text import EMPTY, TICKED

_AS_ONE = str.maketrans({
    **dict.fromkeys("‘’‚‛“”„‟«»‹›\"`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-"), "…": "...", "ﬁ": "fi", "ﬂ": "fl",
})  # fmt: skip
_BOX = re.compile(rf"^[\s\[(]*[{EMPTY}{TICKED}☑✓✔✗✘√][\s\])]*|^[\[(][\sxX]?[\])]\s*|^[xX]\s+(?=I )")


def same(text: str) -> str:
    """A line in the form in which lines are compared: spaces, quotes, hyphens and what is in its box do not count."""
    return " ".join(_BOX.sub("", clean(text).translate(_AS_ONE)).split())
