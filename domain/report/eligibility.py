"""Whether somebody may write the review: what each answer about the author means."""

from __future__ import annotations

from dataclasses import dataclass

from domain.report.facts import FACTS, FactOf


@dataclass(frozen=True, slots=True)
class Ruled:
    """An answer that speaks against the author, and what then is to be done."""

    name: str
    answer: str
    means: str


RULES = (
    Ruled("senior", "no", "Boards ask for somebody senior enough to question practice: say what stands in for that,"
          " or have another author named."),
    Ruled("line_managed", "yes", "Who has managed or supervised staff involved may not write this review: another"
          " author is needed, or the board's agreement in writing."),
    Ruled("able", "no", "The author must be able to analyse safeguarding critically: another author, or somebody"
          " experienced beside this one, is needed."),
    Ruled("independent", "no", "Who is not independent of the staff and services involved may not write this review:"
          " another author is needed."),
    Ruled("involved", "yes", "Who had a part in the case may not write this review: another author is needed."),
    Ruled("manages_panel", "yes", "The agency's panel member is to be independent of the report as well: have another"
          " member named for this review, or another author."),
    Ruled("time_enough", "no", "Say what could not be done for want of time, and ask for more: a review done in haste"
          " is sent back."),
    Ruled("legal_advice", "no", "Boards ask that legal advice can be had: say whether it was needed."),
)  # fmt: skip
"""Sources: CPSCB sections 1 to 3, H&F's guidance on choosing an author, WSAB section 9."""

_NOTES = {
    "senior": "Under “Independence, in words”, say to whom the author answers for this review.",
    "manages_panel": "The panel member speaks for the agency at the board, and should not be the author's manager.",
    "supervision": "Who supervises the author while the review is written, and how often.",
    "training": "Courses and briefings for authors of reviews, and when.",
    "independence": "In the author's own words: what they have to do with the services and the people involved.",
    "personnel_as": "How staff are shown in the report: SW1, GP1; or as the board has it.",
    "review_kind": "SAR, LCSPR, DHR, or another.",
}  # fmt: skip


def spoken_against(name: str, value: str) -> str:
    """What an answer means for the author, in a sentence; "" where it speaks against nobody."""
    return next((each.means for each in RULES if each.name == name and each.answer == value.casefold()), "")


def note_of(fact: FactOf) -> str:
    """What more there is to say of what is asked."""
    return _NOTES.get(fact.name, "")


def barred(values: dict[str, str]) -> tuple[str, ...]:
    """The labels of the answers that speak against the author, by the facts' values."""
    return tuple(each.label for each in FACTS if spoken_against(each.name, values.get(each.name, "")))
