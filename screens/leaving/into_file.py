"""The report or the plan into a file, from its own screen: where from and where to, then made, searched and placed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from domain.errors import WrongUse
from screens.choices import Choices, Option
from screens.form import Box
from screens.glyphs import one_line
from screens.leaving.sending import send
from screens.path_form import LetGo, PathForm, asked_until

if TYPE_CHECKING:
    from exporters.way_out.job import Disclosed
    from exporters.way_out.ready import Ready
    from screens.leaving.file_password import What
    from screens.task_screen import TaskScreen

NOTHING = "Nothing was written."
LOCK = Box("lock", "Under password", "no", offered=True, choices=("no", "yes"),
           hint="yes: it opens by a password alone, asked for next. Tell it another way than you send it.")  # fmt: skip


class IntoFile(Protocol):
    """What is asked of any file: where it goes, and whether it is locked."""

    @property
    def output(self) -> Path: ...

    @property
    def lock(self) -> bool: ...


Wanted = TypeVar("Wanted", bound=IntoFile)


def board_in(values: Mapping[str, str]) -> Path | None:
    """The board's file named in a form, None for a layout of our own."""
    board = values["board"].strip()
    return Path(board).expanduser() if board else None


def new_file_in(values: Mapping[str, str], what: str, kind: str, endings: Sequence[str]) -> Path:
    """The new file named in a form, of one of these endings. Raises WrongUse."""
    output = values["output"].strip()
    if not output:
        raise WrongUse(f"New file: say where the {what} goes.")
    if Path(output).suffix.lower() not in endings:
        raise WrongUse(f"New file: it will be a {kind}; give it a name such as {Path(output).stem}{endings[0]}")
    return Path(output).expanduser()


async def into_file(
    screen: TaskScreen,
    what: str,
    form: Callable[[str], PathForm[Wanted]],
    make: Callable[[TaskScreen, Wanted], Awaitable[tuple[What, Callable[[str | None], Ready]]]],
) -> tuple[Path, Ready]:
    """Ask where to in the form made for a folder, make it, search it, log it and place it; gives what it came to.

    `make` settles what has to be asked, and gives what is called with the password, if any, away from the screen.
    Raises LetGo when the author goes back, and what making and placing it raises.
    """
    session = screen.session
    folder = (session.folder or session.exchange or session.case.path.parent).resolve()

    async def made(wanted: Wanted) -> tuple[Path, Ready]:
        from exporters.way_out.job import Disclosed
        from exporters.way_out.placed import check_free
        from screens.leaving.file_password import password_for

        check_free(wanted.output)
        profile, ready_with = await make(screen, wanted)
        password = None
        if wanted.lock:
            password = await password_for(screen.app, session, profile, wanted.output.name)
            if password is None:
                raise LetGo(NOTHING)

        def leave() -> Ready:
            ready = ready_with(password)
            send(session.case, ready, wanted.output)
            return ready

        try:
            ready = await asyncio.to_thread(leave)
        except Disclosed as stopped:
            await _show(screen, what, stopped)
            raise LetGo(NOTHING) from None
        session.folder = wanted.output.parent
        return wanted.output, ready

    given = await asked_until(screen, f"into a file:{what}", lambda: form(f"{folder}/"), made)
    if given is None:
        raise LetGo(NOTHING)
    return given


async def _show(screen: TaskScreen, what: str, stopped: Disclosed) -> None:
    """What keeps it back, each where it stands."""
    said = dict.fromkeys(hit.sentence for hit in stopped.verdict.stopping)
    things = "1 thing keeps" if len(said) == 1 else f"{len(said)} things keep"
    told = "Write codes there, then try again. Only what is no name anywhere is answered by /notname."
    await show_all(screen, f"{things} the {what} back", tuple(said), told)


async def show_all(screen: TaskScreen, title: str, sentences: Sequence[str], told: str) -> None:
    """Sentences to read, each in full where the bar is."""
    glyphs = screen.session.glyphs
    options = [Option(str(at), one_line(each, glyphs), each) for at, each in enumerate(sentences)]
    await screen.app.push_screen_wait(Choices(glyphs, title, options, told))
