"""What the completing key offers between the words: who it was before, the rest of a word, the next part of the row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from domain.chronology.entry import TEXTS
from domain.line.draft import Span
from domain.line.suggest import Choice, Completion, shortens

MARK_OF = {"event": " > ", "action": " >> ", "outcome": " ~ "}
SHORTEST = 2
"""Letters of a word before its rest is offered, and letters the rest must save."""

_TRAILING = frozenset(("source", "question", "flag", "field"))
_EMPTY_MARK = re.compile(r" (>>?|~) ?$")
_NEXT_MARK = {">": ">>", ">>": "~", "~": ">"}
_LAST_WORD = re.compile(r"(?<![\w@#!=])[^\W\d_]+$")


def people_as_before(text: str, spans: Sequence[Span], earlier: Iterable[str]) -> Completion:
    """Behind the stamp, the people of earlier rows whole, with their colon: `earlier` as kept, the latest first.

    Nothing typed yet offers the latest; letters offer those that begin so, then those shortened to them (d2 for DN2,
    d2g1 for DN2 to GP1). No choices elsewhere in the line.
    """
    none = Completion(len(text), len(text), ())
    stamped = len(text[: max((span.end for span in spans if span.part in ("when", "time")), default=0)].rstrip())
    if not stamped or not text[stamped : stamped + 1].isspace():
        return none
    typed = text[stamped:].lstrip()
    if ":" in typed:
        return none
    wanted = typed.casefold()
    whole = [who for who in dict.fromkeys(earlier) if ":" not in who]
    begins = [who for who in whole if who.casefold().startswith(wanted)]
    short = sorted((who for who in whole if shortens(wanted, who)), key=lambda who: " " in who)
    return Completion(len(text) - len(typed), len(text), tuple(Choice(f"{who}: ") for who in (*begins, *short)))


def word_begun(text: str, spans: Sequence[Span]) -> str:
    """The word being typed at the end of one of the row's texts, "" when there is none long enough to go on."""
    last = max(spans, key=lambda span: span.end, default=None)
    if last is None or last.part not in TEXTS or last.end < len(text):
        return ""
    word = _LAST_WORD.search(text, last.start)
    return word[0] if word is not None and len(word[0]) >= SHORTEST else ""


def rest_of_word(begun: str, words: Iterable[str]) -> str:
    """The rest of the commonest of these words that begins so; "" when what is typed is one of them already."""
    wanted = begun.casefold()
    known = [word for word in words if word.isalpha() and word.startswith(wanted)]
    if wanted in known:
        return ""
    return next((word[len(wanted) :] for word in known if len(word) >= len(wanted) + SHORTEST), "")


def next_part(text: str, spans: Sequence[Span]) -> str | None:
    """The line with the mark of its next text begun: action, outcome, comment; an empty mark becomes the one after it.

    None where no text can follow: before an event, behind a source or another mark of the trailing run.
    """
    if any(span.part in _TRAILING for span in spans) or not any(span.part == "event" for span in spans):
        return None
    empty = _EMPTY_MARK.search(text)
    if empty is not None:
        return f"{text[: empty.start()]} {_NEXT_MARK[empty[1]]} "
    written = {span.part for span in spans}
    mark = next((MARK_OF[part] for part in ("outcome", "action", "event") if part in written), None)
    if mark is None or "comment" in written:
        return None
    return text.rstrip() + mark
