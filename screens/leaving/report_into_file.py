"""The report into a file, from its screen: where from and where to, what goes where confirmed once, then made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from domain.gate import PANEL_COPY, Naming
from screens.board_file.guidance import LEAVE, TAKE_OUT, THROUGH, guidance_asked
from screens.choices import Choices
from screens.form import Box
from screens.glyphs import Glyphs
from screens.leaving.into_file import LOCK, NOTHING, board_in, into_file, new_file_in, show_all
from screens.path_form import LetGo, PathForm, filled, free_at

if TYPE_CHECKING:
    from domain.evidence.agreed_rows import Unagreed
    from exporters.templates.report_places import ReportTemplate
    from exporters.way_out.job import Job
    from exporters.way_out.ready import Ready
    from screens.leaving.file_password import What
    from screens.leaving.report_sending import ReportBoard
    from screens.task_screen import TaskScreen
    from storage.casefile import CaseFile

DOCUMENTS = (".docx",)
LAYOUTS = ("adults", "children")
PANEL = ("no", "names", "initials")


@dataclass(frozen=True, slots=True)
class ReportWanted:
    """Where the report goes: into which board's document, if any, under what new name, and how."""

    board: Path | None
    output: Path
    layout: str
    lock: bool
    leave_out: bool
    naming: Naming | None = None


