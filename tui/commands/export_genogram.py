"""`imr export CASE genogram`: the family drawn, as a picture by itself."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from domain.errors import WrongUse
from tui.asking import Given, at_work
from tui.commands.export_minutes import STDOUT, leave
from tui.progress import Progress


def export_genogram(path: Path, output: Path | None, given: Given) -> None:
    """Write the genogram as a PNG, by reference names. Raises WrongUse, Stopped, CannotWrite."""
    from exporters.way_out.placed import check_free
    from screens.leaving.papers_leaving import genogram

    if output is None:
        raise WrongUse("Say where it goes: -o FILE.png")
    if output == STDOUT and sys.stdout.isatty():
        raise WrongUse("The file is not for reading on a terminal: give -o FILE, or send it into a pipe.")
    if output != STDOUT:
        if output.suffix.lower() != ".png":
            raise WrongUse(f"The file will be .png; give it a name that ends so: {output.stem}.png")
        check_free(output)
    with at_work(path, given) as case:
        with Progress() as progress:
            ready = genogram(case, date.today(), step=progress)
        leave(case, ready, output)
