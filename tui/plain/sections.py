"""The sections of the report at plain prompts: read out, and one of them written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from domain.report.as_printed import section_meant
from domain.report.section_standing import done_said
from screens.report.reading import mark_done, read_report, view_of

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation


def _report(talk: Conversation, rest: str) -> None:
    """Each section with its words and how it stands, as the board's template in hand has them; with "begun" only those
    that hold any."""
    shown = 0
    found, board = read_report(talk.case), talk.case.board()
    if board.places:
        talk.say(f"As {board.name} has it; what it does not ask for is behind.")
    for each in found:
        if rest and not each.passages and each.relevant:
            continue
        shown += 1
        words = f", {each.words} words" if each.words else ""
        told = f"{each.number + '. ' if each.number else ''}{each.title}: {each.state}{words}."
        talk.say(f"{told} Not relevant: {each.why_not}." if not each.relevant else told)
    if done := done_said(each for each in found if each.asked or each.passages):
        talk.say(f"{done}.")
    talk.say("/write and a section opens one." if shown else "Nothing is written yet. /report lists the sections.")


def _write(talk: Conversation, rest: str) -> None:
    """Write the section of this name or number, in the board's words or ours, or the answer to a question."""
    from tui.plain.writing import WritingByLine

    section = section_meant(rest or "narrative", view_of(talk.case))
    WritingByLine(talk.case, section.id, talk.today, talk.ask, talk.say).run()


def _done(talk: Conversation, rest: str) -> None:
    """Say that a section is done as it stands, or that it is not after all."""
    if not rest:
        raise WrongUse("Say which section, as in /done narrative.")
    view = view_of(talk.case)
    section = section_meant(rest, view)
    talk.say(f"{view.title(section)} {mark_done(talk.case, section.id)}. /undo takes that back.")


def _template(talk: Conversation, rest: str) -> None:
    """Look at a board's Word template, so that the report is written into its structure; none: our own again."""
    from screens.board_file.asked_by_board import forget_report
    from screens.given_files import content_of
    from screens.leaving.report_sending import report_understood
    from screens.report.template import looked_said

    if not rest:
        raise WrongUse("Say which file, as in /template board.docx; /template none goes by our own sections again.")
    if rest.casefold() == "none":
        forget_report(talk.case)
        talk.say("The sections stand in our own order again.")
        return
    path = Path(rest).expanduser()
    board = report_understood(talk.case, content_of(path), path.name)
    talk.say(looked_said(talk.case.board()))
    for each in board.template.uncertain:
        talk.say(f"Not certain: {each}.")


WORDS = {"report": _report, "write": _write, "done": _done, "template": _template}
