"""What two texts have in common and what differs, by whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    """Both texts cut into runs: put together again each is what it was.

    Words are compared, not the spaces between them, and the longest stretch in common first. A word or two in common
    between longer changes, or a lone space or sign, is no run: it would tear apart what was written anew.
    """
    one, other = _WORD.findall(before), _WORD.findall(after)
    if before == after or not one or not other or len(one) + len(other) > LONGEST:
        return (Run(before, after),) if before or after else ()
    return tuple(_joined(_told_apart(one, other)))


def _told_apart(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """Runs in turn the same and not, from the words both have in common."""
    runs: list[Run] = []
    p = r = 0
    for q, s in [*_in_common(one, other), (len(one), len(other))]:
        gap, gap_after = list(one[p:q]), list(other[r:s])
        head: list[str] = []
        tail: list[str] = []
        while gap and gap_after and gap[0] == gap_after[0]:
            head.append(gap.pop(0))
            gap_after.pop(0)
        while gap and gap_after and gap[-1] == gap_after[-1]:
            tail.insert(0, gap.pop())
            gap_after.pop()
        if q < len(one):
            tail.append(one[q])
        for was, now in ((head, head), (gap, gap_after), (tail, tail)):
            _put(runs, Run("".join(was), "".join(now)))
        p, r = q + 1, s + 1
    return runs


def _in_common(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of the words that stand in both."""
    at = [place for place, word in enumerate(one) if not word.isspace()]
    other_at = [place for place, word in enumerate(other) if not word.isspace()]
    words, others = [one[place] for place in at], [other[place] for place in other_at]
    for i, k, length in SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks():
        yield from zip(at[i : i + length], other_at[k : k + length], strict=True)


def _joined(runs: Sequence[Run]) -> list[Run]:
    """The runs, without those too short to be told between the changes about them."""
    found: list[Run] = []
    for place, run in enumerate(runs):
        between = 0 < place < len(runs) - 1 and run.same
        if between and 2 * _words(run) <= min(_words(found[-1]), _words(runs[place + 1])) and not found[-1].same:
            found[-1] = Run(found[-1].before + run.before, found[-1].after + run.after)
        else:
            _put(found, run)
    return found


def _put(runs: list[Run], run: Run) -> None:
    """Add a run; two of one sort beside each other are one."""
    if not run.before and not run.after:
        return
    if runs and runs[-1].same == run.same:
        runs[-1] = Run(runs[-1].before + run.before, runs[-1].after + run.after)
    else:
        runs.append(run)


def _words(run: Run) -> int:
    return max(sum(word[0][0].isalnum() for word in _WORD.finditer(text)) for text in (run.before, run.after))


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
