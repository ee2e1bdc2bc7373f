"""Names found in the frozen corpus, by class, and alarms on its ordinary words, beside two other ways on the same text.

`python -m benchmarks names --missed` lists what was missed and what was alarmed at, to read; with `--second` of the
second corpus.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus.frozen import EXACT, SECOND, SLIP, STRANGER, VARIANT, Corpus, Mention, Page, corpus
from benchmarks.figures import Figures, PeerAbsent
from domain.names.finding import Finder

CLASSES = (EXACT, VARIANT, SLIP)
RECALL, OF_SLIPS, ALARMS = 0.999, 0.97, 2.0
HERE = Path(__file__).resolve().parent
PEER = HERE.parent / ".ci" / "node" / "compromise"
NOBODY = frozenset[str]()

Spans = list[tuple[int, int, frozenset[str]]]
"""What one way found in a text: from where to where, and whom it may be by code; nobody where a way knows no codes."""
Way = Callable[[Page], Spans]


@dataclass
class Found:
    """What one way of searching came to on the whole corpus."""

    there: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[Page, Mention]] = field(default_factory=list)
    alarms: list[tuple[Page, int, int]] = field(default_factory=list)
    strangers: int = 0
    words: int = 0

    def look(self, page: Page, spans: Spans) -> None:
        """Hold what was found on a page against what stands there."""
        self.words += page.ordinary_words
        for one in page.mentions:
            over = [codes for start, end, codes in spans if start < one.end and end > one.start]
            if one.kind == STRANGER:
                self.strangers += bool(over)
                continue
            right = any(not codes or one.code in codes for codes in over)
            for name in (one.kind, f"{one.kind}: {one.form}"):
                self.there[name] += 1
                self.found[name] += right
            if not right:
                self.missed.append((page, one))
        for start, end, _ in spans:
            if not any(start < one.end and end > one.start for one in page.mentions):
                self.alarms.append((page, start, end))

    def recall(self, *kinds: str) -> float:
        """The part found of all mentions of these classes."""
        return sum(self.found[kind] for kind in kinds) / sum(self.there[kind] for kind in kinds)

    @property
    def alarm_rate(self) -> float:
        """Hits where nobody is mentioned, in 10,000 ordinary words."""
        return 10_000 * len(self.alarms) / self.words

    def said(self) -> str:
        """In a line."""
        each = ", ".join(f"{kind} {self.recall(kind):.4f}" for kind in CLASSES)
        return f"{each}; {self.alarm_rate:.1f} alarms in 10,000 words"


def ours(made: Corpus) -> Way:
    """The program's own finder, as the disclosure check and every text field use it."""
    finder = Finder(made.key)

    def find(page: Page) -> Spans:
        return [(hit.start, hit.end, frozenset(hit.codes or (hit.code,))) for hit in finder.find(page.text)]

    return find


def whole_words(made: Corpus) -> Way:
    """A plain search for each word of the bare names, whole words, in any capitals."""
    whose: dict[str, set[str]] = {}
    for person in made.key:
        for name in (person.name, *person.other_names):
            for word in name.split():
                whose.setdefault(word.lower(), set()).add(person.code)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(whose, key=len, reverse=True)))})\b", re.IGNORECASE)

    def find(page: Page) -> Spans:
        return [(*found.span(), frozenset(whose[found[0].lower()])) for found in pattern.finditer(page.text)]

    return find


def recogniser(made: Corpus) -> Way:
    """compromise, a public recogniser of people's names; it knows no codes. Raises PeerAbsent."""
    if shutil.which("node") is None or not (PEER / "node_modules" / "compromise").is_dir():
        raise PeerAbsent("compromise is not installed: make bench installs it, and needs Node.js with npm.")
    # JavaScript counts in units of UTF-16; all of the corpus is in the first plane, where that is the same.
    assert all(ord(max(page.text)) < 0x10000 for page in made.pages)
    done = subprocess.run(
        ["node", HERE / "recogniser.mjs", PEER], input=json.dumps([page.text for page in made.pages]),
        capture_output=True, text=True, check=True,
    )
    spans = {
        page.text: [(start, end, NOBODY) for start, end in each]
        for page, each in zip(made.pages, json.loads(done.stdout), strict=True)
    }
    return lambda page: spans[page.text]


def measured(made: Corpus, way: Way) -> Found:
    """One way over the whole corpus."""
    found = Found()
    for page in made.pages:
        found.look(page, way(page))
    return found


def listing(found: Found) -> Iterator[str]:
    """What was missed and what was alarmed at, in a few words of context."""
    for page, one in found.missed:
        context = page.text[max(0, one.start - 30) : one.end + 30].replace("\n", "⏎")
        yield f"missed  {one.kind}: {one.form:<24} {one.said!r} is {one.code}: …{context}…"
    for page, start, end in found.alarms:
        context = page.text[max(0, start - 30) : end + 30].replace("\n", "⏎")
        yield f"alarm   {page.text[start:end]!r}: …{context}…"


def main() -> int:
    """Print the figures; 1 when a budget is missed. Raises PeerAbsent."""
    made, second = corpus(), corpus(SECOND)
    if "--missed" in sys.argv:
        which = second if "--second" in sys.argv else made
        sys.stdout.writelines(f"{line}\n" for line in listing(measured(which, ours(which))))
        return 0
    figures = Figures(f"Names: a frozen corpus of {len(made.pages)} pages, {len(made.key)} people")
    found = measured(made, ours(made))
    there = ", ".join(f"{found.there[kind]:,} {kind}" for kind in CLASSES)
    figures.figure("mentions; ordinary words", f"{there}; {found.words:,}")
    figures.at_least("found, exact and varied", found.recall(EXACT, VARIANT), RECALL)
    figures.at_least("found, with a slip of one letter", found.recall(SLIP), OF_SLIPS)
    figures.held_to("alarms in 10,000 ordinary words", found.alarm_rate, ALARMS, "", f"{len(found.alarms)} in all")
    strangers = sum(one.kind == STRANGER for page in made.pages for one in page.mentions)
    figures.figure("asked about, of people who are not in the key", f"{found.strangers} of {strangers}")
    figures.figure("a plain whole-word search of the bare names", measured(made, whole_words(made)).said())
    figures.figure("compromise, a public recogniser (whoever it is)", measured(made, recogniser(made)).said())
    for name in sorted(name for name in found.there if ":" in name):
        if found.found[name] < found.there[name]:
            figures.figure(f"  {name}", f"{found.found[name]} of {found.there[name]} found")
    figures.say(" other people in other sentences, written when the finder was done")
    other = measured(second, ours(second))
    figures.figure("mentions; ordinary words", f"{sum(other.there[kind] for kind in CLASSES):,}; {other.words:,}")
    figures.figure("found, alarms", other.said())
    figures.figure("a plain whole-word search of the bare names", measured(second, whole_words(second)).said())
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
