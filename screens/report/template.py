"""The board's Word template looked at from the report's screen, so that the report is written into its structure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from screens.board_file.asked_by_board import forget_report, put_back
from screens.form import Box
from screens.glyphs import Glyphs
from screens.leaving.report_into_file import settled_board
from screens.path_form import LetGo, PathForm, asked_until, filled

if TYPE_CHECKING:
    from domain.report.board_asks import BoardAsks
    from screens.task_screen import TaskScreen

LEFT = "The sections stand as they did."


class TemplateForm(PathForm[str]):
    """Which file, as it is typed. Tab completes a path; "" for none."""

    ENDINGS = {"board": (".docx", ".dotx")}

    def __init__(
        self, glyphs: Glyphs, start: str, begin: str = "", values: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(glyphs, "The board's template", filled((
            Box("board", "Board's file", start, names=True,
                hint="The board's Word template (.docx), as a path, Tab completes it; empty: our own sections and"
                " numbers."),
        ), values), begin)  # fmt: skip

    def result(self, values: Mapping[str, str]) -> str:
        return values["board"].strip()


async def look_at_template(screen: TaskScreen) -> str:
    """Ask which file, have it confirmed where it has to be, and keep what it asks for; says what came of it.

    Raises LetGo when the author goes back, and what a file that is not understood raises.
    """
    session = screen.session
    folder = (session.folder or session.exchange or session.case.path.parent).resolve()

    async def looked(typed: str) -> str:
        if not typed:
            await session.do(forget_report, session.case)
            return "The sections stand in our own order again."
        path = Path(typed).expanduser()
        before = await session.do(session.case.board)
        try:
            await settled_board(screen, path)
        except LetGo:
            await session.do(put_back, session.case, before)
            raise LetGo(LEFT) from None
        session.folder = path.parent
        return looked_said(await session.do(session.case.board))

    said = await asked_until(
        screen, "the board's template", lambda: TemplateForm(session.glyphs, f"{folder}/"), looked
    )  # fmt: skip
    if said is None:
        raise LetGo(LEFT)
    return said


def looked_said(board: BoardAsks) -> str:
    """What a template asks for, in a sentence or two."""
    left = f" {board.open} of its places wait for your answer." if board.open else ""
    return (
        f"{board.name} asks for {len(board.sections)} sections, which stand here by its headings and numbers, and so"
        f" while you write.{left}"
    )