class ReportForm(PathForm[ReportWanted]):
    """Where from, where to. Tab completes a path."""

    ENDINGS = {"board": (".docx", ".dotx"), "output": DOCUMENTS}

    def __init__(
        self, glyphs: Glyphs, start: str, begin: str = "", values: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(glyphs, "The report into a file", filled((
            Box("board", "Board's file", names=True,
                hint="The board's Word template (.docx) to fill, as a path, Tab completes it; empty: our own layout."),
            Box("output", "New file", free_at(f"{start}report.docx"), offered=True, file=True,
                hint="Where the new file goes. No real names; never written over another file."),
            Box("layout", "Our own for", LAYOUTS[0], offered=True, choices=LAYOUTS,
                hint="Without a board's file: our own layout; offered is whom this case is about."),
            Box("panel", "For the panel", "no", offered=True, choices=PANEL,
                hint="names or initials: a copy for the panel, by names or by initials and job titles; always locked."),
            Box("unagreed", "Not agreed", "stop", offered=True, choices=("stop", "leave out"),
                hint="What rests on minutes not yet agreed: it stops the report, or is left out."),
            LOCK,
        ), values), begin)  # fmt: skip

    def result(self, values: Mapping[str, str]) -> ReportWanted:
        path = new_file_in(values, "report", "Word document", DOCUMENTS)
        panel = one_of("For the panel", values["panel"], PANEL)
        if panel != "no" and not path.stem.upper().endswith(PANEL_COPY):
            path = path.with_name(f"{path.stem}{PANEL_COPY}{path.suffix}")
        return ReportWanted(
            board_in(values),
            path,
            one_of("Our own for", values["layout"], LAYOUTS),
            panel != "no" or one_of("Under password", values["lock"], ("no", "yes")) == "yes",
            one_of("Not agreed", values["unagreed"], ("stop", "leave out")) == "leave out",
            "names" if panel == "names" else "initials" if panel == "initials" else None,
        )


def layout_for(case: CaseFile, today: date) -> str:
    """Which of our own layouts this case is offered: that of whom its review is about; on the case's thread."""
    from domain.report.about_whom import about_case

    kind = next((each.value for each in case.facts.all() if each.name == "review_kind"), "")
    return about_case(case.details(), kind, case.family.all(), today)[0]


def one_of(label: str, said: str, choices: tuple[str, ...]) -> str:
    """Which of these words was typed, or the beginning of; the first where nothing was. Raises WrongUse."""
    typed = said.strip().casefold() or choices[0]
    found = next((each for each in choices if each.startswith(typed)), None)
    if found is None:
        raise WrongUse(f"{label}: write {' or '.join(choices)}.")
    return found


async def report_into_file(screen: TaskScreen) -> str:
    """Ask where to, make the report, search it, log it and place it; says what came of it, a sentence after the other.

    Raises WrongUse when the author goes back, and what making and placing it raises.
    """
    session = screen.session
    about = await session.do(lambda: layout_for(session.case, session.today()))
    values = {"layout": about}
    output, ready = await into_file(
        screen, "report", lambda start: ReportForm(session.glyphs, start, values=values), _making
    )
    if ready.notes:
        await show_all(screen, f"{output.name} is written; to know", ready.notes, "Escape goes on.")
    return f"The report is in {output}."


async def _making(screen: TaskScreen, wanted: ReportWanted) -> tuple[What, Callable[[str | None], Ready]]:
    from screens.leaving.report_sending import report_ready

    board = await settled_board(screen, wanted.board) if wanted.board is not None else None
    unagreed: Unagreed = "leave out" if wanted.leave_out else "stop"
    return wanted.naming or "anonymised", lambda password: report_ready(
        screen.session.case, report_job(screen, board, wanted.layout, password), naming=wanted.naming, unagreed=unagreed
    )


async def settled_board(
    screen: TaskScreen, path: Path, guidance: str = "", *, whole: bool = True
) -> ReportBoard:
    """The board's document; what goes where, and what is removed, is confirmed once for each form.

    Without `whole`, for a chronology, what of the report has no place in it is not asked about, and nothing is where
    all of it is certain. For a submission `guidance` says what becomes of guidance and example rows: `ASK` asks where
    nobody decided.
    """
    from exporters.report.filled import agreeing
    from screens.given_files import content_of
    from screens.leaving.report_sending import removals_decided, report_understood

    case = screen.session.case
    data = await asyncio.to_thread(content_of, path)
    board = await asyncio.to_thread(report_understood, case, data, path.name)
    confirmed = board.answers is not None and bool(board.answers.places)
    confirmed = confirmed or not whole and not board.template.undecided
    if board.answers is not None and guidance in (TAKE_OUT, LEAVE):
        board = await asyncio.to_thread(partial(removals_decided, case, board, take_out=guidance == TAKE_OUT))
    while not confirmed or board.template.uncertain:
        shown = board.template
        if guidance in (TAKE_OUT, LEAVE):
            shown = agreeing(shown) if guidance == TAKE_OUT else replace(shown, decided=True)
        board, confirmed = await _confirmed(screen, board, shown, whole=whole), True
    return await _decided(screen, board, whole=whole) if guidance and board.template.undecided else board


async def _decided(screen: TaskScreen, board: ReportBoard, *, whole: bool) -> ReportBoard:
    """The same once the author has said what becomes of guidance and example rows. Raises WrongUse on going back."""
    from screens.leaving.report_sending import removals_decided

    session = screen.session
    asked = Choices(session.glyphs, *guidance_asked(board.template.undecided))
    chosen = await screen.app.push_screen_wait(asked)
    if chosen is None:
        raise LetGo(NOTHING)
    if chosen != THROUGH:
        return await asyncio.to_thread(
            partial(removals_decided, session.case, board, take_out=chosen == TAKE_OUT)
        )
    return await _confirmed(screen, board, board.template, through=True, whole=whole)


async def _confirmed(
    screen: TaskScreen, board: ReportBoard, shown: ReportTemplate, *, through: bool = False, whole: bool
) -> ReportBoard:
    """The same as the author confirms it on one screen. Raises LetGo."""
    from screens.board_file.report_mapping import ReportMappingScreen
    from screens.board_file.what_goes_where import confirmed_on
    from screens.leaving.report_sending import report_understood

    session, case = screen.session, screen.session.case
    questions = await session.do(case.questions.all)
    report = await session.do(case.report) if whole else None
    asking = ReportMappingScreen(session.glyphs, shown, questions, report, through=through)
    answers = await confirmed_on(screen.app, session, asking, shown.fingerprint)
    if answers is None:
        raise LetGo(NOTHING)
    return await asyncio.to_thread(report_understood, case, board.data, board.name, answers)


def report_job(screen: TaskScreen, board: ReportBoard | None, layout: str, password: str | None) -> Job:
    """What is to be made, under this password where it has one."""
    from exporters.way_out.job import Job

    today = screen.session.today()
    if board is None:
        return Job(kind="report", today=today, suffix=".docx", layout=layout, password=password)
    return Job(
        kind="report", today=today, suffix=".docx", template=board.data, template_name=board.name,
        places=board.answers, password=password,
    )  # fmt: skip
