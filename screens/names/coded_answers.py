"""An answer to minutes with the names typed in it coded, whichever way it came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.agreement.steps import Answer
    from storage.casefile import CaseFile


def coded_answer(case: CaseFile, answer: Answer) -> tuple[Answer, list[str]]:
    """The answer with the names typed in it coded, where they are certain; and what to look at."""
    from domain.gate import looked_for

    finder = looked_for(case.review(), case.terms.all())
    notes: list[str] = []

    def coded(text: str, where: str) -> str:
        found = finder.code(text)
        if found.text != text:
            notes.append(f"Names in {where} were written as codes.")
        notes.extend(f"In {where}: {hit.question}" for hit in finder.find(found.text))
        return found.text

    return (
        replace(
            answer,
            words=coded(answer.words, "what they dispute"),
            representations=tuple(
                replace(one, words=coded(one.words, f"item {number} of what they want"))
                for number, one in enumerate(answer.representations, 1)
            ),
            row_checks=tuple(
                replace(one, words=coded(one.words, "what they say of a row")) for one in answer.row_checks
            ),
        ),
        list(dict.fromkeys(notes)),
    )
