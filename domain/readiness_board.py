"""What the board's Word template in hand still wants, and what of the report it has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from domain.and_between import and_between
from domain.quality import board_lines
from domain.readiness_missing import Missing
from domain.report_sections import SECTIONS
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
