"""Paragraph numbers of the report, as text: by the section a paragraph is printed in, in the order of printing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from domain.and_between import and_between
from domain.report.parts import Passage, Report, question_of, section_of

ANSWERS = "answers"
"""The section whose paragraphs are those of the answers, where a layout does not name each."""
_NUMBERED = ("said", "quote")


def counted(sections: Iterable[str], labels: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Sections in the order printed, each with the number it is printed with: 1, 2, 3, where no template says.

    The answers to the questions of these labels have the number of the section that holds them.
    """
    asked = tuple(labels)
    found: list[tuple[str, str]] = []
    for prefix, id in enumerate(dict.fromkeys(sections), 1):
        found.append((id, str(prefix)))
        if id == ANSWERS:
            found += [(section_of(label), str(prefix)) for label in asked]
    return tuple(found)


def numbers(order: Sequence[tuple[str, str]], report: Report) -> dict[str, str]:
    """The number of every paragraph that has one, by its passage's id, in the order printed.

    `order` holds section ids and the number each section is printed with; sections of one number are counted on from
    one to the next, and one without a number has none for its paragraphs. A paragraph or a quotation is "5.2", an item
    of a list "5.2(a)", of one that opens its section "5(a)"; headings and pictures have none. Answers that `order`
    does not name stand where `answers` stands, in the order of the report.
    """
    of: dict[str, list[Passage]] = {}
    for passage in report.passages:
        of.setdefault(passage.section.casefold(), []).append(passage)
    named = {id.casefold() for id, _ in order}
    unnamed = [id for id in of if question_of(id) and id not in named]
    counts: dict[str, list[int]] = {}
    found: dict[str, str] = {}
    for id, prefix in order:
        sections = [id.casefold(), *(unnamed if id == ANSWERS else ())]
        number = prefix.strip().rstrip(".")
        passages = chain.from_iterable(of.pop(section, ()) for section in sections)
        if number:
            found |= _of_section(number, passages, counts.setdefault(number, [0, 0]))
    return found


def _of_section(prefix: str, passages: Iterable[Passage], count: list[int]) -> Iterator[tuple[str, str]]:
    """Each paragraph with its number; `count` goes on: paragraphs so far, and items under the last of them."""
    for each in passages:
        if each.kind in _NUMBERED:
            count[:] = [count[0] + 1, 0]
            yield each.id, f"{prefix}.{count[0]}"
        elif each.kind == "item":
            count[1] += 1
            under = f"{prefix}.{count[0]}" if count[0] else prefix
            yield each.id, f"{under}({letters(count[1])})"


def letters(place: int) -> str:
    """The letters an item of a list is counted by, from 1: a to z, then aa, ab."""
    said = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        said = chr(ord("a") + rest) + said
    return said


def see(passages: Iterable[str], numbered: Mapping[str, str]) -> str:
    """Where a recommendation points to: "see paragraphs 5.2 and 6.4", three and more in a row as "7.5 to 7.8", in the
    order printed, "" for none that is."""
    wanted = set(passages)
    found = [number for id, number in numbered.items() if id in wanted]
    return f"see paragraph{'s' if len(found) > 1 else ''} {and_between(_in_runs(found))}" if found else ""


def _in_runs(found: Sequence[str]) -> list[str]:
    """Numbers with those that follow one on another drawn together, when they are three or more."""
    runs: list[list[str]] = []
    for number in found:
        if runs and number == _next(runs[-1][-1]):
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        said for run in runs for said in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)
    ]  # fmt: skip


def _next(number: str) -> str:
    """The number behind this one: 7.6 behind 7.5, "" behind an item."""
    prefix, point, last = number.rpartition(".")
    return f"{prefix}.{int(last) + 1}" if point and last.isdigit() else ""
