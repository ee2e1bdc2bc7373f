"""A printed paragraph that came back, parted into what the program put around the words and the words themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from domain.returned.changes import plain

NUMBER = re.compile(r"\s*(?:[(\[]?[\w.]{1,9}(?:\([a-z]{1,2}\))?[)\].]?)\s*\t\s*")
"""What stands before the tab of a paragraph that is numbered."""
_MOST = 200
"""Brackets that are tried, from the end."""


@dataclass(frozen=True, slots=True)
class Parted:
    """The words alone, and what stands before and behind them now; `changed` what of these is not as printed."""

    words: str
    changed: tuple[tuple[str, str], ...] = ()


def parted(came: str, printed: str, words: str) -> Parted:
    """Part a paragraph as it was printed with these words in it."""
    at = printed.find(words) if words else -1
    if at < 0:
        return Parted(came.strip())
    before, behind = printed[:at], printed[at + len(words) :]
    if not before.strip() and not behind.strip():
        return Parted(came.strip())
    changed: list[tuple[str, str]] = []
    head, rest = _head(came, before)
    if plain(head) != plain(before):
        changed.append((before.strip(), head.strip()))
    body, tail = _tail(rest, words, behind)
    if plain(tail) != plain(behind):
        changed.append((behind.strip(), tail.strip()))
    return Parted(body.strip(), tuple(changed))


def _head(came: str, before: str) -> tuple[str, str]:
    """What was printed before the words, as far as it is there still, and the rest."""
    if not before.strip():
        return "", came
    wanted = r"\s+".join(re.escape(each) for each in before.split())
    if found := re.match(rf"\s*{wanted}(?:\s+|(?=[^\d.(\s])|\Z)", came):
        return found[0], came[found.end() :]
    if before.rstrip().endswith(":") and ":" in came:
        # A label in bold: as far as its colon, where it is the like of it.
        head, _, rest = came.partition(":")
        if fuzz.ratio(f"{head}:", before.strip()) >= 60:
            return f"{head}:", rest
    if found := NUMBER.match(came):
        return found[0], came[found.end() :]
    return "", came


def _tail(rest: str, words: str, behind: str) -> tuple[str, str]:
    """The words, and what stands in brackets behind them: what was typed behind the brackets is words again."""
    if not behind.strip():
        return rest, ""
    if (at := rest.rfind(behind.strip())) >= 0:
        more = rest[at + len(behind.strip()) :].strip()
        body = rest[:at].rstrip()
        return (f"{body} {more}" if more else body), behind
    places = [found.start() for found in re.finditer(r"[(\[]", rest)][-_MOST:]
    told = [(fuzz.ratio(rest[:at], words) + fuzz.ratio(rest[at:], behind.strip()), at) for at in places]
    score, at = max(told, default=(0.0, len(rest)))
    if score < fuzz.ratio(rest, words) + 40 or fuzz.ratio(rest[at:], behind.strip()) < 50:
        return rest, ""
    return rest[:at], rest[at:]
