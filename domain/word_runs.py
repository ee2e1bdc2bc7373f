"""What two texts have in common and what differs, by whole words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_")
LONGEST = 4_000
"""Words of both texts together beyond which they are not compared: one has taken the place of the other."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that stands in both texts (`before` and `after` alike), or in each place the words of its own."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """Whether it stands in both."""
        return self.before == self.after


def word_runs(before: str, after: str) -> tuple[Run, ...]:
    """Both texts cut into runs: put together again each is what it was. A lone space between two changes is no run."""
    one, other = _WORD.findall(before), _WORD.findall(after)
    if before == after or not one or not other or len(one) + len(other) > LONGEST:
        return (Run(before, after),) if before or after else ()
    found: list[Run] = []
    for kind, i, j, k, m in SequenceMatcher(str.isspace, one, other, autojunk=False).get_opcodes():
        run = Run("".join(one[i:j]), "".join(other[k:m]))
        between = kind == "equal" and not run.before.strip() and 0 < i and j < len(one)
        if found and (between or (kind != "equal" and not found[-1].same)):
            found[-1] = Run(found[-1].before + run.before, found[-1].after + run.after)
        else:
            found.append(run)
    return tuple(found)


def marked_in_words(before: str, after: str, taken_out: str = "[-{}-]", put_in: str = "[+{}+]") -> str:
    """Both texts in one: what is taken out and what is put in, each between its signs, so that no colour is needed."""
    pieces = []
    for run in word_runs(before, after):
        if run.same:
            pieces.append(run.before)
            continue
        out, new = run.before.strip(), run.after.strip()
        lead = _space_before(run.before or run.after)
        told = " ".join(sign.format(words) for sign, words in ((taken_out, out), (put_in, new)) if words)
        pieces.append(lead + told + _space_behind(run.after or run.before))
    return "".join(pieces)


def _space_before(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _space_behind(text: str) -> str:
    return text[len(text.rstrip()) :] if text.strip() else ""
