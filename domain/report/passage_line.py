"""A paragraph of the report as it is typed: its kind by how it begins, the words, a mark to look at it again.

    The ward rang at noon and nobody was told    a paragraph
    # The weekend of the fall                    a heading within the section
    - the ward was not told                      an item of a list
    > I did not know whom to ring                somebody's words, as a quotation
    !picture contacts by month                   a picture, by its name
    nobody was told ??                           to be looked at again
    \\- 5 degrees that night                      words as they stand, whatever they begin with

Screen and plain prompts read paragraphs by this alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from domain.check_mark import read_check, write_check
from domain.report.parts import Passage, PassageKind

SIGNS: dict[PassageKind, str] = {"heading": "# ", "item": "- ", "quote": "> ", "picture": "!picture "}
"""How a paragraph of each kind begins; one that only says something begins with its words."""
KINDS: tuple[PassageKind, ...] = ("said", "item", "heading", "quote")
"""The kinds a key goes through, one after the other."""
KIND_SAID: dict[PassageKind, str] = {
    "said": "a paragraph", "heading": "a heading", "item": "an item of a list", "quote": "a quotation",
    "picture": "a picture",
}  # fmt: skip

_SIGN = re.compile(r"(?P<heading>#+\s+)|(?P<item>[-*\u2022]\s+)|(?P<quote>>\s+)|(?P<picture>!picture(?:\s+|$))", re.I)
_BLANKS = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A paragraph as it is understood. Its words begin at `begins` of what was typed.

    `problem` is why it cannot be taken as it stands, "" when it can; `notes` are what the author may want to know.
    """

    kind: PassageKind = "said"
    text: str = ""
    check: bool = False
    begins: int = 0
    problem: str = ""
    notes: tuple[str, ...] = ()

    @property
    def paragraph(self) -> Passage:
        """The passage it is, with no id and no section yet."""
        return Passage(kind=self.kind, text=self.text, check=self.check)

    def in_place_of(self, before: Passage) -> Passage:
        """The passage that was `before`, as it is now typed."""
        return replace(before, kind=self.kind, text=self.text, check=self.check)


def read_passage(typed: str) -> PassageLine:
    """A paragraph as typed; never raises."""
    kind, begins = _kind(typed)
    text, check = read_check(typed[begins:].removeprefix("\\"))
    problem = ""
    if not text:
        problem = "Name the picture, as in !picture contacts." if kind == "picture" else "There are no words yet."
    return PassageLine(kind, text, check, begins, problem)


def write_passage(passage: Passage) -> str:
    """The line that reads as this passage."""
    text = passage.text
    sign = SIGNS.get(passage.kind, "")
    if text.startswith("\\") or (not sign and (_SIGN.match(f"{text} ") or text.startswith("/"))):
        text = f"\\{text}"
    return sign + write_check(text, passage.check)


def with_kind(typed: str, kind: PassageKind) -> str:
    """The line as one of this kind."""
    begins = _kind(typed)[1]
    return SIGNS.get(kind, "") + typed[begins:]


def next_kind(kind: PassageKind, by: int = 1) -> PassageKind:
    """The kind after this one, or before it, as a key goes through them."""
    return KINDS[(KINDS.index(kind) + by) % len(KINDS)] if kind in KINDS else "said"


def passages_in(text: str) -> list[str]:
    """The paragraphs of a longer text: apart by blank lines where it has any between lines, else a line each.

    A line of a list or a heading is always a paragraph of its own.
    """
    if not _BLANKS.search(text.strip()):
        return [line.strip() for line in text.split("\n") if line.strip()]
    found: list[str] = []
    for block in _BLANKS.split(text):
        run: list[str] = []
        for line in (each.strip() for each in block.split("\n")):
            if line and _SIGN.match(line):
                found += [" ".join(run)] if run else []
                run = [line]
            elif line:
                run.append(line)
        found += [" ".join(run)] if run else []
    return found


def _kind(typed: str) -> tuple[PassageKind, int]:
    """The kind a line begins as, and where its words begin."""
    found = _SIGN.match(typed)
    if found is None:
        return "said", 0
    for kind in SIGNS:
        if found[kind] is not None:
            return kind, found.end()
    return "said", 0
