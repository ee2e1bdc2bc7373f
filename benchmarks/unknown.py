"""Names of nobody in the key: how many of those planted are offered, and how often a word is offered that is none.

The paragraphs beside this file are made-up records with the names in braces; what is offered beside them is a false
alarm, and so is whatever is offered in the rows of the demo case, which hold none. A plain reading of capitals (every
word with one in the middle of a sentence) is the peer.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from benchmarks.figures import Figures
from domain.names import Finder
from domain.strangers import Strangers

FILE = Path(__file__).with_name("unknown_names.txt")
WANTED = 0.9
"""Of the names planted, at least so many are offered."""
BORNE = 5.0
"""Words offered that are no names, in ten thousand, at most: few enough that authors keep it on."""
_NAME = re.compile(r"\{([^}]*)\}")
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")


def planted(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A paragraph without its braces, and where the names stand in it."""
    pieces, places, read, length = [], [], 0, 0
    for found in _NAME.finditer(marked):
        before = marked[read : found.start()]
        places.append((length + len(before), length + len(before) + len(found[1])))
        pieces += (before, found[1])
        length = places[-1][1]
        read = found.end()
    return "".join((*pieces, marked[read:])), places


def main() -> int:
    """Print the figures; 1 when too few are offered, or too much."""
    from tui.demo.build import demo_drafts, demo_known

    known = demo_known()
    said = tuple(f"{source.name} {source.description}" for source in known.sources)
    of_demo, of_nobody = Strangers(Finder(known.people), known.people, (), said), Strangers(Finder(()), ())
    rows = [draft.entry for draft in demo_drafts() if draft.entry is not None]
    marked = [planted(line) for line in FILE.read_text("utf-8").splitlines()]
    bare = [text for row in rows for text in (row.event, row.action, row.outcome, row.comment) if text]
    texts = [*marked, *((text, []) for text in bare)]
    words = sum(len(text.split()) for text, _ in texts)
    names = sum(len(places) for _, places in texts)
    of_nobody.in_text(texts[0][0])
    at = time.perf_counter()
    offered = [
        [(each.start, each.end) for each in (of_nobody if places else of_demo).in_text(text)] for text, places in texts
    ]
    took = time.perf_counter() - at
    plainly = [[each.span() for each in _CAPITAL.finditer(text)] for text, _ in texts]
    figures = Figures(f"Unknown people: {names} names planted in {words:,} words, {len(rows)} rows among them")
    met, false = _met(texts, offered)
    peer_met, peer_false = _met(texts, plainly)
    figures.held_to(
        "names not offered, of 100", 100 * (1 - met / names), 100 * (1 - WANTED), "",
        f"every capital within a sentence: {100 * (1 - peer_met / names):.0f}",
    )
    figures.held_to(
        "offered and no names, in 10,000 words", 10_000 * false / words, BORNE, "",
        f"every capital within a sentence: {10_000 * peer_false / words:.0f}",
    )
    figures.figure("time for 1,000 words", f"{1e6 * took / words:.1f} ms")
    if "-v" in sys.argv:
        _listed(texts, offered)
    return figures.end()


def _met(texts: list[tuple[str, list[tuple[int, int]]]], offered: list[list[tuple[int, int]]]) -> tuple[int, int]:
    met = false = 0
    for (_, places), found in zip(texts, offered, strict=True):
        met += sum(any(start < b and a < end for start, end in found) for a, b in places)
        false += sum(not any(start < b and a < end for a, b in places) for start, end in found)
    return met, false


def _listed(texts: list[tuple[str, list[tuple[int, int]]]], offered: list[list[tuple[int, int]]]) -> None:
    for (text, places), found in zip(texts, offered, strict=True):
        for a, b in places:
            if not any(start < b and a < end for start, end in found):
                sys.stdout.write(f"missed: {text[a:b]!r} in {text[max(0, a - 25) : b + 20]!r}\n")
        for start, end in found:
            if not any(start < b and a < end for a, b in places):
                sys.stdout.write(f"false: {text[start:end]!r} in {text[max(0, start - 25) : end + 20]!r}\n")


if __name__ == "__main__":
    sys.exit(main())
