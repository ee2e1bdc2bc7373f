"""`imr layout`: our own layouts without a case in them, for a board that would take one over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import WrongUse
from tui.saying import say

if TYPE_CHECKING:
    from exporters.layouts.blank import Kind

KINDS = ("adults", "children", "chronology", "actions")


@click.command("layout")
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.option("-o", "--output", metavar="NEW", required=True, type=click.Path(path_type=Path), help="The new file.")
@click.option("--question", metavar="TEXT", multiple=True, help="A report: a question to be answered; may be repeated.")
def layout_command(kind: Kind, output: Path, question: tuple[str, ...]) -> None:
    """Write one of our own layouts, empty, for a board to use as its template.

    KIND is adults or children, a report (.docx) with a line of guidance under each heading; chronology (.xlsx, .docx);
    or actions, an action plan (.xlsx). No case is opened, and no file is written over.
    """
    from exporters.layouts.blank import ENDINGS, blank
    from exporters.way_out.placed import check_free, place_new

    endings = ENDINGS[kind]
    suffix = output.suffix.lower()
    if suffix not in endings:
        name = f"{output.stem}{endings[0]}"
        raise WrongUse(f"The file will be {' or '.join(endings)}; give it a name that ends so: {name}")
    if question and kind not in ("adults", "children"):
        raise WrongUse("--question is for a report: leave it out.")
    check_free(output)
    say(f"The layout is in {place_new(blank(kind, suffix, question), output)}")
