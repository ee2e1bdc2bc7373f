"""The report into a file, from its screen: where from and where to, what goes where confirmed once, then made."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from domain.gate import PANEL_COPY, Naming
from screens.choices import Choices, Option
from screens.form import Box
from screens.glyphs import Glyphs, one_line
from screens.guidance import LEAVE, TAKE_OUT, THROUGH, guidance_asked
from screens.path_form import LetGo, PathForm, asked_until, filled, free_at
from screens.sending import send

if TYPE_CHECKING:
    from domain.agreed_rows import Unagreed
    from exporters.way_out.job import Disclosed, Job
    from exporters.way_out.ready import Ready
    from screens.report_sending import ReportBoard
    from screens.task_screen import TaskScreen
    from storage.casefile import CaseFile

DOCUMENTS = (".docx",)
NOTHING = "Nothing was written."
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
            Box("lock", "Under password", "no", offered=True, choices=("no", "yes"),
                hint="yes: it opens by a password alone, asked for next. Tell it another way than you send it."),
        ), values), begin)  # fmt: skip

    def result(self, values: Mapping[str, str]) -> ReportWanted:
        board, output = values["board"].strip(), values["output"].strip()
        if not output:
            raise WrongUse("New file: say where the report goes.")
        if Path(output).suffix.lower() not in DOCUMENTS:
            raise WrongUse(f"New file: it will be a Word document; give it a name such as {Path(output).stem}.docx")
        panel = one_of("For the panel", values["panel"], PANEL)
        path = Path(output).expanduser()
        if panel != "no" and not path.stem.upper().endswith(PANEL_COPY):
            path = path.with_name(f"{path.stem}{PANEL_COPY}{path.suffix}")
        return ReportWanted(
            Path(board).expanduser() if board else None,
            path,
            one_of("Our own for", values["layout"], LAYOUTS),
            panel != "no" or one_of("Under password", values["lock"], ("no", "yes")) == "yes",
            one_of("Not agreed", values["unagreed"], ("stop", "leave out")) == "leave out",
            "names" if panel == "names" else "initials" if panel == "initials" else None,
        )


def layout_for(case: CaseFile, today: date) -> str:
    """Which of our own layouts this case is offered: that of whom its review is about; on the case's thread."""
    from domain.about_whom import about_case

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
    folder = (session.folder or session.exchange or session.case.path.parent).resolve()
    about = await session.do(lambda: layout_for(session.case, session.today()))
    made = await asked_until(
        screen, "into a file:report", lambda: ReportForm(session.glyphs, f"{folder}/", values={"layout": about}),
        lambda wanted: _made(screen, wanted),
    )  # fmt: skip
    if made is None:
        raise LetGo(NOTHING)
    output, ready = made
    if ready.notes:
        await _told(screen, output, ready.notes)
    return f"The report is in {output}."


async def _made(screen: TaskScreen, wanted: ReportWanted) -> tuple[Path, Ready]:
    """The report where it was wanted, and what is to be known of it."""
    from exporters.way_out.job import Disclosed
    from exporters.way_out.placed import check_free
    from screens.file_password import password_for
    from screens.report_sending import report_ready

    session = screen.session
    check_free(wanted.output)
    board = await settled_board(screen, wanted.board) if wanted.board is not None else None
    password = None
    if wanted.lock:
        password = await password_for(screen.app, session, wanted.naming or "anonymised", wanted.output.name)
        if password is None:
            raise LetGo(NOTHING)
    job = report_job(screen, board, wanted.layout, password)

    def leave() -> Ready:
        unagreed: Unagreed = "leave out" if wanted.leave_out else "stop"
        ready = report_ready(session.case, job, naming=wanted.naming, unagreed=unagreed)
        send(session.case, ready, wanted.output)
        return ready

    try:
        ready = await asyncio.to_thread(leave)
    except Disclosed as stopped:
        await _show(screen, stopped)
        raise LetGo(NOTHING) from None
    session.folder = wanted.output.parent
    return wanted.output, ready


async def settled_board(screen: TaskScreen, path: Path, guidance: str = "") -> ReportBoard:
    """The board's document; what goes where, and what is removed, is confirmed once for each form.

    For a submission `guidance` says what becomes of guidance and example rows: `ASK` asks where nobody decided.
    """
    from exporters.report.filled import agreeing
    from screens.given_files import content_of
    from screens.report_mapping import ReportMappingScreen
    from screens.report_sending import removals_decided, report_understood

    session, case = screen.session, screen.session.case
    data = await asyncio.to_thread(content_of, path)
    board = await asyncio.to_thread(report_understood, case, data, path.name)
    confirmed = board.answers is not None and bool(board.answers.places)
    if board.answers is not None and guidance in (TAKE_OUT, LEAVE):
        board = await asyncio.to_thread(partial(removals_decided, case, board, take_out=guidance == TAKE_OUT))
    while not confirmed or board.template.uncertain:
        shown = board.template
        if guidance in (TAKE_OUT, LEAVE):
            shown = agreeing(shown) if guidance == TAKE_OUT else replace(shown, decided=True)
        answers = await screen.app.push_screen_wait(ReportMappingScreen(session.glyphs, shown, case.questions.all()))
        if answers is None:
            raise LetGo(NOTHING)
        confirmed = True
        board = await asyncio.to_thread(report_understood, case, data, path.name, answers)
    return await _decided(screen, board) if guidance and board.template.undecided else board


async def _decided(screen: TaskScreen, board: ReportBoard) -> ReportBoard:
    """The same once the author has said what becomes of guidance and example rows. Raises WrongUse on going back."""
    from screens.report_mapping import ReportMappingScreen
    from screens.report_sending import removals_decided, report_understood

    session, case = screen.session, screen.session.case
    asked = Choices(session.glyphs, *guidance_asked(len(board.template.undecided), session.glyphs))
    chosen = await screen.app.push_screen_wait(asked)
    if chosen is None:
        raise LetGo(NOTHING)
    if chosen != THROUGH:
        return await asyncio.to_thread(partial(removals_decided, case, board, take_out=chosen == TAKE_OUT))
    answers = await screen.app.push_screen_wait(
        ReportMappingScreen(session.glyphs, board.template, case.questions.all(), through=True)
    )
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


async def _show(screen: TaskScreen, stopped: Disclosed) -> None:
    """What keeps the report back, each where it stands."""
    glyphs = screen.session.glyphs
    said = dict.fromkeys(hit.sentence for hit in stopped.verdict.stopping)
    options = [Option(str(at), one_line(sentence, glyphs), sentence) for at, sentence in enumerate(said)]
    what = "1 thing keeps" if len(options) == 1 else f"{len(options)} things keep"
    told = "Write codes there, then try again. Only what is no name anywhere is answered by /notname."
    await screen.app.push_screen_wait(Choices(glyphs, f"{what} the report back", options, told))


async def _told(screen: TaskScreen, output: Path, notes: tuple[str, ...]) -> None:
    """What the author should know of the file: what stayed blank, what stands elsewhere, what was proved."""
    glyphs = screen.session.glyphs
    options = [Option(str(at), one_line(note, glyphs), note) for at, note in enumerate(notes)]
    title = f"{output.name} is written; to know"
    await screen.app.push_screen_wait(Choices(glyphs, title, options, "Escape goes on."))
