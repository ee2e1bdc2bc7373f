"""What the commands that export and that check beforehand are given alike."""

from __future__ import annotations

from pathlib import Path

import click

from domain.errors import WrongUse

certificate_option = click.option(
    "--certificate", metavar="NEW.txt", type=click.Path(path_type=Path),
    help="Write what was searched, found and accepted into a new file; no name stands in it.",
)


def see_board(csv: bool, template: Path | None, map_file: Path | None) -> None:
    """Refuse what does not go together with a board's file, or without one. Raises WrongUse."""
    if csv and template:
        raise WrongUse("A board's workbook is not filled as CSV: leave out --csv or --template.")
    if map_file and not template:
        raise WrongUse("--map answers for a board's file: give --template too.")
