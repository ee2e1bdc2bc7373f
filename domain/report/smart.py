"""What a recommendation is made of, part by part, and what of it is still missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from domain.and_between import and_between
from domain.errors import WrongUse
from domain.report.parts import Recommendation


@dataclass(frozen=True, slots=True)
class Part:
    """A part boards ask of a recommendation: its name in `Recommendation`, how it is headed, and what it asks."""

    name: str
    label: str
    asks: str


PARTS = (
    Part("text", "Recommendation", "What is to change, in one or two sentences that stand by themselves."),
    Part("specific", "Specific", "Which service or team does what, exactly: somebody who knows nothing of the case"
         " could do it."),
    Part("measurable", "Measurable", "What will be counted or looked at, and how often: an audit of 20 files, a share"
         " of staff trained."),
    Part("achievable", "Achievable", "Why it can be done: who agreed to it, what staff, money or systems it needs."),
    Part("realistic", "Realistic", "Why this will change practice in this agency, and what could keep it from doing"
         " so."),
    Part("timely", "Timely", "By when it is to be done, and when it is looked at before that."),
    Part("outcome", "Outcome", "What will be different for people like the person of this review."),
    Part("evaluated", "How evaluated", "How the agency will know that it worked, and who says so."),
)  # fmt: skip
"""Sources: WSAB section 8 (outcomes, how evaluated), CPSCB section 10 (SMART)."""

TIES = "findings"
"""What it is called, among what is missing, that a recommendation rests on no finding or paragraph."""


def missing(one: Recommendation, passages: Collection[str]) -> tuple[str, ...]:
    """What a recommendation does not say yet, in lower case, in the order of the form.

    `passages` are the ids of the paragraphs there are: a tie to one that is gone ties to nothing.
    """
    parts = [each.label.casefold() for each in PARTS if not getattr(one, each.name).strip()]
    return tuple(parts if tied(one, passages) else [*parts, TIES])


def tied(one: Recommendation, passages: Collection[str]) -> tuple[str, ...]:
    """The ids of those paragraphs that a recommendation rests on and that are still there."""
    return tuple(id for id in one.rests_on if id in passages)


def rests_said(one: Recommendation, numbers: Mapping[str, str], passages: Collection[str]) -> str:
    """Which paragraphs it rests on, by their numbers in the order printed: "5.2 and 6.4"; "" for none still there.

    A paragraph without a number (a quotation in a template that numbers none) is told as such.
    """
    there = set(tied(one, passages))
    named = [number for id, number in numbers.items() if id in there]
    rest = len(there) - len(named)
    others = [f"{rest} without a number"] if rest else []
    return and_between((*named, *others))


def rests_typed(text: str, numbers: Mapping[str, str], before: Collection[str] = ()) -> tuple[str, ...]:
    """The ids of the paragraphs whose numbers were typed, "5.2, 6.4(a)", in the order printed; raises WrongUse.

    Of those it rested on `before`, the ones that have no number stay.
    """
    by_number = {number.casefold(): id for id, number in numbers.items()}
    wanted = set()
    for word in text.replace(",", " ").replace(";", " ").split():
        if word.casefold() == "and":
            continue
        found = by_number.get(word.casefold().strip(".§"))
        if found is None:
            raise WrongUse(f"Rests on: there is no paragraph {word}.")
        wanted.add(found)
    kept = tuple(id for id in before if id not in numbers)
    return (*(id for id in numbers if id in wanted), *kept)
