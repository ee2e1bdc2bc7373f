"""`imr demo`: a made-up case to try everything on."""

from __future__ import annotations

import secrets
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NoReturn

import click

from domain.errors import WrongUse
from tui.asking import Given, passphrase_options
from tui.saying import say

if TYPE_CHECKING:
    from screens.answering.room import Room

SOUNDS = [consonant + vowel for consonant in "bdfghjklmnprstvz" for vowel in "aeiou"]


class Locked(Exception):
    """The author locked the screen of the demo."""


@click.command("demo")
@click.option(
    "--keep", metavar="FILE", type=click.Path(path_type=Path), help="Keep the case as this new file (.imr)."
)
@passphrase_options
def demo_command(keep: Path | None, given: Given) -> None:
    """Open a made-up case, complete enough to try every screen and export.

    It is made in a fresh private folder under a passphrase that is shown, and removed on leaving unless kept. Beside it
    lies a packet: minutes for somebody to agree, with the phrase that opens it. Without a terminal, --keep makes the
    files and opens nothing.
    """
    watched = sys.stdin.isatty() and sys.stdout.isatty()
    if keep is None and not watched:
        raise WrongUse("The demo opens on a terminal. Without one, --keep FILE makes the case and leaves it.")
    if keep is not None:
        if keep.suffix != ".imr":
            raise WrongUse(f"The name of a case ends in .imr: {keep.name}.imr")
        _made(keep, given, watched)
        return
    folder = Path(tempfile.mkdtemp(prefix="imr-demo-"))
    say("Making a case to try things on. It is removed when you leave; imr demo --keep FILE.imr keeps one.")
    try:
        _made(folder / "demo.imr", given, watched)
    finally:
        say(_removed(folder))


def _removed(folder: Path) -> str:
    """Remove the case with its copies and packets, but nothing that was exported beside it; what is said of it."""
    for each in folder.iterdir():
        if each.name.startswith("demo.imr") and each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        elif each.name.startswith(("demo.imr", ".demo.imr")) or ".packet" in each.name:
            each.unlink(missing_ok=True)
    if left := sorted(each.name for each in folder.iterdir()):
        return f"The made-up case is removed. What you put beside it stays in {folder}: {', '.join(left)}"
    shutil.rmtree(folder, ignore_errors=True)
    return "The made-up case is removed."


def _made(path: Path, given: Given, watched: bool) -> None:
    from exporters.way_out.placed import check_free
    from tui.demo.build import build_demo
    from tui.demo.packet import CODE, INTERVIEW, place_packet

    packet = path.with_name(f"{path.stem}-interview-{INTERVIEW}-{CODE}.packet")
    check_free(packet)
    passphrase = given.found(path) or new_passphrase()
    phrases: list[str] = []
    build_demo(
        path, passphrase, today=date.today(),
        packet=lambda case: phrases.append(place_packet(case, packet, date.today())),
    ).close()  # fmt: skip
    say(f"A made-up case is in {path}")
    if not given.anywhere:
        say(f"Its passphrase is: {passphrase}")
    say(f"Minutes wait for {CODE}. To answer as {CODE}, in another terminal: imr agree {quote(str(packet.resolve()))}")
    say(f"The phrase is: {phrases[0]}")
    if watched:
        click.prompt("Press Enter to open it", default="", show_default=False, prompt_suffix=" ", err=True)
        _shown(path, passphrase)


def _shown(path: Path, passphrase: str) -> None:
    """Run the screen, anew each time it was locked, until the author leaves."""
    from tui.screen_program import run_screen

    given: Known | None = Known(passphrase)
    # Nobody learns the passphrase of a made-up case by heart.
    said = f"Locked. The passphrase of this demo: {passphrase}"
    while True:
        try:
            code = run_screen(
                path, given, locked=given is None, locked_said=said, on_lock=_on_lock, on_room=_on_room
            )
        except Locked:
            given = None
            continue
        raise click.exceptions.Exit(code)


def _on_lock(_path: Path) -> NoReturn:
    raise Locked


def _on_room(room: Room) -> int:
    from tui.entering_room import beside

    return beside(room)


@dataclass(frozen=True)
class Known:
    """A passphrase known to this process only, where the screen looks for one."""

    passphrase: str
    anywhere: bool = True

    def found(self, _case: Path) -> str:
        """The passphrase."""
        return self.passphrase


def new_passphrase() -> str:
    """Six groups that can be read out, some 75 bits."""
    return "-".join("".join(secrets.choice(SOUNDS) for _ in range(2)) for _ in range(6))
