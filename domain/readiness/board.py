"""What the board's Word template in hand still wants, and what of the report it has no place for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from domain.and_between import and_between
from domain.readiness.missing import Missing
from domain.report.board_asks import BoardAsks
from domain.report.numbers import ANSWERS
from domain.report.parts import question_of
from domain.report.quality import board_lines
from domain.report.sections import SECTIONS
from domain.review import Review


def in_the_template(review: Review) -> Iterator[Missing]:
    """Places that wait for an answer, the quality form's own lines, and sections written that have no place there."""
    board = review.board
    if not board.sections:
        return
    if board.open:
        what = "1 thing in it waits" if board.open == 1 else f"{board.open} things in it wait"
        yield Missing(
            section="introduction", sentence=f"The board's Word template is not confirmed: {what} for your answer."
            " e on the list of sections asks.", task="report", stops=False,
        )  # fmt: skip
    if lines := board_lines(board.criteria, review.report.criteria):
        what = "1 line of the board's quality form is" if len(lines) == 1 else (
            f"{len(lines)} lines of the board's quality form are"
        )  # fmt: skip
        yield Missing(
            section="quality", sentence=f"{what} not on yours: o puts them down, in the board's words.", task="quality",
            stops=False,
        )  # fmt: skip
    written = {each.section.casefold() for each in review.report.passages if each.kind != "heading"}
    without = [
        each.title for each in SECTIONS
        if each.kind == "text" and each.id in written and each.id not in board.asked
    ]  # fmt: skip
    if without:
        yield Missing(
            section="introduction", sentence=f"The board's template has no place of its own for {and_between(without)}:"
            " what is written there is put under the nearest of its headings, or at its end.", task="report",
            stops=False,
        )  # fmt: skip


def over_boxes(board: BoardAsks, section: str, written: Collection[str]) -> bool:
    """Whether what the template has for a section is a heading over boxes that hold what it asks for: answers, each of
    which is told by itself while it is empty, or other sections with text (`written`, their ids in small letters)."""
    at = next((at for at, each in enumerate(board.places) if section in each.asks), None)
    if at is None:
        return False
    number = board.places[at].number
    for place in board.places[at:]:
        if place.number != number and not (number and place.number.startswith(f"{number}.")):
            return False
        others = {each.casefold() for each in place.asks} - {section}
        if any(question_of(each) or each in (ANSWERS, f"table:{ANSWERS}") or each in written for each in others):
            return True
        # Without numbers nothing tells where the next heading begins: what stands in it has to follow at once.
        if not number and others and section not in place.asks:
            return False
    return False


def nothing_recorded(review: Review, asked: Collection[str], told: Collection[str]) -> Iterator[Missing]:
    """Sections the board asks for that are printed from records, with nothing recorded and nothing written; `told` are
    those of which something is told already."""
    report = review.report
    written = {each.section.casefold() for each in report.passages if each.text.strip()}
    for section, (title, recorded, task, where) in {
        "involvement": ("Involvement of the agency", False, "write", "write what services were given, and when"),
        "genogram": ("Genogram", bool(review.family), "family", "F8 adds members of the family"),
        "actions": ("Action plan", bool(report.actions), "actions", "a on the list of sections adds actions"),
        "quality": ("Quality assurance", bool(report.criteria), "quality", "q on the list of sections opens the form"),
        "records": ("Records and documents seen", bool(report.searched or report.policies), "searched",
                    "s on the list of sections adds them"),
        "personnel": ("Key of personnel", bool(review.people), "people", "F4 adds people to the key"),
        "abbreviations": ("Abbreviations", bool(report.abbreviations), "abbreviations",
                          "b on the list of sections adds short forms"),
    }.items():  # fmt: skip
        if section in asked and not recorded and section not in written and section not in told:
            yield Missing(
                section=section, sentence=f"{title}: nothing is recorded or written yet; {where}.", task=task,
                argument=section if task == "write" else "", stops=False,
            )  # fmt: skip
