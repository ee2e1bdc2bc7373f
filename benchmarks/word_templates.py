"""How much of boards' Word templates is understood without help: `python -m benchmarks.word_templates --write` puts the
figures on the page `docs/templates-word.md`.

Every set was written down before the understanding was first run on it, with what every place asks for. First runs:
the first set, 180 of 207 plain places right (one template of the thirteen was not read at all), 17 wrong or unexpected;
mended as kinds, not as wordings. The others are told below as they came out first.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.exporters.word_templates.boards import BOARDS
from tests.exporters.word_templates.fresh import FIRST_RUN, FRESH
from tests.exporters.word_templates.measure import Share
from tests.exporters.word_templates.unseen_asked import FIRST_RUN_UNSEEN, UNSEEN

PAGE = Path(__file__).resolve().parent.parent / "docs" / "templates-word.md"
_MARK = "## Measured\n"


def measured() -> tuple[str, list[str]]:
    """The figures of every set as text, and what was placed wrong in silence."""
    said, wrong = [], []
    for what, boards in (
        ("Mended for", BOARDS), ("Written down afterwards", FRESH), ("Written down without looking", UNSEEN),
    ):  # fmt: skip
        share = Share()
        for board in boards:
            share.add(board)
        said.append(share.said(what))
        wrong += share.wrong
    return "\n".join(said), wrong


def page() -> str:
    """The page with these figures."""
    before, _, _ = PAGE.read_text(encoding="utf-8").partition(_MARK)
    figures, _ = measured()
    return (
        f"{before}{_MARK}\nOn {len(BOARDS) + len(FRESH) + len(UNSEEN)} templates of our own making, none of them a real"
        " board's, by "
        "`python -m benchmarks.word_templates`. They are made by python-docx, by LibreOffice from a web page and from "
        "an .odt, and as other\nprograms write them: styled, flat, numbered, boxes, text boxes, in two tongues, with "
        f"content controls, with form fields, with words in brackets.\n\n```text\n{figures}\n```\n\n"
        f"{FIRST_RUN}\n\n{FIRST_RUN_UNSEEN}\n"
    )


def main() -> int:
    """Print the figures, or write them on the page; 1 when anything was placed wrong in silence."""
    figures, wrong = measured()
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(figures + "\n")
    for line in wrong:
        sys.stdout.write(f"WRONG {line}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
