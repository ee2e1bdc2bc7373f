"""Names of nobody in the key: how many of those planted are offered, and how often a word is offered that is none.

Three texts: the paragraphs beside this file, made-up records written to be hard, with the names in braces; the rows of
the demo case, which hold none; and the frozen corpus with its key, whose strangers are to be offered. A plain reading
of capitals (every one within a sentence) is the peer. `-v` lists what was missed and what was offered wrongly.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figures
from domain.names.finding import Finder
from domain.strangers import Strangers

FILE = Path(__file__).with_name("unknown_names.txt")
WANTED = 0.9
"""Of the names planted, at least so many are offered."""
BORNE = 5.0
"""Words offered that are no names, in ten thousand, at most: few enough that authors keep it on."""
_NAME = re.compile(r"\{([^}]*)\}")
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")

Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text, where names of nobody in the key stand in it, and where other names do, which may be offered or not."""

    text: str
    planted: Places = ()
    others: Places = ()


@dataclass(frozen=True, slots=True)
class Met:
    """What one way came to: names met and missed, and what it offered beside them."""

    met: int
    missed: tuple[str, ...]
    false: tuple[str, ...]


def planted(marked: str) -> Text:
    """A paragraph without its braces, and where the names stand in it."""
    pieces, places, read, length = [], [], 0, 0
    for found in _NAME.finditer(marked):
        before = marked[read : found.start()]
        places.append((length + len(before), length + len(before) + len(found[1])))
        pieces += (before, found[1])
        length = places[-1][1]
        read = found.end()
    return Text("".join((*pieces, marked[read:])), places)


def paragraphs() -> list[Text]:
    """The paragraphs beside this file."""
    return [planted(line) for line in FILE.read_text("utf-8").splitlines()]


def judged(texts: Sequence[Text], offered: Callable[[str], Places]) -> Met:
    """What one way offers in these texts."""
    met, missed, false = 0, [], []
    for each in texts:
        found = offered(each.text)
        for start, end in each.planted:
            if any(a < end and start < b for a, b in found):
                met += 1
            else:
                missed.append(each.text[max(0, start - 25) : end + 20])
        names = (*each.planted, *each.others)
        beside = [(a, b) for a, b in found if not any(a < end and start < b for start, end in names)]
        false += [each.text[max(0, a - 25) : b + 20] for a, b in beside]
    return Met(met, tuple(missed), tuple(false))


def ours(strangers: Strangers) -> Callable[[str], Places]:
    """As the program offers them."""
    return lambda text: [(each.start, each.end) for each in strangers.in_text(text)]


def plainly(text: str) -> Places:
    """Every capital within a sentence."""
    return [each.span() for each in _CAPITAL.finditer(text)]


def demo() -> tuple[list[Text], Strangers]:
    """The rows of the demo, and who looks through them."""
    from tui.demo.build import demo_drafts, demo_known

    known = demo_known()
    rows = [draft.entry for draft in demo_drafts() if draft.entry is not None]
    texts = [text for row in rows for text in (row.event, row.action, row.outcome, row.comment) if text]
    said = tuple(f"{source.name} {source.description}" for source in known.sources)
    return [Text(text) for text in texts], Strangers(Finder(known.people), known.people, (), said)


def frozen() -> tuple[list[Text], Strangers]:
    """The frozen corpus, and who looks through it."""
    from benchmarks.corpus.frozen import STRANGER, corpus

    whole = corpus()
    texts = [
        Text(
            page.text,
            [(one.start, one.end) for one in page.mentions if one.kind == STRANGER],
            [(one.start, one.end) for one in page.mentions if one.kind != STRANGER],
        )
        for page in whole.pages
    ]
    return texts, Strangers(Finder(whole.key), whole.key)


def main() -> int:
    """Print the figures; 1 when too few are offered, or too much."""
    figures = Figures("Unknown people: names of nobody in the key, offered and not")
    rows, of_demo = demo()
    own = paragraphs()
    of_nobody = Strangers(Finder(()), ())
    pages, of_corpus = frozen()
    _told(figures, "own paragraphs and the demo", [(own, of_nobody), (rows, of_demo)])
    _told(figures, "frozen corpus", [(pages, of_corpus)])
    return figures.end()


def _told(figures: Figures, called: str, parts: Sequence[tuple[Sequence[Text], Strangers]]) -> None:
    at = time.perf_counter()
    found = [judged(texts, ours(strangers)) for texts, strangers in parts]
    took = time.perf_counter() - at
    peers = [judged(texts, plainly) for texts, _ in parts]
    words = sum(len(each.text.split()) for texts, _ in parts for each in texts)
    names = sum(len(each.planted) for texts, _ in parts for each in texts)
    missed, peer_missed = (sum(len(each.missed) for each in way) for way in (found, peers))
    false, peer_false = (sum(len(each.false) for each in way) for way in (found, peers))
    figures.figure(f"{called}: planted", f"{names} names in {words:,} words")
    figures.held_to(
        f"{called}: not offered, of 100", 100 * missed / names, 100 * (1 - WANTED), "",
        f"every capital: {100 * peer_missed / names:.0f}",
    )
    figures.held_to(
        f"{called}: no names, in 10,000 words", 10_000 * false / words, BORNE, "",
        f"every capital: {10_000 * peer_false / words:.0f}",
    )
    figures.figure(f"{called}: time for 1,000 words", f"{1e6 * took / words:.1f} ms")
    if "-v" in sys.argv:
        for one in found:
            figures.say("".join(f"    missed in {each!r}\n" for each in one.missed).rstrip())
            figures.say("".join(f"    no name in {each!r}\n" for each in one.false).rstrip())


if __name__ == "__main__":
    sys.exit(main())
