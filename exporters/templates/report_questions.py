"""Which of the case's questions a box, a heading or a row of a template is for: by number, by label or by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from domain.question import Question
from domain.report.parts import section_of
from exporters.templates.report_asked import Asked
from exporters.templates.report_words import number_of

_NUMBERED = re.compile(
    r"^\W*(?:insert\s+|enter\s+|answer\s+(?:to\s+)?|response\s+to\s+)?"
    r"(?:question|kloe|q|key line of enquiry|line of enquiry|tor|term of reference|terms of reference)"
    r"\s*(?:no\.?|number)?\s*(?P<label>\d{1,2}(?:\.\d{1,2})?[a-z]?)\b\W*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_FROM = re.compile(r"^\s*(?:from\s+(?:section|the|terms)\b.*)?$", re.IGNORECASE | re.DOTALL)
QUESTION = "question:"
"""What a place asks for that is to hold the words of a question; its label stands behind."""

NO_QUESTIONS = "it will be held against the questions of the case"

_ALIKE = 90
_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Boxed:
    """A question a template has a place for: its number and words as printed there, what it was matched to."""

    number: str
    words: str
    asked: Asked
    insert: bool = False


def question_in(text: str, questions: Sequence[Question]) -> Boxed | None:
    """The question some words stand for, None when they are none. `insert`: the board left its words to the author."""
    said = " ".join(text.split())
    match = _NUMBERED.match(said)
    if match is not None:
        number, rest = match["label"], match["rest"].strip()
        insert = not rest or _FROM.match(rest) is not None
        if insert:
            return Boxed(number, "", _by_number(number, questions), insert=True)
        return Boxed(number, rest, _by_words(rest, questions, number))
    number, rest = number_of(said)
    found = _by_words(rest, questions, number)
    if found.asks is not None and found.certain:
        return Boxed(number, rest, found)
    if rest.rstrip(" *").endswith("?") and len(rest.split()) >= 5:
        return Boxed(number, rest, found)
    return None


def _by_number(number: str, questions: Sequence[Question]) -> Asked:
    """By its label; else by its place among the questions."""
    for question in questions:
        if _bare(question.label) == number.lower():
            return Asked(section_of(question.label), True)
    labelled = [question for question in questions if _bare(question.label).isdigit()]
    if number.isdigit() and 0 < int(number) <= len(questions) and not labelled:
        return Asked(section_of(questions[int(number) - 1].label), True)
    if not questions:
        return Asked(section_of(number), True)
    return Asked(None, False, f"the case has no question {number}")


def _by_words(words: str, questions: Sequence[Question], number: str) -> Asked:
    said = _plain(words)
    if not questions:
        return Asked(None, False, NO_QUESTIONS)
    # However short: the very words of one question are that question.
    exact = [each for each in questions if said and _plain(each.text) == said]
    if len(exact) == 1:
        return Asked(section_of(exact[0].label), True)
    if len(said) < _LETTERS:
        return Asked(None, False, "it is not one of the case's questions")
    scored = sorted(
        ((max(fuzz.ratio(said, _plain(each.text)), _within(said, _plain(each.text))), each) for each in questions),
        key=lambda pair: -pair[0],
    )
    if scored and scored[0][0] >= _ALIKE and (len(scored) == 1 or scored[1][0] < scored[0][0] - 3):
        return Asked(section_of(scored[0][1].label), True)
    others = tuple(section_of(each.label) for score, each in scored[:3] if score >= 55)
    if others:
        return Asked(others[0], False, "its words are like a question of the case, but not the same", others[1:])
    same = next((each for each in questions if number and _bare(each.label) == number.lower()), None)
    if same is not None:
        return Asked(section_of(same.label), False, "only its number is that of a question of the case")
    return Asked(None, False, "it is not one of the case's questions")


def _within(said: str, text: str) -> float:
    """Whether one is the beginning of the other, cut short."""
    short, long = sorted((said, text), key=len)
    return 100.0 if len(short) >= 2 * _LETTERS and long.startswith(short) else 0.0


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower().replace("’", "'")).strip()


def _bare(label: str) -> str:
    return re.sub(r"^(?:question|kloe|q|tor|key line of enquiry)\W*", "", label.strip().lower()).strip(" .)(")
