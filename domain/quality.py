"""The form a senior person fills in before a report is sent: what it asks, and what of it is still open."""

from __future__ import annotations

from collections.abc import Iterable

from domain.errors import WrongUse
from domain.report import Criterion, Mark

OFFERED = (
    "The author is independent of the case and of those who worked in it",
    "Legal advice could be had where it was needed",
    "The report is finished within the time agreed",
    "There is a chronology of the agency's involvement for the whole period under review",
    "The needs of the person and of each member of the family are taken into account",
    "Race, culture, language and religion of the person and the family are given their weight",
    "Facts are examined critically, and what was and was not done is explained in a way that can be believed",
    "Practice of individuals and of the organisation is held openly against law, national and local guidance and"
    " professional standards",
    "Good practice beyond the expected is brought out",
    "There is an action plan whose recommendations are relevant and can be measured, each with a time",
    "The senior managers concerned have agreed the action plan",
)
"""What boards have a senior person confirm, in our words. Source: WSAB section 9, LLR's quality markers."""

MARKS: dict[str, Mark] = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "-": "n/a", "n/a": "n/a", "na": "n/a"}
"""What may be typed for a mark."""


def offered(known: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """Those of our matters that are not on the form yet."""
    there = {_plain(each.text) for each in known}
    return tuple(Criterion(text=text) for text in OFFERED if _plain(text) not in there)


def is_open(one: Criterion) -> bool:
    """Whether a matter is not answered, or answered by a no that says nothing more."""
    return not one.mark or needs_comment(one)


def needs_comment(one: Criterion) -> bool:
    """Whether a no stands there without a word of why."""
    return one.mark == "no" and not one.comment.strip()


def open_said(one: Criterion) -> str:
    """What is still wanted of a matter, in a sentence; "" when nothing is."""
    if not one.mark:
        return "Not answered yet."
    return "No: say why, and what is being done about it." if needs_comment(one) else ""


def mark_typed(text: str) -> Mark:
    """The mark typed; raises WrongUse for anything but yes, no or n/a."""
    found = MARKS.get(text.strip().casefold())
    if found is None:
        raise WrongUse(f"Met: “{text.strip()}” is neither yes, no nor n/a.")
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
