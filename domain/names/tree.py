"""The forms of all names of a key as one tree of words, and what of it begins at a place of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from domain.fold import Folded
from domain.names.forms import COMMA, Form

WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s'`_.,-]{1,40}")
_BEHIND_COMMA = re.compile(r"(?:mrs?|ms|miss|mx|dr|prof|rev|sir|dame|cllr|pc|sgt|insp)\b[.\s]{1,4}")


class Liberty(NamedTuple):
    """A word of a text that stands for another of the key: `word` as it is in the key, `how` it differs.

    `sure`: found alone it is unlikely to be anybody else's. `beside`: it counts only beside the rest of the name.
    `english`: the text's word is an ordinary one. `apart`: it is a given name of its own, which a sister may bear.
    `title` is one that is written together with the name.
    """

    word: str
    how: str
    sure: bool = False
    beside: bool = False
    english: bool = False
    apart: bool = False
    title: str = ""


class Reading(NamedTuple):
    """Forms that a text may hold up to `end`, with the liberties taken, and how many letters stood as in the key."""

    end: int
    forms: list[Form]
    liberties: tuple[tuple[int, Liberty], ...]
    exact: int


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


Stands = Callable[[str], tuple[Liberty, ...]]


class Tree:
    """Every form by its words. `roots` are the words a form can begin with."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._root = _Node()
        for form in forms:
            node = self._root
            for word in form.words:
                after = node.next.get(word)
                if after is None:
                    after = node.next[word] = _Node()
                node = after
            if form not in node.forms:
                node.forms.append(form)
        self.roots = frozenset(self._root.next)

    def readings(self, text: str, plain: Folded, at: int, stands_for: Stands) -> list[Reading]:
        """Every form that begins at this place of the plain text, as it stands or by what its words stand for."""
        word = WORD.match(plain.text, at)
        if word is None:
            return []
        return [*self._from(self._root, text, plain, word[0], word.end(), stands_for, (), 0, 0)]

    def exact(self, text: str, plain: Folded, at: int) -> list[Reading]:
        """Every form that begins at this place just as it is in the key."""
        return self.readings(text, plain, at, _as_it_stands)

    def _from(
        self, node: _Node, text: str, plain: Folded, word: str, end: int, stands_for: Stands,
        liberties: tuple[tuple[int, Liberty], ...], exact: int, place: int, skipped: int = 0,
    ) -> Iterator[Reading]:  # fmt: skip
        """The readings that go on from a node by this word, which ends at `end`."""
        after = node.next.get(word)
        if after is not None:
            so_far = exact + len(word)
            if after.forms:
                yield Reading(end, after.forms, liberties, so_far)
            yield from self._onward(after, text, plain, end, word, stands_for, liberties, so_far, place + 1, skipped)
        if len(liberties) < 2 and len(word) > 1:
            for liberty in stands_for(word):
                after = node.next.get(liberty.word)
                if after is None:
                    continue
                taken = (*liberties, (place, liberty))
                if after.forms:
                    yield Reading(end, after.forms, taken, exact)
                yield from self._onward(after, text, plain, end, word, stands_for, taken, exact, place + 1, skipped)

    def _onward(
        self, node: _Node, text: str, plain: Folded, end: int, last: str, stands_for: Stands,
        liberties: tuple[tuple[int, Liberty], ...], exact: int, place: int, skipped: int,
    ) -> Iterator[Reading]:  # fmt: skip
        if not node.next or (gap := _GAP.match(plain.text, end)) is None:
            return
        between, begins = gap[0], gap.end()
        if "," in between:
            if between.strip() != "," or (after := node.next.get(COMMA)) is None:
                return
            node, place = after, place + 1
            if title := _BEHIND_COMMA.match(plain.text, begins):
                begins = title.end()
        elif ("." in between and between != "." and len(last) > 1) or between == " - ":
            return
        word = WORD.match(plain.text, begins)
        if word is None:
            return
        letters = word[0]
        initial = len(letters) == 1
        if initial and not (between in (".", "_", "-") or text[plain.place(word.start())].isupper()):
            return
        yield from self._from(
            node, text, plain, letters, word.end(), stands_for, liberties, exact, place, skipped
        )
        if initial and skipped < 2 and letters not in node.next and "\t" not in between and "\n" not in between:
            yield from self._onward(
                node, text, plain, word.end(), letters, stands_for, liberties, exact, place, skipped + 1
            )


def _as_it_stands(word: str) -> tuple[Liberty, ...]:
    return ()
