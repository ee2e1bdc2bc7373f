"""Verdicts on what the disclosure check found: what the author let through, where, and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from domain.errors import Stopped, WrongUse
from domain.names.finding import Finder

LEAST = 4
"""A reason of fewer letters says nothing."""
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """One hit that may leave: the words matched, in this kind of file, at this place, among this very text.

    `place` has no number of a row or line in it, so that a row may move; `text` is a SHA-256 of the whole cell,
    paragraph or part and of the codes of those it may be of: when either changes, the author is asked again. `at` is
    UTC in ISO 8601, `by` is user-1, user-2.
    """

    kind: str
    place: str
    matched: str
    text: str
    reason: str
    at: str = ""
    by: str = ""

    @property
    def key(self) -> Key:
        """What it is bound to."""
        return (self.kind, self.place, self.matched, self.text)

    @property
    def id(self) -> str:
        """The short name it goes by on a command line."""
        return short(self.key)


def hashed(text: str | bytes) -> str:
    """What stands for a text that a verdict is bound to: its SHA-256 in hexadecimal figures."""
    return hashlib.sha256(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")).hexdigest()


def short(key: Key) -> str:
    """Ten figures that name a hit, the same as long as it stands in the same text at the same place."""
    return hashlib.sha256(json.dumps(key, ensure_ascii=True).encode()).hexdigest()[:10]


def by_key(accepted: Iterable[Accepted]) -> dict[Key, Accepted]:
    """The verdicts, found by what they are bound to."""
    return {each.key: each for each in accepted}


def checked_reason(reason: str, looked_for: Finder) -> str:
    """A reason as it will be kept and printed. Raises WrongUse when it says nothing, Stopped when it holds a name, of
    the key or of what seems to be anybody else."""
    reason = " ".join(reason.split())
    if sum(letter.isalpha() for letter in reason) < LEAST:
        raise WrongUse("Say why it may leave, in a few words: the log keeps the reason.")
    if hits := [hit for hit in looked_for.find(reason) if hit.kind == "name" or not hit.asked]:
        raise Stopped(
            f"The reason holds “{hits[0].matched}”, and reasons are printed with the certificate. Write a code in its "
            "place."
        )
    # Late: words and patterns that nothing but a reason needs here.
    from domain.strangers import Strangers

    if nobodys := Strangers(looked_for, ()).in_text(reason):
        raise Stopped(
            f"“{nobodys[0].matched}” seems to be somebody’s name, and reasons are printed with the certificate. Say it"
            " without."
        )
    return reason
