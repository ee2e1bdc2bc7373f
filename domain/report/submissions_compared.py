"""What changed from one submission to another, paragraph by paragraph, as their exact texts tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from domain.shortened import cut_at_a_word
from domain.word_runs import marked_in_words

ChangeKind = Literal["changed", "new", "gone", "moved"]

_ONE = r"(?:[\w.]+\.\d+(?:\([a-z]+\))?|\w+\([a-z]+\))"
_NUMBER = re.compile(rf"({_ONE}) ")
_SEE = re.compile(rf"\(see paragraphs? ({_ONE}(?:(?:, | and ){_ONE})*)\)")
_TITLE = re.compile(r"(?:[\w.]+\. )?(?P<title>.+)")
_ALIKE = 0.5
"""A paragraph of which less than this share stayed is another one."""
_DIGEST = re.compile(r"(?P<of>.*): SHA-256 [0-9a-f]{64}")
_LISTED = 200
"""So many characters of a paragraph that is new or gone tell which it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A paragraph, or a record printed in a section, as it was `before` and is `after`, "" where it was or is not.

    The numbers paragraphs are printed with are no part of it: that one is 5.3 now and was 5.2 is no change.
    """

    section: str
    kind: ChangeKind
    before: str = ""
    after: str = ""

    @property
    def marked(self) -> str:
        """Its words, with what was taken out and put in between signs."""
        return marked_in_words(self.before, self.after)

    @property
    def said(self) -> str:
        """It in a sentence: what changed word by word, or how what is new or gone begins."""
        if digest := _DIGEST.fullmatch(self.after or self.before):
            what = {"changed": "changed", "new": "new", "gone": "taken out", "moved": "in another place"}[self.kind]
            return f"{digest['of']}: {what}."
        if self.kind == "changed":
            return f"Changed: {' '.join(self.marked.split())}"
        first = {"new": "New", "gone": "Taken out", "moved": "In another place"}[self.kind]
        text = " ".join((self.after or self.before).split())
        return f"{first}: {cut_at_a_word(text, _LISTED)}"


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or record as it is printed, and the number before it, "" where it has none."""

    number: str
    text: str


_Sections = dict[str, list[_Block]]
_Match = tuple[ChangeKind | Literal["same"], _Block | None, _Block | None]


def changes(before: str, after: str) -> tuple[Change, ...]:
    """What is another in the later text, section by section in its order; sections that are gone stand at the end."""
    was, now = _sections(before), _sections(after)
    pairs = (pair for title in was for pair in _matches(was[title], now.get(title, [])))
    numbers = {one.number: other.number for _, one, other in pairs if one and other and one.number}
    # A recommendation that points to the same paragraphs as before says the same, whatever their numbers are now.
    was = {
        title: [replace(one, text=_renumbered(one.text, numbers)) for one in blocks] for title, blocks in was.items()
    }
    titles = [*now, *(title for title in was if title not in now)]
    return tuple(
        Change(section=title, kind=kind, before=one.text if one else "", after=other.text if other else "")
        for title in titles
        for kind, one, other in _matches(was.get(title, []), now.get(title, []))
        if kind != "same"
    )


def sections_changed(before: str, after: str) -> tuple[str, ...]:
    """The titles of the sections in which anything is another, in the order of the later text: told quicker than
    `changes`."""
    was, now = _sections(before), _sections(after)
    titles = [*now, *(title for title in was if title not in now)]
    return tuple(
        title
        for title in titles
        if [_SEE.sub("", each.text) for each in was.get(title, [])]
        != [_SEE.sub("", each.text) for each in now.get(title, [])]
    )


def _renumbered(text: str, numbers: Mapping[str, str]) -> str:
    def now(see: re.Match[str]) -> str:
        return re.sub(_ONE, lambda each: numbers.get(each[0], f"{each[0]} before"), see[0])

    return _SEE.sub(now, text)


def _sections(text: str) -> _Sections:
    """The blocks of each section by its title; what stands above them under the first line."""
    found: _Sections = {}
    title, fresh = "", True
    blocks: list[_Block] = []
    for line in text.split("\n"):
        if not line:
            fresh = True
        elif fresh and not line.startswith(" "):
            shown = _TITLE.fullmatch(line)
            title, fresh = (shown["title"] if shown else line), False
            blocks = found.setdefault(title, [])
        elif line.startswith("    ") and blocks:
            blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text}\n{line[4:]}")
        else:
            numbered = _NUMBER.match(line)
            blocks.append(_Block(numbered[1], line[numbered.end() :]) if numbered else _Block("", line))
    return found


def _matches(was: Sequence[_Block], now: Sequence[_Block]) -> Iterator[_Match]:
    """What became of each block."""
    one, other = [each.text for each in was], [each.text for each in now]
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (("same", first, second) for first, second in zip(was[i:j], now[k:m], strict=True))
        else:
            yield from _replaced(was, was[i:j], now, now[k:m])


def _replaced(
    was: Sequence[_Block], gone: Sequence[_Block], now: Sequence[_Block], come: Sequence[_Block]
) -> Iterator[_Match]:
    """What became of a run of blocks: each new one goes with that of the old that is most like it."""
    still, before = {each.text for each in now}, {each.text: each for each in was}
    left: dict[str, list[_Block]] = {}
    for old in gone:
        if old.text not in still:
            left.setdefault(_of(old), []).append(old)
    for block in come:
        if block.text in before:
            yield "moved", before[block.text], block
            continue
        of = _of(block)
        old_ones = left.get(of, [])
        like = old_ones[0] if of and old_ones else _most_like(block, old_ones)
        if like is not None:
            yield "changed", like, block
            old_ones.remove(like)
        else:
            yield "new", None, block
    yield from (("gone", each, None) for each in gone if any(each is one for one in left.get(_of(each), ())))


def _of(block: _Block) -> str:
    """What a block is of that holds only a SHA-256, "" for any other."""
    found = _DIGEST.fullmatch(block.text)
    return found["of"] if found else ""


def _most_like(block: _Block, old_ones: Sequence[_Block]) -> _Block | None:
    words = block.text.split()
    likeness = [SequenceMatcher(None, old.text.split(), words, autojunk=False).ratio() for old in old_ones]
    best = max(likeness, default=0.0)
    return old_ones[likeness.index(best)] if best >= _ALIKE else None
